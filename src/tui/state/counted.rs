//! What the screen counts of the open record.
//!
//! A frame is drawn for every key, and a record may have thousands of rows: each is counted once, when it is first looked at, and
//! everything is forgotten with the next change of the answers.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use crate::form::catalog::SECTIONS;
use crate::form::{Entry, Field, Need, Place, Section, Severity, shown};
use crate::text::{Lang, harmless};

use super::super::wrap::width;
use super::Open;

/// How far a section has come.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Progress {
    /// The required fields that are asked, over all rows.
    pub(crate) asked: usize,
    /// How many of them are answered.
    pub(crate) answered: usize,
    /// The worst thing in it.
    pub(crate) worst: Option<Severity>,
}

/// A column by section, field and language.
type Column = (&'static str, Option<&'static str>, Lang);

/// What was counted so far.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// Of which revision of the answers.
    pub(super) revision: u64,
    progress: OnceCell<Vec<Progress>>,
    /// The width of the widest words in a column; without a field in that of the names.
    widest: RefCell<HashMap<Column, usize>>,
}

impl Counted {
    pub(super) fn of(revision: u64) -> Self {
        Self { revision, ..Self::default() }
    }
}

impl Open {
    /// How far each section has come.
    pub(crate) fn progress(&self) -> &[Progress] {
        self.counted
            .progress
            .get_or_init(|| SECTIONS.iter().map(|of| self.progress_of(of)).collect())
    }

    fn progress_of(&self, section: &'static Section) -> Progress {
        let facts = self.facts().quietly();
        let mut out =
            Progress { worst: self.worst_in(&Place::whole(section)), ..Progress::default() };
        let mut count = |entry: Entry<'_>| {
            let required = section.fields.iter().filter(|field| field.need == Need::Required);
            for field in required.filter(|field| entry.is_asked(field).is_yes()) {
                let is_answered = entry.is_answered(field);
                // What the law does not need here, such as a contract for what is exempt, counts only once it is answered.
                let counts = is_answered || self.worst_at(&entry.place(field)).is_some();
                out.asked += usize::from(counts);
                out.answered += usize::from(is_answered);
            }
        };
        if section.is_single() {
            count(facts.single(section));
        } else {
            facts.rows(section).for_each(count);
        }
        out
    }

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
