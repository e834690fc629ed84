//! What the history of a long record begins with: all that it holds, made ready beside the keys before the first of them changes anything.

use std::thread::{Builder, JoinHandle};

use crate::desk::session::LONG;
use crate::form::{Answers, Delta};
use crate::history::{Act, Operation, OperationId};

use super::Track;

/// An operation with its name and the line in which it is kept.
pub(super) type Made = (Operation, OperationId, String);

/// A beginning that is being made.
#[derive(Debug)]
pub(super) struct Beginning {
    /// What the record held.
    answers: Answers,
    making: JoinHandle<Made>,
}

impl Beginning {
    /// Makes the operation that brings all of these answers; none where there can be no thread.
    fn of(answers: &Answers, begun: Operation) -> Option<Self> {
        let held = answers.clone();
        let make = move || {
            let deltas = Delta::between(&Answers::default(), &held);
            let begun = Operation { deltas, ..begun };
            let (id, line) = begun.line();
            (begun, id, line)
        };
        let making = Builder::new().name("begin".to_owned()).spawn(make).ok()?;
        Some(Self { answers: answers.clone(), making })
    }

    /// What was made, where it holds these answers and is still this record's and this person's.
    fn made(self, answers: &Answers, now: &Operation) -> Option<Made> {
        // What a thread that panicked did not make is made on the key.
        let made = (self.answers == *answers).then(|| self.making.join().ok()).flatten();
        made.filter(|(begun, ..)| begun.who == now.who && begun.record == now.record)
    }
}

impl Track {
    /// Makes ready what the history begins with, where the first change would wait for it.
    pub(in crate::desk::session) fn prepare(&mut self, answers: &Answers) {
        if self.is_kept && self.head.is_none() && answers.stored_rows() >= LONG {
            self.beginning = Beginning::of(answers, self.nothing_yet());
        }
    }

    /// Begins with what the record held before its first change.
    pub(super) fn begin_with(&mut self, before: &Answers) {
        let ready = self.beginning.take();
        match ready.and_then(|ready| ready.made(before, &self.nothing_yet())) {
            Some(made) => self.head = Some(self.put(made)),
            None => self.begin(before, Vec::new()),
        }
    }

    /// A beginning that brings nothing yet.
    fn nothing_yet(&self) -> Operation {
        self.operation(Vec::new(), Act::Begin, Vec::new())
    }

    /// Whether the beginning is being made, or is made.
    #[cfg(test)]
    pub(in crate::desk::session) const fn is_ready(&self) -> bool {
        self.beginning.is_some()
    }
}
