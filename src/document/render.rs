//! Formats a document can be written in. No renderer knows a word of the domain.

mod docx;
mod html;
mod markdown;

pub use docx::docx;
pub use html::html;
pub use markdown::markdown;
