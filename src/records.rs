//! The records: one assessment with its history, its filings and its review, and the files they stand in. They know nothing of papers,
//! screens or arguments.
//!
//! The map of the whole house stands at the head of `src/lib.rs`.

#[macro_use(said)]
extern crate chujing_ground;

// The rooms below are spoken of as if they stood here.
use chujing_ground::{day, form, law, source, text};

pub mod cores;
pub mod dossier;
pub mod filing;
pub mod history;
pub mod review;
pub mod store;
