//! The check of a record: problems and gaps of the answers, and the inspection an officer would make of its papers.

use std::path::PathBuf;

use serde_json::json;

use crate::form::{Answers, Problem};
use crate::inspection::{Inspection, State, inspect};
use crate::law::State::Complete;
use crate::law::Survey;
use crate::telling::{self, Depth};
use crate::text::{Phrase, t};

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::record::{standing_untold, tell_unread};

/// 检查问题和缺项，并按材料查验的要点逐项核对；有问题则退出码为1；末行为法律数据的日期
/// / check for problems and gaps, and inspect the papers as an officer would; exit code 1 if there is anything; the last line
/// dates the law data
#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// 文件 / file
    file: PathBuf,
    #[command(flatten)]
    listing: Listing,
}

/// Exit code 1 if an answer is missing or cannot be relied on, or if the inspection objects or lacks facts. What a person has
/// yet to look at is listed and is no error.
pub(super) fn carry_out(args: &Check, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let standing = standing_untold(&call.file(&args.file), None, out)?;
    let survey = standing.survey();
    standing.tell_read(&survey.verdict);
    let answers = &standing.dossier.answers;
    let inspection = inspect(answers, &survey, &standing.calendar()?);
    let bad = survey.state() != Complete
        || standing.dossier.is_newer()
        || !survey.verdict.unread.is_empty()
        || inspection.faults() > 0;
    if args.listing.format == Shape::Json {
        tell_unread(&standing.around, out);
        let Survey { verdict, consent, .. } = &survey;
        let gaps = survey.open_places(answers);
        let mut problems: Vec<&Problem> = survey.problems.iter().collect();
        problems.sort_by_cached_key(|one| (one.severity, survey.rank(answers, &one.place)));
        out.json(&json!({
            "state": survey.state(),
            "law_data": verdict.law_data,
            "law_files": verdict.law_files_used(),
            "problems": problems,
            "unread": verdict.unread,
            "notes": other_notes(&survey),
            "gaps": gaps,
            "consent": consent,
            "underway": survey.underway,
            "inspection": inspection,
        }))?;
        return Ok(u8::from(bad));
    }
    problems(&survey, answers, out)?;
    inspected(&inspection, answers, out)?;
    out.tell(&survey.verdict.law_spoken())?;
    Ok(u8::from(bad))
}

/// What the ledger has to say, without the records that are told as problems.
fn other_notes(survey: &Survey) -> Vec<&Phrase> {
    let is_problem = |note: &Phrase| survey.problems.iter().any(|problem| problem.message == *note);
    survey.verdict.notes.iter().filter(|note| !is_problem(note)).collect()
}

/// What is wrong, then what only is lacking, and how far the record has come.
fn problems(survey: &Survey, answers: &Answers, out: &mut Out) -> Result<(), Trouble> {
    for note in other_notes(survey) {
        out.line(format!("! {}", note.get(out.lang())))?;
    }
    out.told(&telling::underway(survey), Depth::Folded)?;
    out.told(&telling::open_points_told(survey, answers), Depth::Short)?;
    out.tell(&said!(
        "记录填写：{state}，错误{errors}处，缺{gaps_count}项",
        "answers: {state}, {errors} {errors?error|errors}, {gaps_count} {gaps_count?gap|gaps}",
        state = survey.state().label(),
        errors = survey.errors(),
        gaps_count = survey.gaps.len(),
    ))?;
    Ok(())
}

/// The inspection: how many checks stand how, and each that is not met, worst first.
fn inspected(inspection: &Inspection, answers: &Answers, out: &mut Out) -> Result<(), Trouble> {
    let states = [State::Objected, State::Open, State::ToLook];
    out.told(&inspection.told(answers, &states), Depth::Full)?;
    if inspection.is_told_in_part() {
        out.say(t(
            "没有逐一列出的，见 --format json。",
            "What is not listed one by one stands in --format json.",
        ))?;
    }
    Ok(())
}
