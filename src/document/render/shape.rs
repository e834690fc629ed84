//! What every renderer needs to know of a document: its text as lines of pieces, and its tables as even rows.
//!
//! No text that leaves this module holds a line end, another control character or one that XML forbids.

use std::borrow::Cow;

use memchr::memchr;
use smallvec::{SmallVec, smallvec};

use crate::document::{Inline, Table};
use crate::text::{Text, as_harmless, harmless, t};

/// How a piece of text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// As the text around it.
    Plain,
    /// Emphasised.
    Strong,
    /// A mark where an answer is missing.
    Blank,
    /// Taken out.
    Struck,
    /// Came in.
    New,
}

/// Text of one look within a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// How it looks.
    pub(super) look: Look,
    /// What it says: mostly the very words of the document.
    pub(super) text: Cow<'a, str>,
}

/// What stands above a table of contents.
pub(super) const CONTENTS: Text = t("目录", "Contents");

/// Pieces that stand on one line or in one paragraph.
pub(super) type Line<'a> = SmallVec<[Piece<'a>; 1]>;

/// Most of what is said stands on one line in one look, and takes no room of its own.
pub(super) type Lines<'a> = SmallVec<[Line<'a>; 1]>;

/// `text` as one line.
pub(super) fn one_line(text: &str) -> String {
    harmless(text, false)
}

/// The same, copied only where something in it had to be changed.
pub(super) fn as_one_line(text: &str) -> Cow<'_, str> {
    as_harmless(text, false)
}

/// `text` as one line with everything escaped that XML and HTML could read as markup.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in as_one_line(text).chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            c => out.push(c),
        }
    }
    out
}

/// The lines of a run of text. There is at least one; empty lines between others are left out. What follows in the same look is the
/// same piece.
pub(super) fn lines(runs: &[Inline]) -> Lines<'_> {
    let mut lines: Lines<'_> = smallvec![Line::new()];
    for inline in runs {
        let (look, text) = match inline {
            Inline::Text(text) => (Look::Plain, text),
            Inline::Strong(text) => (Look::Strong, text),
            Inline::Struck(text) => (Look::Struck, text),
            Inline::New(text) => (Look::New, text),
            Inline::Blank { label, .. } => {
                add(&mut lines, Look::Blank, format!("【{}】", as_one_line(label)).into());
                continue;
            }
        };
        // Most texts are one line.
        if memchr(b'\n', text.as_bytes()).is_none() {
            let only = text.strip_suffix('\r').unwrap_or(text);
            if !only.is_empty() {
                add(&mut lines, look, as_one_line(only));
            }
            continue;
        }
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                lines.push(Line::new());
            }
            let part = part.strip_suffix('\r').unwrap_or(part);
            if !part.is_empty() {
                add(&mut lines, look, as_one_line(part));
            }
        }
    }
    if lines.iter().any(|line| !line.is_empty()) {
        lines.retain(|line| !line.is_empty());
    } else {
        lines.truncate(1);
    }
    lines
}

/// Adds words to the last of the lines.
fn add<'a>(lines: &mut [Line<'a>], look: Look, text: Cow<'a, str>) {
    let Some(line) = lines.last_mut() else { return };
    match line.last_mut().filter(|piece| piece.look == look) {
        Some(piece) => piece.text += text,
        None => line.push(Piece { look, text }),
    }
}

/// The lines of a run of text without their looks.
pub(in crate::document) fn lines_of(runs: &[Inline]) -> Vec<String> {
    let join = |line: Line<'_>| line.into_iter().map(|piece| piece.text).collect();
    lines(runs).into_iter().map(join).collect()
}

/// The lines of several runs, one after another.
pub(super) fn all_lines(runs: &[Vec<Inline>]) -> Vec<Line<'_>> {
    runs.iter().flat_map(|runs| lines(runs)).collect()
}

/// How many columns a table has: as many as its widest row, and at least one.
pub(super) fn columns(table: &Table) -> usize {
    let widest = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    widest.max(table.head.len()).max(1)
}

/// The heads of a table's columns, or none if the first column is the head of its row.
pub(super) fn heads(table: &Table) -> Option<Vec<String>> {
    let head = || (0..columns(table)).map(|index| table.head.get(index));
    (!table.head.is_empty())
        .then(|| head().map(|text| text.map(|text| one_line(text)).unwrap_or_default()).collect())
}

/// The cells of a row as lines, filled up with empty cells to the number of columns.
pub(super) fn cells(row: &[Vec<Inline>], columns: usize) -> Vec<Lines<'_>> {
    (0..columns).map(|index| lines(row.get(index).map_or(&[], Vec::as_slice))).collect()
}

/// The relative widths of a table's columns as parts of `whole`, which they fill exactly.
pub(super) fn widths(table: &Table, whole: u32) -> Vec<u32> {
    let count = columns(table);
    let given = |index: usize| table.widths.get(index).copied().unwrap_or(1).max(1);
    let parts: Vec<u64> = (0..count).map(|index| u64::from(given(index))).collect();
    let sum: u64 = parts.iter().sum();
    let mut before = 0;
    let mut edge = 0;
    parts
        .iter()
        .map(|part| {
            before += part;
            let next = u32::try_from(u64::from(whole) * before / sum).unwrap_or(whole);
            let width = next - edge;
            edge = next;
            width
        })
        .collect()
}

/// A title on one line, or in two where it is longer and what it is of stands in a bracket at its end: a suite parts it anywhere.
pub(in crate::document) fn title_lines(title: &str) -> Vec<String> {
    const LINE: usize = 17;
    let title = one_line(title);
    let at = last_bracket(&title).filter(|at| *at > 0);
    match at.filter(|_| title.chars().count() > LINE).and_then(|at| title.split_at_checked(at)) {
        Some((head, of)) => vec![head.to_owned(), of.to_owned()],
        None => vec![title],
    }
}

/// Where the bracket opens that closes at the end of a text; brackets within it, as names of companies have, are passed.
fn last_bracket(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            '）' => open += 1,
            '（' if open <= 1 => return (open == 1).then_some(at),
            '（' => open -= 1,
            _ if open == 0 => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain;

    #[test]
    fn a_title_parts_before_the_bracket_at_its_end_and_never_within_it() {
        let whole = "粤港澳大湾区标准合同（循岚宾客服务（香港）有限公司）";
        assert_eq!(
            title_lines(whole),
            ["粤港澳大湾区标准合同", "（循岚宾客服务（香港）有限公司）"]
        );
        for one in [
            "（循岚宾客服务（香港）有限公司的承诺书）",
            "循岚宾客服务（香港）有限公司的一份很长的承诺书",
            "报告（甲）",
            "一二三四五六七八九十一二三四五六七八））",
        ] {
            assert_eq!(title_lines(one), [one]);
        }
    }

    fn texts(runs: &[Inline]) -> Vec<String> {
        let join = |line: &Line| line.iter().map(|piece| &*piece.text).collect();
        lines(runs).iter().map(join).collect()
    }

    #[test]
    fn what_follows_in_the_same_look_is_the_same_piece() {
        let text = |text: &str| Inline::Text(text.into());
        let runs =
            [text("期限："), text("三年\n"), text("止"), Inline::Strong("重".into()), text("末")];
        let looks = |line: &Line| -> Vec<(Look, String)> {
            line.iter().map(|piece| (piece.look, piece.text.to_string())).collect()
        };
        let all: Vec<_> = lines(&runs).iter().map(looks).collect();
        let plain = |text: &str| (Look::Plain, text.to_owned());
        let strong = (Look::Strong, "重".to_owned());
        assert_eq!(all, [vec![plain("期限：三年")], vec![plain("止"), strong, plain("末")]]);
    }

    #[test]
    fn line_ends_part_lines_and_empty_ones_are_left_out() {
        let runs = [Inline::Text("一\r\n\n二".into()), Inline::Strong("三\n四".into())];
        assert_eq!(texts(&runs), ["一", "二三", "四"]);
        assert_eq!(texts(&[]), [""]);
        assert_eq!(texts(&plain("\n\n")), [""]);
    }

    #[test]
    fn no_control_character_is_left() {
        assert_eq!(texts(&plain("a\tb\u{1b}[31m\u{ffff}")), ["a b\u{fffd}[31m\u{fffd}"]);
    }

    #[test]
    fn widths_fill_the_whole_and_ragged_rows_are_evened() {
        let rows = vec![vec![plain("a")], vec![plain("a"), plain("b"), plain("c")]];
        let table = Table { caption: String::new(), head: vec![], widths: vec![1, 0], rows };
        assert_eq!(columns(&table), 3);
        assert_eq!(widths(&table, 8300), [2766, 2767, 2767]);
        assert_eq!(cells(&table.rows[0], 3).len(), 3);
        assert_eq!(heads(&table), None);
    }
}
