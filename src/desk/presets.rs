//! What is usual in common transfers (预设), to be proposed and confirmed: names of scenarios, groups, items and measures, never an answer
//! about them. What is put into a record is a row with its name that says of itself that it is only proposed, so that nothing is judged by
//! it until a person keeps it; every question of it stays open, but that the scenario of a preset names the groups and items of it.

use std::sync::LazyLock;

use serde_json::{Map, json};

use super::ids::Ids;
use crate::form::catalog::{groups, items, measures, scenarios};
use crate::form::options::TYPICAL_ITEMS;
use crate::form::{Answers, Edit, Field, KEPT, Section, Shape, as_proposed, mark_row};
use crate::text::{Lang, Text};

/// Each line: the preset, the section, and a name in both languages, or the code of a typical item.
const DATA: &str = include_str!("presets.tsv");

/// What stands for a preset itself in the place of a section.
const ITSELF: &str = "-";

/// A kind of transfer.
#[derive(Debug)]
pub struct Preset {
    /// Its stable code.
    pub code: &'static str,
    /// What it is called.
    pub label: Text,
    /// What is usual in it.
    pub rows: Vec<Proposed>,
}

/// A row that is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The section it would stand in.
    pub section: &'static Section,
    /// Its name.
    pub name: Text,
}

/// All of them.
pub static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| {
    let mut out: Vec<Preset> = Vec::new();
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let mut next = || cells.next().unwrap_or_default();
        let (code, section, zh, en) = (next(), next(), next(), next());
        if section == ITSELF {
            out.push(Preset { code, label: Text { zh, en }, rows: Vec::new() });
            continue;
        }
        let section = SECTIONS.into_iter().find(|known| known.id == section);
        let typical = TYPICAL_ITEMS.find(zh).filter(|_| en.is_empty()).map(|item| item.label);
        let name = typical.unwrap_or(Text { zh, en });
        if let (Some(preset), Some(section)) = (out.last_mut(), section) {
            preset.rows.push(Proposed { section, name });
        }
    }
    out
});

/// The sections that rows are proposed for, in their order.
static SECTIONS: [&Section; 4] =
    [&scenarios::SECTION, &groups::SECTION, &items::SECTION, &measures::SECTION];

impl Preset {
    /// The preset of this code.
    pub fn find(code: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.code == code)
    }
}

impl Proposed {
    /// Whether a row of this name stands there already, in either language.
    pub fn is_there(&self, answers: &Answers) -> bool {
        self.there(answers).is_some()
    }

    /// The id of that row.
    fn there(&self, answers: &Answers) -> Option<String> {
        let mut rows = answers.rows(self.section);
        let found = rows.find(|row| {
            let title = answers.row_title(self.section, row.id);
            title.zh == self.name.zh || title.en == self.name.en
        });
        found.map(|row| row.id.to_owned())
    }
}

/// How rows of a preset stand in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    /// To be confirmed or declined.
    Proposed,
    /// As a person says who has looked at each of them.
    Confirmed,
}

/// The rows as one step, those left out that are there already; in a language the names stand as a person would type them.
pub fn taken(rows: &[Proposed], stand: As, answers: &Answers, ids: &mut Ids, lang: Lang) -> Edit {
    let mut out = Vec::new();
    // Groups and items stand before the scenarios that name them, so that these know their ids.
    let mut known: Vec<(Proposed, String)> = Vec::new();
    for section in [&groups::SECTION, &items::SECTION, &measures::SECTION, &scenarios::SECTION] {
        let new = rows.iter().filter(|row| row.section == section && !row.is_there(answers));
        let first = answers.rows(section).count();
        for (at, proposed) in new.enumerate() {
            let Proposed { name, .. } = proposed;
            let Shape::Rows { title, .. } = section.shape else { continue };
            let id = ids.row(section);
            known.push((*proposed, id.clone()));
            let mut row = Map::from_iter([
                ("id".to_owned(), json!(id)),
                (title.id.to_owned(), json!(name.get(lang))),
            ]);
            if let Some(other) = other(title, lang) {
                let other_lang = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
                row.insert(other.id.to_owned(), json!(name.get(other_lang)));
            }
            if section == &scenarios::SECTION {
                for (own, field) in
                    [(&groups::SECTION, &scenarios::GROUPS), (&items::SECTION, &scenarios::ITEMS)]
                {
                    let its = of_scenario(proposed, own, &known, answers);
                    if !its.is_empty() {
                        row.insert(field.id.to_owned(), json!(its));
                    }
                }
            }
            if let Some(by) = by(proposed).filter(|_| stand == As::Proposed) {
                row.insert(KEPT.id.to_owned(), as_proposed(by));
            }
            mark_row(section, &mut row);
            out.push(Edit::Insert { section, index: first + at, row });
        }
    }
    Edit::Batch(out)
}

/// The code of the preset that names the row, of several the first.
fn by(row: &Proposed) -> Option<&'static str> {
    let mut presets = PRESETS.iter();
    presets.find(|preset| preset.rows.contains(row)).map(|preset| preset.code)
}

/// The rows of a section that a scenario's own preset names, by their ids: those taken with it, and those that are there already.
fn of_scenario(
    scenario: &Proposed,
    section: &'static Section,
    known: &[(Proposed, String)],
    answers: &Answers,
) -> Vec<String> {
    let presets = PRESETS.iter().filter(|preset| preset.rows.contains(scenario));
    let its = presets.flat_map(|preset| &preset.rows).filter(|row| row.section == section);
    its.filter_map(|row| {
        let taken = known.iter().find(|(one, _)| one == row).map(|(_, id)| id.clone());
        taken.or_else(|| row.there(answers))
    })
    .collect()
}

/// The field of a name in the other language, where it may be held in both.
fn other(title: &'static Field, lang: Lang) -> Option<&'static Field> {
    title.in_language(if lang == Lang::Zh { Lang::En } else { Lang::Zh })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Facts;

    #[test]
    fn every_line_of_the_data_is_a_row_that_is_known() {
        let lines = DATA.lines().filter(|line| !line.starts_with('#')).count();
        let rows: usize = PRESETS.iter().map(|preset| preset.rows.len() + 1).sum();
        assert_eq!(lines, rows);
        assert_eq!(PRESETS.len(), 5);
        for preset in PRESETS.iter() {
            for section in SECTIONS {
                assert!(preset.rows.iter().any(|row| row.section == section), "{}", preset.code);
            }
            for row in &preset.rows {
                assert!(!row.name.zh.is_empty() && !row.name.en.is_empty(), "{row:?}");
            }
        }
    }

    #[test]
    fn a_scenario_carries_what_is_there_already_and_nothing_that_was_left_out() {
        let preset = Preset::find("after_sales").unwrap();
        let mut answers = Answers::default();
        let mut ids = Ids::new(Some(1));
        let of = |section: &'static Section| {
            preset.rows.iter().filter(move |row| row.section == section).copied()
        };
        let first: Vec<Proposed> = of(&items::SECTION).take(1).collect();
        answers.apply(taken(&first, As::Confirmed, &answers, &mut ids, Lang::Zh)).unwrap();
        let then: Vec<Proposed> =
            of(&scenarios::SECTION).chain(of(&items::SECTION).skip(1).take(1)).collect();
        answers.apply(taken(&then, As::Confirmed, &answers, &mut ids, Lang::Zh)).unwrap();
        let facts = Facts::new(&answers);
        let scenario = facts.rows(&scenarios::SECTION).next().unwrap();
        assert_eq!(scenario.named(&scenarios::ITEMS).known().unwrap().len(), 2);
        assert!(scenario.value(&scenarios::GROUPS).is_none());
    }

    #[test]
    fn what_is_taken_is_named_and_answers_nothing_else() {
        let preset = Preset::find("after_sales").unwrap();
        let mut answers = Answers::default();
        let mut ids = Ids::new(Some(1));
        answers.apply(taken(&preset.rows, As::Confirmed, &answers, &mut ids, Lang::Zh)).unwrap();
        let count: usize = SECTIONS.iter().map(|section| answers.rows(section).count()).sum();
        assert_eq!(count, preset.rows.len());
        let facts = Facts::new(&answers);
        for section in SECTIONS {
            let Shape::Rows { title, .. } = section.shape else { unreachable!() };
            for row in facts.rows(section) {
                let answered: Vec<_> =
                    section.fields.iter().filter(|field| row.shown(field).is_some()).collect();
                let own = [&scenarios::GROUPS, &scenarios::ITEMS];
                let own = own.into_iter().filter(|_| section == &scenarios::SECTION);
                let expected: Vec<_> = std::iter::once(title).chain(own).collect();
                assert_eq!(answered, expected.iter().collect::<Vec<_>>(), "{}", section.id);
            }
        }
        // The scenario carries its own group and items, all of them.
        let scenario = facts.rows(&scenarios::SECTION).next().unwrap();
        for (field, of) in
            [(&scenarios::GROUPS, &groups::SECTION), (&scenarios::ITEMS, &items::SECTION)]
        {
            let named = scenario.named(field).known().unwrap();
            assert_eq!(named.len(), answers.rows(of).count());
        }
        // Taken again, nothing is there twice.
        let Edit::Batch(again) = taken(&preset.rows, As::Confirmed, &answers, &mut ids, Lang::En)
        else {
            unreachable!()
        };
        assert!(again.is_empty());
    }
}
