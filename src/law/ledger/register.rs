//! Every record of one legal entity at once, so that a folder of many is not gathered anew for each.
//!
//! What it says of the others of a record is what gathering them one by one would say.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::day::Day;
use crate::text::Phrase;

use super::super::share::{Group, Share};
use super::notes::Shared;
use super::{Ledger, Notes, merge, of_another};

/// Every record of one legal entity on one day, ready to say for each what the others hold.
#[derive(Debug)]
pub struct Register {
    shares: Vec<Arc<Share>>,
    all: Ledger,
    /// Where each share that counts stands among the records.
    at: HashMap<usize, usize>,
    /// What each record holds of a group, in the order of the records.
    holders: HashMap<String, Vec<Holder>>,
    /// What is to be told of each group: it concerns no record that holds the group itself.
    notes: Arc<Shared>,
}

/// A group as another record sees it in this one.
#[derive(Debug)]
struct Holder {
    share: usize,
    group: Group,
    /// What is open in it.
    open: Vec<Arc<Phrase>>,
    /// That its figures are not those of the others: said when it is the case, and then for every record.
    disagreement: OnceLock<Arc<Phrase>>,
}

impl Register {
    /// Gathers the shares of one entity on `day`.
    pub fn new(day: Day, shares: impl IntoIterator<Item = Arc<Share>>) -> Self {
        let shares: Vec<Arc<Share>> = shares.into_iter().collect();
        let mut all = Ledger { day: Some(day), ..Ledger::default() };
        let mut holders: HashMap<String, Vec<Holder>> = HashMap::new();
        let mut notes = Shared::new();
        let mut at = HashMap::new();
        for (index, share) in shares.iter().enumerate().filter(|(_, share)| share.counts()) {
            at.insert(index, at.len());
            all.enter(share);
            for group in &share.groups {
                let (there, open) = of_another(group, &share.name, all.day);
                all.notes.extend(open.iter().cloned());
                all.put(there.clone(), Some(&share.name));
                notes.extend(all.notes.take().into_iter().map(|note| (group.key.clone(), note)));
                holders.entry(group.key.clone()).or_default().push(Holder {
                    share: index,
                    group: there,
                    open: open.into_iter().map(Arc::new).collect(),
                    disagreement: OnceLock::new(),
                });
            }
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
            let anew = self.without(index, &group.key, &mut out.notes);
            if let Some(at) = out.groups.position(&group.key) {
                out.groups.set(at, anew.unwrap_or_else(|| group.emptied()));
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

    /// A group as all records but one hold it, and what is to be told of it; nothing where no other holds it.
    fn without(&self, index: usize, key: &str, notes: &mut Notes) -> Option<Group> {
        let mut known: Option<Group> = None;
        let others = self.holders.get(key).into_iter().flatten();
        for holder in others.filter(|holder| holder.share != index) {
            holder.open.iter().for_each(|note| notes.share(note));
            let Some(known) = &mut known else {
                known = Some(holder.group.clone());
                continue;
            };
            if merge::join(known, &holder.group, self.all.day) {
                notes.share(holder.disagreement.get_or_init(|| {
                    Arc::new(merge::disagreement(
                        &holder.group.name,
                        &self.shares[holder.share].name,
                    ))
                }));
            }
        }
        known
    }
}
