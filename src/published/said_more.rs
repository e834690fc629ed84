//! What a page says beyond what every page does: sentences in words that nobody needs who gives a right, or who tells of a service, of its safety
//! and of the law.
//!
//! Those words are listed; what is said in others is told, so that a person looks at it. Where much of a page is said so, the page is of
//! another trade than the lists, and what sticks out is no finding but a note.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::Phrase;

use super::case::{Case, quoted};
use super::channels::reached;
use super::company::companies;
use super::finding::{Matter, Sense};
use super::page::Sentence;
use super::period::periods;
use super::place_names::named;
use super::plain::{Pattern, Plain, Span, Word, is_chinese, is_latin};
use super::words::{KINDS, RIGHTS, lies_in, mark};

/// Words by their first sign, the longest first.
type Known = HashMap<char, Vec<Word>>;

/// The words of a right; with those of a service.
static OF_RIGHTS: LazyLock<Known> = LazyLock::new(|| known(&[include_str!("usual.tsv")]));
static OF_PAGES: LazyLock<Known> =
    LazyLock::new(|| known(&[include_str!("usual.tsv"), include_str!("plainly.tsv")]));

/// A shorter English word says nothing by itself.
const LETTERS: usize = 4;
/// So many other words say something of their own; of Chinese each of so many signs.
const WORDS: usize = 2;
const SIGNS: usize = 2;
/// So many sentences of a page may stick out; of more, one in so many.
const FEW: usize = 4;
const ONE_IN: usize = 25;
/// The most that a note names.
const NAMED: usize = 12;

fn known(tables: &[&'static str]) -> Known {
    let mut out: Known = HashMap::new();
    let lines = tables.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#'));
    for (_, words) in lines.filter_map(|line| line.split_once('\t')) {
        for word in words.split(" | ").map(Word::new) {
            let Some(first) = word.first() else { continue };
            out.entry(first).or_default().push(word);
        }
    }
    for words in out.values_mut() {
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    }
    out
}

/// Whether a sentence of rights says more than is usual, and than the record does.
pub(super) fn says_more(case: &Case<'_>, plain: &Plain) -> bool {
    let is_zh = plain.small.iter().any(|c| is_chinese(*c));
    let least = if is_zh { 1 } else { WORDS };
    let mut out = others(plain, &OF_RIGHTS);
    out.retain(|at| !is_held(case, plain, at));
    out.len() >= least && !plain.has_any(mark("more.none"))
}

/// Whether the record itself speaks of something: then it is no news.
fn is_held(case: &Case<'_>, plain: &Plain, at: &Span) -> bool {
    let words = Pattern::new(&plain.part(at));
    case.held.answers.iter().any(|one| one.plain.has(&words))
}

/// Notes sentences of information that say more than any service, its safety or the law calls for; what was told of a sentence already is not
/// told again.
pub(super) fn compare(case: &mut Case<'_>) -> Option<Phrase> {
    let all: Vec<&Sentence> = case.page.sentences().map(|(_, one)| one).collect();
    let count = all.len();
    let is_told = |one: &&Sentence| {
        case.found.iter().any(|found| found.quotes.iter().any(|at| at.words == one.words))
    };
    let out: Vec<(&Sentence, Vec<Span>)> = all
        .into_iter()
        .filter(|one| !is_told(one))
        .filter_map(|one| Some((one, of_sentence(case, one)?)))
        .collect();
    if out.len() > FEW.max(count / ONE_IN) {
        let named = out.iter().take(NAMED).map(|(one, _)| case.page.counted.place(one.paragraph));
        let (count, named) = (out.len(), Phrase::list(named));
        return Some(said!(
            "页面有{count}句话用了政策里少见的词，可能写了记录没有的用途或者接收方，没有比较，请逐句核对：{named}。",
            "{count} sentences of the page are in words that are rare in policies and may tell of uses or receivers that the record does not hold; \
             they were not compared, look at each: {named}.",
            count,
            named,
        ));
    }
    for (sentence, spans) in out {
        let words = spans.iter().cloned().map(|at| {
            let words: String = sentence.plain.cased.get(at).unwrap_or_default().iter().collect();
            Phrase::same(words)
        });
        let words = Phrase::list(words);
        let is_given = sentence.plain.has_any(mark("more.receiver"))
            || spans.iter().any(|at| is_capital(&sentence.plain, at));
        let matter = if is_given { Matter::Recipient } else { Matter::Purpose };
        let said = if is_given {
            said!(
                "页面写明信息还到了别人手里（{words}），记录没有写，请核对是谁、为了什么。",
                "By the page information comes to somebody else ({words}), of whom the record tells nothing; see who it is, and for what.",
                words,
            )
        } else {
            said!(
                "页面写明信息的一种用途，记录没有写，请核对：{words}。",
                "The page tells of a use of information that the record does not hold; look at: {words}.",
                words,
            )
        };
        case.note((matter, Sense::OnlyPage), said, quoted(sentence), Vec::new())
            .holds(Some(words), None);
    }
    None
}

fn is_capital(plain: &Plain, at: &Span) -> bool {
    plain.cased.get(at.start).is_some_and(|c| c.is_uppercase())
}

/// The words of a sentence that stick out; nothing of one that tells of no information, or lists or defines something.
fn of_sentence(case: &Case<'_>, sentence: &Sentence) -> Option<Vec<Span>> {
    let plain = case.without_parties(sentence);
    let is_of_information =
        plain.has_any(mark("use.of_information")) || !KINDS.named(&plain).is_empty();
    let is_none = !sentence.slots.is_empty()
        || sentence.words.contains(" | ")
        || plain.has_any(mark("defines"))
        || plain.has_any(mark("more.none"));
    // By when, where to, who and where are held against the record by themselves.
    let times = periods(&plain).into_iter().map(|one| one.at);
    let names = companies(&plain).into_iter().map(|one| one.at);
    let places = named(&plain).into_iter().map(|one| one.at);
    let kinds = KINDS.named(&plain).into_iter().chain(RIGHTS.named(&plain)).map(|one| one.at);
    let known: Vec<Span> =
        times.chain(names).chain(places).chain(kinds).chain(reached(&plain)).collect();
    let mut out = others(&plain.without(&known), &OF_PAGES);
    out.retain(|at| !is_held(case, &plain, at));
    out.retain(|at| !lies_in(at, &sentence.denied));
    let names = plain.has_any(mark("role.gets")) && !named_in(case, &plain, &known).is_empty();
    if is_none || !(is_of_information || plain.has_any(mark("role.of_information"))) {
        return None;
    }
    if names {
        out.extend(named_in(case, &plain, &known));
        out.retain(|at| !lies_in(at, &sentence.denied));
        return (!out.is_empty()).then_some(out);
    }
    (out.len() >= WORDS).then_some(out)
}

/// Names in a sentence that are nobody's of the record: Latin words that begin with a capital and are no word of any page.
fn named_in(case: &Case<'_>, plain: &Plain, known: &[Span]) -> Vec<Span> {
    let plain = &plain.without(known);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = plain.small.get(at) {
        if !is_latin(*c) {
            at += 1;
            continue;
        }
        let to = plain.part_ends(at, |c| !is_latin(*c));
        let words = OF_PAGES.get(c).map_or(&[][..], Vec::as_slice);
        let is_known = words.iter().any(|word| plain.ends(word, at).is_some());
        let signs = plain.cased.get(at..to).unwrap_or_default();
        // A word in capitals alone shortens something.
        let is_name = signs.first().is_some_and(|c| c.is_uppercase())
            && signs.get(1).is_some_and(|c| c.is_lowercase());
        // The first word of a sentence begins so in any case: with the next one it may be a name.
        let next = plain.cased.get(to + 1).is_some_and(|c| c.is_uppercase());
        let is_name = is_name && (at > 0 || next);
        if is_name && !is_known && to - at >= LETTERS && !is_held(case, plain, &(at..to)) {
            out.push(at..to);
        }
        at = to;
    }
    out
}

/// The words of a sentence that are not known: English ones that begin with no capital, and in Chinese signs beside each other.
fn others(plain: &Plain, known: &Known) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut at = 0;
    let mut run = 0..0;
    while let Some(c) = plain.small.get(at) {
        let words = known.get(c).map_or(&[][..], Vec::as_slice);
        let found = words.iter().find_map(|word| plain.ends(word, at));
        if is_latin(*c) {
            let to = plain.part_ends(at, |c| !is_latin(*c));
            let is_capital = plain.cased.get(at).is_some_and(|c| c.is_uppercase());
            let is_word = c.is_ascii_alphabetic() && to - at >= LETTERS;
            if found.is_none() && is_word && !is_capital {
                out.push(at..to);
            }
            at = to;
            continue;
        }
        if let Some(to) = found {
            at = to;
            run = at..at;
            continue;
        }
        run = if is_chinese(*c) && run.end == at { run.start..at + 1 } else { at + 1..at + 1 };
        match out.last_mut() {
            Some(last) if run.len() > SIGNS && last.start == run.start => last.end = run.end,
            _ if run.len() == SIGNS => out.push(run.clone()),
            _ => {}
        }
        at += 1;
    }
    out
}
