//! chujing
#[cfg(feature = "tui")]
pub mod cli;
pub mod day;
pub mod desk;
pub mod document;
pub mod dossier;
pub mod form;
pub mod law;
pub mod reference;
pub mod source;
pub mod store;
pub mod text;
#[cfg(feature = "tui")]
pub mod tui;
