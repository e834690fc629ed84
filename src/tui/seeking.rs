//! Looks for flip points beside the loop: no key waits for them, and what is found so far is shown.
//!
//! A search that nobody looks at any more, or whose answers have changed, is dropped, and ends with the change it is trying.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::desk::session::Search;
use crate::law::flips::{Turns, Watch};

/// Wakes the loop.
pub(crate) type Wake = Arc<dyn Fn() + Send + Sync>;

/// What is told of a search.
enum News {
    SoFar(Turns),
    All(Turns),
}

/// A search under way.
pub(crate) struct Seeking {
    revision: u64,
    is_wanted: Arc<AtomicBool>,
    news: Receiver<News>,
    so_far: Turns,
}

/// The other end of it.
struct Teller {
    is_wanted: Arc<AtomicBool>,
    news: Sender<News>,
    wake: Wake,
}

impl Teller {
    fn tell(&self, news: News) {
        // Nobody listens where it was dropped.
        let _sent = self.news.send(news);
        (self.wake)();
    }
}

impl Watch for Teller {
    fn is_wanted(&self) -> bool {
        self.is_wanted.load(Ordering::Relaxed)
    }

    fn found(&self, so_far: Turns) {
        self.tell(News::SoFar(so_far));
    }
}

impl Seeking {
    /// Begins a search; `wake` is called when there is something to be told. None where there can be no thread.
    pub(crate) fn begin(search: Search, wake: &Wake) -> Option<Self> {
        let (sender, news) = channel();
        let is_wanted = Arc::new(AtomicBool::new(true));
        let revision = search.revision();
        let teller = Teller { is_wanted: is_wanted.clone(), news: sender, wake: wake.clone() };
        let seek = move || {
            if let Some(turns) = search.run(&teller) {
                teller.tell(News::All(turns));
            }
        };
        std::thread::Builder::new().name("seeker".to_owned()).spawn(seek).ok()?;
        Some(Self { revision, is_wanted, news, so_far: Turns::default() })
    }

    /// Of which revision of the answers it is.
    pub(crate) const fn revision(&self) -> u64 {
        self.revision
    }

    /// What was found so far.
    pub(crate) const fn so_far(&self) -> &Turns {
        &self.so_far
    }

    /// Takes what was told; everything, once that was found.
    pub(crate) fn hear(&mut self) -> Option<Turns> {
        for news in self.news.try_iter() {
            match news {
                News::SoFar(turns) => self.so_far = turns,
                News::All(turns) => return Some(turns),
            }
        }
        None
    }
}

impl Drop for Seeking {
    fn drop(&mut self) {
        self.is_wanted.store(false, Ordering::Relaxed);
    }
}

impl fmt::Debug for Seeking {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Seeking").field("revision", &self.revision).finish_non_exhaustive()
    }
}
