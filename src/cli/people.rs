//! The people of each legal entity of the folder, against the lines of the law.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::desk::whole::{self, Counted, Named};
use crate::text::Phrase;

use super::call::{Call, Out, Trouble, day};
use super::whole::write;

/// 每个处理者的人数：离法律规定的每一个人数还差多少，预计何时达到
/// / the people of each entity: how many more reach each line of the law, and when they are expected to
///
/// 同一处理者的全部评估合并计算，按今天有效的法律；有未知的，人数写成范围。有不能读取的文件，退出码为2。
/// All assessments of an entity count together, by the law of today; what is open makes a number a range. Exit code 2 if a file cannot be read.
#[derive(Debug, clap::Args)]
pub(super) struct People {
    /// 看这一天的情况，默认今天 / as they stand on this day; today if left out
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// 另写成工作簿（xlsx） / write it as a workbook (xlsx), too
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// 输出格式 / output format
    #[arg(long, value_parser = ["text", "json"], default_value = "text")]
    format: String,
}

pub(super) fn carry_out(args: &People, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    out.gather();
    let on = day(args.on.as_deref())?.unwrap_or(call.today);
    let people = whole::people(&call.folder, on)?;
    for trouble in &people.troubles {
        out.trouble(trouble);
    }
    if args.format == "json" {
        out.json(&json!({
            "on": on,
            "counted": Phrase::from(people.counted),
            "entities": people.entities.iter().map(told).collect::<Vec<_>>(),
            "unplaced": people.unplaced.iter().map(named).collect::<Vec<_>>(),
            "troubles": people.troubles,
        }))?;
    } else {
        text(&people, out)?;
    }
    if let Some(path) = &args.to {
        write(path, &people.workbook(out.lang()), out)?;
    }
    Ok(if people.troubles.is_empty() { 0 } else { 2 })
}

fn text(people: &whole::People, out: &mut Out) -> Result<(), Trouble> {
    let (day, counted) = (people.on.spoken(), people.counted);
    out.tell(&said!("{day}：{counted}", "{day}: {counted}", day, counted))?;
    for one in &people.entities {
        let Counted { entity, records, lines, .. } = one;
        let count = records.len();
        out.tell(&said!(
            "{entity}（{count}份评估）",
            "{entity} ({count} {count?assessment|assessments})",
            entity,
            count,
        ))?;
        for line in lines {
            let said = line.said();
            out.tell(&said!("    {said}", "    {said}", said))?;
        }
        for note in one.notes_in_short() {
            out.tell(&said!("  ! {note}", "  ! {note}", note))?;
        }
    }
    for Named { title, .. } in &people.unplaced {
        out.note(&said!(
            "“{title}”没有写明处理者的名称和代码，没有计入任何人数",
            "\"{title}\" names no handler and no code, and counts for nobody",
            title,
        ));
    }
    Ok(())
}

pub(super) fn told(one: &Counted) -> Value {
    json!({
        "entity": one.entity,
        "records": one.records.iter().map(named).collect::<Vec<_>>(),
        "lines": one.lines,
        "notes": one.notes,
    })
}

fn named(one: &Named) -> Value {
    json!({ "file": one.path.display().to_string(), "title": one.title })
}
