//! Everything that can be said of a record on its day: the verdict, the problems, the scored risks, and what is
//! still open.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::form::catalog::{consents, contracts, elsewhere, overlaps, recipients, record};
use crate::form::options::route;
use crate::form::{Answers, Entry, Facts, Place, Problem, Severity, problems};
use crate::office::Pictures;
use crate::text::{phrase, t};

use super::consent::{Cell, matrix};
use super::deidentification::{Evaluation, check, evaluations};
use super::due;
use super::{
    Agreed, Cause, Circumstances, Mechanism, Requirement, Risks, Route, Routes, Verdict, judge,
    risk,
};
use super::{Underway, basis, checks, consent, underway};

/// The state of a record.
#[derive(Clone, Debug)]
pub struct Survey {
    /// What the law demands.
    pub verdict: Verdict,
    /// The routes it takes, or may take.
    pub routes: Routes,
    /// What is wrong with the answers, in the order of the places.
    pub problems: Vec<Problem>,
    /// Notice and consent for each combination.
    pub consent: Vec<Cell>,
    /// What is exported, or is to be, before what lets it begin.
    pub underway: Vec<Underway>,
    /// How well measures of de-identification work, where an evaluation is recorded.
    pub evaluations: Vec<Evaluation>,
    /// The risks with their scores; empty where none was recorded.
    pub risks: Risks,
    /// Every place that a complete record would answer and this one does not.
    pub gaps: BTreeSet<Place>,
    /// The pictures that papers show.
    pub pictures: Pictures,
    /// What people agreed on beside the answers, for papers.
    pub agreed: Agreed,
    /// See [`Survey::digest`].
    digest: OnceLock<String>,
}

/// How far a record has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// An answer cannot be relied on, or answers contradict each other.
    HasErrors,
    /// Something is still to be answered.
    Incomplete,
    /// Nothing is missing.
    Complete,
}

impl Survey {
    /// Surveys the answers alone, on the day they name.
    pub fn of(answers: &Answers) -> Self {
        Self::at(&Facts::new(answers), &Circumstances::default())
    }

    /// Surveys the facts on their day.
    pub fn at(facts: &Facts<'_>, circumstances: &Circumstances) -> Self {
        let facts = &facts.under(&circumstances.law_files);
        let verdict = judge(facts, circumstances);
        let routes = Routes::of(facts, &verdict);
        let consent = matrix(facts, &verdict);
        let risks = Risks::of(facts, &circumstances.matrix);
        let mut problems = problems(facts);
        // Nothing is lacking in the contract with a recipient to whom nothing goes by contract.
        problems.retain(|problem| {
            problem.severity != Severity::Gap || is_due(facts, &routes, &problem.place)
        });
        problems.extend(uncovered(&consent));
        problems.extend(too_few(&consent));
        problems.extend(consent::problems(facts));
        problems.extend(basis::problems(facts, &circumstances.policy));
        let underway = underway::of(facts, (&verdict, &routes), &consent);
        problems.extend(underway::problems(&underway));
        problems.extend(underway::unsaid(facts, &verdict));
        problems.extend(route(facts, &verdict));
        problems.extend(routes_with(facts, &verdict, &routes));
        problems.extend(due::problems(facts, &routes));
        problems.extend(impossible(&verdict));
        problems.extend(elsewhere(&verdict, circumstances));
        problems.extend(circumstances.files.iter().cloned());
        let evaluations = evaluations(&facts.quietly());
        problems.extend(check::problems(facts, &evaluations));
        problems.extend(risk::problems(facts, &risks));
        problems.sort_by(|a, b| (&a.place, a.severity).cmp(&(&b.place, b.severity)));
        let gaps = problems
            .iter()
            .filter(|problem| problem.severity == Severity::Gap)
            .map(|problem| problem.place.clone())
            .chain(verdict.lacking.iter().cloned())
            .collect();
        let (pictures, agreed) = (circumstances.pictures.clone(), circumstances.agreed.clone());
        Self {
            verdict,
            routes,
            problems,
            consent,
            underway,
            evaluations,
            risks,
            gaps,
            pictures,
            agreed,
            digest: OnceLock::new(),
        }
    }

    /// The digest of the answers it was taken of, which all papers bear; reckoned when it is first asked for.
    pub fn digest(&self, answers: &Answers) -> &str {
        let digest = self.digest.get_or_init(|| answers.digest());
        debug_assert_eq!(*digest, answers.digest(), "no paper bears the digest of other answers");
        digest
    }

    /// The answers it was taken of, frozen on its day under its law files.
    pub fn facts<'a>(&'a self, answers: &'a Answers) -> Facts<'a> {
        Facts::at(answers, self.verdict.day).under(&self.verdict.law_files)
    }

    /// How far the record has come.
    pub fn state(&self) -> State {
        if self.errors() > 0 {
            State::HasErrors
        } else if self.gaps.is_empty() {
            State::Complete
        } else {
            State::Incomplete
        }
    }

    /// How many answers cannot be relied on or contradict each other.
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.severity == Severity::Error).count()
    }

    /// Where a place stands among all that is open: what decides the mechanism or a duty first, then as one goes through the record, with
    /// the rows as their tables have them. Every list of gaps has this order.
    pub fn rank(&self, answers: &Answers, place: &Place) -> (bool, (usize, usize, usize)) {
        (!self.verdict.lacking.contains(place), answers.rank(place))
    }

    /// All that is lacking, in that order.
    pub fn open_places(&self, answers: &Answers) -> Vec<Place> {
        let mut out: Vec<Place> = self.gaps.iter().cloned().collect();
        out.sort_by_cached_key(|place| self.rank(answers, place));
        out
    }

    /// The worst thing at a place, gaps of the verdict included.
    pub fn worst_at(&self, place: &Place) -> Option<Severity> {
        let gap = self.gaps.contains(place).then_some(Severity::Gap);
        self.problems_at(place).map(|problem| problem.severity).chain(gap).min()
    }

    /// The worst thing at a place or below it: a section or a row of it.
    pub fn worst_in(&self, place: &Place) -> Option<Severity> {
        let gap = self.gaps.range(place..).next().filter(|gap| gap.is_in(place));
        let gap = gap.map(|_| Severity::Gap);
        self.problems_in(place).map(|problem| problem.severity).chain(gap).min()
    }

    /// The problems at `place`.
    pub fn problems_at<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a Problem> {
        self.problems_in(place).take_while(move |problem| problem.place == *place)
    }

    /// The problems at `place` and below it, where it is a section or a row.
    pub fn problems_in<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a Problem> {
        let from = self.problems.partition_point(|problem| problem.place < *place);
        self.problems.iter().skip(from).take_while(move |problem| problem.place.is_in(place))
    }
}

impl State {
    /// In words.
    pub const fn label(self) -> crate::text::Text {
        match self {
            Self::HasErrors => t("有错误", "has errors"),
            Self::Incomplete => t("未完成", "incomplete"),
            Self::Complete => t("完整", "complete"),
        }
    }
}

/// Whether an answer that is lacking is due: those of a contract only where something goes, or may go, by contract.
fn is_due(facts: &Facts<'_>, routes: &Routes, place: &Place) -> bool {
    if place.section != &contracts::SECTION {
        return true;
    }
    let recipient = place.row.as_ref().and_then(|id| facts.row(&recipients::SECTION, id));
    recipient.is_none_or(|row| routes.recipient_may_go(&row, &[Route::Contract, Route::Bay]))
}

/// Overlaps that cannot be true: no field is wrong by itself, so that only the verdict finds them.
fn impossible(verdict: &Verdict) -> impl Iterator<Item = Problem> {
    verdict.conflicts.iter().filter_map(|conflict| {
        let place = conflict.places.first().filter(|place| place.section == &overlaps::SECTION)?;
        Some(Problem {
            check: checks::OVERLAPS_IMPOSSIBLE,
            severity: Severity::Error,
            place: place.clone(),
            message: conflict.message.clone(),
        })
    })
}

/// What of the folder cannot be read: no field is wrong, and still the record is not whole.
fn elsewhere(verdict: &Verdict, circumstances: &Circumstances) -> Vec<Problem> {
    let found = |check, message| Problem {
        check,
        severity: Severity::Gap,
        place: elsewhere::place(),
        message,
    };
    let troubles =
        circumstances.troubles.iter().map(|said| found(checks::FOLDER_SETTINGS, said.clone()));
    let unread = verdict.unread.iter().map(|unread| {
        let check = match unread.cause {
            Cause::Unreadable => checks::FOLDER_UNREAD,
            Cause::Gone | Cause::Moved | Cause::Untold => checks::FOLDER_GONE,
        };
        found(check, unread.said())
    });
    troubles.chain(unread).collect()
}

/// Combinations that need notice or consent and that no row names; what a row lacks is told where it stands.
fn uncovered(cells: &[Cell]) -> Vec<Problem> {
    cells
        .iter()
        .filter(|cell| cell.is_missing())
        .map(|cell| {
            let what = match cell.consent {
                Requirement::Required => t("告知和单独同意", "notice and separate consent"),
                _ => t("告知", "notice"),
            };
            Problem {
                check: checks::CONSENTS_COVERAGE,
                severity: Severity::Gap,
                place: Place::whole(&consents::SECTION),
                message: said!(
                    "缺少{what}：{scenario} / {group} / {recipient}",
                    "no {what} for: {scenario} / {group} / {recipient}",
                    what,
                    scenario = cell.scenario.1,
                    group = cell.group.1,
                    recipient = cell.recipient.1,
                ),
            }
        })
        .collect()
}

/// Consents that are fewer than the people whose data went, or may be: a record of some is no record of all.
fn too_few(cells: &[Cell]) -> impl Iterator<Item = Problem> {
    cells.iter().filter_map(|cell| {
        let (group, to) = (&cell.group.1, &cell.recipient.1);
        if let Some((place, doubt)) = &cell.doubted {
            return Some(Problem {
                check: checks::CONSENTS_COUNT,
                severity: Severity::Warning,
                place: place.clone(),
                message: said!("{doubt}（{group}、{to}）", "{doubt} ({group}, {to})", doubt, group, to),
            });
        }
        let (short, place) = (cell.short.as_ref()?.said(), cell.place_of_short()?);
        let message = said!(
            "{short}：{group}、{to}。没有同意的人，停止提供并删除，或者先补同意；排除了的，更正人数",
            "{short}: {group}, {to}. For those who have not consented stop and delete, or obtain consent first; where they are kept out, correct the count of people",
            short,
            group,
            to,
        );
        Some(Problem {
            check: checks::CONSENTS_COUNT,
            severity: Severity::Warning,
            place,
            message,
        })
    })
}

/// Where the law leaves a choice, the choice must be made before the documents of a route can be issued; where it leaves none, or not
/// this one, a choice contradicts the result.
fn route(facts: &Facts<'_>, verdict: &Verdict) -> Option<Problem> {
    let entry = facts.single(&record::SECTION);
    let chosen = entry.choice(&record::ROUTE).known();
    let found = |severity, message| {
        Some(Problem {
            check: checks::RECORD_ROUTE,
            severity,
            place: entry.place(&record::ROUTE),
            message,
        })
    };
    match (verdict.mechanism, chosen) {
        (Mechanism::StandardContractOrCertification, None)
            if !entry.is_answered(&record::ROUTE) =>
        {
            found(
                Severity::Gap,
                phrase(
                    "结论为标准合同或者认证，请选择其一",
                    "the result is standard contract or certification: choose one",
                ),
            )
        }
        (Mechanism::StandardContractOrCertification, Some(route::GBA_CONTRACT))
            if verdict.bay().is_no() =>
        {
            found(
                Severity::Error,
                phrase(
                    "不具备采用大湾区标准合同的条件，请改选",
                    "the GBA contract is not open to this export: choose another",
                ),
            )
        }
        (Mechanism::SecurityAssessment, Some(_)) => found(
            Severity::Error,
            phrase(
                "结论为申报安全评估，不能选择标准合同或者认证；请清除这一项",
                "the result is the security assessment, which leaves no choice: take this answer away",
            ),
        ),
        _ => None,
    }
}

/// The contract of the Bay chosen with a recipient to whom it is not open; where it is open to nobody, the choice of the record says so.
fn routes_with(facts: &Facts<'_>, verdict: &Verdict, routes: &Routes) -> Vec<Problem> {
    let wrong = |recipient: Entry<'_>| {
        let id = recipient.id?;
        let contract = facts.row(&contracts::SECTION, id)?;
        let is_own = contract.value(&contracts::ROUTE).is_some();
        let is_told = !is_own && verdict.bay().is_no();
        let is_wrong = routes.recipient_may_go(&recipient, &[Route::Bay])
            && contracts::goes_by(&recipient, route::GBA_CONTRACT).is_yes()
            && verdict.bay_with(id).is_no();
        (is_wrong && !is_told).then(|| Problem {
            check: checks::RECORD_ROUTE,
            severity: Severity::Error,
            place: contract.place(&contracts::ROUTE),
            message: phrase(
                "与该接收方不具备采用大湾区标准合同的条件，请为其另选路径",
                "the GBA contract is not open to what goes to this recipient: choose another route with it",
            ),
        })
    };
    facts.rows(&recipients::SECTION).filter_map(wrong).collect()
}
