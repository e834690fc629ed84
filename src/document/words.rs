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
    form::digest(own_words(lines).join("\n"))
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
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let mut own = String::with_capacity(line.as_ref().len());
        for word in line.as_ref().split_whitespace() {
            if !own.is_empty() {
                own.push(' ');
            }
            own.extend(
                word.chars()
                    .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')),
            );
        }
        let own = match own.strip_prefix(DASH) {
            Some(point) if point.starts_with(' ') => point.trim_start().to_owned(),
            _ => own,
        };
        if !own.is_empty() {
            out.push(own);
        }
    }
    out
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
