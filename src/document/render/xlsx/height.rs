//! How high a row is: as high as its longest text needs. Not every program works that out when it opens a file.

use unicode_width::UnicodeWidthChar;

/// The height of a line, in points.
const LINE: u32 = 16;
/// The greatest height the format allows, in points.
const HIGHEST: u32 = 409;
/// The most lines that a row of the greatest height shows.
pub(super) const MOST: u32 = (HIGHEST - 1) / LINE;

/// The height in points of a row of texts, each with the width of its column in Latin characters.
pub(super) fn of<'a>(texts: impl Iterator<Item = (&'a str, u16)>) -> u32 {
    let lines = texts.map(|(text, width)| lines(text, width)).max().unwrap_or(1);
    lines.saturating_mul(LINE).saturating_add(1).min(HIGHEST)
}

/// How many lines a text takes in a column of this width.
pub(super) fn lines(text: &str, width: u16) -> u32 {
    let of = |line: &str| {
        let wide: usize = line.chars().filter_map(UnicodeWidthChar::width).sum();
        let lines = wide.div_ceil(room(width)).max(1);
        u32::try_from(lines).unwrap_or(u32::MAX)
    };
    text.split('\n').map(of).fold(0, u32::saturating_add).max(1)
}

/// The beginning of a text that `most` lines of a column of this width show, at least one character; the whole text if they
/// show it all. It ends behind a sentence, if one ends in its second half.
pub(super) fn shown(text: &str, width: u16, most: u32) -> &str {
    let (mut line, mut column) = (1, 0);
    let end = text.char_indices().find(|(at, c)| {
        column += c.width().unwrap_or_default();
        if *c == '\n' || column > room(width) {
            line += 1;
            column = if *c == '\n' { 0 } else { c.width().unwrap_or_default() };
        }
        line > most && *at > 0
    });
    let Some(shown) = end.and_then(|(end, _)| text.get(..end)) else { return text };
    let sentence = shown.rfind(['。', '；', '\n']).and_then(|at| {
        let mark = shown.get(at..)?.chars().next()?;
        shown.get(..at + mark.len_utf8())
    });
    sentence.filter(|sentence| sentence.len() > shown.len() / 2).unwrap_or(shown)
}

/// How many Latin characters stand on a line: a wide one that does not fit leaves room, and a word moves as a whole.
fn room(width: u16) -> usize {
    usize::from(width).saturating_sub(2).max(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_longest_text() {
        assert_eq!(of([("", 10), ("short", 10)].into_iter()), 17);
        assert_eq!(of([("八个汉字要两行的", 10), ("x", 10)].into_iter()), 33);
        assert_eq!(of([("one\ntwo\nthree", 10)].into_iter()), 49);
        assert_eq!(of([("长".repeat(9_000).as_str(), 10)].into_iter()), HIGHEST);
    }

    #[test]
    fn what_is_shown_fits_and_ends_with_a_sentence_where_it_can() {
        for text in ["长".repeat(900), "word ".repeat(900), "一\n".repeat(900)] {
            let part = shown(&text, 20, 5);
            assert!(lines(part.trim_end(), 20) <= 5 && part.len() < text.len(), "{part}");
        }
        assert_eq!(shown("短句。", 20, 1), "短句。");
        let long = format!("{}。{}", "长".repeat(30), "短".repeat(30));
        assert_eq!(shown(&long, 20, 5).chars().count(), 31);
        assert_eq!(shown("长句", 2, 0), "长", "every part takes something");
    }
}
