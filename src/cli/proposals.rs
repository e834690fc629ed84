//! What is only proposed in a record, listed; and taken or declined, one or all of it, as one step.

use std::path::PathBuf;

use serde_json::json;

use crate::desk::proposals::{Suggestion, all, declined};
use crate::form::{Edit, Facts, Place};
use crate::store::Opened;
use crate::text::{Phrase, phrase, t};

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::record::{open, read, save_knowingly};

/// 列出还只是提议的行和回答，采用或者删去；还有提议的行则退出码为1 / list what is only proposed, take it or decline it; exit code 1 while proposed rows are left
///
/// 预设写入的行在确认以前不算数，算作缺项；信息项的名称一般对应的类别和敏感性，不采用就没有回答。
/// Rows of a preset count for nothing, and as gaps, until they are confirmed; the category and sensitivity usual for the name of an item are no answers until they are taken.
#[derive(Debug, clap::Args)]
pub(super) struct Proposals {
    /// 文件 / file
    file: PathBuf,
    /// 只看这里：items、items/ID 或者 items/ID/category；默认全部 / only here; all if left out
    place: Option<String>,
    /// 采用所列的全部 / take all that is listed
    #[arg(long, conflicts_with = "decline")]
    take: bool,
    /// 删去所列的行，连同对它们的引用 / remove the rows that are listed, with the references to them
    #[arg(long)]
    decline: bool,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Proposals, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let file = call.file(&args.file);
    let place = match &args.place {
        Some(text) => Some(super::place::place(text, &Opened::read(&file)?.answers)?),
        None => None,
    };
    if !args.take && !args.decline {
        let answers = read(&file, out)?.answers;
        let found = within(all(&Facts::new(&answers)), place.as_ref());
        let words: Vec<Phrase> = found.iter().map(|one| one.said(&answers)).collect();
        if args.listing.format == Shape::Json {
            out.json(&found.iter().map(|one| one.to_json(&answers)).collect::<Vec<_>>())?;
        } else if found.is_empty() {
            out.say(t("没有提议。", "Nothing is proposed."))?;
        }
        for (one, words) in found.iter().zip(words).filter(|_| args.listing.format == Shape::Text) {
            let place = &one.place;
            out.tell(&said!("{place}\t{words}", "{place}\t{words}", place, words))?;
        }
        return Ok(u8::from(found.iter().any(Suggestion::is_row)));
    }
    let mut session = open(&file, call, out)?;
    let found = within(all(&session.facts()), place.as_ref());
    let (edit, count) = if args.take {
        (Some(Edit::Batch(found.iter().map(Suggestion::taken).collect())), found.len())
    } else {
        let rows = found.iter().filter(|one| one.is_row()).count();
        (declined(&found, session.answers()), rows)
    };
    let Some(edit) = edit.filter(|_| count > 0) else {
        return Err(phrase(
            "这里没有可以采用或者删去的提议；`proposals 文件` 列出全部，不采用的回答本来就不算",
            "nothing is proposed here that could be taken or declined; `proposals FILE` lists all, and an answer that is not taken counts for nothing anyway",
        )
        .into());
    };
    let (code, touched) = save_knowingly(&mut session, edit, out)?;
    if args.listing.format == Shape::Json {
        let places: Vec<&Place> = found.iter().map(|one| &one.place).collect();
        out.json(&json!({ "count": count, "places": places, "touched": touched }))?;
    } else if args.take {
        out.tell(&said!(
            "采用了{count}项提议",
            "{count} {count?proposal was|proposals were} taken",
            count
        ))?;
    } else {
        out.tell(&said!(
            "删去了{count}行提议",
            "{count} proposed {count?row was|rows were} removed",
            count
        ))?;
    }
    Ok(code)
}

fn within(mut found: Vec<Suggestion>, place: Option<&Place>) -> Vec<Suggestion> {
    found.retain(|one| place.is_none_or(|place| one.place.is_in(place)));
    found
}
