//! The keys as they hold: those of the table, but for what a person set otherwise.
//!
//! Within a scope a key does one thing. Where a person gives it to two, the first of the table has it, and that is told.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::form::options::did_you_mean;
use crate::form::spelling::{Names, Standing};
use crate::text::{Phrase, harmless, phrase};

use super::{Action, BINDINGS, Binding, Chord, Scope};

/// Every line of the table with the keys that it has now.
#[derive(Clone, Debug)]
pub(crate) struct Keymap {
    bound: Vec<Bound>,
    /// What each key does in a scope, which is asked for every hint of every frame.
    does: HashMap<(Scope, Chord), Action>,
}

/// A line of the table with its keys.
type Bound = (&'static Binding, Vec<Chord>);

impl Default for Keymap {
    fn default() -> Self {
        let bound = BINDINGS.iter().map(|binding| (binding, binding.keys.to_vec()));
        Self::of(bound.collect())
    }
}

impl Keymap {
    fn of(bound: Vec<Bound>) -> Self {
        let mut does = HashMap::new();
        for (binding, keys) in &bound {
            for chord in keys {
                does.entry((binding.scope, *chord)).or_insert(binding.action);
            }
        }
        Self { bound, does }
    }

    /// The keys with what a person set: actions by scope, each with the names of its keys. What cannot be so is told, with what holds
    /// instead.
    pub(crate) fn with(set: &Map<String, Value>) -> (Self, Vec<Phrase>) {
        let mut out = Self::default();
        let mut told = Vec::new();
        // What was said goes before what was not.
        let mut is_set = vec![false; out.bound.len()];
        for (scope, actions) in set {
            let Some(known) = Scope::ALL.iter().find(|one| one.code() == *scope) else {
                told.push(no_such(&phrase("没有这类地方", "no such scope"), scope, scopes()));
                continue;
            };
            let Some(actions) = actions.as_object() else {
                told.push(said!(
                    "“{scope}”应当是“动作: [按键]”的列表；用原来的按键",
                    "\"{scope}\" should hold actions with lists of keys; its own keys hold",
                    scope = harmless(scope, false),
                ));
                continue;
            };
            for (action, keys) in actions {
                let at = out
                    .bound
                    .iter()
                    .position(|(one, _)| one.scope == *known && one.action.code() == *action);
                let Some(at) = at else {
                    let names = BINDINGS
                        .iter()
                        .filter(|one| one.scope == *known)
                        .map(|one| one.action.code());
                    let what =
                        said!("“{scope}”中没有这个动作", "no such action in \"{scope}\"", scope);
                    told.push(no_such(&what, action, names));
                    continue;
                };
                match read(keys) {
                    Ok(mut keys) => {
                        let is_text = |chord: &Chord| is_text_in(*known, *chord);
                        told.extend(keys.iter().filter(|chord| is_text(chord)).map(|chord| said!(
                            "{scope}.{action}：“{key}”在这里是要填写的文字，不能作按键",
                            "{scope}.{action}: \"{key}\" is text here and no command",
                            scope,
                            action = harmless(action, false),
                            key = chord.name(),
                        )));
                        keys.retain(|chord| !is_text(chord));
                        out.bound[at].1 = keys;
                        is_set[at] = true;
                    }
                    Err(name) => told.push(said!(
                        "{scope}.{action}：没有“{name}”这个键（写法如 F4、Ctrl+D、Alt+S、Enter）；用原来的按键",
                        "{scope}.{action}: there is no key \"{name}\" (write F4, Ctrl+D, Alt+S, Enter); its own keys hold",
                        scope,
                        action = harmless(action, false),
                        name = harmless(&name, false),
                    )),
                }
            }
        }
        told.extend(out.part(&is_set));
        told.extend(out.hidden(&is_set));
        (Self::of(out.bound), told)
    }

    /// Lets every key of a scope do one thing.
    fn part(&mut self, is_set: &[bool]) -> Vec<Phrase> {
        let mut told = Vec::new();
        for at in 0..self.bound.len() {
            let (binding, keys) = (self.bound[at].0, self.bound[at].1.clone());
            for chord in keys {
                let has_it = |other: usize| {
                    other != at
                        && self.bound[other].0.scope == binding.scope
                        && self.bound[other].1.contains(&chord)
                };
                let before = |other: usize| match (is_set[other], is_set[at]) {
                    (true, false) => true,
                    (false, true) => false,
                    _ => other < at,
                };
                let Some(other) = (0..self.bound.len()).find(|one| has_it(*one) && before(*one))
                else {
                    continue;
                };
                self.bound[at].1.retain(|one| *one != chord);
                // A key that was only moved from one action to another needs no word.
                if is_set[at] {
                    told.push(said!(
                        "{scope}：{key}给了两个动作，它是“{first}”；“{second}”没有这个键",
                        "{scope}: {key} is given to two actions; it is \"{first}\", and \"{second}\" goes without it",
                        scope = binding.scope.label(),
                        key = chord.name(),
                        first = self.bound[other].0.wording,
                        second = binding.wording,
                    ));
                }
            }
        }
        told
    }

    /// Keys that were set and that another action takes where both are seen.
    fn hidden(&self, is_set: &[bool]) -> Vec<Phrase> {
        let mut told = Vec::new();
        for ((outer, keys), _) in self.bound.iter().zip(is_set).filter(|(_, is_set)| **is_set) {
            for chord in keys {
                let takes = |(one, keys): &&Bound| {
                    is_seen_around(outer.scope, one.scope)
                        && one.action != outer.action
                        && keys.contains(chord)
                };
                let Some((inner, _)) = self.bound.iter().find(takes) else {
                    continue;
                };
                told.push(said!(
                    "{key}给了“{outer}”，但是在“{scope}”中它是“{inner}”",
                    "{key} is given to \"{outer}\", but in {scope} it is \"{inner}\"",
                    key = chord.name(),
                    outer = outer.wording,
                    scope = inner.scope.label(),
                    inner = inner.wording,
                ));
            }
        }
        told
    }

    /// What `chord` does in the innermost of `scopes` that knows it.
    pub(crate) fn action(&self, scopes: &[Scope], chord: Chord) -> Option<Action> {
        let found = scopes.iter().find_map(|scope| self.does.get(&(*scope, chord)).copied());
        found.or_else(|| self.action(scopes, chord.without_shift()?))
    }

    /// The lines that hold in `scopes`, innermost first, each action once, with the keys that no inner scope takes.
    pub(crate) fn available(&self, scopes: &[Scope]) -> Vec<Bound> {
        let mut out: Vec<Bound> = Vec::new();
        let is_typed_in = scopes.first().is_some_and(|scope| scope.is_typed_in());
        for scope in scopes {
            for (binding, keys) in self.bound.iter().filter(|(one, _)| one.scope == *scope) {
                // A key of the innermost scope is meant; of those around it a text takes every plain character.
                let is_text =
                    |chord: &Chord| is_typed_in && *scope != scopes[0] && chord.is_plain_char();
                let is_free = |chord: &Chord| {
                    self.action(scopes, *chord) == Some(binding.action) && !is_text(chord)
                };
                let keys: Vec<Chord> = keys.iter().copied().filter(is_free).collect();
                if !keys.is_empty() && !out.iter().any(|(known, _)| known.action == binding.action)
                {
                    out.push((*binding, keys));
                }
            }
        }
        out
    }

    /// The key of an action in a scope, as a sentence names it; where it has none any more, what the palette calls it.
    pub(crate) fn named(&self, scope: Scope, action: Action) -> Phrase {
        let found = self.bound.iter().find(|(one, _)| one.scope == scope && one.action == action);
        match found {
            Some((_, keys)) if !keys.is_empty() => keys[0].name(),
            Some((binding, _)) => said!("“{name}”", "\"{name}\"", name = binding.wording),
            None => Phrase::default(),
        }
    }

    /// The lines with their keys.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&'static Binding, &[Chord])> {
        self.bound.iter().map(|(binding, keys)| (*binding, keys.as_slice()))
    }
}

/// Whether a key is text in a scope: a field takes every character, but for the space that chooses in a list.
fn is_text_in(scope: Scope, chord: Chord) -> bool {
    let is_own = |one: &Binding| one.scope == scope && one.keys.contains(&chord);
    scope.is_typed_in() && chord.is_plain_char() && !BINDINGS.iter().any(is_own)
}

/// Whether the keys of one scope hold where those of an inner one do too, which go before them.
fn is_seen_around(outer: Scope, inner: Scope) -> bool {
    match outer {
        Scope::Everywhere => inner != Scope::Everywhere,
        Scope::List => !matches!(inner, Scope::Everywhere | Scope::List) && !inner.is_typed_in(),
        Scope::Record => matches!(
            inner,
            Scope::Sections
                | Scope::Fields
                | Scope::Codes
                | Scope::Texts
                | Scope::Translated
                | Scope::Visit
                | Scope::Proposed
                | Scope::OfRow
                | Scope::Table
                | Scope::Findings
                | Scope::Turns
                | Scope::Uncovered
                | Scope::Inspection
                | Scope::Letter
                | Scope::Talk
                | Scope::Preview
                | Scope::OldState
                | Scope::TimeLine
        ),
        _ => false,
    }
}

/// Keys by their names; the first name that none has.
fn read(keys: &Value) -> Result<Vec<Chord>, String> {
    let names: Vec<&Value> = match keys {
        Value::Array(names) => names.iter().collect(),
        one => vec![one],
    };
    let chord = |name: &Value| {
        let name = name.as_str().map_or_else(|| name.to_string(), str::to_owned);
        Chord::parse(&name).ok_or(name)
    };
    names.into_iter().map(chord).collect()
}

fn scopes() -> impl Iterator<Item = String> {
    Scope::ALL.iter().map(|scope| scope.code())
}

/// That there is nothing of this name, and which are near.
fn no_such(what: &Phrase, name: &str, all: impl Iterator<Item = String>) -> Phrase {
    let all: Vec<String> = all.collect();
    let mut names = Names::default();
    for (index, one) in all.iter().enumerate() {
        names.add(one, Standing::Own, index);
    }
    let near: Vec<Phrase> = names
        .near(name)
        .into_iter()
        .filter_map(|at| all.get(at))
        .map(|name| Phrase::same(name.as_str()))
        .collect();
    let name = harmless(name, false);
    did_you_mean(&said!("{what}：{name}", "{what}: {name}", what, name), &near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyCode::F;
    use serde_json::json;

    fn set(keys: &Value) -> (Keymap, Vec<Phrase>) {
        Keymap::with(keys.as_object().unwrap())
    }

    fn does(map: &Keymap, scope: Scope, name: &str) -> Option<Action> {
        map.action(&[scope], Chord::parse(name).unwrap())
    }

    #[test]
    fn a_key_that_is_set_takes_the_place_of_the_others() {
        let (map, told) = set(&json!({ "table": { "sort": ["F5", "Alt+O"] } }));
        assert_eq!(told, [], "moving a key needs no word");
        assert_eq!(does(&map, Scope::Table, "F5"), Some(Action::Sort));
        assert_eq!(does(&map, Scope::Table, "Alt+O"), Some(Action::Sort));
        assert_eq!(does(&map, Scope::Table, "Alt+S"), None);
        // What lost its only key is still a command of the palette.
        assert!(!map.lines().any(|(one, keys)| one.action == Action::CopyRow
            && one.scope == Scope::Table
            && keys.contains(&Chord::parse("F5").unwrap())));
        let names = map.available(&[Scope::Table]);
        let sort = names.iter().find(|(one, _)| one.action == Action::Sort).unwrap();
        assert_eq!(sort.1[0].code, F(5), "hints tell the keys that hold");
    }

    #[test]
    fn what_cannot_be_is_told_with_what_holds_instead() {
        let (map, told) = set(&json!({
            "tabel": { "sort": "F5" },
            "table": { "srot": "F5", "fill": "Kontrol+D", "same": 7, "columns": ["F4"], "add_row": ["F4"] },
            "home": "F5",
        }));
        let english: Vec<&str> = told.iter().map(|one| one.en.as_str()).collect();
        for words in
            ["no such scope: tabel", "table", "no such action", "sort", "Kontrol+D", "given to two"]
        {
            assert!(english.iter().any(|line| line.contains(words)), "{words}: {english:#?}");
        }
        assert_eq!(does(&map, Scope::Table, "Ctrl+D"), Some(Action::Fill), "its own key holds");
        assert_eq!(does(&map, Scope::Table, "F4"), Some(Action::AddRow), "the first of the table");
    }

    #[test]
    fn a_text_takes_every_character_and_a_hidden_key_is_told() {
        let (map, told) = set(&json!({ "line": { "accept": ["Space", "Enter"], "done": "q" } }));
        assert_eq!(
            told.iter().filter(|one| one.en.contains("is text here")).count(),
            2,
            "{told:?}"
        );
        assert_eq!(does(&map, Scope::Line, "Space"), None);
        assert_eq!(does(&map, Scope::Line, "Enter"), Some(Action::Accept));
        let (_, told) = set(&json!({ "many": { "toggle": ["Space"] } }));
        assert_eq!(told, [], "in a list the space chooses");
        for (keys, words) in [
            (json!({ "record": { "undo": ["F12"] } }), "hand in"),
            (json!({ "everywhere": { "language": ["F4"] } }), "F4 is given to"),
        ] {
            let (_, told) = set(&keys);
            assert!(told.iter().any(|one| one.en.contains(words)), "{keys}: {told:?}");
        }
        // The keys as they are, set by hand, are no matter for a word.
        let (map, told) =
            set(&json!({ "table": { "sort": ["Alt+S"] }, "record": { "undo": ["Ctrl+Z"] } }));
        assert!(told.is_empty(), "{told:?}");
        assert_eq!(does(&map, Scope::Table, "Alt+S"), Some(Action::Sort));
    }

    #[test]
    fn every_line_has_a_name_of_its_own_in_the_settings() {
        let mut seen = std::collections::HashSet::new();
        for binding in BINDINGS {
            assert!(Scope::ALL.contains(&binding.scope), "{:?}", binding.scope);
            assert!(seen.insert((binding.scope.code(), binding.action.code())), "{binding:?}");
        }
    }
}
