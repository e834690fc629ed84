//! The only way to change answers. Every edit returns its inverse, which is the undo step.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::text::{Phrase, harmless};

use super::answers::{Held, Rows};
use super::each::decides;
use super::is_row_id;
use super::{Answers, Place, Section, Shape};

/// A change to the answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Answers a field, or with `None` takes the answer away.
    Set(Place, Option<Value>),
    /// Puts a row before the row that stands at `index`; behind the last if there are fewer.
    Insert {
        /// The section.
        section: &'static Section,
        /// Where it will stand.
        index: usize,
        /// The row with its id.
        row: Map<String, Value>,
    },
    /// Takes a row away.
    Remove {
        /// The section.
        section: &'static Section,
        /// Its id.
        id: String,
    },
    /// Puts a section back as it stood in the file, or takes it away: the inverse of an edit that first had to make it, or a fixed
    /// row of it.
    Restore {
        /// The section.
        section: &'static Section,
        /// What stood there.
        stored: Option<Before>,
    },
    /// Several changes as one step.
    Batch(Vec<Edit>),
}

/// A section as it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Before(Held);

/// Why an edit was not made. The answers are then as they were.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum EditError {
    /// No such row.
    NoRow(String),
    /// Cannot be the id of a row: empty, or with a `/`, which divides the parts of a place.
    NoId(String),
    /// The row's id is taken.
    SameId(String),
    /// The section's rows are fixed, or it has none.
    NotGrowing(&'static str),
    /// The place names no field.
    NoField(String),
}

impl EditError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::NoRow(place) => {
                said!("没有这一行：{place}", "there is no such row: {place}", place)
            }
            Self::NoId(id) => {
                let id = harmless(id, false);
                said!(
                    "“{id}”不能作行的 id：不能为空，不能含“/”或者看不见的字符，也不能过长",
                    "\"{id}\" cannot be the id of a row: it may not be empty, too long, or hold \
                     \"/\" or characters that cannot be seen",
                    id,
                )
            }
            Self::SameId(id) => {
                said!("已有 id 为“{id}”的行", "there is a row with the id \"{id}\" already", id,)
            }
            Self::NotGrowing(section) => said!(
                "“{section}”部分不能增删行",
                "rows cannot be added to or removed from section \"{section}\"",
                section,
            ),
            Self::NoField(place) => {
                said!("{place} 没有指明字段", "{place} names no field", place)
            }
        }
    }
}

impl Answers {
    /// Makes the change and returns its inverse, which gives back the same bytes.
    ///
    /// # Errors
    /// Says why the change cannot be made; then nothing has changed, also not a part of a batch.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::Set(place, value) => self.set(place, value),
            Edit::Insert { section, index, row } => self.insert(section, index, row),
            Edit::Remove { section, id } => self.remove(section, &id),
            Edit::Restore { section, stored } => {
                self.forget_standings();
                let before = match stored {
                    Some(Before(held)) => self.sections.insert(section.id.to_owned(), held),
                    None => self.sections.shift_remove(section.id),
                };
                Ok(Edit::Restore { section, stored: before.map(Before) })
            }
            Edit::Batch(edits) => {
                let mut inverses = Vec::with_capacity(edits.len());
                for edit in edits {
                    match self.apply(edit) {
                        Ok(inverse) => inverses.push(inverse),
                        Err(error) => {
                            for inverse in inverses.into_iter().rev() {
                                // An inverse of a change just made applies; were it not so, the error below is told anyway.
                                let _undone = self.apply(inverse);
                            }
                            return Err(error);
                        }
                    }
                }
                inverses.reverse();
                Ok(Edit::Batch(inverses))
            }
        }
    }

    fn set(&mut self, place: Place, value: Option<Value>) -> Result<Edit, EditError> {
        let Some(field) = place.field else { return Err(EditError::NoField(place.to_string())) };
        let made = match &value {
            // Nothing is made only to hold nothing.
            None if !self.is_stored(&place)? => return Ok(Edit::Set(place, None)),
            None => None,
            Some(_) => self.make(&place)?,
        };
        let before = match (self.cells(&place), value) {
            (None, _) => return Err(EditError::NoRow(place.to_string())),
            (Some(cells), Some(value)) => cells.insert(field.id.to_owned(), value),
            (Some(cells), None) => cells.shift_remove(field.id),
        };
        if decides(field) {
            self.forget_standings();
        }
        Ok(made.unwrap_or(Edit::Set(place, before)))
    }

    /// The answers beside the place, where they are stored.
    fn cells(&mut self, place: &Place) -> Option<&mut Map<String, Value>> {
        let at = place.row.as_ref().map(|id| self.stored(place.section).position(id));
        let held = self.sections.get_mut(place.section.id)?;
        match at {
            None => held.cells_mut(),
            Some(at) => held.rows_mut()?.cells_mut(at?),
        }
    }

    /// Whether what would hold an answer at the place is stored; an error if there can be no such thing.
    fn is_stored(&self, place: &Place) -> Result<bool, EditError> {
        if place.row.is_some() == place.section.is_single() {
            return Err(EditError::NoRow(place.to_string()));
        }
        let is_stored = match &place.row {
            None => self.single(place.section).is_some(),
            Some(id) => self.stored(place.section).position(id).is_some(),
        };
        if is_stored {
            return Ok(true);
        }
        match (&place.section.shape, &place.row) {
            (Shape::Single, _) => Ok(false),
            (Shape::Fixed(options), Some(id)) if options.find(id).is_some() => Ok(false),
            (Shape::Each(_), Some(id)) if self.row(place.section, id).is_some() => Ok(false),
            _ => Err(EditError::NoRow(place.to_string())),
        }
    }

    /// Makes what is to hold an answer at the place; how that is undone, if it was not there.
    fn make(&mut self, place: &Place) -> Result<Option<Edit>, EditError> {
        if self.is_stored(place)? {
            return Ok(None);
        }
        let section = place.section;
        let stored = self.sections.get(section.id).cloned().map(Before);
        match &place.row {
            None => {
                self.sections.insert(section.id.to_owned(), Held::nothing(false));
            }
            Some(id) => {
                let row = Map::from_iter([("id".to_owned(), json!(id))]);
                self.rows_to_change(section).insert(usize::MAX, row);
            }
        }
        let undo = Edit::Restore { section, stored };
        Ok(Some(undo))
    }

    fn insert(
        &mut self,
        section: &'static Section,
        index: usize,
        row: Map<String, Value>,
    ) -> Result<Edit, EditError> {
        if !section.holds_rows() {
            return Err(EditError::NotGrowing(section.id));
        }
        let Some(id) = row.get("id").and_then(Value::as_str).map(str::to_owned) else {
            return Err(EditError::NoRow(section.id.to_owned()));
        };
        if !is_row_id(&id) {
            return Err(EditError::NoId(id));
        }
        if self.stored(section).position(&id).is_some() {
            return Err(EditError::SameId(id));
        }
        let is_first = !self.sections.contains_key(section.id);
        self.rows_to_change(section).insert(index, row);
        Ok(if is_first {
            Edit::Restore { section, stored: None }
        } else {
            Edit::Remove { section, id }
        })
    }

    fn remove(&mut self, section: &'static Section, id: &str) -> Result<Edit, EditError> {
        if !section.holds_rows() {
            return Err(EditError::NotGrowing(section.id));
        }
        let Some(index) = self.stored(section).position(id) else {
            return Err(EditError::NoRow(format!("{}/{id}", section.id)));
        };
        let row = self.rows_to_change(section).anew().remove(index);
        Ok(Edit::Insert { section, index, row: Arc::unwrap_or_clone(row) })
    }

    /// The rows to add to or take from.
    fn rows_to_change(&mut self, section: &'static Section) -> &mut Rows {
        self.forget_standings();
        let held = self.sections.entry(section.id.to_owned());
        let held = held.or_insert_with(|| Held::nothing(true));
        // What is read into a section of rows is rows.
        if held.rows().is_none() {
            *held = Held::nothing(true);
        }
        match held {
            Held::Rows(rows) => rows,
            _ => unreachable!("made rows above"),
        }
    }

    /// A copy of a row under a new id, to be put behind it.
    pub fn copy_of(&self, section: &'static Section, id: &str, new_id: &str) -> Option<Edit> {
        let known = self.row(section, id)?;
        let mut row = known.cells?.clone();
        row.insert("id".to_owned(), json!(new_id));
        Some(Edit::Insert { section, index: known.at + 1, row })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::catalog;

    fn row(id: &str) -> Map<String, Value> {
        Map::from_iter([("id".to_owned(), json!(id))])
    }

    #[test]
    fn every_edit_is_undone_by_its_inverse() {
        let section = &catalog::recipients::SECTION;
        let mut answers = Answers::from_json(json!({
            "handler": { "ciio": "no" }, "recipients": [{ "id": "a", "name": "甲" }, { "id": "b" }]
        }))
        .unwrap();
        let edits = [
            Edit::Set(Place::parse("handler/ciio").unwrap(), Some(json!("yes"))),
            Edit::Set(Place::parse("recipients/a/name").unwrap(), None),
            Edit::Insert { section, index: 1, row: row("c") },
            Edit::Remove { section, id: "a".into() },
            Edit::Set(Place::parse("findings/art5_1/finding").unwrap(), Some(json!("合法"))),
            answers.copy_of(section, "a", "d").unwrap(),
        ];
        for edit in edits {
            let before = answers.clone();
            let inverse = answers.apply(edit.clone()).unwrap();
            assert_ne!(answers, before, "{edit:?}");
            answers.apply(inverse).unwrap();
            assert_eq!(answers.to_json().to_string(), before.to_json().to_string(), "{edit:?}");
        }
    }

    #[test]
    fn rows_of_a_long_section_are_found_wherever_edits_move_them() {
        let section = &catalog::recipients::SECTION;
        let mut answers = Answers::default();
        let mut random = fastrand::Rng::with_seed(7);
        for number in 0..60 {
            // Now and then behind all others, where positions are kept.
            let place = if number % 4 == 0 { usize::MAX } else { random.usize(0..=number) };
            let (index, id) = (place, format!("r{number}"));
            answers.apply(Edit::Insert { section, index, row: row(&id) }).unwrap();
            if number % 3 == 2 {
                let id = format!("r{}", number / 2);
                let back = answers.apply(Edit::Remove { section, id: id.clone() }).unwrap();
                assert!(answers.row(section, &id).is_none());
                answers.apply(back).unwrap();
            }
            for (at, known) in answers.rows(section).enumerate() {
                let found = answers.row(section, known.id).map(|row| (row.at, row.id));
                assert_eq!(found, Some((at, known.id)));
            }
        }
        answers.renew(section, || random.u64(..).to_string());
        assert!(answers.row(section, "r0").is_none());
        assert!(answers.rows(section).all(|row| answers.row(section, row.id).is_some()));
    }

    #[test]
    fn a_batch_is_made_whole_or_not_at_all() {
        let section = &catalog::recipients::SECTION;
        let mut answers = Answers::default();
        let batch = Edit::Batch(vec![
            Edit::Insert { section, index: 0, row: row("a") },
            Edit::Insert { section, index: 0, row: row("a") },
        ]);
        assert_eq!(answers.apply(batch), Err(EditError::SameId("a".into())));
        assert_eq!(answers.to_json(), json!({}), "not even an empty section is left");
        for wrong in ["recipients/a/name", "findings/nothing/finding", "findings/finding"] {
            let Ok(place) = Place::parse(wrong) else { continue };
            assert!(answers.apply(Edit::Set(place, Some(json!("x")))).is_err(), "{wrong}");
        }
        assert!(answers.apply(Edit::Remove { section, id: "a".into() }).is_err());
        assert_eq!(answers.to_json(), json!({}));
    }

    #[test]
    fn what_reading_refuses_is_no_id_of_a_row() {
        let section = &catalog::recipients::SECTION;
        let mut answers = Answers::default();
        for id in ["", "a/b"] {
            let edit = Edit::Insert { section, index: 0, row: row(id) };
            assert_eq!(answers.apply(edit), Err(EditError::NoId(id.into())));
        }
        assert_eq!(answers.to_json(), json!({}));
    }
}
