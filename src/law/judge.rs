//! Judges scenario by scenario, and gathers the verdict.

use std::collections::BTreeSet;

use crate::form::catalog::{groups, handler, items, recipients, record, scenarios};
use crate::form::{Answer, Entry, Facts, Lacking, Place, Tri};
use crate::source::LAW_DATA;
use crate::text::{Text, t};

use super::catalog::{DECIDING, DUTIES, FLAGS};
use super::conflicts::conflicts;
use super::headcount::Figures;
use super::walk::{self, Counts, Walk, ask, open};
use super::{
    Bearing, Conflict, Duty, Effect, Finding, Flow, Ground, Headcount, Headcounts, Mechanism,
    Requirement, ScenarioVerdict, Standing, Verdict,
};

/// Judges the facts on their day.
///
/// The order of evaluation is that of the catalogue. At an open rule both answers are followed: if all branches end in the
/// same mechanism, that is the mechanism, else it is undetermined and what would settle it is listed.
pub fn judge(facts: &Facts<'_>) -> Verdict {
    let empty = Headcounts::empty();
    let as_judged = |scenario: &Entry<'_>| walk::counts(&Flow::new(*scenario, &empty, None));
    let with_exempt = |scenario: &Entry<'_>| match as_judged(scenario) {
        Counts::Exempt => Counts::Yes,
        other => other,
    };
    let counts = Headcounts {
        to_date: Headcount::take(facts, Figures::ToDate, as_judged),
        forecast: Headcount::take(facts, Figures::Forecast, as_judged),
        with_exempt: Headcount::take(facts, Figures::ToDate, with_exempt),
    };
    let _reads_of_counting = facts.take_reads();

    let scenarios: Vec<ScenarioVerdict> =
        facts.rows(&scenarios::SECTION).map(|scenario| of_scenario(scenario, &counts)).collect();
    let conflicts = conflicts(facts);
    let _reads_of_conflicts = facts.take_reads();
    gather(facts, scenarios, counts.to_date, conflicts)
}

fn of_scenario(scenario: Entry<'_>, counts: &Headcounts) -> ScenarioVerdict {
    let flow = Flow::new(scenario, counts, None);
    let walk = Walk::through(&flow, DECIDING);
    let mechanisms = walk.mechanisms();
    let grounds = walk.grounds();
    let mechanism = match mechanisms.first() {
        Some(only) if mechanisms.len() == 1 => *only,
        _ => Mechanism::Undetermined,
    };
    let Walk { mut findings, lacking, .. } = walk;
    if mechanism != Mechanism::Undetermined {
        // The branch that an open rule would take ends in the same mechanism: it is settled all the same.
        for finding in &mut findings {
            if finding.standing == Standing::Provisional {
                finding.standing = Standing::Applies;
            }
        }
    }
    let lacking = match mechanism {
        Mechanism::Undetermined if lacking.is_empty() => left_to_a_person(&scenario, &findings),
        Mechanism::Undetermined => lacking,
        _ => Lacking::new(),
    };
    let mut verdict = ScenarioVerdict {
        id: scenario.id.unwrap_or_default().to_owned(),
        title: scenario.title(),
        mechanism,
        grounds: grounds.into_iter().collect(),
        possible: mechanisms.into_iter().collect(),
        options: Vec::new(),
        duties: Vec::new(),
        findings,
        lacking,
    };
    require(&mut verdict, scenario, counts);
    flag(&mut verdict, scenario, counts);
    verdict.options = choices(&verdict, &flow);
    verdict
}

/// Where no answer is missing and yet nothing is decided, a person has to: what the last rule read, or the day.
fn left_to_a_person(scenario: &Entry<'_>, findings: &[Finding]) -> Lacking {
    let read: Lacking = findings
        .last()
        .into_iter()
        .flat_map(|finding| finding.reads.iter().map(|read| read.place.clone()))
        .collect();
    if read.is_empty() {
        Lacking::from([scenario.facts().single(&record::SECTION).place(&record::AS_OF)])
    } else {
        read
    }
}

/// Adds the duties.
fn require(verdict: &mut ScenarioVerdict, scenario: Entry<'_>, counts: &Headcounts) {
    let scope = in_scope(verdict);
    // Where nothing personal goes abroad (important data alone), the duties towards persons fall away; filing does not.
    let personal = Flow::new(scenario, counts, None).personal_information();
    let mut added = Vec::new();
    for rule in DUTIES.iter().copied() {
        let flow = Flow::new(scenario, counts, Some(verdict));
        let Effect::Requires(duty) = rule.effect else { continue };
        if !rule.in_force(flow.day()) {
            added.push((duty, Requirement::NotRequired, None));
            continue;
        }
        let (answer, mut finding) = ask(rule, &flow);
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
        if duty.bearing() == Bearing::Settled {
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
fn flag(verdict: &mut ScenarioVerdict, scenario: Entry<'_>, counts: &Headcounts) {
    let mut added = Vec::new();
    for rule in FLAGS.iter().copied() {
        let flow = Flow::new(scenario, counts, Some(verdict));
        if !rule.in_force(flow.day()) {
            continue;
        }
        let (answer, finding) = ask(rule, &flow);
        // A flag is a hint: while its own facts are open it stays silent, as what is open is asked for elsewhere.
        if answer.is_yes() {
            added.push(finding);
        }
    }
    verdict.findings.extend(added);
}

/// What the handler may choose between, where the law leaves a choice.
fn choices(verdict: &ScenarioVerdict, flow: &Flow<'_>) -> Vec<Text> {
    if verdict.mechanism != Mechanism::StandardContractOrCertification {
        return Vec::new();
    }
    let certificate = t("通过个人信息出境认证", "obtain the certification");
    if flow.act("direct_collection").is_yes() {
        return vec![
            certificate,
            t(
                "订立标准合同并备案（境外直接收集能否适用存疑）",
                "sign and file the standard contract (doubtful for direct collection)",
            ),
        ];
    }
    let mut out = vec![t("订立标准合同并备案", "sign and file the standard contract"), certificate];
    if verdict.flags().any(|finding| finding.rule.id == "flag.gba_contract") {
        out.push(t("采用粤港澳大湾区标准合同", "use the GBA standard contract"));
    }
    out
}

fn gather(
    facts: &Facts<'_>,
    scenarios: Vec<ScenarioVerdict>,
    headcount: Headcount,
    conflicts: Vec<Conflict>,
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
        lacking.insert(Place::single(&handler::SECTION, &handler::CIIO));
    }
    let record = facts.single(&record::SECTION);
    if let Answer::Unknown(open) = record.day(&record::AS_OF) {
        lacking.extend(open);
    }
    let _reads_of_the_day = facts.take_reads();
    let mechanism = strictest(scenarios.iter().map(|scenario| scenario.mechanism));
    let without_prohibited = (mechanism == Mechanism::ProhibitedWithoutApproval).then(|| {
        strictest(
            scenarios
                .iter()
                .map(|s| s.mechanism)
                .filter(|m| *m != Mechanism::ProhibitedWithoutApproval),
        )
    });
    let grounds: BTreeSet<Ground> = scenarios
        .iter()
        .filter(|scenario| scenario.mechanism == mechanism)
        .filter_map(ScenarioVerdict::ground)
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
    let duties = Duty::ALL
        .into_iter()
        .map(|duty| {
            let state = scenarios
                .iter()
                .map(|scenario| scenario.duty(duty))
                .max()
                .unwrap_or(Requirement::Undetermined);
            (duty, state)
        })
        .collect();
    Verdict {
        mechanism,
        ground: (grounds.len() == 1).then(|| grounds.first().copied()).flatten(),
        without_prohibited,
        options,
        duties,
        scenarios,
        lacking,
        conflicts,
        headcount,
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
