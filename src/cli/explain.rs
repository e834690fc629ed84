//! A result explained at length: why not another one, what is open, which duties stay, what would change it, and by when.

use crate::day::Day;
use crate::desk::Standing as Record;
use crate::form::Place;
use crate::law::clock;
use crate::law::explain::{self, NOT_REACHED};
use crate::law::flips::{CUT, Turns};
use crate::law::{
    Effect, Ground, Mechanism, Outcome, Requirement, ScenarioVerdict, Standing, open_points,
};
use crate::source::Citation;
use crate::text::{Phrase, phrase, t};

use super::call::{Out, Trouble};

/// A mechanism with the ground on which it decides.
pub(super) fn with_ground(mechanism: Mechanism, ground: Option<Ground>) -> Phrase {
    let label = mechanism.label();
    let ground = ground.map_or_else(Phrase::default, |ground| {
        phrase(format!("（{}）", ground.label().zh), format!(" ({})", ground.label().en))
    });
    phrase(format!("{}{}", label.zh, ground.zh), format!("{}{}", label.en, ground.en))
}

/// Why not each other mechanism.
pub(super) fn why_not(scenario: &ScenarioVerdict, day: Day, out: &mut Out) -> Result<(), Trouble> {
    let lang = out.lang();
    for other in explain::why_not(scenario, day) {
        let label = other.mechanism.label();
        if other.failed.is_empty() && other.not_reached.is_empty() {
            out.tell(&phrase(
                format!("  为什么不是“{}”：当时没有这样的规则", label.zh),
                format!("  why not \"{}\": no rule of that day leads to it", label.en),
            ))?;
            continue;
        }
        out.tell(&phrase(
            format!("  为什么不是“{}”：", label.zh),
            format!("  why not \"{}\":", label.en),
        ))?;
        for finding in &other.failed {
            let reason = finding.reason();
            let words =
                if reason.zh.is_empty() { Standing::DoesNotApply.label().into() } else { reason };
            out.line(format!("    - {}: {}", finding.rule.title.get(lang), words.get(lang)))?;
        }
        for rule in &other.not_reached {
            out.line(format!("    - {}: {}", rule.title.get(lang), NOT_REACHED.get(lang)))?;
        }
    }
    Ok(())
}

/// What would change the result, smallest change first.
pub(super) fn flips(turns: &Turns, out: &mut Out) -> Result<(), Trouble> {
    let lang = out.lang();
    out.say(t("\n什么会改变结果：", "\nWhat would change the result:"))?;
    if turns.found.is_empty() {
        out.say(t("  没有找到能改变结果的单项变化。", "  No single change was found that would."))?;
    }
    for flip in &turns.found {
        let to = outcome(flip.to);
        let scenario = flip.scenario.as_ref().map_or_else(Phrase::default, |(_, name)| {
            phrase(format!("（{}）", name.zh), format!(" ({})", name.en))
        });
        let change = &flip.change;
        out.line(
            phrase(
                format!("  - {} → {}{}", change.zh, to.zh, scenario.zh),
                format!("  - {} -> {}{}", change.en, to.en, scenario.en),
            )
            .get(lang),
        )?;
    }
    if turns.is_cut {
        out.say(CUT)?;
    }
    Ok(())
}

fn outcome(outcome: Outcome) -> Phrase {
    with_ground(outcome.mechanism, outcome.ground)
}

/// The open points that matter here: every reading, and what to ask whom. The program follows the first reading.
pub(super) fn open_points(scenario: &ScenarioVerdict, out: &mut Out) -> Result<(), Trouble> {
    let lang = out.lang();
    let mut told: Vec<&str> = Vec::new();
    for finding in scenario.flags() {
        let Effect::Flags(id, _) = finding.rule.effect else { continue };
        let Some(point) = open_points::find(id).filter(|_| !told.contains(&id)) else { continue };
        told.push(id);
        out.line(format!("  {id} {}", point.question.get(lang)))?;
        for (index, reading) in point.readings.iter().enumerate() {
            let mark = if index == 0 { "*" } else { "-" };
            out.line(format!("    {mark} {}", reading.says.get(lang)))?;
        }
        out.line(format!(
            "    {}{}",
            t("怎样处理：", "here: ").get(lang),
            point.careful.get(lang)
        ))?;
        out.line(format!("    {}{}", t("问谁：", "ask: ").get(lang), point.ask.get(lang)))?;
    }
    Ok(())
}

/// Each duty that is due or may be: who must act, on what source, and what proves it.
pub(super) fn duties(scenario: &ScenarioVerdict, out: &mut Out) -> Result<(), Trouble> {
    let lang = out.lang();
    out.say(t("  义务：", "  duties:"))?;
    for (duty, state) in &scenario.duties {
        if *state == Requirement::NotRequired {
            continue;
        }
        let rule = scenario
            .findings
            .iter()
            .find(|finding| matches!(finding.rule.effect, Effect::Requires(of) if of == *duty));
        let sources = rule.map_or_else(Phrase::default, |finding| Citation::list(&finding.sources));
        let proof = Phrase::list(
            duty.evidence().iter().map(|(section, field)| Place::single(section, field).label()),
        );
        let sources = sources.get(lang);
        out.line(format!(
            "    [{}] {} - {}{}",
            state.label().get(lang),
            duty.label().get(lang),
            duty.who().get(lang),
            if sources.is_empty() { String::new() } else { format!(" ({sources})") },
        ))?;
        if !proof.zh.is_empty() {
            out.tell(&phrase(
                format!("        证明：{}", proof.zh),
                format!("        proof: {}", proof.en),
            ))?;
        }
    }
    Ok(())
}

/// The days that count from what has happened.
pub(super) fn deadlines(record: &Record, out: &mut Out) -> Result<(), Trouble> {
    let found = clock::deadlines(&record.facts(), &record.calendar()?, record.day);
    if found.is_empty() {
        return Ok(());
    }
    let lang = out.lang();
    out.say(t("\n期限：", "\nDeadlines:"))?;
    for deadline in &found {
        let due = deadline.timing.due.map_or_else(|| "-".to_owned(), |day| day.to_string());
        out.line(format!(
            "  {due}\t{}\t{}",
            deadline.progress.label().get(lang),
            deadline.clock.title.get(lang)
        ))?;
    }
    Ok(())
}
