//! Formats a document can be written in. No renderer knows a word of the domain.

mod base64;
mod breaks;
mod docx;
mod drawing;
mod html;
mod ics;
mod markdown;
mod mermaid;
mod shape;
mod svg;
mod text;
mod tongue;
mod words;
mod xlsx;

#[cfg(test)]
mod alike;
#[cfg(test)]
pub(super) mod sample;

pub(super) use shape::lines_of;

pub use docx::{
    DocxError, Reviser, TYPEFACES, docx, docx_and_words, docx_with, docx_with_revisions, pages,
    unseen,
};
pub use drawing::{Pen, drawing};
pub use html::{html, html_with};
pub use ics::{Entry, Gone, ics};
pub use markdown::markdown;
pub use mermaid::mermaid;
pub use svg::{picture_svg, svg};
pub use text::text;
pub(super) use words::{each_cell, each_line};
pub use words::{sheet_words, words};
pub use xlsx::{CHOICES, Names, TooMuch, xlsx, xlsx_with};

/// How much work goes into making the parts of a file smaller: what a page saves beyond is not worth the time of every export.
const LEVEL: u8 = 2;

/// The property of a file that says which document it is, by id and language.
pub const MARK: &str = "ChujingDocument";
/// The property that holds what it was made from.
pub const STAMP: &str = "ChujingStamp";
/// The property that says of which record it is, by its id.
pub const RECORD: &str = "ChujingRecord";
/// The property that holds the [digest of its words](super::words::words_digest) as they were when it was made.
pub const WORDS: &str = "ChujingWords";
