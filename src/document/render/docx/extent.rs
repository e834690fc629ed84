//! How wide words are, and which of them stay whole.
//!
//! Letters are measured a little generously, so that the result also holds in the typefaces that stand in where the named ones
//! are not installed.

use unicode_width::UnicodeWidthChar as _;

use crate::document::render::breaks::{Held, WHOLE, held};

/// How wide `text` is in type of `size` half points, in twentieths of a point.
pub(super) fn extent(text: &str, size: u32) -> u32 {
    in_size(breadth(text), size)
}

/// How wide `text` is in type of any size, in thousandths of it.
pub(super) fn breadth(text: &str) -> u32 {
    text.chars().map(thousandths).fold(0, u32::saturating_add)
}

/// A breadth in type of `size` half points, in twentieths of a point.
pub(super) const fn in_size(breadth: u32, size: u32) -> u32 {
    breadth.saturating_mul(size).div_ceil(100)
}

/// How wide a character is, in thousandths of the type size.
fn thousandths(c: char) -> u32 {
    match c {
        // What nearly all text is made of comes first.
        '\u{4e00}'..='\u{9fff}' | 'm' | 'w' | 'M' | 'W' | '@' | '%' | '&' => 1000,
        'i' | 'j' | 'l' | 'f' | 'r' | 't' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' => 400,
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 330,
        '_' => 500,
        'A'..='Z' | '+' | '=' | '<' | '>' | '~' => 780,
        c if c.width_cjk() == Some(2) => 1000,
        c if c.width() == Some(0) => 0,
        // Digits and the other letters.
        _ => 640,
    }
}

/// The parts of a line that are not to be broken: runs of letters, digits and the marks between them, each with the Chinese
/// marks that cling to it.
pub(super) fn stretches(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let runs = text.split(|c: char| c.is_whitespace() || (is_chinese(c) && !clings(c)));
    // Between two Chinese characters stands nothing.
    for run in runs.filter(|run| !run.is_empty()) {
        for held in held(run) {
            match held {
                Held::Number(number) => out.push(number),
                Held::Parts(parts) => out.extend(parts.into_iter().map(first)),
                // With the marks beside it only where it is alone.
                Held::Free(text) if text.len() == run.len() && core(run).len() <= WHOLE => {
                    out.extend(Some(run).filter(|run| !core(run).is_empty()));
                }
                Held::Free(text) => {
                    out.extend(Some(first(core(text))).filter(|text| !text.is_empty()));
                }
            }
        }
    }
    out
}

/// A run without the marks that cling to it.
fn core(run: &str) -> &str {
    run.trim_matches(clings)
}

/// As much of a part as must stay whole.
fn first(part: &str) -> &str {
    part.char_indices().nth(WHOLE).and_then(|(end, _)| part.get(..end)).unwrap_or(part)
}

fn is_chinese(c: char) -> bool {
    !c.is_ascii() && (matches!(c, '\u{4e00}'..='\u{9fff}') || c.width_cjk() == Some(2))
}

/// Marks that may not begin a line, or not end one.
const fn clings(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '】'
            | '》'
            | '”'
            | '’'
            | '（'
            | '【'
            | '《'
            | '“'
            | '‘'
    )
}
