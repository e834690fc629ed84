//! Kinds of information: what the page says goes abroad is in the record, and what the record sends is on the page.
//!
//! Where the page lists what goes abroad, that list is held against the record, both ways. Where it does not ("some information"), it
//! is only asked whether the page names what the record sends anywhere: what else a company collects need not go abroad.

use std::collections::BTreeSet;

use crate::form::catalog::{flows, scenarios};
use crate::form::language;
use crate::text::{Lang, Phrase, phrase};

use super::case::{Case, quoted, stays};
use super::channels;
use super::company::Letters;
use super::finding::{Matter, Quote, Sense};
use super::held::{Item, languages};
use super::page::Sentence;
use super::plain::{Plain, Span};
use super::slots::{Slot, enumerated, parts};
use super::words::{KINDS, Meaning, Named, lies_in, listed, mark};

/// From so many kinds on a page lists what goes abroad.
const LISTS: usize = 2;
/// Kinds by which somebody is reached: just before an address they say where to write, and not what is collected.
const REACHED: [&str; 5] = ["email", "phone", "mobile", "address", "contact"];
/// So many signs may stand between such a word and the address.
const BEFORE: usize = 8;
/// The fewest signs of a name by which an item is found.
const CORE: usize = 2;

/// A kind that a sentence names.
struct Told<'p> {
    abroad: bool,
    sentence: &'p Sentence,
    meaning: &'static Meaning,
}

/// What a sentence tells of kinds: where it or its paragraph has labels, only what stands under that of the kinds.
fn told(case: &Case<'_>, block: usize, sentence: &Sentence) -> Vec<Named> {
    let plain = case.without_parties(sentence);
    if stays(sentence) {
        return Vec::new();
    }
    let labelled = &sentence.slots;
    let of_kinds: Vec<Span> = labelled
        .iter()
        .filter(|(slot, _)| *slot == Slot::Kinds)
        .map(|(_, at)| at.clone())
        .collect();
    let is_labelled = !labelled.is_empty() || case.labels(block, Slot::Kinds);
    let reached = channels::reached(&plain);
    let is_told = |one: &Named| {
        let is_listed = !is_labelled || lies_in(&one.at, &of_kinds);
        let is_before = |at: &Span| one.at.end <= at.start && at.start - one.at.end <= BEFORE;
        let is_address = REACHED.contains(&one.meaning.code) && reached.iter().any(is_before);
        is_listed && !is_address && !lies_in(&one.at, &sentence.denied)
    };
    KINDS.named(&plain).into_iter().filter(is_told).collect()
}

pub(super) fn compare(case: &mut Case<'_>) -> Vec<Phrase> {
    let mut all: Vec<Told<'_>> = Vec::new();
    let sentences: Vec<(usize, &Sentence)> = case.page.sentences().collect();
    for (block, sentence) in &sentences {
        // What a word means is told of everybody, and sends nothing.
        let abroad = case.exports(*block) && !sentence.plain.has_any(mark("defines"));
        let of = told(case, *block, sentence).into_iter();
        all.extend(of.map(|one| Told { abroad, sentence, meaning: one.meaning }));
    }
    let listed: BTreeSet<&str> =
        all.iter().filter(|one| one.abroad).map(|one| one.meaning.code).collect();
    let lists = listed.len() >= LISTS;
    if lists {
        not_held(case, &all);
        unheard(case);
    }
    not_told(case, &all, lists)
}

/// Kinds that go abroad by the page, and that no item of the record is.
fn not_held(case: &mut Case<'_>, all: &[Told<'_>]) {
    for one in all.iter().filter(|one| one.abroad) {
        let held = case
            .held
            .items
            .iter()
            .any(|item| item.meanings.iter().any(|meaning| meaning.touches(one.meaning)));
        if !held && !case.held.items.is_empty() {
            let kind = one.meaning.label();
            only_page(case, &kind, one.sentence);
        }
    }
}

/// What stands in a list of kinds and is called by none of the words that are known: held against the names of the items.
fn unheard(case: &mut Case<'_>) {
    let sentences: Vec<&Sentence> = case.abroad().map(|(_, one)| one).collect();
    for sentence in sentences {
        let plain = &sentence.plain;
        let of_kinds = sentence.slots.iter().filter(|(slot, _)| *slot == Slot::Kinds);
        for part in of_kinds.flat_map(|(_, at)| parts(plain, &enumerated(plain, at))) {
            let words = plain.part(&part);
            let own = Plain::new(&words);
            let is_hollow = listed("hollow").any(|word| Plain::new(word) == own)
                || words.chars().count() < CORE;
            let known = !KINDS.named(&own).is_empty()
                || !KINDS
                    .named(plain)
                    .iter()
                    .all(|one| one.at.end <= part.start || part.end <= one.at.start);
            let letters = Letters::of(&words);
            let is_called = case.held.items.iter().flat_map(|item| &item.names).any(|name| {
                let name = Letters::of(name);
                name.hold(&letters) || letters.hold(&name)
            });
            let is_comparable = case
                .held
                .items
                .iter()
                .any(|item| languages(&item.names).contains(&language(&words)));
            if !is_hollow && !known && !is_called && is_comparable {
                let signs = plain.cased.get(part).unwrap_or_default();
                only_page(case, &Phrase::same(signs.iter().collect::<String>()), sentence);
            }
        }
    }
}

fn only_page(case: &mut Case<'_>, kind: &Phrase, sentence: &Sentence) {
    let said = said!(
        "页面写明“{kind}”提供到境外，记录中没有这一项信息。",
        "By the page \"{kind}\" goes abroad; the record has no such item.",
        kind,
    );
    case.note((Matter::Kind, Sense::OnlyPage), said, quoted(sentence), Vec::new());
}

/// Items that the page does not name; those of which that cannot be said are told as notes.
fn not_told(case: &mut Case<'_>, all: &[Told<'_>], lists: bool) -> Vec<Phrase> {
    if !says_what_goes(case) {
        return vec![phrase(
            "记录没有写明哪些信息项出境，因此没有核对页面是否都写到。",
            "The record does not say which items go abroad; whether the page names them all was not compared.",
        )];
    }
    let mut open = Vec::new();
    let (chinese, others) = case.page.scripts();
    let spoken = if chinese * 2 > others { Lang::Zh } else { Lang::En };
    let spelt = spelt_out(all);
    // "The data listed above": what the page lists before goes abroad, too.
    let refers = |one: &Sentence| {
        let all = one.plain.all(mark("refers_above"));
        all.iter().any(|at| !lies_in(at, &one.denied))
    };
    let lists = lists && !case.abroad().any(|(_, one)| refers(one));
    for item in &case.held.items {
        let meant = |one: &&Told<'_>| {
            let is_open = !spelt.contains(one.meaning.code);
            item.meanings.iter().any(|own| {
                *own == one.meaning
                    || one.meaning.wider.contains(&own.code)
                    || (is_open && own.wider.contains(&one.meaning.code))
            })
        };
        let written = |one: &Sentence| calls(one, item);
        let is_told = all.iter().any(|one| (one.abroad || !lists) && meant(&one))
            || case
                .page
                .sentences()
                .any(|(block, one)| (case.exports(block) || !lists) && written(one));
        if is_told {
            continue;
        }
        let name = item.names.first().cloned().unwrap_or_default();
        if item.meanings.is_empty() && !languages(&item.names).contains(&spoken) {
            open.push(Phrase::same(name));
            continue;
        }
        let elsewhere = all.iter().find(|one| meant(one)).map(|one| one.sentence);
        let elsewhere = elsewhere
            .or_else(|| case.page.sentences().map(|(_, one)| one).find(|one| written(one)));
        let (said, quote) = match elsewhere {
            Some(_) => (
                said!(
                    "记录向境外提供“{name}”，页面只在别处写到，没有列入提供到境外的信息。",
                    "The record sends \"{name}\" abroad; the page names it elsewhere, but not among what goes abroad.",
                    name,
                ),
                nearest_list(case, all),
            ),
            None => (
                said!(
                    "记录向境外提供“{name}”，页面没有写。",
                    "The record sends \"{name}\" abroad; the page does not say so.",
                    name,
                ),
                if lists {
                    nearest_list(case, all)
                } else {
                    case.nearest(|_, one| kinds_in(all, one))
                },
            ),
        };
        case.note((Matter::Kind, Sense::OnlyRecord), said, quote, vec![item.place.clone()]);
    }
    if open.is_empty() {
        return Vec::new();
    }
    let items = Phrase::list(open);
    vec![said!(
        "下列信息项没有页面所用语言的名称，无法判断页面是否写到：{items}。",
        "These items have no name in the language of the page, so it cannot be said whether it names them: {items}.",
        items,
    )]
}

/// Whether the record says of some export which items go: what it only lists need not go at all. Of a record without exports every item counts.
fn says_what_goes(case: &Case<'_>) -> bool {
    let facts = case.held.facts;
    let mut scenarios = facts.rows(&scenarios::SECTION).peekable();
    scenarios.peek().is_none()
        || case.held.items.is_empty()
        || scenarios.any(|row| row.is_answered(&scenarios::ITEMS))
        || facts.rows(&flows::SECTION).any(|row| row.is_answered(&flows::ITEMS))
}

/// The wide kinds that the page spells out ("device information: IMEI, MAC address"): they mean what is listed there, and nothing else.
fn spelt_out(all: &[Told<'_>]) -> BTreeSet<&'static str> {
    let spells = |wide: &&Told<'_>| {
        let mut within: Vec<&str> = Vec::new();
        for one in all.iter().filter(|one| std::ptr::eq(one.sentence, wide.sentence)) {
            let is_new = !within.contains(&one.meaning.code);
            if is_new && one.meaning.wider.contains(&wide.meaning.code) {
                within.push(one.meaning.code);
            }
        }
        within.len() >= LISTS
    };
    all.iter().filter(spells).map(|one| one.meaning.code).collect()
}

/// How many kinds a sentence names.
fn kinds_in(all: &[Told<'_>], sentence: &Sentence) -> usize {
    all.iter().filter(|told| std::ptr::eq(told.sentence, sentence)).count()
}

/// The list of what goes abroad: the sentence there that names most kinds.
fn nearest_list(case: &Case<'_>, all: &[Told<'_>]) -> Quote {
    case.nearest(|block, one| if case.exports(block) { kinds_in(all, one) } else { 0 })
}

/// Whether a sentence calls an item by its name in the record, or by what is left of it without words that say nothing.
fn calls(sentence: &Sentence, item: &Item) -> bool {
    let letters = Letters::new(&sentence.plain);
    item.names.iter().any(|name| {
        let plain = Plain::new(name);
        let whole = 0..plain.small.len();
        let mut cores = vec![name.clone()];
        for part in parts(&plain, &whole) {
            let words = plain.part(&part);
            let tail = listed("tail").find_map(|tail| {
                words.strip_suffix(tail).filter(|rest| rest.chars().count() >= CORE)
            });
            cores.push(tail.unwrap_or(&words).to_owned());
        }
        cores.iter().any(|core| {
            // Of Latin letters a name is found as words, not within one.
            if core.is_ascii() {
                sentence.plain.has(&super::plain::Pattern::new(core))
            } else {
                core.chars().count() >= CORE && letters.hold(&Letters::of(core))
            }
        })
    })
}
