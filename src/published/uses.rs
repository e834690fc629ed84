//! Uses that the law treats by themselves, or that people do not expect: advertising, direct marketing, decisions on credit and prices,
//! profiles, selling, training of models on what is not de-identified. They are told wherever on a page they stand, unless the record holds
//! them.
//!
//! Marketing by the company itself is no such use where the page says in the same place how it is refused, as the law asks.

use std::sync::LazyLock;

use crate::form::Section;
use crate::form::catalog::{flows, groups, items, onward, scenarios};
use crate::text::Phrase;

use super::case::{Case, quoted};
use super::finding::{Matter, Sense};
use super::page::Sentence;
use super::plain::{Plain, Span};
use super::words::{KINDS, Lexicon, Meaning, Named, PURPOSES, denied, lies_in, mark};

/// Fields of words in which pages speak of such uses, whatever the purpose is called.
static FIELDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("uses.tsv")));

/// The sections of the record that tell for what information is used.
static TELLING: [&Section; 5] =
    [&scenarios::SECTION, &flows::SECTION, &onward::SECTION, &items::SECTION, &groups::SECTION];

/// Such uses, by the codes of their purposes.
const USES: [&str; 14] = [
    "marketing",
    "advertising",
    "profiling",
    "credit",
    "collection_of_debts",
    "pricing",
    "insurance",
    "sale_of_data",
    "surveillance",
    "merging",
    "employment",
    "training_models",
    "any_purpose",
    "third_parties",
];
/// Those that may be refused.
const REFUSED: [&str; 4] = ["marketing", "advertising", "sales", "ads"];
/// Holding people against lists, which is also said by grammar.
const SCREENED: &str = "screened";
/// What is taken for training where it cannot be told whose it was is another use than where it can.
const TRAINING: [&str; 2] = ["training_models", "train"];

/// Notes such uses outside what goes abroad; `is_abroad` says of which paragraphs that is told already.
pub(super) fn compare(
    case: &mut Case<'_>,
    is_abroad: impl Fn(&Case<'_>, usize, &Sentence) -> bool,
) {
    let held = held(case);
    let all: Vec<(usize, &Sentence)> = case.page.sentences().collect();
    for (at, (block, sentence)) in all.iter().enumerate() {
        // What a word means is no use.
        let is_none = sentence.plain.has_any(mark("defines")) || !is_of_information(sentence);
        if is_none || is_abroad(case, *block, sentence) {
            continue;
        }
        let next = all.get(at + 1).filter(|(of, _)| of == block).map(|(_, one)| *one);
        for one in of_sentence(case, sentence) {
            let is_refusable = REFUSED.contains(&one.meaning.code)
                && !sentence.plain.has_any(mark("use.others"))
                && [Some(*sentence), next].into_iter().flatten().any(refuses);
            if is_refusable || is_held(held, sentence, one.meaning) {
                continue;
            }
            let purpose = one.meaning.label();
            let words = clause(&sentence.plain, &one.at);
            let said = said!(
                "页面写明把信息用于“{purpose}”（“{words}”），记录没有写这个目的。",
                "By the page information is used for \"{purpose}\" (\"{words}\"); the record holds no such purpose.",
                purpose,
                words,
            );
            case.note((Matter::Purpose, Sense::OnlyPage), said, quoted(sentence), Vec::new())
                .holds(Some(Phrase::same(words)), None);
        }
    }
}

/// What the record holds of purposes, wherever it tells them, and whether it tells them of what is de-identified.
fn held<'h>(case: &Case<'h>) -> &'h [(&'static Meaning, bool)] {
    case.held.uses.get_or_init(|| uses(case))
}

fn uses(case: &Case<'_>) -> Vec<(&'static Meaning, bool)> {
    let of = case.held.answers.iter().flat_map(|one| {
        let denied = denied(&one.plain);
        let is_bare = !one.plain.has_any(mark("use.deidentified"));
        // By what staff are taught nobody is told for what information is used.
        let tells = TELLING.contains(&one.place.section);
        let fields = if tells { FIELDS.named(&one.plain) } else { Vec::new() };
        let all = PURPOSES.named(&one.plain).into_iter().chain(fields);
        all.filter(move |of| !lies_in(&of.at, &denied)).map(move |of| (of.meaning, is_bare))
    });
    of.collect()
}

/// Whether the record holds a use, or a wider one.
fn is_held(held: &[(&'static Meaning, bool)], sentence: &Sentence, meaning: &Meaning) -> bool {
    let is_bare = !sentence.plain.has_any(mark("use.deidentified"))
        || sentence.plain.has_any(mark("use.not_deidentified"));
    held.iter().any(|(own, of_bare)| {
        // Who improves products trains nothing by that.
        let is_wider = !TRAINING.contains(&meaning.code) && meaning.wider.contains(&own.code);
        let is_it = *own == meaning || is_wider;
        is_it && (!TRAINING.contains(&meaning.code) || !is_bare || *of_bare)
    })
}

/// The uses of a sentence, each once.
fn of_sentence(case: &Case<'_>, sentence: &Sentence) -> Vec<Named> {
    let plain = case.without_parties(sentence);
    let does = plain.has_any(mark("use.does"));
    let mut out: Vec<Named> = Vec::new();
    let known = PURPOSES.named(&plain).into_iter();
    let known = known.filter(|one| does && USES.contains(&one.meaning.code));
    let screened = super::screened::of_sentence(&plain).into_iter();
    let screened = screened.filter_map(|at| Some(Named { meaning: FIELDS.meaning(SCREENED)?, at }));
    for one in known.chain(FIELDS.named(&plain)).chain(screened) {
        let is_said = !lies_in(&one.at, &sentence.denied) && !is_case(&plain, &one.at);
        // What is told by its own name is not told by its field again.
        let is_told = |known: &Named| {
            known.meaning == one.meaning || one.meaning.wider.contains(&known.meaning.code)
        };
        if is_said && !out.iter().any(is_told) {
            out.push(one);
        }
    }
    out
}

/// Whether a sentence tells of information or of the reader: a heading alone tells of neither.
fn is_of_information(sentence: &Sentence) -> bool {
    let plain = &sentence.plain;
    plain.has_any(mark("use.of_information")) || !KINDS.named(plain).is_empty()
}

/// Whether a use is only spoken of as a case: 用于营销的，您可以拒绝.
fn is_case(plain: &Plain, at: &Span) -> bool {
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|');
    let part = plain.part_begins(at.start, ends)..plain.part_ends(at.end, ends);
    let all = plain.all(mark("in_case"));
    all.iter().any(|word| word.start == part.start || word.end == part.end)
}

/// Whether a sentence says how something is refused.
fn refuses(sentence: &Sentence) -> bool {
    sentence.plain.has_any(mark("use.refused"))
}

/// The words around a use, up to the next stop or comma.
fn clause(plain: &Plain, at: &Span) -> String {
    let ends = |c: &char| matches!(c, ',' | ';' | '。' | ':' | '|');
    let part = plain.part_begins(at.start, ends)..plain.part_ends(at.end, ends);
    let words: String = plain.cased.get(part).unwrap_or_default().iter().collect();
    words.trim().to_owned()
}
