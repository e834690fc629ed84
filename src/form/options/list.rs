//! Reads a list of choices from its data file, at compile time.
//!
//! One choice a line, its cells divided by tabs, under a line of headings: `code`, `zh`, `en`, then `note_zh` and `note_en`, then
//! what else the list tells. A choice without a note ends after its label. A line that is not so does not compile.

use super::{Choice, Code};
use crate::text::{Text, t};

const NOTHING: Choice =
    Choice { code: Code::NONE, label: Text::EMPTY, note: Text::EMPTY, more: "" };

/// The cells that every list has: code, label and note in both languages.
const CELLS: usize = 5;

/// The number of choices in a data file.
pub(super) const fn count(file: &str) -> usize {
    let bytes = file.as_bytes();
    let (mut at, mut lines) = (bytes.len(), 0);
    while at > 0 {
        at -= 1;
        if bytes[at] == b'\n' {
            lines += 1;
        }
    }
    lines - 1
}

/// The choices of a data file.
///
/// # Panics
/// Where a line has no code, no label in one of the languages, or half a note: the list does not compile.
pub(super) const fn read<const COUNT: usize>(file: &'static str) -> [Choice; COUNT] {
    let bytes = file.as_bytes();
    let mut out = [NOTHING; COUNT];
    let mut at = 0;
    while bytes[at] != b'\n' {
        at += 1;
    }
    at += 1;
    let mut choice = 0;
    while choice < COUNT {
        let (mut cells, mut cell, mut start) = ([""; CELLS], 0, at);
        while bytes[at] != b'\n' {
            if bytes[at] == b'\t' && cell < CELLS {
                cells[cell] = between(file, start, at);
                (cell, start) = (cell + 1, at + 1);
            }
            at += 1;
        }
        if cell < CELLS {
            cells[cell] = between(file, start, at);
            start = at;
        }
        let [code, zh, en, note_zh, note_en] = cells;
        let is_named = !code.is_empty() && !zh.is_empty() && !en.is_empty();
        assert!(is_named && note_zh.is_empty() == note_en.is_empty(), "{}", code);
        let more = between(file, start, at);
        out[choice] =
            Choice { code: Code::new(code), label: t(zh, en), note: t(note_zh, note_en), more };
        at += 1;
        choice += 1;
    }
    out
}

const fn between(text: &str, from: usize, to: usize) -> &str {
    text.split_at(to).0.split_at(from).1
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
