//! Where the history of each record is kept: a folder `history` beside the records, in it one folder for each record, by its id.
//!
//! `ops` holds an operation a file, by its name; `packs` holds many of the older ones a file, a line each; `heads` says which are
//! the latest, with the digest of what the record held then. Files are only added, but for what is packed and for heads that others
//! follow, so that folders which several people share merge by themselves.

mod packs;
mod verified;

pub use verified::{Fault, Verified};

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use crate::form::digest;
use crate::history::{Operation, OperationId, Source};

use super::{StoreError, clear_left, disk, folder_of, list_files, make_folder, read_small};
use super::{read_text, write_atomically, write_together};

/// The folder of histories.
pub const HISTORY: &str = "history";

const OPERATIONS: &str = "ops";
const PACKS: &str = "packs";
const HEADS: &str = "heads";

/// The history of one record on disk.
#[derive(Debug)]
pub struct Archive {
    dir: PathBuf,
    packed: RefCell<Packed>,
}

/// What was read of the packs.
#[derive(Debug, Default)]
struct Packed {
    /// The packs that were not read yet, by the operation that stands last in each; nothing before the folder was looked at.
    unread: Option<Vec<(String, PathBuf)>>,
    lines: HashMap<OperationId, String>,
}

/// The latest operation of a history, and what the record held then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its name.
    pub id: OperationId,
    /// The digest of the answers after it.
    pub state: String,
    /// The digest of the record's file as it was saved then, by which it is known without a look at its answers; may be empty.
    pub file: String,
}

/// Operations to be kept, oldest first, and what follows from them.
#[derive(Clone, Debug)]
pub struct Addition {
    /// Each by its name, with its line.
    pub lines: Vec<(OperationId, String)>,
    /// The latest of them.
    pub head: Head,
    /// The heads that it follows.
    pub follows: Vec<OperationId>,
}

impl Archive {
    /// The history of the record with this id that stands in the folder of `record`; it need not be there.
    pub fn of(record: &Path, id: &str) -> Self {
        let name: String = digest(id).chars().take(32).collect();
        Self::at(folder_of(record).join(HISTORY).join(name))
    }

    fn at(dir: PathBuf) -> Self {
        Self { dir, packed: RefCell::default() }
    }

    /// The same history, to be looked at on another thread.
    #[must_use]
    pub fn again(&self) -> Self {
        Self::at(self.dir.clone())
    }

    /// By what its beginnings name the record: the name of its folder, which is made of the record's id.
    pub fn record(&self) -> String {
        self.dir.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Where it stands.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Takes away what killed runs left in it.
    pub(super) fn clear_left(&self) {
        for part in [OPERATIONS, PACKS, HEADS] {
            clear_left(&self.dir.join(part));
        }
    }

    /// The latest operations, by name; several where people went on from one each by themselves, none where there is no history.
    ///
    /// # Errors
    /// If the folder is there and cannot be read.
    pub fn heads(&self) -> Result<Vec<Head>, StoreError> {
        let files = list_files(&self.dir.join(HEADS))?;
        if files.is_empty() {
            return self.lost_heads();
        }
        let read = |path: &PathBuf| {
            let id = OperationId::parse(path.file_name()?.to_str()?)?;
            let text = read_small(path).unwrap_or_default();
            let mut words = text.split_whitespace().skip(1).map(str::to_owned);
            let (state, file) = (words.next().unwrap_or_default(), words.next());
            Some(Head { id, state, file: file.unwrap_or_default() })
        };
        Ok(files.iter().filter_map(read).collect())
    }

    /// The operations that no other follows, where nothing says which are the latest; what the record held then is to be reckoned.
    fn lost_heads(&self) -> Result<Vec<Head>, StoreError> {
        let mut packed = self.packed.borrow_mut();
        packed.read_all(&self.dir);
        let mut all: BTreeSet<OperationId> = self.loose()?.into_iter().collect();
        all.extend(packed.lines.keys().cloned());
        drop(packed);
        let found: Vec<Operation> = all.iter().filter_map(|id| self.operation(id)).collect();
        let followed: BTreeSet<&OperationId> = found.iter().flat_map(|it| &it.parents).collect();
        let is_last = |id: &&OperationId| !followed.contains(*id) && self.operation(id).is_some();
        let (state, file) = (String::new(), String::new());
        let head =
            |id: &OperationId| Head { id: id.clone(), state: state.clone(), file: file.clone() };
        Ok(all.iter().filter(is_last).map(head).collect())
    }

    /// Keeps operations; the heads that they follow go last, so that a crash leaves one too many and never one too few.
    ///
    /// # Errors
    /// If they cannot be written; what was kept before is then as it was, and the record itself, too.
    pub fn add(&self, addition: &Addition) -> Result<(), StoreError> {
        let (operations, heads) = (self.dir.join(OPERATIONS), self.dir.join(HEADS));
        make_folder(&operations)?;
        make_folder(&heads)?;
        let file = |(id, line): &(OperationId, String)| {
            (self.file_of(id), format!("{line}\n").into_bytes())
        };
        let files: Vec<(PathBuf, Vec<u8>)> = addition.lines.iter().map(file).collect();
        write_together(&files)?;
        let head = &addition.head;
        // Its own name stands in it, too, so that no tool takes it for another head that was renamed.
        let text = format!("{} {} {}\n", head.id, head.state, head.file);
        write_atomically(&heads.join(head.id.as_str()), text.as_bytes())?;
        for id in addition.follows.iter().filter(|id| **id != head.id) {
            let path = heads.join(id.as_str());
            match disk::remove(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(StoreError::write(&path, error));
                }
                _ => {}
            }
        }
        self.pack()
    }

    fn file_of(&self, id: &OperationId) -> PathBuf {
        self.dir.join(OPERATIONS).join(format!("{id}.json"))
    }

    /// The line of an operation, wherever it is kept.
    fn line(&self, id: &OperationId) -> Option<String> {
        match read_text(&self.file_of(id)) {
            Ok(text) => Some(text.trim_end_matches('\n').to_owned()),
            Err(_) => self.packed.borrow_mut().line(&self.dir, id),
        }
    }

    /// The names of the operations that have a file of their own.
    fn loose(&self) -> Result<Vec<OperationId>, StoreError> {
        let name = |path: PathBuf| OperationId::parse(path.file_stem()?.to_str()?);
        Ok(list_files(&self.dir.join(OPERATIONS))?.into_iter().filter_map(name).collect())
    }
}

impl Source for Archive {
    fn operation(&self, id: &OperationId) -> Option<Operation> {
        Operation::read(id, &self.line(id)?).ok()
    }

    fn beginning_with(&self, beginning: &str) -> Vec<OperationId> {
        let mut packed = self.packed.borrow_mut();
        packed.read_all(&self.dir);
        let mut out: Vec<OperationId> = self.loose().unwrap_or_default();
        out.extend(packed.lines.keys().cloned());
        out.retain(|id| id.as_str().starts_with(beginning));
        out.sort();
        out.dedup();
        out
    }
}

#[cfg(test)]
mod tests;
