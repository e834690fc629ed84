//! Deadlines that are not done, as rows.
//!
//! They are reckoned before all days: how each stands on a day is asked of it later.

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::form::{Facts, Place};
use crate::law::Mechanism;
use crate::law::clock::{Due, catalog, deadlines};
use crate::text::{Phrase, phrase};

/// Before everything that is asked about.
const FIRST: (u16, u8, u8) = (1900, 1, 1);

const PROVISIONAL: char = 'p';
const STALE: char = 's';

pub(super) fn of(facts: &Facts<'_>, mechanism: Mechanism, calendar: &Calendar) -> Vec<Due> {
    let (year, month, date) = FIRST;
    let found = deadlines(facts, mechanism, calendar, Day::of(year, month, date));
    found.into_iter().filter_map(Due::of).collect()
}

pub(super) fn cells(due: &Due) -> Vec<String> {
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let with = due.with.clone().unwrap_or_default();
    let marks = [(due.is_provisional, PROVISIONAL), (due.is_stale, STALE)];
    vec![
        due.clock.id.to_owned(),
        due.place.to_string(),
        due.event.zh.clone(),
        due.event.en.clone(),
        with.zh,
        with.en,
        due.runs_from.to_string(),
        day(due.prepare),
        day(due.opens),
        day(due.due),
        day(due.act_by),
        day(due.closes),
        marks.into_iter().filter_map(|(is, mark)| is.then_some(mark)).collect(),
    ]
}

pub(super) fn read(cells: &[&str]) -> Option<Due> {
    let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
    // Most of the days of most deadlines are none: what is not there is not read as if it might be one.
    let day = |at: usize| Some(cell(at)).filter(|text| !text.is_empty()).and_then(Day::parse);
    let marks = cell(12);
    let with = phrase(cell(4), cell(5));
    Some(Due {
        clock: catalog::find(cell(0))?,
        place: Place::parse(cell(1)).ok()?,
        event: phrase(cell(2), cell(3)),
        with: (with != Phrase::default()).then_some(with),
        runs_from: day(6)?,
        prepare: day(7),
        opens: day(8),
        due: day(9),
        act_by: day(10),
        closes: day(11),
        is_provisional: marks.contains(PROVISIONAL),
        is_stale: marks.contains(STALE),
    })
}
