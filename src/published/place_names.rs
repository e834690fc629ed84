//! Countries and regions that a sentence names, by the names that the catalogue of countries knows.
//!
//! The longest name that stands at a place is meant; a Latin name begins with a capital. Where a law of a country is spoken of,
//! nothing is there.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::form::Choice;
use crate::form::options::COUNTRIES;
use crate::text::Phrase;

use super::plain::{Plain, Span, Word, is_chinese};
use super::words::{mark, regions};

/// A name of this many Latin letters or fewer may be anything.
const SHORT: usize = 3;
/// Short names that are used as they are.
const USUAL: [&str; 3] = ["USA", "UK", "UAE"];

/// A city and its country, with so many signs between them, are one place.
const BESIDE: usize = 2;

/// What a sentence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct There {
    /// The country; of a group of countries, each of them.
    pub(super) codes: BTreeSet<&'static str>,
    /// As it is called in both languages, or as it was written where that is a group.
    pub(super) name: Phrase,
    pub(super) at: Span,
}

/// The names of all countries and of the cities that are known, by their first sign, the longest first.
static NAMES: LazyLock<HashMap<char, Vec<(Word, &'static Choice)>>> = LazyLock::new(|| {
    let mut out: HashMap<char, Vec<(Word, &'static Choice)>> = HashMap::new();
    for choice in COUNTRIES.choices {
        let own = [choice.label.zh, choice.label.en];
        for name in own.into_iter().chain(COUNTRIES.synonyms(choice.code)) {
            let is_short = name.is_ascii() && name.len() <= SHORT && !USUAL.contains(&name);
            let is_sign = name.chars().count() < 2;
            let word = Word::new(name);
            if let Some(first) = word.first().filter(|_| !is_short && !is_sign) {
                out.entry(first).or_default().push((word, choice));
            }
        }
    }
    for (code, cities) in
        include_str!("cities.tsv").lines().filter_map(|line| line.split_once('\t'))
    {
        let Some(choice) = COUNTRIES.choices.iter().find(|one| one.code.as_str() == code) else {
            continue;
        };
        for word in cities.split(" | ").map(Word::new) {
            if let Some(first) = word.first() {
                out.entry(first).or_default().push((word, choice));
            }
        }
    }
    for names in out.values_mut() {
        names.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    out
});

/// How those of a country are called, with the country.
static DEMONYMS: LazyLock<Vec<(Word, &'static Choice)>> = LazyLock::new(|| {
    let lines = include_str!("demonyms.tsv").lines().filter_map(|line| line.split_once('\t'));
    let of = lines.flat_map(|(code, words)| {
        let choice = COUNTRIES.choices.iter().find(|one| one.code.as_str() == code);
        words.split(" | ").map(Word::new).filter_map(move |word| Some((word, choice?)))
    });
    of.collect()
});

/// Whom a sentence calls after a country, where that is somebody or something that is placed: "our Indian contractors".
fn demonyms(plain: &Plain) -> Vec<There> {
    let follows = |at: usize| {
        let rest = plain.small.get(at..).unwrap_or_default();
        let word = rest.iter().skip(1).position(|c| !c.is_alphanumeric());
        let next = word.map(|length| at + 1 + length + 1);
        let starts = [Some(at + 1), next.filter(|next| plain.small.get(next - 1) == Some(&' '))];
        starts.into_iter().flatten().any(|from| {
            let mut words = mark("placed").iter().filter_map(super::plain::Pattern::only);
            words.any(|word| plain.ends(word, from).is_some())
        })
    };
    let is_capital = |at: usize| plain.cased.get(at).is_some_and(|c| c.is_uppercase());
    let mut out = Vec::new();
    for (word, choice) in DEMONYMS.iter() {
        let mut from = 0;
        while let Some(at) = plain.first(word, from) {
            from = at.start + 1;
            if is_capital(at.start) && plain.small.get(at.end) == Some(&' ') && follows(at.end) {
                let codes = BTreeSet::from([choice.code.as_str()]);
                out.push(There { codes, name: choice.label.into(), at });
            }
        }
    }
    out
}

/// Every country and group of countries that a sentence names.
pub(super) fn named(plain: &Plain) -> Vec<There> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(first) = plain.small.get(at) {
        let is_name = is_chinese(*first) || plain.cased.get(at).is_some_and(|c| c.is_uppercase());
        let mut names = NAMES.get(first).map_or(&[][..], Vec::as_slice).iter().filter(|_| is_name);
        let found = names.find_map(|(word, choice)| Some((plain.ends(word, at)?, *choice)));
        let Some((to, choice)) = found else {
            at += 1;
            continue;
        };
        // "德国法兰克福" is one place.
        let is_again = out.last().is_some_and(|last: &There| {
            at - last.at.end <= BESIDE && last.codes.contains(choice.code.as_str())
        });
        if !is_law(plain, &(at..to)) && !is_again {
            let codes = BTreeSet::from([choice.code.as_str()]);
            out.push(There { codes, name: choice.label.into(), at: at..to });
        }
        at = to;
    }
    for (words, codes) in regions() {
        for at in plain.all(words) {
            let is_name = plain.cased.get(at.start).is_some_and(|c| !c.is_lowercase());
            let is_within =
                out.iter().any(|one: &There| one.at.start <= at.start && at.end <= one.at.end);
            if is_name && !is_within && !is_law(plain, &at) {
                let name =
                    plain.cased.get(at.clone()).unwrap_or_default().iter().collect::<String>();
                out.push(There { codes: codes.clone(), name: Phrase::same(name), at });
            }
        }
    }
    let is_new = |one: &There| !out.iter().any(|known: &There| known.at.contains(&one.at.start));
    let called: Vec<There> = demonyms(plain).into_iter().filter(is_new).collect();
    out.extend(called);
    out.sort_by_key(|one| one.at.start);
    out
}

/// Whether a law is spoken of, and no place.
fn is_law(plain: &Plain, at: &Span) -> bool {
    let words = |name| mark(name).iter().filter_map(super::plain::Pattern::only);
    let behind = at.end + usize::from(plain.small.get(at.end) == Some(&' '));
    let is_before = |word: &Word| {
        let gap = usize::from(at.start > 0 && plain.small.get(at.start - 1) == Some(&' '));
        let end = at.start - gap;
        end.checked_sub(word.len()).is_some_and(|from| plain.ends(word, from) == Some(end))
    };
    words("of_law").any(|word| plain.ends(word, behind).is_some())
        || words("before_law").any(is_before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        named(&Plain::new(text)).iter().filter_map(|one| one.codes.first().copied()).collect()
    }

    #[test]
    fn places_are_named_in_both_languages() {
        assert_eq!(codes("位于德国法兰克福，备份在捷克"), ["de", "cz"]);
        assert_eq!(codes("servers in Germany and the Netherlands"), ["de", "nl"]);
        assert_eq!(codes("香港、澳门"), ["hk", "mo"]);
        assert_eq!(codes("stored in the USA"), ["us"]);
        assert_eq!(named(&Plain::new("存储于欧盟"))[0].codes.len(), 27);
    }

    #[test]
    fn what_only_looks_like_a_place_is_none() {
        for text in [
            "laws of the People's Republic of China",
            "欧盟《通用数据保护条例》",
            "German law and the law of Germany",
            "德国法律",
            "turkey and chad",
            "中华人民共和国境内",
            "mainland China",
        ] {
            assert_eq!(codes(text), [""; 0], "{text}");
        }
    }
}
