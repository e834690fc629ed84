//! What runs or is planned too early, as problems of the record; and that nobody says since when what has begun goes on.

use crate::form::catalog::{flows, groups, record};
use crate::form::options::event;
use crate::form::{Answer, Code, Entry, Facts, Problem, Severity};
use crate::law::{Mechanism, Verdict, checks};

use super::{How, Underway, first, is_over};

/// What tells that a mechanism was or is there.
const MECHANISMS: &[Code] = &[
    event::CONTRACT_EFFECTIVE,
    event::SC_SUBMITTED,
    event::SC_NUMBER,
    event::GBA_CONTRACT_EFFECTIVE,
    event::GBA_SUBMITTED,
    event::SA_RESULT_ISSUED,
    event::SA_RESULT_RECEIVED,
    event::CERTIFICATE_ISSUED,
];

/// The same as problems, each at the first answer that would settle it.
pub(in crate::law) fn problems(found: &[Underway]) -> impl Iterator<Item = Problem> {
    found.iter().map(|one| Problem {
        check: checks::FLOWS_UNDERWAY,
        severity: if one.how == How::Runs { Severity::Grave } else { Severity::Warning },
        place: one.place.clone(),
        message: one.said(),
    })
}

/// That people's data went by the figures of a record that says of no flow since when: nothing can be held against a day that is not
/// there, and a number is no sign that it began in time.
pub(in crate::law) fn unsaid(facts: &Facts<'_>, verdict: &Verdict) -> Option<Problem> {
    let entry = facts.single(&record::SECTION);
    // What needs no mechanism is not asked since when it needed one.
    let is_free = |scenario: &Entry<'_>| {
        let mut judged = verdict.scenarios.iter();
        judged.any(|one| {
            let is = matches!(one.mechanism, Mechanism::OutOfScope | Mechanism::Exempt);
            Some(one.id.as_str()) == scenario.id && is
        })
    };
    let is_open = |flow: &Entry<'_>| {
        flow.value(&flows::FIRST_DAY).is_none() && flow.of().is_some_and(|of| !is_free(&of))
    };
    let went = |group: &Entry<'_>| {
        let figures = [&groups::ORDINARY, &groups::SENSITIVE].map(|field| group.count(field));
        figures.into_iter().filter_map(Answer::known).any(|count| count.low > 0)
    };
    let told = |flow: Entry<'_>| {
        let groups = flows::groups(&flow).known().unwrap_or_default();
        groups.into_iter().find(went).map(|group| group.title())
    };
    // A mechanism that was there tells by its own day since when.
    let is_asked = entry.value(&record::EXPORT_START).is_none()
        && !is_over(facts)
        && first(facts, MECHANISMS).is_none();
    let group =
        is_asked.then(|| facts.rows(&flows::SECTION).filter(is_open).find_map(told)).flatten();
    facts.forget_reads();
    Some(Problem {
        check: checks::FLOWS_UNDERWAY,
        severity: Severity::Warning,
        place: entry.place(&record::EXPORT_START),
        message: said!(
            "“{group}”的人数表明信息已经出境，而没有写从哪一天起：填写实际开始的日期，才能核对影响评估、机制、告知和同意是否在此之前具备",
            "the count of \"{group}\" tells that data has gone abroad, and no day says since when: give the day on which it really began, so that assessment, mechanism, notice and consent can be held against it",
            group = group?,
        ),
    })
}
