//! The list of a workspace: every record with its result, what cannot be read, and what is gone.
//!
//! What was told of a record before stands as long as all that it rests on is the same.

mod ahead;
mod asked;
mod names;
mod outcomes;
#[cfg(test)]
mod tests;

pub(super) use ahead::rows as kept_rows;
pub use asked::Asked;
pub use names::{Named, names};

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::dossier::{HEAD, title_of};
use crate::law::{Cause, Ground, Mechanism, State, Unread};
use crate::store::{Filed, Index, Opened, Part, StoreError, Workspace};
use crate::text::{Phrase, Text, harmless};

use super::batch::Batch;
use super::filing::{Staged, first};
use super::folder::{self, Folder};
use super::kept::Kept;
use super::{around, standing};

use crate::cores;

use ahead::Ahead;

/// One line of the list of assessments.
#[derive(Clone, Debug)]
pub struct Record {
    /// File.
    pub path: PathBuf,
    /// File name without ending.
    pub stem: String,
    /// What it holds, or why it cannot be read.
    pub content: Result<Content, Phrase>,
    /// Where a counted record is gone: by what a person says that this is on purpose (see [`super::forget`]).
    pub gone: Option<String>,
    /// How far what is shown can be relied on.
    pub firm: Firm,
}

/// How far the list can be relied on of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Firm {
    /// It was read and judged, with all that it rests on.
    Yes,
    /// It is as it was told last, and is being counted again.
    AsTold,
    /// Only its name is known so far.
    Named,
}

/// What is told while a list is made.
#[derive(Debug)]
pub enum Step {
    /// So many of so many files were read.
    Read(usize, usize),
    /// Of these, of which nothing was told yet, the names and whose they are.
    Known(Vec<Record>),
    /// These are judged, and so many are left.
    Judged(Vec<Record>, usize),
}

/// Hears what is told while a list is made, and says whether to go on.
pub type Watch<'a> = &'a (dyn Fn(Step) -> bool + Sync);

/// What is wanted with a list of the content that is kept of its records.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) part: Part,
    /// Of words only those that are found by what this holds of; a folder without an index gives all.
    pub(super) words: &'a (dyn Fn(&str) -> bool + Sync),
    /// Whether somebody waits for it: else it is made on one core.
    pub(super) is_urgent: bool,
}

impl Wanted<'_> {
    /// All of a part.
    pub(super) const fn all(part: Part) -> Self {
        Self { part, words: &|_| true, is_urgent: true }
    }
}

/// What is shown of a readable assessment.
#[derive(Clone, Debug)]
pub struct Content {
    /// Stable id.
    pub id: String,
    /// Name.
    pub title: String,
    /// Whose it is, as compared: by its name or code, in capitals; empty if it says neither.
    pub entity: String,
    /// Day of assessment; that of the law data while none can be read.
    pub as_of: Day,
    /// Whether that day is what the record says.
    pub has_day: bool,
    /// Mechanism.
    pub mechanism: Mechanism,
    /// Ground, where exactly one decides.
    pub ground: Option<Ground>,
    /// How far it has come.
    pub state: State,
    /// How many answers are missing.
    pub gaps: usize,
    /// How many answers cannot be relied on.
    pub errors: usize,
    /// How its filings stand, with the days on which that changes by itself.
    pub filings: Vec<Staged>,
    /// How many of its flows run without what lets them begin ([`crate::law::Underway`]).
    pub underway: usize,
}

/// The list of a workspace.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Every assessment, by file name.
    pub records: Vec<Record>,
    /// What the folder keeps beside them and cannot be read. The records are then judged without it.
    pub warnings: Vec<Phrase>,
    /// Whether their content is kept for the pages of the folder.
    pub keeping: Keeping,
}

impl Listing {
    /// All of the folder that cannot be read: what it keeps beside the records, then those themselves.
    pub fn unread(&self) -> impl Iterator<Item = &Phrase> {
        let records = self.records.iter().filter_map(|record| record.content.as_ref().err());
        self.warnings.iter().chain(records)
    }
}

/// Whether the content of the records of a folder is kept for its pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// All of it, or the folder is so small that none needs to be.
    #[default]
    Done,
    /// Not all of it.
    Open,
    /// Not all of it, and some cannot be now: a file is as young as the list, and would be read in vain.
    TooSoon,
}

/// Every assessment of a workspace. A policy or matrix that cannot be read hides no record: every result is then open,
/// and the list says why.
///
/// # Errors
/// If the folder cannot be read.
pub fn records(workspace: &Workspace) -> Result<Listing, StoreError> {
    Ok(records_watched(workspace, &[], &|_| true)?.unwrap_or_default())
}

/// The list as it can be had at once, without reading or judging a record: names, and what was told last.
///
/// # Errors
/// If the folder cannot be read.
pub fn at_once(workspace: &Workspace) -> Result<Listing, StoreError> {
    let workspace = &workspace.frozen();
    let files = workspace.files()?;
    let mut remembered = outcomes::remembered(workspace);
    let named = |file: Filed| {
        let name = file.path.file_name().unwrap_or_default().to_string_lossy();
        remembered
            .remove(name.as_ref())
            .and_then(|(card, outcome)| outcomes::as_told(&file, card, &outcome))
            .unwrap_or_else(|| outcomes::named(file.path))
    };
    Ok(Listing { records: files.into_iter().map(named).collect(), ..Listing::default() })
}

/// The list, made under the eyes of `watch`, which may break it off: then there is none. The records `first` are judged first.
///
/// # Errors
/// If the folder cannot be read.
pub fn records_watched(
    workspace: &Workspace,
    first: &[PathBuf],
    watch: Watch<'_>,
) -> Result<Option<Listing>, StoreError> {
    Ok(with_kept(workspace, None, (first, watch))?.map(|(listing, _)| listing))
}

/// Keeps the content of all records in the index of a large folder, so that its pages need not wait for that; `watch` may break it off.
/// Says whether it was done.
pub fn keep(workspace: &Workspace, watch: Watch<'_>) -> bool {
    let wanted = Wanted { part: Part::Words, words: &|_| false, is_urgent: false };
    !workspace.is_large()
        || with_kept(workspace, Some(wanted), (&[], watch)).is_ok_and(|made| made.is_some())
}

/// The same, with what is kept of each record of the list as far as it is `asked` for.
pub(super) fn with_kept(
    workspace: &Workspace,
    asked: Option<Wanted<'_>>,
    (first, watch): (&[PathBuf], Watch<'_>),
) -> Result<Option<(Listing, Vec<Kept>)>, StoreError> {
    Ahead::beside(workspace, asked, |index, ahead| {
        made(workspace, (index, ahead), asked, (first, watch))
    })
}

/// The same by an index that is opened, and read, beside it.
fn made(
    workspace: &Workspace,
    (index, ahead): (&dyn Fn() -> Option<Index>, Option<&Ahead>),
    asked: Option<Wanted<'_>>,
    (first, watch): (&[PathBuf], Watch<'_>),
) -> Result<Option<(Listing, Vec<Kept>)>, StoreError> {
    let mut warnings = Vec::new();
    // The names are listed, and the settings read, while the index is opened.
    let workspace = &workspace.frozen_with_cards();
    let around = around::with_settings(workspace);
    warnings.extend(around.troubles.iter().map(unread));
    let calendar = workspace.calendar().unwrap_or_else(|error| {
        warnings.push(unread(&error.said()));
        Calendar::built_in()
    });
    warnings.extend(workspace.editions().err().map(|error| unread(&error.said())));
    let read = |done, all| watch(Step::Read(done, all));
    let index = if workspace.is_large() { index().or_else(|| workspace.index()) } else { None };
    let folder = Folder::read_by(workspace, index, &read)?;
    let Some(folder) = folder else { return Ok(None) };
    warnings.extend(folder.copies.iter().map(|(_, files)| around::copies_said(files)));
    // A record that names another entity now is in the list already.
    let (moved, gone): (Vec<_>, Vec<_>) =
        folder.gone.iter().partition(|gone| gone.unread.cause == Cause::Moved);
    warnings.extend(moved.iter().map(|gone| gone.unread.said()));
    let gone: Vec<Record> = gone
        .into_iter()
        .map(|gone| Record {
            path: workspace.dir().join(&gone.unread.file),
            stem: stem(Path::new(&gone.unread.file)),
            content: Err(gone.unread.said()),
            gone: Some(gone.id.clone()),
            firm: Firm::Yes,
        })
        .collect();
    let whose: Vec<Unread> = folder.unread.clone();
    let mut batch = Batch::under(folder, around);
    let broken = std::mem::take(&mut batch.unreadable).into_iter().map(|(path, why)| Record {
        stem: stem(&path),
        // What a file that cannot be read means for the others is told with the reason.
        content: Err(whose
            .iter()
            .find(|unread| unread.file == folder::file_name(&path))
            .map_or(why, Unread::said)),
        path,
        gone: None,
        firm: Firm::Yes,
    });
    let judged = outcomes::of(&batch, &calendar, (asked, ahead), (first, watch));
    let Some((judged, keeping)) = judged else { return Ok(None) };
    let others = broken.chain(gone).map(|record| (record, Kept::default()));
    let mut out: Vec<(Record, Kept)> = judged.into_iter().chain(others).collect();
    out.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
    let (records, kept) = out.into_iter().unzip();
    Ok(Some((Listing { records, warnings, keeping }, kept)))
}

/// The files of a workspace that may be assessments, with their names as far as they can be read.
pub fn titles(workspace: &Workspace) -> Vec<(PathBuf, Option<String>)> {
    let title = |file: &Filed| {
        let head = Opened::skim(&file.path, HEAD).ok().filter(|_| !file.is_misnamed);
        (file.path.clone(), head.map(|head| title_of(&head.id, &head.answers)))
    };
    cores::on_every_core(&workspace.files().unwrap_or_default(), title)
}

/// What a file beside the records that cannot be read means for the list.
fn unread(said: &Phrase) -> Phrase {
    said!(
        "{said} 本列表没有采用这个文件；政策、法律文件或者风险矩阵无法读取时，各份评估的结论保\
         持待定。请先改正它。",
        "{said} This list is made without that file; while the policy, a law file or the matrix \
         cannot be read, every result stays open. Correct it first.",
        said,
    )
}

fn stem(path: &Path) -> String {
    harmless(&standing::stem(path), false)
}

impl Content {
    /// How the filing stands on a day where the company must act first; nothing where it hands in nothing.
    pub fn filing_on(&self, day: Day) -> Option<Text> {
        first(&self.filings, day).map(|one| one.label(day))
    }

    /// That the result rests on a day the record does not give; nothing where it gives one.
    pub fn day_said(&self) -> Option<Phrase> {
        let day = self.as_of;
        (!self.has_day).then(|| {
            said!(
                "评估基准日无效或者没有填写，暂按{day}判断，结论不能作准",
                "no valid day of assessment: judged as of {day} for now, not to be relied on",
                day,
            )
        })
    }
}

impl Record {
    /// Its title and company, made harmless; of one that cannot be read the name of its file.
    pub fn named(&self) -> String {
        let Ok(content) = &self.content else { return self.stem.clone() };
        let title = if content.title.trim().is_empty() { &self.stem } else { &content.title };
        let company = if content.entity.is_empty() {
            String::new()
        } else {
            format!(" / {}", content.entity)
        };
        harmless(&format!("{title}{company}"), false)
    }

    /// For those who read JSON; how its filings stand is told as of a day.
    pub fn to_json(&self, on: Day) -> Value {
        let file = self.path.display().to_string();
        match &self.content {
            Ok(content) => json!({
                "file": file,
                "id": content.id,
                "title": content.title,
                "entity": content.entity,
                "as_of": content.as_of,
                "has_day": content.has_day,
                "mechanism": content.mechanism,
                "ground": content.ground,
                "state": content.state,
                "gaps": content.gaps,
                "errors": content.errors,
                "underway": content.underway,
                "filings": content.filings.iter().map(|one| one.to_json(on)).collect::<Vec<_>>(),
            }),
            Err(error) => json!({ "file": file, "error": error, "gone": self.gone.is_some() }),
        }
    }
}
