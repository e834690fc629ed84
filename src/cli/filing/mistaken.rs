//! A handing in that was noted by mistake.

use std::path::PathBuf;

use serde_json::json;

use crate::cli::call::{Call, Listing, Out, Shape, Trouble};
use crate::cli::record::{open, standing};
use crate::desk::filing::{mistaken_said, withdraw_sequence};
use crate::text::Phrase;

use super::{one, read, with_reason};

#[derive(Debug, clap::Args)]
pub(super) struct MistakenArgs {
    /// 文件 / file
    file: PathBuf,
    /// 序列号，如 0001；有两个的，写全，如 0001-5f0c2e / its number, such as 0001; where there are two, the whole of it, such as 0001-5f0c2e
    sequence: String,
    /// 为什么是误记 / why it was a mistake
    #[arg(long, value_name = "WHY")]
    why: String,
    /// 哪一项提交，如 `standard_contract` / of which submission
    #[arg(long, value_name = "SUBMISSION")]
    of: Option<String>,
    /// 不动“办理进度与日期”中的提交日 / leave its day among the dates of the record
    #[arg(long)]
    no_event: bool,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &MistakenArgs, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let path = call.file(&args.file);
    let record = standing(&path, out)?;
    let all = read(&record, call.today)?;
    let filing = one(&all, args.of.as_deref())?;
    with_reason(&args.why)?;
    let mut session = open(&path, call, out)?;
    let of = (filing.code.as_str(), args.sequence.as_str());
    let done = withdraw_sequence(&mut session, of, &args.why, !args.no_event);
    let Some((gone, said, dates)) = done.map_err(|error| error.said())? else {
        let known = filing.row.sequences.iter().map(|one| Phrase::same(one.id()));
        return Err(said!(
            "没有单独的一个序列“{sequence}”；有的是：{known}",
            "there is no one sequence \"{sequence}\"; there are: {known}",
            sequence = args.sequence.as_str(),
            known = Phrase::list(known),
        )
        .into());
    };
    out.has_saved = true;
    if dates.are_others() {
        session.save()?;
    }
    if args.listing.format == Shape::Json {
        out.json(&json!({
            "id": gone.id(), "sequence": gone.fields, "withdrawn": said,
            "event_removed": dates.row().is_some(),
        }))?;
        return Ok(0);
    }
    out.tell(&mistaken_said(&gone, &said))?;
    if let Some(said) = dates.gone_said() {
        out.tell(&said)?;
    }
    Ok(0)
}
