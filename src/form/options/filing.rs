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
