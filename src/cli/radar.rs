//! What has moved since a filing was last handed in, and what that obliges to.

use std::path::PathBuf;

use serde_json::json;

use crate::desk::filing::{Radar, radar};
use crate::telling::{self, Depth};
use crate::text::t;

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::filing::read;
use super::record::standing;

/// 提交以后有什么变化，要做什么；有要做的，退出码为1 / what has changed since it was handed in, and what is to be done; exit code 1 where something is
#[derive(Debug, clap::Args)]
pub(super) struct RadarArgs {
    /// 文件 / file
    file: PathBuf,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &RadarArgs, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let record = standing(&call.file(&args.file), out)?;
    let all = read(&record, call.today)?;
    let found = radar(&record, &all)?;
    let code = u8::from(found.iter().any(Radar::is_due));
    if args.listing.format == Shape::Json {
        out.json(&json!(found.iter().map(Radar::to_json).collect::<Vec<_>>()))?;
        return Ok(code);
    }
    if found.is_empty() {
        out.say(t(
            "现在的结论下没有要提交的材料，也没有提交过。",
            "As the record stands nothing is handed in, and nothing was.",
        ))?;
    }
    for one in &found {
        let name = &one.name;
        match (&one.review, one.since) {
            (Some(review), Some(since)) => {
                out.tell(&said!(
                    "{name}（与序列{since}相比）",
                    "{name} (against sequence {since})",
                    name,
                    since,
                ))?;
                out.told(&telling::review(review), Depth::Full)?;
            }
            _ => out.tell(&said!(
                "{name}：还没有提交过（或者没有记入）",
                "{name}: never handed in, or not noted",
                name,
            ))?,
        }
    }
    Ok(code)
}
