//! Writes the record beside the loop: one save at a time, on a thread of its own, whose end wakes the loop.
//!
//! Without a thread, as in tests and pictures, it is written when it is asked for.

use std::sync::mpsc::{Receiver, Sender, channel};

use crate::store::{Save, StoreError, Written};

/// What became of a save.
pub(crate) type Saved = Result<Written, StoreError>;

/// A save, what is done before it, and what after it, if it came to its end.
struct Job {
    flush: Box<dyn FnOnce() + Send>,
    save: Save,
    tell: Box<dyn FnOnce() + Send>,
}

impl Job {
    fn run(self) -> Saved {
        (self.flush)();
        let saved = self.save.run();
        if saved.is_ok() {
            (self.tell)();
        }
        saved
    }
}

/// Where saves are carried out.
#[derive(Debug)]
pub(crate) struct Saver {
    jobs: Option<Sender<Job>>,
    results: Receiver<Saved>,
    here: Sender<Saved>,
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
        let (jobs, inbox) = channel::<Job>();
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

    /// Begins one, after its journal is on the disk: a record is never newer than that. What is told of the record follows it.
    /// Nothing else may be under way.
    pub(crate) fn start(
        &mut self,
        flush: impl FnOnce() + Send + 'static,
        save: Save,
        tell: impl FnOnce() + Send + 'static,
    ) {
        self.is_busy = true;
        let job = Job { flush: Box::new(flush), save, tell: Box::new(tell) };
        let left = match &self.jobs {
            Some(jobs) => jobs.send(job).err().map(|unsent| unsent.0),
            None => Some(job),
        };
        if let Some(job) = left {
            // The receiver is ours and stands as long as we do.
            let _sent = self.here.send(job.run());
        }
    }

    /// What became of it, if it has ended.
    pub(crate) fn ended(&mut self) -> Option<Saved> {
        let result = self.results.try_recv().ok();
        self.is_busy &= result.is_none();
        result
    }

    /// Waits for what is under way.
    pub(crate) fn wait(&mut self) -> Option<Saved> {
        if !self.is_busy {
            return None;
        }
        self.is_busy = false;
        self.results.recv().ok()
    }
}
