//! What differs between two states of a record, or between two files, in answers and rows.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::desk::session::Reader;
use crate::form::{Answers, Delta, Spot, Turn, changes};
use crate::store::Opened;
use crate::text::{Phrase, harmless, phrase};

use super::call::{Call, Out, Shape, Trouble};

/// 两个状态或者两份文件之间的差异 / what differs between two states, or two files
#[derive(Debug, clap::Args)]
pub(super) struct Diff {
    /// 文件 / a file
    file: PathBuf,
    /// 另一份文件；不写的，比较同一份记录的两个状态 / another file; without it two states of one record
    other: Option<PathBuf>,
    /// 前一状态（默认上一步）/ the earlier state (the step before, unless told)
    #[arg(long, value_name = "STATE", allow_hyphen_values = true, conflicts_with = "other")]
    from: Option<String>,
    /// 后一状态（默认现在）/ the later state (now, unless told)
    #[arg(long, value_name = "STATE", allow_hyphen_values = true, conflicts_with = "other")]
    to: Option<String>,
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
}

pub(super) fn carry_out(args: &Diff, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let path = call.file(&args.file);
    let (before, after) = match &args.other {
        Some(other) => (Opened::read(&path)?.answers, Opened::read(&call.file(other))?.answers),
        None => states(args, &path, call)?,
    };
    let lines = lines(&before, &after);
    match args.format {
        Shape::Json => {
            let deltas: Vec<_> =
                Delta::between(&before, &after).iter().map(Delta::to_json).collect();
            out.json(&json!({ "lines": lines, "changes": deltas }))?;
        }
        Shape::Text | Shape::Markdown => {
            let mark = if args.format == Shape::Markdown { "- " } else { "" };
            for line in &lines {
                out.line(format!("{mark}{}", line.get(out.lang())))?;
            }
            if lines.is_empty() {
                out.tell(&phrase("没有差异。", "Nothing differs."))?;
            }
        }
    }
    Ok(u8::from(!lines.is_empty()))
}

fn states(args: &Diff, path: &Path, call: &Call) -> Result<(Answers, Answers), Trouble> {
    let reader = Reader::of(path, &call.hand)?;
    let past = reader.past();
    let held = |point: &str| Ok::<_, Trouble>(past.held_after(&past.point(point)?)?);
    let before = held(args.from.as_deref().unwrap_or("-1"))?;
    let after = args.to.as_deref().map_or_else(|| Ok(reader.dossier.answers.clone()), held)?;
    Ok((before, after))
}

/// Every difference in a line: answers and rows that this version knows, rows that moved, and what it does not know.
fn lines(before: &Answers, after: &Answers) -> Vec<Phrase> {
    let mut out: Vec<Phrase> =
        changes(before, after).iter().map(crate::form::Changed::said).collect();
    let shown = |spot: &Spot| {
        spot.place().map_or_else(
            || Phrase::same(harmless(&spot.to_string(), false)),
            |place| place.named(after),
        )
    };
    for delta in Delta::between(before, after) {
        let place = shown(&delta.spot);
        match delta.turn {
            Turn::Moved { from, to } => out.push(said!(
                "移动：{place}，从第{from}行到第{to}行",
                "moved: {place}, from line {from} to line {to}",
                place,
                from = from + 1,
                to = to + 1,
            )),
            _ if delta.place().is_none() => {
                out.push(said!("{place} 已修改", "{place} was changed", place));
            }
            _ => {}
        }
    }
    out
}
