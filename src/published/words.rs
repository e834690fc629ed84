//! The words by which a page is understood: tables that a person can read and mend, made ready once.
//!
//! Of a table of kinds the longest word that stands at a place is meant: "收货人姓名" is no "姓名", and what is no information of a person
//! ("公司名称") has a row of its own.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::text::{Phrase, phrase};

use super::plain::{Pattern, Plain, Span, is_latin};

/// Kinds of personal information.
pub(super) static KINDS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_str!("kinds.tsv")));
/// Purposes.
pub(super) static PURPOSES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_str!("purposes.tsv")));
/// Rights of individuals.
pub(super) static RIGHTS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_str!("rights.tsv")));

/// By which words a sentence is recognised, by name.
static MARKS: LazyLock<HashMap<&str, Vec<Pattern>>> =
    LazyLock::new(|| marks(include_str!("marks.tsv")));
/// The same words as they are written in the table.
static LISTED: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    lines(include_str!("marks.tsv"))
        .map(|(name, words)| (name, words.split(BETWEEN).collect()))
        .collect()
});
/// By which words a sentence promises something, by the code of the promise.
static PROMISED: LazyLock<HashMap<&str, Vec<Pattern>>> =
    LazyLock::new(|| marks(include_str!("promises.tsv")));

/// What stands between the words of one line.
const BETWEEN: &str = " | ";

/// The code of words that mean nothing of the table.
const NOTHING: &str = "-";

/// What a table names.
#[derive(Debug)]
pub(super) struct Meaning {
    pub(super) code: &'static str,
    zh: &'static str,
    en: &'static str,
    /// What is wider and has it within.
    pub(super) wider: Vec<&'static str>,
}

/// A table of meanings and their words.
#[derive(Debug)]
pub(super) struct Lexicon {
    meanings: Vec<Meaning>,
    /// By their first sign, the longest first; each with what it means.
    words: HashMap<char, Vec<(Pattern, usize)>>,
    /// Words that stand apart from each other in one sentence.
    apart: Vec<(Pattern, usize)>,
}

/// Something that a sentence names.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) meaning: &'static Meaning,
    pub(super) at: Span,
}

/// Two are one if they mean the same.
impl PartialEq for Meaning {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Meaning {
    pub(super) fn label(&self) -> Phrase {
        phrase(self.zh, self.en)
    }

    /// Whether one of the two has the other within.
    pub(super) fn touches(&self, other: &Self) -> bool {
        self == other || self.wider.contains(&other.code) || other.wider.contains(&self.code)
    }
}

impl Lexicon {
    pub(super) fn read(table: &'static str) -> Self {
        let mut out = Self { meanings: Vec::new(), words: HashMap::new(), apart: Vec::new() };
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let mut next = || cells.next().unwrap_or_default();
            let (code, zh, en, wider, words) = (next(), next(), next(), next(), next());
            let at = out.meanings.len();
            out.meanings.push(Meaning { code, zh, en, wider: wider.split_whitespace().collect() });
            for pattern in words.split(BETWEEN).map(Pattern::new) {
                match pattern.only().and_then(super::plain::Word::first) {
                    Some(first) => out.words.entry(first).or_default().push((pattern, at)),
                    None => out.apart.push((pattern, at)),
                }
            }
        }
        let length = |pattern: &Pattern| pattern.only().map_or(0, super::plain::Word::len);
        for words in out.words.values_mut() {
            words.sort_by_key(|(pattern, _)| std::cmp::Reverse(length(pattern)));
        }
        out
    }

    /// What a code means.
    pub(super) fn meaning(&'static self, code: &str) -> Option<&'static Meaning> {
        self.meanings.iter().find(|one| one.code == code)
    }

    /// Everything that a sentence names, in its order.
    pub(super) fn named(&'static self, plain: &Plain) -> Vec<Named> {
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(first) = plain.small.get(at) {
            // No word begins within one of Latin letters.
            let is_inside = is_latin(*first)
                && at
                    .checked_sub(1)
                    .is_some_and(|at| plain.small.get(at).is_some_and(|c| is_latin(*c)));
            if is_inside {
                at += 1;
                continue;
            }
            let words = self.words.get(first).map_or(&[][..], Vec::as_slice);
            let found = words.iter().find_map(|(pattern, of)| {
                Some((plain.ends(pattern.only()?, at)?, self.meanings.get(*of)?))
            });
            match found {
                Some((to, meaning)) => {
                    if meaning.code != NOTHING {
                        out.push(Named { meaning, at: at..to });
                    }
                    at = to.max(at + 1);
                }
                None => at += 1,
            }
        }
        for (pattern, of) in self.apart.iter().filter(|(pattern, _)| plain.has(pattern)) {
            let at = pattern.lead().and_then(|lead| plain.first(lead, 0));
            if let (Some(at), Some(meaning)) = (at, self.meanings.get(*of))
                && meaning.code != NOTHING
            {
                out.push(Named { meaning, at });
            }
        }
        out
    }

    /// The same, each once and without its place.
    pub(super) fn meant(&'static self, plain: &Plain) -> Vec<&'static Meaning> {
        let mut out: Vec<&'static Meaning> = Vec::new();
        for named in self.named(plain) {
            if !out.contains(&named.meaning) {
                out.push(named.meaning);
            }
        }
        out
    }
}

/// The patterns of a mark.
pub(super) fn mark(name: &str) -> &'static [Pattern] {
    MARKS.get(name).map_or(&[], Vec::as_slice)
}

/// Where the first words of those patterns stand of which all words do.
pub(super) fn leads(plain: &Plain, patterns: &[Pattern]) -> Vec<Span> {
    let all = patterns.iter().filter(|pattern| plain.has(pattern));
    all.filter_map(|pattern| plain.first(pattern.lead()?, 0)).collect()
}

/// The patterns of a promise.
pub(super) fn promised(code: &str) -> &'static [Pattern] {
    PROMISED.get(code).map_or(&[], Vec::as_slice)
}

/// The words of a mark as they are written in the table.
pub(super) fn listed(name: &str) -> impl Iterator<Item = &'static str> {
    LISTED.get(name).map_or(&[][..], Vec::as_slice).iter().copied()
}

fn marks(table: &'static str) -> HashMap<&'static str, Vec<Pattern>> {
    let read = |words: &'static str| words.split(BETWEEN).map(Pattern::new).collect();
    lines(table).map(|(name, words)| (name, read(words))).collect()
}

/// The lines of a table, without its remarks.
fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t'))
}

/// The parts of a sentence in which something is denied: of Chinese the clause, of English from the denial to the end of its clause.
pub(super) fn denied(plain: &Plain) -> Vec<Span> {
    let plain = &plain.without(&plain.all(mark("no_denial")));
    let mut denials = plain.all(mark("denies"));
    denials.sort_by_key(|at| at.start);
    // A comma ends no English clause: those who are not given anything may be enumerated. Somebody else who does something ends it.
    let mut next = plain.all(mark("next_clause"));
    next.extend(plain.all(mark("next_subject")).into_iter().filter(|at| does(plain, at.end)));
    let mut out: Vec<Span> = Vec::new();
    // The last part in each of the languages: what is denied again within it is denied already.
    let mut last = [0, 0];
    for at in denials {
        let is_english = plain.small.get(at.start).is_some_and(char::is_ascii);
        let Some(last) = last.get_mut(usize::from(is_english)).filter(|last| **last <= at.start)
        else {
            continue;
        };
        let ends =
            |c: &char| matches!(c, ';' | '。' | ':') || (!is_english && matches!(c, ',' | '|'));
        let from = if is_english { at.start } else { plain.part_begins(at.start, ends) };
        let mut to = plain.part_ends(at.end, ends);
        if is_english {
            to = next.iter().map(|at| at.start).filter(|next| *next > at.end).fold(to, usize::min);
        }
        *last = to;
        out.push(from..to);
    }
    out
}

/// Whether what begins here does something by itself before the next comma: "and your number is sent" does, "and your number" goes on.
fn does(plain: &Plain, from: usize) -> bool {
    let to = plain.part_ends(from, |c| matches!(c, ',' | ';' | '。' | ':'));
    plain.cut(&(from..to)).has_any(mark("does"))
}

/// Whether a place lies in one of these parts.
pub(super) fn lies_in(at: &Span, spans: &[Span]) -> bool {
    spans.iter().any(|span| span.start <= at.start && at.end <= span.end)
}

/// Whether a place in a sentence is denied by what stands around it: words that deny by themselves, as "not charge", do not count.
pub(super) fn is_denied(sentence: &super::page::Sentence, at: &Span) -> bool {
    let is_within = lies_in(at, &sentence.denied);
    is_within && lies_in(at, &denied(&sentence.plain.without(std::slice::from_ref(at))))
}

/// The countries of each group of countries that a sentence may name, with the words of the group.
pub(super) fn regions() -> [(&'static [Pattern], BTreeSet<&'static str>); 8] {
    ["eu", "eea", "europe", "asia", "americas", "gulf", "africa", "nordic"].map(|name| {
        let codes = listed(&format!("codes.{name}")).flat_map(str::split_whitespace).collect();
        (mark(&format!("region.{name}")), codes)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(lexicon: &'static Lexicon, text: &str) -> Vec<&'static str> {
        lexicon.meant(&Plain::new(text)).iter().map(|one| one.code).collect()
    }

    #[test]
    fn the_longest_word_is_meant() {
        assert_eq!(codes(&KINDS, "收货人姓名、姓名、手机号"), ["consignee", "name", "mobile"]);
        assert_eq!(codes(&KINDS, "境外接收方的名称或者姓名、联系方式"), ["contact"]);
        assert_eq!(codes(&KINDS, "your ID number and e-mail addresses"), ["id_number", "email"]);
        assert_eq!(codes(&PURPOSES, "用于诊断部件故障和营销推广"), ["diagnosis", "marketing"]);
        assert_eq!(codes(&RIGHTS, "查阅、复制、更正"), ["access", "copy", "correct"]);
    }

    #[test]
    fn every_line_of_the_tables_is_whole_and_every_wider_code_is_there() {
        for lexicon in [&*KINDS, &*PURPOSES, &*RIGHTS] {
            let codes: BTreeSet<_> = lexicon.meanings.iter().map(|one| one.code).collect();
            assert_eq!(codes.len(), lexicon.meanings.len(), "a code stands twice");
            for one in &lexicon.meanings {
                let is_named = !one.zh.is_empty() && !one.en.is_empty();
                assert!(is_named || one.code == NOTHING, "{one:?}");
                assert!(one.wider.iter().all(|wider| codes.contains(wider)), "{one:?}");
            }
        }
        assert!(MARKS.values().chain(PROMISED.values()).all(|words| !words.is_empty()));
    }

    #[test]
    fn what_is_denied_is_not_said() {
        let text = Plain::new("不用于营销，姓名用于质保");
        let found = PURPOSES.named(&text);
        let denied = denied(&text);
        let said: Vec<_> = found.iter().filter(|one| !lies_in(&one.at, &denied)).collect();
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(super::denied(&Plain::new("包括但不限于姓名，保存不少于三年")).is_empty());
        // What is denied again in one clause is one part, however often.
        assert_eq!(super::denied(&Plain::new(&"不会".repeat(20_000))).len(), 1);
        assert_eq!(
            super::denied(&Plain::new("we do not sell, never share; nor, but not lend")).len(),
            3
        );
        // In English a denial is over where somebody does something else; an enumeration goes on.
        for (text, word, expected) in [
            ("We do not sell your name, and we transfer it to Germany", "transfer", false),
            ("We do not sell it, we transfer it to Germany", "transfer", false),
            ("We do not sell it and will transfer it to Germany", "transfer", false),
            ("We do not sell it, although it is transferred to Germany", "transferred", false),
            ("We do not sell it while our partners transfer it", "transfer", false),
            ("We do not sell, rent, lease or transfer it", "transfer", true),
            ("We do not give your name, your address and your number to Germany", "germany", true),
            ("We will not and may not transfer it", "transfer", true),
        ] {
            let plain = Plain::new(text);
            let at = plain.first(&super::super::plain::Word::new(word), 0).unwrap();
            assert_eq!(lies_in(&at, &super::denied(&plain)), expected, "{text}");
        }
    }
}
