//! What a page promises, promise by promise: kept by the record, not kept, or not told by it.
//!
//! A promise is declared once, in `catalog`: what it is, and by which answers the record proves it. What is open is never taken as
//! kept; an answer that only repeats the policy proves nothing.

mod abroad;
mod audits;
mod catalog;
mod contrary;
mod handling;
mod lasting;
mod mechanism;
mod often;
mod people;
mod proof;
mod weight;

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::form::Place;
use crate::law::Survey;
use crate::text::{Phrase, Text, t};

use super::by_when::is_of_contact;
use super::case::quoted;
use super::finding::{Finding, Matter, Quote, Sense};
use super::held::Held;
use super::page::{Page, Sentence};
use super::period::Stated;
use super::periods::of_topic;
use super::things::{Thing, Topic, told};
use super::words::{is_denied, promised};

/// How a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The record says otherwise.
    NotKept,
    /// The record does not say, or proves nothing.
    NotTold,
    /// The record proves it.
    Kept,
}

/// A promise as a value.
#[derive(Debug)]
pub struct Promise {
    /// Stable id.
    pub id: &'static str,
    /// What is promised.
    pub title: Text,
    /// Of which period it speaks: a sentence makes it only where it tells one.
    period: Option<Topic>,
    /// Whether a sentence makes it that denies what it names: "what cannot be deleted from backups is …".
    denied_too: bool,
    prove: fn(&Proving<'_>) -> Proof,
}

/// What a proof is made from.
pub(super) struct Proving<'p> {
    pub(super) held: &'p Held<'p>,
    pub(super) survey: &'p Survey,
    /// The sentences that promise it.
    pub(super) sentences: &'p [&'p Sentence],
    /// The period that is promised, and what it is of.
    pub(super) period: Option<Promised>,
    /// Whether the page was found to tell another period than the record.
    pub(super) differs: bool,
}

/// A period that is promised, and what it is of.
type Promised = (Stated, Thing);

/// What the record has to a promise.
pub(super) struct Proof {
    pub(super) standing: Standing,
    pub(super) why: Phrase,
    pub(super) places: Vec<Place>,
}

/// A promise of a page, and how it stands.
#[derive(Clone, Debug)]
pub struct Pledge {
    /// The promise.
    pub promise: &'static Promise,
    /// How it stands.
    pub standing: Standing,
    /// Why.
    pub why: Phrase,
    /// The sentences that promise it.
    pub quotes: Vec<Quote>,
    /// The answers that prove it, or would.
    pub places: Vec<Place>,
}

impl Standing {
    /// Every standing, worst first.
    pub const ALL: [Self; 3] = [Self::NotKept, Self::NotTold, Self::Kept];

    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::NotKept => t("记录与承诺不符", "not kept by the record"),
            Self::NotTold => t("记录没有说明", "not told by the record"),
            Self::Kept => t("记录可以证明", "kept by the record"),
        }
    }
}

/// The shape is part of the program's interface.
impl Serialize for Pledge {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "id": self.promise.id, "title": self.promise.title, "state": self.standing,
            "why": self.why, "sentences": self.quotes, "places": self.places,
        })
        .serialize(to)
    }
}

/// Every promise that the page makes, in the order of the catalogue.
pub(super) fn pledges(
    page: &Page,
    held: &Held<'_>,
    survey: &Survey,
    findings: &[Finding],
) -> Vec<Pledge> {
    let differing: Vec<&Quote> = findings
        .iter()
        .filter(|one| one.matter == Matter::Period && one.sense == Sense::Otherwise)
        .flat_map(|one| &one.quotes)
        .collect();
    let all: Vec<&Sentence> = page.sentences().map(|(_, one)| one).collect();
    let mut out = Vec::new();
    for promise in catalog::PROMISES {
        let sentences: Vec<&Sentence> =
            all.iter().copied().filter(|one| makes(promise, one)).collect();
        for (period, sentences) in by_period(promise, &sentences) {
            let differs =
                sentences.iter().any(|one| differing.iter().any(|quote| quote.words == one.words));
            let proving = Proving { held, survey, sentences: &sentences, period, differs };
            let Proof { standing, why, mut places } = (promise.prove)(&proving);
            places.dedup();
            let quotes = sentences.iter().map(|one| quoted(one)).collect();
            out.push(Pledge { promise, standing, why, quotes, places });
        }
        let sentences = contrary::sentences(promise, page);
        if sentences.is_empty() {
            continue;
        }
        let own = (promise.prove)(&Proving {
            held,
            survey,
            sentences: &[],
            period: None,
            differs: false,
        });
        if let Some(Proof { standing, why, mut places }) = contrary::proof(promise, own) {
            places.dedup();
            let quotes = sentences.iter().map(|one| quoted(one)).collect();
            out.push(Pledge { promise, standing, why, quotes, places });
        }
    }
    out
}

/// The sentences of a promise; of one that tells a period, those of each period and thing by themselves.
fn by_period<'p>(
    promise: &Promise,
    sentences: &[&'p Sentence],
) -> Vec<(Option<Promised>, Vec<&'p Sentence>)> {
    let Some(topic) = promise.period else {
        let any = !sentences.is_empty();
        return any.then(|| (None, sentences.to_vec())).into_iter().collect();
    };
    let mut out: Vec<(Option<Promised>, Vec<&'p Sentence>)> = Vec::new();
    for sentence in sentences {
        if topic == Topic::Response && is_of_contact(sentence) {
            continue;
        }
        for (_, stated) in told(&sentence.plain).into_iter().filter(|(own, _)| *own == topic) {
            let thing = of_topic(topic, &sentence.plain, &stated);
            let is_same = |one: &&mut (Option<Promised>, Vec<&Sentence>)| {
                one.0.as_ref().is_some_and(|(known, of)| {
                    *of == thing
                        && known.bound == stated.bound
                        && known.period.is_as_long_as(stated.period)
                })
            };
            match out.iter_mut().find(is_same) {
                Some((_, all)) if all.last().is_some_and(|last| std::ptr::eq(*last, *sentence)) => {
                }
                Some((_, all)) => all.push(sentence),
                None => out.push((Some((stated, thing)), vec![sentence])),
            }
        }
    }
    out
}

/// Whether a sentence makes a promise, and does not deny it.
fn makes(promise: &Promise, sentence: &Sentence) -> bool {
    let plain = &sentence.plain;
    if promise.period.is_some_and(|topic| !told(plain).iter().any(|(own, _)| *own == topic)) {
        return false;
    }
    if plain.has_any(promised(&format!("no.{}", promise.id))) {
        return false;
    }
    promised(promise.id).iter().any(|pattern| {
        plain.has(pattern)
            && (promise.denied_too
                || pattern
                    .lead()
                    .and_then(|lead| plain.first(lead, 0))
                    .is_none_or(|at| !is_denied(sentence, &at)))
    })
}
