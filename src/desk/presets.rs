//! What is usual in common transfers (预设), to be proposed and confirmed: names of scenarios, groups, items and measures, never an answer
//! about them. What is taken is a row with its name; every question of it stays open.

use std::sync::LazyLock;

use serde_json::{Map, json};

use super::ids::Ids;
use crate::form::catalog::{groups, items, measures, scenarios};
use crate::form::options::TYPICAL_ITEMS;
use crate::form::{Answers, Edit, Field, Section, Shape, mark_row};
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
        answers.rows(self.section).any(|row| {
            let title = answers.row_title(self.section, row.id);
            title.zh == self.name.zh || title.en == self.name.en
        })
    }
}

/// The rows as one step, those left out that are there already; in a language the names stand as a person would type them.
pub fn taken(rows: &[Proposed], answers: &Answers, ids: &mut Ids, lang: Lang) -> Edit {
    let mut out = Vec::new();
    for section in SECTIONS {
        let new = rows.iter().filter(|row| row.section == section && !row.is_there(answers));
        let first = answers.rows(section).count();
        for (at, Proposed { name, .. }) in new.enumerate() {
            let Shape::Rows { title, .. } = section.shape else { continue };
            let mut row = Map::from_iter([
                ("id".to_owned(), json!(ids.row(section))),
                (title.id.to_owned(), json!(name.get(lang))),
            ]);
            if let Some(other) = other(title, lang) {
                let other_lang = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
                row.insert(other.id.to_owned(), json!(name.get(other_lang)));
            }
            mark_row(section, &mut row);
            out.push(Edit::Insert { section, index: first + at, row });
        }
    }
    Edit::Batch(out)
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
    fn what_is_taken_is_named_and_answers_nothing_else() {
        let preset = Preset::find("after_sales").unwrap();
        let mut answers = Answers::default();
        let mut ids = Ids::new(Some(1));
        answers.apply(taken(&preset.rows, &answers, &mut ids, Lang::Zh)).unwrap();
        let count: usize = SECTIONS.iter().map(|section| answers.rows(section).count()).sum();
        assert_eq!(count, preset.rows.len());
        let facts = Facts::new(&answers);
        for section in SECTIONS {
            let Shape::Rows { title, .. } = section.shape else { unreachable!() };
            for row in facts.rows(section) {
                let answered: Vec<_> =
                    section.fields.iter().filter(|field| row.shown(field).is_some()).collect();
                assert_eq!(answered, [&title], "{}", section.id);
            }
        }
        // Taken again, nothing is there twice.
        let Edit::Batch(again) = taken(&preset.rows, &answers, &mut ids, Lang::En) else {
            unreachable!()
        };
        assert!(again.is_empty());
    }
}
