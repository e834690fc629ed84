//! The board: what is so now, by everything that was said. It is made of a set of entries; no order and no clock decides what is open,
//! settled or replaced, as each entry names what it settles, opens again or replaces.

use std::collections::{BTreeMap, BTreeSet};

use crate::day::Moment;

use super::{About, Act, Decision, Entry, EntryId, Level, Remark, Today};

/// An entry with its name.
pub type Held<'a> = (&'a EntryId, &'a Entry);

/// Everything that was said of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// By moment, place within it, and name: the order in which it is told.
    entries: BTreeMap<(Moment, u64, EntryId), Entry>,
    moments: BTreeMap<EntryId, (Moment, u64)>,
}

/// A remark with what followed.
#[derive(Clone, Debug)]
pub struct Thread<'a> {
    /// The name of the remark.
    pub id: &'a EntryId,
    /// When it was made, by whom.
    pub entry: &'a Entry,
    /// The remark.
    pub remark: &'a Remark,
    /// Answers, and when it was settled or opened again.
    pub after: Vec<Held<'a>>,
    /// Whether it is open.
    pub is_open: bool,
}

/// A verdict that stands.
#[derive(Clone, Debug)]
pub struct Vote<'a> {
    /// Its name.
    pub id: &'a EntryId,
    /// When and by whom.
    pub entry: &'a Entry,
    /// Of what.
    pub about: &'a About,
    /// Which.
    pub level: Level,
    /// Why.
    pub reason: &'a str,
    /// Whether the words are those of which it was said.
    pub is_of_today: bool,
}

impl Board {
    /// The board of a set of entries.
    pub fn of(entries: impl IntoIterator<Item = (EntryId, Entry)>) -> Self {
        let mut board = Self::default();
        for (id, entry) in entries {
            board.add(id, entry);
        }
        board
    }

    /// Adds an entry; one that is there already changes nothing.
    pub fn add(&mut self, id: EntryId, entry: Entry) {
        let (at, behind) = (entry.at, entry.behind);
        self.moments.insert(id.clone(), (at, behind));
        self.entries.insert((at, behind, id), entry);
    }

    /// Whether nothing was said yet.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many entries there are.
    pub fn count(&self) -> u64 {
        self.entries.len() as u64
    }

    /// Everything that was said, oldest first, also what was withdrawn.
    pub fn entries(&self) -> impl Iterator<Item = Held<'_>> {
        self.entries.iter().map(|((.., id), entry)| (id, entry))
    }

    /// One entry.
    pub fn find(&self, id: &EntryId) -> Option<&Entry> {
        let (at, behind) = *self.moments.get(id)?;
        self.entries.get(&(at, behind, id.clone()))
    }

    /// The entries whose names begin so.
    pub fn beginning_with(&self, beginning: &str) -> Vec<&EntryId> {
        self.moments.keys().filter(|id| id.as_str().starts_with(beginning)).collect()
    }

    /// What was said and not withdrawn, oldest first.
    pub fn standing(&self) -> impl Iterator<Item = Held<'_>> {
        let gone: BTreeSet<&EntryId> = self
            .entries()
            .filter_map(|(_, entry)| match &entry.act {
                Act::Withdrawn { of, .. } => Some(of),
                _ => None,
            })
            .collect();
        self.entries().filter(move |(id, _)| !gone.contains(id))
    }

    /// What settles a remark or a decision now; empty while it is open.
    pub fn settled_by(&self, thing: &EntryId) -> Vec<&EntryId> {
        let undone = self.named(|act| match act {
            Act::Reopened { of, undoes, .. } if of == thing => undoes,
            _ => &[],
        });
        let settles = |(id, entry): &Held<'_>| match &entry.act {
            Act::Resolved { of, .. } => of == thing && !undone.contains(id),
            _ => false,
        };
        self.standing().filter(settles).map(|(id, _)| id).collect()
    }

    /// The entries that others name in one way.
    fn named(&self, by: impl Fn(&Act) -> &[EntryId]) -> BTreeSet<&EntryId> {
        self.standing().flat_map(|(_, entry)| by(&entry.act)).collect()
    }

    /// The remarks with what followed, oldest first.
    pub fn threads(&self) -> Vec<Thread<'_>> {
        let mut out: Vec<Thread<'_>> = Vec::new();
        let mut after: BTreeMap<&EntryId, Vec<Held<'_>>> = BTreeMap::new();
        let mut undone: BTreeSet<&EntryId> = BTreeSet::new();
        for (id, entry) in self.standing() {
            match &entry.act {
                Act::Remark(remark) => {
                    out.push(Thread { id, entry, remark, after: Vec::new(), is_open: true });
                }
                Act::Answer { to: of, .. } | Act::Resolved { of, .. } => {
                    after.entry(of).or_default().push((id, entry));
                }
                Act::Reopened { of, undoes, .. } => {
                    after.entry(of).or_default().push((id, entry));
                    undone.extend(undoes);
                }
                _ => {}
            }
        }
        for thread in &mut out {
            thread.after = after.remove(thread.id).unwrap_or_default();
            let settles = |(id, entry): &Held<'_>| {
                matches!(entry.act, Act::Resolved { .. }) && !undone.contains(id)
            };
            thread.is_open = !thread.after.iter().any(settles);
        }
        out
    }

    /// The decisions, oldest first, and whether each is still to be done.
    pub fn decisions(&self) -> Vec<(Held<'_>, &Decision, bool)> {
        self.standing()
            .filter_map(|(id, entry)| match &entry.act {
                Act::Decision(decision) => {
                    Some(((id, entry), decision, self.settled_by(id).is_empty()))
                }
                _ => None,
            })
            .collect()
    }

    /// The verdicts that stand, oldest first: what nobody replaced by another.
    pub fn votes<'a>(&'a self, today: &Today<'_>) -> Vec<Vote<'a>> {
        let replaced = self.named(|act| match act {
            Act::Verdict { replaces, .. } => replaces,
            _ => &[],
        });
        let vote = |(id, entry): Held<'a>| match &entry.act {
            Act::Verdict { about, level, reason, digest, .. } if !replaced.contains(id) => {
                let is_of_today = *digest == today.digest(about);
                Some(Vote { id, entry, about, level: *level, reason, is_of_today })
            }
            _ => None,
        };
        self.standing().filter_map(vote).collect()
    }

    /// The verdicts that a new one of the same person on the same thing replaces.
    pub fn replaced_by(&self, who: &str, about: &About) -> Vec<EntryId> {
        let is_one = |entry: &Entry| {
            matches!(&entry.act, Act::Verdict { about: of, .. } if of == about)
                && entry.who.as_deref() == Some(who)
        };
        self.standing().filter(|(_, entry)| is_one(entry)).map(|(id, _)| id.clone()).collect()
    }

    /// Who has seen the words of something as they are today; a mark falls by itself when they change.
    pub fn seen_by(&self, about: &About, today: &Today<'_>) -> Vec<&str> {
        let now = today.parts(std::slice::from_ref(about));
        let has = |entry: &Entry| match &entry.act {
            Act::Seen { parts } => now.iter().all(|(part, words)| parts.get(part) == Some(words)),
            _ => false,
        };
        let seen = self.standing().filter(|(_, entry)| !now.is_empty() && has(entry));
        let who: BTreeSet<&str> = seen.filter_map(|(_, entry)| entry.who.as_deref()).collect();
        who.into_iter().collect()
    }

    /// Everything that somebody marked as seen, whether or not the words are still those.
    pub fn marked(&self) -> BTreeSet<&About> {
        self.standing()
            .filter_map(|(_, entry)| match &entry.act {
                Act::Seen { parts } => Some(parts.keys()),
                _ => None,
            })
            .flatten()
            .collect()
    }
}
