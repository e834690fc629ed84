//! What a large folder is known by: an index of its records, beside them in `.chujing/index.sqlite`.
//!
//! It is derived and never the truth: made and mended by itself, and deleted without loss. It is asked, never believed: an entry
//! counts only for a file that looks as it did when it was read. Where it cannot be had, is torn, or is that of another program,
//! everything is read as if there were none.
//!
//! It is a database of `SQLite`, so that people can look into it with their own tools ([`SCHEMA`] says what stands there). Nobody
//! should write into it: what stands there may be replaced at any moment.

mod base;
mod packed;
mod quiet;
mod recall;
mod rows;
mod shares;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::day::Day;
use crate::law::Entity;

use super::look::{self, Look};
use super::{Filed, StoreError, Workspace, disk, workspace};

use base::Base;
use recall::{Kept, all};

pub use base::SCHEMA;
pub use quiet::Quiet;
pub use recall::Recall;
pub use rows::{Part, Rows};

/// From how many records on a folder has an index; fewer are read as quickly without one.
const LARGE: usize = 100;

/// The folder for what is private to this program, beside the records.
const PRIVATE: &str = ".chujing";

/// What is known of a readable record without its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its stable id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Whose it is.
    pub entity: Entity,
    /// By whose law it is judged: its own day, or that of the law data while none can be read.
    pub day: Day,
    /// Whether that day is what the record says.
    pub has_day: bool,
    /// The schema version of a file that a newer program wrote.
    pub newer: Option<u64>,
    /// The files that its rows name, from its folder on, one a line: its result rests on them, too.
    pub proofs: String,
}

/// A file with its card, as far as that holds of it.
pub type Carded = (Filed, Option<Box<Card>>);

/// A card to be written.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The name of the file.
    pub name: String,
    /// How it looked before it was read.
    pub look: Look,
    /// What is known of it.
    pub card: Box<Card>,
}

/// What is told of a record in the list, and what that rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The name of the file.
    pub name: String,
    /// A digest of all that it rests on.
    pub rests_on: String,
    /// Codes of the mechanism, of the ground where one decides, and of how far the record has come.
    pub mechanism: String,
    /// See [`Outcome::mechanism`].
    pub ground: Option<String>,
    /// See [`Outcome::mechanism`].
    pub state: String,
    /// How many answers are missing.
    pub gaps: usize,
    /// How many answers cannot be relied on.
    pub errors: usize,
    /// Whether the content of the record is kept, too.
    pub is_kept: bool,
    /// How its filings stand, as JSON.
    pub filings: String,
    /// How many of its flows run without what lets them begin.
    pub underway: usize,
    /// The folders of what was handed in, as the cabinet writes them down; empty where they are looked for.
    pub folders: String,
}

/// A share that is to be written: what it holds under, the name of the file, the digest, the text.
type Waiting = [String; 4];

/// How many shares are written at a time.
const WRITTEN: usize = 500;

/// The index of a folder.
#[derive(Debug)]
pub struct Index {
    base: Mutex<Option<Base>>,
    /// Shares that are not written yet: there are few in an entity, and many entities.
    waiting: Mutex<Vec<Waiting>>,
    /// What time it was in the folder when it was opened, before any file was looked at.
    looked: i64,
}

impl Workspace {
    /// Whether the folder has so many files that an index is of use.
    pub fn is_large(&self) -> bool {
        self.entries().is_ok_and(|files| files.len() >= LARGE)
    }

    /// Every file that may be an assessment, by name; with what the index knows of it, where one is given.
    ///
    /// # Errors
    /// If the folder itself cannot be read.
    pub fn files_by(&self, index: Option<&Index>) -> Result<Vec<Carded>, StoreError> {
        match index {
            Some(index) => index.files(self),
            None => Ok(self.files()?.into_iter().map(|file| (file, None)).collect()),
        }
    }

    /// Whether there is a file of an index, for a folder of whatever size.
    pub fn has_index(&self) -> bool {
        disk::is_there(&self.dir().join(PRIVATE).join(base::FILE)).unwrap_or(false)
    }

    /// Begins to read the cards of the index that is there beside the caller, who will ask for every record.
    pub fn recalling(&self) -> Option<Recall> {
        self.has_index().then(|| Recall::begin(self.dir().join(PRIVATE))).flatten()
    }

    /// The index of this folder; `None` where it cannot be had. Whoever asks opens it before looking at files.
    pub fn index(&self) -> Option<Index> {
        let dir = self.dir().join(PRIVATE);
        if !disk::is_there(&dir).unwrap_or(false) {
            super::lock::make_own(self.dir()).ok()?;
        }
        let looked = look::now_in(&dir)?;
        Some(Index { base: Mutex::new(Base::open(&dir)), waiting: Mutex::default(), looked })
    }

    /// The cards of the index that is there, by the name of the file, whatever became of the files since; none where there is no
    /// index. Nothing is made or written.
    pub fn recalled(&self) -> Vec<(String, Box<Card>)> {
        let mut out = Vec::new();
        if let Ok(base) = Base::reading(&self.dir().join(PRIVATE)) {
            // What was read before an error stands.
            let _read = recall::read(&base, &mut out);
        }
        named(out)
    }
}

impl Index {
    /// The same by a way of its own, so that another thread can read while this one works. Nothing can be written by it.
    pub fn again(&self) -> Option<Self> {
        let base = self.with(|base| base.again())?;
        Some(Self { base: Mutex::new(Some(base)), waiting: Mutex::default(), looked: self.looked })
    }

    /// Every file of a folder that may be an assessment, by name, with its card as far as it looks as it did. What is known of other
    /// files is forgotten.
    fn files(&self, of: &Workspace) -> Result<Vec<Carded>, StoreError> {
        let entries = of.entries()?;
        // The cards are read while the system looks at the files.
        let (files, cards) = std::thread::scope(|scope| {
            let files = scope.spawn(|| workspace::filed(&entries));
            let cards = of.recall().and_then(Recall::take).or_else(|| self.with(|base| all(base)));
            // A mistake of the program is not hidden.
            (files.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), cards)
        });
        // Both stand in one order, so that each is gone through once.
        let mut cards = cards.unwrap_or_default().into_iter().peekable();
        let (mut out, mut stale) = (Vec::with_capacity(files.len()), Vec::new());
        for (path, file) in entries.iter().zip(files) {
            let Some(name) = name_of(path) else {
                out.extend(file.map(|file| (file, None)));
                continue;
            };
            while let Some(absent) = cards.next_if(|kept| kept.name.as_str() < name) {
                stale.push(absent.name);
            }
            let now = file.as_ref().and_then(|file| file.look);
            let kept = cards.next_if(|kept| kept.name == name);
            let card = match kept {
                Some(kept) if kept.holds(now) => Some(kept.card),
                Some(kept) => {
                    stale.push(kept.name);
                    None
                }
                None => None,
            };
            out.extend(file.map(|file| (file, card)));
        }
        stale.extend(cards.map(|absent| absent.name));
        self.with(|base| base.forget(&stale));
        Ok(out)
    }

    /// The cards of all files as they were read last, whatever became of them since.
    pub fn remembered(&self) -> Vec<(String, Box<Card>)> {
        let mut out = Vec::new();
        self.with(|base| recall::read(base, &mut out));
        named(out)
    }

    /// How a file looks now that something rests on, or `Some(None)` where there is none; nothing of one that may have been
    /// written just now.
    pub fn look(&self, path: &Path) -> Option<Option<Look>> {
        let look = Look::at(path);
        look.is_none_or(|look| self.is_settled(&look)).then_some(look)
    }

    /// Whether a file that looked so when the index was opened cannot have been written since without looking otherwise.
    pub fn is_settled(&self, look: &Look) -> bool {
        look.is_settled(self.looked)
    }

    /// Writes what was read; what cannot be written is read again next time.
    pub fn put(&self, entries: &[Entry]) -> bool {
        self.with(|base| base.put(entries, self.looked)).is_some()
    }

    /// The shares of these files under this with their digests before them, as far as they are known.
    pub fn shares(&self, names: &[&str], under: &str) -> Vec<Option<(String, String)>> {
        self.with(|base| base.shares(names, under)).unwrap_or_else(|| vec![None; names.len()])
    }

    /// The digests of all shares that hold under this, by the name of the file.
    pub fn share_digests(&self, key: &str) -> HashMap<String, String> {
        self.write_shares();
        self.with(|base| base.share_digests(key)).unwrap_or_default()
    }

    /// Keeps the shares of files under this: the name, a digest and the share of each. They are written some time later, at the latest
    /// when the index is let go.
    pub fn put_shares(&self, under: &str, shares: &[(&str, &str, &str)]) {
        let mut waiting = held(&self.waiting);
        let owned = |(name, digest, text): &(&str, &str, &str)| {
            [under, name, digest, text].map(str::to_owned)
        };
        waiting.extend(shares.iter().map(owned));
        let is_full = waiting.len() >= WRITTEN;
        drop(waiting);
        if is_full {
            self.write_shares();
        }
    }

    fn write_shares(&self) {
        let waiting = std::mem::take(&mut *held(&self.waiting));
        if !waiting.is_empty() {
            self.with(|base| base.put_shares(&waiting));
        }
    }

    /// What was told of the records of the list last, by the name of the file; `None` where it cannot be read now.
    pub fn outcomes(&self) -> Option<HashMap<String, Box<Outcome>>> {
        let mut out = HashMap::new();
        self.with(|base| {
            base.each_outcome(|outcome| {
                out.insert(outcome.name.clone(), Box::new(outcome));
            })
        })?;
        Some(out)
    }

    /// Of how many records the content is kept.
    pub fn count_kept(&self) -> usize {
        self.with(|base| base.count_kept()).unwrap_or_default()
    }

    /// Keeps what is told of records now; nothing of their content is kept yet.
    pub fn put_outcomes(&self, outcomes: &[Outcome]) {
        self.write_shares();
        self.with(|base| base.put_outcomes(outcomes));
    }

    /// Keeps the content of records for as long as the outcome holds that rests on what is given with each.
    pub fn put_kept(&self, kept: Vec<(String, Rows)>) {
        self.with(|base| base.put_kept(kept));
    }

    /// Gives each row of a part with the name of its file; of words only those that are found by what is `wanted`. Says whether all
    /// were read.
    pub fn each_row(
        &self,
        part: Part,
        wanted: &dyn Fn(&str) -> bool,
        take: impl FnMut(&str, &[&str]),
    ) -> bool {
        self.with(|base| base.each_row(part, wanted, take)).unwrap_or(false)
    }

    /// Something that was found out about the whole folder, if it rests on the same as now.
    pub fn known(&self, what: &str, rests_on: &str) -> Option<String> {
        self.with(|base| base.known(what, rests_on)).flatten()
    }

    /// Keeps something that was found out about the whole folder.
    pub fn put_known(&self, what: &str, rests_on: &str, value: &str) {
        self.with(|base| base.put_known(what, rests_on, value));
    }

    /// Asks the base. One that is torn is made anew; one that cannot be used is not asked again.
    fn with<T>(&self, ask: impl FnOnce(&mut Base) -> rusqlite::Result<T>) -> Option<T> {
        let mut held = held(&self.base);
        let base = held.as_mut()?;
        match ask(base) {
            Ok(answer) => Some(answer),
            // Another desk is writing: what it writes serves us as well.
            Err(error) if base::is_busy(&error) => None,
            Err(error) => {
                let anew = base::is_torn(&error).then(|| base.made_anew()).flatten();
                *held = anew;
                None
            }
        }
    }
}

fn named(cards: Vec<Kept>) -> Vec<(String, Box<Card>)> {
    cards.into_iter().map(|kept| (kept.name, kept.card)).collect()
}

/// The name of a listed file, if it is text. It is asked of every file of a folder, and takes no path apart for it.
fn name_of(path: &Path) -> Option<&str> {
    path.to_str()?.rsplit(std::path::is_separator).next()
}

impl Drop for Index {
    fn drop(&mut self) {
        self.write_shares();
    }
}

/// A panic elsewhere is no reason to forget what is known.
fn held<T>(one: &Mutex<T>) -> MutexGuard<'_, T> {
    one.lock().unwrap_or_else(PoisonError::into_inner)
}
