//! Answering one field.

use std::path::PathBuf;

use crate::form::{Edit, EditError, Place};

use super::call::{Call, Out, Trouble};
use super::record::{give, kept, open, save};

/// 填写一个字段；值为空则清除 / answer a field; an empty value takes the answer away
#[derive(Debug, clap::Args)]
pub(super) struct Set {
    /// 文件 / file
    pub(super) file: PathBuf,
    /// 位置：handler/ciio 或者 scenarios/crm/purpose / place
    pub(super) place: String,
    /// 值 / value
    pub(super) value: String,
}

pub(super) fn carry_out(args: &Set, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let place = Place::parse(&args.place)?;
    let Some(field) = place.field else {
        return Err(EditError::NoField(place.to_string()).into());
    };
    let mut session = open(&call.file(&args.file), out)?;
    let given = give(field, &args.value, session.answers(), out);
    let code = save(&mut session, Edit::Set(place, given.value), out)?;
    kept(code, given.problem, out)
}
