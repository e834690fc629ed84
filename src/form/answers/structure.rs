//! What of a tree of answers must be so that it can be relied on at all: objects where answers stand, rows with ids of their own.

use std::collections::HashSet;

use serde_json::Value;

use crate::text::{Phrase, harmless};

use crate::form::is_row_id;

/// Why JSON is not a tree of answers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum StructureError {
    /// `answers` is not an object.
    NotAnObject(String),
    /// A section of rows is not an array.
    NotRows(String),
    /// A row has no id, or one that is not a string.
    NoId(String, usize),
    /// Two rows carry the same id.
    SameId(String, String),
}

impl StructureError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::NotAnObject(path) => {
                said!("{path} 应为对象（{{…}}）", "{path} should be an object ({{...}})", path,)
            }
            Self::NotRows(path) => said!(
                "{path} 应为由行组成的数组（[{{…}}]）",
                "{path} should be an array of rows ([{{...}}])",
                path,
            ),
            Self::NoId(path, index) => said!(
                "{path} 第{index}行没有可用的 id：应为不空、不含“/”的文字",
                "{path}: row {index} has no id that can be used: a string, not empty, without \"\
                 /\"",
                path,
                index = index + 1,
            ),
            Self::SameId(path, id) => said!(
                "{path} 有两行的 id 都是“{id}”",
                "{path}: two rows carry the id \"{id}\"",
                path,
                id,
            ),
        }
    }
}

pub(super) fn check_rows(rows: &[Value], path: &str) -> Result<(), StructureError> {
    let mut seen = HashSet::new();
    for (index, row) in rows.iter().enumerate() {
        let id = row.as_object().and_then(|cells| cells.get("id")).and_then(Value::as_str);
        let Some(id) = id.filter(|id| is_row_id(id)) else {
            return Err(StructureError::NoId(path.to_owned(), index));
        };
        if !seen.insert(id) {
            return Err(StructureError::SameId(path.to_owned(), harmless(id, false)));
        }
    }
    Ok(())
}
