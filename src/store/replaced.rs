//! Documents written over older ones: what a person changed in a file meanwhile is never lost.
//!
//! A list beside the documents keeps the digest of what this program wrote there. A file that still is what was written is
//! replaced; any other is kept beside the new one first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::form::digest;

use super::error::Refused;
use super::{StoreError, discard, disk, folder_of, read_all, write_atomically, write_together};

/// The list of digests in a folder of documents, by file name. Without it every file that differs is kept.
pub(super) const WRITTEN: &str = ".chujing-written.json";

/// Writes several files together, as [`write_together`] does; returns where files that a person may have changed are kept, as
/// `NAME.bak-N`.
///
/// # Errors
/// If a folder or file cannot be written, or an old file cannot be read or kept; nothing was replaced then, unless the error says
/// which files were.
pub fn write_keeping(files: &[(PathBuf, Vec<u8>)]) -> Result<Vec<PathBuf>, StoreError> {
    let folders: BTreeSet<&Path> = files.iter().map(|(path, _)| folder_of(path)).collect();
    let mut lists: BTreeMap<&Path, Digests> =
        folders.into_iter().map(|dir| (dir, written(dir))).collect();
    let mut kept = Vec::new();
    let done = keep(files, &lists, &mut kept).and_then(|()| write_together(files));
    if let Err(error) = done {
        if !matches!(error, StoreError::Refused(_, Refused::Partly { .. })) {
            // Nothing was replaced, and so nothing needs to be kept.
            kept.iter().filter(|(_, is_new)| *is_new).for_each(|(path, _)| discard(path));
        }
        return Err(error);
    }
    for (path, bytes) in files {
        if let Some(list) = lists.get_mut(folder_of(path)) {
            list.insert(name(path), digest(bytes));
        }
    }
    for (dir, list) in lists {
        let text = serde_json::to_string_pretty(&list).unwrap_or_default();
        // The files are written; without the list more is kept the next time than need be.
        let _listed = write_atomically(&dir.join(WRITTEN), text.as_bytes());
    }
    Ok(kept.into_iter().map(|(path, _)| path).collect())
}

/// Keeps what a person may have changed; says where, and whether it was kept just now.
fn keep(
    files: &[(PathBuf, Vec<u8>)],
    lists: &BTreeMap<&Path, Digests>,
    kept: &mut Vec<(PathBuf, bool)>,
) -> Result<(), StoreError> {
    for (path, bytes) in files {
        let old = match read_all(path, u64::MAX) {
            Ok(old) => old,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(StoreError::read(path, error)),
        };
        let ours = lists.get(folder_of(path)).and_then(|list| list.get(&name(path)));
        if old == *bytes || ours == Some(&digest(&old)) {
            continue;
        }
        let (place, last) = free_beside(path);
        match last {
            // A run that was killed kept it already.
            Some(last) if read_all(&last, u64::MAX).is_ok_and(|bytes| bytes == old) => {
                kept.push((last, false));
            }
            _ => {
                write_atomically(&place, &old)?;
                kept.push((place, true));
            }
        }
    }
    Ok(())
}

type Digests = BTreeMap<String, String>;

/// What is known to have been written to a folder; nothing if the list cannot be read: then more is kept than need be.
fn written(dir: &Path) -> Digests {
    let text = super::read_text(&dir.join(WRITTEN)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Keeps what a file holds beside it, before it is written in another form.
///
/// # Errors
/// If it cannot be written; nothing has changed then.
pub(super) fn keep_beside(path: &Path, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let (kept, _) = free_beside(path);
    super::put(&kept, &kept, bytes)?;
    Ok(kept)
}

/// A name to keep a file under, and the name before it.
fn free_beside(path: &Path) -> (PathBuf, Option<PathBuf>) {
    let numbered = |number: usize| path.with_file_name(format!("{}.bak-{number}", name(path)));
    let random = || path.with_file_name(format!("{}.bak-{:08x}", name(path), fastrand::u32(..)));
    let is_free = |number: &usize| !disk::is_there(&numbered(*number)).unwrap_or(true);
    match (1..10_000).find(is_free) {
        Some(number) => (numbered(number), (number > 1).then(|| numbered(number - 1))),
        None => (random(), None),
    }
}
