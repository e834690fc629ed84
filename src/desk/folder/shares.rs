//! What the records of a folder add to the counts of their entities: made when a record is read, and held as text.
//!
//! A share holds under one policy, one set of law files and one stretch of days; another one is made anew from the file.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::day::Day;
use crate::dossier::Dossier;
use crate::form::Facts;
use crate::law::{Circumstances, Origin, Share, epoch, share};

use super::{Folder, Known, file_name};

/// Days on which a record adds the same, or a day of its own.
pub(in crate::desk) type Stretch = Result<(usize, usize), Day>;

/// The stretch of a day, divided by what begins by law files as well.
pub(in crate::desk) fn stretch(day: Day, settings: &Circumstances) -> Stretch {
    let begun = settings.law_files.days().filter(|from| *from <= day).count();
    epoch(day).map(|epoch| (epoch, begun)).ok_or(day)
}

/// The shares that are known, by record and stretch.
#[derive(Debug)]
pub(super) struct Shares {
    /// Under what they were made.
    under: String,
    known: Mutex<HashMap<(usize, Stretch), Box<str>>>,
}

impl Shares {
    pub(super) fn under(settings: &Circumstances) -> Self {
        Self { under: key(settings), known: Mutex::default() }
    }

    pub(super) fn keep(&mut self, index: usize, share: Option<(Stretch, String)>) {
        let known = self.known.get_mut().unwrap_or_else(PoisonError::into_inner);
        known.extend(share.map(|(stretch, text)| ((index, stretch), text.into_boxed_str())));
    }
}

/// Under what a share holds: the policy and the law files, in words of this program alone.
fn key(settings: &Circumstances) -> String {
    crate::form::digest(format!("{:?}{:?}", settings.policy, settings.law_files))
}

/// The share of a record on its own day.
pub(super) fn own(path: &Path, dossier: &Dossier, settings: &Circumstances) -> (Stretch, String) {
    let day = Facts::new(&dossier.answers).day();
    (stretch(day, settings), share_on(path, dossier, day, settings).kept())
}

fn share_on(path: &Path, dossier: &Dossier, day: Day, settings: &Circumstances) -> Share {
    let facts = Facts::at(&dossier.answers, day).under(&settings.law_files);
    let mut share = share(&facts, &settings.policy);
    share.origin = Origin { id: dossier.id.clone(), file: file_name(path) };
    share
}

impl Folder {
    /// What a record adds on a day under these settings. A file that can no longer be read may hold anybody.
    pub(in crate::desk) fn share(&self, index: usize, day: Day, settings: &Circumstances) -> Share {
        let Known { path, id, entity, .. } = &self.files[index];
        let origin = Origin { id: id.clone(), file: file_name(path) };
        let at = (index, stretch(day, settings));
        let is_as_read = self.shares.under == key(settings);
        let known = || self.shares.known.lock().unwrap_or_else(PoisonError::into_inner);
        if is_as_read
            && let Some(share) =
                known().get(&at).and_then(|text| Share::from_kept(text, origin.clone()))
        {
            return share;
        }
        let Ok(dossier) = self.dossier(index) else {
            return Share::unknown(entity.clone(), origin);
        };
        let share = share_on(path, &dossier, day, settings);
        if is_as_read {
            known().insert(at, share.kept().into_boxed_str());
        }
        share
    }
}
