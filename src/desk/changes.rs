//! Which records have another result: under today's law data than when they were saved, on one day than on another, or with the
//! law files of the folder than without them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::day::Day;
use crate::dossier::{Dossier, Judged, Skimmed};
use crate::form::{Answers, Facts};
use crate::law::compare::{Difference, arrow};
use crate::law::{Circumstances, Mechanism, Unread, Verdict, judge};
use crate::source::{Renewal, ZoneList};
use crate::store::{StoreError, Workspace};
use crate::text::{Phrase, harmless, phrase};

use super::around::{Neighbours, Walk, copies_said};
use super::folder::{Folder, Known};
use crate::cores::each_with;

/// A record whose result differs.
#[derive(Clone, Debug, Serialize)]
pub struct Changed {
    /// File.
    #[serde(rename = "file", serialize_with = "as_shown")]
    pub path: PathBuf,
    /// Name.
    pub title: String,
    /// What the earlier result rested on: a version of the law data, or a day.
    pub before: String,
    /// The same for the later result.
    pub after: String,
    /// What differs, in sentences.
    #[serde(rename = "differences")]
    pub sentences: Vec<Phrase>,
    /// Whether its answers changed since the earlier result was told, so that the law may not be why it differs.
    #[serde(rename = "answers_changed")]
    pub is_edited: bool,
}

fn as_shown<S: Serializer>(path: &Path, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&path.display())
}

/// What was compared, and what differs.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Changes {
    /// Records whose result differs.
    pub changed: Vec<Changed>,
    /// How many records have the same result.
    pub same: usize,
    /// Records that cannot be compared, because no result was told of them.
    pub unknown: Vec<String>,
    /// Records with the same result although their answers changed since it was told.
    pub edited: Vec<String>,
    /// What the law files of the folder renew, and what of them does not apply, where they are compared.
    pub law_files: Vec<Phrase>,
    /// Records of the folder whose people are not known, so that every result they could change is open.
    pub unread: Vec<Unread>,
    /// Files that are copies of one record.
    pub copies: Vec<Phrase>,
}

/// What came of one record.
enum Compared {
    Same { is_edited: bool },
    Unknown,
    Differs { before: String, after: String, sentences: Vec<Phrase>, is_edited: bool },
}

/// What records are judged under: the settings of the folder, on a day or each on its own.
type Under = (Circumstances, Option<Day>);

/// Compares the result told of each record last with the result of the same answers now.
///
/// # Errors
/// If the folder or its policy cannot be read.
pub fn since_saved(workspace: &Workspace) -> Result<Changes, StoreError> {
    let told: HashMap<String, Judged> =
        workspace.told().told.into_iter().map(|(told, ..)| (told.origin.id, told.result)).collect();
    compared(workspace, [(settings(workspace)?, None)], |dossier: &Dossier, [now]| {
        // What a file of an earlier version holds in itself stands in for what is told beside it.
        let Some(saved) = told.get(&dossier.id).or(dossier.judged.as_ref()) else {
            return Compared::Unknown;
        };
        // A result was told of a record whatever became of its answers: it is compared all the same, and that is said.
        let is_edited = !dossier.is_answered_as(saved);
        if saved.is_result_of(&now) {
            return Compared::Same { is_edited };
        }
        Compared::Differs {
            before: saved.law_data.clone(),
            after: now.law_version(),
            sentences: sentences(saved, &now),
            is_edited,
        }
    })
}

/// Compares the results of each record by the law of two days; the figures are taken as they stand.
///
/// # Errors
/// If the folder or its policy cannot be read.
pub fn between(workspace: &Workspace, from: Day, to: Day) -> Result<Changes, StoreError> {
    let settings = settings(workspace)?;
    let under = [(settings.clone(), Some(from)), (settings, Some(to))];
    compared(workspace, under, |_: &Skimmed, [old, new]| {
        differing(&old, &new, [from.to_string(), to.to_string()])
    })
}

/// Compares the results of each record without the law files of the folder and with them, each on its own day or all `on` one.
///
/// # Errors
/// If the folder, its policy or a law file cannot be read.
pub fn by_law_files(workspace: &Workspace, on: Option<Day>) -> Result<Changes, StoreError> {
    let with = settings(workspace)?;
    let without = Circumstances { law_files: Arc::default(), ..with.clone() };
    let files = Arc::clone(&with.law_files);
    let found = compared(workspace, [(without, on), (with, on)], |_: &Skimmed, [old, new]| {
        differing(&old, &new, [old.law_version(), new.law_version()])
    })?;
    let renewed = files.figures.iter().map(Renewal::said);
    let lists = files.lists.iter().map(ZoneList::said);
    Ok(Changes { law_files: renewed.chain(lists).chain(files.asked()).collect(), ..found })
}

/// What a folder keeps beside its records.
fn settings(workspace: &Workspace) -> Result<Circumstances, StoreError> {
    Ok(Circumstances {
        policy: workspace.policy()?,
        law_files: workspace.law_files()?,
        matrix: workspace.risk_matrix()?,
        ..Circumstances::default()
    })
}

/// Two verdicts on the same answers, each with what it rests on.
fn differing(old: &Verdict, new: &Verdict, [before, after]: [String; 2]) -> Compared {
    let difference = Difference::between(old, new);
    if difference.is_same_result() {
        return Compared::Same { is_edited: false };
    }
    Compared::Differs { before, after, sentences: difference.sentences(), is_edited: false }
}

/// A record as far as it is compared: whole, or what results rest on.
trait Read: Sized {
    /// Whether it is a part only.
    const IS_PART: bool;

    fn of(folder: &Folder, index: usize) -> Result<Self, StoreError>;

    fn answers(&self) -> &Answers;
}

impl Read for Dossier {
    const IS_PART: bool = false;

    fn of(folder: &Folder, index: usize) -> Result<Self, StoreError> {
        folder.dossier(index)
    }

    fn answers(&self) -> &Answers {
        &self.answers
    }
}

impl Read for Skimmed {
    const IS_PART: bool = true;

    fn of(folder: &Folder, index: usize) -> Result<Self, StoreError> {
        folder.part(index)
    }

    fn answers(&self) -> &Answers {
        &self.answers
    }
}

/// Compares the verdicts of every readable record under different settings or on different days. A verdict names every record it was
/// counted with: no more than one for each is held by a worker.
fn compared<R: Read, const N: usize>(
    workspace: &Workspace,
    under: [Under; N],
    compare: impl Fn(&R, [Verdict; N]) -> Compared + Sync,
) -> Result<Changes, StoreError> {
    let folder = Folder::read(workspace)?;
    let neighbours = under.each_ref().map(|(settings, on)| Neighbours::of(&folder, settings, *on));
    let all: Vec<usize> = (0..folder.files.len()).collect();
    let runs = neighbours.first().map(|among| among.runs(&all)).unwrap_or_default();
    folder.want(if R::IS_PART { all } else { Vec::new() });
    let work = |walks: &mut [(&Neighbours<'_>, Walk<'_>); N], run: &Vec<usize>| {
        let one = |index: &usize| {
            // Whoever is gathered first reads the others; what they hold is asked for once.
            for (_, walk) in walks.iter_mut() {
                walk.meet(*index);
            }
            let mut judged = |answers: &Answers| {
                walks.each_mut().map(|(among, walk)| {
                    // What differs is told, and not why.
                    let facts = Facts::at(answers, among.day(*index)).unexplained();
                    judge(&facts, &walk.beside(*index))
                })
            };
            let record = R::of(&folder, *index)?;
            let mut verdicts = judged(record.answers());
            if record.answers().is_too_little() {
                verdicts = judged(&folder.dossier(*index)?.answers);
            }
            Ok((*index, compare(&record, verdicts)))
        };
        run.iter().map(one).collect::<Result<Vec<_>, StoreError>>()
    };
    let found = each_with(&runs, || neighbours.each_ref().map(|among| (among, among.walk())), work);
    let found: Vec<Vec<(usize, Compared)>> = found.into_iter().collect::<Result<_, _>>()?;
    let mut found: Vec<(usize, Compared)> = found.into_iter().flatten().collect();
    found.sort_by_key(|(index, _)| *index);
    let mut out = Changes {
        unread: folder.all_unread().cloned().collect(),
        copies: folder.copies.iter().map(|(_, files)| copies_said(files)).collect(),
        ..Changes::default()
    };
    for (index, compared) in found {
        let Known { path, card, .. } = &folder.files[index];
        let title = &card.title;
        match compared {
            Compared::Same { is_edited } => {
                out.same += 1;
                out.edited.extend(is_edited.then(|| title.clone()));
            }
            Compared::Unknown => out.unknown.push(title.clone()),
            Compared::Differs { before, after, sentences, is_edited } => {
                out.changed.push(Changed {
                    path: path.clone(),
                    title: title.clone(),
                    before,
                    after,
                    sentences,
                    is_edited,
                });
            }
        }
    }
    Ok(out)
}

fn sentences(saved: &Judged, now: &Verdict) -> Vec<Phrase> {
    let word = |code: &str| {
        let known = Mechanism::ALL.into_iter().find(|mechanism| mechanism.to_string() == code);
        known.map_or_else(|| Phrase::same(code.to_owned()), |mechanism| mechanism.label().into())
    };
    let mut out = Vec::new();
    if saved.mechanism != now.mechanism.to_string() {
        let whole = phrase("整体", "whole");
        out.push(arrow(&whole, &word(&saved.mechanism), &now.mechanism.label().into()));
    }
    for scenario in &now.scenarios {
        let old = saved.scenarios.iter().find(|(id, _)| *id == scenario.id);
        let old = old.map_or_else(|| phrase("没有", "none"), |(_, code)| word(code));
        let new = scenario.mechanism.label().into();
        if old != new {
            out.push(arrow(&scenario.title, &old, &new));
        }
    }
    let is_there = |id: &str| now.scenarios.iter().any(|scenario| scenario.id == id);
    for (id, code) in saved.scenarios.iter().filter(|(id, _)| !is_there(id)) {
        let gone = Phrase::same(harmless(id, false));
        out.push(arrow(&gone, &word(code), &phrase("没有", "none")));
    }
    out
}
