//! Scored risks after GB/T 39335: what a person chose for impact and likelihood, corrected and put through a matrix.
//!
//! Nothing is scored that a person did not choose. What is open stays open, with the places that would settle it; a level is
//! given all the same where every open choice leads to it.

pub mod criteria;
mod matrix;
mod problems;
mod scale;
mod score;

pub use matrix::{FORMAT, Matrix, MatrixError};
pub(super) use problems::problems;
pub use scale::{ADJUSTMENTS, Adjustment, Impact, Level, Likelihood, Scale};
pub use score::{Score, Scored};

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::form::catalog::risks;
use crate::form::{Answer, Facts, Lacking, Place};
use crate::text::{Phrase, phrase};

/// Every risk of a record with its scores, and the matrix they rest on.
#[derive(Clone, Debug, Default)]
pub struct Risks {
    /// In the order of the record.
    pub scored: Vec<Scored>,
    /// The matrix, of the standard or the company's own.
    pub matrix: Matrix,
}

impl Risks {
    /// Scores every risk of the facts by `matrix`.
    pub fn of(facts: &Facts<'_>, matrix: &Matrix) -> Self {
        // Scores explain themselves; they are no part of what a verdict rests on.
        let facts = &facts.quietly();
        let scored = facts.rows(&risks::SECTION).map(|risk| Scored::of(&risk, matrix)).collect();
        Self { scored, matrix: matrix.clone() }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.scored.is_empty()
    }

    /// The highest level before the measures; unknown while an open one might be higher.
    pub fn highest_before(&self) -> Answer<Level> {
        highest(self.scored.iter().map(|risk| &risk.before.level))
    }

    /// The highest level after the measures; unknown while an open one might be higher.
    pub fn highest_after(&self) -> Answer<Level> {
        highest(self.scored.iter().map(|risk| &risk.after.level))
    }

    /// The risks whose level after the measures is known not to be acceptable.
    pub fn unacceptable(&self) -> impl Iterator<Item = &Scored> {
        self.scored.iter().filter(|risk| risk.is_unacceptable(&self.matrix).is_yes())
    }

    /// The whole in a sentence: how many, the highest before and after, how many are not acceptable, how many are open.
    pub fn said(&self) -> Phrase {
        // One open risk does not hide what is known of the others.
        let highest = |of: fn(&Scored) -> &Score| {
            let known = self.scored.iter().filter_map(|risk| of(risk).level.clone().known());
            known.max().map_or_else(|| phrase("尚未评定", "open"), |level| level.label().into())
        };
        let (before, after) = (highest(|risk| &risk.before), highest(|risk| &risk.after));
        let open = self
            .scored
            .iter()
            .filter(|risk| {
                [&risk.before, &risk.after]
                    .iter()
                    .any(|score| matches!(score.level, Answer::Unknown(_)))
            })
            .count();
        let waits = if open == 0 {
            Phrase::default()
        } else {
            said!("，另有{open}项尚未评定", ", {open} still open", open)
        };
        let (count, beyond) = (self.scored.len(), self.unacceptable().count());
        said!(
            "共{count}项，已评定的处置之前最高为“{before}”、之后最高为“{after}”，不可接受的\
             {beyond}项{waits}",
            "{count} in all; highest assessed before treatment: {before}; after: {after}; not \
             acceptable: {beyond}{waits}",
            count,
            before,
            after,
            beyond,
            waits,
        )
    }
}

impl Serialize for Risks {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "matrix": self.matrix,
            "own_matrix": self.matrix.is_own(),
            "highest_before": self.highest_before().known().map(Level::code),
            "highest_after": self.highest_after().known().map(Level::code),
            "unacceptable": self.unacceptable().map(|risk| risk.id.as_str()).collect::<Vec<_>>(),
            "risks": self.scored.iter().map(|risk| risk.to_json(&self.matrix)).collect::<Vec<_>>(),
        })
        .serialize(to)
    }
}

/// The highest of several levels; unknown where there is none. A severe one settles it, whatever is open.
fn highest<'a>(levels: impl Iterator<Item = &'a Answer<Level>>) -> Answer<Level> {
    let (mut top, mut open) = (Level::Low, Lacking::new());
    let mut levels = levels.peekable();
    if levels.peek().is_none() {
        return Answer::Unknown(Lacking::from([Place::whole(&risks::SECTION)]));
    }
    for level in levels {
        match level {
            Answer::Known(level) => top = top.max(*level),
            Answer::Unknown(lacking) => open.extend(lacking.iter().cloned()),
        }
    }
    if open.is_empty() || top == Level::Severe { Answer::Known(top) } else { Answer::Unknown(open) }
}
