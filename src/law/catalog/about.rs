//! What several rules ask of the handler, the basis, or the recipients.

use crate::form::catalog::{handler, recipients, scenarios};
use crate::form::{Answer, Code, Tri};
use crate::law::Flow;

/// Whether the handler belongs to the sector.
pub(super) fn in_sector(flow: &Flow<'_>, sector: Code) -> Tri {
    flow.handler().chose(&handler::SECTOR, sector)
}

/// Whether the handler processes the data of `limit` persons or more, exported or not.
pub(super) fn processed_reaches(flow: &Flow<'_>, limit: u64) -> Tri {
    let entry = flow.handler();
    match entry.count(&handler::PERSONS_PROCESSED) {
        Answer::Known(range) => {
            range.reaches_or(limit, || [entry.place(&handler::PERSONS_PROCESSED)].into())
        }
        Answer::Unknown(lacking) => Tri::Unknown(lacking),
    }
}

/// Whether the legal basis is this one.
pub(super) fn rests_on(flow: &Flow<'_>, basis: Code) -> Tri {
    flow.scenario.chose(&scenarios::LEGAL_BASIS, basis)
}

/// Whether some recipient acts in this role.
pub(super) fn any_in_role(flow: &Flow<'_>, role: Code) -> Tri {
    flow.any_recipient(|recipient| recipient.chose(&recipients::ROLE, role))
}
