//! How far a measurement is, for whoever waits for it, and the wish that it ends.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::fault::{Fault, Why};

/// Shared between who measures and who waits.
#[derive(Debug, Default)]
pub struct Watch {
    done: AtomicU64,
    all: AtomicU64,
    stop: AtomicBool,
}

impl Watch {
    /// Steps that are done, and all of them; a step is a byte that is read, and reading is all but the last tenth.
    pub fn progress(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed))
    }

    /// Asks that it ends: the measurement then gives [`Why::Stopped`] and leaves nothing behind.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    pub(super) fn check(&self) -> Result<(), Fault> {
        if self.stop.load(Ordering::Relaxed) { Err(Why::Stopped.into()) } else { Ok(()) }
    }

    pub(super) fn set(&self, all: u64) {
        self.all.store(all, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
    }

    pub(super) fn add(&self, done: u64) {
        self.done.fetch_add(done, Ordering::Relaxed);
    }
}
