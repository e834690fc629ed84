//! Writes the documents of an assessment into a folder.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::document::Document;
use crate::document::render::{docx_with, html_with, markdown, xlsx_with};
use crate::dossier::Dossier;
use crate::form::Facts;
use crate::law::{Circumstances, Survey};
use crate::store::{StoreError, make_folder, write_keeping};
use crate::text::{Lang, Phrase, Text, harmless, t};

use super::papers::{documents, file_name, workbooks};
use crate::cores::on_every_core;

/// A format that documents are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Word.
    Docx,
    /// A web page for printing and reading.
    Html,
    /// Plain text with light markup.
    Markdown,
    /// The lists and the questionnaire as workbooks.
    Xlsx,
    /// The record itself.
    Json,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Docx, Self::Html, Self::Markdown, Self::Xlsx, Self::Json];

    /// The code used in options; also the ending of the file, except for Markdown.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// The ending of the file.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            other => other.code(),
        }
    }

    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Docx => t("Word 文档（docx）", "Word (docx)"),
            Self::Html => t("网页（html）", "Web page (html)"),
            Self::Markdown => t("Markdown", "Markdown"),
            Self::Xlsx => {
                t("清单和问卷工作簿（xlsx）", "Workbooks of lists and questionnaire (xlsx)")
            }
            Self::Json => t("评估记录（json）", "The record (json)"),
        }
    }
}

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The formats.
    pub formats: Vec<Format>,
    /// The languages.
    pub langs: Vec<Lang>,
    /// Whether a long report has a table of contents.
    pub contents: bool,
}

/// What was written.
#[derive(Clone, Debug, Default)]
pub struct Exported {
    /// The files, in order.
    pub files: Vec<PathBuf>,
    /// Where older files are kept that a person may have changed.
    pub kept: Vec<PathBuf>,
}

impl Exported {
    /// What was kept, in one line; nothing if no file was in the way.
    pub fn kept_said(&self) -> Option<Phrase> {
        let first = self.kept.first()?;
        let name = harmless(&first.display().to_string(), false);
        let count = self.kept.len();
        Some(said!(
            "原有的{count}个同名文件不是本程序上次写出的样子（可能在 Word 等程序中改过），没有丢\
             弃，另存在旁边：{name} 等",
            "{count} {count?file of this name was|files of these names were} not as this program last wrote them (edited in \
             Word, perhaps); each is kept beside the new one: {name} and so on",
            count,
            name,
        ))
    }
}

/// Writes every document in every chosen format and language, and the record once; returns the files in order. Workbooks are
/// written in their own format alone.
///
/// Files are named `<stem>-<document>-<lang>.<ending>`, a document of one recipient or group with its name. They are written together: a full disk leaves
/// what was there as it was. A file of the same name that a person may have changed is kept as `NAME.bak-N`.
///
/// # Errors
/// If the folder or a file cannot be written.
pub fn export(
    dossier: &Dossier,
    around: &Circumstances,
    stem: &str,
    dir: &Path,
    wanted: &Wanted,
) -> Result<Exported, StoreError> {
    let survey = Survey::at(&Facts::new(&dossier.answers), around);
    let formats = &wanted.formats;
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    // What each paper says, by the digest of its words, stands with the record.
    let mut papers: Vec<Value> = Vec::new();
    for lang in wanted.langs.iter().copied() {
        let mut documents = documents(dossier, &survey, lang);
        if wanted.contents {
            documents = documents.into_iter().map(Document::with_contents).collect();
        }
        let name = |of: (&str, Option<&str>)| {
            format!("{stem}-{}-{}", file_name(of, &dossier.answers, lang), lang.code())
        };
        let made = on_every_core(&documents, |document| {
            written(document, &name((document.id, document.of.as_deref())), dir, wanted)
        });
        for (document, made) in documents.iter().zip(made) {
            let (words, made) = made?;
            if formats.contains(&Format::Json) {
                papers.push(json!({
                    "document": document.name(), "lang": lang.code(), "title": document.title,
                    "words": words,
                }));
            }
            files.extend(made);
        }
        if formats.contains(&Format::Xlsx) {
            for workbook in workbooks(dossier, &survey, lang) {
                let words = workbook.words_digest();
                let bytes =
                    xlsx_with(&workbook, &words).map_err(|error| StoreError::made(dir, &error))?;
                papers.push(json!({
                    "workbook": workbook.name(), "lang": lang.code(), "title": workbook.title,
                    "words": words,
                }));
                let name = name((workbook.id, workbook.of.as_deref()));
                files.push((dir.join(format!("{name}.xlsx")), bytes));
            }
        }
    }
    if formats.contains(&Format::Json) {
        files.push((
            dir.join(format!("{stem}.json")),
            dossier.to_json_with(papers.into()).into_bytes(),
        ));
    }
    make_folder(dir)?;
    let kept = write_keeping(&files)?;
    Ok(Exported { files: files.into_iter().map(|(path, _)| path).collect(), kept })
}

/// The digest of the words of a document, and its files.
type WrittenFiles = (String, Vec<(PathBuf, Vec<u8>)>);

/// Writes a document in every format that is wanted.
fn written(
    document: &Document,
    name: &str,
    dir: &Path,
    wanted: &Wanted,
) -> Result<WrittenFiles, StoreError> {
    let words = document.words_digest();
    let mut files = Vec::new();
    for format in wanted.formats.iter().copied() {
        let bytes = match format {
            Format::Docx => {
                docx_with(document, &words).map_err(|error| StoreError::made(dir, &error))?
            }
            Format::Html => html_with(document, &words).into_bytes(),
            Format::Markdown => markdown(document).into_bytes(),
            Format::Xlsx | Format::Json => continue,
        };
        files.push((dir.join(format!("{name}.{}", format.ending())), bytes));
    }
    Ok((words, files))
}
