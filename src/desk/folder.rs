//! What a folder holds for the count of people: its readable records, those whose people are not known, and those that are gone.
//!
//! A file that may be a record is never nobody: it is read, or it is among [`Folder::unread`] with the reason.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::dossier::{Dossier, DossierError, Head, Other, Told};
use crate::form::Facts;
use crate::law::{Cause, Entity, Unread};
use crate::store::{Listed, StoreError, Workspace, head, is_same_file};
use crate::text::{Phrase, harmless, phrase};

/// The records of a folder.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// Those that can be read, by file name.
    pub(super) files: Vec<(PathBuf, Dossier)>,
    /// The files that cannot, with the reason; also those that are plainly no records.
    pub(super) broken: Vec<(PathBuf, Phrase)>,
    /// The files that may hold people nobody knows of.
    pub(super) unread: Vec<Unread>,
    /// The records that were counted and are no longer there.
    pub(super) gone: Vec<Gone>,
    /// Files that carry the id of one record, by that id.
    pub(super) copies: Vec<(String, Vec<String>)>,
}

/// A record that was counted and is no longer there.
#[derive(Clone, Debug)]
pub(super) struct Gone {
    /// Its stable id; the name of the file that told of it where that cannot be read.
    pub(super) id: String,
    /// Its name; empty where that is not known.
    pub(super) title: String,
    /// What is told of it.
    pub(super) unread: Unread,
}

impl Folder {
    /// Reads every record of a workspace.
    ///
    /// # Errors
    /// If the folder itself cannot be read.
    pub(super) fn read(workspace: &Workspace) -> Result<Self, StoreError> {
        let mut out = Self::default();
        let (told, untold) = workspace.told();
        // The ids of records that are there, in whatever state.
        let mut here: HashSet<String> = HashSet::new();
        for Listed { path, dossier } in workspace.list()? {
            match dossier {
                Ok(dossier) => {
                    let is_known = !here.insert(dossier.id.clone());
                    let is_same = |(known, of): &(PathBuf, Dossier)| {
                        of.id == dossier.id && is_same_file(known, &path)
                    };
                    if is_known && out.files.iter().any(is_same) {
                        // Another name of a file that is counted already.
                        continue;
                    }
                    if dossier.is_newer() {
                        let said = StoreError::Newer(path.clone(), dossier.schema_version).said();
                        let entity = Entity::of(&Facts::new(&dossier.answers));
                        out.unread.push(unread(&path, &said, named(entity)));
                    }
                    out.files.push((path, dossier));
                }
                Err(error) => {
                    let head = Head::of(&head(&path));
                    let name = file_name(&path);
                    let last = told.iter().find(|told| {
                        told.origin.file == name || head.id.as_ref() == Some(&told.origin.id)
                    });
                    here.extend(head.id.clone());
                    here.extend(last.map(|told| told.origin.id.clone()));
                    if last.is_some() || !is_foreign(&error, &head) {
                        let entity = head.entity.or_else(|| named(last?.entity.clone()));
                        out.unread.push(unread(&path, &error.said(), entity));
                    }
                    out.broken.push((path, error.said()));
                }
            }
        }
        out.gone = gone(&told, &here, &out.files);
        out.copies = copies(&out.files);
        // What cannot be read of what was told may name a record that is gone.
        let known: HashSet<String> = here.iter().map(|id| Workspace::told_name(id)).collect();
        let lost = untold.into_iter().filter(|untold| !known.contains(&untold.file));
        out.gone.extend(lost.map(|untold| Gone {
            unread: Unread {
                file: untold.file.clone(),
                why: untold.error.said(),
                entity: None,
                cause: Cause::Untold,
            },
            title: String::new(),
            id: untold.file,
        }));
        Ok(out)
    }

    /// What is told of records whose people are not known, each once.
    pub(super) fn all_unread(&self) -> impl Iterator<Item = &Unread> {
        self.unread.iter().chain(self.gone.iter().map(|gone| &gone.unread))
    }
}

/// What is told of it names the file alone: papers tell it too, and no paper says where a folder stands.
fn unread(path: &Path, why: &Phrase, entity: Option<Entity>) -> Unread {
    let (whole, file) = (harmless(&path.display().to_string(), false), file_name(path));
    let name = harmless(&file, false);
    let why = phrase(why.zh.replace(&whole, &name), why.en.replace(&whole, &name));
    Unread { file, why, entity, cause: Cause::Unreadable }
}

/// The entity, if it is named at all.
fn named(entity: Entity) -> Option<Entity> {
    (!entity.is_nameless()).then_some(entity)
}

/// Whether a file is plainly none of ours: whole JSON of another kind.
fn is_foreign(error: &StoreError, head: &Head) -> bool {
    matches!(error, StoreError::Content(_, DossierError::NotAnAssessment("format")))
        && !head.is_ours
}

/// The records that were counted, by what was told of them or of those they were counted with, and that are no longer there, or
/// no longer of the entity for which they were counted.
fn gone(told: &[Told], here: &HashSet<String>, files: &[(PathBuf, Dossier)]) -> Vec<Gone> {
    let known: HashMap<&str, &Told> =
        told.iter().map(|told| (told.origin.id.as_str(), told)).collect();
    let mut out: Vec<Gone> = Vec::new();
    let mut add = |cause: Cause, (id, title, file): (&str, &str, &str), entity: &Entity, why| {
        let is_same = |gone: &Gone| {
            let of = gone.unread.entity.as_ref().and_then(|of| of.is(entity));
            gone.id == id && of != Some(false)
        };
        if !out.iter().any(is_same) && !entity.is_nameless() {
            let entity = Some(entity.clone());
            let unread = Unread { file: file.to_owned(), why, entity, cause };
            out.push(Gone { id: id.to_owned(), title: title.to_owned(), unread });
        }
    };
    let moved = Moved::of(told, files);
    for one in told {
        let was_counted = !one.is_superseded && !one.own.is_nobody();
        let former = one.former.iter().chain(was_counted.then_some(&one.entity));
        for entity in former {
            if let Some(now) = moved.from(&one.origin.id, entity) {
                let of = (one.origin.id.as_str(), one.title.as_str(), now.0.as_str());
                add(Cause::Moved, of, entity, moved_said(&one.title, &now.0, entity, &now.1));
            }
        }
        for Other { origin: other, title } in &one.counted {
            if let Some(now) = moved.from(&other.id, &one.entity) {
                let of = (other.id.as_str(), title.as_str(), now.0.as_str());
                add(Cause::Moved, of, &one.entity, moved_said(title, &now.0, &one.entity, &now.1));
            }
        }
    }
    let mut add = |of: (&str, &str, &str), entity: &Entity, why| {
        if !here.contains(of.0) {
            add(Cause::Gone, of, entity, why);
        }
    };
    for one in told.iter().filter(|told| !told.is_superseded && !told.own.is_nobody()) {
        let (title, file) = (harmless(&one.title, false), harmless(&one.origin.file, false));
        let (ordinary, sensitive) = (one.own.ordinary.spoken(), one.own.sensitive.spoken());
        let day = harmless(&one.result.as_of, false);
        let why = said!(
            "记录“{title}”（{file}）已不在文件夹中；它最近一次判断（基准日{day}）计入一般\
             {ordinary}、敏感{sensitive}",
            "the record \"{title}\" ({file}) is gone from this folder; when it was last told, as \
             of {day}, it counted ordinary {ordinary}, sensitive {sensitive}",
            title,
            file,
            day,
            ordinary,
            sensitive,
        );
        let of = (one.origin.id.as_str(), one.title.as_str(), one.origin.file.as_str());
        for entity in std::iter::once(&one.entity).chain(&one.former) {
            add(of, entity, why.clone());
        }
    }
    for one in told {
        for Other { origin: other, title: name } in &one.counted {
            // What was told of the record itself says more, where it is of the same entity.
            if known
                .get(other.id.as_str())
                .is_some_and(|known| known.entity.is(&one.entity) != Some(false))
            {
                continue;
            }
            let (title, file) = (harmless(name, false), harmless(&other.file, false));
            let (with, day) = (harmless(&one.title, false), harmless(&one.result.as_of, false));
            let why = said!(
                "记录“{title}”（{file}）已不在文件夹中；判断“{with}”（基准日{day}）时曾合并计算\
                 它的人数",
                "the record \"{title}\" ({file}) is gone from this folder; its people were \
                 counted together with \"{with}\", as of {day}",
                title,
                file,
                with,
                day,
            );
            add((&other.id, name, &other.file), &one.entity, why);
        }
    }
    out
}

/// The records of which something was told, with the entity that each names now.
struct Moved<'a> {
    now: HashMap<&'a str, Vec<(String, Entity)>>,
    /// Whose records stand in the folder.
    entities: Vec<Entity>,
}

impl<'a> Moved<'a> {
    fn of(told: &[Told], files: &'a [(PathBuf, Dossier)]) -> Self {
        let mut out = Self { now: HashMap::new(), entities: Vec::new() };
        if told.is_empty() {
            return out;
        }
        for (path, dossier) in files {
            let entity = Entity::of(&Facts::new(&dossier.answers));
            if !out.entities.contains(&entity) {
                out.entities.push(entity.clone());
            }
            out.now.entry(&dossier.id).or_default().push((file_name(path), entity));
        }
        out
    }

    /// The file and the entity of a record that stands here and certainly names another entity than this one; it matters only
    /// while another record counts for that one.
    fn from(&self, id: &str, entity: &Entity) -> Option<&(String, Entity)> {
        let now = self.now.get(id)?;
        let is_waited_for = || self.entities.iter().any(|one| one.is(entity) == Some(true));
        let is_other = now.iter().all(|(_, now)| now.is(entity) == Some(false));
        now.first().filter(|_| is_other && is_waited_for())
    }
}

fn moved_said(title: &str, file: &str, was: &Entity, now: &Entity) -> Phrase {
    let (title, file) = (harmless(title, false), harmless(file, false));
    let (was, now) = (was.spoken(), now.spoken());
    said!(
        "记录“{title}”（{file}）曾计入{was}的人数，现在填写的处理者是{now}，人数不再计入",
        "the record \"{title}\" ({file}) was counted for {was} and now names another entity, \
         {now}: it is counted there no more",
        title,
        file,
        was,
        now,
    )
}

/// Files that carry the id of one record, by that id.
fn copies(files: &[(PathBuf, Dossier)]) -> Vec<(String, Vec<String>)> {
    let mut by_id: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (path, dossier) in files {
        by_id.entry(&dossier.id).or_default().push(file_name(path));
    }
    by_id.retain(|_, files| files.len() > 1);
    by_id.into_iter().map(|(id, files)| (id.to_owned(), files)).collect()
}

/// The name of a file.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
