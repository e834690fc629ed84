//! How a text is broken into lines: where Unicode says it may be, each line as full as it gets.

use textwrap::core::Word;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// Lines of at most so many cells, broken only between [`unbroken`] parts as long as a part has room in a line.
pub fn folding<'a>(cells: usize) -> Options<'a> {
    Options::new(cells)
        .word_separator(WordSeparator::Custom(|line| Box::new(unbroken(line).map(Word::from))))
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .word_splitter(WordSplitter::NoHyphenation)
}

/// The parts of a line between which it may be broken, with the spaces behind them. A hyphen holds its two sides together: most of
/// those in these papers stand in a code.
pub fn unbroken(line: &str) -> impl Iterator<Item = &str> {
    let mut breaks = linebreaks(line)
        .filter(move |(at, _)| !line.get(..*at).is_some_and(|before| before.ends_with('-')))
        .filter(|(_, kind)| *kind == BreakOpportunity::Allowed)
        .map(|(at, _)| at);
    let mut from = 0;
    std::iter::from_fn(move || {
        let to = breaks.next().unwrap_or(line.len());
        let part = line.get(from..to).filter(|part| !part.is_empty());
        from = to;
        part
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_broken_where_unicode_says() {
        let parts = |line| unbroken(line).collect::<Vec<_>>();
        assert_eq!(parts("客户 Hotel GmbH，上海"), ["客", "户 ", "Hotel ", "GmbH，", "上", "海"]);
        assert_eq!(parts("AES-256 加密"), ["AES-256 ", "加", "密"]);
        assert_eq!(parts("（甲）"), ["（甲）"]);
        assert!(parts("").is_empty());
    }

    #[test]
    fn no_word_is_lost_between_lines() {
        let text = "客户关系管理系统 Customer-relationship 平台（上海）";
        for cells in 2..30 {
            let lines = textwrap::wrap(text, folding(cells));
            let back: String = lines.concat();
            assert_eq!(back.replace(' ', ""), text.replace(' ', ""), "{cells}");
        }
    }
}
