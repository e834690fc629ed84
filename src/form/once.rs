//! JSON in which no key stands twice. The parser would keep the last value and drop the others without a word.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Value};

/// How the parser hands on a number that is no integer of 64 bits, as a map of this key and its digits: it stays as it is written.
const NUMBER: &str = "$serde_json::private::Number";

/// For how many keys there is room in an object from the beginning: most rows hold no more, or not twice as many.
const ROOM: usize = 7;

/// A value whose objects hold each key once.
pub struct Once(pub Value);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Keys).map(Self)
    }
}

struct Keys;

impl<'de> Visitor<'de> for Keys {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut out = Vec::new();
        while let Some(Once(item)) = items.next_element()? {
            out.push(item);
        }
        Ok(Value::Array(out))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let first = entries.next_key::<String>()?;
        if first.as_deref() == Some(NUMBER) {
            let text = entries.next_value::<String>()?;
            return text.parse().map(Value::Number).map_err(A::Error::custom);
        }
        let Some(first) = first else { return Ok(Value::Object(Map::new())) };
        let mut out = Map::with_capacity(ROOM);
        let Once(value) = entries.next_value()?;
        out.insert(first, value);
        while let Some(key) = entries.next_key::<String>()? {
            match out.entry(key) {
                Entry::Vacant(free) => {
                    let Once(value) = entries.next_value()?;
                    free.insert(value);
                }
                Entry::Occupied(taken) => {
                    let key = taken.key();
                    return Err(A::Error::custom(format!("the key \"{key}\" stands twice")));
                }
            }
        }
        Ok(Value::Object(out))
    }
}
