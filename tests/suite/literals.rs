//! No rule and no check holds a figure of the law of its own: numbers stand in `law/figures`, periods with their clock, each with
//! its day and its article. What counts or lays out instead stands here, each with its reason; a new bare number fails.

use std::collections::BTreeSet;

use crate::source::{files, root, without_tests};

/// Numbers up to this are positions, pairs and counts of what is written beside them.
const SMALL: u64 = 4;

/// Rooms that are apart: those where figures of the law stand with their sources, and those that are none of the law.
#[rustfmt::skip]
const APART: [(&str, &str); 9] = [
    ("law/figures/", "the figures of the law, dated and with their articles"),
    ("law/clock/catalog/", "each period stands with its sources and its first day"),
    ("law/clock/reckon.rs", "hours of a day, months of a year"),
    ("law/deidentification", "statistics, and the parameters of a standard with tests of their own"),
    ("law/distinct", "arithmetic of overlapping groups, and its limits"),
    ("law/flips", "limits of a search"),
    ("law/risk/", "the published matrix and its levels, as tables"),
    ("law/law_file.rs", "limits of a file"),
    ("law/change/", "tables of acts, topics and fields"),
];

/// Single numbers that are no figures of the law, by file.
#[rustfmt::skip]
const COUNTED: [(&str, &[u64], &str); 20] = [
    ("law.rs", &[6], "kinds of mechanism"),
    ("law/bound.rs", &[6], "the instruments that the official answers name"),
    ("law/consent.rs", &[6], "states of a cell of the map"),
    ("law/consent/counts.rs", &[10, 1000], "tenths of a per cent"),
    ("law/clock/deadline.rs", &[14], "from when on a deadline is shown as near: a choice of this program"),
    ("law/clock/due.rs", &[6], "days from the first of a week to its last"),
    ("law/edition.rs", &[64], "signs of a fingerprint"),
    ("law/clock/left.rs", &[3700], "how many days ahead working days are counted at most"),
    ("law/extension.rs", &[6, 10, 100, 1000], "six conditions; per cent, rounded to a tenth"),
    ("law/headcount.rs", &[12], "pairs of groups that are tried"),
    ("law/headroom.rs", &[1000], "parts of a line in which it is told how near a number is"),
    ("law/judge/people.rs", &[32], "ways in which open flows may turn out that are followed one by one"),
    ("law/outlook.rs", &[12, 31], "the last day of the year"),
    ("law/share/entity.rs", &[15], "signs from which on a word is like a credit code"),
    ("inspection/catalog/additions.rs", &[2000, 2100], "what is like a year"),
    ("inspection/catalog/bay.rs", &[9], "points of Appendix I of the Bay contract, one heading each"),
    ("inspection/catalog/contract.rs", &[10], "points of Appendix I, one heading each"),
    ("inspection/catalog/filing.rs", &[6], "words of branches"),
    ("inspection/catalog/untold.rs", &[6], "signs of a name that is looked for"),
    ("inspection/", &[5, 8], "states of a check, sentences that are told"),
];

#[test]
fn no_rule_and_no_check_holds_a_figure_of_its_own() {
    let mut met = BTreeSet::new();
    let mut wrong = Vec::new();
    for (path, text) in files() {
        let below = path.strip_prefix(root().join("src")).unwrap().to_string_lossy().into_owned();
        let is_of_the_law = below.starts_with("law") || below.starts_with("inspection");
        if !is_of_the_law || APART.iter().any(|(room, _)| below.starts_with(room)) {
            continue;
        }
        for number in numbers(&bare(without_tests(&text))).into_iter().filter(|one| *one > SMALL) {
            let known = COUNTED.iter().position(|(file, all, _)| {
                (below == *file || (file.ends_with('/') && below.starts_with(file)))
                    && all.contains(&number)
            });
            match known {
                Some(known) => drop(met.insert((known, number))),
                None => wrong.push(format!("{below}: {number}")),
            }
        }
    }
    assert_eq!(
        wrong, [""; 0],
        "a figure of the law stands in law/figures, dated and with its article"
    );
    for (at, (file, all, _)) in COUNTED.iter().enumerate() {
        let gone: Vec<&u64> = all.iter().filter(|one| !met.contains(&(at, **one))).collect();
        assert!(gone.is_empty(), "{file} holds {gone:?} no longer");
    }
}

#[test]
fn a_bare_figure_is_found() {
    let text =
        "let a = \"12 \\\" 13\"; // 14\n if persons > 100_000 { x[2]; Day::of(2024, 3, 22) }";
    assert_eq!(numbers(&bare(text)), [100_000, 2]);
}

/// The code without what stands in strings, comments and days.
fn bare(text: &str) -> String {
    let (mut out, mut is_text) = (String::new(), false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' if is_text => drop(signs.next()),
            // A quotation mark by itself opens nothing.
            '\'' if !is_text && signs.peek() == Some(&'"') => drop(signs.next()),
            '"' => is_text = !is_text,
            '/' if !is_text && signs.peek() == Some(&'/') => {
                out.push('\n');
                signs.by_ref().find(|sign| *sign == '\n');
            }
            _ if is_text => {}
            _ => out.push(sign),
        }
    }
    let mut parts = out.split("Day::of(");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once(')').map_or(part, |(_, rest)| rest))
}

/// The whole numbers of a code, those of names and of types left out.
fn numbers(code: &str) -> Vec<u64> {
    let is_word = |sign: char| sign.is_alphanumeric() || sign == '_';
    let code = code.replace("..", " ");
    let words = code.split(|sign: char| !is_word(sign) && sign != '.');
    let digits = words.filter(|word| word.starts_with(|sign: char| sign.is_ascii_digit()));
    digits.filter_map(|word| word.replace('_', "").parse().ok()).collect()
}
