//! One cell: whether something stands in it, and how coarse it is taken.

use super::asked::Coarser;

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A value.
    Value,
    /// Nothing at all: no sign between two delimiters, or no cell of a sheet.
    Missing,
    /// A text of no signs: `""`, or an empty text of a sheet.
    Empty,
    /// A mark that people and programs write where there is nothing: `NULL`, `\N`, `N/A`, `-`, blanks.
    Mark,
}

/// Marks of missing values, in lower case. Words that may be an answer ("none of it") are not among them, but for what programs write.
pub const MARKS: [&str; 10] =
    ["null", "\\n", "na", "n/a", "#n/a", "nan", "none", "nil", "-", "(null)"];

/// The longest mark.
const LONGEST: usize = 6;

/// What stands in the bytes; `quoted` where they stood between quotation marks.
#[inline]
pub(super) fn content(bytes: &[u8], quoted: bool) -> Content {
    match bytes {
        [] if quoted => Content::Empty,
        [] => Content::Missing,
        [first, ..] if is_mark(*first, bytes) => Content::Mark,
        _ => Content::Value,
    }
}

fn is_mark(first: u8, bytes: &[u8]) -> bool {
    match first {
        b' ' | b'\t' | 0xe3 => is_blank(bytes),
        b'n' | b'N' | b'\\' | b'-' | b'#' | b'(' if bytes.len() <= LONGEST => {
            MARKS.iter().any(|mark| mark.as_bytes().eq_ignore_ascii_case(bytes))
        }
        _ => false,
    }
}

/// Blanks only, also those as wide as a Chinese sign.
fn is_blank(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return true,
            [b' ' | b'\t', rest @ ..] | [0xe3, 0x80, 0x80, rest @ ..] => rest,
            _ => return false,
        };
    }
}

/// Appends the value, made coarser; false where it could not be and stands as it is.
pub(super) fn coarsened(bytes: &[u8], how: Coarser, to: &mut Vec<u8>) -> bool {
    let from = to.len();
    match how {
        Coarser::Not => {}
        Coarser::Year => {
            if let Some((year, _)) = day(bytes) {
                digits(year, 4, to);
            }
        }
        Coarser::Month => {
            if let Some((year, Some(month))) = day(bytes) {
                digits(year, 4, to);
                to.push(b'-');
                digits(month, 2, to);
            }
        }
        Coarser::Prefix(signs) => to.extend_from_slice(prefix(bytes, signs)),
        Coarser::Band(width) => {
            if let Some(band) = band(bytes, width) {
                to.extend_from_slice(band.to_string().as_bytes());
            }
        }
    }
    let is_made = to.len() > from;
    if !is_made {
        to.extend_from_slice(bytes);
    }
    is_made || how == Coarser::Not
}

/// A number in so many digits.
fn digits(number: u32, places: u32, to: &mut Vec<u8>) {
    for place in (0..places).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        to.push(b'0' + digit.to_le_bytes()[0]);
    }
}

/// The first signs of UTF-8; what is no text counts by bytes.
fn prefix(bytes: &[u8], signs: usize) -> &[u8] {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte & 0xc0 != 0x80);
    let end = starts.map(|(at, _)| at).nth(signs).unwrap_or(bytes.len());
    bytes.get(..end).unwrap_or(bytes)
}

/// Year and month of `1990-05-17`, `1990/5/17`, `1990.5`, `19900517`, `199005`, `1990年5月`, with or without a time behind it.
fn day(bytes: &[u8]) -> Option<(u32, Option<u32>)> {
    let run = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = |from: usize, to: usize| -> Option<u32> {
        std::str::from_utf8(bytes.get(from..to)?).ok()?.parse().ok()
    };
    let year = number(0, 4).filter(|year| (1800..=2200).contains(year))?;
    let month = match run {
        4 => {
            let rest = bytes.get(4..)?;
            let rest = rest.strip_prefix("\u{5e74}".as_bytes()).or_else(|| {
                rest.split_first().filter(|(sign, _)| is_divider(**sign)).map(|all| all.1)
            });
            match rest {
                None if bytes.len() == 4 => None,
                None => return None,
                Some(rest) => {
                    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                    let from = bytes.len() - rest.len();
                    if digits > 2 {
                        return None;
                    }
                    number(from, from + digits)
                }
            }
        }
        6 | 8 | 14 => Some(number(4, 6)?),
        _ => return None,
    };
    match month {
        Some(month) if !(1..=12).contains(&month) => None,
        month => Some((year, month)),
    }
}

const fn is_divider(sign: u8) -> bool {
    matches!(sign, b'-' | b'/' | b'.')
}

/// The band of a whole or decimal number, by its lower end.
fn band(bytes: &[u8], width: u64) -> Option<i128> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |digits: &str| digits.bytes().all(|sign| sign.is_ascii_digit());
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    if digits.is_empty() || digits.len() > 30 || !is_number(digits) || !is_number(part) {
        return None;
    }
    let number: i128 = digits.parse().ok()?;
    let below_nought = whole.starts_with('-');
    let number = match (below_nought, part.bytes().any(|sign| sign != b'0')) {
        (false, _) => number,
        (true, false) => -number,
        // -0.5 lies below nought.
        (true, true) => -number - 1,
    };
    let width = i128::from(width);
    Some(number.div_euclid(width) * width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str, how: Coarser) -> (String, bool) {
        let mut out = Vec::new();
        let is_made = coarsened(text.as_bytes(), how, &mut out);
        (String::from_utf8(out).unwrap(), is_made)
    }

    #[test]
    fn three_kinds_of_nothing_are_told_apart() {
        assert_eq!(content(b"", false), Content::Missing);
        assert_eq!(content(b"", true), Content::Empty);
        for mark in ["NULL", "null", "\\N", "NA", "n/a", "#N/A", "NaN", "-", " ", "\t ", "\u{3000}"]
        {
            assert_eq!(content(mark.as_bytes(), false), Content::Mark, "{mark:?}");
        }
        for value in ["0", "无", "Nancy", "-1", " a", "。", "--x", "NULLS"] {
            assert_eq!(content(value.as_bytes(), false), Content::Value, "{value:?}");
        }
    }

    #[test]
    fn dates_in_any_writing_give_their_year_and_month() {
        for text in [
            "1990-05-17",
            "1990/5/17",
            "1990.5.17 10:00",
            "19900517",
            "199005",
            "1990年5月17日",
            "19900517093000",
        ] {
            assert_eq!(made(text, Coarser::Year), ("1990".to_owned(), true), "{text}");
            assert_eq!(made(text, Coarser::Month), ("1990-05".to_owned(), true), "{text}");
        }
        assert_eq!(made("1990", Coarser::Year), ("1990".to_owned(), true));
        // What cannot be read stays as fine as it is: that only lowers k.
        for text in
            ["17/05/1990", "1990-13-01", "0990-01-01", "19900", "May 1990", "1990-005", "1990x"]
        {
            assert_eq!(made(text, Coarser::Year), (text.to_owned(), false), "{text}");
        }
        assert_eq!(made("1990", Coarser::Month), ("1990".to_owned(), false));
    }

    #[test]
    fn prefixes_count_signs_and_keep_leading_noughts() {
        assert_eq!(made("010020", Coarser::Prefix(2)).0, "01");
        assert_eq!(made("北京市", Coarser::Prefix(2)).0, "北京");
        assert_eq!(made("北", Coarser::Prefix(2)).0, "北");
    }

    #[test]
    fn bands_reach_from_their_lower_end() {
        for (text, width, band) in [
            ("37", 10, "30"),
            ("40", 10, "40"),
            ("-1", 10, "-10"),
            ("-0", 10, "0"),
            ("-0.5", 10, "-10"),
            ("9.99", 5, "5"),
            ("007", 5, "5"),
            ("12.0", 5, "10"),
            ("123456789012345678", 1000, "123456789012345000"),
        ] {
            assert_eq!(made(text, Coarser::Band(width)), (band.to_owned(), true), "{text}");
        }
        for text in ["1e3", "+5", " 5", "about 30", "1,000", "", ".", "NaN", "inf"] {
            assert_eq!(made(text, Coarser::Band(10)), (text.to_owned(), false), "{text}");
        }
    }
}
