//! What the index told of a folder last, read on another core while the files themselves are looked at.
//!
//! Nothing of it counts by itself: an outcome stands only where all that it rests on is found to be the same.

use std::collections::HashMap;
use std::sync::mpsc::channel;

use super::super::kept::Kept;
use super::Wanted;
use crate::store::{Index, Outcome, Workspace};

/// What was told, by the name of the file.
#[derive(Default)]
pub(super) struct Ahead {
    pub(super) told: HashMap<String, Box<Outcome>>,
    /// What is kept of the records as far as it was asked for; nothing where it cannot be read to its end.
    pub(super) rows: Option<HashMap<String, Kept>>,
}

impl Ahead {
    /// Opens the index, where there is one, and reads it by a way of its own if somebody waits for that, while `look` is done: it is given
    /// the index when it asks for it, and looks at no file before.
    pub(super) fn beside<T>(
        workspace: &Workspace,
        wanted: Option<Wanted<'_>>,
        look: impl FnOnce(&dyn Fn() -> Option<Index>) -> T,
    ) -> (T, Option<Self>) {
        if !workspace.has_index() {
            return (look(&|| None), None);
        }
        let is_urgent = wanted.is_none_or(|wanted| wanted.is_urgent);
        std::thread::scope(|scope| {
            let (sender, opened) = channel();
            let ahead = scope.spawn(move || {
                let index = workspace.index();
                let other = index.as_ref().filter(|_| is_urgent).and_then(Index::again);
                // Who looks may have ended already, in a folder that cannot be read.
                let _sent = sender.send(index);
                Self::read(&other?, wanted)
            });
            let looked = look(&|| opened.recv().ok().flatten());
            // A panic is a mistake of the program; it is not hidden.
            let ahead = ahead.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            (looked, ahead)
        })
    }

    /// Reads it; nothing where the index cannot be read now.
    pub(super) fn read(index: &Index, wanted: Option<Wanted<'_>>) -> Option<Self> {
        let told = index.outcomes()?;
        // What is kept is read after the outcomes: it is never older than they are.
        let rows = wanted.and_then(|wanted| rows(index, wanted));
        Some(Self { told, rows })
    }
}

/// What is kept of the records as far as it is `wanted`, by the name of the file; nothing where it cannot be read to its end.
pub(in crate::desk) fn rows(index: &Index, wanted: Wanted<'_>) -> Option<HashMap<String, Kept>> {
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
