//! A letter that asks for corrections (补正通知), its points, and what each was answered.
//!
//! The words of a letter stand as they came. A point quotes them; it is answered by words with what was changed for it, or by a reason why
//! nothing is changed. What a letter seems to ask is proposed by [`proposals`] and decided by a person.

mod cited;
mod marker;
mod merged;
mod places;
mod sender;
mod split;
mod step;
mod until;
mod words;

pub use cited::number_of;
pub use merged::addressees;
pub use places::clauses;
pub use sender::sender;
pub use split::{Proposal, proposals};
pub use step::Step;
pub use until::{LastDay, last_day, term};

use serde::{Deserialize, Serialize};

use super::{Key, Sequence, Stage};
use crate::day::{Day, Moment};
use crate::form::digest;
use crate::text::{Phrase, Text, t};

/// What a letter asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Papers that are lacking: the filing is not taken yet.
    Incomplete,
    /// Corrections or additions.
    Correction,
}

impl Kind {
    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Incomplete => t("材料不全", "papers lacking"),
            Self::Correction => t("补充、更正", "corrections"),
        }
    }
}

/// A letter with its points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter itself, which never changes.
    pub fields: Fields,
    /// What it is called in words: its number in the row, or its id where two people gave that number.
    pub name: String,
    /// Its points, in the order of the letter.
    pub points: Vec<Point>,
    /// To whom the answer goes, where somebody said so.
    pub to: Option<String>,
    /// That it was noted by mistake, where somebody said so. It then asks for nothing.
    pub withdrawn: Option<Withdrawn>,
}

/// That a letter was noted by mistake. The letter and what was said of it stay as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Why.
    pub why: String,
    /// When that was said.
    pub at: Moment,
    /// By whom, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
}

/// What stands in a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields {
    /// Its id in the row: `letter-1-5f0c2e`. Its end is made of what it says, so that two people who note letters never give the same.
    pub id: String,
    /// To what it belongs: the code of a submission.
    pub submission: String,
    /// What it asks for.
    pub kind: Kind,
    /// The day on which it came.
    pub received: Day,
    /// The last day for the answer that it names itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// From whom it came, where that was said or is seen in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Its words, as they came.
    pub words: String,
    /// When it was noted.
    pub at: Moment,
    /// By whom, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// The row among the dates of the record that was put there with it, or with another letter of its day; nothing where a person had put
    /// one there already, or none was to be put.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
}

/// A point of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Its id in the letter: `1`, `2`. It stays when others come and go; the order is that of the letter.
    pub id: u32,
    /// What the letter says, verbatim.
    pub words: String,
    /// What it is called among ourselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<String>,
    /// Whether something is to be done by a day, beside the papers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitment: Option<Commitment>,
    /// Which places, papers and checks it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<About>,
    /// What it was answered; none while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// What others answered at the same time. It is open until one answer stands alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub otherwise: Vec<Answer>,
}

/// What is to be done by whom and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// Who does it; open until somebody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// On which day it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
}

impl Commitment {
    /// Who does it until when, and whether it is done, in words.
    pub fn said(&self) -> Phrase {
        let open = || t("未定", "open").into();
        let owner = self.owner.clone().map_or_else(open, Phrase::same);
        let due = self.due.map_or_else(open, |day| Phrase::same(day.to_string()));
        let done = self
            .done
            .map_or_else(Phrase::default, |day| said!("，{day}已完成", ", done on {day}", day));
        said!(
            "承诺：责任人{owner}，期限{due}{done}",
            "undertaken: by {owner}, until {due}{done}",
            owner,
            due,
            done,
        )
    }
}

/// What a point is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A section or field of the record, by its path, such as `recipients/country`.
    Field(String),
    /// A paper.
    Paper(Key),
    /// A point of the inspection, by its number.
    Check(u32),
}

/// What a point was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// In words.
    pub words: String,
    /// Whether nothing is changed; the words then say why.
    #[serde(default)]
    pub no_change: bool,
    /// When.
    pub at: Moment,
    /// By whom, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
}

impl Fields {
    /// What a letter of this number is called by what it says.
    #[must_use]
    pub fn numbered(mut self, number: u32) -> Self {
        self.id.clear();
        let text = serde_json::to_string(&self).unwrap_or_default();
        let own: String = digest(&text).chars().take(ID).collect();
        self.id = format!("{LETTER}{number}-{own}");
        self
    }

    /// Its number in the row, as far as its id says so.
    pub fn number_in_row(&self) -> Option<u32> {
        let rest = self.id.strip_prefix(LETTER)?;
        rest.split('-').next()?.parse().ok()
    }
}

/// How the ids of letters begin.
const LETTER: &str = "letter-";

/// So many signs of the digest of a letter stand in its id.
const ID: usize = 6;

impl Letter {
    /// One that stands, with nothing said of it yet.
    pub fn new(fields: Fields, points: Vec<Point>) -> Self {
        let name = fields.id.clone();
        Self { fields, name, points, to: None, withdrawn: None }
    }

    /// Gives all letters of a row their names.
    pub fn name_all(all: &mut [Self]) {
        let numbers: Vec<Option<u32>> = all.iter().map(|one| one.fields.number_in_row()).collect();
        for (one, own) in all.iter_mut().zip(&numbers) {
            let is_alone = numbers.iter().filter(|number| *number == own).count() == 1;
            let short = own.filter(|_| is_alone).map(|number| format!("{LETTER}{number}"));
            one.name = short.unwrap_or_else(|| one.fields.id.clone());
        }
    }

    /// Where a letter brings a filing.
    pub const fn stage(&self) -> Stage {
        match self.fields.kind {
            Kind::Incomplete => Stage::Incomplete,
            Kind::Correction => Stage::CorrectionAsked,
        }
    }

    /// To whom the answer goes: as somebody said, or to whom the letter came from; nothing where neither is known.
    pub fn addressee(&self) -> Option<String> {
        let Fields { from, words, .. } = &self.fields;
        self.to.clone().or_else(|| from.clone()).or_else(|| sender(words))
    }

    /// Whether that is what it is called: its id, or what that is shortened to.
    pub fn is_called(&self, name: &str) -> bool {
        self.fields.id == name || self.name == name
    }

    /// The points that are not answered, or answered in two ways.
    pub fn open(&self) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(|point| point.is_open())
    }

    /// The points with their numbers, by which they are spoken of: from 1 in the order of the letter.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &Point)> {
        (1..).zip(&self.points)
    }

    /// Whether something was handed in that answers it.
    pub fn is_answered(&self, row: &[Sequence]) -> bool {
        row.iter().any(|one| one.fields.letter.as_ref() == Some(&self.fields.id))
    }
}

impl Point {
    /// One that is open, of which nothing else was said.
    pub const fn new(id: u32, words: String) -> Self {
        let (called, commitment, answer) = (None, None, None);
        Self { id, words, called, commitment, about: Vec::new(), answer, otherwise: Vec::new() }
    }

    /// Whether it is not answered, or in two ways of which none was chosen.
    pub const fn is_open(&self) -> bool {
        self.answer.is_none() || !self.otherwise.is_empty()
    }

    /// What it was answered: nothing, one answer, or several of which one is to be chosen.
    pub fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.answer.iter().chain(&self.otherwise)
    }
}
