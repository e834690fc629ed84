//! Taking a row away.

use std::path::PathBuf;

use crate::form::Edit;

use super::call::{Call, Out, Trouble};
use super::record::{open, row_of, save};

/// 删除一行 / remove a row
#[derive(Debug, clap::Args)]
pub(super) struct Remove {
    /// 文件 / file
    pub(super) file: PathBuf,
    /// 位置：recipients/hq / place
    pub(super) place: String,
}

pub(super) fn carry_out(args: &Remove, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let (section, id) = row_of(&args.place)?;
    save(&mut open(&call.file(&args.file), out)?, Edit::Remove { section, id }, out)
}
