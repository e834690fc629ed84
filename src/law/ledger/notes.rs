//! What a ledger has to say, each sentence once, in the order in which it was found.
//!
//! Of many records of one entity each is told nearly the same: it is held once, and put together only where somebody reads it.

use std::collections::HashSet;
use std::sync::Arc;

use crate::text::Phrase;

/// Sentences about groups, and others.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// Those that all records share, each with the key of the group that it is about.
    shared: Arc<Vec<(String, Phrase)>>,
    /// The groups of which nothing of that is told here.
    but: Vec<String>,
    more: Vec<Phrase>,
}

impl Notes {
    /// What is shared, but for what is about these groups.
    pub(super) fn of(shared: &Arc<Vec<(String, Phrase)>>, but: Vec<String>) -> Self {
        Self { shared: Arc::clone(shared), but, more: Vec::new() }
    }

    /// Adds one; what is told already is not told again.
    pub fn push(&mut self, note: Phrase) {
        self.more.push(note);
    }

    /// Each, once.
    pub fn iter(&self) -> impl Iterator<Item = &Phrase> {
        let is_told = |(key, _): &&(String, Phrase)| !self.but.contains(key);
        let shared = self.shared.iter().filter(is_told).map(|(_, note)| note);
        let mut seen = HashSet::new();
        shared.chain(&self.more).filter(move |note| seen.insert(*note))
    }
}

impl Extend<Phrase> for Notes {
    fn extend<T: IntoIterator<Item = Phrase>>(&mut self, notes: T) {
        self.more.extend(notes);
    }
}

/// However they are held.
impl PartialEq for Notes {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}
