//! Words broken into lines of a picture, their width counted in cells: half a Chinese character, or one Latin letter.
//!
//! No line is wider than its room, which is at least two cells; lines break where Unicode says they may.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr as _;

/// The cells that words take.
pub(super) fn width(words: &str) -> usize {
    words.width()
}

/// Words as lines of at most so many cells.
pub(super) fn wrapped(words: &str, cells: usize) -> Vec<String> {
    let options = Options::new(cells.max(2))
        .word_separator(WordSeparator::UnicodeBreakProperties)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(words, &options).into_iter().map(|line| line.trim().to_owned()).collect()
}

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
    }
}
