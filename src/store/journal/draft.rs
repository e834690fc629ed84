//! What is being typed and is no answer of the record: the answer to a point of a letter, or something said of the record.
//!
//! It is told apart from the changes of a record, as it is kept elsewhere once it is finished.

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::review::About;

/// Words that are not finished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Draft {
    /// The answer to a point of a letter.
    Point {
        /// The submission to which the letter belongs.
        submission: String,
        /// The letter.
        letter: String,
        /// The id of the point.
        point: u32,
        /// The words.
        words: String,
        /// Whether they say why nothing is changed.
        no_change: bool,
        /// What it was answered when that was begun, and whether that said why nothing is changed; nothing where it was not answered.
        #[serde(default)]
        before: Option<(String, bool)>,
    },
    /// A remark, or what was to be decided in a meeting.
    Said {
        /// Of what.
        about: About,
        /// The words, as they were typed.
        words: String,
        /// The day by which a day without its year was typed.
        #[serde(default)]
        on: Option<Day>,
        /// Whether it was to be a decision.
        #[serde(default)]
        decides: bool,
    },
}

impl Draft {
    /// The words.
    pub fn words(&self) -> &str {
        match self {
            Self::Point { words, .. } | Self::Said { words, .. } => words,
        }
    }
}
