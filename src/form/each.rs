//! Rows that nobody adds: one for each row of another section, or for each pair of rows that belong together.
//!
//! They are there as long as what they stand for, and stored once something is answered. What was answered in a row that stands for
//! nothing any more is kept in the file, and told.

use std::collections::{HashMap, HashSet};

use super::answers::{Held, Rows};
use super::{
    Answers, Candidates, Edit, Entry, Field, Kind, Place, Row, Section, Shape, catalog, kind,
};

/// What the rows of a section stand for.
#[derive(Clone, Copy, Debug)]
pub enum Each {
    /// One for each row of a section, under its id.
    Row(&'static Section),
    /// One for each row of a section with each row that it names in a field, under both ids.
    Pair(&'static Section, &'static Field),
}

/// A row, and what it stands for.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) id: String,
    /// The row it stands for, or the first of the pair.
    pub(super) of: String,
    /// The second of the pair.
    pub(super) with: Option<String>,
}

/// The rows of one section that stand for others, in the order of those.
#[derive(Clone, Debug, Default)]
pub(super) struct Standings {
    pub(super) rows: Vec<Standing>,
    at: HashMap<String, usize>,
}

impl Standings {
    fn of(each: Each, answers: &Answers) -> Self {
        let mut out = Self::default();
        match each {
            Each::Row(section) => {
                for row in answers.rows(section) {
                    out.push(Standing { id: row.id.to_owned(), of: row.id.to_owned(), with: None });
                }
            }
            Each::Pair(section, field) => {
                let Some(named) = named(field) else { return out };
                for row in answers.rows(section) {
                    let ids = row.cells.and_then(|cells| cells.get(field.id));
                    let mut seen = HashSet::new();
                    for with in ids.and_then(kind::list).unwrap_or_default() {
                        if seen.insert(with) && answers.row(named, with).is_some() {
                            out.push(Standing {
                                id: pair_id(row.id, with),
                                of: row.id.to_owned(),
                                with: Some(with.to_owned()),
                            });
                        }
                    }
                }
            }
        }
        out
    }

    /// Two pairs of odd ids may make one and the same id; the second one then has no row.
    fn push(&mut self, standing: Standing) {
        if !self.at.contains_key(&standing.id) {
            self.at.insert(standing.id.clone(), self.rows.len());
            self.rows.push(standing);
        }
    }

    /// Where the row with this id stands.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.at.get(id).copied()
    }

    /// The row with this id.
    pub(super) fn named(&self, id: &str) -> Option<&Standing> {
        self.rows.get(self.position(id)?)
    }
}

/// The id of the row of a pair.
pub fn pair_id(of: &str, with: &str) -> String {
    format!("{of}~{with}")
}

/// The section whose rows a field names.
fn named(field: &Field) -> Option<&'static Section> {
    match field.kind {
        Kind::Rows(section) | Kind::Row(section) => Some(section),
        _ => None,
    }
}

/// Every section whose rows stand for others.
fn sections() -> impl Iterator<Item = (&'static Section, Each)> {
    catalog::SECTIONS.iter().filter_map(|section| match section.shape {
        Shape::Each(each) => Some((*section, each)),
        _ => None,
    })
}

/// Whether an answer to this field decides what rows of another section there are.
pub(super) fn decides(field: &Field) -> bool {
    sections().any(|(_, each)| matches!(each, Each::Pair(_, known) if known == field))
}

impl Answers {
    /// The rows of all such sections, by section.
    pub(super) fn standings(&self) -> HashMap<&'static str, Standings> {
        sections().map(|(section, each)| (section.id, Standings::of(each, self))).collect()
    }

    /// The ids of rows that are stored in such a section and stand for nothing any more.
    pub fn left_rows(&self, section: &'static Section) -> Vec<String> {
        if !matches!(section.shape, Shape::Each(_)) {
            return Vec::new();
        }
        let rows = self.section(section).and_then(Held::rows).into_iter();
        let ids = rows.flat_map(Rows::by_id).map(|(id, _)| id);
        let is_left = |id: &&str| self.row(section, id).is_none() && !self.may_stand(section, id);
        ids.filter(is_left).map(str::to_owned).collect()
    }

    /// Whether the row stands for a pair that is named by one of the answers between which a person is still to choose.
    fn may_stand(&self, section: &'static Section, id: &str) -> bool {
        let Shape::Each(Each::Pair(of, field)) = section.shape else { return false };
        self.rows(of).any(|row| {
            let value = row.cells.and_then(|cells| cells.get(field.id));
            let several = value.and_then(Candidates::of);
            let named = several.iter().flat_map(Candidates::values).filter_map(kind::list);
            named.flatten().any(|with| pair_id(row.id, with) == id)
        })
    }

    /// The rows of a section as the file holds them: also those that stand for nothing any more, without those that hold nothing.
    pub fn held_rows(&self, section: &'static Section) -> Vec<Row<'_>> {
        if !matches!(section.shape, Shape::Each(_)) {
            return self.rows(section).collect();
        }
        let rows = self.section(section).and_then(Held::rows).into_iter().flat_map(Rows::by_id);
        rows.enumerate().map(|(at, (id, cells))| Row { at, id, cells: Some(cells) }).collect()
    }

    /// The row with this id as the file holds it.
    pub fn held_row(&self, section: &'static Section, id: &str) -> Option<Row<'_>> {
        if !matches!(section.shape, Shape::Each(_)) {
            return self.row(section, id);
        }
        self.held_rows(section).into_iter().find(|row| row.id == id)
    }

    /// What makes a row as far as it is open like the nearest one before or behind it: only what can be the same for both.
    pub fn as_for_another(&self, section: &'static Section, id: &str) -> Option<Edit> {
        let rows: Vec<Row<'_>> = self.rows(section).collect();
        let at = rows.iter().position(|row| row.id == id)?;
        let (before, behind) = (rows.iter().take(at).rev(), rows.iter().skip(at + 1));
        let own = rows.get(at).and_then(|row| row.cells);
        let edits = before.chain(behind).filter_map(|row| row.cells).find_map(|cells| {
            let set = |field: &&'static Field| {
                let is_open = own.is_none_or(|own| !own.contains_key(field.id));
                let value = cells.get(field.id).filter(|_| is_open)?;
                // What is to be chosen for one is not to be chosen twice.
                if Candidates::of(value).is_some() {
                    return None;
                }
                Some(Edit::Set(Place::in_row(section, id, field), Some(value.clone())))
            };
            let alike = catalog::alike(section).iter().copied();
            let held = alike.flat_map(|field| std::iter::once(field).chain(field.translations()));
            let edits: Vec<Edit> = held.filter_map(|field| set(&field)).collect();
            (!edits.is_empty()).then_some(edits)
        })?;
        Some(Edit::Batch(edits))
    }

    /// The rows of such sections, as far as they are stored, that stand for this row.
    pub fn standing_for(
        &self,
        section: &'static Section,
        id: &str,
    ) -> Vec<(&'static Section, String)> {
        let mut out = Vec::new();
        for (known, each) in sections() {
            let (first, second) = match each {
                Each::Row(of) => (of, None),
                Each::Pair(of, field) => (of, named(field)),
            };
            let is_of = |row: &&Standing| {
                (first == section && row.of == id)
                    || (second == Some(section) && row.with.as_deref() == Some(id))
            };
            for row in self.standing(known).rows.iter().filter(is_of) {
                if self.row(known, &row.id).is_some_and(|row| row.cells.is_some()) {
                    out.push((known, row.id.clone()));
                }
            }
        }
        out
    }

    /// What the ids of such rows become when the rows of a section get new ids.
    pub(super) fn renewed_standings(
        &self,
        section: &'static Section,
        new_id: impl Fn(&str) -> Option<String>,
    ) -> HashMap<&'static str, HashMap<String, String>> {
        let mut out: HashMap<&'static str, HashMap<String, String>> = HashMap::new();
        for (known, each) in sections() {
            let (first, second) = match each {
                Each::Row(of) => (of == section, false),
                Each::Pair(of, field) => (of == section, named(field) == Some(section)),
            };
            let renewed = |id: &str, is_renewed: bool| {
                is_renewed.then(|| new_id(id)).flatten().unwrap_or_else(|| id.to_owned())
            };
            for row in &self.standing(known).rows {
                let of = renewed(&row.of, first);
                let id = match &row.with {
                    None => of,
                    Some(with) => pair_id(&of, &renewed(with, second)),
                };
                out.entry(known.id).or_default().insert(row.id.clone(), id);
            }
        }
        out
    }
}

impl<'a> Entry<'a> {
    /// The row that it stands for, or the first of the pair that it stands for.
    pub fn of(&self) -> Option<Entry<'a>> {
        let Shape::Each(Each::Row(of) | Each::Pair(of, _)) = self.section.shape else {
            return None;
        };
        self.facts().row(of, &self.facts().answers().standing(self.section).named(self.id?)?.of)
    }

    /// The second of the pair that it stands for.
    pub fn with(&self) -> Option<Entry<'a>> {
        let Shape::Each(Each::Pair(_, field)) = self.section.shape else {
            return None;
        };
        let (Kind::Rows(with) | Kind::Row(with)) = field.kind else { return None };
        let standing = self.facts().answers().standing(self.section).named(self.id?)?;
        self.facts().row(with, standing.with.as_deref()?)
    }
}

#[cfg(test)]
mod tests {
    use crate::form::catalog::{contracts, flows, recipients, scenarios};
    use crate::form::{Answers, Edit, Place};
    use serde_json::json;

    fn answers() -> Answers {
        Answers::from_json(json!({
            "recipients": [{ "id": "r" }, { "id": "q" }],
            "scenarios": [{ "id": "s", "recipients": ["r", "gone", "r"] }],
            "flows": [{ "id": "s~old", "method": "x" }, { "id": "s~r", "method": "y" }],
        }))
        .unwrap()
    }

    fn ids(answers: &Answers) -> Vec<String> {
        answers.rows(&flows::SECTION).map(|row| row.id.to_owned()).collect()
    }

    #[test]
    fn rows_come_and_go_with_what_they_stand_for_and_nothing_is_lost() {
        let mut answers = answers();
        assert_eq!(ids(&answers), ["s~r"]);
        assert_eq!(answers.left_rows(&flows::SECTION), ["s~old"]);
        assert_eq!(answers.rows(&contracts::SECTION).count(), 2);
        let named = Place::in_row(&scenarios::SECTION, "s", &scenarios::RECIPIENTS);
        let back = answers.apply(Edit::Set(named, Some(json!(["q"])))).unwrap();
        assert_eq!(ids(&answers), ["s~q"]);
        assert_eq!(answers.left_rows(&flows::SECTION), ["s~old", "s~r"]);
        answers.apply(back).unwrap();
        let method = Place::in_row(&flows::SECTION, "s~r", &flows::METHOD);
        assert_eq!(answers.get(&method), Some(&json!("y")));
        let other = Place::in_row(&flows::SECTION, "s~nobody", &flows::METHOD);
        assert!(answers.apply(Edit::Set(other, Some(json!("z")))).is_err());
    }

    #[test]
    fn a_row_is_filled_as_another_and_keeps_its_own() {
        let mut answers = Answers::from_json(json!({
            "recipients": [{ "id": "r" }, { "id": "q" }],
            "contracts": [
                { "id": "r", "copies_total": 6, "signed_at": "杭州", "notice_address": "r" },
                { "id": "q", "copies_total": 4 },
            ],
        }))
        .unwrap();
        let edit = answers.as_for_another(&contracts::SECTION, "q").unwrap();
        answers.apply(edit).unwrap();
        let row = &answers.to_json()["contracts"][1];
        assert_eq!(*row, json!({ "id": "q", "copies_total": 4, "signed_at": "杭州" }));
        assert!(answers.as_for_another(&contracts::SECTION, "q").is_none(), "nothing is open");
    }

    #[test]
    fn rows_follow_the_new_ids_of_what_they_stand_for() {
        let mut answers = answers();
        let mut number = 0;
        answers.renew(&recipients::SECTION, || {
            number += 1;
            format!("new-{number}")
        });
        assert_eq!(ids(&answers), ["s~new-1"]);
        let method = Place::in_row(&flows::SECTION, "s~new-1", &flows::METHOD);
        assert_eq!(answers.get(&method), Some(&json!("y")));
    }

    #[test]
    fn a_pair_that_is_still_to_be_chosen_neither_stands_nor_is_left_behind() {
        let mut answers = answers();
        let several = json!({ "candidates": [["r"], ["r", "q"]] });
        let place = Place::parse("scenarios/s/recipients").unwrap();
        let back = answers.apply(Edit::Set(place, Some(several))).unwrap();
        assert!(ids(&answers).is_empty());
        assert_eq!(answers.left_rows(&flows::SECTION), ["s~old"]);
        answers.apply(back).unwrap();
        assert_eq!(ids(&answers), ["s~r"]);
    }
}
