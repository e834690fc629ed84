//! Keeps beside a record what was told of it last, and forgets it when a person says that the record is gone on purpose.
//!
//! What is kept changes no result of a record that is there. It is written when a record is saved, never when one is read.

use std::path::Path;

use crate::dossier::{Dossier, Judged, People, Told};
use crate::form::Facts;
use crate::law::{Circumstances, Entity, Origin, Verdict, people_of};
use crate::store::{StoreError, Workspace};
use crate::text::{Phrase, harmless, phrase};

use super::folder::{Folder, file_name};

/// Keeps what the verdict on a record says. It stays as it was where the result rests on settings that cannot be read; what
/// cannot be written is left out, as it can be told anew.
pub fn tell(file: &Path, dossier: &Dossier, around: &Circumstances, verdict: &Verdict) {
    if let Some(told) = told_of(file, dossier, around, verdict) {
        keep_told(file, &told);
    }
}

/// Writes what is told of a record beside it; what cannot be written is left out, as it can be told anew.
pub fn keep_told(file: &Path, told: &Told) {
    let workspace = Workspace::new(file.parent().unwrap_or(Path::new(".")));
    let _kept = workspace.save_told(told);
}

/// What the verdict on a record says; nothing where it rests on settings that cannot be read.
pub fn told_of(
    file: &Path,
    dossier: &Dossier,
    around: &Circumstances,
    verdict: &Verdict,
) -> Option<Told> {
    if !around.troubles.is_empty() || dossier.is_newer() {
        return None;
    }
    let facts = Facts::at(&dossier.answers, verdict.day);
    let ledger = &around.ledger;
    Some(Told {
        origin: Origin { id: dossier.id.clone(), file: file_name(file) },
        title: dossier.title(),
        entity: Entity::of(&facts),
        is_superseded: facts
            .single(&crate::form::catalog::record::SECTION)
            .yes_no(&crate::form::catalog::record::SUPERSEDED)
            .is_yes(),
        result: Judged::of(verdict, dossier.digest()),
        people: People::of(&verdict.headcount),
        own: People::of(&people_of(&facts, &around.policy)),
        counted: ledger
            .origins
            .iter()
            .zip(&ledger.records)
            .map(|(origin, name)| (origin.clone(), name.zh.clone()))
            .collect(),
    })
}

/// What came of forgetting a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forgotten {
    /// It is no longer expected in the folder.
    Done,
    /// No record of this name or id is missing.
    NotGone,
}

/// Confirms that a record that was counted is gone on purpose: by its id, the name of its file, or that without the ending.
///
/// # Errors
/// If the folder cannot be read or what was told of it cannot be taken away.
pub fn forget(workspace: &Workspace, which: &str) -> Result<Forgotten, StoreError> {
    let folder = Folder::read(workspace)?;
    let is_meant = |file: &str| {
        file == which
            || Path::new(file).file_stem().is_some_and(|stem| stem.to_str() == Some(which))
    };
    let found: Vec<&str> = folder
        .gone
        .iter()
        .filter(|gone| gone.id == which || is_meant(&gone.unread.file))
        .map(|gone| gone.id.as_str())
        .collect();
    for id in &found {
        // A file of what was told that cannot be read stands for itself.
        let name = if workspace.told().1.iter().any(|untold| untold.file == *id) {
            (*id).to_owned()
        } else {
            Workspace::told_name(id)
        };
        workspace.forget(&name)?;
        for mut told in workspace.told().0 {
            let before = told.counted.len();
            told.counted.retain(|(other, _)| other.id != *id);
            if told.counted.len() != before {
                workspace.save_told(&told)?;
            }
        }
    }
    Ok(if found.is_empty() { Forgotten::NotGone } else { Forgotten::Done })
}

impl Forgotten {
    /// What to tell the user.
    pub fn said(&self, which: &str) -> Phrase {
        let which = harmless(which, false);
        match self {
            Self::Done => phrase(
                format!("已确认“{which}”是有意移走或者删除的，人数不再等待它。"),
                format!(
                    "Confirmed: \"{which}\" is gone on purpose, and no number waits for it any more."
                ),
            ),
            Self::NotGone => phrase(
                format!("没有名为“{which}”的、已经不在的记录。`chujing list` 列出不在的记录。"),
                format!(
                    "No record called \"{which}\" is missing. `chujing list` lists those that are."
                ),
            ),
        }
    }
}
