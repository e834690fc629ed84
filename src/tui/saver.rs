//! Writes the record beside the loop: one save at a time, on a thread of its own, whose end wakes the loop.
//!
//! Without a thread, as in tests and pictures, it is written when it is asked for.

use std::sync::mpsc::{Receiver, Sender, channel};

use crate::desk::session::{Saved, Saving};
use crate::store::StoreError;

/// What became of a save.
pub(crate) type Ended = Result<Saved, StoreError>;

/// Where saves are carried out.
#[derive(Debug)]
pub(crate) struct Saver {
    jobs: Option<Sender<Saving>>,
    results: Receiver<Ended>,
    here: Sender<Ended>,
    is_busy: bool,
}

impl Saver {
    /// Saves at once, in the caller's thread.
    pub(crate) fn here() -> Self {
        let (here, results) = channel();
        Self { jobs: None, results, here, is_busy: false }
    }

    /// Saves on a thread; `wake` is called when one has ended.
    ///
    /// # Errors
    /// If there can be no thread.
    pub(crate) fn beside(wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        Self::on_thread(|| {}, wake)
    }

    /// Saves on a thread that waits before each for a word.
    #[cfg(test)]
    pub(crate) fn held_back(gate: Receiver<()>) -> std::io::Result<Self> {
        let wait = move || {
            let _let_go = gate.recv();
        };
        Self::on_thread(wait, || {})
    }

    fn on_thread(
        mut before: impl FnMut() + Send + 'static,
        wake: impl Fn() + Send + 'static,
    ) -> std::io::Result<Self> {
        let (jobs, inbox) = channel::<Saving>();
        let (here, results) = channel();
        let done = here.clone();
        std::thread::Builder::new().name("saver".to_owned()).spawn(move || {
            while let Ok(job) = inbox.recv() {
                before();
                if done.send(job.run()).is_err() {
                    break;
                }
                wake();
            }
        })?;
        Ok(Self { jobs: Some(jobs), results, here, is_busy: false })
    }

    /// Whether a save is under way.
    pub(crate) const fn is_busy(&self) -> bool {
        self.is_busy
    }

    /// Begins one. Nothing else may be under way.
    pub(crate) fn start(&mut self, saving: Saving) {
        self.is_busy = true;
        let left = match &self.jobs {
            Some(jobs) => jobs.send(saving).err().map(|unsent| unsent.0),
            None => Some(saving),
        };
        if let Some(saving) = left {
            // The receiver is ours and stands as long as we do.
            let _sent = self.here.send(saving.run());
        }
    }

    /// What became of it, if it has ended.
    pub(crate) fn ended(&mut self) -> Option<Ended> {
        let result = self.results.try_recv().ok();
        self.is_busy &= result.is_none();
        result
    }

    /// Waits for what is under way.
    pub(crate) fn wait(&mut self) -> Option<Ended> {
        if !self.is_busy {
            return None;
        }
        self.is_busy = false;
        self.results.recv().ok()
    }
}
