//! A record is called otherwise, and its file with it where that is asked for.

use std::path::PathBuf;

use serde_json::json;

use crate::desk::session::other_name;
use crate::form::catalog::record;
use crate::form::{Edit, Place};
use crate::text::{phrase, t};

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::record::{open, save};

/// 改评估的名称；加 --file 文件也改名，历史、评审、提交记录和扫描件都随着走 / call an assessment otherwise; with --file its file, too: history, review, filings and scans stay with it
///
/// 不写名称而写 --file：文件按现在的名称改名。名称已有别的文件用的，后面加编号。以前导出的文件不改名，再导出时用新名。
/// With --file and no name, the file gets the name that the assessment has. Where a file is called so already, a number stands behind it. What was exported before keeps its name; what is exported next has the new one.
#[derive(Debug, clap::Args)]
pub(super) struct Rename {
    /// 文件 / file
    file: PathBuf,
    /// 新的名称 / the new name
    name: Option<String>,
    /// 文件也改名 / its file, too
    #[arg(long = "file")]
    with_file: bool,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Rename, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    if args.name.is_none() && !args.with_file {
        return Err(phrase(
            "请写新的名称，或者用 --file 让文件按现在的名称改名。",
            "Say the new name, or by --file that the file is to be called as the assessment is.",
        )
        .into());
    }
    let mut session = open(&call.file(&args.file), call, out)?;
    let mut code = 0;
    if let Some(name) = args.name.as_deref().map(str::trim) {
        if name.is_empty() {
            return Err(phrase(
                "名称不能是空的：列表和文书靠它认出这份评估。",
                "The name cannot be empty: lists and papers tell the assessment by it.",
            )
            .into());
        }
        let place = Place::single(&record::SECTION, &record::TITLE);
        code = save(&mut session, Edit::Set(place, Some(json!(name))), out)?;
    }
    let title = session.file().dossier.title();
    let renamed = if args.with_file { session.rename_file(&title).map_err(Trouble)? } else { None };
    if args.listing.format == Shape::Json {
        let (file, scans) =
            (&session.file().path, renamed.as_ref().and_then(|it| it.scans.as_ref()));
        let before = renamed.as_ref().map(|renamed| &renamed.from);
        out.json(&json!({ "title": title, "file": file, "before": before, "scans": scans }))?;
        return Ok(code);
    }
    match renamed {
        Some(renamed) => out.tell(&renamed.said())?,
        None if args.with_file => {
            out.say(t("文件已经叫这个名称。", "The file is called so already."))?;
        }
        None => {
            out.tell(&said!("现在叫“{title}”", "it is called \"{title}\" now", title))?;
            if other_name(&session.file().path, &title).is_some() {
                out.note(&phrase(
                    "文件名没有改；加 --file 文件也改名",
                    "the file keeps its name; --file renames it, too",
                ));
            }
        }
    }
    Ok(code)
}
