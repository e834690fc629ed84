//! What differs between two states of a record: answers, and rows that stand in one of them only.
//!
//! A row is known by its id, so that a row that moved is no difference and one that was typed again under another id is two.

use serde::Serialize;
use serde_json::Value;

use crate::text::{Phrase, phrase};

use super::{Answers, Place, Section, Shape, catalog, shown};

/// A difference at one place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changed {
    /// The field; of a row that came or went, the row.
    pub place: Place,
    /// The place in words, with the name of its row.
    pub label: Phrase,
    /// What happened.
    pub happened: Happened,
    /// What stood there, in words; empty where nothing did.
    pub before: Phrase,
    /// What stands there now, in words; empty where nothing does.
    pub after: Phrase,
}

/// What happened at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Happened {
    /// The row is new.
    Added,
    /// The row is gone.
    Removed,
    /// It is answered, and was not.
    Answered,
    /// It is no longer answered.
    Emptied,
    /// It is answered otherwise.
    Changed,
}

impl Changed {
    /// What became of an answer, told without the record as it was then: rows that it names are told by the names that they have in
    /// `now`, or by their ids.
    pub fn alone(
        place: Place,
        (old, new): (Option<&Value>, Option<&Value>),
        now: Option<&Answers>,
    ) -> Self {
        let nobody = Answers::default();
        let now = now.unwrap_or(&nobody);
        let label = place.label();
        Self { label, ..Self::of((place, old, new), now, now) }
    }

    /// What stood there and what stands there now; of long texts that part in which they differ.
    pub fn parted(&self) -> (Phrase, Phrase) {
        (parted(&self.before, &self.after), parted(&self.after, &self.before))
    }

    fn of(
        (place, old, new): (Place, Option<&Value>, Option<&Value>),
        before: &Answers,
        after: &Answers,
    ) -> Self {
        let happened = match (old, new) {
            (None, _) => Happened::Answered,
            (_, None) => Happened::Emptied,
            _ => Happened::Changed,
        };
        let words = |value: Option<&Value>, answers: &Answers| {
            let kind = place.field.map(|field| field.kind);
            kind.zip(value)
                .map_or_else(Phrase::default, |(kind, value)| shown(kind, value, answers))
        };
        let (before, after) = (words(old, before), words(new, after));
        Self { label: Phrase::default(), place, happened, before, after }
    }

    /// The difference in a line.
    pub fn said(&self) -> Phrase {
        let label = &self.label;
        let (before, after) = &self.parted();
        match self.happened {
            Happened::Added => said!("新增：{label}", "added: {label}", label),
            Happened::Removed => said!("不再有：{label}", "gone: {label}", label),
            Happened::Answered => {
                said!("{label}：（空）→ {after}", "{label}: (open) -> {after}", label, after)
            }
            Happened::Emptied => {
                said!("{label}：{before} →（空）", "{label}: {before} -> (open)", label, before)
            }
            Happened::Changed => said!(
                "{label}：{before} → {after}",
                "{label}: {before} -> {after}",
                label,
                before,
                after,
            ),
        }
    }
}

/// How many characters of a text are told whole, and how many beside what differs in a longer one.
const WHOLE: usize = 60;
const BESIDE: usize = 12;

/// Of a long text the part that is not in another one, with a little of what stands beside it.
pub(super) fn parted(text: &Phrase, other: &Phrase) -> Phrase {
    phrase(part(&text.zh, &other.zh), part(&text.en, &other.en))
}

fn part(text: &str, other: &str) -> String {
    let (chars, others): (Vec<char>, Vec<char>) = (text.chars().collect(), other.chars().collect());
    let alike =
        |one: &mut dyn Iterator<Item = (&char, &char)>| one.take_while(|(a, b)| a == b).count();
    let front = alike(&mut chars.iter().zip(&others));
    let back = alike(&mut chars.iter().rev().zip(others.iter().rev()));
    let (from, to) = (front.saturating_sub(BESIDE), (chars.len() - back + BESIDE).min(chars.len()));
    if chars.len() <= WHOLE || others.is_empty() || from >= to {
        return text.to_owned();
    }
    let middle: String = chars.iter().take(to).skip(from).collect();
    let (before, after) =
        (if from > 0 { "…" } else { "" }, if to < chars.len() { "…" } else { "" });
    format!("{before}{middle}{after}")
}

/// Every difference, in the order of the form; of a row that came or went, the row and not each of its answers.
pub fn changes(before: &Answers, after: &Answers) -> Vec<Changed> {
    let mut out = Vec::new();
    for section in catalog::SECTIONS.iter().copied() {
        if matches!(section.shape, Shape::Single) {
            out.extend(fields(section, None, before, after));
            continue;
        }
        for row in after.rows(section) {
            match before.row(section, row.id) {
                Some(old) if old.cells == row.cells => {}
                Some(_) => out.extend(fields(section, Some(row.id), before, after)),
                None => out.push(row_turned(section, row.id, Happened::Added, after)),
            }
        }
        for row in before.rows(section).filter(|row| after.row(section, row.id).is_none()) {
            out.push(row_turned(section, row.id, Happened::Removed, before));
        }
    }
    out
}

fn row_turned(
    section: &'static Section,
    id: &str,
    happened: Happened,
    answers: &Answers,
) -> Changed {
    let place = Place { section, row: Some(id.to_owned()), field: None };
    Changed {
        label: place.named(answers),
        place,
        happened,
        before: Phrase::default(),
        after: Phrase::default(),
    }
}

/// The fields of a section, or of a row of it, that differ, with what stood there and what stands there now.
pub fn differing<'a>(
    section: &'static Section,
    row: Option<&str>,
    before: &'a Answers,
    after: &'a Answers,
) -> Vec<(Place, Option<&'a Value>, Option<&'a Value>)> {
    let places = section.held().map(|field| Place {
        section,
        row: row.map(str::to_owned),
        field: Some(field),
    });
    places
        .map(|place| {
            let (old, new) = (before.get(&place), after.get(&place));
            (place, old, new)
        })
        .filter(|(_, old, new)| old != new)
        .collect()
}

fn fields(
    section: &'static Section,
    row: Option<&str>,
    before: &Answers,
    after: &Answers,
) -> Vec<Changed> {
    let told = |found| Changed::of(found, before, after);
    let found = differing(section, row, before, after).into_iter().map(told);
    found.map(|one| Changed { label: one.place.named(after), ..one }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(before: Value, after: Value) -> Vec<(String, Happened)> {
        let read = |value| Answers::from_json(value).unwrap();
        let found = changes(&read(before), &read(after));
        found.into_iter().map(|one| (one.place.to_string(), one.happened)).collect()
    }

    #[test]
    fn answers_and_rows_are_told_apart_and_a_moved_row_is_none() {
        let before = json!({
            "handler": { "name": "甲", "ciio": "no", "employees": "  " },
            "recipients": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B", "country": "DE" }]
        });
        let after = json!({
            "handler": { "ciio": "yes", "address": "杭州" },
            "recipients": [{ "id": "b", "name": "B", "country": "FR" }, { "id": "a", "name": "A" }, { "id": "c" }]
        });
        let expected = [
            ("handler/name", Happened::Emptied),
            ("handler/address", Happened::Answered),
            ("handler/ciio", Happened::Changed),
            ("recipients/b/country", Happened::Changed),
            ("recipients/c", Happened::Added),
            ("contracts/c", Happened::Added),
        ];
        let found = told(before.clone(), after.clone());
        assert_eq!(found, expected.map(|(place, turn)| (place.to_owned(), turn)));
        let gone = told(after, before.clone());
        assert!(gone.contains(&("recipients/c".to_owned(), Happened::Removed)));
        assert!(told(before.clone(), before).is_empty());
    }
}
