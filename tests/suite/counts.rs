//! One rule for numbers in English: a count stands with its noun, and the noun knows whether it is one.

use crate::source::{files, without_tests};

/// What is counted in sentences.
const NOUNS: [&str; 29] = [
    "gaps",
    "errors",
    "rows",
    "files",
    "steps",
    "answers",
    "documents",
    "drafts",
    "papers",
    "scans",
    "changes",
    "places",
    "cells",
    "entries",
    "lines",
    "blanks",
    "points",
    "questions",
    "faults",
    "formulas",
    "records",
    "recipients",
    "items",
    "people",
    "remarks",
    "scenarios",
    "groups",
    "letters",
    "columns",
];

/// Holes before such a word that hold no count, where the word is a verb, or a figure that is never one.
const OTHERS: [(&str, &str); 16] = [
    ("handler", "files"),
    ("handler", "records"),
    ("code", "changes"),
    ("number", "answers"),
    ("lines", "lines"),
    ("count", "points"),
    ("count", "rows"),
    ("least", "records"),
    ("records", "records"),
    ("people", "people"),
    ("sum", "records"),
    ("counted", "rows"),
    ("u64", "rows"),
    ("u64_2", "cells"),
    ("found", "cells"),
    ("columns", "columns"),
];

#[test]
fn every_count_has_its_noun_in_the_right_number() {
    let (mut met, mut bad) = (0, Vec::new());
    for (path, text) in files() {
        let path = path.display().to_string();
        if path.contains("tests") {
            continue;
        }
        for line in without_tests(&text).lines().filter(|line| !line.trim_start().starts_with("//"))
        {
            let pieces: Vec<&str> = line.split("} ").collect();
            for pair in pieces.windows(2) {
                let Some((_, hole)) = pair[0].rsplit_once('{') else { continue };
                if hole.is_empty() || !hole.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
                    continue;
                }
                let behind = pair[1].split(['{', '"', ',', '.']).next().unwrap_or_default();
                let mut words = behind.split(|c: char| !c.is_ascii_alphabetic());
                let found = words.by_ref().take(2).find(|word| NOUNS.contains(word));
                let is_other = |noun: &str| OTHERS.contains(&(hole, noun));
                met += usize::from(found.is_none());
                if !found.is_none_or(is_other) {
                    bad.push(format!("{path}: {{{hole}}} {found:?}\n{line}"));
                }
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
    assert!(met > 500, "{met}");
}
