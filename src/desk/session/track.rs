//! The history of an open record: each change as an operation, what was found on disk beside it, and the way back.

mod beginning;

use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::day::Moment;
use crate::dossier::Dossier;
use crate::form::{Answers, Delta, Turn, merge};
use crate::history::{Act, Gap, Graph, Operation, OperationId, Origin};
use crate::store::{Addition, Archive, Head, Opened, StoreError, Workspace};

use super::Joined;
use beginning::{Beginning, Made};

/// Who works at a record, and how the time is told.
#[derive(Clone, Debug)]
pub struct Hand {
    /// Tells the time.
    pub clock: fn() -> Moment,
    /// The name, where it was said; it is never guessed.
    pub who: Option<String>,
}

/// The history of one open record.
#[derive(Debug)]
pub(super) struct Track {
    path: PathBuf,
    id: String,
    hand: Hand,
    graph: Graph,
    archive: Archive,
    /// Whether it is kept on disk.
    is_kept: bool,
    /// The latest operation, kept or not.
    head: Option<OperationId>,
    /// The heads on disk that it follows.
    follows: Vec<OperationId>,
    /// Every head that was on disk when it was last read.
    heads: Vec<OperationId>,
    /// With what it begins, of a long record that has none yet.
    beginning: Option<Beginning>,
    /// What is not kept yet, oldest first.
    pending: Vec<(OperationId, String)>,
    /// Why it could not be kept; told once, as it is tried again with each save.
    trouble: Option<StoreError>,
    is_told: bool,
}

impl Track {
    /// The record stands there now; its history is known by its id.
    pub(super) fn moves(&mut self, path: &Path) {
        path.clone_into(&mut self.path);
    }

    /// Whose steps it notes.
    pub(super) const fn hand(&mut self) -> &mut Hand {
        &mut self.hand
    }

    /// Of a record that was just opened.
    pub(super) fn of_open(file: &mut Opened, hand: &Hand) -> (Self, Joined) {
        let (is_writable, on_disk) = (file.is_writable(), file.digest());
        Self::of((&file.path, &on_disk), &mut file.dossier, hand.clone(), is_writable)
    }

    /// Of a record that was just read. Where it may be written its answers become those of all states that were not brought together
    /// yet; where it is only looked at they stay.
    pub(super) fn of(
        (path, file): (&Path, &str),
        dossier: &mut Dossier,
        hand: Hand,
        is_kept: bool,
    ) -> (Self, Joined) {
        let archive = Archive::of(path, &dossier.id);
        let mut track = Self {
            path: path.to_owned(),
            id: dossier.id.clone(),
            hand,
            graph: Graph::new(Box::new(archive.again())),
            archive,
            is_kept,
            head: None,
            follows: Vec::new(),
            heads: Vec::new(),
            beginning: None,
            pending: Vec::new(),
            trouble: None,
            is_told: false,
        };
        let joined = match track.archive.heads().as_deref() {
            // The file is to the byte what it was when the history was kept last.
            Ok([head]) if !file.is_empty() && head.file == file => {
                track.head = Some(head.id.clone());
                track.follows = vec![head.id.clone()];
                Joined::default()
            }
            _ => track.join(&mut dossier.answers, None),
        };
        (track, joined)
    }

    /// The latest operation.
    pub(super) const fn head(&self) -> Option<&OperationId> {
        self.head.as_ref()
    }

    /// Whether what is done is kept.
    pub(super) const fn is_kept(&self) -> bool {
        self.is_kept
    }

    /// The latest operation, and every head that was on disk.
    pub(super) fn all_heads(&self) -> Vec<OperationId> {
        self.head.iter().chain(&self.heads).cloned().collect()
    }

    /// The operations.
    pub(super) const fn graph(&self) -> &Graph {
        &self.graph
    }

    /// The operation that is taken back next.
    pub(super) fn back(&self) -> Option<(OperationId, Rc<Operation>)> {
        self.found(self.graph.back(self.head()?)?)
    }

    /// The operation that is made again next.
    pub(super) fn again(&self) -> Option<(OperationId, Rc<Operation>)> {
        self.found(self.graph.again(self.head()?)?)
    }

    fn found(&self, id: OperationId) -> Option<(OperationId, Rc<Operation>)> {
        let operation = self.graph.find(&id)?;
        Some((id, operation))
    }

    /// Notes what was done to a record that held `before`.
    pub(super) fn did(&mut self, before: &Answers, act: Act, deltas: Vec<Delta>) {
        if self.head.is_none() {
            self.begin_with(before);
        }
        let parents = self.head.iter().cloned().collect();
        self.head = Some(self.add(parents, act, deltas));
    }

    /// The history begins with what was taken from another record.
    pub(super) fn came(&mut self, answers: &Answers, origin: Origin) {
        let deltas = Delta::between(&Answers::default(), answers);
        self.head = Some(self.add(Vec::new(), Act::Copied(origin), deltas));
    }

    /// Notes that a copy was brought in, which did `own` after the step `from`; the copy itself is a step beside the others.
    pub(super) fn brought_in(
        &mut self,
        (from, file): (OperationId, String),
        own: Vec<Delta>,
        deltas: Vec<Delta>,
    ) {
        let copy = self.add(vec![from], Act::Returned(file), own);
        let parents = self.head.iter().cloned().chain([copy]).collect();
        self.head = Some(self.add(parents, Act::Merge, deltas));
    }

    fn begin(&mut self, answers: &Answers, parents: Vec<OperationId>) {
        let deltas = Delta::between(&Answers::default(), answers);
        self.head = Some(self.add(parents, Act::Begin, deltas));
    }

    fn add(&mut self, parents: Vec<OperationId>, act: Act, deltas: Vec<Delta>) -> OperationId {
        let operation = self.operation(parents, act, deltas);
        let (id, line) = operation.line();
        self.put((operation, id, line))
    }

    fn put(&mut self, (operation, id, line): Made) -> OperationId {
        self.graph.know(id.clone(), operation);
        self.pending.push((id.clone(), line));
        id
    }

    fn operation(&self, parents: Vec<OperationId>, act: Act, deltas: Vec<Delta>) -> Operation {
        // Who changed a file by other means is not known, whoever finds it.
        let is_outside = matches!(act, Act::Outside | Act::Returned(_));
        let who = self.hand.who.clone().filter(|_| !is_outside);
        let record = act.begins().then(|| self.archive.record());
        let at = (self.hand.clock)();
        Operation { parents, at, who, record, act, deltas }
    }

    /// What is to be kept with a save. What the answers and their file are then is known once they are written.
    pub(super) fn addition(&self) -> Option<(Archive, Addition)> {
        let head = self.head.clone().filter(|_| self.is_kept && !self.pending.is_empty())?;
        let addition = Addition {
            lines: self.pending.clone(),
            head: Head { id: head, state: String::new(), file: String::new() },
            follows: self.follows.clone(),
        };
        Some((self.archive.again(), addition))
    }

    /// An addition is kept.
    pub(super) fn kept(&mut self, addition: &Addition) {
        self.pending.retain(|(id, _)| !addition.lines.iter().any(|(kept, _)| kept == id));
        self.follows = vec![addition.head.id.clone()];
        self.is_told = false;
    }

    /// An addition could not be kept.
    pub(super) fn failed(&mut self, why: StoreError) {
        self.trouble = Some(why).filter(|_| !self.is_told);
        self.is_told = true;
    }

    /// Why the history could not be kept, told once.
    pub(super) fn trouble(&mut self) -> Option<StoreError> {
        self.trouble.take()
    }

    /// Brings together what the file holds, what other hands left in the history, and what was done here and is not in the file;
    /// `mine` is what the record held here. The answers are those of all of them afterwards.
    pub(super) fn join(&mut self, answers: &mut Answers, mine: Option<&Answers>) -> Joined {
        let mut heads = self.archive.heads().unwrap_or_else(|why| {
            // What cannot be read is not gone: nothing is begun beside it, and it is told.
            self.is_kept = false;
            self.failed(why);
            Vec::new()
        });
        let is_as_left = |heads: &[Head]| matches!(heads, [head] if head.state == answers.digest());
        if !is_as_left(&heads) {
            heads.retain(|head| self.is_own(&head.id));
        }
        self.heads = heads.iter().map(|head| head.id.clone()).collect();
        if !self.is_kept && heads.len() > 1 {
            heads = self.nearest(heads, answers);
        }
        let mine = self.head.clone().zip(mine.cloned());
        let followed = std::mem::replace(
            &mut self.follows,
            heads.iter().map(|head| head.id.clone()).collect(),
        );
        match (heads.as_slice(), &mine) {
            ([], None) => return Joined::default(),
            ([head], None) if head.state == answers.digest() => {
                self.head = Some(head.id.clone());
                return Joined::default();
            }
            ([_], None) if self.is_kept => {
                if let Some(twin) = self.twin() {
                    self.is_kept = false;
                    self.follows.clear();
                    return Joined { twin: Some(twin), ..Joined::default() };
                }
            }
            _ => {}
        }
        let mut others: Vec<OperationId> = self.follows.clone();
        if mine.is_some() {
            others.retain(|id| !followed.contains(id));
            if others.is_empty() {
                others = followed;
            }
            // Nothing of it is kept yet: the file is what it began with.
            if others.is_empty() {
                others.extend(mine.as_ref().and_then(|(head, _)| self.graph.beginning(head)));
            }
        }
        let begun = self.pending.len();
        self.brought_together(mine, others, answers).unwrap_or_else(|gap| {
            // What was kept stays where it is; the history goes on with all that the record holds now.
            self.pending.truncate(begun);
            self.begin(answers, self.follows.clone());
            Joined { gap: Some(gap), ..Joined::default() }
        })
    }

    /// Whether a history is that of this record; one whose beginning cannot be read is told as broken, and not as another's.
    fn is_own(&self, head: &OperationId) -> bool {
        let begun = self.graph.beginning(head).and_then(|id| self.graph.find(&id));
        let record = begun.and_then(|begun| begun.record.clone());
        record.is_none_or(|record| record == self.archive.record())
    }

    /// Another file that is the same record.
    fn twin(&self) -> Option<PathBuf> {
        Workspace::of(&self.path).others_of(&self.path, &self.id).into_iter().next()
    }

    /// Of several heads the one that holds these answers, or nearly so.
    fn nearest(&self, heads: Vec<Head>, answers: &Answers) -> Vec<Head> {
        let apart = |head: &Head| {
            let state = self.graph.state(&head.id).ok();
            state.map_or(usize::MAX, |state| Delta::between(&state, answers).len())
        };
        heads.into_iter().min_by_key(apart).into_iter().collect()
    }

    fn brought_together(
        &mut self,
        mine: Option<State>,
        heads: Vec<OperationId>,
        answers: &mut Answers,
    ) -> Result<Joined, Gap> {
        let mut joined = Joined::default();
        let mut states: Vec<State> = heads
            .into_iter()
            .map(|id| {
                let state = match &mine {
                    Some((head, now)) => self.graph.state_before(&id, (head, now)),
                    None => self.graph.state(&id),
                };
                Ok((id, state?))
            })
            .collect::<Result<_, Gap>>()?;
        let is_one_of =
            |states: &[State], answers: &Answers| states.iter().any(|(_, state)| state == answers);
        if !is_one_of(&states, answers) && states.len() > 1 {
            // Other tools may have brought the file together already.
            let begun = self.pending.len();
            let whole = self.fold(states.clone(), &mut joined)?;
            if whole.1 == *answers {
                states = vec![whole];
            } else {
                self.pending.truncate(begun);
                states = self.settled_elsewhere(states, answers)?;
            }
            joined = Joined::default();
        }
        if !is_one_of(&states, answers) {
            // It was changed by other means, from the state that is nearest to it.
            let apart = |(_, state): &State| Delta::between(state, answers).len();
            let nearest = states.iter().enumerate().min_by_key(|(_, state)| apart(state));
            if let Some(at) = nearest.map(|(at, _)| at) {
                let (id, state) = states.swap_remove(at);
                let deltas = Delta::between(&state, answers);
                joined.outside = deltas.len();
                let id = self.add(vec![id], Act::Outside, deltas);
                states.push((id, answers.clone()));
            }
        }
        states.sort_by(|(one, _), (other, _)| one.cmp(other));
        states.splice(0..0, mine);
        let (id, held) = self.fold(states, &mut joined)?;
        self.head = Some(id);
        *answers = held;
        Ok(joined)
    }

    /// Where the file shows what both sides did, in whatever way a person settled it there, it is what they come to together.
    fn settled_elsewhere(
        &mut self,
        states: Vec<State>,
        answers: &Answers,
    ) -> Result<Vec<State>, Gap> {
        let [(one, first), (other, second)] = states.as_slice() else { return Ok(states) };
        let Some(base) = self.graph.base(one, other) else { return Ok(states) };
        let base = self.graph.state_before(&base, (one, first))?;
        let did = Delta::between(&base, first).into_iter().chain(Delta::between(&base, second));
        let mut did = did.filter(|delta| !matches!(delta.turn, Turn::Moved { .. }));
        if !did.all(|delta| answers.at(&delta.spot) != base.at(&delta.spot)) {
            return Ok(states);
        }
        let (parents, deltas) = (vec![one.clone(), other.clone()], Delta::between(first, answers));
        Ok(vec![(self.add(parents, Act::Merge, deltas), answers.clone())])
    }

    /// Brings states together, one after the other.
    fn fold(&mut self, states: Vec<State>, joined: &mut Joined) -> Result<State, Gap> {
        let mut states = states.into_iter();
        let Some((mut id, mut held)) = states.next() else {
            return Err(Gap::Missing(OperationId::of("")));
        };
        for (other, state) in states {
            match self.graph.base(&id, &other) {
                // One follows from the other.
                Some(base) if base == other => {}
                Some(base) if base == id => (id, held) = (other, state),
                base => {
                    let base = match base {
                        Some(base) => self.graph.state_before(&base, (&id, &held))?,
                        None => Answers::default(),
                    };
                    let merged = merge(&base, &held, &state);
                    let deltas = Delta::between(&held, &merged.answers);
                    id = self.add(vec![id, other], Act::Merge, deltas);
                    joined.merged += 1;
                    joined.open.extend(merged.open);
                    held = merged.answers;
                }
            }
        }
        Ok((id, held))
    }
}

/// A state of the record, by the operation after which it was so.
type State = (OperationId, Answers);
