//! What the screen counts of the open record.
//!
//! A frame is drawn for every key, and a record may have thousands of rows: each is measured when it is first looked at, and after a
//! change only what was changed, as far as that tells how wide a column is.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::form::{Answers, Field, Kind, Row, Section, Shape, shown};
use crate::text::{Lang, harmless};

use super::super::wrap::{Width, width};
use super::Open;

/// A column by section, field and language.
type Key = (&'static str, Option<&'static str>, Lang);

/// What was counted so far.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// Of which revision of the answers, and of characters how wide.
    of: Option<(u64, Width)>,
    /// Those answers.
    answers: Answers,
    columns: RefCell<HashMap<Key, (Column, usize)>>,
}

/// A column of a table; without a field that of the names.
#[derive(Clone, Copy, Debug)]
struct Column {
    section: &'static Section,
    field: Option<&'static Field>,
    lang: Lang,
}

/// A row as it was, if it was there, and as it is.
type Turned<'a> = (Option<Row<'a>>, Row<'a>);

/// Of up to so many rows that were changed it is asked what they change; with more of them all are measured.
const FEW: usize = 8;

/// The rows of a section that a change turned, place by place; nothing where they are many, or some went.
fn turned<'a>(
    section: &'static Section,
    was: &'a Answers,
    is: &'a Answers,
) -> Option<Vec<Turned<'a>>> {
    let mut before = was.rows(section);
    let mut turned = Vec::new();
    for row in is.rows(section) {
        let then = before.next();
        if then.is_none_or(|then| !then.is_the_same(&row)) {
            if turned.len() == FEW {
                return None;
            }
            turned.push((then, row));
        }
    }
    before.next().is_none().then_some(turned)
}

impl Column {
    const fn key(self) -> Key {
        let field = match self.field {
            Some(field) => Some(field.id),
            None => None,
        };
        (self.section.id, field, self.lang)
    }

    /// The width of the words of a row.
    fn width(self, row: &Row<'_>, answers: &Answers) -> usize {
        let Some(field) = self.field else {
            return width(answers.row_title(self.section, row.id).get(self.lang));
        };
        let value = row.cells.and_then(|cells| cells.get(field.id));
        value.map_or(0, |value| {
            width(&harmless(shown(field.kind, value, answers).get(self.lang), false))
        })
    }

    /// The width of the widest words in it.
    fn widest(self, answers: &Answers) -> usize {
        answers.rows(self.section).map(|row| self.width(&row, answers)).max().unwrap_or(0)
    }

    /// The same after a change of these rows, where they tell it.
    fn widest_after(
        self,
        widest: usize,
        changed: &[Turned<'_>],
        (was, is): (&Answers, &Answers),
    ) -> Option<usize> {
        let mut after = widest;
        for (before, now) in changed {
            let now = self.width(now, is);
            let was_widest = || before.is_some_and(|row| self.width(&row, was) == widest);
            if now < after && was_widest() {
                return None;
            }
            after = after.max(now);
        }
        Some(after)
    }

    /// Whether its words are those of other rows, which can change without these.
    fn names_others(self) -> bool {
        let names = |kind| matches!(kind, Kind::Row(_) | Kind::Rows(_) | Kind::Places);
        match (self.field, self.section.shape) {
            (Some(field), _) => names(field.kind),
            (None, Shape::Rows { title, .. }) => names(title.kind),
            (None, Shape::Each(_)) => true,
            (None, _) => false,
        }
    }
}

impl Counted {
    /// Goes on with these answers.
    fn go_on(&mut self, of: (u64, Width), answers: &Answers) {
        if self.of == Some(of) {
            return;
        }
        let was = std::mem::replace(&mut self.answers, answers.clone());
        if self.of.replace(of).is_some_and(|(_, width)| width != of.1) {
            self.columns.get_mut().clear();
        }
        let mut sections = HashMap::new();
        self.columns.get_mut().retain(|_, (column, widest)| {
            let section = column.section;
            let turned =
                sections.entry(section.id).or_insert_with(|| turned(section, &was, answers));
            let turned = turned.as_deref().filter(|_| !column.names_others());
            let after =
                turned.and_then(|turned| column.widest_after(*widest, turned, (&was, answers)));
            *widest = after.unwrap_or_default();
            after.is_some()
        });
    }
}

impl Open {
    /// Counts of the answers as they are now, and of characters so wide.
    pub(crate) fn count_anew(&mut self, width: Width) {
        self.counted.go_on((self.session.revision(), width), self.session.answers());
    }

    /// The width of the widest words in a column of a table; without a field in that of the names.
    pub(crate) fn widest(
        &self,
        section: &'static Section,
        field: Option<&'static Field>,
        lang: Lang,
    ) -> usize {
        let column = Column { section, field, lang };
        let known = self.counted.columns.borrow().get(&column.key()).map(|(_, widest)| *widest);
        known.unwrap_or_else(|| {
            let widest = column.widest(self.answers());
            self.counted.columns.borrow_mut().insert(column.key(), (column, widest));
            widest
        })
    }
}

#[cfg(test)]
mod tests;
