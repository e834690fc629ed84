//! Which records have another result: under today's law data than when they were saved, or on one day than on another.

use std::collections::HashMap;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::day::Day;
use crate::dossier::{Dossier, Judged};
use crate::form::Facts;
use crate::law::compare::{Difference, arrow};
use crate::law::{Circumstances, Mechanism, Survey, Unread, Verdict};
use crate::source::LAW_DATA;
use crate::store::{StoreError, Workspace};
use crate::text::{Phrase, phrase};

use super::around::{Neighbours, copies_said};
use super::folder::Folder;

/// A record whose result differs.
#[derive(Clone, Debug)]
pub struct Changed {
    /// File.
    pub path: PathBuf,
    /// Name.
    pub title: String,
    /// What the earlier result rested on: a version of the law data, or a day.
    pub before: String,
    /// The same for the later result.
    pub after: String,
    /// What differs, in sentences.
    pub sentences: Vec<Phrase>,
}

/// What was compared, and what differs.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Records whose result differs.
    pub changed: Vec<Changed>,
    /// How many records have the same result.
    pub same: usize,
    /// Records that cannot be compared, because no result was saved with them or their answers changed outside since.
    pub unknown: Vec<String>,
    /// Records of the folder whose people are not known, so that every result they could change is open.
    pub unread: Vec<Unread>,
    /// Files that are copies of one record.
    pub copies: Vec<Phrase>,
}

/// What came of one record.
enum Compared {
    Same,
    Unknown,
    Differs { before: String, after: String, sentences: Vec<Phrase> },
}

/// Compares the result told of each record last with the result of the same answers now.
///
/// # Errors
/// If the folder or its policy cannot be read.
pub fn since_saved(workspace: &Workspace) -> Result<Changes, StoreError> {
    let told: HashMap<String, Judged> =
        workspace.told().0.into_iter().map(|told| (told.origin.id, told.result)).collect();
    compared(workspace, [None], |dossier, [now]| {
        let digest = dossier.digest();
        // What a file of an earlier version holds in itself stands in for what is told beside it.
        let saved = told.get(&dossier.id).or(dossier.judged.as_ref());
        match saved.filter(|judged| judged.digest == digest) {
            None => Compared::Unknown,
            Some(saved) if saved.is_result_of(&now) => Compared::Same,
            Some(saved) => Compared::Differs {
                before: saved.law_data.clone(),
                after: LAW_DATA.version.to_owned(),
                sentences: sentences(saved, &now),
            },
        }
    })
}

/// Compares the results of each record by the law of two days; the figures are taken as they stand.
///
/// # Errors
/// If the folder or its policy cannot be read.
pub fn between(workspace: &Workspace, from: Day, to: Day) -> Result<Changes, StoreError> {
    compared(workspace, [Some(from), Some(to)], |_, [old, new]| {
        let difference = Difference::between(&old, &new);
        if difference.is_same_result() {
            return Compared::Same;
        }
        let (before, after) = (from.to_string(), to.to_string());
        Compared::Differs { before, after, sentences: difference.sentences() }
    })
}

/// Compares the verdicts of every readable record, each `on` some days or on its own. One record is judged after the other, as a
/// verdict names every record it was counted with.
fn compared<const N: usize>(
    workspace: &Workspace,
    on: [Option<Day>; N],
    compare: impl Fn(&Dossier, [Verdict; N]) -> Compared,
) -> Result<Changes, StoreError> {
    let settings = Circumstances {
        policy: workspace.policy()?,
        matrix: workspace.risk_matrix()?,
        ..Circumstances::default()
    };
    let folder = Folder::read(workspace)?;
    let neighbours = on.map(|on| Neighbours::of(&folder, &settings, on));
    let mut walks = neighbours.each_ref().map(|among| (among, among.walk()));
    let order = neighbours.first().map(Neighbours::order).unwrap_or_default();
    let mut found: Vec<(usize, Compared)> = order
        .into_iter()
        .map(|index| {
            let dossier = &folder.files[index].1;
            let verdicts = walks.each_mut().map(|(among, walk)| {
                let facts = Facts::at(&dossier.answers, among.day(index));
                Survey::at(&facts, &walk.around(index)).verdict
            });
            (index, compare(dossier, verdicts))
        })
        .collect();
    found.sort_by_key(|(index, _)| *index);
    let mut out = Changes {
        unread: folder.all_unread().cloned().collect(),
        copies: folder.copies.iter().map(|(_, files)| copies_said(files)).collect(),
        ..Changes::default()
    };
    for (index, compared) in found {
        let (path, dossier) = &folder.files[index];
        match compared {
            Compared::Same => out.same += 1,
            Compared::Unknown => out.unknown.push(dossier.title()),
            Compared::Differs { before, after, sentences } => out.changed.push(Changed {
                path: path.clone(),
                title: dossier.title(),
                before,
                after,
                sentences,
            }),
        }
    }
    Ok(out)
}

fn sentences(saved: &Judged, now: &Verdict) -> Vec<Phrase> {
    let word = |code: &str| {
        let known = Mechanism::ALL.into_iter().find(|mechanism| mechanism.code() == code);
        known.map_or_else(|| Phrase::same(code.to_owned()), |mechanism| mechanism.label().into())
    };
    let mut out = Vec::new();
    if saved.mechanism != now.mechanism.code() {
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
    out
}

impl Changes {
    /// As JSON.
    pub fn to_json(&self) -> Value {
        json!({
            "changed": self.changed.iter().map(|changed| json!({
                "file": changed.path.display().to_string(), "title": changed.title,
                "before": changed.before, "after": changed.after, "differences": changed.sentences,
            })).collect::<Vec<_>>(),
            "same": self.same,
            "unknown": self.unknown,
            "unread": self.unread.iter().map(Unread::to_json).collect::<Vec<_>>(),
            "copies": self.copies,
        })
    }
}
