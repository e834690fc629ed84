//! Answers frozen on a day, read by the fields that the form declares.
//!
//! Every read is noted with its place and what stood there: that is what an explanation is made of. What cannot be relied
//! on (no answer, a draft that does not parse, an express "unknown", an answer to a question that is no longer asked) reads as
//! unknown, never as "no".

mod asked;
mod derived;
mod reads;
mod texts;

pub(super) use texts::Held;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::day::Day;
use crate::source::{LAW_DATA, LawFiles, NO_LAW_FILES};
use crate::text::{Phrase, phrase};

use super::answers::{Stored, cell, is_empty};
use super::kind::{code_in, list, stored_count, stored_yes_no};
use super::{
    Answer, Answers, Candidates, Classes, Code, Field, KEPT, Place, Probability, Range, Row,
    Section, Tri, catalog,
};
use reads::Reads;

/// The answers as they stand on a day.
#[derive(Debug)]
pub struct Facts<'a> {
    answers: &'a Answers,
    day: Day,
    /// What law files of the workspace renew.
    law_files: &'a LawFiles,
    /// Whether reads are noted; a search over many changes needs no explanation of each.
    is_noting: bool,
    /// Whether nothing but reasons may be left out of what follows.
    is_whole: bool,
    reads: Reads,
    /// Whether it is only asked what holds, and not what would settle what is open.
    is_bare: Cell<bool>,
    /// How much was read: one for each row that is named, `READ` for each answer.
    work: Rc<Cell<u64>>,
    /// The positions of the rows that a long answer names: rules ask for them many times.
    named: Rc<RefCell<HashMap<Naming, Named>>>,
}

/// A section, a row of it by its position, and a field by where it stands in memory.
type Naming = (&'static str, Option<usize>, *const Field);

/// The positions of named rows; none if one of them is not there.
type Named = Option<Rc<[usize]>>;

/// Up to how many names are looked up each time.
const SHORT: usize = 8;

/// How many named rows are found in the time in which an answer is read.
const READ: u64 = 10;

/// A place that was read, and what stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Where.
    pub place: Place,
    /// What, in words; "not answered" where nothing stood.
    pub value: Phrase,
}

/// One section, or one row of it, to read from.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    facts: &'a Facts<'a>,
    /// The section.
    pub section: &'static Section,
    /// The row's id, in sections that have rows.
    pub id: Option<&'a str>,
    /// The row's position.
    at: Option<usize>,
    cells: Option<&'a Map<String, Value>>,
}

impl<'a> Answer<Vec<Entry<'a>>> {
    /// Whether a named row passes `test`; unknown while it is not said which rows they are.
    pub fn any(self, test: impl Fn(&Entry<'a>) -> Tri) -> Tri {
        match self {
            Self::Known(rows) => Tri::any(rows.iter().map(test)),
            Self::Unknown(lacking) => Tri::Unknown(lacking),
        }
    }
}

impl<'a> Facts<'a> {
    /// Freezes the answers on the day of the assessment; without one, on the day of the law data.
    pub fn new(answers: &'a Answers) -> Self {
        let place = Place::single(&catalog::record::SECTION, &catalog::record::AS_OF);
        let day = answers
            .get(&place)
            .and_then(Value::as_str)
            .and_then(Day::parse)
            .unwrap_or(LAW_DATA.as_of);
        Self::at(answers, day)
    }

    /// Freezes the answers on `day`.
    pub fn at(answers: &'a Answers, day: Day) -> Self {
        Self {
            answers,
            day,
            law_files: &NO_LAW_FILES,
            is_noting: true,
            is_whole: true,
            reads: Reads::default(),
            is_bare: Cell::new(false),
            work: Rc::default(),
            named: Rc::default(),
        }
    }

    /// How much was read so far, here and quietly: one for each row that is named, `READ` for each answer.
    pub fn work(&self) -> u64 {
        self.work.get()
    }

    /// Whether reads are noted.
    pub const fn is_noting(&self) -> bool {
        self.is_noting
    }

    /// Whether nothing but reasons may be left out of what follows.
    pub const fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The day.
    pub const fn day(&self) -> Day {
        self.day
    }

    /// The answers.
    pub const fn answers(&self) -> &'a Answers {
        self.answers
    }

    /// A section that is answered once.
    pub fn single(&self, section: &'static Section) -> Entry<'_> {
        Entry { facts: self, section, id: None, at: None, cells: self.answers.single(section) }
    }

    /// The rows of a section.
    pub fn rows(&self, section: &'static Section) -> impl Iterator<Item = Entry<'_>> {
        self.answers.rows(section).map(move |row| self.of_row(section, row))
    }

    fn of_row<'s>(&'s self, section: &'static Section, row: Row<'s>) -> Entry<'s> {
        Entry { facts: self, section, id: Some(row.id), at: Some(row.at), cells: row.cells }
    }

    /// One row.
    pub fn row(&self, section: &'static Section, id: &str) -> Option<Entry<'_>> {
        Some(self.of_row(section, self.answers.row(section, id)?))
    }

    /// The entry in which `place` stands.
    pub fn entry(&self, place: &Place) -> Option<Entry<'_>> {
        match &place.row {
            None => Some(self.single(place.section)),
            Some(id) => self.row(place.section, id),
        }
    }

    /// What was read since this was last called, each place once, in the order of reading.
    pub fn take_reads(&self) -> Vec<Arc<Read>> {
        self.reads.take(|(section, at, field)| {
            let entry = match at {
                None => self.single(section),
                Some(at) => self.of_row(section, self.answers.stored(section).row_at(at)?),
            };
            let words = entry.shown(field).unwrap_or_else(|| phrase("未填写", "not answered"));
            Some(Read { place: entry.place(field), value: words })
        })
    }

    /// What was read so far is no part of an explanation.
    pub fn forget_reads(&self) {
        self.reads.truncate(0);
    }
}

impl<'a> Entry<'a> {
    /// Where `field` of this entry stands.
    pub fn place(&self, field: &'static Field) -> Place {
        Place { section: self.section, row: self.id.map(str::to_owned), field: Some(field) }
    }

    /// The facts it belongs to.
    pub const fn facts(&self) -> &'a Facts<'a> {
        self.facts
    }

    /// The name of the row.
    pub fn title(&self) -> Phrase {
        self.id.map_or_else(
            || self.section.title.into(),
            |id| self.facts.answers.row_title(self.section, id),
        )
    }

    /// Whether both are the same row of answers that share it, so that nothing in it was changed from the one to the other.
    pub(super) fn shares_with(&self, other: &Entry<'_>) -> bool {
        match (self.cells, other.cells) {
            (Some(one), Some(other)) => std::ptr::eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }

    /// The stored value, if there is one; not noted as a read.
    pub fn value(&self, field: &'static Field) -> Option<&'a Value> {
        debug_assert!(
            self.section.fields.contains(&field.original()) || field == &KEPT,
            "{} is not a field of {}",
            field.id,
            self.section.id
        );
        cell(self.cells?, field.id).filter(|value| !is_empty(value))
    }

    /// Whether there is an answer that can be relied on.
    pub fn is_answered(&self, field: &'static Field) -> bool {
        self.value(field).is_some_and(|value| {
            !self.is_contested() && field.kind.problem(value, self.facts.answers).is_none()
        })
    }

    /// Reads yes, no, or unknown.
    pub fn yes_no(&self, field: &'static Field) -> Tri {
        let said = self.answer(field, |value| match stored_yes_no(value)? {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        });
        said.is(|yes| *yes)
    }

    /// Reads one choice.
    pub fn choice(&self, field: &'static Field) -> Answer<Code> {
        debug_assert!(!matches!(field.kind, super::Kind::Many(_)), "{} takes several", field.id);
        // An express "not judged yet" is an answer to show, not a fact to rely on.
        self.answer(field, |value| {
            field.kind.choice(value.as_str()?).filter(|c| *c != Code::UNKNOWN)
        })
    }

    /// Reads several choices.
    pub fn choices(&self, field: &'static Field) -> Answer<Vec<Code>> {
        debug_assert!(!matches!(field.kind, super::Kind::One(_)), "{} takes one", field.id);
        self.answer(field, |value| {
            list(value)?.into_iter().map(|code| field.kind.choice(code)).collect()
        })
    }

    /// Whether this choice was made.
    pub fn chose(&self, field: &'static Field, code: Code) -> Tri {
        self.chose_any(field, &[code])
    }

    /// Whether one of these choices was made.
    pub fn chose_any(&self, field: &'static Field, codes: &[Code]) -> Tri {
        debug_assert!(
            codes.iter().all(|code| field.kind.choice(code.as_str()).is_some()),
            "{codes:?}: not of the list of {}",
            field.id
        );
        self.choice(field).is(|code| codes.contains(code))
    }

    /// Whether it is the row of this choice.
    pub fn stands_for(&self, code: Code) -> bool {
        self.id == Some(code.as_str())
    }

    /// Reads a number or range; of several to choose from, the range they span. Without an answer nothing is known of it.
    pub fn count(&self, field: &'static Field) -> Answer<Range> {
        let unit = field.kind.unit();
        let among = |value| Candidates::of(value)?.range(unit);
        self.answer(field, |value| stored_count(value, unit).or_else(|| among(value)))
    }

    /// Reads a probability or share.
    pub fn probability(&self, field: &'static Field) -> Answer<Probability> {
        self.answer(field, |value| value.as_str().and_then(Probability::parse))
    }

    /// Reads sizes of equivalence classes.
    pub fn classes(&self, field: &'static Field) -> Answer<Classes> {
        self.answer(field, |value| value.as_str().and_then(Classes::parse))
    }

    /// Reads a day.
    pub fn day(&self, field: &'static Field) -> Answer<Day> {
        self.answer(field, |value| value.as_str().and_then(Day::parse))
    }

    /// Reads text; of a code that was confirmed as on the document, the code.
    pub fn text(&self, field: &'static Field) -> Answer<&'a str> {
        self.answer(field, if field.kind.has_rule() { code_in } else { Value::as_str })
    }

    /// Reads the rows that a field names. Unknown if none is named, or one that is not there.
    pub fn named(&self, field: &'static Field) -> Answer<Vec<Entry<'a>>> {
        let (super::Kind::Rows(section) | super::Kind::Row(section)) = field.kind else {
            debug_assert!(false, "{} does not name rows", field.id);
            return Answer::Unknown(self.lacking(field));
        };
        self.answer(field, |value| {
            let rows = self.facts.answers.stored(section);
            if let Some(long) = value.as_array().filter(|ids| ids.len() > SHORT) {
                let found = self.positions(field, long, rows)?;
                let row = |at: &usize| Some(self.facts.of_row(section, rows.row_at(*at)?));
                return found.iter().map(row).collect();
            }
            let ids = list(value).or_else(|| value.as_str().map(|id| vec![id]))?;
            self.facts.work.update(|work| work + ids.len() as u64);
            ids.iter().map(|id| Some(self.facts.of_row(section, rows.row(id)?))).collect()
        })
    }

    /// Where the rows stand that a long answer names, found once.
    fn positions(&self, field: &'static Field, ids: &[Value], rows: Stored<'_>) -> Named {
        if ids.iter().all(Value::is_string) {
            self.facts.work.update(|work| work + ids.len() as u64);
        }
        let mut named = self.facts.named.borrow_mut();
        let find = || ids.iter().map(|id| rows.at(id.as_str()?)).collect();
        named
            .entry((self.section.id, self.at, std::ptr::from_ref(field)))
            .or_insert_with(find)
            .clone()
    }

    /// Reads the places that a field points to. Unknown if none is named, or one that is none.
    pub fn places(&self, field: &'static Field) -> Answer<Vec<Place>> {
        self.answer(field, |value| {
            list(value)?.into_iter().map(|text| Place::parse(text).ok()).collect()
        })
    }
}

#[cfg(test)]
mod tests;
