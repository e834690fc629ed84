//! What a company keeps beside its records: its policy, its risk matrix, newer law, working days of further years, confirmed
//! contract forms.
//!
//! A file that is not there means the program's own; one that cannot be read is an error and never dropped silently.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use crate::day::calendar::{Calendar, Imported};
use crate::law::edition::Editions;
use crate::law::{Matrix, Policy, law_file};
use crate::source::LawFiles;

use super::{StoreError, Workspace, disk, make_folder, read_small, write_atomically};

/// The file of a company's own reading of open points.
pub const POLICY: &str = "policy.json";

/// The file of a company's own risk matrix.
pub const RISK_MATRIX: &str = "risk-matrix.json";

/// The file of the contract forms that a person confirmed.
pub const EDITIONS: &str = "contract-editions.json";

/// How the name of a file with a further year's working days begins.
pub const CALENDAR: &str = "calendar-";

/// How the name of a file with newer law begins.
pub const LAW: &str = "law-";

/// Whether a file of this name is one of them, and no record. Upper and lower case are one: on some systems they name one file.
pub(super) fn is_setting(name: &str) -> bool {
    [POLICY, RISK_MATRIX, EDITIONS].iter().any(|setting| name.eq_ignore_ascii_case(setting))
        || [CALENDAR, LAW].iter().any(|beginning| begins(name, beginning))
}

/// Whether a path is that of a setting, whatever stands there.
pub(super) fn bears_name(path: &Path) -> bool {
    path.file_name().is_some_and(|name| is_setting(&name.to_string_lossy()))
}

/// Whether a name begins so, in upper or lower case. It is asked of every file of a folder, and writes nothing down for it.
fn begins(name: &str, beginning: &str) -> bool {
    name.get(..beginning.len()).is_some_and(|it| it.eq_ignore_ascii_case(beginning))
}

/// Whether a path is that of a law file: a link that leads nowhere is one, too, and no folder is.
fn is_law(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_json = || path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    begins(&name, LAW) && is_json() && !path.is_dir()
}

impl Workspace {
    /// The company's policy; without a file every open point is read as the program reads it.
    ///
    /// # Errors
    /// If the file cannot be read or is no policy.
    pub fn policy(&self) -> Result<Policy, StoreError> {
        self.setting(POLICY, |path, text| {
            Policy::from_json(text).map_err(|error| StoreError::Policy(path, error))
        })
    }

    /// Writes the company's policy and returns its file.
    ///
    /// # Errors
    /// If it cannot be written; the old one is then as it was.
    pub fn save_policy(&self, policy: &Policy) -> Result<PathBuf, StoreError> {
        self.save_setting(POLICY, policy)
    }

    /// The company's risk matrix; without a file, that of the standard.
    ///
    /// # Errors
    /// If the file cannot be read or is no matrix.
    pub fn risk_matrix(&self) -> Result<Matrix, StoreError> {
        self.setting(RISK_MATRIX, |path, text| {
            Matrix::from_json(text).map_err(|error| StoreError::RiskMatrix(path, error))
        })
    }

    /// Writes the company's risk matrix and returns its file.
    ///
    /// # Errors
    /// If it cannot be written; the old one is then as it was.
    pub fn save_risk_matrix(&self, matrix: &Matrix) -> Result<PathBuf, StoreError> {
        self.save_setting(RISK_MATRIX, matrix)
    }

    /// The contract forms that a person confirmed.
    ///
    /// # Errors
    /// If the file cannot be read or is no such list.
    pub fn editions(&self) -> Result<Editions, StoreError> {
        self.setting(EDITIONS, |path, text| {
            Editions::from_json(text).map_err(|error| StoreError::Editions(path, error))
        })
    }

    /// Writes the confirmed contract forms and returns their file.
    ///
    /// # Errors
    /// If it cannot be written; the old one is then as it was.
    pub fn save_editions(&self, editions: &Editions) -> Result<PathBuf, StoreError> {
        self.save_setting(EDITIONS, editions)
    }

    /// The working days of years that the folder holds (`calendar-2027.json`), beside those of this program.
    ///
    /// # Errors
    /// If such a file cannot be read, or is no calendar.
    pub fn calendar(&self) -> Result<Calendar, StoreError> {
        let mut out = Calendar::built_in();
        for path in self.settings()?.iter() {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let ends = |ending| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending));
            // A link that leads nowhere, a pipe or a device is an error, and no folder is a calendar.
            if begins(&name, CALENDAR) && (ends("json") || ends("ics")) && !path.is_dir() {
                let text = read_small(path)?;
                out = Imported::read(&text)
                    .and_then(|years| years.into_iter().try_fold(out, Calendar::with))
                    .map_err(|error| StoreError::Calendar(path.clone(), error))?;
            }
        }
        Ok(out)
    }

    /// What the law files of the folder (`law-*.json`) renew, each read after those before it by name.
    ///
    /// # Errors
    /// If such a file cannot be read, or is no law file.
    pub fn law_files(&self) -> Result<Arc<LawFiles>, StoreError> {
        let mut paths: Vec<PathBuf> =
            self.settings()?.iter().filter(|path| is_law(path)).cloned().collect();
        paths.sort();
        let mut out = LawFiles::default();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = read_small(&path)?;
            law_file::read(&name, &text, &mut out)
                .map_err(|error| StoreError::LawFile(path, error))?;
        }
        Ok(Arc::new(out))
    }

    fn setting<T: Default>(
        &self,
        name: &str,
        of: impl FnOnce(PathBuf, &str) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let path = self.setting_file(name);
        match read_small(&path) {
            // A link that leads nowhere is no file that is not there.
            Err(error) if error.is_absence() && disk::look_at_link(&path).is_err() => {
                Ok(T::default())
            }
            text => of(path, &text?),
        }
    }

    /// The file of a setting, in upper or lower case: it is no record, and must not be nothing.
    fn setting_file(&self, name: &str) -> PathBuf {
        let path = self.dir().join(name);
        if disk::look_at_link(&path).is_ok() {
            return path;
        }
        let is_meant =
            |path: &Path| path.file_name().is_some_and(|file| file.eq_ignore_ascii_case(name));
        let settings = self.settings().unwrap_or_default();
        settings.iter().find(|path| is_meant(path)).cloned().unwrap_or(path)
    }

    fn save_setting(&self, name: &str, value: &impl Serialize) -> Result<PathBuf, StoreError> {
        make_folder(self.dir())?;
        let path = self.setting_file(name);
        let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
        text.push('\n');
        write_atomically(&path, text.as_bytes())?;
        Ok(path)
    }
}
