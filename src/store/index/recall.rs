//! What an index holds of the files of a folder, however they look now, and how it is read beside other work.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use rusqlite::Result;

use super::super::look::Look;
use super::Card;
use super::base::{self, Base};

/// A card as it was kept: the name of its file, how that looked, and when it was looked at.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) name: String,
    pub(super) look: Look,
    pub(super) looked: i64,
    pub(super) card: Box<Card>,
}

impl Kept {
    /// Whether the file looks as it did, and was not written since.
    pub(super) fn holds(&self, now: Option<Look>) -> bool {
        now == Some(self.look) && self.look.is_settled(self.looked)
    }
}

/// All cards, in the order of names.
pub(super) fn all(base: &Base) -> Result<Vec<Kept>> {
    let mut out = Vec::new();
    read(base, &mut out)?;
    Ok(out)
}

/// The same; what was read before an error stands.
pub(super) fn read(base: &Base, out: &mut Vec<Kept>) -> Result<()> {
    base.each_card(|name, (look, looked), row| {
        let kept = |card| Kept { name: name.to_owned(), look, looked, card };
        out.extend(base::card(row)?.map(kept));
        Ok(())
    })
}

/// The cards of an index, while they are read beside other work.
#[derive(Debug)]
pub struct Recall(Mutex<Option<JoinHandle<Result<Vec<Kept>>>>>);

impl Recall {
    /// Begins to read the index in this folder, if there is one. Nothing is made or written.
    pub(super) fn begin(dir: PathBuf) -> Option<Self> {
        let thread = thread::Builder::new().name("recall".to_owned());
        let begun = thread.spawn(move || all(&Base::reading(&dir)?)).ok()?;
        Some(Self(Mutex::new(Some(begun))))
    }

    /// What was read; nothing where that went wrong or it was taken already.
    pub(super) fn take(&self) -> Option<Vec<Kept>> {
        let begun = self.0.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        // A mistake of the program is not hidden.
        begun.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)).ok()
    }
}
