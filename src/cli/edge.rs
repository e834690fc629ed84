//! What the edge of the program tells the core.

use std::path::PathBuf;

use crate::day::Moment;
use crate::desk::session::Hand;
use crate::text::harmless;

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
    /// The language that the environment asks of this program (`CHUJING_LANG`),
    pub lang: Option<String>,
    /// and that of everything (`LC_ALL`, `LC_MESSAGES`, `LANG`).
    pub locale: Option<String>,
    /// How wide ambiguous characters are, where the environment says so (`CHUJING_WIDTH`).
    pub width: Option<String>,
    /// The file of the settings (`CHUJING_SETTINGS`, or in the usual folder).
    pub settings: Option<PathBuf>,
    /// The person's own folder, which `~` stands for where a path is typed.
    pub home: Option<PathBuf>,
}

impl Edge {
    /// Who works here: what the arguments say goes before the environment.
    pub(super) fn hand(&self, who: Option<String>) -> Hand {
        let who = who.or_else(|| self.who.clone()).map(|name| harmless(name.trim(), false));
        Hand { clock: self.clock, who: who.filter(|name| !name.is_empty()) }
    }
}
