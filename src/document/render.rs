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
mod xlsx;

#[cfg(test)]
mod alike;
#[cfg(test)]
pub(super) mod sample;

pub(super) use shape::words;

pub use docx::{DocxError, MARK, STAMP, TYPEFACES, docx};
pub use drawing::{Pen, drawing};
pub use html::html;
pub use ics::{Entry, ics};
pub use markdown::markdown;
pub use mermaid::mermaid;
pub use svg::{picture_svg, svg};
pub use text::text;
pub use xlsx::{TooMuch, xlsx};
