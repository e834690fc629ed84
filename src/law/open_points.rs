//! Open points: questions that the law leaves open, the readings of each, and what the program does meanwhile.
//!
//! The first reading is the one the program follows. A company may fix another by policy where a reading is choosable; the
//! codes of the readings are stable. Nothing here decides: flags point to a question by its id.

mod clocks;
mod counting;
mod data;
mod duties;
mod exemptions;
mod parties;

use serde::Serialize;

use crate::source::{Citation, Status, cite};
use crate::text::{Text, t};

/// A question that the law leaves open.
#[derive(Debug)]
pub struct OpenPoint {
    /// Stable id, `Q-1` to `Q-25`.
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
    /// Whether it belongs to the clocks: periods and reminders, and no verdict.
    pub belongs_to_clocks: bool,
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

/// A place whose reading is open.
const fn reading(
    instrument: &'static crate::source::Instrument,
    article: &'static str,
) -> Citation {
    cite(instrument, article).as_status(Status::Reading)
}

/// Whom to ask in most cases.
const PROVINCIAL: Text = t("向省级网信办咨询。", "Ask the provincial CAC.");

/// Every open point, by number.
pub static ALL: &[&OpenPoint] = &[
    &counting::Q1,
    &counting::Q2,
    &counting::Q3,
    &exemptions::Q4,
    &exemptions::Q5,
    &clocks::Q6,
    &counting::Q7,
    &counting::Q8,
    &clocks::Q9,
    &data::Q10,
    &data::Q11,
    &exemptions::Q12,
    &parties::Q13,
    &parties::Q14,
    &parties::Q15,
    &parties::Q16,
    &duties::Q17,
    &duties::Q18,
    &clocks::Q19,
    &parties::Q20,
    &duties::Q21,
    &clocks::Q22,
    &exemptions::Q23,
    &parties::Q24,
    &data::Q25,
];

/// The open point with this id.
pub fn find(id: &str) -> Option<&'static OpenPoint> {
    ALL.iter().copied().find(|point| point.id == id)
}

impl OpenPoint {
    /// The reading with this code.
    pub fn reading(&self, code: &str) -> Option<&'static Reading> {
        self.readings.iter().find(|reading| reading.code == code)
    }
}
