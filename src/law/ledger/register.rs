//! Every record of one legal entity at once, so that a folder of many is not gathered anew for each.
//!
//! What it says of the others of a record is what gathering them one by one would say.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::day::Day;
use crate::text::Phrase;

use super::super::share::{Group, Share};
use super::Ledger;

/// Every record of one legal entity on one day, ready to say for each what the others hold.
#[derive(Debug)]
pub struct Register {
    shares: Vec<Arc<Share>>,
    all: Ledger,
    /// Where each share that counts stands among the records.
    at: HashMap<usize, usize>,
    /// Which shares hold a group.
    holders: HashMap<String, Vec<usize>>,
    /// What is to be told of each group: it concerns no record that holds the group itself.
    notes: Vec<(String, Phrase)>,
}

impl Register {
    /// Gathers the shares of one entity on `day`.
    pub fn new(day: Day, shares: impl IntoIterator<Item = Arc<Share>>) -> Self {
        let shares: Vec<Arc<Share>> = shares.into_iter().collect();
        let mut all = Ledger { day: Some(day), ..Ledger::default() };
        let mut holders: HashMap<String, Vec<usize>> = HashMap::new();
        let mut notes: Vec<(String, Phrase)> = Vec::new();
        let mut at = HashMap::new();
        for (index, share) in shares.iter().enumerate().filter(|(_, share)| share.counts()) {
            at.insert(index, at.len());
            all.add(share, |group, told| {
                notes.extend(told.map(|note| (group.to_owned(), note)));
                holders.entry(group.to_owned()).or_default().push(index);
            });
        }
        let mut out = Self { shares, all, at, holders, notes };
        out.all.notes = out.told(&[]);
        out
    }

    /// What is to be told of the groups that are not among these, each once.
    fn told(&self, but: &[Group]) -> Vec<Phrase> {
        let mut seen = HashSet::new();
        self.notes
            .iter()
            .filter(|(id, _)| but.iter().all(|group| group.key != *id))
            .filter(|(_, note)| seen.insert(note.zh.as_str()))
            .map(|(_, note)| note.clone())
            .collect()
    }

    /// The ledger of the others: only the groups that this record holds are counted anew.
    pub fn others(&self, index: usize) -> Ledger {
        let Some(own) = self.shares.get(index).filter(|own| own.counts()) else {
            return self.all.clone();
        };
        let mut out = self.all.clone();
        out.notes = self.told(&own.groups);
        for group in &own.groups {
            let mut anew = Ledger { day: self.all.day, ..Ledger::default() };
            for holder in self.holders.get(group.key.as_str()).into_iter().flatten() {
                let share = self.shares.get(*holder).filter(|_| *holder != index);
                for part in share.into_iter().flat_map(|share| &share.groups) {
                    if part.key == group.key {
                        anew.put_of_another(part, &self.shares[*holder].name);
                    }
                }
            }
            for note in std::mem::take(&mut anew.notes) {
                out.note(note);
            }
            if let Some(slot) = out.at.get(&group.key).and_then(|at| out.groups.get_mut(*at)) {
                *slot = anew.groups.pop().unwrap_or_else(|| Arc::new(group.emptied()));
            }
        }
        for stated in &own.overlaps {
            if let Some(at) = out.overlaps.iter().position(|other| **other == *stated) {
                out.overlaps.remove(at);
            }
        }
        if let Some(at) = self.at.get(&index) {
            out.records = self.all.records.without(*at);
        }
        out
    }
}
