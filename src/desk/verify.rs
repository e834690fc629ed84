//! Reads a Word file back and says where it differs from the record it was made from, and whether the record has moved on.

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::document::build::documents;
use crate::document::drift::{Drift, drifts, shared};
use crate::document::render::{MARK, STAMP, docx};
use crate::document::{Block, Document};
use crate::dossier::Dossier;
use crate::form::{Answers, Facts, Place, catalog};
use crate::law::{Circumstances, Survey};
use crate::office::{Refused, Word};
use crate::text::{Lang, Phrase, Text, phrase, t};

/// What was found of a file.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The document it is, by title; `None` if it is none of this record.
    pub document: Option<String>,
    /// Whether the digest in its footer is not that of the record now: the record was changed after the file was made.
    pub is_stale: bool,
    /// Where its text differs, with the answers that the record gives there and the file does not; `None` where it differs too
    /// much to be compared.
    pub drifts: Option<Vec<(Drift, Vec<Place>)>>,
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
    let (text, mark) = (file.lines(), file.property(MARK));
    // What is signed, filed or handed out bears its stamp only as a property.
    let stamps = file.margin_lines().into_iter().chain(file.property(STAMP));
    let is_stale = !stamps.into_iter().any(|line| line.contains(&digest));
    let every = [Lang::Zh, Lang::En]
        .map(|lang| documents(&dossier.answers, &survey, lang))
        .into_iter()
        .flatten();
    // Its mark says which document it is; one that has lost the mark, or bears a false one, is known by what it says.
    let (marked, others): (Vec<Document>, Vec<Document>) =
        every.partition(|document| mark.as_ref() == Some(&document.mark()));
    let found = match likest(marked, &text)? {
        None => likest(others, &text)?,
        found => found,
    };
    let Some((document, made)) = found else {
        // Of a file that is none of this record nothing can be stale.
        return Ok(Verified { document: None, is_stale: false, drifts: None });
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
    let placed = |drift: Drift| {
        let places = facts_in(&said, &drift);
        (drift, places)
    };
    let drifts =
        drifts(&made, &text, &headings).map(|drifts| drifts.into_iter().map(placed).collect());
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
        let text = Word::read(&made)?.lines();
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
        self.document.is_some() && !self.is_stale && self.drifts.as_ref().is_some_and(Vec::is_empty)
    }

    /// What was found, line by line.
    pub fn lines(&self) -> Vec<Phrase> {
        let mut out = Vec::new();
        match &self.document {
            Some(title) => out.push(said!("文件：{title}", "document: {title}", title)),
            None => out.push(phrase(
                "不是由本记录导出的文书，或者内容改动过大，无法比较",
                "none of this record's documents, or changed so much that it cannot be compared",
            )),
        }
        if self.is_stale {
            out.push(phrase(
                "已过期：文件页脚的记录摘要与现在的记录不同，记录在导出后改动过（或者页脚被改动，或者这是另一份记录的文书）",
                "stale: the record digest in its footer is not that of the record now; the record was changed after the export (or the footer was, or it is a document of another record)",
            ));
        }
        if self.document.is_some() && self.drifts.is_none() {
            out.push(phrase(
                "与记录不同的段落过多，没有逐段比较，不能认定与记录一致",
                "too many paragraphs differ to be compared one by one; it cannot be said to agree with the record",
            ));
        }
        for (drift, places) in self.drifts.iter().flatten() {
            out.push(match drift.heading.as_str() {
                "" => phrase("- 第一个标题之前：", "- before the first heading:"),
                heading => said!("- “{heading}”下：", "- under \"{heading}\":", heading),
            });
            let join = |lines: &[String], none: Text| match lines {
                [] => none.into(),
                lines => Phrase::same(lines.join(" / ")),
            };
            let record = join(&drift.record, t("（记录中没有）", "(not in the record)"));
            let file = join(&drift.file, t("（文件中没有）", "(not in the file)"));
            out.push(said!("    记录：{record}", "    record: {record}", record));
            out.push(said!("    文件：{file}", "    file: {file}", file));
            for place in places {
                out.push(said!(
                    "    字段：{place}  {label}",
                    "    field: {place}  {label}",
                    place,
                    label = place.label(),
                ));
            }
        }
        if self.is_true() {
            out.push(phrase("与记录一致", "it says what the record says"));
        }
        out
    }
}

impl Serialize for Verified {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let drifts = self.drifts.iter().flatten().map(|(drift, places)| {
            let Drift { heading, record, file } = drift;
            json!({ "heading": heading, "record": record, "file": file, "places": places })
        });
        json!({
            "document": self.document,
            "stale": self.is_stale,
            "is_compared": self.drifts.is_some(),
            "drifts": drifts.collect::<Vec<_>>(),
        })
        .serialize(to)
    }
}
