//! chujing
pub mod day;
pub mod document;
pub mod form;
pub mod source;
pub mod text;
