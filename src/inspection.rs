//! The inspection (材料查验): what an officer looks at before a filing is accepted, looked at first.
//!
//! A check is declared once, in [`catalog`]: its number, title, routes, sources with their standing, what to do, whether it keeps
//! papers from being issued, and `run: fn(&Case, &mut Outcome)`. It reads the answers, the survey and the built documents. What only
//! a person can see is never passed by the program: it waits to be looked at. This module knows nothing of files or screens.

mod case;
pub mod catalog;
mod outcome;
mod todo;
mod told;
mod ways;

pub use case::{Built, Case};
pub use outcome::{Objection, Outcome, State};
pub use todo::{Ground, ToDo, told as to_do_told};

use std::collections::BTreeMap;

use crate::day::calendar::Calendar;
use crate::document::Document;
use crate::document::build::documents;
use crate::form::{Answers, Lacking, Place};
pub use crate::law::Route;
use crate::law::Survey;
use crate::source::{CERT, Citation, GBA_HK, GBA_MO, Instrument, SAG, SAM, SCG, SCM};
use crate::text::{Lang, Phrase, Text, t};
use serde::{Serialize, Serializer};

/// The texts that speak of one route alone.
static OF_ROUTE: &[(Route, &[&Instrument])] = &[
    (Route::Contract, &[&SCM, &SCG]),
    (Route::Assessment, &[&SAM, &SAG]),
    (Route::Certification, &[&CERT]),
    (Route::Bay, &[&GBA_HK, &GBA_MO]),
];

/// What a check looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Route and volume.
    Volume,
    /// Formalities of the papers.
    Formalities,
    /// Dates.
    Dates,
    /// The contract or legal document.
    Contract,
    /// The same fact in every paper.
    Equality,
    /// What the papers say.
    Substance,
    /// What later guides and standards added.
    Additions,
    /// What is the own of the contract of the Greater Bay Area.
    Bay,
}

impl Group {
    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Volume => t("路径和数量", "Route and volume"),
            Self::Formalities => t("形式要件", "Formalities"),
            Self::Dates => t("日期", "Dates"),
            Self::Contract => t("合同和法律文件", "Contract and legal document"),
            Self::Equality => t("各文件一致", "The same in every paper"),
            Self::Substance => t("实质内容", "Substance"),
            Self::Additions => t("新指南和标准补充的要点", "Points of later guides and standards"),
            Self::Bay => t("大湾区标准合同自有的要点", "Points of the GBA contract itself"),
        }
    }
}

/// A check as a value.
#[derive(Debug)]
pub struct Check {
    /// Stable id.
    pub id: &'static str,
    /// Its number: 1 to 65, N-a to N-t, B-1 to B-9, and G-1 to G-8.
    pub number: &'static str,
    /// What is asked.
    pub title: Text,
    /// The routes it belongs to.
    pub routes: &'static [Route],
    /// Where it stands, and how firmly.
    pub sources: &'static [Citation],
    /// What to do where it is not met.
    pub remedy: Text,
    /// Whether an objection of it may keep the papers from being issued: they are then drafts.
    pub blocks: bool,
    /// Looks.
    pub run: fn(&Case<'_>, &mut Outcome),
}

/// What a check found in a record.
#[derive(Clone, Debug)]
pub struct Inspected {
    /// The check.
    pub check: &'static Check,
    /// Its group.
    pub group: Group,
    /// What it found.
    pub outcome: Outcome,
}

/// Every check that belongs to a route the record takes, or may take.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// The routes; several while the mechanism or the choice is open.
    pub routes: Vec<Route>,
    /// Whether it is open which of them it takes, or, where there is none, whether it takes one.
    pub is_open: bool,
    /// The checks, in the order of the catalogue.
    pub checks: Vec<Inspected>,
}

/// Inspects a record on the day of its survey; `calendar` knows the working days.
pub fn inspect(answers: &Answers, survey: &Survey, calendar: &Calendar) -> Inspection {
    inspect_papers(answers, survey, calendar, &documents(answers, survey, Lang::Zh))
}

/// Inspects a record with its papers, which were built already: in Chinese, the language of every filing.
pub fn inspect_papers(
    answers: &Answers,
    survey: &Survey,
    calendar: &Calendar,
    papers: &[Document],
) -> Inspection {
    let facts = survey.facts(answers).quietly();
    let mut case = Case::new(&facts, survey, calendar, papers);
    let routes = case.routes().to_vec();
    let checks = catalog::all()
        .filter(|(_, check)| check.routes.iter().any(|route| routes.contains(route)))
        .map(|(group, check)| {
            case.by = check.routes;
            let mut outcome = Outcome::default();
            (check.run)(&case, &mut outcome);
            for objection in &mut outcome.objections {
                objection.routes = case.concerned(check.routes, objection.place.as_ref());
            }
            Inspected { check, group, outcome }
        })
        .collect();
    Inspection { routes, is_open: survey.routes.is_open(), checks }
}

impl Inspection {
    /// The checks in this state.
    pub fn in_state(&self, state: State) -> impl Iterator<Item = &Inspected> {
        self.checks.iter().filter(move |one| one.outcome.state() == state)
    }

    /// How many checks are in this state.
    pub fn count(&self, state: State) -> usize {
        self.in_state(state).count()
    }

    /// How many checks object or lack facts; what a person has yet to look at is no fault.
    pub fn faults(&self) -> usize {
        self.count(State::Objected) + self.count(State::Open)
    }

    /// The checks whose objections keep the papers from being issued.
    pub fn blocking(&self) -> impl Iterator<Item = &Inspected> {
        self.checks.iter().filter(|one| one.blocks())
    }

    /// How many checks stand how, in a line.
    pub fn said(&self) -> Phrase {
        Phrase::list(State::ALL.iter().map(|state| {
            let (label, count) = (state.label(), self.count(*state));
            said!("{label}{count}项", "{count} {label}", label, count)
        }))
    }

    /// What is not met, for the manifest of a package.
    pub fn not_met(&self) -> impl Serialize + '_ {
        self.shown(|one| {
            matches!(one.outcome.state(), State::Objected | State::Open | State::ToLook)
        })
    }

    fn shown(&self, is_shown: impl Fn(&&Inspected) -> bool) -> Shown<'_> {
        Shown {
            routes: self.routes.iter().map(|route| route.code()).collect(),
            counts: State::ALL.map(|state| (state, self.count(state))).into(),
            checks: self
                .checks
                .iter()
                .filter(is_shown)
                .map(|one| one.shown(&self.routes))
                .collect(),
        }
    }
}

/// The shape is part of the program's interface.
impl Serialize for Inspection {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.shown(|_| true).serialize(to)
    }
}

/// An inspection as JSON shows it.
#[derive(Serialize)]
struct Shown<'a> {
    routes: Vec<&'static str>,
    counts: BTreeMap<State, usize>,
    checks: Vec<ShownCheck<'a>>,
}

/// A check, and what it found.
#[derive(Serialize)]
struct ShownCheck<'a> {
    id: &'static str,
    number: &'static str,
    title: Text,
    state: State,
    blocks: bool,
    objections: &'a [Objection],
    lacking: &'a Lacking,
    to_look_at: &'a [Place],
    remedy: Text,
    sources: Vec<Citation>,
}

impl Inspected {
    /// The sources that speak to these routes; all of them, where none does.
    pub fn sources(&self, routes: &[Route]) -> Vec<Citation> {
        let fits = |source: &&Citation| {
            let of = source.instrument;
            OF_ROUTE.iter().all(|(route, texts)| !texts.contains(&of) || routes.contains(route))
        };
        let own: Vec<Citation> = self.check.sources.iter().filter(fits).copied().collect();
        if own.is_empty() { self.check.sources.to_vec() } else { own }
    }

    /// Whether an objection keeps the papers from being issued.
    pub fn blocks(&self) -> bool {
        self.outcome.objections.iter().any(|objection| objection.blocks)
    }

    fn shown(&self, routes: &[Route]) -> ShownCheck<'_> {
        let Self { check, outcome, .. } = self;
        ShownCheck {
            id: check.id,
            number: check.number,
            title: check.title,
            state: outcome.state(),
            blocks: self.blocks(),
            objections: &outcome.objections,
            lacking: &outcome.open,
            to_look_at: &outcome.to_look,
            remedy: check.remedy,
            sources: self.sources(routes),
        }
    }
}
