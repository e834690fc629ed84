//! What became of a record, and from what it came: an assessment that was begun from it, or from which it was begun.

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::text::Phrase;

/// Which way the other record lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kin {
    /// This record was begun from it.
    Origin,
    /// It was begun from this record.
    Successor,
}

/// Another record, as it was called on the day on which one was begun from the other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Relative {
    /// Which way it lies.
    pub kin: Kin,
    /// On which day.
    pub day: Day,
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its file, without the folder.
    pub file: String,
}

impl Relative {
    /// In a line.
    pub fn said(&self) -> Phrase {
        let (day, title, file) = (self.day, &self.title, &self.file);
        match self.kin {
            Kin::Origin => said!(
                "{day}由“{title}”（{file}）沿用而来",
                "begun on {day} from \"{title}\" ({file})",
                day,
                title,
                file,
            ),
            Kin::Successor => said!(
                "后续记录：“{title}”（{file}），{day}建立",
                "successor: \"{title}\" ({file}), begun on {day}",
                title,
                file,
                day,
            ),
        }
    }
}
