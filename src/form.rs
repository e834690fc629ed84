//! What can be asked: sections, fields, kinds of answer, the answers themselves, and what may be said of them.
//!
//! A field is declared once, in [`catalog`]. Its id, wording, help, kind, need and legal source stand in
//! one `static`; the screen, the parser, completeness, the schema, the documents and the references
//! all read that `static`. This module knows nothing of law, documents, files or screens.

mod answers;
mod candidates;
pub mod catalog;
mod changes;
mod check;
mod classes;
mod contested;
mod delta;
mod difference;
mod digest;
mod each;
mod edit;
mod facts;
mod fill;
mod kind;
mod line;
mod merge;
mod once;
pub mod options;
mod place;
mod probability;
mod proposed;
mod range;
mod renewed;
mod rows;
mod schema;
pub mod spelling;
pub mod table;
mod touched;
mod translation;
mod tri;

pub use answers::{Answers, Row, StructureError};
pub use candidates::Candidates;
pub use changes::{Changed, Happened, changes, differing};
pub use check::{Check, Problem, Severity, checks, problems};
pub use classes::{Classes, Gathering, NoClass};
pub use contested::KEPT;
pub use delta::{Delta, Misfit, Piece, Spot, Turn};
pub use difference::{Difference, Mark, differences, left_behind};
pub use digest::digest;
pub use digest::hex;
pub use each::{Each, pair_id};
pub use edit::{Before, Edit, EditError};
pub use facts::{Entry, Facts, Read};
pub use fill::{Filled, NotFilled};
pub use kind::{AsOnDocument, Kind, Unit, read_otherwise, shown, value_text};
pub use line::{LineError, LineId, read_line};
pub use merge::{Merged, merge};
pub use once::Once;
pub use options::{Choice, Code, Options};
pub use place::{Place, PlaceError, is_row_id};
pub use probability::Probability;
pub use proposed::{as_proposed, confirmed, proposed_by};
pub use range::Range;
pub use rows::{rows_to_tsv, to_tsv};
pub use schema::schema;
pub use touched::{Fate, Touched};
pub use translation::{Translation, language, mark_row};
pub use tri::{Answer, Lacking, Tri};

use crate::source::Citation;
use crate::text::{Lang, Text};

/// A group of questions: answered once, or once a row.
#[derive(Debug)]
pub struct Section {
    /// Stable id, the key in the file.
    pub id: &'static str,
    /// Heading.
    pub title: Text,
    /// What the section is for, in one or two sentences.
    pub about: Text,
    /// Once, or in rows.
    pub shape: Shape,
    /// The questions, in the order they are asked.
    pub fields: &'static [&'static Field],
}

/// How often a section is answered.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Once.
    Single,
    /// Any number of rows; new ids begin with `prefix`, and `title` is the field that names a row.
    Rows {
        /// What one row is called.
        noun: Text,
        /// First part of a new row's id.
        prefix: &'static str,
        /// The field whose answer names the row.
        title: &'static Field,
    },
    /// One row for each choice, with the choice's code as its id.
    Fixed(&'static Options),
    /// One row for each of other rows, as long as those are there.
    Each(Each),
}

/// A question.
#[derive(Debug)]
pub struct Field {
    /// Stable id within its section, the key in the file.
    pub id: &'static str,
    /// Short wording.
    pub label: Text,
    /// What to answer, why it is asked, what a good answer holds.
    pub help: Text,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Whether a complete record must answer it.
    pub need: Need,
    /// Whether it is asked at all, given the other answers of its row; `None` for always.
    pub asked: Option<fn(&Entry<'_>) -> Tri>,
    /// The legal source of the question.
    pub sources: &'static [Citation],
    /// Whether its text may be held in both languages.
    pub is_in_both: bool,
}

/// Whether a complete record must answer a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A complete record answers it wherever it is asked.
    Required,
    /// It may stay open.
    Optional,
}

impl Field {
    /// A required question that is always asked.
    pub const fn new(id: &'static str, kind: Kind, label: Text, help: Text) -> Self {
        Self {
            id,
            label,
            help,
            kind,
            need: Need::Required,
            asked: None,
            sources: &[],
            is_in_both: false,
        }
    }

    /// May stay open.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.need = Need::Optional;
        self
    }

    /// Its text may be held in both languages: it stands in papers for people who read the other one.
    #[must_use]
    pub const fn in_both(mut self) -> Self {
        self.is_in_both = true;
        self
    }

    /// Asked only where `asked` says so.
    #[must_use]
    pub const fn asked(mut self, asked: fn(&Entry<'_>) -> Tri) -> Self {
        self.asked = Some(asked);
        self
    }

    /// Rests on these sources.
    #[must_use]
    pub const fn source(mut self, sources: &'static [Citation]) -> Self {
        self.sources = sources;
        self
    }
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Field {}

impl PartialEq for Section {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || self.id == other.id
    }
}

impl Eq for Section {}

impl Section {
    /// The field called `id`; with `.en` or `.zh` behind it, that of its text in this language.
    pub fn field(&self, id: &str) -> Option<&'static Field> {
        let known = |id: &str| self.fields.iter().copied().find(|field| field.id == id);
        let kept = || (self.grows() && id == KEPT.id).then_some(&KEPT);
        known(id).or_else(kept).or_else(|| {
            let (original, lang) = id.rsplit_once('.')?;
            let lang = [Lang::Zh, Lang::En].into_iter().find(|known| known.code() == lang)?;
            known(original)?.in_language(lang)
        })
    }

    /// Whether rows can be added and removed.
    pub const fn grows(&self) -> bool {
        matches!(self.shape, Shape::Rows { .. })
    }

    /// Whether stored rows can be put in and taken away: rows that are added, and what is kept of rows that stand for others.
    const fn holds_rows(&self) -> bool {
        matches!(self.shape, Shape::Rows { .. } | Shape::Each(_))
    }

    /// Whether it is answered once.
    pub const fn is_single(&self) -> bool {
        matches!(self.shape, Shape::Single)
    }

    /// The section called `id`.
    pub fn find(id: &str) -> Option<&'static Self> {
        catalog::SECTIONS.iter().copied().find(|section| section.id == id)
    }
}
