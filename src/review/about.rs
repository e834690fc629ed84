//! What something is said of, and the digests of the words there.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::form::{Answers, LineId, Place, Spot, digest};

use super::EntryId;

/// What something is said of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// The record as a whole.
    Whole,
    /// The legal result: the mechanism and the routes.
    Result,
    /// A section, a row or a field, known to this version or not.
    Place(Spot),
    /// A paper by its id, and the row whose it is, where there is one for each.
    Paper(String, Option<String>),
    /// A check of the inspection by its id.
    Check(String),
    /// Another entry.
    Entry(EntryId),
}

const WHOLE: &str = "whole";
const RESULT: &str = "result";
const PAPER: &str = "paper:";
const CHECK: &str = "check:";
const ENTRY: &str = "entry:";

impl About {
    /// A place of the answers.
    pub fn place(place: &Place) -> Self {
        Self::Place(Spot::from(place))
    }

    /// Reads what [`fmt::Display`] writes. Whatever names nothing else is a place, also one that this version does not know.
    pub fn read(text: &str) -> Self {
        if let Some(paper) = text.strip_prefix(PAPER) {
            let (id, of) = paper.split_once('/').map_or((paper, None), |(id, of)| (id, Some(of)));
            return Self::Paper(id.to_owned(), of.map(str::to_owned));
        }
        if let Some(check) = text.strip_prefix(CHECK) {
            return Self::Check(check.to_owned());
        }
        if let Some(id) = text.strip_prefix(ENTRY).and_then(LineId::parse) {
            return Self::Entry(id);
        }
        match text {
            WHOLE => Self::Whole,
            RESULT => Self::Result,
            _ => Self::Place(spot(text)),
        }
    }

    /// The place, where this version knows it.
    pub fn known_place(&self) -> Option<Place> {
        match self {
            Self::Place(spot) => spot.place(),
            _ => None,
        }
    }
}

/// Where a text says that something stands; of one that this version does not know, two parts are taken for section and row.
fn spot(text: &str) -> Spot {
    if let Ok(place) = Place::parse(text) {
        return Spot::from(&place);
    }
    let mut parts = text.splitn(3, '/').map(str::to_owned);
    Spot { section: parts.next().unwrap_or_default(), row: parts.next(), key: parts.next() }
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str(WHOLE),
            Self::Result => f.write_str(RESULT),
            Self::Place(spot) => write!(f, "{spot}"),
            Self::Paper(id, None) => write!(f, "{PAPER}{id}"),
            Self::Paper(id, Some(of)) => write!(f, "{PAPER}{id}/{of}"),
            Self::Check(id) => write!(f, "{CHECK}{id}"),
            Self::Entry(id) => write!(f, "{ENTRY}{id}"),
        }
    }
}

impl Serialize for About {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for About {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(|text| Self::read(&text))
    }
}

/// The digests of the words of each part of a scope; empty for a part that holds nothing.
pub type Parts = BTreeMap<About, String>;

/// The words as they are today, and the legal result.
#[derive(Clone, Debug)]
pub struct Today<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// The digest of the words of each paper; may be empty where nothing said of a paper is asked.
    pub papers: Parts,
    /// The mechanism and the routes, by their codes.
    pub result: String,
}

impl Today<'_> {
    /// The digest of the words of one part; empty where there are none.
    pub fn digest(&self, about: &About) -> String {
        match about {
            About::Whole => self.answers.digest(),
            About::Result => digest(&self.result),
            About::Place(spot) => self.answers.digest_at(spot).unwrap_or_default(),
            About::Paper(..) => self.papers.get(about).cloned().unwrap_or_default(),
            About::Check(_) | About::Entry(_) => String::new(),
        }
    }

    /// The digests of the parts of a scope. The whole is every section that holds something.
    pub fn parts(&self, scope: &[About]) -> Parts {
        let section =
            |id: &str| About::Place(Spot { section: id.to_owned(), row: None, key: None });
        let mut out = Parts::new();
        for about in scope {
            match about {
                About::Whole => out.extend(self.answers.held_sections().map(|id| {
                    let part = section(id);
                    let digest = self.digest(&part);
                    (part, digest)
                })),
                one => drop(out.insert(one.clone(), self.digest(one))),
            }
        }
        out
    }
}
