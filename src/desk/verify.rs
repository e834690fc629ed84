//! Reads a Word file back and says where it differs from the record it was made from, and whether the record has moved on.

use serde_json::{Value, json};

use crate::document::build::documents;
use crate::document::contract::{Refused, Word};
use crate::document::drift::{Drift, drifts, shared};
use crate::document::render::docx;
use crate::document::{Block, Document};
use crate::dossier::Dossier;
use crate::form::{Answers, Facts, Place, catalog};
use crate::law::{Circumstances, Survey};
use crate::text::{Lang, Phrase, phrase};

/// What was found of a file.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The document it is, by title; `None` if it is none of this record.
    pub document: Option<String>,
    /// Whether the digest in its footer is not that of the record now: the record was changed after the file was made.
    pub is_stale: bool,
    /// Where its text differs, with the answers that the record gives there and the file does not.
    pub drifts: Vec<(Drift, Vec<Place>)>,
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
    let file = Word::read(bytes)?;
    let survey = Survey::at(&Facts::new(&dossier.answers), around);
    let digest: String = dossier.digest().chars().take(16).collect();
    let is_stale = !file.margins.iter().any(|line| line.contains(&digest));
    let every = [Lang::Zh, Lang::En]
        .map(|lang| documents(&dossier.answers, &survey, lang))
        .into_iter()
        .flatten();
    // Its mark says which document it is; one that has lost the mark, or bears a false one, is known by what it says.
    let (marked, others): (Vec<Document>, Vec<Document>) =
        every.partition(|document| file.mark.as_ref() == Some(&document.mark()));
    let found = match likest(marked, &file.body)? {
        None => likest(others, &file.body)?,
        found => found,
    };
    let Some((document, text)) = found else {
        return Ok(Verified { document: None, is_stale, drifts: Vec::new() });
    };
    let headings: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(_, words) => Some(words.as_str()),
            _ => None,
        })
        .collect();
    let said = said(&dossier.answers, document.lang);
    let drifts = drifts(&text, &file.body, &headings)
        .into_iter()
        .map(|drift| {
            let places = facts_in(&said, &drift);
            (drift, places)
        })
        .collect();
    Ok(Verified { document: Some(document.title), is_stale, drifts })
}

/// The document that shares most paragraphs with a file, with its own, if they are enough to take the file for it.
fn likest(
    documents: Vec<Document>,
    file: &[String],
) -> Result<Option<(Document, Vec<String>)>, Refused> {
    let mut best: Option<(usize, Document, Vec<String>)> = None;
    for document in documents {
        let Ok(made) = docx(&document) else { continue };
        let text = Word::read(&made)?.body;
        let like = shared(&text, file);
        if best.as_ref().is_none_or(|(most, ..)| like > *most) {
            best = Some((like, document, text));
        }
    }
    let whole = file.iter().filter(|line| !line.trim().is_empty()).count();
    let found = best.filter(|(like, ..)| like * 100 >= whole * LIKE);
    Ok(found.map(|(_, document, text)| (document, text)))
}

/// Every answer in words, with its place; those that are too short to say anything where they stand are left out.
fn said(answers: &Answers, lang: Lang) -> Vec<(Place, String)> {
    let facts = Facts::new(answers);
    let mut out = Vec::new();
    for section in catalog::SECTIONS {
        let entries = if section.is_single() {
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
    /// Whether the file says what the record says now.
    pub fn is_true(&self) -> bool {
        self.document.is_some() && !self.is_stale && self.drifts.is_empty()
    }

    /// What was found, line by line.
    pub fn lines(&self) -> Vec<Phrase> {
        let mut out = Vec::new();
        match &self.document {
            Some(title) => out.push(phrase(format!("文件：{title}"), format!("document: {title}"))),
            None => out.push(phrase(
                "不是本记录的文件，或者已面目全非，无法比较",
                "none of this record's documents, or changed beyond comparison",
            )),
        }
        if self.is_stale {
            out.push(phrase(
                "已过期：文件页脚的记录摘要与现在的记录不同，记录在导出后改动过（或者页脚被改动）",
                "stale: the record digest in its footer is not that of the record now; the record was changed after the export (or the footer was)",
            ));
        }
        for (drift, places) in &self.drifts {
            out.push(phrase(
                format!("- “{}”下：", drift.heading),
                format!("- under \"{}\":", drift.heading),
            ));
            let join = |lines: &[String]| lines.join(" / ");
            out.push(phrase(
                format!("    记录：{}", join(&drift.record)),
                format!("    record: {}", join(&drift.record)),
            ));
            out.push(phrase(
                format!("    文件：{}", join(&drift.file)),
                format!("    file: {}", join(&drift.file)),
            ));
            for place in places {
                out.push(phrase(
                    format!("    字段：{place}  {}", place.label().zh),
                    format!("    field: {place}  {}", place.label().en),
                ));
            }
        }
        if self.is_true() {
            out.push(phrase("与记录一致", "it says what the record says"));
        }
        out
    }

    /// As JSON.
    pub fn to_json(&self) -> Value {
        json!({
            "document": self.document,
            "stale": self.is_stale,
            "drifts": self.drifts.iter().map(|(drift, places)| json!({
                "heading": drift.heading, "record": drift.record, "file": drift.file,
                "places": places.iter().map(ToString::to_string).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        })
    }
}
