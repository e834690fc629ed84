//! Where each document stands in the package, and which papers of the list the company itself has to bring.

use serde_json::{Value, json};

use crate::law::Mechanism;
use crate::text::{Text, t};

/// A folder of the package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What is uploaded.
    Filing,
    /// What individuals are told and asked.
    People,
    /// What stays in the house.
    Internal,
}

impl Part {
    /// Its name; Chinese, as the package is for the regulator and the house.
    pub(super) const fn folder(self) -> &'static str {
        match self {
            Self::Filing => t("1-申报备案材料", "1-filing").zh,
            Self::People => t("2-告知与同意", "2-people").zh,
            Self::Internal => t("3-内部留存", "3-internal").zh,
        }
    }
}

/// A paper of the list that the program does not make: a person brings, signs or scans it.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// Its number in the list of materials.
    pub number: usize,
    /// What it is called.
    pub name: Text,
    /// Whether the list asks for it; the last slot of the filing system may stay empty.
    pub is_required: bool,
}

const fn paper(number: usize, name: Text) -> Paper {
    Paper { number, name, is_required: true }
}

const CODE: Text =
    t("统一社会信用代码证件影印件", "copy of the certificate of the unified social credit code");
const LEGAL: Text = t("法定代表人身份证件影印件", "copy of the legal representative's ID");
const AUTHORITY: Text =
    t("经办人授权委托书（签署盖章扫描件）", "power of attorney, signed and sealed");
const AGENT: Text = t("经办人身份证件影印件", "copy of the handling person's ID");

/// The last slot of both wizards.
const OTHER: Paper =
    Paper {
        number: 8, name: t("其他相关证明材料", "other supporting papers"), is_required: false
    };

/// By the materials list of the standard-contract guide.
static CONTRACT: &[Paper] = &[
    paper(1, CODE),
    paper(2, LEGAL),
    paper(3, AGENT),
    paper(4, AUTHORITY),
    paper(5, t("承诺书（签署盖章扫描件）", "undertaking, signed and sealed")),
    paper(6, t("个人信息出境标准合同（签署扫描件）", "standard contract, signed")),
    paper(7, t("个人信息保护影响评估报告（封面盖章扫描件）", "impact assessment report, sealed")),
    OTHER,
];

/// By annex 1 of the assessment guide, third edition.
static ASSESSMENT: &[Paper] = &[
    paper(1, CODE),
    paper(2, LEGAL),
    paper(3, AGENT),
    paper(4, AUTHORITY),
    paper(5, t("数据出境安全评估申报表（盖章扫描件）", "application form, sealed")),
    paper(6, t("与境外接收方拟订立的法律文件", "legal document with the recipient")),
    paper(7, t("数据出境风险自评估报告（盖章扫描件）", "self-assessment report, sealed")),
    OTHER,
];

/// The papers a person has to bring, sign or scan for the route.
pub fn own_papers(mechanism: Mechanism) -> &'static [Paper] {
    match mechanism {
        Mechanism::StandardContractOrCertification => CONTRACT,
        Mechanism::SecurityAssessment => ASSESSMENT,
        _ => &[],
    }
}

/// In which folder a document stands, and under which number of the list.
pub(super) fn place_of(id: &str, mechanism: Mechanism) -> (Part, Option<usize>) {
    match id {
        // The assessment files its own report; the impact assessment is kept.
        "pipia-report" if mechanism == Mechanism::SecurityAssessment => (Part::Internal, None),
        "contract-materials" | "sa-materials" => (Part::Filing, Some(0)),
        "contract-authorisation" | "sa-authorisation" => (Part::Filing, Some(4)),
        "contract-undertaking" | "sa-application-form" => (Part::Filing, Some(5)),
        "contract-appendix" => (Part::Filing, Some(6)),
        "pipia-report" | "sa-self-assessment" => (Part::Filing, Some(7)),
        "sa-extension" => (Part::Filing, Some(8)),
        "certification-sheet" => (Part::Filing, Some(9)),
        id if id.starts_with("gba-") => (Part::Filing, Some(10)),
        "notice" | "separate-consent" => (Part::People, None),
        _ => (Part::Internal, None),
    }
}

/// The steps in the data export filing system, as its manual tells them (June 2025).
pub(super) fn upload(mechanism: Mechanism) -> Value {
    let pair = |steps: &[Text]| {
        json!(steps.iter().map(|step| json!({ "zh": step.zh, "en": step.en })).collect::<Vec<_>>())
    };
    match mechanism {
        Mechanism::StandardContractOrCertification => pair(&[
            t(
                "打印、签字、盖章后扫描，类型为 PDF、OFD、PNG、JPG、JPEG",
                "print, sign, seal and scan; PDF, OFD, PNG, JPG or JPEG",
            ),
            t(
                "登录 sjcj.cac.gov.cn，选择“个人信息出境标准合同备案”，省份与信用代码证件一致",
                "log in at sjcj.cac.gov.cn and choose the filing of the standard contract; the province must match the certificate",
            ),
            t(
                "依次填写：处理者、法定代表人、经办人、承诺书、出境场景、标准合同、影响评估报告、其他证明材料（含授权委托书）",
                "in turn: handler, legal representative, agent, undertaking, scenarios, contract, report, other papers (power of attorney included)",
            ),
            t(
                "预览后提交备案；退回补充的，在10个工作日内补充",
                "preview and submit; what is asked for is supplemented within 10 working days",
            ),
        ]),
        Mechanism::SecurityAssessment => pair(&[
            t(
                "打印、签字、盖章后扫描，类型为 PDF、OFD、PNG、JPG、JPEG",
                "print, sign, seal and scan; PDF, OFD, PNG, JPG or JPEG",
            ),
            t(
                "登录 sjcj.cac.gov.cn，选择“申报数据出境安全评估”",
                "log in at sjcj.cac.gov.cn and choose the application for the security assessment",
            ),
            t(
                "依次填写：处理者、法定代表人、数据安全责任人、经办人、守法情况、出境场景（勾选承诺）、上传材料",
                "in turn: handler, legal representative, person responsible for data security, agent, compliance, scenarios (with the commitment ticked), papers",
            ),
            t(
                "提交后留意“等待受理（需补充材料）”的状态",
                "after submitting, watch for the state that asks for more papers",
            ),
        ]),
        _ => json!([]),
    }
}
