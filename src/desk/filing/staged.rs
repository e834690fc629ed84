//! How each filing of a record stands, as the list of records tells it: whatever the day, with the days on which that changes by itself.
//!
//! No clock is read: whoever shows it asks for a day.

use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

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
    /// Where what was noted brought it, each with the day from which on it stands there; before the first of them it is prepared.
    pub noted: Vec<(Day, Stage)>,
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
        let noted = self.noted.iter().rev().find(|(from, _)| *from <= day);
        let stage = noted.map_or(Stage::Preparing, |(_, stage)| *stage);
        if !stage.ages() {
            stage
        } else if self.ends.is_some_and(|ends| day > ends) {
            Stage::Lapsed
        } else if stage.runs_out() && self.runs_out.is_some_and(|from| day >= from) {
            Stage::RunningOut
        } else {
            stage
        }
    }

    /// For those who read JSON, as it stands on a day.
    pub fn to_json(&self, day: Day) -> Value {
        json!({
            "submission": self.submission,
            "stage": self.on(day),
            "label": self.label(day),
            "runs_out": self.runs_out,
            "ends": self.ends,
        })
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
    let (kept, nothing) = (cabinet.rows().unwrap_or_default(), Row::default());
    let of = |submission: &crate::document::build::Submission| {
        let (code, route) = (submission.code(), submission.route);
        let row = kept.iter().find(|(of, _)| *of == code).map_or(&nothing, |(_, row)| row);
        let noted = (row.sequences.as_slice(), row.letters.as_slice());
        let noted = Stands::course(route, noted, facts);
        let (mut runs_out, mut ends) = (None, None);
        if noted.iter().any(|(_, stage)| stage.ages()) {
            let found = deadlines(facts, survey.verdict.mechanism, calendar, FIRST);
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
        Staged { submission: code, noted, runs_out, ends }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Standing;
    use crate::desk::filing::filings;
    use crate::dossier::Dossier;

    const EXAMPLE: &str = include_str!("../../../assessments/security-assessment.json");

    #[test]
    fn the_list_says_on_every_day_what_the_page_of_the_filing_says() {
        let mut record: Value = serde_json::from_str(EXAMPLE).unwrap();
        let event = |id: &str, kind: &str, day: &str, expiry: Option<&str>| {
            let mut row = json!({ "id": id, "kind": kind, "day": day });
            if let Some(expiry) = expiry {
                row["expiry"] = json!(expiry);
            }
            row
        };
        record["answers"]["events"] = json!([
            event("e1", "sa_applied", "2026-12-01", None),
            event("e2", "sa_accepted", "2026-12-08", None),
            event("e3", "sa_result_issued", "2027-01-15", Some("2030-01-14")),
        ]);
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.json");
        let dossier = Dossier::from_json(&record.to_string()).unwrap();
        let standing = Standing::of(&path, dossier, None).unwrap();
        let (survey, calendar) = (standing.survey(), standing.calendar().unwrap());
        let known = (&standing.facts(), &survey);
        let all = staged(&path, &standing.dossier.id, known, &calendar);
        let one = all.iter().find(|one| one.submission.starts_with("security")).unwrap();
        let mut seen = Vec::new();
        for day in [
            Day::of(2026, 11, 30),
            Day::of(2026, 12, 1),
            Day::of(2026, 12, 8),
            Day::of(2027, 1, 14),
            Day::of(2027, 1, 15),
            Day::of(2029, 12, 20),
            Day::of(2030, 1, 14),
            Day::of(2030, 1, 15),
        ] {
            let page = filings(&standing, (&survey, &calendar), day).unwrap();
            let page = page.iter().find(|filing| filing.code == one.submission).unwrap();
            assert_eq!(one.on(day), page.stands.stage, "{day}");
            // And so does what programs read.
            assert_eq!(one.to_json(day)["stage"], json!(page.stands.stage), "{day}");
            assert_eq!(one.to_json(day)["label"], json!(one.label(day)), "{day}");
            seen.push(page.stands.stage);
        }
        seen.dedup();
        assert_eq!(
            seen,
            [
                Stage::Preparing,
                Stage::HandedIn,
                Stage::UnderReview,
                Stage::Decided,
                Stage::RunningOut,
                Stage::Lapsed
            ]
        );
    }
}
