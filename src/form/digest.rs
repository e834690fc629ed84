//! Digests in sixty-four characters: of bytes, and of answers, which say what a document was made from.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::answers::Held;
use super::delta::Inner;
use super::{Answers, Spot};

impl Answers {
    /// SHA-256 of the answers in hexadecimal.
    ///
    /// The same answers have the same digest, whatever the order or spacing of the file they came from, and whether a section
    /// that holds nothing stands in it.
    pub fn digest(&self) -> String {
        // A tree of JSON has no key that is not text, and so can be written.
        let sections = self.held().map(|(id, held)| (id, InHeld(held)));
        digest(serde_json::to_vec(&Sorted(sections)).unwrap_or_default())
    }

    /// SHA-256 of what stands in a section, a row or a field, in hexadecimal; nothing where it holds nothing.
    ///
    /// As for the whole, neither the order of the keys nor the spacing of the file matter.
    pub fn digest_at(&self, spot: &Spot) -> Option<String> {
        let written = match self.at(spot)?.0 {
            // One that is not known and stands empty says nothing, either.
            Inner::Section(Held::Other(value)) => (!says_nothing(value)).then(|| written(value)),
            Inner::Section(held) => (!held.is_bare()).then(|| to_text(&InHeld(held))),
            Inner::Row(cells) => (!cells.is_empty()).then(|| to_text(&inside(cells))),
            Inner::Value(value) => (!says_nothing(value)).then(|| written(value)),
        };
        written.map(digest)
    }

    /// The ids of the sections that hold something, also of those that this version does not know.
    pub fn held_sections(&self) -> impl Iterator<Item = &str> {
        self.held().map(|(id, _)| id.as_str())
    }
}

/// SHA-256 of bytes in hexadecimal.
pub fn digest(bytes: impl AsRef<[u8]>) -> String {
    hex(&Sha256::digest(bytes))
}

/// A digest in hexadecimal.
pub fn hex(digest: &[u8]) -> String {
    let sign = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    digest.iter().flat_map(|byte| [sign(byte >> 4), sign(byte & 0xf)]).collect()
}

/// A value as text, the same whatever the order of its keys.
pub(super) fn written(value: &Value) -> String {
    to_text(&Inside(value))
}

fn to_text(sorted: &impl Serialize) -> String {
    // As above.
    serde_json::to_string(sorted).unwrap_or_default()
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(keys) => keys.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// An object, written with its keys and those of every object in it in order.
struct Sorted<I>(I);

impl<'a, T: Serialize, I: Iterator<Item = (&'a String, T)> + Clone> Serialize for Sorted<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries: Vec<(&String, T)> = self.0.clone().collect();
        entries.sort_by_key(|(key, _)| *key);
        serializer.collect_map(entries)
    }
}

fn inside(
    keys: &Map<String, Value>,
) -> Sorted<impl Iterator<Item = (&String, Inside<'_>)> + Clone> {
    Sorted(keys.iter().map(|(key, value)| (key, Inside(value))))
}

/// What stands in such an object.
struct Inside<'a>(&'a Value);

impl Serialize for Inside<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(keys) => inside(keys).serialize(serializer),
            Value::Array(items) => serializer.collect_seq(items.iter().map(Inside)),
            other => other.serialize(serializer),
        }
    }
}

/// What stands in a section.
struct InHeld<'a>(&'a Held);

impl Serialize for InHeld<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Held::Cells(cells) => inside(cells).serialize(serializer),
            Held::Rows(rows) => serializer.collect_seq(rows.all().iter().map(|row| inside(row))),
            Held::Other(value) => Inside(value).serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_digest_does_not_depend_on_order() {
        let digest = |value| Answers::from_json(value).unwrap().digest();
        let one = digest(json!({ "handler": { "name": "a", "ciio": "no" } }));
        assert_eq!(one, digest(json!({ "handler": { "ciio": "no", "name": "a" } })));
        assert_ne!(one, digest(json!({ "handler": { "ciio": "no", "name": "b" } })));
        let with_empty =
            json!({ "record": {}, "handler": { "name": "a", "ciio": "no" }, "groups": [] });
        assert_eq!(one, digest(with_empty), "an empty section is none");
    }
}
