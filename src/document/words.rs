//! The digest of the words of a paper: the same for the same words, whatever file they stand in and whoever saved it.
//!
//! It takes in neither the day, the law data nor the digest of the record, which stand in the margins; nor how the words look,
//! nor what the suites of others put in and take out unseen.

use crate::form;

use super::Document;
use super::render::{sheet_words, words};
use super::workbook::Workbook;

/// What a point of a list begins with in a Word file; other formats have it as a style.
const DASH: char = '–';

/// The digest of the words that stand in these lines, in hexadecimal.
pub fn words_digest<S: AsRef<str>>(lines: &[S]) -> String {
    let mut all = String::with_capacity(lines.iter().map(|line| line.as_ref().len() + 1).sum());
    for line in lines {
        let start = all.len();
        if start > 0 {
            all.push('\n');
        }
        if !add_own(&mut all, line.as_ref()) {
            all.truncate(start);
        }
    }
    form::digest(all)
}

impl Document {
    /// The [digest](words_digest) of its own words.
    pub fn words_digest(&self) -> String {
        words_digest(&words(self))
    }
}

impl Workbook {
    /// The [digest](words_digest) of its own words; the cover is no part of them.
    pub fn words_digest(&self) -> String {
        words_digest(&sheet_words(self))
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

/// What suites put in and take out.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

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
