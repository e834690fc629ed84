//! Twenty made-up letters in as many layouts, taken apart as a person did who had not seen how the program does it.

use std::fs;

use chujing::filing::letter::{proposals, term};
use serde_json::Value;

use crate::source::root;

/// A text without what is not seen of how it is broken.
fn bare(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// Whether a proposal is the point that a person saw.
fn is_it(words: &str, point: &Value) -> bool {
    let words = bare(words);
    let words = words.trim_end_matches(|sign: char| "。；;，,.".contains(sign));
    let of = |key: &str| bare(point[key].as_str().unwrap());
    words.starts_with(&of("starts")) && words.ends_with(&of("ends"))
}

#[test]
fn letters_are_taken_apart_as_a_person_would() {
    let dir = root().join("tests/letters");
    let all: Value =
        serde_json::from_str(&fs::read_to_string(dir.join("expected.json")).unwrap()).unwrap();
    let (mut points, mut found, mut told) = (0, 0, String::new());
    for letter in all.as_array().unwrap() {
        let file = letter["file"].as_str().unwrap();
        let text = fs::read_to_string(dir.join(file)).unwrap();
        let proposed = proposals(&text);
        let wanted = letter["points"].as_array().unwrap();
        let own = wanted
            .iter()
            .filter(|point| proposed.iter().any(|proposal| is_it(&proposal.words, point)))
            .count();
        points += wanted.len();
        found += own;
        if (own, own) != (wanted.len(), proposed.len()) {
            told += &format!("{file}: {own} of {}, {} proposed\n", wanted.len(), proposed.len());
            for proposal in &proposed {
                let is_right = wanted.iter().any(|point| is_it(&proposal.words, point));
                told += &format!("   {} {}\n", if is_right { "+" } else { "-" }, proposal.words);
            }
        }
        if letter["term_unit"] == "working" {
            assert_eq!(term(&text).map(u64::from), letter["term_days"].as_u64(), "{file}");
        }
    }
    println!("{found} of {points}\n{told}");
    assert!(found * 100 >= points * 95, "{found} of {points}\n{told}");
}
