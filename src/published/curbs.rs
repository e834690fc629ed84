//! What a page takes from a right that it gives or the law gives: that it is denied, holds only for a time or once, or is only to be had
//! by a harder way.
//!
//! Held against the record where that speaks of the right, and otherwise against what the law gives. What cannot be done in some case, for
//! technical reasons or by law, takes nothing.

use std::sync::LazyLock;

use crate::form::Place;
use crate::source::{Citation, PIPL, cite};
use crate::text::Phrase;

use super::case::{Case, quoted};
use super::finding::{Matter, Sense};
use super::page::Sentence;
use super::period::{Stated, periods};
use super::plain::{Pattern, Plain, Span, is_chinese};
use super::things::{Topic, told};
use super::words::{Lexicon, Meaning, Named, RIGHTS, mark};

/// By which words rights are denied, beside those by which they are given.
static CURBS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("curbs.tsv")));

/// Where the law gives each right, by its code; the rest stands in its chapter on rights.
static GIVEN: [(&str, Citation); 10] = [
    ("access", cite(&PIPL, "Art. 45")),
    ("copy", cite(&PIPL, "Art. 45")),
    ("portability", cite(&PIPL, "Art. 45")),
    ("correct", cite(&PIPL, "Art. 46")),
    ("supplement", cite(&PIPL, "Art. 46")),
    ("delete", cite(&PIPL, "Art. 47")),
    ("withdraw", cite(&PIPL, "Art. 15")),
    ("restrict", cite(&PIPL, "Art. 44")),
    ("explain", cite(&PIPL, "Art. 48")),
    ("close", cite(&PIPL, "Art. 47")),
];
/// How people are to be able to exercise their rights.
pub(super) static EXERCISED: Citation = cite(&PIPL, "Art. 50");

/// In so many signs behind a denial stands what is denied; of letters thrice as many.
const NEAR: usize = 12;
/// In so many signs before one, in Chinese.
const BEFORE: usize = 8;

/// What is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Curb {
    /// The right.
    Denied,
    /// What lies behind a time, or more than once.
    Limited(String),
    /// Every way but this.
    OnlyBy(String),
}

/// Notes what is taken; `given` are the rights of the record, and `untold` those that no sentence gives, which are told already.
pub(super) fn compare(
    case: &mut Case<'_>,
    given: &[(&'static Meaning, Place)],
    untold: &[&Meaning],
) {
    let sentences: Vec<&Sentence> = case.page.sentences().map(|(_, one)| one).collect();
    for sentence in sentences {
        // That nobody abroad may look at something takes no right from those whose it is.
        if case.is_told(Matter::Export, sentence) {
            continue;
        }
        for (right, curb) in of_sentence(&sentence.plain) {
            if right.is_some_and(|right| untold.iter().any(|one| **one == *right)) {
                continue;
            }
            let is_of =
                |one: &&(&'static Meaning, Place)| right.is_none_or(|right| *one.0 == *right);
            let mut places: Vec<Place> =
                given.iter().filter(is_of).map(|(_, place)| place.clone()).collect();
            places.dedup();
            let sense = if places.is_empty() { Sense::OnlyPage } else { Sense::Otherwise };
            let said = said_of(right, &curb, places.is_empty());
            case.note((Matter::Right, sense), said, quoted(sentence), places);
        }
    }
}

/// Whether a period says until when a right may be used, and neither for how long something is kept nor by when an answer comes.
pub(super) fn is_limit(plain: &Plain, at: &Span) -> bool {
    is_led(plain, at, "curb.only")
        && !(RIGHTS.named(plain).is_empty() && CURBS.named(plain).is_empty())
        && plain.has_any(mark("curb.asks"))
        && plain.has_any(mark("narrow.of_right"))
}

/// What a sentence takes, each with the right; nothing for the right where it is of all.
fn of_sentence(plain: &Plain) -> Vec<(Option<&'static Meaning>, Curb)> {
    let mut out: Vec<(Option<&'static Meaning>, Curb)> = Vec::new();
    for one in denied(plain) {
        let curb = (Some(one.meaning), Curb::Denied);
        if !out.contains(&curb) {
            out.push(curb);
        }
    }
    if !plain.has_any(mark("curb.asks")) {
        return out;
    }
    let answers = |stated: &Stated| {
        told(plain).iter().any(|(topic, one)| *topic == Topic::Response && one.at == stated.at)
    };
    let limits = periods(plain).into_iter().filter(|one| is_limit(plain, &one.at) && !answers(one));
    let mut curbs: Vec<(usize, Curb)> =
        limits.map(|one| (one.at.start, Curb::Limited(plain.part(&one.at)))).collect();
    let often =
        plain.all(mark("curb.often")).into_iter().filter(|at| is_led(plain, at, "curb.only"));
    curbs.extend(often.map(|at| (at.start, Curb::Limited(plain.part(&at)))));
    let ways = plain.all(mark("curb.way")).into_iter().filter(|at| is_led(plain, at, "curb.only"));
    curbs.extend(ways.take(1).map(|at| (at.start, Curb::OnlyBy(plain.part(&at)))));
    let rights = rights(plain);
    let of_all = plain.has_any(mark("curb.of_all"));
    for (_, curb) in curbs {
        if rights.is_empty() && of_all {
            out.push((None, curb));
            continue;
        }
        for right in &rights {
            let one = (Some(*right), curb.clone());
            if !out.contains(&one) {
                out.push(one);
            }
        }
    }
    out
}

/// The rights that a sentence speaks of, each once.
fn rights(plain: &Plain) -> Vec<&'static Meaning> {
    let mut out: Vec<&'static Meaning> = Vec::new();
    for one in named(plain) {
        if !out.contains(&one.meaning) {
            out.push(one.meaning);
        }
    }
    out
}

/// The rights that a sentence names, also by words that only deny them.
pub(super) fn named(plain: &Plain) -> Vec<Named> {
    let mut all: Vec<Named> = RIGHTS.named(plain).into_iter().chain(CURBS.named(plain)).collect();
    all.sort_by_key(|one| one.at.start);
    all
}

/// The rights that a sentence denies.
fn denied(plain: &Plain) -> Vec<Named> {
    let plain = &plain.without(&plain.all(mark("curb.no_denial")));
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|');
    let mut out = Vec::new();
    for word in plain.all(mark("curb.denies")) {
        let clause = plain.part_begins(word.start, ends)..plain.part_ends(word.end, ends);
        let part = plain.cut(&clause);
        let ends_case = plain.part(&clause).ends_with('的');
        if ends_case || part.has_any(mark("curb.case")) || is_behind_case(plain, clause.start) {
            continue;
        }
        let is_zh = plain.small.get(word.start).is_some_and(|c| is_chinese(*c));
        let near = if is_zh { NEAR } else { NEAR * 3 };
        let all: Vec<Named> = named(&part)
            .into_iter()
            .map(|one| Named { at: one.at.start + clause.start..one.at.end + clause.start, ..one })
            .filter(|one| is_of_person(plain, one))
            .collect();
        let first = all.iter().find(|one| one.at.start >= word.end);
        let behind = first.is_some_and(|one| one.at.start - word.end <= near);
        // What is joined to the first is denied with it.
        let joined = |one: &&Named| behind && one.at.start >= word.end;
        out.extend(all.iter().filter(joined).cloned());
        let refuses = mark("curb.behind").iter().filter_map(Pattern::only);
        let is_behind =
            refuses.into_iter().any(|one| plain.ends(one, word.start) == Some(word.end));
        let before = |one: &&Named| {
            is_behind && one.at.end <= word.start && word.start - one.at.end <= near.max(BEFORE)
        };
        out.extend(all.iter().filter(before).cloned());
    }
    out
}

/// Whether the clause before tells a case: "if you cannot ..., you may". A time from which on something is denied is none.
fn is_behind_case(plain: &Plain, from: usize) -> bool {
    let ends = |c: &char| matches!(c, ';' | '。' | ':' | '|');
    let start = plain.part_begins(from, ends);
    start < from && plain.cut(&(start..from)).has_any(mark("curb.case"))
}

/// Whether it is information that cannot be had, where the word may mean the use of a site, too.
fn is_of_person(plain: &Plain, one: &Named) -> bool {
    if one.meaning.code != "access" && one.meaning.code != "close" {
        return true;
    }
    let is_zh = plain.small.get(one.at.start).is_some_and(|c| is_chinese(*c));
    let to = plain.small.len().min(one.at.end + NEAR * 3);
    is_zh || plain.cut(&(one.at.start.saturating_sub(NEAR * 3)..to)).has_any(mark("curb.of_person"))
}

/// Whether one of these words stands shortly before a part, in its clause.
fn is_led(plain: &Plain, at: &Span, name: &str) -> bool {
    let is_zh = plain.small.get(at.end - 1).is_some_and(|c| is_chinese(*c));
    let near = if is_zh { NEAR } else { NEAR * 3 };
    let from = plain.part_begins(at.start, |c| matches!(c, ',' | ';' | '。' | ':' | '|'));
    let from = from.max(at.start.saturating_sub(near));
    plain.all(mark(name)).iter().any(|word| from <= word.start && word.start <= at.start)
}

fn law(right: Option<&Meaning>) -> Phrase {
    let of = right.and_then(|right| GIVEN.iter().find(|(code, _)| *code == right.code));
    of.map_or(&EXERCISED, |(_, law)| law).spoken()
}

fn said_of(right: Option<&Meaning>, curb: &Curb, is_silent: bool) -> Phrase {
    let law = law(right);
    let name =
        right.map_or_else(|| crate::text::phrase("行使权利", "exercise of rights"), Meaning::label);
    match (curb, is_silent) {
        (Curb::Denied, false) => said!(
            "页面写明个人不能“{name}”，记录的行权途径中有这项权利（{law}）。",
            "By the page individuals do not have the right \"{name}\"; by the record they have it ({law}).",
            name,
            law,
        ),
        (Curb::Denied, true) => said!(
            "页面写明个人不能“{name}”，记录没有写，{law}给予这项权利。",
            "By the page individuals do not have the right \"{name}\"; the record does not speak of it, and {law} gives it.",
            name,
            law,
        ),
        (Curb::Limited(limit), _) => said!(
            "页面把“{name}”限制为“{limit}”，记录没有写这样的限制，{law}也没有规定。",
            "The page limits \"{name}\" to \"{limit}\"; the record tells no such limit, and {law} sets none.",
            name,
            limit,
            law,
        ),
        (Curb::OnlyBy(way), _) => said!(
            "页面写明“{name}”只能通过“{way}”，记录没有写只有这一种途径；{eased}要求受理机制便捷。",
            "By the page \"{name}\" is only to be had by \"{way}\"; the record does not tell it as the only way, and {eased} asks that requests be easy.",
            name,
            way,
            eased = EXERCISED.spoken(),
        ),
    }
}
