//! How a file looks to the system, without reading it.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::cores::on_every_core;

use super::disk;

/// A file younger than this when it was read is read again, in nanoseconds: some systems keep times in steps of two seconds. Unit
/// tests stand on a system that does not, and wait.
const STEP: i64 = if cfg!(any(test, feature = "faults")) { 20_000_000 } else { 2_000_000_000 };

/// How a file looks: two looks that are equal are of the same file with the same content, unless it was written in the very
/// moment of the first (`is_settled`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Which file it is.
    pub(super) device: i64,
    pub(super) inode: i64,
    /// In bytes.
    pub(super) size: i64,
    /// When it was written last, and when anything of it was changed last, in nanoseconds since 1970.
    pub(super) modified: i64,
    pub(super) changed: i64,
}

impl Look {
    pub(super) fn at(path: &Path) -> Option<Self> {
        disk::look(path).ok().map(|about| Self::of(&about))
    }

    pub(super) fn of(about: &Metadata) -> Self {
        let since = about.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        // A time too far to come to be counted is none that has passed.
        let modified = since.map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(i64::MAX));
        let (device, inode, changed) = identity(about);
        Self { device, inode, size: about.len().cast_signed(), modified, changed }
    }

    /// In how many bytes a look is put.
    pub(super) const BYTES: usize = 40;

    /// All of it, to be put into a digest.
    pub(super) fn bytes(&self) -> [u8; Self::BYTES] {
        let Self { device, inode, size, modified, changed } = self;
        let mut out = [0; Self::BYTES];
        for (place, number) in out.chunks_exact_mut(8).zip([device, inode, size, modified, changed])
        {
            place.copy_from_slice(&number.to_le_bytes());
        }
        out
    }

    /// Whether a file that looked so at a time of its own file system cannot have been written since without looking otherwise.
    pub(super) fn is_settled(&self, looked: i64) -> bool {
        self.modified.max(self.changed).saturating_add(STEP) < looked
    }
}

/// From how many files on several are looked at at once: to look at one takes the system longer than to begin a worker.
pub(super) const MANY: usize = 512;

/// How each of these files looks.
pub(super) fn of_each(paths: &[PathBuf]) -> Vec<Option<Look>> {
    let look = |path: &PathBuf| Look::at(path);
    if paths.len() < MANY { paths.iter().map(look).collect() } else { on_every_core(paths, look) }
}

#[cfg(unix)]
fn identity(about: &Metadata) -> (i64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    let changed = about.ctime().saturating_mul(1_000_000_000).saturating_add(about.ctime_nsec());
    (about.dev().cast_signed(), about.ino().cast_signed(), changed)
}

#[cfg(not(unix))]
const fn identity(_: &Metadata) -> (i64, i64, i64) {
    (0, 0, 0)
}

/// What time it is for the file system of a folder: that of a file made there and taken away again. On a share it is not that of
/// this machine.
pub(super) fn now_in(dir: &Path) -> Option<i64> {
    let path = dir.join(format!("clock-{:08x}", fastrand::u32(..)));
    let made = disk::create(&path).ok()?;
    drop(made);
    let look = Look::at(&path);
    let _removed = disk::remove(&path);
    look.map(|look| look.modified.max(look.changed))
}
