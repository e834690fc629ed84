//! A search for what would change the result, apart from the session it is made for: keys need not wait for it.
//!
//! It works on a copy. What it found is taken only as long as the answers are those it was begun with.

use std::sync::Arc;

use crate::form::Answers;
use crate::law::flips::{Turns, Watch, watched};
use crate::law::{Circumstances, Verdict};

use super::Session;

/// What a search needs; it can be carried out on any thread.
#[derive(Debug)]
pub struct Search {
    revision: u64,
    answers: Answers,
    around: Arc<Circumstances>,
    verdict: Verdict,
}

impl Search {
    /// Of which revision of the answers it is.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Searches; nothing once nobody waits for it any more.
    pub fn run(self, watch: &dyn Watch) -> Option<Turns> {
        watched(self.answers, self.verdict.day, &self.around, &self.verdict, watch)
    }
}

impl Session {
    /// A search for what would change the result.
    pub fn search(&self) -> Search {
        Search {
            revision: self.revision,
            answers: self.answers().clone(),
            around: Arc::clone(&self.read_around().circumstances),
            verdict: self.survey().verdict.clone(),
        }
    }

    /// Takes what a search found; of other answers than these it is passed over.
    pub fn take_turns(&self, revision: u64, turns: Turns) {
        if revision == self.revision {
            // Where it is known already it says the same.
            let _known = self.derived.turns.set(turns);
        }
    }

    /// What would change the result, if that was looked for already.
    pub fn turns_known(&self) -> Option<&Turns> {
        self.derived.turns.get()
    }
}
