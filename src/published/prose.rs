//! Who may receive something by the page and is not called as companies are: "provided to Salesforce", 提供给某某大学.
//!
//! A capital letter proves no company, so each is told as a note to look at and never as a difference.

use crate::text::Phrase;

use super::case::{Case, export};
use super::company::{Letters, companies};
use super::page::Sentence;
use super::place_names::named;
use super::plain::{Pattern, Plain, Span, is_chinese, is_latin};
use super::words::{lies_in, mark};

/// The most words of a Latin name, the most signs of a Chinese one, and the most that a note names.
const WORDS: usize = 5;
const SIGNS: usize = 14;
const NAMED: usize = 12;
/// The fewest letters of an abbreviation in capitals that may be a name.
const SHORT: usize = 3;
/// How long the last part of the name of a site is at most.
const ENDING: usize = 6;

/// What is told of them.
pub(super) fn notes(case: &Case<'_>) -> Vec<Phrase> {
    let mut all: Vec<Phrase> = Vec::new();
    for (block, sentence) in case.page.sentences() {
        if !case.exports(block) && export(sentence).is_empty() {
            continue;
        }
        for name in names(case, sentence) {
            let one = case.page.at(sentence, &name);
            if !all.contains(&one) {
                all.push(one);
            }
        }
    }
    let count = all.len();
    let named = Phrase::list(all.into_iter().take(NAMED));
    let note = said!(
        "页面提到{count}个可能的接收方，名称不像公司全称，记录中也没有，请逐个核对是不是接收方：{named}。",
        "The page speaks of {count} possible {count?recipient|recipients} that {count?is|are} not called as companies are and not in \
         the record; see whether {count?it is one|they are}: {named}.",
        count,
        named,
    );
    if count > 0 { vec![note] } else { Vec::new() }
}

/// Names that stand behind a word of giving and are known nowhere.
fn names(case: &Case<'_>, sentence: &Sentence) -> Vec<String> {
    let plain = case.without_parties(sentence);
    let taken: Vec<Span> = companies(&plain).into_iter().map(|one| one.at).collect();
    let places: Vec<Span> = named(&plain).into_iter().map(|one| one.at).collect();
    let giving = [plain.all(mark("given_to")), plain.all(mark("by_whom"))].concat();
    let giving = giving.into_iter().filter(|at| !lies_in(at, &sentence.denied));
    let joins = plain.all(mark("joins"));
    let mut out: Vec<String> = Vec::new();
    for word in giving {
        let mut from = Some(word.end);
        // Of an enumeration each is named.
        while let Some(start) = from.filter(|_| out.len() < NAMED) {
            let Some(at) = name_at(&plain, &places, start) else { break };
            from = next_of(&plain, &joins, at.end);
            let is_by = mark("by_whom").iter().filter_map(Pattern::only).any(|by| {
                plain.ends(by, word.start) == Some(word.end) && !is_doing(&plain, at.end)
            });
            let meets = |of: &Span| of.start < at.end && at.start < of.end;
            let name = written(&plain, &at);
            let is_known = case.held.letters.hold(&Letters::of(&name));
            let is_met = taken.iter().chain(&places).any(meets);
            if !is_by && !is_known && !is_met && !out.contains(&name) {
                out.push(name);
            }
        }
    }
    out
}

/// The name that begins here, behind the place where its bearer is: 德国的某某大学.
fn name_at(plain: &Plain, places: &[Span], from: usize) -> Option<Span> {
    let from = from + usize::from(plain.small.get(from) == Some(&' '));
    let place = places.iter().find(|place| place.start == from).map(|place| place.end);
    let from = place.map_or(from, |end| {
        let of = mark("of_place").iter().filter_map(Pattern::only);
        of.filter_map(|word| plain.ends(word, end)).max().unwrap_or(end)
    });
    domain(plain, from).or_else(|| latin(plain, from)).or_else(|| chinese(plain, from))
}

/// Where the next name of an enumeration begins, if one goes on behind this.
fn next_of(plain: &Plain, joins: &[Span], end: usize) -> Option<usize> {
    let skip = |at: usize| at + usize::from(plain.small.get(at) == Some(&' '));
    let mark = plain.small.get(end).filter(|c| matches!(c, '、' | ','));
    let from = skip(end + usize::from(mark.is_some()));
    let join = joins.iter().filter(|join| join.start == from).map(|join| join.end).max();
    join.or_else(|| mark.map(|_| from))
}

/// Whether what stands behind a name says that it does something with information: 由某某处理.
fn is_doing(plain: &Plain, at: usize) -> bool {
    mark("is_doing").iter().filter_map(Pattern::only).any(|word| plain.ends(word, at).is_some())
}

/// A name as it was written, with its blanks.
fn written(plain: &Plain, at: &Span) -> String {
    let signs = at.clone().filter_map(|sign| Some((sign, *plain.cased.get(sign)?)));
    let mut out = String::new();
    for (sign, c) in signs {
        if sign > at.start && plain.is_gap(sign) {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// The name of a site that begins here: salesforce.com.
fn domain(plain: &Plain, from: usize) -> Option<Span> {
    let rest = plain.cased.get(from..)?;
    let is_of_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let mut length = rest.iter().take_while(|c| is_of_name(c)).count();
    while length > 0 && rest.get(length - 1) == Some(&'.') {
        length -= 1;
    }
    let dot = rest.get(..length)?.iter().rposition(|c| *c == '.')?;
    let ending = rest.get(dot + 1..length)?;
    let is_one = dot > 1
        && (2..=ENDING).contains(&ending.len())
        && ending.iter().all(char::is_ascii_lowercase)
        && !begins_as_nobody(plain, from);
    is_one.then_some(from..from + length)
}

/// A Latin name that begins here: words with capitals.
fn latin(plain: &Plain, from: usize) -> Option<Span> {
    let sign = |at: usize| plain.cased.get(at).copied();
    let is_of_word = |c: char| is_latin(c) || matches!(c, '&' | '-' | '\'');
    let (mut to, mut words) = (from, 0);
    while words < WORDS {
        let start = to + usize::from(words > 0 && sign(to) == Some(' '));
        let mut end = start;
        while sign(end).is_some_and(is_of_word) {
            end += 1;
        }
        if end == start || !sign(start).is_some_and(char::is_uppercase) {
            break;
        }
        (to, words) = (end, words + 1);
    }
    let signs = plain.cased.get(from..to)?;
    let is_name = signs.iter().any(|c| c.is_lowercase()) || signs.len() >= SHORT;
    let is_nobody = begins_as_nobody(plain, from);
    (words > 0 && is_name && !is_nobody).then_some(from..to)
}

/// A Chinese name that begins here and ends as those of institutions do.
fn chinese(plain: &Plain, from: usize) -> Option<Span> {
    let rest = plain.small.get(from..(from + SIGNS).min(plain.small.len()))?;
    let length = rest.iter().take_while(|c| is_chinese(**c) || is_latin(**c)).count();
    let words = mark("institution").iter().filter_map(Pattern::only);
    let ends = words.flat_map(|word| {
        (from + 2..from + length)
            .filter_map(|at| plain.ends(word, at))
            .filter(|end| *end <= from + length)
            .collect::<Vec<_>>()
    });
    let end = ends.max()?;
    (!begins_as_nobody(plain, from)).then_some(from..end)
}

/// Whether what begins here is a word that is the name of nobody.
fn begins_as_nobody(plain: &Plain, from: usize) -> bool {
    mark("nobody").iter().filter_map(Pattern::only).any(|word| plain.ends(word, from).is_some())
}
