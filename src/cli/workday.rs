//! Counting working days.

use serde_json::json;

use crate::day::calendar::{Counted, Sense};
use crate::text::t;

use super::calendars::Calendars;
use super::call::{Call, Listing, Out, Shape, Trouble, day};

/// The most working days that are counted, either way: about forty years.
const MOST: u32 = 10_000;

/// 某日之后（负数为之前）第N个工作日 / the Nth working day after a day, or before it if N is negative
#[derive(Debug, clap::Args)]
pub(super) struct Workday {
    /// 日期，不计当日 / the day, which is not counted
    date: String,
    /// 工作日数 / how many working days
    #[arg(allow_negative_numbers = true)]
    n: i32,
    #[command(flatten)]
    calendars: Calendars,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Workday, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let Some(from) = day(Some(&args.date))? else { return Ok(2) };
    let (n, calendar) = (args.n, args.calendars.read(&call.folder)?);
    let amount = n.unsigned_abs();
    let (counted, sense): (Option<Counted>, Sense) = if n < 0 {
        (calendar.sub_working(from, amount.min(MOST)), Sense::Backward)
    } else {
        (calendar.add_working(from, amount.min(MOST)), Sense::Forward)
    };
    let Some(counted) = counted.filter(|_| amount <= MOST) else {
        return Err(said!(
            "工作日数应在 -{most} 至 {most} 之间。",
            "The number of working days should be from -{most} to {most}.",
            most = MOST,
        )
        .into());
    };
    let said =
        if n == 0 { calendar.working(from).said() } else { counted.said(from, amount, sense) };
    let open = counted.provisional.as_ref();
    if args.listing.format == Shape::Json {
        out.json(&json!({
            "from": from.to_string(),
            "n": n,
            "day": counted.day.to_string(),
            "make_up": counted.is_make_up(),
            "provisional": open.map(|open| json!({
                "years": open.years,
                "margin": open.margin.map(|day| day.to_string()),
                "why": open.said(),
            })),
            "calculation": said,
            "imported": calendar.imported(),
        }))?;
        return Ok(0);
    }
    out.line(counted.day.to_string())?;
    out.tell(&said)?;
    for imported in calendar.imported() {
        out.tell(&imported)?;
    }
    if let Some(open) = open {
        out.tell(&open.said())?;
    }
    if counted.is_make_up() {
        out.say(t(
            "这一天是周末调休上班日：算工作日，但建议提前到前一个工作日办理。",
            "This is a make-up working day on a weekend: it counts, but act on the working day before.",
        ))?;
    }
    Ok(0)
}
