//! Approvals: given, confirmed again, taken back, and how each stands today.

use std::path::PathBuf;

use serde_json::json;

use crate::desk::review::{ApprovalTold, lacking, of_another};
use crate::law::Survey;
use crate::review::Act;
use crate::text::Phrase;

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::talk::{NOTHING, Talk, head, scope_of};

/// 批准：由谁以什么身份批准了什么文字，现在是否还有效 / approvals: who approved which words in which role, and whether they still hold
///
/// 批准只对当时的文字和结论有效：文字或者结论一改，自动失效；批注和内部意见不影响批准。
/// An approval holds for those very words and that result, and falls with either; remarks do not touch it.
/// 有失效的批准时退出码为 1 / exit code 1 where one no longer holds.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Approve {
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
    /// 批准 / approve
    Give {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 批准什么：部分或者文书，写法见 `remark add`；默认整份 / what: sections or papers, written as for `remark add`; all of it if left out
        about: Vec<String>,
        /// 以什么身份，如“个人信息保护负责人” / in which role, as "protection officer"
        #[arg(long, value_name = "ROLE")]
        role: String,
    },
    /// 文字改动后再次确认 / confirm again after words changed
    Confirm {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 批准编号的开头 / the beginning of its id
        id: String,
    },
    /// 撤回 / take back
    Revoke {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 批准编号的开头 / the beginning of its id
        id: String,
        /// 理由 / why
        #[arg(default_value = "")]
        reason: String,
    },
}

pub(super) fn carry_out(args: &Approve, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let is_approval = |act: &Act| matches!(act, Act::Approval { .. });
    match (&args.command, &args.file) {
        (Some(Command::Give { file, about, role }), _) => {
            let mut talk = Talk::of(file, call, out)?;
            let scope = scope_of(&talk, about)?;
            let (_, survey) = talk.survey()?;
            let papers = talk.papers(&survey, &scope);
            scope.iter().try_for_each(|about| talk.known_paper(about, &papers))?;
            let today = talk.today(&survey, papers);
            let (parts, result) = (today.parts(&scope), today.result);
            tell_lacking(&survey, out);
            talk.say(Act::Approval { role: role.clone(), scope, parts, result }, out)?;
            Ok(0)
        }
        (Some(Command::Confirm { file, id }), _) => {
            let mut talk = Talk::of(file, call, out)?;
            let of = talk.discussion.meant(id, is_approval)?;
            let scope = match talk.discussion.board().find(&of).map(|entry| &entry.act) {
                Some(Act::Approval { scope, .. }) => scope.clone(),
                _ => Vec::new(),
            };
            let (_, survey) = talk.survey()?;
            let papers = talk.papers(&survey, &scope);
            let today = talk.today(&survey, papers);
            let (parts, result) = (today.parts(&scope), today.result);
            tell_lacking(&survey, out);
            talk.say(Act::Confirmed { of: of.clone(), parts, result }, out)?;
            let first = talk.discussion.board().find(&of);
            if let Some(said) = first.and_then(|first| of_another(first, call.hand.who.as_deref()))
            {
                out.note(&said);
            }
            Ok(0)
        }
        (Some(Command::Revoke { file, id, reason }), _) => {
            let mut talk = Talk::of(file, call, out)?;
            let of = talk.discussion.meant(id, is_approval)?;
            talk.say(Act::Revoked { of, reason: reason.clone() }, out)?;
            Ok(0)
        }
        (None, Some(file)) => list(args, &Talk::of(file, call, out)?, out),
        (None, None) => Ok(2),
    }
}

/// What the record lacks that is approved: a command asks nothing, so it is told.
fn tell_lacking(survey: &Survey, out: &mut Out) {
    let lacks = lacking(survey);
    if !lacks.is_empty() {
        let lacks = Phrase::clauses(lacks);
        out.note(&said!(
            "批准时记录还缺：{lacks}；不该批准的，用 revoke 撤回",
            "at the time of this approval the record lacks: {lacks}; `revoke` takes it back",
            lacks,
        ));
    }
}

fn list(args: &Approve, talk: &Talk<'_>, out: &mut Out) -> Result<u8, Trouble> {
    let overview = talk.overview()?;
    let falls = |one: &ApprovalTold| matches!(one.standing, "touched" | "lapsed");
    let code = u8::from(overview.approvals.iter().any(falls));
    if args.listing.format == Shape::Json {
        out.json(&json!({ "id": talk.dossier.id, "approvals": overview.approvals }))?;
        return Ok(code);
    }
    if overview.approvals.is_empty() {
        out.say(NOTHING)?;
    }
    for one in &overview.approvals {
        tell(one, out)?;
    }
    Ok(code)
}

/// One approval in a line.
pub(super) fn tell(one: &ApprovalTold, out: &mut Out) -> Result<(), Trouble> {
    let head = head(&one.step, out);
    let scope = Phrase::list(one.scope.iter().map(|part| part.named.clone()));
    out.tell(&said!(
        "{head}（{role}）  {scope}  [{standing}]",
        "{head} ({role})  {scope}  [{standing}]",
        head,
        role = one.role,
        scope,
        standing = one.standing_said,
    ))?;
    for confirmed in &one.confirmed {
        out.line(format!("    {}", confirmed.said().get(out.lang())))?;
    }
    Ok(())
}
