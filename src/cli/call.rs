//! What every command is told beside its own arguments, and what it speaks with.

use std::path::{Path, PathBuf};

use crate::day::Day;
use crate::desk::session::Hand;
use crate::store::Workspace;
use crate::tui::Settings;

pub(super) use super::args::{LangArg, Listing, Shape, day};
pub(super) use super::out::Out;
pub(super) use super::trouble::Trouble;

/// What is the same for every command.
#[derive(Debug)]
pub(super) struct Call {
    /// The folder of the assessments.
    pub(super) folder: Workspace,
    pub(super) lang: LangArg,
    pub(super) today: Day,
    /// Who works here, and the clock.
    pub(super) hand: Hand,
    /// What the person set.
    pub(super) settings: Settings,
    /// The whole command line, for what describes it.
    pub(super) syntax: fn() -> clap::Command,
    /// Does what a command line says that somebody typed.
    pub(super) typed: fn(&[String], &Call, &mut Out) -> Result<u8, Trouble>,
}

impl Call {
    /// The record that is meant by an argument.
    pub(super) fn file(&self, path: &Path) -> PathBuf {
        self.folder.named(path)
    }
}
