//! Who else receives information by the page, though no company is named: tax advisers, insurance brokers, a trade association, 话务公司; and
//! houses that everybody knows by one word.
//!
//! Only where a sentence tells of information that somebody gets, sees or handles, and does not deny it; those without whom no order is paid,
//! delivered or answered are none, and whom the record names is none.

use std::sync::LazyLock;

use super::case::{Case, quoted};
use super::company::Letters;
use super::finding::{Matter, Sense};
use super::page::Sentence;
use super::plain::{Plain, Span, Word};
use super::words::{KINDS, Lexicon, lies_in, mark};
use crate::text::Phrase;

static ROLES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("roles.tsv")));

/// Houses that are called by one word.
static BRANDS: LazyLock<Vec<Word>> =
    LazyLock::new(|| include_str!("brands.tsv").trim().split(" | ").map(Word::new).collect());

/// Notes them.
pub(super) fn compare(case: &mut Case<'_>) {
    let all: Vec<&Sentence> = case.page.sentences().map(|(_, one)| one).collect();
    for sentence in all {
        // Who sees nothing beyond the border gets nothing.
        if case.is_told(Matter::Export, sentence) {
            continue;
        }
        for at in of_sentence(case, sentence) {
            let words: String = sentence.plain.cased.get(at).unwrap_or_default().iter().collect();
            let said = said!(
                "页面写明信息到了“{words}”手里，记录没有写。",
                "By the page information comes to \"{words}\", of whom the record tells nothing.",
                words,
            );
            case.note((Matter::Recipient, Sense::OnlyPage), said, quoted(sentence), Vec::new())
                .holds(Some(Phrase::same(words)), None);
        }
    }
}

/// Where a sentence tells of somebody who gets information and is not of the record.
fn of_sentence(case: &Case<'_>, sentence: &Sentence) -> Vec<Span> {
    let plain = case.without_parties(sentence);
    if plain.has_any(mark("defines")) || !flows(&plain) {
        return Vec::new();
    }
    let roles = ROLES.named(&plain).into_iter().map(|one| one.at);
    let brands = BRANDS.iter().filter_map(|word| plain.first(word, 0));
    let is_capital = |at: &Span| plain.cased.get(at.start).is_some_and(|c| !c.is_lowercase());
    let brands = brands.filter(is_capital);
    let known = |at: &Span| {
        let words: String = plain.cased.get(at.clone()).unwrap_or_default().iter().collect();
        let letters = Letters::of(&words);
        case.held.letters.hold(&letters)
    };
    let mut out: Vec<Span> = Vec::new();
    for at in roles.chain(brands) {
        let is_denied = lies_in(&at, &sentence.denied) && !plain.has_any(mark("but_not_them"));
        if !is_denied && !is_asked(&plain, &at) && !known(&at) {
            out.push(at);
        }
    }
    out
}

/// Whether a sentence tells of information and of somebody who gets, sees or handles it.
fn flows(plain: &Plain) -> bool {
    let is_of_information =
        plain.has_any(mark("role.of_information")) || !KINDS.named(plain).is_empty();
    is_of_information && plain.has_any(mark("role.gets"))
}

/// Whether a sentence asks people to turn to somebody, or tells who asks for something.
fn is_asked(plain: &Plain, at: &Span) -> bool {
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|');
    let part = plain.cut(&(plain.part_begins(at.start, ends)..plain.part_ends(at.end, ends)));
    part.has_any(mark("role.asked"))
}
