//! Exemption: statutory function or obligation.

use crate::form::Tri;
use crate::form::catalog::scenarios;
use crate::form::options::exemption;
use crate::law::basis::named_article;
use crate::law::{Effect, Flow, Ground, Mechanism, Rule, since};
use crate::source::{NDSMR, SMALL, cite, reading};
use crate::text::t;

pub(in crate::law) static RULE: Rule = Rule {
    id: "exempt.ndsmr35_6_statutory",
    title: t("履行法定职责或者法定义务", "Statutory function or obligation"),
    says: t(
        "为履行法定职责或者法定义务，确需向境外提供个人信息的，可以提供。“法定”理解为中国法律、行政法规（解读）；须有条款作为证据。",
        "Personal information that must go abroad to perform a statutory function or obligation may be provided. \"Statutory\" is read as PRC law (a reading), and the article must be named.",
    ),
    sources: &[
        cite(&NDSMR, "Art. 35(6)"),
        reading(&NDSMR, "Art. 35(6)"),
        cite(&SMALL, "Art. 10(4)"),
    ],
    in_force: since(NDSMR.from),
    effect: Effect::Decides(Mechanism::Exempt, Some(Ground::StatutoryDuty)),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    let claimed = flow.claims(exemption::STATUTORY);
    if claimed.is_no() {
        return claimed;
    }
    let named = named_article(&flow.scenario);
    Tri::all([claimed, named, flow.scenario.yes_no(&scenarios::TRULY_NECESSARY)])
}
