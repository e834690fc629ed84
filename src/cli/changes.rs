//! Which records of the folder have another result now, or on another day.

use crate::desk::changes::{between, since_saved};
use crate::law::Unread;
use crate::text::t;

use super::call::{Call, Listing, Out, Shape, Trouble, day};

/// 哪些评估的结果变了：与保存时相比，或者比较两天的法律 / which results have changed: since they were saved, or between two days
#[derive(Debug, clap::Args)]
pub(super) struct Changes {
    /// 较早的一天 / the earlier day
    #[arg(long, value_name = "DATE", requires = "to")]
    from: Option<String>,
    /// 较晚的一天 / the later day
    #[arg(long, value_name = "DATE", requires = "from")]
    to: Option<String>,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Changes, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let days = day(args.from.as_deref())?.zip(day(args.to.as_deref())?);
    let found = match days {
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
    for changed in &found.changed {
        out.line(format!("{} ({} -> {})", changed.title, changed.before, changed.after))?;
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
            "  {title}：没有随记录保存的结果，或者保存后在程序以外被改动；用 check 或 decide 查\
             看现在的结果",
            "  {title}: no result was saved with it, or it was changed outside since; see check \
             or decide for the result now",
            title,
        ))?;
    }
    Ok(0)
}
