//! What a key does. One table says it all: the keys, where they hold, what they do and how that is called.
//!
//! The footer, the help, the command palette and the key reference read this table. Letters do not arrive while an input
//! method is on, so every action has a key that is not a letter; a test holds that.

mod action;
mod chord;
mod table;

pub(crate) use action::{Action, Scope};
pub(crate) use chord::Chord;
pub(crate) use table::BINDINGS;

use serde::Serialize;

use crate::text::{Phrase, Text};

/// One line of the table.
#[derive(Debug)]
pub(crate) struct Binding {
    pub(crate) scope: Scope,
    pub(crate) action: Action,
    pub(crate) keys: &'static [Chord],
    pub(crate) wording: Text,
}

/// A line of the key reference.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Key {
    /// Where it holds.
    pub scope: Text,
    /// The keys, any of which will do.
    pub keys: Vec<Phrase>,
    /// The action.
    pub(crate) action: Action,
    /// What it does.
    pub wording: Text,
}

/// Every key of the desk, scope by scope.
pub fn keys() -> Vec<Key> {
    BINDINGS
        .iter()
        .map(|binding| Key {
            scope: binding.scope.label(),
            keys: binding.keys.iter().map(|chord| chord.name()).collect(),
            action: binding.action,
            wording: binding.wording,
        })
        .collect()
}

/// What `chord` does in the innermost of `scopes` that knows it.
pub(crate) fn action(scopes: &[Scope], chord: Chord) -> Option<Action> {
    scopes.iter().find_map(|scope| {
        BINDINGS
            .iter()
            .find(|binding| binding.scope == *scope && binding.keys.contains(&chord))
            .map(|binding| binding.action)
    })
}

/// The lines that hold in `scopes`, innermost first, each action once, with the keys that no inner scope takes.
pub(crate) fn available(scopes: &[Scope]) -> Vec<(&'static Binding, Vec<Chord>)> {
    let mut out: Vec<(&'static Binding, Vec<Chord>)> = Vec::new();
    let is_typed_in = scopes.first().is_some_and(|scope| scope.is_typed_in());
    for scope in scopes {
        for binding in BINDINGS.iter().filter(|binding| binding.scope == *scope) {
            // A key of the innermost scope is meant; of those around it a text takes every plain character.
            let is_text =
                |chord: &Chord| is_typed_in && *scope != scopes[0] && chord.is_plain_char();
            let is_free =
                |chord: &Chord| action(scopes, *chord) == Some(binding.action) && !is_text(chord);
            let keys: Vec<Chord> = binding.keys.iter().copied().filter(is_free).collect();
            if !keys.is_empty() && !out.iter().any(|(known, _)| known.action == binding.action) {
                out.push((binding, keys));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_key_has_two_meanings_in_one_scope() {
        let mut seen = HashSet::new();
        for binding in BINDINGS {
            for chord in binding.keys {
                assert!(
                    seen.insert((binding.scope, *chord)),
                    "{:?} {:?}",
                    binding.scope,
                    chord.name().en
                );
            }
        }
    }

    #[test]
    fn every_action_has_a_key_that_an_input_method_lets_through() {
        for binding in BINDINGS {
            assert!(
                binding.keys.iter().any(|chord| !chord.is_plain_char()),
                "{:?}",
                binding.action
            );
            assert!(!binding.wording.zh.is_empty() && !binding.wording.en.is_empty());
        }
    }

    #[test]
    fn names_of_keys_read_back() {
        for binding in BINDINGS {
            for chord in binding.keys {
                assert_eq!(Chord::parse(&chord.name().en), Some(*chord), "{}", chord.name().en);
            }
        }
    }

    #[test]
    fn full_width_signs_count_as_their_twins() {
        use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
        for (wide, plain) in [('：', ':'), ('／', '/'), ('？', '?')] {
            let of = |c| Chord::of(&KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
            assert_eq!(of(wide), of(plain));
        }
    }
}
