//! The deadlines of a record.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::desk::{self, Standing};
use crate::form::Facts;
use crate::law::Mechanism;
use crate::law::clock::{Deadline, Left, deadlines, planned};
use crate::store::Workspace;
use crate::telling::{self, Depth};
use crate::text::phrase;

use super::all_deadlines::{self, Form, Narrow, gone, is_calendar, keep, print, tell_undone};
use super::calendars::Calendars;
use super::call::{Call, Out, Trouble, day};
use super::record::{read, tell_unread};

/// 一份评估的期限；不写文件，则是全部评估中未办结的期限 / the deadlines of an assessment; without a file, those of all that are not done
///
/// 按“办理进度与日期”中的事项、合同生效日、评估完成日和拟备案日计算。不写文件时按今天分为已过、今天、本周和以后。
/// 会议决定、请人答复的批注和补正承诺，按其责任人和日期一并列出。
/// Counted from the events, the day of effect of the contract, the end of the assessment and the planned day of filing. Without a
/// file they stand as overdue, today, this week and later, seen from today.
/// What was decided, asked of somebody or undertaken in a letter stands with them, by its owner and day.
#[derive(Debug, Args)]
pub(super) struct Deadlines {
    /// 文件 / file
    file: Option<PathBuf>,
    /// 看这一天的情况，默认评估基准日，全部评估默认今天
    /// / as they stand on this day; if left out the day of assessment, for all assessments today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// 输出格式；ics 可导入日历 / output format; ics can be imported into a calendar
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    #[command(flatten)]
    calendars: Calendars,
    #[command(flatten)]
    narrow: Narrow,
}

pub(super) fn carry_out(args: &Deadlines, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let on = day(args.on.as_deref())?;
    let Some(file) = &args.file else {
        if !args.calendars.is_empty() {
            return Err(phrase(
                "全部评估的期限按文件夹中的放假安排（calendar-*.json）计算；--calendar 只用于一份评估。",
                "The deadlines of all assessments follow the calendars of the folder (calendar-*.json); --calendar is for one assessment.",
            )
            .into());
        }
        return all_deadlines::carry_out(
            &args.narrow,
            on.unwrap_or(call.today),
            args.format,
            call,
            out,
        );
    };
    if args.narrow.is_asked() {
        return Err(phrase(
            "--until 和 --acts 用于全部评估的期限：不写文件。",
            "--until and --acts are for the deadlines of all assessments: give no file.",
        )
        .into());
    }
    if args.narrow.to.as_ref().is_some_and(|to| !is_calendar(to)) {
        return Err(phrase(
            "一份评估的期限用 --to 写成日历文件（.ics）。",
            "With --to the deadlines of one assessment are written as a calendar file (.ics).",
        )
        .into());
    }
    let calendar = args.calendars.read(&call.folder)?;
    let path = call.file(file);
    let dossier = read(&path, out)?;
    // Where a policy cannot be read every result is open, and the deadlines are told as they are then.
    let mechanism = match Standing::of(&path, dossier.clone(), None) {
        Ok(standing) => {
            tell_unread(&standing.around, out);
            standing.survey().verdict.mechanism
        }
        Err(_) => Mechanism::Undetermined,
    };
    let law_files = Workspace::of(&path).law_files()?;
    let facts = Facts::new(&dossier.answers).under(&law_files);
    let on = on.unwrap_or_else(|| facts.day());
    let found = deadlines(&facts, mechanism, &calendar, on);
    let desk::Tasks { tasks, unread, .. } = desk::tasks(&path, &dossier.id, &dossier.answers);
    let code = tell_undone(&unread, out);
    match args.format {
        Form::Json => {
            let renewed = &law_files.figures;
            let found: Vec<_> = found.iter().map(|one| with_left(one, on, &calendar)).collect();
            out.json(&json!({
                "on": on, "imported": calendar.imported(), "renewed": renewed, "deadlines": found,
                "planned": planned(&facts, mechanism, &calendar, on), "tasks": tasks, "unread": unread,
            }))?;
        }
        Form::Ics => {
            let entries = desk::agenda((&found, &tasks), &dossier, out.lang());
            return Ok(print(&entries, call, out)?.max(code));
        }
        Form::Text => {
            let mut lines = telling::deadlines(&found, (&calendar, &law_files), on);
            lines.extend(telling::tasks(&tasks, on));
            lines.extend(telling::planned_told(&facts, mechanism, &calendar, on));
            out.told(&lines, Depth::Full)?;
        }
    }
    if let Some(to) = &args.narrow.to {
        let entries = desk::agenda((&found, &tasks), &dossier, out.lang());
        keep(to, (&entries, gone(code)), call, out)?;
    }
    Ok(code)
}

/// A deadline, and how long there is until the day to act by.
fn with_left(deadline: &Deadline, on: Day, calendar: &Calendar) -> Value {
    let mut told = json!(deadline);
    let day = deadline.act_by().filter(|_| deadline.done.is_none());
    told["left"] = json!(day.and_then(|day| Left::until(day, on, calendar)));
    told
}
