//! Commands about the result: decide, explain, try a change on a copy.

use std::path::Path;

use serde_json::{Value, json};

use crate::day::Day;
use crate::desk;
use crate::form::catalog::record;
use crate::form::{Answers, Edit, EditError, Facts, Place};
use crate::law::compare::Difference;
use crate::law::explain::why_not;
use crate::law::flips::{Turns, flips};
use crate::law::{
    Duty, Effect, Finding, Ground, Mechanism, Requirement, ScenarioVerdict, Survey, Verdict,
};
use crate::source::Citation;
use crate::text::{Phrase, phrase, t};

use super::explain;
use super::out::Out;
use super::read::{around_untold, read, tell_unread};
use super::{Shape, Trouble};

pub(super) fn decide(
    path: &Path,
    as_of: Option<Day>,
    explained: bool,
    shape: Shape,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let dossier = read(path, out)?;
    let around = around_untold(path, &dossier, as_of)?;
    let facts =
        as_of.map_or_else(|| Facts::new(&dossier.answers), |day| Facts::at(&dossier.answers, day));
    let verdict = Survey::at(&facts, &around).verdict;
    if as_of.is_none() {
        desk::tell_read(path, &dossier, &around, &verdict);
    }
    let turns = if explained {
        flips(&dossier.answers, facts.day(), &around, &verdict)
    } else {
        Turns::default()
    };
    if shape == Shape::Json {
        tell_unread(&around, out);
        let mut tree = json!(verdict);
        if explained {
            tree["explanation"] = explanation(&verdict, &turns);
        }
        out.json(&tree)?;
        return Ok(0);
    }
    tell_head(&verdict, out)?;
    for scenario in &verdict.scenarios {
        tell_scenario(scenario, out)?;
        if explained {
            explain::why_not(scenario, verdict.day, out)?;
            explain::open_points(scenario, out)?;
            explain::duties(scenario, out)?;
        }
    }
    if explained {
        explain::flips(&turns, out)?;
        explain::deadlines(path, &facts, out)?;
    }
    tell_rest(&verdict, out)?;
    out.tell(&verdict.law_data.spoken())?;
    Ok(0)
}

fn explanation(verdict: &Verdict, turns: &Turns) -> Value {
    let why_not = verdict.scenarios.iter().map(
        |scenario| json!({ "scenario": scenario.id, "mechanisms": why_not(scenario, verdict.day) }),
    );
    json!({ "why_not": why_not.collect::<Vec<_>>(), "flips": turns.found })
}

pub(super) fn with_ground(mechanism: Mechanism, ground: Option<Ground>) -> Phrase {
    let label = mechanism.label();
    let ground = ground.map_or_else(Phrase::default, |ground| {
        phrase(format!("（{}）", ground.label().zh), format!(" ({})", ground.label().en))
    });
    phrase(format!("{}{}", label.zh, ground.zh), format!("{}{}", label.en, ground.en))
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

/// Tries changes on a copy and compares the results; the file is only read.
pub(super) fn what_if(
    path: &Path,
    changes: &[String],
    as_of: Option<Day>,
    shape: Shape,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let dossier = read(path, out)?;
    let around = around_untold(path, &dossier, as_of)?;
    let day = as_of.unwrap_or_else(|| Facts::new(&dossier.answers).day());
    let mut copy: Answers = dossier.answers.clone();
    for change in changes {
        let edit = changed(change, &copy, out)?;
        copy.apply(edit)?;
    }
    let judge = |answers: &Answers| Survey::at(&Facts::at(answers, day), &around).verdict;
    let (before, after) = (judge(&dossier.answers), judge(&copy));
    let difference = Difference::between(&before, &after);
    if shape == Shape::Json {
        tell_unread(&around, out);
        out.json(&json!({ "before": before, "after": after, "difference": difference }))?;
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
    let value = field.kind.read(text, answers);
    super::figures::tell(field, text, value.as_ref(), answers, out);
    match value.as_ref().and_then(|value| field.kind.problem(value, answers)) {
        None => Ok(Edit::Set(place, value)),
        Some(problem) => {
            Err(phrase(format!("{place}：{}", problem.zh), format!("{place}: {}", problem.en))
                .into())
        }
    }
}
