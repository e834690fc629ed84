//! Exemption: cross-border human resources management.

use crate::form::Tri;
use crate::form::catalog::scenarios;
use crate::form::options::{employee_scope, exemption};
use crate::law::basis::staff_papers;
use crate::law::{Effect, Flow, Ground, Mechanism, Rule, since};
use crate::source::{PCF, QA1, QA3, cite, secondary};
use crate::text::t;

pub(in crate::law) static RULE: Rule = Rule {
    id: "exempt.art5_1_2_hr",
    title: t("跨境人力资源管理豁免", "Exemption of cross-border HR management"),
    says: t(
        "按照依法制定的劳动规章制度和依法签订的集体合同实施跨境人力资源管理，确需向境外提供员工个人信息的，免予三种机制。身份证件、护照、银行账户须确有需要，规章和合同本身也要符合最小必要（2025年10月问答）。两种文件只有其一的，或者含派遣、外包人员的，须由人复核确认。",
        "Employees' personal information that must go abroad for cross-border HR management under lawfully made labour rules and a lawfully signed collective contract needs no mechanism. Identity papers, passports and bank accounts must truly be needed, and rules and contract must themselves keep to the minimum (answers of October 2025). With only one of the two papers, or with dispatched or contract staff, a person must confirm.",
    ),
    sources: &[cite(&PCF, "Art. 5(1)(2)"), secondary(&QA1, ""), cite(&QA3, "")],
    in_force: since(PCF.from),
    effect: Effect::Decides(Mechanism::Exempt, Some(Ground::HumanResources)),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    let claimed = flow.claims(exemption::HUMAN_RESOURCES);
    if claimed.is_no() {
        return claimed;
    }
    let scenario = &flow.scenario;
    let papers = staff_papers(scenario, &flow.circumstances.policy);
    // Relatives and applicants are not employees; of dispatched and contract staff a person decides.
    let people = match scenario.choice(&scenarios::HR_SCOPE) {
        crate::form::Answer::Known(employee_scope::EMPLOYEES_ONLY) => Tri::Yes,
        crate::form::Answer::Known(employee_scope::WITH_CONTRACTORS) => {
            scenario.yes_no(&scenarios::HR_REVIEW)
        }
        crate::form::Answer::Known(_) => Tri::No,
        crate::form::Answer::Unknown(lacking) => Tri::Unknown(lacking),
    };
    Tri::all([claimed, papers, people, scenario.yes_no(&scenarios::TRULY_NECESSARY)])
}
