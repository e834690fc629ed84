//! 超过, 以上, 不满, 以内: the figures of the program held against those that were read in the texts by hand.

use std::collections::BTreeSet;
use std::fs;

use chujing::day::Day;
use chujing::law::figures::{self, Figure};

use crate::source::root;

/// Which lines of the table speak of a figure of the program.
#[rustfmt::skip]
pub(super) const SPOKEN_OF: [(&str, &[&str]); 17] = [
    ("ordinary_contract", &["FIG-007", "FIG-008", "FIG-013"]),
    ("ordinary_assessment", &["FIG-009", "FIG-011", "FIG-014"]),
    ("sensitive_assessment", &["FIG-010", "FIG-012", "FIG-015"]),
    ("total_assessment", &["FIG-002", "FIG-005"]),
    ("total_sensitive_assessment", &["FIG-003", "FIG-006"]),
    ("processed_assessment", &["FIG-001", "FIG-004"]),
    ("officer", &["FIG-029", "FIG-030"]),
    ("ten_million", &["FIG-025"]),
    ("small_handler", &["FIG-016"]),
    ("audit_large", &["FIG-026", "FIG-027"]),
    ("audit_middle", &["FIG-028"]),
    ("automotive", &["FIG-018"]),
    ("sensitive_officer", &["FIG-036"]),
    ("shanghai_ordinary", &["FIG-021"]),
    ("shanghai_sensitive", &["FIG-022"]),
    ("shanghai_highly_sensitive", &["FIG-023"]),
    ("sensitive_contract", &[]),
];

/// Figures of the program that no text words with a number of persons, so that the table has no line of them.
#[rustfmt::skip]
const UNSPOKEN: [(&str, &str); 2] = [
    ("sensitive_contract", "PCF 8 names no lower figure: it begins with the first person"),
    ("local_storage", "PIPL 40 leaves the number to the CAC; 1,000,000 is a reading"),
];

/// A line of the table.
pub(super) struct Word {
    pub(super) id: String,
    pub(super) figure: String,
    pub(super) unit: String,
    pub(super) operator: String,
    pub(super) from: Day,
    pub(super) standing: String,
    pub(super) cautious: String,
}

/// Every line of the table.
pub(super) fn words() -> Vec<Word> {
    let text = fs::read_to_string(root().join("tests/data/grid/words.tsv")).unwrap();
    let mut lines = text.lines();
    let heading: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let at = |name: &str| heading.iter().position(|known| *known == name).unwrap();
    lines
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .map(|cells| Word {
            id: cells[at("id")].to_owned(),
            figure: cells[at("figure")].to_owned(),
            unit: cells[at("unit")].to_owned(),
            operator: cells[at("operator")].to_owned(),
            from: Day::parse(cells[at("from")]).unwrap_or(Day::of(2021, 1, 1)),
            standing: cells[at("standing")].to_owned(),
            cautious: cells[at("cautious")].to_owned(),
        })
        .collect()
}

/// Whether the number itself has passed the line: `>=` and its other side `<`, `>` and its other side `<=`; open where neither.
fn has_passed(operator: &str) -> Option<bool> {
    match operator {
        ">=" | "<" => Some(true),
        ">" | "<=" => Some(false),
        _ => None,
    }
}

#[test]
fn the_number_itself_is_where_the_texts_put_it() {
    let words = words();
    assert_eq!(words.len(), 117);
    let mut open = Vec::new();
    for figure in figures::ALL {
        let lines =
            SPOKEN_OF.iter().find(|known| known.0 == figure.id).map_or(&[][..], |known| known.1);
        if lines.is_empty() {
            let why = UNSPOKEN.iter().find(|known| known.0 == figure.id);
            let (_, why) =
                why.unwrap_or_else(|| panic!("{} stands in no line of words.tsv", figure.id));
            println!("{}: no line ({why})", figure.id);
        }
        for id in lines {
            let word = words.iter().find(|word| word.id == **id).unwrap();
            // A line holds until the next one of the same figure begins.
            let first = figure.history.0[0].0.max(word.from);
            let (value, _) = figure.on(first).unwrap();
            assert_eq!(value.to_string(), word.figure, "{} and {id}", figure.id);
            let itself = passes(figure, value, first);
            if let Some(expected) = has_passed(&word.operator) {
                assert_eq!(itself, expected, "{id}: {} itself", figure.id);
            } else {
                // What the sources leave open is taken as the table's cautious answer: the number itself is counted in.
                let is_careful = word.cautious != "-" && itself;
                assert!(is_careful, "{id}: the careful side of {}", figure.id);
                open.push(format!("{id} {}: open in the sources, here {itself}", figure.id));
            }
            // And the neighbours lie on their sides, whatever the word.
            assert!(!passes(figure, value - 1, first) && passes(figure, value + 1, first));
        }
    }
    println!("{}", open.join("\n"));
    assert_eq!(open.len(), 4, "audit rhythm, and the three of Shanghai: {open:?}");
}

#[test]
fn a_figure_is_named_once() {
    let known: BTreeSet<&str> = figures::ALL.iter().map(|figure| figure.id).collect();
    for (id, lines) in SPOKEN_OF {
        assert!(known.contains(id), "{id}");
        assert!(lines.is_empty() == UNSPOKEN.iter().any(|unspoken| unspoken.0 == id), "{id}");
    }
    assert_eq!(known.len(), 18, "each new figure gets its line, or a reason to have none");
}

fn passes(figure: &Figure, number: u64, day: Day) -> bool {
    figure.line(day).is_some_and(|line| number >= line)
}
