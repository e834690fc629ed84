//! What an edit does to answers beside those that it is made at: some are asked for no more, some stand for nothing any more, some go.
//!
//! Nothing is changed by looking. What a person sets or takes away by the edit itself is known and not told.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;

use crate::text::{Phrase, Text, harmless, phrase, t};

use super::catalog::{flows, links, scenarios};
use super::{Answers, Candidates, Edit, Entry, Facts, Field, Kind, Place, Section, catalog, kind};

/// An answer, or a row of answers, that an edit made elsewhere hides or empties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Touched {
    /// Where it stands; without a field it is the row.
    pub place: Place,
    /// That place as it is called.
    pub name: Phrase,
    /// What stands there; of a row, how many answers it holds.
    pub value: Phrase,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It goes, or names one row less.
    Emptied,
    /// Its question is no longer asked: it is kept and not used.
    NotAsked,
    /// What the row stands for is gone: it is kept and not used.
    NotStanding,
    /// No scenario, flow or link names the row any more: it is kept, and neither counted nor printed with one.
    NotNamed,
}

impl Fate {
    const ALL: [Self; 4] = [Self::Emptied, Self::NotAsked, Self::NotStanding, Self::NotNamed];

    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Emptied => t("其中的引用去掉", "loses the reference"),
            Self::NotAsked => {
                t("不再提问、不再采用，保留在文件中", "no longer asked or used, kept in the file")
            }
            Self::NotStanding => t(
                "所对应的场景或者接收方已不在，保留在文件中，不再采用",
                "what it stands for is gone; kept in the file, no longer used",
            ),
            Self::NotNamed => t(
                "不再有场景、流向或者链路用到，保留在文件中，不再计入",
                "no scenario, flow or link names it any more; kept in the file, no longer counted",
            ),
        }
    }
}

/// How many of a kind are named; the others are counted.
const NAMED: usize = 4;

impl Touched {
    /// What to tell of all of them: a line for each fate, and how they come back. Nothing where none are touched.
    pub fn lines(touched: &[Self]) -> Vec<Phrase> {
        let of = |fate: Fate| {
            let all: Vec<&Self> = touched.iter().filter(|one| one.fate == fate).collect();
            (!all.is_empty()).then(|| line(fate, &all))
        };
        let mut out: Vec<Phrase> = Fate::ALL.into_iter().filter_map(of).collect();
        if !out.is_empty() {
            out.push(phrase(
                "改回原来的答案或者撤销，即恢复采用。",
                "They are used again once the answer is changed back or the step is undone.",
            ));
        }
        out
    }

    fn said(&self) -> Phrase {
        let (name, value) = (&self.name, &self.value);
        said!("{name}（{value}）", "{name} ({value})", name, value)
    }
}

fn line(fate: Fate, all: &[&Touched]) -> Phrase {
    let (count, fate) = (all.len(), fate.label());
    let mut first = Phrase::list(all.iter().take(NAMED).map(|one| one.said()));
    let more = count.saturating_sub(NAMED);
    if more > 0 {
        first = said!("{first}，另有 {more} 处", "{first}, and {more} more", first, more);
    }
    said!("{count} 处{fate}：{first}。", "{count} {fate}: {first}.", count, fate, first)
}

impl Answers {
    /// What this edit would hide or empty beside what it is made at, in the order in which it is asked; nothing if it cannot be made.
    pub fn touched_by(&self, edit: &Edit) -> Vec<Touched> {
        let mut after = self.clone();
        if after.apply(edit.clone()).is_err() {
            return Vec::new();
        }
        let own = Own::of(edit);
        let (before, after) = (Facts::new(self).quietly(), Facts::new(&after).quietly());
        let mut out = Vec::new();
        for section in catalog::SECTIONS.iter().copied() {
            for entry in entries(&before, section) {
                if !own.is_row(&entry) {
                    of_entry(&entry, &after, &own, &mut out);
                }
            }
        }
        for (section, id) in no_longer_named(&before, &after) {
            let row = Section::find(section).and_then(|section| after.row(section, id));
            // A row that holds no more than its name is no loss to anybody.
            let row = row.filter(|row| answered(row) > 1);
            out.extend(row.map(|row| whole(&row, Fate::NotNamed)));
        }
        out.sort_by(|a, b| a.place.cmp(&b.place));
        out
    }

    /// Takes a row away, with every reference to it, as one step.
    pub fn without_row(&self, section: &'static Section, id: &str) -> Edit {
        let mut steps = self.references_to(section, id);
        steps.push(Edit::Remove { section, id: id.to_owned() });
        Edit::Batch(steps)
    }

    /// Takes the references to a row out of every place that names it.
    fn references_to(&self, section: &'static Section, id: &str) -> Vec<Edit> {
        let facts = Facts::new(self).quietly();
        let mut out = Vec::new();
        for entry in catalog::SECTIONS.iter().flat_map(|other| entries(&facts, other)) {
            for field in entry.section.fields.iter().copied() {
                let names = match field.kind {
                    Kind::Row(named) | Kind::Rows(named) => named == section,
                    Kind::Places => true,
                    _ => false,
                };
                let Some(value) = entry.value(field).filter(|_| names) else { continue };
                // A place names the row in which it stands.
                let is_it = |item: &Value| match (field.kind, item.as_str()) {
                    (Kind::Places, Some(text)) => Place::parse(text).is_ok_and(|place| {
                        place.section == section && place.row.as_deref() == Some(id)
                    }),
                    _ => item == id,
                };
                let without = |value: &Value| match value {
                    Value::String(_) if is_it(value) => None,
                    Value::Array(items) => Some(Value::Array(
                        items.iter().filter(|item| !is_it(item)).cloned().collect(),
                    )),
                    other => Some(other.clone()),
                };
                let each = Candidates::each(value);
                if each.iter().any(|value| without(value).as_ref() != Some(*value)) {
                    let left = Candidates::joined(each.into_iter().map(without));
                    out.push(Edit::Set(entry.place(field), left));
                }
            }
        }
        out
    }
}

/// What an edit is made at: what a person changes by it and sees. The references that go with a row are not.
#[derive(Default)]
struct Own<'e> {
    places: Vec<&'e Place>,
    rows: Vec<(&'static Section, &'e str)>,
}

impl<'e> Own<'e> {
    fn of(edit: &'e Edit) -> Self {
        let mut own = Self::default();
        own.add(edit);
        if !own.rows.is_empty() {
            own.places.clear();
        }
        own
    }

    fn add(&mut self, edit: &'e Edit) {
        match edit {
            Edit::Set(place, _) => self.places.push(place),
            Edit::Remove { section, id } => self.rows.push((section, id)),
            Edit::Batch(edits) => edits.iter().for_each(|edit| self.add(edit)),
            Edit::Insert { .. } | Edit::Restore { .. } => {}
        }
    }

    fn is_row(&self, entry: &Entry<'_>) -> bool {
        self.rows.iter().any(|(section, id)| *section == entry.section && entry.id == Some(id))
    }
}

fn entries<'f>(facts: &'f Facts<'_>, section: &'static Section) -> Vec<Entry<'f>> {
    if section.is_single() { vec![facts.single(section)] } else { facts.rows(section).collect() }
}

/// How many of its questions an entry answers.
fn answered(entry: &Entry<'_>) -> usize {
    entry.section.fields.iter().filter(|field| entry.value(field).is_some()).count()
}

/// A row as one.
fn whole(entry: &Entry<'_>, fate: Fate) -> Touched {
    let place = Place { section: entry.section, row: entry.id.map(str::to_owned), field: None };
    let (name, count) = (place.named(entry.facts().answers()), answered(entry));
    let value = said!("{count} 项答案", "{count} {count?answer|answers}", count);
    Touched { place, name, value, fate }
}

fn of_entry(entry: &Entry<'_>, after: &Facts<'_>, own: &Own<'_>, out: &mut Vec<Touched>) {
    let now = match entry.id {
        None => after.single(entry.section),
        Some(id) => match after.row(entry.section, id) {
            Some(row) => row,
            None if answered(entry) > 0 => return out.push(whole(entry, Fate::NotStanding)),
            None => return,
        },
    };
    // What both share was not changed; whether it is asked may still follow from what was.
    let is_shared = entry.shares_with(&now);
    for field in entry.section.fields.iter().copied() {
        if is_shared && field.asked.is_none() {
            continue;
        }
        let Some(value) = entry.value(field) else { continue };
        let fate = if !is_shared && now.value(field) != Some(value) {
            Fate::Emptied
        } else if now.is_left_over(field) && !entry.is_left_over(field) {
            Fate::NotAsked
        } else {
            continue;
        };
        let place = entry.place(field);
        if !own.places.contains(&&place) {
            let name = place.named(entry.facts().answers());
            let words = entry.shown(field).unwrap_or_default();
            let value = phrase(short(&words.zh), short(&words.en));
            out.push(Touched { place, name, value, fate });
        }
    }
}

/// The beginning of a long answer.
fn short(words: &str) -> String {
    const LONGEST: usize = 24;
    let words = harmless(words, false);
    if words.chars().count() <= LONGEST {
        return words;
    }
    words.chars().take(LONGEST).chain(['…']).collect()
}

/// A row by its section and id.
type Name<'a> = (&'static str, &'a str);

/// The rows that some scenario, flow or link named before, and none does now: what is sent, about whom, to whom and by what way.
fn no_longer_named<'f>(before: &'f Facts<'_>, after: &Facts<'_>) -> Vec<Name<'f>> {
    let mut lost: Vec<Name<'f>> = Vec::new();
    for entry in naming(before) {
        let now = entry.id.and_then(|id| after.row(entry.section, id));
        if now.is_some_and(|now| entry.shares_with(&now)) {
            continue;
        }
        for field in entry.section.fields.iter().copied() {
            let (was, is) = (entry.value(field), now.and_then(|now| now.value(field)));
            if was != is {
                let still: HashSet<Name<'_>> = named(field, is).collect();
                lost.extend(named(field, was).filter(|name| !still.contains(name)));
            }
        }
    }
    if !lost.is_empty() {
        let fields = |entry: &Entry<'_>| entry.section.fields.iter().copied();
        let mut still = HashSet::new();
        for entry in naming(after) {
            still.extend(fields(&entry).flat_map(|field| named(field, entry.value(field))));
        }
        lost.retain(|name| !still.contains(name));
        lost.sort_unstable();
        lost.dedup();
    }
    lost
}

/// What names the rows of others.
fn naming<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = Entry<'f>> {
    [&scenarios::SECTION, &flows::SECTION, &links::SECTION]
        .into_iter()
        .flat_map(|section| facts.rows(section))
}

/// The rows that an answer to this field names.
fn named<'v>(field: &Field, value: Option<&'v Value>) -> impl Iterator<Item = Name<'v>> {
    let of = match field.kind {
        Kind::Row(of) | Kind::Rows(of) => Some(of),
        _ => None,
    };
    let values = value.filter(|_| of.is_some()).into_iter().flat_map(Candidates::each);
    let ids = values.flat_map(|value| {
        kind::list(value).or_else(|| Some(vec![value.as_str()?])).unwrap_or_default()
    });
    ids.filter_map(move |id| Some((of?.id, id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn answers() -> Answers {
        Answers::from_json(json!({
            "recipients": [{ "id": "r", "name": "甲", "country": "DE" }, { "id": "q", "name": "乙", "country": "SG" }],
            "groups": [{ "id": "g", "name": "员工", "ordinary": 12 }, { "id": "h", "name": "访客" }],
            "scenarios": [{ "id": "s", "act": "remote_access", "recipients": ["r", "q"], "groups": ["g", "h"] }],
            "flows": [{ "id": "s~r", "method": "x", "stored": "yes", "retention_to": "2027-01-01" }],
            "contracts": [{ "id": "r", "copies_total": 6 }],
        }))
        .unwrap()
    }

    /// What is touched, each place with its fate.
    fn touched(edit: &Edit) -> Vec<(String, Fate)> {
        let touched = answers().touched_by(edit);
        touched.iter().map(|one| (one.place.to_string(), one.fate)).collect()
    }

    fn set(place: &str, value: Value) -> Edit {
        let value = if value.is_null() { None } else { Some(value) };
        Edit::Set(Place::parse(place).unwrap(), value)
    }

    #[test]
    fn a_question_that_is_no_longer_asked_is_named_and_kept() {
        let edit = set("flows/s~r/stored", json!("no"));
        assert_eq!(touched(&edit), [("flows/s~r/retention_to".to_owned(), Fate::NotAsked)]);
        let lines = Touched::lines(&answers().touched_by(&edit));
        assert!(lines[0].zh.contains("保留在文件中"), "{lines:?}");
        assert!(lines[0].zh.contains("2027年1月1日"), "{lines:?}");
        assert!(touched(&set("flows/s~r/stored", json!("yes"))).is_empty());
        assert!(touched(&set("flows/s~r/method", Value::Null)).is_empty(), "the answer itself");
    }

    #[test]
    fn rows_that_stand_for_nothing_and_rows_that_nothing_names_are_named() {
        let without_r = set("scenarios/s/recipients", json!(["q"]));
        let expected = [
            ("recipients/r".to_owned(), Fate::NotNamed),
            ("flows/s~r".to_owned(), Fate::NotStanding),
        ];
        assert_eq!(touched(&without_r), expected);
        // A group with no more than a name is no loss; one with its people is.
        assert!(touched(&set("scenarios/s/groups", json!(["g"]))).is_empty());
        let expected = [("groups/g".to_owned(), Fate::NotNamed)];
        assert_eq!(touched(&set("scenarios/s/groups", json!(["h"]))), expected);
    }

    #[test]
    fn a_row_goes_with_the_references_to_it_and_all_comes_back() {
        let mut answers = answers();
        let edit = answers.without_row(&catalog::recipients::SECTION, "r");
        let expected = [
            ("scenarios/s/recipients".to_owned(), Fate::Emptied),
            ("flows/s~r".to_owned(), Fate::NotStanding),
            ("contracts/r".to_owned(), Fate::NotStanding),
        ];
        assert_eq!(touched(&edit), expected);
        let before = answers.clone();
        let back = answers.apply(edit).unwrap();
        assert_eq!(answers.to_json()["scenarios"][0]["recipients"], json!(["q"]));
        answers.apply(back).unwrap();
        assert_eq!(answers, before);
    }

    #[test]
    fn candidates_name_rows_as_any_other_answer_does() {
        let mut answers = answers();
        let several = json!({ "candidates": [["q"], ["r", "q"], ["r"]] });
        let named = set("scenarios/s/recipients", several);
        // The pairs stand for nothing until one is chosen, but both recipients are named as before.
        assert_eq!(touched(&named), [("flows/s~r".to_owned(), Fate::NotStanding)]);
        answers.apply(named).unwrap();
        let edit = answers.without_row(&catalog::recipients::SECTION, "r");
        answers.apply(edit).unwrap();
        let left = json!({ "candidates": [["q"], null] });
        assert_eq!(answers.to_json()["scenarios"][0]["recipients"], left);
    }
}
