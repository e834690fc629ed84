//! Periods of keeping that no number tells: for good, on the very day, until something happens that no policy speaks of.
//!
//! What is kept until its purpose is achieved, as the law asks, or until somebody leaves says what every policy says.

use crate::text::{Phrase, phrase};

use super::case::{Case, quoted};
use super::finding::{Matter, Sense};
use super::page::Sentence;
use super::period::periods;
use super::plain::{Plain, Span};
use super::words::{lies_in, mark};

/// Notes them; a sentence of which a period was told is not told again.
pub(super) fn compare(case: &mut Case<'_>) {
    let all: Vec<&Sentence> = case.page.sentences().map(|(_, one)| one).collect();
    for sentence in all {
        let is_told = case.found.iter().any(|one| {
            one.matter == Matter::Period && one.quotes.iter().any(|at| at.words == sentence.words)
        });
        let Some(how) = of_sentence(sentence).filter(|_| !is_told) else { continue };
        let said = said!(
            "页面写明保存或者删除的时间（{how}），记录没有写。",
            "The page tells for how long something is kept ({how}), which the record does not hold.",
            how,
        );
        case.note((Matter::Period, Sense::OnlyPage), said, quoted(sentence), Vec::new());
    }
}

/// How a sentence says it.
fn of_sentence(sentence: &Sentence) -> Option<Phrase> {
    let plain = &sentence.plain.without(&sentence.plain.all(mark("no_unread_period")));
    let is_kept = plain.has_any(mark("endless.kept"));
    // "What is not deleted" is a case.
    let is_case = |at: &Span| plain.small.get(at.end) == Some(&'的');
    let is_said =
        |at: &Span| !is_case(at) && (!lies_in(at, &sentence.denied) || denies_itself(plain, at));
    if is_kept && plain.all(mark("endless")).iter().any(is_said) {
        return Some(phrase("没有期限", "without an end"));
    }
    let ends = plain.has_any(mark("ends_keeping")) || plain.has_any(mark("on_the_day.ends"));
    if ends && plain.has_any(mark("on_the_day")) {
        return Some(phrase("当日", "on the very day"));
    }
    if !periods(plain).is_empty() {
        return None;
    }
    // "For some weeks" says nothing that could be held against a number, and is more than "a reasonable time", of which the rest is left open.
    let unread = super::unread::unread(&sentence.plain, &sentence.denied);
    let is_vague = |at: &Span| !plain.cut(at).has_any(mark("vague_usual"));
    if let Some((_, at)) = unread.iter().find(|(_, at)| is_vague(at)) {
        let words: String =
            sentence.plain.cased.get(at.clone()).unwrap_or_default().iter().collect();
        return Some(Phrase::same(words));
    }
    let deletes = plain.has_any(mark("event.deleted"));
    let speaks = deletes || plain.has_any(mark("response"));
    if speaks && plain.has_any(mark("calendar")) && !plain.has_any(mark("no_topic")) {
        return Some(phrase("按日历的日子", "by days of the calendar"));
    }
    let is_usual = plain.has_any(mark("event.usual"));
    let whens = plain.all(mark("event.when")).into_iter();
    if deletes && !is_usual && whens.into_iter().any(|at| is_said(&at)) {
        return Some(phrase("某件事发生之后", "after something happens"));
    }
    let mut untils = plain.all(mark("event.until")).into_iter();
    untils
        .any(|at| is_said(&at) && is_unusual(plain, &at))
        .then(|| phrase("到某件事发生为止", "until something happens"))
}

/// Whether a word of time stands in what it denies itself: "never deleted".
fn denies_itself(plain: &Plain, at: &Span) -> bool {
    !lies_in(at, &super::words::denied(&plain.without(std::slice::from_ref(at))))
}

/// Whether something is kept until an event that no policy speaks of, by the clause of that word.
fn is_unusual(plain: &Plain, at: &Span) -> bool {
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|');
    let part = plain.cut(&(plain.part_begins(at.start, ends)..plain.part_ends(at.end, ends)));
    let keeps = part.has_any(mark("retention")) || part.has_any(mark("kept.wide"));
    keeps && !part.has_any(mark("event.usual"))
}
