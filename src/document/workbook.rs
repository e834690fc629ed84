//! A workbook of lists as a value: sheets of columns and typed cells, ready for any spreadsheet format.
//!
//! A cell says what it holds (words, a number, a day, a gap, room for an answer), never how it looks, and never a formula.

use crate::day::Day;
use crate::document::render;
use crate::form::Place;
use crate::text::Lang;

/// A workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// Stable id, which names the file: `lists`.
    pub id: &'static str,
    /// The row whose it is, where there is one for each recipient.
    pub of: Option<String>,
    /// Title.
    pub title: String,
    /// Language.
    pub lang: Lang,
    /// The day it says it was made on: that of the assessment, as the same record gives the same bytes.
    pub day: Day,
    /// What it was made from.
    pub stamp: String,
    /// Whether that stands in the footer of every page; a property of the file holds it in any case.
    pub is_stamped: bool,
    /// The id of the record it was made from; empty if nobody said.
    pub record: String,
    /// Sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// A sheet: one table whose head stays in sight.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What it is called; any text, as a renderer makes it a name that its format allows.
    pub name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows of cells, one for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// What a sheet is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be read once.
    Cover,
    /// A list to sort, filter and print.
    List,
    /// Questions; only the cells for answers may be changed.
    Form,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its width in Latin characters; a Chinese character takes two.
    pub width: u16,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing, because nothing is to be said.
    Empty,
    /// Words. They stay words, whatever they begin with.
    Text(String),
    /// A code that a reader finds the row by.
    Code(String),
    /// A number.
    Number(u64),
    /// A day.
    Day(Day),
    /// An answer that is missing: what it should say, and where it is asked.
    Gap {
        /// What should stand here.
        label: String,
        /// Where it is answered.
        place: Place,
    },
    /// Room for an answer, with what may be chosen; none for free text.
    Answer(Option<Choices>),
}

/// What an answer may be chosen from. Other words may be written too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// What is chosen.
    pub title: String,
    /// The choices, in order.
    pub entries: Vec<String>,
}

impl Column {
    /// A column with its head and width.
    pub fn new(head: impl Into<String>, width: u16) -> Self {
        Self { head: head.into(), width }
    }
}

impl Workbook {
    /// What names its file: its id and, where there are several of it, whose it is.
    pub fn name(&self) -> String {
        super::name_of(self.id, self.of.as_deref())
    }

    /// What its file says of it where it is not read, as that of a document does, with the digest of its words.
    pub fn properties(&self, words: &str) -> Vec<(&'static str, String)> {
        let mark = (render::MARK, format!("{}-{}", self.name(), self.lang.code()));
        let record = (!self.record.is_empty()).then(|| (render::RECORD, self.record.clone()));
        [mark].into_iter().chain(record).chain([(render::WORDS, words.to_owned())]).collect()
    }

    /// Every gap, in order.
    pub fn gaps(&self) -> Vec<&Place> {
        let cells = self.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
        cells
            .filter_map(|cell| match cell {
                Cell::Gap { place, .. } => Some(place),
                _ => None,
            })
            .collect()
    }
}
