//! Where the points of a letter stand in it, and the sentences of which it is made.
//!
//! A point quotes the letter, but for spaces and broken lines, which are not looked at. What is not found stands behind the rest.

use std::ops::Range;

use super::Letter;
use super::marker::marker;
use super::split::join;

/// A text without its spaces, and where each of its signs stands in the text.
struct Bare {
    text: String,
    /// For each sign where it begins here, and where it stands there.
    signs: Vec<(usize, Range<usize>)>,
}

impl Bare {
    fn of(text: &str) -> Self {
        let mut out = Self { text: String::new(), signs: Vec::new() };
        for (at, sign) in text.char_indices().filter(|(_, sign)| !sign.is_whitespace()) {
            out.signs.push((out.text.len(), at..at + sign.len_utf8()));
            out.text.push(sign);
        }
        out
    }

    /// Where a part of it stands in the text.
    fn there(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let first = self.signs.partition_point(|(at, _)| *at < part.start);
        let last = self.signs.partition_point(|(at, _)| *at < part.end).checked_sub(1)?;
        Some(self.signs.get(first)?.1.start..self.signs.get(last)?.1.end)
    }

    /// Where bare words stand here from some place on: as they are, or from their first signs to their last.
    fn find(&self, words: &str, from: usize) -> Option<Range<usize>> {
        let find = |words: &str, from: usize| {
            let rest = self.text.get(from..)?;
            rest.find(words).map(|at| from + at..from + at + words.len())
        };
        find(words, from).or_else(|| {
            let signs: Vec<char> = words.chars().collect();
            let head: String = signs.iter().take(ENDS).collect();
            let tail: String = signs.iter().skip(signs.len().saturating_sub(ENDS)).collect();
            let start = find(&head, from)?;
            let end = find(&tail, start.end)?;
            // Far more than the words themselves is something else.
            (end.end - start.start <= 2 * words.len()).then_some(start.start..end.end)
        })
    }
}

/// So many signs at each end tell a point that a page number or the like parts.
const ENDS: usize = 8;

/// A text without its spaces.
fn bare(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

impl Letter {
    /// Where each point stands in the letter, in bytes; nothing for one that is not found there.
    pub fn places(&self) -> Vec<Option<Range<usize>>> {
        let whole = Bare::of(&self.fields.words);
        let mut from = 0;
        let of = |words: String| {
            if words.is_empty() {
                return None;
            }
            let found = whole.find(&words, from).or_else(|| whole.find(&words, 0))?;
            from = found.end;
            whole.there(&found)
        };
        self.points.iter().map(|point| bare(&point.words)).map(of).collect()
    }

    /// Puts the points in the order of the letter.
    pub fn in_order(&mut self) {
        let places = self.places();
        let start = |at: &Option<Range<usize>>| at.as_ref().map_or(usize::MAX, |at| at.start);
        if places.iter().map(start).is_sorted() {
            return;
        }
        let points = std::mem::take(&mut self.points);
        let mut all: Vec<_> = places.iter().map(start).zip(points).collect();
        all.sort_by_key(|(at, point)| (*at, point.id));
        self.points = all.into_iter().map(|(_, point)| point).collect();
    }

    /// The sentences of the letter, in bytes: none goes over the end of a line.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut at = 0;
        for line in self.fields.words.split_inclusive('\n') {
            let mut from = at;
            for part in line.split_inclusive(['。', '！', '？', '；', ';', '!', '?']) {
                let lead = part.len() - part.trim_start().len();
                let words = part.trim();
                if !words.is_empty() {
                    out.push(from + lead..from + lead + words.len());
                }
                from += part.len();
            }
            at += line.len();
        }
        out
    }

    /// The words of a part of the letter as a point has them: broken lines joined, without the number before them.
    pub fn words_of(&self, part: &Range<usize>) -> String {
        let text = self.fields.words.get(part.clone()).unwrap_or_default();
        let mut out = String::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            join(&mut out, line);
        }
        let out = out.split('\t').map(str::trim).collect::<Vec<_>>().join(" ");
        let number = marker(&out).map_or(0, |own| own.length);
        out.get(number..).unwrap_or_default().trim().to_owned()
    }
}

/// Where a text may be split in two, in bytes: behind each of its sentences and clauses.
pub fn clauses(text: &str) -> Vec<usize> {
    let mut at = 0;
    let parts =
        text.split_inclusive(['。', '！', '？', '；', ';', '!', '?', '，', ',', '、', '：']);
    let ends = parts.map(|part| {
        at += part.len();
        at
    });
    ends.filter(|end| *end < text.len()).collect()
}
