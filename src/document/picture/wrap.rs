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
    textwrap::wrap(words, folding(cells.max(2)))
        .into_iter()
        .map(|line| line.trim().to_owned())
        .collect()
}

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
