//! Duty: guardian consent.

use crate::day::Day;
use crate::form::Tri;
use crate::form::catalog::groups;
use crate::law::{Duty, Effect, Flow, Rule};
use crate::source::{PIPL, cite};
use crate::text::t;

pub(super) static RULE: Rule = Rule {
    id: "duty.guardian_consent",
    title: t("监护人同意", "Guardian consent"),
    says: t(
        "处理不满十四周岁未成年人个人信息的，应当取得父母或者其他监护人的同意，并制定专门的处理规则。其他合法性基础能否免除，没有定论，按需要处理。",
        "For children under 14, a parent or other guardian must consent, and dedicated rules are needed. Whether another legal basis waives it is open; it is treated as required.",
    ),
    sources: &[cite(&PIPL, "Art. 31")],
    from: Day::of(2021, 11, 1),
    until: None,
    effect: Effect::Requires(Duty::GuardianConsent),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    flow.groups().any(groups::has_under_14)
}
