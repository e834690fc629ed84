//! An assessment that is open: its file, its lock, and whether it may be written.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::dossier::Dossier;

use super::{StoreError, read, write_atomically};

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
    on_disk: [u8; 32],
    lock: Option<(File, PathBuf)>,
}

impl Opened {
    /// Opens a file. One that a newer version wrote, or that is open elsewhere, is opened read-only.
    ///
    /// # Errors
    /// If it cannot be read or is not an assessment.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let (dossier, bytes) = read(path)?;
        let lock = lock(path);
        let mode = if dossier.is_newer() {
            Mode::ReadOnly(StoreError::Newer(path.to_owned(), dossier.schema_version))
        } else {
            match &lock {
                Lock::Elsewhere => Mode::ReadOnly(StoreError::Locked(path.to_owned())),
                Lock::Held(..) | Lock::None => Mode::Write,
            }
        };
        let lock = match lock {
            Lock::Held(file, path) => Some((file, path)),
            Lock::Elsewhere | Lock::None => None,
        };
        Ok(Self { path: path.to_owned(), dossier, mode, on_disk: fingerprint(&bytes), lock })
    }

    /// Reads a file without opening it for changes, and so without a lock.
    ///
    /// # Errors
    /// If it cannot be read or is not an assessment.
    pub fn read(path: &Path) -> Result<Dossier, StoreError> {
        read(path).map(|(dossier, _)| dossier)
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
        match &self.mode {
            Mode::Write => {}
            Mode::ReadOnly(StoreError::Newer(path, version)) => {
                return Err(StoreError::Newer(path.clone(), *version));
            }
            Mode::ReadOnly(_) => return Err(StoreError::Locked(self.path.clone())),
        }
        let bytes = self.dossier.to_json().into_bytes();
        Ok(Save { path: self.path.clone(), bytes, on_disk: self.on_disk })
    }

    /// Remembers what was written, so that the next save knows the file again. One save at a time: a second one that began before
    /// the first was settled finds the file changed.
    pub fn settle(&mut self, written: Written) {
        self.on_disk = written.on_disk;
    }

    /// Reads the file again and drops what was not saved, but only once the new one is read.
    ///
    /// # Errors
    /// If it cannot be read or is not an assessment; what is in memory is then as it was.
    pub fn reread(&mut self) -> Result<(), StoreError> {
        let (dossier, bytes) = read(&self.path)?;
        let mode = match std::mem::replace(&mut self.mode, Mode::Write) {
            _ if dossier.is_newer() => {
                Mode::ReadOnly(StoreError::Newer(self.path.clone(), dossier.schema_version))
            }
            Mode::ReadOnly(StoreError::Newer(..)) if self.lock.is_some() => Mode::Write,
            mode => mode,
        };
        self.mode = mode;
        self.dossier = dossier;
        self.on_disk = fingerprint(&bytes);
        Ok(())
    }

    /// Tries again to lock a file that was open elsewhere; once it is free it is read again, and may be written. Says whether
    /// that came about.
    ///
    /// # Errors
    /// If the lock cannot be taken for another reason, or the file cannot be read; it then stays read-only.
    pub fn retry_lock(&mut self) -> Result<bool, StoreError> {
        if !matches!(self.mode, Mode::ReadOnly(StoreError::Locked(_))) {
            return Ok(false);
        }
        let Lock::Held(file, path) = lock(&self.path) else { return Ok(false) };
        self.reread()?;
        self.lock = Some((file, path));
        if !self.dossier.is_newer() {
            self.mode = Mode::Write;
        }
        Ok(true)
    }
}

/// What is to be saved: all that writing needs, so that it may be done on another thread.
#[derive(Debug)]
pub struct Save {
    path: PathBuf,
    bytes: Vec<u8>,
    on_disk: [u8; 32],
}

/// What was saved.
#[derive(Debug)]
pub struct Written {
    on_disk: [u8; 32],
}

impl Save {
    /// Writes it, unless the file changed on disk since it was read.
    ///
    /// # Errors
    /// If the file changed, or if writing fails. The file is then as it was.
    pub fn run(self) -> Result<Written, StoreError> {
        match fs::read(&self.path) {
            Ok(bytes) if fingerprint(&bytes) != self.on_disk => {
                return Err(StoreError::ChangedOutside(self.path));
            }
            Ok(_) => {}
            // A file that was deleted meanwhile is written again: nothing can be lost by it.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(StoreError::read(&self.path, error)),
        }
        write_atomically(&self.path, &self.bytes)?;
        Ok(Written { on_disk: fingerprint(&self.bytes) })
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        if let Some((file, path)) = self.lock.take() {
            // The lock ends with the handle; the empty file is only in the way.
            let _removed = fs::remove_file(path);
            drop(file);
        }
    }
}

enum Lock {
    Held(File, PathBuf),
    Elsewhere,
    /// The folder cannot hold a lock file: saving will say so if it matters.
    None,
}

/// Locks a hidden file beside the assessment, as the assessment itself is replaced at every save.
fn lock(path: &Path) -> Lock {
    let Some(name) = path.file_name() else { return Lock::None };
    let beside = path.with_file_name(format!(".{}.lock", name.to_string_lossy()));
    let Ok(file) = File::options().create(true).truncate(false).write(true).open(&beside) else {
        return Lock::None;
    };
    match file.try_lock() {
        Ok(()) => Lock::Held(file, beside),
        Err(fs::TryLockError::WouldBlock) => Lock::Elsewhere,
        Err(fs::TryLockError::Error(_)) => Lock::None,
    }
}

fn fingerprint(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Day;
    use crate::store::Workspace;

    fn workspace() -> (tempfile::TempDir, Workspace) {
        let dir = tempfile::tempdir().unwrap();
        let workspace = Workspace::new(dir.path());
        (dir, workspace)
    }

    fn created(workspace: &Workspace) -> Opened {
        workspace.create("测试 出境", Dossier::new("x", "测试", Day::of(2026, 11, 22))).unwrap()
    }

    #[test]
    fn a_file_is_private_and_named_after_its_title() {
        let (_dir, workspace) = workspace();
        let first = created(&workspace);
        let second = created(&workspace);
        assert!(first.path.ends_with("测试-出境.json"));
        assert!(second.path.ends_with("测试-出境-2.json"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&first.path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_record_never_takes_the_name_of_a_setting() {
        let (_dir, workspace) = workspace();
        for (title, file) in [
            ("policy", "policy-2.json"),
            ("Policy", "Policy-2.json"),
            ("risk-matrix", "risk-matrix-2.json"),
            ("contract editions", "contract-editions-2.json"),
            ("calendar-2027", "assessment-calendar-2027.json"),
            ("calendar-2027", "assessment-calendar-2027-2.json"),
            ("calendar", "assessment-calendar.json"),
        ] {
            let dossier = Dossier::new("x", title, Day::of(2026, 11, 22));
            let opened = workspace.create(title, dossier).unwrap();
            assert_eq!(opened.path.file_name().unwrap().to_str(), Some(file));
        }
        assert!(workspace.policy().is_ok() && workspace.calendar().is_ok());
        assert_eq!(workspace.list().unwrap().len(), 7);
    }

    #[test]
    fn a_file_changed_outside_is_not_overwritten() {
        let (_dir, workspace) = workspace();
        let mut opened = created(&workspace);
        fs::write(&opened.path, "{}").unwrap();
        assert!(matches!(opened.save(), Err(StoreError::ChangedOutside(_))));
        assert_eq!(fs::read_to_string(&opened.path).unwrap(), "{}");
    }

    #[test]
    fn a_file_open_elsewhere_is_read_only() {
        let (_dir, workspace) = workspace();
        let first = created(&workspace);
        let mut second = Opened::open(&first.path).unwrap();
        assert!(first.is_writable() && !second.is_writable());
        assert!(matches!(second.save(), Err(StoreError::Locked(_))));
        drop((first, second));
    }

    #[test]
    fn a_newer_file_is_read_and_never_written() {
        let (dir, workspace) = workspace();
        let path = dir.path().join("newer.json");
        let text = r#"{"format":"chujing-assessment","schema_version":99,"id":"x","answers":{}}"#;
        fs::write(&path, text).unwrap();
        let mut opened = Opened::open(&path).unwrap();
        assert!(matches!(opened.save(), Err(StoreError::Newer(_, 99))));
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        assert_eq!(workspace.list().unwrap().len(), 1);
    }

    #[test]
    fn one_broken_file_leaves_the_others_open() {
        let (dir, workspace) = workspace();
        created(&workspace);
        fs::write(dir.path().join("broken.json"), "{ \"format\": ").unwrap();
        let listed = workspace.list().unwrap();
        assert_eq!(listed.iter().filter(|file| file.dossier.is_ok()).count(), 1);
        let error = listed.iter().find_map(|file| file.dossier.as_ref().err()).unwrap();
        assert!(error.said().zh.contains("第1行"), "{}", error.said().zh);
    }
}
