//! A letter that was noted by mistake.

use std::path::PathBuf;

use serde_json::json;

use crate::cli::call::{Call, Listing, Out, Shape, Trouble};
use crate::cli::filing::{read, with_reason};
use crate::cli::letters::of_letter;
use crate::cli::record::{open, standing};
use crate::desk::filing::{Dates, HandInError, withdraw, withdrawn_said};

#[derive(Debug, clap::Args)]
pub(super) struct WithdrawArgs {
    /// 文件 / file
    file: PathBuf,
    /// 通知，如 letter-1 / the letter, such as letter-1
    letter: String,
    /// 为什么是误记 / why it was a mistake
    #[arg(long, value_name = "WHY")]
    why: String,
    /// 哪一项提交 / of which submission
    #[arg(long, value_name = "SUBMISSION")]
    of: Option<String>,
    /// 不动“办理进度与日期”中的收到日 / leave its day among the dates of the record
    #[arg(long)]
    no_event: bool,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &WithdrawArgs, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let path = call.file(&args.file);
    let record = standing(&path, out)?;
    let all = read(&record, call.today)?;
    let filing = of_letter(&all, args.of.as_deref(), Some(&args.letter))?;
    with_reason(&args.why)?;
    let mut session = open(&path, call, out)?;
    let of = (filing.code.as_str(), args.letter.as_str());
    let done = withdraw(&mut session, of, &args.why, !args.no_event);
    let Some((gone, dates)) = done.map_err(|error| error.said())? else {
        return Err(HandInError::NoLetter(args.letter.clone()).said().into());
    };
    out.has_saved = true;
    if dates.are_others() {
        session.save()?;
    }
    if args.listing.format == Shape::Json {
        out.json(&json!({
            "letter": gone.fields, "withdrawn": gone.withdrawn,
            "event_removed": dates.row().is_some(), "last_day_removed": dates == Dates::LastDay,
        }))?;
        return Ok(0);
    }
    out.tell(&withdrawn_said(&gone).unwrap_or_default())?;
    if let Some(said) = dates.gone_said() {
        out.tell(&said)?;
    }
    Ok(0)
}
