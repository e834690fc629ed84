//! What people said of a record that is open or read: it is written the moment it is said, and read with the words as they are today.
//!
//! Nothing said here changes an answer, so that no remark touches an approval.

mod about;
mod agenda;
mod drafts;
mod finished;
mod lacking;
mod minutes;
mod overview;
mod typed;

pub use about::{meant, named, papers, today};
pub use agenda::{Topic, last_shown, more, topics, turning};
use finished::finished;
pub use finished::{decision, kept, remark, with_dissent};
pub use lacking::lacking;
pub use minutes::{Recorded, minutes_of, then};
pub use overview::{
    ApprovalTold, ConfirmedTold, DecisionTold, MeetingTold, Overview, RemarkTold, SeenTold,
    StepTold, VerdictTold, asked_said, of_another,
};
pub use typed::{Reading, Typed, day_typed, names, past};

use std::path::Path;

use crate::form::LineId;
use crate::review::{About, Act, Board, Entry, EntryId, Unfit};
use crate::store::{Fault, HandedOnError, ReadReview, Reviews, StoreError};
use crate::text::{Phrase, harmless};

use super::session::Hand;

/// What was said of one record.
#[derive(Clone, Debug)]
pub struct Discussion {
    reviews: Reviews,
    read: ReadReview,
    board: Board,
}

/// Who says something, and where the record stands then.
#[derive(Clone, Debug)]
pub struct Voice<'a> {
    /// Who, and how the time is told.
    pub hand: &'a Hand,
    /// The latest step of the history.
    pub step: Option<LineId>,
    /// The meeting in which it is said.
    pub meeting: Option<EntryId>,
}

/// Why something could not be said.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum SayError {
    /// It cannot be said so.
    Unfit(Unfit),
    /// It cannot be kept.
    Store(StoreError),
    /// No entry has a name that begins so.
    Unknown(String),
    /// Several do: these.
    Several(String, Vec<EntryId>),
    /// It is an entry of another kind.
    OtherKind(EntryId),
    /// What was handed on cannot be taken in.
    HandedOn(HandedOnError),
}

impl From<StoreError> for SayError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl SayError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Unfit(unfit) => unfit.said(),
            Self::Store(error) => error.said(),
            Self::Unknown(text) => said!(
                "没有编号以“{text}”开头的条目；用 review 查看全部编号",
                "no entry has an id that begins with \"{text}\"; `review` lists them",
                text = harmless(text, false),
            ),
            Self::Several(text, ids) => said!(
                "有几个条目的编号以“{text}”开头：{ids}；请多写几位",
                "several entries have an id that begins with \"{text}\": {ids}; write more of it",
                text = harmless(text, false),
                ids = Phrase::list(ids.iter().map(|id| Phrase::same(id.short()))),
            ),
            Self::OtherKind(id) => said!(
                "条目 {id} 不是这一类，没有写入",
                "entry {id} is of another kind; nothing was written",
                id = id.short(),
            ),
            Self::HandedOn(error) => error.said(),
        }
    }
}

impl Discussion {
    /// What was said of the record with this id that stands at `path`.
    ///
    /// # Errors
    /// If its folder is there and cannot be read.
    pub fn of(path: &Path, id: &str) -> Result<Self, StoreError> {
        let reviews = Reviews::of(path, id);
        let read = reviews.read()?;
        let entries = read.entries.iter().map(|(id, entry, _)| (id.clone(), entry.clone()));
        let board = Board::of(entries);
        Ok(Self { reviews, read, board })
    }

    /// The board.
    pub const fn board(&self) -> &Board {
        &self.board
    }

    /// What of its folder cannot be read.
    pub fn faults(&self) -> &[Fault] {
        &self.read.faults
    }

    /// Says something and keeps it at once; its name.
    ///
    /// # Errors
    /// If it cannot be said so, or cannot be kept; nothing is said then.
    pub fn say(&mut self, voice: &Voice<'_>, act: Act) -> Result<EntryId, SayError> {
        let who = voice.hand.who.clone();
        act.check(who.as_deref()).map_err(SayError::Unfit)?;
        let mut entry = Entry::new((voice.hand.clock)(), who, act);
        entry.behind = self.board.count();
        entry.meeting.clone_from(&voice.meeting);
        entry.step.clone_from(&voice.step);
        let (id, line) = entry.line();
        self.reviews.add(&[(id.clone(), line.clone())])?;
        self.read.entries.push((id.clone(), entry.clone(), line));
        self.board.add(id.clone(), entry);
        Ok(id)
    }

    /// Whether anything that falls with words was said of a paper, so that the papers have to be made to judge it.
    pub fn speaks_of_papers(&self) -> bool {
        let is_paper = |about: &About| matches!(about, About::Paper(..));
        self.board.entries().any(|(_, entry)| match &entry.act {
            Act::Seen { parts } => parts.keys().any(is_paper),
            Act::Approval { scope, .. } => scope.iter().any(is_paper),
            Act::Verdict { about, .. } => is_paper(about),
            _ => false,
        })
    }

    /// Opens again what was settled.
    ///
    /// # Errors
    /// As [`Discussion::say`].
    pub fn reopen(
        &mut self,
        voice: &Voice<'_>,
        of: EntryId,
        reason: String,
    ) -> Result<EntryId, SayError> {
        let undoes = self.board.settled_by(&of).into_iter().cloned().collect();
        self.say(voice, Act::Reopened { of, reason, undoes })
    }

    /// The entry whose name begins so and of which `is_one` holds.
    ///
    /// # Errors
    /// If there is none, there are several, or it is of another kind.
    pub fn meant(
        &self,
        beginning: &str,
        is_one: impl Fn(&Act) -> bool,
    ) -> Result<EntryId, SayError> {
        let beginning = beginning.trim();
        let found = match beginning {
            "" => Vec::new(),
            some => self.board.beginning_with(some),
        };
        let fits = |id: &&EntryId| self.board.find(id).is_some_and(|entry| is_one(&entry.act));
        let fitting: Vec<&EntryId> = found.iter().copied().filter(fits).collect();
        match (fitting.as_slice(), found.as_slice()) {
            ([one], _) => Ok((*one).clone()),
            ([], []) => Err(SayError::Unknown(beginning.to_owned())),
            ([], [other, ..]) => Err(SayError::OtherKind((*other).clone())),
            (several, _) => {
                let ids = several.iter().map(|id| (*id).clone()).collect();
                Err(SayError::Several(beginning.to_owned(), ids))
            }
        }
    }

    /// Everything as one file, to be handed to somebody who has the record.
    pub fn handed_on(&self) -> String {
        format!("{:#}\n", self.reviews.to_json(&self.read))
    }

    /// Takes in what somebody else handed on: how many entries are new, and what of them cannot be read.
    ///
    /// # Errors
    /// If it is no such file, is of another record, or cannot be kept.
    pub fn take_in(&mut self, text: &str) -> Result<(usize, Vec<Fault>), SayError> {
        let taken = self.reviews.from_json(text).map_err(SayError::HandedOn)?;
        let mut lines = taken.lines();
        let known = self.read.lines();
        lines.retain(|line| !known.contains(line));
        self.reviews.add(&lines)?;
        for (id, entry, line) in taken.entries {
            if self.board.find(&id).is_none() {
                self.board.add(id.clone(), entry.clone());
                self.read.entries.push((id, entry, line));
            }
        }
        Ok((lines.len(), taken.faults))
    }
}
