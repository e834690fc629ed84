//! Journals whose session ended without a word: what they hold that is in no file.
//!
//! Looking takes nothing away but what holds nothing.

use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::form::{Answers, Place};

use super::{Change, FORMAT, Fit, JOURNALS, PRIVATE, Unsaved, disk, folder_of, tidy};

/// The largest journal that is read, in bytes; one begins anew long before.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A journal that nobody holds, with something in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Orphan {
    path: PathBuf,
    /// The record's file.
    pub file: String,
    /// The record's id.
    pub id: String,
    /// What is not in the file.
    pub unsaved: Unsaved,
}

impl Orphan {
    /// Throws it away: it was taken back, or is not wanted.
    pub fn discard(&self) {
        // What cannot be removed is offered again, which is told then.
        let _removed = disk::remove(&self.path);
        tidy(&self.record());
    }

    /// All it holds; last what was being typed.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.unsaved.changes.iter().chain(&self.unsaved.typing)
    }

    /// What is not in these answers yet, each place once, and how it fits. What was typed stands on what was changed before it.
    pub fn left(&self, answers: &Answers) -> Vec<(Change, Fit)> {
        let mut made = answers.clone();
        let mut out: Vec<(Change, Fit)> = Vec::new();
        let mut seen: Vec<&Place> = Vec::new();
        for first in self.changes() {
            if seen.contains(&&first.place) {
                continue;
            }
            seen.push(&first.place);
            // All that was there one after the other: any of it may have reached the file.
            let steps: Vec<&Change> =
                self.changes().filter(|change| change.place == first.place).collect();
            let after = steps.last().and_then(|change| change.after.clone());
            let now = first.now(&made);
            let is_ours = steps.iter().any(|change| change.before == now);
            let before = if is_ours { now } else { first.before.clone() };
            let change = Change { before, after, ..first.clone() };
            match change.fit(&made) {
                Fit::Done => {}
                fit => {
                    if fit == Fit::Fits {
                        // What stands on it is looked at as if it were made.
                        let _made = made.apply(change.edit(&made));
                    }
                    out.push((change, fit));
                }
            }
        }
        out
    }

    /// The record it belongs to.
    pub fn record(&self) -> PathBuf {
        let folder = self.path.ancestors().nth(3).unwrap_or(Path::new("."));
        folder.join(&self.file)
    }

    /// Whether it belongs to the record in this file: by name, or by id where the record was renamed.
    fn is_of(&self, record: &Path, id: &str) -> bool {
        record.file_name().is_some_and(|name| name.to_string_lossy() == self.file)
            || self.id == id && !self.record().exists()
    }
}

/// What killed sessions left in a folder, the oldest first.
pub fn orphans(dir: &Path) -> Vec<Orphan> {
    let mut paths = disk::list(&dir.join(PRIVATE).join(JOURNALS)).unwrap_or_default();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    paths.sort_by_cached_key(|path| {
        (disk::look(path).and_then(|data| data.modified()).ok(), path.clone())
    });
    paths.iter().filter_map(|path| look(path)).collect()
}

/// What killed sessions left of one record.
pub fn orphans_of(record: &Path, id: &str) -> Vec<Orphan> {
    let mut found = orphans(folder_of(record));
    found.retain(|orphan| orphan.is_of(record, id));
    found
}

/// Reads a journal that nobody holds; one that holds nothing goes away.
fn look(path: &Path) -> Option<Orphan> {
    let mut file = disk::open(path).ok()?;
    if let Ok(false) = disk::try_lock(&file.0) {
        return None;
    }
    let mut bytes = Vec::new();
    (&mut file).take(LARGEST).read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = text.split('\n').filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let head = lines.next().filter(|head| head.get("format").is_some_and(|is| is == FORMAT));
    let Some(head) = head else {
        if !bytes.contains(&b'\n') {
            // Killed while it began.
            let _removed = disk::remove(path);
        }
        return None;
    };
    let name = |key: &str| Some(head.get(key)?.as_str()?.to_owned());
    let (file, id) = (name("file")?, name("id")?);
    match lines.filter_map(|line| Unsaved::from_json(&line)).next_back() {
        Some(unsaved) if !unsaved.is_empty() => {
            Some(Orphan { path: path.to_owned(), file, id, unsaved })
        }
        Some(_) => None,
        None => {
            // Killed after everything was in the file: nothing is lost.
            let _removed = disk::remove(path);
            None
        }
    }
}
