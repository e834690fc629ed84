//! What a page adds to a use, or draws from information, whatever that is: "doubles as", "on this basis we", 也据此, 借此.
//!
//! A sentence that goes on with "also" or "from this" states a further use. Where its clause speaks of nothing that a service, its safety or the
//! law calls for, and the record holds nothing of it, that use is named in its own words.

use crate::text::Phrase;

use super::case::{Case, quoted};
use super::finding::{Matter, Sense};
use super::page::Sentence;
use super::plain::{Plain, Span, is_chinese};
use super::words::{KINDS, PURPOSES, RIGHTS, lies_in, mark};

/// The fewest signs of a clause that says something by itself: behind the word alone it goes on in the next one; of letters thrice as many.
const LEAST: usize = 8;

/// Notes them; what was told of a sentence already is not told again.
pub(super) fn compare(case: &mut Case<'_>) {
    let all: Vec<&Sentence> = case.page.sentences().map(|(_, one)| one).collect();
    for sentence in all {
        let is_told =
            case.found.iter().any(|one| one.quotes.iter().any(|at| at.words == sentence.words));
        let Some(words) = of_sentence(case, sentence).filter(|_| !is_told) else { continue };
        let said = said!(
            "页面还写明信息的一种用途（“{words}”），记录没有写这个目的。",
            "The page states a further use of information (\"{words}\"); the record holds no such purpose.",
            words,
        );
        case.note((Matter::Purpose, Sense::OnlyPage), said, quoted(sentence), Vec::new())
            .holds(Some(Phrase::same(words)), None);
    }
}

/// The clause of a sentence that states a further use.
fn of_sentence(case: &Case<'_>, sentence: &Sentence) -> Option<String> {
    let plain = case.without_parties(sentence);
    let plain = plain.without(&plain.all(mark("no_also")));
    let is_of_information =
        plain.has_any(mark("also.of_information")) || !KINDS.named(&plain).is_empty();
    if !is_of_information || !sentence.slots.is_empty() || plain.has_any(mark("defines")) {
        return None;
    }
    let mut leads = plain.all(mark("also"));
    leads.sort_by_key(|at| at.start);
    let span = leads
        .into_iter()
        .filter(|at| !lies_in(at, &sentence.denied))
        .map(|at| clause(&plain, &at))
        .find(|at| !is_fair(&plain.cut(at)))?;
    let words: String = plain.cased.get(span).unwrap_or_default().iter().collect();
    Some(words.trim().to_owned())
}

/// Whether a clause speaks of what a service, its safety or the law calls for, or of what people can do.
fn is_fair(part: &Plain) -> bool {
    part.has_any(mark("also.fair"))
        || !RIGHTS.named(part).is_empty()
        || !PURPOSES.named(part).is_empty()
}

/// The clause with the word that leads; where that is all it holds, with the next one.
fn clause(plain: &Plain, at: &Span) -> Span {
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|');
    let (from, mut to) = (plain.part_begins(at.start, ends), plain.part_ends(at.end, ends));
    let is_zh = plain.small.get(at.start).is_some_and(|c| is_chinese(*c));
    let least = if is_zh { LEAST } else { LEAST * 3 };
    if to - from < least && plain.small.get(to) == Some(&',') {
        to = plain.part_ends(to + 1, ends);
    }
    from..to
}
