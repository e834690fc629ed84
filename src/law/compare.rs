//! Two verdicts side by side: what a change of facts, of day or of law data changes in the result.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::form::Place;
use crate::text::{Phrase, phrase};

use super::{Duty, Headcount, Mechanism, Requirement, Verdict};

/// What differs between two verdicts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// The mechanism of the whole, before and after, if it differs.
    pub whole: Option<(Mechanism, Mechanism)>,
    /// Each scenario whose mechanism differs, by name.
    pub scenarios: Vec<(Phrase, Option<Mechanism>, Option<Mechanism>)>,
    /// Each duty whose state differs.
    pub duties: Vec<(&'static Duty, Requirement, Requirement)>,
    /// The people counted, before and after, if they differ.
    pub people: Vec<(Phrase, Phrase, Phrase)>,
    /// Whether something is no export any more: its duties are then no longer judged here.
    pub leaves_scope: bool,
    /// What is lacking only after.
    pub asked: Vec<Place>,
    /// What was lacking only before.
    pub answered: Vec<Place>,
}

impl Difference {
    /// What differs in `after`.
    pub fn between(before: &Verdict, after: &Verdict) -> Self {
        let whole =
            (before.mechanism != after.mechanism).then_some((before.mechanism, after.mechanism));
        let mut scenarios = Vec::new();
        for old in &before.scenarios {
            let new = after.scenarios.iter().find(|new| new.id == old.id);
            if new.map(|new| new.mechanism) != Some(old.mechanism) {
                scenarios.push((
                    old.title.clone(),
                    Some(old.mechanism),
                    new.map(|new| new.mechanism),
                ));
            }
        }
        for new in &after.scenarios {
            if !before.scenarios.iter().any(|old| old.id == new.id) {
                scenarios.push((new.title.clone(), None, Some(new.mechanism)));
            }
        }
        let leaves_scope = scenarios
            .iter()
            .any(|(_, _, new): &(_, _, Option<Mechanism>)| *new == Some(Mechanism::OutOfScope));
        let duties = before
            .duties
            .iter()
            .map(|(duty, state)| (*duty, *state, after.duty(duty)))
            .filter(|(_, old, new)| old != new)
            .filter(|_| after.mechanism != Mechanism::OutOfScope)
            .collect();
        let only = |in_these: &Verdict, not_in: &Verdict| {
            in_these.lacking.difference(&not_in.lacking).cloned().collect()
        };
        Self {
            whole,
            scenarios,
            duties,
            leaves_scope,
            people: people(&before.headcount, &after.headcount),
            asked: only(after, before),
            answered: only(before, after),
        }
    }

    /// Whether the result is the same: mechanisms and duties.
    pub fn is_same_result(&self) -> bool {
        self.whole.is_none() && self.scenarios.is_empty() && self.duties.is_empty()
    }

    /// Every difference in a sentence.
    pub fn sentences(&self) -> Vec<Phrase> {
        let mut out = Vec::new();
        if let Some((old, new)) = self.whole {
            out.push(arrow(&phrase("整体", "whole"), &old.label().into(), &new.label().into()));
        }
        for (title, old, new) in &self.scenarios {
            let word = |mechanism: &Option<Mechanism>| {
                mechanism.map_or_else(|| phrase("没有", "none"), |m| m.label().into())
            };
            out.push(arrow(title, &word(old), &word(new)));
        }
        for (duty, old, new) in &self.duties {
            out.push(arrow(&duty.label.into(), &old.label().into(), &new.label().into()));
        }
        out.extend(self.people.iter().map(|(what, old, new)| arrow(what, old, new)));
        if self.leaves_scope {
            out.push(phrase(
                "不属于出境的，出境方面的义务不再判断；作为境内处理仍须履行的义务不因此免除",
                "what is no export is no longer judged here; the duties of processing in the mainland stay",
            ));
        }
        let places = |list: &[Place]| Phrase::list(list.iter().map(Place::label));
        if !self.asked.is_empty() {
            let list = places(&self.asked);
            out.push(said!("另外需要：{list}", "also needed: {list}", list));
        }
        if !self.answered.is_empty() {
            let list = places(&self.answered);
            out.push(said!("不再需要：{list}", "no longer needed: {list}", list));
        }
        out
    }
}

impl Serialize for Difference {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let whole = self.whole.map(|(old, new)| json!({ "before": old, "after": new }));
        json!({
            "mechanism": whole,
            "scenarios": named("title", &self.scenarios),
            "duties": named("duty", &self.duties),
            "people": named("counter", &self.people),
            "asked": self.asked,
            "answered": self.answered,
        })
        .serialize(to)
    }
}

/// What differs under the name of what it is, before and after.
fn named<T: Serialize, U: Serialize>(name: &str, list: &[(T, U, U)]) -> Vec<Value> {
    list.iter().map(|(what, old, new)| json!({ name: what, "before": old, "after": new })).collect()
}

/// A change in a line: what, from what, to what.
pub fn arrow(what: &Phrase, old: &Phrase, new: &Phrase) -> Phrase {
    said!("{what}：{old} → {new}", "{what}: {old} -> {new}", what, old, new)
}

fn people(before: &Headcount, after: &Headcount) -> Vec<(Phrase, Phrase, Phrase)> {
    [
        (phrase("计入的人数", "persons counted"), &before.ordinary, &after.ordinary),
        (
            phrase("计入的敏感人数", "persons counted with sensitive data"),
            &before.sensitive,
            &after.sensitive,
        ),
    ]
    .into_iter()
    .filter(|(_, old, new)| old.range != new.range)
    .map(|(what, old, new)| (what, old.range.spoken(), new.range.spoken()))
    .collect()
}
