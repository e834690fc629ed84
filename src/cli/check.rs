//! The check of a record: problems and gaps of the answers, and the inspection an officer would make of its papers.

use std::path::PathBuf;

use serde_json::json;

use crate::form::catalog::formalities;
use crate::form::{Answers, Place};
use crate::inspection::{Inspected, Inspection, Route, State, inspect};
use crate::law::State::Complete;
use crate::law::{Survey, Unread};
use crate::source::Citation;
use crate::text::{Phrase, phrase};

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
        let mut all = problems_json(&survey);
        if let Some(all) = all.as_object_mut() {
            all.insert("inspection".to_owned(), inspection.to_json());
        }
        out.json(&all)?;
        return Ok(u8::from(bad));
    }
    problems(&survey, out)?;
    inspected(&inspection, answers, out)?;
    out.tell(&survey.verdict.law_data.spoken())?;
    Ok(u8::from(bad))
}

fn problems_json(survey: &Survey) -> serde_json::Value {
    json!({
        "state": survey.state().code(),
        "law_data": { "version": survey.verdict.law_data.version, "as_of": survey.verdict.law_data.as_of.to_string() },
        "problems": survey.problems.iter().map(|problem| json!({
            "check": problem.check,
            "severity": problem.severity.code(),
            "place": problem.place.to_string(),
            "message": problem.message,
        })).collect::<Vec<_>>(),
        "unread": survey.verdict.unread.iter().map(Unread::to_json).collect::<Vec<_>>(),
        "notes": other_notes(survey),
        "gaps": survey.gaps.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "consent": survey.consent.iter().map(crate::law::consent::Cell::to_json).collect::<Vec<_>>(),
    })
}

/// What the ledger has to say, without the records that are told as problems.
fn other_notes(survey: &Survey) -> Vec<&Phrase> {
    let is_problem = |note: &Phrase| survey.problems.iter().any(|problem| problem.message == *note);
    survey.verdict.notes.iter().filter(|note| !is_problem(note)).collect()
}

fn problems(survey: &Survey, out: &mut Out) -> Result<(), Trouble> {
    let lang = out.lang();
    for note in other_notes(survey) {
        out.line(format!("! {}", note.get(lang)))?;
    }
    for problem in &survey.problems {
        out.line(format!(
            "{}\t{}\t{}: {}",
            problem.severity.label().get(lang),
            problem.place,
            problem.place.label().get(lang),
            problem.message.get(lang)
        ))?;
    }
    for place in &survey.gaps {
        if !survey.problems.iter().any(|problem| problem.place == *place) {
            let label = place.label();
            out.tell(&phrase(
                format!("缺项\t{place}\t{}：判断法律机制需要", label.zh),
                format!("gap\t{place}\t{}: needed to determine the mechanism", label.en),
            ))?;
        }
    }
    out.tell(&phrase(
        format!(
            "记录填写：{}，错误{}处，缺{}项",
            survey.state().label().zh,
            survey.errors(),
            survey.gaps.len()
        ),
        format!(
            "answers: {}, {} errors, {} gaps",
            survey.state().label().en,
            survey.errors(),
            survey.gaps.len()
        ),
    ))?;
    Ok(())
}

/// The inspection: how many checks stand how, and each that is not met, worst first.
fn inspected(inspection: &Inspection, answers: &Answers, out: &mut Out) -> Result<(), Trouble> {
    let routes = Phrase::list(inspection.routes.iter().map(|route| route.label().into()));
    let counts = inspection.said();
    out.tell(&phrase(
        format!("\n材料查验（{}）：{}", routes.zh, counts.zh),
        format!("\nInspection ({}): {}", routes.en, counts.en),
    ))?;
    for state in [State::Objected, State::Open, State::ToLook] {
        for one in inspection.in_state(state) {
            told(one, (answers, &inspection.routes), out)?;
        }
    }
    Ok(())
}

fn told(
    one: &Inspected,
    (answers, routes): (&Answers, &[Route]),
    out: &mut Out,
) -> Result<(), Trouble> {
    let (check, outcome, lang) = (one.check, &one.outcome, out.lang());
    let stops = if one.blocks() {
        phrase("，不得签发", ", not to be issued")
    } else {
        Phrase::default()
    };
    let state = outcome.state().label();
    out.line(format!(
        "[{}{}] {} {}",
        state.get(lang),
        stops.get(lang),
        check.number,
        check.title.get(lang)
    ))?;
    let mut lines: Vec<String> = Vec::new();
    for objection in &outcome.objections {
        let place = objection.place.as_ref().map_or_else(String::new, |place| format!("{place}  "));
        lines.push(format!("    ! {place}{}", objection.said.get(lang)));
    }
    let open = outcome.open.iter().map(|place| ("?", place));
    for (sign, place) in open.chain(outcome.to_look.iter().map(|place| ("-", place))) {
        lines.push(format!("    {sign} {place}  {}", words(place, answers).get(lang)));
    }
    let more = lines.len().saturating_sub(MOST);
    for line in lines.iter().take(MOST) {
        out.line(line)?;
    }
    if more > 0 {
        out.tell(&phrase(
            format!("    （另有{more}处，见 --format json）"),
            format!("    ({more} more: see --format json)"),
        ))?;
    }
    let source = Citation::list(&one.sources(routes));
    out.tell(&phrase(
        format!("    怎么办：{}  依据：{}", check.remedy.zh, source.zh),
        format!("    to do: {}  source: {}", check.remedy.en, source.en),
    ))?;
    Ok(())
}

/// The most places that are told of one check; a list of hundreds is for JSON.
const MOST: usize = 8;

/// What is to be answered or looked at: the row by its name, where it has one.
fn words(place: &Place, answers: &Answers) -> Phrase {
    let label = place.field.map_or(place.section.title, |field| field.label);
    match &place.row {
        Some(row) => {
            let title = answers.row_title(place.section, row);
            if place.section == &formalities::SECTION {
                return title;
            }
            phrase(format!("{}：{}", title.zh, label.zh), format!("{}: {}", title.en, label.en))
        }
        None => place.label(),
    }
}
