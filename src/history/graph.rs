//! Operations and how they follow from one another. They are fetched when they are first asked for, so that a long history costs
//! only what is looked at.

use std::cell::RefCell;
use std::collections::{BTreeSet, BinaryHeap, HashMap, HashSet};
use std::rc::Rc;

use crate::day::{Day, Moment};
use crate::form::{Answers, Delta, Misfit, Spot};
use crate::text::{Phrase, harmless};

use super::{Act, Operation, OperationId};

/// Where operations are kept.
pub trait Source: std::fmt::Debug {
    /// The operation that goes by this name; nothing where it is not there or cannot be read.
    fn operation(&self, id: &OperationId) -> Option<Operation>;

    /// The names of all that are there and begin so.
    fn beginning_with(&self, beginning: &str) -> Vec<OperationId>;
}

/// A history as far as it was looked at, and what was added here and is not kept yet.
#[derive(Debug)]
pub struct Graph {
    source: Box<dyn Source>,
    known: RefCell<HashMap<OperationId, Option<Rc<Operation>>>>,
}

/// The operations after which a record held what is nearest to other answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The latest of the nearest.
    pub latest: OperationId,
    /// The earliest of them.
    pub earliest: OperationId,
    /// The latest and the earliest of those that are next to them, where there are any.
    pub next: Vec<OperationId>,
}

impl Near {
    /// The nearest of these, the latest first, each with the number of places that are apart.
    fn of(all: &[(usize, OperationId)]) -> Option<Self> {
        let ends = |apart: usize| {
            let mut so = all.iter().filter(|one| one.0 == apart).map(|one| one.1.clone());
            let latest = so.next()?;
            Some((latest.clone(), so.next_back().unwrap_or(latest)))
        };
        let least = all.iter().map(|one| one.0).min()?;
        let second = all.iter().map(|one| one.0).filter(|apart| *apart > least).min();
        let (latest, earliest) = ends(least)?;
        let next =
            second.and_then(ends).into_iter().flat_map(|(latest, earliest)| [latest, earliest]);
        Some(Self { latest, earliest, next: next.collect() })
    }
}

/// Why a state cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum Gap {
    /// An operation is not there, or cannot be read.
    Missing(OperationId),
    /// What an operation says stood there did not.
    Misfit(OperationId, Misfit),
}

impl Gap {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Missing(id) => said!(
                "历史中缺少第 {id} 步或者它无法读取，靠它才能还原的状态无法显示；用 chujing history verify 核对",
                "step {id} of the history is missing or cannot be read, and the state cannot be shown without it; chujing history verify tells more",
                id = id.short(),
            ),
            Self::Misfit(id, misfit) => said!(
                "历史的第 {id} 步对不上：{misfit}；用 chujing history verify 核对",
                "step {id} of the history does not fit: {misfit}; chujing history verify tells more",
                id = id.short(),
                misfit = misfit.said(),
            ),
        }
    }
}

/// Why it is not known which state is meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum PointError {
    /// None is.
    Unknown(String),
    /// Several steps begin so.
    Several(String),
    /// The history begins later.
    Before(Day),
}

impl PointError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Unknown(text) => said!(
                "历史中没有“{text}”。可以写：步骤编号的开头、状态的名称、日期（如 2026-11-24）、往前数的步数（如 -3），或者 now",
                "the history has no \"{text}\". Write the beginning of a step's id, the name of a state, a day (2026-11-24), how many steps ago (-3), or now",
                text = harmless(text, false),
            ),
            Self::Several(text) => said!(
                "以“{text}”开头的不止一步，请多写几位",
                "more than one step begins with \"{text}\": write more of its id",
                text = harmless(text, false),
            ),
            Self::Before(day) => said!(
                "历史从 {day} 之后才开始",
                "the history begins only after {day}",
                day = day.to_string(),
            ),
        }
    }
}

/// The state of now.
const NOW: &str = "now";

/// So many signs of a name can stand for it.
const FEWEST: usize = 4;

impl Graph {
    /// A history that is kept somewhere.
    pub fn new(source: Box<dyn Source>) -> Self {
        Self { source, known: RefCell::default() }
    }

    /// The operation that goes by this name.
    pub fn find(&self, id: &OperationId) -> Option<Rc<Operation>> {
        if let Some(known) = self.known.borrow().get(id) {
            return known.clone();
        }
        let found = self.source.operation(id).map(Rc::new);
        self.known.borrow_mut().insert(id.clone(), found.clone());
        found
    }

    /// Adds an operation; it is kept elsewhere later.
    pub fn add(&mut self, operation: Operation) -> (OperationId, String) {
        let (id, line) = operation.line();
        self.know(id.clone(), operation);
        (id, line)
    }

    /// Adds an operation of this name.
    pub fn know(&mut self, id: OperationId, operation: Operation) {
        self.known.borrow_mut().insert(id, Some(Rc::new(operation)));
    }

    /// The operations before and including these, the latest first: none stands before one that follows from it.
    pub fn log(&self, heads: &[OperationId]) -> Vec<(OperationId, Rc<Operation>)> {
        let mut waiting: HashMap<OperationId, usize> = HashMap::new();
        let mut seen: HashSet<OperationId> = HashSet::new();
        let mut look: Vec<OperationId> = heads.to_vec();
        while let Some(id) = look.pop() {
            if !seen.insert(id.clone()) {
                continue;
            }
            for parent in self.find(&id).iter().flat_map(|operation| &operation.parents) {
                *waiting.entry(parent.clone()).or_default() += 1;
                look.push(parent.clone());
            }
        }
        let mut ready: BinaryHeap<(Moment, OperationId)> = BinaryHeap::new();
        let when = |id: &OperationId| Some((self.find(id)?.at, id.clone()));
        let heads: BTreeSet<&OperationId> =
            heads.iter().filter(|id| !waiting.contains_key(*id)).collect();
        ready.extend(heads.into_iter().filter_map(when));
        let mut out = Vec::new();
        while let Some((_, id)) = ready.pop() {
            let Some(operation) = self.find(&id) else { continue };
            for parent in &operation.parents {
                if let Some(count) = waiting.get_mut(parent) {
                    *count -= 1;
                    if *count == 0 {
                        ready.extend(when(parent));
                    }
                }
            }
            out.push((id, operation));
        }
        out
    }

    /// What a record held after an operation.
    ///
    /// # Errors
    /// Names the operation that is missing or does not fit.
    pub fn state(&self, id: &OperationId) -> Result<Answers, Gap> {
        let mut chain = Vec::new();
        let mut next = Some(id.clone());
        while let Some(id) = next {
            let operation = self.find(&id).ok_or_else(|| Gap::Missing(id.clone()))?;
            let is_beginning = operation.act.begins();
            next = operation.parents.first().filter(|_| !is_beginning).cloned();
            chain.push((id, operation));
        }
        let mut answers = Answers::default();
        for (id, operation) in chain.into_iter().rev() {
            answers.follow(&operation.deltas).map_err(|misfit| Gap::Misfit(id, misfit))?;
        }
        Ok(answers)
    }

    /// What a record held after `id`, told from what it holds after `head`: only what lies between is looked at.
    ///
    /// # Errors
    /// As [`Graph::state`].
    pub fn state_before(
        &self,
        id: &OperationId,
        (head, now): (&OperationId, &Answers),
    ) -> Result<Answers, Gap> {
        let mut answers = now.clone();
        let mut at = head.clone();
        while at != *id {
            let Some(operation) = self.find(&at) else { return self.state(id) };
            let parent = operation.parents.first().filter(|_| !operation.act.begins());
            let Some(parent) = parent else { return self.state(id) };
            if answers.follow(&Delta::all_reversed(&operation.deltas)).is_err() {
                return self.state(id);
            }
            at = parent.clone();
        }
        Ok(answers)
    }

    /// Where the history of `id` begins.
    pub fn beginning(&self, id: &OperationId) -> Option<OperationId> {
        let mut id = id.clone();
        loop {
            let operation = self.find(&id)?;
            match operation.parents.first().filter(|_| !operation.act.begins()) {
                Some(parent) => id = parent.clone(),
                None => return Some(id),
            }
        }
    }

    /// The latest operation from which both follow; of several the one whose name comes first.
    pub fn base(&self, one: &OperationId, other: &OperationId) -> Option<OperationId> {
        let before = |id: &OperationId| -> HashSet<OperationId> {
            let mut seen = HashSet::new();
            let mut look = vec![id.clone()];
            while let Some(id) = look.pop() {
                if seen.insert(id.clone()) {
                    let operation = self.find(&id);
                    look.extend(operation.iter().flat_map(|operation| operation.parents.clone()));
                }
            }
            seen
        };
        let mut common = before(one);
        let others = before(other);
        common.retain(|id| others.contains(id));
        let surpassed: HashSet<OperationId> = common
            .iter()
            .filter_map(|id| self.find(id))
            .flat_map(|operation| operation.parents.clone())
            .collect();
        common.into_iter().filter(|id| !surpassed.contains(id)).min().or_else(|| {
            // Two that each began with the same state have that in common.
            let (begun, same) = (self.beginning(one)?, self.beginning(other)?);
            (self.find(&begun)?.deltas == self.find(&same)?.deltas).then_some(begun)
        })
    }

    /// The operation after which a record held what is nearest to these answers, from `head` back over so many steps. What was
    /// brought in by a merge counts, too: a copy that comes twice is known.
    ///
    /// Of several the latest and the earliest: what was changed between them may be something that a copy holds or never saw. Told
    /// from what the record holds after `head`, so that a long history costs no more than these steps.
    pub fn nearest(
        &self,
        answers: &Answers,
        (head, now): (&OperationId, &Answers),
        steps: usize,
    ) -> Option<Near> {
        let mut state = now.clone();
        let between = Delta::between(&state, answers);
        let mut apart: HashSet<Spot> = between.into_iter().map(|delta| delta.spot).collect();
        let mut id = head.clone();
        let mut all: Vec<(usize, OperationId)> = Vec::new();
        // What was brought in, by the step from which it came.
        let mut brought: HashMap<OperationId, Vec<OperationId>> = HashMap::new();
        for _ in 0..steps {
            all.push((apart.len(), id.clone()));
            for other in brought.remove(&id).unwrap_or_default() {
                let (operation, mut state) = (self.find(&other), state.clone());
                let is_so = operation.is_some_and(|it| state.follow(&it.deltas).is_ok());
                all.extend(is_so.then(|| (Delta::between(&state, answers).len(), other)));
            }
            let Some(operation) = self.find(&id).filter(|_| !apart.is_empty()) else { break };
            for other in operation.parents.iter().skip(1) {
                let from = self.find(other).and_then(|other| other.parents.first().cloned());
                brought
                    .entry(from.unwrap_or_else(|| other.clone()))
                    .or_default()
                    .push(other.clone());
            }
            let parent = operation.parents.first().filter(|_| !operation.act.begins());
            let Some(parent) = parent else { break };
            if state.follow(&Delta::all_reversed(&operation.deltas)).is_err() {
                break;
            }
            // Only where the step changed something another place can be apart, or no longer be.
            for delta in &operation.deltas {
                if state.at(&delta.spot) == answers.at(&delta.spot) {
                    apart.remove(&delta.spot);
                } else {
                    apart.insert(delta.spot.clone());
                }
            }
            id = parent.clone();
        }
        Near::of(&all)
    }

    /// The name of the state after a step, before or at `head`; the latest of several.
    pub fn name_of(&self, id: &OperationId, head: &OperationId) -> Option<String> {
        self.log(std::slice::from_ref(head)).into_iter().find_map(|(step, operation)| {
            match &operation.act {
                Act::Named(name) if step == *id => Some(name.clone()),
                Act::Called(of, name) if of == id => Some(name.clone()),
                _ => None,
            }
        })
    }

    /// Whether a name can be given to a state: one that means something else, or was given before, would be read otherwise.
    pub fn can_be_named(&self, name: &str, head: &OperationId) -> bool {
        let name = name.trim();
        let is_number = name.strip_prefix('-').is_some_and(|ago| ago.parse::<usize>().is_ok());
        let is_other = name.is_empty() || name == NOW || is_number || Day::parse(name).is_some();
        !is_other && self.point(name, head).is_err()
    }

    /// Which operation a person means: `now`, the beginning of a name, a name given to a state, a day, at whose end it was so, or
    /// how many steps ago, as `-3`.
    ///
    /// # Errors
    /// Says why it is not known.
    pub fn point(&self, text: &str, head: &OperationId) -> Result<OperationId, PointError> {
        let text = text.trim();
        if text == NOW {
            return Ok(head.clone());
        }
        let log = self.log(std::slice::from_ref(head));
        let named = |(id, operation): &(OperationId, Rc<Operation>)| match &operation.act {
            Act::Named(name) if name == text => Some(id.clone()),
            Act::Called(of, name) if name == text => Some(of.clone()),
            _ => None,
        };
        if let Some(id) = log.iter().find_map(named) {
            return Ok(id);
        }
        if let Some(ago) = text.strip_prefix('-').and_then(|ago| ago.parse::<usize>().ok()) {
            let found = log.get(ago).map(|(id, _)| id.clone());
            return found.ok_or_else(|| PointError::Unknown(text.to_owned()));
        }
        if let Some(day) = Day::parse(text) {
            let found = log.iter().find(|(_, operation)| operation.at.day() <= day);
            return found.map(|(id, _)| id.clone()).ok_or(PointError::Before(day));
        }
        let unknown = || PointError::Unknown(text.to_owned());
        if text.len() < FEWEST {
            return Err(unknown());
        }
        let mut begun = log.iter().filter(|(id, _)| id.as_str().starts_with(text));
        match (begun.next(), begun.next()) {
            (Some((id, _)), None) => Ok(id.clone()),
            (Some(_), Some(_)) => Err(PointError::Several(text.to_owned())),
            _ => match self.source.beginning_with(text).as_slice() {
                [id] => Ok(id.clone()),
                [] => Err(unknown()),
                _ => Err(PointError::Several(text.to_owned())),
            },
        }
    }
}
