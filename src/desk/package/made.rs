//! The files that are made of a record, each with its place in the package and what the manifest says of it.
//!
//! Each is made by itself, so that several can be made at once.

use std::path::Path;

use serde_json::{Value, json};

use crate::document::Document;
use crate::document::build::{Part, Submission, filed};
use crate::document::render::{docx_and_words, xlsx_with};
use crate::document::workbook::Workbook;
use crate::filing;
use crate::law::Routes;
use crate::store::{StoreError, file_stem};

use super::brought::{folder, submission_of};

/// A file of the package: its name within it, its bytes, and what the manifest says of it.
pub(super) struct File {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) about: Value,
}

/// What is written of a record, in Chinese, the language of every filing.
pub(super) enum Paper<'a> {
    Document(&'a Document),
    Workbook(&'a Workbook),
}

impl Paper<'_> {
    /// Which paper it is, and the digest of its own words, as a manifest tells both.
    pub(super) fn identity(&self) -> (String, String) {
        let (id, of, words) = match self {
            Self::Document(document) => {
                (document.id, document.of.as_deref(), document.words_digest())
            }
            Self::Workbook(workbook) => (workbook.id, None, workbook.words_digest()),
        };
        (json!(filing::Key::made(id, of)).to_string(), words)
    }

    /// Its file; `dir` is where the package is to stand, for what errors say.
    pub(super) fn file(
        &self,
        (routes, all): (&Routes, &[Submission]),
        dir: &Path,
    ) -> Result<File, StoreError> {
        // The digest is of its own words: it stays the same where only the day, the law data or another part of the record moved.
        let (id, title, open, words, bytes) = match self {
            Self::Document(document) => {
                let (bytes, words) =
                    docx_and_words(document).map_err(|error| StoreError::made(dir, &error))?;
                (document.id, &document.title, document.stamp.open, words, bytes)
            }
            Self::Workbook(workbook) => {
                let words = workbook.words_digest();
                let bytes =
                    xlsx_with(workbook, &words).map_err(|error| StoreError::made(dir, &error))?;
                (workbook.id, &workbook.title, workbook.gaps().len(), words, bytes)
            }
        };
        let (part, number) = filed(id, routes);
        let of = match self {
            Self::Document(document) => document.of.as_deref(),
            Self::Workbook(_) => None,
        };
        let own = submission_of((id, of), routes, all).filter(|_| part == Part::Filing);
        let folder = own.map_or_else(|| part.folder().to_owned(), folder);
        let stem = file_stem(&in_chinese(title));
        let name = match (self, number) {
            (Self::Document(_), Some(number)) => format!("{folder}/{number:02}-{stem}.docx"),
            (Self::Document(_), None) => format!("{folder}/{stem}.docx"),
            (Self::Workbook(_), _) => format!("{folder}/{stem}.xlsx"),
        };
        let about = json!({
            "document": id, "title": title, "open_points": open, "words": words,
            "key": filing::Key::made(id, of), "number": number,
            "submission": own.map(Submission::code),
        });
        Ok(File { name, bytes, about })
    }
}

/// The Chinese part of a title that stands in both languages, with whose the paper is.
fn in_chinese(title: &str) -> String {
    let Some((chinese, rest)) = title.split_once(" / ") else { return title.to_owned() };
    match rest.split_once('（') {
        Some((_, whose)) => format!("{chinese}（{whose}"),
        None => chinese.to_owned(),
    }
}
