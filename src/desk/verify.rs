//! Reads a file back and says where it differs from the record it was made from, whether it was changed since, and whether the
//! record has moved on.
//!
//! It is judged by its words: properties and footers, which several suites drop, only help. What is in the file and is not read, or
//! stands where a paper of ours has nothing, is told beside.

mod compared;
mod extra;
mod pages;
mod sheets;
mod told;

use crate::document::Document;
use crate::document::drift::{Drift, Outline};
use crate::document::render::{MARK, RECORD, STAMP, WORDS, docx, unseen, words};
use crate::document::words::{own_words, words_digest};
use crate::dossier::Dossier;
use crate::form::{Facts, Place};
use crate::law::{Circumstances, Survey};
use crate::office::{Office, Page, Refused, Word};
use crate::text::Lang;

use super::papers::documents;
use compared::{Given, Made, Record};

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

/// Compares a file with the papers of a record: one of Word (docx), a workbook (xlsx, ods) or a page of HTML.
///
/// # Errors
/// If the file is none of these, or cannot be read.
pub fn verify(
    bytes: &[u8],
    dossier: &Dossier,
    around: &Circumstances,
) -> Result<Verified, Refused> {
    let survey = Survey::at(&Facts::new(&dossier.answers), around);
    let record = Record { dossier, survey: &survey };
    if Page::is_one(bytes) {
        return Ok(pages::verify(Page::read(bytes)?, &record));
    }
    match Office::read_veiled(bytes) {
        Ok(Office::Word(file)) => Ok(word(&file, &record)),
        Ok(Office::Workbook(sheets) | Office::OpenDocument(sheets)) => {
            let properties = Office::properties(bytes, [MARK, RECORD, WORDS]);
            Ok(sheets::verify(&sheets, properties, &record))
        }
        Err(Refused::NotOffice) => Err(Refused::NotCompared),
        Err(refused) => Err(refused),
    }
}

/// Compares a Word file.
fn word(file: &Word, record: &Record<'_>) -> Verified {
    let [mark, of, then] = [MARK, RECORD, WORDS].map(|name| file.property(name));
    let given = Given { lines: file.lines(), mark, record: of, then };
    let papers = |lang: Lang| {
        let made = |document: Document| Made {
            mark: document.mark(),
            title: document.title.clone(),
            lang,
            lines: words(&document),
            paper: document,
        };
        documents(record.dossier, record.survey, lang).into_iter().map(made).collect()
    };
    let (found, made) = record.compared(&given, papers, Outline::of, unseen);
    let Some(Made { paper: document, lines, .. }) = made else {
        return Verified { extras: Extra::veiled(file), ..found };
    };
    let is_same = found.is_same();
    let now = words_digest(&lines);
    let then = given.then.filter(|digest| digest.len() == now.len());
    // What is signed, filed or handed out bears its stamp only as a property.
    let margins: Vec<String> =
        file.margin_lines().into_iter().chain(file.property(STAMP)).collect();
    let is_stale = !is_same
        && match &then {
            Some(then) => *then != now,
            None => bears_another_digest(&document, &margins, record.dossier),
        };
    let is_changed = then.map(|then| {
        let printed = unseen(&document);
        let own = compared::without(&given.lines, &printed, &lines);
        let without = || Outline::of(&document).without_contents(&own_words(&own), true);
        let is_as_made = then == words_digest(&own) || then == words_digest(&without());
        if then == now { !is_same } else { !is_as_made }
    });
    Verified {
        extras: Extra::beside(file, &document, &lines, || docx(&document).ok()),
        is_stale,
        is_changed,
        words_now: Some(now),
        ..found
    }
}

/// Whether the margins bear the digest of a record, and not that of this one as it is now.
fn bears_another_digest(document: &Document, margins: &[String], dossier: &Dossier) -> bool {
    let digest: String = dossier.digest().chars().take(16).collect();
    let stamps: Vec<&String> =
        margins.iter().filter(|line| extra::is_stamp(document, line)).collect();
    !stamps.is_empty() && !stamps.iter().any(|line| line.contains(&digest))
}

impl Verified {
    /// Whether nothing differs.
    fn is_same(&self) -> bool {
        self.drifts.as_ref().is_some_and(Vec::is_empty)
    }

    /// The same with what the digests tell of a file whose own words are not counted as those of a Word file are.
    fn dated(self, then: Option<&str>, now: String) -> Self {
        let is_same = self.is_same();
        let then = then.filter(|digest| digest.len() == now.len());
        let is_stale = !is_same && then.is_some_and(|then| then != now);
        let is_changed = then.filter(|then| is_same || *then == now).map(|_| !is_same);
        let words = if is_same { now.clone() } else { self.words };
        Self { is_stale, is_changed, words, words_now: Some(now), ..self }
    }

    /// Whether the file says what the record says now, and nothing else.
    pub fn is_true(&self) -> bool {
        self.document.is_some()
            && !self.is_of_another
            && !self.is_stale
            && self.extras.is_empty()
            && self.is_same()
    }
}
