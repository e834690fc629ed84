//! Registers of a whole folder: who and what its records name, and where they disagree.

use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::json;

use crate::desk::Kind;
use crate::desk::whole::{self, Register as Made, Thing};
use crate::text::{Phrase, harmless};

use super::call::{Call, Out, Trouble};
use super::fix::Fixing;
use super::whole::{line, named, tell, write};

/// 全部评估中的境外接收方、人群、处理者或者系统：用在哪里，哪里填写不一致
/// / the recipients, groups, entities or systems of all assessments: where each is used, and where records disagree
///
/// 同一 id 或者同名的算同一个；人群只按同一处理者下的 id。有不一致的，退出码为1。
/// The same by id or name; groups of people by their id within one entity. Exit code 1 if records disagree.
///
/// 用 --fix 名称 --as 内容 选定哪一种写法为准：先列出将改哪些评估，加 --yes 才改，每份记入各自的历史；--undo 撤销最近一次。
/// With --fix NAME --as WORDS one of the answers is made to hold: first it says which assessments change, with --yes they do, each in its own
/// history; --undo takes the last time back.
#[derive(Debug, clap::Args)]
pub(super) struct Register {
    /// 登记册 / which register
    kind: Which,
    /// 只列不一致的 / only those on which records disagree
    #[arg(long)]
    disagree: bool,
    #[command(flatten)]
    fixing: Fixing,
    /// 另写成工作簿（xlsx） / write it as a workbook (xlsx), too
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// 输出格式 / output format
    #[arg(long, value_parser = ["text", "json"], default_value = "text")]
    format: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Which {
    /// 境外接收方 / overseas recipients
    Recipients,
    /// 人群 / groups of people
    Groups,
    /// 个人信息处理者 / entities
    Entities,
    /// 系统 / systems
    Systems,
}

impl Which {
    const fn kind(self) -> Kind {
        match self {
            Self::Recipients => Kind::Recipients,
            Self::Groups => Kind::Groups,
            Self::Entities => Kind::Entities,
            Self::Systems => Kind::Systems,
        }
    }
}

pub(super) fn carry_out(args: &Register, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    if args.fixing.is_asked() {
        return args.fixing.carry_out(args.kind.kind(), &args.format, call, out);
    }
    out.gather();
    let mut made = whole::register(&call.folder, args.kind.kind())?;
    if args.disagree {
        made.things.retain(|thing| !thing.disagreements.is_empty());
    }
    let code = tell(&made.listing, out);
    if args.format == "json" {
        out.json(&made.things.iter().map(|thing| told(&made, thing)).collect::<Vec<_>>())?;
    } else {
        for thing in &made.things {
            text(&made, thing, out)?;
        }
    }
    if let Some(path) = &args.to {
        write(path, &made.workbook(args.kind.kind(), call.today, out.lang()), out)?;
    }
    let disagree = made.things.iter().any(|thing| !thing.disagreements.is_empty());
    Ok(if code == 0 && disagree { 1 } else { code })
}

fn text(made: &Made, thing: &Thing, out: &mut Out) -> Result<(), Trouble> {
    let count = thing.used.len();
    let name = &thing.name;
    out.tell(&said!("{name}（{count}处）", "{name} ({count} {count?use|uses})", name, count))?;
    for used in &thing.used {
        out.line(format!("    {}\t{}", line(&made.listing.records[used.at]), used.says.place))?;
    }
    for disagreement in &thing.disagreements {
        let values = disagreement.values.iter().map(|(words, who)| {
            let count = who.len();
            let first = who.first().map(|at| &made.listing.records[thing.used[*at].at].stem);
            let first = first.cloned().unwrap_or_default();
            let words = Phrase { zh: harmless(&words.zh, false), en: harmless(&words.en, false) };
            said!(
                "“{words}”（{count}份，如 {first}）",
                "\"{words}\" ({count} {count?record|records}, such as {first})",
                words,
                count,
                first,
            )
        });
        let (field, values) = (disagreement.field.label, Phrase::list(values));
        out.tell(&said!(
            "  ! {field}不一致：{values}",
            "  ! {field} differs: {values}",
            field,
            values
        ))?;
    }
    Ok(())
}

fn told(made: &Made, thing: &Thing) -> serde_json::Value {
    let record = |at: usize| named(&made.listing.records[at]);
    json!({
        "name": thing.name,
        "uses": thing.used.iter().map(|used| json!({
            "record": record(used.at),
            "place": used.says.place,
            "name": used.says.name,
            "facts": used.says.facts.iter().map(|said| (said.field.id, &said.words)).collect::<std::collections::BTreeMap<_, _>>(),
        })).collect::<Vec<_>>(),
        "disagreements": thing.disagreements.iter().map(|one| json!({
            "field": one.field.id,
            "values": one.values.iter().map(|(words, who)| json!({
                "value": words,
                "records": who.iter().map(|at| record(thing.used[*at].at)).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}
