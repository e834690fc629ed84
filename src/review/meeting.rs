//! Meetings: what was said from the beginning of one to its end. What is said names its meeting, so that a crash loses nothing and a
//! meeting that nobody closed is simply still open.

use crate::day::Day;

use super::{About, Act, Board, Entry, EntryId, Held, Then};

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
    /// How the record stood at its end, where that was noted.
    pub then: Option<&'a Then>,
}

impl<'a> Meeting<'a> {
    /// The matters that were shown, in the order in which they came up, each once: of what, and the entry that it is.
    pub fn matters(&self) -> Vec<(&'a About, Option<&'a EntryId>)> {
        let mut out = Vec::new();
        for (_, entry) in &self.said {
            if let Act::Shown { about, of, .. } = &entry.act {
                let matter = (about, of.as_ref());
                if !out.contains(&matter) {
                    out.push(matter);
                }
            }
        }
        out
    }
}

impl Board {
    /// The meetings, oldest first.
    pub fn meetings(&self) -> Vec<Meeting<'_>> {
        let mut out: Vec<Meeting<'_>> = Vec::new();
        for (id, entry) in self.standing() {
            if let Act::Begun { present, agenda, state } = &entry.act {
                let (said, closed, then) = (Vec::new(), None, None);
                out.push(Meeting { id, entry, present, agenda, state, said, closed, then });
            }
        }
        for (id, entry) in self.standing() {
            let of = entry.meeting.as_ref();
            let Some(meeting) = out.iter_mut().find(|meeting| Some(meeting.id) == of) else {
                continue;
            };
            match &entry.act {
                Act::Closed { next, words, then } => {
                    meeting.closed = Some((entry, *next, words));
                    meeting.then = then.as_ref();
                }
                _ => meeting.said.push((id, entry)),
            }
        }
        out
    }

    /// What of a meeting its minutes tell, as far as it is known here: what was said in it, and the remarks that are open.
    pub fn heard(&self, meeting: &EntryId) -> Vec<EntryId> {
        let is_of = |entry: &Entry| entry.meeting.as_ref() == Some(meeting);
        let said = self.standing().filter(|(id, entry)| *id == meeting || is_of(entry));
        let mut out: Vec<EntryId> = said.map(|(id, _)| id.clone()).collect();
        for thread in self.threads().into_iter().filter(|thread| thread.is_open) {
            let all = std::iter::once(thread.id).chain(thread.after.iter().map(|(id, _)| *id));
            let new: Vec<EntryId> = all.filter(|id| !out.contains(id)).cloned().collect();
            out.extend(new);
        }
        out
    }

    /// What was so when a meeting ended: what was said later, or came from others later, is not yet known. Of one that is open, all of
    /// it.
    #[must_use]
    pub fn at_end_of(&self, meeting: &EntryId) -> Self {
        let is_end = |(_, entry): &Held<'_>| {
            matches!(entry.act, Act::Closed { .. }) && entry.meeting.as_ref() == Some(meeting)
        };
        let all = || self.entries().map(|(id, entry)| (id.clone(), entry.clone()));
        let Some((end, closed)) = self.standing().filter(is_end).last() else {
            return Self::of(all());
        };
        if let Act::Closed { then: Some(Then { heard, .. }), .. } = &closed.act
            && !heard.is_empty()
        {
            return Self::of(all().filter(|(id, _)| id == end || heard.contains(id)));
        }
        let count = self.entries().position(|(id, _)| id == end).map_or(0, |at| at + 1);
        Self::of(all().take(count))
    }

    /// The latest meeting that nobody closed.
    pub fn open_meeting(&self) -> Option<Meeting<'_>> {
        self.meetings().into_iter().rev().find(|meeting| meeting.closed.is_none())
    }
}
