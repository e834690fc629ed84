//! On what the result of each record of a folder rests, as a digest: what is told of it holds for as long as that is the same.
//!
//! It is the record itself, what the folder keeps beside it, what each other record of its entity adds, whoever is unknown, and the
//! files that it names, and what was handed in of it. Where one of these is not known for certain there is no digest, and the record is judged.

use std::collections::HashMap;

use crate::cores::on_every_core;
use crate::day::calendar::Calendar;
use crate::form::digest;
use crate::law::Circumstances;
use crate::store::{Cabinet, Index, KeptBeside, Workspace};

use super::super::folder::{Counted, Folder, Known, under};
use super::super::package::path_of;
use super::{Neighbours, unknown_to};

/// How the files looked that a record names, and the folders of what was handed in of it.
#[derive(Default)]
struct Looked {
    /// All looks; nothing where one of them is of just now.
    looks: Option<String>,
    /// Those folders, as they are written down.
    folders: String,
}

/// What results of a folder rest on.
pub(in crate::desk) struct Rests<'a> {
    folder: &'a Folder,
    index: &'a Index,
    settings: &'a Circumstances,
    neighbours: &'a Neighbours<'a>,
    /// The policy, the law files, the matrix and the working days.
    beside: String,
    /// Digests of shares by what they hold under, and by the name of the file.
    shares: HashMap<String, HashMap<String, String>>,
    /// What all records of an entity add, by the record that stands for it.
    entities: HashMap<usize, Option<String>>,
    /// How the files looked that a record names, and the folders of what was handed in of it.
    proofs: HashMap<usize, Looked>,
    /// Of which records something is kept beside them.
    kept: KeptBeside,
    /// The files that carry the id of another.
    copies: String,
}

impl<'a> Rests<'a> {
    /// `None` where the folder has no index to keep anything in.
    pub(in crate::desk) fn of(
        folder: &'a Folder,
        settings: &'a Circumstances,
        neighbours: &'a Neighbours<'a>,
        calendar: &Calendar,
    ) -> Option<Self> {
        let Circumstances { policy, law_files, matrix, troubles, .. } = settings;
        let beside = digest(format!("{policy:?}{law_files:?}{matrix:?}{troubles:?}{calendar:?}"));
        let (shares, entities, proofs) = (HashMap::new(), HashMap::new(), HashMap::new());
        let index = folder.index()?;
        let first = folder.files.first();
        let kept = first.map(|known| Workspace::of(&known.path).kept_beside()).unwrap_or_default();
        let copies = format!("{:?}", folder.copies);
        Some(Self {
            folder,
            index,
            settings,
            neighbours,
            beside,
            shares,
            entities,
            proofs,
            kept,
            copies,
        })
    }

    /// Looks at the files that a record names: before it is judged, so that what changes meanwhile is noticed.
    pub(in crate::desk) fn look(&mut self, at: usize) {
        let looked = self.looked(at, "");
        self.proofs.insert(at, looked);
    }

    /// The same for records of which something was told, with the folders that it was told by: while those look as they did, no others
    /// need be looked for. On every core at once where somebody waits.
    pub(in crate::desk) fn look_again(&mut self, told: &[(usize, &str)], is_urgent: bool) {
        let look = |(at, folders): &(usize, &str)| (*at, self.looked(*at, folders));
        let looked: Vec<(usize, Looked)> =
            if is_urgent { on_every_core(told, look) } else { told.iter().map(look).collect() };
        self.proofs.extend(looked);
    }

    fn looked(&self, at: usize, folders: &str) -> Looked {
        let Known { path, card, .. } = &self.folder.files[at];
        let (mut handed_in, mut written) = (Vec::new(), String::new());
        if self.kept.holds(&card.id) {
            let cabinet = Cabinet::of(path, &card.id);
            handed_in =
                if folders.is_empty() { cabinet.folders() } else { cabinet.as_written(folders) };
            written = cabinet.written_down(&handed_in).unwrap_or_default();
        }
        let named = card.proofs.lines().map(|file| path_of(path, file));
        let looks: Option<Vec<_>> = named
            .chain(handed_in.into_iter().map(Some))
            .map(|path| match path {
                Some(path) => self.index.look(&path).map(Some),
                None => Some(None),
            })
            .collect();
        Looked { looks: looks.map(|looks| format!("{looks:?}")), folders: written }
    }

    /// The folders of what was handed in of a record, as they were written down when they were looked at.
    pub(in crate::desk) fn folders(&self, at: usize) -> String {
        self.proofs.get(&at).map(|looked| looked.folders.clone()).unwrap_or_default()
    }

    /// What the result of a record rests on.
    pub(in crate::desk) fn on(&mut self, at: usize) -> Option<String> {
        let unplaced = self.prepare(at)?;
        self.prepared(at, &unplaced)
    }

    /// Looks at all that a record rests on, so that many can then be put into one digest at once; what those add of which it is not known
    /// whose they are.
    pub(in crate::desk) fn prepare(&mut self, at: usize) -> Option<String> {
        if !self.proofs.contains_key(&at) {
            self.look(at);
        }
        self.entity_adds(at)?;
        let unplaced = self.neighbours.unplaced(at);
        self.adds(&unplaced, at)
    }

    /// What the result of a record rests on that was prepared.
    pub(in crate::desk) fn prepared(&self, at: usize, unplaced: &str) -> Option<String> {
        let known = &self.folder.files[at];
        let name = known.name()?;
        let entity_adds = self.entities.get(&self.neighbours.first(at))?.as_ref()?;
        let unknown: Vec<_> =
            unknown_to(self.folder, (&known.path, &known.id), &known.entity).collect();
        // Of a file as young as this list nobody knows whether it is written again in the same moment.
        let look = known.look.as_ref().filter(|look| self.index.is_settled(look))?;
        let (beside, copies, proofs) =
            (&self.beside, &self.copies, self.proofs.get(&at)?.looks.as_ref()?);
        Some(digest(format!(
            "{name}{look:?}{beside}{entity_adds}{unplaced}{unknown:?}{copies}{proofs}"
        )))
    }

    /// What all records of the entity add on the day of a record.
    fn entity_adds(&mut self, at: usize) -> Option<String> {
        let first = self.neighbours.first(at);
        if let Some(known) = self.entities.get(&first) {
            return known.clone();
        }
        let members = self.neighbours.members_with(first);
        // A record alone rests on itself.
        let adds = if members.len() < 2 { Some(String::new()) } else { self.adds(&members, first) };
        self.entities.insert(first, adds.clone());
        adds
    }

    /// What these records add on the day of one.
    fn adds(&mut self, of: &[usize], on: usize) -> Option<String> {
        if of.is_empty() {
            return Some(String::new());
        }
        let day = self.neighbours.day(on);
        let under = under(day, self.settings);
        let shares = self.shares.entry(under.clone());
        let shares = shares.or_insert_with_key(|under| self.index.share_digests(under));
        let is_lacking = |at: &usize| {
            let is_told =
                self.folder.files[*at].name().is_some_and(|name| shares.contains_key(name));
            !is_told && self.folder.counted(*at, &under) == Counted::Never
        };
        let lacking: Vec<usize> = of.iter().copied().filter(is_lacking).collect();
        if !lacking.is_empty() {
            // What it adds on such a day was never asked before.
            self.folder.shares(&lacking, day, self.settings);
        }
        let mut all = day.to_string();
        for at in of {
            let known = &self.folder.files[*at];
            let name = known.name()?;
            // What was counted is told before what the index says meanwhile.
            let counted = match self.folder.counted(*at, &under) {
                Counted::As(digest) => digest,
                Counted::Unsure => return None,
                Counted::Never => shares.get(name)?.clone(),
            };
            all.push_str(&format!("/{name}/{}/{counted}", known.id));
        }
        Some(digest(all))
    }
}
