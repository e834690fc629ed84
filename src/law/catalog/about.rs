//! What several rules ask of the handler, the basis, or the recipients.

use crate::form::catalog::{handler, recipients, scenarios};
use crate::form::options::legal_basis;
use crate::form::{Code, Tri};
use crate::law::basis::Basis;
use crate::law::figures::Figure;
use crate::law::{Counted, Flow, Headcount, figures};

/// Whether the handler belongs to the sector.
pub(in crate::law) fn in_sector(flow: &Flow<'_>, sector: Code) -> Tri {
    flow.handler().chose(&handler::SECTOR, sector)
}

/// Whether the handler processes the data of enough persons to have passed this figure of the day, exported or not.
pub(in crate::law) fn processed_reaches(flow: &Flow<'_>, figure: &Figure) -> Tri {
    figures::processed(flow.facts(), figure)
}

/// Whether the count has passed this figure of the day or, within its bounds, may have.
pub(super) fn may_reach(flow: &Flow<'_>, counted: &Counted, figure: &Figure) -> bool {
    figure.may_be_passed_by(counted.range, flow.facts())
}

/// Notes the two counts that were held against a figure.
pub(super) fn note_counts(flow: &Flow<'_>, count: &Headcount) {
    let (o, s) = (count.ordinary.range.spoken(), count.sensitive.range.spoken());
    flow.note(said!("一般{o}，敏感{s}", "ordinary {o}, sensitive {s}", o, s));
}

/// Whether the legal basis is this one.
pub(in crate::law) fn rests_on(flow: &Flow<'_>, basis: Code) -> Tri {
    flow.scenario.chose(&scenarios::LEGAL_BASIS, basis)
}

/// Whether the export rests on consent, or has nothing else to rest on: a basis that its own conditions deny waives none, and it is open
/// what takes its place.
pub(in crate::law) fn asks_consent(flow: &Flow<'_>) -> Tri {
    let by_consent = rests_on(flow, legal_basis::CONSENT);
    if !by_consent.is_no() {
        return by_consent;
    }
    let basis = Basis::of(&flow.scenario, &flow.circumstances.policy);
    if basis.holds.is_yes() { Tri::No } else { Tri::Unknown(basis.settled_by(&flow.scenario)) }
}

/// Whether some recipient acts in this role.
pub(in crate::law) fn any_in_role(flow: &Flow<'_>, role: Code) -> Tri {
    flow.any_recipient(|recipient| recipient.chose(&recipients::ROLE, role))
}
