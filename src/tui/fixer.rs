//! Makes one wording hold in many records, beside the loop: no key waits for it.
//!
//! One thing is done at a time, and what was begun is done to its end, also where the desk is left. Without a thread, as in tests and
//! pictures, it is done when it is asked for.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use crate::desk::session::Hand;
use crate::desk::whole::fix::{Checked, Fix, Fixed, Undone, apply, check, undo};
use crate::store::Workspace;
use crate::text::Phrase;

use super::lister::Wake;

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Job {
    /// Look what would change.
    Check(Arc<Fix>),
    /// Change it, in all records or in those that can be changed.
    Apply(Arc<Fix>, bool),
    /// Take the last change back.
    Undo,
}

/// What came of it.
#[derive(Debug)]
pub(crate) enum Done {
    Checked(Checked),
    Fixed(Fixed),
    Undone(Option<Undone>),
    Failed(Phrase),
}

/// Where it is done.
pub(crate) struct Fixer {
    wake: Option<Wake>,
    news: Receiver<Done>,
    sender: Sender<Done>,
    works: Option<JoinHandle<()>>,
}

impl Fixer {
    /// Works on a thread that ends with `wake`; without one in the caller's.
    pub(crate) fn new(wake: Option<Wake>) -> Self {
        let (sender, news) = channel();
        Self { wake, news, sender, works: None }
    }

    /// Begins; says whether it did, as one thing is done at a time.
    pub(crate) fn start(&mut self, workspace: &Workspace, job: Job, hand: &Hand) -> bool {
        if self.works.is_some() {
            return false;
        }
        let (workspace, hand, sender) = (workspace.clone(), hand.clone(), self.sender.clone());
        let wake = self.wake.clone();
        let work = move || {
            // The receiver is gone only when the program ends.
            let _sent = sender.send(done(&workspace, job, &hand));
            if let Some(wake) = &wake {
                wake();
            }
        };
        if self.wake.is_some() {
            let thread = std::thread::Builder::new().name("fixer".to_owned());
            self.works = thread.spawn(work).ok();
            return self.works.is_some();
        }
        work();
        true
    }

    /// What came of it, once it is done.
    pub(crate) fn news(&mut self) -> Option<Done> {
        let done = self.news.try_recv().ok()?;
        self.works = None;
        Some(done)
    }
}

impl Drop for Fixer {
    fn drop(&mut self) {
        if let Some(works) = self.works.take() {
            // Records are not left half changed because the desk is closed.
            let _ended = works.join();
        }
    }
}

fn done(workspace: &Workspace, job: Job, hand: &Hand) -> Done {
    match job {
        Job::Check(fix) => check(&fix).map_or_else(Done::Failed, Done::Checked),
        Job::Apply(fix, partly) => match apply(workspace, &fix, hand, partly) {
            Ok(Ok(fixed)) => Done::Fixed(fixed),
            // Something came into the way since it was looked at: nothing was written, and it is shown again.
            Ok(Err(checked)) => Done::Checked(checked),
            Err(why) => Done::Failed(why),
        },
        Job::Undo => match undo(workspace, hand) {
            Ok(undone) => Done::Undone(undone),
            Err(error) => Done::Failed(error.said()),
        },
    }
}
