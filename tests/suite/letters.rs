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

/// How many of the points of the letters in a folder are proposed as they are, of how many, and how many proposals are none of them.
fn taken_apart(folder: &str) -> (usize, usize, usize) {
    let dir = root().join(folder);
    let all: Value =
        serde_json::from_str(&fs::read_to_string(dir.join("expected.json")).unwrap()).unwrap();
    let (mut points, mut found, mut beside) = (0, 0, 0);
    for letter in all.as_array().unwrap() {
        let file = letter["file"].as_str().unwrap();
        let text = fs::read_to_string(dir.join(file)).unwrap();
        let proposed = proposals(&text);
        let wanted = letter["points"].as_array().unwrap();
        let is_found = |point: &&Value| proposed.iter().any(|one| is_it(&one.words, point));
        let own = wanted.iter().filter(is_found).count();
        (points, found, beside) =
            (points + wanted.len(), found + own, beside + proposed.len() - own);
        // Nothing in a proposal is ours: its signs stand in the letter in their order.
        let text_bare = bare(&text);
        for proposal in &proposed {
            let mut rest = text_bare.chars();
            assert!(
                bare(&proposal.words).chars().all(|sign| rest.any(|own| own == sign)),
                "{file}"
            );
        }
        if letter["term_unit"] == "working" {
            assert_eq!(term(&text).map(u64::from), letter["term_days"].as_u64(), "{file}");
        }
    }
    (found, points, beside)
}

#[test]
fn letters_are_taken_apart_as_a_person_would() {
    assert_eq!(taken_apart("tests/letters"), (137, 137, 0));
}

/// What a person must join or throw away in letters that were written after the program could read the twenty.
#[test]
fn of_other_letters_most_points_are_proposed() {
    let (found, points, beside) = taken_apart("tests/letters/more");
    assert!(
        found * 100 >= points * 75 && beside * 100 <= points * 20,
        "{found} of {points}, {beside}"
    );
}

#[test]
fn what_asks_nothing_has_no_points() {
    for text in ["", "  \n\n", "您好，材料收到，谢谢。", "2026年12月1日"] {
        assert_eq!(proposals(text), [], "{text}");
    }
}
