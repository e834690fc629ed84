//! A questionnaire that comes back: its answers are found by their codes and compared with the record.
//!
//! Nothing is changed here: what would change is one [`Edit`]. Only what the questionnaire asks can be answered by it, an empty
//! answer takes nothing away, what the handler itself found is not replaced, and what cannot be placed is told.

mod grid;
mod outcome;
mod said;
#[cfg(test)]
mod tests;
mod unreadable;

use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;

use crate::form::{Answers, Edit, Place, PlaceError};
use crate::office::{Office, Refused};
use crate::text::Phrase;

pub use unreadable::Unreadable;

/// What a questionnaire says, beside what the record says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The answers, in the order of the file.
    pub replies: Vec<Reply>,
    /// Answers of rows without a code, each with the words of its row: nothing says what they answer.
    pub loose: Vec<Loose>,
    /// The codes of the questions that were left without an answer, in the order of the file.
    pub unanswered: Vec<String>,
}

/// An answer whose code was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The code, as it stands in the file.
    pub code: String,
    /// Which question of which recipient, in words; the code itself if it leads nowhere.
    pub subject: Phrase,
    /// The answer, as it was written; empty if there is only proof.
    pub words: String,
    /// What was written as proof; the record has no field for it.
    pub proof: String,
    /// What follows.
    pub outcome: Outcome,
}

/// An answer without a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Loose {
    /// The other words of its row.
    pub row: String,
    /// The answer.
    #[serde(rename = "answer")]
    pub words: String,
}

/// An answer that differs from the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// What the record says.
    pub before: Option<Phrase>,
    /// The value that the answer gives.
    pub value: Value,
    /// The same in words.
    pub after: Phrase,
    /// Why it cannot be relied on; it is then kept as a draft.
    pub problem: Option<Phrase>,
}

/// What follows from an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It says what the record says.
    Same(Place),
    /// It confirms what is on record.
    Confirmed(Place),
    /// It says something else. What cannot be relied on is taken over as a draft where nothing stood.
    Changed(Box<Change>),
    /// It cannot be relied on, and something stands there already: the record stays as it is, and a person settles it.
    Unusable(Box<Change>),
    /// The record holds what the handler itself found, which is not replaced.
    Own(Place),
    /// It confirms, but nothing is on record.
    NothingToConfirm(Place),
    /// The file answers the same question in different ways.
    Contradicted(Place),
    /// There is only proof.
    OnlyProof(Place),
    /// The row is not, or no longer, in the record.
    NoRow(Place),
    /// The questionnaire does not ask this.
    NotAsked(Place),
    /// The code is no place at all.
    NoPlace(PlaceError),
}

/// Reads a questionnaire (a Word file or a workbook) and compares it with the answers.
///
/// # Errors
/// If it is neither, is encrypted, too large or unsafe, or holds no question with a code and no column for answers.
pub fn read(bytes: &[u8], answers: &Answers) -> Result<Reading, Unreadable> {
    read_asked(bytes, answers, &|_| false)
}

/// The same where a colleague was asked, too: beside what recipients are asked, the places of which `asked` says so may be answered.
///
/// # Errors
/// As [`read`].
pub fn read_asked(
    bytes: &[u8],
    answers: &Answers,
    asked: &dyn Fn(&Place) -> bool,
) -> Result<Reading, Unreadable> {
    let grids = match Office::read(bytes)? {
        Office::Word(word) => vec![grid::of_cells(word.body.rows())],
        Office::Workbook(sheets) => sheets.into_iter().map(grid::of_sheet).collect(),
        Office::OpenDocument(_) => return Err(Refused::NotOffice.into()),
    };
    let mut given = Vec::new();
    let mut loose = Vec::new();
    let mut codes = Vec::new();
    for grid in grids {
        let found = grid::find(&grid)?;
        codes.extend(found.codes);
        given.extend(found.given);
        loose.extend(found.loose);
    }
    if codes.is_empty() {
        return Err(Unreadable::NoQuestions);
    }
    let mut told: HashSet<&str> =
        given.iter().filter(|one| !one.words.is_empty()).map(|one| one.code.as_str()).collect();
    let unanswered = codes.iter().filter(|code| told.insert(code)).cloned().collect();
    Ok(Reading { replies: outcome::compare(&given, answers, asked), loose, unanswered })
}

impl Reading {
    /// What the answers change, as one step; nothing if they change nothing.
    pub fn edit(&self) -> Option<Edit> {
        let set = |reply: &Reply| match &reply.outcome {
            Outcome::Changed(change) => {
                Some(Edit::Set(change.place.clone(), Some(change.value.clone())))
            }
            _ => None,
        };
        let edits: Vec<Edit> = self.replies.iter().filter_map(set).collect();
        (!edits.is_empty()).then_some(Edit::Batch(edits))
    }

    /// How many answers change.
    pub fn changes(&self) -> usize {
        let changed = |reply: &&Reply| matches!(reply.outcome, Outcome::Changed(_));
        self.replies.iter().filter(changed).count()
    }

    /// The same without those changes that are not wanted, by the places of their answers.
    #[must_use]
    pub fn with(&self, is_wanted: impl Fn(usize) -> bool) -> Self {
        let replies = self.replies.iter().enumerate();
        let kept = replies
            .filter(|(at, reply)| !matches!(reply.outcome, Outcome::Changed(_)) || is_wanted(*at));
        let replies = kept.map(|(_, reply)| reply.clone()).collect();
        Self { replies, ..self.clone() }
    }

    /// Whether a person has to look at something before it can be relied on.
    pub fn needs_a_look(&self) -> bool {
        !self.loose.is_empty() || self.replies.iter().any(|reply| reply.outcome.said().is_some())
    }
}
