//! The dates ahead of a filing that is only planned: each step reckoned by its own clock, as if the one before took all its time.
//!
//! Nothing of it has happened. It is told apart from what runs, and given up as soon as the first of its events is on record.

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::day::Day;
use crate::day::calendar::{Calendar, Provisional};
use crate::form::catalog::{contracts, events, record};
use crate::form::options::{event, route};
use crate::form::{Answers, Code, Facts};
use crate::law::Mechanism;
use crate::text::Phrase;

use super::catalog::{assessment, contract};
use super::{Clock, deadlines};

/// A step of a filing that is planned.
#[derive(Clone, Debug)]
pub struct Step {
    /// The clock by which it is counted.
    pub clock: &'static Clock,
    /// The day it runs from, as planned.
    pub from: Day,
    /// Its last day, or the last of what it makes valid.
    pub by: Day,
    /// Why the day may still move.
    pub provisional: Option<Provisional>,
    /// How it was counted.
    pub calculation: Phrase,
}

/// What begins a clock, the clock, and what ends it and begins the next.
type Link = (Code, &'static Clock, Option<Code>);

static OF_ASSESSMENT: &[Link] = &[
    (event::SA_APPLIED, &assessment::COMPLETE, Some(event::SA_RECEIVED)),
    (event::SA_RECEIVED, &assessment::ACCEPT, Some(event::SA_ACCEPTED)),
    (event::SA_ACCEPTED, &assessment::DECIDE, Some(event::SA_RESULT_ISSUED)),
    (event::SA_RESULT_ISSUED, &assessment::VALID, None),
];
static OF_CONTRACT: &[Link] = &[(event::SC_SUBMITTED, &contract::REVIEW, None)];

/// The steps after the planned day of filing, in their order; none while no such day is given, where it is past, where the filing was made,
/// and of routes whose steps the law gives no time.
pub fn planned(facts: &Facts<'_>, mechanism: Mechanism, calendar: &Calendar, on: Day) -> Vec<Step> {
    let mut out = Vec::new();
    let day = facts.single(&record::SECTION).day(&record::FILING_DAY).known();
    let links = links(facts, mechanism);
    let is_made = |kind: Code| {
        facts.rows(&events::SECTION).any(|row| row.chose(&events::KIND, kind).is_yes())
    };
    let first = links.first().filter(|(kind, ..)| !is_made(*kind));
    let mut next = first.zip(day.filter(|day| *day >= on)).map(|((kind, ..), day)| (*kind, day));
    while let Some((kind, from)) = next.take() {
        let Some((_, clock, then)) = links.iter().find(|(begins, ..)| *begins == kind) else {
            break;
        };
        let Some(step) = step(clock, (kind, from), calendar) else { break };
        next = then.map(|then| (then, step.by));
        out.push(step);
    }
    facts.forget_reads();
    out
}

/// Whether a planned day of filing would tell such steps, and there is none.
pub fn is_plannable(facts: &Facts<'_>, mechanism: Mechanism) -> bool {
    let out = !links(facts, mechanism).is_empty()
        && facts.single(&record::SECTION).day(&record::FILING_DAY).known().is_none()
        && facts.rows(&events::SECTION).next().is_none();
    facts.forget_reads();
    out
}

fn links(facts: &Facts<'_>, mechanism: Mechanism) -> &'static [Link] {
    let by_contract = || contracts::any_goes_by(facts, route::STANDARD_CONTRACT).is_yes();
    match mechanism {
        Mechanism::SecurityAssessment => OF_ASSESSMENT,
        Mechanism::StandardContractOrCertification if by_contract() => OF_CONTRACT,
        _ => &[],
    }
}

/// What a clock makes of an event, had it happened on that day.
fn step(clock: &'static Clock, (kind, from): (Code, Day), calendar: &Calendar) -> Option<Step> {
    let row = json!({ "id": "planned", "kind": kind.as_str(), "day": from.to_string() });
    let answers = Answers::from_json(json!({ "events": [row] })).ok()?;
    let found = deadlines(&Facts::new(&answers), Mechanism::Undetermined, calendar, from);
    let found = found.into_iter().find(|one| one.clock.id == clock.id)?;
    let (by, timing) = (found.limit()?, found.timing);
    let (provisional, calculation) = (timing.provisional, timing.calculation);
    Some(Step { clock, from, by, provisional, calculation })
}

/// The shape is part of the program's interface.
impl Serialize for Step {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "clock": self.clock.id, "title": self.clock.title, "planned_from": self.from, "due": self.by,
            "provisional": self.provisional, "calculation": self.calculation, "who": self.clock.who,
            "sources": self.clock.sources,
        })
        .serialize(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(mechanism: Mechanism, record: &serde_json::Value) -> Vec<(&'static str, String)> {
        let answers = Answers::from_json(record.clone()).unwrap();
        let found =
            planned(&Facts::new(&answers), mechanism, &Calendar::built_in(), Day::of(2026, 3, 2));
        found.iter().map(|one| (one.clock.id, one.by.to_string())).collect()
    }

    #[test]
    fn each_step_takes_its_whole_time_from_the_last_day_of_the_one_before() {
        let record = json!({ "record": { "filing_day": "2026-03-09" } });
        let of = |day: &str| day.to_owned();
        assert_eq!(
            steps(Mechanism::SecurityAssessment, &record),
            [
                ("sa.complete", of("2026-03-16")),
                ("sa.accept", of("2026-03-25")),
                ("sa.decide", of("2026-06-01")),
                ("sa.valid", of("2029-06-01")),
            ]
        );
        assert!(steps(Mechanism::StandardContractOrCertification, &record).is_empty(), "no choice");
        let contract =
            json!({ "record": { "filing_day": "2026-03-09", "route": "standard_contract" } });
        assert_eq!(
            steps(Mechanism::StandardContractOrCertification, &contract),
            [("sc.review", of("2026-03-30"))]
        );
    }

    #[test]
    fn what_is_filed_or_past_is_no_plan() {
        let filed = json!({
            "record": { "filing_day": "2026-03-09" },
            "events": [{ "id": "e", "kind": "sa_applied", "day": "2026-03-06" }],
        });
        assert!(steps(Mechanism::SecurityAssessment, &filed).is_empty());
        let past = json!({ "record": { "filing_day": "2026-02-27" } });
        assert!(steps(Mechanism::SecurityAssessment, &past).is_empty());
        assert!(steps(Mechanism::SecurityAssessment, &json!({})).is_empty());
    }
}
