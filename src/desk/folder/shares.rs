//! What the records of a folder add to the counts of their entities: made when a record is read, held as text, kept in the index.
//!
//! A share holds under one policy, one set of law files and one stretch of days; another one is made anew from the file.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::day::Day;
use crate::dossier::Dossier;
use crate::form::{Facts, digest};
use crate::law::{Circumstances, Origin, Share, epoch, share};
use crate::store::Index;

use super::{Folder, file_name};

/// Days on which a record adds the same, or a day of its own.
type Stretch = Result<(usize, usize), Day>;

/// The shares that are known.
#[derive(Debug, Default)]
pub(super) struct Shares {
    /// By record, and by what they hold under.
    known: Mutex<HashMap<(usize, String), Arc<Share>>>,
}

impl Shares {
    /// Keeps the share of a record that was just read.
    pub(super) fn keep(&mut self, index: usize, under: String, share: Share) {
        let known = self.known.get_mut().unwrap_or_else(PoisonError::into_inner);
        known.insert((index, under), Arc::new(share));
    }
}

/// The policy and the law files, in words of this program alone.
fn ruling(settings: &Circumstances) -> String {
    digest(format!("{:?}{:?}", settings.policy, settings.law_files))
}

/// Under what a share holds on a day: the rules of the day, and the policy and law files.
pub(in crate::desk) fn under(day: Day, settings: &Circumstances) -> String {
    let ruling = ruling(settings);
    let begun = settings.law_files.days().filter(|from| *from <= day).count();
    let stretch: Stretch = epoch(day).map(|epoch| (epoch, begun)).ok_or(day);
    match stretch {
        Ok((epoch, begun)) => format!("{epoch}/{begun}/{ruling}"),
        Err(day) => format!("{day}/{ruling}"),
    }
}

/// What a record adds on a day.
pub(super) fn share_on(
    path: &Path,
    dossier: &Dossier,
    day: Day,
    settings: &Circumstances,
) -> Share {
    let facts = Facts::at(&dossier.answers, day).under(&settings.law_files);
    let mut share = share(&facts, &settings.policy);
    share.origin = Origin { id: dossier.id.clone(), file: file_name(path) };
    share
}

impl Folder {
    /// What records add on a day under these settings. A file that can no longer be read may hold anybody.
    pub(in crate::desk) fn shares(
        &self,
        of: &[usize],
        day: Day,
        settings: &Circumstances,
    ) -> Vec<Arc<Share>> {
        let under = under(day, settings);
        let known = || self.shares.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut lacking: Vec<usize> = {
            let known = known();
            of.iter().copied().filter(|at| !known.contains_key(&(*at, under.clone()))).collect()
        };
        if let Some(index) = self.index.as_ref().filter(|_| !lacking.is_empty()) {
            lacking = self.fetch(index, &lacking, &under);
        }
        let made = super::on_every_core(&lacking, |at| self.made(*at, day, settings));
        for (at, share) in lacking.into_iter().zip(made) {
            if let (Some(index), Some(share)) = (&self.index, &share) {
                index.put_share(&share.origin.file, &under, &share.kept());
            }
            let share = share.unwrap_or_else(|| {
                Share::unknown(self.files[at].entity.clone(), self.files[at].origin())
            });
            known().insert((at, under.clone()), Arc::new(share));
        }
        let known = known();
        of.iter().filter_map(|at| known.get(&(*at, under.clone())).map(Arc::clone)).collect()
    }

    /// Takes what the index knows, and says what it does not.
    fn fetch(&self, index: &Index, of: &[usize], under: &str) -> Vec<usize> {
        let names: Vec<&str> = of.iter().filter_map(|at| self.files[*at].name()).collect();
        if names.len() < of.len() {
            return of.to_vec();
        }
        let mut known = self.shares.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut lacking = Vec::new();
        for (at, kept) in of.iter().zip(index.shares(&names, under)) {
            match kept.and_then(|text| Share::from_kept(&text, self.files[*at].origin())) {
                Some(share) => {
                    known.insert((*at, under.to_owned()), Arc::new(share));
                }
                None => lacking.push(*at),
            }
        }
        lacking
    }

    fn made(&self, at: usize, day: Day, settings: &Circumstances) -> Option<Share> {
        let dossier = self.dossier(at).ok()?;
        Some(share_on(&self.files[at].path, &dossier, day, settings))
    }
}
