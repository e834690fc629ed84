//! A sentence that stands whole in the source, in both languages, with named holes.
//!
//! [`said!`](crate::said) fills one. Whoever reads the source reads the sentence; whatever is put into it is named in both languages alike.
//! That both name exactly what is given is checked while compiling: a sentence with a hole too many, or one too few in
//! either language, is no program.
//!
//! | in the sentence | is |
//! |---|---|
//! | `{name}` | what was given under this name, in the language of the sentence |
//! | `{count?point is\|points are}` | the first words where `count` is one, else the second; counts as no naming |
//! | `{{`, `}}` | a brace |

use std::borrow::Cow;

use super::{Lang, Phrase, Text};

/// What can stand in a hole.
pub trait Hole {
    /// In words.
    fn words(&self, lang: Lang) -> Cow<'_, str>;

    /// Whether it is the number one, for the words that depend on it.
    fn is_one(&self) -> bool {
        false
    }
}

/// A sentence with holes, checked when it was made.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    text: Text,
    names: &'static [&'static str],
}

/// A part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(&'static str),
    /// The hole that was named at this place of the names given.
    Hole(usize),
    /// Words where the hole at this place holds the number one, and where it does not.
    Count(usize, &'static str, &'static str),
}

impl Sentence {
    /// A sentence in both languages, whose holes are exactly `names`, each named at least once in each.
    ///
    /// # Panics
    ///
    /// While compiling, if a language names something else, or something is not named.
    pub const fn new(zh: &'static str, en: &'static str, names: &'static [&'static str]) -> Self {
        check(zh, names);
        check(en, names);
        Self { text: Text { zh, en }, names }
    }

    /// The parts in one language, in their order.
    pub fn pieces(self, lang: Lang) -> Vec<Piece> {
        let mut out = Vec::new();
        self.each(lang, |piece| out.push(piece));
        out.retain(|piece| *piece != Piece::Words(""));
        out
    }

    fn each(self, lang: Lang, mut take: impl FnMut(Piece)) {
        let mut rest = self.text.get(lang);
        while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'{' | b'}')) {
            let (before, after) = rest.split_at(at);
            take(Piece::Words(before));
            let twice = ["{{", "}}"].iter().find(|mark| after.starts_with(**mark));
            if let Some(mark) = twice {
                take(Piece::Words(mark.split_at(1).0));
                rest = after.strip_prefix(*mark).unwrap_or_default();
                continue;
            }
            let (hole, after) = after.split_once('}').unwrap_or((after, ""));
            if let Some(hole) = self.hole(hole.trim_start_matches('{')) {
                take(hole);
            }
            rest = after;
        }
        take(Piece::Words(rest));
    }

    fn hole(self, inside: &'static str) -> Option<Piece> {
        let (name, forms) = inside.split_once('?').map_or((inside, None), |(n, f)| (n, Some(f)));
        let index = self.names.iter().position(|known| *known == name)?;
        Some(match forms.map(|forms| forms.split_once('|').unwrap_or((forms, ""))) {
            Some((one, many)) => Piece::Count(index, one, many),
            None => Piece::Hole(index),
        })
    }

    /// The sentence with its holes filled, in the order of its names.
    pub fn fill(self, holes: &[&dyn Hole]) -> Phrase {
        let said = |lang| {
            // With room for a name in each hole.
            let mut out = String::with_capacity(self.text.get(lang).len() + 24 * holes.len());
            self.each(lang, |piece| match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Hole(index) => {
                    out.push_str(
                        &holes.get(index).map(|hole| hole.words(lang)).unwrap_or_default(),
                    );
                }
                Piece::Count(index, one, many) => {
                    let is_one = holes.get(index).is_some_and(|hole| Hole::is_one(*hole));
                    out.push_str(if is_one { one } else { many });
                }
            });
            out
        };
        Phrase { zh: said(Lang::Zh), en: said(Lang::En) }
    }
}

/// Stops the compiler at a sentence that names what is not given, or does not name what is.
const fn check(sentence: &str, names: &[&str]) {
    let text = sentence.as_bytes();
    let mut seen = 0_u64;
    let mut at = 0;
    assert!(names.len() <= 64, "a sentence with more than 64 holes");
    while at < text.len() {
        if let Some(eight) = eight(text, at)
            && !has(eight, b'{')
            && !has(eight, b'}')
        {
            at += 8;
            continue;
        }
        let twice = at + 1 < text.len() && text[at] == text[at + 1];
        match text[at] {
            b'{' | b'}' if twice => at += 1,
            b'}' => panic!("a brace closes what was not opened"),
            b'{' => {
                let from = at + 1;
                let mut to = from;
                while to < text.len() && text[to] != b'}' && text[to] != b'?' {
                    to += 1;
                }
                let (index, is_found) = find(text, from, to, names);
                assert!(is_found, "a hole that nothing is given for");
                if to < text.len() && text[to] == b'?' {
                    while to < text.len() && text[to] != b'}' {
                        to += 1;
                    }
                } else {
                    seen |= 1 << index;
                }
                assert!(to < text.len(), "a hole that is not closed");
                at = to;
            }
            _ => {}
        }
        at += 1;
    }
    let all = if names.len() == 64 { u64::MAX } else { (1 << names.len()) - 1 };
    assert!(seen == all, "something is given that one of the languages does not name");
}

/// The next eight bytes. Thousands of sentences are checked by the compiler's interpreter, which takes eight bytes as fast as one.
const fn eight(text: &[u8], at: usize) -> Option<u64> {
    match text.split_at(at).1.first_chunk() {
        Some(eight) => Some(u64::from_ne_bytes(*eight)),
        None => None,
    }
}

/// Whether one of eight bytes is this one: only a byte of zero borrows through its highest bit that it does not have.
const fn has(eight: u64, byte: u8) -> bool {
    const LOWEST: u64 = u64::from_ne_bytes([1; 8]);
    let differing = eight ^ (LOWEST * byte as u64);
    differing.wrapping_sub(LOWEST) & !differing & (LOWEST << 7) != 0
}

/// Where among `names` the bytes from `from` to `to` stand.
const fn find(text: &[u8], from: usize, to: usize, names: &[&str]) -> (usize, bool) {
    let mut index = 0;
    while index < names.len() {
        let name = names[index].as_bytes();
        let mut same = 0;
        while name.len() == to - from && same < name.len() && name[same] == text[from + same] {
            same += 1;
        }
        if name.len() == to - from && same == name.len() {
            return (index, true);
        }
        index += 1;
    }
    (0, false)
}

/// Fills a sentence: gives a [`Phrase`](crate::text::Phrase). A hole is given by its name, or as `name = value`.
///
/// ```
/// let count = 3;
/// let said = chujing_ground::said!("有{count}项缺漏", "{count} {count?gap|gaps}", count);
/// assert_eq!(said.en, "3 gaps");
/// ```
///
/// A hole that only one language names does not compile:
///
/// ```compile_fail
/// let count = 3;
/// chujing_ground::said!("有缺漏", "{count} gaps", count);
/// ```
#[macro_export]
macro_rules! said {
    (@value $name:ident) => { &$name };
    (@value $name:ident $value:expr) => { &$value };
    ($zh:literal, $en:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        const SENTENCE: $crate::text::Sentence =
            $crate::text::Sentence::new($zh, $en, &[$(stringify!($name)),*]);
        SENTENCE.fill(&[$($crate::said!(@value $name $($value)?)),*])
    }};
}

impl Hole for str {
    fn words(&self, _: Lang) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Hole for String {
    fn words(&self, _: Lang) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Hole for Cow<'_, str> {
    fn words(&self, _: Lang) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Hole for char {
    fn words(&self, _: Lang) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Hole for std::path::Display<'_> {
    fn words(&self, _: Lang) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Hole for Text {
    fn words(&self, lang: Lang) -> Cow<'_, str> {
        Cow::Borrowed(self.get(lang))
    }
}

impl Hole for Phrase {
    fn words(&self, lang: Lang) -> Cow<'_, str> {
        Cow::Borrowed(self.get(lang))
    }
}

impl<T: Hole + ?Sized> Hole for &T {
    fn words(&self, lang: Lang) -> Cow<'_, str> {
        (**self).words(lang)
    }

    fn is_one(&self) -> bool {
        (**self).is_one()
    }
}

/// Numbers without separators; whoever wants them grouped gives the words.
macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Hole for $number {
            fn words(&self, _: Lang) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }

            fn is_one(&self) -> bool {
                *self == 1
            }
        }
    )*};
}
numbers!(u8, u16, u32, u64, usize, i32, i64);

#[cfg(test)]
mod tests {
    use crate::text::{Phrase, phrase, t};

    #[test]
    fn a_sentence_is_whole_in_both_languages() {
        let name = phrase("附录一", "Appendix I");
        let said =
            said!("{name}有{count}项缺漏", "{count} {count?gap|gaps} in {name}", name, count = 1);
        assert_eq!(said, phrase("附录一有1项缺漏", "1 gap in Appendix I"));
        let said = said!(
            "{name}有{count}项缺漏",
            "{count} {count?gap|gaps} in {name}",
            name,
            count = 3_u64
        );
        assert_eq!(said.en, "3 gaps in Appendix I");
    }

    #[test]
    fn what_is_put_in_is_said_in_the_language_of_the_sentence() {
        let (day, who) = ("2026-11-28", t("本企业", "the company"));
        assert_eq!(
            said!("{{{who}}}，{day}", "{day}: {{{who}}}", who, day).zh,
            "{本企业}，2026-11-28"
        );
        assert_eq!(said!("没有", "none"), Phrase::from(t("没有", "none")));
    }
}
