//! How wide words are, and which of them stay whole.
//!
//! Letters are measured a little generously, so that the result also holds in the typefaces that stand in where the named ones
//! are not installed.

use unicode_width::UnicodeWidthChar as _;

use crate::document::render::breaks::{Held, WHOLE, held, is_free};

/// How wide `text` is in type of `size` half points, in twentieths of a point.
pub(super) fn extent(text: &str, size: u32) -> u32 {
    in_size(breadth(text), size)
}

/// How wide `text` is in type of any size, in thousandths of it.
pub(super) fn breadth(text: &str) -> u32 {
    if let Some(breadth) = of_chinese(text) {
        return breadth;
    }
    text.chars().map(thousandths).fold(0, u32::saturating_add)
}

/// A breadth in type of `size` half points, in twentieths of a point.
pub(super) const fn in_size(breadth: u32, size: u32) -> u32 {
    breadth.saturating_mul(size).div_ceil(100)
}

/// How wide a text is of nothing but Chinese characters, their marks and spaces, as most are: it has no parts that stay whole. It is told
/// by the bytes, as every cell of every table is asked.
fn of_chinese(text: &str) -> Option<u32> {
    let (mut rest, mut breadth) = (text.as_bytes(), 0_u32);
    loop {
        (rest, breadth) = match rest {
            [] => return Some(breadth),
            [b' ', rest @ ..] => (rest, breadth.saturating_add(330)),
            // U+4E00 to U+9FFF; U+3001 to U+3029; U+FF01 to U+FF3F; the four quotation marks.
            [0xe4, 0xb8..=0xbf, _, rest @ ..]
            | [0xe5..=0xe9, _, _, rest @ ..]
            | [0xe3, 0x80, 0x81..=0xa9, rest @ ..]
            | [0xef, 0xbc, 0x81..=0xbf, rest @ ..]
            | [0xe2, 0x80, 0x98 | 0x99 | 0x9c | 0x9d, rest @ ..] => {
                (rest, breadth.saturating_add(1000))
            }
            _ => return None,
        };
    }
}

/// How wide a character is, in thousandths of the type size.
fn thousandths(c: char) -> u32 {
    match c {
        // What nearly all text is made of comes first.
        '\u{4e00}'..='\u{9fff}'
        | '\u{3001}'..='\u{3029}'
        | '\u{ff01}'..='\u{ff3f}'
        | 'm'
        | 'w'
        | 'M'
        | 'W'
        | '@'
        | '%'
        | '&' => 1000,
        'i' | 'j' | 'l' | 'f' | 'r' | 't' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' => 400,
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 330,
        '_' => 500,
        'A'..='Z' | '+' | '=' | '<' | '>' | '~' => 780,
        // Digits and the other letters.
        '!'..='~' => 640,
        c if c.width_cjk() == Some(2) => 1000,
        c if c.width() == Some(0) => 0,
        _ => 640,
    }
}

/// The parts of a line that are not to be broken: runs of letters, digits and the marks between them, each with the Chinese
/// marks that cling to it.
pub(super) fn stretches(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    if of_chinese(text).is_some() {
        return out;
    }
    let runs = text.split(|c: char| c.is_whitespace() || (!clings(c) && is_chinese(c)));
    // Between two Chinese characters stands nothing.
    for run in runs.filter(|run| !run.is_empty()) {
        if is_free(run) {
            // As below: most runs are a word or a figure.
            let core = core(run);
            let whole = if core.len() <= WHOLE { run } else { first(core) };
            out.extend(Some(whole).filter(|_| !core.is_empty()));
            continue;
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_by_its_bytes_is_as_wide_as_its_characters_and_has_no_part_that_stays_whole() {
        let told: Vec<char> = ('\0'..=char::MAX)
            .filter(|c| of_chinese(c.encode_utf8(&mut [0; 4])).is_some())
            .collect();
        assert!(told.len() > 20_000);
        for c in told {
            assert_eq!(of_chinese(c.encode_utf8(&mut [0; 4])), Some(thousandths(c)), "{c:?}");
            let is_parting = c.is_whitespace() || is_chinese(c);
            assert!(is_parting || core(c.encode_utf8(&mut [0; 4])).is_empty(), "{c:?}");
        }
        assert_eq!(of_chinese("（甲） 乙，“丙”"), Some(8 * 1000 + 330));
        assert_eq!(of_chinese("甲1"), None);
    }
}
