//! The next place that is open: it is left only for another one, and that nothing is open is said only where nothing is.

use crate::form::{Place, Section, Severity, Shape};
use crate::tui::component::Outcome;
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Tone};
use crate::tui::state::{Open, State};

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

/// The way through all open places, each once: as [`all`] has them, but a table, once it is come to, is gone through row by row to its
/// end. It depends on nothing but the record, so that whoever goes on from place to place meets every one before any comes again.
pub(crate) fn walk(open: &Open) -> Vec<Place> {
    let order = all(open);
    let rank = |place: &Place| open.answers().rank(place);
    let mut out: Vec<Place> = Vec::with_capacity(order.len());
    let mut tables: Vec<&'static Section> = Vec::new();
    for place in &order {
        if matches!(place.section.shape, Shape::Single) {
            out.push(place.clone());
        } else if !tables.contains(&place.section) {
            tables.push(place.section);
            let of_table = order.iter().filter(|one| one.section == place.section).cloned();
            let mut of_table: Vec<Place> = of_table.collect();
            of_table.sort_by_cached_key(rank);
            out.extend(of_table);
        }
    }
    out
}

/// The next one behind `here` on the way through all; from the last one back to the first. Where `here` is not open, the next one of its
/// section, and behind the last of a table what comes behind the table. `answered` says that it was answered by this very key.
pub(super) fn open(
    here: &Place,
    (section, answered): (&'static Section, bool),
    (open, state): (&Open, &State),
) -> Outcome {
    let way = walk(open);
    let rank = |place: &Place| open.answers().rank(place);
    let from = rank(here);
    // Who has begun to walk a section goes on in it; who only looks at its first field is led to what decides.
    let walking = answered
        || here.row.is_some()
        || here.field.is_some_and(|field| section.fields.first() != Some(&field));
    let at = stands(here, &way);
    let of_section = || way.iter().filter(|one| one.section == section);
    let next = match at {
        Some(at) => way.get(at + 1),
        None => of_section()
            .filter(|one| walking && rank(one) > from)
            .min_by_key(|one| rank(one))
            .or_else(|| {
                let last = way.iter().rposition(|one| here.row.is_some() && one.section == section);
                way.get(last? + 1)
            }),
    };
    let to = next.or_else(|| way.first());
    let leaps = to.filter(|to| leaps(here, to, &way, open));
    let why = leaps.map(|to| {
        said!(
            "先到“{place}”，结论取决于它；跳过的缺项随后再到",
            "to \"{place}\" first, as the result depends on it; what was passed over comes after",
            place = to.label(),
        )
    });
    match (led(to, open, state), why) {
        (Outcome::Emit(mut out), Some(why)) => {
            out.push(Message::Say(Tone::Plain, why));
            Outcome::Emit(out)
        }
        (outcome, _) => outcome,
    }
}

/// Whether what decides is gone to before other open places of the section that stand between.
fn leaps(here: &Place, to: &Place, way: &[Place], open: &Open) -> bool {
    let rank = |place: &Place| open.answers().rank(place);
    let (from, end) = (rank(here), rank(to));
    let is_between = |place: &Place| from < rank(place) && rank(place) < end;
    open.survey().verdict.lacking.contains(to)
        && way.iter().any(|place| place.section == to.section && is_between(place))
}

/// The one before `here` on the same way; from the first one on to the last.
pub(super) fn before(here: &Place, open: &Open, state: &State) -> Outcome {
    let way = walk(open);
    let rank = |place: &Place| open.answers().rank(place);
    let from = rank(here);
    let next = if let Some(at) = stands(here, &way) {
        at.checked_sub(1).and_then(|at| way.get(at))
    } else {
        let before = way.iter().filter(|one| rank(one) < from);
        let own = before.clone().filter(|one| one.section == here.section);
        own.max_by_key(|one| rank(one)).or_else(|| before.max_by_key(|one| rank(one)))
    };
    led(next.or_else(|| way.last()), open, state)
}

/// Where a place stands on the way. A table that is open as a whole was come to so, whichever row the bar stands on.
fn stands(here: &Place, way: &[Place]) -> Option<usize> {
    let at = |wanted: &Place| way.iter().position(|place| place == wanted);
    let whole = || at(&Place::whole(here.section)).filter(|_| here.field.is_none());
    at(here).or_else(whole)
}

/// Leads to a place; where there is none, says so.
fn led(to: Option<&Place>, open: &Open, state: &State) -> Outcome {
    let findings = state.key(Scope::Record, Action::Findings);
    match to {
        Some(place) => Outcome::one(Message::Go(place.clone(), false)),
        None if !open.survey().gaps.is_empty() => Outcome::one(Message::Say(
            Tone::Plain,
            said!(
                "本记录没有缺项；文件夹中另有记录无法读取、已不在或者未定，按 {findings} 查看。",
                "Nothing is missing here; another record of the folder is open. {findings} says which.",
                findings,
            ),
        )),
        None => Outcome::one(Message::Say(
            Tone::Good,
            said!(
                "没有缺项。按 {findings} 看结论，按 {export} 导出。",
                "Nothing is missing. {findings} shows the findings, {export} exports.",
                findings,
                export = state.key(Scope::Record, Action::Export),
            ),
        )),
    }
}
