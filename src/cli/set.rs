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
    /// 位置：handler/ciio 或者 scenarios/crm/purpose；每一行都填：items/*/category；另一语言的文字：scenarios/crm/purpose.en / place; in every row: items/*/category; a text in the other language: scenarios/crm/purpose.en
    pub(super) place: String,
    /// 值 / value
    pub(super) value: String,
    #[command(flatten)]
    pub(super) listing: Listing,
}

/// What stands for every row of a section.
const EVERY: &str = "*";

pub(super) fn carry_out(args: &Set, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    if args.place.split('/').nth(1) == Some(EVERY) {
        return in_every_row(args, call, out);
    }
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

/// One answer in every row of a section, as one step.
fn in_every_row(args: &Set, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let place = Place::parse(&args.place)?;
    let Some(field) = place.field else {
        return Err(EditError::NoField(place.to_string()).into());
    };
    let mut session = open(&call.file(&args.file), call, out)?;
    let given = give(field, &args.value, session.answers(), out);
    let answers = session.answers();
    let rows: Vec<&str> = answers.rows(place.section).map(|row| row.id).collect();
    let of = (place.section, field);
    let filled = answers.filled(of, given.value.as_ref(), rows);
    let filled = filled.map_err(|why| Trouble(why.said()))?;
    let (changed, replaced, skipped) = (filled.changed, filled.replaced, filled.skipped);
    let (code, touched) = save_knowingly(&mut session, filled.edit, out)?;
    out.note(&said!(
        "填入{changed}行，其中{replaced}行原来有别的回答；{skipped}行按其他回答不需要填写，没有动",
        "filled into {changed} {changed?row|rows}, in {replaced} of them in place of another answer; {skipped} in which it is not asked were left alone",
        changed,
        replaced,
        skipped,
    ));
    if args.listing.format == Shape::Json {
        let code = if given.problem.is_some() { 1 } else { code };
        out.json(&json!({
            "problem": given.problem, "touched": touched,
            "rows": { "changed": changed, "replaced": replaced, "skipped": skipped },
        }))?;
        return Ok(code);
    }
    kept(code, given.problem, out)
}
