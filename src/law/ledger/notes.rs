//! What a ledger has to say, each sentence once, in the order in which it was found.
//!
//! Of many records of one entity each is told nearly the same: it is held once, and put together only where somebody reads it.

use std::collections::HashSet;
use std::sync::Arc;

use crate::text::Phrase;

/// Sentences, each with the key of the group that it is about.
pub(super) type Shared = Vec<(String, Arc<Phrase>)>;

/// Sentences about groups, and others.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// Those that all records share.
    shared: Arc<Shared>,
    /// The groups of which nothing of that is told here.
    but: Vec<String>,
    more: Vec<Arc<Phrase>>,
}

impl Notes {
    /// What is shared, but for what is about these groups.
    pub(super) fn of(shared: &Arc<Shared>, but: Vec<String>) -> Self {
        Self { shared: Arc::clone(shared), but, more: Vec::new() }
    }

    /// Adds one; what is told already is not told again.
    pub fn push(&mut self, note: Phrase) {
        self.more.push(Arc::new(note));
    }

    /// Adds one that others are told too.
    pub(super) fn share(&mut self, note: &Arc<Phrase>) {
        self.more.push(Arc::clone(note));
    }

    /// What is told here and to nobody else, taken out.
    pub(super) fn take(&mut self) -> Vec<Arc<Phrase>> {
        std::mem::take(&mut self.more)
    }

    /// Each, once.
    pub fn iter(&self) -> impl Iterator<Item = &Phrase> {
        let is_told = |(key, _): &&(String, Arc<Phrase>)| !self.but.contains(key);
        let shared = self.shared.iter().filter(is_told).map(|(_, note)| note);
        let mut seen = HashSet::new();
        shared.chain(&self.more).map(|note| &**note).filter(move |note| seen.insert(*note))
    }
}

impl Extend<Phrase> for Notes {
    fn extend<T: IntoIterator<Item = Phrase>>(&mut self, notes: T) {
        self.more.extend(notes.into_iter().map(Arc::new));
    }
}

/// However they are held.
impl PartialEq for Notes {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}
