//! Flip points (翻转点): the smallest changes of the facts that lead to another mechanism.
//!
//! Found by search, not by formula: each change is made on a copy, judged by the same rules, and taken back. Searched are the
//! answers that the deciding rules read, every exemption with its conditions, each data item and group left out, and each
//! number of people up and down. The record itself is never touched.

mod people;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::day::Day;
use crate::form::catalog::{items, recipients, record, scenarios};
use crate::form::{Answers, Edit, Facts, Kind, Place, options, shown};
use crate::text::{Phrase, Text, phrase, t};

use super::judge::{Outline, outline};
use super::{Circumstances, Effect, Outcome, Verdict};

/// A change that leads to another mechanism.
#[derive(Clone, Debug, PartialEq)]
pub struct Flip {
    /// What changes, in words.
    pub change: Phrase,
    /// The change itself, to be tried on a copy.
    pub edits: Vec<(Place, Option<Value>)>,
    /// The scenario whose mechanism changes, by row id and name; `None` if that of the whole record does.
    pub scenario: Option<(String, Phrase)>,
    /// The mechanism as the facts stand.
    pub from: Outcome,
    /// The mechanism after the change.
    pub to: Outcome,
    /// How many persons more or fewer, where that is the change.
    persons: u64,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turns {
    /// The flip points, smallest change first.
    pub found: Vec<Flip>,
    /// Whether the search ended before everything was tried, because the record has so many scenarios.
    pub is_cut: bool,
}

/// How many scenarios are judged at most in one search, over all tries: about half a second.
const BUDGET: usize = 8_000;

/// What is said where a search ended early.
pub const CUT: Text = t(
    "记录很大，没有试完全部变化；最要紧的（人数、单项回答、信息项）先试。",
    "The record is large and not every change was tried; the most important (numbers, single answers, items) came first.",
);

/// Every flip point of the record, smallest change first.
pub fn flips(
    answers: &Answers,
    day: Day,
    circumstances: &Circumstances,
    verdict: &Verdict,
) -> Turns {
    if !circumstances.troubles.is_empty() {
        // Nothing is settled while the policy cannot be read, and no answer changes that.
        return Turns::default();
    }
    let before = outline(&Facts::at(answers, day), circumstances);
    let mut search = Search {
        answers: answers.clone(),
        day,
        circumstances,
        before,
        found: Vec::new(),
        spent: 0,
    };
    people::search(&mut search);
    search.single_answers(verdict);
    search.without_items();
    search.without_rows();
    search.claims();
    let is_cut = search.spent > BUDGET;
    let mut found = search.found;
    // Stable: within one size, in the order of the search, which is that of the rules.
    found.sort_by_key(|flip| (flip.edits.len(), rank(flip), flip.persons));
    Turns { found: without_longer_ones(found), is_cut }
}

/// A copy on which changes are tried.
struct Search<'a> {
    answers: Answers,
    day: Day,
    circumstances: &'a Circumstances,
    before: Outline,
    found: Vec<Flip>,
    /// How many scenarios were judged so far.
    spent: usize,
}

impl Search<'_> {
    /// The result after a change, which is taken back; none once the search has taken long enough.
    fn after(&mut self, edits: &[(Place, Option<Value>)]) -> Option<Outline> {
        if self.spent > BUDGET {
            return None;
        }
        self.spent += self.before.scenarios.len().max(1);
        let batch =
            edits.iter().map(|(place, value)| Edit::Set(place.clone(), value.clone())).collect();
        let inverse = self.answers.apply(Edit::Batch(batch)).ok()?;
        let out = outline(&Facts::at(&self.answers, self.day), self.circumstances);
        // The inverse of a change just made applies.
        let _undone = self.answers.apply(inverse);
        Some(out)
    }

    /// Tries a change, and keeps it if the mechanism of the whole or of a scenario is another one.
    fn try_change(&mut self, change: Phrase, edits: Vec<(Place, Option<Value>)>, persons: u64) {
        if let Some(after) = self.after(&edits) {
            self.keep(change, edits, persons, &after);
        }
    }

    fn keep(
        &mut self,
        change: Phrase,
        edits: Vec<(Place, Option<Value>)>,
        persons: u64,
        after: &Outline,
    ) {
        let mut push = |scenario, from: Outcome, to: Outcome| {
            self.found.push(Flip {
                change: change.clone(),
                edits: edits.clone(),
                scenario,
                from,
                to,
                persons,
            });
        };
        if after.whole.mechanism != self.before.whole.mechanism {
            push(None, self.before.whole, after.whole);
            return;
        }
        for ((id, from, _), (_, to, _)) in self.before.scenarios.iter().zip(&after.scenarios) {
            if from.mechanism != to.mechanism {
                let name = self.answers.row_title(&scenarios::SECTION, id);
                push(Some((id.clone(), name)), *from, *to);
            }
        }
    }

    /// Every other answer to a question that a deciding rule read.
    fn single_answers(&mut self, verdict: &Verdict) {
        let mut places: Vec<Place> = Vec::new();
        for finding in verdict.scenarios.iter().flat_map(|scenario| &scenario.findings) {
            if matches!(finding.rule.effect, Effect::Decides(..)) {
                for place in finding.reads.iter().map(|read| &read.place).chain(&finding.lacking) {
                    if !places.contains(place) {
                        places.push(place.clone());
                    }
                }
            }
        }
        for place in places {
            let Some(field) = place.field else { continue };
            // Claims are tried with their conditions; what a recipient is, is no point to turn.
            if [&record::AS_OF, &scenarios::EXEMPTION, &recipients::RELATION].contains(&field) {
                continue;
            }
            if field == &scenarios::TREATY && self.answers.get(&place).is_some() {
                let words = phrase("不主张条约、协定另有规定", "claiming no treaty or agreement");
                self.try_change(words, vec![(place.clone(), None)], 0);
                continue;
            }
            let now = self.answers.get(&place).and_then(Value::as_str).map(str::to_owned);
            let values: Vec<&'static str> = match field.kind {
                Kind::YesNo => vec!["yes", "no"],
                // A long list of choices is a fact of the world, not a point to turn.
                Kind::One(list) if list.choices.len() <= 12 => {
                    list.choices.iter().map(|choice| choice.code).collect()
                }
                _ => continue,
            };
            for value in values {
                if Some(value) == now.as_deref() || value == "unknown" {
                    continue;
                }
                let words = answered(&self.answers, &place, &json!(value));
                self.try_change(words, vec![(place.clone(), Some(json!(value)))], 0);
            }
        }
    }

    /// Each item left out, and all sensitive ones.
    fn without_items(&mut self) {
        let facts = Facts::at(&self.answers, self.day);
        let mut changes: Vec<(Phrase, Place, Value)> = Vec::new();
        for scenario in facts.rows(&scenarios::SECTION) {
            let Some(named) = scenario.named(&scenarios::ITEMS).known() else { continue };
            let place = scenario.place(&scenarios::ITEMS);
            let without = |left: &dyn Fn(&crate::form::Entry<'_>) -> bool| -> Value {
                json!(
                    named
                        .iter()
                        .filter(|item| !left(item))
                        .filter_map(|item| item.id)
                        .collect::<Vec<_>>()
                )
            };
            let name = scenario.title();
            for item in named.iter().filter(|_| named.len() > 1) {
                let title = item.title();
                let words = phrase(
                    format!("“{}”不提供“{}”", name.zh, title.zh),
                    format!("without \"{}\" in \"{}\"", title.en, name.en),
                );
                changes.push((words, place.clone(), without(&|other| other.id == item.id)));
            }
            let sensitive = named.iter().filter(|item| items::is_sensitive(item).is_yes()).count();
            if sensitive > 1 && sensitive < named.len() {
                let words = phrase(
                    format!("“{}”不提供任何敏感个人信息（{sensitive}项）", name.zh),
                    format!("without any of the {sensitive} sensitive items in \"{}\"", name.en),
                );
                let left = without(&|other| items::is_sensitive(other).is_yes());
                changes.push((words, place, left));
            }
        }
        for (words, place, value) in changes {
            self.try_change(words, vec![(place, Some(value))], 0);
        }
    }

    /// Each recipient and each group left out, where others remain.
    fn without_rows(&mut self) {
        let facts = Facts::at(&self.answers, self.day);
        let mut changes: Vec<(Phrase, Place, Value)> = Vec::new();
        for scenario in facts.rows(&scenarios::SECTION) {
            for field in [&scenarios::RECIPIENTS, &scenarios::GROUPS] {
                let Some(named) = scenario.named(field).known().filter(|named| named.len() > 1)
                else {
                    continue;
                };
                for row in &named {
                    let (name, title) = (scenario.title(), row.title());
                    let words = phrase(
                        format!("“{}”不涉及“{}”", name.zh, title.zh),
                        format!("without \"{}\" in \"{}\"", title.en, name.en),
                    );
                    let rest: Vec<&str> = named
                        .iter()
                        .filter(|other| other.id != row.id)
                        .filter_map(|other| other.id)
                        .collect();
                    changes.push((words, scenario.place(field), json!(rest)));
                }
            }
        }
        for (words, place, value) in changes {
            self.try_change(words, vec![(place, Some(value))], 0);
        }
    }

    /// Each exemption claimed, with the conditions that it needs.
    fn claims(&mut self) {
        let ids: Vec<String> =
            self.answers.rows(&scenarios::SECTION).map(|row| row.id.to_owned()).collect();
        for id in ids {
            for choice in options::EXEMPTIONS.choices {
                self.claim(&id, choice.code);
            }
        }
    }

    /// Claims an exemption and answers what it asks for, one condition after the other, until the scenario is settled.
    fn claim(&mut self, id: &str, code: &'static str) {
        let claim = Place::in_row(&scenarios::SECTION, id, &scenarios::EXEMPTION);
        let mut edits: Vec<(Place, Option<Value>)> = Vec::new();
        if self.answers.get(&claim).and_then(Value::as_str) != Some(code) {
            edits.push((claim, Some(json!(code))));
        }
        for _ in 0..6 {
            let Some(after) = self.after(&edits) else { return };
            let Some((_, _, lacking)) = after.scenarios.iter().find(|(other, ..)| other == id)
            else {
                return;
            };
            let is_open = |place: &&Place| {
                place.row.as_deref() == Some(id)
                    && place.section == &scenarios::SECTION
                    && !edits.iter().any(|(known, _)| known == *place)
            };
            let next = lacking
                .iter()
                .find(is_open)
                .and_then(|place| favourable(place).map(|value| (place.clone(), Some(value))));
            match next {
                Some(edit) => edits.push(edit),
                None if edits.is_empty() => return,
                None => {
                    let words = Phrase::list(edits.iter().map(|(place, value)| {
                        answered(&self.answers, place, value.as_ref().unwrap_or(&Value::Null))
                    }));
                    self.keep(words, edits, 0, &after);
                    return;
                }
            }
        }
    }
}

/// What stands for a text that a condition asks for.
const PLACEHOLDER: Text = t("（写明条款和依据）", "(article and reason named)");

/// The answer that fulfils a condition of an exemption.
fn favourable(place: &Place) -> Option<Value> {
    match place.field?.kind {
        Kind::YesNo => Some(json!("yes")),
        Kind::One(list) => list.choices.first().map(|choice| json!(choice.code)),
        Kind::Line | Kind::Paragraph => Some(json!(PLACEHOLDER.zh)),
        _ => None,
    }
}

/// An answer in words: `“法务确认豁免成立”为“是”`.
fn answered(answers: &Answers, place: &Place, value: &Value) -> Phrase {
    let Some(field) = place.field else { return place.label() };
    let mut words = shown(field.kind, value, answers);
    if value == PLACEHOLDER.zh {
        words = PLACEHOLDER.into();
    }
    if field == &scenarios::EXEMPTION {
        // The article that the choice names stands with the rule.
        let bare =
            |words: &str, mark: char| words.split(mark).next().unwrap_or(words).trim().to_owned();
        words = phrase(bare(&words.zh, '（'), bare(&words.en, '('));
    }
    // With one scenario everybody knows which is meant.
    let is_plain =
        place.section == &scenarios::SECTION && answers.rows(&scenarios::SECTION).nth(1).is_none();
    let row = place.row.as_deref().filter(|_| !is_plain);
    let of = row.map_or_else(Phrase::default, |id| {
        let name = answers.row_title(place.section, id);
        phrase(format!("“{}”的", name.zh), format!(" of \"{}\"", name.en))
    });
    phrase(
        format!("{}“{}”改为“{}”", of.zh, field.label.zh, words.zh),
        format!("\"{}\"{} = {}", field.label.en, of.en, words.en),
    )
}

/// What a handler can change first: the scenario itself, then numbers, then what it and its recipients are.
fn rank(flip: &Flip) -> usize {
    let section = flip.edits.first().map(|(place, _)| place.section.id);
    ["scenarios", "groups", "handler"]
        .iter()
        .position(|known| Some(*known) == section)
        .unwrap_or(usize::MAX)
}

/// Leaves out a change that contains a smaller one with the same result.
fn without_longer_ones(found: Vec<Flip>) -> Vec<Flip> {
    let mut out: Vec<Flip> = Vec::new();
    for flip in found {
        let is_longer = out.iter().any(|known| {
            (&known.scenario, known.to.mechanism) == (&flip.scenario, flip.to.mechanism)
                && known.edits.iter().all(|edit| flip.edits.contains(edit))
        });
        if !is_longer {
            out.push(flip);
        }
    }
    out
}

impl Serialize for Flip {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let edits = self.edits.iter();
        let edits = edits.map(|(place, value)| json!({ "place": place, "value": value }));
        json!({
            "change": self.change,
            "edits": edits.collect::<Vec<_>>(),
            "scenario": self.scenario.as_ref().map(|(id, _)| id),
            "from": self.from,
            "to": self.to,
        })
        .serialize(to)
    }
}
