//! What the papers of a filing choose from: people, identity papers, materials, the points of a legal document, bodies.

use super::{Options, choice, noted};
use crate::text::t;

/// The people whom the application form asks about, in its order.
pub static FILING_PEOPLE: Options = Options {
    id: "filing_people",
    choices: &[
        choice("legal_representative", t("法定代表人", "Legal representative")),
        choice("security_officer", t("数据安全负责人", "Person in charge of data security")),
        choice("agent", t("经办人", "Handling person")),
    ],
};

/// Identity papers, as the form prints them.
pub static IDENTITY_PAPERS: Options = Options {
    id: "identity_papers",
    choices: &[
        choice("resident", t("居民身份证", "Resident identity card")),
        choice("passport", t("护照", "Passport")),
        choice(
            "taiwan",
            t("台湾居民来往大陆通行证", "Mainland travel permit for Taiwan residents"),
        ),
        choice(
            "hk_macao",
            t("港澳居民来往内地通行证", "Mainland travel permit for Hong Kong and Macao residents"),
        ),
        choice("other", t("其他", "Other")),
    ],
};

/// The papers of an application for the security assessment, in the order of annex 1.
pub static SA_MATERIALS: Options = Options {
    id: "sa_materials",
    choices: &[
        noted(
            "credit_code",
            t("统一社会信用代码证件", "Unified social credit code certificate"),
            t("影印件，加盖公章", "copy with the company seal"),
        ),
        noted(
            "legal_representative_id",
            t("法定代表人身份证件", "Identity paper of the legal representative"),
            t("影印件，加盖公章", "copy with the company seal"),
        ),
        noted(
            "agent_id",
            t("经办人身份证件", "Identity paper of the handling person"),
            t("影印件，加盖公章", "copy with the company seal"),
        ),
        noted(
            "authorisation",
            t("经办人授权委托书", "Power of attorney for the handling person"),
            t(
                "附件2样式，法定代表人和经办人签字，单位盖章",
                "in the form of annex 2, signed by both, with the company seal",
            ),
        ),
        noted(
            "application_form",
            t("数据出境安全评估申报表", "Application form"),
            t("附件3样式，使用中文", "in the form of annex 3, in Chinese"),
        ),
        noted(
            "legal_document",
            t(
                "与境外接收方拟订立的数据出境相关合同或者其他具有法律效力的文件",
                "Contract or other legally binding document to be concluded with the recipient",
            ),
            t(
                "数据出境条款作显著标识；以中文版本为准，只有外文的附准确中文译本；系统手册要求影印件加盖公章",
                "with the export clauses visibly marked; the Chinese version prevails, or an accurate translation goes with it; the system manual asks for a sealed copy",
            ),
        ),
        noted(
            "self_assessment",
            t("数据出境风险自评估报告", "Risk self-assessment report"),
            t("附件4样式，使用中文", "in the form of annex 4, in Chinese"),
        ),
        noted(
            "other",
            t("其他相关证明材料", "Other supporting papers"),
            t("没有规定形式", "no form prescribed"),
        ),
    ],
};

/// What a legal document must agree (Security Assessment Measures Art. 9), as headings of the report.
pub static ARTICLE_NINE: Options = Options {
    id: "article_nine",
    choices: &[
        choice(
            "art9_1",
            t(
                "数据出境的目的、方式和数据范围，境外接收方处理数据的用途、方式等",
                "Purpose, manner and scope of the export; use and manner of processing by the recipient",
            ),
        ),
        choice(
            "art9_2",
            t(
                "数据在境外保存地点、期限，以及到期、目的完成或者文件终止后的处理措施",
                "Place and term of storage abroad, and disposal at expiry, completion or termination",
            ),
        ),
        choice(
            "art9_3",
            t(
                "对境外接收方将出境数据再转移给其他组织、个人的约束性要求",
                "Limits on passing the data on to other organisations or persons",
            ),
        ),
        choice(
            "art9_4",
            t(
                "境外接收方控制权、经营范围或者所在地法律、安全环境变化以及不可抗力时的安全措施",
                "Security steps on a change of control or business, of local law or security, or force majeure",
            ),
        ),
        choice(
            "art9_5",
            t(
                "违反数据安全保护义务的补救措施、违约责任和争议解决方式",
                "Remedies, liability for breach, and dispute resolution",
            ),
        ),
        choice(
            "art9_6",
            t(
                "数据安全风险的应急处置要求和个人维护个人信息权益的途径、方式",
                "Incident response, and how individuals protect their rights",
            ),
        ),
    ],
};

/// Bodies that certify exports of personal information.
pub static CERTIFICATION_BODIES: Options = Options {
    id: "certification_bodies",
    choices: &[
        choice(
            "ccrc",
            t(
                "中国网络安全审查认证和市场监管大数据中心",
                "China Cybersecurity Review, Certification and Market Regulation Big Data Center",
            ),
        ),
        choice(
            "cac_centre",
            t(
                "中央网信办（国家网信办）数据与技术保障中心",
                "Data and Technical Support Center of the CAC",
            ),
        ),
        choice("cesi", t("北京赛西认证有限责任公司", "Beijing CESI Certification Co., Ltd.")),
        choice("other", t("其他认证机构", "Another body")),
    ],
};

/// What a person looks at before a filing is submitted: papers first, then facts.
pub static FORMALITIES: Options = Options {
    id: "formalities",
    choices: &[
        noted(
            "materials_complete",
            t("材料清单逐项齐备", "Every paper of the list is there"),
            t("按材料清单的序号逐项核对", "paper by paper, by the numbers of the list"),
        ),
        noted(
            "latest_templates",
            t("与官方最新下载件一致", "In line with the latest official download"),
            t(
                "栏目、次序和固定文字没有增删；授权委托书、承诺书没有自拟条款",
                "headings, order and printed words as they are; no invented clause in the power of attorney or undertaking",
            ),
        ),
        noted(
            "sealed_copies",
            t("证件影印件清晰并加盖公章", "Copies of papers are clear and sealed"),
            t("印章不遮挡文字", "the seal covers no words"),
        ),
        noted(
            "cover_seal",
            t("报告封面已盖章", "The cover of the report is sealed"),
            t("盖在名称处，日期已填", "at the name, with the date filled in"),
        ),
        noted(
            "handwritten",
            t(
                "签字为手写，盖章位置正确，日期已填",
                "Signed by hand, sealed in the right place, dated",
            ),
            t("经办人授权委托书、承诺书", "power of attorney, undertaking"),
        ),
        noted(
            "certificate_equal",
            t("名称、代码、证件号码与证件一致", "Names, code and numbers equal the papers"),
            t(
                "记录中的名称、统一社会信用代码、法定代表人和经办人证件号码，与影印件逐字相同；经办人与系统账号一致",
                "as in the record: name, credit code, identity numbers; the agent is the one of the account",
            ),
        ),
        noted(
            "ids_valid",
            t("证件在有效期内，正反面齐全", "Identity papers are valid and whole"),
            t("法定代表人、经办人", "legal representative and agent"),
        ),
        noted(
            "translations",
            t("外文文件附准确中文译本", "Foreign papers have an accurate Chinese translation"),
            t("没有外文文件的，也填“是”并说明", "where there are none, say yes and note it"),
        ),
        noted(
            "scans_equal",
            t("扫描件与纸质、电子版一致", "Scans equal paper and electronic versions"),
            t("页数齐全，没有缺页、错页", "all pages, in order"),
        ),
        noted(
            "scans_readable",
            t(
                "扫描件类型符合系统要求，清晰可读",
                "Scans are of a type the system takes, and readable",
            ),
            t(
                "PDF、OFD、PNG、JPG、JPEG；附入材料包时程序核对类型和内容",
                "PDF, OFD, PNG, JPG, JPEG; the package checks type and content when it attaches them",
            ),
        ),
        noted(
            "authority_term",
            t(
                "授权委托期限覆盖提交和补充的时间",
                "The power of attorney covers filing and supplements",
            ),
            t("起止日期已填，事项与本次办理一致", "both days filled in; the matter is this one"),
        ),
        noted(
            "contract_text",
            t("标准合同正文未改动", "The text of the standard contract is unaltered"),
            t(
                "用 contract fill 填写的，程序已逐字比对；手工填写的，与范本逐条核对",
                "filled by `contract fill`: compared word by word; filled by hand: compare it with the form",
            ),
        ),
        noted(
            "appendix_two",
            t("附录二不与正文冲突", "Appendix II does not conflict with the text"),
            t("由法务核对", "looked at by counsel"),
        ),
        noted(
            "signatories",
            t(
                "双方签署人有权签署，签字和日期齐全",
                "Both signatories are authorised, signed and dated",
            ),
            t("授权文件已归档", "their authority is on file"),
        ),
        noted(
            "binding_document",
            t("法律文件有约束力且有中文文本", "The legal document binds and is there in Chinese"),
            t("申报安全评估时", "for the security assessment"),
        ),
        noted(
            "clauses_marked",
            t("出境条款已显著标识", "The export clauses are visibly marked"),
            t("高亮、加框等；申报安全评估时", "highlighted or framed; for the security assessment"),
        ),
        noted(
            "no_splitting",
            t("没有拆分人数或者合同规避安全评估", "No splitting of numbers or contracts"),
            t(
                "本企业的全部出境都已记录，没有分给其他主体、合同或者路径",
                "every export of the entity is on record; none was moved to another entity, contract or route",
            ),
        ),
        noted(
            "earlier_exports",
            t("当年已出境的都已计入", "What was exported earlier this year is included"),
            t(
                "包括当年已按标准合同、认证出境的个人信息",
                "what went by contract or certification this year too",
            ),
        ),
        noted(
            "no_material_change",
            t("评估完成后没有发生重大变化", "No material change since the assessment"),
            t("至提交之日", "up to the day of submission"),
        ),
        noted(
            "remote_access",
            t("境外远程访问已列为场景", "Remote access from abroad is among the scenarios"),
            t(
                "境外可以查询、调取、下载、导出的，也是出境",
                "what can be queried, retrieved, downloaded or exported from abroad is exported",
            ),
        ),
        noted(
            "recruiting",
            t("招聘：境外一方参与录用决定", "Recruiting: the side abroad takes part in hiring"),
            t(
                "境外不决定录用的，简历出境缺乏必要性",
                "if it does not decide on hiring, export of CVs lacks necessity",
            ),
        ),
        noted(
            "proof_on_file",
            t(
                "证明材料已归档，编号与报告一致",
                "Proofs are on file under the numbers of the report",
            ),
            t("证书、测试报告、截图、制度", "certificates, test reports, screenshots, rules"),
        ),
        noted(
            "standards_compared",
            t(
                "引用的标准已与公布文本核对",
                "Standards relied on were compared with the published text",
            ),
            t(
                "GB/T 39335 风险矩阵、GB/T 42460 评估方法：本程序依据报批稿和二手资料",
                "risk matrix of GB/T 39335, method of GB/T 42460: the program rests on an approval draft and secondary sources",
            ),
        ),
        noted(
            "deid_levels",
            t(
                "去标识化等级有评估记录或者测试报告",
                "Levels of de-identification have an evaluation or test report",
            ),
            t(
                "没有定量评估的等级只是企业自评",
                "a level without an evaluation is the company's own word",
            ),
        ),
        noted(
            "channel_tried",
            t(
                "行权渠道试用过，能用中文并有人答复",
                "The rights channel was tried and answers in Chinese",
            ),
            t("处理者和境外接收方的渠道", "of the handler and of the recipient"),
        ),
        noted(
            "onward_relation",
            t(
                "再提供的第三方：关系和所在地法律已写明",
                "Onward recipients: relation and law are stated",
            ),
            t(
                "与境外接收方的关系、所在地法律",
                "their tie to the recipient, the law of their place",
            ),
        ),
        noted(
            "business_name",
            t(
                "业务名称与合同、法律文件一致",
                "The business is named as in the contract or legal document",
            ),
            t(
                "场景名称与合同或者法律文件中的业务名称逐字相同",
                "scenario by scenario, word for word",
            ),
        ),
        noted(
            "logs_kept",
            t(
                "敏感个人信息的日志保存3年、至少每月审计",
                "Logs on sensitive data are kept for 3 years and looked at monthly",
            ),
            t(
                "推荐性国家标准 GB/T 45574 的要求，不是备案条件",
                "asked for by the recommended standard GB/T 45574; no condition of filing",
            ),
        ),
        noted(
            "flows_as_filed",
            t("实际出境与备案、申报、认证一致", "Actual flows are as filed or certified"),
            t(
                "核对实际传输的字段、人数、接收方；没有夹带未备案的信息",
                "fields, persons and recipients as they really flow; nothing slipped in",
            ),
        ),
    ],
};
