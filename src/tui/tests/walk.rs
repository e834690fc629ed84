//! The simple case by keys: one company, one recipient, one group, five items, one scenario, one standard contract, from an empty record
//! until nothing is missing. What it costs is counted and may not grow.

use std::collections::{BTreeMap, BTreeSet};

use crossterm::event::KeyCode::{self, Down, Enter, F, Tab};

use super::session::Session;
use crate::form::catalog::SECTIONS;
use crate::form::{Field, Kind, Section};

/// How many keys the simple case took before flows, systems and links were rows of their own.
const BEFORE: usize = 524;

/// How many rows there are to be, where it is not one.
const ROWS: [(&str, usize); 2] = [("items", 5), ("systems", 2)];

/// What is chosen or typed where the first choice or a word would not do.
const ANSWERS: [(&str, &str); 8] = [
    ("scenarios/personal", "是"),
    ("items/sensitivity", "ordinary"),
    ("groups/counted_on", "20261120"),
    ("groups/ordinary", "20万"),
    ("handler/credit_code", "91330108MA0DEM0055"),
    ("record/route", "standard_contract"),
    ("scenarios/exemptions", "none"),
    ("systems/side 2", "abroad"),
];

/// A person who answers what is asked and goes on with F8.
struct Walk {
    desk: Session,
    keys: usize,
    /// The keys of each section, and those that only led from one place to another.
    spent: BTreeMap<String, usize>,
}

/// What is in front of the person.
struct Here {
    section: &'static Section,
    /// The row, if the fields of one are shown.
    row: Option<String>,
    /// The label of the field under the bar.
    label: String,
}

impl Walk {
    fn key(&mut self, code: KeyCode, what: &str) {
        self.keys += 1;
        *self.spent.entry(what.to_owned()).or_default() += 1;
        self.desk.key(code);
    }

    fn types(&mut self, text: &str, what: &str) {
        let count = text.chars().count();
        self.keys += count;
        *self.spent.entry(what.to_owned()).or_default() += count;
        self.desk.type_text(text);
    }

    fn here(&mut self) -> Here {
        let screen = self.desk.screen();
        let right = |line: &str| line.split('│').nth(1).unwrap_or_default().trim().to_owned();
        let lines: Vec<String> = screen.lines().map(right).collect();
        let head = &lines[1];
        let (title, row) = match head.split_once(" > ") {
            Some((title, row)) => (title, Some(row)),
            None => (head.split("  ").next().unwrap(), None),
        };
        let section = *SECTIONS
            .iter()
            .find(|section| section.title.zh == title)
            .unwrap_or_else(|| panic!("no section \"{title}\":\n{screen}"));
        let rule = lines.iter().find(|line| line.starts_with("──")).unwrap();
        let label = rule.trim_matches(['─', ' ']).to_owned();
        let row = row.map(|title| self.desk.row_named(section, title));
        Here { section, row, label }
    }

    fn answer(&mut self, kind: Kind, place: &str, id: &str, what: &str) {
        let rows = self.desk.count_rows(what);
        let id = if rows > 1 && id == "systems/side" { "systems/side 2" } else { id };
        let given = ANSWERS.iter().find(|(known, _)| *known == id).map(|(_, words)| *words);
        match kind {
            Kind::YesNo => {
                self.types(given.unwrap_or("否"), what);
                self.key(Enter, what);
            }
            Kind::One(options) | Kind::Many(options) => {
                let code = |at: usize| options.choices[at].code.to_string();
                let all = 0..options.choices.len();
                let at =
                    given.map_or(0, |words| all.clone().find(|at| code(*at) == words).unwrap());
                // Figures stand before every short list.
                if all.len() <= 9 {
                    self.types(&(at + 1).to_string(), what);
                } else {
                    self.key(Enter, what);
                    for _ in 0..at {
                        self.key(Down, what);
                    }
                    // The bar where it stands chooses nothing, and ticks none of several.
                    if at == 0 || matches!(kind, Kind::Many(_)) {
                        self.types(" ", what);
                    }
                }
                self.key(Enter, what);
                let value = self.desk.value(place);
                assert!(value.contains(&code(at)), "{place} {value}:\n{}", self.desk.screen());
            }
            Kind::Row(_) => {
                self.types("1", what);
                self.key(Enter, what);
            }
            Kind::Rows(section) => {
                for number in 1..=self.desk.count_rows(section.id) {
                    self.types(&number.to_string(), what);
                }
                self.key(Enter, what);
            }
            Kind::Paragraph => {
                self.types("甲", what);
                self.key(Tab, what);
            }
            kind => {
                let words = match kind.code() {
                    "day" | "day_or_reason" => "20261120",
                    "count" | "amount" => "20",
                    _ => "甲",
                };
                self.types(given.unwrap_or(words), what);
                self.key(Enter, what);
            }
        }
    }

    /// Puts one more row into the section in front of the person, and names it.
    fn adds_row(&mut self, section: &'static Section) {
        self.key(F(4), "way");
        let number = self.desk.count_rows(section.id);
        let name = "甲乙丙丁戊".chars().nth(number - 1).unwrap();
        self.types(&name.to_string(), section.id);
        let is_paragraph = section.fields[0].kind.code() == "paragraph";
        self.key(if is_paragraph { Tab } else { Enter }, section.id);
    }

    /// Until nothing is missing.
    fn goes(&mut self) {
        loop {
            let mut gaps: BTreeSet<String> = self.desk.gaps();
            gaps.retain(|gap| self.desk.value(gap).is_empty());
            let Here { section, row, label } = self.here();
            let prefix = match &row {
                Some(row) => format!("{}/{row}/", section.id),
                None => format!("{}/", section.id),
            };
            let is_open = |field: &Field| gaps.contains(&format!("{prefix}{}", field.id));
            let at = section.fields.iter().position(|field| field.label.zh == label);
            if let Some(field) = at.map(|at| section.fields[at]).filter(|field| is_open(field)) {
                let (place, id) = (format!("{prefix}{}", field.id), field.id);
                self.answer(field.kind, &place, &format!("{}/{id}", section.id), section.id);
                assert!(!self.desk.value(&place).is_empty(), "{place}:\n{}", self.desk.screen());
                continue;
            }
            let wanted = ROWS.iter().find(|(id, _)| *id == section.id).map_or(1, |(_, n)| *n);
            let lacks = section.grows() && self.desk.count_rows(section.id) < wanted;
            let is_done = row.is_none() || !gaps.iter().any(|gap| gap.starts_with(&prefix));
            if lacks && is_done {
                self.adds_row(section);
                continue;
            }
            if gaps.is_empty() {
                return;
            }
            let next = at.and_then(|at| section.fields.get(at + 1));
            self.key(if next.is_some_and(|next| is_open(next)) { Tab } else { F(8) }, "way");
            assert!(self.keys < 2 * BEFORE, "it does not end: {gaps:?}\n{}", self.desk.screen());
        }
    }
}

#[test]
fn the_simple_case_takes_no_more_keys_than_before() {
    let desk = Session::with("甲", 110, 30);
    let mut walk = Walk { desk, keys: 0, spent: BTreeMap::new() };
    walk.goes();
    let Walk { desk, keys, spent } = walk;
    assert!(desk.gaps().is_empty());
    assert!(keys <= BEFORE, "{keys} keys, {BEFORE} before: {spent:#?}");
}
