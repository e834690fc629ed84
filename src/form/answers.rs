//! The answers of one assessment: a tree of sections, rows and values, in the order of the file.
//!
//! Keys that this version does not know are kept where they stand. Answers change only through an [`super::Edit`]. A copy of them is
//! made at once, however many rows there are: see [`held::Held`].

mod held;
mod part;
mod structure;
mod whole;

pub(super) use held::{Cells, Held, Rows, id_of};
use part::Part;
pub use structure::StructureError;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::text::{Phrase, harmless, phrase};

use super::each::{Each, Standings};
use super::translation::in_both;
use super::{Kind, Place, Section, Shape, catalog, shown};

/// All answers of one assessment.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    pub(super) sections: IndexMap<String, Held>,
    /// The rows that stand for others: made when they are first asked for.
    standing: OnceLock<Arc<HashMap<&'static str, Standings>>>,
    /// Which sections were read, where others were left out.
    part: Option<Part>,
}

/// What was derived and kept makes no other answers, and no more does a section that holds nothing.
impl PartialEq for Answers {
    fn eq(&self, other: &Self) -> bool {
        self.held().count() == other.held().count()
            && self.held().all(|(id, section)| other.sections.get(id) == Some(section))
    }
}

impl Eq for Answers {}

/// Up to how many answers a row is short.
const SHORT: usize = 12;

/// One row of a section.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Its position in the section.
    pub at: usize,
    /// Stable id.
    pub id: &'a str,
    /// Its answers; `None` for a fixed row that has none yet.
    pub cells: Option<&'a Map<String, Value>>,
}

impl Row<'_> {
    /// Whether both hold the same answers; that of a row which two states share is seen at once.
    pub fn is_the_same(&self, other: &Row<'_>) -> bool {
        match (self.cells, other.cells) {
            (Some(one), Some(other)) => std::ptr::eq(one, other) || one == other,
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

/// The rows of a section as they are stored.
#[derive(Clone, Copy)]
pub(super) struct Stored<'a> {
    section: &'static Section,
    rows: Option<&'a Rows>,
    /// The rows that stand for others, where the section has such.
    standing: Option<&'a Standings>,
}

impl<'a> Stored<'a> {
    /// The row at a position of the section.
    pub(super) fn row_at(self, at: usize) -> Option<Row<'a>> {
        let id = match (self.section.shape, self.standing) {
            (Shape::Fixed(options), _) => options.choices.get(at)?.code.as_str(),
            (_, Some(standing)) => &standing.rows.get(at)?.id,
            _ => {
                let row = self.rows?.get(at)?;
                return Some(Row { at, id: id_of(row)?, cells: Some(row) });
            }
        };
        Some(Row { at, id, cells: self.position(id).and_then(|at| self.rows?.get(at)) })
    }

    /// The row with this id.
    pub(super) fn row(self, id: &str) -> Option<Row<'a>> {
        self.row_at(self.at(id)?)
    }

    /// At which position of the section the row with this id stands.
    pub(super) fn at(self, id: &str) -> Option<usize> {
        match (self.section.shape, self.standing) {
            (Shape::Fixed(options), _) => {
                options.choices.iter().position(|choice| choice.code.as_str() == id)
            }
            (_, Some(standing)) => standing.position(id),
            _ => self.position(id),
        }
    }

    /// Where the row with this id is stored.
    pub(super) fn position(self, id: &str) -> Option<usize> {
        self.rows?.position(id)
    }
}

impl Answers {
    /// Takes a tree from JSON.
    ///
    /// # Errors
    /// Names the part whose structure cannot be relied on: a section that is not an object or rows, a row without an
    /// id, an id that stands twice. A value of the wrong kind is not an error but a draft.
    pub fn from_json(value: Value) -> Result<Self, StructureError> {
        let Value::Object(sections) = value else {
            return Err(StructureError::NotAnObject("answers".to_owned()));
        };
        let mut out = IndexMap::with_capacity(sections.len());
        for (id, value) in sections {
            let path = || format!("answers/{id}");
            let section = Section::find(&id);
            let held = match (section.map(|section| section.shape), value) {
                (None, value) => Held::from(value),
                (Some(Shape::Single), Value::Object(cells)) => Held::Cells(Arc::new(cells)),
                (Some(Shape::Single), _) => return Err(StructureError::NotAnObject(path())),
                (Some(_), Value::Array(rows)) => {
                    structure::check_rows(&rows, &path())?;
                    Held::Rows(rows.into())
                }
                (Some(_), _) => return Err(StructureError::NotRows(path())),
            };
            // A known section that holds nothing stands in the file only for its place there.
            if !held.is_bare() || section.is_none() {
                out.insert(id, held);
            }
        }
        Ok(Self::of(out))
    }

    /// Sections whose structure is known to be right.
    pub(super) fn of(sections: IndexMap<String, Held>) -> Self {
        Self { sections, ..Self::default() }
    }

    /// The sections that hold something, as they are stored.
    pub(super) fn held(&self) -> impl Iterator<Item = (&String, &Held)> + Clone {
        self.ask_for_all();
        self.sections.iter().filter(|(_, held)| !held.is_bare())
    }

    /// The tree as JSON: known sections and fields in the order they are asked, then everything else as it was.
    pub fn to_json(&self) -> Value {
        self.ask_for_all();
        let mut out = Map::new();
        for section in catalog::SECTIONS {
            let Some(held) = self.sections.get(section.id) else { continue };
            let in_order = |cells: &Cells| Value::Object(ordered(section, cells));
            let value = match held {
                Held::Cells(cells) => in_order(cells),
                Held::Rows(rows) => rows.all().iter().map(|row| in_order(row)).collect(),
                Held::Other(value) => (**value).clone(),
            };
            out.insert(section.id.to_owned(), value);
        }
        for (key, held) in &self.sections {
            if !out.contains_key(key) {
                out.insert(key.clone(), held.to_value());
            }
        }
        Value::Object(out)
    }

    /// The answers of a section that is answered once.
    pub fn single(&self, section: &Section) -> Option<&Map<String, Value>> {
        self.section(section)?.cells()
    }

    /// The rows of a section, in order. A fixed section always has all its rows.
    pub fn rows(&self, section: &'static Section) -> impl Iterator<Item = Row<'_>> {
        let stored = self.stored(section);
        let count = match (section.shape, stored.standing) {
            (Shape::Fixed(options), _) => options.choices.len(),
            (_, Some(standing)) => standing.rows.len(),
            _ => stored.rows.map_or(0, |rows| rows.all().len()),
        };
        (0..count).filter_map(move |at| stored.row_at(at))
    }

    /// The row with this id.
    pub fn row(&self, section: &'static Section, id: &str) -> Option<Row<'_>> {
        self.stored(section).row(id)
    }

    /// Whether a section holds the same in both.
    pub fn holds_the_same(&self, other: &Self, section: &Section) -> bool {
        self.section(section) == other.section(section)
    }

    /// How many rows are stored in all sections.
    pub fn stored_rows(&self) -> usize {
        self.ask_for_all();
        self.sections.values().filter_map(Held::rows).map(|rows| rows.all().len()).sum()
    }

    /// The rows of a section as they are stored.
    pub(super) fn stored(&self, section: &'static Section) -> Stored<'_> {
        let rows = self.section(section).and_then(Held::rows);
        let standing = matches!(section.shape, Shape::Each(_)).then(|| self.standing(section));
        Stored { section, rows, standing }
    }

    /// The rows of a section that stand for others.
    pub(super) fn standing(&self, section: &'static Section) -> &Standings {
        static NONE: OnceLock<Standings> = OnceLock::new();
        let all = self.standing.get_or_init(|| Arc::new(self.standings()));
        all.get(section.id).unwrap_or_else(|| NONE.get_or_init(Standings::default))
    }

    /// Other rows stand for others now.
    pub(super) fn forget_standings(&mut self) {
        self.standing = OnceLock::new();
    }

    /// What stands at `place`.
    pub fn get(&self, place: &Place) -> Option<&Value> {
        let field = place.field?;
        match &place.row {
            None => self.single(place.section)?.get(field.id),
            Some(id) => self.row(place.section, id)?.cells?.get(field.id),
        }
        .filter(|value| !is_empty(value))
    }

    /// The name of a row: the answer to its title field, the choice it stands for, or its id.
    pub fn row_title(&self, section: &'static Section, id: &str) -> Phrase {
        match section.shape {
            Shape::Fixed(options) => options
                .find(id)
                .map_or_else(|| Phrase::same(harmless(id, false)), |choice| choice.label.into()),
            Shape::Rows { title, .. } => self
                .row(section, id)
                .and_then(|row| row.cells)
                .and_then(|cells| Some((cells, cells.get(title.id)?)))
                .filter(|(_, value)| !is_empty(value))
                .map_or_else(
                    || Phrase::same(harmless(id, false)),
                    |(cells, value)| match title.kind {
                        // A row named by another row would ask for that row's title; its id is enough to break a circle.
                        Kind::Row(_) | Kind::Rows(_) => Phrase::same(harmless(id, false)),
                        kind => {
                            let words = in_both(title, cells, shown(kind, value, self));
                            phrase(harmless(&words.zh, false), harmless(&words.en, false))
                        }
                    },
                ),
            Shape::Each(Each::Row(of)) => self.row_title(of, id),
            Shape::Each(Each::Pair(of, field)) => {
                let (Some(row), Kind::Rows(with)) = (self.standing(section).named(id), field.kind)
                else {
                    return Phrase::same(harmless(id, false));
                };
                let second = row.with.as_deref().unwrap_or_default();
                let (of, with) = (self.row_title(of, &row.of), self.row_title(with, second));
                said!("{with}（{of}）", "{with} ({of})", with, of)
            }
            Shape::Single => section.title.into(),
        }
    }
}

/// The answer of a row to a question. A short row is looked through: to make a hash takes longer.
pub(super) fn cell<'a>(cells: &'a Map<String, Value>, id: &str) -> Option<&'a Value> {
    if cells.len() > SHORT {
        return cells.get(id);
    }
    cells.iter().find(|(key, _)| *key == id).map(|(_, value)| value)
}

/// Whether a value says nothing.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.chars().all(char::is_whitespace),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// `id` first, then known fields in the order they are asked, then the rest as it was.
fn ordered(section: &Section, cells: &Map<String, Value>) -> Map<String, Value> {
    let known = std::iter::once("id").chain(section.held().map(|field| field.id));
    let mut out: Map<String, Value> = known
        .filter_map(|key| cells.get(key).map(|value| (key.to_owned(), value.clone())))
        .collect();
    for (key, value) in cells {
        if !out.contains_key(key) {
            out.insert(key.clone(), value.clone());
        }
    }
    out
}

#[cfg(test)]
mod tests;
