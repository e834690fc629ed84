//! The life of the filings of a record: what was handed in with each, how it stands, what a package would change, and what has changed
//! since.
//!
//! The dates of the record are those of its section of events; a sequence says what lay in the envelope. Where the two differ it is said.

mod dated;
mod hand_in;
mod letters;
mod links;
mod open;
mod papers;
mod planned;
mod radar;
mod relatives;
mod staged;
mod supplement;
mod told;
mod wanted;
mod withdrawn;

pub use dated::Dates;
pub use hand_in::{HandIn, HandInError, HandedIn, hand_in};
pub use letters::{Received, Reply, answer, answer_of, correction, receive};
pub use links::{about_said, place_for};
pub use open::{
    Asked, about_of, changes_of_today, handed_in_of, letters_of, revise, standing_of, state_of,
    unasked,
};
pub use papers::{Prepared, papers_of, prepared};
pub use planned::{Planned, planned};
pub use radar::{Radar, radar, radar_of};
pub use relatives::{relate, relatives_told};
pub use staged::{Staged, first, staged};
pub use supplement::{Supplement, before_handing_in, pack_changes, supplement, words_of};
pub use told::{answers_said, mistaken_said, told, told_unasked, withdrawn_said};
pub use wanted::Wanted;
pub use withdrawn::{withdraw, withdraw_sequence};

use std::path::Path;

use serde::Serialize;
use serde_json::{Value, json};

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::document::build::submissions;
use crate::filing::{Held, Number, Stands, held, route_of};
use crate::form::Facts;
use crate::law::clock::deadlines;
use crate::law::{Route, Survey};
use crate::store::{Cabinet, Row, StoreError};
use crate::text::Phrase;

use super::session::Session;
use super::standing::Standing;

/// One filing of a record.
#[derive(Debug)]
pub struct Filing {
    /// The code of what is handed in as one.
    pub code: String,
    /// What it is called.
    pub name: Phrase,
    /// By which route.
    pub route: Route,
    /// Whether the record still hands it in.
    pub is_current: bool,
    /// What is kept of it.
    pub row: Row,
    /// How it stands.
    pub stands: Stands,
}

impl Filing {
    /// The id of the recipient whose contract it is, where each is filed by itself.
    fn recipient(&self) -> Option<&str> {
        self.code.split_once('/').map(|(_, id)| id)
    }
}

/// The filings of a record on a day: those that it hands in now, and those of which something is kept.
///
/// # Errors
/// If the folder of what was handed in cannot be read.
pub fn filings(
    record: &Standing,
    known: (&Survey, &Calendar),
    on: Day,
) -> Result<Vec<Filing>, StoreError> {
    of((&record.path, &record.dossier.id), &record.facts(), known, on)
}

/// The same of a record that is open.
///
/// # Errors
/// As [`filings`].
pub fn filings_of(open: &Session, on: Day) -> Result<Vec<Filing>, StoreError> {
    let file = open.file();
    of((&file.path, &file.dossier.id), &open.facts(), (open.survey(), open.calendar()), on)
}

fn of(
    (path, id): (&Path, &str),
    facts: &Facts<'_>,
    (survey, calendar): (&Survey, &Calendar),
    on: Day,
) -> Result<Vec<Filing>, StoreError> {
    let cabinet = Cabinet::of(path, id);
    let current = submissions(facts.answers(), survey);
    let mut kept = cabinet.rows()?;
    let due = deadlines(facts, survey.verdict.mechanism, calendar, on);
    let of = |(code, row): (String, Row), name: Phrase, route: Route, is_current: bool| {
        let stands = Stands::of(route, (&row.sequences, &row.letters), facts, (due.as_slice(), on));
        Filing { code, name, route, is_current, row, stands }
    };
    let mut out = Vec::with_capacity(current.len() + kept.len());
    for one in &current {
        let (code, at) = (one.code(), kept.iter().position(|(code, _)| *code == one.code()));
        let row = at.map(|at| kept.remove(at).1).unwrap_or_default();
        out.push(of((code, row), one.name(), one.route, true));
    }
    for (code, row) in kept {
        // Of a code that this version does not know no date of the record tells, and none is guessed.
        let route = route_of(&code).unwrap_or(Route::Exempt);
        let name = Phrase::same(code.clone());
        out.push(of((code, row), name, route, false));
    }
    Ok(out)
}

impl Filing {
    /// What the officer holds, after a sequence or after all of them, in the order of the list.
    pub fn held(&self, at: Option<Number>) -> Vec<Held> {
        let row = self.row.sequences.iter();
        let upto = row.filter(|one| at.is_none_or(|at| one.fields.number <= at));
        let mut out: Vec<Held> = held(upto).into_values().collect();
        out.sort_by_key(|one| (one.paper.number.unwrap_or(u32::MAX), one.paper.key.clone()));
        out
    }

    /// For those who read JSON.
    pub fn to_json(&self) -> Value {
        #[derive(Serialize)]
        struct Clock<'a> {
            id: &'a str,
            title: Phrase,
            due: Option<Day>,
            progress: crate::law::clock::Progress,
        }
        let clock = self.stands.clock.as_ref().map(|one| Clock {
            id: one.clock.id,
            title: one.title(),
            due: one.timing.due,
            progress: one.progress,
        });
        json!({
            "submission": self.code,
            "name": self.name,
            "is_current": self.is_current,
            "stage": self.stands.stage,
            "label": self.stands.stage.label(self.route),
            "since": self.stands.since,
            "acts": self.stands.stage.acts(),
            "rounds": self.stands.rounds,
            "clock": clock,
            "doubts": self.stands.doubts,
            "sequences": self.row.sequences.iter().map(|one| &one.fields).collect::<Vec<_>>(),
            "mistaken": self.row.mistaken.iter().map(|(one, said)| json!({
                "id": one.id(), "sequence": one.fields, "withdrawn": said,
            })).collect::<Vec<_>>(),
            "letters": self.row.letters.iter().map(|one| json!({
                "letter": one.fields, "name": one.name, "points": one.points,
                "is_answered": one.is_answered(&self.row.sequences),
            })).collect::<Vec<_>>(),
            "withdrawn": self.row.withdrawn.iter().map(|one| json!({
                "letter": one.fields, "points": one.points, "withdrawn": one.withdrawn,
            })).collect::<Vec<_>>(),
            "faults": self.row.faults,
        })
    }
}

/// Where the filings of a record are kept.
pub fn cabinet(path: &Path, id: &str) -> Cabinet {
    Cabinet::of(path, id)
}
