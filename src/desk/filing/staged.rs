//! How each filing of a record stands, as the list of records tells it: whatever the day, with the days on which that changes by itself.
//!
//! No clock is read: whoever shows it asks for a day.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::document::build::submissions;
use crate::filing::{Acts, Stage, Stands};
use crate::form::Facts;
use crate::law::clock::{Due, Nature, Progress, deadlines};
use crate::law::{Route, Survey};
use crate::store::{Cabinet, Row};
use crate::text::Text;

use super::route_of;

/// Before and behind everything that is asked about.
const FIRST: Day = Day::of(1900, 1, 1);
const LAST: Day = Day::of(9999, 12, 31);

/// How one filing stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staged {
    /// The code of what is handed in as one.
    pub submission: String,
    /// Where it stands by what was noted.
    pub stage: Stage,
    /// From which day on its validity nears its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runs_out: Option<Day>,
    /// The last day of its validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Day>,
}

impl Staged {
    /// Where it stands on a day.
    pub fn on(&self, day: Day) -> Stage {
        if self.ends.is_some_and(|ends| day > ends) {
            Stage::Lapsed
        } else if self.runs_out.is_some_and(|from| day >= from) {
            Stage::RunningOut
        } else {
            self.stage
        }
    }

    /// That in words, as its route says it.
    pub fn label(&self, day: Day) -> Text {
        self.on(day).label(route_of(&self.submission).unwrap_or(Route::Exempt))
    }
}

/// The one of several that comes first: where the company must act.
pub fn first(all: &[Staged], on: Day) -> Option<&Staged> {
    all.iter().min_by_key(|one| match one.on(on) {
        Stage::Preparing => 1,
        stage if stage.acts() == Acts::Handler => 0,
        stage if stage.acts() == Acts::Authority => 2,
        _ => 3,
    })
}

/// How the filings of a record stand: of those that it hands in now. Nothing of a record whose folder cannot be read.
pub fn staged(
    path: &Path,
    id: &str,
    (facts, survey): (&Facts<'_>, &Survey),
    calendar: &Calendar,
) -> Vec<Staged> {
    let cabinet = Cabinet::of(path, id);
    let kept = cabinet.submissions().unwrap_or_default();
    let of = |submission: &crate::document::build::Submission| {
        let (code, route) = (submission.code(), submission.route);
        let row = if kept.contains(&code) { cabinet.read(&code) } else { Row::default() };
        let noted = (row.sequences.as_slice(), row.letters.as_slice());
        let stage = Stands::of(route, noted, facts, (&[], LAST)).stage;
        let (mut runs_out, mut ends) = (None, None);
        if matches!(stage, Stage::Decided | Stage::Renewed) {
            let found = deadlines(facts, calendar, FIRST);
            for one in found.into_iter().filter(|one| Stands::runs_for(route, one, facts)) {
                let nature = one.clock.nature;
                let Some(due) = Due::of(one) else { continue };
                match nature {
                    Nature::Validity => ends = earlier(ends, due.due),
                    Nature::Window { .. } | Nature::Before { .. } => {
                        runs_out = earlier(runs_out, pressing_from(&due));
                    }
                    _ => {}
                }
            }
        }
        Staged { submission: code, stage, runs_out, ends }
    };
    submissions(facts.answers(), survey).iter().map(of).collect()
}

fn earlier(one: Option<Day>, other: Option<Day>) -> Option<Day> {
    one.into_iter().chain(other).min()
}

/// The first day on which somebody should act, which never comes before the day it runs from.
fn pressing_from(due: &Due) -> Option<Day> {
    let is_pressing = |day: Day| due.progress(day).is_pressing();
    let (mut low, mut high) = (0_i64, DAYS);
    let at = |days: i64| due.runs_from.plus_days(days);
    if !at(high).is_some_and(is_pressing) {
        return None;
    }
    while low < high {
        let middle = i64::midpoint(low, high);
        if at(middle).is_some_and(is_pressing) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    at(low).filter(|_| due.progress(LAST) != Progress::NoDay)
}

/// No validity is longer, in days.
const DAYS: i64 = 36_525;
