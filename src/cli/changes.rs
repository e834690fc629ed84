//! Which records of the folder have another result now, or on another day.

use crate::desk::changes::{between, by_law_files, since_saved};
use crate::law::Unread;
use crate::text::t;

use super::call::{Call, Listing, Out, Shape, Trouble, day};

/// 哪些评估的结果变了：与保存时相比，比较两天的法律，或者有无法律文件 / which results have changed: since they were saved, between two
/// days, or by the law files of the folder
#[derive(Debug, clap::Args)]
pub(super) struct Changes {
    /// 较早的一天 / the earlier day
    #[arg(long, value_name = "DATE", requires = "to")]
    from: Option<String>,
    /// 较晚的一天 / the later day
    #[arg(long, value_name = "DATE", requires = "from")]
    to: Option<String>,
    /// 比较不用和采用工作区法律文件（law-*.json）的结果 / compare without and with the law files of the folder (law-*.json)
    #[arg(long, conflicts_with = "from")]
    law_files: bool,
    /// 法律文件按这一天比较，默认各评估的基准日 / compare law files on this day; each on its own if left out
    #[arg(long, value_name = "DATE", requires = "law_files")]
    on: Option<String>,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Changes, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let days = day(args.from.as_deref())?.zip(day(args.to.as_deref())?);
    let on = day(args.on.as_deref())?;
    let found = match days {
        None if args.law_files => by_law_files(&call.folder, on)?,
        Some((from, to)) => between(&call.folder, from, to)?,
        None => since_saved(&call.folder)?,
    };
    if args.listing.format == Shape::Json {
        for unread in &found.unread {
            out.note(&unread.said());
        }
        out.json(&found)?;
        return Ok(0);
    }
    let lang = out.lang();
    for said in found.unread.iter().map(Unread::said).chain(found.copies.iter().cloned()) {
        out.line(format!("! {}", said.get(lang)))?;
    }
    for said in &found.law_files {
        out.line(format!("  {}", said.get(lang)))?;
    }
    if args.law_files && found.law_files.is_empty() {
        out.say(t(
            "工作区没有法律文件（law-*.json）。",
            "The folder holds no law file (law-*.json).",
        ))?;
    }
    let edited = t(
        "  ！得出原结果之后，回答也改动过：变化未必出于法律",
        "  ! its answers changed too since the earlier result: the law need not be why",
    );
    for changed in &found.changed {
        out.line(format!("{} ({} -> {})", changed.title, changed.before, changed.after))?;
        if changed.is_edited {
            out.say(edited)?;
        }
        for sentence in &changed.sentences {
            out.line(format!("  - {}", sentence.get(lang)))?;
        }
    }
    if found.changed.is_empty() {
        out.say(t("没有评估的结果发生变化。", "No result has changed."))?;
    }
    let (same, unknown) = (found.same, found.unknown.len());
    out.tell(&said!(
        "变化{changed_count}份，不变{same}份，无法比较{unknown}份",
        "{changed_count} changed, {same} the same, {unknown} cannot be compared",
        changed_count = found.changed.len(),
        same,
        unknown,
    ))?;
    for title in &found.unknown {
        out.tell(&said!(
            "  {title}：还没有得出过结果；用 check 或 decide 查看现在的结果",
            "  {title}: no result was told of it before; see check or decide for the result now",
            title,
        ))?;
    }
    for title in &found.edited {
        out.tell(&said!(
            "  {title}：得出原结果之后回答改动过，结果相同",
            "  {title}: its answers changed since the earlier result, which is the same",
            title,
        ))?;
    }
    Ok(0)
}
