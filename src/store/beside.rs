//! What is made beside its place before it gets there: a file, a folder of files, a folder for work.
//!
//! Whoever makes such a thing in a folder shares a lock on that folder meanwhile. Who finds that nobody shares it takes away what
//! runs that were killed left there; so what is left over goes, and what is still being made stays.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use crate::form::digest;

use super::error::Refused;
use super::{Reason, StoreError, disk, folder_of, make_folder, read_all, replaced, sync_folder};

/// How the names of things begin that are only made beside their place.
const PREFIX: &str = ".chujing-";

/// How long somebody who clears a folder is waited for: so many times so long.
const WAITS: (usize, Duration) = (50, Duration::from_millis(10));

/// The share in a folder that something is made in; without one where the system has no locks for folders.
#[derive(Debug)]
pub(super) struct Share {
    _folder: Option<File>,
}

impl Share {
    /// Clears the folder of what killed runs left, if nobody else makes anything there, and takes a share in it.
    pub(super) fn in_cleared(dir: &Path) -> Self {
        Self::after(dir, clear)
    }

    /// Takes a share in a folder that was cleared when this run began to work in it: to look through a large one takes a while.
    pub(super) fn in_folder(dir: &Path) -> Self {
        Self::after(dir, |_| ())
    }

    fn after(dir: &Path, alone: impl FnOnce(&Path)) -> Self {
        let Ok(folder) = disk::open(dir).map(|reader| reader.0) else {
            return Self { _folder: None };
        };
        if disk::try_lock(&folder).unwrap_or(false) {
            alone(dir);
        }
        let (times, pause) = WAITS;
        for _ in 0..times {
            match disk::try_share(&folder) {
                Ok(true) | Err(_) => break,
                Ok(false) => std::thread::sleep(pause),
            }
        }
        Self { _folder: Some(folder) }
    }
}

/// A run that makes many things in one folder: what killed runs left there is cleared once, and not before each of them.
#[derive(Debug)]
pub struct Run {
    dir: PathBuf,
    share: OnceLock<Share>,
}

impl Run {
    /// A run in a folder that need not be there yet.
    pub fn in_folder(dir: &Path) -> Self {
        let run = Self { dir: dir.to_owned(), share: OnceLock::new() };
        run.goes_on();
        run
    }

    /// Takes its share as soon as there is the folder.
    pub fn goes_on(&self) {
        if self.share.get().is_none() && self.dir.is_dir() {
            self.share.get_or_init(|| Share::in_cleared(&self.dir));
        }
    }
}

/// Takes away what killed runs left in a folder, so that it is in nobody's way.
pub fn clear_left(dir: &Path) {
    drop(Share::in_cleared(dir));
}

/// Takes away what is left; what cannot be taken away stays for the next time.
fn clear(dir: &Path) {
    let is_left = |name: &OsStr| {
        name.as_encoded_bytes().starts_with(PREFIX.as_bytes()) && name != replaced::WRITTEN
    };
    for path in disk::list_those(dir, is_left).unwrap_or_default() {
        let _cleared = match disk::look_at_link(&path) {
            Ok(what) if what.is_dir() => clear_folder(&path),
            _ => disk::remove(&path),
        };
    }
}

/// A name in `dir` that nothing has.
fn new_name(dir: &Path) -> PathBuf {
    dir.join(format!("{PREFIX}{:016x}", fastrand::u64(..)))
}

/// A file on the disk beside its place; it goes away if it does not get there.
#[derive(Debug)]
pub(super) struct Staged {
    beside: PathBuf,
    place: PathBuf,
    is_placed: bool,
}

impl Staged {
    /// Writes the file beside its place, which is without links, and reads it back. The old file's owner, group and mode are
    /// kept; a new one is private. Errors tell of `path`.
    ///
    /// # Errors
    /// If the place may not be written, or writing fails. Nothing is then changed.
    pub(super) fn make(path: &Path, place: &Path, bytes: &[u8]) -> Result<Self, StoreError> {
        let old = match disk::look(place) {
            Ok(old) => Some(old),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(StoreError::write(path, error)),
        };
        if old.as_ref().is_some_and(is_protected) {
            return Err(StoreError::Refused(path.to_owned(), Refused::Protected));
        }
        let failed = |error| StoreError::write(path, error);
        let staged =
            Self { beside: new_name(folder_of(place)), place: place.to_owned(), is_placed: false };
        let file = disk::create(&staged.beside).map_err(failed)?;
        disk::write(&file, bytes).map_err(failed)?;
        if let Some(old) = &old {
            disk::dress(&file, old).map_err(failed)?;
        }
        disk::sync(&file).map_err(failed)?;
        drop(file);
        let back = disk::open(&staged.beside).map_err(failed)?;
        if !holds(back, bytes).map_err(failed)? {
            return Err(StoreError::Refused(path.to_owned(), Refused::Garbled));
        }
        Ok(staged)
    }

    /// Puts it in its place.
    pub(super) fn place(mut self) -> io::Result<()> {
        disk::rename(&self.beside, &self.place)?;
        self.is_placed = true;
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.is_placed {
            // The next run takes away what cannot be taken away now.
            let _removed = disk::remove(&self.beside);
        }
    }
}

/// The path of a file from the folder of a record on, whatever links lead to either; nothing where it stands elsewhere.
///
/// # Errors
/// If one of the two folders cannot be found.
pub fn below(record: &Path, file: &Path) -> Result<Option<PathBuf>, StoreError> {
    let resolved = |dir: &Path| disk::resolve(dir).map_err(|error| StoreError::read(file, error));
    let (folder, at) = (resolved(folder_of(record))?, resolved(folder_of(file))?);
    let name = file.file_name().unwrap_or_default();
    Ok(at.strip_prefix(folder).ok().map(|inside| inside.join(name)))
}

/// What a path leads to, where it is a link: a link stays one, and what it leads to is replaced.
pub(super) fn through_links(path: &Path) -> PathBuf {
    let is_link = disk::look_at_link(path).is_ok_and(|what| what.is_symlink());
    if is_link { disk::resolve(path).unwrap_or_else(|_| path.to_owned()) } else { path.to_owned() }
}

/// Whether the owner of a file may not write to it.
pub(super) fn is_protected(file: &std::fs::Metadata) -> bool {
    #[cfg(unix)]
    let is_writable = std::os::unix::fs::MetadataExt::mode(file) & 0o200 != 0;
    #[cfg(not(unix))]
    let is_writable = !file.permissions().readonly();
    !is_writable
}

/// A private folder beside the things it is to become, or only to work in; it goes away with all that is in it.
#[derive(Debug)]
pub struct Aside {
    path: PathBuf,
    _share: Share,
}

impl Aside {
    /// Makes one in `dir`, which is made if need be.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn in_folder(dir: &Path) -> Result<Self, StoreError> {
        make_folder(dir)?;
        let share = Share::in_cleared(dir);
        let path = new_name(dir);
        disk::make_private_folder(&path).map_err(|error| StoreError::write(dir, error))?;
        Ok(Self { path, _share: share })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        let _removed = disk::remove_tree(&self.path);
    }
}

/// The folder of a package that is being made, within the folder aside.
const FOLDER: &str = "folder";

/// Its archive.
const ARCHIVE: &str = "archive";

/// The name of the archive's place, and the digest of its bytes, in a line each: for who finds a package half made.
const NOTE: &str = "note";

/// Makes a folder that does not exist yet with these files, whole or not at all: it is made aside and renamed into its place.
///
/// Names hold `/` where a file stands in a folder of its own. All folders are private.
///
/// # Errors
/// If it exists already, or anything in it cannot be written; then nothing is left.
pub fn new_folder(dir: &Path, files: &[(String, Vec<u8>)]) -> Result<(), StoreError> {
    new_package(dir, files, None)
}

/// The same with an archive beside it, which does not exist either: its place, the digest of its bytes, and they. If the archive gets
/// its place and the folder does not, the archive is taken away again, at the latest by the next run that writes there.
///
/// # Errors
/// If one of them exists already, or anything cannot be written; then nothing is left.
pub fn new_package(
    dir: &Path,
    files: &[(String, Vec<u8>)],
    archive: Option<(&Path, &str, &[u8])>,
) -> Result<(), StoreError> {
    let parent = folder_of(dir);
    let aside = Aside::in_folder(parent)?;
    for place in std::iter::once(dir).chain(archive.map(|(place, ..)| place)) {
        if disk::is_there(place).map_err(|error| StoreError::write(place, error))? {
            return Err(StoreError::Exists(place.to_owned()));
        }
    }
    let failed = |error| StoreError::write(dir, error);
    let folder = aside.path.join(FOLDER);
    fill(&folder, files).map_err(failed)?;
    if let Some((place, digest, bytes)) = archive {
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let note = format!("{digest}\n{name}");
        write_new(&aside.path.join(NOTE), note.as_bytes()).map_err(failed)?;
        write_new(&aside.path.join(ARCHIVE), bytes).map_err(failed)?;
        sync_folder(&aside.path).map_err(failed)?;
        disk::rename(&aside.path.join(ARCHIVE), place).map_err(failed)?;
    }
    if let Err(error) = disk::rename(&folder, dir) {
        take_back(&aside.path);
        return Err(half(dir, archive.map(|(place, ..)| place), &error));
    }
    // Both have their places; a system that cannot confirm it now has them written all the same.
    let _synced = sync_folder(parent);
    Ok(())
}

/// What is told of a folder that did not get its place: of an archive that could not be taken away again, too.
fn half(dir: &Path, archive: Option<&Path>, error: &io::Error) -> StoreError {
    match archive {
        Some(place) if disk::is_there(place).unwrap_or(true) => StoreError::Refused(
            dir.to_owned(),
            Refused::Partly {
                reason: Reason::from(error),
                new: vec![place.to_owned()],
                old: vec![dir.to_owned()],
            },
        ),
        _ => StoreError::Write(dir.to_owned(), Reason::from(error)),
    }
}

/// Clears a folder that a killed run left; of a package that was half made, the half that got its place goes first.
fn clear_folder(path: &Path) -> io::Result<()> {
    take_back(path);
    disk::remove_tree(path)
}

/// Takes the archive of a package away again whose folder did not get its place, if it still is what was put there.
fn take_back(aside: &Path) {
    let read = |path: &Path| read_all(path, u64::MAX);
    let Ok(note) = read(&aside.join(NOTE)) else { return };
    let note = String::from_utf8_lossy(&note);
    let Some((known, name)) = note.split_once('\n') else { return };
    let place = folder_of(aside).join(Path::new(name).file_name().unwrap_or_default());
    let is_half = matches!(disk::is_there(&aside.join(FOLDER)), Ok(true))
        && matches!(disk::is_there(&aside.join(ARCHIVE)), Ok(false));
    if is_half && read(&place).is_ok_and(|bytes| digest(&bytes) == known) {
        let _removed = disk::remove(&place);
    }
}

/// How many files are written before they are brought to the disk together: one at a time, each waits for a whole commit of its own.
const TOGETHER: usize = 64;

/// Makes a private folder and the files in it, all on the disk.
fn fill(folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    disk::make_private_folder(folder)?;
    let mut folders = std::collections::BTreeSet::from([folder.to_owned()]);
    for files in files.chunks(TOGETHER) {
        let mut written = Vec::with_capacity(files.len());
        for (name, bytes) in files {
            let path = folder.join(name);
            let above: Vec<&Path> = path.ancestors().skip(1).take_while(|a| *a != folder).collect();
            for inner in above.into_iter().rev() {
                if folders.insert(inner.to_owned()) {
                    disk::make_private_folder(inner)?;
                }
            }
            let file = disk::create(&path)?;
            disk::write(&file, bytes)?;
            written.push((file, bytes));
        }
        written.into_iter().try_for_each(|(file, bytes)| confirm(file, bytes))?;
    }
    // The innermost first.
    folders.iter().rev().try_for_each(|folder| sync_folder(folder))
}

/// Writes a file that nobody sees before its folder has its name.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = disk::create(path)?;
    disk::write(&file, bytes)?;
    confirm(file, bytes)
}

/// Brings what was written to the disk, and sees that it stands there. Nobody else knows of it yet, so that it bears its name still.
fn confirm(file: File, bytes: &[u8]) -> io::Result<()> {
    disk::sync(&file)?;
    if holds(disk::rewind(file)?, bytes)? { Ok(()) } else { Err(io::ErrorKind::WriteZero.into()) }
}

/// How much of a file is compared at a time: what a core keeps at hand.
const AT_ONCE: usize = 16 * 1024;

/// Whether a file holds these bytes from here on and nothing else.
fn holds(mut file: disk::Reader, bytes: &[u8]) -> io::Result<bool> {
    let (mut rest, mut read) = (bytes, [0; AT_ONCE]);
    loop {
        let count = match file.read(&mut read) {
            Ok(0) => return Ok(rest.is_empty()),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        match rest.split_at_checked(count) {
            Some((own, after)) if Some(own) == read.get(..count) => rest = after,
            _ => return Ok(false),
        }
    }
}
