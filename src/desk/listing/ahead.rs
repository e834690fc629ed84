//! What the index told of a folder last, read on another core while the files themselves are looked at.
//!
//! Nothing of it counts by itself: an outcome stands only where all that it rests on is found to be the same.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, channel};

use super::super::kept::Kept;
use super::Wanted;
use crate::store::{Index, Outcome, Workspace};

/// What was told, by the name of the file.
pub(super) type Outcomes = HashMap<String, Box<Outcome>>;

/// What is kept of the records, by the name of the file; nothing where it cannot be read to its end.
pub(super) type KeptRows = Option<HashMap<String, Kept>>;

/// What is read by another thread, as it comes.
pub(super) struct Ahead {
    told: Receiver<Option<Outcomes>>,
    rows: Receiver<KeptRows>,
}

impl Ahead {
    /// Opens the index, where there is one, and reads it by a way of its own if somebody waits for that, while `work` is done: it is given
    /// the index when it asks for it, and looks at no file before.
    pub(super) fn beside<T>(
        workspace: &Workspace,
        wanted: Option<Wanted<'_>>,
        work: impl FnOnce(&dyn Fn() -> Option<Index>, Option<&Self>) -> T,
    ) -> T {
        if !workspace.has_index() {
            return work(&|| None, None);
        }
        let is_urgent = wanted.is_none_or(|wanted| wanted.is_urgent);
        std::thread::scope(|scope| {
            let (open, opened) = channel();
            let (tell, told) = channel();
            let (keep, rows) = channel();
            scope.spawn(move || {
                let index = workspace.index();
                let other = index.as_ref().filter(|_| is_urgent).and_then(Index::again);
                // Who works may have ended already, in a folder that cannot be read.
                let _sent = open.send(index);
                let Some(other) = other else { return };
                let _sent = tell.send(other.outcomes());
                // What is kept is read after the outcomes: it is never older than they are.
                if let Some(wanted) = wanted {
                    let _sent = keep.send(self::rows(&other, wanted));
                }
            });
            work(&|| opened.recv().ok().flatten(), Some(&Self { told, rows }))
        })
    }

    /// What was told; nothing where the index cannot be read now.
    pub(super) fn told(&self) -> Option<Outcomes> {
        self.told.recv().ok().flatten()
    }

    /// What is kept, once it is wanted.
    pub(super) fn rows(&self) -> KeptRows {
        self.rows.recv().ok().flatten()
    }
}

/// What is kept of the records as far as it is `wanted`, by the name of the file; nothing where it cannot be read to its end.
pub(in crate::desk) fn rows(index: &Index, wanted: Wanted<'_>) -> KeptRows {
    let mut out: HashMap<String, Kept> = HashMap::new();
    let mut is_whole = true;
    let is_read = index.each_row(wanted.part, wanted.words, |name, cells| {
        // The rows of a record follow each other, but most names are met once.
        if !out.contains_key(name) {
            out.insert(name.to_owned(), Kept::default());
        }
        if let Some(kept) = out.get_mut(name) {
            is_whole &= kept.take(wanted.part, cells);
        }
    });
    (is_read && is_whole).then_some(out)
}
