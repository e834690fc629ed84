//! The result of a record, explained if asked.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::form::Place;
use crate::form::catalog::record;
use crate::law::explain::why_not;
use crate::law::flips::{Flip, Turns, flips};
use crate::law::{Duty, Effect, Finding, Mechanism, Requirement, ScenarioVerdict, Verdict};
use crate::source::Citation;
use crate::text::{Phrase, phrase, t};

use super::call::{Call, Listing, Out, Shape, Trouble, day};
use super::explain::{self, with_ground};
use super::record::{standing_untold, tell_unread};

/// 判断适用的法律机制；末行为法律数据的日期 / determine the legal mechanism; the last line dates the law data
#[derive(Debug, clap::Args)]
pub(super) struct Decide {
    /// 文件 / file
    file: PathBuf,
    /// 按这一天的法律判断 / judge by the law of this day
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// 写明为什么不是其他机制，以及什么会改变结果 / say why not another mechanism, and what would change the result
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Decide, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let as_of = day(args.as_of.as_deref())?;
    let standing = standing_untold(&call.file(&args.file), as_of, out)?;
    let verdict = standing.survey().verdict;
    if as_of.is_none() {
        standing.tell_read(&verdict);
    }
    let turns = if args.explain {
        flips(&standing.dossier.answers, standing.day, &standing.around, &verdict)
    } else {
        Turns::default()
    };
    if args.listing.format == Shape::Json {
        tell_unread(&standing.around, out);
        let mut tree = verdict.to_json();
        if args.explain {
            tree["explanation"] = explanation(&verdict, &turns);
        }
        out.json(&tree)?;
        return Ok(0);
    }
    tell_head(&verdict, out)?;
    for scenario in &verdict.scenarios {
        tell_scenario(scenario, out)?;
        if args.explain {
            explain::why_not(scenario, verdict.day, out)?;
            explain::open_points(scenario, out)?;
            explain::duties(scenario, out)?;
        }
    }
    if args.explain {
        explain::flips(&turns, out)?;
        explain::deadlines(&standing, out)?;
    }
    tell_rest(&verdict, out)?;
    out.tell(&verdict.law_data.spoken())?;
    Ok(0)
}

fn explanation(verdict: &Verdict, turns: &Turns) -> Value {
    json!({
        "why_not": verdict.scenarios.iter().map(|scenario| json!({
            "scenario": scenario.id,
            "mechanisms": why_not(scenario, verdict.day).iter().map(crate::law::explain::WhyNot::to_json).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "flips": turns.found.iter().map(Flip::to_json).collect::<Vec<_>>(),
    })
}

fn tell_head(verdict: &Verdict, out: &mut Out) -> Result<(), Trouble> {
    let lang = out.lang();
    let result = with_ground(verdict.mechanism, verdict.ground);
    out.tell(&phrase(format!("结论：{}", result.zh), format!("Result: {}", result.en)))?;
    for crossing in &verdict.outlook {
        let said = crossing.said();
        out.tell(&phrase(format!("预计：{}", said.zh), format!("Outlook: {}", said.en)))?;
    }
    // A result of a day that nobody stated must not be read as firm.
    let is_of_day = |place: &Place| place.field == Some(&record::AS_OF);
    for conflict in &verdict.conflicts {
        if conflict.places.iter().any(is_of_day) {
            out.line(format!("! {}", conflict.message.get(lang)))?;
        }
    }
    for option in &verdict.options {
        out.tell(&phrase(format!("可选：{}", option.zh), format!("choice: {}", option.en)))?;
    }
    if let Some(rest) = verdict.without_prohibited {
        out.tell(&phrase(
            format!("其余场景：{}", rest.label().zh),
            format!("Other scenarios: {}", rest.label().en),
        ))?;
    }
    out.tell(&phrase(
        format!("评估基准日：{}", verdict.day),
        format!("Day of assessment: {}", verdict.day),
    ))?;
    let people = verdict.people();
    out.line(people.get(lang))?;
    for counted in [&verdict.headcount.ordinary, &verdict.headcount.sensitive] {
        if let Some(advice) = counted.advice() {
            out.line(format!("  {}", advice.get(lang)))?;
        }
    }
    if !verdict.ledger.is_empty() {
        let names = Phrase::list(verdict.ledger.iter().cloned());
        out.tell(&phrase(
            format!("已合并计算同一企业的其他记录：{}", names.zh),
            format!("Counted together with other records of the entity: {}", names.en),
        ))?;
    }
    for note in &verdict.notes {
        out.line(format!("! {}", note.get(lang)))?;
    }
    for departure in verdict.departures() {
        out.line(format!("! {}", departure.get(lang)))?;
    }
    let told = |(duty, state): &&(Duty, Requirement)| {
        Duty::CORE.contains(duty)
            || matches!(state, Requirement::Required | Requirement::Conditional)
    };
    for (duty, state) in verdict.duties.iter().filter(told) {
        out.line(format!("- {}: {}", duty.label().get(lang), state.label().get(lang)))?;
    }
    Ok(())
}

fn tell_scenario(scenario: &ScenarioVerdict, out: &mut Out) -> Result<(), Trouble> {
    let lang = out.lang();
    let result = with_ground(scenario.mechanism, scenario.ground());
    out.line(format!("\n{} [{}]: {}", scenario.title.get(lang), scenario.id, result.get(lang)))?;
    if scenario.mechanism == Mechanism::Undetermined {
        let possible = Phrase::list(scenario.possible.iter().map(|m| m.short().into()));
        out.tell(&phrase(
            format!("  可能的结果：{}", possible.zh),
            format!("  still possible: {}", possible.en),
        ))?;
    }
    if let Some(rule) = scenario.left_to_a_person() {
        out.tell(&phrase(
            format!("  须由人决定：{}", rule.title.zh),
            format!("  for a person to decide: {}", rule.title.en),
        ))?;
    }
    for option in &scenario.options {
        out.tell(&phrase(format!("  可选：{}", option.zh), format!("  choice: {}", option.en)))?;
    }
    for finding in scenario.deciding().chain(scenario.flags()) {
        tell_finding(finding, out)?;
    }
    Ok(())
}

fn tell_finding(finding: &Finding, out: &mut Out) -> Result<(), Trouble> {
    let lang = out.lang();
    let sources = Citation::list(&finding.sources);
    out.line(format!(
        "  [{}] {} ({}; {})",
        finding.standing.label().get(lang),
        finding.rule.title.get(lang),
        sources.get(lang),
        finding.rule.id
    ))?;
    let reason = finding.reason();
    if !reason.zh.is_empty() {
        out.line(format!("      {}", reason.get(lang)))?;
    }
    if let Effect::Flags(point, advice) = finding.rule.effect {
        out.line(format!("      {}", format!("{point} {}", advice.get(lang)).trim()))?;
    }
    Ok(())
}

fn tell_rest(verdict: &Verdict, out: &mut Out) -> Result<(), Trouble> {
    let lang = out.lang();
    if !verdict.lacking.is_empty() {
        out.say(t("\n还需要：", "\nStill needed:"))?;
        for place in &verdict.lacking {
            out.line(format!("  {place}  {}", place.label().get(lang)))?;
        }
    }
    for conflict in &verdict.conflicts {
        out.line(format!("! {}", conflict.message.get(lang)))?;
    }
    Ok(())
}
