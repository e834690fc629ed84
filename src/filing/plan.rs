//! What a package adds to what the officer holds: which papers are new, changed, gone, and which are as they were.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Held, Key, Operation, Paper};

/// What becomes of one paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What would be handed in; of one that is gone, what the officer holds.
    pub paper: Paper,
    /// Whether the officer holds it as it is, so that it is not handed in again.
    pub is_same: bool,
    /// Whether its words are others while its file is the same: a scan of what no longer stands.
    pub is_stale: bool,
}

impl Change {
    /// Whether the officer holds it and the package does not, and nothing in the package stands for it. That says nothing: a scan that was
    /// given by hand once is not withdrawn because the next package is made without it.
    pub fn is_left_out(&self, all: &[Self]) -> bool {
        let is_gone = |one: &Self| one.paper.operation == Operation::Withdraw;
        // The scan of a paper stands for the paper, and the other way round.
        let stands_for = |one: &Self| {
            let (own, gone) = (&one.paper.key, &self.paper.key);
            one.paper.number.is_some()
                && one.paper.number == self.paper.number
                && ((own.is_scan() && gone.is_made()) || (own.is_made() && gone.is_scan()))
        };
        is_gone(self) && !all.iter().any(|one| !is_gone(one) && stands_for(one))
    }
}

/// What becomes of each paper, in the order of the list: those of a package, and those that the officer holds and it does not.
pub fn plan(held: &BTreeMap<Key, Held>, package: Vec<Paper>) -> Vec<Change> {
    let mut out: Vec<Change> = Vec::new();
    for mut paper in package {
        let (is_same, is_stale) = if let Some(old) = held.get(&paper.key) {
            paper.operation = Operation::Replace;
            paper.replaces = Some(old.since);
            let has_own = paper.words.is_some() && old.paper.words.is_some();
            let is_worded = has_own && paper.words == old.paper.words;
            let sha256 = |paper: &Paper| paper.file.as_ref().map(|file| file.sha256.clone());
            let is_file = sha256(&paper) == sha256(&old.paper);
            // A paper made again has other bytes for the day in its margin: its words decide. A scan is what its bytes are.
            let is_same = if paper.key.is_made() { is_worded } else { is_file };
            (is_same, is_file && has_own && !is_worded)
        } else {
            paper.operation = Operation::New;
            paper.replaces = None;
            (false, false)
        };
        out.push(Change { paper, is_same, is_stale });
    }
    let gone: Vec<Change> = held
        .values()
        .filter(|old| out.iter().all(|change| change.paper.key != old.paper.key))
        .map(|old| {
            let mut paper = old.paper.clone();
            paper.operation = Operation::Withdraw;
            paper.replaces = Some(old.since);
            (paper.file, paper.why) = (None, None);
            Change { paper, is_same: false, is_stale: false }
        })
        .collect();
    out.extend(gone);
    out.sort_by(|a, b| {
        let place = |change: &Change| change.paper.number.unwrap_or(u32::MAX);
        (place(a), &a.paper.key).cmp(&(place(b), &b.paper.key))
    });
    out
}
