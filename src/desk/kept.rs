//! What a folder keeps of each record for its pages: what is to be done by a day, what it names that others name too, and the words
//! it is found by.
//!
//! It follows from the answers, the day, the result and what the folder keeps beside them, and from no clock. Kept as text and read again it
//! is the same.

mod dues;
mod uses;
mod words;

pub use uses::{Kind, Said, Use};
pub(super) use words::Word;

use crate::day::calendar::Calendar;
use crate::dossier::Dossier;
use crate::form::Facts;
use crate::law::Mechanism;
use crate::law::clock::Due;
use crate::store::{Part, Rows};

/// What is kept of a record, as far as it was asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    /// The deadlines that are not done.
    pub(super) dues: Vec<Due>,
    /// What others may name, too.
    pub(super) uses: Vec<Use>,
    /// What it is found by.
    pub(super) words: Vec<Word>,
}

impl Kept {
    /// What is to be kept of a record with these facts, judged so, of which the file has this name without ending.
    pub(super) fn of(
        (facts, mechanism): (&Facts<'_>, Mechanism),
        (dossier, stem): (&Dossier, &str),
        calendar: &Calendar,
    ) -> Self {
        let facts = facts.quietly();
        Self {
            dues: dues::of(&facts, mechanism, calendar),
            uses: uses::of(&facts),
            words: words::of(&facts, dossier, stem),
        }
    }

    /// The rows of the record of this file.
    pub(super) fn rows(&self, name: &str) -> Rows {
        let dues = self.dues.iter().map(|due| (Part::Deadlines, dues::cells(due)));
        let uses = self.uses.iter().map(|one| (Part::Uses, uses::cells(one)));
        let words = self.words.iter().map(|word| (Part::Words, words::cells(word)));
        Rows { name: name.to_owned(), rows: dues.chain(uses).chain(words).collect() }
    }

    /// Leaves of it what is wanted.
    pub(super) fn limit(&mut self, wanted: Part, words: impl Fn(&str) -> bool) {
        match wanted {
            Part::Deadlines => (self.uses, self.words) = (Vec::new(), Vec::new()),
            Part::Uses => (self.dues, self.words) = (Vec::new(), Vec::new()),
            Part::Words => {
                (self.dues, self.uses) = (Vec::new(), Vec::new());
                self.words.retain(|word| words(&word.found_by));
            }
        }
    }

    /// Takes a row; says whether it is one that this program wrote.
    pub(super) fn take(&mut self, part: Part, cells: &[&str]) -> bool {
        match part {
            Part::Deadlines => {
                // Most records have one, and a folder has many records.
                if self.dues.is_empty() {
                    self.dues.reserve_exact(1);
                }
                dues::read(cells).map(|due| self.dues.push(due)).is_some()
            }
            Part::Uses => uses::read(cells).map(|one| self.uses.push(one)).is_some(),
            Part::Words => words::read(cells).map(|word| self.words.push(word)).is_some(),
        }
    }
}
