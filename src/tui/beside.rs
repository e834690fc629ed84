//! Work on the whole folder beside the loop: no key waits for it.
//!
//! One piece of a kind is done at a time; a new one breaks the one before off. Without a thread, as in tests and pictures, it is done when it
//! is asked for.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::desk::Step;

use super::lister::Wake;

/// Where it is done, and what comes of it.
pub(crate) struct Beside<T> {
    wake: Option<Wake>,
    news: Receiver<(u64, T)>,
    sender: Sender<(u64, T)>,
    /// The number of the piece that is wanted; whoever begins another breaks it off.
    wanted: Arc<AtomicU64>,
}

impl<T: Send + 'static> Beside<T> {
    /// Works on a thread that ends with `wake`; without one in the caller's.
    pub(crate) fn new(wake: Option<Wake>) -> Self {
        let (sender, news) = channel();
        Self { wake, news, sender, wanted: Arc::default() }
    }

    /// Begins a piece, which gives nothing where it was broken off.
    pub(crate) fn begin(
        &self,
        name: &str,
        work: impl FnOnce(&(dyn Fn(Step) -> bool + Sync)) -> Option<T> + Clone + Send + 'static,
    ) {
        let number = self.break_off();
        let (sender, wanted) = (self.sender.clone(), Arc::clone(&self.wanted));
        let wake = self.wake.clone();
        let work = move || {
            let watch = |_: Step| wanted.load(Ordering::Relaxed) == number;
            if let Some(made) = work(&watch) {
                // The receiver is gone only when the program ends.
                let _sent = sender.send((number, made));
                if let Some(wake) = &wake {
                    wake();
                }
            }
        };
        if self.wake.is_some() {
            let thread = std::thread::Builder::new().name(name.to_owned());
            if thread.spawn(work.clone()).is_ok() {
                return;
            }
        }
        work();
    }

    /// Nobody waits any more for what was begun; the number of the next piece.
    pub(crate) fn break_off(&self) -> u64 {
        self.wanted.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// What came of the piece that is wanted, once it is there.
    pub(crate) fn news(&self) -> Option<T> {
        loop {
            let (number, made) = self.news.try_recv().ok()?;
            if number == self.wanted.load(Ordering::Relaxed) {
                return Some(made);
            }
        }
    }
}
