//! What was told of a record last: its result, and whose data it counted. It stands beside the record, never in it.
//!
//! It is no part of the truth: a record without it is judged as always. It only lets a person know what has changed since.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::form::Range;
use crate::law::{Entity, Headcount, Origin};

use super::Judged;

/// The file that holds it; its header says so.
#[derive(Serialize, Deserialize)]
#[serde(tag = "format")]
enum File<T> {
    #[serde(rename = "chujing-told")]
    Told(T),
}

/// What was told of a record last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The record.
    #[serde(flatten)]
    pub origin: Origin,
    /// Its name.
    pub title: String,
    /// Whose it is.
    pub entity: Entity,
    /// Whether a later record took its place, so that it counted nobody for the others.
    #[serde(rename = "superseded")]
    pub is_superseded: bool,
    /// The result, and what it rested on.
    pub result: Judged,
    /// The people of all records that were counted together.
    pub people: People,
    /// The people of the record alone.
    pub own: People,
    /// The other records that were counted with it.
    pub counted: Vec<Other>,
    /// Other entities for which it was counted before it named this one; earlier versions kept none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<Entity>,
}

/// Another record, with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    /// The record.
    #[serde(flatten)]
    pub origin: Origin,
    /// Its name.
    pub title: String,
}

/// Numbers of people in the two counters, which are never added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// With ordinary data.
    pub ordinary: Range,
    /// With sensitive data.
    pub sensitive: Range,
}

impl People {
    /// The numbers of a count.
    pub const fn of(count: &Headcount) -> Self {
        Self { ordinary: count.ordinary.range, sensitive: count.sensitive.range }
    }

    /// Whether there is certainly nobody.
    pub fn is_nobody(self) -> bool {
        self.ordinary == Range::ZERO && self.sensitive == Range::ZERO
    }
}

impl Told {
    /// Reads it; nothing if it is not whole.
    pub fn from_json(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        File::deserialize(value).ok().map(|File::Told(told)| told)
    }

    /// Writes it, one value a line.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(&File::Told(self)).unwrap_or_default();
        text.push('\n');
        text
    }
}
