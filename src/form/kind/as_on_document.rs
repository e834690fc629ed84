//! A code that breaks its rule and stands so on the document itself: confirmed by a person, with a reason.
//!
//! The confirmation is part of the value, so that it holds for this very code and falls when another is written.

use serde_json::{Value, json};

use crate::form::Field;

/// The key under which the code stands.
const CODE: &str = "as_on_document";
/// The most characters of each part.
const LONGEST: usize = 500;

/// A confirmed code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOnDocument<'a> {
    /// The code as the document has it.
    pub code: &'a str,
    /// Who compared it.
    pub by: &'a str,
    /// Why it is right all the same.
    pub why: &'a str,
}

impl<'a> AsOnDocument<'a> {
    /// Reads a confirmation; `None` if a part is missing or empty.
    pub fn read(value: &'a Value) -> Option<Self> {
        let part = |key: &str| value.get(key)?.as_str().filter(|text| is_part(text));
        Some(Self { code: part(CODE)?, by: part("by")?, why: part("why")? })
    }

    /// The code that stands in an answer to `field`, confirmed or not; `None` where the kind of the field has no rule.
    pub fn code_in(field: &Field, value: &'a Value) -> Option<&'a str> {
        code_in(value).filter(|code| field.kind.has_rule() && is_part(code))
    }

    /// As it stands in the file; `None` if a part says nothing or is too long.
    pub fn to_json(self) -> Option<Value> {
        let parts = [self.code, self.by, self.why].map(str::trim);
        let [code, by, why] = parts;
        parts.into_iter().all(is_part).then(|| json!({ CODE: code, "by": by, "why": why }))
    }
}

fn is_part(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= LONGEST
}

/// The code that stands in a value, confirmed or not; what cannot be relied on still shows.
pub(in crate::form) fn code_in(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get(CODE)?.as_str())
}
