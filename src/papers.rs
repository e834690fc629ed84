//! The papers: what is made of what was answered, what comes back of it, and what is looked at before it goes out. They know nothing of
//! the files of records, of screens or arguments.
//!
//! The map of the whole house stands at the head of `src/lib.rs`.

#[macro_use(said)]
extern crate chujing_ground;

// The rooms below are spoken of as if they stood here.
use chujing_ground::{day, form, law, office, source, telling, text};

pub mod document;
pub mod inspection;
pub mod published;
pub mod reference;
