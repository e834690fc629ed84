//! Embassies, consulates, ships and aircraft.

use crate::form::Tri;
use crate::form::catalog::recipients;
use crate::law::{Effect, Mechanism, Rule, since};
use crate::source::{PIPL, reading};
use crate::text::t;

pub(in crate::law) static RULE: Rule = Rule {
    id: "place.manual",
    title: t("使领馆、船舶、航空器", "Embassy, consulate, ship or aircraft"),
    says: t(
        "在使领馆、船舶或者航空器上接收，是否属于“向境外提供”，没有明文，由人判断；没有填写的按不涉及处理。",
        "Whether receiving in an embassy or consulate, on a ship or an aircraft is provision abroad is not said anywhere. A person decides; an empty field means that it is not the case.",
    ),
    sources: &[reading(&PIPL, "Art. 3, 38")],
    in_force: since(PIPL.from),
    effect: Effect::Decides(Mechanism::Undetermined, None),
    when: |flow| flow.any_recipient(is_special),
};

/// Whether the recipient is in such a place; an empty field means that it is not.
pub(super) fn is_special(recipient: &crate::form::Entry<'_>) -> Tri {
    recipient.yes_no_if_filled(&recipients::SPECIAL_PLACE)
}
