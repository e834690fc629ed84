//! What a page adds to a right so that it is worth less: a refusal, a last word, how often, when, who, in which form, where, for how much, on
//! which condition, at which loss, of which part only.
//!
//! Read where a sentence speaks of a right or of a request, or stands in the part of the page on rights. What the law or the state of the art
//! asks for, a check of who asks, and what is said of requests beyond measure narrow nothing.

use std::sync::LazyLock;

use crate::form::Place;
use crate::text::Phrase;

use super::case::{Case, quoted};
use super::channels::reached;
use super::curbs::{EXERCISED, named};
use super::finding::{Matter, Sense};
use super::page::Sentence;
use super::period::periods;
use super::plain::{Pattern, Plain, Span};
use super::rights::Given;
use super::said_more::says_more;
use super::sections::of_rights;
use super::words::{Lexicon, Meaning, Named, RIGHTS, lies_in, mark};

/// What narrows, by kind.
static NARROW: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("narrow.tsv")));

/// What stands between the cells of a row: a table lists, and is held against the record by its heads.
const ROW: &str = " | ";
/// The kind of what costs something.
const FEE: &str = "fee";

/// How a kind is marked whose words narrow by themselves.
const STRONG: &str = "strong";
/// Kinds that say no by themselves: where such a word lies in what is denied, it is the denial.
const REFUSING: [&str; 4] = ["refusal", "finality", "late", "scope"];
/// Kinds that no clause about the law or about who asks excuses.
const UNEXCUSED: [&str; 4] = ["form", "place", "loss", "often"];

/// Notes what narrows; what was told of a sentence already is not told again.
pub(super) fn compare(case: &mut Case<'_>, given: &[Given], untold: &[&Meaning]) {
    let in_rights = of_rights(case.page);
    let all: Vec<(usize, &Sentence)> = case.page.sentences().collect();
    for (block, sentence) in all {
        let of = [Matter::Right, Matter::Export];
        let is_told = of.into_iter().any(|matter| case.is_told(matter, sentence));
        let is_in = in_rights.get(block).copied().unwrap_or(false);
        let Some((right, narrow)) = of_sentence(case, sentence, is_in).filter(|_| !is_told) else {
            continue;
        };
        // For how long something is kept and where people go say already what is more.
        let mut others = [Matter::Period, Matter::Channel].into_iter();
        if narrow.is_more && others.any(|matter| case.is_told(matter, sentence)) {
            continue;
        }
        // A right that no sentence gives is told by that.
        if right.is_some_and(|right| untold.iter().any(|one| **one == *right)) {
            continue;
        }
        let is_of = |one: &&Given| right.is_none_or(|right| *one.0 == *right);
        let mut places: Vec<Place> =
            given.iter().filter(is_of).map(|(_, place)| place.clone()).collect();
        places.dedup();
        let sense = if places.is_empty() { Sense::OnlyPage } else { Sense::Otherwise };
        let name = right
            .map_or_else(|| crate::text::phrase("行使权利", "exercise of rights"), Meaning::label);
        let (kind, words) = (narrow.kind, clause(&sentence.plain, &narrow.at));
        let said = said!(
            "页面对“{name}”附加了记录没有的限制（{kind}：“{words}”）；{law}要求受理机制便捷，拒绝的须说明理由。",
            "The page narrows \"{name}\" as the record does not ({kind}: \"{words}\"); {law} asks that requests be easy, and reasons for a refusal.",
            name,
            kind,
            words,
            law = EXERCISED.spoken(),
        );
        case.note((Matter::Right, sense), said, quoted(sentence), places);
    }
}

/// The right that a sentence narrows, and by what; no right where it is all of them.
fn of_sentence(
    case: &Case<'_>,
    sentence: &Sentence,
    is_in: bool,
) -> Option<(Option<&'static Meaning>, Narrow)> {
    let whole = &sentence.plain.without(&sentence.plain.all(mark("narrow.no_request")));
    if !sentence.slots.is_empty() || sentence.words.contains(ROW) || whole.has_any(mark("defines"))
    {
        return None;
    }
    let rights = if is_in { named(whole) } else { RIGHTS.named(whole) };
    let is_of_request = whole.has_any(mark("narrow.of_request")) || is_in;
    let is_of_person = !rights.is_empty() && whole.has_any(mark("narrow.of_right"));
    let is_refusable = whole.has_any(mark("narrow.of_refusable"));
    if !is_of_request && !is_of_person && !is_refusable {
        return None;
    }
    let plain = &unexcused(whole);
    let has_only = plain.has_any(mark("narrow.only"));
    let narrows = |one: &Named| {
        let (code, is_refusing) = (one.meaning.code, REFUSING.contains(&one.meaning.code));
        let is_strong = one.meaning.wider.contains(&STRONG);
        let is_denied = !is_refusing && lies_in(&one.at, &sentence.denied);
        let is_excused = !UNEXCUSED.contains(&code)
            && plain.small.get(one.at.clone()) != whole.small.get(one.at.clone());
        // "Who does not accept the answer may ..." is a case, and who asks beyond measure may pay.
        let is_excused = is_excused
            || (is_refusing && is_case(whole, &one.at))
            || (code == FEE && whole.has_any(mark("fee_of_some")));
        let is_near = is_of_request || is_refusing && !whole.has_any(mark("narrow.of_company"));
        is_near && (is_strong || has_only) && !is_denied && !is_excused
    };
    let mut all = NARROW.named(whole).into_iter().filter(narrows);
    let narrow =
        all.next().map(|one| Narrow { kind: one.meaning.label(), at: one.at, is_more: false });
    let narrow = narrow.or_else(|| denied(plain).filter(|_| is_of_request));
    let narrow = narrow.or_else(|| more(case, whole).filter(|_| is_in && is_of_request))?;
    let near = rights.iter().min_by_key(|one| one.at.start.abs_diff(narrow.at.start));
    Some((near.map(|one| one.meaning), narrow))
}

/// What narrows a right, and where it stands.
struct Narrow {
    kind: Phrase,
    at: Span,
    /// Whether it is only what goes beyond what is usual, in words that are not known.
    is_more: bool,
}

/// What a sentence under the heading of rights says in words that nobody needs who gives one.
fn more(case: &Case<'_>, plain: &Plain) -> Option<Narrow> {
    let kind = crate::text::phrase("须由人看的说明", "To be looked at");
    // By when an answer comes and where people turn to are held against the record by themselves.
    let times = periods(plain).into_iter().map(|one| one.at);
    let known: Vec<Span> = times.chain(reached(plain)).collect();
    says_more(case, &plain.without(&known)).then_some(Narrow {
        kind,
        at: 0..plain.small.len(),
        is_more: true,
    })
}

/// Where a sentence of requests denies something, in whatever words, and not for a case only: 任何请求都不会得到处理.
fn denied(plain: &Plain) -> Option<Narrow> {
    let plain = &plain.without(&plain.all(mark("narrow.no_denial")));
    let mut all = plain.all(mark("narrow.no"));
    all.sort_by_key(|at| at.start);
    let at = all.into_iter().find(|at| !is_case(plain, at))?;
    Some(Narrow { kind: crate::text::phrase("拒绝", "Refusal"), at, is_more: false })
}

/// Whether the clause around a place tells a case only.
fn is_case(plain: &Plain, at: &Span) -> bool {
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|' | '(' | ')');
    let part = plain.part_begins(at.start, ends)..plain.part_ends(at.end, ends);
    let words = plain.part(&part);
    let from = part.start + usize::from(words.starts_with(' '));
    let mut begins = mark("narrow.case").iter().filter_map(Pattern::only);
    begins.any(|word| plain.ends(word, from).is_some()) || words.ends_with('的')
}

/// A sentence without the clauses that say what may be asked for, or what stands in the way, by law or the state of the art.
fn unexcused(plain: &Plain) -> Plain {
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|' | '(' | ')');
    let excused = plain.all(mark("narrow.excused")).into_iter();
    let clause = |at: Span| plain.part_begins(at.start, ends)..plain.part_ends(at.end, ends);
    plain.without(&excused.map(clause).collect::<Vec<Span>>())
}

/// The clause in which something stands.
fn clause(plain: &Plain, at: &Span) -> String {
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|');
    let part = plain.part_begins(at.start, ends)..plain.part_ends(at.end, ends);
    let words: String = plain.cased.get(part).unwrap_or_default().iter().collect();
    words.trim().to_owned()
}
