//! The recipient questionnaire: written out, and read back in as one edit.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::desk::Format;
use crate::desk::questionnaire;
use crate::document::reply::{Outcome, Reading, Reply};
use crate::text::{Phrase, harmless, t};

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::record::{open, read, save, standing};

/// 境外接收方问卷：写出，收回后读入 / the recipient questionnaire: write it out, read it back in
#[derive(Debug, clap::Subcommand)]
pub(super) enum Questionnaire {
    /// 写出问卷，中英文对照 / write the questionnaire, in both languages side by side
    Write {
        /// 文件 / file
        file: PathBuf,
        /// 目标文件夹 / target folder
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// 只写给这一个接收方（其 id）；不写则每个接收方各一份 / for this recipient only, by its id; one for each if left out
        #[arg(long, value_name = "ID")]
        recipient: Option<String>,
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
        Questionnaire::Write { file, to, recipient, format } => {
            write(&call.file(file), to, recipient.as_deref(), format, out)
        }
        Questionnaire::Read { file, answers, apply, only, except, listing } => {
            let take = apply.then_some((only.as_slice(), except.as_slice()));
            take_in((&call.file(file), call), answers, take, listing.format, out)
        }
    }
}

fn write(
    path: &Path,
    to: &Path,
    recipient: Option<&str>,
    kinds: &[String],
    out: &mut Out,
) -> Result<u8, Trouble> {
    let is_wanted =
        |format: &Format| kinds.is_empty() || kinds.iter().any(|kind| kind == format.code());
    let formats: Vec<Format> = [Format::Docx, Format::Xlsx].into_iter().filter(is_wanted).collect();
    let record = standing(path, out)?;
    let (stem, lang) = (record.stem(), out.lang());
    let of = (&record.dossier, &record.around);
    let made = questionnaire::write(of, recipient, &stem, to, &formats, lang)?;
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
    let (reading, applied) = if let Some(take) = take {
        let mut session = open(path, call, out)?;
        let reading = questionnaire::read(answers, session.answers())?;
        let reading = wanted(&reading, take)?;
        let change = reading.edit();
        let applied = change.is_some();
        if let Some(change) = change {
            code = save(&mut session, change, out)?;
        }
        (reading, applied)
    } else {
        let dossier = read(path, out)?;
        (questionnaire::read(answers, &dossier.answers)?, false)
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
            "{count} answers were written and saved.",
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
