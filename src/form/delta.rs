//! What differs between two states of the same answers, piece by piece, in a form that can be kept.
//!
//! A delta holds both sides: it is made only where the answers hold what it says they held, and taken back the same way. It names
//! its place by the keys of the file and not by what this version declares, so that one of another version is kept whole.

mod between;

use serde_json::{Map, Value, json};

use crate::text::Phrase;

use super::answers::{Cells, Held, Rows, id_of};
use super::{Answers, Edit, Place, Section};

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Delta {
    /// Where.
    pub spot: Spot,
    /// What.
    pub turn: Turn,
}

/// Where something stands in the tree of answers, known to this version or not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The section.
    pub section: String,
    /// The id of the row, in sections that have rows.
    pub row: Option<String>,
    /// The key of the value; without one, the row or section as a whole.
    pub key: Option<String>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// A value, or a section whose structure is not known.
    Value {
        /// What stood there.
        before: Option<Value>,
        /// What stands there now.
        after: Option<Value>,
    },
    /// A row that is new, or gone.
    Row {
        /// Where it stands or stood among its neighbours.
        index: usize,
        /// Whether it is there now.
        is_new: bool,
        /// What it holds or held.
        cells: Map<String, Value>,
    },
    /// A row that stands elsewhere among its neighbours.
    Moved {
        /// Where it stood.
        from: usize,
        /// Where it stands now.
        to: usize,
    },
}

/// A delta that does not fit: its place holds something else than it says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub struct Misfit(pub Spot);

impl Misfit {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        let place = self.0.to_string();
        said!(
            "{place} 处的内容与记下的不一致",
            "what stands at {place} is not what was noted",
            place,
        )
    }
}

impl std::fmt::Display for Spot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.section)?;
        self.row.iter().chain(&self.key).try_for_each(|part| write!(f, "/{part}"))
    }
}

impl Spot {
    /// The place, where this version knows it.
    pub fn place(&self) -> Option<Place> {
        let place = Place::parse(&self.to_string()).ok()?;
        let is_whole = place.row == self.row && place.field.is_some() == self.key.is_some();
        is_whole.then_some(place)
    }
}

impl Spot {
    /// Whether another spot is this one, or stands in it.
    pub fn holds(&self, other: &Self) -> bool {
        self.section == other.section
            && (self.row.is_none() || self.row == other.row)
            && (self.key.is_none() || self.key == other.key)
    }
}

impl From<&Place> for Spot {
    fn from(place: &Place) -> Self {
        Self {
            section: place.section.id.to_owned(),
            row: place.row.clone(),
            key: place.field.map(|field| field.id.to_owned()),
        }
    }
}

impl Delta {
    fn row(section: &str, row: &str, turn: Turn) -> Self {
        let spot = Spot { section: section.to_owned(), row: Some(row.to_owned()), key: None };
        Self { spot, turn }
    }

    /// What an edit would do to these answers; nothing where it would change nothing or cannot be made.
    pub fn of(edit: &Edit, answers: &Answers) -> Vec<Self> {
        match edit {
            Edit::Set(place, value) => set(place, value.as_ref(), answers).into_iter().collect(),
            Edit::Insert { section, index, row } => {
                let id = row.get("id").and_then(Value::as_str).unwrap_or_default();
                let index = (*index).min(answers.held_rows(section).len());
                let turn = Turn::Row { index, is_new: true, cells: row.clone() };
                vec![Self::row(section.id, id, turn)]
            }
            Edit::Remove { section, id } => answers
                .held_rows(section)
                .into_iter()
                .enumerate()
                .find(|(_, row)| row.id == id)
                .and_then(|(index, row)| {
                    let turn = Turn::Row { index, is_new: false, cells: row.cells?.clone() };
                    Some(Self::row(section.id, id, turn))
                })
                .into_iter()
                .collect(),
            Edit::Restore { .. } | Edit::Batch(_) => {
                let mut made = answers.clone();
                match made.apply(edit.clone()) {
                    Ok(_) => Self::between(answers, &made),
                    Err(_) => Vec::new(),
                }
            }
        }
    }

    /// The difference from the other side.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let turn = match self.turn.clone() {
            Turn::Value { before, after } => Turn::Value { before: after, after: before },
            Turn::Row { index, is_new, cells } => Turn::Row { index, is_new: !is_new, cells },
            Turn::Moved { from, to } => Turn::Moved { from: to, to: from },
        };
        Self { spot: self.spot.clone(), turn }
    }

    /// Several from the other side, in the order in which they are taken back.
    pub fn all_reversed(deltas: &[Self]) -> Vec<Self> {
        deltas.iter().rev().map(Self::reversed).collect()
    }

    /// Where a person looks for it, where this version knows the place.
    pub fn place(&self) -> Option<Place> {
        self.spot.place()
    }

    /// As it is kept: the keys of its place, and both sides.
    pub fn to_json(&self) -> Value {
        let spot = &self.spot;
        let at: Vec<&String> =
            std::iter::once(&spot.section).chain(&spot.row).chain(&spot.key).collect();
        let mut out = Map::from_iter([("at".to_owned(), json!(at))]);
        match &self.turn {
            Turn::Value { before, after } => {
                out.extend(before.clone().map(|value| ("before".to_owned(), value)));
                out.extend(after.clone().map(|value| ("after".to_owned(), value)));
            }
            Turn::Row { index, is_new, cells } => {
                out.insert("index".to_owned(), json!(index));
                let key = if *is_new { "added" } else { "removed" };
                out.insert(key.to_owned(), json!(cells));
            }
            Turn::Moved { from, to } => {
                out.insert("from".to_owned(), json!(from));
                out.insert("to".to_owned(), json!(to));
            }
        }
        Value::Object(out)
    }

    /// Reads it; nothing where it is none that this version can make.
    pub fn from_json(value: &Value) -> Option<Self> {
        let keys = value.as_object()?;
        let parts: Option<Vec<String>> = keys
            .get("at")?
            .as_array()?
            .iter()
            .map(|part| part.as_str().map(str::to_owned))
            .collect();
        let number = |key: &str| usize::try_from(keys.get(key).and_then(Value::as_u64)?).ok();
        let (added, removed) = (keys.get("added"), keys.get("removed"));
        let turn = if let Some(cells) = added.or(removed) {
            let cells = cells.as_object()?.clone();
            Turn::Row { index: number("index")?, is_new: added.is_some(), cells }
        } else if keys.contains_key("from") {
            Turn::Moved { from: number("from")?, to: number("to")? }
        } else {
            let (before, after) = (keys.get("before").cloned(), keys.get("after").cloned());
            Turn::Value { before, after }
        };
        let is_of_row = !matches!(turn, Turn::Value { .. });
        let spot = match <[String; 3]>::try_from(parts.clone()?) {
            Ok([section, row, key]) => Spot { section, row: Some(row), key: Some(key) },
            Err(parts) => {
                let mut parts = parts.into_iter();
                let (section, second) = (parts.next()?, parts.next());
                let (row, key) = if is_of_row { (second, None) } else { (None, second) };
                Spot { section, row, key }
            }
        };
        Some(Self { spot, turn })
    }
}

/// What setting a value does; a row that is stored only once it is answered comes with its first answer.
fn set(place: &Place, value: Option<&Value>, answers: &Answers) -> Option<Delta> {
    let (section, key) = (place.section, place.field?.id);
    let cells = match &place.row {
        None => answers.single(section),
        Some(id) => {
            let stored = answers.held_row(section, id).and_then(|row| row.cells);
            if stored.is_none() {
                let first = [("id".to_owned(), json!(id)), (key.to_owned(), value?.clone())];
                let rows = answers.sections.get(section.id).and_then(Held::rows);
                let index = rows.map_or(0, |rows| rows.all().len());
                let cells = Map::from_iter(first);
                return Some(Delta::row(section.id, id, Turn::Row { index, is_new: true, cells }));
            }
            stored
        }
    };
    let before = cells.and_then(|cells| cells.get(key));
    (before != value).then(|| Delta {
        spot: Spot::from(place),
        turn: Turn::Value { before: before.cloned(), after: value.cloned() },
    })
}

/// What stands at a spot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece<'a>(pub(super) Inner<'a>);

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Inner<'a> {
    Section(&'a Held),
    Row(&'a Cells),
    Value(&'a Value),
}

impl Answers {
    /// What stands at a spot; the row, or section, where it names no value.
    pub fn at(&self, spot: &Spot) -> Option<Piece<'_>> {
        let held = self.sections.get(&spot.section)?;
        let cells = match &spot.row {
            None => held.cells(),
            Some(id) => held.rows().and_then(|rows| rows.get(rows.position(id)?)),
        };
        Some(Piece(match (&spot.key, &spot.row) {
            (Some(key), _) => Inner::Value(cells?.get(key)?),
            (None, Some(_)) => Inner::Row(cells?),
            (None, None) => Inner::Section(held),
        }))
    }

    /// Makes differences, each where those before it have been made; all of them or none.
    ///
    /// # Errors
    /// Names the place that does not hold what a difference says it held.
    pub fn follow(&mut self, deltas: &[Delta]) -> Result<(), Misfit> {
        for (done, delta) in deltas.iter().enumerate() {
            if !self.follow_one(delta) {
                for made in deltas.iter().take(done).rev() {
                    self.follow_one(&made.reversed());
                }
                return Err(Misfit(delta.spot.clone()));
            }
        }
        Ok(())
    }

    fn follow_one(&mut self, delta: &Delta) -> bool {
        self.forget_standings();
        let spot = &delta.spot;
        let section = spot.section.as_str();
        match (&delta.turn, &spot.row, &spot.key) {
            (Turn::Value { before, after }, None, None) => {
                if self.sections.get(section).map(Held::to_value) != *before {
                    return false;
                }
                match after.clone() {
                    Some(value) => self.sections.insert(section.to_owned(), value.into()),
                    None => self.sections.shift_remove(section),
                };
                true
            }
            // A row is known by its id, which no answer changes.
            (Turn::Value { .. }, Some(_), Some(key)) if key == "id" => false,
            (Turn::Value { before, after }, row, Some(key)) => {
                let cells = match row {
                    None => self.made(section, false).cells_mut(),
                    Some(id) => {
                        self.sections.get_mut(section).and_then(Held::rows_mut).and_then(|rows| {
                            let at = rows.position(id)?;
                            rows.cells_mut(at)
                        })
                    }
                };
                cells.is_some_and(|cells| put(cells, key, before.as_ref(), after.clone()))
            }
            (turn, Some(id), None) => {
                self.made(section, true).rows_mut().is_some_and(|rows| turn_row(rows, id, turn))
            }
            _ => false,
        }
    }

    /// What stands in a section, made where there was none.
    fn made(&mut self, section: &str, has_rows: bool) -> &mut Held {
        self.sections.entry(section.to_owned()).or_insert_with(|| Held::nothing(has_rows))
    }
}

/// Puts a value where the one before stands.
fn put(
    cells: &mut Map<String, Value>,
    key: &str,
    before: Option<&Value>,
    after: Option<Value>,
) -> bool {
    if cells.get(key) != before {
        return false;
    }
    match after {
        Some(value) => cells.insert(key.to_owned(), value),
        None => cells.shift_remove(key),
    };
    true
}

fn turn_row(rows: &mut Rows, id: &str, turn: &Turn) -> bool {
    match (turn, rows.position(id)) {
        (Turn::Row { index, is_new: true, cells }, None) => {
            let is_it = id_of(cells) == Some(id);
            if is_it {
                rows.insert(*index, cells.clone());
            }
            is_it
        }
        (Turn::Row { is_new: false, cells, .. }, Some(at)) => {
            let is_same = rows.get(at) == Some(cells);
            if is_same {
                rows.anew().remove(at);
            }
            is_same
        }
        (Turn::Moved { to, .. }, Some(at)) => {
            let rows = rows.anew();
            let row = rows.remove(at);
            rows.insert((*to).min(rows.len()), row);
            true
        }
        _ => false,
    }
}

/// Whether a section is one of this version that has rows.
pub(super) fn has_rows(id: &str) -> Option<bool> {
    Section::find(id).map(|section| !section.is_single())
}

#[cfg(test)]
mod tests;
