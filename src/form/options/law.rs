//! Legal grounds, exemptions, routes, and the formal side of notice, consent and contract.

use super::{Options, choice, noted};
use crate::text::t;

/// Legal bases of PIPL Art. 13 para. 1; item (2) stands as its two limbs.
pub static LEGAL_BASES: Options = Options {
    id: "legal_bases",
    choices: &[
        noted(
            "art13_1_consent",
            t(
                "取得个人的同意（《个人信息保护法》第十三条第一款第（一）项）",
                "Consent of the individual (Art. 13(1)(1))",
            ),
            t(
                "以同意为依据的，向境外提供须取得单独同意",
                "where consent is the basis, export needs separate consent",
            ),
        ),
        noted(
            "art13_2_contract",
            t(
                "为订立、履行个人作为一方当事人的合同所必需（《个人信息保护法》第十三条第一款第（二）项）",
                "Necessary for a contract to which the individual is a party (Art. 13(1)(2))",
            ),
            t(
                "如跨境购物、寄递、汇款、机票酒店预订；仅为单位之间的合同一般不属此列",
                "such as cross-border shopping, courier, remittance, booking; usually not a \
                 contract between companies only",
            ),
        ),
        noted(
            "art13_2_hr",
            t(
                "按照依法制定的劳动规章制度和依法签订的集体合同实施人力资源管理所必需（《个人信息保护法》第十三条第一款第（二）项）",
                "Necessary for HR management under labour rules and collective contract (Art. \
                 13(1)(2))",
            ),
            t(
                "条文并列劳动规章制度和依法签订的集体合同，两者均宜备证据",
                "the text joins labour rules and a collective contract; keep evidence of both",
            ),
        ),
        noted(
            "art13_3_statutory_duty",
            t(
                "为履行法定职责或者法定义务所必需（《个人信息保护法》第十三条第一款第（三）项）",
                "Necessary for a statutory function or obligation (Art. 13(1)(3))",
            ),
            t(
                "写明中国法律、行政法规的具体条款",
                "name the article of the Chinese law or regulation",
            ),
        ),
        noted(
            "art13_4_emergency",
            t(
                "为应对突发公共卫生事件或者紧急情况下保护生命健康和财产安全所必需（\
                 第十三条第一款第（四）项）",
                "Public health emergency, or to protect life, health or property (Art. 13(1)(4))",
            ),
            t("写明事件、对象和时间", "name the event, the persons and the time"),
        ),
        noted(
            "art13_5_news",
            t(
                "为公共利益实施新闻报道、舆论监督，在合理范围内处理（《个人信息保护法》第十三条第一款第（五）项）",
                "News reporting or public oversight within reasonable scope (Art. 13(1)(5))",
            ),
            t("须为公共利益，限于合理范围", "for the public interest and within reasonable scope"),
        ),
        noted(
            "art13_6_public",
            t(
                "在合理范围内处理已合法公开的个人信息（《个人信息保护法》第十三条第一款第（六）项）",
                "Lawfully public information within reasonable scope (Art. 13(1)(6))",
            ),
            t(
                "个人自行公开或者其他已经合法公开；个人明确拒绝的除外",
                "made public by the individual or otherwise lawfully; not where the individual \
                 refuses",
            ),
        ),
        noted(
            "art13_7_other_law",
            t(
                "法律、行政法规规定的其他情形（《个人信息保护法》第十三条第一款第（七）项）",
                "Other circumstances in laws or administrative regulations (Art. 13(1)(7))",
            ),
            t("写明具体法律、行政法规和条款", "name the law or regulation and the article"),
        ),
    ],
};

/// Exemptions a handler can claim; those by volume are computed and not listed.
pub static EXEMPTIONS: Options = Options {
    id: "exemptions",
    choices: &[
        choice("none", t("不主张豁免", "No exemption claimed")),
        noted(
            "art4_transit",
            t(
                "过境数据（《促进和规范数据跨境流动规定》第四条）",
                "Transit data (Cross-border Flow Provisions Art. 4)",
            ),
            t(
                "境外收集和产生，传入境内处理后再出境，处理中没有引入境内个人信息或者重要数据",
                "collected abroad, processed here, sent out again; no mainland personal \
                 information or important data added",
            ),
        ),
        noted(
            "art5_1_contract",
            t(
                "订立、履行个人作为一方当事人的合同（\
                 促进和规范数据跨境流动规定第五条第一款第一项）",
                "Contract to which the individual is a party (Cross-border Flow Provisions Art. \
                 5(1)(1))",
            ),
            t(
                "个人是合同当事人；确需向境外提供；不含重要数据",
                "the individual is a party; export truly necessary; no important data",
            ),
        ),
        noted(
            "art5_2_hr",
            t(
                "跨境人力资源管理（《促进和规范数据跨境流动规定》第五条第一款第二项）",
                "Cross-border HR management (Cross-border Flow Provisions Art. 5(1)(2))",
            ),
            t(
                "依法制定的劳动规章制度和依法签订的集体合同；确需提供；限员工；不含重要数据",
                "labour rules and collective contract; truly necessary; employees only; no \
                 important data",
            ),
        ),
        noted(
            "art5_3_emergency",
            t(
                "紧急情况下保护生命健康和财产安全（《促进和规范数据跨境流动规定》第五条第一款第三项）",
                "Emergency protecting life, health or property (Cross-border Flow Provisions \
                 Art. 5(1)(3))",
            ),
            t(
                "紧急情况；为保护自然人的生命健康和财产安全；确需提供；不含重要数据",
                "an emergency; to protect life, health or property; truly necessary; no \
                 important data",
            ),
        ),
        noted(
            "ndsmr35_6_statutory",
            t(
                "履行法定职责或者法定义务（网络数据安全管理条例第三十五条第六项）",
                "Statutory function or obligation (Network Data Regulations Art. 35(6))",
            ),
            t(
                "为履行所必需，一般理解为中国法律规定的职责或者义务，并有证据；不含重要数据；\
                 2025年1月1日起",
                "necessary for it, usually read as a duty under Chinese law, with evidence; no \
                 important data; from 1 January 2025",
            ),
        ),
        noted(
            "art6_ftz",
            t(
                "自由贸易试验区负面清单（《促进和规范数据跨境流动规定》第六条）",
                "Free trade zone negative list (Cross-border Flow Provisions Art. 6)",
            ),
            t(
                "处理者在清单适用范围内；清单覆盖所属领域；清单外免予，清单内按清单所定机制",
                "handler in scope, sector covered; off the list exempt, on the list by the \
                 list's mechanism",
            ),
        ),
    ],
};

/// Acts by which personal information leaves the mainland.
pub static EXPORT_ACTS: Options = Options {
    id: "export_acts",
    choices: &[
        noted(
            "transfer",
            t("向境外传输", "Transfer abroad"),
            t(
                "将境内运营中收集和产生的个人信息传输至境外；录入境外系统通常也按此处理",
                "sending abroad what mainland operations collect or generate; entry into a \
                 system hosted abroad is usually treated alike",
            ),
        ),
        noted(
            "remote_access",
            t(
                "境外远程访问（查询、调取、下载、导出）",
                "Remote access from abroad (query, retrieve, download, export)",
            ),
            t(
                "数据存储在境内，境外的机构、组织或者个人可以访问",
                "data stays in the mainland but someone abroad can reach it",
            ),
        ),
        noted(
            "direct_collection",
            t(
                "境外直接收集（个人信息保护法第三条第二款）",
                "Direct collection from abroad (PIPL Art. 3(2))",
            ),
            t(
                "境外处理者为提供产品、服务或者分析、评估行为，处理境内自然人的信息",
                "a handler abroad offers products or services to, or analyses, persons in the \
                 mainland",
            ),
        ),
        noted(
            "inside_only",
            t(
                "仅在境内访问，未向境外提供",
                "Accessed inside the mainland only, nothing provided abroad",
            ),
            t(
                "如境外单位人员身处境内查阅，数据未传至境外",
                "such as staff of a foreign company reading it while in the mainland",
            ),
        ),
    ],
};

/// Technical manner of export; reference values of the security assessment form.
pub static EXPORT_MANNERS: Options = Options {
    id: "export_manners",
    choices: &[
        choice(
            "public_internet_transfer",
            t("公共互联网传输", "Transfer over the public internet"),
        ),
        choice(
            "dedicated_line_transfer",
            t("跨境专线传输", "Transfer over a cross-border dedicated line"),
        ),
        choice(
            "public_internet_access",
            t("公共互联网远程访问", "Remote access over the public internet"),
        ),
        choice(
            "dedicated_line_access",
            t("跨境专线远程访问", "Remote access over a cross-border dedicated line"),
        ),
        choice("other", t("其他方式", "Other")),
    ],
};

/// Whose information goes out under the HR exemption.
pub static EMPLOYEE_SCOPES: Options = Options {
    id: "employee_scopes",
    choices: &[
        noted(
            "employees_only",
            t("仅本单位员工", "Own employees only"),
            t("符合豁免条文中的“员工”", "fits the word employees in the exemption"),
        ),
        noted(
            "with_contractors",
            t("含劳务派遣、外包人员", "Also dispatched or contracted workers"),
            t(
                "是否属于“员工”尚无定论，需要复核",
                "whether they are employees is open; needs review",
            ),
        ),
        noted(
            "with_relatives",
            t("含员工亲属、求职者", "Also relatives of employees or job applicants"),
            t(
                "按条文字面不属于“员工”，该部分不能适用此项豁免",
                "not employees on the words; the exemption does not cover them",
            ),
        ),
    ],
};

/// Important data for which the automotive guideline of 2026 knows an exemption.
pub static DEFECT_DATA: Options = Options {
    id: "defect_data",
    choices: &[
        choice("vulnerability", t("安全漏洞数据", "Data on a security vulnerability")),
        choice("incident", t("安全事件数据", "Data on a security incident")),
        choice("update_source", t("在线升级包源代码", "Source code of an update package (OTA)")),
        choice("none", t("以上都不是", "None of them")),
    ],
};

/// Mechanism a free trade zone list asks for.
pub static LISTED_MECHANISMS: Options = Options {
    id: "listed_mechanisms",
    choices: &[
        choice("security_assessment", t("数据出境安全评估", "Security assessment")),
        choice(
            "standard_contract_or_certification",
            t("订立标准合同或者通过认证", "Standard contract or certification"),
        ),
        choice("none", t("清单未要求", "None asked for by the list")),
    ],
};

/// Route chosen where standard contract or certification is due.
pub static ROUTES: Options = Options {
    id: "routes",
    choices: &[
        noted(
            "standard_contract",
            t("订立标准合同并备案", "Standard contract and filing"),
            t(
                "合同生效后可以出境，生效之日起十个工作日内向省级网信部门备案",
                "export once the contract is in effect; file with the provincial CAC within 10 \
                 working days",
            ),
        ),
        noted(
            "certification",
            t("个人信息出境认证", "Certification of personal information export"),
            t(
                "由专业认证机构认证，取得认证证书后出境",
                "export after a certification body has issued its certificate",
            ),
        ),
        noted(
            "gba_contract",
            t("粤港澳大湾区标准合同", "Greater Bay Area standard contract"),
            t(
                "双方均在大湾区内地九市或者港澳；不得向大湾区以外提供",
                "both sides in the nine cities, Hong Kong or Macao; no onward transfer outside \
                 the area",
            ),
        ),
    ],
};

/// What the notice of an export tells (PIPL Art. 39, and retention from Art. 17).
pub static NOTICE_ITEMS: Options = Options {
    id: "notice_items",
    choices: &[
        choice("recipient_name", t("境外接收方的名称或者姓名", "Name of the overseas recipient")),
        choice("recipient_contact", t("境外接收方的联系方式", "Contact of the overseas recipient")),
        choice("purpose", t("处理目的", "Purpose of processing")),
        choice("method", t("处理方式", "Method of processing")),
        choice("categories", t("个人信息的种类", "Categories of personal information")),
        choice(
            "rights_procedure",
            t(
                "向境外接收方行使权利的方式和程序",
                "How to exercise rights against the overseas recipient",
            ),
        ),
        choice(
            "retention",
            t("保存期限（个人信息保护法第十七条）", "Retention period (PIPL Art. 17)"),
        ),
    ],
};

/// What the notice adds for sensitive personal information (PIPL Art. 30).
pub static SENSITIVE_NOTICE_ITEMS: Options = Options {
    id: "sensitive_notice_items",
    choices: &[
        choice(
            "necessity",
            t("处理敏感个人信息的必要性", "Necessity of processing the sensitive information"),
        ),
        choice(
            "effect_on_rights",
            t("对个人权益的影响", "Effect on the rights and interests of the individual"),
        ),
    ],
};

/// Where separate consent is given.
pub static CONSENT_CHANNELS: Options = Options {
    id: "consent_channels",
    choices: &[
        choice("app_popup", t("应用程序弹窗", "Pop-up in an app")),
        choice("web_form", t("网页表单", "Web form")),
        choice("paper", t("纸质文件签署", "Signed paper")),
        choice("email", t("电子邮件", "E-mail")),
        noted(
            "contract_annex",
            t("合同附件", "Annex to a contract"),
            t(
                "与其他条款分开，由个人单独作出同意",
                "apart from the other terms, with a consent of its own",
            ),
        ),
        choice("hr_system", t("人力资源系统", "HR system")),
        choice("other", t("其他", "Other")),
    ],
};

/// Whether the commercial contract behind the export exists yet.
pub static CONTRACT_STATUS: Options = Options {
    id: "contract_status",
    choices: &[
        choice("concluded", t("已订立", "Concluded")),
        choice("to_be_concluded", t("约定订立", "To be concluded")),
    ],
};

/// How disputes under the standard contract are settled.
pub static DISPUTE_METHODS: Options = Options {
    id: "dispute_methods",
    choices: &[
        noted(
            "arbitration",
            t("仲裁", "Arbitration"),
            t("选择仲裁机构，并填写仲裁地点", "choose the institution and give the seat"),
        ),
        noted(
            "litigation",
            t("诉讼", "Litigation"),
            t(
                "向中华人民共和国有管辖权的人民法院起诉",
                "before a competent people's court of the PRC",
            ),
        ),
    ],
};

/// Arbitration institutions printed in the standard contract.
pub static ARBITRATION_BODIES: Options = Options {
    id: "arbitration_bodies",
    choices: &[
        choice(
            "cietac",
            t(
                "中国国际经济贸易仲裁委员会",
                "China International Economic and Trade Arbitration Commission (CIETAC)",
            ),
        ),
        choice("cmac", t("中国海事仲裁委员会", "China Maritime Arbitration Commission (CMAC)")),
        choice(
            "bac",
            t(
                "北京仲裁委员会（北京国际仲裁中心）",
                "Beijing Arbitration Commission (Beijing International Arbitration Center)",
            ),
        ),
        choice("shiac", t("上海国际仲裁中心", "Shanghai International Arbitration Center (SHIAC)")),
        choice(
            "other",
            t(
                "其他《承认及执行外国仲裁裁决公约》成员的仲裁机构",
                "Another institution in a member of the New York Convention",
            ),
        ),
    ],
};

/// What a person may decide where the text decides nothing.
pub static PERSON_DECISIONS: Options = Options {
    id: "person_decisions",
    choices: &[
        choice("out_of_scope", t("不属于个人信息出境", "Not an export of personal information")),
        choice(
            "exempt",
            t("免予安全评估、标准合同和认证", "Exempt from assessment, contract and certification"),
        ),
        choice(
            "standard_contract_or_certification",
            t("订立标准合同并备案，或者通过认证", "Standard contract or certification"),
        ),
        choice("security_assessment", t("申报数据出境安全评估", "Security assessment")),
    ],
};
