//! The deadlines of a record.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use crate::day::Day;
use crate::desk::{self, Standing};
use crate::form::Facts;
use crate::law::clock::{Deadline, deadlines};
use crate::text::{Lang, phrase, t};

use super::calendars::Calendars;
use super::call::{Call, Out, Trouble, day};
use super::record::{read, tell_unread};

/// 一份评估的期限 / the deadlines of an assessment
///
/// 按“办理进度与日期”中的事项、合同生效日、评估完成日和拟备案日计算。
/// Counted from the events, the day of effect of the contract, the end of the assessment and the planned day of filing.
#[derive(Debug, Args)]
pub(super) struct Deadlines {
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Text,
    Json,
    Ics,
}

pub(super) fn carry_out(args: &Deadlines, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let on = day(args.on.as_deref())?;
    let calendar = args.calendars.read(&call.folder)?;
    let path = call.file(&args.file);
    let dossier = read(&path, out)?;
    // A policy that cannot be read changes no deadline.
    if let Ok(standing) = Standing::of(&path, dossier.clone(), None) {
        tell_unread(&standing.around, out);
    }
    let facts = Facts::new(&dossier.answers);
    let on = on.unwrap_or_else(|| facts.day());
    let found = deadlines(&facts, &calendar, on);
    match args.format {
        Form::Json => out.json(&json!({
            "on": on.to_string(),
            "deadlines": found.iter().map(Deadline::to_json).collect::<Vec<_>>(),
        }))?,
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
