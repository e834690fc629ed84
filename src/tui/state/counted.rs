//! What the screen counts of the open record.
//!
//! A frame is drawn for every key, and a record may have thousands of rows: each is counted once, when it is first looked at, and
//! everything is forgotten with the next change of the answers.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::form::{Field, Section, shown};
use crate::text::{Lang, harmless};

use super::super::wrap::width;
use super::Open;

/// A column by section, field and language.
type Column = (&'static str, Option<&'static str>, Lang);

/// What was counted so far.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// Of which revision of the answers.
    pub(super) revision: u64,
    /// The width of the widest words in a column; without a field in that of the names.
    widest: RefCell<HashMap<Column, usize>>,
}

impl Counted {
    pub(super) fn of(revision: u64) -> Self {
        Self { revision, ..Self::default() }
    }
}

impl Open {
    /// The width of the widest words in a column of a table; without a field in that of the names.
    pub(crate) fn widest(
        &self,
        section: &'static Section,
        field: Option<&'static Field>,
        lang: Lang,
    ) -> usize {
        let key = (section.id, field.map(|field| field.id), lang);
        let known = self.counted.widest.borrow().get(&key).copied();
        known.unwrap_or_else(|| {
            let answers = self.answers();
            let widths = answers.rows(section).filter_map(|row| match field {
                None => Some(width(answers.row_title(section, row.id).get(lang))),
                Some(field) => {
                    let words = shown(field.kind, row.cells?.get(field.id)?, answers);
                    Some(width(&harmless(words.get(lang), false)))
                }
            });
            let widest = widths.max().unwrap_or(0);
            self.counted.widest.borrow_mut().insert(key, widest);
            widest
        })
    }
}
