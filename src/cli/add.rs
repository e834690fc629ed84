//! A new row.

use std::path::PathBuf;

use serde_json::{Map, json};

use crate::desk::Ids;
use crate::form::{Edit, EditError, PlaceError, mark_row};
use crate::text::{Phrase, is_seen};

use super::call::{Call, Out, Trouble};
use super::record::{give, kept, open, propose, save, section_named};

/// How many characters an id may have that a person gives a row.
const LONGEST_ID: usize = 100;

/// 增加一行，输出其 id / add a row and print its id
#[derive(Debug, clap::Args)]
pub(super) struct Add {
    /// 文件 / file
    pub(super) file: PathBuf,
    /// 部分，如 recipients / section
    pub(super) section: String,
    /// 字段=值 / field=value
    pub(super) answers: Vec<String>,
    /// 行的 id，默认自动生成 / id of the row, made if left out
    #[arg(long)]
    pub(super) id: Option<String>,
}

pub(super) fn carry_out(args: &Add, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let (id, code, problem) = put(args, call, out)?;
    out.line(id)?;
    kept(code, problem, out)
}

/// Adds the row and saves; its id, the exit code of saving, and a problem with what stands in it.
pub(super) fn put(
    args: &Add,
    call: &Call,
    out: &mut Out,
) -> Result<(String, u8, Option<Phrase>), Trouble> {
    let section = section_named(&args.section)?;
    let mut session = open(&call.file(&args.file), call, out)?;
    let answers = session.answers();
    // An id is printed and typed again: what cannot be seen in it, nobody can type.
    let cannot = |id: &&String| !id.chars().all(is_seen) || id.chars().count() > LONGEST_ID;
    if let Some(id) = args.id.as_ref().filter(cannot) {
        return Err(EditError::NoId(id.clone()).into());
    }
    let id = args.id.clone().unwrap_or_else(|| Ids::new(None).row(section));
    let mut row = Map::from_iter([("id".to_owned(), json!(id))]);
    let mut problem = None;
    for cell in &args.answers {
        let Some((name, text)) = cell.split_once('=') else {
            return Err(
                said!("“{cell}”应写作 字段=值", "write \"{cell}\" as field=value", cell).into()
            );
        };
        let field =
            section.field(name).ok_or_else(|| PlaceError::Field(section.id, name.to_owned()))?;
        let given = give(field, text, answers, out);
        problem = problem.or(given.problem);
        row.extend(given.value.map(|value| (field.id.to_owned(), value)));
    }
    mark_row(section, &mut row);
    let index = answers.rows(section).count();
    let code = save(&mut session, Edit::Insert { section, index, row }, out)?;
    propose(&session, section, &id, out);
    Ok((id, code, problem))
}
