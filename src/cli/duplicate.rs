//! A copy of a row behind it.

use std::path::PathBuf;

use crate::desk::Ids;
use crate::form::EditError;

use super::call::{Call, Out, Trouble};
use super::record::{open, row_of, save};

/// 复制一行 / duplicate a row
#[derive(Debug, clap::Args)]
pub(super) struct Duplicate {
    /// 文件 / file
    file: PathBuf,
    /// 位置：recipients/hq / place
    place: String,
}

pub(super) fn carry_out(args: &Duplicate, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let (section, id) = row_of(&args.place)?;
    let mut session = open(&call.file(&args.file), out)?;
    let new = Ids::new(None).row(section);
    let edit = session.answers().copy_of(section, &id, &new);
    let edit = edit.ok_or_else(|| EditError::NoRow(args.place.clone()))?;
    let code = save(&mut session, edit, out)?;
    out.line(new)?;
    Ok(code)
}
