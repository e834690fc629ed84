//! The minutes of a meeting, as a Word file or Markdown.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::desk::Exported;
use crate::desk::review::{Recorded, minutes_of};
use crate::document::Document;
use crate::document::render::{docx, markdown};
use crate::review::Act;
use crate::store::{StoreError, write_keeping};
use crate::text::{Lang, phrase};

use super::call::{Call, Out, Trouble};
use super::talk::Talk;

/// 会议纪要：到会、议题、所示内容的摘要、决定（责任人和日期）、不同意见、未解决的批注、下次会议 / the minutes of a meeting
///
/// 没有 --to 时把 Markdown 写到标准输出。语言由 --lang 决定；--lang both 各写一份，文件名加 -zh 和 -en。
/// 写的是会议结束时的情况：之后的改动不进纪要。
/// Without --to it writes Markdown to the standard output. --lang says in which language; `both` writes one of each, -zh and -en.
/// It tells of the end of the meeting: later changes do not enter.
#[derive(Debug, clap::Args)]
pub(super) struct Minutes {
    /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
    file: PathBuf,
    /// 哪次会议：编号的开头；默认最近一次 / which meeting, by the beginning of its id; the latest if left out
    #[arg(long, value_name = "ID")]
    of: Option<String>,
    /// 格式；写文件时默认 docx / format; docx if left out where a file is written
    #[arg(long, value_enum)]
    format: Option<MinutesFormat>,
    /// 写到哪个文件 / the file to write
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum MinutesFormat {
    Docx,
    Md,
}

pub(super) fn carry_out(args: &Minutes, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let talk = Talk::of(&args.file, call, out)?;
    let wanted = match &args.of {
        Some(id) => Some(talk.discussion.meant(id, |act| matches!(act, Act::Begun { .. }))?),
        None => None,
    };
    let meetings = talk.discussion.board().meetings();
    let is_meant = |id| wanted.as_ref().is_none_or(|wanted| wanted == id);
    let Some(meeting) = meetings.iter().rev().find(|meeting| is_meant(meeting.id)) else {
        return Err(phrase(
            "还没有开过会：用 meeting begin 开始，或者在桌面的“评审”中进入会议模式。",
            "There was no meeting yet: begin one with meeting begin, or by the meeting mode of the desk.",
        )
        .into());
    };
    let (_, survey) = talk.survey()?;
    let (dossier, discussion, past) = (&talk.dossier, &talk.discussion, &talk.past());
    let record = Recorded { dossier, survey: &survey, past, discussion };
    let langs = call.lang.all();
    let made = langs.iter().filter_map(|lang| minutes_of(meeting.id, &record, *lang));
    let documents: Vec<Document> = made.collect();
    match (&args.to, args.format) {
        (None, Some(MinutesFormat::Docx)) => Err(phrase(
            "docx 要写到文件：请加 --to 文件。",
            "A docx is written to a file: add --to FILE.",
        )
        .into()),
        (None, _) => {
            documents.iter().try_for_each(|document| out.line(markdown(document)))?;
            Ok(0)
        }
        (Some(to), format) => write(to, format, &documents, out),
    }
}

/// Writes a file for each language, all together; one that a person may have changed is kept beside it.
fn write(
    to: &Path,
    format: Option<MinutesFormat>,
    documents: &[Document],
    out: &mut Out,
) -> Result<u8, Trouble> {
    let mut made = Vec::new();
    for document in documents {
        let to = if documents.len() > 1 { with_language(to, document.lang) } else { to.to_owned() };
        let bytes = match format {
            Some(MinutesFormat::Md) => markdown(document).into_bytes(),
            _ => docx(document).map_err(|error| StoreError::made(&to, &error))?,
        };
        made.push((to, bytes));
    }
    let files: Vec<PathBuf> = made.iter().map(|(to, _)| to.clone()).collect();
    let kept = write_keeping(&made)?;
    files.iter().try_for_each(|file| out.line(file.display().to_string()))?;
    out.tell_kept(&Exported { files, kept });
    Ok(0)
}

/// `minutes.docx` as `minutes-zh.docx`.
fn with_language(to: &Path, lang: Lang) -> PathBuf {
    let mut name = to.file_stem().unwrap_or_default().to_owned();
    name.push("-");
    name.push(lang.code());
    if let Some(ending) = to.extension() {
        name.push(".");
        name.push(ending);
    }
    to.with_file_name(name)
}
