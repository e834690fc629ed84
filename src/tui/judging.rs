//! Judges a record of thousands of rows beside the loop: no key waits for it, and what followed before is shown until it is there.

use std::fmt;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::desk::session::{self, Judged};
use crate::text::{Text, t};

use super::seeking::Wake;

/// What is said where it is not known yet what follows.
pub(crate) const JUDGING: Text = t("正在判断…", "judging...");

/// A record that is being judged.
pub(crate) struct Judging {
    news: Receiver<Judged>,
}

/// What is known of it.
pub(crate) enum Heard {
    /// It is still judged.
    Nothing,
    /// What follows.
    Judged(Judged),
    /// Nothing will come any more.
    Ended,
}

impl Judging {
    /// Begins; `wake` is called when it is judged. None where there can be no thread.
    pub(crate) fn begin(judging: session::Judging, wake: &Wake) -> Option<Self> {
        let (sender, news) = channel();
        let wake = wake.clone();
        let judge = move || {
            // Nobody listens where it was closed.
            let _sent = sender.send(judging.run());
            // Before it wakes the loop it is gone, so that the loop does not look in vain.
            drop(sender);
            wake();
        };
        std::thread::Builder::new().name("judge".to_owned()).spawn(judge).ok()?;
        Some(Self { news })
    }

    /// One that finds nothing as long as the other end is held.
    #[cfg(test)]
    pub(crate) fn held_back() -> (std::sync::mpsc::Sender<Judged>, Self) {
        let (held, news) = channel();
        (held, Self { news })
    }

    /// Takes what follows, once it was found.
    pub(crate) fn hear(&self) -> Heard {
        match self.news.try_recv() {
            Ok(judged) => Heard::Judged(judged),
            Err(TryRecvError::Empty) => Heard::Nothing,
            Err(TryRecvError::Disconnected) => Heard::Ended,
        }
    }
}

impl fmt::Debug for Judging {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Judging").finish_non_exhaustive()
    }
}
