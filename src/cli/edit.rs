//! Commands that change an assessment. Each is one edit and one atomic save.

use std::io::Read;
use std::path::Path;

use serde_json::{Map, json};

use crate::day::Day;
use crate::dossier::{Dossier, Judged};
use crate::form::{Edit, EditError, Place, PlaceError, Section, from_tsv};
use crate::store::{Opened, Workspace};
use crate::text::{Phrase, phrase};

use super::Trouble;
use super::out::Out;
use super::read::{left, section_named};

impl From<EditError> for Trouble {
    fn from(error: EditError) -> Self {
        Self(error.said())
    }
}

impl From<PlaceError> for Trouble {
    fn from(error: PlaceError) -> Self {
        Self(error.said())
    }
}

pub(super) fn create(
    workspace: &Workspace,
    title: &str,
    as_of: Day,
    out: &mut Out,
) -> Result<u8, Trouble> {
    if title.trim().is_empty() {
        return Err(phrase("名称不能为空。", "The name is empty.").into());
    }
    let dossier = Dossier::new(format!("assessment-{}", random()), title, as_of);
    let opened = workspace.create(title, dossier)?;
    out.line(opened.path.display().to_string())?;
    Ok(0)
}

pub(super) fn set(path: &Path, place: &str, value: &str, out: &mut Out) -> Result<u8, Trouble> {
    let place = Place::parse(place)?;
    let Some(field) = place.field else { return Err(EditError::NoField(place.to_string()).into()) };
    let mut opened = Opened::open_for_change(path)?;
    left(path, &opened.dossier, out);
    let answers = &opened.dossier.answers;
    let value = field.kind.read(value, answers);
    let problem = value.as_ref().and_then(|value| field.kind.problem(value, answers));
    save(&mut opened, Edit::Set(place, value))?;
    told(problem, out)
}

pub(super) fn add(
    path: &Path,
    section: &str,
    cells: &[String],
    id: Option<String>,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let (id, problem) = put(path, section, cells, id)?;
    out.line(id)?;
    told(problem, out)
}

/// Adds a row and saves; its id, and a problem with what stands in it.
fn put(
    path: &Path,
    section: &str,
    cells: &[String],
    id: Option<String>,
) -> Result<(String, Option<Phrase>), Trouble> {
    let section = section_named(section)?;
    let mut opened = Opened::open_for_change(path)?;
    let answers = &opened.dossier.answers;
    let id = id.unwrap_or_else(|| new_id(section));
    let mut row = Map::from_iter([("id".to_owned(), json!(id))]);
    let mut problem = None;
    for cell in cells {
        let Some((name, text)) = cell.split_once('=') else {
            return Err(phrase(
                format!("“{cell}”应写作 字段=值"),
                format!("write \"{cell}\" as field=value"),
            )
            .into());
        };
        let field =
            section.field(name).ok_or_else(|| PlaceError::Field(section.id, name.to_owned()))?;
        if let Some(value) = field.kind.read(text, answers) {
            problem = problem.or_else(|| field.kind.problem(&value, answers));
            row.insert(field.id.to_owned(), value);
        }
    }
    let index = answers.rows(section).count();
    save(&mut opened, Edit::Insert { section, index, row })?;
    Ok((id, problem))
}

pub(super) fn duplicate(path: &Path, place: &str, out: &mut Out) -> Result<u8, Trouble> {
    let (section, id) = row_of(place)?;
    let mut opened = Opened::open_for_change(path)?;
    let new = new_id(section);
    let edit = opened
        .dossier
        .answers
        .copy_of(section, &id, &new)
        .ok_or_else(|| EditError::NoRow(place.to_owned()))?;
    save(&mut opened, edit)?;
    out.line(new)?;
    Ok(0)
}

pub(super) fn remove(path: &Path, place: &str, _out: &mut Out) -> Result<u8, Trouble> {
    let (section, id) = row_of(place)?;
    save(&mut Opened::open_for_change(path)?, Edit::Remove { section, id })?;
    Ok(0)
}

pub(super) fn paste(path: &Path, section: &str, out: &mut Out) -> Result<u8, Trouble> {
    let section = section_named(section)?;
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let mut opened = Opened::open_for_change(path)?;
    let Some(edit) = from_tsv(section, &text, &opened.dossier.answers, || new_id(section)) else {
        return Err(phrase(
            "没有可以粘贴的行；这一部分须能增加行，每行各列以制表符分隔。",
            "There is no row to paste. The section must take rows, and columns are separated by tabs.",
        )
        .into());
    };
    let count = if let Edit::Batch(edits) = &edit { edits.len() } else { 1 };
    save(&mut opened, edit)?;
    out.tell(&phrase(format!("增加了{count}行"), format!("{count} rows added")))?;
    Ok(0)
}

fn row_of(place: &str) -> Result<(&'static Section, String), Trouble> {
    match Place::parse(place)? {
        Place { section, row: Some(id), field: None } => Ok((section, id)),
        _ => Err(PlaceError::Shape(place.to_owned()).into()),
    }
}

/// Makes the edit, judges anew and saves.
pub(super) fn save(opened: &mut Opened, edit: Edit) -> Result<(), Trouble> {
    opened.dossier.answers.apply(edit)?;
    // A policy that cannot be read leaves the last result as it stands; reading commands tell.
    if let Ok(survey) = super::read::survey(&opened.path, &opened.dossier, None) {
        let digest = opened.dossier.digest();
        opened.dossier.judged = Some(Judged::of(&survey.verdict, digest));
    }
    Ok(opened.save()?)
}

/// A value that cannot be relied on is kept, said, and gives exit code 1.
fn told(problem: Option<Phrase>, out: &mut Out) -> Result<u8, Trouble> {
    let Some(said) = problem else { return Ok(0) };
    out.tell(&phrase(
        format!("已原样保存，但{}", said.zh),
        format!("kept as typed, but {}", said.en),
    ))?;
    Ok(1)
}

fn new_id(section: &Section) -> String {
    let prefix = match section.shape {
        crate::form::Shape::Rows { prefix, .. } => prefix,
        _ => section.id,
    };
    format!("{prefix}-{}", random())
}

fn random() -> String {
    format!("{:08x}", fastrand::u32(..))
}

#[cfg(test)]
mod tests;
