//! The works: the papers that are made, the records and their histories that are kept, and what a folder of them knows. It knows
//! nothing of screens or arguments.
//!
//! The map of the whole house stands at the head of `src/lib.rs`.

#[macro_use(said)]
extern crate chujing_ground;

// The rooms below are spoken of as if they stood here.
use chujing_ground::{day, form, law, office, source, telling, text};

pub(crate) mod cores;
pub mod desk;
pub mod document;
pub mod dossier;
pub mod filing;
pub mod history;
pub mod inspection;
pub mod published;
pub mod reference;
pub mod review;
pub mod store;
