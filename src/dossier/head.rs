//! What can still be read of a damaged file: the record's id and whose record it is.
//!
//! Nothing is guessed: what stands there twice with different values, or not whole, is not known.

use serde_json::{Map, Value, json};

use crate::form::catalog::handler;
use crate::form::{Answers, Facts};
use crate::law::Entity;

/// The readable head of a damaged file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The stable id of the record.
    pub id: Option<String>,
    /// Whose record it is.
    pub entity: Option<Entity>,
    /// Whether it looks like an assessment of this program.
    pub is_ours: bool,
}

impl Head {
    /// Reads what can be read of the first bytes of a file. They need not be JSON, nor UTF-8.
    pub fn of(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let has = |key: &str| text.contains(&format!("\"{key}\""));
        Self {
            id: text.split_once('{').and_then(|(_, body)| only(&pairs(body), "id")),
            entity: entity(&text),
            is_ours: has(super::FORMAT) || (has("schema_version") && has("answers")),
        }
    }
}

/// The handler, by every section of that name; two that differ are none.
fn entity(text: &str) -> Option<Entity> {
    let bodies = text
        .split("\"handler\"")
        .skip(1)
        .filter_map(|part| part.trim_start().strip_prefix(':')?.trim_start().strip_prefix('{'));
    let found: Vec<(String, String)> = bodies.flat_map(pairs).collect();
    let codes = found.iter().filter(|(key, _)| key == handler::CREDIT_CODE.id).count();
    let answers = |cells: &Map<String, Value>| {
        Answers::from_json(json!({ handler::SECTION.id: cells })).unwrap_or_default()
    };
    let mut cells = Map::new();
    for field in [&handler::CREDIT_CODE, &handler::NAME] {
        let value = only(&found, field.id).map(Value::from);
        // What breaks the form of a code may be damage.
        let is_sound = |value: &Value| field.kind.problem(value, &Answers::default()).is_none();
        if let Some(value) = value.filter(is_sound) {
            cells.insert(field.id.to_owned(), value);
        }
    }
    // Codes that cannot be told apart leave the name no weight.
    if codes > 0 && !cells.contains_key(handler::CREDIT_CODE.id) {
        return None;
    }
    let entity = Entity::of(&Facts::new(&answers(&cells)));
    (!entity.is_nameless()).then_some(entity)
}

/// The one value of a key.
fn only(pairs: &[(String, String)], key: &str) -> Option<String> {
    let mut values = pairs.iter().filter(|(known, _)| known == key).map(|(_, value)| value);
    let first = values.next()?;
    let is_whole = !first.trim().is_empty() && !first.contains('\u{fffd}');
    (is_whole && values.all(|other| other == first)).then(|| first.clone())
}

/// The keys with text of one object, as far as it can be read; what lies deeper is passed over.
fn pairs(body: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let (mut depth, mut before, mut key) = (1_usize, None, None);
    let mut chars = body.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                let Some(text) = string(&mut chars) else { return out };
                match key.take().filter(|_| depth == 1) {
                    Some(key) => out.push((key, text)),
                    None => before = Some(text),
                }
            }
            ':' if depth == 1 => key = before.take(),
            ',' => (before, key) = (None, None),
            '{' | '[' => (depth, key) = (depth + 1, None),
            '}' | ']' => {
                depth -= 1;
                if depth == 0 {
                    return out;
                }
            }
            _ => {}
        }
    }
    out
}

/// A string up to its closing mark; none if it has none, or an escape that is not one.
fn string(chars: &mut std::str::Chars<'_>) -> Option<String> {
    let mut raw = String::from('"');
    let mut is_escaped = false;
    loop {
        let c = chars.next()?;
        raw.push(c);
        match c {
            '"' if !is_escaped => return serde_json::from_str(&raw).ok(),
            '\n' => return None,
            _ => is_escaped = c == '\\' && !is_escaped,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> (Option<String>, Option<String>) {
        let head = Head::of(text.as_bytes());
        (head.id, head.entity.map(|entity| entity.spoken()))
    }

    #[test]
    fn what_stands_whole_in_a_damaged_file_is_read_and_nothing_else() {
        let whole = r#"{ "format": "chujing-assessment", "id": "a-1", "answers": { "handler": {
            "more": [{ "name": "深" }], "name": "甲公司", "x": 1"#;
        assert_eq!(head(whole), (Some("a-1".into()), Some("甲公司".into())));
        // Cut within the name.
        assert_eq!(head(whole.split("公司").next().unwrap()), (Some("a-1".into()), None));
        // Both sides of a merge.
        let merged = "{\n<<<<<<< a\n \"id\": \"a\",\n=======\n \"id\": \"b\",\n>>>>>>> b\n \"answers\": { \"handler\": {\n<<<<<<< a\n \"name\": \"甲\"\n=======\n \"name\": \"乙\"\n>>>>>>> b\n}}}";
        assert_eq!(head(merged), (None, None));
        assert_eq!(head(&merged.replace('乙', "甲")), (None, Some("甲".into())));
        // Two sections.
        let twice = "{ \"handler\": { \"name\": \"甲\" }, \"handler\": { \"name\": \"乙\" } }";
        assert_eq!(head(twice).1, None);
        // A code that breaks its form may be damage, and then the name proves nothing.
        let wrong = "{ \"handler\": { \"credit_code\": \"9133\", \"name\": \"甲\" } }";
        assert_eq!(head(wrong).1, None);
        assert_eq!(head(""), (None, None));
        let mut bytes = "{ \"handler\": { \"name\": \"甲".as_bytes().to_vec();
        bytes.extend([0xff, b'"', b'}']);
        assert_eq!(Head::of(&bytes).entity, None);
    }
}
