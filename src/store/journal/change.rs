//! What differs between two states of the same answers, place by place, and how it is made or taken back.
//!
//! A change holds both sides, so that it is applied only where the place still holds what it held.

use serde_json::{Map, Value, json};

use crate::form::catalog::SECTIONS;
use crate::form::{Answers, Edit, Place, Section, differing};

/// One place that differs: a field, or a whole row that came or went.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The field; without one, the row as a whole.
    pub place: Place,
    /// Where the row stands among its neighbours; nothing for a field.
    pub index: usize,
    /// What stood there; nothing if it was not answered, or the row was not there.
    pub before: Option<Value>,
    /// What stands there now.
    pub after: Option<Value>,
}

/// How a change fits to answers that may have changed meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is there already.
    Done,
    /// The place holds what it held.
    Fits,
    /// Something else stands there.
    Differs,
    /// Its row is gone.
    Gone,
}

impl Change {
    /// The difference between two states of the answers, in the order in which places are asked.
    pub fn between(before: &Answers, after: &Answers) -> Vec<Self> {
        let mut out = Vec::new();
        for section in SECTIONS.iter().copied() {
            // What both share is not looked at.
            if before.holds_the_same(after, section) {
                continue;
            }
            if section.is_single() {
                cells(section, None, before, after, &mut out);
                continue;
            }
            for (index, row) in before.held_rows(section).into_iter().enumerate() {
                match after.held_row(section, row.id) {
                    None => out.push(Self {
                        place: row_place(section, row.id),
                        index,
                        before: row.cells.cloned().map(Value::Object),
                        after: None,
                    }),
                    Some(now) if !now.is_the_same(&row) => {
                        cells(section, Some(row.id), before, after, &mut out);
                    }
                    Some(_) => {}
                }
            }
            let added = |row: &crate::form::Row<'_>| before.held_row(section, row.id).is_none();
            let now = after.held_rows(section).into_iter().enumerate();
            out.extend(now.filter(|(_, row)| added(row)).map(|(index, row)| Self {
                place: row_place(section, row.id),
                index,
                before: None,
                after: row.cells.cloned().map(Value::Object),
            }));
        }
        out
    }

    /// The change from the other side.
    pub fn reversed(&self) -> Self {
        Self {
            place: self.place.clone(),
            index: self.index,
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }

    /// What stands at the place now.
    pub fn now(&self, answers: &Answers) -> Option<Value> {
        match (&self.place.field, &self.place.row) {
            (Some(_), _) => answers.get(&self.place).cloned(),
            (None, Some(id)) => {
                answers.held_row(self.place.section, id)?.cells.cloned().map(Value::Object)
            }
            (None, None) => None,
        }
    }

    /// How it fits to answers that may have changed meanwhile.
    pub fn fit(&self, answers: &Answers) -> Fit {
        let now = self.now(answers);
        if now == self.after {
            return Fit::Done;
        }
        if self.place.field.is_some()
            && self.place.row.as_ref().is_some_and(|id| {
                let section = self.place.section;
                answers.row(section, id).is_none() && answers.held_row(section, id).is_none()
            })
        {
            return Fit::Gone;
        }
        if now == self.before { Fit::Fits } else { Fit::Differs }
    }

    /// The edit that makes it in these answers.
    pub fn edit(&self, answers: &Answers) -> Edit {
        let section = self.place.section;
        match (&self.place.field, &self.place.row, &self.after) {
            (Some(_), _, after) => Edit::Set(self.place.clone(), after.clone()),
            (None, Some(id), None) => Edit::Remove { section, id: id.clone() },
            (None, Some(id), Some(Value::Object(row)))
                if answers.held_row(section, id).is_none() =>
            {
                Edit::Insert { section, index: self.index, row: row.clone() }
            }
            (None, Some(id), Some(row)) => Edit::Batch(
                section
                    .held()
                    .map(|field| {
                        Edit::Set(Place::in_row(section, id, field), row.get(field.id).cloned())
                    })
                    .collect(),
            ),
            (None, None, _) => Edit::Batch(Vec::new()),
        }
    }

    /// One edit that makes several, each where those before it have been made.
    pub fn batch(changes: impl IntoIterator<Item = Self>, answers: &Answers) -> Edit {
        let mut made = answers.clone();
        let mut edits = Vec::new();
        for change in changes {
            let edit = change.edit(&made);
            // One that cannot be made here cannot be made in the batch, which then says so as a whole.
            let _inverse = made.apply(edit.clone());
            edits.push(edit);
        }
        Edit::Batch(edits)
    }

    /// As a line of a journal holds it.
    pub(super) fn to_json(&self) -> Value {
        let mut out = Map::from_iter([("place".to_owned(), json!(self.place))]);
        if self.place.field.is_none() {
            out.insert("index".to_owned(), json!(self.index));
        }
        out.extend(self.before.clone().map(|value| ("before".to_owned(), value)));
        out.extend(self.after.clone().map(|value| ("after".to_owned(), value)));
        Value::Object(out)
    }

    /// Reads it; what names no place that is known is no change.
    pub(super) fn from_json(value: &Value) -> Option<Self> {
        let place = Place::parse(value.get("place")?.as_str()?).ok()?;
        if place.field.is_none() && place.row.is_none() {
            return None;
        }
        let index = value.get("index").and_then(Value::as_u64).unwrap_or(0);
        Some(Self {
            place,
            index: usize::try_from(index).ok()?,
            before: value.get("before").cloned(),
            after: value.get("after").cloned(),
        })
    }
}

fn row_place(section: &'static Section, id: &str) -> Place {
    Place { section, row: Some(id.to_owned()), field: None }
}

/// The fields of a section or row that differ.
fn cells(
    section: &'static Section,
    row: Option<&str>,
    before: &Answers,
    after: &Answers,
    out: &mut Vec<Change>,
) {
    for (place, old, new) in differing(section, row, before, after) {
        let (before, after) = (old.cloned(), new.cloned());
        out.push(Change { place, index: 0, before, after });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(tree: Value) -> Answers {
        Answers::from_json(tree).unwrap()
    }

    #[test]
    fn a_difference_makes_one_state_of_the_other_and_back() {
        let before = answers(json!({
            "handler": { "name": "甲", "ciio": "no", "address.en": { "text": "A", "of": "1" } },
            "recipients": [{ "id": "r-1", "name": "A" }, { "id": "r-2", "name": "B" }],
        }));
        let after = answers(json!({
            "handler": { "name": "乙" },
            "recipients": [{ "id": "r-2", "name": "B 2" }, { "id": "r-3", "name": "C" }],
        }));
        let changes = Change::between(&before, &after);
        assert_eq!(changes.len(), 6, "a text in the other language is one: {changes:?}");
        let mut made = before.clone();
        for change in &changes {
            assert_eq!(change.fit(&made), Fit::Fits);
            made.apply(change.edit(&made)).unwrap();
            assert_eq!(change.fit(&made), Fit::Done);
            let again = Change::from_json(&change.to_json()).unwrap();
            assert_eq!(*change, again);
        }
        assert_eq!(Change::between(&made, &after), Vec::new());
        for change in changes.iter().rev().map(Change::reversed) {
            made.apply(change.edit(&made)).unwrap();
        }
        assert_eq!(Change::between(&made, &before), Vec::new());
    }

    #[test]
    fn what_changed_meanwhile_is_not_written_over_unasked() {
        let before = answers(json!({ "recipients": [{ "id": "r-1", "name": "A" }] }));
        let after = answers(json!({ "recipients": [{ "id": "r-1", "name": "B" }] }));
        let change = &Change::between(&before, &after)[0];
        let other = answers(json!({ "recipients": [{ "id": "r-1", "name": "C" }] }));
        assert_eq!(change.fit(&other), Fit::Differs);
        assert_eq!(change.fit(&answers(json!({}))), Fit::Gone);
    }
}
