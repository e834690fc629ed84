//! Reads a list of choices from its data file, at compile time.
//!
//! One choice a line, its cells divided by tabs, under a line of headings: `code`, `zh`, `en`, then `note_zh` and `note_en`, then
//! what else the list tells. A choice without a note ends after its label. A line that is not so does not compile.

use super::{Choice, Code};
use crate::text::{Text, t};

const NOTHING: Choice =
    Choice { code: Code::NONE, label: Text::EMPTY, note: Text::EMPTY, more: "" };

/// The number of choices in a data file.
pub(super) const fn count(file: &str) -> usize {
    let (_, mut rows) = cut(file, b'\n');
    let mut count = 0;
    while !rows.is_empty() {
        (_, rows) = cut(rows, b'\n');
        count += 1;
    }
    count
}

/// The choices of a data file.
///
/// # Panics
/// Where a line has no code, no label in one of the languages, or half a note: the list does not compile.
pub(super) const fn read<const COUNT: usize>(file: &'static str) -> [Choice; COUNT] {
    let (_, mut rows) = cut(file, b'\n');
    let mut out = [NOTHING; COUNT];
    let mut at = 0;
    while at < COUNT {
        let (row, rest) = cut(rows, b'\n');
        let (code, cells) = cut(row, b'\t');
        let (zh, cells) = cut(cells, b'\t');
        let (en, cells) = cut(cells, b'\t');
        let (note_zh, cells) = cut(cells, b'\t');
        let (note_en, more) = cut(cells, b'\t');
        let is_whole = !code.is_empty() && !zh.is_empty() && !en.is_empty();
        if !is_whole || note_zh.is_empty() != note_en.is_empty() {
            panic!("{}", row);
        }
        out[at] =
            Choice { code: Code::new(code), label: t(zh, en), note: t(note_zh, note_en), more };
        rows = rest;
        at += 1;
    }
    out
}

/// What stands before and after the first `mark`; all and nothing where there is none.
const fn cut(text: &str, mark: u8) -> (&str, &str) {
    let mut at = 0;
    while at < text.len() {
        if text.as_bytes()[at] == mark {
            return (text.split_at(at).0, text.split_at(at + 1).1);
        }
        at += 1;
    }
    (text, "")
}

/// The list whose data file bears its id and stands beside the file that declares it: `list!("roles")` is `roles.tsv`.
macro_rules! list {
    ($id:literal) => {{
        const FILE: &str = include_str!(concat!($id, ".tsv"));
        $crate::form::Options {
            id: $id,
            choices: &super::list::read::<{ super::list::count(FILE) }>(FILE),
        }
    }};
}

pub(super) use list;
