//! The screens: what a person sees and presses. They know nothing of arguments.
//!
//! The map of the whole house stands at the head of `src/lib.rs`.

#[macro_use(said)]
extern crate chujing_ground;

// The rooms below are spoken of as if they stood here.
use chujing_ground::{day, form, law, source, telling, text};
use chujing_papers::{document, inspection, reference};
use chujing_records::{cores, dossier, filing, history, review, store};
use chujing_works::desk;

pub mod tui;
