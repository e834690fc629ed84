//! Everything that was said of a record; verdicts, marks, and handing all of it on.

use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::json;

use crate::desk::review::{Overview, VerdictTold};
use crate::review::{Act, Level};
use crate::store::{read_text, write_atomically};
use crate::text::{Phrase, harmless, t};

use super::approve;
use super::call::{Call, Listing, Out, Shape, Trouble};
use super::remark;
use super::talk::{NOTHING, Talk, head, scope_of};

/// 评审：批注、意见、已阅、批准、决定和会议的全貌 / the review: remarks, verdicts, marks, approvals, decisions and meetings
///
/// 写在记录旁的 `review` 文件夹里，只增不改；也可以导出成一个文件交给别人，再读入。
/// It stands in the folder `review` beside the record, where files are only added; it can also be handed on as one file.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Review {
    /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
    #[arg(required = true)]
    file: Option<PathBuf>,
    #[command(flatten)]
    listing: Listing,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// 对部分或者文书的意见：应当修改、可以改进、可以接受 / whether a section or paper may stay: to correct, can be improved, acceptable
    Verdict {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 对什么，写法见 `remark add` / of what, written as for `remark add`
        about: String,
        /// 意见 / which
        #[arg(value_enum)]
        level: LevelArg,
        /// 理由 / why
        #[arg(default_value = "")]
        reason: String,
    },
    /// 标为已阅；文字一改，标记自动失效 / mark as seen; the mark falls by itself when the words change
    Seen {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 看过什么，写法见 `remark add`；默认整份 / what, written as for `remark add`; all of it if left out
        about: Vec<String>,
    },
    /// 导出成一个文件，交给有同一份记录的人 / write it as one file for somebody who has the record
    Export {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 写到哪个文件 / the file to write
        to: PathBuf,
    },
    /// 读入别人导出的文件 / take in what somebody else exported
    Import {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 导出的文件 / the exported file
        from: PathBuf,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LevelArg {
    /// 应当修改 / to correct
    ToCorrect,
    /// 可以改进 / can be improved
    CanBeImproved,
    /// 可以接受 / acceptable
    Acceptable,
}

impl LevelArg {
    const fn core(self) -> Level {
        match self {
            Self::ToCorrect => Level::ToCorrect,
            Self::CanBeImproved => Level::CanBeImproved,
            Self::Acceptable => Level::Acceptable,
        }
    }
}

pub(super) fn carry_out(args: &Review, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    match (&args.command, &args.file) {
        (Some(Command::Verdict { file, about, level, reason }), _) => {
            let mut talk = Talk::of(file, call, out)?;
            let about = scope_of(&talk, std::slice::from_ref(about))?.remove(0);
            let (_, survey) = talk.survey()?;
            let papers = talk.papers(&survey, std::slice::from_ref(&about));
            talk.known_paper(&about, &papers)?;
            let digest = talk.today(&survey, papers).digest(&about);
            let who = call.hand.who.as_deref().unwrap_or_default();
            let replaces = talk.discussion.board().replaced_by(who, &about);
            let (level, reason) = (level.core(), reason.clone());
            talk.say(Act::Verdict { about, level, reason, digest, replaces }, out)?;
            Ok(0)
        }
        (Some(Command::Seen { file, about }), _) => {
            let mut talk = Talk::of(file, call, out)?;
            let scope = scope_of(&talk, about)?;
            let (_, survey) = talk.survey()?;
            let papers = talk.papers(&survey, &scope);
            scope.iter().try_for_each(|about| talk.known_paper(about, &papers))?;
            let parts = talk.today(&survey, papers).parts(&scope);
            talk.say(Act::Seen { parts }, out)?;
            Ok(0)
        }
        (Some(Command::Export { file, to }), _) => {
            let talk = Talk::of(file, call, out)?;
            write_atomically(to, talk.discussion.handed_on().as_bytes())?;
            out.line(to.display().to_string())?;
            Ok(0)
        }
        (Some(Command::Import { file, from }), _) => import(file, from, call, out),
        (None, Some(file)) => board(args, &Talk::of(file, call, out)?, out),
        (None, None) => Ok(2),
    }
}

fn import(
    file: &std::path::Path,
    from: &std::path::Path,
    call: &Call,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let mut talk = Talk::of(file, call, out)?;
    let (count, faults) = talk.discussion.take_in(&read_text(from)?)?;
    out.has_saved = true;
    for fault in &faults {
        let (what, why) = (harmless(&fault.what, false), &fault.why);
        out.note(&said!("{what} 没有读入：{why}", "{what} was not taken in: {why}", what, why));
    }
    out.tell(&said!("读入{count}条新的", "{count} new {count?entry|entries} taken in", count))?;
    Ok(u8::from(!faults.is_empty()))
}

fn board(args: &Review, talk: &Talk<'_>, out: &mut Out) -> Result<u8, Trouble> {
    let overview = talk.overview()?;
    if args.listing.format == Shape::Json {
        out.json(&json!({ "id": talk.dossier.id, "review": overview }))?;
        return Ok(0);
    }
    if talk.discussion.board().is_empty() {
        out.say(NOTHING)?;
        return Ok(0);
    }
    tell(&overview, out)?;
    Ok(0)
}

/// Everything, part by part; parts that hold nothing are left out.
fn tell(all: &Overview, out: &mut Out) -> Result<(), Trouble> {
    let open: Vec<_> = all.open().collect();
    let settled = all.remarks.len() - open.len();
    if !all.remarks.is_empty() {
        let open = open.len();
        title(
            &said!(
                "批注：{open}条未解决，{settled}条已解决",
                "Remarks: {open} open, {settled} settled",
                open,
                settled
            ),
            out,
        )?;
    }
    for remark in open {
        remark::tell(remark, out)?;
    }
    if !all.decisions.is_empty() {
        title(&t("决定", "Decisions").into(), out)?;
    }
    for one in &all.decisions {
        let state = if one.done { t("已完成", "done") } else { t("未完成", "to do") };
        let (head, state) = (head(&one.step, out), state.get(out.lang()));
        out.line(format!("{head}  [{state}]  {}", one.step.said.get(out.lang())))?;
        if let Some(dissent) = &one.dissent {
            out.tell(&said!("  不同意见：{dissent}", "  dissent: {dissent}", dissent))?;
        }
    }
    if !all.verdicts.is_empty() {
        title(&t("意见", "Verdicts").into(), out)?;
    }
    for one in &all.verdicts {
        verdict(one, out)?;
    }
    if !all.approvals.is_empty() {
        title(&t("批准", "Approvals").into(), out)?;
    }
    for one in &all.approvals {
        approve::tell(one, out)?;
    }
    if !all.seen.is_empty() {
        title(&t("已阅", "Seen").into(), out)?;
    }
    for one in &all.seen {
        let by = match one.by.as_slice() {
            [] => t("标记后文字已改", "the words changed since").into(),
            some => Phrase::list(some.iter().map(|who| Phrase::same(harmless(who, false)))),
        };
        out.tell(&said!("{what}：{by}", "{what}: {by}", what = one.of.named, by))?;
    }
    if !all.meetings.is_empty() {
        title(&t("会议", "Meetings").into(), out)?;
    }
    for one in &all.meetings {
        super::meeting::tell(one, out)?;
    }
    Ok(())
}

fn title(words: &Phrase, out: &mut Out) -> Result<(), Trouble> {
    out.line(format!("\n# {}", words.get(out.lang())))
}

fn verdict(one: &VerdictTold, out: &mut Out) -> Result<(), Trouble> {
    let old = if one.is_of_today {
        Phrase::default()
    } else {
        t("（之后文字已改）", " (the words changed since)").into()
    };
    let (head, what) = (head(&one.step, out), &one.of.named);
    out.tell(&said!(
        "{head}  {what}：{said}{old}",
        "{head}  {what}: {said}{old}",
        head,
        what,
        said = one.step.said,
        old,
    ))
}
