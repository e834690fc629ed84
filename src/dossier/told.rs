//! What was told of a record last: its result, and whose data it counted. It stands beside the record, never in it.
//!
//! It is no part of the truth: a record without it is judged as always. It only lets a person know what has changed since.

use serde_json::{Value, json};

use crate::form::Range;
use crate::law::{Entity, Headcount, Origin};

use super::Judged;

/// What the header of every such file says.
pub const TOLD_FORMAT: &str = "chujing-told";

/// What was told of a record last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The record.
    pub origin: Origin,
    /// Its name.
    pub title: String,
    /// Whose it is.
    pub entity: Entity,
    /// Whether a later record took its place, so that it counted nobody for the others.
    pub is_superseded: bool,
    /// The result, and what it rested on.
    pub result: Judged,
    /// The people of all records that were counted together.
    pub people: People,
    /// The people of the record alone.
    pub own: People,
    /// The other records that were counted with it, with their names.
    pub counted: Vec<(Origin, String)>,
    /// Other entities for which it was counted before it named this one.
    pub former: Vec<Entity>,
}

/// Numbers of people in the two counters, which are never added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    fn from_json(value: &Value) -> Option<Self> {
        let range = |key: &str| {
            let range = value.get(key)?;
            let high = range.get("to")?;
            let high = if high.is_null() { None } else { Some(high.as_u64()?) };
            Some(Range { low: range.get("from")?.as_u64()?, high })
        };
        Some(Self { ordinary: range("ordinary")?, sensitive: range("sensitive")? })
    }

    fn to_json(self) -> Value {
        let range = |range: Range| json!({ "from": range.low, "to": range.high });
        json!({ "ordinary": range(self.ordinary), "sensitive": range(self.sensitive) })
    }
}

impl Told {
    /// Reads it; nothing if it is not whole.
    pub fn from_json(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let words = |value: &Value, key: &str| value.get(key)?.as_str().map(str::to_owned);
        if words(&value, "format")? != TOLD_FORMAT {
            return None;
        }
        let origin =
            |value: &Value| Some(Origin { id: words(value, "id")?, file: words(value, "file")? });
        let entity =
            |value: &Value| Entity::stated(words(value, "credit_code"), words(value, "name"));
        // Earlier versions kept no former entities.
        let former = value.get("former").and_then(Value::as_array);
        Some(Self {
            origin: origin(&value)?,
            title: words(&value, "title")?,
            entity: entity(value.get("entity")?),
            is_superseded: value.get("superseded")?.as_bool()?,
            result: Judged::from_json(value.get("result")?)?,
            people: People::from_json(value.get("people")?)?,
            own: People::from_json(value.get("own")?)?,
            counted: value
                .get("counted")?
                .as_array()?
                .iter()
                .map(|other| Some((origin(other)?, words(other, "title")?)))
                .collect::<Option<_>>()?,
            former: former.into_iter().flatten().map(entity).collect(),
        })
    }

    /// Writes it, one value a line.
    pub fn to_json(&self) -> String {
        let entity = |entity: &Entity| json!({ "credit_code": entity.code, "name": entity.name });
        let mut value = json!({
            "format": TOLD_FORMAT,
            "id": self.origin.id, "file": self.origin.file, "title": self.title,
            "entity": entity(&self.entity),
            "superseded": self.is_superseded,
            "result": self.result.to_json(),
            "people": self.people.to_json(),
            "own": self.own.to_json(),
            "counted": self.counted.iter().map(|(other, title)| json!({
                "id": other.id, "file": other.file, "title": title,
            })).collect::<Vec<_>>(),
        });
        if !self.former.is_empty() {
            value["former"] = self.former.iter().map(entity).collect();
        }
        let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
        text.push('\n');
        text
    }
}
