//! The list of recipients to whom provision is restricted or prohibited.

use crate::form::Tri;
use crate::form::catalog::recipients;
use crate::law::{Effect, Flow, Mechanism, Rule, since};
use crate::source::{PIPL, cite};
use crate::text::t;

pub(in crate::law) static RULE: Rule = Rule {
    id: "prohibited.art42_restricted_list",
    title: t("限制或者禁止个人信息提供清单", "Restricted or prohibited provision list"),
    says: t(
        "接收方被列入限制或者禁止个人信息提供清单的，限制或者禁止向其提供。清单由使用者自行核对，没有填写的按未列入处理。",
        "Provision to a recipient on the list is restricted or prohibited. Users check the list; a recipient of whom nothing is said counts as not listed.",
    ),
    sources: &[cite(&PIPL, "Art. 42")],
    in_force: since(PIPL.from),
    effect: Effect::Decides(Mechanism::ProhibitedWithoutApproval, None),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    // No published list is known: an empty field is an empty list, as the rule says.
    flow.any_recipient(|recipient| recipient.yes_no_if_filled(&recipients::RESTRICTED))
}
