//! What a folder holds for the count of people: its readable records, those whose people are not known, and those that are gone.
//!
//! A file that may be a record is never nobody: it is read, or it is among [`Folder::unread`] with the reason. Of a record the
//! folder knows what the others need of it ([`Known`]); its answers are read by who needs them, and let go again.

mod gone;
mod known;
mod quiet;
mod shares;

pub(super) use gone::Gone;
pub(super) use known::Known;
pub(super) use shares::{Counted, under};

use std::collections::{BTreeMap, HashMap, HashSet, hash_map};
use std::path::{Path, PathBuf};

use crate::dossier::{Dossier, DossierError, HEAD, Head, Skimmed, Told};
use crate::law::{Cause, Entity, RESTS_ON, Unread};
use crate::store::{
    Entry, Filed, Index, Opened, StoreError, Untold, Workspace, head, is_same_file,
};
use crate::text::{Phrase, harmless, phrase};

use crate::cores::{let_go, on_every_core};
use quiet::Companies;
use shares::{Asked, Shares};

/// The records of a folder.
#[derive(Debug)]
pub(super) struct Folder {
    /// Those that can be read, by file name.
    pub(super) files: Vec<Known>,
    /// The files that cannot, with the reason; also those that are plainly no records.
    pub(super) broken: Vec<(PathBuf, Phrase)>,
    /// The files that may hold people nobody knows of.
    pub(super) unread: Vec<Unread>,
    /// The records that were counted and are no longer there.
    pub(super) gone: Vec<Gone>,
    /// Files that carry the id of one record, by that id.
    pub(super) copies: Vec<(String, Vec<String>)>,
    shares: Shares,
    index: Option<Index>,
}

/// How many files are read before what was read is written down.
const PART: usize = 512;

/// What came of a file.
enum Read {
    Known(Known),
    Broken(Box<(PathBuf, StoreError)>),
}

impl Folder {
    /// Reads every record of a workspace; of a large one only what changed since it was read.
    ///
    /// # Errors
    /// If the folder itself cannot be read.
    pub(super) fn read(workspace: &Workspace) -> Result<Self, StoreError> {
        let read = Self::read_watched(workspace, &|_, _| true)?;
        // Nobody broke it off.
        Ok(read.unwrap_or_else(|| Self::of((Vec::new(), Vec::new()), (Vec::new(), Vec::new()))))
    }

    /// The same; `watch` hears how many of how many files were read, and may break it off. What was read until then is kept.
    ///
    /// # Errors
    /// If the folder itself cannot be read.
    pub(super) fn read_watched(
        workspace: &Workspace,
        watch: &(dyn Fn(usize, usize) -> bool + Sync),
    ) -> Result<Option<Self>, StoreError> {
        Self::read_by(workspace, Self::index_of(workspace), watch)
    }

    /// The index of a large folder. It is opened before a file is looked at, so that what changes between is read again.
    pub(super) fn index_of(workspace: &Workspace) -> Option<Index> {
        workspace.is_large().then(|| workspace.index()).flatten()
    }

    /// The same by an index that was opened before.
    ///
    /// # Errors
    /// If the folder itself cannot be read.
    pub(super) fn read_by(
        workspace: &Workspace,
        index: Option<Index>,
        watch: &(dyn Fn(usize, usize) -> bool + Sync),
    ) -> Result<Option<Self>, StoreError> {
        let files = workspace.files_by(index.as_ref())?;
        let count = files.len();
        let (mut known, mut failed) = (Vec::with_capacity(count), Vec::new());
        let mut unknown: Vec<Filed> = Vec::new();
        for (file, card) in files {
            match card {
                Some(card) if !file.is_misnamed => known.push(Known::kept(file, card)),
                _ => unknown.push(file),
            }
        }
        for part in unknown.chunks(PART) {
            let read = on_every_core(part, one);
            if let Some(index) = &index {
                let entries = part.iter().zip(&read).filter_map(|(file, read)| entry(file, read));
                index.put(&entries.collect::<Vec<_>>());
            }
            for read in read {
                match read {
                    Read::Known(one) => known.push(one),
                    Read::Broken(broken) => failed.push(*broken),
                }
            }
            if !watch(known.len() + failed.len(), count) {
                return Ok(None);
            }
        }
        if !unknown.is_empty() {
            known.sort_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()));
        }
        let told = told_of(workspace, index.as_ref(), (&known, &failed));
        Ok(Some(Self { index, ..Self::of((known, failed), told) }))
    }

    /// What files give that were read, by name, and those that could not be.
    fn of(
        (mut files, failed): (Vec<Known>, Vec<(PathBuf, StoreError)>),
        (told, untold): (Vec<Told>, Vec<Untold>),
    ) -> Self {
        // Another name of a file that is counted already counts nobody.
        let mut twice = twice(&files);
        let again = again(&files, &twice);
        if !again.is_empty() {
            let mut at = 0..;
            files.retain(|_| at.next().is_none_or(|at| !again.contains(&at)));
            twice = self::twice(&files);
        }
        let newer = files.iter().filter_map(|known| {
            let said = StoreError::Newer(known.path.clone(), known.newer?).said();
            Some(unread(&known.path, &said, named(known.entity.clone())))
        });
        let mut unread_files: Vec<Unread> = newer.collect();
        let (mut broken, mut named_in_broken) = (Vec::new(), Vec::new());
        for (path, error) in failed {
            let head = Head::of(&head(&path));
            let name = file_name(&path);
            let last = told
                .iter()
                .find(|told| told.origin.file == name || head.id.as_ref() == Some(&told.origin.id));
            if last.is_some() || !is_foreign(&error, &head) {
                let entity = head.entity.or_else(|| named(last?.entity.clone()));
                unread_files.push(unread(&path, &error.said(), entity));
            }
            named_in_broken.extend(head.id);
            named_in_broken.extend(last.map(|told| told.origin.id.clone()));
            broken.push((path, error.said()));
        }
        unread_files.sort_by(|a, b| a.file.cmp(&b.file));
        let gone = gone::of((&told, untold), &files, &named_in_broken);
        let copies = copies(&files, &twice);
        let shares = Shares::default();
        Self { files, broken, unread: unread_files, gone, copies, shares, index: None }
    }

    /// Lets what it holds go beside the caller, once what waits to be written is.
    pub(super) fn let_go(self) {
        drop(self.index);
        let_go((self.files, self.gone, self.shares));
    }

    /// The index of the folder, where it has one.
    pub(super) const fn index(&self) -> Option<&Index> {
        self.index.as_ref()
    }

    /// What results rest on of these records will be asked for, in order: those that are read for what they add are held for a while.
    pub(super) fn want(&self, of: Vec<usize>) {
        self.shares.want(Asked { of, is_whole: false });
    }

    /// The same of whole records.
    pub(super) fn want_whole(&self, of: Vec<usize>) {
        self.shares.want(Asked { of, is_whole: true });
    }

    /// The answers of a record, as its file holds them now.
    ///
    /// # Errors
    /// If it can no longer be read.
    pub(super) fn dossier(&self, index: usize) -> Result<Dossier, StoreError> {
        match self.shares.taken_whole(index) {
            Some(whole) => Ok(whole),
            None => Opened::read(&self.files[index].path),
        }
    }

    /// What results rest on of a record, as its file holds it now.
    ///
    /// # Errors
    /// If it can no longer be read.
    pub(super) fn part(&self, index: usize) -> Result<Skimmed, StoreError> {
        match self.shares.taken(index) {
            Some(part) => Ok(part),
            None => Opened::skim(&self.files[index].path, RESTS_ON),
        }
    }

    /// What is told of records whose people are not known, each once.
    pub(super) fn all_unread(&self) -> impl Iterator<Item = &Unread> {
        self.unread.iter().chain(self.gone.iter().map(|gone| &gone.unread))
    }
}

/// What was told of records, but for what says nothing that these records do not.
fn told_of(
    workspace: &Workspace,
    index: Option<&Index>,
    (known, failed): (&[Known], &[(PathBuf, StoreError)]),
) -> (Vec<Told>, Vec<Untold>) {
    let companies = Companies::of(known);
    let read = workspace.told_but(index, &|id, under| companies.is_quiet(id, under));
    if let Some(index) = index.filter(|_| read.is_asked) {
        index.put_quiet(companies.quiet(&read.told), &read.absent);
    }
    let mut told: Vec<Told> = read.told.into_iter().map(|(told, ..)| told).collect();
    // A file that cannot be read may be another copy of a record of which everything is known.
    for id in failed.iter().filter_map(|(path, _)| Head::of(&head(path)).id) {
        if told.iter().all(|told| told.origin.id != id) {
            told.extend(workspace.told_of(&id));
        }
    }
    (told, read.untold)
}

/// Reads a file, and keeps of it what the others need.
fn one(file: &Filed) -> Read {
    let path = file.path.clone();
    if file.is_misnamed {
        return Read::Broken(Box::new((path.clone(), StoreError::Misnamed(path))));
    }
    match Opened::skim(&path, HEAD) {
        Ok(Skimmed { id, schema_version, answers }) => {
            let known = Known::of(path, &id, schema_version, &answers);
            debug_assert!(
                !answers.is_too_little(),
                "the head of a record holds what is known of it"
            );
            Read::Known(Known { look: file.look, ..known })
        }
        Err(error) => Read::Broken(Box::new((path, error))),
    }
}

/// What is written down of a file that was read; nothing of one that cannot be read, which is tried again each time.
fn entry(file: &Filed, read: &Read) -> Option<Entry> {
    let Read::Known(known) = read else { return None };
    Some(Entry { name: known.name()?.to_owned(), look: file.look?, card: known.card.clone() })
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

/// Which of these are other names of files that stand before them.
fn again(files: &[Known], twice: &[(usize, usize)]) -> HashSet<usize> {
    let mut of_one_id: HashMap<&str, Vec<usize>> = HashMap::new();
    for (first, at) in twice {
        of_one_id.entry(&files[*at].id).or_insert_with(|| vec![*first]).push(*at);
    }
    let mut out = HashSet::new();
    for of in of_one_id.values() {
        let is_again = |(nth, at): (usize, &usize)| {
            let path = &files[*at].path;
            of[..nth].iter().any(|one| is_same_file(&files[*one].path, path)).then_some(*at)
        };
        out.extend(of.iter().enumerate().filter_map(is_again));
    }
    out
}

/// Files that carry the id of one record, by that id.
fn copies(files: &[Known], twice: &[(usize, usize)]) -> Vec<(String, Vec<String>)> {
    let mut by_id: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (first, at) in twice {
        let names = by_id.entry(&files[*at].id);
        let names = names.or_insert_with(|| vec![file_name(&files[*first].path)]);
        names.push(file_name(&files[*at].path));
    }
    by_id.into_iter().map(|(id, files)| (id.to_owned(), files)).collect()
}

/// Each record whose id stands before it already, with the first that carries it. Most ids stand once, and nothing is written down
/// of them.
fn twice(files: &[Known]) -> Vec<(usize, usize)> {
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(files.len());
    let mut out = Vec::new();
    for (at, known) in files.iter().enumerate() {
        match first.entry(&known.id) {
            hash_map::Entry::Occupied(one) => out.push((*one.get(), at)),
            hash_map::Entry::Vacant(none) => drop(none.insert(at)),
        }
    }
    out
}

/// The name of a file.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests;
