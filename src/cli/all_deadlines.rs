//! The deadlines of all records of a folder that are not done: when, what, who, of which record.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use crate::cores::{let_go, on_every_core};
use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::desk::{self, whole};
use crate::document::render::{Entry, Gone};
use crate::law::Task;
use crate::law::clock::{Due, Left, When, Who, catalog};
use crate::store::{read_text, write_atomically};
use crate::text::{Phrase, Text, harmless, phrase, shown_path, t};

use super::call::{Call, Out, Trouble, day};
use super::whole::{line, named, tell, write};

/// Which of them.
#[derive(Debug, Args)]
pub(super) struct Narrow {
    /// 只列到这一天为止的 / only those up to this day
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// 只列由谁办理的：代码或者名称中的字 / only those of who acts: a code, or words of the name
    #[arg(long, value_name = "WHO")]
    acts: Option<String>,
    /// 另写成日历（.ics）或者工作簿（.xlsx，用于全部评估）；已有的日历就地更新：日期变动的条目换新，不再有的取消
    /// / write it as a calendar (.ics) or, for all assessments, as a workbook (.xlsx), too; a calendar that is there is brought up to date: entries
    /// whose day moved are renewed, those that are gone cancelled
    #[arg(long, value_name = "FILE")]
    pub(super) to: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    Text,
    Json,
    Ics,
}

impl Narrow {
    /// Whether anything is asked.
    pub(super) const fn is_asked(&self) -> bool {
        self.until.is_some() || self.acts.is_some()
    }
}

pub(super) fn carry_out(
    narrow: &Narrow,
    on: Day,
    form: Form,
    call: &Call,
    out: &mut Out,
) -> Result<u8, Trouble> {
    out.gather();
    let until = day(narrow.until.as_deref())?;
    let mut all = whole::agenda_of_all(&call.folder)?;
    // Who acts is one of those that the law names, or somebody who took something on: of any day, also what is done.
    let acts = narrow.acts.as_deref().map(str::trim);
    let letters = acts.map(str::to_lowercase);
    let is_of =
        |owner: &str| letters.as_ref().is_none_or(|acts| owner.to_lowercase().contains(acts));
    let who = match acts.map(meant).transpose() {
        Err(why)
            if !acts.is_some_and(|acts| {
                !acts.is_empty() && all.owners.iter().any(|one| is_of(one))
            }) =>
        {
            return Err(why.into());
        }
        Err(_) => Some(Vec::new()),
        Ok(who) => who,
    };
    all.tasks.retain(|(_, task)| {
        let is_by = until.is_none_or(|until| task.due.is_some_and(|day| day <= until));
        is_by && (letters.is_none() || task.owner.as_deref().is_some_and(is_of))
    });
    let code = tell(&all.listing, out).max(tell_undone(&all.unread, out));
    all.dues.retain(|(_, due)| {
        let is_by = until.is_none_or(|until| due.act_by.is_some_and(|day| day <= until));
        is_by && who.as_ref().is_none_or(|who| who.contains(&due.clock.who))
    });
    all.dues.sort_by_key(|(_, due)| (due.when(on), due.act_by));
    match form {
        Form::Json => {
            let calendar = call.folder.calendar()?;
            let known = (on, &calendar);
            let dues: Vec<_> =
                all.dues.iter().map(|(at, due)| told(&all, *at, due, known)).collect();
            let task = |(at, task): &(usize, Task)| json!({ "when": task.when(on), "task": task, "record": named(all.record(*at)) });
            let tasks: Vec<_> = all.tasks.iter().map(task).collect();
            out.json(
                &json!({ "on": on, "deadlines": dues, "tasks": tasks, "unread": all.unread }),
            )?;
        }
        Form::Ics => {
            let entries = desk::agenda_of(&all, out.lang());
            return Ok(print(&entries, call, out)?.max(code));
        }
        Form::Text => text(&all, on, out)?,
    }
    if let Some(path) = &narrow.to {
        if is_calendar(path) {
            let gone = if narrow.is_asked() { Gone::Kept } else { gone(code) };
            keep(path, (&desk::agenda_of(&all, out.lang()), gone), call, out)?;
        } else {
            write(path, &all.workbook(on, out.lang()), out)?;
        }
    }
    let_go(all);
    Ok(code)
}

/// Tells what cannot be read, so that there may be more to do than is listed; the exit code.
pub(super) fn tell_undone(unread: &[Phrase], out: &mut Out) -> u8 {
    for one in unread {
        out.note(one);
    }
    u8::from(!unread.is_empty())
}

/// What becomes of the entries of a calendar that are not listed any more: while something is unread they may still hold.
pub(super) const fn gone(code: u8) -> Gone {
    if code == 0 { Gone::Cancelled } else { Gone::Kept }
}

/// Whether a file is meant to be a calendar.
pub(super) fn is_calendar(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ics"))
}

/// Prints a calendar file; exit code 1 where there would be none, as none may be empty.
pub(super) fn print(entries: &[Entry], call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let Some(file) = desk::calendar(entries, (call.hand.clock)(), None) else {
        out.note(&none());
        return Ok(1);
    };
    out.raw(file.as_bytes())
}

/// Writes a calendar file over the one that is there, which it brings up to date; says so where there is nothing to write.
pub(super) fn keep(
    path: &Path,
    (entries, gone): (&[Entry], Gone),
    call: &Call,
    out: &mut Out,
) -> Result<(), Trouble> {
    let earlier = if path.exists() { Some(read_text(path)?) } else { None };
    let earlier = earlier.as_deref().map(|text| (text, gone));
    match desk::calendar(entries, (call.hand.clock)(), earlier) {
        Some(file) if earlier.is_some_and(|(text, _)| text == file) => {
            let path = shown_path(path);
            out.note(&said!("{path} 没有变化", "{path} is up to date", path));
        }
        Some(file) => {
            write_atomically(path, file.as_bytes())?;
            out.has_saved = true;
            let path = shown_path(path);
            out.note(&said!("已写入 {path}", "written: {path}", path));
        }
        None => out.note(&none()),
    }
    Ok(())
}

fn none() -> Phrase {
    phrase(
        "没有未办结的期限，不写日历文件（没有条目的不是有效的日历）。",
        "No deadline is open: no calendar file is written, as one without entries is none.",
    )
}

fn text(all: &whole::Agenda, on: Day, out: &mut Out) -> Result<(), Trouble> {
    // Of ten thousand it takes as long to say them as to find them.
    let dues =
        on_every_core(&all.dues, |(at, due)| (due.when(on), due.act_by, of_law(all, *at, due, on)));
    let tasks =
        all.tasks.iter().map(|(at, task)| (task.when(on), task.due, agreed(all, *at, task)));
    let mut lines: Vec<(When, Option<Day>, Phrase)> = dues.into_iter().chain(tasks).collect();
    lines.sort_by_key(|(when, day, _)| (*when, day.is_none(), *day));
    if lines.is_empty() {
        out.say(t("没有未办结的期限。", "No deadline is open."))?;
    }
    for (at, part) in lines.chunk_by(|(a, ..), (b, ..)| a == b).enumerate() {
        if at > 0 {
            out.line("")?;
        }
        let (when, count) = (part[0].0.label(), part.len());
        out.tell(&said!("{when}（{count}项）", "{when} ({count})", when, count))?;
        for (.., said) in part {
            out.tell(said)?;
        }
    }
    Ok(())
}

/// A deadline of the law, in a line.
fn of_law(all: &whole::Agenda, at: usize, due: &Due, on: Day) -> Phrase {
    let day = due.act_by.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let (state, title) = (due.progress(on).label(), due.title());
    let label = due.clock.due_label();
    let label = if label.is_empty() {
        Phrase::default()
    } else {
        said!("（{label}）", " ({label})", label)
    };
    let open = if due.is_provisional { t("（暂定）", " (provisional)") } else { Text::EMPTY };
    let (who, record) = (due.clock.who.label(), line(all.record(at)));
    said!(
        "{day}{open}\t[{state}]\t{title}{label}\t{who}\t{record}\t{place}",
        "{day}{open}\t[{state}]\t{title}{label}\t{who}\t{record}\t{place}",
        day,
        open,
        state,
        title,
        label,
        who,
        record,
        place = due.place.to_string(),
    )
}

/// Something that people agreed to do, in the same columns.
fn agreed(all: &whole::Agenda, at: usize, task: &Task) -> Phrase {
    let day = task.due.map_or_else(|| "-".to_owned(), |day| day.to_string());
    said!(
        "{day}\t[{of}]\t{words}\t{who}\t{record}\t{about}",
        "{day}\t[{of}]\t{words}\t{who}\t{record}\t{about}",
        day,
        of = task.of.label(),
        words = &task.words,
        who = task.who(),
        record = line(all.record(at)),
        about = &task.about,
    )
}

fn told(
    all: &whole::Agenda,
    at: usize,
    due: &Due,
    (on, calendar): (Day, &Calendar),
) -> serde_json::Value {
    json!({
        "when": due.when(on),
        "state": due.progress(on),
        "act_by": due.act_by,
        "left": due.act_by.and_then(|day| Left::until(day, on, calendar)),
        "due": due.due,
        "prepare": due.prepare,
        "opens": due.opens,
        "closes": due.closes,
        "provisional": due.is_provisional,
        "clock": due.clock.id,
        "title": due.clock.title,
        "with": due.with,
        "who": due.clock.who,
        "event": due.event,
        "runs_from": due.runs_from,
        "place": due.place,
        "record": named(all.record(at)),
    })
}

/// Whom a text means: by the code, or by words of the name.
fn meant(text: &str) -> Result<Vec<Who>, Phrase> {
    let mut all: Vec<Who> = Vec::new();
    for clock in catalog::all() {
        if !all.contains(&clock.who) {
            all.push(clock.who);
        }
    }
    let code = |who: &Who| {
        serde_json::to_value(who).ok().and_then(|code| code.as_str().map(str::to_owned))
    };
    let exact: Vec<Who> = all
        .iter()
        .copied()
        .filter(|who| code(who).is_some_and(|code| code.eq_ignore_ascii_case(text)))
        .collect();
    if !exact.is_empty() {
        return Ok(exact);
    }
    let letters = text.to_lowercase();
    let is_meant = |who: &Who| {
        who.label().zh.contains(text) || who.label().en.to_lowercase().contains(&letters)
    };
    let found: Vec<Who> = all.iter().copied().filter(is_meant).collect();
    if found.is_empty() || text.trim().is_empty() {
        let codes = all.iter().filter_map(code).collect::<Vec<_>>().join(", ");
        let text = harmless(text, false);
        return Err(said!(
            "没有“{text}”这样的办理人；代码是：{codes}",
            "nobody who acts is called {text}; the codes are {codes}",
            text,
            codes,
        ));
    }
    Ok(found)
}
