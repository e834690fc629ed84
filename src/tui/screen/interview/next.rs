//! The next place that is open: it is left only for another one, and that nothing is open is said only where nothing is.

use crate::form::{Place, Section, Severity};
use crate::text::phrase;
use crate::tui::component::Outcome;
use crate::tui::message::{Message, Tone};
use crate::tui::state::Open;

/// Every open place of the record: first those that decide the mechanism or a duty and those of which a merge left the choice, then the
/// others; last the tables of rows that stand for nothing any more. Where none is open, the wrong answers.
pub(crate) fn all(open: &Open) -> Vec<Place> {
    let (survey, answers) = (open.survey(), open.answers());
    let here = survey.gaps.iter().filter(|place| place.is_here()).cloned();
    let chosen: Vec<Place> = answers.to_choose().into_iter().map(|(place, _)| place).collect();
    let (mut first, others): (Vec<Place>, Vec<Place>) = here
        .filter(|place| !chosen.contains(place))
        .partition(|place| survey.verdict.lacking.contains(place));
    let stands = |place: &Place| {
        place.row.as_ref().is_none_or(|row| answers.row(place.section, row).is_some())
    };
    let (chosen, left): (Vec<Place>, Vec<Place>) = chosen.into_iter().partition(stands);
    first.extend(chosen);
    let wrong = survey.problems.iter().filter(|one| one.severity == Severity::Error);
    let wrong = wrong.map(|one| one.place.clone()).filter(|place| place.is_here() && stands(place));
    let left = left.into_iter().map(|place| Place::whole(place.section));
    let mut out: Vec<Place> = Vec::new();
    for mut places in [first, others, left.collect()] {
        places.sort_by_cached_key(|place| survey.rank(answers, place));
        for place in places {
            if !out.contains(&place) {
                out.push(place);
            }
        }
    }
    if out.is_empty() {
        out.extend(wrong);
        out.sort_by_cached_key(|place| survey.rank(answers, place));
        out.dedup();
    }
    out
}

/// The first one; none where nothing is open.
pub(crate) fn first_open(open: &Open) -> Option<Place> {
    all(open).into_iter().next()
}

/// The next one behind `here`; from the last one back to the first. A row is gone through to its end before another, and so is a table
/// from a row on: behind the last of one row comes the first of the next.
pub(super) fn open(here: &Place, section: &'static Section, open: &Open) -> Outcome {
    let order = all(open);
    let rank = |place: &Place| open.answers().rank(place);
    let from = rank(here);
    let mut by_rank: Vec<&Place> = order.iter().collect();
    by_rank.sort_by_cached_key(|place| rank(place));
    let behind = by_rank.iter().find(|one| one.section == section && rank(one) > from).copied();
    // Who has begun to walk a section goes on in it; who only looks at its first field is led to what decides.
    let walking = here.field.is_some_and(|field| section.fields.first() != Some(&field));
    let next = behind.filter(|_| here.row.is_some());
    let next = next.or_else(|| match order.iter().position(|place| place == here) {
        Some(at) => order.get(at + 1),
        None => behind.filter(|_| walking),
    });
    led(next.or_else(|| order.first()), open)
}

/// The one before `here`; from the first one on to the last.
pub(super) fn before(here: &Place, open: &Open) -> Outcome {
    let order = all(open);
    let rank = |place: &Place| open.answers().rank(place);
    let mut by_rank: Vec<&Place> = order.iter().collect();
    by_rank.sort_by_cached_key(|place| rank(place));
    let behind: Vec<&Place> = by_rank.into_iter().filter(|one| rank(one) < rank(here)).collect();
    let at = order.iter().position(|place| place == here);
    let in_table =
        behind.iter().rev().find(|one| here.row.is_some() && one.section == here.section);
    let next = in_table.copied().or_else(|| match at {
        Some(at) => at.checked_sub(1).and_then(|at| order.get(at)),
        None => behind.last().copied(),
    });
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
