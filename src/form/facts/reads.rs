//! What was read of frozen answers, for an explanation.
//!
//! A read is a note of where; its words are made once, however many rules ask, as frozen answers are the same whenever they are read.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use super::super::{Field, Section};
use super::Read;

/// That a field of a row, by its position, was read.
pub(super) type Note = (&'static Section, Option<usize>, &'static Field);

/// The reads of some facts.
#[derive(Debug, Default)]
pub(super) struct Reads {
    /// Since they were last taken, in the order of reading.
    noted: RefCell<Vec<Note>>,
    columns: RefCell<HashMap<Column, Vec<Taken>>>,
    /// How often they were taken.
    takings: Cell<u64>,
}

/// A section by its id, and a field of it by where it stands in memory.
type Column = (&'static str, *const Field);

/// What stood in a row, and with which taking it was last told.
type Taken = (u64, Option<Arc<Read>>);

impl Reads {
    pub(super) fn note(&self, note: Note) {
        self.noted.borrow_mut().push(note);
    }

    /// How many are noted.
    pub(super) fn count(&self) -> usize {
        self.noted.borrow().len()
    }

    /// Forgets all notes but the first so many.
    pub(super) fn truncate(&self, count: usize) {
        self.noted.borrow_mut().truncate(count);
    }

    /// Takes what is noted, each place once, in the order of reading; `words` says what stands there.
    pub(super) fn take(&self, words: impl Fn(Note) -> Option<Read>) -> Vec<Arc<Read>> {
        let mut columns = self.columns.borrow_mut();
        let taking = self.takings.get() + 1;
        self.takings.set(taking);
        // A large record is read at thousands of places, some of them many times.
        let mut once = |note: Note| {
            let (section, at, field) = note;
            let column = columns.entry((section.id, std::ptr::from_ref(field))).or_default();
            let at = at.map_or(0, |at| at + 1);
            if column.len() <= at {
                column.resize(at + 1, (0, None));
            }
            let (last, known) = &mut column[at];
            if std::mem::replace(last, taking) == taking {
                return None;
            }
            if known.is_none() {
                *known = words(note).map(Arc::new);
            }
            known.clone()
        };
        self.noted.take().into_iter().filter_map(&mut once).collect()
    }
}
