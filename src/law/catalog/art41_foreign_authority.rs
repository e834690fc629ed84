//! Foreign judicial and law-enforcement bodies.

use crate::form::Tri;
use crate::form::catalog::recipients;
use crate::form::options::relation;
use crate::law::{Effect, Flow, Mechanism, Rule, since};
use crate::source::{DSL, PIPL, cite};
use crate::text::t;

pub(in crate::law) static RULE: Rule = Rule {
    id: "prohibited.art41_foreign_authority",
    title: t(
        "向外国司法或者执法机构提供",
        "Provision to a foreign judicial or law-enforcement body",
    ),
    says: t(
        "非经主管机关批准，不得向外国司法或者执法机构提供存储于境内的个人信息或者数据。",
        "Personal information or data stored in the mainland may not be provided to a foreign judicial or law-enforcement body without approval by the competent authority.",
    ),
    sources: &[cite(&PIPL, "Art. 41"), cite(&DSL, "Art. 36")],
    in_force: since(PIPL.from),
    effect: Effect::Decides(Mechanism::ProhibitedWithoutApproval, None),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    flow.any_recipient(|recipient| {
        let authority = recipient.chose(&recipients::RELATION, relation::AUTHORITY);
        if authority.is_no() {
            authority
        } else {
            authority.and(recipient.yes_no(&recipients::AUTHORITY_APPROVAL).not())
        }
    })
}
