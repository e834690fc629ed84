//! A table that a person gives (pasted, or a file): which of its columns is which field, which words are which choices, and what
//! that comes to, before anything is written.
//!
//! No cell disappears: each is in a field (perhaps as a draft with its problem), in a heading, or listed as left out with the
//! reason. Nothing here changes answers; a [`Plan`] tells the rows to add. This room knows nothing of files.

mod content;
mod doubts;
mod elsewhere;
mod gathered;
mod heading;
mod lines;
mod mapping;
mod names;
mod onto;
mod plan;
mod said;
mod text;
mod unit;
mod values;

pub use heading::Heading;
pub use mapping::{Column, Ground, Mapping, Target, Why};
pub use onto::{Changed, Onto, Twice};
pub use plan::{Doubt, Draft, Left, Plan, Planned, WhyLeft};
pub use said::{
    column_name, drafts_said, gathered_said, heading_said, is_doubted, is_open, left_said,
    plan_json, plan_lines, word_said,
};
pub use text::Divided;
pub use values::{Becomes, Word};

use crate::text::{Phrase, from_words, grouped, t};

/// The most rows with content.
pub const ROWS: usize = 50_000;
/// The most columns.
pub const COLUMNS: usize = 256;
/// The most cells with content.
pub const CELLS: usize = 500_000;
/// How many bytes of text.
const TEXT: usize = 8 * 1024 * 1024;
/// How many bytes one cell may hold: ten times what an answer may.
const CELL: usize = 200_000;

/// The cells of a table, as they were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The lines with content, in order.
    pub lines: Vec<Line>,
}

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in what was given, from 1.
    pub number: usize,
    /// Its cells from the first column on; trailing empty ones may be left out.
    pub cells: Vec<String>,
    /// The columns whose words stand there only because a cell above is merged over them.
    pub repeated: Vec<usize>,
}

/// A table with where it stood and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The name of its sheet, in a workbook.
    pub sheet: Option<String>,
    /// The cells.
    pub grid: Grid,
    /// How it was read: what divides the cells, in what encoding, what was filled in.
    pub notes: Vec<Phrase>,
    /// What divides the cells of a text, where that is a guess.
    pub guessed: Option<Divided>,
}

impl Given {
    /// The table that a text holds; what divides its cells is guessed unless it is said.
    ///
    /// # Errors
    /// If it is empty or too large.
    pub fn of_text(text: &str, divided: Option<Divided>) -> Result<Self, TableError> {
        // Bounded before anything is divided: what divides it is looked for in all of it.
        if text.len() > TEXT || text.lines().nth(2 * ROWS).is_some() {
            return Err(TableError::TooLarge);
        }
        let used = divided.unwrap_or_else(|| Divided::of(text));
        let (grid, notes) = Grid::of_text(text, used)?;
        let notes = std::iter::once(used.said()).chain(notes).collect();
        let guessed = divided.is_none() && used.is_guess(text);
        Ok(Self { sheet: None, grid, notes, guessed: guessed.then_some(used) })
    }

    /// What divides the cells, where a person should look at it: a heading of several names proves the guess.
    pub fn doubted_division(&self, mapping: &Mapping) -> Option<Divided> {
        let is_proved = mapping.heading.is_some() && self.guessed != Some(Divided::Lines);
        self.guessed.filter(|_| !is_proved)
    }
}

/// Why there is no table to paste.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum TableError {
    /// There is no cell with content.
    Empty,
    /// More than a table for people holds.
    TooLarge,
    /// The section does not take rows.
    Fixed,
}

impl TableError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Empty => t(
                "没有可以粘贴的内容：没有一格有文字。",
                "There is nothing to paste: no cell holds a word.",
            )
            .into(),
            Self::TooLarge => said!(
                "表格太大，没有读入：最多{u64}行、{columns}列、{u64_2}格，文字最多8 MiB，一格最\
                 多约20万字节。请分几次粘贴，或者先删去无关的列。",
                "The table is too large and was not read: at most {u64} rows, {columns} columns, \
                 {u64_2} cells, 8 MiB of text, about 200,000 bytes a cell. Paste it in parts, or \
                 take out columns that do not belong.",
                u64 = grouped(ROWS as u64),
                columns = COLUMNS,
                u64_2 = grouped(CELLS as u64),
            ),
            Self::Fixed => t(
                "这一部分的行是固定的，不能增加行，因此不能粘贴表格。",
                "The rows of this section are fixed, so a table cannot be pasted into it.",
            )
            .into(),
        }
    }
}

impl Grid {
    /// A grid of rows that stand one below the other.
    ///
    /// # Errors
    /// If there is nothing in them, or too much.
    pub fn of_rows(rows: impl IntoIterator<Item = Vec<String>>) -> Result<Self, TableError> {
        Self::of_numbered((1..).zip(rows))
    }

    /// A grid of rows with their numbers, in order; what is empty is passed over.
    ///
    /// # Errors
    /// If there is nothing in them, or too much.
    pub fn of_numbered(
        rows: impl IntoIterator<Item = (usize, Vec<String>)>,
    ) -> Result<Self, TableError> {
        let mut lines = Vec::new();
        let (mut left, mut room) = (CELLS, TEXT);
        for (number, mut cells) in rows {
            while cells.last().is_some_and(|cell| cell.trim().is_empty()) {
                cells.pop();
            }
            if cells.is_empty() {
                continue;
            }
            left = left.checked_sub(cells.len()).ok_or(TableError::TooLarge)?;
            let length = cells.iter().map(String::len).sum();
            room = room.checked_sub(length).ok_or(TableError::TooLarge)?;
            let is_long = cells.iter().any(|cell| cell.len() > CELL);
            if is_long || cells.len() > COLUMNS || lines.len() >= ROWS {
                return Err(TableError::TooLarge);
            }
            lines.push(Line { number, cells, repeated: Vec::new() });
        }
        if lines.is_empty() { Err(TableError::Empty) } else { Ok(Self { lines }) }
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.lines.iter().map(|line| line.cells.len()).max().unwrap_or(0)
    }

    /// How many lines without content stand between the others.
    pub fn empty_lines(&self) -> usize {
        match (self.lines.first(), self.lines.last()) {
            (Some(first), Some(last)) => last.number + 1 - first.number - self.lines.len(),
            _ => 0,
        }
    }
}

impl Line {
    /// The words of a cell; empty where there is none.
    pub fn words(&self, column: usize) -> &str {
        let words = self.cells.get(column).map_or("", |cell| cell.trim());
        from_words(words)
    }

    /// The columns that hold something.
    pub fn filled(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.cells.len()).filter(|column| !self.words(*column).is_empty())
    }
}
