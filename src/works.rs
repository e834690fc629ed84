//! The works: a record open or read, and what a folder of them knows and writes. They know nothing of screens or arguments.
//!
//! The map of the whole house stands at the head of `src/lib.rs`.

#[macro_use(said)]
extern crate chujing_ground;

// The rooms below are spoken of as if they stood here.
use chujing_ground::{day, form, law, office, source, telling, text};
use chujing_papers::{document, inspection, published};
use chujing_records::{cores, dossier, filing, history, review, store};

pub mod desk;
