//! Makes the list of the folder beside the loop: reading, judging and counting never stand between a key and its frame.
//!
//! One list is made at a time; a new one breaks the one before off. What was read and judged until then is kept by the folder's
//! index, so that nothing is done twice. Without a thread, as in tests and pictures, the list is made when it is asked for.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::desk::{Listing, Step, records_watched};
use crate::store::{Glance, StoreError, Workspace};

/// Tells the loop that there is something to be heard.
pub(crate) type Wake = Arc<dyn Fn() + Send + Sync>;

/// What is told of a list that is being made.
#[derive(Debug)]
pub(crate) enum News {
    /// How far it has come.
    Step(Step),
    /// It is made.
    Made(Result<Listing, StoreError>),
}

/// Where lists are made.
pub(crate) struct Lister {
    wake: Option<Wake>,
    news: Receiver<(u64, News)>,
    sender: Sender<(u64, News)>,
    /// The number of the list that is wanted; whoever makes another breaks it off.
    wanted: Arc<AtomicU64>,
    is_busy: bool,
    /// What was told while one waited.
    waited: VecDeque<News>,
    /// How the folder looked when the last list was begun.
    looked: Option<Glance>,
}

impl Lister {
    /// Makes lists at once, in the caller's thread.
    pub(crate) fn here() -> Self {
        let (sender, news) = channel();
        let (wanted, is_busy) = (Arc::default(), false);
        Self { wake: None, news, sender, wanted, is_busy, waited: VecDeque::new(), looked: None }
    }

    /// Makes lists on a thread; `wake` is called when there is something to be told.
    pub(crate) fn beside(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { wake: Some(Arc::new(wake)), ..Self::here() }
    }

    /// What wakes the loop, where lists are made beside it.
    pub(crate) fn wake(&self) -> Option<Wake> {
        self.wake.clone()
    }

    /// Whether lists are made beside the loop.
    pub(crate) const fn is_beside(&self) -> bool {
        self.wake.is_some()
    }

    /// Begins a list; the records `first` are judged first.
    pub(crate) fn start(&mut self, workspace: &Workspace, first: Vec<PathBuf>) {
        self.looked = Some(workspace.glance());
        let number = self.wanted.fetch_add(1, Ordering::Relaxed) + 1;
        let (sender, wanted) = (self.sender.clone(), Arc::clone(&self.wanted));
        let (workspace, wake) = (workspace.clone(), self.wake.clone());
        let make = move || {
            let tell = |news| {
                // The receiver is gone only when the program ends.
                let _sent = sender.send((number, news));
                if let Some(wake) = &wake {
                    wake();
                }
            };
            let watch = |step| {
                let is_wanted = wanted.load(Ordering::Relaxed) == number;
                if is_wanted {
                    tell(News::Step(step));
                }
                is_wanted
            };
            if let Some(made) = records_watched(&workspace, &first, &watch).transpose() {
                tell(News::Made(made));
            }
        };
        self.is_busy = true;
        self.waited.clear();
        if self.is_beside() {
            let thread = std::thread::Builder::new().name("lister".to_owned());
            if thread.spawn(make.clone()).is_ok() {
                return;
            }
        }
        make();
    }

    /// Begins a list anew if the folder looks otherwise than when the last one was begun; says whether it does.
    pub(crate) fn start_if_changed(&mut self, workspace: &Workspace) -> bool {
        let is_changed = !self.is_busy && self.looked.as_ref() != Some(&workspace.glance());
        if is_changed {
            self.start(workspace, Vec::new());
        }
        is_changed
    }

    /// Waits until the list is made, for a folder where that takes no time.
    pub(crate) fn wait(&mut self) {
        while self.is_busy {
            let Ok((number, news)) = self.news.recv() else { return };
            if number == self.wanted.load(Ordering::Relaxed) {
                self.is_busy = !matches!(news, News::Made(_));
                self.waited.push_back(news);
            }
        }
    }

    /// The next thing that is told of the list that is wanted.
    pub(crate) fn news(&mut self) -> Option<News> {
        if let Some(news) = self.waited.pop_front() {
            return Some(news);
        }
        loop {
            let (number, news) = self.news.try_recv().ok()?;
            if number == self.wanted.load(Ordering::Relaxed) {
                self.is_busy &= !matches!(news, News::Made(_));
                return Some(news);
            }
        }
    }
}
