//! Liability: what the law says of those who fail a duty or a period, each provision declared once with article, amounts and whom.
//!
//! Duties and clocks name the provisions that stand behind them. A provision is told as it reads and no further: what may be
//! imposed is never told as what will be, and nothing is added up.

mod catalog;

pub use catalog::*;

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::day::Day;
use crate::form::{Facts, Tri};
use crate::source::Citation;
use crate::text::{Phrase, Text};

use super::Route;

/// A provision on liability.
#[derive(Debug)]
pub struct Liability {
    /// Stable id.
    pub id: &'static str,
    /// Which breach it covers.
    pub of: Text,
    /// Whom it reaches.
    pub whom: Text,
    /// What it provides, amounts included, in one sentence without its end; fines in yuan.
    pub says: Text,
    /// The same in a few words, for lists.
    pub brief: Text,
    /// The routes it speaks of; empty where it is of none in particular.
    pub routes: &'static [Route],
    /// Whether it can concern the record at all; what is open may.
    pub concerns: fn(&Facts<'_>) -> Tri,
    /// Where it stands.
    pub source: Citation,
}

impl Liability {
    /// Whether it can be relied on for a day.
    pub fn in_force(&self, day: Day) -> bool {
        self.source.instrument.in_force(day)
    }

    /// In one line: article, breach and what is provided.
    pub fn said(&self) -> Phrase {
        let (source, of, says) = (self.source.spoken_with_status(), self.of, self.says);
        said!("{source}（{of}）：{says}", "{source} ({of}): {says}", source, of, says)
    }

    /// In a few words, for a line of a list.
    pub fn in_short(&self) -> Phrase {
        let (source, brief) = (self.source.spoken_with_status(), self.brief);
        said!("{source}：{brief}", "{source}: {brief}", source, brief)
    }
}

/// A provision is its static.
impl PartialEq for Liability {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Liability {}

/// Those of several that can be relied on for a day and may concern the record. What is read for it is no ground of a verdict.
pub fn of(
    all: &[&'static Liability],
    facts: &Facts<'_>,
    day: Day,
) -> impl Iterator<Item = &'static Liability> {
    let facts = facts.quietly();
    on(all, day).filter(move |one| !(one.concerns)(&facts).is_no())
}

/// [`of`] for a record that goes, or may go, these ways: what speaks of another route stands behind no duty of it.
pub fn by(
    all: &[&'static Liability],
    facts: &Facts<'_>,
    routes: &[Route],
) -> impl Iterator<Item = &'static Liability> {
    of(all, facts, facts.day())
        .filter(|one| one.routes.is_empty() || one.routes.iter().any(|way| routes.contains(way)))
}

/// Those of several that can be relied on for a day.
pub fn on(all: &[&'static Liability], day: Day) -> impl Iterator<Item = &'static Liability> {
    all.iter().copied().filter(move |one| one.in_force(day))
}

/// The shape is part of the program's interface.
impl Serialize for Liability {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "id": self.id, "of": self.of, "whom": self.whom, "says": self.says, "source": self.source,
        })
        .serialize(to)
    }
}
