//! Formats a document can be written in. No renderer knows a word of the domain.

mod docx;
mod html;
mod markdown;
mod shape;
mod text;

#[cfg(test)]
mod sample;

pub use docx::{DocxError, docx};
pub use html::html;
pub use markdown::markdown;
pub use text::text;
