//! What a check found: objections, facts that are lacking, papers that a person has yet to look at.
//!
//! A check that met nothing to look at does not concern the record. Nothing unknown is ever taken as met.

use serde::Serialize;

use crate::form::catalog::formalities;
use crate::form::{Check, Code, Entry, Field, Lacking, Place, Problem, Section, Severity, Tri};
use crate::text::{Phrase, Text, t};

use super::{Case, Route};

/// What an officer would object to, and where to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Objection {
    /// Where; `None` for the papers as a whole.
    pub place: Option<Place>,
    /// What is wrong.
    #[serde(rename = "message")]
    pub said: Phrase,
    /// The routes whose papers it is about: those of its check, but for those that what stands at its place has left.
    pub routes: Vec<Route>,
    /// Whether it keeps the papers from being issued: an answer that cannot be relied on makes drafts of them.
    #[serde(skip)]
    pub blocks: bool,
}

/// Everything a check found.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// What is wrong.
    pub objections: Vec<Objection>,
    /// What has to be answered before it can be said.
    pub open: Lacking,
    /// What a person has to look at, by the place where the result is noted.
    pub to_look: Vec<Place>,
    is_concerned: bool,
}

/// How a check stands, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Something is wrong.
    Objected,
    /// Facts are lacking.
    Open,
    /// A person has to look.
    #[serde(rename = "to_look_at")]
    ToLook,
    /// It is met.
    Met,
    /// It does not concern this record.
    NotConcerned,
}

impl State {
    /// Every state, worst first.
    pub const ALL: [Self; 5] =
        [Self::Objected, Self::Open, Self::ToLook, Self::Met, Self::NotConcerned];

    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Objected => t("不符合", "objection"),
            Self::Open => t("事实未齐", "facts lacking"),
            Self::ToLook => t("待人核对", "to be looked at"),
            Self::Met => t("符合", "met"),
            Self::NotConcerned => t("不涉及", "not concerned"),
        }
    }
}

impl Outcome {
    /// How it stands.
    pub fn state(&self) -> State {
        if !self.objections.is_empty() {
            State::Objected
        } else if !self.open.is_empty() {
            State::Open
        } else if !self.to_look.is_empty() {
            State::ToLook
        } else if self.is_concerned {
            State::Met
        } else {
            State::NotConcerned
        }
    }

    /// Notes that there was something to look at.
    pub(super) fn concerns(&mut self) {
        self.is_concerned = true;
    }

    /// Objects; what was said of the same place already is not said again.
    pub(super) fn object(&mut self, place: impl Into<Option<Place>>, said: Phrase) {
        self.concerns();
        let objection = Objection { place: place.into(), said, routes: Vec::new(), blocks: false };
        if !self.objections.contains(&objection) {
            self.objections.push(objection);
        }
    }

    /// Objects where a statement does not hold, and asks for what would settle it where it is open.
    pub(super) fn claim(&mut self, holds: Tri, place: Place, otherwise: Phrase) {
        self.concerns();
        match holds {
            Tri::Yes => {}
            Tri::No => self.object(place, otherwise),
            Tri::Unknown(lacking) => self.open.extend(lacking),
        }
    }

    /// Asks for the answer, wherever the field is asked.
    pub(super) fn needs(&mut self, entry: &Entry<'_>, fields: &[&'static Field]) {
        for field in fields {
            let asked = entry.is_asked(field);
            if asked.is_no() {
                continue;
            }
            self.concerns();
            if !entry.is_answered(field) {
                match asked {
                    Tri::Unknown(lacking) => self.open.extend(lacking),
                    _ => {
                        self.open.insert(entry.place(field));
                    }
                }
            }
        }
    }

    /// The rows of a section without which nothing can be said: while there are none, that is what is lacking.
    pub(super) fn each<'c>(
        &mut self,
        case: &'c Case<'_>,
        section: &'static Section,
    ) -> Vec<Entry<'c>> {
        self.concerns();
        let rows = case.rows(section);
        if rows.is_empty() {
            self.open.insert(Place::whole(section));
        }
        rows
    }

    /// Settles whether something concerns the record at all; while that is open, it asks for what would settle it.
    pub(super) fn concerned(&mut self, answer: Tri) -> bool {
        match answer {
            Tri::Yes => true,
            Tri::No => false,
            Tri::Unknown(lacking) => {
                self.concerns();
                self.open.extend(lacking);
                false
            }
        }
    }

    /// Takes over the problems that these checks of the form found; gaps count as lacking facts.
    pub(super) fn problems(&mut self, case: &Case<'_>, checks: &[Check]) {
        let found = case.survey.problems.iter();
        self.take(found.filter(|one| checks.contains(&one.check) && case.is_of_check(&one.place)));
    }

    /// Takes over these problems.
    pub(super) fn take<'p>(&mut self, problems: impl Iterator<Item = &'p Problem>) {
        for problem in problems {
            self.concerns();
            let (place, said) = (problem.place.clone(), problem.message.clone());
            match problem.severity {
                Severity::Gap => {
                    self.open.insert(place);
                }
                severity => self.objections.push(Objection {
                    place: Some(place),
                    said,
                    routes: Vec::new(),
                    blocks: severity == Severity::Error,
                }),
            }
        }
    }

    /// What a person has to look at, by its code among the formalities.
    pub(super) fn look(&mut self, case: &Case<'_>, code: Code) {
        self.concerns();
        let Some(row) = case.facts.row(&formalities::SECTION, code.as_str()) else { return };
        let place = row.place(&formalities::CONFIRMED);
        match row.yes_no(&formalities::CONFIRMED) {
            Tri::Yes => {}
            Tri::No => {
                let (what, note) = (row.title(), row.shown(&formalities::NOTE).unwrap_or_default());
                self.object(
                    place,
                    said!(
                        "核对结果为不相符：{what}。{note}",
                        "looked at, and not as it should be: {what}. {note}",
                        what,
                        note,
                    ),
                );
            }
            Tri::Unknown(_) if self.to_look.contains(&place) => {}
            Tri::Unknown(_) => self.to_look.push(place),
        }
    }
}
