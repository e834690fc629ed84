//! What must be finished no longer ago than a period when it is filed: an impact assessment.

use crate::day::Day;
use crate::form::Facts;
use crate::form::catalog::events as rows;
use crate::law::liability;
use crate::text::Phrase;

use super::reckon::{Reckoning, newest, plus, standing, unfinished};
use super::{Clock, Deadline, Nature, Progress, Timing, Trigger, catalog, events, words};

/// The last day on which what was finished is fresh enough to be filed, while no day of filing is known.
pub(super) fn to_be_filed(
    facts: &Facts<'_>,
    (clock, finish): (&'static Clock, &[Trigger]),
    on: Day,
) -> Option<Deadline> {
    let finished = events::of(facts, finish).pop()?;
    let (n, unit) = newest(clock.length)?;
    let due = plus(finished.day, n, unit)?;
    if !clock.in_force(due) {
        return None;
    }
    let calculation = words::after(finished.day, n, unit, due, None);
    let timing = Timing { due: Some(due), calculation, ..Timing::default() };
    let progress = standing(Nature::Act, None, (due, due, due), on);
    let mut notes = vec![words::assess_again()];
    notes.extend((!clock.advice.is_empty()).then(|| clock.advice.into()));
    Some(Deadline {
        liability: liability::of(clock.liability, facts, due).collect(),
        clock,
        place: finished.place,
        event: finished.what,
        with: finished.with,
        runs_from: finished.day,
        timing,
        done: None,
        progress,
        notes,
    })
}

impl Reckoning<'_> {
    /// Whether what had to be finished before the event was finished late enough.
    pub(super) fn fresh(
        &self,
        finish: &[Trigger],
        timing: &Timing,
        notes: &mut Vec<Phrase>,
    ) -> (Option<Day>, Progress) {
        let finished = events::of(self.facts, finish)
            .into_iter()
            .map(|event| event.day)
            .filter(|day| *day <= self.start.day)
            .max();
        let opens = timing.opens.unwrap_or(self.start.day);
        let Some(day) = finished else {
            let progress = unfinished(opens, self.start.day, self.on);
            return (None, progress);
        };
        notes.push(words::finished(day, day >= opens));
        if day >= opens { (Some(day), Progress::Done) } else { (None, Progress::Overdue) }
    }

    /// Whether the record holds only what was finished after this filing and handed in with a later one: what was handed in with this
    /// one stands no longer there.
    pub(super) fn is_replaced(&self, finish: &[Trigger]) -> bool {
        let is_filed = self.start.place.section == &rows::SECTION;
        let finished = events::of(self.facts, finish);
        let Some(first) = finished.first().filter(|first| first.day > self.start.day) else {
            return false;
        };
        let later = events::of(self.facts, catalog::FILINGS);
        is_filed && later.iter().any(|filing| filing.day >= first.day)
    }
}
