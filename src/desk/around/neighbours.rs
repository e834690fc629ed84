//! What stands around every record of a folder, said of one record at a time.
//!
//! What each record of an entity sees of the others is nearly the whole entity: it is made when it is asked for and let go again,
//! so that a folder never takes more room than its records. Each sees what it would see alone.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::day::Day;
use crate::dossier::Dossier;
use crate::law::{Circumstances, Entity, Ledger, Register, Share};
use crate::store::StoreError;

use super::super::folder::Folder;
use super::super::proofs;
use super::{finish, one_by_one};

/// How many records of one entity are taken at once: the others must not wait for one that has thousands.
const RUN: usize = 32;

/// The records of a folder by the entity they are of.
pub(in crate::desk) struct Neighbours<'a> {
    folder: &'a Folder,
    settings: &'a Circumstances,
    days: Vec<Day>,
    /// The records that give a code, and those that give a name.
    by_code: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    /// The records that give no name: only of them it may not be known whether they are of the entity of another.
    nameless: Vec<usize>,
    /// For each record the first that states the same entity and has the same day: both ask for the same register.
    first: Vec<usize>,
}

/// Goes from record to record; those that ask for the same register follow each other in [`Neighbours::order`].
pub(in crate::desk) struct Walk<'a> {
    among: &'a Neighbours<'a>,
    known: Option<(usize, Members)>,
}

/// The records of one entity on one day; none where there is one at most.
struct Members {
    files: Vec<usize>,
    shares: Vec<Arc<Share>>,
    /// The ids that stand more than once.
    again: HashSet<String>,
    register: Option<Register>,
}

impl<'a> Neighbours<'a> {
    /// The records of a folder, each on its own day or all `on` one day.
    pub(in crate::desk) fn of(
        folder: &'a Folder,
        settings: &'a Circumstances,
        on: Option<Day>,
    ) -> Self {
        let days: Vec<Day> = folder.files.iter().map(|known| on.unwrap_or(known.day)).collect();
        let (mut by_code, mut by_name) = (HashMap::new(), HashMap::new());
        let mut nameless = Vec::new();
        let mut asking: HashMap<(&Entity, Day), usize> = HashMap::new();
        let mut first = Vec::new();
        let among = |by: &mut HashMap<String, Vec<usize>>, key: &Option<String>, index| {
            if let Some(key) = key {
                by.entry(key.clone()).or_default().push(index);
            }
        };
        for (index, (known, day)) in folder.files.iter().zip(&days).enumerate() {
            let entity = &known.entity;
            among(&mut by_code, &entity.code, index);
            among(&mut by_name, &entity.name, index);
            if entity.name.is_none() {
                nameless.push(index);
            }
            first.push(*asking.entry((entity, *day)).or_insert(index));
        }
        Self { folder, settings, days, by_code, by_name, nameless, first }
    }

    /// The day of a record.
    pub(in crate::desk) fn day(&self, index: usize) -> Day {
        self.days[index]
    }

    /// Every record, those that ask for the same register one after the other.
    pub(in crate::desk) fn order(&self) -> Vec<usize> {
        let mut out: Vec<usize> = (0..self.first.len()).collect();
        out.sort_by_key(|index| self.first[*index]);
        out
    }

    /// These records as they are best taken, one after the other: those that ask for the same register together, so that it is gathered once.
    pub(in crate::desk) fn runs(&self, these: &[usize]) -> Vec<Vec<usize>> {
        let mut order = these.to_vec();
        order.sort_by_key(|index| self.first[*index]);
        let alike = order.chunk_by(|a, b| self.first[*a] == self.first[*b]);
        alike.flat_map(|run| run.chunks(RUN)).map(<[usize]>::to_vec).collect()
    }

    /// Begins to go from record to record.
    pub(in crate::desk) fn walk(&'a self) -> Walk<'a> {
        Walk { among: self, known: None }
    }

    /// The record that stands for all that state the same entity and have the same day.
    pub(in crate::desk) fn first(&self, index: usize) -> usize {
        self.first[index]
    }

    /// The records of the entity of this one, itself among them.
    pub(super) fn members_with(&self, index: usize) -> Vec<usize> {
        self.members(self.entity(index))
    }

    fn entity(&self, index: usize) -> &Entity {
        &self.folder.files[index].entity
    }

    /// The records that are of this entity, whoever states it otherwise left out.
    ///
    /// Records of one entity may state it differently, and being the same is no chain: one that gives only a name is of the same
    /// entity as each record of that name, though their codes may differ from each other.
    pub(in crate::desk) fn members(&self, entity: &Entity) -> Vec<usize> {
        let of = |by: &HashMap<String, Vec<usize>>, key: &Option<String>| {
            key.as_ref().and_then(|key| by.get(key).cloned()).unwrap_or_default()
        };
        let mut out = of(&self.by_code, &entity.code);
        out.extend(of(&self.by_name, &entity.name));
        out.sort_unstable();
        out.dedup();
        out.retain(|index| entity.is(self.entity(*index)) == Some(true));
        out
    }

    fn gather(&self, first: usize) -> Members {
        let day = self.days[first];
        let members = self.members(self.entity(first));
        if members.len() < 2 {
            return Members {
                files: members,
                shares: Vec::new(),
                again: HashSet::new(),
                register: None,
            };
        }
        let shares = self.folder.shares(&members, day, self.settings);
        let (mut seen, mut counted) = (HashSet::new(), HashSet::new());
        let mut again = HashSet::new();
        // The groups of every further copy of a record stand apart.
        let once_each = shares.iter().map(|share| {
            let id = share.origin.id.as_str();
            if !seen.insert(id) {
                again.insert(id.to_owned());
            }
            let is_copy = share.counts() && !counted.insert(id);
            if is_copy { Arc::new(share.apart()) } else { Arc::clone(share) }
        });
        let register = Register::new(day, once_each);
        Members { files: members, shares, again, register: Some(register) }
    }

    /// Tells a record of the others of which it is not known whether they are of its entity, as the record alone would be told.
    fn tell_unplaced(&self, own: usize, ledger: &mut Ledger) {
        let others = self.unplaced(own);
        let shares = self.folder.shares(&others, self.days[own], self.settings);
        let counting = shares.iter().filter(|share| share.counts());
        ledger.notes.extend(counting.map(|share| share.unplaced()));
    }

    /// The records of which it is not known whether they are of the entity of this one.
    pub(super) fn unplaced(&self, own: usize) -> Vec<usize> {
        let entity = self.entity(own);
        let is_unplaced = |other: &usize| *other != own && entity.is(self.entity(*other)).is_none();
        // Two records that give their names are never in doubt: most folders have no such pair.
        match entity.name {
            Some(_) => self.nameless.iter().copied().filter(is_unplaced).collect(),
            None => (0..self.folder.files.len()).filter(is_unplaced).collect(),
        }
    }
}

impl Walk<'_> {
    /// The answers of a record and what stands around it. Where the others of its entity have to be read, it is read with them.
    ///
    /// # Errors
    /// If the record can no longer be read.
    pub(in crate::desk) fn at(
        &mut self,
        index: usize,
    ) -> Result<(Dossier, Circumstances), StoreError> {
        self.meet(index);
        let dossier = self.among.folder.dossier(index)?;
        let around = self.around(index, &dossier);
        Ok((dossier, around))
    }

    /// Gathers the records of the entity of this one.
    pub(in crate::desk) fn meet(&mut self, index: usize) {
        self.known = Some(self.members(index));
    }

    /// The records of the entity of this one, and the record that stands for them.
    fn members(&mut self, index: usize) -> (usize, Members) {
        let first = self.among.first[index];
        match self.known.take() {
            Some((of, members)) if of == first => (first, members),
            _ => (first, self.among.gather(first)),
        }
    }

    /// What stands around a record with these answers.
    pub(in crate::desk) fn around(&mut self, index: usize, dossier: &Dossier) -> Circumstances {
        let mut around = self.beside(index);
        proofs::look(&self.among.folder.files[index].path, &dossier.answers, &mut around);
        around
    }

    /// The same without the files that the record names: no result rests on them.
    pub(in crate::desk) fn beside(&mut self, index: usize) -> Circumstances {
        let among = self.among;
        let (first, members) = self.members(index);
        let known = &among.folder.files[index];
        let (id, entity) = (&known.id, &known.entity);
        let at = members.files.binary_search(&index).ok();
        let mut ledger = match (&members.register, at) {
            (Some(_), Some(at)) if members.again.contains(id.as_str()) => {
                // A copied record sees the others otherwise than everybody else does.
                let others = members.shares.iter().enumerate().filter(|(other, _)| *other != at);
                one_by_one(entity, id, among.days[index], others.map(|(_, share)| &**share))
            }
            (Some(register), Some(at)) => register.others(at),
            _ => Ledger::default(),
        };
        self.known = Some((first, members));
        among.tell_unplaced(index, &mut ledger);
        finish(&mut ledger, among.folder, (&known.path, id), entity);
        Circumstances { ledger, ..among.settings.clone() }
    }
}
