//! What a key does. One table says it all: the keys, where they hold, what they do and how that is called.
//!
//! The footer, the help, the command palette and the key reference read this table. Letters do not arrive while an input
//! method is on, so every action has a key that is not a letter; a test holds that.

mod action;
mod chord;
mod map;
mod shared;
mod table;

pub(crate) use action::{Action, Scope};
pub(crate) use chord::Chord;
pub(crate) use map::Keymap;
pub(crate) use table::BINDINGS;

use serde::Serialize;

use crate::text::{Phrase, Text};

use super::settings::Settings;

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
    listed(&Keymap::default())
}

/// The same, as a person set them.
pub fn keys_of(settings: &Settings) -> Vec<Key> {
    listed(&settings.keys)
}

fn listed(map: &Keymap) -> Vec<Key> {
    map.lines()
        .map(|(binding, keys)| Key {
            scope: binding.scope.label(),
            keys: keys.iter().map(|chord| chord.name()).collect(),
            action: binding.action,
            wording: binding.wording,
        })
        .collect()
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
