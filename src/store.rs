//! The only module that touches files: it opens, locks, saves and exports.
//!
//! A file is written beside its place and then renamed over it, so that it is whole at every moment; it is private (0600). A
//! file that changed on disk since it was read is not overwritten.
#![expect(clippy::disallowed_methods, reason = "this is the module that reads and writes files")]

mod error;
mod journal;
mod opened;
mod replaced;
mod settings;

pub use error::StoreError;
pub use journal::{Change, Fit, Journal, Orphan, Unsaved, orphans, orphans_of};
pub use opened::{Mode, Opened, Save, Written};
pub use replaced::write_keeping;
pub use settings::{CALENDAR, EDITIONS, POLICY, RISK_MATRIX};

use std::fs;
use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::document::contract::hex;
use crate::dossier::Dossier;

/// The largest file that is read, in bytes. An assessment is a few hundred kilobytes at most.
pub const LARGEST: u64 = 32 * 1024 * 1024;

/// The longest line of a file that is read line by line, in bytes.
pub const LONGEST_LINE: u64 = 64 * 1024;

/// A folder of assessments.
#[derive(Clone, Debug)]
pub struct Workspace {
    dir: PathBuf,
}

/// One file of a workspace, with its assessment or the reason why it cannot be read.
#[derive(Debug)]
pub struct Listed {
    /// Where it stands.
    pub path: PathBuf,
    /// What it holds.
    pub dossier: Result<Dossier, StoreError>,
}

impl Workspace {
    /// A workspace in `dir`, which need not exist yet.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into() }
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Every assessment in the folder, by file name. A file that cannot be read is listed with the reason; others stay open.
    ///
    /// # Errors
    /// If the folder itself cannot be read. A folder that does not exist is empty.
    pub fn list(&self) -> Result<Vec<Listed>, StoreError> {
        let mut paths = list_files(&self.dir)?;
        paths.retain(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            !settings::is_setting(&name)
                && !name.starts_with('.')
                && path.extension().is_some_and(|ending| ending == "json")
        });
        Ok(paths
            .into_iter()
            .map(|path| Listed { dossier: read(&path).map(|(dossier, _)| dossier), path })
            .collect())
    }

    /// Creates a file for a new assessment and opens it. The name is made from `stem`, with a number if it is taken, and is
    /// never one that the folder keeps for a setting.
    ///
    /// # Errors
    /// If the folder or file cannot be written.
    pub fn create(&self, stem: &str, dossier: Dossier) -> Result<Opened, StoreError> {
        fs::create_dir_all(&self.dir).map_err(|error| StoreError::write(&self.dir, error))?;
        let mut stem = file_stem(stem);
        if settings::is_setting(&format!("{stem}-0.json")) {
            // No number behind it would make it a record.
            stem = format!("assessment-{stem}");
        }
        let path = (1..10_000)
            .map(|n| if n == 1 { format!("{stem}.json") } else { format!("{stem}-{n}.json") })
            .filter(|name| !settings::is_setting(name))
            .map(|name| self.dir.join(name))
            .find(|path| !path.exists())
            .unwrap_or_else(|| self.dir.join(format!("{stem}-{:08x}.json", fastrand::u32(..))));
        write_atomically(&path, dossier.to_json().as_bytes())?;
        Opened::open(&path)
    }
}

/// Takes a file away that was just written and is no longer wanted.
pub fn discard(path: &Path) {
    // What cannot be removed stays; the error that led here is the one to tell.
    let _removed = fs::remove_file(path);
}

/// Makes a folder that does not exist yet with these files, whole or not at all: it is made beside its place and renamed there.
///
/// Names hold `/` where a file stands in a folder of its own.
///
/// # Errors
/// If it exists already, or anything in it cannot be written; then nothing is left.
pub fn new_folder(dir: &Path, files: &[(String, Vec<u8>)]) -> Result<(), StoreError> {
    let failed = |error| StoreError::write(dir, error);
    if dir.exists() {
        return Err(StoreError::Exists(dir.to_owned()));
    }
    let parent = folder_of(dir);
    make_folder(parent)?;
    let beside = tempfile::Builder::new().prefix(".chujing-").tempdir_in(parent).map_err(failed)?;
    for (name, bytes) in files {
        let path = beside.path().join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        // Nobody sees it before the folder has its name, so that it can be written in its place.
        write_private(&path, bytes).map_err(failed)?;
    }
    let made = beside.keep();
    fs::rename(&made, dir).map_err(|error| {
        let _cleaned = fs::remove_dir_all(&made);
        failed(error)
    })?;
    sync_folder(parent);
    Ok(())
}

/// Writes a new private file to the disk.
fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A rename is durable only once its folder is written; some systems cannot do that, which is no failure.
fn sync_folder(dir: &Path) {
    if let Ok(dir) = fs::File::open(dir) {
        let _synced = dir.sync_all();
    }
}

/// A name that is safe as a file name on every system: letters, digits, `-`, `_` and Chinese stay, all else becomes `-`.
pub fn file_stem(name: &str) -> String {
    let plain: String = name
        .trim()
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' })
        .take(60)
        .collect();
    let plain = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if plain.is_empty() { "assessment".to_owned() } else { plain }
}

/// Reads a file as text.
///
/// # Errors
/// If it cannot be read, is larger than [`LARGEST`], or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, StoreError> {
    let size = fs::metadata(path).map_err(|error| StoreError::read(path, error))?.len();
    if size > LARGEST {
        return Err(StoreError::TooLarge(path.to_owned()));
    }
    let bytes = fs::read(path).map_err(|error| StoreError::read(path, error))?;
    String::from_utf8(bytes).map_err(|_| StoreError::NotText(path.to_owned()))
}

/// Reads a file as bytes.
///
/// # Errors
/// If it cannot be read, or is larger than [`LARGEST`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, StoreError> {
    let size = fs::metadata(path).map_err(|error| StoreError::read(path, error))?.len();
    if size > LARGEST {
        return Err(StoreError::TooLarge(path.to_owned()));
    }
    fs::read(path).map_err(|error| StoreError::read(path, error))
}

/// Reads a text file of any size line by line and returns its SHA-256 in hexadecimal.
///
/// # Errors
/// If it cannot be read, is not UTF-8, or a line is longer than [`LONGEST_LINE`]; or what `take` says of a line, which ends the reading.
pub fn each_line<E: From<StoreError>>(
    path: &Path,
    mut take: impl FnMut(&str) -> Result<(), E>,
) -> Result<String, E> {
    let failed = |error| E::from(StoreError::read(path, error));
    let mut file = std::io::BufReader::new(fs::File::open(path).map_err(failed)?);
    let mut digest = Sha256::new();
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = (&mut file).take(LONGEST_LINE).read_until(b'\n', &mut line).map_err(failed)?;
        if read == 0 {
            return Ok(hex(&digest.finalize()));
        }
        if line.len() as u64 == LONGEST_LINE {
            return Err(StoreError::TooLarge(path.to_owned()).into());
        }
        digest.update(&line);
        let text = std::str::from_utf8(&line)
            .map_err(|_| E::from(StoreError::NotText(path.to_owned())))?;
        take(text.trim_end_matches(['\n', '\r']))?;
    }
}

/// Whether two paths lead to the same file, by any name or link.
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}

/// Reads an assessment, with the bytes it was read from.
fn read(path: &Path) -> Result<(Dossier, Vec<u8>), StoreError> {
    let text = read_text(path)?;
    let dossier =
        Dossier::from_json(&text).map_err(|error| StoreError::Content(path.to_owned(), error))?;
    Ok((dossier, text.into_bytes()))
}

/// Writes a private file beside its place and renames it there, so that it is never half written.
///
/// # Errors
/// If the folder cannot be written or the disk is full; the old file is then as it was.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    stage(path, bytes)?.persist(path).map_err(|error| StoreError::write(path, error.error))?;
    sync_folder(folder_of(path));
    Ok(())
}

/// Writes several private files; all of them are on the disk before the first takes its place, so that a full disk leaves every
/// old file as it was.
///
/// # Errors
/// If a folder cannot be written or the disk is full.
pub fn write_together(files: &[(PathBuf, Vec<u8>)]) -> Result<(), StoreError> {
    let staged: Result<Vec<_>, _> = files.iter().map(|(path, bytes)| stage(path, bytes)).collect();
    for (file, (path, _)) in staged?.into_iter().zip(files) {
        file.persist(path).map_err(|error| StoreError::write(path, error.error))?;
    }
    let folders: std::collections::BTreeSet<&Path> =
        files.iter().map(|(path, _)| folder_of(path)).collect();
    folders.into_iter().for_each(sync_folder);
    Ok(())
}

/// A file on the disk beside its place, which goes away by itself if it does not get there.
fn stage(path: &Path, bytes: &[u8]) -> Result<tempfile::TempPath, StoreError> {
    let failed = |error| StoreError::write(path, error);
    let dir = folder_of(path);
    let mut file = tempfile::Builder::new().prefix(".chujing-").tempfile_in(dir).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    Ok(file.into_temp_path())
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
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::read(dir, error)),
    };
    let paths: Result<Vec<PathBuf>, _> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths = paths.map_err(|error| StoreError::read(dir, error))?;
    paths.sort();
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
    fs::create_dir_all(dir).map_err(|error| StoreError::write(dir, error))
}
