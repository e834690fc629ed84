//! An assessment that is open: its file, its lock, and whether it may be written.

mod renamed;

pub use renamed::{is_named_after, rename_folder};

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::dossier::{Dossier, Skimmed};
use crate::form::{Section, hex};

use super::archive::Archive;
use super::beside::{clear_left, is_protected};
use super::error::Refused;
use super::lock::{self, Held, Lock};
use super::look::Look;
use super::replaced::keep_beside;
use super::{LARGEST, StoreError, TOLD, as_text, disk, folder_of, put, read, read_bytes};

/// Whether an open assessment may be written.
#[derive(Debug)]
pub enum Mode {
    /// It may.
    Write,
    /// It may not, and why.
    ReadOnly(StoreError),
}

/// An open assessment.
#[derive(Debug)]
pub struct Opened {
    /// Where it stands.
    pub path: PathBuf,
    /// What it holds.
    pub dossier: Dossier,
    /// Whether it may be written.
    pub mode: Mode,
    /// The same place without links: what is locked and replaced.
    place: PathBuf,
    on_disk: [u8; 32],
    /// How the file looked when it was last asked whether others changed it.
    looked: Option<Look>,
    lock: Option<Arc<Held>>,
}

impl Opened {
    /// Opens a file. One that a newer version wrote, that is open elsewhere, or that may not be written is opened read-only.
    ///
    /// # Errors
    /// If it cannot be read or is not an assessment.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let place = place_of(path)?;
        // The lock first: what is read without it may be old when it is had.
        match lock::lock(&place) {
            Lock::Held(held) => {
                clear_around(&place);
                Self::locked(path, place, Ok(held))
            }
            Lock::Elsewhere(_) => {
                Self::locked(path, place, Err(StoreError::Locked(path.to_owned())))
            }
            Lock::Failed(reason) => {
                Self::locked(path, place, Err(StoreError::NoLock(path.to_owned(), reason)))
            }
        }
    }

    /// Opens a file to change and save it at once; waits up to two seconds for another who has it open.
    ///
    /// # Errors
    /// If it cannot be read, is not an assessment, or may not be written.
    pub fn open_for_change(path: &Path) -> Result<Self, StoreError> {
        let place = place_of(path)?;
        let held = lock::wait(&place).map_err(|error| error.of(path))?;
        // Also where the change is then refused, nothing of a killed run stays behind.
        clear_around(&place);
        let opened = Self::locked(path, place, Ok(held))?;
        match opened.mode {
            Mode::Write => Ok(opened),
            Mode::ReadOnly(why) => Err(why),
        }
    }

    fn locked(
        path: &Path,
        place: PathBuf,
        lock: Result<Held, StoreError>,
    ) -> Result<Self, StoreError> {
        let (dossier, bytes) = read(path)?;
        let (lock, why) = match lock {
            Ok(held) => (Some(Arc::new(held)), None),
            Err(why) => (None, Some(why)),
        };
        if lock.is_some() {
            Archive::of(path, &dossier.id).clear_left();
        }
        let mode = mode(path, &place, &dossier, why);
        Ok(Self {
            path: path.to_owned(),
            dossier,
            mode,
            place,
            on_disk: fingerprint(&bytes),
            looked: None,
            lock,
        })
    }

    /// Makes a file for a new assessment and opens it; none where the name is taken.
    ///
    /// # Errors
    /// If it cannot be locked or written.
    pub(super) fn create(path: &Path, dossier: &Dossier) -> Result<Option<Self>, StoreError> {
        let is_there = || disk::is_there(path).map_err(|error| StoreError::write(path, error));
        if is_there()? {
            return Ok(None);
        }
        let folder = super::folder_of(path);
        let place = disk::resolve(folder).map_err(|error| StoreError::write(path, error))?;
        let place = place.join(path.file_name().unwrap_or_default());
        let held = match lock::lock(&place) {
            Lock::Held(held) => held,
            Lock::Elsewhere(_) => return Ok(None),
            Lock::Failed(reason) => return Err(StoreError::Write(path.to_owned(), reason)),
        };
        // Another may have made it before the lock was had.
        if is_there()? {
            return Ok(None);
        }
        let bytes = dossier.to_json().into_bytes();
        readable(path, &bytes)?;
        clear_left(folder_of(&place));
        put(path, &place, &bytes)?;
        Ok(Some(Self {
            path: path.to_owned(),
            dossier: dossier.clone(),
            mode: Mode::Write,
            place,
            on_disk: fingerprint(&bytes),
            looked: None,
            lock: Some(Arc::new(held)),
        }))
    }

    /// Reads a file without opening it for changes, and so without a lock.
    ///
    /// # Errors
    /// If it cannot be read or is not an assessment.
    pub fn read(path: &Path) -> Result<Dossier, StoreError> {
        read(path).map(|(dossier, _)| dossier)
    }

    /// Reads some sections of the record in a file, where they can be had without reading it whole.
    ///
    /// # Errors
    /// If it cannot be read or is not an assessment.
    pub fn skim(path: &Path, kept: &'static [&'static Section]) -> Result<Skimmed, StoreError> {
        let bytes = read_bytes(path)?;
        let text = as_text(path, &bytes)?;
        if let Some(head) = Skimmed::of(&text, kept) {
            return Ok(head);
        }
        let whole = Dossier::from_json(&text);
        let whole = whole.map_err(|error| StoreError::Content(path.to_owned(), error))?;
        let Dossier { id, schema_version, answers, .. } = whole;
        Ok(Skimmed { id, schema_version, answers })
    }

    /// SHA-256 of the file as it was read or saved last, in hexadecimal.
    pub fn digest(&self) -> String {
        hex(&self.on_disk)
    }

    /// Whether it may be written.
    pub const fn is_writable(&self) -> bool {
        matches!(self.mode, Mode::Write)
    }

    /// Saves it in its place.
    ///
    /// # Errors
    /// If it may not be written, if the file changed on disk since it was read, or if writing fails. The file is then as it was.
    pub fn save(&mut self) -> Result<(), StoreError> {
        let written = self.begin_save()?.run()?;
        self.settle(written);
        Ok(())
    }

    /// Makes the bytes to be saved; [`Save::run`] then writes them on any thread, and [`Opened::settle`] remembers that.
    ///
    /// # Errors
    /// If it may not be written.
    pub fn begin_save(&mut self) -> Result<Save, StoreError> {
        if let Mode::ReadOnly(why) = &self.mode {
            return Err(why.clone());
        }
        Ok(Save {
            path: self.path.clone(),
            place: self.place.clone(),
            dossier: self.dossier.clone(),
            on_disk: self.on_disk,
            _lock: self.lock.clone(),
        })
    }

    /// Remembers what was written, so that the next save knows the file again. One save at a time: a second one that began before
    /// the first was settled finds the file changed.
    pub fn settle(&mut self, written: Written) {
        self.on_disk = written.on_disk;
        self.dossier.migrated = None;
    }

    /// Reads the file again and drops what was not saved, but only once the new one is read.
    ///
    /// # Errors
    /// If it cannot be read or is not an assessment; what is in memory is then as it was.
    pub fn reread(&mut self) -> Result<(), StoreError> {
        let (dossier, bytes) = read(&self.path)?;
        let unlocked = self.lock.is_none().then(|| match &self.mode {
            Mode::ReadOnly(why @ StoreError::NoLock(..)) => why.clone(),
            _ => StoreError::Locked(self.path.clone()),
        });
        self.mode = mode(&self.path, &self.place, &dossier, unlocked);
        self.dossier = dossier;
        self.on_disk = fingerprint(&bytes);
        Ok(())
    }

    /// Whether the file holds something else than what was read or saved last. It is read only where it looks otherwise than when
    /// that was last asked; one that is gone, or cannot be read, holds nothing. No save may be under way.
    pub fn is_changed_outside(&mut self) -> bool {
        let look = Look::at(&self.place);
        if look.is_none() || look == self.looked {
            return false;
        }
        self.looked = look;
        read_bytes(&self.path).is_ok_and(|bytes| fingerprint(&bytes) != self.on_disk)
    }

    /// Tries again to lock a file that was open elsewhere or could not be locked; once it can be it is read again. Says whether
    /// it may now be written.
    ///
    /// # Errors
    /// If the file cannot be read; it then stays read-only, and what is in memory is as it was.
    pub fn retry_lock(&mut self) -> Result<bool, StoreError> {
        if self.lock.is_some() {
            return Ok(false);
        }
        let Lock::Held(held) = lock::lock(&self.place) else { return Ok(false) };
        self.lock = Some(Arc::new(held));
        if let Err(error) = self.reread() {
            self.lock = None;
            return Err(error);
        }
        Ok(self.is_writable())
    }
}

/// What is to be saved: all that writing needs, so that it may be done on another thread. It holds the lock, too.
#[derive(Debug)]
pub struct Save {
    path: PathBuf,
    place: PathBuf,
    dossier: Dossier,
    on_disk: [u8; 32],
    _lock: Option<Arc<Held>>,
}

/// What was saved.
#[derive(Debug)]
pub struct Written {
    on_disk: [u8; 32],
}

impl Written {
    /// SHA-256 of the file, in hexadecimal.
    pub fn digest(&self) -> String {
        hex(&self.on_disk)
    }
}

impl Save {
    /// What is written.
    pub const fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Writes it, unless the file changed on disk since it was read, or what is written could not be read again.
    ///
    /// # Errors
    /// If the file changed or may not be replaced, or if writing fails. The file is then as it was.
    pub fn run(self) -> Result<Written, StoreError> {
        let bytes = self.dossier.to_json().into_bytes();
        readable(&self.path, &bytes)?;
        let written = Written { on_disk: fingerprint(&bytes) };
        let before = read_bytes(&self.place);
        match before.as_ref().map(|bytes| fingerprint(bytes)) {
            // A save that was told to have failed may have come about.
            Ok(on_disk) if on_disk == written.on_disk => return Ok(written),
            Ok(on_disk) if on_disk != self.on_disk => {
                return Err(StoreError::ChangedOutside(self.path));
            }
            Ok(_) => {}
            // A file that was deleted meanwhile is written again: nothing can be lost by it.
            Err(error) if error.is_absence() => {}
            Err(_) => return before.map(|_| written).map_err(|error| error.of(&self.path)),
        }
        replaceable(&self.path, &self.place)?;
        // The file as it is now stays beside, where it is of an earlier schema version.
        if let Ok(before) = before
            && self.dossier.migrated.is_some()
        {
            keep_beside(&self.place, &before)?;
        }
        put(&self.path, &self.place, &bytes)?;
        Ok(written)
    }
}

/// Takes away what killed runs left where a record stands and where it is told of.
fn clear_around(place: &Path) {
    let dir = folder_of(place);
    clear_left(dir);
    clear_left(&dir.join(TOLD));
}

/// Where a record stands without links.
fn place_of(path: &Path) -> Result<PathBuf, StoreError> {
    disk::resolve(path).map_err(|error| StoreError::read(path, error))
}

/// Whether a record may be written; `unlocked` says why its lock was not had.
fn mode(path: &Path, place: &Path, dossier: &Dossier, unlocked: Option<StoreError>) -> Mode {
    if dossier.is_newer() {
        return Mode::ReadOnly(StoreError::Newer(path.to_owned(), dossier.schema_version));
    }
    // What is so with the file itself is told before that another has it open.
    match replaceable(path, place).err().or(unlocked) {
        Some(why) => Mode::ReadOnly(why),
        None => Mode::Write,
    }
}

/// Refuses what could not be read again.
fn readable(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let refused = |why| StoreError::Refused(path.to_owned(), why);
    if bytes.len() as u64 > LARGEST {
        return Err(refused(Refused::Overgrown));
    }
    let text = String::from_utf8_lossy(bytes);
    match Dossier::from_json(&text) {
        Ok(_) => Ok(()),
        Err(error) => Err(refused(Refused::Unreadable(error))),
    }
}

/// Refuses to replace a file that may not be written, or that has other names.
fn replaceable(path: &Path, place: &Path) -> Result<(), StoreError> {
    let refused = |why| Err(StoreError::Refused(path.to_owned(), why));
    match disk::look(place) {
        Ok(what) if is_protected(&what) => refused(Refused::Protected),
        Ok(what) if has_other_names(&what) => refused(Refused::SeveralNames),
        Ok(_) => disk::open_writable(place).map_err(|error| StoreError::write(path, error)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(StoreError::write(path, error)),
    }
}

#[cfg(unix)]
fn has_other_names(file: &std::fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(file) > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &std::fs::Metadata) -> bool {
    false
}

fn fingerprint(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
