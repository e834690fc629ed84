//! The same people counted in two records.
//!
//! Whoever was counted stays counted: of two figures the larger holds, and a disagreement that time does not explain is told. What is
//! known is changed where it stands: of many records that hold one group, most say what the others say.

use std::cmp::Ordering;

use crate::day::Day;
use crate::form::{Lacking, Range};
use crate::text::Phrase;

use super::super::share::{Counter, Group, Tally, Window};
use super::every;

/// Joins what another record says of a group to what is known of it; whether the two disagree in a figure that counts.
pub(super) fn join(known: &mut Group, other: &Group, day: Option<Day>) -> bool {
    known.sends_sensitive = known.sends_sensitive.max(other.sends_sensitive);
    let order = later(known.counted_on, other.counted_on, day);
    let mut disagrees = false;
    for (window, counter) in every() {
        let (one, two) = (known.tally_mut(window, counter), other.tally(window, counter));
        let is_plan = window == Window::Forecast && counter == Counter::Sensitive;
        if is_plan && leaves_a_plan_open(one, two) {
            widen(one, two, false);
        } else {
            disagrees |=
                merge(one, two, order) && matches!(window, Window::ToDate | Window::TwoYears);
        }
    }
    if order == Some(Ordering::Less) {
        known.counted_on = other.counted_on;
    }
    disagrees
}

/// That the figures of a group in a record are not those of the others.
pub(super) fn disagreement(group: &Phrase, record: &Phrase) -> Phrase {
    said!(
        "人群“{group}”在“{name}”中的人数与其他记录不一致，按较大的计算",
        "the figures of group \"{group}\" in \"{name}\" differ from those of another record; the \
         larger is taken",
        group,
        name = record,
    )
}

/// Which of two cut-off days is the later, if both lie in the year of judgement and not after its day.
fn later(a: Option<Day>, b: Option<Day>, day: Option<Day>) -> Option<Ordering> {
    let day = day?;
    let (a, b) = (a?, b?);
    let inside = |counted: Day| day.year_start() <= counted && counted <= day;
    (inside(a) && inside(b)).then(|| a.cmp(&b))
}

/// Joins a figure of the same people to the one that is known; whether the two disagree.
///
/// The result is never below either figure. A later figure may be higher.
fn merge(known: &mut Tally, other: &Tally, order: Option<Ordering>) -> bool {
    let (is_open, is_other_open) = (!known.lacking.is_empty(), !other.lacking.is_empty());
    let disagree = !is_open && !is_other_open && known.range != other.range;
    let is_below = |one: Range, two: Range| one.high.is_some_and(|high| high < two.low);
    match (known.is_whole, other.is_whole) {
        (true, false) => govern(known, other),
        (false, true) => yield_to(known, other),
        // An open figure is no disagreement: the other one answers it.
        (true, true) if is_open && !is_other_open => yield_to(known, other),
        (true, true) if is_other_open && !is_open => govern(known, other),
        (true, true) => match order {
            Some(Ordering::Greater) => {
                let is_less = is_below(known.range, other.range);
                govern(known, other);
                return disagree && is_less;
            }
            Some(Ordering::Less) => {
                let is_less = is_below(other.range, known.range);
                yield_to(known, other);
                return disagree && is_less;
            }
            _ => {
                widen(known, other, true);
                return disagree;
            }
        },
        (false, false) => widen(known, other, false),
    }
    false
}

/// What is known holds, but for no fewer than the other says.
fn govern(known: &mut Tally, other: &Tally) {
    let low = known.range.low.max(other.range.low);
    known.range = Range { low, high: known.range.high.map(|high| high.max(low)) };
    settle(known);
}

/// The other holds, but for no fewer than are known.
fn yield_to(known: &mut Tally, other: &Tally) {
    let low = known.range.low.max(other.range.low);
    known.range = Range { low, high: other.range.high.map(|high| high.max(low)) };
    if known.lacking != other.lacking {
        known.lacking.clone_from(&other.lacking);
    }
    known.is_whole = true;
    settle(known);
}

/// Either may hold.
fn widen(known: &mut Tally, other: &Tally, is_whole: bool) {
    let low = known.range.low.max(other.range.low);
    let high = known.range.high.zip(other.range.high).map(|(a, b)| a.max(b));
    known.range = Range { low, high };
    known.is_whole = is_whole;
    for place in &other.lacking {
        if !known.lacking.contains(place) {
            known.lacking.insert(place.clone());
        }
    }
    settle(known);
}

/// Nothing is lacking of a number that is known exactly.
fn settle(tally: &mut Tally) {
    if tally.range.exact().is_some() {
        tally.lacking = Lacking::new();
    }
}

/// Whether one record plans nobody and the other does not say whom it plans: its plan is its own, and nobody else's answers it.
fn leaves_a_plan_open(a: &Tally, b: &Tally) -> bool {
    let is_nobody = |tally: &Tally| tally.is_whole && tally.range == Range::ZERO;
    is_nobody(a) != is_nobody(b) && !(a.lacking.is_empty() && b.lacking.is_empty())
}
