//! What several rules ask of the handler, the basis, or the recipients.

use crate::form::catalog::{handler, recipients, scenarios};
use crate::form::{Answer, Tri};
use crate::law::Flow;

/// Whether the handler belongs to the sector.
pub(in crate::law) fn in_sector(flow: &Flow<'_>, sector: &str) -> Tri {
    flow.handler().choice(&handler::SECTOR).is(|code| *code == sector)
}

/// Whether the handler processes the data of `limit` persons or more, exported or not.
pub(in crate::law) fn processed_reaches(flow: &Flow<'_>, limit: u64) -> Tri {
    let entry = flow.handler();
    match entry.count(&handler::PERSONS_PROCESSED) {
        Answer::Known(range) => {
            range.reaches_or(limit, || [entry.place(&handler::PERSONS_PROCESSED)].into())
        }
        Answer::Unknown(lacking) => Tri::Unknown(lacking),
    }
}

/// Whether the legal basis is this one.
pub(in crate::law) fn rests_on(flow: &Flow<'_>, basis: &str) -> Tri {
    flow.scenario.choice(&scenarios::LEGAL_BASIS).is(|code| *code == basis)
}

/// Whether some recipient acts in this role.
pub(in crate::law) fn any_in_role(flow: &Flow<'_>, role: &str) -> Tri {
    flow.any_recipient(|recipient| recipient.choice(&recipients::ROLE).is(|code| *code == role))
}
