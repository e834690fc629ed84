//! Taking a row away, with the references to it: what that hides or empties is said first.

use std::path::PathBuf;

use serde_json::json;

use crate::form::EditError;

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::place::row;
use super::record::{open, save_knowingly};

/// 删除一行，连同对它的引用 / remove a row, with the references to it
#[derive(Debug, clap::Args)]
pub(super) struct Remove {
    /// 文件 / file
    pub(super) file: PathBuf,
    /// 位置：recipients/hq / place
    pub(super) place: String,
    #[command(flatten)]
    pub(super) listing: Listing,
}

pub(super) fn carry_out(args: &Remove, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let mut session = open(&call.file(&args.file), call, out)?;
    let (section, id) = row(&args.place, session.answers())?;
    if session.answers().held_row(section, &id).is_none() {
        return Err(EditError::NoRow(args.place.clone()).into());
    }
    let edit = session.answers().without_row(section, &id);
    let (code, touched) = save_knowingly(&mut session, edit, out)?;
    if args.listing.format == Shape::Json {
        out.json(&json!({ "touched": touched }))?;
    }
    Ok(code)
}
