//! A copy of a row behind it.

use std::path::PathBuf;

use crate::desk::{Ids, NOTHING_ALIKE};
use crate::form::{EditError, Shape};

use super::call::{Call, Out, Trouble};
use super::place::row;
use super::record::{open, save};

/// 复制一行；流向和合同的行：未填写的，按前一行填写 / duplicate a row; of flows and contracts: fill what is open as in the row before
#[derive(Debug, clap::Args)]
pub(super) struct Duplicate {
    /// 文件 / file
    file: PathBuf,
    /// 位置：recipients/hq / place
    place: String,
}

pub(super) fn carry_out(args: &Duplicate, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let mut session = open(&call.file(&args.file), call, out)?;
    let (section, id) = row(&args.place, session.answers())?;
    if matches!(section.shape, Shape::Each(_)) {
        if session.answers().row(section, &id).is_none() {
            return Err(EditError::NoRow(args.place.clone()).into());
        }
        let Some(edit) = session.answers().as_for_another(section, &id) else {
            out.say(NOTHING_ALIKE)?;
            return Ok(0);
        };
        let code = save(&mut session, edit, out)?;
        out.line(id)?;
        return Ok(code);
    }
    let new = Ids::new(None).row(section);
    let edit = session.answers().copy_of(section, &id, &new);
    let edit = edit.ok_or_else(|| EditError::NoRow(args.place.clone()))?;
    let code = save(&mut session, edit, out)?;
    out.line(new)?;
    Ok(code)
}
