//! Formats a document can be written in. No renderer knows a word of the domain.

mod breaks;
mod docx;
mod html;
mod ics;
mod markdown;
mod shape;
mod svg;
mod text;
mod tongue;
mod xlsx;

#[cfg(test)]
mod sample;

pub use docx::{DocxError, MARK, STAMP, TYPEFACES, docx};
pub use html::html;
pub use ics::{Entry, ics};
pub use markdown::markdown;
pub use svg::svg;
pub use text::text;
pub use xlsx::{TooMuch, xlsx};
