//! Meetings: what was said from the beginning of one to its end. What is said names its meeting, so that a crash loses nothing and a
//! meeting that nobody closed is simply still open.

use crate::day::Day;

use super::{About, Act, Board, Entry, EntryId, Held};

/// A meeting.
#[derive(Clone, Debug)]
pub struct Meeting<'a> {
    /// Its name.
    pub id: &'a EntryId,
    /// When it began, and by whom that was noted.
    pub entry: &'a Entry,
    /// Who was there.
    pub present: &'a [String],
    /// What was to be spoken of.
    pub agenda: &'a [About],
    /// The digest of the answers then.
    pub state: &'a str,
    /// What was said in it, oldest first.
    pub said: Vec<Held<'a>>,
    /// Its end: the day of the next meeting and what else was noted; nothing while it is open.
    pub closed: Option<(&'a Entry, Option<Day>, &'a str)>,
}

impl Board {
    /// The meetings, oldest first.
    pub fn meetings(&self) -> Vec<Meeting<'_>> {
        let mut out: Vec<Meeting<'_>> = Vec::new();
        for (id, entry) in self.standing() {
            if let Act::Begun { present, agenda, state } = &entry.act {
                let (said, closed) = (Vec::new(), None);
                out.push(Meeting { id, entry, present, agenda, state, said, closed });
            }
        }
        for (id, entry) in self.standing() {
            let of = entry.meeting.as_ref();
            let Some(meeting) = out.iter_mut().find(|meeting| Some(meeting.id) == of) else {
                continue;
            };
            match &entry.act {
                Act::Closed { next, words } => meeting.closed = Some((entry, *next, words)),
                _ => meeting.said.push((id, entry)),
            }
        }
        out
    }

    /// The latest meeting that nobody closed.
    pub fn open_meeting(&self) -> Option<Meeting<'_>> {
        self.meetings().into_iter().rev().find(|meeting| meeting.closed.is_none())
    }
}
