//! What a folder keeps of each record for its pages: what is to be done by a day, what it names that others name too, and the words
//! it is found by.
//!
//! It follows from the answers, the day and what the folder keeps beside them, and from no clock. Kept as text and read again it
//! is the same.

mod dues;
mod uses;
mod words;

pub use uses::{Kind, Said, Use};

use crate::day::calendar::Calendar;
use crate::law::clock::Due;
use crate::store::{Part, Rows};

use super::standing::Standing;

/// What is kept of a record, as far as it was asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    /// The deadlines that are not done.
    pub(super) dues: Vec<Due>,
    /// What others may name, too.
    pub(super) uses: Vec<Use>,
    /// What it is found by, a line for each place: see [`words`].
    pub(super) found_by: String,
}

impl Kept {
    /// What is to be kept of a record.
    pub(super) fn of(standing: &Standing, calendar: &Calendar) -> Self {
        let facts = standing.facts();
        let facts = facts.quietly();
        Self {
            dues: dues::of(&facts, calendar),
            uses: uses::of(&facts),
            found_by: words::of(&facts, &standing.dossier, &standing.stem()),
        }
    }

    /// The rows of the record of this file.
    pub(super) fn rows(&self, name: &str) -> Rows {
        let dues = self.dues.iter().map(|due| (Part::Deadlines, dues::cells(due)));
        let uses = self.uses.iter().map(|one| (Part::Uses, uses::cells(one)));
        let words = (Part::Words, vec![self.found_by.clone()]);
        Rows { name: name.to_owned(), rows: dues.chain(uses).chain([words]).collect() }
    }

    /// Takes a row; says whether it is one that this program wrote.
    pub(super) fn take(&mut self, part: Part, cell: &dyn Fn(usize) -> String) -> bool {
        match part {
            Part::Deadlines => dues::read(cell).map(|due| self.dues.push(due)).is_some(),
            Part::Uses => uses::read(cell).map(|one| self.uses.push(one)).is_some(),
            Part::Words => {
                self.found_by = cell(0);
                true
            }
        }
    }
}
