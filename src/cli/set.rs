//! Answering one field.

use std::path::PathBuf;

use serde_json::json;

use crate::desk::proofs::with_digest;
use crate::form::catalog::items;
use crate::form::{Edit, EditError, Place};

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::place::place;
use super::record::{give, kept, open, propose, save_knowingly};

/// 填写一个字段；值为空则清除 / answer a field; an empty value takes the answer away
#[derive(Debug, clap::Args)]
pub(super) struct Set {
    /// 文件 / file
    pub(super) file: PathBuf,
    /// 位置：handler/ciio 或者 scenarios/crm/purpose；另一语言的文字：scenarios/crm/purpose.en / place; a text in the other language: scenarios/crm/purpose.en
    pub(super) place: String,
    /// 值 / value
    pub(super) value: String,
    #[command(flatten)]
    pub(super) listing: Listing,
}

pub(super) fn carry_out(args: &Set, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let mut session = open(&call.file(&args.file), call, out)?;
    let place = place(&args.place, session.answers())?;
    let Some(field) = place.field else {
        return Err(EditError::NoField(place.to_string()).into());
    };
    let given = give(field, &args.value, session.answers(), out);
    let named = (field == &items::NAME).then(|| place.clone());
    let value = session.answers().written(&place, given.value);
    let edit = with_digest(&session.file().path, Edit::Set(place, value));
    let (code, touched) = save_knowingly(&mut session, edit, out)?;
    if let Some(Place { section, row: Some(id), .. }) = named {
        propose(&session, section, &id, out);
    }
    if args.listing.format == Shape::Json {
        let code = if given.problem.is_some() { 1 } else { code };
        out.json(&json!({ "problem": given.problem, "touched": touched }))?;
        return Ok(code);
    }
    kept(code, given.problem, out)
}
