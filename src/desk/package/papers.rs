//! Where each document stands in the package, and which papers of the list the company itself has to bring.

use crate::form::catalog::record;
use crate::form::{Answers, Facts};
use crate::inspection::Route;
use crate::law::{Mechanism, Survey};
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

/// What every body asks for at least; each has a list of its own.
static CERTIFICATION: &[Paper] = &[
    paper(1, t("认证委托人基本材料", "basic papers of the applicant")),
    paper(2, t("认证委托书（签署盖章扫描件）", "application for certification, signed and sealed")),
    paper(3, t("相关证明文档", "supporting documents")),
];

/// By the guides of the Greater Bay Area contract; the identity document is asked for on the side of Hong Kong.
static BAY: &[Paper] = &[
    paper(1, t("承诺书（签署盖章扫描件）", "undertaking, signed and sealed")),
    paper(
        2,
        t(
            "粤港澳大湾区个人信息跨境流动标准合同（签署扫描件）",
            "Greater Bay Area standard contract, signed",
        ),
    ),
    Paper {
        number: 3,
        name: t(
            "法定代表人身份证明文件影印本（向香港一方提交时）",
            "copy of the legal representative's ID (for the side of Hong Kong)",
        ),
        is_required: false,
    },
];

/// The one way the record goes: by the verdict and, where the law leaves a choice, by the route chosen; `None` while either is open.
pub fn route(answers: &Answers, survey: &Survey) -> Option<Route> {
    match survey.verdict.mechanism {
        Mechanism::SecurityAssessment => Some(Route::Assessment),
        Mechanism::Exempt => Some(Route::Exempt),
        Mechanism::StandardContractOrCertification => {
            let facts = Facts::new(answers);
            match facts.single(&record::SECTION).choice(&record::ROUTE).known()? {
                "certification" => Some(Route::Certification),
                "gba_contract" => Some(Route::Bay),
                _ => Some(Route::Contract),
            }
        }
        Mechanism::OutOfScope | Mechanism::ProhibitedWithoutApproval | Mechanism::Undetermined => {
            None
        }
    }
}

/// The papers a person has to bring, sign or scan for the route; none while it is open, as each route has a list of its own.
pub fn own_papers(route: Option<Route>) -> &'static [Paper] {
    match route {
        Some(Route::Contract) => CONTRACT,
        Some(Route::Assessment) => ASSESSMENT,
        Some(Route::Certification) => CERTIFICATION,
        Some(Route::Bay) => BAY,
        Some(Route::Exempt) | None => &[],
    }
}

/// In which folder a document stands, and under which number of the list.
pub(super) fn place_of(id: &str, route: Option<Route>) -> (Part, Option<usize>) {
    match id {
        // The assessment files a report of its own, and the other two ways none of this kind: it is made and kept.
        "pipia-report" | "gba-assessment"
            if matches!(route, Some(Route::Assessment | Route::Certification | Route::Bay)) =>
        {
            (Part::Internal, None)
        }
        "certification-sheet" if route == Some(Route::Certification) => (Part::Filing, Some(1)),
        "gba-undertaking" if route == Some(Route::Bay) => (Part::Filing, Some(1)),
        "gba-contract-sheet" if route == Some(Route::Bay) => (Part::Filing, Some(2)),
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
///
/// The other ways do not go through it: a certification body or the bodies of the Greater Bay Area tell their own.
pub(super) fn upload(route: Option<Route>) -> Vec<Text> {
    match route {
        Some(Route::Contract) => vec![
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
        ],
        Some(Route::Assessment) => vec![
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
        ],
        _ => Vec::new(),
    }
}
