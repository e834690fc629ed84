//! Security measures, and the judgements an assessment report ends with.

use super::{Options, choice, noted};
use crate::text::t;

/// Who takes a measure.
pub static MEASURE_SIDES: Options = Options {
    id: "measure_sides",
    choices: &[
        choice("handler", t("个人信息处理者", "Personal information handler")),
        choice("recipient", t("境外接收方", "Overseas recipient")),
        choice("both", t("双方", "Both sides")),
    ],
};

/// Areas of security measures and the facts to give for each.
pub static MEASURE_AREAS: Options = Options {
    id: "measure_areas",
    choices: &[
        noted(
            "governance",
            t("组织和制度", "Governance"),
            t(
                "个人信息保护负责人、机构、管理制度、保密协议、背景审查",
                "person in charge, body, rules, confidentiality agreements, background checks",
            ),
        ),
        noted(
            "classification",
            t("分类分级", "Classification and grading"),
            t("数据资产清单、分类分级规则和结果", "data inventory, grading rules and results"),
        ),
        noted(
            "transmission",
            t("传输安全", "Transmission"),
            t(
                "协议及版本、加密算法、密钥保管、证书、域名、IP地址、运营者、频次、推送或者拉取",
                "protocol and version, cipher, keys, certificate, domain, IP, operator, frequency",
            ),
        ),
        noted(
            "storage",
            t("存储安全", "Storage (at rest)"),
            t(
                "加密算法、密钥管理、生物识别信息与身份信息分开存储、敏感个人信息加密存储",
                "algorithm, key management, separate storage of biometric and identity data",
            ),
        ),
        noted(
            "access",
            t("访问控制", "Access control"),
            t(
                "最小授权、职责分离、多因素认证、批量导出审批",
                "least privilege, separated duties, multi-factor login, approval of bulk export",
            ),
        ),
        noted(
            "audit",
            t("日志与审计", "Logging and audit"),
            t(
                "自动记录、防篡改、留存期限、定期审计日志和权限",
                "automatic logs, tamper protection, retention, regular review of logs and rights",
            ),
        ),
        noted(
            "network",
            t("网络安全", "Network security"),
            t(
                "边界防护、防恶意程序、数据防泄漏、漏洞扫描和渗透测试、接口鉴权",
                "border defence, anti-malware, leak prevention, penetration tests, \
                 authenticated APIs",
            ),
        ),
        noted(
            "mlps",
            t("等级保护", "Multi-level protection scheme (MLPS)"),
            t(
                "系统名称、定级、备案编号、最近一次测评日期和结论",
                "system name, level, filing number, date and result of the last test",
            ),
        ),
        noted(
            "incident",
            t("事件应急", "Incident response"),
            t("应急预案、演练、联系人、通知时限", "plan, drills, contact, times for giving notice"),
        ),
        noted(
            "deletion",
            t("删除", "Deletion"),
            t(
                "到期删除计划、方式、备份的处理、删除证明",
                "schedule, method, treatment of backups, proof",
            ),
        ),
        noted(
            "due_diligence",
            t("境外接收方尽职调查与审计", "Due diligence and audit of the recipient"),
            t(
                "股权、资质证书、有权访问人员、再委托方、事件史、政府调取史",
                "ownership, certificates, staff with access, sub-processors, incidents, \
                 official requests",
            ),
        ),
        noted(
            "training",
            t("培训", "Training"),
            t("对象、频次、内容、考核记录", "who, how often, content, test records"),
        ),
        noted(
            "compliance",
            t("合规审计、认证", "Compliance audit and certification"),
            t(
                "合规审计、认证证书、处罚和整改情况",
                "compliance audits, certificates, penalties and rectification",
            ),
        ),
    ],
};

/// Effect of the law at the recipient's place on performing the contract.
pub static LAW_EFFECTS: Options = Options {
    id: "law_effects",
    choices: &[
        noted(
            "none",
            t("无不利影响", "No adverse effect"),
            t(
                "所查法律和实践均不妨碍履行合同",
                "the law and practice looked at do not stand in the way",
            ),
        ),
        noted(
            "manageable",
            t("有影响，已采取措施", "Some effect, measures taken"),
            t(
                "写明具体法律、影响和对应措施",
                "name the law, the effect and the measure that answers it",
            ),
        ),
        noted(
            "blocking",
            t("无法履行合同", "Contract cannot be performed"),
            t("不应出境，已出境的应中止", "nothing should go out; stop what already does"),
        ),
    ],
};

/// Risk levels after GB/T 39335-2020.
pub static RISK_LEVELS: Options = Options {
    id: "risk_levels",
    choices: &[
        noted(
            "low",
            t("低", "Low"),
            t("一般可以接受，持续关注", "usually acceptable; keep watching"),
        ),
        noted(
            "medium",
            t("中", "Medium"),
            t("一般在权衡影响和成本后处置", "usually treated after weighing effect and cost"),
        ),
        noted("high", t("高", "High"), t("一般应限期处置", "usually to be treated by a deadline")),
        noted("severe", t("严重", "Severe"), t("一般应立即处置", "usually to be treated at once")),
    ],
};

/// Conclusion of the impact assessment.
pub static CONCLUSIONS: Options = Options {
    id: "conclusions",
    choices: &[
        noted(
            "may_export",
            t("可以开展出境活动", "The transfer may proceed"),
            t("风险可控，措施与风险程度相适应", "risks are under control and measures fit them"),
        ),
        noted(
            "after_rectification",
            t("完成整改后可以开展", "The transfer may proceed after rectification"),
            t("写明待整改问题、措施、责任人和期限", "give problems, remedies, owners and dates"),
        ),
        noted(
            "must_not",
            t("不得开展", "Export must not take place"),
            t(
                "存在无法消除的障碍或者不可接受的风险",
                "an obstacle cannot be removed or a risk is not acceptable",
            ),
        ),
    ],
};

/// The six items of Art. 5 of the Standard Contract Measures, as headings of the report.
pub static ARTICLE_FIVE: Options = Options {
    id: "article_five",
    choices: &[
        noted(
            "art5_1",
            t(
                "个人信息处理者和境外接收方处理个人信息的目的、范围、方式等的合法性、正当性、\
                 必要性",
                "Lawfulness, legitimacy and necessity of both sides' purpose, scope and method",
            ),
            t(
                "法律依据、明确目的，逐项说明业务、人数、数据项和频次为何必要",
                "legal basis, one clear purpose, why activity, persons, items and frequency are \
                 necessary",
            ),
        ),
        noted(
            "art5_2",
            t(
                "出境个人信息的规模、范围、种类、敏感程度，个人信息出境可能对个人信息权益带来的风险",
                "Volume, range, types and sensitivity of the information, and risk to personal \
                 rights",
            ),
            t(
                "去重人数及其日期和来源，一般与敏感分列，对个人的影响程度和理由",
                "distinct persons with date and source, ordinary and sensitive apart, harm and \
                 its reasons",
            ),
        ),
        noted(
            "art5_3",
            t(
                "境外接收方承诺承担的义务，以及履行义务的管理和技术措施、能力等能否保障出境个人信息的安全",
                "The recipient's promised duties, and whether its measures and capability keep \
                 the data safe",
            ),
            t(
                "合同义务、逐项措施、证据、差距和结论，证书编号和有效期",
                "contract duties, each control with evidence, gap, conclusion; certificates and \
                 validity",
            ),
        ),
        noted(
            "art5_4",
            t(
                "个人信息出境后遭到篡改、破坏、泄露、丢失、非法利用等的风险，个人信息权益维护的渠道是否通畅等",
                "Risk of tampering, damage, leak, loss or misuse after export, and whether \
                 redress is open",
            ),
            t(
                "风险情形、可能性、已有措施，渠道的联系方式、语言、答复时限和身份核验",
                "risk scenarios, likelihood, controls; channel, language, response time, \
                 identity check",
            ),
        ),
        noted(
            "art5_5",
            t(
                "境外接收方所在国家或者地区的个人信息保护政策和法规对标准合同履行的影响",
                "Effect on the contract of personal information policy and law at the \
                 recipient's place",
            ),
            t(
                "法律名称和来源、监管和司法机构、公权力调取的规定和经历、对合同的影响",
                "named laws with source, regulator and courts, official access, effect on the \
                 contract",
            ),
        ),
        noted(
            "art5_6",
            t(
                "其他可能影响个人信息出境安全的事项",
                "Other matters that may affect the security of the export",
            ),
            t(
                "转委托和再提供、自动化决策、第三方参与情况；没有的，明确写“无”",
                "sub-processing, onward transfer, automated decisions, third parties; or an \
                 express “none”",
            ),
        ),
    ],
};
