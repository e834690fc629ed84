//! A record as commands read and change it, and what the error stream tells of it on the way.
//!
//! A change is one edit and one save; nothing that goes wrong afterwards takes it back.

use std::path::Path;

use crate::day::Day;
use crate::desk::{Session, Standing, left_behind_of};
use crate::dossier::{Dossier, Migrated};
use crate::form::catalog::SECTIONS;
use crate::form::catalog::items::proposals;
use crate::form::spelling::Spelled;
use crate::form::{Edit, Field, PlaceError, Section, Touched, read_otherwise};
use crate::law::Circumstances;
use crate::store::{Opened, StoreError};
use crate::text::{Phrase, t};

use super::call::{Call, Out, Trouble};

/// Reads an assessment. One that a newer version wrote may be understood in part only, and that is said.
pub(super) fn read(path: &Path, out: &mut Out) -> Result<Dossier, StoreError> {
    let dossier = Opened::read(path)?;
    if dossier.is_newer() {
        out.trouble(&StoreError::Newer(path.to_owned(), dossier.schema_version).said());
    }
    tell_migrated(&dossier, out);
    left(path, &dossier, out);
    Ok(dossier)
}

/// Tells what became of the answers of a file of an earlier version.
fn tell_migrated(dossier: &Dossier, out: &mut Out) {
    for said in dossier.migrated.iter().flat_map(Migrated::lines) {
        out.note(&said);
    }
}

/// Tells of what a killed session typed into this record that is not in its file.
fn left(path: &Path, dossier: &Dossier, out: &mut Out) {
    for said in left_behind_of(path, &dossier.id) {
        out.note(&said);
    }
}

/// Reads a record with its folder, for commands whose output tells itself what of the folder cannot be read.
pub(super) fn standing_untold(
    path: &Path,
    as_of: Option<Day>,
    out: &mut Out,
) -> Result<Standing, StoreError> {
    let dossier = read(path, out)?;
    Standing::of(path, dossier, as_of)
}

/// Reads a record with its folder. Of what cannot be read there the error stream tells.
pub(super) fn standing(path: &Path, out: &mut Out) -> Result<Standing, StoreError> {
    let standing = standing_untold(path, None, out)?;
    tell_unread(&standing.around, out);
    Ok(standing)
}

/// The same for papers, which also say what people agreed to do: of that, too, is told what cannot be read.
pub(super) fn standing_for_papers(path: &Path, out: &mut Out) -> Result<Standing, StoreError> {
    let standing = standing(path, out)?;
    standing.around.agreed.unread.iter().for_each(|said| out.note(said));
    Ok(standing)
}

/// Tells on the error stream which records of the folder cannot be read or are gone.
pub(super) fn tell_unread(around: &Circumstances, out: &mut Out) {
    for unread in &around.ledger.unread {
        out.note(&unread.said());
    }
}

/// Said where a record is saved and its history is not.
pub(super) fn history_not_kept(why: &StoreError) -> Phrase {
    said!(
        "记录已保存，历史没有写下，下次保存时再写：{why}",
        "the record is saved; its history could not be written and is tried again with the next save: {why}",
        why = why.said(),
    )
}

/// Opens a record to change it.
pub(super) fn open(path: &Path, call: &Call, out: &mut Out) -> Result<Session, StoreError> {
    let mut session = Session::for_change(path, &call.hand)?;
    for said in session.joined().lines(session.answers()) {
        out.note(&said);
    }
    tell_migrated(&session.file().dossier, out);
    left(path, &session.file().dossier, out);
    Ok(session)
}

/// Makes the edit, says what it hides or empties elsewhere, saves, and keeps beside the record what is told of it then. Exit code 1 where nothing can be told, as the
/// company's policy or matrix cannot be read; the edit is saved all the same.
pub(super) fn save(session: &mut Session, edit: Edit, out: &mut Out) -> Result<u8, Trouble> {
    save_knowingly(session, edit, out).map(|(code, _)| code)
}

/// The same; returns also what the edit hid or emptied elsewhere.
pub(super) fn save_knowingly(
    session: &mut Session,
    edit: Edit,
    out: &mut Out,
) -> Result<(u8, Vec<Touched>), Trouble> {
    let edit = edit.settled(session.answers());
    let touched = session.answers().touched_by(&edit);
    session.edit(edit)?;
    // Said before anything is written: what is hidden or emptied elsewhere can be looked at even if saving fails.
    for said in Touched::lines(&touched) {
        out.note(&said);
    }
    session.save()?;
    out.has_saved = true;
    if let Some(why) = session.history_trouble() {
        out.note(&history_not_kept(&why));
    }
    Ok((tell(session, out), touched))
}

/// Keeps beside a saved record what is told of it, and returns the exit code.
pub(super) fn tell(session: &Session, out: &mut Out) -> u8 {
    match session.tell() {
        Ok(()) => {
            tell_unread(session.around(), out);
            0
        }
        Err(said) => {
            out.trouble(&said!(
                "修改已保存，但结论没有重新判断。{said}",
                "The change is saved, but no result was told anew. {said}",
                said,
            ));
            1
        }
    }
}

/// What stands in a field after words are read into it: nothing, or a value that cannot be relied on, with the reason.
pub(super) struct Given {
    pub(super) value: Option<serde_json::Value>,
    pub(super) problem: Option<Phrase>,
}

/// Reads words into a field, and tells on the error stream how a figure was read that was not written plainly.
pub(super) fn give(
    field: &'static Field,
    text: &str,
    answers: &crate::form::Answers,
    out: &mut Out,
) -> Given {
    let value = field.kind.read(text, answers);
    let Some(known) = &value else { return Given { value, problem: None } };
    if let Some(words) = read_otherwise(field.kind, text, known, answers) {
        let label = field.label;
        let said = said!("{label}：{words}", "{label}: {words}", label, words);
        out.aside(t("读作：", "read as: "), &said);
    }
    let problem = field.kind.problem(known, answers);
    Given { value, problem }
}

/// A value that cannot be relied on is kept, said, and gives exit code 1.
pub(super) fn kept(code: u8, problem: Option<Phrase>, out: &mut Out) -> Result<u8, Trouble> {
    let Some(said) = problem else { return Ok(code) };
    out.tell(&said!("已原样保存，但{said}", "kept as typed, but {said}", said))?;
    Ok(1)
}

/// Tells what the name of an item proposes, and how to take it; nothing is written.
pub(super) fn propose(session: &Session, section: &'static Section, id: &str, out: &mut Out) {
    let facts = session.facts();
    for one in facts.row(section, id).map(|row| proposals(&row)).unwrap_or_default() {
        let said = one.said();
        let how = format!("{}/{id}/{} {}", section.id, one.field.id, one.choice.code);
        out.aside(
            t("建议：", "proposed: "),
            &said!("{said}；采用：set 文件 {how}", "{said}; to take it: set FILE {how}", said, how),
        );
    }
}

/// The section with this id, or that is called so.
pub(super) fn section_named(id: &str) -> Result<&'static Section, Trouble> {
    let is_called = |section: &&&Section| {
        let (title, wanted) = (section.title, Spelled::new(id));
        [title.zh, title.en].iter().any(|own| Spelled::new(own).key() == wanted.key())
    };
    let called = || SECTIONS.iter().find(is_called).copied();
    Section::find(id).or_else(called).ok_or_else(|| PlaceError::Section(id.to_owned()).into())
}
