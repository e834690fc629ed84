//! Commands about the result: decide, explain, try a change on a copy.

use std::path::Path;

use serde_json::{Value, json};

use crate::day::Day;
use crate::desk;
use crate::form::{Answers, Edit, EditError, Facts, Place};
use crate::law::clock::deadlines;
use crate::law::compare::Difference;
use crate::law::explain::why_not;
use crate::law::flips::{Turns, flips};
use crate::law::{
    Duty, Requirement, Survey, Verdict, duties,
};
use crate::store::Workspace;
use crate::telling::{self, Depth};
use crate::text::{phrase, t};

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
    let survey = Survey::at(&facts, &around);
    let (verdict, answers) = (&survey.verdict, &dossier.answers);
    if as_of.is_none() {
        desk::tell_read(path, &dossier, &around, verdict);
    }
    let turns =
        if explained { flips(answers, facts.day(), &around, verdict) } else { Turns::default() };
    if shape == Shape::Json {
        tell_unread(&around, out);
        let mut tree = json!(verdict);
        if explained {
            tree["explanation"] = explanation(verdict, &turns);
        }
        out.json(&tree)?;
        return Ok(0);
    }
    tell(&survey, answers, explained, out)?;
    if explained {
        out.say(t("", ""))?;
        out.told(&telling::turns(&turns, &survey.verdict), Depth::Short)?;
        let workspace = Workspace::new(path.parent().unwrap_or(Path::new(".")));
        let found = deadlines(&facts, &desk::calendar(&workspace)?, facts.day());
        out.say(t("", ""))?;
        out.told(&telling::deadlines(&found, facts.day()), Depth::Folded)?;
    }
    out.told(&telling::settling(&survey, answers), Depth::Folded)?;
    out.told(&telling::conflicts(&survey.verdict), Depth::Short)?;
    out.tell(&survey.verdict.law_data.spoken())?;
    Ok(0)
}

fn explanation(verdict: &Verdict, turns: &Turns) -> Value {
    let why_not = verdict.scenarios.iter().map(
        |scenario| json!({ "scenario": scenario.id, "mechanisms": why_not(scenario, verdict.day) }),
    );
    json!({ "why_not": why_not.collect::<Vec<_>>(), "flips": turns.found })
}

/// The result, the duties, and each scenario with the rules that decide it and what a person should look at; where the result is
/// explained, also its duties and why not each other mechanism.
fn tell(survey: &Survey, answers: &Answers, explained: bool, out: &mut Out) -> Result<(), Trouble> {
    let verdict = &survey.verdict;
    let depth = if explained { Depth::Full } else { Depth::Short };
    out.told([&telling::result(verdict)], depth)?;
    out.told(&telling::remarks(verdict), depth)?;
    let states = |states: &[(&'static Duty, Requirement)], core: &[&'static Duty]| {
        let is_due = |(duty, due): &&(&'static Duty, Requirement)| {
            *due != Requirement::NotRequired || core.contains(duty)
        };
        let told: Vec<_> = states.iter().filter(is_due).copied().collect();
        telling::duties(&told, verdict.day, answers)
    };
    out.told(&states(&verdict.duties, duties::CORE), Depth::Folded)?;
    for scenario in &verdict.scenarios {
        out.told(&telling::scenario(scenario), Depth::Short)?;
        out.told(&telling::why(scenario, verdict, answers), depth)?;
        out.told(&telling::advice(scenario, verdict, answers), depth)?;
        if explained {
            out.told(&states(&scenario.duties, &[]), Depth::Short)?;
            out.told(&telling::why_not(scenario, verdict, answers), Depth::Short)?;
        }
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
    if shape == Shape::Json {
        tell_unread(&around, out);
        let difference = Difference::between(&before, &after);
        out.json(&json!({ "before": before, "after": after, "difference": difference }))?;
        return Ok(0);
    }
    for unread in &after.unread {
        out.line(format!("! {}", unread.said().get(out.lang())))?;
    }
    out.told(&telling::what_if(&before, &after), Depth::Short)?;
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
