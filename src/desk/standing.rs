//! A record that is only read, with what stands around it: it needs no lock and cannot be changed.

use std::path::{Path, PathBuf};

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::dossier::Dossier;
use crate::form::Facts;
use crate::law::{Circumstances, Survey, Verdict};
use crate::store::{StoreError, Workspace};

use super::around::circumstances;
use super::session::agreed_of;
use super::telling::tell_read;

/// A record with the circumstances it stands in.
#[derive(Debug)]
pub struct Standing {
    /// Its file.
    pub path: PathBuf,
    /// What it holds.
    pub dossier: Dossier,
    /// The day by whose law it is judged.
    pub day: Day,
    /// The other records of its legal entity, the policy and the matrix.
    pub around: Circumstances,
}

impl Standing {
    /// A record in its folder, on its own day or `as_of` another.
    ///
    /// # Errors
    /// If the folder, its policy or its risk matrix cannot be read.
    pub fn of(path: &Path, dossier: Dossier, as_of: Option<Day>) -> Result<Self, StoreError> {
        let day = as_of.unwrap_or_else(|| Facts::new(&dossier.answers).day());
        let mut around = circumstances(path, &dossier, day)?;
        around.agreed = agreed_of(path, &dossier);
        Ok(Self { path: path.to_owned(), dossier, day, around })
    }

    /// The name of its file without the ending, which names what is made of it.
    pub fn stem(&self) -> String {
        stem(&self.path)
    }

    /// Its answers, frozen on the day under the law files of its folder.
    pub fn facts(&self) -> Facts<'_> {
        Facts::at(&self.dossier.answers, self.day).under(&self.around.law_files)
    }

    /// What follows from it.
    pub fn survey(&self) -> Survey {
        Survey::at(&self.facts(), &self.around)
    }

    /// The working days that are known in its folder.
    ///
    /// # Errors
    /// If a calendar of the folder cannot be read.
    pub fn calendar(&self) -> Result<Calendar, StoreError> {
        Workspace::of(&self.path).calendar()
    }

    /// Keeps beside it whom the verdict counts, by which a record that goes away is noticed.
    pub fn tell_read(&self, verdict: &Verdict) {
        tell_read(&self.path, &self.dossier, &self.around, verdict);
    }
}

/// The name of a file without its ending, as it is.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
