//! Open points: questions that the law leaves open, the readings of each, and what the program does meanwhile.
//!
//! The first reading is the one the program follows. A company may fix another by policy where a reading is choosable; the
//! codes of the readings are stable. Nothing here decides: rules and clocks point to a question.

mod clocks;
mod counting;
mod data;
mod duties;
mod exemptions;
mod parties;

pub(in crate::law) use clocks::*;
pub(in crate::law) use counting::*;
pub(in crate::law) use data::*;
pub(in crate::law) use duties::*;
pub(in crate::law) use exemptions::*;
pub(in crate::law) use parties::*;
use serde::Serialize;

use crate::source::Citation;
use crate::text::{Phrase, Text, phrase, t};

/// A question that the law leaves open.
#[derive(Debug, PartialEq, Eq)]
pub struct OpenPoint {
    /// Stable id, `Q-1` to `Q-26`.
    pub id: &'static str,
    /// The question.
    pub question: Text,
    /// The readings; the program follows the first.
    pub readings: &'static [Reading],
    /// What the program does.
    pub careful: Text,
    /// What to ask, and whom.
    pub ask: Text,
    /// Where the question comes from.
    pub sources: &'static [Citation],
}

/// One way to read an open point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Stable code, unique within its point.
    pub code: &'static str,
    /// The reading, in words.
    pub says: Text,
    /// Whether a company may fix it by policy.
    pub choosable: bool,
}

/// A reading that is only shown.
const fn shown(code: &'static str, says: Text) -> Reading {
    Reading { code, says, choosable: false }
}

/// A reading that a company may fix by policy.
const fn choosable(code: &'static str, says: Text) -> Reading {
    Reading { code, says, choosable: true }
}

/// Whom to ask in most cases.
const PROVINCIAL: Text = t("向省级网信办咨询。", "Ask the provincial CAC.");

/// Every open point, by number.
pub static ALL: &[&OpenPoint] = &[
    &Q1, &Q2, &Q3, &Q4, &Q5, &Q6, &Q7, &Q8, &Q9, &Q10, &Q11, &Q12, &Q13, &Q14, &Q15, &Q16, &Q17,
    &Q18, &Q19, &Q20, &Q21, &Q22, &Q23, &Q24, &Q25, &Q26,
];

/// The open point with this id.
pub fn find(id: &str) -> Option<&'static OpenPoint> {
    ALL.iter().copied().find(|point| point.id == id)
}

/// The id of a point as JSON holds it: empty where there is none.
pub fn id(point: Option<&OpenPoint>) -> &'static str {
    point.map_or("", |point| point.id)
}

/// What to do, behind the id of the point it stands for: `Q-1 Ask ...`.
pub fn advice(point: Option<&OpenPoint>, advice: Text) -> Phrase {
    let behind = |words: &str| format!("{} {words}", id(point)).trim().to_owned();
    phrase(behind(advice.zh), behind(advice.en))
}

impl OpenPoint {
    /// The reading with this code.
    pub fn reading(&self, code: &str) -> Option<&'static Reading> {
        self.readings.iter().find(|reading| reading.code == code)
    }
}
