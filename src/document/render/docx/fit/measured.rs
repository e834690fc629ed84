//! The paragraphs of a table as they are measured: once for every size of type that is tried.
//!
//! Lengths here are in thousandths of the size of type; nothing is known of a page.

use smallvec::SmallVec;

use crate::document::render::docx::extent::{breadth, stretches};
use crate::document::render::docx::run;
use crate::document::render::shape::{Line, Lines, Look, Piece};

/// A paragraph as it is measured once for every size of type, in thousandths of it.
pub(super) struct Measured {
    pub(super) whole: u32,
    /// The longest part that no line ends in, and the longest such part with a digit.
    pub(super) word: u32,
    pub(super) figure: u32,
    pub(super) is_strong: bool,
}

impl Measured {
    fn of(line: &[Piece<'_>]) -> Self {
        let joined: String;
        let text = match line {
            [only] => &*only.text,
            pieces => {
                joined = pieces.iter().map(|piece| &*piece.text).collect();
                &joined
            }
        };
        let (mut word, mut figure) = (0, 0);
        for stretch in stretches(text) {
            let breadth = breadth(stretch);
            word = breadth.max(word);
            if stretch.contains(|c: char| c.is_ascii_digit()) {
                figure = breadth.max(figure);
            }
        }
        let is_strong = line.iter().any(|piece| piece.look == Look::Strong);
        Self { whole: breadth(text), word, figure, is_strong }
    }
}

/// The paragraphs of a table as they are measured, and which of its columns are to be written in.
pub(super) struct Paragraphs {
    pub(super) head: Option<Vec<Measured>>,
    pub(super) rows: Vec<Vec<SmallVec<[Measured; 1]>>>,
    pub(super) is_written_in: Vec<bool>,
}

impl Paragraphs {
    pub(super) fn of(head: Option<&[String]>, rows: &[Vec<Lines<'_>>], columns: usize) -> Self {
        let cell = |cell: &Lines<'_>| cell.iter().map(|line| Measured::of(line)).collect();
        let row = |row: &Vec<Lines<'_>>| row.iter().map(cell).collect();
        let is_written_in = |index: usize| {
            let mut cells = rows.iter().filter_map(|row| row.get(index));
            head.is_some() && !rows.is_empty() && cells.all(|cell| is_to_write_in(cell))
        };
        Self {
            head: head.map(|head| head.iter().map(|name| Measured::of(&run::text(name))).collect()),
            rows: rows.iter().map(row).collect(),
            is_written_in: (0..columns).map(is_written_in).collect(),
        }
    }
}

/// Whether a cell is one to write in: it holds a space, and nothing else. A cell that has nothing to say is empty.
fn is_to_write_in(cell: &[Line<'_>]) -> bool {
    let mut pieces = cell.iter().flatten().peekable();
    pieces.peek().is_some() && pieces.all(|piece| piece.text.trim().is_empty())
}
