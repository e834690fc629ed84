//! Judges scenario by scenario, and gathers the verdict.

mod choices;
mod outline;
mod people;

pub use outline::Outcome;
pub(super) use outline::{Outline, outline};

use choices::choices;
use people::People;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::form::catalog::{elsewhere, groups, handler, items, recipients, record, scenarios};
use crate::form::{Answer, Entry, Facts, Lacking, Place, Tri};
use crate::source::LAW_DATA;
use crate::text::{Phrase, Text, phrase};

use super::basis::Basis;
use super::catalog::{FLAGS, GBA_CONTRACT, bay_contract_with, deciding};
use super::conflicts::conflicts;
use super::distinct::Solver;
use super::flow::Context;
use super::outlook;
use super::share::Window;
use super::walk::{Walk, ask, open};
use super::{
    Bearing, Circumstances, Conflict, Effect, Finding, Flow, Ground, Headcount, Headcounts,
    Mechanism, Requirement, ScenarioVerdict, Standing, Unread, Verdict, duties,
};

/// Judges the facts on their day.
///
/// The order of evaluation is that of the catalogue. At an open rule both answers are followed: if all branches end in the
/// same mechanism, that is the mechanism, else it is undetermined and what would settle it is listed.
pub fn judge(facts: &Facts<'_>, circumstances: &Circumstances) -> Verdict {
    // What law files renew is read through the facts, so that no rule can read a figure past it.
    let facts = &facts.under(&circumstances.law_files);
    let solver = Solver::default();
    let people = People::of(facts, circumstances, &Window::ALL, &solver);
    let (counts, impossible, notes) = people.headcounts(&people.own);
    let scenarios: Vec<ScenarioVerdict> = facts
        .rows(&scenarios::SECTION)
        .enumerate()
        .map(|(at, scenario)| {
            let sure = people.if_it_counts(at);
            let counts = sure.as_ref().unwrap_or(&counts);
            of_scenario(scenario, Context { counts, circumstances }, || people.ways(at))
        })
        .collect();
    let mut conflicts = conflicts(&facts.quietly(), &circumstances.ledger);
    conflicts.extend(impossible);
    gather(facts, scenarios, counts.to_date, conflicts, circumstances, notes)
}

fn of_scenario(
    scenario: Entry<'_>,
    context: Context<'_>,
    ways: impl FnOnce() -> Vec<Headcounts>,
) -> ScenarioVerdict {
    let flow = Flow::new(scenario, context, None);
    let mut verdict = decide(&flow, ways);
    require(&mut verdict, scenario, context);
    flag(&mut verdict, scenario, context);
    verdict.options = choices(&verdict, &flow);
    if !context.circumstances.troubles.is_empty() {
        // The law may be read otherwise by a policy that cannot be read: what is found is possible, and not settled.
        verdict.mechanism = Mechanism::Undetermined;
        verdict.lacking.insert(elsewhere::place());
    }
    verdict.outlook = outlook::crossings(&flow, &verdict);
    verdict
}

/// What a person decided, with the reason, where the rules leave it to one.
fn decided_by_a_person(flow: &Flow<'_>) -> Option<(Mechanism, Phrase)> {
    let mechanism = flow.decided_by_a_person()?;
    let reason = flow.scenario.text(&scenarios::PERSON_REASON).known()?;
    let label = mechanism.label();
    let words = said!(
        "人工判断：{label}（{reason}）",
        "decided by a person: {label} ({reason})",
        label,
        reason,
    );
    Some((mechanism, words))
}

/// The mechanism of a scenario, by the deciding rules alone; `ways` are the counts that may turn out, none where only the bounds
/// of the flow's own count are known.
fn decide(flow: &Flow<'_>, ways: impl FnOnce() -> Vec<Headcounts>) -> ScenarioVerdict {
    let scenario = flow.scenario;
    let walk = Walk::through(flow, deciding());
    let (mut mechanisms, mut grounds) = (walk.mechanisms(), walk.grounds());
    if mechanisms.len() > 1 {
        // Two rules that read the same open number are not open apart from each other: on each side of a line both are settled.
        // A scenario whose exemption is open counts with all its people or with none: what lies between is no number of anybody.
        let ways = ways();
        let ways = if ways.is_empty() { std::slice::from_ref(flow.counts) } else { &ways };
        let sides: Vec<Headcounts> =
            ways.iter().flat_map(|counts| counts.sides(flow.facts())).collect();
        if sides.len() > 1 {
            (mechanisms, grounds) = Default::default();
            for counts in &sides {
                let context = Context { counts, circumstances: flow.circumstances };
                let walk = Walk::through(&Flow::new(scenario, context, None), deciding());
                mechanisms.extend(walk.mechanisms());
                grounds.extend(walk.grounds());
            }
        }
    }
    let Walk { mut findings, lacking, .. } = walk;
    // Where a rule leaves it to a person, what the person decided stands in its place.
    if mechanisms.contains(&Mechanism::Undetermined)
        && let Some((decided, words)) = decided_by_a_person(flow)
    {
        mechanisms.remove(&Mechanism::Undetermined);
        mechanisms.insert(decided);
        let leaves_it = |finding: &&mut Finding| {
            matches!(finding.rule.effect, Effect::Decides(Mechanism::Undetermined, _))
        };
        if let Some(finding) = findings.iter_mut().rfind(leaves_it) {
            finding.notes.push(words);
        }
    }
    let mechanism = match mechanisms.first() {
        Some(only) if mechanisms.len() == 1 => *only,
        _ => Mechanism::Undetermined,
    };
    if mechanism != Mechanism::Undetermined {
        // The branch that an open rule would take ends in the same mechanism: it is settled all the same.
        for finding in &mut findings {
            if finding.standing == Standing::Provisional {
                finding.standing = Standing::Applies;
            }
        }
    }
    let lacking = match mechanism {
        Mechanism::Undetermined => lacking,
        _ => Lacking::new(),
    };
    ScenarioVerdict {
        id: scenario.id.unwrap_or_default().to_owned(),
        title: scenario.title(),
        mechanism,
        grounds: grounds.into_iter().collect(),
        possible: if mechanism == Mechanism::Undetermined {
            mechanisms.into_iter().collect()
        } else {
            vec![mechanism]
        },
        outlook: Vec::new(),
        options: Vec::new(),
        duties: Vec::new(),
        bay: Vec::new(),
        basis: Basis::of(&scenario, &flow.circumstances.policy),
        findings,
        lacking,
    }
}

/// Adds the duties.
fn require(verdict: &mut ScenarioVerdict, scenario: Entry<'_>, context: Context<'_>) {
    let scope = in_scope(verdict);
    // Where nothing personal goes abroad (important data alone), the duties towards persons fall away; filing does not.
    let personal = Flow::new(scenario, context, None).personal_information();
    let mut added = Vec::new();
    for duty in duties::ALL.iter().copied() {
        let flow = Flow::new(scenario, context, Some(verdict));
        if !duty.rule.in_force.on(flow.day()) {
            added.push((duty, Requirement::NotRequired, None));
            continue;
        }
        let (answer, mut finding) = ask(&duty.rule, &flow);
        let concerned = if duty.concerns_any_data() { Tri::Yes } else { personal.clone() };
        let concerned = scope.clone().and(concerned);
        let state = duty.state(&concerned, &answer);
        let answer = concerned.and(answer);
        finding.standing = Standing::of(&answer);
        finding.lacking = open(&answer);
        added.push((duty, state, Some(finding)));
    }
    for (duty, state, finding) in added {
        verdict.duties.push((duty, state));
        // What a duty shown as "applies if ..." leaves open is no gap of the record.
        if duty.bearing == Bearing::Settled {
            verdict
                .lacking
                .extend(finding.iter().flat_map(|finding| finding.lacking.iter().cloned()));
        }
        verdict.findings.extend(finding);
    }
}

/// Whether the scenario provides personal information abroad at all.
fn in_scope(verdict: &ScenarioVerdict) -> Tri {
    if verdict.mechanism == Mechanism::OutOfScope {
        Tri::No
    } else if verdict.possible.contains(&Mechanism::OutOfScope) {
        let open = verdict.findings.iter().filter(|finding| {
            matches!(finding.rule.effect, Effect::Decides(Mechanism::OutOfScope, _))
        });
        Tri::Unknown(open.flat_map(|finding| finding.lacking.iter().cloned()).collect())
    } else {
        Tri::Yes
    }
}

/// Adds what a person should look at.
fn flag(verdict: &mut ScenarioVerdict, scenario: Entry<'_>, context: Context<'_>) {
    let mut added = Vec::new();
    let mut bay = Vec::new();
    for rule in FLAGS.iter().copied() {
        let flow = Flow::new(scenario, context, Some(verdict));
        if !rule.in_force.on(flow.day()) {
            continue;
        }
        let (answer, finding) = ask(rule, &flow);
        if *rule == GBA_CONTRACT {
            bay = bay_contracts(&flow);
        }
        // A flag is a hint: while its own facts are open it stays silent, as what is open is asked for elsewhere.
        if answer.is_yes() {
            added.push(finding);
        }
    }
    verdict.findings.extend(added);
    verdict.bay = bay;
}

/// To which recipients the contract of the Greater Bay Area is open.
fn bay_contracts(flow: &Flow<'_>) -> Vec<(String, Tri)> {
    let recipients = flow.recipients().known().unwrap_or_default().into_iter();
    let with = |row: Entry<'_>| Some((row.id?.to_owned(), bay_contract_with(flow, &row)));
    recipients.filter_map(with).collect()
}

fn gather(
    facts: &Facts<'_>,
    scenarios: Vec<ScenarioVerdict>,
    headcount: Headcount,
    conflicts: Vec<Conflict>,
    circumstances: &Circumstances,
    mut notes: Vec<Phrase>,
) -> Verdict {
    let mut lacking: Lacking =
        scenarios.iter().flat_map(|scenario| scenario.lacking.iter().cloned()).collect();
    if scenarios.is_empty() {
        lacking.insert(Place::whole(&scenarios::SECTION));
        for section in [&recipients::SECTION, &groups::SECTION, &items::SECTION] {
            if facts.rows(section).next().is_none() {
                lacking.insert(Place::whole(section));
            }
        }
        if let Tri::Unknown(open) = facts.single(&handler::SECTION).yes_no(&handler::CIIO) {
            lacking.extend(open);
        }
    }
    let record = facts.single(&record::SECTION);
    if record.yes_no(&record::SUPERSEDED).is_yes() {
        notes.push(phrase(
            "本记录已被后来的记录取代，人数不再计入本企业的累计",
            "this record was replaced by a later one; its people no longer count for the entity",
        ));
    }
    if let Answer::Unknown(open) = record.day(&record::AS_OF) {
        lacking.extend(open);
    }
    let unread = circumstances.ledger.unread.clone();
    if !unread.is_empty() || !circumstances.troubles.is_empty() {
        // Also where nothing in them could change the mechanism: figures of papers rest on them.
        lacking.insert(elsewhere::place());
    }
    notes.splice(0..0, unread.iter().map(Unread::said));
    notes.splice(0..0, circumstances.law_files.asked());
    notes.splice(0..0, circumstances.troubles.iter().cloned());
    facts.forget_reads();
    let mechanism = strictest(scenarios.iter().map(|scenario| scenario.mechanism));
    let others: Vec<Mechanism> = scenarios
        .iter()
        .map(|scenario| scenario.mechanism)
        .filter(|other| *other != Mechanism::ProhibitedWithoutApproval)
        .collect();
    let without_prohibited = (mechanism == Mechanism::ProhibitedWithoutApproval
        && !others.is_empty())
    .then(|| strictest(others.into_iter()));
    // A ground that is open in one scenario leaves that of the whole open.
    let grounds: BTreeSet<Option<Ground>> = scenarios
        .iter()
        .filter(|scenario| scenario.mechanism == mechanism)
        .map(ScenarioVerdict::ground)
        .collect();
    let mut options: Vec<Text> = Vec::new();
    for option in scenarios
        .iter()
        .filter(|s| s.mechanism == mechanism)
        .flat_map(|scenario| scenario.options.iter())
    {
        if !options.contains(option) {
            options.push(*option);
        }
    }
    let duties = duties::ALL
        .iter()
        .map(|duty| {
            let state = scenarios
                .iter()
                .map(|scenario| scenario.duty(duty))
                .max()
                .unwrap_or(Requirement::Undetermined);
            (*duty, state)
        })
        .collect();
    Verdict {
        mechanism,
        ground: if grounds.len() == 1 { grounds.into_iter().flatten().next() } else { None },
        without_prohibited,
        outlook: outlook::of_whole(mechanism, &scenarios),
        options,
        duties,
        scenarios,
        lacking,
        conflicts,
        headcount,
        ledger: circumstances.ledger.records.clone(),
        notes,
        unread,
        policy: circumstances.policy.departures(),
        law_files: Arc::clone(&circumstances.law_files),
        day: facts.day(),
        law_data: LAW_DATA,
    }
}

/// The strictest of several: an open scenario leaves the whole open unless another already needs an assessment; a prohibited
/// one stands for itself and is the strictest of all.
fn strictest(mechanisms: impl Iterator<Item = Mechanism>) -> Mechanism {
    let all: BTreeSet<Mechanism> = mechanisms.collect();
    [Mechanism::ProhibitedWithoutApproval, Mechanism::SecurityAssessment, Mechanism::Undetermined]
        .into_iter()
        .find(|mechanism| all.contains(mechanism))
        .or_else(|| all.last().copied())
        .unwrap_or(Mechanism::Undetermined)
}
