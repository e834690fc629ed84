//! Many records at once: each read once, with what stands around it, and worked on by as many workers as there are cores.
//!
//! A record that cannot be read, or whose work fails, never stops the others; results stand in the order of the records.

use std::path::{Path, PathBuf};

use crate::law::{Circumstances, Unread};
use crate::store::{StoreError, Workspace, is_same_file};
use crate::text::{Phrase, harmless};

use super::around::{self, Neighbours};
use super::folder::{Folder, Known};
use super::session::agreed_of;
use super::standing::Standing;
use crate::cores;

/// A record of a batch.
#[derive(Clone, Copy, Debug)]
pub struct Meant<'a> {
    /// Its file.
    pub path: &'a Path,
    /// Its name.
    pub title: &'a str,
    /// The schema version of a file that a newer program wrote: it may be understood in part only.
    pub newer: Option<u64>,
}

/// The records of a workspace.
#[derive(Debug)]
pub struct Batch {
    pub(super) folder: Folder,
    pub(super) settings: Circumstances,
    /// Those that are meant, by their position in the folder.
    meant: Vec<usize>,
    /// The files that cannot be read, with the reason.
    pub unreadable: Vec<(PathBuf, Phrase)>,
}

impl Batch {
    /// Reads every record of a workspace.
    ///
    /// # Errors
    /// If the folder, its policy or its risk matrix cannot be read.
    pub fn of(workspace: &Workspace) -> Result<Self, StoreError> {
        let workspace = &workspace.frozen_with_cards();
        let settings = Circumstances {
            policy: workspace.policy()?,
            law_files: workspace.law_files()?,
            matrix: workspace.risk_matrix()?,
            ..Circumstances::default()
        };
        Ok(Self::under(Folder::read(workspace)?, settings))
    }

    /// The records of a folder under this policy and matrix, whatever it keeps.
    pub(super) fn under(mut folder: Folder, settings: Circumstances) -> Self {
        let unreadable = std::mem::take(&mut folder.broken);
        Self { meant: (0..folder.files.len()).collect(), folder, settings, unreadable }
    }

    /// Those that can be read, by file name.
    pub fn records(&self) -> impl ExactSizeIterator<Item = Meant<'_>> {
        self.known().map(|known| Meant {
            path: &known.path,
            title: &known.title,
            newer: known.newer,
        })
    }

    fn known(&self) -> impl ExactSizeIterator<Item = &Known> {
        self.meant.iter().map(|index| &self.folder.files[*index])
    }

    /// What may hold people of these records and cannot be read, each once.
    pub fn unread(&self) -> Vec<&Unread> {
        let mut out: Vec<&Unread> = Vec::new();
        for Known { path, card, .. } in self.known() {
            for unread in around::unknown_to(&self.folder, (path, &card.id), &card.entity) {
                if !out.contains(&unread) {
                    out.push(unread);
                }
            }
        }
        out
    }

    /// Keeps only these files. All records of the workspace still count in what stands around each.
    #[must_use]
    pub fn only(mut self, files: &[PathBuf]) -> Self {
        let is_wanted = |path: &Path| files.iter().any(|file| is_same_file(file, path));
        self.meant.retain(|index| is_wanted(&self.folder.files[*index].path));
        self.unreadable.retain(|(path, _)| is_wanted(path));
        let is_here = |file: &PathBuf| {
            let all = self.known().map(|known| &known.path);
            all.chain(self.unreadable.iter().map(|(path, _)| path))
                .any(|path| is_same_file(path, file))
        };
        let strangers: Vec<&PathBuf> = files.iter().filter(|file| !is_here(file)).collect();
        let told: Vec<(PathBuf, Phrase)> = strangers
            .into_iter()
            .map(|file| {
                let name = harmless(&file.display().to_string(), false);
                let said = said!(
                    "工作区中没有名为 {name} 的评估",
                    "the workspace holds no assessment called {name}",
                    name,
                );
                (file.clone(), said)
            })
            .collect();
        self.unreadable.extend(told);
        self
    }

    /// Does `work` for each record, on every core, and calls `after` whenever one is done. The results stand in the
    /// order of the records; of one that can no longer be read there is the reason.
    pub fn each<T: Send>(
        &self,
        work: impl Fn(&Standing) -> T + Sync,
        after: impl Fn() + Sync,
    ) -> Vec<Result<T, StoreError>> {
        let neighbours = Neighbours::of(&self.folder, &self.settings, None);
        let first = self.known().next();
        let kept = first.map(|known| Workspace::of(&known.path).kept_beside()).unwrap_or_default();
        let with_agreed = |standing: &Standing| {
            if !kept.holds(&standing.dossier.id) {
                return work(standing);
            }
            // Its papers tell of it, as they do of one record alone.
            let Standing { path, dossier, day, around } = standing;
            let agreed = agreed_of(path, dossier);
            let around = Circumstances { agreed, ..around.clone() };
            work(&Standing { path: path.clone(), dossier: dossier.clone(), day: *day, around })
        };
        self.each_of(&neighbours, &self.meant, with_agreed, after)
    }

    /// The same for `these` records, in order, whichever are meant.
    pub(super) fn each_of<T: Send>(
        &self,
        neighbours: &Neighbours<'_>,
        these: &[usize],
        work: impl Fn(&Standing) -> T + Sync,
        after: impl Fn() + Sync,
    ) -> Vec<Result<T, StoreError>> {
        // Whoever is read for what it adds to the others is read once.
        let mut wanted = these.to_vec();
        wanted.sort_unstable();
        self.folder.want_whole(wanted);
        let worked = cores::each_with(
            &neighbours.runs(these),
            || neighbours.walk(),
            |walk, run| {
                let one = |index: &usize| {
                    let worked = walk.at(*index).map(|(dossier, around)| {
                        let path = self.folder.files[*index].path.clone();
                        work(&Standing { path, dossier, day: neighbours.day(*index), around })
                    });
                    after();
                    (*index, worked)
                };
                run.iter().map(one).collect::<Vec<_>>()
            },
        );
        self.folder.want(Vec::new());
        let mut all: Vec<(usize, Result<T, StoreError>)> = worked.into_iter().flatten().collect();
        all.sort_by_key(|(at, _)| *at);
        all.into_iter().map(|(_, result)| result).collect()
    }
}
