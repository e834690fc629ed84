//! Two states of a record held against each other, and what the difference means for what was filed; both files are only read.

use std::path::PathBuf;

use serde_json::json;

use crate::desk::{Compared, Standing};
use crate::law::compare::Difference;
use crate::telling::{self, Depth, Told, Tone};
use crate::text::shown_path;

use super::call::{Call, Out, Shape, Trouble};
use super::record::tell_unread;

/// 提交以后改了什么，要做什么：比较两份文件 / what changed since it was filed, and what is to be done: compares two files
#[derive(Debug, clap::Args)]
pub(super) struct Compare {
    /// 已提交时的文件 / the file as it was filed
    old: PathBuf,
    /// 现在的文件 / the file of now
    new: PathBuf,
    /// 两份记录是两个企业的也比较 / compare also records of two legal entities
    #[arg(long)]
    two_entities: bool,
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
}

pub(super) fn carry_out(args: &Compare, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let compared = Compared::read(&call.file(&args.old), &call.file(&args.new))?;
    if let Some(doubt) = compared.doubt() {
        if !args.two_entities {
            return Err(said!(
                "{doubt}。确要比较的，加上 --two-entities。",
                "{doubt}. To compare them all the same, add --two-entities.",
                doubt,
            )
            .into());
        }
        out.note(&doubt);
    }
    tell_unread(&compared.after.around, out);
    if let Some(copies) = compared.copies() {
        out.note(&copies);
    }
    let review = compared.review();
    if args.format == Shape::Json {
        let (before, after) = (compared.before.survey().verdict, compared.after.survey().verdict);
        let verdicts = Difference::between(&before, &after);
        out.json(&json!({
            "before": { "file": compared.before.path.display().to_string(), "id": compared.before.dossier.id, "day": compared.before.day },
            "after": { "file": compared.after.path.display().to_string(), "id": compared.after.dossier.id, "day": compared.after.day },
            "review": review,
            "verdicts": verdicts,
        }))?;
        return Ok(0);
    }
    let state = |one: &Standing| {
        let (file, day) = (shown_path(&one.path), one.day);
        said!("{file}（评估基准日{day}）", "{file} (day of assessment {day})", file, day)
    };
    let (before, after) = (state(&compared.before), state(&compared.after));
    let held =
        said!("原来：{before}；现在：{after}", "before: {before}; now: {after}", before, after);
    out.told(&[Told::new(Tone::Remark, held)], Depth::Full)?;
    out.told(&telling::review(&review), Depth::Full)?;
    Ok(0)
}
