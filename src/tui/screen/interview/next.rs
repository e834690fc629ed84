//! The next place that is open: it is left only for another one, and that nothing is open is said only where nothing is.

use crate::form::{Place, Section};
use crate::text::phrase;
use crate::tui::component::Outcome;
use crate::tui::message::{Message, Tone};
use crate::tui::state::Open;

/// Every open place of the record, in the order in which one is led to them: first those that decide the mechanism or a duty and those
/// of which a merge left the choice, whose number is told, then the others; last the tables of rows that stand for nothing any more.
fn all(open: &Open) -> (Vec<Place>, usize) {
    let (survey, answers) = (open.survey(), open.answers());
    let here = survey.gaps.iter().filter(|place| place.is_here()).cloned();
    let chosen: Vec<Place> = answers.to_choose().into_iter().map(|(place, _)| place).collect();
    let (mut out, others): (Vec<Place>, Vec<Place>) = here
        .filter(|place| !chosen.contains(place))
        .partition(|place| survey.verdict.lacking.contains(place));
    let stands = |place: &Place| {
        place.row.as_ref().is_none_or(|row| answers.row(place.section, row).is_some())
    };
    let (chosen, left): (Vec<Place>, Vec<Place>) = chosen.into_iter().partition(stands);
    out.extend(chosen);
    // As the tables have their rows, whatever their ids are.
    let ordered = |mut places: Vec<Place>| {
        places.sort_by_cached_key(|place| answers.rank(place));
        places
    };
    let mut out = ordered(out);
    let urgent = out.len();
    out.extend(ordered(others));
    out.extend(left.into_iter().map(|place| Place::whole(place.section)));
    (out, urgent)
}

/// The first one; none where nothing is open.
pub(crate) fn first_open(open: &Open) -> Option<Place> {
    all(open).0.into_iter().next()
}

/// The next one behind `here`; from the last one back to the first.
pub(super) fn open(here: &Place, section: &'static Section, open: &Open) -> Outcome {
    let (order, urgent) = all(open);
    // Who has begun to walk a section goes on in it; who only looks at its first field is led to what decides.
    let walking = here.field.is_some_and(|field| section.fields.first() != Some(&field));
    let others = order.iter().skip(urgent);
    let rank = |place: &Place| open.answers().rank(place);
    let from = rank(here);
    let behind = others.clone().find(|place| place.section == section && rank(place) > from);
    let next = match order.iter().position(|place| place == here) {
        Some(at) => order.get(at + 1),
        None => behind.filter(|_| walking),
    };
    led(next.or_else(|| order.first()), open)
}

/// The one before `here`; from the first one on to the last.
pub(super) fn before(here: &Place, open: &Open) -> Outcome {
    let order = all(open).0;
    let rank = |place: &Place| open.answers().rank(place);
    let at = order.iter().position(|place| place == here);
    let next = match at {
        Some(at) => at.checked_sub(1).and_then(|at| order.get(at)),
        None => order.iter().rev().find(|place| rank(place) < rank(here)),
    };
    led(next.or_else(|| order.last()), open)
}

/// Leads to a place; where there is none, says so.
fn led(to: Option<&Place>, open: &Open) -> Outcome {
    match to {
        Some(place) => Outcome::one(Message::Go(place.clone(), false)),
        None if !open.survey().gaps.is_empty() => Outcome::one(Message::Say(
            Tone::Plain,
            phrase(
                "本记录没有缺项；文件夹中另有记录无法读取、已不在或者未定，按 F2 查看。",
                "Nothing is missing here; another record of the folder is open. F2 says which.",
            ),
        )),
        None => Outcome::one(Message::Say(
            Tone::Good,
            phrase(
                "没有缺项。按 F2 看结论，按 F7 导出。",
                "Nothing is missing. F2 shows the findings, F7 exports.",
            ),
        )),
    }
}
