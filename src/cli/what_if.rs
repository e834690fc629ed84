//! Changes tried on a copy, and the results compared; the file is only read.

use std::path::PathBuf;

use serde_json::json;

use crate::form::{Answers, Edit, EditError, Facts};
use crate::law::Survey;
use crate::law::compare::Difference;
use crate::telling::{self, Depth};

use super::call::{Call, Out, Shape, Trouble, day};
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
    if args.format == Shape::Json {
        tell_unread(&standing.around, out);
        let difference = Difference::between(&before, &after);
        out.json(&json!({ "before": before, "after": after, "difference": difference }))?;
        return Ok(0);
    }
    for unread in &after.unread {
        out.line(format!("! {}", unread.said().get(out.lang())))?;
    }
    out.told(&telling::what_if(&before, &after), Depth::Short)?;
    out.tell(&after.law_spoken())?;
    Ok(0)
}

/// One change: `place=value`; an empty value takes the answer away, or the row if the place is one.
fn changed(text: &str, answers: &Answers, out: &mut Out) -> Result<Edit, Trouble> {
    let Some((place, text)) = text.split_once('=') else {
        return Err(said!(
            "“{text}”应写作 位置=值，例如 handler/ciio=yes。",
            "\"{text}\": write place=value, such as handler/ciio=yes.",
            text,
        )
        .into());
    };
    let place = super::place::place(place.trim(), answers)?;
    if let (Some(id), None, true) = (&place.row, place.field, text.trim().is_empty()) {
        return Ok(Edit::Remove { section: place.section, id: id.clone() });
    }
    let Some(field) = place.field else { return Err(EditError::NoField(place.to_string()).into()) };
    let given = give(field, text, answers, out);
    match given.problem {
        None => Ok(Edit::Set(place, given.value)),
        Some(problem) => {
            Err(said!("{place}：{problem}", "{place}: {problem}", place, problem).into())
        }
    }
}
