//! Commands that change an assessment. Each is one edit and one atomic save.

use std::path::Path;

use serde_json::{Map, json};

use crate::day::Day;
use crate::desk;
use crate::desk::copy::{Same, begin_anew, copied, question};
use crate::dossier::Dossier;
use crate::form::catalog::items::{self, proposals};
use crate::form::{Edit, EditError, Facts, Place, PlaceError, Section};
use crate::law::Survey;
use crate::store::{Opened, Workspace};
use crate::text::{Phrase, is_seen, phrase, t};

use super::out::Out;
use super::read::{around, left, read, section_named};
use super::{Trouble, figures};

/// How many characters an id may have that a person gives a row.
const LONGEST_ID: usize = 100;

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
    out.has_saved = true;
    out.line(opened.path.display().to_string())?;
    Ok(0)
}

/// A record begun from another one. Whether its people and parties are the same is asked for, as the count rests on it.
pub(super) fn create_from(
    workspace: &Workspace,
    (title, as_of): (&str, Day),
    model: &Path,
    (people, recipients): (Option<bool>, Option<bool>),
    out: &mut Out,
) -> Result<u8, Trouble> {
    if title.trim().is_empty() {
        return Err(phrase("名称不能为空。", "The name is empty.").into());
    }
    let Some((people, recipients)) = people.zip(recipients) else {
        let asked = question();
        return Err(phrase(
            format!("{}请写明 --same-people yes|no 和 --same-recipients yes|no。", asked.zh),
            format!("{} Say so with --same-people yes|no and --same-recipients yes|no.", asked.en),
        )
        .into());
    };
    let of = read(model, out)?;
    if of.is_newer() {
        return Err(phrase(
            "由更新的版本写成的记录不能复制。请升级程序。",
            "A record written by a newer version is not copied. Please upgrade.",
        )
        .into());
    }
    let same = Same { people, recipients };
    let mut dossier = copied(&of, format!("assessment-{}", random()), same, |prefix| {
        format!("{prefix}-{}", random())
    });
    let left_out = begin_anew(&mut dossier, title, as_of);
    let opened = workspace.create(title, dossier)?;
    out.has_saved = true;
    out.line(opened.path.display().to_string())?;
    let code = tell(&opened, out);
    if !left_out.is_empty() {
        let names = Phrase::list(left_out);
        let said = phrase(
            format!("属于原申报备案过程的内容没有复制：{}", names.zh),
            format!("what belongs to the life of the other filing was left out: {}", names.en),
        );
        out.aside(t("注意：", "note: "), &said);
    }
    Ok(code)
}

/// Confirms that a counted record is gone on purpose.
pub(super) fn forget(workspace: &Workspace, which: &str, out: &mut Out) -> Result<u8, Trouble> {
    let came = desk::forget(workspace, which)?;
    out.has_saved = came != desk::Forgotten::NotGone;
    if came != desk::Forgotten::Done {
        return Err(came.said(which).into());
    }
    out.tell(&came.said(which))?;
    Ok(0)
}

pub(super) fn set(path: &Path, place: &str, value: &str, out: &mut Out) -> Result<u8, Trouble> {
    let place = Place::parse(place)?;
    let Some(field) = place.field else { return Err(EditError::NoField(place.to_string()).into()) };
    let mut opened = Opened::open_for_change(path)?;
    left(path, &opened.dossier, out);
    let answers = &opened.dossier.answers;
    let text = value;
    let value = field.kind.read(text, answers);
    figures::tell(field, text, value.as_ref(), answers, out);
    let problem = value.as_ref().and_then(|value| field.kind.problem(value, answers));
    let names = (field == &items::NAME).then(|| place.clone());
    let code = save(&mut opened, Edit::Set(place, value), out)?;
    if let Some(Place { section, row: Some(id), .. }) = names {
        propose(&opened, section, &id, out);
    }
    told(code, problem, out)
}

pub(super) fn add(
    path: &Path,
    section: &str,
    cells: &[String],
    id: Option<String>,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let (id, code, problem) = put(path, section, cells, id, out)?;
    out.line(id)?;
    told(code, problem, out)
}

/// Adds a row and saves; its id, the exit code of saving, and a problem with what stands in it.
fn put(
    path: &Path,
    section: &str,
    cells: &[String],
    id: Option<String>,
    out: &mut Out,
) -> Result<(String, u8, Option<Phrase>), Trouble> {
    let section = section_named(section)?;
    let mut opened = Opened::open_for_change(path)?;
    let answers = &opened.dossier.answers;
    // An id is printed and typed again: what cannot be seen in it, nobody can type.
    if let Some(id) =
        id.as_deref().filter(|id| !id.chars().all(is_seen) || id.chars().count() > LONGEST_ID)
    {
        return Err(EditError::NoId(id.to_owned()).into());
    }
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
            figures::tell(field, text, Some(&value), answers, out);
            problem = problem.or_else(|| field.kind.problem(&value, answers));
            row.insert(field.id.to_owned(), value);
        }
    }
    let index = answers.rows(section).count();
    let code = save(&mut opened, Edit::Insert { section, index, row }, out)?;
    propose(&opened, section, &id, out);
    Ok((id, code, problem))
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
    let code = save(&mut opened, edit, out)?;
    out.line(new)?;
    Ok(code)
}

pub(super) fn remove(path: &Path, place: &str, out: &mut Out) -> Result<u8, Trouble> {
    let (section, id) = row_of(place)?;
    save(&mut Opened::open_for_change(path)?, Edit::Remove { section, id }, out)
}

fn row_of(place: &str) -> Result<(&'static Section, String), Trouble> {
    match Place::parse(place)? {
        Place { section, row: Some(id), field: None } => Ok((section, id)),
        _ => Err(PlaceError::Shape(place.to_owned()).into()),
    }
}

/// Makes the edit, saves, and keeps beside the record what is told of it then. Exit code 1 where nothing can be told, as the
/// company's policy or matrix cannot be read; the edit is saved all the same.
pub(super) fn save(opened: &mut Opened, edit: Edit, out: &mut Out) -> Result<u8, Trouble> {
    opened.dossier.answers.apply(edit)?;
    opened.save()?;
    out.has_saved = true;
    Ok(tell(opened, out))
}

/// Keeps beside a saved record what is told of it, and returns the exit code.
fn tell(opened: &Opened, out: &mut Out) -> u8 {
    match around(&opened.path, &opened.dossier, None, out) {
        Ok(around) => {
            let verdict = Survey::at(&Facts::new(&opened.dossier.answers), &around).verdict;
            desk::tell(&opened.path, &opened.dossier, &around, &verdict);
            0
        }
        Err(error) => {
            let said = error.said();
            out.trouble(&phrase(
                format!("修改已保存，但结论没有重新判断。{}", said.zh),
                format!("The change is saved, but no result was told anew. {}", said.en),
            ));
            1
        }
    }
}

/// Tells what the name of an item proposes, and how to take it; nothing is written.
fn propose(opened: &Opened, section: &'static Section, id: &str, out: &mut Out) {
    let facts = Facts::new(&opened.dossier.answers);
    for one in facts.row(section, id).map(|row| proposals(&row)).unwrap_or_default() {
        let said = one.said();
        let how = format!("{}/{id}/{} {}", section.id, one.field.id, one.choice.code);
        let said = phrase(
            format!("{}；采用：set 文件 {how}", said.zh),
            format!("{}; to take it: set FILE {how}", said.en),
        );
        out.aside(t("建议：", "proposed: "), &said);
    }
}

/// A value that cannot be relied on is kept, said, and gives exit code 1.
fn told(code: u8, problem: Option<Phrase>, out: &mut Out) -> Result<u8, Trouble> {
    let Some(said) = problem else { return Ok(code) };
    out.tell(&phrase(
        format!("已原样保存，但{}", said.zh),
        format!("kept as typed, but {}", said.en),
    ))?;
    Ok(1)
}

pub(super) fn new_id(section: &Section) -> String {
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
