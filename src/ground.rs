//! The ground floor: what is asked, and what follows from the answers. It knows nothing of papers, files or screens.
//!
//! The map of the whole house stands at the head of `src/lib.rs`.

// First, because its `said!` is used everywhere below it.
#[macro_use]
pub mod text;

pub mod day;
pub mod form;
pub mod law;
pub mod office;
pub mod source;
pub mod telling;
