//! Where a line may end within what is not Chinese: nowhere in a telephone number, a day or the number of a standard, and behind
//! its marks in a long address or code.
//!
//! The words stay what they are: put together again, the parts of a text are the text.

/// The most characters of a code or word that stay on one line; longer ones part behind a mark.
pub(super) const WHOLE: usize = 16;

/// The least that stands before the end of a line within an address, and after it, in characters.
const LEAST: usize = 3;

/// What holds together, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Held<'a> {
    /// Lines end in it as in any text.
    Free(&'a str),
    /// A number or a short code with hyphens: no line ends in it.
    Number(&'a str),
    /// A long address or code: a line may end behind each part.
    Parts(Vec<&'a str>),
}

/// A text as what holds together, in order.
pub(super) fn held(text: &str) -> Vec<Held<'_>> {
    let mut out: Vec<Held<'_>> = Vec::new();
    let (mut rest, mut from) = (text, 0);
    // Most text has nothing of the kind.
    while let Some(start) = rest.get(from..).and_then(|text| text.find(joins)) {
        let start = from + start;
        let token = rest.get(start..).unwrap_or_default();
        let end = start + token.find(|c| !joins(c)).unwrap_or(token.len());
        let Some(held) = rest.get(start..end).and_then(token_held) else {
            from = end;
            continue;
        };
        out.extend(rest.get(..start).filter(|text| !text.is_empty()).map(Held::Free));
        out.push(held);
        (rest, from) = (rest.get(end..).unwrap_or_default(), 0);
    }
    if !rest.is_empty() {
        out.push(Held::Free(rest));
    }
    out
}

/// The words in parts, where a line may also end: before a bracket that opens behind a figure or a letter, to which suites make it cling.
pub(super) fn opened(text: &str) -> impl Iterator<Item = &str> {
    let mut last = None;
    let ends = text.char_indices().filter_map(move |(at, c)| {
        let before = last.replace(c);
        (c == '（' && before.is_some_and(|c| c.is_ascii_alphanumeric())).then_some(at)
    });
    let mut from = 0;
    ends.chain([text.len()]).filter_map(move |end| text.get(std::mem::replace(&mut from, end)..end))
}

/// Whether lines end in a text as in any other: nothing in it holds together, and no bracket opens behind a figure. It is told by the bytes, as
/// it is asked of every word of every paper, and now and then of a text of which it is not said though it is so.
pub(super) fn is_free(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut joined = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'-' => return false,
            b'!'..=b'~' => joined += 1,
            // A wide bracket that opens begins with this one.
            0xef if joined > 0 && bytes.get(at + 1..at + 3) == Some(&[0xbc, 0x88]) => return false,
            _ => joined = 0,
        }
        if joined > WHOLE {
            return false;
        }
    }
    true
}

/// Whether a character may be part of a code, an address or a number.
fn joins(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '(' | ')' | '[' | ']' | '<' | '>' | '"' | ';' | '|' | ',')
}

fn token_held(token: &str) -> Option<Held<'_>> {
    if is_number(token) || is_short_code(token) {
        return Some(Held::Number(token));
    }
    if token.len() <= WHOLE {
        return None;
    }
    let parts = parts(token);
    (parts.len() > 1).then_some(Held::Parts(parts))
}

/// The most characters of a short code that is torn by no hyphen.
const SHORT: usize = 12;

/// A short code with figures: `AES-256-GCM`, or `-84`, which follows Chinese words.
fn is_short_code(token: &str) -> bool {
    let Some((name, rest)) = token.split_once('-').filter(|_| token.len() <= SHORT) else {
        return false;
    };
    let is_whole = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
    is_whole(name)
        && rest.split('-').all(|part| !part.is_empty() && is_whole(part))
        && token.bytes().any(|b| b.is_ascii_digit())
}

/// Digits joined by hyphens, as telephone numbers, days and numbers of standards are.
fn is_number(token: &str) -> bool {
    let digits = token.strip_prefix('+').unwrap_or(token);
    digits.contains('-')
        && digits.len() <= 2 * WHOLE
        && digits
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

/// The parts of an address or code behind each of which a line may end.
pub(super) fn parts(token: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = token;
    let mut from = 0;
    while let Some(mark) = rest.get(from..).and_then(|text| text.find(is_mark)) {
        // The marks are of one byte.
        let end = from + mark + 1;
        let Some((part, after)) = rest.split_at_checked(end) else { break };
        if part.len() < LEAST || after.len() < LEAST || after.starts_with(is_mark) {
            from = end;
        } else {
            out.push(part);
            (rest, from) = (after, 0);
        }
    }
    out.push(rest);
    out.into_iter().flat_map(pieces).collect()
}

/// A part that is longer than a line may be, such as a digest, in pieces.
fn pieces(mut part: &str) -> Vec<&str> {
    let mut out = Vec::new();
    while let Some((piece, rest)) = part.split_at_checked(WHOLE).filter(|_| part.len() > 2 * WHOLE)
    {
        out.push(piece);
        part = rest;
    }
    out.push(part);
    out
}

fn is_mark(c: char) -> bool {
    matches!(c, '@' | '.' | '/' | '-' | '_' | '?' | '&' | '=' | ':' | '#' | '~')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn together(text: &str) -> String {
        held(text)
            .into_iter()
            .map(|held| match held {
                Held::Free(text) | Held::Number(text) => text.to_owned(),
                Held::Parts(parts) => parts.concat(),
            })
            .collect()
    }

    #[test]
    fn what_is_told_to_be_free_is_free() {
        let parts =
            ["甲", "（", "）", "A", "1", "-", ".", "，", " ", "abcdefghijklmnop", "“", "2026"];
        let mut told = 0;
        for number in 0..parts.len().pow(4) {
            let at = |turn: u32| parts[number / parts.len().pow(turn) % parts.len()];
            let text: String = (0..4).map(at).collect();
            if is_free(&text) {
                told += 1;
                assert_eq!(held(&text), [Held::Free(text.as_str())]);
                assert_eq!(opened(&text).count(), 1, "{text}");
            }
        }
        assert!(told > 9_000, "{told}");
        assert!(is_free("") && !is_free("A（") && !is_free("39335-2020"));
    }

    #[test]
    fn a_number_holds_together_and_an_address_parts_behind_its_marks() {
        assert_eq!(
            held("电话0571-55500102，邮箱 privacy@lindenfeld.example。"),
            [
                Held::Free("电话"),
                Held::Number("0571-55500102"),
                Held::Free("，邮箱 "),
                Held::Parts(vec!["privacy@", "lindenfeld.", "example"]),
                Held::Free("。"),
            ]
        );
        assert_eq!(
            held(&"0f".repeat(32)),
            [Held::Parts(vec![&"0f".repeat(8), &"0f".repeat(8), &"0f".repeat(16)])]
        );
        for whole in ["+49-711-5550", "2026-11-02", "39335-2020", "400-820-8820"] {
            assert_eq!(held(whole), [Held::Number(whole)]);
        }
        for free in ["", "只有汉字。", "1,012,000", "-", "a - b", "12-", "well-known"] {
            assert!(held(free).iter().all(|held| matches!(held, Held::Free(_))), "{free}");
        }
        assert_eq!(
            parts("https://www.example.com/a_b/2026-11"),
            ["https://", "www.", "example.", "com/", "a_b/", "2026-11"]
        );
    }

    #[test]
    fn a_short_code_is_torn_by_no_hyphen() {
        assert_eq!(
            held("见佐证-84。"),
            [Held::Free("见佐证"), Held::Number("-84"), Held::Free("。")]
        );
        for whole in ["AES-256", "AES-256-GCM", "YC-XGW-R21", "SH-PT-077R"] {
            assert_eq!(held(whole), [Held::Number(whole)]);
        }
        for free in ["XL-XGW", "- 84", "XL-CHG-2026-1102", "V-", "7--8a", "--12"] {
            assert_eq!(held(free), [Held::Free(free)]);
        }
    }

    #[test]
    fn a_bracket_behind_a_figure_may_begin_a_line() {
        let parts = |text| opened(text).collect::<Vec<_>>();
        assert_eq!(parts("T21-2（甲）和1.9（乙（丙"), ["T21-2", "（甲）和1.9", "（乙（丙"]);
        assert_eq!(parts("甲（乙）"), ["甲（乙）"]);
        assert_eq!(parts("（乙）"), ["（乙）"]);
    }

    #[test]
    fn the_parts_are_the_text() {
        for text in [
            "https://www.example.com/a//b?c=d&e=f 与 +86-571-5550 和GB/T 39335-2020",
            "a.b.c.d.e.f.g.h.i.j.k.l.m",
            "一@二.三",
            "................../////////-------",
        ] {
            assert_eq!(together(text), text);
        }
    }
}
