//! One operation, and the line in which it is kept. Its name is the digest of that line.

use serde_json::{Map, Value, json};

use crate::day::Moment;
use crate::form::{Delta, LineError, LineId, read_line};

/// The version in which operations are written.
const VERSION: u64 = 1;

/// The name of an operation.
pub type OperationId = LineId;

/// Why a line is no operation.
pub type OperationError = LineError;

/// Of which record one is a copy.
///
/// It stands in the first operation of the copy, which nothing changes any more, and not in its file: what was taken stands there with
/// it, so that what became of it can be told where the origin is not at hand, and what was not taken is named and not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The id of that record.
    pub record: String,
    /// The digest of its answers then.
    pub state: String,
    /// Where it held something that was not taken, or not all of it, by the keys of the place.
    pub left: Vec<String>,
}

/// What kind of step an operation is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The history begins here with all that the record holds, whatever came before.
    Begin,
    /// The history begins here with what was taken from another record, of which this is a copy.
    Copied(Origin),
    /// Answers were changed.
    Edit,
    /// The file was changed otherwise than by this program, or history and file parted.
    Outside,
    /// What was done to a copy of the record that came back, with the name of its file. Older versions read it as [`Act::Outside`].
    Returned(String),
    /// An operation was taken back.
    Undo(OperationId),
    /// An operation that had been taken back was made again.
    Redo(OperationId),
    /// What was so at an operation was brought back, as a whole or in part.
    Restore(OperationId),
    /// Two states were brought together.
    Merge,
    /// The state has a name from here on.
    Named(String),
    /// The state after an earlier step has a name from here on.
    Called(OperationId, String),
}

impl Act {
    /// Its code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Copied(_) => "copied",
            Self::Edit => "edit",
            Self::Outside | Self::Returned(_) => "outside",
            Self::Undo(_) => "undo",
            Self::Redo(_) => "redo",
            Self::Restore(_) => "restore",
            Self::Merge => "merge",
            Self::Named(_) | Self::Called(..) => "named",
        }
    }

    /// Whether a history begins with it.
    pub const fn begins(&self) -> bool {
        matches!(self, Self::Begin | Self::Copied(_))
    }

    /// The operation of which it speaks.
    pub const fn of(&self) -> Option<&OperationId> {
        match self {
            Self::Undo(of) | Self::Redo(of) | Self::Restore(of) | Self::Called(of, _) => Some(of),
            _ => None,
        }
    }
}

/// One operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// From which it follows: none for the first, two for a merge. What it changed is told of the first.
    pub parents: Vec<OperationId>,
    /// When it was made, by the clock of whoever made it.
    pub at: Moment,
    /// Who made it, where that was said.
    pub who: Option<String>,
    /// Whose history begins with it: the beginning of the digest of the record's id. Said of a beginning alone.
    pub record: Option<String>,
    /// What kind of step it is.
    pub act: Act,
    /// What it changed.
    pub deltas: Vec<Delta>,
}

impl Origin {
    fn from_json(value: &Value) -> Option<Self> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        Some(Self {
            record: text(value.get("record")?)?,
            state: text(value.get("state")?)?,
            left: value.get("left")?.as_array()?.iter().map(text).collect::<Option<_>>()?,
        })
    }
}

impl Operation {
    /// The line in which it is kept, without its end, and its name.
    pub fn line(&self) -> (OperationId, String) {
        let mut out = Map::new();
        out.insert("v".to_owned(), json!(VERSION));
        let parents: Vec<&str> = self.parents.iter().map(OperationId::as_str).collect();
        out.insert("parents".to_owned(), json!(parents));
        out.insert("at".to_owned(), json!(self.at.to_string()));
        out.extend(self.who.as_ref().map(|who| ("who".to_owned(), json!(who))));
        out.extend(self.record.as_ref().map(|record| ("record".to_owned(), json!(record))));
        out.insert("act".to_owned(), json!(self.act.code()));
        out.extend(self.act.of().map(|of| ("of".to_owned(), json!(of.as_str()))));
        if let Act::Named(name) | Act::Called(_, name) = &self.act {
            out.insert("name".to_owned(), json!(name));
        }
        if let Act::Returned(file) = &self.act {
            out.insert("file".to_owned(), json!(file));
        }
        if let Act::Copied(Origin { record, state, left }) = &self.act {
            let origin = json!({ "record": record, "state": state, "left": left });
            out.insert("origin".to_owned(), origin);
        }
        let deltas: Vec<Value> = self.deltas.iter().map(Delta::to_json).collect();
        out.insert("deltas".to_owned(), Value::Array(deltas));
        let line = Value::Object(out).to_string();
        (OperationId::of(&line), line)
    }

    /// Reads a line that goes by a name.
    ///
    /// # Errors
    /// If it is not what it was, or nothing that this version knows.
    pub fn read(name: &OperationId, line: &str) -> Result<Self, OperationError> {
        Self::from_json(&read_line(name, line, VERSION)?).ok_or(OperationError::Unreadable)
    }

    fn from_json(value: &Value) -> Option<Self> {
        let text = |key: &str| value.get(key).and_then(Value::as_str);
        let of = || OperationId::parse(text("of")?);
        let act = match text("act")? {
            "begin" => Act::Begin,
            "copied" => Act::Copied(Origin::from_json(value.get("origin")?)?),
            "edit" => Act::Edit,
            "outside" => match text("file") {
                Some(file) => Act::Returned(file.to_owned()),
                None => Act::Outside,
            },
            "undo" => Act::Undo(of()?),
            "redo" => Act::Redo(of()?),
            "restore" => Act::Restore(of()?),
            "merge" => Act::Merge,
            "named" => match text("of") {
                Some(_) => Act::Called(of()?, text("name")?.to_owned()),
                None => Act::Named(text("name")?.to_owned()),
            },
            _ => return None,
        };
        let parents = value.get("parents")?.as_array()?.iter();
        let deltas = value.get("deltas")?.as_array()?.iter();
        Some(Self {
            parents: parents.map(|id| OperationId::parse(id.as_str()?)).collect::<Option<_>>()?,
            at: Moment::parse(text("at")?)?,
            who: text("who").map(str::to_owned),
            record: text("record").map(str::to_owned),
            act,
            deltas: deltas.map(Delta::from_json).collect::<Option<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation() -> Operation {
        let delta = json!({ "at": ["handler", "name"], "after": "甲" });
        Operation {
            parents: vec![OperationId::of("x")],
            at: Moment::since_1970(1_795_876_925),
            who: Some("张三".to_owned()),
            record: None,
            act: Act::Redo(OperationId::of("y")),
            deltas: vec![Delta::from_json(&delta).unwrap()],
        }
    }

    #[test]
    fn what_is_written_is_read_again_by_its_name() {
        let origin =
            Origin { record: "x".into(), state: "y".into(), left: vec!["events/a".into()] };
        for act in [
            Act::Begin,
            Act::Copied(origin),
            Act::Merge,
            Act::Named("已备案".to_owned()),
            Act::Called(OperationId::of("x"), "已报批".to_owned()),
            Act::Outside,
            Act::Returned("副本.json".to_owned()),
            operation().act,
        ] {
            let operation = Operation { act, ..operation() };
            let (id, line) = operation.line();
            assert_eq!(Operation::read(&id, &line), Ok(operation));
            assert!(!line.contains('\n'));
        }
    }

    #[test]
    fn what_was_changed_or_is_newer_is_told_apart() {
        let (id, line) = operation().line();
        let changed = line.replace('甲', "乙");
        assert_eq!(Operation::read(&id, &changed), Err(OperationError::Changed));
        let newer = line.replace("\"v\":1", "\"v\":2");
        let read = Operation::read(&OperationId::of(&newer), &newer);
        assert_eq!(read, Err(OperationError::Newer));
        let other = Operation::read(&OperationId::of("{}"), "{}");
        assert_eq!(other, Err(OperationError::Unreadable));
    }

    #[test]
    fn an_operation_costs_little_beside_its_edit() {
        let (_, line) = operation().line();
        let edit = operation().deltas[0].to_json().to_string();
        assert!(line.len() - edit.len() <= 200, "{}", line.len() - edit.len());
    }
}
