//! Exemption: emergency.

use crate::form::Tri;
use crate::form::catalog::scenarios;
use crate::law::{Effect, Flow, Ground, Mechanism, Rule, since};
use crate::source::{PCF, cite};
use crate::text::t;

pub(in crate::law) static RULE: Rule = Rule {
    id: "exempt.art5_1_3_emergency",
    title: t("紧急情况豁免", "Exemption in an emergency"),
    says: t(
        "紧急情况下为保护自然人的生命健康和财产安全，确需向境外提供个人信息的，免予三种机制。",
        "Personal information that must go abroad in an emergency to protect life, health or property of a natural person needs no mechanism.",
    ),
    sources: &[cite(&PCF, "Art. 5(1)(3)")],
    in_force: since(PCF.from),
    effect: Effect::Decides(Mechanism::Exempt, Some(Ground::Emergency)),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    let claimed = flow.claims("art5_3_emergency");
    if claimed.is_no() {
        return claimed;
    }
    Tri::all([
        claimed,
        flow.scenario.yes_no(&scenarios::EMERGENCY),
        flow.scenario.yes_no(&scenarios::TRULY_NECESSARY),
    ])
}
