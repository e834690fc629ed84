//! chujing
pub mod day;
pub mod form;
pub mod source;
pub mod text;
