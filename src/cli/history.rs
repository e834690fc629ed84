//! The history of a record: its steps, names for states, and whether it is whole.

use std::path::PathBuf;

use serde_json::json;

use crate::desk::session::Reader;
use crate::store::Archive;
use crate::text::{harmless, phrase, t};

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::record;

/// 历史：每一步改了什么、何时、谁 / the history: what each step changed, when and by whom
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct History {
    /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
    #[arg(required = true)]
    file: Option<PathBuf>,
    /// 最多列出几步 / list so many steps at most
    #[arg(long, value_name = "N")]
    last: Option<usize>,
    #[command(flatten)]
    listing: Listing,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// 核对历史是否完整 / whether the history is whole
    Verify {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        #[command(flatten)]
        listing: Listing,
    },
    /// 给状态起名，如“已备案” / name a state, as "as filed"
    Name {
        /// 文件，或者工作区中的文件名 / a file, or its name in the workspace
        file: PathBuf,
        /// 名称 / the name
        name: String,
        /// 哪个状态（默认现在）：步骤编号的开头、日期，或者往前的步数（-3）
        /// / which state (now, unless told): the beginning of a step's id, a day, or so many steps ago (-3)
        #[arg(long, value_name = "STATE", allow_hyphen_values = true)]
        at: Option<String>,
    },
}

pub(super) fn carry_out(args: &History, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    match (&args.command, &args.file) {
        (Some(Command::Verify { file, listing }), _) => verify(&call.file(file), listing, out),
        (Some(Command::Name { file, name, at }), _) => {
            let mut session = record::open(&call.file(file), call, out)?;
            let of = at.as_deref().map(|at| session.past().point(at)).transpose()?;
            let earlier = of.filter(|of| !session.past().is_latest(of));
            match &earlier {
                Some(of) => session.name_state(of, name)?,
                None => session.name(name)?,
            }
            session.save()?;
            out.has_saved = true;
            if let Some(why) = session.history_trouble() {
                return Err(record::history_not_kept(&why).into());
            }
            let name = harmless(name, false);
            let said = if let Some(of) = earlier {
                said!(
                    "第 {id} 步之后的状态已命名为“{name}”",
                    "the state after step {id} is \"{name}\"",
                    id = of.short(),
                    name,
                )
            } else {
                said!("现在的状态已命名为“{name}”", "the state of now is \"{name}\"", name)
            };
            out.tell(&said)?;
            Ok(0)
        }
        (None, Some(file)) => list(args, &call.file(file), call, out),
        (None, None) => Ok(2),
    }
}

fn list(args: &History, path: &std::path::Path, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let reader = Reader::of(path, &call.hand)?;
    for said in reader.joined.lines(&reader.dossier.answers) {
        out.note(&said);
    }
    let mut steps = reader.past().told();
    steps.truncate(args.last.unwrap_or(usize::MAX));
    if args.listing.format == Shape::Json {
        out.json(&json!({ "id": reader.dossier.id, "steps": steps }))?;
        return Ok(0);
    }
    if steps.is_empty() {
        out.say(t(
            "还没有历史：第一次修改时开始记录。",
            "There is no history yet: it begins with the first change.",
        ))?;
    }
    for step in steps {
        let id: String = step.id.chars().take(8).collect();
        let when: String =
            step.at.chars().take(16).map(|sign| if sign == 'T' { ' ' } else { sign }).collect();
        let who = step.who.map_or_else(String::new, |who| format!("{}  ", harmless(&who, false)));
        out.line(format!("{id}  {when}  {who}{}", step.words.get(out.lang())))?;
    }
    Ok(0)
}

fn verify(path: &std::path::Path, listing: &Listing, out: &mut Out) -> Result<u8, Trouble> {
    let dossier = record::read(path, out)?;
    let found = Archive::of(path, &dossier.id).verify()?;
    let code = u8::from(!found.faults.is_empty());
    if listing.format == Shape::Json {
        out.json(&found)?;
        return Ok(code);
    }
    for fault in &found.faults {
        out.line(format!("{}: {}", harmless(&fault.what, false), fault.why.get(out.lang())))?;
    }
    let said = match (found.operations, code) {
        (0, 0) => phrase("还没有历史。", "There is no history yet."),
        (count, 0) => {
            said!("历史完整：{count}步", "The history is whole: {count} {count?step|steps}", count)
        }
        (count, _) => said!(
            "历史不完整：{count}步可以读取，{faults}处有问题；记录本身仍可打开",
            "The history is not whole: {count} {count?step|steps} can be read, {faults} {faults?fault|faults}; the record itself still opens",
            count,
            faults = found.faults.len(),
        ),
    };
    out.tell(&said)?;
    Ok(code)
}
