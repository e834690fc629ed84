//! Which files of what was told say nothing that the records do not: they need not be read for every question, and there may be ten
//! thousand.
//!
//! What was told of a record is quiet while the record and all that were counted with it stand here, and name their entity in the same
//! words. It is held against the *company* of its record: the ids and files of all records that name it so.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::fmt::Write as _;

use crate::dossier::Told;
use crate::form::digest;
use crate::law::Entity;
use crate::store::{Look, Quiet};

use super::Known;

/// The companies of the records of a folder.
pub(super) struct Companies<'a> {
    files: &'a [Known],
    found: OnceCell<Found<'a>>,
}

struct Found<'a> {
    /// Where the record of an id stands; nothing of an id that several files carry.
    at: HashMap<&'a str, Option<usize>>,
    /// The company of each record.
    of: Vec<usize>,
    /// The digest of each company.
    digests: Vec<String>,
}

impl<'a> Companies<'a> {
    /// They are gathered when they are asked for.
    pub(super) const fn of(files: &'a [Known]) -> Self {
        Self { files, found: OnceCell::new() }
    }

    /// Whether what was told of this record is as quiet as when it was held against this.
    pub(super) fn is_quiet(&self, id: &str, under: &str) -> bool {
        self.company(id).is_some_and(|(_, company)| self.found().digests[company] == under)
    }

    /// Of what was told, with the name of its file and how that looked, what is quiet now.
    pub(super) fn quiet(&self, told: &[(Told, String, Option<Look>)]) -> Vec<Quiet> {
        let quiet = |(told, name, look): &(Told, String, Option<Look>)| {
            let (at, company) = self.company(&told.origin.id)?;
            let known = &self.files[at];
            let stands = |id: &str| self.company(id).is_some_and(|(_, its)| its == company);
            let is_quiet = told.former.is_empty()
                && known.name() == Some(&told.origin.file)
                && known.entity.is(&told.entity) != Some(false)
                && told.counted.iter().all(|other| stands(&other.origin.id));
            let under = self.found().digests[company].clone();
            let (id, name) = (told.origin.id.clone(), name.clone());
            is_quiet.then_some(Quiet { name, look: (*look)?, id, under })
        };
        told.iter().filter_map(quiet).collect()
    }

    /// Where the record of this id stands, and its company.
    fn company(&self, id: &str) -> Option<(usize, usize)> {
        let found = self.found();
        let at = found.at.get(id).copied().flatten()?;
        Some((at, found.of[at]))
    }

    fn found(&self) -> &Found<'a> {
        self.found.get_or_init(|| {
            let mut at = HashMap::with_capacity(self.files.len());
            let mut of = Vec::with_capacity(self.files.len());
            let mut by_words: HashMap<&Entity, usize> = HashMap::new();
            let mut held: Vec<String> = Vec::new();
            for (place, known) in self.files.iter().enumerate() {
                let name = known.name();
                let one = at.entry(known.id.as_str()).or_insert(Some(place));
                // A record without a name that is text is told of under none.
                if *one != Some(place) || name.is_none() {
                    *one = None;
                }
                let company = *by_words.entry(&known.entity).or_insert_with(|| {
                    held.push(format!("{:?}", known.entity));
                    held.len() - 1
                });
                // Writing to a text never fails.
                let _written = write!(held[company], "\n{:?} {name:?}", known.id);
                of.push(company);
            }
            Found { at, of, digests: held.into_iter().map(digest).collect() }
        })
    }
}
