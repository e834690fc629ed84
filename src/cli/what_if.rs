//! Changes tried on a copy, and the results compared; the file is only read.

use std::path::PathBuf;

use serde_json::json;

use crate::form::{Answers, Edit, EditError, Facts, Place};
use crate::law::Survey;
use crate::law::compare::Difference;
use crate::text::{phrase, t};

use super::call::{Call, Out, Shape, Trouble, day};
use super::explain::with_ground;
use super::record::{give, standing_untold, tell_unread};

/// 在副本上试改，比较结果，不改动文件 / try changes on a copy and compare the results
#[derive(Debug, clap::Args)]
pub(super) struct WhatIf {
    /// 文件 / file
    file: PathBuf,
    /// 位置=值，值为空则清除；部分/行= 删除一行 / place=value; an empty value takes the answer, or the row, away
    #[arg(required = true)]
    changes: Vec<String>,
    /// 按这一天的法律判断 / judge by the law of this day
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
}

pub(super) fn carry_out(args: &WhatIf, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let as_of = day(args.as_of.as_deref())?;
    let standing = standing_untold(&call.file(&args.file), as_of, out)?;
    let mut copy: Answers = standing.dossier.answers.clone();
    for change in &args.changes {
        let edit = changed(change, &copy, out)?;
        copy.apply(edit)?;
    }
    let after = Survey::at(&Facts::at(&copy, standing.day), &standing.around).verdict;
    let before = standing.survey().verdict;
    let difference = Difference::between(&before, &after);
    if args.format == Shape::Json {
        tell_unread(&standing.around, out);
        out.json(&json!({
            "before": before.to_json(), "after": after.to_json(), "difference": difference.to_json(),
        }))?;
        return Ok(0);
    }
    let (old, new) =
        (with_ground(before.mechanism, before.ground), with_ground(after.mechanism, after.ground));
    out.tell(&phrase(
        format!("记录：{}\n假设：{}", old.zh, new.zh),
        format!("record: {}\nwhat if: {}", old.en, new.en),
    ))?;
    for unread in &after.unread {
        out.line(format!("! {}", unread.said().get(out.lang())))?;
    }
    let sentences = difference.sentences();
    if sentences.is_empty() {
        out.say(t("结果没有变化。", "Nothing in the result changes."))?;
    }
    for sentence in sentences {
        out.line(format!("- {}", sentence.get(out.lang())))?;
    }
    out.say(t(
        "（只在副本上试算，记录没有改动。）",
        "(Tried on a copy; the record is as it was.)",
    ))?;
    out.tell(&after.law_data.spoken())?;
    Ok(0)
}

/// One change: `place=value`; an empty value takes the answer away, or the row if the place is one.
fn changed(text: &str, answers: &Answers, out: &mut Out) -> Result<Edit, Trouble> {
    let Some((place, text)) = text.split_once('=') else {
        return Err(phrase(
            format!("“{text}”应写作 位置=值，例如 handler/ciio=yes。"),
            format!("\"{text}\": write place=value, such as handler/ciio=yes."),
        )
        .into());
    };
    let place = Place::parse(place.trim())?;
    if let (Some(id), None, true) = (&place.row, place.field, text.trim().is_empty()) {
        return Ok(Edit::Remove { section: place.section, id: id.clone() });
    }
    let Some(field) = place.field else { return Err(EditError::NoField(place.to_string()).into()) };
    let given = give(field, text, answers, out);
    match given.problem {
        None => Ok(Edit::Set(place, given.value)),
        Some(problem) => {
            Err(phrase(format!("{place}：{}", problem.zh), format!("{place}: {}", problem.en))
                .into())
        }
    }
}
