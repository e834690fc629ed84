//! The recipient questionnaire: written out, and read back in as one edit.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::day::Day;
use crate::desk::Format;
use crate::desk::inquiry::{Asks, came_back, was_asked};
use crate::desk::questionnaire;
use crate::document::reply::{Outcome, Reading, Reply};
use crate::form::Place;
use crate::text::{Phrase, harmless, t};

use super::call::{Call, Listing, Out, Shape, Trouble, day};
use super::record::{open, save, standing};
use super::talk::Talk;

/// 问卷：写给境外接收方，或者请一位同事答复缺项；收回后读入 / questionnaires: to recipients, or to a colleague of what is lacking; and read back in
#[derive(Debug, clap::Subcommand)]
pub(super) enum Questionnaire {
    /// 写出问卷：给接收方的中英文对照；给同事的用所选的语言，并记下问了谁
    /// / write the questionnaire: for recipients in both languages side by side; for a colleague in the language chosen, noting who was asked
    Write {
        /// 文件 / file
        file: PathBuf,
        /// 目标文件夹 / target folder
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// 只写给这一个接收方（其 id）；不写则每个接收方各一份 / for this recipient only, by its id; one for each if left out
        #[arg(long, value_name = "ID")]
        recipient: Option<String>,
        /// 写给本单位的这位同事：问还缺的各项 / for this colleague: what is still lacking
        #[arg(long, value_name = "NAME", conflicts_with = "recipient")]
        colleague: Option<String>,
        /// 只问这一部分、这一行或者这一项，可重复；不写则问整份记录 / of this section, row or field only, may be repeated; the whole record if left out
        #[arg(long, value_name = "PLACE", requires = "colleague")]
        of: Vec<String>,
        /// 请同事在此日前交回 / the colleague is asked to send it back by this day
        #[arg(long, value_name = "DATE", requires = "colleague")]
        by: Option<String>,
        /// 格式，可重复，默认两种 / formats, may be repeated; both if left out
        #[arg(long, value_parser = ["docx", "xlsx"], value_delimiter = ',')]
        format: Vec<String>,
    },
    /// 读入收回的问卷（docx 或 xlsx），列出与记录的不同；只有写明 --apply 才改动记录
    /// / read a questionnaire that came back (docx or xlsx) and show what differs; only --apply changes the record
    ///
    /// 退出码1：有需要人工处理的答复（不能识别、互相矛盾、没有编号等）。含宏的文件不读取。
    /// Exit code 1: some answers need a person (not understood, contradicting, without a code). Files with macros are not read.
    Read {
        /// 文件 / file
        file: PathBuf,
        /// 收回的问卷 / the questionnaire that came back
        answers: PathBuf,
        /// 一次写入全部改变并保存 / make all changes as one edit and save
        #[arg(long)]
        apply: bool,
        /// 只写入这些编号的答复，可重复 / only answers with these codes, may be repeated
        #[arg(long, value_name = "CODE", requires = "apply")]
        only: Vec<String>,
        /// 不写入这些编号的答复，可重复 / no answers with these codes, may be repeated
        #[arg(long, value_name = "CODE", requires = "apply")]
        except: Vec<String>,
        #[command(flatten)]
        listing: Listing,
    },
}

pub(super) fn carry_out(
    command: &Questionnaire,
    call: &Call,
    out: &mut Out,
) -> Result<u8, Trouble> {
    match command {
        Questionnaire::Write { file, to, colleague: Some(name), of, by, format, .. } => {
            let asks = (name.as_str(), of.as_slice(), day(by.as_deref())?);
            ask((file, call), to, asks, &formats(format), out)
        }
        Questionnaire::Write { file, to, recipient, format, .. } => {
            write(&call.file(file), to, recipient.as_deref(), &formats(format), out)
        }
        Questionnaire::Read { file, answers, apply, only, except, listing } => {
            let take = apply.then_some((only.as_slice(), except.as_slice()));
            take_in((&call.file(file), call), answers, take, listing.format, out)
        }
    }
}

/// The formats that are wanted; both where none is named.
fn formats(kinds: &[String]) -> Vec<Format> {
    let is_wanted =
        |format: &Format| kinds.is_empty() || kinds.iter().any(|kind| kind == format.code());
    [Format::Docx, Format::Xlsx].into_iter().filter(is_wanted).collect()
}

/// Writes what a colleague is asked, and notes that he was.
fn ask(
    (file, call): (&Path, &Call),
    to: &Path,
    (name, of, due): (&str, &[String], Option<Day>),
    formats: &[Format],
    out: &mut Out,
) -> Result<u8, Trouble> {
    let mut talk = Talk::of(file, call, out)?;
    let mut places = Vec::new();
    for one in of {
        let about = talk.meant(one)?;
        let place = about.known_place().ok_or_else(|| {
            let one = harmless(one, false);
            said!(
                "“{one}”不是记录中的部分、行或者字段，没有写出问卷。用 `chujing show` 查看各处的位置。",
                "\"{one}\" is no section, row or field of the record; nothing was written. `chujing show` tells the places.",
                one,
            )
        })?;
        places.push(place);
    }
    let asks = Asks { to: name.trim().to_owned(), due, of: places };
    let (standing, survey) = talk.survey()?;
    let (stem, lang) = (standing.stem(), out.lang());
    let of = (&standing.dossier, &standing.around);
    let (made, count) = asks.write(of, (&stem, to), formats, lang)?;
    for file in &made.files {
        out.line(file.display().to_string())?;
    }
    out.tell_kept(&made);
    for act in asks.said(&survey, lang) {
        talk.say(act, out)?;
    }
    talk.note_past(due, out);
    out.tell(&said!(
        "问了{count}项；收回后用 `chujing questionnaire read` 读入。",
        "{count} {count?question is|questions are} asked; `chujing questionnaire read` takes the answers in.",
        count,
    ))?;
    Ok(0)
}

fn write(
    path: &Path,
    to: &Path,
    recipient: Option<&str>,
    formats: &[Format],
    out: &mut Out,
) -> Result<u8, Trouble> {
    let record = standing(path, out)?;
    let (stem, lang) = (record.stem(), out.lang());
    let of = (&record.dossier, &record.around);
    let made = questionnaire::write(of, recipient, &stem, to, formats, lang)?;
    for file in &made.files {
        out.line(file.display().to_string())?;
    }
    out.tell_kept(&made);
    Ok(0)
}

/// The same without the answers that are not wanted, by their codes.
fn wanted(reading: &Reading, (only, except): (&[String], &[String])) -> Result<Reading, Phrase> {
    let changes = |code: &String| {
        let of_code = |reply: &&Reply| reply.code == *code;
        let changes = |reply: &Reply| matches!(reply.outcome, Outcome::Changed(_));
        reading.replies.iter().filter(of_code).any(changes)
    };
    if let Some(code) = only.iter().chain(except).find(|code| !changes(code)) {
        let code = harmless(code, false);
        return Err(said!(
            "答复中没有编号为 {code} 的改变，没有写入；不加 --apply 可以列出全部编号",
            "no answer with the code {code} changes anything, so nothing was written; without --apply every code is listed",
            code,
        ));
    }
    let has = |codes: &[String], code: &str| codes.iter().any(|one| one == code);
    Ok(reading.with(|at| {
        let code = reading.replies.get(at).map_or("", |reply| reply.code.as_str());
        (only.is_empty() || has(only, code)) && !has(except, code)
    }))
}

fn take_in(
    (path, call): (&Path, &Call),
    answers: &Path,
    take: Option<(&[String], &[String])>,
    shape: Shape,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let mut code = 0;
    let mut talk = Talk::of(path, call, out)?;
    let board = talk.discussion.board().clone();
    let asked = |place: &Place| was_asked(&board, place);
    let (reading, applied) = if let Some(take) = take {
        let mut session = open(path, call, out)?;
        let reading = questionnaire::read(answers, session.answers(), &asked)?;
        let reading = wanted(&reading, take)?;
        let change = reading.edit();
        let applied = change.is_some();
        if let Some(change) = change {
            code = save(&mut session, change, out)?;
        }
        if applied {
            for act in came_back(&board, &reading, session.survey(), out.lang()) {
                talk.say(act, out)?;
            }
        }
        (reading, applied)
    } else {
        (questionnaire::read(answers, &talk.dossier.answers, &asked)?, false)
    };
    if shape == Shape::Json {
        let mut told = json!(reading);
        told["applied"] = json!(applied);
        out.json(&told)?;
        return Ok(code.max(u8::from(reading.needs_a_look())));
    }
    for line in reading.lines(true) {
        out.tell(&line)?;
    }
    if applied {
        let count = reading.changes();
        out.tell(&said!(
            "已写入{count}项并保存。",
            "{count} {count?answer was|answers were} written and saved.",
            count,
        ))?;
    } else if reading.changes() > 0 {
        out.say(t(
            "记录没有改动；核对后加上 --apply 写入。",
            "The record is unchanged; add --apply to write them once you have checked.",
        ))?;
    }
    Ok(code.max(u8::from(reading.needs_a_look())))
}
