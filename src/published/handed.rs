//! To whom information is handed, by the grammar of giving: "passed on to …", 交给……, 由……保管. Whoever stands there and is neither the reader, the
//! company, a part of every order, nor the law is somebody of whom the record tells nothing.

use crate::text::Phrase;

use super::case::{Case, quoted};
use super::channels::goes;
use super::company::{Letters, companies};
use super::finding::{Matter, Sense};
use super::page::Sentence;
use super::place_names::named;
use super::plain::{Pattern, Plain, Span, is_chinese};
use super::words::{KINDS, lies_in, mark};

/// The most signs of one to whom something is given, and the fewest; of letters four times as many.
const MOST: usize = 16;
const FEWEST: usize = 2;

/// Notes them; where a receiver was told of a sentence, none is told again.
pub(super) fn compare(case: &mut Case<'_>) {
    let all: Vec<&Sentence> = case.page.sentences().map(|(_, one)| one).collect();
    for sentence in all {
        let of = [Matter::Recipient, Matter::Export];
        let is_told = of.into_iter().any(|matter| case.is_told(matter, sentence));
        let Some(words) = of_sentence(case, sentence).filter(|_| !is_told) else { continue };
        let said = said!(
            "页面写明信息交给“{words}”，记录没有写。",
            "By the page information is handed to \"{words}\", of whom the record tells nothing.",
            words,
        );
        case.note((Matter::Recipient, Sense::OnlyPage), said, quoted(sentence), Vec::new())
            .holds(Some(Phrase::same(words)), None);
    }
}

/// Who gets something by a sentence.
fn of_sentence(case: &Case<'_>, sentence: &Sentence) -> Option<String> {
    let plain = &sentence.plain;
    let is_of_information =
        plain.has_any(mark("handed.of_information")) || !KINDS.named(plain).is_empty();
    if !is_of_information || plain.has_any(mark("defines")) || !sentence.slots.is_empty() {
        return None;
    }
    // Companies and places are held against the record by themselves.
    let parties = case.parties_in(sentence).map(|one| one.met.span().clone());
    let companies = companies(plain).into_iter().map(|one| one.at);
    let places = named(plain).into_iter().map(|one| one.at);
    let taken: Vec<Span> = parties.chain(companies).chain(places).collect();
    // "Go to our dealer" says where people turn to.
    let goes = goes(plain);
    let to = plain.all(mark("handed.to")).into_iter();
    let to = to.filter(|word| !goes.iter().any(|at| at.start == word.start));
    let behind = to.map(|word| receiver(plain, word));
    let between = plain.all(mark("handed.by")).into_iter().filter_map(|word| doer(plain, &word));
    let is_new = |at: &Span| {
        let words: String = plain.cased.get(at.clone()).unwrap_or_default().iter().collect();
        let is_zh = words.chars().any(is_chinese);
        let least = if is_zh { FEWEST } else { FEWEST * 3 };
        at.len() >= least
            && !lies_in(&(at.start..at.start), &sentence.denied)
            && !plain.cut(at).has_any(mark("handed.known"))
            && !taken.iter().any(|one| one.start < at.end && at.start < one.end)
            && !case.held.letters.hold(&Letters::of(&words))
    };
    let at = behind.chain(between).find(is_new)?;
    Some(plain.cased.get(at)?.iter().collect::<String>().trim().to_owned())
}

/// What stands behind a word of giving, up to where the clause ends or goes on.
fn receiver(plain: &Plain, word: Span) -> Span {
    let from = word.end + usize::from(plain.small.get(word.end) == Some(&' '));
    let is_zh = plain.small.get(from).is_some_and(|c| is_chinese(*c));
    let most = if is_zh { MOST } else { MOST * 4 };
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|' | '(' | ')' | '.');
    let to = plain.part_ends(from, ends).min(from + most);
    let stops = plain.all(mark("handed.ends")).into_iter().map(|at| at.start);
    from..stops.filter(|at| *at > from).fold(to, usize::min)
}

/// In Chinese, who does something with it: between 由 and the verb.
fn doer(plain: &Plain, word: &Span) -> Option<Span> {
    let from = word.end;
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|' | '(' | ')');
    let end = plain.part_ends(from, ends).min(from + MOST);
    let does = mark("handed.does").iter().filter_map(Pattern::only);
    let to = does
        .filter_map(|does| (from + 1..end).filter(|at| plain.ends(does, *at).is_some()).min())
        .min()?;
    Some(from..to)
}
