//! Many records at once: each read once, with what stands around it, and worked on by as many workers as there are cores.
//!
//! A record that cannot be read, or whose work fails, never stops the others; results stand in the order of the records.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::form::Facts;
use crate::law::Circumstances;
use crate::store::{StoreError, Workspace, is_same_file};
use crate::text::{Phrase, harmless, phrase};

use super::around;
use super::folder::Folder;
use super::standing::Standing;

/// The records of a workspace.
#[derive(Debug)]
pub struct Batch {
    /// Those that can be read, by file name.
    pub records: Vec<Standing>,
    /// Those that cannot, with the reason.
    pub unreadable: Vec<(PathBuf, Phrase)>,
}

impl Batch {
    /// Reads every record of a workspace. What stands around them is computed once for all, not anew for each.
    ///
    /// # Errors
    /// If the folder, its policy or its risk matrix cannot be read.
    pub fn of(workspace: &Workspace) -> Result<Self, StoreError> {
        let around = Circumstances {
            policy: workspace.policy()?,
            matrix: workspace.risk_matrix()?,
            ..Circumstances::default()
        };
        Ok(Self::under(Folder::read(workspace)?, &around))
    }

    /// The records of a folder under this policy and matrix, whatever it keeps.
    pub(super) fn under(folder: Folder, around: &Circumstances) -> Self {
        let around = around::of_all(&folder, around, None);
        let Folder { files, broken: unreadable, .. } = folder;
        let records = files
            .into_iter()
            .zip(around)
            .map(|((path, dossier), around)| {
                let day = Facts::new(&dossier.answers).day();
                Standing { path, dossier, day, around }
            })
            .collect();
        Self { records, unreadable }
    }

    /// Keeps only these files. All records of the workspace still count in what stands around each.
    #[must_use]
    pub fn only(mut self, files: &[PathBuf]) -> Self {
        let is_wanted = |path: &Path| files.iter().any(|file| is_same_file(file, path));
        self.records.retain(|record| is_wanted(&record.path));
        self.unreadable.retain(|(path, _)| is_wanted(path));
        let is_here = |file: &PathBuf| {
            let all = self.records.iter().map(|record| &record.path);
            all.chain(self.unreadable.iter().map(|(path, _)| path))
                .any(|path| is_same_file(path, file))
        };
        let strangers: Vec<&PathBuf> = files.iter().filter(|file| !is_here(file)).collect();
        let told: Vec<(PathBuf, Phrase)> = strangers
            .into_iter()
            .map(|file| {
                let name = harmless(&file.display().to_string(), false);
                let said = phrase(
                    format!("工作区中没有名为 {name} 的评估"),
                    format!("the workspace holds no assessment called {name}"),
                );
                (file.clone(), said)
            })
            .collect();
        self.unreadable.extend(told);
        self
    }

    /// Does `work` for each record, with this many workers, and calls `after` whenever one is done. The results stand in the
    /// order of the records.
    pub fn each<T: Send>(
        &self,
        workers: usize,
        work: impl Fn(&Standing) -> T + Sync,
        after: impl Fn() + Sync,
    ) -> Vec<T> {
        let next = AtomicUsize::new(0);
        let worker = || {
            let mut done = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(record) = self.records.get(at) else { return done };
                done.push((at, work(record)));
                after();
            }
        };
        let mut all: Vec<(usize, T)> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..workers.max(1)).map(|_| scope.spawn(worker)).collect();
            let done = threads.into_iter().map(|thread| {
                // A worker that panics is a mistake of the program; it is not hidden.
                thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            });
            done.flatten().collect()
        });
        all.sort_by_key(|(at, _)| *at);
        all.into_iter().map(|(_, result)| result).collect()
    }
}
