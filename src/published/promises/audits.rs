//! What proves that recipients are audited, and as often as is promised.

use crate::day::Day;
use crate::form::catalog::recipients;
use crate::form::options::area;
use crate::form::{Answer, Entry, Place, Tri};
use crate::text::phrase;

use super::often::months;
use super::proof::{Gathered, by_measure, weighed};
use super::weight::Weight;
use super::{Proof, Proving, Standing};

/// In how many months more what is done again is to be finished.
const FINISHED: u32 = 2;
/// A page that says so many months more than the record plans says something else.
const OTHER: u32 = 12;
/// What is done more seldom is a promise of its own, which the last audit alone does not prove.
const YEARLY: u32 = 12;

pub(super) fn audit(of: &Proving<'_>) -> Proof {
    let mut out = Gathered::default();
    let often = of.sentences.iter().filter_map(|one| months(&one.plain)).max();
    if let Some(other) = often.and_then(|often| otherwise(of, often)) {
        return other;
    }
    // What is done every year was done within the last one.
    let since = often.and_then(|often| of.held.facts.day().months_before(often + FINISHED));
    for row in of.held.facts.rows(&recipients::SECTION) {
        let place = row.place(&recipients::LAST_AUDIT);
        let audited =
            match (row.day(&recipients::LAST_AUDIT), row.is_answered(&recipients::LAST_AUDIT)) {
                (Answer::Known(day), _) if since.is_some_and(|since| since > day) => Tri::No,
                // That it was audited once tells nothing of once in three years.
                (Answer::Known(_), _) if often.is_some_and(|often| often > YEARLY) => {
                    Tri::lacks(row.place(&recipients::NEXT_AUDIT))
                }
                (Answer::Known(_), _) => Tri::Yes,
                (_, true) if weighed(&row, &recipients::LAST_AUDIT, "") == Weight::Open => {
                    Tri::lacks(place.clone())
                }
                (_, true) => Tri::No,
                (Answer::Unknown(lacking), false) => Tri::Unknown(lacking),
            };
        out.add(&audited, place);
    }
    let own = out.proof(
        Place::whole(&recipients::SECTION),
        phrase(
            "记录写明了最近一次审计接收方的日期。",
            "The record has the day of the last audit of each recipient.",
        ),
        phrase(
            "按记录，还没有审计过接收方，或者没有按承诺的间隔审计。",
            "By the record a recipient was never audited, or not as often as is promised.",
        ),
        phrase(
            "记录没有写明审计过接收方，或者没有写明按这样的间隔审计。",
            "The record does not say that the recipient was audited, or not that it is as often as that.",
        ),
    );
    if own.standing == Standing::NotTold {
        let measures = by_measure(of, area::DUE_DILIGENCE);
        return if measures.standing == Standing::Kept && often.is_none_or(|often| often <= YEARLY) {
            measures
        } else {
            Proof { places: [own.places, measures.places].concat(), ..own }
        };
    }
    own
}

/// That the record plans audits more seldom than the page promises, or so much more often that the page tells of another promise.
fn otherwise(of: &Proving<'_>, often: u32) -> Option<Proof> {
    let planned = |row: &Entry<'_>| -> Option<(Day, Day)> {
        let last = row.day(&recipients::LAST_AUDIT).known()?;
        Some((last, row.day(&recipients::NEXT_AUDIT).known()?))
    };
    let facts = of.held.facts;
    let all = facts.rows(&recipients::SECTION).filter_map(|row| Some((planned(&row)?, row)));
    let mut differing = all.filter(|((last, next), _)| {
        let is_later = last.months_after(often + FINISHED).is_some_and(|due| *next > due);
        let promised = last.months_after(often);
        let is_sooner =
            next.months_after(OTHER).zip(promised).is_some_and(|(next, due)| next <= due);
        is_later || is_sooner
    });
    let ((last, next), row) = differing.next()?;
    let months = usize::try_from(often).unwrap_or(usize::MAX);
    let (last, next) = (last.spoken(), next.spoken());
    let why = said!(
        "页面写每{months}个月审计一次；按记录，上一次是{last}，下一次是{next}。",
        "By the page an audit is made every {months} {months?month|months}; by the record the last one was on {last} and the next is \
         on {next}.",
        months,
        last,
        next,
    );
    Some(Proof::not_kept(why, vec![row.place(&recipients::NEXT_AUDIT)]))
}
