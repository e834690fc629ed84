//! Brings back what a record held before: all of it, or one answer or row.

use std::path::PathBuf;

use crate::text::phrase;

use super::call::{Call, Out, Trouble};
use super::place::place;
use super::record;

/// 恢复以前的内容：整份记录，或者一个回答 / bring back what was so before: the whole record, or one answer
#[derive(Debug, clap::Args)]
pub(super) struct Restore {
    /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
    file: PathBuf,
    /// 哪个状态：步骤编号、状态名称、日期，或者往前的步数（-3）/ which state: a step's id, the name of a state, a day, or so many steps ago (-3)
    #[arg(long, value_name = "STATE", allow_hyphen_values = true)]
    to: String,
    /// 只恢复这里，如 handler/name / only what stands here, as handler/name
    place: Option<String>,
}

pub(super) fn carry_out(args: &Restore, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let mut session = record::open(&call.file(&args.file), call, out)?;
    let id = session.past().point(&args.to)?;
    let then = session.past().held_after(&id)?;
    // A row that is gone is known by what stood then.
    let meant =
        |text: &str| place(text, session.answers()).or_else(|now| place(text, &then).or(Err(now)));
    let place = args.place.as_deref().map(meant).transpose()?;
    let places = session.restore(&id, place.as_ref())?;
    if places == 0 {
        out.tell(&phrase("与那时相同，没有改动。", "It is as it was then: nothing changed."))?;
        return Ok(0);
    }
    session.save()?;
    out.has_saved = true;
    if let Some(why) = session.history_trouble() {
        out.note(&record::history_not_kept(&why));
    }
    out.tell(&said!(
        "已恢复{places}处（{id}）",
        "brought back {places} {places?place|places} ({id})",
        places,
        id = id.short(),
    ))?;
    Ok(record::tell(&session, out))
}
