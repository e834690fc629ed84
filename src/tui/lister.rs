//! Makes the list of the folder beside the loop: reading, judging and counting never stand between a key and its frame.
//!
//! One list is made at a time; a new one breaks the one before off. What was read and judged until then is kept by the folder's
//! index, so that nothing is done twice. Without a thread, as in tests and pictures, the list is made when it is asked for.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::cores::apart;
use crate::desk::{Keeping, Listing, Step, keep, records_watched};
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
    /// The folder looks as it did: no list is made.
    Same,
    /// The folder looked otherwise while the content of its records was kept.
    Changed,
    /// How the folder looks beside a record that is open.
    Beside(Glance),
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
    looked: Arc<Mutex<Option<Glance>>>,
    /// Whether the content of all its records is kept for its pages.
    is_kept: Arc<AtomicBool>,
    /// Whether that is being done.
    is_keeping: Arc<AtomicBool>,
}

/// After how many steps of keeping the folder is looked at again: it changes while nobody looks. Unit tests have few records.
const GLANCES: u64 = if cfg!(test) { 2 } else { 20 };

/// A panic elsewhere is no reason to forget what is known.
fn held<T>(one: &Mutex<T>) -> MutexGuard<'_, T> {
    one.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Lister {
    /// Makes lists at once, in the caller's thread.
    pub(crate) fn here() -> Self {
        let (sender, news) = channel();
        let (wanted, is_busy) = (Arc::default(), false);
        Self {
            wake: None,
            news,
            sender,
            wanted,
            is_busy,
            waited: VecDeque::new(),
            looked: Arc::default(),
            is_kept: Arc::default(),
            is_keeping: Arc::default(),
        }
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

    /// Whether the content of the records is being kept after the list.
    pub(crate) fn is_keeping(&self) -> bool {
        self.is_keeping.load(Ordering::Relaxed)
    }

    /// How the folder looked when the list that stands was made, where the content of all its records is kept, too.
    pub(crate) fn looked_with_all_kept(&self) -> Option<Glance> {
        let is_done = !self.is_busy && !self.is_keeping() && self.is_kept.load(Ordering::Relaxed);
        held(&self.looked).clone().filter(|_| is_done)
    }

    /// Begins a list; the records `first` are judged first.
    pub(crate) fn start(&mut self, workspace: &Workspace, first: Vec<PathBuf>) {
        self.list(workspace, first, None);
    }

    /// Begins a list anew if the folder looks otherwise than when the last one was begun.
    pub(crate) fn start_if_changed(&mut self, workspace: &Workspace) {
        // While its content is kept the folder is looked at there.
        if !self.is_busy && !self.is_keeping.load(Ordering::Relaxed) {
            let looked = held(&self.looked).clone();
            self.list(workspace, Vec::new(), looked);
        }
    }

    /// Makes a list, unless the folder looks as it did.
    fn list(&mut self, workspace: &Workspace, first: Vec<PathBuf>, unless: Option<Glance>) {
        let (workspace, looked) = (workspace.clone(), Arc::clone(&self.looked));
        let (is_kept, is_keeping) = (Arc::clone(&self.is_kept), Arc::clone(&self.is_keeping));
        self.begin(move |tell, is_wanted| {
            // After the list, as long as nothing else is wanted and the folder looks the same.
            let keep = |glance: &Glance| {
                let (asked, has_changed) = (AtomicU64::new(0), AtomicBool::new(false));
                let is_the_same = || {
                    let is_time = asked.fetch_add(1, Ordering::Relaxed) % GLANCES == GLANCES - 1;
                    let is_other = is_time && workspace.glance(None) != *glance;
                    has_changed.fetch_or(is_other, Ordering::Relaxed);
                    !is_other
                };
                is_keeping.store(true, Ordering::Relaxed);
                let is_done = keep(&workspace, &|_| is_wanted() && is_the_same());
                is_kept.store(is_done, Ordering::Relaxed);
                is_keeping.store(false, Ordering::Relaxed);
                if has_changed.into_inner() {
                    tell(News::Changed);
                }
            };
            // Looked at before it is read, so that what changes between is noticed.
            let glance = workspace.glance(None);
            if Some(&glance) == unless.as_ref() {
                tell(News::Same);
                if !is_kept.load(Ordering::Relaxed) {
                    keep(&glance);
                }
                return;
            }
            *held(&looked) = Some(glance.clone());
            let watch = |step| {
                let is_wanted = is_wanted();
                if is_wanted {
                    tell(News::Step(step));
                }
                is_wanted
            };
            if let Some(made) = records_watched(&workspace, &first, &watch).transpose() {
                // It stays for as long as it is shown.
                let made = made.map(|listing| apart(|| listing.clone()));
                let keeping = made.as_ref().map_or(Keeping::Open, |listing| listing.keeping);
                is_kept.store(keeping == Keeping::Done, Ordering::Relaxed);
                // Whoever else would read the records waits for that, so that nothing is judged twice at once. What cannot be kept
                // yet is kept when the folder is looked at the next time.
                is_keeping.store(keeping == Keeping::Open, Ordering::Relaxed);
                tell(News::Made(made));
                if keeping == Keeping::Open {
                    keep(&glance);
                }
                tell(News::Same);
            }
        });
    }

    /// Looks at the folder beside a record that is open.
    pub(crate) fn look_beside(&mut self, workspace: &Workspace, file: &Path, id: &str) {
        if self.is_busy {
            return;
        }
        let (workspace, file, id) = (workspace.clone(), file.to_owned(), id.to_owned());
        self.begin(move |tell, _| tell(News::Beside(workspace.glance(Some((&file, &id))))));
    }

    /// Begins a piece of work, on a thread where there is one.
    fn begin(
        &mut self,
        work: impl FnOnce(&(dyn Fn(News) + Sync), &(dyn Fn() -> bool + Sync)) + Send + 'static,
    ) {
        let number = self.wanted.fetch_add(1, Ordering::Relaxed) + 1;
        let (sender, wanted) = (Mutex::new(self.sender.clone()), Arc::clone(&self.wanted));
        let wake = self.wake.clone();
        let work = move || {
            let tell = |news| {
                // The receiver is gone only when the program ends.
                let _sent = held(&sender).send((number, news));
                if let Some(wake) = &wake {
                    wake();
                }
            };
            work(&tell, &|| wanted.load(Ordering::Relaxed) == number);
        };
        self.is_busy = true;
        self.waited.clear();
        if self.is_beside() {
            let thread = std::thread::Builder::new().name("lister".to_owned());
            // Where there can be no thread the folder stays as it was told last.
            self.is_busy = thread.spawn(work).is_ok();
        } else {
            work();
        }
    }

    /// Waits until the list is made, for a folder where that takes no time.
    pub(crate) fn wait(&mut self) {
        while self.is_busy {
            let Ok((number, news)) = self.news.recv() else { return };
            if number == self.wanted.load(Ordering::Relaxed) {
                self.is_busy = matches!(news, News::Step(_));
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
                self.is_busy &= matches!(news, News::Step(_));
                return Some(news);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "others write files as they like")]

    use std::fs;
    use std::time::Duration;

    use super::*;
    use crate::day::Day;
    use crate::dossier::Dossier;

    /// What is kept of a folder is kept for minutes, where it is large: who changes a file meanwhile is not seen after that.
    #[test]
    fn a_change_is_told_while_the_content_of_a_folder_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        for index in 0..104 {
            let dossier = Dossier::new(format!("id-{index}"), "", Day::of(2026, 11, 20));
            fs::write(dir.path().join(format!("r{index}.json")), dossier.to_json()).unwrap();
        }
        // Of a younger file nothing is kept yet.
        std::thread::sleep(Duration::from_millis(2_100));
        // The first thing that is told is how many files were read: the last of them is written after that.
        let (file, wrote) = (dir.path().join("r103.json"), AtomicBool::new(false));
        let mut lister = Lister::beside(move || {
            if !wrote.swap(true, Ordering::Relaxed) {
                fs::write(&file, "{}").unwrap();
            }
        });
        lister.start(&Workspace::new(dir.path()), Vec::new());
        let mut is_made = false;
        loop {
            match lister.news.recv_timeout(Duration::from_secs(60)).unwrap().1 {
                News::Changed => break,
                News::Made(made) => is_made = made.unwrap().keeping == Keeping::Open,
                News::Step(_) => {}
                News::Same | News::Beside(_) => panic!("nobody tells of the change"),
            }
        }
        assert!(is_made);
        assert!(!lister.is_keeping());
    }
}
