//! Remarks on a record: added, answered, settled, opened again, and listed.

use std::path::PathBuf;

use serde_json::json;

use crate::desk::review::RemarkTold;
use crate::review::{Act, Remark as Said};
use crate::text::{Text, t};

use super::call::{Call, Listing, Out, Shape, Trouble, day};
use super::talk::{NOTHING, Talk, head};

/// 批注：对字段、行、部分、文书或者查验点的意见，可以答复、解决、重新打开 / remarks on a field, row, section, paper or check: answered, settled, opened again
///
/// 批注写在记录旁的 `review` 文件夹里，不改动记录；两个人各写各的，由 git 合并，不冲突。
/// Remarks stand in the folder `review` beside the record and do not change it; those of two people merge by git without conflict.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Remark {
    /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
    #[arg(required = true)]
    file: Option<PathBuf>,
    /// 已解决的也列出 / also those that are settled
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    listing: Listing,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// 写一条批注 / make a remark
    Add {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 对什么：位置如 `handler/name`，文书如 `paper:pipia-report`，查验如 `check:12`，`whole`，`result`
        /// / of what: a place as `handler/name`, a paper as `paper:pipia-report`, a check as `check:12`, `whole`, `result`
        about: String,
        /// 内容 / the words
        words: String,
        /// 指出缺少的内容 / something is missing there
        #[arg(long)]
        missing: bool,
        /// 引用的原文 / the words of which it is said
        #[arg(long, value_name = "WORDS")]
        quote: Option<String>,
        /// 请谁答复 / who is asked
        #[arg(long, value_name = "NAME")]
        ask: Option<String>,
        /// 何时之前 / by when
        #[arg(long, value_name = "DATE")]
        by: Option<String>,
    },
    /// 答复 / answer one
    Answer {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 批注编号的开头 / the beginning of its id
        id: String,
        /// 内容 / the words
        words: String,
    },
    /// 标为已解决 / settle one
    Resolve(Turn),
    /// 重新打开 / open one again
    Reopen(Turn),
    /// 撤下写错的一条 / take one back that was a mistake
    Withdraw(Turn),
}

#[derive(Debug, clap::Args)]
struct Turn {
    /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
    file: PathBuf,
    /// 编号的开头 / the beginning of its id
    id: String,
    /// 理由 / why
    #[arg(default_value = "")]
    reason: String,
}

pub(super) fn carry_out(args: &Remark, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let is_remark = |act: &Act| matches!(act, Act::Remark(_));
    match (&args.command, &args.file) {
        (Some(Command::Add { file, about, words, missing, quote, ask, by }), _) => {
            let mut talk = Talk::of(file, call, out)?;
            let due = day(by.as_deref())?;
            let about = talk.meant(about)?;
            let (words, missing) = (words.clone(), *missing);
            let (quoted, asked) = (quote.clone(), ask.clone());
            talk.say(Act::Remark(Said { about, words, missing, quoted, asked, due }), out)?;
            talk.note_past(due, out);
        }
        (Some(Command::Answer { file, id, words }), _) => {
            let mut talk = Talk::of(file, call, out)?;
            let to = talk.discussion.meant(id, is_remark)?;
            talk.say(Act::Answer { to, words: words.clone() }, out)?;
        }
        (Some(Command::Resolve(turn)), _) => {
            let mut talk = Talk::of(&turn.file, call, out)?;
            let of = talk.discussion.meant(&turn.id, is_settled)?;
            if !talk.discussion.board().settled_by(&of).is_empty() {
                out.say(t("已经解决，没有改动。", "It is settled already; nothing was changed."))?;
                return Ok(0);
            }
            talk.say(Act::Resolved { of, reason: turn.reason.clone() }, out)?;
        }
        (Some(Command::Reopen(turn)), _) => {
            let mut talk = Talk::of(&turn.file, call, out)?;
            let of = talk.discussion.meant(&turn.id, is_settled)?;
            if talk.discussion.board().settled_by(&of).is_empty() {
                out.say(t("本来就没有解决，没有改动。", "It is open; nothing was changed."))?;
                return Ok(0);
            }
            talk.reopen(of, turn.reason.clone(), out)?;
        }
        (Some(Command::Withdraw(turn)), _) => {
            let mut talk = Talk::of(&turn.file, call, out)?;
            let of = talk.discussion.meant(&turn.id, |act| !matches!(act, Act::Begun { .. }))?;
            talk.say(Act::Withdrawn { of, reason: turn.reason.clone() }, out)?;
        }
        (None, Some(file)) => return list(args, &Talk::of(file, call, out)?, out),
        (None, None) => return Ok(2),
    }
    Ok(0)
}

/// What can be settled: a remark, or a decision, which is then done.
const fn is_settled(act: &Act) -> bool {
    matches!(act, Act::Remark(_) | Act::Decision(_))
}

fn list(args: &Remark, talk: &Talk<'_>, out: &mut Out) -> Result<u8, Trouble> {
    let overview = talk.overview()?;
    let told: Vec<&RemarkTold> =
        overview.remarks.iter().filter(|remark| args.all || remark.open).collect();
    if args.listing.format == Shape::Json {
        out.json(&json!({ "id": talk.dossier.id, "remarks": told }))?;
        return Ok(0);
    }
    if told.is_empty() {
        let none = t("没有未解决的批注。", "No remark is open.");
        out.say(if args.all { NOTHING } else { none })?;
    }
    for remark in told {
        tell(remark, out)?;
    }
    Ok(0)
}

/// One remark with what followed.
pub(super) fn tell(remark: &RemarkTold, out: &mut Out) -> Result<(), Trouble> {
    let state = if remark.open { t("未解决", "open") } else { t("已解决", "settled") };
    let lang = out.lang();
    let missing = if remark.missing { t("缺少：", "missing: ") } else { Text::EMPTY };
    out.line(format!(
        "{}  [{}]  {}",
        head(&remark.step, out),
        state.get(lang),
        remark.of.named.get(lang)
    ))?;
    if out.is_spoken() {
        // No other line says it to the ear, and whoever takes the remark back is asked for it.
        let id = remark.step.short();
        out.tell(&said!("编号 {id}", "id {id}", id))?;
    }
    for line in remark.words.lines() {
        out.line(format!("  {}{line}", missing.get(lang)))?;
    }
    for line in remark.quoted.iter().flat_map(|quoted| quoted.lines()) {
        out.line(format!("  > {line}"))?;
    }
    if let Some(said) = remark.asked_said() {
        out.line(format!("  {}", said.get(lang)))?;
    }
    for step in &remark.after {
        out.line(format!("    {}  {}", head(step, out), step.said.get(lang)))?;
    }
    Ok(())
}
