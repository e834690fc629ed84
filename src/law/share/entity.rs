//! Whose record it is, and which: by its credit code, or without one by its name.
//!
//! A code that breaks its rule makes no other company, unless a person confirmed that the document has it so.

use std::collections::HashMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::json;

use crate::day::half_width;
use crate::form::catalog::handler;
use crate::form::{Answers, AsOnDocument, Facts};
use crate::text::harmless;

/// Which record something comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Origin {
    /// The stable id of the record.
    pub id: String,
    /// The name of its file.
    pub file: String,
}

/// From how many letters and digits on a code that breaks its rule is taken for one all the same, and not for a remark.
const CODE_LIKE: usize = 15;

/// A legal entity: by its credit code, or without one by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Entity {
    /// Unified social credit code, as it is written.
    #[serde(rename = "credit_code")]
    pub code: Option<String>,
    /// Registered name.
    pub name: Option<String>,
    /// Whether the code keeps its rule, or a person confirmed that the document has it so: another code is then another entity.
    #[serde(skip)]
    is_sure: bool,
}

/// Whether its code is sure is said by the code itself.
impl<'de> Deserialize<'de> for Entity {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut stated = HashMap::<String, Option<String>>::deserialize(from)?;
        let mut word = |key: &str| stated.remove(key).flatten();
        Ok(Self::stated(word("credit_code"), word("name")))
    }
}

impl Entity {
    /// Whose record it is, by the answers of the handler's section.
    pub fn of(facts: &Facts<'_>) -> Self {
        let handler = facts.single(&handler::SECTION);
        // Full-width signs, upper case and blanks make no other company.
        let words = |field| {
            let text: String = handler.text(field).known()?.chars().map(half_width).collect();
            let words: Vec<&str> = text.split_whitespace().collect();
            Some(words.join(" ").to_uppercase())
        };
        let code = words(&handler::CREDIT_CODE);
        let is_confirmed = handler
            .value(&handler::CREDIT_CODE)
            .is_some_and(|code| AsOnDocument::read(code).is_some());
        let found = Self::stated(code, words(&handler::NAME));
        Self { is_sure: found.is_sure || is_confirmed, ..found }
    }

    /// An entity by code and name as they were once written.
    pub fn stated(code: Option<String>, name: Option<String>) -> Self {
        let code = code.map(|code| code.split_whitespace().collect::<String>());
        let is_sure = code.as_ref().is_some_and(|code| {
            handler::CREDIT_CODE.kind.problem(&json!(code), &Answers::default()).is_none()
        });
        Self { code, name, is_sure }
    }

    /// An entity as it was kept, with what was known of its code.
    pub const fn kept(code: Option<String>, name: Option<String>, is_sure: bool) -> Self {
        Self { code, name, is_sure }
    }

    /// Whether its code is that of no other entity: it keeps its rule, or a person confirmed it.
    pub const fn is_sure(&self) -> bool {
        self.is_sure
    }

    /// Whether it names neither code nor name.
    pub const fn is_nameless(&self) -> bool {
        self.code.is_none() && self.name.is_none()
    }

    /// As it is called, by its name or else its code; empty if it has neither.
    pub fn spoken(&self) -> String {
        harmless(self.name.as_ref().or(self.code.as_ref()).map_or("", String::as_str), false)
    }

    /// Whether two records are of the same entity; unknown while one of them names none.
    ///
    /// A code that breaks its rule (mistyped, or not known yet) makes no other company: then the names are compared.
    pub fn is(&self, other: &Self) -> Option<bool> {
        if let (Some(a), Some(b)) = (&self.code, &other.code) {
            let is_sure = self.is_sure && other.is_sure;
            let is_long = a.chars().filter(char::is_ascii_alphanumeric).count() >= CODE_LIKE;
            if is_sure || (a == b && is_long) {
                return Some(a == b);
            }
        }
        self.name.as_ref().zip(other.name.as_ref()).map(|(a, b)| a == b)
    }
}
