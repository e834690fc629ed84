//! A sentence made ready for comparing, and the words that are looked for in it.
//!
//! How a page is typed changes nothing: width of signs, blanks, line ends, small and large letters. Of Latin letters a word is found
//! only as a whole, or with an ending of the plural; in Chinese, wherever its signs stand.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

/// What a sentence says, without how it was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Plain {
    /// Small letters.
    pub(super) small: Vec<char>,
    /// The same signs as they were written, in half width.
    pub(super) cased: Vec<char>,
    /// Every two signs that stand beside each other, in order, and where: most words that are looked for are not there at all.
    pairs: Arc<Pairs>,
    /// Behind which signs blanks stood, where none is kept: an address ends there.
    gaps: Vec<usize>,
}

/// Two are the same if they say the same, however they were typed.
impl PartialEq for Plain {
    fn eq(&self, other: &Self) -> bool {
        self.cased == other.cased
    }
}

impl Eq for Plain {}

/// Where something stands in a sentence: from this sign up to, and without, that one.
pub(super) type Span = std::ops::Range<usize>;

/// A word that is looked for; `*` in it stands for more Latin letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word(Vec<char>);

/// Words that all stand in a sentence, in any order.
#[derive(Clone, Debug)]
pub(super) struct Pattern(Vec<Word>);

impl Plain {
    pub(super) fn new(text: &str) -> Self {
        let (mut cased, mut gaps): (Vec<char>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut has_blank = false;
        // A letter with its accent is one sign, in whatever way it was typed.
        let signs: Vec<char> = text.nfc().filter_map(half_width).collect();
        let is_of_you = |at: usize| {
            let pair = [signs.get(at).copied(), signs.get(at + 1).copied()];
            YOUR.iter().any(|your| pair == your.map(Some))
        };
        for (at, c) in signs.iter().copied().enumerate() {
            // Whose it is says nothing: "审核您的申请" is "审核申请".
            if is_of_you(at) || (at > 0 && is_of_you(at - 1)) {
                continue;
            }
            if c.is_whitespace() {
                has_blank = true;
                continue;
            }
            // A blank parts two words of Latin letters, and says nothing anywhere else.
            if has_blank && is_latin(c) && cased.last().is_some_and(|last| is_latin(*last)) {
                cased.push(' ');
            } else if has_blank {
                gaps.push(cased.len());
            }
            has_blank = false;
            cased.push(c);
        }
        let small: Vec<char> =
            cased.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
        let pairs = Arc::new(Pairs::new(&small));
        Self { small, cased, pairs, gaps }
    }

    /// A part by itself; where blanks stood in it is forgotten.
    pub(super) fn cut(&self, span: &Span) -> Self {
        let part = |signs: &[char]| signs.get(span.clone()).unwrap_or_default().to_vec();
        let small = part(&self.small);
        Self {
            pairs: Arc::new(Pairs::new(&small)),
            small,
            cased: part(&self.cased),
            gaps: Vec::new(),
        }
    }

    /// Whether a blank stood before a sign, where none is kept.
    pub(super) fn is_gap(&self, at: usize) -> bool {
        self.gaps.binary_search(&at).is_ok()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.small.is_empty()
    }

    /// The signs of a part, in small letters.
    pub(super) fn part(&self, span: &Span) -> String {
        self.small.get(span.clone()).unwrap_or_default().iter().collect()
    }

    /// The same with these parts emptied, so that nothing is found in them.
    pub(super) fn without(&self, spans: &[Span]) -> Self {
        let mut out = self.clone();
        for span in spans {
            for at in span.clone() {
                for signs in [&mut out.small, &mut out.cased] {
                    if let Some(c) = signs.get_mut(at) {
                        *c = EMPTIED;
                    }
                }
            }
        }
        out
    }

    /// Whether all words of a pattern stand here.
    pub(super) fn has(&self, pattern: &Pattern) -> bool {
        pattern.0.iter().all(|word| self.first(word, 0).is_some())
    }

    /// Whether one of these patterns does.
    pub(super) fn has_any(&self, patterns: &[Pattern]) -> bool {
        patterns.iter().any(|pattern| self.has(pattern))
    }

    /// Where a word stands first, from a place on.
    pub(super) fn first(&self, word: &Word, from: usize) -> Option<Span> {
        if let [first, second, ..] = word.0.as_slice()
            && *second != MORE
        {
            let all = self.pairs.all([*first, *second], from);
            return all.into_iter().flatten().find_map(|at| Some(at..self.ends(word, at)?));
        }
        let first = word.first()?;
        let rest = self.small.get(from..)?.iter().zip(from..);
        let mut starts = rest.filter(|(c, _)| **c == first).map(|(_, at)| at);
        starts.find_map(|at| Some(at..self.ends(word, at)?))
    }

    /// Where the part begins in which a place stands, if these signs divide.
    pub(super) fn part_begins(&self, at: usize, divides: impl Fn(&char) -> bool) -> usize {
        let before = self.small.get(..at).unwrap_or_default();
        before.iter().rposition(divides).map_or(0, |end| end + 1)
    }

    /// Where it ends.
    pub(super) fn part_ends(&self, at: usize, divides: impl Fn(&char) -> bool) -> usize {
        let rest = self.small.get(at..).unwrap_or_default();
        rest.iter().position(divides).map_or(self.small.len(), |end| at + end)
    }

    /// Every place at which one of these words stands.
    pub(super) fn all(&self, patterns: &[Pattern]) -> Vec<Span> {
        let mut out = Vec::new();
        for word in patterns.iter().flat_map(|pattern| &pattern.0) {
            let mut from = 0;
            while let Some(found) = self.first(word, from) {
                from = found.end.max(found.start + 1);
                out.push(found);
            }
        }
        out
    }

    /// Where the word that begins here ends; nothing where it does not stand here.
    pub(super) fn ends(&self, word: &Word, at: usize) -> Option<usize> {
        let first = *word.0.first()?;
        let signs = &self.small;
        if is_latin(first) && at > 0 && signs.get(at - 1).is_some_and(|c| is_latin(*c)) {
            return None;
        }
        let mut to = at;
        for wanted in &word.0 {
            if *wanted == MORE {
                while signs.get(to).is_some_and(|c| is_latin(*c)) {
                    to += 1;
                }
            } else if signs.get(to) == Some(wanted) {
                to += 1;
            } else {
                return None;
            }
        }
        if !word.0.last().is_some_and(|last| is_latin(*last)) {
            return Some(to);
        }
        let letter = |at: usize| signs.get(at).copied().filter(|c| is_latin(*c));
        match (letter(to), letter(to + 1), letter(to + 2)) {
            (None, ..) => Some(to),
            (Some('s'), None, _) => Some(to + 1),
            (Some('e'), Some('s'), None) => Some(to + 2),
            _ => None,
        }
    }
}

impl Word {
    pub(super) fn new(text: &str) -> Self {
        // A blank behind letters that go on parts two words, too.
        let signs = Plain::new(&text.replace("* ", &format!("{MORE}{KEPT}"))).small;
        Self(signs.into_iter().map(|c| if c == KEPT { ' ' } else { c }).collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn first(&self) -> Option<char> {
        self.0.first().copied()
    }
}

impl Pattern {
    /// Words with "+" between them.
    pub(super) fn new(text: &str) -> Self {
        Self(text.split(" + ").map(Word::new).collect())
    }

    /// Its one word; nothing where there are several.
    pub(super) fn only(&self) -> Option<&Word> {
        match self.0.as_slice() {
            [word] => Some(word),
            _ => None,
        }
    }

    /// Its first word.
    pub(super) fn lead(&self) -> Option<&Word> {
        self.0.first()
    }
}

/// Every two signs that stand beside each other, and where: each as one number, in order, so that thousands of words are looked for fast.
#[derive(Debug, Default)]
struct Pairs {
    /// The two signs and the place of the first, in this order.
    keys: Vec<u64>,
    /// One bit for every two signs that may stand here: what has none is not looked for.
    seen: [u64; SEEN],
}

/// So many numbers of bits.
const SEEN: usize = 16;
/// So many bits hold a place: a page has fewer signs.
const PLACE: u32 = 22;
/// So many bits hold a sign.
const SIGN: u32 = 21;

impl Pairs {
    fn new(small: &[char]) -> Self {
        let mut out = Self::default();
        let pairs = small.windows(2).zip(0_u64..);
        for (pair, at) in pairs {
            let [first, second] = pair else { continue };
            let key = Self::key([*first, *second]);
            out.keys.push(key | at);
            let (part, bit) = Self::bit(key);
            if let Some(bits) = out.seen.get_mut(part) {
                *bits |= bit;
            }
        }
        out.keys.sort_unstable();
        out
    }

    /// Where two signs stand beside each other, from a place on; nothing where they nowhere do.
    fn all(&self, pair: [char; 2], from: usize) -> Option<impl Iterator<Item = usize>> {
        let key = Self::key(pair);
        let (part, bit) = Self::bit(key);
        if self.seen.get(part)? & bit == 0 {
            return None;
        }
        let start = key | u64::try_from(from).ok()?;
        let at = self.keys.partition_point(|one| *one < start);
        let end = key + (1 << PLACE);
        let all = self.keys.get(at..)?.iter().take_while(move |one| **one < end);
        Some(all.filter_map(move |one| usize::try_from(one - key).ok()))
    }

    fn key([first, second]: [char; 2]) -> u64 {
        (u64::from(u32::from(first)) << (SIGN + PLACE)) | (u64::from(u32::from(second)) << PLACE)
    }

    /// Which bit of which number stands for two signs.
    fn bit(key: u64) -> (usize, u64) {
        let mixed = (key >> PLACE).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54;
        (usize::try_from(mixed >> 6).unwrap_or(0), 1 << (mixed & 63))
    }
}

/// "Your", in Chinese: 您的 and 你的.
const YOUR: [[char; 2]; 2] = [['\u{60a8}', '\u{7684}'], ['\u{4f60}', '\u{7684}']];

/// Stands for more letters.
const MORE: char = '*';

/// Stands for a blank of the tables while a word is read.
const KEPT: char = '\u{1}';

/// Stands where something was taken out; no page holds it, as it is no character of any script.
const EMPTIED: char = '\u{FDD0}';

/// A sign in the width in which all are compared; nothing for what is not seen.
pub(super) fn half_width(c: char) -> Option<char> {
    Some(match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff61}' => '。',
        '\u{ff64}' => '、',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{300c}' | '\u{300d}' => '"',
        '\u{2010}'..='\u{2015}' => '-',
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fdd0}' => return None,
        c => c,
    })
}

/// Whether a sign is of a word that blanks part from others.
pub(super) fn is_latin(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { !is_chinese(c) && c.is_alphanumeric() }
}

/// Whether a sign is Chinese.
pub(super) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(text: &str, pattern: &str) -> bool {
        Plain::new(text).has(&Pattern::new(pattern))
    }

    #[test]
    fn how_a_sentence_is_typed_changes_nothing() {
        let one = Plain::new("向 Lindenfeld Hausgeräte GmbH（德国）提供：姓名，保存 3 年。");
        let other =
            Plain::new("向Ｌindenfeld　Hausgeräte\n GmbH(德国)提供:姓名,\u{200b}保存３年。");
        assert_eq!(one, other);
        assert_eq!(
            one,
            Plain::new("向 Lindenfeld Hausgera\u{308}te GmbH（德国）提供：姓名，保存 3 年。")
        );
        assert_eq!(Plain::new("name, contact"), Plain::new("name ，contact"));
        assert_ne!(Plain::new("a b"), Plain::new("ab"), "two words are not one");
    }

    #[test]
    fn a_latin_word_is_found_whole_and_a_chinese_one_anywhere() {
        assert!(finds("Your E-Mail addresses", "e-mail address"));
        assert!(!finds("renamed", "name") && !finds("namely", "name") && finds("Names", "name"));
        assert!(finds("您的手机号码", "手机号码") && finds("向IP地址", "ip地址"));
        assert!(finds("we encrypted it in transmission", "encrypt* + transmi*"));
        assert!(!finds("we encrypted it", "encrypt* + transmi*"));
        assert!(!finds("sexual", "sex"));
        assert!(finds("Recipients abroad", "recipient* abroad"));
        assert!(!finds("recipients are abroad", "recipient* abroad"));
    }

    #[test]
    fn what_is_taken_out_is_not_found() {
        let plain = Plain::new("公司名称、姓名");
        assert!(!plain.without(std::slice::from_ref(&(5..7))).has(&Pattern::new("姓名")));
    }
}
