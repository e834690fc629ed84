//! What a point of a letter seems to be about: fields and papers that its words name, and what officers mean by words of their own.
//!
//! It is proposed, never decided: a person ticks and unticks it.

use crate::document::build::PAPERS;
use crate::filing::Key;
use crate::filing::letter::About;
use crate::form::catalog::SECTIONS;
use crate::form::{Answers, Place, Row};
use crate::inspection::catalog;
use crate::store::Row as Kept;
use crate::text::Phrase;

use super::open::place_of;

/// So many signs has a label at least that words are searched for: shorter ones stand everywhere.
const FEWEST: usize = 4;

/// So many signs the title of a paper.
const FEWEST_OF_TITLES: usize = 3;

/// What is meant by words of officers, line by line.
fn meant() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("links.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t'))
}

/// What the words of a point name: fields and sections by their labels, papers that were handed in by their titles, and what officers
/// mean by other words.
pub(super) fn about(words: &str, row: &Kept) -> Vec<About> {
    let names =
        |label: &str, fewest: usize| label.chars().count() >= fewest && words.contains(label);
    let mut out: Vec<About> = Vec::new();
    let mut add = |about: About| {
        if !out.contains(&about) {
            out.push(about);
        }
    };
    for section in SECTIONS {
        if names(section.title.zh, FEWEST) {
            add(About::Field(section.id.to_owned()));
        }
        for field in section.fields.iter().filter(|field| names(field.label.zh, FEWEST)) {
            add(About::Field(format!("{}/{}", section.id, field.id)));
        }
    }
    for (said, leads_to) in meant() {
        if said.split('|').any(|one| words.contains(one)) {
            leads_to.split('|').filter_map(read).for_each(&mut add);
        }
    }
    for paper in row.sequences.iter().flat_map(|one| &one.fields.papers) {
        let stem = paper.title.split(['（', '(', '：']).next().unwrap_or_default();
        if names(stem, FEWEST_OF_TITLES) {
            add(About::Paper(paper.key.clone()));
        }
    }
    out
}

/// A field by its path, or a point of the inspection.
fn read(text: &str) -> Option<About> {
    match text.strip_prefix("check:") {
        Some(number) => number.parse().ok().map(About::Check),
        None => Some(About::Field(text.to_owned())),
    }
}

/// Where a field that a point is about stands in the record: of a section with rows in the row that the words name, or the only one.
pub fn place_for(path: &str, words: &str, answers: &Answers) -> Option<Place> {
    let place = place_of(path)?;
    if place.section.is_single() || place.row.is_some() || place.field.is_none() {
        return Some(place);
    }
    let names = |text: &str| text.chars().count() >= FEWEST && words.contains(text);
    let is_named = |row: &Row<'_>| {
        let own = row.cells.iter().flat_map(|cells| cells.values());
        own.filter_map(|value| value.as_str()).any(names)
    };
    let rows: Vec<Row<'_>> = answers.rows(place.section).collect();
    let found = rows.iter().find(|row| is_named(row));
    let found = found.or_else(|| rows.first().filter(|_| rows.len() == 1));
    Some(Place { row: found.map(|row| row.id.to_owned()), field: found.and(place.field), ..place })
}

/// What a point is about, in words.
pub fn about_said(about: &About) -> Phrase {
    match about {
        About::Field(path) => place_of(path).map_or_else(
            || Phrase::same(path.clone()),
            |place| match place.field {
                Some(_) => place.label(),
                None => place.section.title.into(),
            },
        ),
        About::Paper(key) => paper_said(key),
        About::Check(number) => {
            let number = number.to_string();
            let check = catalog::all().map(|(_, check)| check).find(|check| check.number == number);
            check.map_or_else(
                || said!("查验第{number}点", "check {number}", number),
                |check| {
                    let title = check.title;
                    said!("查验{number}：{title}", "check {number}: {title}", number, title)
                },
            )
        }
    }
}

/// What a paper is called: one of the program by its title, a scan by its number.
fn paper_said(key: &Key) -> Phrase {
    let mut parts = key.0.split('/').skip(1);
    let id = parts.next().unwrap_or_default();
    if key.is_made()
        && let Some(paper) = PAPERS.iter().find(|paper| paper.id == id)
    {
        return paper.title.into();
    }
    if key.is_scan() {
        return said!("清单第{id}项的扫描件", "the scan of paper {id}", id);
    }
    said!("佐证材料{id}", "proof {id}", id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_leads_to_what_is_there() {
        let mut count = 0;
        for (said, leads_to) in meant() {
            assert!(!said.is_empty(), "{leads_to}");
            for one in leads_to.split('|') {
                let is_there = match read(one) {
                    Some(About::Field(path)) => place_of(&path)
                        .is_some_and(|place| place.field.is_some() == path.contains('/')),
                    Some(about @ About::Check(_)) => about_said(&about).zh.contains('：'),
                    _ => false,
                };
                assert!(is_there, "{said}: {one}");
                count += 1;
            }
        }
        assert!(count > 100, "{count}");
    }

    #[test]
    fn most_points_of_letters_are_linked_to_something() {
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/letters");
        let (mut all, mut linked) = (0, 0);
        for number in 1..=20 {
            let path = dir.join(format!("{number:02}.txt"));
            let text = crate::store::read_text(&path).unwrap();
            for one in crate::filing::letter::proposals(&text) {
                all += 1;
                linked += usize::from(!about(&one.words, &Kept::default()).is_empty());
            }
        }
        assert!(linked * 100 >= all * 85, "{linked} of {all}");
    }
}
