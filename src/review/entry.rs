//! One entry, and the line in which it is kept. Its name is the digest of that line.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::day::Moment;
use crate::form::{LineError, LineId, read_line};

use super::Act;

/// The version in which entries are written.
const VERSION: u64 = 1;

/// The name of an entry.
pub type EntryId = LineId;

/// Something that somebody said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The version in which it is written.
    v: u64,
    /// When it was said, by the clock of whoever said it.
    pub at: Moment,
    /// How many entries were there when it was said: of what is said in one second the first stands first.
    #[serde(default, skip_serializing_if = "is_first")]
    pub behind: u64,
    /// Who said it, where that was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// In which meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<EntryId>,
    /// After which step of the history of the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<LineId>,
    /// What.
    pub act: Act,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over by reference")]
const fn is_first(behind: &u64) -> bool {
    *behind == 0
}

impl Entry {
    /// Something said at a moment.
    pub const fn new(at: Moment, who: Option<String>, act: Act) -> Self {
        Self { v: VERSION, at, behind: 0, who, meeting: None, step: None, act }
    }

    /// The line in which it is kept, without its end, and its name.
    pub fn line(&self) -> (EntryId, String) {
        // A tree of text and numbers can always be written.
        let line = serde_json::to_string(self).unwrap_or_default();
        (EntryId::of(&line), line)
    }

    /// Reads a line that goes by a name.
    ///
    /// # Errors
    /// If it is not what it was, or nothing that this version knows.
    pub fn read(name: &EntryId, line: &str) -> Result<Self, LineError> {
        Self::from_json(read_line(name, line, VERSION)?)
    }

    fn from_json(value: Value) -> Result<Self, LineError> {
        let entry: Self = serde_json::from_value(value).map_err(|_| LineError::Unreadable)?;
        // What was written by hand is held to the same as what is said here.
        entry.act.check(entry.who.as_deref()).map_err(|_| LineError::Unreadable)?;
        Ok(entry)
    }
}
