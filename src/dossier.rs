//! One assessment as a file holds it: a header, the answers, and whatever else stood in the file.
//!
//! Reading never drops a key, but for what an export says of its papers. A file written by a newer version is understood as far as possible and never written.

use serde::ser::SerializeMap as _;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value, json};

mod bounds;
mod head;
mod judged;
mod migrated;
mod skimmed;
mod told;

pub use head::Head;
pub use judged::Judged;
pub use migrated::Migrated;
pub use skimmed::{HEAD, Skimmed};
pub use told::{Other, People, Told};

use crate::day::Day;
use crate::form::catalog::record;
use crate::form::{Answers, Edit, Once, Place, Spot, StructureError, merge};
use crate::text::{Phrase, harmless, t};

/// What the header of every file says.
pub const FORMAT: &str = "chujing-assessment";
/// The schema version that this program writes.
pub const SCHEMA_VERSION: u64 = 2;

/// What an exported file says of the papers made with it: true of that moment only, so that it is never read.
const PAPERS: &str = "papers";

/// One assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    /// Stable id of the assessment.
    pub id: String,
    /// The answers.
    pub answers: Answers,
    /// The schema version in which it is written: that of this program, or of a newer one.
    pub schema_version: u64,
    /// What became of the answers of a file of an earlier version, until it is saved.
    pub migrated: Option<Migrated>,
    /// The result that a file of an earlier version holds in itself; it is read and not written again (see [`Told`]).
    pub judged: Option<Judged>,
    rest: Map<String, Value>,
}

/// Why text is not an assessment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum DossierError {
    /// Not JSON, at a line and column.
    Json {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says, in English.
        message: String,
    },
    /// Holds far more than an assessment can.
    TooMuch,
    /// Two versions that git could not merge.
    Unmerged {
        /// The line where the first of its marks stands, from 1.
        line: usize,
    },
    /// JSON, but not an assessment.
    NotAnAssessment(&'static str),
    /// The answers have a structure that cannot be relied on.
    Structure(StructureError),
}

impl DossierError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Json { line, column, message } => said!(
                "不是有效的 JSON：第{line}行第{column}列，{message}",
                "not valid JSON: line {line}, column {column}: {message}",
                line,
                column,
                message,
            ),
            Self::TooMuch => t(
                "内容远多于一份评估（最多约一百万个值），没有读取。请拆分为几份评估，或者删去不属于评估的内容。",
                "It holds far more than an assessment (at most about a million values) and was not read. Split it into several, or take out what is no part of it.",
            )
            .into(),
            Self::Unmerged { line } => said!(
                "合并尚未完成：第{line}行起留有 git 的冲突标记（<<<<<<< ======= >>>>>>>）。请选\
                 定一方的内容，删去标记后再打开",
                "unresolved merge: git's conflict marks (<<<<<<< ======= >>>>>>>) stand from \
                 line {line} on. Decide for one side, take the marks away and open it again",
                line,
            ),
            Self::NotAnAssessment(key) => said!(
                "不是 chujing 的评估文件：缺少“{key}”或者其值不对。评估文件以 \"format\": \"\
                 {format}\" 开头",
                "not an assessment of chujing: \"{key}\" is missing or wrong. Such a file begins \
                 with \"format\": \"{format}\"",
                key,
                format = FORMAT,
            ),
            Self::Structure(error) => error.said(),
        }
    }
}

impl Dossier {
    /// A new assessment whose day is `as_of`.
    pub fn new(id: impl Into<String>, title: &str, as_of: Day) -> Self {
        let mut answers = Answers::default();
        let set = |field, value: String| {
            Edit::Set(Place::single(&record::SECTION, field), Some(json!(value)))
        };
        for edit in [set(&record::TITLE, title.to_owned()), set(&record::AS_OF, as_of.to_string())]
        {
            // Setting a field of a section that is answered once cannot fail.
            let _inverse = answers.apply(edit);
        }
        Self {
            id: id.into(),
            answers,
            schema_version: SCHEMA_VERSION,
            migrated: None,
            judged: None,
            rest: Map::new(),
        }
    }

    /// Reads an assessment.
    ///
    /// # Errors
    /// Says what was expected and where. Unknown keys and drafts are no errors.
    pub fn from_json(text: &str) -> Result<Self, DossierError> {
        let text = text.trim_start_matches('\u{feff}');
        if !bounds::is_modest(text) {
            return Err(DossierError::TooMuch);
        }
        let Once(value) = serde_json::from_str(text).map_err(|error| {
            if let Some(line) = unmerged(text) {
                return DossierError::Unmerged { line };
            }
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default().to_owned();
            DossierError::Json {
                line: error.line(),
                column: error.column(),
                message: harmless(&message, false),
            }
        })?;
        let Value::Object(mut keys) = value else {
            return Err(DossierError::NotAnAssessment("format"));
        };
        if keys.shift_remove("format").as_ref().and_then(Value::as_str) != Some(FORMAT) {
            return Err(DossierError::NotAnAssessment("format"));
        }
        let version = keys.shift_remove("schema_version").as_ref().and_then(Value::as_u64);
        let schema_version = version
            .filter(|version| *version > 0)
            .ok_or(DossierError::NotAnAssessment("schema_version"))?;
        let id = match keys.shift_remove("id") {
            Some(Value::String(id)) if !id.trim().is_empty() => id,
            _ => return Err(DossierError::NotAnAssessment("id")),
        };
        keys.shift_remove(PAPERS);
        let mut answers =
            keys.shift_remove("answers").ok_or(DossierError::NotAnAssessment("answers"))?;
        let migrated = match &mut answers {
            Value::Object(sections) if schema_version < SCHEMA_VERSION => {
                Some(migrated::from_first(sections))
            }
            _ => None,
        };
        let schema_version = schema_version.max(SCHEMA_VERSION);
        let answers = Answers::from_json(answers).map_err(DossierError::Structure)?;
        // What cannot be read as a result stays as it stands.
        let judged = keys.get("judged").and_then(|judged| Judged::deserialize(judged).ok());
        if judged.is_some() {
            keys.shift_remove("judged");
        }
        Ok(Self { id, answers, schema_version, migrated, judged, rest: keys })
    }

    /// Writes the assessment: readable, in stable order, one value a line.
    ///
    /// Every section stands in it, also an empty one, with an empty line between two: what different people change in
    /// different sections is never a neighbour in the file, so that tools which merge lines can merge it.
    pub fn to_json(&self) -> String {
        self.written(None)
    }

    /// The same with what is to be said of the papers that were made of it.
    pub fn to_json_with(&self, papers: Value) -> String {
        self.written(Some(&papers))
    }

    fn written(&self, papers: Option<&Value>) -> String {
        let text = serde_json::to_string_pretty(&Keys(self, papers)).unwrap_or_default();
        let mut out = String::with_capacity(text.len() + text.len() / 64);
        let mut is_in_answers = false;
        let mut is_first = true;
        for line in text.lines() {
            // No value holds a line break, so that a line tells by its indent how deep it stands.
            if line.starts_with("  \"") {
                is_in_answers = line.starts_with("  \"answers\": {");
            } else if is_in_answers && line.starts_with("    \"") && !std::mem::take(&mut is_first)
            {
                out.push('\n');
            }
            out.push_str(line);
            out.push('\n');
        }
        out
    }

    /// Two states of one record brought together, with what they have in common where that is known; and where both stand as
    /// candidates. What else stands in the files is that of the first, with what only the other has.
    pub fn merged(base: Option<&Self>, one: &Self, other: &Self) -> (Self, Vec<Spot>) {
        let nothing = Answers::default();
        let base = base.map_or(&nothing, |base| &base.answers);
        let merged = merge(base, &one.answers, &other.answers);
        let mut out = Self { answers: merged.answers, ..one.clone() };
        out.schema_version = one.schema_version.max(other.schema_version);
        for (key, value) in &other.rest {
            out.rest.entry(key.clone()).or_insert_with(|| value.clone());
        }
        (out, merged.open)
    }

    /// Whether a newer version wrote it; then it must not be written by this one.
    pub const fn is_newer(&self) -> bool {
        self.schema_version > SCHEMA_VERSION
    }

    /// SHA-256 of the answers in their stable order, in hexadecimal: the same answers have the same digest, whatever the
    /// order or spacing of the file.
    pub fn digest(&self) -> String {
        self.answers.digest()
    }

    /// Whether a result told before is that of these answers, in this shape or in that of the file.
    pub fn is_answered_as(&self, told: &Judged) -> bool {
        let as_filed = self.migrated.as_ref().map(|migrated| migrated.digest.as_str());
        as_filed == Some(told.digest.as_str()) || self.digest() == told.digest
    }

    /// The name of the assessment, or its id.
    pub fn title(&self) -> String {
        title_of(&self.id, &self.answers)
    }
}

/// The name of the assessment with these answers, or its id.
pub fn title_of(id: &str, answers: &Answers) -> String {
    let place = Place::single(&record::SECTION, &record::TITLE);
    harmless(answers.get(&place).and_then(Value::as_str).unwrap_or(id), false)
}

/// The line of git's first conflict mark, where all three kinds of them stand.
fn unmerged(text: &str) -> Option<usize> {
    let at = |mark: &str| text.lines().position(|line| line.starts_with(mark));
    let first = at("<<<<<<<")?;
    (at("=======").is_some() && at(">>>>>>>").is_some()).then_some(first + 1)
}

/// What stands in the file, in order, with what is to be said of the papers that were made of it.
struct Keys<'a>(&'a Dossier, Option<&'a Value>);

impl Serialize for Keys<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(dossier, papers) = self;
        let mut out = to.serialize_map(None)?;
        out.serialize_entry("format", FORMAT)?;
        out.serialize_entry("schema_version", &dossier.schema_version)?;
        out.serialize_entry("id", &dossier.id)?;
        out.serialize_entry("answers", &dossier.answers.whole())?;
        for (key, value) in &dossier.rest {
            out.serialize_entry(key, value)?;
        }
        if let Some(papers) = papers {
            out.serialize_entry(PAPERS, papers)?;
        }
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_survives_a_round_trip() {
        let text = r#"{ "format": "chujing-assessment", "schema_version": 2, "id": "x",
            "answers": { "handler": { "ciio": "no", "mood": "good" } }, "from_the_future": { "a": [1, 2] } }"#;
        let dossier = Dossier::from_json(text).unwrap();
        let again = Dossier::from_json(&dossier.to_json()).unwrap();
        assert_eq!(dossier, again);
        assert!(
            dossier.to_json().contains("from_the_future") && dossier.to_json().contains("mood")
        );
    }

    #[test]
    fn numbers_stay_as_they_are_written() {
        let text = r#"{
  "format": "chujing-assessment",
  "schema_version": 2,
  "id": "x",
  "answers": {
    "groups": [
      {
        "id": "g",
        "count": 12,
        "later": 340282366920938463463374607431768211456
      }
    ]
  },
  "numbers": [
    0,
    -0,
    -12,
    18446744073709551616,
    0.10000000000000000000000000001,
    260000.0,
    2.6e+5,
    1e+999,
    1.50
  ]
}
"#;
        let written = Dossier::from_json(text).unwrap().to_json();
        let held: Vec<&str> =
            written.lines().filter(|line| !is_of_an_empty_section(line)).collect();
        let lines = |text: &str| text.replace("    ],\n  },", "    ]\n  },");
        assert_eq!(lines(&format!("{}\n", held.join("\n"))), text);
        assert_eq!(Dossier::from_json(&written).unwrap().to_json(), written);
    }

    fn is_of_an_empty_section(line: &str) -> bool {
        line.is_empty()
            || ((line.contains(": []") || line.contains(": {}")) && line.starts_with("    \""))
    }

    /// Two changes in neighbouring sections are no neighbours in the file.
    #[test]
    fn every_section_stands_in_the_file_apart_from_the_next() {
        let written = Dossier::new("x", "题", Day::of(2026, 11, 28)).to_json();
        let places: Vec<usize> = crate::form::catalog::SECTIONS
            .iter()
            .map(|section| {
                let key = format!("    \"{}\": ", section.id);
                written.lines().position(|line| line.starts_with(&key)).unwrap()
            })
            .collect();
        assert!(places.windows(2).all(|pair| pair[1] >= pair[0] + 2), "{places:?}");
    }

    #[test]
    fn a_key_that_stands_twice_is_no_choice_of_ours() {
        let text = "{ \"format\": \"chujing-assessment\",\n \"id\": \"a\", \"id\": \"b\" }";
        let error = Dossier::from_json(text).unwrap_err();
        assert!(
            matches!(&error, DossierError::Json { line: 2, message, .. } if message.contains("twice")),
            "{error:?}"
        );
    }

    #[test]
    fn a_malformed_file_is_named_by_line_and_column() {
        let error = Dossier::from_json("{\n  \"format\": }").unwrap_err();
        assert!(matches!(error, DossierError::Json { line: 2, column: 13, .. }), "{error:?}");
        assert!(error.said().zh.contains("第2行"));
        assert_eq!(Dossier::from_json("[]").unwrap_err(), DossierError::NotAnAssessment("format"));
    }
}
