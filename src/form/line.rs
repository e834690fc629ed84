//! Lines of JSON that are named by their content, as those of histories and reviews are: never changed, only added, so that what two
//! people write never conflicts.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::text::{Phrase, t};

use super::digest;

/// How many signs of the digest name a line: 128 bits.
const LENGTH: usize = 32;

/// The name of a line: the beginning of its SHA-256, in hexadecimal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineId(String);

impl LineId {
    /// Reads a name; nothing where it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let is_name = text.len() == LENGTH
            && text.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'));
        is_name.then(|| Self(text.to_owned()))
    }

    /// The name of what stands in a line.
    pub fn of(line: &str) -> Self {
        Self(digest(line).chars().take(LENGTH).collect())
    }

    /// The name as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The beginning of the name, as it is shown.
    pub fn short(&self) -> String {
        self.0.chars().take(8).collect()
    }
}

impl fmt::Display for LineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for LineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.short())
    }
}

impl Serialize for LineId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for LineId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("no name of a line"))
    }
}

/// Why a line is not what its name says, or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum LineError {
    /// What it holds has another digest than its name says: it was changed or cut.
    Changed,
    /// It cannot be read.
    Unreadable,
    /// A newer version of the program wrote it.
    Newer,
}

impl LineError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Changed => t(
                "内容与其名称的摘要不符：被改过或者不完整",
                "its content does not have the digest that is its name: it was changed or cut",
            ),
            Self::Unreadable => {
                t("不是本程序写下的一条", "it is no entry that this program writes")
            }
            Self::Newer => t(
                "由更新版本的程序写成，本版本读不懂",
                "a newer version of the program wrote it, which this one does not understand",
            ),
        }
        .into()
    }
}

/// What stands in a line that goes by a name, if a program of this `version` wrote it.
///
/// # Errors
/// If it is not what it was, is no JSON, or is newer.
pub fn read_line(name: &LineId, line: &str, version: u64) -> Result<Value, LineError> {
    if LineId::of(line) != *name {
        return Err(LineError::Changed);
    }
    let value: Value = serde_json::from_str(line).map_err(|_| LineError::Unreadable)?;
    match value.get("v").and_then(Value::as_u64) {
        Some(found) if found == version => Ok(value),
        Some(found) if found > version => Err(LineError::Newer),
        _ => Err(LineError::Unreadable),
    }
}
