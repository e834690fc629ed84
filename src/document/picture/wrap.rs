//! Words broken into lines of a picture, their width counted in cells: half a Chinese character, or one Latin letter.
//!
//! No line is wider than its room, which is at least two cells; lines break where Unicode says they may.

use unicode_width::UnicodeWidthStr as _;

use crate::text::{folding, unbroken};

/// The cells that words take.
pub(super) fn width(words: &str) -> usize {
    words.width()
}

/// Words as lines of at most so many cells.
pub(super) fn wrapped(words: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(2);
    let parted: String = unbroken(words).map(|part| parted(part, cells)).collect();
    textwrap::wrap(&parted, folding(cells)).into_iter().map(|line| line.trim().to_owned()).collect()
}

/// A word that has no room in a line, parted behind its hyphens, or between letters by one more.
fn parted(word: &str, cells: usize) -> String {
    let (mut out, mut rest) = (String::new(), word);
    while width(rest.trim_end()) > cells {
        let Some(at) = parting(rest, cells) else { break };
        let (head, tail) = rest.split_at(at);
        out.push_str(head);
        out.push_str(if head.ends_with('-') { "\n" } else { "-\n" });
        rest = tail;
    }
    out + rest
}

/// Where a word is parted. A code is not: with a sign more it would be another.
fn parting(word: &str, cells: usize) -> Option<usize> {
    let head_of = |at: usize| word.get(..at).unwrap_or_default();
    let fit = |room: usize| {
        let all = word.char_indices().skip(1).map(|(at, _)| at);
        all.filter(move |at| width(head_of(*at)) <= room).collect::<Vec<_>>().into_iter().rev()
    };
    let is_between_letters = |at: usize| {
        let tail = word.get(at..).unwrap_or_default().chars().take(LETTERS);
        let near = head_of(at).chars().rev().take(LETTERS).chain(tail);
        near.filter(|sign| sign.is_lowercase()).count() == 2 * LETTERS
    };
    fit(cells)
        .find(|at| head_of(*at).ends_with('-'))
        .or_else(|| fit(cells - 1).find(|at| is_between_letters(*at)))
}

/// How many letters stand on each side of where a word is parted, at least.
const LETTERS: usize = 2;

/// The cells of the widest word that may be broken nowhere.
pub(super) fn widest(words: &str) -> usize {
    unbroken(words).map(|part| width(part.trim_end())).max().unwrap_or(0)
}

/// A line, then what of it stands before its last mark, and so on: each says less, and none is cut off within a phrase.
pub(super) fn phrases(line: &str) -> impl Iterator<Item = &str> {
    let is_mark = |c: char| MARKS.contains(c);
    std::iter::successors(Some(line.trim()), move |line| {
        line.rfind(is_mark).and_then(|at| line.get(..at)).map(str::trim_end)
    })
    .filter(|phrases| !phrases.is_empty() && is_closed(phrases))
}

/// Whether every bracket in it is closed.
fn is_closed(words: &str) -> bool {
    let open = words.matches(['（', '(']).count();
    open == words.matches(['）', ')']).count()
}

/// What ends a phrase.
const MARKS: &str = "，,；;、（(";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_its_room() {
        for cells in 2..30 {
            let lines = wrapped("客户关系管理系统 Customer-relationship 平台（上海）", cells);
            assert!(lines.iter().all(|line| width(line) <= cells), "{cells}: {lines:?}");
        }
        assert_eq!(wrapped("客户关系管理", 8), ["客户关系", "管理"]);
        assert_eq!(
            wrapped("Hanselicht Reisepartner GmbH", 10),
            ["Hanselicht", "Reisepart-", "ner GmbH"]
        );
        assert_eq!(
            wrapped("with cross-border services", 10),
            ["with", "cross-", "border", "services"]
        );
        assert_eq!(wrapped("XL-DJ-2026-01", 8), ["XL-DJ-", "2026-01"]);
        assert_eq!(wrapped("91440300MA5DEMO0AB", 10), ["91440300MA", "5DEMO0AB"]);
        assert_eq!((widest("酒店 Hotelbetriebs GmbH"), widest("")), (13, 0));
    }

    #[test]
    fn a_line_is_shortened_by_whole_phrases() {
        let all: Vec<&str> = phrases("公共互联网，HTTPS（TLS 1.3），双向").collect();
        let expected = [
            "公共互联网，HTTPS（TLS 1.3），双向",
            "公共互联网，HTTPS（TLS 1.3）",
            "公共互联网，HTTPS",
            "公共互联网",
        ];
        assert_eq!(all, expected);
        let all: Vec<&str> = phrases("专线之上的 SFTP（SSH-2，AES-256）").collect();
        assert_eq!(all, ["专线之上的 SFTP（SSH-2，AES-256）", "专线之上的 SFTP"]);
        assert_eq!(phrases("").count(), 0);
    }
}
