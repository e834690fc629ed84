//! A copy of the record that was changed elsewhere and comes back, by mail or by a tool that keeps folders alike: what it would bring,
//! then brought in as one step.

use std::path::{Path, PathBuf};

use crate::day::Moment;
use crate::dossier::Dossier;
use crate::form::{Answers, Delta, Spot, merge};
use crate::history::{Act, Near, OperationId};
use crate::store::{Opened, StoreError};
use crate::text::{Phrase, phrase, shown_path};

use super::super::{Joined, Session};
use super::PastError;

/// In which state a copy was handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandedOut {
    /// The latest of those that are equally near: what differs in the copy was done to the copy.
    Latest,
    /// Nobody knows. From the earliest of them, so that wherever both may have changed an answer a person chooses; where a state that is
    /// further off would lead to another outcome, a person chooses wherever the two differ.
    Unknown,
    /// The state after this step.
    After(OperationId),
}

/// A state from which the outcome would be another than from the nearest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Otherwise {
    /// The step after which it was.
    pub id: OperationId,
    /// When that was.
    pub at: Moment,
    /// What would be another, in the order of the record.
    pub spots: Vec<Spot>,
}

/// How many of the places that would be others are named.
const NAMED: usize = 3;

/// What a copy would bring.
#[derive(Clone, Debug)]
pub struct Returned {
    /// The step from which it came, when that was, and what was done to it since; none where the record has no history.
    from: Option<(OperationId, Moment, Vec<Delta>)>,
    /// The name of its file.
    file: String,
    deltas: Vec<Delta>,
    answers: Answers,
    open: Vec<Spot>,
    behind: Vec<Spot>,
    doubt: Option<(Moment, Moment)>,
    otherwise: Option<Otherwise>,
}

/// Why a copy cannot be brought in.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum ReturnedError {
    /// It cannot be read.
    Store(#[from] StoreError),
    /// It is another record.
    Other(PathBuf),
    /// The state from which it came cannot be had.
    Past(#[from] PastError),
}

impl ReturnedError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Store(error) => error.said(),
            Self::Other(path) => said!(
                "{file} 是另一份记录（id 不同），没有合并。同一份记录的副本才能合并。",
                "{file} is another record (its id differs) and was not merged: only copies of one record are.",
                file = shown_path(path),
            ),
            Self::Past(error) => error.said(),
        }
    }
}

impl Returned {
    /// How many places it would change.
    pub fn places(&self) -> usize {
        self.deltas.len()
    }

    /// Whether it is known from which state it came.
    pub fn has_origin(&self) -> bool {
        self.from.is_some()
    }

    /// Between which times the copy may have been made, where it makes a difference.
    pub fn doubt(&self) -> Option<(Moment, Moment)> {
        self.doubt
    }

    /// Where both sides differ, so that a person is to choose.
    pub fn open(&self) -> &[Spot] {
        &self.open
    }

    /// Where an unchanged copy of an earlier state differs from the record, which counts as changed in the record since: what was taken
    /// away in the copy on purpose would look the same.
    pub fn behind(&self) -> &[Spot] {
        &self.behind
    }

    /// The step from which it was reckoned, and when that was.
    pub fn from(&self) -> Option<(&OperationId, Moment)> {
        self.from.as_ref().map(|(id, at, _)| (id, *at))
    }

    /// A state that is only a little further off: had the copy been handed out in it, the outcome would be another. Which it was is to
    /// be asked.
    pub fn otherwise(&self) -> Option<&Otherwise> {
        self.otherwise.as_ref()
    }

    /// The question in which of two states the copy was handed out, where the outcome hangs on it.
    pub fn asked(&self, answers: &Answers) -> Option<Phrase> {
        let (other, (id, at)) = (self.otherwise()?, self.from()?);
        let places = other.spots.iter().filter_map(Spot::place);
        let named = places.take(NAMED).map(|place| place.named(answers));
        Some(said!(
            "从内容看，副本最接近 {day} {time} 的状态（第 {id} 步）；若是在 {other_day} {other_time} 的状态（第 {other} 步）给出的，并入的结果会不同，共{count}处：{places}",
            "by what it holds, the copy is nearest to the state of {day} {time} (step {id}); had it been handed out in that of {other_day} {other_time} (step {other}), the outcome would be another in {count} {count?place|places}: {places}",
            day = at.day().to_string(),
            time = at.time_of_day(),
            id = id.short(),
            other_day = other.at.day().to_string(),
            other_time = other.at.time_of_day(),
            other = other.id.short(),
            count = other.spots.len(),
            places = Phrase::list(named),
        ))
    }

    /// What to tell of it once it is brought in.
    pub fn lines(&self, answers: &Answers) -> Vec<Phrase> {
        let mut out = self.reckoned(answers);
        out.extend(Joined { open: self.open.clone(), ..Joined::default() }.lines(answers));
        out
    }

    /// How much it brought, and from which state that was reckoned.
    pub fn reckoned(&self, answers: &Answers) -> Vec<Phrase> {
        let mut out = vec![match self.places() {
            0 => phrase(
                "副本中没有这份记录所缺的修改",
                "the copy holds nothing that the record lacks",
            ),
            count => {
                said!("已并入{count}处修改", "{count} {count?place|places} brought in", count,)
            }
        }];
        let Some((id, at, own)) = &self.from else { return out };
        let (day, time, id) = (at.day().to_string(), at.time_of_day(), id.short());
        if own.is_empty() {
            let (places, count) = (self.behind.iter().filter_map(Spot::place), self.behind.len());
            let places = Phrase::list(places.take(NAMED).map(|place| place.named(answers)));
            out.extend((count > 0).then(|| {
                said!(
                    "与现在的记录相比，副本有{count}处不同，都算作这里后来的修改：{places}",
                    "the copy differs from the record as it is in {count} {count?place|places}, which count as changed here since: {places}",
                    count,
                    places,
                )
            }));
            out.push(said!(
                "副本就是 {day} {time} 的状态（第 {id} 步），没有改过。如果有意改回了从前的内容，用 chujing merge --from 写明从哪一步给出",
                "the copy is the state of {day} {time} (step {id}), unchanged. If something was put back in it on purpose, say by chujing merge --from after which step it was handed out",
                day,
                time,
                id,
            ));
        } else if self.otherwise.is_none() {
            out.push(said!(
                "副本从 {day} {time} 的状态（第 {id} 步）算起；不是的，撤销后用 chujing merge --from 写明",
                "the copy is reckoned from the state of {day} {time} (step {id}); if that is not so, undo it and say so by chujing merge --from",
                day,
                time,
                id,
            ));
        }
        out
    }
}

impl Session {
    /// What a copy of the record would bring. Nothing is changed.
    ///
    /// # Errors
    /// If it cannot be read, is another record, or the state from which it came cannot be had.
    pub fn returned(&self, path: &Path, handed_out: &HandedOut) -> Result<Returned, ReturnedError> {
        let copy = self.copy(path)?;
        let past = self.past();
        let found = |id: &OperationId| self.returned_since((path, &copy), id);
        if let HandedOut::After(id) = handed_out {
            return Ok(found(id)?);
        }
        let Some(Near { latest, earliest, next }) = past.nearest_of(&copy.answers) else {
            // Nothing is known of what both come from: wherever they differ a person chooses.
            return Ok(self.reckoned_from((path, &copy), &Answers::default(), None));
        };
        let at = |id: &OperationId| past.step(id).map(|step| step.at);
        let mut out = found(&latest)?;
        if latest != earliest {
            let careful = found(&earliest)?;
            let doubt = at(&earliest).zip(at(&latest)).filter(|_| careful.answers != out.answers);
            if *handed_out == HandedOut::Unknown {
                out = careful;
            }
            out.doubt = doubt;
        }
        if out.from.as_ref().is_some_and(|(.., own)| !own.is_empty()) {
            // What somebody put back in the copy makes it look older, and what both did alike makes it look younger than it is.
            out.otherwise = next.into_iter().find_map(|id| {
                let other = found(&id).ok()?;
                let differ = Delta::between(&out.answers, &other.answers);
                let spots: Vec<Spot> = differ.into_iter().map(|delta| delta.spot).collect();
                (!spots.is_empty()).then_some(Otherwise { at: at(&id)?, id, spots })
            });
        }
        if *handed_out == HandedOut::Unknown && out.otherwise.is_some() {
            let (doubt, otherwise) = (out.doubt, out.otherwise);
            let all = self.reckoned_from((path, &copy), &Answers::default(), out.from);
            return Ok(Returned { doubt, otherwise, ..all });
        }
        Ok(out)
    }

    /// The same of a copy of which it is at hand what it was when it was handed out.
    ///
    /// # Errors
    /// As [`Session::returned`].
    pub fn returned_with(&self, path: &Path, then: &Answers) -> Result<Returned, ReturnedError> {
        Ok(self.reckoned_from((path, &self.copy(path)?), then, None))
    }

    fn copy(&self, path: &Path) -> Result<Dossier, ReturnedError> {
        let copy = Opened::read(path)?;
        let is_same = copy.id == self.file.dossier.id;
        is_same.then_some(copy).ok_or_else(|| ReturnedError::Other(path.to_owned()))
    }

    fn returned_since(
        &self,
        (path, copy): (&Path, &Dossier),
        id: &OperationId,
    ) -> Result<Returned, PastError> {
        let past = self.past();
        let then = past.held_after(id)?;
        let own = Delta::between(&then, &copy.answers);
        let behind =
            if own.is_empty() { Delta::between(&copy.answers, self.answers()) } else { Vec::new() };
        let from = past.step(id).map(|step| (id.clone(), step.at, own));
        let behind = behind.into_iter().map(|delta| delta.spot).collect();
        Ok(Returned { behind, ..self.reckoned_from((path, copy), &then, from) })
    }

    fn reckoned_from(
        &self,
        (path, copy): (&Path, &Dossier),
        then: &Answers,
        from: Option<(OperationId, Moment, Vec<Delta>)>,
    ) -> Returned {
        let merged = merge(then, self.answers(), &copy.answers);
        let deltas = Delta::between(self.answers(), &merged.answers);
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Returned {
            from,
            file,
            deltas,
            answers: merged.answers,
            open: merged.open,
            behind: Vec::new(),
            doubt: None,
            otherwise: None,
        }
    }

    /// Brings it in, as one step. Nothing may have been changed since it was looked at.
    pub fn take_in(&mut self, returned: Returned) {
        if returned.deltas.is_empty() {
            return;
        }
        let before = std::mem::replace(&mut self.file.dossier.answers, returned.answers);
        match returned.from {
            Some((from, _, own)) => {
                self.track.brought_in((from, returned.file), own, returned.deltas);
            }
            None => self.track.did(&before, Act::Merge, returned.deltas),
        }
        self.changed();
    }
}
