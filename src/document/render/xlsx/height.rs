//! How high a row is: as high as its longest text needs. Not every program works that out when it opens a file.

use unicode_width::UnicodeWidthStr as _;

/// The height of a line, in points.
const LINE: u32 = 16;
/// The greatest height the format allows, in points.
const HIGHEST: u32 = 409;

/// The height in points of a row of texts, each with the width of its column in Latin characters.
pub(super) fn of<'a>(texts: impl Iterator<Item = (&'a str, u16)>) -> u32 {
    let lines = texts.map(|(text, width)| lines(text, width)).max().unwrap_or(1);
    lines.saturating_mul(LINE).saturating_add(1).min(HIGHEST)
}

fn lines(text: &str, width: u16) -> u32 {
    // A wide character that does not fit leaves a column empty, and a Latin word moves as a whole.
    let room = usize::from(width).saturating_sub(2).max(2);
    let of = |line: &str| u32::try_from(line.width().div_ceil(room).max(1)).unwrap_or(u32::MAX);
    text.split('\n').map(of).fold(0, u32::saturating_add).max(1)
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
}
