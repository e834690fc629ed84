//! Keeps beside a record what was told of it last, and forgets it when a person says that the record is gone on purpose.
//!
//! What is kept changes no result of a record that is there. It is written when a record is saved; when one is read, only that
//! is kept by which a record that goes away is noticed, and the result stays that of the last save.

use std::path::Path;

use crate::dossier::{Dossier, Judged, Other, People, Told};
use crate::form::Facts;
use crate::law::{Cause, Circumstances, Entity, Origin, Verdict, people_of};
use crate::store::{StoreError, TOLD, Workspace};
use crate::text::{Phrase, harmless};

use super::folder::{Folder, Gone, file_name};

/// Keeps what the verdict on a record says. It stays as it was where the result rests on settings that cannot be read; what
/// cannot be written is left out, as it can be told anew.
pub(super) fn tell(file: &Path, dossier: &Dossier, around: &Circumstances, verdict: &Verdict) {
    if let Some(told) = told_of(file, dossier, around, verdict) {
        keep_told(file, &told);
    }
}

/// Keeps whom the verdict on a record that was only read counted: a record that is gone later is noticed by it. The result that
/// later changes are compared with stays that of the last save, if there was one.
pub(super) fn tell_read(file: &Path, dossier: &Dossier, around: &Circumstances, verdict: &Verdict) {
    let Some(mut told) = told_of(file, dossier, around, verdict) else { return };
    if let Some(before) = Workspace::of(file).told_of(&told.origin.id) {
        told.result = before.result;
        told.people = before.people;
    }
    keep_told(file, &told);
}

/// Writes what is told of a record beside it, where it says something new; what cannot be written is left out, as it can be told
/// anew.
pub(super) fn keep_told(file: &Path, told: &Told) {
    let workspace = Workspace::of(file);
    if workspace.told_of(&told.origin.id).as_ref() != Some(told) {
        let _kept = workspace.save_told(told);
    }
}

/// What was told of a record before and is not settled yet stays: the records counted with it that are gone since, and the other
/// entities for which it was counted.
fn kept_open(told: &mut Told, before: Told, around: &Circumstances) {
    let unread = &around.ledger.unread;
    let is_open = |origin: &Origin| {
        let is_it = |file: &str| file == origin.file;
        unread.iter().any(|one| matches!(one.cause, Cause::Gone | Cause::Moved) && is_it(&one.file))
    };
    let is_new = |origin: &Origin| told.counted.iter().all(|known| known.origin.id != origin.id);
    let open: Vec<_> = before
        .counted
        .into_iter()
        .filter(|other| is_open(&other.origin) && is_new(&other.origin))
        .collect();
    told.counted.extend(open);
    let was_counted = !before.is_superseded && !before.own.is_nobody();
    for entity in before.former.into_iter().chain(was_counted.then_some(before.entity)) {
        let is_other = entity.is(&told.entity) == Some(false);
        if is_other && !told.former.contains(&entity) {
            told.former.push(entity);
        }
    }
}

/// What the verdict on a record says; nothing where it rests on settings that cannot be read.
pub(super) fn told_of(
    file: &Path,
    dossier: &Dossier,
    around: &Circumstances,
    verdict: &Verdict,
) -> Option<Told> {
    if !around.troubles.is_empty() || dossier.is_newer() {
        return None;
    }
    let facts = Facts::at(&dossier.answers, verdict.day).under(&verdict.law_files);
    let ledger = &around.ledger;
    let mut told = Told {
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
            .records
            .iter()
            .map(|(name, origin)| Other { origin: origin.clone(), title: name.zh.clone() })
            .collect(),
        former: Vec::new(),
    };
    if let Some(before) = Workspace::of(file).told_of(&dossier.id) {
        kept_open(&mut told, before, around);
    }
    Some(told)
}

/// What came of forgetting a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forgotten {
    /// It is no longer expected in the folder.
    Done,
    /// No record of this name or id is missing.
    NotGone,
    /// Several missing records bear this title.
    Several,
    /// It is the folder of what was told, which cannot be read.
    NotOne,
}

/// Confirms that a record that was counted is gone on purpose, or names another entity: by its id, the name of its file, or that
/// without the ending; or by its title, where only one bears it.
///
/// # Errors
/// If the folder cannot be read or what was told of it cannot be taken away.
pub fn forget(workspace: &Workspace, which: &str) -> Result<Forgotten, StoreError> {
    let folder = Folder::read(workspace)?;
    let is_meant = |file: &str| {
        file == which
            || Path::new(file).file_stem().is_some_and(|stem| stem.to_str() == Some(which))
    };
    let mut found: Vec<&Gone> =
        folder.gone.iter().filter(|gone| gone.id == which || is_meant(&gone.unread.file)).collect();
    if found.is_empty() {
        found = folder.gone.iter().filter(|gone| gone.title == which).collect();
        if found.iter().any(|gone| Some(&gone.id) != found.first().map(|first| &first.id)) {
            return Ok(Forgotten::Several);
        }
    }
    for gone in &found {
        let entity = gone.unread.entity.as_ref();
        match gone.unread.cause {
            // A file of what was told that cannot be read stands for itself.
            Cause::Untold if gone.id == TOLD => return Ok(Forgotten::NotOne),
            Cause::Untold => workspace.forget(&gone.id)?,
            Cause::Moved => leave(workspace, &gone.id, entity)?,
            Cause::Gone | Cause::Unreadable => workspace.forget(&Workspace::told_name(&gone.id))?,
        }
        for (mut told, ..) in workspace.told().told {
            let before = told.counted.len();
            let is_elsewhere = entity.is_some_and(|of| of.is(&told.entity) == Some(false));
            told.counted.retain(|other| other.origin.id != gone.id || is_elsewhere);
            if told.counted.len() != before {
                workspace.save_told(&told)?;
            }
        }
    }
    Ok(if found.is_empty() { Forgotten::NotGone } else { Forgotten::Done })
}

/// What is told of a record no longer says that it was counted for this entity.
fn leave(workspace: &Workspace, id: &str, entity: Option<&Entity>) -> Result<(), StoreError> {
    let Some((mut told, entity)) = workspace.told_of(id).zip(entity) else { return Ok(()) };
    if told.entity.is(entity) == Some(true) {
        return workspace.forget(&Workspace::told_name(id));
    }
    told.former.retain(|former| former.is(entity) != Some(true));
    workspace.save_told(&told).map(drop)
}

impl Forgotten {
    /// What to tell the user.
    pub fn said(&self, which: &str) -> Phrase {
        let which = harmless(which, false);
        match self {
            Self::Done => said!(
                "已确认“{which}”是有意移走或者删除的，人数不再等待它。",
                "Confirmed: \"{which}\" is gone on purpose, and no number waits for it any more.",
                which,
            ),
            Self::Several => said!(
                "有几份已经不在的记录都叫“{which}”，请用文件名指明是哪一份。",
                "Several records called \"{which}\" are missing: say which by the name of its \
                 file.",
                which,
            ),
            Self::NotOne => said!(
                "“{which}”是无法读取的文件夹，不是一份记录。请使它可以读取，或者从备份恢复。",
                "\"{which}\" is a folder that cannot be read and no record. Make it readable or \
                 restore it from a backup.",
                which,
            ),
            Self::NotGone => said!(
                "没有名为“{which}”的、已经不在的记录。`chujing list` 列出不在的记录。",
                "No record called \"{which}\" is missing. `chujing list` lists those that are.",
                which,
            ),
        }
    }
}
