//! What is usual in common transfers, listed, and taken into a record row by row.

use std::path::PathBuf;

use serde_json::json;

use crate::desk::Ids;
use crate::desk::presets::{As, PRESETS, Preset, Proposed, taken};
use crate::form::Edit;
use crate::text::{Phrase, harmless, phrase};

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::record::{open, save};

/// 预设：常见出境活动通常涉及的场景、人群、信息项和措施，写入后是提议，确认以前不算数；不写 --into 只列出 / presets: what is usual in common transfers, written as proposals that count for nothing until confirmed; without --into only listed
#[derive(Debug, clap::Args)]
pub(super) struct Presets {
    /// 哪一个，如 hr；不写则列出全部 / which, such as hr; all of them if left out
    preset: Option<String>,
    /// 作为提议写入这份评估 / write rows into this assessment as proposals
    #[arg(long, value_name = "FILE", requires = "preset")]
    into: Option<PathBuf>,
    /// 哪几项：all，或者编号 1,3,5-8 / which: all, or numbers such as 1,3,5-8
    #[arg(long, value_name = "WHICH", requires = "into")]
    take: Option<String>,
    /// 不作为提议，直接采用：逐项看过的 / take them at once, not as proposals: what you have looked at one by one
    #[arg(long, requires = "take")]
    confirm: bool,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Presets, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let preset = args.preset.as_deref().map(found).transpose()?;
    match (preset, &args.into, &args.take) {
        (Some(preset), Some(file), Some(which)) => {
            let rows = chosen(preset, which)?;
            let stand = if args.confirm { As::Confirmed } else { As::Proposed };
            let mut session = open(&call.file(file), call, out)?;
            let edit = taken(&rows, stand, session.answers(), &mut Ids::new(None), out.lang());
            let count = if let Edit::Batch(all) = &edit { all.len() } else { 0 };
            let code = if count > 0 { save(&mut session, edit, out)? } else { 0 };
            let said = match stand {
                As::Proposed => said!(
                    "写入了{count}行提议，都不算数，算作缺项：proposals 列出，--take 采用，--decline 删去",
                    "{count} {count?row is|rows are} written as proposals; none counts, and each is a gap: `proposals` lists them, --take takes and --decline removes them",
                    count,
                ),
                As::Confirmed => said!(
                    "增加了{count}行，只有名称，场景带有随它采用的人群和信息项；逐行填写，不适用的去掉",
                    "{count} {count?row was|rows were} added, each with its name alone, the scenario with the groups and items taken with it: answer them, and remove what is not so",
                    count,
                ),
            };
            out.tell(&said)?;
            Ok(code)
        }
        (Some(_), Some(_), None) => {
            Err(phrase("用 --take 写明采用哪几项", "say by --take which rows").into())
        }
        (Some(preset), None, _) => list(preset, args.listing.format, out),
        (None, ..) if args.listing.format == Shape::Json => {
            out.json(&PRESETS.iter().map(to_json).collect::<Vec<_>>())?;
            Ok(0)
        }
        (None, ..) => {
            for preset in PRESETS.iter() {
                let (code, label, count) = (preset.code, preset.label, preset.rows.len());
                out.tell(&said!(
                    "{code}\t{label}\t{count}项",
                    "{code}\t{label}\t{count} {count?row|rows}",
                    code,
                    label,
                    count
                ))?;
            }
            Ok(0)
        }
    }
}

/// Tells the rows of a preset with their numbers.
pub(super) fn list(preset: &Preset, format: Shape, out: &mut Out) -> Result<u8, Trouble> {
    if format == Shape::Json {
        out.json(&to_json(preset))?;
        return Ok(0);
    }
    for (at, row) in preset.rows.iter().enumerate() {
        let (number, section, name) = (at + 1, row.section.title, row.name);
        out.tell(&said!(
            "{number}\t{section}\t{name}",
            "{number}\t{section}\t{name}",
            number,
            section,
            name
        ))?;
    }
    Ok(0)
}

/// The preset that is meant.
pub(super) fn found(code: &str) -> Result<&'static Preset, Trouble> {
    Preset::find(code).ok_or_else(|| {
        let known = Phrase::list(PRESETS.iter().map(|one| Phrase::same(one.code)));
        said!(
            "没有预设“{code}”；有的是：{known}",
            "there is no preset \"{code}\"; there are: {known}",
            code = harmless(code, false),
            known,
        )
        .into()
    })
}

fn to_json(preset: &Preset) -> serde_json::Value {
    let rows =
        preset.rows.iter().enumerate().map(
            |(at, row)| json!({ "number": at + 1, "section": row.section.id, "name": row.name }),
        );
    json!({ "code": preset.code, "name": preset.label, "rows": rows.collect::<Vec<_>>() })
}

/// The rows that numbers and ranges of them stand for.
fn chosen(preset: &Preset, which: &str) -> Result<Vec<Proposed>, Trouble> {
    if which == "all" {
        return Ok(preset.rows.clone());
    }
    let unread = |part: &str| {
        let count = preset.rows.len();
        Trouble(said!(
            "看不懂“{part}”：写 all，或者1到{count}的编号，如 1,3,5-8",
            "\"{part}\" is not understood: write all, or numbers from 1 to {count} such as 1,3,5-8",
            part = harmless(part, false),
            count,
        ))
    };
    let mut out = Vec::new();
    for part in which.split([',', '，', ' ', '、']).filter(|part| !part.is_empty()) {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (Ok(from), Ok(to)) = (from.parse::<usize>(), to.parse::<usize>()) else {
            return Err(unread(part));
        };
        let rows = from.checked_sub(1).and_then(|from| preset.rows.get(from..to));
        let rows = rows.filter(|rows| !rows.is_empty()).ok_or_else(|| unread(part))?;
        out.extend(rows.iter().filter(|row| !out.contains(*row)).copied().collect::<Vec<_>>());
    }
    if out.is_empty() { Err(unread(which)) } else { Ok(out) }
}
