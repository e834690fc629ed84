//! What the cells of a column say about it: whether a field takes them all, whether they number the rows.
//!
//! Content never makes a column certain; it only takes certainty away.

use crate::form::{Answers, Field};

use super::names::numbering;
use super::values::{becomes, is_strict, is_yes_or_no};
use super::{Becomes, Column, Line};

/// How many different words of a column are looked at to guess what it holds.
const SAMPLE: usize = 60;

/// Whether the field takes everything that stands in a column.
pub(super) fn all_fit(
    field: &'static Field,
    heading: &str,
    column: usize,
    body: &[&Line],
    answers: &Answers,
) -> bool {
    let mut seen: Vec<&str> = Vec::new();
    for words in body.iter().map(|line| line.words(column)).filter(|words| !words.is_empty()) {
        if !seen.contains(&words) {
            seen.push(words);
            if seen.len() > SAMPLE {
                break;
            }
            if !matches!(becomes(field, words, heading, answers), Becomes::As(_)) {
                return false;
            }
        }
    }
    true
}

/// Whether all that stands in a column answers another question than a text field asks: yes or no, or figures where names go.
pub(super) fn is_of_another_kind(at: usize, field: &'static Field, body: &[&Line]) -> bool {
    let is_figure = |words: &str| {
        words.chars().any(|c| c.is_ascii_digit())
            && words.chars().all(|c| c.is_ascii_digit() || " ,.-/:%".contains(c))
    };
    let mut filled = body.iter().map(|line| line.words(at)).filter(|words| !words.is_empty());
    let is_other = |words: &str| is_yes_or_no(words) || (at == 0 && is_figure(words));
    !is_strict(field.kind) && filled.next().is_some_and(is_other) && filled.all(is_other)
}

/// Whether a column numbers the rows, by its heading and what it holds.
pub(super) fn numbers_rows(column: &Column, at: usize, body: &[&Line]) -> bool {
    let is_number_like =
        |words: &str| words.chars().count() <= 12 && words.chars().any(|c| c.is_ascii_digit());
    match numbering(&column.heading) {
        Some(true) => body
            .iter()
            .map(|line| line.words(at))
            .all(|words| words.is_empty() || is_number_like(words)),
        Some(false) => counts_up(body, at),
        None => column.heading.is_empty() && at == 0 && counts_up(body, at),
    }
}

/// Whether the cells of a column count: the same letters, and each number one more than the one before.
pub(super) fn counts_up(body: &[&Line], column: usize) -> bool {
    let mut before: Option<(&str, u64)> = None;
    let mut steps = 0;
    for words in body.iter().map(|line| line.words(column)).filter(|words| !words.is_empty()) {
        let letters = words.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = words.strip_prefix(letters).and_then(|digits| digits.parse::<u64>().ok());
        let Some(number) = number else { return false };
        match before {
            Some((same, last)) if same == letters && last.checked_add(1) == Some(number) => {
                steps += 1;
            }
            Some(_) => return false,
            None => {}
        }
        before = Some((letters, number));
    }
    // A single row numbered 1 is numbered too.
    steps > 0 || before.is_some_and(|(letters, number)| letters.is_empty() && number == 1)
}
