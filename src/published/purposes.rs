//! Purposes: those for which the page says that data goes abroad are those of the record, and the other way round.
//!
//! Outside what goes abroad a policy speaks of everything a company does; it is then only asked whether a purpose of the record stands
//! there at all.

use crate::form::catalog::{flows, onward, scenarios};
use crate::form::{Place, language};
use crate::text::Phrase;

use super::case::{Case, quoted, stays};
use super::finding::{Matter, Sense};
use super::held::{Answered, worded};
use super::page::Sentence;
use super::plain::{Plain, Span};
use super::slots::{Slot, enumerated, parts};
use super::words::{Meaning, Named, PURPOSES, denied, lies_in, listed, mark};

/// A part that shares this share of its pairs of signs, in hundredths, says the same.
const ALIKE: usize = 50;
/// The fewest signs of a purpose.
const LEAST: usize = 4;

pub(super) fn compare(case: &mut Case<'_>) {
    let own = purposes(case);
    let wide = beside(case);
    let means = |answers: &[Answered]| -> Vec<&'static Meaning> {
        answers
            .iter()
            .flat_map(|one| said_in(&one.plain, &denied(&one.plain)))
            .map(|one| one.meaning)
            .collect()
    };
    let (strict, also) = (means(&own), means(&wide));
    let sentences: Vec<(usize, &Sentence)> = case.abroad().collect();
    let known: Vec<&Answered> = own.iter().chain(&wide).collect();
    let mut told: Vec<&'static Meaning> = Vec::new();
    for (block, sentence) in &sentences {
        for one in of_sentence(case, *block, sentence) {
            told.push(one.meaning);
            let is_held = strict.iter().chain(&also).any(|held| held.touches(one.meaning));
            if !is_held && !own.is_empty() {
                let purpose = one.meaning.label();
                only_page(case, &purpose, sentence, &own);
            }
        }
        unheard(case, sentence, &own, &known);
    }
    not_told(case, &own, &told);
}

/// The purposes of the record.
fn purposes(case: &Case<'_>) -> Vec<Answered> {
    let facts = case.held.facts;
    let of = facts.rows(&scenarios::SECTION).flat_map(|row| worded(&row, &scenarios::PURPOSE));
    let flows = facts.rows(&flows::SECTION).flat_map(|row| worded(&row, &flows::PURPOSE));
    of.chain(flows).collect()
}

/// What else of the record tells what it is for.
fn beside(case: &Case<'_>) -> Vec<Answered> {
    let fields = [&scenarios::NAME, &scenarios::BRIEF];
    let facts = case.held.facts;
    let of =
        facts.rows(&scenarios::SECTION).flat_map(|row| fields.map(|field| worded(&row, field)));
    let methods = facts.rows(&flows::SECTION).map(|row| worded(&row, &flows::METHOD));
    let passed = [&onward::FACTS, &onward::TOLD];
    let passed =
        facts.rows(&onward::SECTION).flat_map(|row| passed.map(|field| worded(&row, field)));
    of.chain(methods).chain(passed).flatten().collect()
}

/// What is said of purposes and not denied.
fn said_in(plain: &Plain, denied: &[Span]) -> Vec<Named> {
    PURPOSES.named(plain).into_iter().filter(|one| !lies_in(&one.at, denied)).collect()
}

/// What a sentence tells of purposes: where it or its paragraph has labels, only what stands under that of the purpose; elsewhere what
/// something is said to be for.
fn of_sentence(case: &Case<'_>, block: usize, sentence: &Sentence) -> Vec<Named> {
    let plain = case.without_parties(sentence);
    if stays(sentence) {
        return Vec::new();
    }
    let labelled = &sentence.slots;
    let of: Vec<Span> = under(labelled);
    let is_labelled = !labelled.is_empty() || case.labels(block, Slot::Purpose);
    let is_told =
        |one: &Named| if is_labelled { lies_in(&one.at, &of) } else { is_for(&plain, &one.at) };
    let all: Vec<Named> = said_in(&plain, &sentence.denied).into_iter().filter(is_told).collect();
    // What is said more closely is not said again.
    let is_wider =
        |one: &Named| all.iter().any(|other| other.meaning.wider.contains(&one.meaning.code));
    all.iter().filter(|one| !is_wider(one)).cloned().collect()
}

/// Whether the clause says that something is for this, and not only what holds where it is: "用于营销的，您可以拒绝".
fn is_for(plain: &Plain, at: &Span) -> bool {
    // In English a comma ends no clause but parts what is counted up.
    let is_english = plain.small.get(at.start).is_some_and(char::is_ascii);
    let is_end = |c: &char| matches!(c, ';' | '。' | '|') || (!is_english && *c == ',');
    let before = plain.small.get(..at.start).unwrap_or_default();
    let from = before.iter().rposition(is_end).map_or(0, |end| end + 1);
    let rest = plain.small.get(at.end..).unwrap_or_default();
    let to = rest.iter().position(is_end).map_or(plain.small.len(), |end| at.end + end);
    let is_said =
        plain.all(mark("for_purpose")).iter().any(|word| from <= word.start && word.end <= at.end);
    let is_case =
        plain.all(mark("in_case")).iter().any(|word| word.end == to || word.start == from);
    is_said && !is_case
}

fn under(labelled: &[(Slot, Span)]) -> Vec<Span> {
    let of = labelled.iter().filter(|(slot, _)| *slot == Slot::Purpose);
    of.map(|(_, at)| at.clone()).collect()
}

/// What stands under the label of the purpose in words that are not known: held against the words of the record.
fn unheard(case: &mut Case<'_>, sentence: &Sentence, own: &[Answered], known: &[&Answered]) {
    let plain = &sentence.plain;
    for part in under(&sentence.slots).iter().flat_map(|at| parts(plain, &enumerated(plain, at))) {
        let words = plain.part(&part);
        let is_known = PURPOSES
            .named(plain)
            .iter()
            .any(|one| one.at.start < part.end && part.start < one.at.end);
        let is_hollow = words.chars().count() < LEAST
            || listed("hollow").any(|word| Plain::new(word).part(&(0..usize::MAX)) == words);
        let is_of_language = |one: &&&Answered| language(&one.words) == language(&words);
        let of_language: Vec<&&Answered> = known.iter().filter(is_of_language).collect();
        let is_alike = of_language.iter().any(|one| alike(&words, &one.plain) >= ALIKE);
        if !is_known && !is_hollow && !of_language.is_empty() && !is_alike {
            let signs = plain.cased.get(part).unwrap_or_default();
            only_page(case, &Phrase::same(signs.iter().collect::<String>()), sentence, own);
        }
    }
}

/// How many of the pairs of signs of a text stand in another, in hundredths.
fn alike(words: &str, other: &Plain) -> usize {
    let pairs = |signs: &[char]| -> Vec<[char; 2]> {
        signs.windows(2).filter_map(|pair| pair.try_into().ok()).collect()
    };
    let (own, other) = (pairs(&words.chars().collect::<Vec<_>>()), pairs(&other.small));
    let shared = own.iter().filter(|pair| other.contains(pair)).count();
    (shared * 100).checked_div(own.len()).unwrap_or(100)
}

fn only_page(case: &mut Case<'_>, purpose: &Phrase, sentence: &Sentence, own: &[Answered]) {
    let said = said!(
        "页面写明为了“{purpose}”提供到境外，记录的处理目的中没有。",
        "By the page data goes abroad for \"{purpose}\", which is no purpose of the record.",
        purpose,
    );
    let places = places(own);
    case.note((Matter::Purpose, Sense::OnlyPage), said, quoted(sentence), places);
}

fn places(own: &[Answered]) -> Vec<Place> {
    let mut out: Vec<Place> = Vec::new();
    for one in own {
        if !out.contains(&one.place) {
            out.push(one.place.clone());
        }
    }
    out
}

/// Purposes of the record for which the page does not say that data goes abroad.
fn not_told(case: &mut Case<'_>, own: &[Answered], told: &[&'static Meaning]) {
    let everywhere: Vec<&'static Meaning> = case
        .page
        .sentences()
        .flat_map(|(_, one)| said_in(&one.plain, &one.denied))
        .map(|one| one.meaning)
        .collect();
    let told = if told.is_empty() { everywhere.as_slice() } else { told };
    let mut seen: Vec<&'static Meaning> = Vec::new();
    for answered in own {
        for one in said_in(&answered.plain, &denied(&answered.plain)) {
            let is_new = !seen.contains(&one.meaning);
            seen.push(one.meaning);
            if !is_new || told.iter().any(|page| page.touches(one.meaning)) {
                continue;
            }
            let purpose = one.meaning.label();
            let quote = case.nearest(|block, sentence| {
                let has = PURPOSES.named(&sentence.plain).len();
                let labelled = under(&sentence.slots).len();
                usize::from(case.exports(block)) * (has + labelled * 2)
            });
            let said = said!(
                "记录的处理目的有“{purpose}”，页面没有写明为此提供到境外。",
                "The record has the purpose \"{purpose}\"; the page does not say that data goes abroad for it.",
                purpose,
            );
            case.note(
                (Matter::Purpose, Sense::OnlyRecord),
                said,
                quote,
                vec![answered.place.clone()],
            );
        }
    }
}
