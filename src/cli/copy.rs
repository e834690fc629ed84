//! A section as rows for a spreadsheet.

use std::path::PathBuf;

use crate::form::to_tsv;

use super::call::{Call, Out, Trouble};
use super::record::{read, section_named};

/// 输出一个部分的制表符分隔行 / print a section as tab-separated rows
#[derive(Debug, clap::Args)]
pub(super) struct Copy {
    /// 文件 / file
    file: PathBuf,
    /// 部分 / section
    section: String,
}

pub(super) fn carry_out(args: &Copy, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let dossier = read(&call.file(&args.file), out)?;
    let section = section_named(&args.section)?;
    let text = to_tsv(section, &dossier.answers, out.lang());
    out.line(text.trim_end())?;
    Ok(0)
}
