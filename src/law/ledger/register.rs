//! Every record of one legal entity at once, so that a folder of many is not gathered anew for each.
//!
//! What it says of the others of a record is what gathering them one by one would say.

use std::collections::HashMap;
use std::sync::Arc;

use crate::day::Day;
use crate::text::Phrase;

use super::super::share::Share;
use super::{Ledger, Notes};

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
    notes: Arc<Vec<(String, Phrase)>>,
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
                notes.extend(told.iter().map(|note| (group.to_owned(), note.clone())));
                holders.entry(group.to_owned()).or_default().push(index);
            });
        }
        let notes = Arc::new(notes);
        all.notes = Notes::of(&notes, Vec::new());
        Self { shares, all, at, holders, notes }
    }

    /// The ledger of the others: only the groups that this record holds are counted anew.
    pub fn others(&self, index: usize) -> Ledger {
        let Some(own) = self.shares.get(index).filter(|own| own.counts()) else {
            return self.all.clone();
        };
        let mut out = self.all.clone();
        let own_keys = own.groups.iter().map(|group| group.key.clone());
        out.notes = Notes::of(&self.notes, own_keys.collect());
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
            out.notes.extend(anew.notes.iter().cloned());
            let slot = out.groups.position(&group.key).and_then(|at| out.groups.get_mut(at));
            if let Some(slot) = slot {
                *slot = anew.groups.last().cloned().unwrap_or_else(|| group.emptied());
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
