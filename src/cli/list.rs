//! The list of the assessments.

use std::path::PathBuf;

use crate::cores::{let_go, on_every_core};
use crate::day::Day;
use crate::desk::{self, Content, Record, whole};
use crate::source::LAW_DATA;
use crate::text::{Phrase, Text};

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::whole::write;

/// 列出全部评估；法律数据的日期写到标准错误 / list the assessments; the date of the law data goes to standard error
#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// 条件，可重复：栏目和值，如 state=complete、mechanism=exempt、gaps>0、entity=名称、as_of>=2026-01-01
    /// / conditions, may be repeated: a key and a value, such as state=complete, mechanism=exempt, gaps>0, entity=NAME
    ///
    /// 栏目：file、title、entity、state、filing、mechanism、ground、`as_of`、gaps、errors；= != > < >= <=。
    /// Keys: file, title, entity, state, filing, mechanism, ground, `as_of`, gaps, errors; = != > < >= <=
    #[arg(long = "where", value_name = "KEY=VALUE")]
    conditions: Vec<String>,
    /// 按哪一栏排列，前加 - 倒序 / sort by this key; with - before it the other way round
    #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
    sort: Option<String>,
    /// 另写成工作簿（xlsx） / write it as a workbook (xlsx), too
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &List, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    out.gather();
    let workspace = &call.folder;
    let asked = desk::Asked::read(&args.conditions, args.sort.as_deref())?;
    let desk::Listing { mut records, warnings, .. } = desk::records(workspace)?;
    for warning in &warnings {
        out.trouble(warning);
    }
    for left in desk::left_behind(workspace) {
        out.note(&left);
    }
    let broken = !warnings.is_empty() || records.iter().any(|record| record.content.is_err());
    let is_empty = records.is_empty();
    asked.of(&mut records, call.today);
    if let Some(path) = &args.to {
        write(path, &whole::of_list(&records, &warnings, (call.today, out.lang())), out)?;
    }
    if args.listing.format == Shape::Json {
        let told = records.iter().map(|record| record.to_json(call.today));
        out.json(&told.collect::<Vec<_>>())?;
        return Ok(if broken { 2 } else { 0 });
    }
    if is_empty {
        out.tell(&said!(
            "{dir} 中还没有评估。用 `chujing new 名称` 新建一份。",
            "There is no assessment in {dir} yet. Create one with `chujing new NAME`.",
            dir = workspace.dir().display(),
        ))?;
    }
    // Of ten thousand it takes as long to say them as to find them.
    let lines = on_every_core(&records, |record| {
        record.content.as_ref().ok().map(|content| line(record, content, call.today))
    });
    for (record, line) in records.iter().zip(&lines) {
        match (line, &record.content) {
            (Some(line), _) => out.tell(line)?,
            (None, Err(error)) => out.trouble(error),
            (None, Ok(_)) => {}
        }
    }
    let_go(records);
    out.aside(Text::EMPTY, &LAW_DATA.spoken());
    Ok(if broken { 2 } else { 0 })
}

/// A record in a line.
fn line(record: &Record, content: &Content, today: Day) -> Phrase {
    let ground = content.ground.map_or_else(Phrase::default, |ground| {
        said!("（{ground}）", " ({ground})", ground = ground.label())
    });
    let day = content.day_said().unwrap_or_else(|| Phrase::same(content.as_of.to_string()));
    let filing = content.filing_on(today).map_or_else(|| Phrase::same("-"), Phrase::from);
    said!(
        "{title}\t{short}{ground}\t{state}，缺{gaps}项，错误{errors}处\t{day}\t{stem}\t{filing}",
        "{title}\t{short}{ground}\t{state}, {gaps} {gaps?gap|gaps}, {errors} {errors?error|errors}\t{day}\t{stem}\t{filing}",
        title = content.title,
        short = content.mechanism.short(),
        ground,
        state = content.state.label(),
        gaps = content.gaps,
        errors = content.errors,
        day,
        stem = record.stem,
        filing,
    )
}
