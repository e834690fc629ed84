//! Flip points (翻转点): the smallest changes of the facts that lead to another mechanism.
//!
//! Found by search, not by formula: each change is made on a copy, judged by the same rules, and taken back. Searched are the
//! answers that the deciding rules read, every exemption with its conditions, each data item and group left out, what an item is, and each
//! number of people up and down. The record itself is never touched.

mod claims;
mod left_out;
mod people;
mod sensitivity;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use std::collections::BTreeSet;

use crate::day::Day;
use crate::form::catalog::{items, recipients, record, scenarios};
use crate::form::{Answers, Edit, Facts, Kind, Place, shown};
use crate::text::{Phrase, Text, phrase, t};

use super::distinct::Solver;
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
    /// The scenarios whose mechanism changes with that of the whole record, by name.
    pub with: Vec<(Phrase, Outcome, Outcome)>,
    /// How many persons more or fewer, where that is the change.
    persons: u64,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turns {
    /// The flip points, smallest change first.
    pub found: Vec<Flip>,
    /// The kinds of change of which not every one was tried, because the record is so large.
    pub unsearched: Vec<Text>,
}

/// Somebody who waits for a search.
pub trait Watch {
    /// Whether it is still waited for: asked before each change that is tried.
    fn is_wanted(&self) -> bool {
        true
    }

    /// Hears what is found so far, in the order in which it would be told if that were all.
    fn found(&self, _so_far: Turns) {}
}

/// Waits for the end.
impl Watch for () {}

/// How much work a search may take: answers and named rows read, groups and overlaps counted. Less than half a second, and
/// the same answer on every machine.
const BUDGET: u64 = 7_000_000;

/// Tries one kind of change.
type Try = fn(&mut Search<'_>, &Verdict) -> Result<(), Spent>;

/// The kinds of change, in the order in which flips of one size are told.
const KINDS: [(Text, Try); 6] = [
    (t("人数的增减", "numbers of people"), |search, _| people::search(search)),
    (t("决定结果的单项回答", "the answers that decide"), |search, of| {
        search.single_answers(of)
    }),
    (t("某一信息项是否敏感", "whether an item is sensitive"), |search, _| {
        search.sensitivity()
    }),
    (t("不提供某一信息项", "items left out"), |search, _| search.without_items()),
    (t("不涉及某一接收方或者人群", "recipients and groups left out"), |search, _| {
        search.without_rows()
    }),
    (t("主张豁免", "exemptions claimed"), |search, _| search.claims()),
];

/// The work that a kind of change may take is done, or nobody waits for it any more.
struct Spent;

impl Turns {
    /// What to say where not everything was tried.
    pub fn cut(&self) -> Option<Phrase> {
        let kinds = Phrase::list(self.unsearched.iter().map(|kind| (*kind).into()));
        (!self.unsearched.is_empty()).then(|| {
            said!(
                "记录很大，以下变化没有逐一试完：{kinds}。",
                "The record is large. Not every change of these was tried: {kinds}.",
                kinds,
            )
        })
    }
}

/// Every flip point of the record, smallest change first.
pub fn flips(
    answers: &Answers,
    day: Day,
    circumstances: &Circumstances,
    verdict: &Verdict,
) -> Turns {
    watched(answers.clone(), day, circumstances, verdict, &()).unwrap_or_default()
}

/// The same for somebody who watches; nothing once it is no longer wanted.
pub fn watched(
    answers: Answers,
    day: Day,
    circumstances: &Circumstances,
    verdict: &Verdict,
    watch: &dyn Watch,
) -> Option<Turns> {
    if !circumstances.troubles.is_empty() {
        // Nothing is settled while the policy cannot be read, and no answer changes that.
        return Some(Turns::default());
    }
    within(BUDGET, answers, day, (circumstances, verdict), watch)
}

fn within(
    budget: u64,
    answers: Answers,
    day: Day,
    (circumstances, verdict): (&Circumstances, &Verdict),
    watch: &dyn Watch,
) -> Option<Turns> {
    let solver = Solver::default();
    let before = outline(&Facts::at(&answers, day), circumstances, &solver);
    let (found, later, told) = (Vec::new(), Vec::new(), 0);
    let (read, limit) = (0, 0);
    let mut search = Search {
        answers,
        day,
        circumstances,
        before,
        found,
        later,
        told,
        solver,
        read,
        limit,
        watch,
    };
    let mut unsearched = Vec::new();
    // What one kind leaves of its part is for those that follow; numbers, which take most, come last.
    for (index, (kind, of_kind)) in KINDS.into_iter().enumerate().rev() {
        search.limit = search.spent() + budget.saturating_sub(search.spent()) / (index as u64 + 1);
        if of_kind(&mut search, verdict).is_err() {
            unsearched.insert(0, kind);
        }
        let later = std::mem::take(&mut search.later);
        search.later = std::mem::take(&mut search.found);
        search.later.extend(later);
    }
    watch.is_wanted().then(|| Turns { found: in_order(search.later), unsearched })
}

/// Smallest change first, without what is longer than it needs to be.
fn in_order(mut found: Vec<Flip>) -> Vec<Flip> {
    // Stable: within one size, in the order of the kinds and of the rules.
    found.sort_by_key(|flip| (size(flip), rank(flip), flip.persons));
    without_longer_ones(found)
}

/// How many changes it is to a person: figures that follow what an item is are none of their own.
fn size(flip: &Flip) -> usize {
    let is_of_item = flip.edits.first().is_some_and(|(place, _)| place.section == &items::SECTION);
    if is_of_item { 1 } else { flip.edits.len() }
}

/// A copy on which changes are tried.
struct Search<'a> {
    answers: Answers,
    day: Day,
    circumstances: &'a Circumstances,
    before: Outline,
    /// Found of the kind that is tried.
    found: Vec<Flip>,
    /// Found of the kinds that stand behind it.
    later: Vec<Flip>,
    /// How many had been found when it was last told.
    told: usize,
    solver: Solver,
    /// How much was read so far.
    read: u64,
    /// How much may be done.
    limit: u64,
    watch: &'a dyn Watch,
}

impl Search<'_> {
    /// How much was done so far.
    fn spent(&self) -> u64 {
        self.read + self.solver.work()
    }

    /// The result after a change, which is taken back; none if it cannot be made.
    fn after(&mut self, edits: &[(Place, Option<Value>)]) -> Result<Option<Outline>, Spent> {
        if self.spent() > self.limit || !self.watch.is_wanted() {
            return Err(Spent);
        }
        let batch =
            edits.iter().map(|(place, value)| Edit::Set(place.clone(), value.clone())).collect();
        let Ok(inverse) = self.answers.apply(Edit::Batch(batch)) else { return Ok(None) };
        let facts = Facts::at(&self.answers, self.day);
        let out = outline(&facts, self.circumstances, &self.solver);
        self.read += facts.work();
        // The inverse of a change just made applies.
        let _undone = self.answers.apply(inverse);
        Ok(Some(out))
    }

    /// Tries a change, and keeps it if the mechanism of the whole or of a scenario is another one.
    fn try_change(
        &mut self,
        change: Phrase,
        edits: Vec<(Place, Option<Value>)>,
        persons: u64,
    ) -> Result<(), Spent> {
        if let Some(after) = self.after(&edits)? {
            self.keep(change, edits, persons, &after);
        }
        Ok(())
    }

    fn keep(
        &mut self,
        change: Phrase,
        edits: Vec<(Place, Option<Value>)>,
        persons: u64,
        after: &Outline,
    ) {
        let pairs = self.before.scenarios.iter().zip(&after.scenarios);
        let turned: Vec<(String, Phrase, Outcome, Outcome)> = pairs
            .filter(|((_, from, _), (_, to, _))| from.mechanism != to.mechanism)
            .map(|((id, from, _), (_, to, _))| {
                (id.clone(), self.answers.row_title(&scenarios::SECTION, id), *from, *to)
            })
            .collect();
        let mut push = |scenario, from: Outcome, to: Outcome, with| {
            self.found.push(Flip {
                change: change.clone(),
                edits: edits.clone(),
                scenario,
                from,
                to,
                with,
                persons,
            });
        };
        if after.whole.mechanism != self.before.whole.mechanism {
            // Of the one scenario there is the whole says it.
            let is_one = self.before.scenarios.len() < 2;
            let with = turned.into_iter().filter(|_| !is_one);
            let with = with.map(|(_, name, from, to)| (name, from, to)).collect();
            push(None, self.before.whole, after.whole, with);
            return self.tell();
        }
        for (id, name, from, to) in turned {
            push(Some((id, name)), from, to, Vec::new());
        }
        self.tell();
    }

    /// Tells the first that is found, and then each time as many again are.
    fn tell(&mut self) {
        let count = self.found.len() + self.later.len();
        if count > self.told * 2 {
            self.told = count;
            let so_far = self.found.iter().chain(&self.later).cloned().collect();
            self.watch.found(Turns { found: in_order(so_far), unsearched: Vec::new() });
        }
    }

    /// Every other answer to a question that a deciding rule read.
    fn single_answers(&mut self, verdict: &Verdict) -> Result<(), Spent> {
        let findings = verdict.scenarios.iter().flat_map(|scenario| &scenario.findings);
        let deciding = findings.filter(|f| matches!(f.rule.effect, Effect::Decides(..)));
        let places =
            deciding.flat_map(|f| f.reads.iter().map(|read| &read.place).chain(&f.lacking));
        let mut seen = BTreeSet::new();
        for place in places.filter(|place| seen.insert(*place)) {
            let Some(field) = place.field else { continue };
            // Claims are tried with their conditions; what a recipient is, is no point to turn.
            if [&record::AS_OF, &scenarios::EXEMPTION, &recipients::RELATION].contains(&field) {
                continue;
            }
            if field == &scenarios::TREATY && self.answers.get(place).is_some() {
                let of = of_which(&self.answers, place);
                let words =
                    said!("{of}条约、协定一项不再主张", "claiming no treaty or agreement{of}", of,);
                self.try_change(words, vec![(place.clone(), None)], 0)?;
                continue;
            }
            let now = self.answers.get(place).and_then(Value::as_str).map(str::to_owned);
            let values: Vec<&'static str> = match field.kind {
                Kind::YesNo => vec!["yes", "no"],
                // A long list of choices is a fact of the world, not a point to turn.
                Kind::One(list) if list.choices.len() <= 12 => {
                    list.choices.iter().map(|choice| choice.code.as_str()).collect()
                }
                _ => continue,
            };
            for value in values {
                if Some(value) == now.as_deref() || value == "unknown" {
                    continue;
                }
                let words = answered(&self.answers, place, &json!(value));
                self.try_change(words, vec![(place.clone(), Some(json!(value)))], 0)?;
            }
        }
        Ok(())
    }
}

/// What stands for a text that a condition asks for.
const PLACEHOLDER: Text = t("（写明条款和依据）", "(article and reason named)");

/// An answer in words: `“法务确认成立”为“是”`.
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
    let of = of_which(answers, place);
    said!("{of}“{field}”改为“{words}”", "\"{field}\"{of} = {words}", of, field = field.label, words,)
}

/// The row that an answer stands in, by name; empty with one scenario, where everybody knows which is meant.
fn of_which(answers: &Answers, place: &Place) -> Phrase {
    let is_plain =
        place.section == &scenarios::SECTION && answers.rows(&scenarios::SECTION).nth(1).is_none();
    let row = place.row.as_deref().filter(|_| !is_plain);
    row.map_or_else(Phrase::default, |id| {
        let name = answers.row_title(place.section, id);
        said!("“{name}”的", " of \"{name}\"", name)
    })
}

/// What a handler can change first: the scenario itself, then numbers, then what it and its recipients are.
fn rank(flip: &Flip) -> usize {
    let section = flip.edits.first().map(|(place, _)| place.section.id);
    ["scenarios", "items", "groups", "handler"]
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
            "with": self.with.iter().map(|(name, from, to)| json!({ "scenario": name, "from": from, "to": to })).collect::<Vec<_>>(),
        })
        .serialize(to)
    }
}

#[cfg(test)]
mod tests;
