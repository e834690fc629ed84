//! What `paste` says: the plan, what was written, or what is still to be settled and with which options.

use serde_json::json;

use crate::cli::args::Shape;
use crate::cli::out::Out;
use crate::cli::trouble::Trouble;
use crate::document::grid::Tables;
use crate::form::Answers;
use crate::form::table::{Changed, Given, Mapping, Onto, Plan, plan_json, plan_lines};
use crate::text::{Phrase, harmless, phrase, t};

use super::{Open, Paste};

pub(super) fn tell(
    args: &Paste,
    tables: &Tables,
    given: &Given,
    (mapping, plan, onto): (&Mapping, &Plan, Option<&Onto>),
    answers: &Answers,
    (open, is_written): (&[Open], bool),
    out: &mut Out,
) -> Result<(), Trouble> {
    let others: Vec<&Given> =
        tables.tables.iter().filter(|other| !std::ptr::eq(*other, given)).collect();
    if args.listing.format == Shape::Json {
        let mut told = plan_json(mapping, given, plan, answers);
        let others = others.iter();
        let others = others.map(|o| json!({ "sheet": o.sheet, "lines": o.grid.lines.len() }));
        told["other_sheets"] = others.collect();
        told["doubts"] = json!(open);
        if let Some(onto) = onto {
            told["known"] = json!(onto.count());
            told["changes"] = json!(onto.json());
            told["kept"] = onto.unread.iter().map(Changed::json).collect();
        }
        told["written"] = json!(is_written);
        return out.json(&told);
    }
    if let Some(sheet) = &given.sheet {
        out.tell(&said!("工作表：{sheet}", "sheet: {sheet}", sheet))?;
    }
    for line in plan_lines(mapping, given, plan, answers) {
        out.tell(&line)?;
    }
    for other in others {
        let (name, count) = (other.sheet.as_deref().unwrap_or_default(), other.grid.lines.len());
        out.tell(&said!(
            "- 工作表“{name}”没有读入（{count}行有内容）",
            "- sheet \"{name}\" was not read ({count} {count?line|lines})",
            name,
            count,
        ))?;
    }
    for line in onto.map(|onto| onto.said(mapping.section, answers)).unwrap_or_default() {
        out.tell(&line)?;
    }
    let known = onto.map_or(0, Onto::count);
    let (rows, drafts) =
        (plan.rows.len() - known, onto.map_or(plan.drafts.len(), |onto| onto.drafts(plan)));
    let but = if drafts > 0 {
        said!(
            "，其中{drafts}处待修改",
            ", {drafts} {drafts?answer|answers} of them to be mended",
            drafts
        )
    } else {
        Phrase::default()
    };
    if let Some(onto) = onto {
        let changed = onto.changed();
        let said = if is_written {
            said!(
                "已有{known}行，更新了{changed}行",
                "{known} {known?row was|rows were} there, {changed} changed",
                known,
                changed,
            )
        } else {
            said!(
                "已有{known}行，将更新{changed}行",
                "{known} {known?row is|rows are} there, {changed} would be changed",
                known,
                changed,
            )
        };
        out.tell(&said)?;
    }
    if is_written {
        return out.tell(&said!(
            "增加了{rows}行{but}",
            "{rows} {rows?row|rows} added{but}",
            rows,
            but
        ));
    }
    out.tell(&said!(
        "将增加{rows}行{but}",
        "{rows} {rows?row|rows} would be added{but}",
        rows,
        but
    ))?;
    if open.is_empty() {
        return Ok(());
    }
    out.trouble(&phrase(
        "有些地方没有把握，因此没有写入任何内容。请核对后加上下列选项（改为正确的字段或值）再运行：",
        "Some of it is not certain, so nothing was written. Check it and run the command again with these options, corrected where they are wrong:",
    ));
    for open in open {
        let option = harmless(&open.option, false);
        out.aside(
            t("  ", "  "),
            &said!("{option}    {said}", "{option}    {said}", option, said = open.said),
        );
    }
    Ok(())
}
