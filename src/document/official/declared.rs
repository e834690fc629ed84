//! How an official form is declared: its titles in order, and each blank with the words it is found by and the answer it takes.
//!
//! A form is declared once, as data. No sentence of an official text stands in a declaration, only titles and labels.

use serde::Serialize;

use crate::form::{Code, Field};
use crate::text::Text;

/// An official form that the user has as a file.
#[derive(Debug)]
pub struct Official {
    /// Stable id, by which the command line takes it.
    pub id: &'static str,
    /// What it is called.
    pub title: Text,
    /// Whether it is filled for one overseas recipient.
    pub recipient: bool,
    /// Its parts, in order.
    pub(super) steps: &'static [Step],
}

impl Official {
    /// Its blanks in their order.
    pub(in crate::document) fn blanks(&self) -> impl Iterator<Item = &'static Slot> {
        self.steps.iter().filter_map(|step| match step {
            Step::Blank(slot) => Some(slot),
            Step::Line(_) | Step::Signing => None,
        })
    }
}

/// A blank of a form.
#[derive(Debug, Serialize)]
pub struct Slot {
    /// Stable id, such as `exporter.name`.
    pub id: &'static str,
    /// Where in the form it stands.
    pub place: Text,
    /// What it asks for.
    pub label: Text,
    /// The answer it takes as it stands, and whose; none where the answer is parted or gathered.
    #[serde(skip)]
    pub(in crate::document) asks: Option<(Whose, &'static Field)>,
    /// How it is found.
    #[serde(skip)]
    pub(super) anchor: Anchor,
    /// Whether an edition may lack it.
    #[serde(skip)]
    pub(super) optional: bool,
    /// The blank that makes this one needless, where that one is there and has a value.
    #[serde(skip)]
    pub(super) unless: Option<&'static str>,
}

/// Whose answer a blank takes.
#[derive(Clone, Copy, Debug)]
pub(in crate::document) enum Whose {
    /// That of the handler.
    Exporter,
    /// That of the overseas recipient.
    Recipient,
    /// A term of the contract.
    Terms,
    /// That of a person of the filing.
    Person(Code),
}

/// How a blank is found.
#[derive(Debug)]
pub(super) enum Anchor {
    /// A label at the head of a line. The blank follows its colon, or is the next cell of the table.
    Label(&'static str),
    /// A label anywhere in a line; the same.
    Words(&'static str),
    /// The blank stands right before one of these words.
    Before(&'static [&'static str]),
    /// The blank stands right before or right after these words in brackets.
    Beside(&'static str),
    /// The blank stands before or after a remark in brackets that begins near these words, or follows it.
    Remark(&'static str),
    /// One of these words says what the blank is for: beside it in brackets, as its label, or in its place.
    Hint(&'static [&'static str]),
    /// A part of a day of which only 年, 月 and 日 are printed, however narrow the gaps before them.
    Date(Part),
    /// A box to be ticked beside these words.
    Box(&'static str),
    /// Words of which one is to be kept: from the first to the second.
    Choice(&'static str, &'static str),
}

/// A part of a day, as the form prints it behind its blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The year of a day from which a span begins; one day alone is no span.
    FirstYear,
    /// The year of the day with which it ends.
    LastYear,
    Year,
    Month,
    Day,
}

/// A part of the form, in order.
#[derive(Debug)]
pub(super) enum Step {
    /// A line that holds a title, in Chinese with its number before it.
    Line(Text),
    /// A blank.
    Blank(Slot),
    /// From here to the next title blanks are for those who sign.
    Signing,
}

pub(super) const fn slot(id: &'static str, place: Text, label: Text, anchor: Anchor) -> Slot {
    Slot { id, place, label, asks: None, anchor, optional: false, unless: None }
}

pub(super) const fn blank(id: &'static str, place: Text, label: Text, anchor: Anchor) -> Step {
    Step::Blank(slot(id, place, label, anchor))
}
