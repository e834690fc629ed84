//! Whether a folder still looks as it did: names, sizes and times of its files, and nothing of what they hold.
//!
//! It only ever says that something may have changed; what has changed is read anew by whoever asks.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::form::digest;

use super::look::{self, Look};
use super::{FILING, REVIEW, TOLD, Workspace, list_entries};

/// How a folder looks. Two that are equal hold the same files, as far as names, sizes and times tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// Its files by name, then those of what was told; nothing where a folder cannot be listed.
    files: [Looks; 2],
}

/// The files of a folder, each with its look if it can be had; nothing where the folder cannot be listed.
type Looks = Option<Vec<(PathBuf, Option<Look>)>>;

impl Workspace {
    /// How the folder looks beside one record: its own file, and what is told of it, are left out.
    pub fn fingerprint(&self, file: &Path, id: &str) -> Fingerprint {
        let told = PathBuf::from(Self::told_name(id));
        let looks = |dir: &Path, own: Option<&std::ffi::OsStr>| -> Looks {
            let entries = list_entries(dir).ok()?;
            let is_other = |path: &PathBuf| {
                let name = path.file_name();
                let is_hidden = name.is_some_and(|name| name.to_string_lossy().starts_with('.'));
                let is_json =
                    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
                name != own && is_json && !is_hidden
            };
            let others: Vec<PathBuf> = entries.into_iter().filter(is_other).collect();
            let looks = look::of_each(&others);
            Some(others.into_iter().zip(looks).collect())
        };
        let files =
            [looks(self.dir(), file.file_name()), looks(&self.dir().join(TOLD), told.file_name())];
        Fingerprint { files }
    }

    /// How what is kept beside one record looks: what was said of it, and what was handed in of it and asked.
    pub fn fingerprint_beside(&self, id: &str) -> Fingerprint {
        let name: String = digest(id).chars().take(32).collect();
        let looks = |of: &str| -> Looks {
            let mut out = Vec::new();
            walk(&self.dir().join(of).join(&name), DEEP, &mut |path| {
                out.push((path.clone(), Look::at(&path)));
            });
            Some(out)
        };
        Fingerprint { files: [looks(REVIEW), looks(FILING)] }
    }
}

/// So deep stands what is kept of a point: in a submission, a letter and the folder of its points.
const DEEP: usize = 5;
/// So deep stand the letters of the records.
const LETTERS: usize = 4;

/// Everything in a folder, so many folders deep.
fn walk(dir: &Path, deep: usize, each: &mut impl FnMut(PathBuf)) {
    if deep == 0 {
        return;
    }
    for path in list_entries(dir).unwrap_or_default() {
        if path.is_dir() {
            walk(&path, deep - 1, each);
        }
        each(path);
    }
}

/// How a whole folder looks, as one number: what is kept of it while nobody has a record open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance([u8; 32]);

impl Workspace {
    /// How the folder looks: the files that may be records or settings, what was told of them, and what was handed in; those of a record
    /// that is open are left out, but for what was handed in of it.
    pub fn glance(&self, but: Option<(&Path, &str)>) -> Glance {
        let told = but.map(|(_, id)| PathBuf::from(Self::told_name(id)));
        let own = [
            but.and_then(|(file, _)| file.file_name()),
            told.as_ref().and_then(|told| told.file_name()),
        ];
        let mut running = Sha256::new();
        for (dir, own) in [self.dir().to_owned(), self.dir().join(TOLD)].iter().zip(own) {
            let mut paths = list_entries(dir).unwrap_or_default();
            paths.retain(|path| {
                let is = |ending: &str| {
                    path.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending))
                };
                let name = path.file_name();
                let is_hidden = name.is_none_or(|it| it.as_encoded_bytes().starts_with(b"."));
                (is("json") || is("ics")) && !is_hidden && name != own
            });
            // Asked every two seconds: nothing is written down for ten thousand files.
            for (path, look) in paths.iter().zip(look::of_each(&paths)) {
                running.update(path.file_name().unwrap_or_default().as_encoded_bytes());
                running.update("/");
                running.update(look.map_or([0; Look::BYTES], |look| look.bytes()));
            }
            running.update("/");
        }
        // What was handed in and asked decides how the filings stand.
        walk(&self.dir().join(FILING), LETTERS, &mut |path| {
            if path.is_dir() {
                running.update(format!("{}{:?}", path.display(), Look::at(&path)));
            }
        });
        Glance(running.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "others write files as they like")]

    use super::*;

    #[test]
    fn what_is_handed_in_and_asked_changes_how_a_folder_looks() {
        let dir = tempfile::tempdir().unwrap();
        let workspace = Workspace::new(dir.path());
        let name: String = digest("a").chars().take(32).collect();
        let own = dir.path().join(FILING).join(name);
        let mut before = (workspace.glance(None), workspace.fingerprint_beside("a"));
        for path in ["standard_contract/0000", "standard_contract/letters/letter-1/points"] {
            std::fs::create_dir_all(own.join(path)).unwrap();
            let now = (workspace.glance(None), workspace.fingerprint_beside("a"));
            assert!(before.0 != now.0 && before.1 != now.1, "{path}");
            before = now;
        }
        // Of another record nothing was said.
        assert_eq!(workspace.fingerprint_beside("b"), workspace.fingerprint_beside("c"));
        let point = own.join("standard_contract/letters/letter-1/points/001.json");
        std::fs::write(point, "{}").unwrap();
        assert_ne!(before.1, workspace.fingerprint_beside("a"));
        let review = dir.path().join(REVIEW).join(digest("a").chars().take(32).collect::<String>());
        std::fs::create_dir_all(&review).unwrap();
        let before = workspace.fingerprint_beside("a");
        std::fs::write(review.join("x.json"), "{}").unwrap();
        assert_ne!(before, workspace.fingerprint_beside("a"));
    }
}
