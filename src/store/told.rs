//! What was told of each record last, one small file each in the folder `told` beside the records.
//!
//! It can be made anew, so that it is never worth an error: where it cannot be written it is left out. What stands there and
//! cannot be read is told, as it may name a record that is gone.

use std::io::ErrorKind;
use std::path::PathBuf;

use crate::dossier::Told;
use crate::form::digest;

use crate::cores::on_every_core;

use super::look::{self, Look};
use super::{
    Index, StoreError, Workspace, disk, list_entries, make_folder, read_small, write_atomically,
};

/// The folder of what was told.
pub const TOLD: &str = "told";

/// Up to how many bytes of what was told are read sooner than the index can say what is quiet. Unit tests have little, and ask.
const LITTLE: i64 = if cfg!(any(test, feature = "faults")) { 0 } else { 64 * 1024 };

/// A file of that folder that cannot be read.
#[derive(Debug)]
pub struct Untold {
    /// Its name with that of the folder.
    pub file: String,
    /// Why.
    pub error: StoreError,
}

/// What can be made anew is of no use to others, and two who made it would conflict.
fn keep_out_of_git(dir: &std::path::Path) {
    if let Ok(file) = disk::create(&dir.join(".gitignore")) {
        // Where it cannot be written git shows what it would show anyway.
        let _written = disk::write(&file, b"*\n");
    }
}

/// What was told of the records of a folder, as far as it was read.
#[derive(Debug, Default)]
pub struct Telling {
    /// What was told, each with the name of its file and how that looked before it was read.
    pub told: Vec<(Told, String, Option<Look>)>,
    /// The files that cannot be read.
    pub untold: Vec<Untold>,
    /// Whether the index was asked what of it is quiet.
    pub is_asked: bool,
    /// The names of files that the index knows and that are not there.
    pub absent: Vec<String>,
}

impl Workspace {
    /// What was told of the records of this folder last, and the files of it that cannot be read.
    pub fn told(&self) -> Telling {
        self.told_but(None, &|_, _| false)
    }

    /// The same but for what the index knows to be quiet, by the id of the record and what it was held against: that is not read.
    pub fn told_but(
        &self,
        index: Option<&Index>,
        is_quiet: &dyn Fn(&str, &str) -> bool,
    ) -> Telling {
        let mut out = Telling::default();
        let mut paths = list_entries(&self.dir().join(TOLD)).unwrap_or_else(|error| {
            out.untold.push(Untold { file: TOLD.to_owned(), error });
            Vec::new()
        });
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
        let looks = look::of_each(&paths);
        let mut files: Vec<(PathBuf, Option<Look>)> = paths.into_iter().zip(looks).collect();
        let size: i64 = files.iter().filter_map(|(_, look)| Some(look.as_ref()?.size)).sum();
        if let Some(index) = index.filter(|_| size > LITTLE) {
            out.is_asked = true;
            let (quiet, absent) = index.quiet(&files);
            let mut quiet = quiet.into_iter();
            files.retain(|_| {
                let held = quiet.next().flatten();
                !held.is_some_and(|(id, under)| is_quiet(&id, &under))
            });
            out.absent = absent;
        }
        files.retain(|(path, _)| path.is_file());
        let read = on_every_core(&files, |(path, _)| {
            let told = |text: String| Told::from_json(&text);
            read_small(path)
                .and_then(|text| told(text).ok_or_else(|| StoreError::Told(path.clone())))
        });
        for ((path, look), read) in files.into_iter().zip(read) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match read {
                Ok(told) => out.told.push((told, name, look)),
                Err(error) => out.untold.push(Untold { file: format!("{TOLD}/{name}"), error }),
            }
        }
        out
    }

    /// The name of the file, with that of the folder, that tells of the record with this id.
    pub fn told_name(id: &str) -> String {
        let short: String = digest(id).chars().take(32).collect();
        format!("{TOLD}/{short}.json")
    }

    /// What was told of one record last.
    pub fn told_of(&self, id: &str) -> Option<Told> {
        let text = read_small(&self.dir().join(Self::told_name(id))).ok()?;
        Told::from_json(&text).filter(|told| told.origin.id == id)
    }

    /// Keeps what is told of a record.
    ///
    /// # Errors
    /// If it cannot be written; the record itself is then as it was.
    pub fn save_told(&self, told: &Told) -> Result<PathBuf, StoreError> {
        let path = self.dir().join(Self::told_name(&told.origin.id));
        make_folder(&self.dir().join(TOLD))?;
        keep_out_of_git(&self.dir().join(TOLD));
        write_atomically(&path, told.to_json().as_bytes())?;
        Ok(path)
    }

    /// Forgets what was told in this file, if there is one.
    ///
    /// # Errors
    /// If it cannot be taken away.
    pub fn forget(&self, name: &str) -> Result<(), StoreError> {
        let path = self.dir().join(name);
        match disk::remove(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(StoreError::write(&path, error))
            }
            _ => Ok(()),
        }
    }
}
