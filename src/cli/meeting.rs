//! Meetings by command: begun, what is decided and put off in them, and ended.

use std::path::PathBuf;

use serde_json::json;

use crate::desk::review::{MeetingTold, names, then};
use crate::review::{About, Act, Decision, Unfit};
use crate::text::{Phrase, phrase, t};

use super::call::{Call, Listing, Out, Shape, Trouble, day};
use super::talk::{NOTHING, Talk, head};

/// 评审会议：开始、决定、暂缓、结束；桌面里的会议模式写的是同样的条目 / review meetings: begin, decide, park, close; the meeting mode of the desk writes the same
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Meeting {
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
    /// 开始会议 / begin a meeting
    Begin {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 到会的人，可重复或者用逗号、顿号分开 / who is there; may be repeated, or divided by commas
        #[arg(long, value_name = "NAMES", required = true)]
        present: Vec<String>,
    },
    /// 记一项决定；会议没有开始时，是会议之外的决定 / note a decision; while no meeting is open it is one outside of meetings
    Decision {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 决定什么 / what is decided
        words: String,
        /// 关于什么，写法见 `remark add` / about what, written as for `remark add`
        #[arg(long, value_name = "WHAT", default_value = "whole")]
        about: String,
        /// 谁负责 / who does it
        #[arg(long, value_name = "NAME")]
        owner: Option<String>,
        /// 何时之前 / by when
        #[arg(long, value_name = "DATE")]
        by: Option<String>,
        /// 谁有不同意见，为什么 / who was of another mind, and why
        #[arg(long, value_name = "WORDS")]
        dissent: Option<String>,
    },
    /// 决定已经办完 / a decision is done
    Done {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 决定编号的开头 / the beginning of its id
        id: String,
        /// 怎样办的 / how
        #[arg(default_value = "")]
        reason: String,
    },
    /// 把一件事留到以后 / put a matter off
    Park {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 什么事，写法见 `remark add` / what, written as for `remark add`
        about: String,
        /// 理由 / why
        #[arg(default_value = "")]
        reason: String,
    },
    /// 结束会议 / close the meeting
    Close {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 下次会议的日期 / the day of the next
        #[arg(long, value_name = "DATE")]
        next: Option<String>,
        /// 还要记下的 / what else is to be kept
        #[arg(default_value = "")]
        words: String,
    },
}

pub(super) fn carry_out(args: &Meeting, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    match (&args.command, &args.file) {
        (Some(Command::Begin { file, present }), _) => {
            let mut talk = Talk::of(file, call, out)?;
            if let Some(open) = talk.discussion.board().open_meeting() {
                let (when, id) = (open.entry.at.to_string(), open.id.short());
                return Err(said!(
                    "{when} 开始的会议 {id} 还没有结束。先用 meeting close 结束它。",
                    "The meeting {id} that began at {when} is still open. End it first with meeting close.",
                    id,
                    when,
                )
                .into());
            }
            let present: Vec<String> = present.iter().flat_map(|text| names(text)).collect();
            if present.is_empty() {
                return Err(Unfit::Empty.said().into());
            }
            let state = talk.dossier.answers.digest();
            talk.say(Act::Begun { present, agenda: Vec::new(), state }, out)?;
        }
        (Some(Command::Decision { file, words, about, owner, by, dissent }), _) => {
            let mut talk = Talk::of(file, call, out)?;
            let (about, due) = (talk.meant(about)?, day(by.as_deref())?);
            let (words, owner, dissent) = (words.clone(), owner.clone(), dissent.clone());
            talk.say(Act::Decision(Decision { about, words, owner, due, dissent }), out)?;
            talk.note_past(due, out);
        }
        (Some(Command::Done { file, id, reason }), _) => {
            let mut talk = Talk::of(file, call, out)?;
            let of = talk.discussion.meant(id, |act| matches!(act, Act::Decision(_)))?;
            talk.say(Act::Resolved { of, reason: reason.clone() }, out)?;
        }
        (Some(Command::Park { file, about, reason }), _) => {
            let mut talk = Talk::of(file, call, out)?;
            let about: About = talk.meant(about)?;
            must_be_open(&talk)?;
            talk.say(Act::Parked { about, reason: reason.clone() }, out)?;
        }
        (Some(Command::Close { file, next, words }), _) => {
            let mut talk = Talk::of(file, call, out)?;
            let next = day(next.as_deref())?;
            must_be_open(&talk)?;
            let (_, survey) = talk.survey()?;
            let open = talk.meeting();
            let heard = open.map(|id| talk.discussion.board().heard(&id)).unwrap_or_default();
            let then = Some(then((&talk.dossier.answers, &survey), heard));
            talk.say(Act::Closed { next, words: words.clone(), then }, out)?;
            talk.note_past(next, out);
        }
        (None, Some(file)) => return list(args, &Talk::of(file, call, out)?, out),
        (None, None) => return Ok(2),
    }
    Ok(0)
}

fn must_be_open(talk: &Talk<'_>) -> Result<(), Trouble> {
    talk.meeting().map(|_| ()).ok_or_else(|| {
        phrase(
            "没有正在进行的会议。先用 meeting begin 开始。",
            "No meeting is open. Begin one with meeting begin.",
        )
        .into()
    })
}

fn list(args: &Meeting, talk: &Talk<'_>, out: &mut Out) -> Result<u8, Trouble> {
    let overview = talk.overview()?;
    if args.listing.format == Shape::Json {
        let undone: Vec<_> = overview.undone().collect();
        out.json(&json!({
            "id": talk.dossier.id,
            "meetings": overview.meetings,
            "decisions": undone,
        }))?;
        return Ok(0);
    }
    if overview.meetings.is_empty() {
        out.say(NOTHING)?;
    }
    for one in &overview.meetings {
        tell(one, out)?;
    }
    for one in overview.undone() {
        let (id, said) = (one.step.short(), &one.step.said);
        out.tell(&said!("未完成  {id}  {said}", "to do  {id}  {said}", id, said))?;
    }
    Ok(0)
}

/// One meeting in a line.
pub(super) fn tell(one: &MeetingTold, out: &mut Out) -> Result<(), Trouble> {
    let head = head(&one.step, out);
    let state = if one.open { t("进行中", "open") } else { t("已结束", "closed") };
    let present = Phrase::list(one.present.iter().map(|name| Phrase::same(name.clone())));
    let next =
        one.next.map_or_else(Phrase::default, |day| said!("，下次{day}", ", next on {day}", day));
    out.tell(&said!(
        "{head}  [{state}]  到会：{present}；{matters}个议题，{decisions}项决定{next}",
        "{head}  [{state}]  present: {present}; {matters} {matters?matter|matters}, {decisions} {decisions?decision|decisions}{next}",
        head,
        state,
        present,
        matters = one.matters,
        decisions = one.decisions,
        next,
    ))
}
