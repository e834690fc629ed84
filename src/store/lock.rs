//! The lock of a record: one program at a time may change it.
//!
//! It is a file in `.chujing/locks/` beside the record, as the record itself is replaced at every save, and so has no lock of its
//! own. It is taken away only by who holds it, and who waited for it looks whether the name still means the file that was locked.
//! The system gives it free when its process ends, however that comes about.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Reason, StoreError, disk, folder_of};

/// The folder beside the records for what only this program needs.
const OWN: &str = ".chujing";

/// The folder of locks in it.
const LOCKS: &str = "locks";

/// How often a lock is tried that is being made or taken away at the same moment.
const TRIES: usize = 100;

/// How long a command waits for a lock: so many times so long.
const WAITS: (usize, Duration) = (400, Duration::from_millis(5));

/// A lock that is held; it is given free when this is dropped.
#[derive(Debug)]
pub(super) struct Held {
    _file: File,
    path: PathBuf,
}

/// What came of trying to lock.
#[derive(Debug)]
pub(super) enum Lock {
    Held(Held),
    /// Another has it: the number of its process, where that can be read.
    Elsewhere(Option<u32>),
    /// It cannot be taken, and why.
    Failed(Reason),
}

impl Drop for Held {
    fn drop(&mut self) {
        if cfg!(unix) {
            // What cannot be taken away is in nobody's way. Folders that hold anything stay.
            let _removed = disk::remove(&self.path);
            let locks = folder_of(&self.path);
            let _emptied = disk::remove_folder(locks);
            let _emptied = disk::remove_folder(folder_of(locks));
        }
    }
}

/// Tries to lock a record, whose path is without links.
pub(super) fn lock(record: &Path) -> Lock {
    match try_lock(record) {
        Ok(Some(held)) => Lock::Held(held),
        Ok(None) => Lock::Elsewhere(holder(record)),
        Err(error) => Lock::Failed(Reason::from(&error)),
    }
}

/// The same, and waits up to two seconds for another who has it.
///
/// # Errors
/// If another has it still, or it cannot be taken.
pub(super) fn wait(record: &Path) -> Result<Held, StoreError> {
    let (times, pause) = WAITS;
    let mut by = None;
    for _ in 0..times {
        match lock(record) {
            Lock::Held(held) => return Ok(held),
            Lock::Elsewhere(number) => by = number,
            Lock::Failed(reason) => return Err(StoreError::NoLock(record.to_owned(), reason)),
        }
        std::thread::sleep(pause);
    }
    Err(StoreError::Busy(record.to_owned(), by))
}

fn place(record: &Path) -> PathBuf {
    let name = record.file_name().unwrap_or_default().to_string_lossy();
    folder_of(record).join(OWN).join(LOCKS).join(format!("{name}.lock"))
}

fn try_lock(record: &Path) -> io::Result<Option<Held>> {
    if is_locked_as_before(record)? {
        return Ok(None);
    }
    let path = place(record);
    for _ in 0..TRIES {
        let file = match disk::open_lock(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                make_own(folder_of(record))?;
                continue;
            }
            other => other?,
        };
        if !disk::try_lock(&file)? {
            return Ok(None);
        }
        if disk::is_named(&file, &path)? {
            // Who it is helps only the one who waits.
            let _told = disk::rewrite(&file, std::process::id().to_string().as_bytes());
            return Ok(Some(Held { _file: file, path }));
        }
    }
    // Others took and gave it the whole time.
    Ok(None)
}

/// Makes the folder of locks in `dir`. Another may make or empty it at the same moment.
pub(super) fn make_own(dir: &Path) -> io::Result<()> {
    let own = dir.join(OWN);
    let made = match disk::make_private_folder(&own.join(LOCKS)) {
        Err(error) if error.kind() == ErrorKind::NotFound => disk::make_private_folder(&own),
        other => other,
    };
    match made {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

/// The number of the process that has the lock.
fn holder(record: &Path) -> Option<u32> {
    let mut text = String::new();
    disk::open(&place(record)).ok()?.take(20).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

/// Whether a version of this program that locked a file beside the record has it open; one that it left behind is taken away.
fn is_locked_as_before(record: &Path) -> io::Result<bool> {
    let name = record.file_name().unwrap_or_default().to_string_lossy();
    let beside = record.with_file_name(format!(".{name}.lock"));
    if disk::look_at_link(&beside).is_err() {
        return Ok(false);
    }
    let is_free = disk::try_lock(&disk::open_lock(&beside)?)?;
    if is_free {
        let _removed = disk::remove(&beside);
    }
    Ok(!is_free)
}
