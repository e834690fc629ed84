//! One risk with its scores before and after the measures.
//!
//! A grade that is not chosen, or whose corrections are not said, is unknown.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::form::catalog::risks;
use crate::form::{Answer, Entry, Field, Lacking, Place, Tri};
use crate::text::{Phrase, Text, t};

use super::scale::steps;
use super::{Impact, Level, Likelihood, Matrix, Scale};

/// Impact, likelihood, and the level the matrix makes of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Impact, corrected.
    pub impact: Answer<Impact>,
    /// Likelihood, corrected.
    pub likelihood: Answer<Likelihood>,
    /// The level.
    pub level: Answer<Level>,
}

/// A risk with its scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// Id of its row.
    pub id: String,
    /// The risk in a sentence.
    pub name: Phrase,
    /// Before the measures: as chosen, with the stated corrections.
    pub before: Score,
    /// After the measures: as chosen.
    pub after: Score,
}

impl Scored {
    /// Scores a row of the risks.
    pub(super) fn of(risk: &Entry<'_>, matrix: &Matrix) -> Self {
        let before = Score::of(
            corrected(grade(risk, &risks::IMPACT), risk, &risks::IMPACT_ADJUSTMENTS),
            corrected(grade(risk, &risks::LIKELIHOOD), risk, &risks::LIKELIHOOD_ADJUSTMENTS),
            matrix,
        );
        let after = Score::of(
            grade(risk, &risks::IMPACT_AFTER),
            grade(risk, &risks::LIKELIHOOD_AFTER),
            matrix,
        );
        Self { id: risk.id.unwrap_or_default().to_owned(), name: risk.title(), before, after }
    }

    /// Where `field` of this risk stands.
    pub fn place(&self, field: &'static Field) -> Place {
        Place::in_row(&risks::SECTION, &self.id, field)
    }

    /// Whether what is left is beyond what the matrix calls acceptable.
    pub fn is_unacceptable(&self, matrix: &Matrix) -> Tri {
        self.after.level.clone().is(|level| *level >= matrix.unacceptable)
    }

    /// As JSON; what is open is null, with the places that would settle it.
    pub(super) fn to_json(&self, matrix: &Matrix) -> Value {
        let unacceptable = match self.is_unacceptable(matrix) {
            Tri::Yes => json!(true),
            Tri::No => json!(false),
            Tri::Unknown(_) => Value::Null,
        };
        json!({
            "id": self.id, "name": self.name.zh,
            "before": self.before, "after": self.after,
            "unacceptable": unacceptable,
        })
    }
}

impl Score {
    fn of(impact: Answer<Impact>, likelihood: Answer<Likelihood>, matrix: &Matrix) -> Self {
        let level = level(&impact, &likelihood, matrix);
        Self { impact, likelihood, level }
    }

    /// What it is made of, in words.
    pub fn said(&self) -> Phrase {
        let word = |label: Option<Text>| label.unwrap_or(t("未定", "open"));
        let impact = word(self.impact.clone().known().map(Impact::label));
        let likelihood = word(self.likelihood.clone().known().map(Likelihood::label));
        said!(
            "影响{impact}、可能性{likelihood}",
            "impact {impact}, likelihood {likelihood}",
            impact,
            likelihood,
        )
    }

    /// The places that would settle it.
    pub fn lacking(&self) -> Lacking {
        open(&self.impact).chain(open(&self.likelihood)).cloned().collect()
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "impact": self.impact.clone().known().map(Impact::code),
            "likelihood": self.likelihood.clone().known().map(Likelihood::code),
            "level": self.level.clone().known().map(Level::code),
            "lacking": self.lacking(),
        })
        .serialize(to)
    }
}

fn open<T>(answer: &Answer<T>) -> impl Iterator<Item = &Place> {
    match answer {
        Answer::Known(_) => None,
        Answer::Unknown(lacking) => Some(lacking.iter()),
    }
    .into_iter()
    .flatten()
}

/// The grade that a person chose.
fn grade<S: Scale>(risk: &Entry<'_>, field: &'static Field) -> Answer<S> {
    match risk.choice(field) {
        Answer::Known(code) => S::read(code.as_str())
            .map_or_else(|| Answer::Unknown(Lacking::from([risk.place(field)])), Answer::Known),
        Answer::Unknown(lacking) => Answer::Unknown(lacking),
    }
}

/// The grade moved by the corrections a person stated; unknown while they are not stated.
fn corrected<S: Scale>(grade: Answer<S>, risk: &Entry<'_>, field: &'static Field) -> Answer<S> {
    match (grade, risk.choices(field)) {
        (Answer::Known(grade), Answer::Known(codes)) => Answer::Known(grade.moved(steps(&codes))),
        (grade, stated) => Answer::Unknown(open(&grade).chain(open(&stated)).cloned().collect()),
    }
}

/// The level; known as well where every grade that is still possible leads to the same one.
fn level(
    impact: &Answer<Impact>,
    likelihood: &Answer<Likelihood>,
    matrix: &Matrix,
) -> Answer<Level> {
    fn possible<S: Scale>(answer: &Answer<S>) -> Vec<S> {
        match answer {
            Answer::Known(grade) => vec![*grade],
            Answer::Unknown(_) => S::ALL.to_vec(),
        }
    }
    let mut levels = possible(impact).into_iter().flat_map(|impact| {
        possible(likelihood).into_iter().map(move |likelihood| matrix.level(impact, likelihood))
    });
    let first = levels.next();
    match first.filter(|first| levels.all(|level| level == *first)) {
        Some(level) => Answer::Known(level),
        None => Answer::Unknown(open(impact).chain(open(likelihood)).cloned().collect()),
    }
}
