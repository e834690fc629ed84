//! What goes into the blanks of the form.

use std::collections::BTreeMap;

use crate::form::Place;
use crate::text::harmless;

/// What goes into a blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// These words.
    Words(String),
    /// A tick.
    Tick,
    /// The answers given at these places are missing; the blank stays.
    Missing(Vec<Place>),
}

/// What goes into each blank, by the id of the blank. A blank that is not named stays as it is, and nothing is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    of: BTreeMap<&'static str, Value>,
    beside: BTreeMap<&'static str, String>,
}

impl Values {
    /// Sets the value of a blank. Words that say nothing, or cannot stand in a document, are not set.
    pub fn set(&mut self, id: &'static str, value: Value) {
        let value = match value {
            Value::Words(words) => {
                let words = tidy(&words);
                if words.is_empty() {
                    return;
                }
                Value::Words(words)
            }
            other => other,
        };
        self.of.insert(id, value);
    }

    /// Sets what is still to be said in a blank whose figures an edition prints in blanks of their own.
    pub fn set_beside(&mut self, id: &'static str, words: &str) {
        let words = tidy(words);
        if !words.is_empty() {
            self.beside.insert(id, words);
        }
    }

    /// What is still to be said there.
    pub fn beside(&self, id: &str) -> Option<&str> {
        self.beside.get(id).map(String::as_str)
    }

    /// The value of a blank.
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.of.get(id)
    }
}

/// Words as they can stand in a run: no control characters, no spaces at either end of a line, no empty lines.
fn tidy(words: &str) -> String {
    let words = harmless(words, true).replace(['\t', '\u{fffe}', '\u{ffff}'], " ");
    words.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
