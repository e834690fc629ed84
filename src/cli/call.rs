//! What every command is told beside its own arguments, and what it speaks with.

use std::path::{Path, PathBuf};

use crate::day::{Day, Moment};
use crate::desk::session::Hand;
use crate::store::Workspace;
use crate::text::harmless;

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

/// What the edge of the program tells the core: the day and what the terminal is like.
#[derive(Clone, Debug)]
pub struct Edge {
    /// The clock of the machine: the day of new assessments, whether the law data is old, and when a change was made.
    pub clock: fn() -> Moment,
    /// Whether the environment asks for no colour.
    pub no_color: bool,
    /// Who works here, where the environment says so (`CHUJING_WHO`).
    pub who: Option<String>,
    /// Whether the terminal cannot move its cursor (`TERM=dumb`).
    pub is_dumb: bool,
}

impl Edge {
    /// Who works here: what the arguments say goes before the environment.
    pub(super) fn hand(self, who: Option<String>) -> Hand {
        let who = who.or(self.who).map(|name| harmless(name.trim(), false));
        Hand { clock: self.clock, who: who.filter(|name| !name.is_empty()) }
    }
}
