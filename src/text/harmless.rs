//! Which characters may be shown, and what becomes of the others: on a terminal, in a document, in JSON.
//!
//! What leaves this module holds no terminal escape, nothing that turns the direction of text, and nothing that is there without
//! being seen, so that what a person reads is what stands there.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::Path;

/// `text` with every character that could deceive made visible, as it may be shown, printed or written into a document.
///
/// Line ends and tabs stay when `lines` is true, and become spaces otherwise; a line end of two characters is one. Every other control character, the marks that turn
/// the direction of text, the separators of lines and paragraphs, and signs without width (joiners, selectors of variants, tags,
/// fillers, the byte order mark) become U+FFFD. A joiner stays between two emoji or two letters of a script that needs it, and a
/// selector behind an emoji: there it changes how they look, and hides nothing.
pub fn harmless(text: &str, lines: bool) -> String {
    as_harmless(text, lines).into_owned()
}

/// The same, copied only where something had to be made visible.
pub fn as_harmless(text: &str, lines: bool) -> Cow<'_, str> {
    // Nearly every text is, and there are many of them.
    if is_plain(text.as_bytes(), lines) || text.chars().all(is_seen) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let shown = match c {
            // The end of a line as other systems write it.
            '\r' if rest.peek() == Some(&'\n') => continue,
            '\n' | '\t' if lines => c,
            '\n' | '\t' => ' ',
            c if is_seen(c) || is_needed(c, before, rest.peek().copied()) => c,
            _ => char::REPLACEMENT_CHARACTER,
        };
        out.push(shown);
        before = Some(shown);
    }
    Cow::Owned(out)
}

/// Whether a text holds nothing but what nearly all text is made of, all of it seen: ASCII, the common Chinese characters and their
/// marks; and where they stay, the ends of its lines. It is told by the bytes, as every word of every paper is asked.
fn is_plain(bytes: &[u8], lines: bool) -> bool {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += match (STEPS[usize::from(*byte)], bytes.get(at..).unwrap_or_default()) {
            // The marks of U+3000 to U+303F; the full widths of U+FF00 to U+FF3F; the quotation marks and dots of U+2010 to U+2026.
            (0, [0xe3, 0x80, ..] | [0xef, 0xbc, ..] | [0xe2, 0x80, 0x90..=0xa6, ..]) => 3,
            (0, [b'\n', ..]) if lines => 1,
            (0, _) => return false,
            (step, _) => usize::from(step),
        };
    }
    true
}

/// How many bytes a character has that is seen whatever follows its first one: ASCII, and U+4000 to U+9FFF. Nought of any other.
const STEPS: [u8; 256] = {
    let mut steps = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        steps[byte] = match byte {
            0x20..=0x7e => 1,
            0xe4..=0xe9 => 3,
            _ => 0,
        };
        byte += 1;
    }
    steps
};

/// The name of a file, as it may be shown.
pub fn shown_path(path: &Path) -> String {
    harmless(&path.display().to_string(), false)
}

/// JSON with every such character written as its escape: to a reader of JSON it is the same.
///
/// They stand in strings and keys only, as all else in JSON is ASCII.
pub fn harmless_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || is_seen(c) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing into a string cannot fail.
            let _infallible = write!(out, "\\u{unit:04x}");
        }
    }
    out
}

/// Whether a character is seen where it stands, and changes nothing around it.
pub fn is_seen(c: char) -> bool {
    // What nearly all text is made of comes first: ASCII and the common Chinese characters.
    matches!(c, ' '..='~' | '\u{4e00}'..='\u{9fff}')
        || !c.is_control()
            && !matches!(
                c,
                // Direction.
                '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
                // Lines and paragraphs.
                | '\u{2028}' | '\u{2029}'
                // Without width: soft hyphen, joiners, fillers, invisible operators, the byte order mark, annotations, music.
                | '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}'
                | '\u{3164}' | '\u{ffa0}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
                // Selectors of variants, and tags.
                | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}'
                // No characters at all.
                | '\u{fffe}' | '\u{ffff}'
            )
}

/// Whether a sign without width does its honest work between these two.
fn is_needed(c: char, before: Option<char>, after: Option<char>) -> bool {
    let both = |is: fn(char) -> bool| before.is_some_and(is) && after.is_some_and(is);
    match c {
        '\u{200d}' => both(is_emoji) || both(is_joining),
        '\u{200c}' => both(is_joining),
        '\u{fe0e}' | '\u{fe0f}' => {
            before.is_some_and(is_emoji) && before != Some('\u{fe0e}') && before != Some('\u{fe0f}')
                // A digit in a key cap: 1, selector, cap.
                || before.is_some_and(|c| matches!(c, '0'..='9' | '#' | '*'))
                    && after == Some('\u{20e3}')
        }
        _ => false,
    }
}

/// Pictures, and the selector that makes one of a sign.
fn is_emoji(c: char) -> bool {
    matches!(
        c,
        '©' | '®' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21ff}'
        | '\u{2300}'..='\u{27bf}' | '\u{2900}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}'
        | '\u{3299}' | '\u{fe0e}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}'
    )
}

/// Scripts whose letters change by what stands beside them: Arabic to Sinhala, Myanmar, Khmer, Mongolian.
fn is_joining(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every kind of character that deceives, one of each end of its range.
    const DECEIVING: &str = "\u{0}\u{7}\u{1b}\u{7f}\u{80}\u{85}\u{9b}\u{9f}\u{ad}\u{34f}\u{61c}\u{115f}\u{180e}\u{200b}\u{200c}\u{200d}\
        \u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202e}\u{2060}\u{2063}\u{2066}\u{2069}\u{206f}\u{3164}\u{fe00}\u{fe0f}\u{feff}\u{ffa0}\
        \u{fff9}\u{fffe}\u{e0001}\u{e0041}\u{e007f}\u{e0100}\u{e01ef}";

    #[test]
    fn whatever_deceives_becomes_visible() {
        for c in DECEIVING.chars() {
            assert_eq!(harmless(&format!("甲{c}a"), true), "甲\u{fffd}a", "{c:?}");
            assert!(!is_seen(c), "{c:?}");
        }
        assert_eq!(harmless("a\u{1b}[31mb\u{202e}", true), "a\u{fffd}[31mb\u{fffd}");
        assert_eq!(harmless("一\n二\t三\r", false), "一 二 三\u{fffd}");
        assert_eq!(harmless("一\n二\t三", true), "一\n二\t三");
    }

    #[test]
    fn what_is_told_by_its_bytes_is_seen() {
        let told: Vec<char> =
            ('\0'..=char::MAX).filter(|c| is_plain(c.to_string().as_bytes(), false)).collect();
        assert!(told.len() > 20_000 && told.into_iter().all(is_seen));
        assert!(is_plain("（甲）“1.5”：是；否……".as_bytes(), false));
        assert!(is_plain("甲\n".as_bytes(), true) && !is_plain("甲\n".as_bytes(), false));
    }

    #[test]
    fn what_people_write_stays() {
        for text in [
            "张三，𠮷野家 №5 “引号” … ㎡",
            "👩\u{200d}💻 ❤\u{fe0f}\u{200d}🔥 👍🏽 1\u{fe0f}\u{20e3} ☎\u{fe0e}",
            "क\u{94d}\u{200d}ष نامه\u{200c}ای",
            "Zürich, e\u{301}",
        ] {
            assert_eq!(harmless(text, false), text);
        }
        for hidden in
            ["姓\u{200d}名", "❤\u{fe0f}\u{fe0f}", "1\u{fe0f}2", "👩\u{200d}", "\u{200d}👩"]
        {
            assert!(harmless(hidden, false).contains('\u{fffd}'), "{hidden:?}");
        }
    }

    #[test]
    fn json_stays_the_same_to_a_reader_and_holds_nothing_that_deceives() {
        let value = serde_json::json!({ DECEIVING: [format!("甲{DECEIVING}👩\u{200d}💻\n\t\"\\"), 1.5, null] });
        let text = serde_json::to_string_pretty(&value).unwrap();
        let shown = harmless_json(&text);
        assert!(shown.chars().all(|c| c == '\n' || is_seen(c)), "{shown}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).unwrap(), value);
        assert_eq!(harmless_json("{\n  \"姓名\": 1\n}"), "{\n  \"姓名\": 1\n}");
    }
}
