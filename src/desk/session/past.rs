//! What a record was: its history as a person looks at it, in an open record and in one that is only read.

mod returned;

pub use returned::{HandedOut, Otherwise, Returned, ReturnedError};

use std::path::Path;
use std::rc::Rc;

use serde::Serialize;
use serde_json::Value;

use crate::dossier::Dossier;
use crate::form::{Answers, Candidates, Delta, Place, Spot, Turn};
use crate::history::{
    Act, Gap, Given, Graph, Log, Near, Operation, OperationId, Origin, PointError,
};
use crate::store::{Opened, StoreError};
use crate::text::{Phrase, harmless};

use super::track::Track;
use super::{Hand, Joined, Session};

/// Why a state cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum PastError {
    /// It is not known which one is meant.
    Point(PointError),
    /// It cannot be shown.
    Gap(Gap),
    /// It cannot have this name.
    Name(String),
}

impl PastError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Point(error) => error.said(),
            Self::Gap(gap) => gap.said(),
            Self::Name(name) => said!(
                "不能命名为“{name}”：名称不能为空，不能是日期、步数或者 now，也不能已经用过。请换一个，例如“已备案 2026-12”",
                "\"{name}\" cannot be the name: it may not be empty, a day, a number of steps or now, nor one that was given before. Take another, as \"as filed 2026-12\"",
                name = harmless(name, false),
            ),
        }
    }
}

/// A step of a history.
pub type PastStep = (OperationId, Rc<Operation>);

/// A step as it is told.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    /// Its name.
    pub id: String,
    /// When it was made.
    pub at: String,
    /// By whom, where that was said.
    pub who: Option<String>,
    /// What kind of step it is.
    pub act: &'static str,
    /// What it did.
    pub words: Phrase,
    /// What it changed.
    pub changes: Vec<Value>,
}

/// The history of a record, to be looked at.
#[derive(Debug)]
pub struct Past<'a> {
    graph: &'a Graph,
    /// The latest step and what the record holds; none where nothing was noted yet.
    head: Option<(&'a OperationId, &'a Answers)>,
    /// The heads on disk, also those that were not brought together yet.
    heads: Vec<OperationId>,
    /// Whether steps are added to it here.
    is_kept: bool,
}

impl Past<'_> {
    /// Whether steps are added to it here: not where the record is only looked at, or the history belongs to another file.
    pub const fn is_kept(&self) -> bool {
        self.is_kept
    }

    /// Every step, the latest first.
    pub fn steps(&self) -> Vec<PastStep> {
        self.head.map_or_else(Vec::new, |(head, _)| self.graph.log(std::slice::from_ref(head)))
    }

    /// The way back through the steps from the latest one, for [`Past::earlier`].
    pub fn log(&self) -> Log {
        self.head.map_or_else(Log::default, |(head, _)| Log::of(head, self.graph))
    }

    /// The next step on the way back.
    pub fn earlier(&self, log: &mut Log) -> Option<PastStep> {
        log.next(self.graph)
    }

    /// What a step did, in a line.
    pub fn said(&self, step: &Operation) -> Phrase {
        step.said(self.graph, self.now())
    }

    fn now(&self) -> Option<&Answers> {
        self.head.map(|(_, answers)| answers)
    }

    /// The same as it is told.
    pub fn told(&self) -> Vec<Told> {
        let told = |(id, operation): PastStep| Told {
            id: id.to_string(),
            at: operation.at.to_string(),
            who: operation.who.clone(),
            act: operation.act.code(),
            words: operation.said(self.graph, self.now()),
            changes: operation.deltas.iter().map(Delta::to_json).collect(),
        };
        self.steps().into_iter().map(told).collect()
    }

    /// The step that a person means; see [`Graph::point`].
    ///
    /// # Errors
    /// Says why it is not known.
    pub fn point(&self, text: &str) -> Result<OperationId, PastError> {
        let unknown = || PastError::Point(PointError::Unknown(text.to_owned()));
        let (head, _) = self.head.ok_or_else(unknown)?;
        self.graph.point(text, head).map_err(PastError::Point)
    }

    /// The name of the state after a step.
    pub fn name_of(&self, id: &OperationId) -> Option<String> {
        self.graph.name_of(id, self.head?.0)
    }

    /// One step.
    pub fn step(&self, id: &OperationId) -> Option<Rc<Operation>> {
        self.graph.find(id)
    }

    /// What the record held after a step.
    ///
    /// # Errors
    /// Names what of the history is missing or does not fit.
    pub fn held_after(&self, id: &OperationId) -> Result<Answers, PastError> {
        let missing = || PastError::Gap(Gap::Missing(id.clone()));
        let head = self.head.ok_or_else(missing)?;
        self.graph.state_before(id, head).map_err(PastError::Gap)
    }

    /// Who gave each of the values between which one chooses at a place; nothing where the history does not tell.
    pub fn given(&self, place: &Place, several: &Candidates<'_>) -> Vec<Option<Given>> {
        self.graph.given(&self.heads, &Spot::from(place), several)
    }

    /// Of which record it is a copy, and the step with which it begins as one; none where it is no copy, or its history is not there.
    pub fn origin(&self) -> Option<(OperationId, Origin)> {
        self.steps().into_iter().rev().find_map(|(id, step)| match &step.act {
            Act::Copied(origin) => Some((id, origin.clone())),
            _ => None,
        })
    }

    /// The latest step; none where nothing was noted yet.
    pub fn latest(&self) -> Option<&OperationId> {
        self.head.map(|(head, _)| head)
    }

    /// Whether `id` stands before the latest step or is it.
    pub fn is_latest(&self, id: &OperationId) -> bool {
        self.head.is_some_and(|(head, _)| head == id)
    }

    /// The step whose state is nearest to other answers, as those of a copy that came back; the latest of several.
    pub fn nearest(&self, answers: &Answers) -> Option<OperationId> {
        self.nearest_of(answers).map(|near| near.latest)
    }

    /// The steps whose states are nearest to other answers.
    fn nearest_of(&self, answers: &Answers) -> Option<Near> {
        self.graph.nearest(answers, self.head?, NEAREST)
    }
}

/// So many steps are looked through for the one from which a copy was made.
const NEAREST: usize = 1_000;

/// The history of a record that is only read.
#[derive(Debug)]
pub struct Reader {
    /// The record.
    pub dossier: Dossier,
    /// What the history found when the record was read.
    pub joined: Joined,
    track: Track,
}

impl Reader {
    /// Reads a record with its history.
    ///
    /// # Errors
    /// If the record cannot be read or is not an assessment.
    pub fn of(path: &Path, hand: &Hand) -> Result<Self, StoreError> {
        let mut dossier = Opened::read(path)?;
        let (track, joined) = Track::of((path, ""), &mut dossier, hand.clone(), false);
        Ok(Self { dossier, joined, track })
    }

    /// Its history.
    pub fn past(&self) -> Past<'_> {
        self.track.past(&self.dossier.answers)
    }
}

impl Track {
    fn past<'a>(&'a self, answers: &'a Answers) -> Past<'a> {
        Past {
            graph: self.graph(),
            head: self.head().map(|head| (head, answers)),
            heads: self.all_heads(),
            is_kept: self.is_kept(),
        }
    }
}

impl Session {
    /// Its history.
    pub fn past(&self) -> Past<'_> {
        self.track.past(self.answers())
    }

    /// Brings back what was so after a step: all of it, or what stands at one place. Says how many places that changes; it can be
    /// taken back.
    ///
    /// # Errors
    /// Names what of the history is missing or does not fit.
    pub fn restore(&mut self, id: &OperationId, place: Option<&Place>) -> Result<usize, PastError> {
        let then = self.past().held_after(id)?;
        let deltas = match place {
            None => Delta::between(self.answers(), &then),
            Some(place) => self.back_at(place, &then),
        };
        self.restored(&deltas, Act::Restore(id.clone()))
            .map_err(|misfit| PastError::Gap(Gap::Misfit(id.clone(), misfit)))?;
        Ok(deltas.len())
    }

    /// What makes one place as it was: a row that comes back is named where it was named, and one that goes takes along whatever
    /// names it.
    fn back_at(&self, place: &Place, then: &Answers) -> Vec<Delta> {
        let now = self.answers();
        let mut deltas = Delta::at(&Spot::from(place), now, then);
        let turned = deltas.iter().find_map(|delta| match (&delta.turn, &delta.spot.row) {
            (Turn::Row { is_new, .. }, Some(row)) => Some((*is_new, row.clone())),
            _ => None,
        });
        match turned {
            Some((true, row)) => {
                let named = now.naming_again(then, place.section.id, &row);
                deltas.extend(Delta::between(now, &named));
                deltas
            }
            Some((false, row)) => Delta::of(&now.without_row(place.section, &row), now),
            None => deltas,
        }
    }

    fn restored(&mut self, deltas: &[Delta], act: Act) -> Result<(), crate::form::Misfit> {
        let mut answers = self.answers().clone();
        answers.follow(deltas)?;
        if !deltas.is_empty() {
            let before = std::mem::replace(&mut self.file.dossier.answers, answers);
            self.track.did(&before, act, deltas.to_vec());
            self.changed();
        }
        Ok(())
    }

    /// The record was just made as a copy of another: its history begins with that, and is kept with the next save.
    pub fn came_from(&mut self, origin: Origin) {
        let answers = self.file.dossier.answers.clone();
        self.track.came(&answers, origin);
    }

    /// Gives the state of now a name, which is kept with the next save.
    ///
    /// # Errors
    /// If the name is empty, was given before, or means something else where a state is named.
    pub fn name(&mut self, name: &str) -> Result<(), PastError> {
        self.give_name(name, None)
    }

    /// Gives the state after a step a name, which is kept with the next save.
    ///
    /// # Errors
    /// As [`Session::name`].
    pub fn name_state(&mut self, id: &OperationId, name: &str) -> Result<(), PastError> {
        let of = (!self.past().is_latest(id)).then(|| id.clone());
        self.give_name(name, of)
    }

    fn give_name(&mut self, name: &str, of: Option<OperationId>) -> Result<(), PastError> {
        let (name, graph) = (name.trim(), self.track.graph());
        let can_be =
            self.track.head().map_or(!name.is_empty(), |head| graph.can_be_named(name, head));
        if !can_be {
            return Err(PastError::Name(name.to_owned()));
        }
        let before = self.answers().clone();
        let name = name.to_owned();
        let act = match of {
            Some(of) => Act::Called(of, name),
            None => Act::Named(name),
        };
        self.track.did(&before, act, Vec::new());
        Ok(())
    }
}
