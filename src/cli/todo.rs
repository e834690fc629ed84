//! Everything that is still to be done with a record, as one list.

use std::path::PathBuf;

use serde_json::json;

use crate::inspection::{inspect, to_do_told};
use crate::telling::Depth;
use crate::text::t;

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::record::{standing_untold, tell_unread};

/// 还要做什么：缺项、错误、查验不符合、只有人看得见的，合成一张表，每处一次；还有要做的，退出码为1
/// / what is still to be done: gaps, errors, objections and what only a person sees as one list, each place once; exit code 1 if there is anything
#[derive(Debug, clap::Args)]
pub(super) struct Todo {
    /// 文件 / file
    file: PathBuf,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Todo, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let standing = standing_untold(&call.file(&args.file), None, out)?;
    let survey = standing.survey();
    standing.tell_read(&survey.verdict);
    let answers = &standing.dossier.answers;
    let all = inspect(answers, &survey, &standing.calendar()?).to_do(&survey, answers);
    let code = u8::from(!all.is_empty());
    if args.listing.format == Shape::Json {
        tell_unread(&standing.around, out);
        out.json(&json!({ "law_data": survey.verdict.law_data, "to_do": all }))?;
        return Ok(code);
    }
    if all.is_empty() {
        out.say(t("没有要做的。", "There is nothing left to do."))?;
    }
    out.told(&to_do_told(&all), Depth::Short)?;
    out.tell(&survey.verdict.law_spoken())?;
    Ok(code)
}
