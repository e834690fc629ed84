//! Who gave the values between which a merge left the choice, and when: as the steps of both sides tell it, and never guessed.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use serde_json::{Value, json};

use crate::day::Moment;
use crate::form::options::fate;
use crate::form::{Candidates, Delta, KEPT, Spot, Turn};
use crate::text::{Phrase, harmless};

use super::{Act, Graph, Operation, OperationId};

/// By whom a value was given, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// When the step was made.
    pub at: Moment,
    /// By whom, where that was said.
    pub who: Option<String>,
    /// The file of the copy with which it came.
    pub file: Option<String>,
    /// Whether it was done by other means than this program: then the time is that at which it was noticed.
    pub is_outside: bool,
}

impl Given {
    fn by(step: &Operation) -> Self {
        let file = match &step.act {
            Act::Returned(file) => Some(file.clone()),
            _ => None,
        };
        let is_outside = step.act == Act::Outside;
        Self { at: step.at, who: step.who.clone(), file, is_outside }
    }

    /// In words.
    pub fn said(&self) -> Phrase {
        let at = format!("{} {}", self.at.day(), self.at.time_of_day());
        match (&self.file, &self.who) {
            (Some(file), _) => said!(
                "来自副本 {file}，{at} 并入",
                "from the copy {file}, brought in {at}",
                file = harmless(file, false),
                at,
            ),
            (None, Some(who)) => {
                said!("{who}，{at}", "{who}, {at}", who = harmless(who, false), at)
            }
            (None, None) if self.is_outside => {
                said!("在程序之外改的，{at} 记下", "changed outside the program, noticed {at}", at)
            }
            (None, None) => Phrase::same(at),
        }
    }

    /// As it is told to other programs.
    pub fn to_json(&self) -> Value {
        json!({ "who": self.who, "at": self.at.to_string(), "file": self.file, "outside": self.is_outside })
    }
}

impl Graph {
    /// For each of the values between which one chooses at a spot, who gave it on the side from which it comes; of several who gave the
    /// same the latest. Nothing where the steps do not tell.
    pub fn given(
        &self,
        heads: &[OperationId],
        spot: &Spot,
        several: &Candidates<'_>,
    ) -> Vec<Option<Given>> {
        let mut found: HashMap<String, (Moment, OperationId, Rc<Operation>)> = HashMap::new();
        let mut seen = HashSet::new();
        let mut look = heads.to_vec();
        while let Some(id) = look.pop() {
            let Some(step) = self.find(&id).filter(|_| seen.insert(id.clone())) else { continue };
            if step.act.begins() {
                continue;
            }
            let put = step.deltas.iter().rev().find_map(|delta| put(delta, spot));
            let Some(put) = put else {
                look.extend(step.parents.first().cloned());
                continue;
            };
            if step.act == Act::Merge || put.value.as_ref().and_then(Candidates::of).is_some() {
                look.extend(step.parents.iter().cloned());
                continue;
            }
            if put.goes_on {
                look.extend(step.parents.first().cloned());
            }
            let latest = found.entry(told(put.value.as_ref()));
            let this = || (step.at, id.clone(), Rc::clone(&step));
            latest
                .and_modify(|held| {
                    if (held.0, &held.1) < (step.at, &id) {
                        *held = this();
                    }
                })
                .or_insert_with(this);
        }
        let of = |value: &Value| found.get(&told(Some(value))).map(|(.., step)| Given::by(step));
        several.values().map(of).collect()
    }
}

fn told(value: Option<&Value>) -> String {
    value.unwrap_or(&Value::Null).to_string()
}

/// What a step put at a spot.
struct Put {
    value: Option<Value>,
    /// Whether what came before may tell more.
    goes_on: bool,
}

fn put(delta: &Delta, spot: &Spot) -> Option<Put> {
    let key = spot.key.as_deref()?;
    let is_of_row = delta.spot.section == spot.section && delta.spot.row == spot.row;
    let of_key = |cells: &serde_json::Map<String, Value>| cells.get(key).cloned();
    if !is_of_row {
        return None;
    }
    if key == KEPT.id && spot.row.is_some() {
        // Who changed anything in the row kept it.
        let (fate, goes_on) = match &delta.turn {
            Turn::Row { is_new: false, .. } => (json!(fate::REMOVE), false),
            Turn::Row { cells, .. } => (of_key(cells).unwrap_or(json!(fate::KEEP)), false),
            Turn::Value { after, .. } if delta.spot.key.as_deref() == Some(key) => {
                (after.clone().unwrap_or(json!(fate::KEEP)), false)
            }
            Turn::Value { .. } => (json!(fate::KEEP), true),
            Turn::Moved { .. } => return None,
        };
        return Some(Put { value: Some(fate), goes_on });
    }
    let value = match &delta.turn {
        Turn::Value { after, .. } if delta.spot.key.as_deref() == Some(key) => after.clone(),
        Turn::Row { is_new: true, cells, .. } => of_key(cells),
        Turn::Row { .. } => None,
        _ => return None,
    };
    Some(Put { value, goes_on: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Answers, merge};

    #[derive(Debug)]
    struct Nowhere;

    impl super::super::Source for Nowhere {
        fn operation(&self, _: &OperationId) -> Option<Operation> {
            None
        }

        fn beginning_with(&self, _: &str) -> Vec<OperationId> {
            Vec::new()
        }
    }

    struct Story(Graph, i64);

    impl Story {
        fn add(
            &mut self,
            parents: &[&OperationId],
            who: Option<&str>,
            act: Act,
            states: [&Answers; 2],
        ) -> OperationId {
            self.1 += 60;
            let operation = Operation {
                parents: parents.iter().copied().cloned().collect(),
                at: Moment::since_1970(1_795_876_000 + self.1),
                who: who.map(str::to_owned),
                record: None,
                act,
                deltas: Delta::between(states[0], states[1]),
            };
            self.0.add(operation).0
        }
    }

    fn read(tree: Value) -> Answers {
        Answers::from_json(tree).unwrap()
    }

    /// Both sides of a merge: one by 甲 and then by another hand, one a copy that came back.
    fn whose(base: Value, one: Value, other: Value) -> Vec<Vec<(Value, String)>> {
        let [base, one, other] = [base, one, other].map(read);
        let mut story = Story(Graph::new(Box::new(Nowhere)), 0);
        let begin = story.add(&[], Some("丁"), Act::Begin, [&Answers::default(), &base]);
        let mine = story.add(&[&begin], Some("甲"), Act::Edit, [&base, &one]);
        let copy = story.add(&[&begin], None, Act::Returned("q.json".into()), [&base, &other]);
        let merged = merge(&base, &one, &other).answers;
        let head = story.add(&[&mine, &copy], Some("丙"), Act::Merge, [&one, &merged]);
        let mut more = merged.clone();
        more.apply(crate::form::Edit::Set(
            crate::form::Place::parse("record/team").unwrap(),
            Some(json!("x")),
        ))
        .unwrap();
        let last = story.add(&[&head], Some("丙"), Act::Edit, [&merged, &more]);
        let all = merged.to_choose();
        all.iter()
            .map(|(place, several)| {
                let given = story.0.given(std::slice::from_ref(&last), &Spot::from(place), several);
                let words =
                    given.into_iter().map(|one| one.map_or_else(String::new, |one| one.said().zh));
                several.values().cloned().zip(words).collect()
            })
            .collect()
    }

    #[test]
    fn each_value_is_of_the_side_from_which_it_comes() {
        let found = whose(
            json!({ "handler": { "name": "原" } }),
            json!({ "handler": { "name": "乙" } }),
            json!({ "handler": { "name": "丙" } }),
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0][0].0, json!("丙"));
        assert!(found[0][0].1.contains("来自副本 q.json"), "{found:?}");
        assert!(found[0][1].1.starts_with("甲，"), "{found:?}");
    }

    #[test]
    fn of_a_row_who_changed_it_and_who_took_it_away() {
        let found = whose(
            json!({ "items": [{ "id": "i", "name": "工号" }] }),
            json!({ "items": [{ "id": "i", "name": "工号二" }] }),
            json!({ "items": [] }),
        );
        assert_eq!(found[0][0].0, json!("keep"));
        assert!(found[0][0].1.starts_with("甲，"), "{found:?}");
        assert!(found[0][1].1.contains("q.json"), "{found:?}");
    }

    #[test]
    fn nobody_is_guessed() {
        // Candidates that stood in the record when its history began.
        let held = json!({ "handler": { "name": { "candidates": ["乙", "丙"] } } });
        let base = read(held);
        let mut story = Story(Graph::new(Box::new(Nowhere)), 0);
        let begin = story.add(&[], Some("丁"), Act::Begin, [&Answers::default(), &base]);
        let all = base.to_choose();
        let given = story.0.given(&[begin], &Spot::from(&all[0].0), &all[0].1);
        assert_eq!(given, [None, None]);
    }
}
