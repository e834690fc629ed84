//! Exemption: contract of the individual.

use crate::form::Tri;
use crate::form::catalog::scenarios;
use crate::form::options::exemption;
use crate::law::{Effect, Flow, Ground, Mechanism, Rule, since};
use crate::source::{PCF, QA1, QA3, cite, secondary};
use crate::text::t;

pub(in crate::law) static RULE: Rule = Rule {
    id: "exempt.art5_1_1_contract",
    title: t("为订立、履行个人合同豁免", "Exemption of the individual's contract"),
    says: t(
        "为订立、履行个人作为一方当事人的合同（跨境购物、寄递、汇款、支付、开户、机票酒店预订、签证办理、考试服务等），确需向境外提供个人信息的，免予三种机制。列举是开放的：其他合同须个人是当事人，并且确需、最少；境内人员预订境内酒店不在其内（2025年10月问答）。",
        "Personal information that must go abroad to conclude or perform a contract to which the individual is a party (cross-border shopping, courier, remittance, payment, account opening, flight and hotel booking, visa, examinations and the like) needs no mechanism. The list is open: any other contract needs the individual as a party, and true necessity with the least data; a domestic person's domestic hotel is not covered (answers of October 2025).",
    ),
    sources: &[cite(&PCF, "Art. 5(1)(1)"), secondary(&QA1, ""), cite(&QA3, "")],
    in_force: since(PCF.from),
    effect: Effect::Decides(Mechanism::Exempt, Some(Ground::Contract)),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    let claimed = flow.claims(exemption::CONTRACT);
    if claimed.is_no() {
        return claimed;
    }
    Tri::all([
        claimed,
        flow.scenario.yes_no(&scenarios::CONTRACT_PARTY),
        flow.scenario.yes_no(&scenarios::TRULY_NECESSARY),
    ])
}
