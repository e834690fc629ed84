//! One handing in: what kind it is, on which day, and of each paper what becomes of it. It never changes afterwards.
//!
//! Each names the digest of the one before it, so that one changed by hand is noticed.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::day::{Day, Moment};
use crate::form::digest;
use crate::text::{Hole, Lang, Phrase, Text, t};

/// The place of a sequence in its row, from 0. Written with four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Number(pub u32);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl Hole for Number {
    fn words(&self, _: Lang) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Number {
    /// Reads one as it is written, with any number of zeros in front.
    pub fn parse(text: &str) -> Option<Self> {
        let is_number = !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
        is_number.then(|| text.parse().ok().map(Self)).flatten()
    }
}

/// What a handing in is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The first of a filing.
    First,
    /// What was asked for, or what corrects a filing under review.
    Supplement,
    /// The filing made anew, whole, after a change or after a refusal.
    Again,
    /// A request to prolong a result.
    Extension,
    /// The filing is taken back.
    Withdrawal,
    /// Something that changes no paper, such as an explanation by letter.
    Note,
}

impl Kind {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 6] =
        [Self::First, Self::Supplement, Self::Again, Self::Extension, Self::Withdrawal, Self::Note];

    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::First => t("首次提交", "first"),
            Self::Supplement => t("补充、更正", "supplement"),
            Self::Again => t("重新备案、申报", "filing again"),
            Self::Extension => t("申请延长", "extension"),
            Self::Withdrawal => t("撤回", "withdrawal"),
            Self::Note => t("说明", "note"),
        }
    }

    /// Whether the officer holds nothing but what comes with it: what was handed in before belongs to an earlier filing.
    pub const fn begins(self) -> bool {
        matches!(self, Self::First | Self::Again)
    }
}

/// What one paper is among those of a filing, whatever it is called: a paper of the program with whose it is, a scan by its number, a
/// proof by its row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(pub String);

/// How the key of a paper that the program makes begins, and that of a scan.
const MADE: &str = "paper/";
const SCAN: &str = "scan/";

impl Key {
    /// A paper that the program makes, and whose it is.
    pub fn made(id: &str, of: Option<&str>) -> Self {
        let of = of.map(|of| format!("/{of}")).unwrap_or_default();
        Self(format!("{MADE}{id}{of}"))
    }

    /// The scan of a paper of the list; the second of one number is copy 2.
    pub fn scan(number: usize, copy: usize) -> Self {
        let copy = if copy > 1 { format!("-{copy}") } else { String::new() };
        Self(format!("{SCAN}{number}{copy}"))
    }

    /// The file of a proof, by its row.
    pub fn proof(row: &str) -> Self {
        Self(format!("proof/{row}"))
    }

    /// Whether it is the scan of a paper of the list.
    pub fn is_scan(&self) -> bool {
        self.0.starts_with(SCAN)
    }

    /// Whether the program makes it: its words, not its bytes, say whether it is the same.
    pub fn is_made(&self) -> bool {
        self.0.starts_with(MADE)
    }
}

/// What becomes of a paper by a handing in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// The officer did not hold it.
    New,
    /// It stands for the one that the officer held.
    Replace,
    /// The officer's one no longer counts.
    Withdraw,
}

impl Operation {
    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::New => t("新增", "new"),
            Self::Replace => t("替换", "replaced"),
            Self::Withdraw => t("撤回", "withdrawn"),
        }
    }
}

/// A file that was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its name among the papers of the sequence.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many bytes it has.
    pub bytes: u64,
}

/// A paper of a handing in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// What it is.
    pub key: Key,
    /// Its number in the list of materials, from 1; none for what stands in no list.
    pub number: Option<u32>,
    /// What it is called.
    pub title: String,
    /// What becomes of it.
    pub operation: Operation,
    /// The sequence whose paper it replaces or withdraws.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Number>,
    /// The digest of its own words; of a scan, those of the paper that was signed. None where the program does not know them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The file; none where it is withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<File>,
    /// Why, where a person said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// One handing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// What it says.
    pub fields: Fields,
    /// The digest of its text, by which the next one names it.
    pub digest: String,
}

/// What a handing in says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields {
    /// Its place in the row.
    pub number: Number,
    /// With what it is handed in: the code of a submission, such as `standard_contract`.
    pub submission: String,
    /// What kind it is.
    pub kind: Kind,
    /// The day on which it was handed in.
    pub day: Day,
    /// The receipt or number that the authority gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
    /// The letter that it answers, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// Why, where a person said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The law data by which the papers were made.
    pub law_data: String,
    /// The digest of the answers of the record from which they were made.
    pub state: String,
    /// The record's file as it was then.
    pub record: Option<File>,
    /// When it was noted.
    pub at: Moment,
    /// By whom, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// The row among the dates of the record that was put there with it, or with another handing in of its day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// The digest of the sequence before; none for the first.
    pub previous: Option<String>,
    /// What becomes of the papers.
    pub papers: Vec<Paper>,
}

/// The file that holds it; its header says so.
#[derive(Serialize, Deserialize)]
#[serde(tag = "format")]
enum Written<T> {
    #[serde(rename = "chujing-sequence")]
    Sequence(T),
}

impl Sequence {
    /// One with its digest.
    pub fn new(fields: Fields) -> Self {
        let digest = digest(text(&fields));
        Self { fields, digest }
    }

    /// By what it is told apart from every other one, also from one of its number: `0001-5f0c2e`.
    pub fn id(&self) -> String {
        let own: String = self.digest.chars().take(OWN).collect();
        format!("{}-{own}", self.fields.number)
    }

    /// Reads it; nothing where it is none.
    pub fn from_json(text: &str) -> Option<Self> {
        let Written::Sequence(fields) = serde_json::from_str(text).ok()?;
        Some(Self { fields, digest: digest(text) })
    }

    /// Writes it, one value a line.
    pub fn to_json(&self) -> String {
        text(&self.fields)
    }
}

/// So many signs of its digest tell a sequence apart.
const OWN: usize = 6;

fn text(fields: &Fields) -> String {
    let mut text = serde_json::to_string_pretty(&Written::Sequence(fields)).unwrap_or_default();
    text.push('\n');
    text
}

/// What is not as it was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// In which sequence, or which file of it.
    pub what: String,
    /// What is wrong with it.
    pub why: Phrase,
}

impl Fault {
    /// Sequences that name another one before them than stands there: that one was changed, or one is gone; and those of which two people
    /// noted one number each.
    pub fn of_row<'a>(row: impl IntoIterator<Item = &'a Sequence>) -> Vec<Self> {
        let all: Vec<&Sequence> = row.into_iter().collect();
        let mut out = Vec::new();
        for one in &all {
            let fields = &one.fields;
            let stands_before = |other: &&&Sequence| {
                other.fields.number.0 + 1 == fields.number.0
                    && fields.previous.as_ref() == Some(&other.digest)
            };
            let is_first = fields.number == Number(0) && fields.previous.is_none();
            if !is_first && !all.iter().any(|other| stands_before(&other)) {
                let why = t(
                    "所记的前一序列与现在的不同：前一序列被改过，或者缺了一个",
                    "the sequence before it is not the one it names: that one was changed, or one is gone",
                );
                out.push(Self { what: fields.number.to_string(), why: why.into() });
            }
        }
        out
    }
}

impl Fault {
    /// What is wrong with what, in one line.
    pub fn said(&self) -> Phrase {
        let (what, why) = (&self.what, &self.why);
        said!("{what}：{why}", "{what}: {why}", what, why)
    }
}
