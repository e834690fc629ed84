//! The only module that touches files: it opens, locks, saves and exports.
//!
//! A file is written beside its place, read back and then renamed over it, so that it is whole at every moment; a new one is
//! private (0600). A file that changed on disk since it was read is not overwritten. Every call to the system passes through
//! `disk`, where tests make it fail.

mod archive;
mod beside;
mod cabinet;
mod disk;
mod error;
#[cfg(any(test, feature = "faults"))]
pub mod faults;
mod fingerprint;
mod fixed;
mod index;
mod journal;
mod kept_beside;
mod left_at;
mod lock;
mod look;
mod name;
mod named;
mod opened;
mod reason;
mod replaced;
mod review;
mod settings;
#[cfg(test)]
mod tests;
mod told;
mod workspace;

pub use archive::{Addition, Archive, Fault, HISTORY, Head, Verified};
pub use beside::{Aside, Run, below, clear_left, new_folder, new_package};
pub use cabinet::{Cabinet, FILING, Row};
pub use error::{Refused, StoreError};
pub use fingerprint::{Fingerprint, Glance};
pub use index::{Card, Carded, Entry, Index, Outcome, Part, Quiet, Recall, Rows, SCHEMA};
pub use journal::{Change, Draft, Fit, Journal, Orphan, Unsaved, orphans, orphans_of};
pub use kept_beside::KeptBeside;
pub use look::Look;
pub use name::file_stem;
pub use opened::{Mode, Opened, Save, Written, is_named_after, rename_folder};
pub use reason::Reason;
pub use replaced::write_keeping;
pub use review::{HandedOnError, REVIEW, ReadReview, Reviews};
pub use settings::{CALENDAR, EDITIONS, LAW, POLICY, RISK_MATRIX};
pub use told::{TOLD, Telling, Untold};
pub use workspace::{Filed, Workspace};

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::dossier::Dossier;
use crate::form::{self, hex};

use beside::{Share, Staged, through_links};

/// The largest file that is read, in bytes. An assessment is a few hundred kilobytes at most.
pub const LARGEST: u64 = 32 * 1024 * 1024;

/// The largest file of settings or figures that is read, in bytes. A risk matrix or the days of a year take a few kilobytes.
pub const LARGEST_SMALL: u64 = 1024 * 1024;

/// How many bytes of such a file are read at a time.
const BLOCK: usize = 1 << 18;

/// The longest line of a file that is read line by line, in bytes.
pub const LONGEST_LINE: u64 = 64 * 1024;

/// How many bytes of a file that cannot be read whole are looked at.
const HEAD: u64 = 256 * 1024;

/// Takes a file away that was just written and is no longer wanted.
pub fn discard(path: &Path) {
    // What cannot be removed stays; the error that led here is the one to tell.
    let _removed = disk::remove(path);
}

/// Reads a file as text, without a byte order mark.
///
/// # Errors
/// If it cannot be read, is no plain file, is larger than [`LARGEST`], or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, StoreError> {
    text(path, read_bytes(path)?)
}

/// Reads a file of settings or of a few figures as text, without a byte order mark.
///
/// # Errors
/// If it cannot be read, is no plain file, is larger than [`LARGEST_SMALL`], or is not UTF-8.
pub fn read_small(path: &Path) -> Result<String, StoreError> {
    text(path, bytes_within(path, LARGEST_SMALL)?)
}

/// SHA-256 of a file as it stands, in hexadecimal.
///
/// # Errors
/// As [`read_bytes`].
pub fn digest(path: &Path) -> Result<String, StoreError> {
    Ok(form::digest(read_bytes(path)?))
}

/// Reads a file as bytes.
///
/// # Errors
/// If it cannot be read, is no plain file, or is larger than [`LARGEST`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, StoreError> {
    bytes_within(path, LARGEST)
}

fn text(path: &Path, bytes: Vec<u8>) -> Result<String, StoreError> {
    let mut text = String::from_utf8(bytes).map_err(|_| StoreError::NotText(path.to_owned()))?;
    if text.starts_with(BYTE_ORDER_MARK) {
        text.remove(0);
    }
    Ok(text)
}

/// The same without a copy; Chinese text is checked by a reader of encodings in half the time.
fn as_text<'a>(path: &Path, bytes: &'a [u8]) -> Result<Cow<'a, str>, StoreError> {
    let text = encoding_rs::UTF_8.decode_without_bom_handling_and_without_replacement(bytes);
    text.ok_or_else(|| StoreError::NotText(path.to_owned()))
}

/// A mark that some programs put before text; it is no part of it.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// What is read counts, not what the system says of the size: a file may grow, and some have none until they are read.
fn bytes_within(path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    let (file, size) = open_plain(path)?;
    let size = usize::try_from(size.min(limit)).unwrap_or_default();
    // One more, so that the end is met without another room for what follows.
    let mut bytes = Vec::with_capacity(size + 1);
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| StoreError::read(path, error))?;
    if bytes.len() as u64 > limit { Err(StoreError::TooLarge(path.to_owned())) } else { Ok(bytes) }
}

/// The first `limit` bytes of a file at most.
fn read_all(path: &Path, limit: u64) -> std::io::Result<Vec<u8>> {
    let file = disk::open(path)?;
    // With room for the whole, and the byte by which its end is seen, it is read in one go.
    let size = file.0.metadata()?.len().saturating_add(1).min(limit);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens a file for reading, and says what the system gives as its size. A pipe or device is none: it may have no end, and opening it
/// may wait for ever.
fn open_plain(path: &Path) -> Result<(disk::Reader, u64), StoreError> {
    let failed = |error| StoreError::read(path, error);
    let about = disk::look(path).map_err(failed)?;
    let kind = about.file_type();
    if !kind.is_file() && !kind.is_dir() {
        return Err(StoreError::NotPlain(path.to_owned()));
    }
    Ok((disk::open(path).map_err(failed)?, about.len()))
}

/// Reads a text file of any size line by line and returns its SHA-256 in hexadecimal.
///
/// # Errors
/// If it cannot be read, is no plain file, is not UTF-8, or a line is longer than [`LONGEST_LINE`]; or what `take` says of a line, which ends the reading.
pub fn each_line<E: From<StoreError>>(
    path: &Path,
    mut take: impl FnMut(&str) -> Result<(), E>,
) -> Result<String, E> {
    let failed = |error| E::from(StoreError::read(path, error));
    let mut file = std::io::BufReader::with_capacity(BLOCK, open_plain(path)?.0);
    let mut running = Sha256::new();
    let mut is_first = true;
    let mut line_of = |line: &[u8]| {
        let text =
            std::str::from_utf8(line).map_err(|_| E::from(StoreError::NotText(path.to_owned())))?;
        let text = if is_first { text.trim_start_matches(BYTE_ORDER_MARK) } else { text };
        is_first = false;
        take(text.trim_end_matches(['\n', '\r']))
    };
    // The beginning of a line whose end stands in the next block.
    let mut begun: Vec<u8> = Vec::new();
    loop {
        let block = match file.fill_buf() {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            block => block.map_err(failed)?,
        };
        if block.is_empty() {
            if !begun.is_empty() {
                line_of(&begun)?;
            }
            return Ok(hex(&running.finalize()));
        }
        running.update(block);
        let mut rest = block;
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            let (line, others) = rest.split_at(end + 1);
            rest = others;
            if (begun.len() + line.len()) as u64 >= LONGEST_LINE {
                return Err(StoreError::TooLarge(path.to_owned()).into());
            }
            if begun.is_empty() {
                line_of(line)?;
            } else {
                begun.extend_from_slice(line);
                line_of(&begun)?;
                begun.clear();
            }
        }
        begun.extend_from_slice(rest);
        if begun.len() as u64 >= LONGEST_LINE {
            return Err(StoreError::TooLarge(path.to_owned()).into());
        }
        let read = block.len();
        file.consume(read);
    }
}

/// The first bytes of a file, as far as it can be read at all: what is damaged further on may still say whose it is.
pub fn head(path: &Path) -> Vec<u8> {
    let mut out = Vec::new();
    if disk::look(path).is_ok_and(|about| about.is_file())
        && let Ok(file) = disk::open(path)
    {
        // An error on the way leaves what was read before it.
        let _read = file.take(HEAD).read_to_end(&mut out);
    }
    out
}

/// Whether two paths lead to the same file, by any name or link.
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    match (disk::resolve(a), disk::resolve(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}

/// Reads an assessment, with the bytes it was read from.
fn read(path: &Path) -> Result<(Dossier, Vec<u8>), StoreError> {
    let bytes = read_bytes(path)?;
    let text = as_text(path, &bytes)?;
    let dossier =
        Dossier::from_json(&text).map_err(|error| StoreError::Content(path.to_owned(), error))?;
    Ok((dossier, bytes))
}

/// Writes a file beside its place, reads it back and renames it there, so that it is never half written. A new file is private; an
/// old one keeps its owner, group and mode, and a link what it leads to.
///
/// # Errors
/// If the file is read-only, the folder cannot be written or the disk is full; the old file is then as it was.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let place = through_links(path);
    clear_left(folder_of(&place));
    put(path, &place, bytes)
}

/// The same at a place that is without links, in a folder that was cleared of what killed runs left.
fn put(path: &Path, place: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let _share = Share::in_folder(folder_of(place));
    let staged = Staged::make(path, place, bytes)?;
    staged.place().map_err(|error| StoreError::write(path, error))?;
    // It has its place; a system that cannot confirm it now has it written all the same.
    let _synced = sync_folder(folder_of(place));
    Ok(())
}

/// Writes several files; all of them are on the disk before the first takes its place, so that a full disk leaves every
/// old file as it was.
///
/// # Errors
/// If a folder cannot be written or the disk is full; where some files have their place already, it says which.
pub fn write_together(files: &[(PathBuf, Vec<u8>)]) -> Result<(), StoreError> {
    let places: Vec<PathBuf> = files.iter().map(|(path, _)| through_links(path)).collect();
    let folders: BTreeSet<&Path> = places.iter().map(|place| folder_of(place)).collect();
    let _shares: Vec<Share> = folders.iter().map(|dir| Share::in_cleared(dir)).collect();
    let staged: Result<Vec<_>, _> = files
        .iter()
        .zip(&places)
        .map(|((path, bytes), place)| Staged::make(path, place, bytes))
        .collect();
    for (done, (file, (path, _))) in staged?.into_iter().zip(files).enumerate() {
        file.place().map_err(|error| match files.split_at(done) {
            ([], _) => StoreError::write(path, error),
            (new, old) => StoreError::partly(path, &error, new, old),
        })?;
    }
    for dir in folders {
        let _synced = sync_folder(dir);
    }
    Ok(())
}

/// A rename is durable only once its folder is written; a system that cannot do that for folders does it in its own time.
fn sync_folder(dir: &Path) -> std::io::Result<()> {
    use std::io::ErrorKind::{InvalidInput, Unsupported};
    if cfg!(not(unix)) {
        return Ok(());
    }
    match disk::sync(&disk::open(dir)?.0) {
        Err(error) if matches!(error.kind(), InvalidInput | Unsupported) => Ok(()),
        other => other,
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The files of a folder by name; none where there is no folder.
///
/// # Errors
/// If the folder cannot be read.
pub fn list_files(dir: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut paths = list_entries(dir)?;
    paths.retain(|path| path.is_file());
    Ok(paths)
}

/// The files and folders of a folder by name; none where there is no folder.
///
/// # Errors
/// If the folder cannot be read.
pub fn list_entries(dir: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut paths = match disk::list(dir) {
        Ok(paths) => paths,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::read(dir, error)),
    };
    // They differ in their names alone, which need not be parted for that.
    paths.sort_unstable_by(|a, b| a.as_os_str().cmp(b.as_os_str()));
    Ok(paths)
}

/// How many files a person sees in a folder; none in one that cannot be read.
pub fn count_files(dir: &Path) -> usize {
    let is_seen = |path: &PathBuf| path.file_name().is_some_and(|name| name != replaced::WRITTEN);
    list_files(dir).map_or(0, |paths| paths.iter().filter(|path| is_seen(path)).count())
}

/// Makes a folder with its parents.
///
/// # Errors
/// If it cannot be made.
pub fn make_folder(dir: &Path) -> Result<(), StoreError> {
    use std::io::ErrorKind::{AlreadyExists, NotADirectory};
    let failed = |error| StoreError::write(dir, error);
    let mut missing = Vec::new();
    for folder in dir.ancestors().take_while(|folder| !folder.as_os_str().is_empty()) {
        match disk::look(folder) {
            Ok(what) if what.is_dir() => break,
            Ok(_) => return Err(failed(NotADirectory.into())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => missing.push(folder),
            Err(error) => return Err(failed(error)),
        }
    }
    for folder in missing.into_iter().rev() {
        match disk::make_folder(folder) {
            Err(error) if error.kind() != AlreadyExists => return Err(failed(error)),
            _ => {}
        }
        sync_folder(folder_of(folder)).map_err(failed)?;
    }
    Ok(())
}
