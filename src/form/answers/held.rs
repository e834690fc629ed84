//! What stands in a section. A copy shares it until one of the two is changed, and then all but what was changed: thousands of rows are
//! kept as they were, held against what they are, and judged beside the screen at next to no cost.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

/// Answers by the ids of their fields.
pub(in crate::form) type Cells = Map<String, Value>;

/// What stands in a section.
#[derive(Clone, Debug)]
pub(in crate::form) enum Held {
    /// Answers.
    Cells(Arc<Cells>),
    /// Rows that can be known by their ids.
    Rows(Rows),
    /// Something else, in a section that is not known.
    Other(Arc<Value>),
}

/// Rows, and where each stands.
#[derive(Clone, Debug, Default)]
pub(in crate::form) struct Rows {
    rows: Arc<Vec<Arc<Cells>>>,
    /// Where each of many rows stands, by its id: made when it is first asked for.
    positions: OnceLock<Arc<HashMap<String, usize>>>,
}

/// Up to how many rows are looked through one by one.
const FEW: usize = 8;

impl Held {
    /// Nothing yet, where rows are to stand or where answers are.
    pub(in crate::form) fn nothing(has_rows: bool) -> Self {
        if has_rows { Self::Rows(Rows::default()) } else { Self::Cells(Arc::default()) }
    }

    pub(in crate::form) fn cells(&self) -> Option<&Cells> {
        match self {
            Self::Cells(cells) => Some(cells),
            _ => None,
        }
    }

    pub(in crate::form) fn cells_mut(&mut self) -> Option<&mut Cells> {
        match self {
            Self::Cells(cells) => Some(Arc::make_mut(cells)),
            _ => None,
        }
    }

    pub(in crate::form) const fn rows(&self) -> Option<&Rows> {
        match self {
            Self::Rows(rows) => Some(rows),
            _ => None,
        }
    }

    pub(in crate::form) const fn rows_mut(&mut self) -> Option<&mut Rows> {
        match self {
            Self::Rows(rows) => Some(rows),
            _ => None,
        }
    }

    /// Whether it holds neither answers nor rows.
    pub(in crate::form) fn is_bare(&self) -> bool {
        match self {
            Self::Cells(cells) => cells.is_empty(),
            Self::Rows(rows) => rows.all().is_empty(),
            Self::Other(_) => false,
        }
    }

    /// The same as JSON.
    pub(in crate::form) fn to_value(&self) -> Value {
        match self {
            Self::Cells(cells) => Value::Object((**cells).clone()),
            Self::Rows(rows) => {
                rows.all().iter().map(|row| Value::Object((**row).clone())).collect()
            }
            Self::Other(value) => (**value).clone(),
        }
    }
}

impl From<Value> for Held {
    fn from(value: Value) -> Self {
        match value {
            Value::Object(cells) => Self::Cells(Arc::new(cells)),
            Value::Array(rows) if are_known_by_id(&rows) => Self::Rows(rows.into()),
            other => Self::Other(Arc::new(other)),
        }
    }
}

/// Whether all are rows with an id of their own.
fn are_known_by_id(rows: &[Value]) -> bool {
    let mut seen = HashSet::new();
    rows.iter().all(|row| row.as_object().and_then(id_of).is_some_and(|id| seen.insert(id)))
}

impl From<Vec<Value>> for Rows {
    /// Of rows that have ids; what is none is left out.
    fn from(rows: Vec<Value>) -> Self {
        let cells = |row| if let Value::Object(cells) = row { Some(Arc::new(cells)) } else { None };
        rows.into_iter().filter_map(cells).collect()
    }
}

impl FromIterator<Arc<Cells>> for Rows {
    fn from_iter<I: IntoIterator<Item = Arc<Cells>>>(rows: I) -> Self {
        Self { rows: Arc::new(rows.into_iter().collect()), positions: OnceLock::new() }
    }
}

impl Rows {
    /// All of them, in their order.
    pub(in crate::form) fn all(&self) -> &[Arc<Cells>] {
        &self.rows
    }

    /// With their ids.
    pub(in crate::form) fn by_id(&self) -> impl Iterator<Item = (&str, &Cells)> + Clone {
        self.rows.iter().filter_map(|row| Some((id_of(row)?, &**row)))
    }

    pub(in crate::form) fn get(&self, at: usize) -> Option<&Cells> {
        self.rows.get(at).map(|row| &**row)
    }

    /// Where the row with this id stands.
    pub(in crate::form) fn position(&self, id: &str) -> Option<usize> {
        if self.rows.len() <= FEW {
            return self.rows.iter().position(|row| id_of(row) == Some(id));
        }
        let positions = self.positions.get_or_init(|| {
            let ids = self.rows.iter().enumerate();
            Arc::new(ids.filter_map(|(at, row)| Some((id_of(row)?.to_owned(), at))).collect())
        });
        positions.get(id).copied()
    }

    /// The answers of a row, to be changed; its id stays.
    pub(in crate::form) fn cells_mut(&mut self, at: usize) -> Option<&mut Cells> {
        Arc::make_mut(&mut self.rows).get_mut(at).map(Arc::make_mut)
    }

    /// Rows to be put elsewhere or to get other ids: where each stands is forgotten.
    pub(in crate::form) fn anew(&mut self) -> &mut Vec<Arc<Cells>> {
        self.positions = OnceLock::new();
        Arc::make_mut(&mut self.rows)
    }

    /// Puts a row before the one that stands there, or behind all others. Those stay where they are then: thousands in a row stay linear.
    pub(in crate::form) fn insert(&mut self, at: usize, row: Cells) {
        let row = Arc::new(row);
        if at < self.rows.len() {
            return self.anew().insert(at, row);
        }
        if let (Some(known), Some(id)) = (self.positions.get_mut(), id_of(&row)) {
            Arc::make_mut(known).insert(id.to_owned(), self.rows.len());
        }
        Arc::make_mut(&mut self.rows).push(row);
    }
}

/// Where each stands follows from the rows.
impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Cells(one), Self::Cells(other)) => one == other,
            (Self::Rows(one), Self::Rows(other)) => one == other,
            (Self::Other(one), Self::Other(other)) => one == other,
            _ => false,
        }
    }
}

impl Eq for Held {}

impl Serialize for Held {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Cells(cells) => cells.serialize(to),
            Self::Rows(rows) => to.collect_seq(rows.all().iter().map(|row| &**row)),
            Self::Other(value) => value.serialize(to),
        }
    }
}

/// The id of a row. It stands first in every row that was written here, and need not be searched for there.
pub(in crate::form) fn id_of(cells: &Cells) -> Option<&str> {
    match cells.iter().next() {
        Some((key, value)) if key == "id" => value.as_str(),
        _ => cells.get("id")?.as_str(),
    }
}
