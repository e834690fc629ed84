//! How a key that names a person is read, and a sensitive value: writings that differ only in blanks, capitals or width are one.
//!
//! One person in two writings would be two, and k and l too high. Two persons taken for one only make them lower.

use super::cell::MARKS;

/// Signs that are passed over.
pub(super) const BLANKS: [char; 6] = [' ', '\t', '\n', '\r', '\u{a0}', '\u{3000}'];
/// Words that stand where nobody is named, folded, beside [`MARKS`].
const NOBODY: &str = include_str!("nobody.txt");

/// Words and marks that name nobody, as they are folded.
pub(super) fn nobody() -> impl Iterator<Item = String> {
    MARKS.iter().map(|mark| mark.to_ascii_uppercase()).chain(NOBODY.lines().map(str::to_owned))
}

/// Signs that are taken for others, each with the other one: small letters, and letters, digits and the hyphen as wide as a Chinese sign.
pub(super) fn pairs() -> impl Iterator<Item = (char, char)> {
    let wide = |sign: u8| char::from_u32(0xfee0 + u32::from(sign)).unwrap_or(char::from(sign));
    let small = (b'a'..=b'z').map(|sign| (sign, char::from(sign)));
    let all = (b'a'..=b'z').chain(b'A'..=b'Z').chain(b'0'..=b'9').chain([b'-']);
    small
        .chain(all.map(move |sign| (sign, wide(sign))))
        .map(|(sign, from)| (from, char::from(sign.to_ascii_uppercase())))
}

/// Whether a text stays as it is when it is folded.
pub(super) fn is_plain(bytes: &[u8]) -> bool {
    // Without a branch for each sign, so that many are looked at together.
    bytes.iter().fold(true, |all, sign| all & matches!(sign, b'!'..=b'`' | b'{'..=b'~'))
}

/// Appends a text of UTF-8 without blanks, in capitals and narrow signs.
pub(super) fn fold(bytes: &[u8], to: &mut Vec<u8>) {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return,
            [b' ' | b'\t' | b'\n' | b'\r', rest @ ..]
            | [0xc2, 0xa0, rest @ ..]
            | [0xe3, 0x80, 0x80, rest @ ..] => rest,
            [0xef, 0xbc, sign @ (0x8d | 0x90..=0x99 | 0xa1..=0xba), rest @ ..] => {
                to.push(sign - 0x60);
                rest
            }
            [0xef, 0xbd, sign @ 0x81..=0x9a, rest @ ..] => {
                to.push(sign - 0x40);
                rest
            }
            [sign, rest @ ..] => {
                to.push(sign.to_ascii_uppercase());
                rest
            }
        };
    }
}

/// Whether a folded key names nobody.
pub(super) fn is_nobody(folded: &[u8]) -> bool {
    /// Bytes of the longest word.
    const LONGEST: usize = 9;
    folded.len() <= LONGEST
        && (folded.is_empty()
            || MARKS.iter().any(|mark| mark.as_bytes().eq_ignore_ascii_case(folded))
            || NOBODY.lines().any(|word| word.as_bytes() == folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut out = Vec::new();
        fold(text.as_bytes(), &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn writings_that_differ_in_blanks_capitals_or_width_are_one() {
        for (text, expected) in [
            ("11010119900307001x", "11010119900307001X"),
            ("P1 ", "P1"),
            (" P\u{3000}1\r\n\u{a0}\t", "P1"),
            ("\u{ff30}\u{ff50}\u{ff10}\u{ff19}\u{ff0d}1", "PP09-1"),
            ("\u{e9}\u{4e2d}/_`{", "\u{e9}\u{4e2d}/_`{"),
        ] {
            assert_eq!(folded(text), expected);
            assert_eq!(is_plain(expected.as_bytes()), expected.is_ascii());
            assert!(!is_plain(text.as_bytes()));
        }
        // What the engines are told is what is done here.
        for (from, to) in pairs() {
            assert_eq!(folded(&from.to_string()), to.to_string());
        }
        assert_eq!(
            (pairs().count(), BLANKS.map(|sign| folded(&sign.to_string())).concat()),
            (89, String::new())
        );
    }

    #[test]
    fn words_for_nobody_are_all_of_them_folded_and_found() {
        for word in nobody() {
            assert_eq!(folded(&word), word);
            assert!(is_nobody(word.as_bytes()), "{word}");
        }
        assert!(is_nobody(b"") && !is_nobody(b"1") && !is_nobody("\u{65e0}\u{540d}".as_bytes()));
    }
}
