//! The result of a record, explained if asked. Its words are those of `telling`.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::form::Answers;
use crate::law::clock::deadlines;
use crate::law::explain::why_not;
use crate::law::flips::{Turns, flips};
use crate::law::{Duty, Requirement, ScenarioVerdict, Survey, Verdict, duties};
use crate::telling::{self, Depth};
use crate::text::t;

use super::call::{Call, Listing, Out, Shape, Trouble, day};
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
    let survey = standing.survey();
    let (verdict, answers) = (&survey.verdict, &standing.dossier.answers);
    if as_of.is_none() {
        standing.tell_read(verdict);
    }
    let turns = if args.explain {
        flips(answers, standing.day, &standing.around, verdict)
    } else {
        Turns::default()
    };
    if args.listing.format == Shape::Json {
        tell_unread(&standing.around, out);
        let mut tree = json!(verdict);
        if args.explain {
            tree["explanation"] = explanation(verdict, &turns);
        }
        out.json(&tree)?;
        return Ok(0);
    }
    tell(&survey, answers, args.explain, out)?;
    if args.explain {
        out.say(t("", ""))?;
        out.told(&telling::turns(&turns, verdict), Depth::Short)?;
        let calendar = standing.calendar()?;
        let found = deadlines(&standing.facts(), verdict.mechanism, &calendar, standing.day);
        let known = (&calendar, &*standing.around.law_files);
        out.say(t("", ""))?;
        out.told(&telling::deadlines(&found, known, standing.day), Depth::Folded)?;
    }
    out.told(&telling::settling(&survey, answers), Depth::Folded)?;
    out.told(&telling::conflicts(verdict), Depth::Short)?;
    out.tell(&verdict.law_spoken())?;
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
    out.told(&telling::underway(survey), depth)?;
    out.told(&telling::remarks(verdict), depth)?;
    // Without a scenario every duty is open, and that says nothing.
    let is_empty = verdict.scenarios.is_empty();
    let states = |states: &[(&'static Duty, Requirement)],
                  of: &[ScenarioVerdict],
                  core: &[&'static Duty]| {
        let is_due = |(duty, due): &&(&'static Duty, Requirement)| {
            (*due != Requirement::NotRequired && !is_empty) || core.contains(duty)
        };
        let told: Vec<_> = states.iter().filter(is_due).copied().collect();
        telling::duties(&told, of, (&survey.facts(answers), survey.routes.possible()))
    };
    out.told(&states(&verdict.duties, &verdict.scenarios, duties::CORE), Depth::Folded)?;
    if is_empty {
        out.told(&telling::by_scenario(verdict, |_| Vec::new()), depth)?;
    }
    for scenario in &verdict.scenarios {
        out.told(&telling::scenario(scenario), Depth::Short)?;
        out.told(&telling::why(scenario, verdict, answers), depth)?;
        out.told(&telling::advice(scenario, verdict, answers), depth)?;
        if explained {
            out.told(&states(&scenario.duties, &[], &[]), Depth::Short)?;
            out.told(&telling::why_not(scenario, verdict, answers), Depth::Short)?;
        }
    }
    Ok(())
}
