//! One wording for all records that disagree: what is to change, what stands in the way, the change, and the way back.
//!
//! Each record is changed by one edit in its own history. While a record stands in the way none is written, unless that is asked
//! for; and whatever was not changed is told with the reason, file by file.

mod back;

pub use back::{Undone, undo};

use std::path::{Path, PathBuf};

use crate::desk::batch::Batch;
use crate::desk::session::{Hand, Session};
use crate::form::spelling::Spelled;
use crate::form::{Answers, Edit, Facts, Field, Place, Touched};
use crate::store::{Mode, Opened, StoreError, Workspace};
use crate::text::{Phrase, harmless, phrase};

use super::super::telling::tell;
use super::register::{Disagreement, Register, Thing};

/// A wording that is to hold in all records.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// Of what it is said.
    pub name: Phrase,
    /// The answer.
    pub field: &'static Field,
    /// What is to hold.
    pub holds: Phrase,
    /// A record that says so.
    pub from: There,
    /// The answers that are to change.
    pub changes: Vec<There>,
}

/// An answer of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct There {
    /// The file.
    pub path: PathBuf,
    /// The title of the record.
    pub title: String,
    /// Where the answer stands.
    pub place: Place,
    /// What it says.
    pub says: Phrase,
}

/// What is known of a change before it is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The change.
    pub fix: Fix,
    /// For each of its answers why it cannot be changed, if so.
    pub blocked: Vec<Option<Phrase>>,
    /// For each of them what else of its record the change hides or empties.
    pub touched: Vec<Vec<Phrase>>,
}

/// What came of a change.
#[derive(Clone, Debug, Default)]
pub struct Fixed {
    /// The files that were changed.
    pub changed: Vec<PathBuf>,
    /// Those that were not, each with the reason.
    pub failed: Vec<(PathBuf, Phrase)>,
    /// What else is to be told.
    pub notes: Vec<Phrase>,
}

impl Register {
    /// What it takes that one of the answers of a disagreement holds in all records, by its number.
    pub fn fix(&self, thing: &Thing, one: &Disagreement, holds: usize) -> Option<Fix> {
        let there = |says: &Phrase, at: &usize| {
            let used = &thing.used[*at];
            let record = &self.listing.records[used.at];
            let title = record.content.as_ref().map(|content| content.title.clone());
            There {
                path: record.path.clone(),
                title: harmless(&title.unwrap_or_else(|_| record.stem.clone()), false),
                place: Place { field: Some(one.field), ..used.says.place.clone() },
                says: says.clone(),
            }
        };
        let (words, who) = one.values.get(holds)?;
        let others = one.values.iter().enumerate().filter(|(at, _)| *at != holds);
        let mut changes: Vec<There> =
            others.flat_map(|(_, (says, who))| who.iter().map(move |at| there(says, at))).collect();
        changes.sort_by(|a, b| (&a.path, &a.place).cmp(&(&b.path, &b.place)));
        Some(Fix {
            name: thing.name.clone(),
            field: one.field,
            holds: words.clone(),
            from: there(words, who.first()?),
            changes,
        })
    }
}

/// Looks whether every record can be changed, and what else of it would change. Nothing is written.
///
/// # Errors
/// If the answer that is to hold can no longer be read.
pub fn check(fix: &Fix) -> Result<Checked, Phrase> {
    let steps = wanted(fix)?;
    let looked = fix.changes.iter().map(|there| look(there, &steps));
    let (blocked, touched) = looked
        .map(|looked| match looked {
            Ok(touched) => (None, touched),
            Err(why) => (Some(why), Vec::new()),
        })
        .unzip();
    Ok(Checked { fix: fix.clone(), blocked, touched })
}

/// Makes the change: in all records, or with `partly` in those that can be changed.
///
/// # Errors
/// Returns what stands in the way, where anything does and it is to be all of them; or says that the answer that is to hold can no
/// longer be read. Nothing was written then.
pub fn apply(
    workspace: &Workspace,
    fix: &Fix,
    hand: &Hand,
    partly: bool,
) -> Result<Result<Fixed, Checked>, Phrase> {
    let checked = check(fix)?;
    if checked.is_blocked() && !partly {
        return Ok(Err(checked));
    }
    let steps = wanted(fix)?;
    let mut out = Fixed::default();
    let mut made = Vec::new();
    let all: Vec<(&There, &Option<Phrase>)> = fix.changes.iter().zip(&checked.blocked).collect();
    // One record may name a thing twice: that is one step of it.
    for of_one in all.chunk_by(|(a, _), (b, _)| a.path == b.path) {
        let path = &of_one[0].0.path;
        if let Some(why) = of_one.iter().find_map(|(_, why)| why.as_ref()) {
            out.failed.push((path.clone(), why.clone()));
            continue;
        }
        let there: Vec<&There> = of_one.iter().map(|(there, _)| *there).collect();
        match change(path, &there, &steps, hand) {
            Ok((step, note)) => {
                out.notes.extend(note);
                out.changed.push(path.clone());
                made.push((path.clone(), step));
            }
            Err(why) => out.failed.push((path.clone(), why)),
        }
    }
    if let Err(why) = back::keep(workspace, fix, &made) {
        let why = why.said();
        out.notes.push(said!(
            "已经改好，但不能一次全部撤销：{why}",
            "changed, but not to be undone all at once: {why}",
            why,
        ));
    }
    out.notes.extend(tell_all(workspace, &out.changed));
    Ok(Ok(out))
}

/// The answer that is to hold, with its translations: by field, what is to stand there.
type Steps = Vec<(&'static Field, serde_json::Value)>;

/// Reads what is to hold from the record that says so.
fn wanted(fix: &Fix) -> Result<Steps, Phrase> {
    let answers = Opened::read(&fix.from.path).map_err(|error| error.said())?.answers;
    if !still_says(&answers, &fix.from) {
        return Err(moved(&fix.from.path));
    }
    let fields = std::iter::once(fix.field).chain(fix.field.translations());
    let value = |field: &'static Field| {
        let place = Place { field: Some(field), ..fix.from.place.clone() };
        Some((field, answers.get(&place)?.clone()))
    };
    Ok(fields.filter_map(value).collect())
}

fn edit(there: &There, steps: &Steps) -> Edit {
    let set = |(field, value): &(&'static Field, serde_json::Value)| {
        Edit::Set(Place { field: Some(*field), ..there.place.clone() }, Some(value.clone()))
    };
    match steps.as_slice() {
        [one] => set(one),
        all => Edit::Batch(all.iter().rev().map(set).collect()),
    }
}

/// Whether an answer still says what the register said.
fn still_says(answers: &Answers, there: &There) -> bool {
    let facts = Facts::new(answers).quietly();
    let row = Place { field: None, ..there.place.clone() };
    let words = there.place.field.and_then(|field| facts.entry(&row)?.shown(field));
    let key = |words: &Phrase| Spelled::new(&words.zh).key().to_owned();
    words.is_some_and(|words| key(&words) == key(&there.says))
}

fn moved(path: &Path) -> Phrase {
    let name = harmless(&path.file_name().unwrap_or_default().to_string_lossy(), false);
    said!(
        "{name} 中的这一项已经不是登记册所列的内容；请重新读取登记册",
        "{name} no longer says what the register told; read the register anew",
        name,
    )
}

/// Why a record cannot be changed, or what else the change hides or empties in it.
fn look(there: &There, steps: &Steps) -> Result<Vec<Phrase>, Phrase> {
    let opened = Opened::open(&there.path).map_err(|error| error.said())?;
    if let Mode::ReadOnly(why) = &opened.mode {
        return Err(why.said());
    }
    let answers = &opened.dossier.answers;
    if !still_says(answers, there) {
        return Err(moved(&there.path));
    }
    let edit = edit(there, steps).settled(answers);
    Ok(Touched::lines(&answers.touched_by(&edit)))
}

/// Changes one record; returns the step of its history, and what of the history could not be kept.
fn change(
    path: &Path,
    all: &[&There],
    steps: &Steps,
    hand: &Hand,
) -> Result<(String, Option<Phrase>), Phrase> {
    let mut session = Session::for_change(path, hand).map_err(|error| error.said())?;
    // What others did since it was looked at stays.
    if !all.iter().all(|there| still_says(session.answers(), there)) {
        return Err(moved(path));
    }
    let mut edits: Vec<Edit> = all.iter().map(|there| edit(there, steps)).collect();
    let one = if edits.len() == 1 { edits.pop() } else { None };
    session.edit(one.unwrap_or(Edit::Batch(edits))).map_err(|error| error.said())?;
    session.save().map_err(|error| error.said())?;
    let trouble = session.history_trouble().map(|why| unkept(path, &why));
    let step = session.past().latest().map(ToString::to_string);
    Ok((step.unwrap_or_default(), trouble))
}

fn unkept(path: &Path, why: &StoreError) -> Phrase {
    let name = harmless(&path.file_name().unwrap_or_default().to_string_lossy(), false);
    let why = why.said();
    said!(
        "{name} 已保存，历史没有写下，下次保存时再写：{why}",
        "{name} is saved; its history could not be written and is tried again with the next save: {why}",
        name,
        why,
    )
}

/// Keeps beside the changed records what follows from them now; says so where nothing can.
fn tell_all(workspace: &Workspace, changed: &[PathBuf]) -> Option<Phrase> {
    if changed.is_empty() {
        return None;
    }
    match Batch::of(workspace) {
        Ok(batch) => {
            batch.only(changed).each(
                |one| tell(&one.path, &one.dossier, &one.around, &one.survey().verdict),
                || (),
            );
            None
        }
        Err(error) => {
            let why = error.said();
            Some(said!(
                "修改已保存，但结论没有重新判断：{why}",
                "The changes are saved, but no result was told anew: {why}",
                why,
            ))
        }
    }
}

impl Checked {
    /// Whether any record stands in the way.
    pub fn is_blocked(&self) -> bool {
        self.blocked.iter().any(Option::is_some)
    }

    /// How many answers can be changed.
    pub fn free(&self) -> usize {
        self.blocked.iter().filter(|why| why.is_none()).count()
    }

    /// A line for each answer that is to change, with what stands in the way or goes with it below; with whether that is in the way.
    pub fn lines(&self) -> Vec<(Phrase, bool)> {
        let mut out = Vec::new();
        let all = self.fix.changes.iter().zip(&self.blocked).zip(&self.touched);
        for ((there, blocked), touched) in all {
            let file =
                harmless(&there.path.file_stem().unwrap_or_default().to_string_lossy(), false);
            let (says, holds) = (plain(&there.says), plain(&self.fix.holds));
            out.push((
                said!(
                    "{title}（{file}）：“{says}” 改为 “{holds}”",
                    "{title} ({file}): \"{says}\" becomes \"{holds}\"",
                    title = &there.title,
                    file,
                    says,
                    holds,
                ),
                false,
            ));
            out.extend(blocked.iter().map(|why| {
                (said!("    不能改：{why}", "    cannot be changed: {why}", why), true)
            }));
            out.extend(touched.iter().map(|said| (said!("    {said}", "    {said}", said), false)));
        }
        out
    }
}

impl Fixed {
    /// What came of it, in a sentence.
    pub fn said(&self) -> Phrase {
        let (changed, failed) = (self.changed.len(), self.failed.len());
        if failed == 0 {
            return said!(
                "已改{changed}份评估",
                "{changed} {changed?assessment|assessments} changed",
                changed
            );
        }
        said!(
            "已改{changed}份评估，没有改的{failed}份",
            "{changed} {changed?assessment|assessments} changed, {failed} not",
            changed,
            failed,
        )
    }

    /// What was not changed and why, and what else is to be told.
    pub fn lines(&self) -> Vec<Phrase> {
        let failed = self.failed.iter().map(|(path, why)| not_changed(path, why));
        failed.chain(self.notes.iter().cloned()).collect()
    }
}

fn not_changed(path: &Path, why: &Phrase) -> Phrase {
    let name = harmless(&path.file_name().unwrap_or_default().to_string_lossy(), false);
    said!("{name} 没有改：{why}", "{name} was not changed: {why}", name, why)
}

fn plain(words: &Phrase) -> Phrase {
    phrase(harmless(&words.zh, false), harmless(&words.en, false))
}
