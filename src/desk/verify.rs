//! Reads a file back and says where it differs from the record it was made from, whether it was changed since, and whether the
//! record has moved on.
//!
//! It is judged by its words: properties and footers, which several suites drop, only help. What is in the file and is not read, or
//! stands where a paper of ours has nothing, is told beside.

mod extra;
mod told;

use crate::document::Document;
use crate::document::drift::{Drift, Outline, drifts, shared};
use crate::document::render::{MARK, RECORD, STAMP, WORDS, docx, words};
use crate::document::words::{own_words, words_digest};
use crate::dossier::Dossier;
use crate::form::{Answers, Entry, Facts, Place, catalog};
use crate::law::{Circumstances, Survey};
use crate::office::{Refused, Word};
use crate::text::Lang;

use super::papers::documents;

pub use extra::Extra;

/// What was found of a file.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The document it is, by title; `None` if it is none that is known.
    pub document: Option<String>,
    /// Whether it is such a document, but of another record: it is then not compared.
    pub is_of_another: bool,
    /// Whether the record gives other words now than when the file was made.
    pub is_stale: bool,
    /// Whether the file says other words than when it was made; `None` if it has lost what tells.
    pub is_changed: Option<bool>,
    /// Where its text differs, with the answers that the record gives there and the file does not; `None` where it differs too
    /// much to be compared.
    pub drifts: Option<Vec<(Drift, Vec<Place>)>>,
    /// What else is in the file.
    pub extras: Vec<Extra>,
    /// The digest of the words of the file.
    pub words: String,
    /// The digest of the words that the record gives now.
    pub words_now: Option<String>,
}

/// The least share of a file's paragraphs, in hundredths, that must be those of a document for the file to be taken as it.
const LIKE: usize = 30;

/// Compares a file with the documents of a record.
///
/// # Errors
/// If the file is no Word file that can be read.
pub fn verify(
    bytes: &[u8],
    dossier: &Dossier,
    around: &Circumstances,
) -> Result<Verified, Refused> {
    let file = Word::read_veiled(bytes)?;
    let survey = Survey::at(&Facts::new(&dossier.answers), around);
    let lines = file.lines();
    let mark = file.property(MARK).unwrap_or_default();
    // Its mark says which document it is; one that has lost the mark, or bears a false one, is known by what it says.
    let first = if mark.ends_with("-en") { Lang::En } else { Lang::Zh };
    let (marked, same_lang): (Vec<Document>, Vec<Document>) =
        documents(dossier, &survey, first).into_iter().partition(|known| known.mark() == mark);
    let title = marked.first().map(|known| known.title.clone());
    let found = likest(marked, &lines).or_else(|| likest(same_lang, &lines));
    let found = found.or_else(|| likest(documents(dossier, &survey, first.other()), &lines));
    let record = file.property(RECORD);
    let unlike = Verified {
        // A paper by its mark, which says something else: of this record it may say no more than that.
        document: None,
        is_of_another: record.as_ref().is_some_and(|record| *record != dossier.id),
        is_stale: false,
        is_changed: None,
        drifts: None,
        extras: Extra::veiled(&file),
        words: words_digest(&lines),
        words_now: None,
    };
    let Some((document, made)) = found else {
        let document = title.filter(|_| unlike.is_of_another);
        return Ok(Verified { document, ..unlike });
    };
    let said = said(&dossier.answers, document.lang);
    let is_of_another = match record {
        Some(record) => record != dossier.id,
        None => is_of_another(&said, &made, &lines),
    };
    if is_of_another {
        return Ok(Verified { document: Some(document.title), is_of_another, ..unlike });
    }
    let outline = Outline::of(&document);
    let drifts = drifts(&made, &lines, &outline).map(|drifts| {
        let placed = |drift: Drift| {
            let places = facts_in(&said, &drift);
            (drift, places)
        };
        drifts.into_iter().map(placed).collect::<Vec<_>>()
    });
    let is_same = drifts.as_ref().is_some_and(Vec::is_empty);
    let now = words_digest(&made);
    let then = file.property(WORDS).filter(|digest| digest.len() == now.len());
    // What is signed, filed or handed out bears its stamp only as a property.
    let margins: Vec<String> =
        file.margin_lines().into_iter().chain(file.property(STAMP)).collect();
    let is_stale = !is_same
        && match &then {
            Some(then) => *then != now,
            None => bears_another_digest(&document, &margins, dossier),
        };
    let is_changed = then.map(|then| {
        let without = || outline.without_contents(&own_words(&lines), true);
        let is_as_made = then == unlike.words || then == words_digest(&without());
        if then == now { !is_same } else { !is_as_made }
    });
    Ok(Verified {
        extras: Extra::beside(&file, &document, &made, || docx(&document).ok()),
        document: Some(document.title),
        is_stale,
        is_changed,
        drifts,
        words_now: Some(now),
        ..unlike
    })
}

/// The document that shares most paragraphs with a file, with its own, if they are enough to take the file for it.
fn likest(documents: Vec<Document>, file: &[String]) -> Option<(Document, Vec<String>)> {
    let made = documents.into_iter().map(|document| {
        let own = words(&document);
        (shared(&own, file), document, own)
    });
    // Of those that are equally like the first.
    let (like, document, own) = made.reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    let whole = file.iter().filter(|line| !line.trim().is_empty()).count();
    (like * 100 >= whole * LIKE).then_some((document, own))
}

/// Whether the margins bear the digest of a record, and not that of this one as it is now.
fn bears_another_digest(document: &Document, margins: &[String], dossier: &Dossier) -> bool {
    let digest: String = dossier.digest().chars().take(16).collect();
    let stamps: Vec<&String> =
        margins.iter().filter(|line| extra::is_stamp(document, line)).collect();
    !stamps.is_empty() && !stamps.iter().any(|line| line.contains(&digest))
}

/// How many answers in words of their own must stand in a paper before it is judged by them whose it is.
const FEWEST: usize = 4;

/// Whether fewer than half of the answers that the record gives in a paper stand in the file: a person does not change so many.
fn is_of_another(said: &[(Place, String)], made: &[String], file: &[String]) -> bool {
    let (made, file) = (made.join("\n"), file.join("\n"));
    let is_own = |(_, words): &&(Place, String)| words.chars().count() > 5 && made.contains(words);
    let own: Vec<_> = said.iter().filter(is_own).collect();
    let kept = own.iter().filter(|(_, words)| file.contains(words)).count();
    own.len() >= FEWEST && kept * 2 < own.len()
}

/// Every answer in words, with its place; those that are too short to say anything where they stand are left out.
fn said(answers: &Answers, lang: Lang) -> Vec<(Place, String)> {
    let facts = Facts::new(answers);
    let mut out = Vec::new();
    for section in catalog::SECTIONS {
        let entries: Vec<Entry<'_>> = if section.is_single() {
            vec![facts.single(section)]
        } else {
            facts.rows(section).collect()
        };
        for entry in entries {
            for field in section.fields.iter().copied() {
                let Some(words) = entry.shown(field) else { continue };
                let words = words.get(lang).trim();
                // A yes or a no stands in too many sentences to say anything.
                if words.chars().count() > 2 {
                    out.push((entry.place(field), words.to_owned()));
                }
            }
        }
    }
    out
}

/// The answers that stand in what the record gives and not in what the file says.
fn facts_in(said: &[(Place, String)], drift: &Drift) -> Vec<Place> {
    let (record, file) = (drift.record.join("\n"), drift.file.join("\n"));
    said.iter()
        .filter(|(_, words)| record.contains(words) && !file.contains(words))
        .map(|(place, _)| place.clone())
        .collect()
}

impl Verified {
    /// Whether the file says what the record says now, and nothing else.
    pub fn is_true(&self) -> bool {
        self.document.is_some()
            && !self.is_of_another
            && !self.is_stale
            && self.extras.is_empty()
            && self.drifts.as_ref().is_some_and(Vec::is_empty)
    }
}
