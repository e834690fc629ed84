//! What tells of a package: of what it was made, each of its files with its digest, what is lacking, and what an officer would find.
//!
//! It is a file of the package. Few ask for more of it than that it is written; so it is kept as the text it is, and read when it is asked.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::form::catalog::{handler, record};
use crate::form::{Answers, Place, digest};
use crate::inspection::Inspection;
use crate::law::Survey;
use crate::text::{Phrase, Text};

use super::routes::Handed;
use super::{File, is_handed_in, papers};

/// What a manifest calls itself.
pub(in crate::desk) const FORMAT: &str = "chujing-package";

/// What a package holds, as the text of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest(String);

impl Manifest {
    /// The text, with the end of its last line.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The same to be looked into.
    pub fn value(&self) -> Value {
        serde_json::from_str(&self.0).unwrap_or_default()
    }

    /// Of a record, and of the files that were made of it; of the archive of all that is handed in, the digest and how many files it holds.
    pub(super) fn of(
        (answers, survey): (&Answers, &Survey),
        (files, zip): (&[File], Option<(&str, usize)>),
        (missing, handed, inspection): (&[Phrase], &[Handed], &Inspection),
    ) -> Self {
        let verdict = &survey.verdict;
        let said = |section, field| answers.get(&Place::single(section, field));
        let told = Told {
            format: FORMAT,
            program: concat!("chujing ", env!("CARGO_PKG_VERSION")),
            handler: said(&handler::SECTION, &handler::NAME),
            assessment: said(&record::SECTION, &record::TITLE),
            mechanism: &verdict.mechanism,
            route: said(&record::SECTION, &record::ROUTE),
            filing_day: said(&record::SECTION, &record::FILING_DAY),
            as_of: &verdict.day,
            law_data: &verdict.law_data,
            law_version: &verdict.law_version(),
            law_files: &verdict.law_files_used(),
            record_digest: survey.digest(answers),
            files: files.iter().map(Entry).collect(),
            to_obtain: missing,
            inspection: &inspection.not_met(),
            upload: papers::upload(survey.routes.sole()),
            submissions: handed.iter().map(Handed::to_json).collect(),
            // Its name is that of the folder, which may be renamed.
            zip: zip.map(|(digest, count)| json!({ "sha256": digest, "files": count })),
        };
        let mut text = serde_json::to_string_pretty(&told).unwrap_or_default();
        text.push('\n');
        Self(text)
    }
}

/// What is told, in order.
#[derive(Serialize)]
struct Told<'a, M, D, L, V, F, I> {
    format: &'static str,
    program: &'static str,
    handler: Option<&'a Value>,
    assessment: Option<&'a Value>,
    mechanism: &'a M,
    route: Option<&'a Value>,
    filing_day: Option<&'a Value>,
    as_of: &'a D,
    law_data: &'a L,
    law_version: &'a V,
    law_files: &'a F,
    /// Of the answers in their canonical order, as in the footers; that of the record as a file stands with the files.
    record_digest: &'a str,
    files: Vec<Entry<'a>>,
    to_obtain: &'a [Phrase],
    inspection: &'a I,
    upload: Vec<Text>,
    submissions: Vec<Value>,
    zip: Option<Value>,
}

/// A file, and what is told of it.
struct Entry<'a>(&'a File);

impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let file = self.0;
        let mut out = to.serialize_map(None)?;
        out.serialize_entry("name", &file.name)?;
        out.serialize_entry("sha256", &digest(&file.bytes))?;
        out.serialize_entry("bytes", &file.bytes.len())?;
        out.serialize_entry("in_zip", &is_handed_in(file))?;
        for (key, value) in file.about.as_object().into_iter().flatten() {
            out.serialize_entry(key, value)?;
        }
        out.end()
    }
}
