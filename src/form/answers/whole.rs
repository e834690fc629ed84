//! The answers as a file holds them: every known section, also an empty one, with sections and fields in the order in which they are
//! asked, and what this version does not know behind them.
//!
//! They are written from where they stand: most rows have that order already.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::Map;

use super::super::{Section, catalog};
use super::{Answers, Cells, Held, ordered};

/// See [`Answers::whole`].
struct Whole<'a>(&'a Answers);

impl Answers {
    /// The tree to be written, with every known section, also an empty one.
    pub fn whole(&self) -> impl Serialize + '_ {
        self.ask_for_all();
        Whole(self)
    }
}

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let sections = &self.0.sections;
        let mut out = to.serialize_map(None)?;
        for section in catalog::SECTIONS {
            match sections.get(section.id) {
                Some(held) => out.serialize_entry(section.id, &Part(section, held))?,
                None if section.is_single() => out.serialize_entry(section.id, &Map::new())?,
                None => out.serialize_entry::<_, [(); 0]>(section.id, &[])?,
            }
        }
        for (key, held) in sections {
            if Section::find(key).is_none() {
                out.serialize_entry(key, held)?;
            }
        }
        out.end()
    }
}

/// What stands in a section.
struct Part<'a>(&'static Section, &'a Held);

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(section, held) = self;
        match held {
            Held::Rows(rows) => to.collect_seq(rows.all().iter().map(|row| InOrder(section, row))),
            Held::Cells(cells) => InOrder(section, cells).serialize(to),
            Held::Other(value) => value.serialize(to),
        }
    }
}

/// Answers with their fields in order.
struct InOrder<'a>(&'static Section, &'a Cells);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(section, cells) = self;
        if is_in_order(section, cells) {
            cells.serialize(to)
        } else {
            ordered(section, cells).serialize(to)
        }
    }
}

/// Whether the fields stand in their order, and none among them that is not known.
fn is_in_order(section: &'static Section, cells: &Cells) -> bool {
    let mut known = std::iter::once("id").chain(section.held().map(|field| field.id));
    cells.keys().all(|key| known.any(|id| id == key))
}
