//! Documents written over older ones: what a person changed in a file meanwhile is never lost.
//!
//! A list beside the documents keeps the digest of what this program wrote there. A file that still is what was written is
//! replaced; any other is kept beside the new one first.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::document::contract::digest;

use super::{StoreError, folder_of, write_atomically, write_together};

/// The list of digests in a folder of documents, by file name. Without it every file that differs is kept.
pub(super) const WRITTEN: &str = ".chujing-written.json";

/// Writes several files together, as [`write_together`] does; returns where files that a person may have changed are kept, as
/// `NAME.bak-N`.
///
/// # Errors
/// If a folder or file cannot be written, or an old file cannot be read or kept; then nothing was replaced.
pub fn write_keeping(files: &[(PathBuf, Vec<u8>)]) -> Result<Vec<PathBuf>, StoreError> {
    let folders: BTreeSet<&Path> = files.iter().map(|(path, _)| folder_of(path)).collect();
    let mut lists: BTreeMap<&Path, Digests> =
        folders.into_iter().map(|dir| (dir, written(dir))).collect();
    let mut kept = Vec::new();
    for (path, bytes) in files {
        if !path.is_file() {
            continue;
        }
        let old = fs::read(path).map_err(|error| StoreError::read(path, error))?;
        let ours = lists.get(folder_of(path)).and_then(|list| list.get(&name(path)));
        if old != *bytes && ours != Some(&digest(&old)) {
            let place = free_beside(path);
            write_atomically(&place, &old)?;
            kept.push(place);
        }
    }
    write_together(files)?;
    for (path, bytes) in files {
        if let Some(list) = lists.get_mut(folder_of(path)) {
            list.insert(name(path), digest(bytes));
        }
    }
    for (dir, list) in lists {
        let text = serde_json::to_string_pretty(&list).unwrap_or_default();
        write_atomically(&dir.join(WRITTEN), text.as_bytes())?;
    }
    Ok(kept)
}

type Digests = BTreeMap<String, String>;

/// What is known to have been written to a folder; nothing if the list cannot be read: then more is kept than need be.
fn written(dir: &Path) -> Digests {
    let text = fs::read_to_string(dir.join(WRITTEN)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn free_beside(path: &Path) -> PathBuf {
    let numbered = |number: usize| path.with_file_name(format!("{}.bak-{number}", name(path)));
    let random = || path.with_file_name(format!("{}.bak-{:08x}", name(path), fastrand::u32(..)));
    (1..10_000).map(numbered).find(|place| !place.exists()).unwrap_or_else(random)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_changed_is_kept_and_what_nobody_touched_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        let write = |a: &str, b: &str| {
            write_keeping(&[(at("a.docx"), a.into()), (at("b.docx"), b.into())]).unwrap()
        };
        assert!(write("a1", "b1").is_empty());
        assert!(write("a2", "b1").is_empty(), "nobody touched them");
        fs::write(at("a.docx"), "mine").unwrap();
        assert_eq!(write("a3", "b2"), [at("a.docx.bak-1")]);
        fs::write(at("a.docx"), "mine again").unwrap();
        assert_eq!(write("a4", "b2"), [at("a.docx.bak-2")]);
        // Without the list nobody knows who wrote what.
        fs::remove_file(at(WRITTEN)).unwrap();
        assert_eq!(write("a5", "b2"), [at("a.docx.bak-3")]);
        let text = |name: &str| fs::read_to_string(at(name)).unwrap();
        let kept = [text("a.docx.bak-1"), text("a.docx.bak-2"), text("a.docx.bak-3")];
        assert_eq!(kept, ["mine", "mine again", "a4"]);
        assert_eq!((text("a.docx"), text("b.docx")), ("a5".into(), "b2".into()));
    }
}
