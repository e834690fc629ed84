//! What several rules ask of the handler, the basis, or the recipients.

use crate::form::catalog::{handler, recipients, scenarios};
use crate::form::{Answer, Code, Tri};
use crate::law::figures::Figure;
use crate::law::{Counted, Flow, Headcount};

/// Whether the handler belongs to the sector.
pub(in crate::law) fn in_sector(flow: &Flow<'_>, sector: Code) -> Tri {
    flow.handler().chose(&handler::SECTOR, sector)
}

/// Whether the handler processes the data of as many persons as this figure of the day, or more, exported or not.
pub(in crate::law) fn processed_reaches(flow: &Flow<'_>, figure: &Figure) -> Tri {
    figure.on(flow.day()).map_or(Tri::No, |(limit, _)| processes(flow, limit))
}

fn processes(flow: &Flow<'_>, limit: u64) -> Tri {
    let entry = flow.handler();
    match entry.count(&handler::PERSONS_PROCESSED) {
        Answer::Known(range) => {
            range.reaches_or(limit, || [entry.place(&handler::PERSONS_PROCESSED)].into())
        }
        Answer::Unknown(lacking) => Tri::Unknown(lacking),
    }
}

/// Whether the count is above this figure of the day by at least so many, or within its bounds may be.
pub(super) fn may_reach(flow: &Flow<'_>, counted: &Counted, figure: &Figure, by: u64) -> bool {
    let most = counted.range.high;
    figure.on(flow.day()).is_some_and(|(limit, _)| most.is_some_and(|most| most >= limit + by))
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

/// Whether some recipient acts in this role.
pub(in crate::law) fn any_in_role(flow: &Flow<'_>, role: Code) -> Tri {
    flow.any_recipient(|recipient| recipient.chose(&recipients::ROLE, role))
}
