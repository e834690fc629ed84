//! Commands about days: the deadlines of a record, the clocks of the law, and counting working days.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;

use crate::day::Day;
use crate::day::calendar::{Calendar, Counted, Imported, Sense};
use crate::desk;
use crate::form::Facts;
use crate::law::clock::{Deadline, deadlines};
use crate::store::{self, Workspace};
use crate::text::{Lang, harmless, phrase, t};

use super::out::Out;
use super::{Listing, Shape, Trouble, day, read, reference};

/// The most working days that `workday` counts, either way: about forty years.
const MOST: u32 = 10_000;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 一份评估的期限 / the deadlines of an assessment
    ///
    /// 按“办理进度与日期”中的事项、合同生效日、评估完成日和拟备案日计算。
    /// Counted from the events, the day of effect of the contract, the end of the assessment and the planned day of filing.
    Deadlines {
        /// 文件 / file
        file: PathBuf,
        /// 看这一天的情况，默认评估基准日 / as they stand on this day; the day of assessment if left out
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// 输出格式；ics 可导入日历 / output format; ics can be imported into a calendar
        #[arg(long, value_enum, default_value_t = Form::Text)]
        format: Form,
        #[command(flatten)]
        calendars: Calendars,
    },
    /// 期限手册 / the reference of all clocks
    Clocks(Listing),
    /// 某日之后（负数为之前）第N个工作日 / the Nth working day after a day, or before it if N is negative
    Workday {
        /// 日期，不计当日 / the day, which is not counted
        date: String,
        /// 工作日数 / how many working days
        #[arg(allow_negative_numbers = true)]
        n: i32,
        #[command(flatten)]
        calendars: Calendars,
        #[command(flatten)]
        listing: Listing,
    },
}

#[derive(Debug, Args)]
pub(super) struct Calendars {
    /// 导入一年的放假安排，可重复 / import the working days of a year, may be repeated
    ///
    /// {"year": 2027, "notice": "...", "off": ["2027-01-01", ...], "work": ["2027-02-14", ...]}
    #[arg(long = "calendar", value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    Text,
    Json,
    Ics,
}

pub(super) fn carry_out(
    command: Command,
    folder: &Workspace,
    out: &mut Out,
) -> Result<u8, Trouble> {
    match command {
        Command::Deadlines { file, on, format, calendars } => {
            let path = read::resolve(folder, file);
            of_record(&path, day(on.as_deref())?, format, &calendars.read(folder)?, out)
        }
        Command::Clocks(listing) => reference::clocks(listing.format, out),
        Command::Workday { date, n, calendars, listing } => {
            let Some(from) = day(Some(&date))? else { return Ok(2) };
            workday(from, n, &calendars.read(folder)?, listing.format, out)
        }
    }
}

impl Calendars {
    /// The calendar of this program and folder, with the imported years.
    fn read(&self, folder: &Workspace) -> Result<Calendar, Trouble> {
        let mut calendar = folder.calendar()?;
        for path in &self.files {
            let text = store::read_small(path)?;
            calendar = Imported::from_json(&text)
                .and_then(|imported| calendar.with(imported))
                .map_err(|error| {
                    let (name, said) = (harmless(&path.display().to_string(), false), error.said());
                    phrase(format!("{name}：{}", said.zh), format!("{name}: {}", said.en))
                })?;
        }
        Ok(calendar)
    }
}

fn of_record(
    path: &Path,
    on: Option<Day>,
    form: Form,
    calendar: &Calendar,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let dossier = read::read(path, out)?;
    // A policy that cannot be read changes no deadline.
    if let Ok(around) = read::around_untold(path, &dossier, None) {
        read::tell_unread(&around, out);
    }
    let facts = Facts::new(&dossier.answers);
    let on = on.unwrap_or_else(|| facts.day());
    let found = deadlines(&facts, calendar, on);
    match form {
        Form::Json => out.json(&json!({ "on": on, "deadlines": found }))?,
        Form::Ics => {
            let file = desk::agenda(&found, &dossier.id, facts.day(), out.lang());
            return out.raw(file.as_bytes());
        }
        Form::Text => tell(&found, on, out)?,
    }
    Ok(0)
}

fn tell(found: &[Deadline], on: Day, out: &mut Out) -> Result<(), Trouble> {
    let lang = out.lang();
    if found.is_empty() {
        return out.say(t(
            "没有需要计算的期限。请在“办理进度与日期”中填写已经发生的事项。",
            "There is no deadline. Enter what has happened under \"Dates and events\".",
        ));
    }
    out.tell(&phrase(format!("截至{on}："), format!("As of {on}:")))?;
    for deadline in found {
        let clock = deadline.clock;
        let due = deadline.timing.due.map_or_else(|| "-".to_owned(), |day| day.to_string());
        let open = match deadline.timing.provisional {
            Some(_) => t("（暂定）", " (provisional)").get(lang),
            None => "",
        };
        out.line(format!(
            "\n{due}{open}\t{}\t{} [{}]",
            deadline.progress.label().get(lang),
            clock.title.get(lang),
            clock.id
        ))?;
        for line in details(deadline, lang) {
            out.line(format!("    {line}"))?;
        }
    }
    Ok(())
}

/// What stands below a deadline, line by line.
fn details(deadline: &Deadline, lang: Lang) -> Vec<String> {
    let clock = deadline.clock;
    let timing = &deadline.timing;
    let who = clock.who.label();
    let event = phrase(
        format!("{}（{}，{}）；{}", deadline.event.zh, deadline.runs_from, deadline.place, who.zh),
        format!("{} ({}, {}); {}", deadline.event.en, deadline.runs_from, deadline.place, who.en),
    );
    let mut out = vec![event.get(lang).to_owned(), timing.calculation.get(lang).to_owned()];
    let days = [
        (t("开始准备", "prepare from"), timing.prepare),
        (deadline.opens_label(), timing.opens),
        (t("最后一天", "last day"), timing.closes),
        (t("办结", "done on"), deadline.done),
    ];
    for (label, day) in days {
        if let Some(day) = day {
            out.push(format!("{}: {day}", label.get(lang)));
        }
    }
    out.extend(timing.provisional.as_ref().map(|open| open.said().get(lang).to_owned()));
    if deadline.done.is_none() {
        let missed = t("错过的后果", "if missed");
        out.push(format!("{}: {}", missed.get(lang), clock.missed.said().get(lang)));
    }
    out.extend(deadline.notes.iter().map(|note| note.get(lang).to_owned()));
    out.push(crate::source::Citation::list(clock.sources).get(lang).to_owned());
    out.retain(|line| !line.is_empty());
    out
}

fn workday(
    from: Day,
    n: i32,
    calendar: &Calendar,
    shape: Shape,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let amount = n.unsigned_abs();
    let (counted, sense): (Option<Counted>, Sense) = if n < 0 {
        (calendar.sub_working(from, amount.min(MOST)), Sense::Backward)
    } else {
        (calendar.add_working(from, amount.min(MOST)), Sense::Forward)
    };
    let Some(counted) = counted.filter(|_| amount <= MOST) else {
        return Err(phrase(
            format!("工作日数应在 -{MOST} 至 {MOST} 之间。"),
            format!("The number of working days should be from -{MOST} to {MOST}."),
        )
        .into());
    };
    let said =
        if n == 0 { calendar.working(from).said() } else { counted.said(from, amount, sense) };
    let open = counted.provisional.as_ref();
    if shape == Shape::Json {
        out.json(&json!({
            "from": from,
            "n": n,
            "day": counted.day,
            "make_up": counted.is_make_up(),
            "provisional": open,
            "calculation": said,
        }))?;
        return Ok(0);
    }
    out.line(counted.day.to_string())?;
    out.tell(&said)?;
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
