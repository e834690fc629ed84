//! Which records have another result: under today's law data than when they were saved, or on one day than on another.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::{Serialize, Serializer};

use crate::day::Day;
use crate::dossier::{Dossier, Judged};
use crate::form::Facts;
use crate::law::compare::{Difference, arrow};
use crate::law::{Circumstances, Mechanism, Survey, Unread, Verdict};
use crate::source::LAW_DATA;
use crate::store::{StoreError, Workspace};
use crate::text::{Phrase, phrase};

use super::around::{copies_said, of_all};
use super::folder::Folder;

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
    /// Records that cannot be compared, because no result was saved with them or their answers changed outside since.
    pub unknown: Vec<String>,
    /// Records of the folder whose people are not known, so that every result they could change is open.
    pub unread: Vec<Unread>,
    /// Files that are copies of one record.
    pub copies: Vec<Phrase>,
}

/// Compares the result told of each record last with the result of the same answers now.
///
/// # Errors
/// If the folder or its policy cannot be read.
pub fn since_saved(workspace: &Workspace) -> Result<Changes, StoreError> {
    let (records, mut out) = judged(workspace, None)?;
    let told: HashMap<String, Judged> =
        workspace.told().0.into_iter().map(|told| (told.origin.id, told.result)).collect();
    for (path, dossier, now) in records {
        let digest = dossier.digest();
        // What a file of an earlier version holds in itself stands in for what is told beside it.
        let saved = told.get(&dossier.id).or(dossier.judged.as_ref());
        let saved = saved.filter(|judged| judged.digest == digest);
        let Some(saved) = saved else {
            out.unknown.push(dossier.title());
            continue;
        };
        if saved.is_result_of(&now) {
            out.same += 1;
            continue;
        }
        out.changed.push(Changed {
            title: dossier.title(),
            path,
            before: saved.law_data.clone(),
            after: LAW_DATA.version.to_owned(),
            sentences: sentences(saved, &now),
        });
    }
    Ok(out)
}

/// Compares the results of each record by the law of two days; the figures are taken as they stand.
///
/// # Errors
/// If the folder or its policy cannot be read.
pub fn between(workspace: &Workspace, from: Day, to: Day) -> Result<Changes, StoreError> {
    let ((old, mut out), (new, _)) = (judged(workspace, Some(from))?, judged(workspace, Some(to))?);
    for ((path, dossier, old), (_, _, new)) in old.into_iter().zip(new) {
        let difference = Difference::between(&old, &new);
        if difference.is_same_result() {
            out.same += 1;
        } else {
            out.changed.push(Changed {
                title: dossier.title(),
                path,
                before: from.to_string(),
                after: to.to_string(),
                sentences: difference.sentences(),
            });
        }
    }
    Ok(out)
}

/// A record with its verdict.
type Judgement = (PathBuf, Dossier, Verdict);

/// Every readable record of the folder with its verdict, on its own day or `on` one day; and what of the folder is to be told
/// with any comparison.
fn judged(workspace: &Workspace, on: Option<Day>) -> Result<(Vec<Judgement>, Changes), StoreError> {
    let around = Circumstances {
        policy: workspace.policy()?,
        matrix: workspace.risk_matrix()?,
        ..Circumstances::default()
    };
    let folder = Folder::read(workspace)?;
    let around = of_all(&folder, &around, on);
    let told = Changes {
        unread: folder.all_unread().cloned().collect(),
        copies: folder.copies.iter().map(|(_, files)| copies_said(files)).collect(),
        ..Changes::default()
    };
    let judged = folder
        .files
        .into_iter()
        .zip(&around)
        .map(|((path, dossier), around)| {
            let day = on.unwrap_or_else(|| Facts::new(&dossier.answers).day());
            let verdict = Survey::at(&Facts::at(&dossier.answers, day), around).verdict;
            (path, dossier, verdict)
        })
        .collect();
    Ok((judged, told))
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
    out
}
