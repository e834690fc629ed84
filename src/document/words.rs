//! The digest of the words of a paper: the same for the same words, whatever file they stand in and whoever saved it.
//!
//! It takes in neither the day, the law data nor the digest of the record, which stand in the margins; nor how the words look,
//! nor what the suites of others put in and take out unseen.

use std::borrow::Cow;

use crate::form;

use super::Document;
use super::render::{each_cell, each_line};
use super::workbook::Workbook;

/// What a point of a list begins with in a Word file; other formats have it as a style.
const DASH: char = '–';

/// The digest of the words that stand in these lines, in hexadecimal.
pub fn words_digest<S: AsRef<str>>(lines: &[S]) -> String {
    let mut all = Own::default();
    for line in lines {
        all.add(line.as_ref());
    }
    all.digest()
}

/// The same of lines that come one after the other.
pub(super) fn own_digest(each: impl FnOnce(&mut dyn FnMut(Cow<'_, str>))) -> String {
    let mut all = Own::default();
    each(&mut |line| all.add(&line));
    all.digest()
}

impl Document {
    /// The [digest](words_digest) of its own words.
    pub fn words_digest(&self) -> String {
        own_digest(|say| each_line(self, say))
    }
}

impl Workbook {
    /// The [digest](words_digest) of its own words; the cover is no part of them.
    pub fn words_digest(&self) -> String {
        own_digest(|say| each_cell(self, say))
    }
}

/// Own words as they come, a line each.
#[derive(Default)]
struct Own(String);

impl Own {
    fn add(&mut self, line: &str) {
        let start = self.0.len();
        if start > 0 {
            self.0.push('\n');
        }
        if !add_own(&mut self.0, line) {
            self.0.truncate(start);
        }
    }

    fn digest(self) -> String {
        form::digest(self.0)
    }
}

/// Lines as they are compared: without empty ones, with single spaces, without the dashes of points and without what is not seen.
/// How a suite breaks a line is no change.
pub fn own_words<S: AsRef<str>>(lines: &[S]) -> Vec<String> {
    let own = |line: &S| {
        let mut own = String::with_capacity(line.as_ref().len());
        add_own(&mut own, line.as_ref()).then_some(own)
    };
    lines.iter().filter_map(own).collect()
}

/// Adds the own words of a line; whether there are any.
fn add_own(out: &mut String, line: &str) -> bool {
    if is_as_compared(line) {
        out.push_str(line);
        return !line.is_empty();
    }
    let start = out.len();
    for word in line.split_whitespace() {
        if out.len() > start {
            out.push(' ');
        }
        word.split(is_unseen).for_each(|part| out.push_str(part));
    }
    let own = out.get(start..).unwrap_or_default();
    if let Some(point) = own.strip_prefix(DASH).filter(|point| point.starts_with(' ')) {
        let mark = own.len() - point.trim_start().len();
        out.drain(start..start + mark);
    }
    out.len() > start
}

/// Whether a line is written as it is compared, with nothing to leave out: single spaces between words, no dash before them, nothing
/// that is not seen. It is told by the bytes, as it is asked of every line; of a line with rare characters it is not said.
fn is_as_compared(line: &str) -> bool {
    let mut rest = line.as_bytes();
    // What stands before the first character counts as a space, so that none follows it.
    let mut is_space = true;
    if line.starts_with(DASH) {
        return false;
    }
    loop {
        let after = match rest {
            [] => return !is_space || line.is_empty(),
            [b' ', ..] if is_space => return false,
            [b' ', after @ ..] => {
                is_space = true;
                rest = after;
                continue;
            }
            [b'!'..=b'~', after @ ..]
            // U+3001 to U+303F; U+4000 to U+9FFF; U+FF00 to U+FF3F; U+2010 to U+2026.
            | [0xe3, 0x80, 0x81..=0xbf, after @ ..]
            | [0xe4..=0xe9, _, _, after @ ..]
            | [0xef, 0xbc, _, after @ ..]
            | [0xe2, 0x80, 0x90..=0xa6, after @ ..] => after,
            _ => return false,
        };
        (rest, is_space) = (after, false);
    }
}

/// What suites put in and take out.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The short way and the long one say the same of every line of such parts.
    #[test]
    fn what_is_as_compared_is_what_the_long_way_makes_of_it() {
        let parts = [
            "甲", "a", " ", "\t", "\u{3000}", "\u{a0}", "–", "\u{200b}", "“", "，", "\u{feff}", "é",
        ];
        let mut told = 0;
        for number in 0..parts.len().pow(4) {
            let at = |turn: u32| parts[number / parts.len().pow(turn) % parts.len()];
            let line: String = (0..4).map(at).collect();
            if is_as_compared(&line) {
                told += 1;
                let words: Vec<&str> = line.split_whitespace().collect();
                assert!(words.join(" ") == line && !line.contains(is_unseen), "{line:?}");
                assert!(!line.starts_with(DASH), "{line:?}");
            }
        }
        assert!(told > 500, "{told}");
    }

    #[test]
    fn how_a_line_is_broken_or_marked_is_no_change_of_words() {
        let made = words_digest(&["标题", "甲 乙", "一点", ""]);
        assert_eq!(made, words_digest(&["标题", "", "  甲\n\t乙", "–\t一\u{200b}点"]));
        for other in
            [&["标题", "甲 乙", "一 点"][..], &["标题甲 乙", "一点"], &["甲 乙", "标题", "一点"]]
        {
            assert_ne!(made, words_digest(other), "{other:?}");
        }
    }
}
