//! A record of which only some sections are kept, as those that tell it apart from others in a folder. The rest is passed over, and
//! checked all the same.
//!
//! Whatever is not wholly as this program writes it is left to the reader of whole records, which says what is wrong.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::form::catalog::{evidence, handler, record};
use crate::form::{Answers, Once, Section, is_row_id};

use super::bounds;

/// What tells a record apart from others: the record, the handler, the evidence.
pub const HEAD: &[&Section] = &[&record::SECTION, &handler::SECTION, &evidence::SECTION];

/// Some sections of a record.
#[derive(Debug, PartialEq, Eq)]
pub struct Skimmed {
    /// Its stable id.
    pub id: String,
    /// The schema version of its file.
    pub schema_version: u64,
    /// Those sections of its answers; of others it is noticed that they are asked for.
    pub answers: Answers,
}

impl Skimmed {
    /// Reads these sections of a record of today's schema version or a later one; nothing where it is better read whole.
    pub fn of(text: &str, kept: &'static [&'static Section]) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}');
        if !bounds::is_modest(text) {
            return None;
        }
        let mut whole = serde_json::Deserializer::from_str(text);
        let Head { format, schema_version, id, answers } =
            whole.deserialize_map(Whole { kept }).ok().filter(|_| whole.end().is_ok())?;
        let schema_version = schema_version?.as_u64()?;
        let (Value::String(id), Value::String(format)) = (id?, format?) else { return None };
        let is_whole = format == super::FORMAT
            && schema_version >= super::SCHEMA_VERSION
            && !id.trim().is_empty();
        let answers = Answers::from_json(Value::Object(answers?)).ok()?.but_a_part(kept);
        is_whole.then_some(Self { id, schema_version, answers })
    }
}

#[derive(Default)]
struct Head {
    format: Option<Value>,
    schema_version: Option<Value>,
    id: Option<Value>,
    answers: Option<Map<String, Value>>,
}

/// A key, without a copy of it where it stands as it is.
struct Key<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        from.deserialize_str(Text)
    }
}

/// The keys of one object: few, or many.
#[derive(Default)]
struct Keys<'de> {
    few: Vec<Cow<'de, str>>,
    many: HashSet<Cow<'de, str>>,
}

/// From how many keys on they are looked up and not compared.
const FEW: usize = 24;

impl<'de> Keys<'de> {
    fn add<E: Error>(&mut self, key: Cow<'de, str>) -> Result<(), E> {
        let is_new = if self.few.len() < FEW {
            let is_new = !self.few.contains(&key);
            if self.few.is_empty() {
                self.few.reserve(FEW / 2);
            }
            self.few.push(key);
            is_new
        } else {
            !self.few.contains(&key) && self.many.insert(key)
        };
        if is_new { Ok(()) } else { Err(E::custom("a key stands twice")) }
    }
}

/// The file.
struct Whole {
    kept: &'static [&'static Section],
}

impl<'de> Visitor<'de> for Whole {
    type Value = Head;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Head, A::Error> {
        let (mut out, mut keys) = (Head::default(), Keys::default());
        while let Some(Key(key)) = entries.next_key()? {
            let kept = match &*key {
                "format" => &mut out.format,
                "schema_version" => &mut out.schema_version,
                "id" => &mut out.id,
                "answers" => {
                    out.answers = Some(entries.next_value_seed(Sections { kept: self.kept })?);
                    keys.add(key)?;
                    continue;
                }
                _ => {
                    entries.next_value_seed(Passed::Any)?;
                    keys.add(key)?;
                    continue;
                }
            };
            *kept = Some(entries.next_value::<Once>()?.0);
            keys.add(key)?;
        }
        Ok(out)
    }
}

/// The sections.
struct Sections {
    kept: &'static [&'static Section],
}

impl<'de> DeserializeSeed<'de> for Sections {
    type Value = Map<String, Value>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Sections {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sections")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let (mut out, mut keys) = (Map::new(), Keys::default());
        while let Some(Key(key)) = entries.next_key()? {
            let section = Section::find(&key);
            if section.is_some_and(|section| self.kept.contains(&section)) {
                let Once(value) = entries.next_value()?;
                out.insert(key.clone().into_owned(), value);
            } else {
                entries.next_value_seed(match section {
                    None => Passed::Any,
                    Some(section) if section.is_single() => Passed::Object,
                    Some(_) => Passed::Rows,
                })?;
            }
            keys.add(key)?;
        }
        Ok(out)
    }
}

/// A value that is passed over: of any kind, an object, rows, or one row, of which the id is handed on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Passed {
    Any,
    Object,
    Rows,
    Row,
}

impl<'de> DeserializeSeed<'de> for Passed {
    type Value = Option<Cow<'de, str>>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        match self {
            Self::Any => from.deserialize_any(self),
            Self::Object | Self::Row => from.deserialize_map(self),
            Self::Rows => from.deserialize_seq(self),
        }
    }
}

impl<'de> Visitor<'de> for Passed {
    type Value = Option<Cow<'de, str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let inner = if self == Self::Rows { Self::Row } else { Self::Any };
        let mut ids = Keys::default();
        while let Some(id) = items.next_element_seed(inner)? {
            if self == Self::Rows {
                let id = id.filter(|id| is_row_id(id));
                ids.add(id.ok_or_else(|| A::Error::custom("a row without an id"))?)?;
            }
        }
        Ok(None)
    }

    /// A number that is no integer of 64 bits comes as an object, too: it is passed over with its digits.
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let (mut keys, mut id) = (Keys::default(), None);
        while let Some(Key(key)) = entries.next_key()? {
            if self == Self::Row && key == "id" {
                id = Some(entries.next_value::<Key<'de>>()?.0);
            } else {
                entries.next_value_seed(Self::Any)?;
            }
            keys.add(key)?;
        }
        Ok(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Dossier;

    fn example() -> String {
        include_str!("../../assessments/customers-standard-contract.json").to_owned()
    }

    /// The head that is kept is that of the whole record.
    #[test]
    fn the_head_of_a_record_is_as_in_the_whole() {
        let whole = Dossier::from_json(&example()).unwrap();
        let head = Skimmed::of(&example(), HEAD).unwrap();
        assert_eq!(head.id, whole.id);
        for section in HEAD.iter().copied() {
            let single = |answers: &Answers| answers.single(section).cloned();
            assert_eq!(single(&head.answers), single(&whole.answers));
            let rows = |answers: &Answers| answers.rows(section).count();
            assert_eq!(rows(&head.answers), rows(&whole.answers));
        }
    }

    /// Wherever one sign of the file is taken away or put twice, the head is read only where the whole is.
    #[test]
    fn what_cannot_be_read_whole_has_no_head() {
        let text = Dossier::from_json(&example()).unwrap().to_json();
        let short = text.lines().take(120).collect::<Vec<_>>().join("\n");
        let long = text.lines().skip(300).take(60).collect::<Vec<_>>();
        let mut tried = 0;
        let mut hold = |text: &str| {
            let (whole, head) = (Dossier::from_json(text), Skimmed::of(text, HEAD));
            if let Some(head) = head {
                assert_eq!(Ok(&head.id), whole.as_ref().map(|whole| &whole.id), "{text}");
            }
            tried += usize::from(whole.is_err());
        };
        for (at, sign) in text.char_indices().filter(|(at, _)| at % 97 == 0) {
            let (before, behind) = text.split_at(at);
            hold(&format!("{before}{}", behind.strip_prefix(sign).unwrap()));
            hold(&format!("{before}{sign}{behind}"));
        }
        for line in long {
            hold(&text.replacen(line, &format!("{line}\n{line}"), 1));
            hold(&text.replacen(line, "", 1));
        }
        hold(&short);
        for (from, to) in [
            ("\"id\": \"item-name\"", "\"id\": 7"),
            ("\"id\": \"item-name\"", "\"id\": \"a/b\""),
            ("\"id\": \"item-email\"", "\"id\": \"item-name\""),
            ("\"items\": [", "\"items\": { \"a\": ["),
            ("\"schema_version\": 2", "\"schema_version\": 1"),
            ("\"schema_version\": 2", "\"schema_version\": 0"),
            ("\"schema_version\": 2", "\"schema_version\": \"2\""),
            ("\"chujing-assessment\"", "\"another\""),
        ] {
            assert!(text.contains(from), "{from}");
            let changed = text.replacen(from, to, 1);
            assert_eq!(Skimmed::of(&changed, HEAD), None, "{to}");
            hold(&changed);
        }
        assert!(tried > 100, "{tried}");
    }

    #[test]
    fn numbers_of_any_length_are_passed_over() {
        let text = r#"{ "format": "chujing-assessment", "schema_version": 2, "id": "x", "other": 1e+999,
            "answers": { "groups": [{ "id": "g", "later": 340282366920938463463374607431768211456 }], "record": { "title": "题" } } }"#;
        let head = Skimmed::of(text, HEAD).unwrap();
        assert_eq!((head.id.as_str(), Dossier::from_json(text).is_ok()), ("x", true));
        assert_eq!(Skimmed::of(&text.replace("\"other\"", "\"id\""), HEAD), None);
    }
}
