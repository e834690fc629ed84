//! Whether a folder still looks as it did: names, sizes and times of its files, and nothing of what they hold.
//!
//! It only ever says that something may have changed; what has changed is read anew by whoever asks.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::look::Look;
use super::{TOLD, Workspace, list_entries};

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
            let look = |path: PathBuf| {
                let look = Look::at(&path);
                (path, look)
            };
            Some(entries.into_iter().filter(is_other).map(look).collect())
        };
        let files =
            [looks(self.dir(), file.file_name()), looks(&self.dir().join(TOLD), told.file_name())];
        Fingerprint { files }
    }
}

/// How a whole folder looks, as one number: what is kept of it while nobody has a record open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance([u8; 32]);

impl Workspace {
    /// How the folder looks: the files that may be records or settings, and what was told of them; those of a record that is open
    /// are left out.
    pub fn glance(&self, but: Option<(&Path, &str)>) -> Glance {
        let told = but.map(|(_, id)| PathBuf::from(Self::told_name(id)));
        let own = [
            but.and_then(|(file, _)| file.file_name()),
            told.as_ref().and_then(|told| told.file_name()),
        ];
        let mut running = Sha256::new();
        for (dir, own) in [self.dir().to_owned(), self.dir().join(TOLD)].iter().zip(own) {
            for path in list_entries(dir).unwrap_or_default() {
                let name = path.file_name().unwrap_or_default();
                let shown = name.to_string_lossy();
                let is_ours = [".json", ".ics"].iter().any(|it| shown.to_lowercase().ends_with(it));
                if is_ours && !shown.starts_with('.') && Some(name) != own {
                    running.update(format!("{shown}{:?}", Look::at(&path)));
                }
            }
            running.update("/");
        }
        Glance(running.finalize().into())
    }
}
