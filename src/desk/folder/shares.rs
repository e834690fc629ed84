//! What the records of a folder add to the counts of their entities: made when a record is read, held as text, kept in the index.
//!
//! A share holds under one policy, one set of law files and one stretch of days; another one is made anew from the file.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::day::Day;
use crate::dossier::Dossier;
use crate::form::{Facts, digest};
use crate::law::{Circumstances, Origin, Share, epoch, share};
use crate::store::Index;

use super::{Folder, file_name};

/// Days on which a record adds the same, or a day of its own.
type Stretch = Result<(usize, usize), Day>;

/// How many records are held that were read for their share and are soon judged: those of one entity, in most folders.
const HELD: usize = 64;

/// How many shares are held beside an index, which has them all.
const SHARES: usize = 4_096;

/// The shares that are known.
#[derive(Debug, Default)]
pub(super) struct Shares {
    /// By record, and by what they hold under.
    known: Mutex<HashMap<(usize, String), Arc<Share>>>,
    /// Held while shares are made: two workers on one entity must not make them twice.
    making: Mutex<()>,
    /// The records that were read for their shares.
    read: Mutex<HashMap<usize, Dossier>>,
}

/// A panic elsewhere is no reason to forget what is known.
fn held<T>(one: &Mutex<T>) -> MutexGuard<'_, T> {
    one.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shares {
    /// The answers of a record that was read for its share; they are held no longer.
    pub(super) fn taken(&self, index: usize) -> Option<Dossier> {
        held(&self.read).remove(&index)
    }

    fn hold(&self, index: usize, dossier: Dossier) {
        let mut read = held(&self.read);
        if read.len() < HELD {
            read.insert(index, dossier);
        }
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
fn share_on(path: &Path, dossier: &Dossier, day: Day, settings: &Circumstances) -> Share {
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
        if self.lacking(of, &under).is_empty() {
            return self.known(of, &under);
        }
        let _making = held(&self.shares.making);
        let mut lacking = self.lacking(of, &under);
        if let Some(index) = self.index.as_ref().filter(|_| !lacking.is_empty()) {
            if held(&self.shares.known).len() > SHARES {
                held(&self.shares.known).clear();
                lacking = of.to_vec();
            }
            lacking = self.fetch(index, &lacking, &under);
        }
        let made = super::on_every_core(&lacking, |at| self.made(*at, day, settings));
        if let Some(index) = &self.index {
            let kept =
                made.iter().flatten().map(|share| (share.origin.file.as_str(), share.kept()));
            index.put_shares(&under, &kept.collect::<Vec<_>>());
        }
        for (at, share) in lacking.into_iter().zip(made) {
            let share = share.unwrap_or_else(|| {
                Share::unknown(self.files[at].entity.clone(), self.files[at].origin())
            });
            held(&self.shares.known).insert((at, under.clone()), Arc::new(share));
        }
        self.known(of, &under)
    }

    fn lacking(&self, of: &[usize], under: &str) -> Vec<usize> {
        let known = held(&self.shares.known);
        of.iter().copied().filter(|at| !known.contains_key(&(*at, under.to_owned()))).collect()
    }

    fn known(&self, of: &[usize], under: &str) -> Vec<Arc<Share>> {
        let known = held(&self.shares.known);
        of.iter().filter_map(|at| known.get(&(*at, under.to_owned())).map(Arc::clone)).collect()
    }

    /// Takes what the index knows, and says what it does not.
    fn fetch(&self, index: &Index, of: &[usize], under: &str) -> Vec<usize> {
        let names: Vec<&str> = of.iter().filter_map(|at| self.files[*at].name()).collect();
        if names.len() < of.len() {
            return of.to_vec();
        }
        let mut known = held(&self.shares.known);
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
        let share = share_on(&self.files[at].path, &dossier, day, settings);
        self.shares.hold(at, dossier);
        Some(share)
    }
}
