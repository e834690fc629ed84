//! What a page says against a promise: that nothing is encrypted, that a general consent is enough.
//!
//! Where the record proves that it is done, the page says otherwise. Where the record says the same as the page, nothing is broken.

use crate::text::phrase;

use super::super::case::export;
use super::super::page::{Page, Sentence};
use super::super::plain::Span;
use super::super::words::{is_denied, mark, promised};
use super::{Promise, Proof, Standing};

/// Promises about the export alone: the contrary is said of it only where it is spoken of.
const OF_EXPORT: [&str; 3] = ["separate_consent", "notice", "passing_on"];

/// Promises that are denied by denying their words: "not encrypted", 不对境外接收方进行审计.
const DENIABLE: [&str; 10] = [
    "separate_consent",
    "notice",
    "deidentification",
    "encryption",
    "audit",
    "clauses",
    "training",
    "impact",
    "body",
    "minors",
];
/// How many signs before such a word a denial is of it; in English, letters.
const NEAR: usize = 10;
const LETTERS: usize = 22;

/// The sentences that say the contrary of a promise.
pub(super) fn sentences<'p>(promise: &Promise, page: &'p Page) -> Vec<&'p Sentence> {
    let patterns = promised(&format!("contrary.{}", promise.id));
    let is_of_export = OF_EXPORT.contains(&promise.id);
    let exports: Vec<usize> = page
        .sentences()
        .filter(|(_, one)| is_of_export && !export(one).is_empty())
        .map(|(block, _)| block)
        .collect();
    let is_of = |block: &usize| !is_of_export || exports.contains(block);
    let says = |one: &Sentence| {
        let all = patterns.iter().filter(|pattern| one.plain.has(pattern));
        let mut leads = all.filter_map(|pattern| one.plain.first(pattern.lead()?, 0));
        let is_said = leads.any(|at| !is_denied(one, &at)) || is_deniable(promise, one);
        is_said && !one.plain.has_any(mark("contrary_of_some"))
    };
    page.sentences().filter(|(block, one)| is_of(block) && says(one)).map(|(_, one)| one).collect()
}

/// Whether words that promise it are denied just before them.
fn is_deniable(promise: &Promise, one: &Sentence) -> bool {
    let denials = one.plain.without(&one.plain.all(mark("no_denial"))).all(mark("denies"));
    let is_near = |at: Span| {
        let is_english = one.plain.small.get(at.start).is_some_and(char::is_ascii);
        let most = if is_english { LETTERS } else { NEAR };
        let is_before = |of: &Span| of.end <= at.start && at.start - of.end <= most;
        is_denied(one, &at) && denials.iter().any(is_before)
    };
    DENIABLE.contains(&promise.id)
        && promised(promise.id)
            .iter()
            .filter(|pattern| one.plain.has(pattern))
            .filter_map(|pattern| one.plain.first(pattern.lead()?, 0))
            .any(is_near)
}

/// How the contrary stands to what the record proves.
pub(super) fn proof(promise: &Promise, own: Proof) -> Option<Proof> {
    let places = own.places;
    Some(match own.standing {
        Standing::NotKept => return None,
        Standing::Kept => Proof::not_kept(
            if promise.id == "separate_consent" {
                phrase(
                    "页面写明凭概括同意，或者不取得单独同意；记录写的是单独同意，或者不以同意为依据。",
                    "By the page a general consent is enough or none is asked; the record tells of separate consent, or does \
                     not rest on consent.",
                )
            } else {
                phrase(
                    "页面写明没有做到；记录写明做到了。",
                    "By the page it is not done; by the record it is.",
                )
            },
            places,
        ),
        Standing::NotTold => Proof::open(
            phrase(
                "页面写明没有做到，或者降低了要求；记录没有说明。",
                "By the page it is not done, or less is; the record does not tell.",
            ),
            places,
        ),
    })
}
