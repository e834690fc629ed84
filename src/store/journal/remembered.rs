//! The steps of earlier sessions, so that what was cleared yesterday can be taken back today.
//!
//! A line a step, the newest last; the oldest are forgotten. It is a help and no archive: what cannot be read is left out.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::super::write_atomically;
use super::{Change, PRIVATE, digest, disk, folder_of, private_folder};

/// So many steps are remembered.
const STEPS: usize = 50;
/// So many bytes are kept, where the last step alone is not longer.
const BYTES: usize = 256 * 1024;
/// The folder of remembered steps.
const UNDO: &str = "undo";

/// The steps of one record.
pub(super) struct Remembered {
    path: PathBuf,
    steps: Vec<Vec<Change>>,
    /// Lines that are not in the file yet.
    new: Vec<String>,
    /// The file holds something else than these steps with the new lines.
    is_other: bool,
}

impl Remembered {
    /// Reads them; none where nothing can be read.
    pub(super) fn read(record: &Path, id: &str) -> Self {
        let name = format!("{}.jsonl", digest(record, id));
        let path = folder_of(record).join(PRIVATE).join(UNDO).join(name);
        let text = super::super::read_text(&path).unwrap_or_default();
        let steps: Vec<Vec<Change>> =
            text.lines().filter_map(step).filter(|step| !step.is_empty()).collect();
        let is_other = steps.len() != text.lines().count();
        Self { path, steps, new: Vec::new(), is_other }
    }

    /// Oldest first.
    pub(super) fn steps(&self) -> &[Vec<Change>] {
        &self.steps
    }

    pub(super) fn push(&mut self, step: Vec<Change>) {
        self.new.push(line(&step));
        self.steps.push(step);
    }

    pub(super) fn pop(&mut self) {
        self.steps.pop();
        self.new.clear();
        self.is_other = true;
    }

    /// Brings the file up to these steps.
    pub(super) fn write(&mut self, record: &Path) -> io::Result<()> {
        if self.new.is_empty() && !self.is_other {
            return Ok(());
        }
        if self.steps.len() > STEPS + STEPS / 2 {
            self.steps.drain(..self.steps.len() - STEPS);
            self.is_other = true;
        }
        if self.steps.is_empty() {
            self.is_other = false;
            return match disk::remove(&self.path) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            };
        }
        private_folder(record, UNDO)?;
        keep_out_of_git(&folder_of(record).join(PRIVATE))?;
        let new = std::mem::take(&mut self.new);
        let size = disk::look(&self.path).map_or(0, |data| data.len());
        if self.is_other || size == 0 || size > 2 * BYTES as u64 {
            self.is_other = false;
            let text = self.bounded();
            return write_atomically(&self.path, text.as_bytes())
                .map_err(|error| io::Error::other(error.to_string()));
        }
        let file = disk::open_log(&self.path)?;
        disk::write(&file, new.concat().as_bytes())?;
        disk::sync(&file)
    }

    /// The newest steps that fit.
    fn bounded(&self) -> String {
        let mut lines = Vec::new();
        let mut size = 0;
        for step in self.steps.iter().rev() {
            let line = line(step);
            size += line.len();
            if size > BYTES && !lines.is_empty() {
                break;
            }
            lines.push(line);
        }
        lines.reverse();
        lines.concat()
    }
}

/// What is private here holds answers of the past: it never goes to others with the records.
fn keep_out_of_git(dir: &Path) -> io::Result<()> {
    match disk::create(&dir.join(".gitignore")) {
        Ok(file) => disk::write(&file, b"*\n"),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

fn line(step: &[Change]) -> String {
    let mut out = Value::Array(step.iter().map(Change::to_json).collect()).to_string();
    out.push('\n');
    out
}

/// A step whose every change is known; a part of one would be another step.
fn step(line: &str) -> Option<Vec<Change>> {
    let changes = serde_json::from_str::<Value>(line).ok()?;
    changes.as_array()?.iter().map(Change::from_json).collect()
}
