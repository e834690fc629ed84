//! Walks the rules in force, scenario by scenario, and gathers the verdict.

use std::collections::BTreeSet;

use crate::form::catalog::{handler, items, recipients, record, scenarios};
use crate::form::{Answer, Entry, Facts, Lacking, Place, Tri};
use crate::source::LAW_DATA;
use crate::text::{Text, phrase, t};

use super::catalog::{DECIDING, DUTIES, FLAGS, VOLUME_FROM};
use super::flow::stated_without_items;
use super::headcount::{Counts, Figures};
use super::{
    Conflict, Duty, Effect, Finding, Flow, Ground, Headcount, Mechanism, Requirement, Rule,
    ScenarioVerdict, Standing, Verdict,
};

/// Judges the facts on their day.
///
/// The order of evaluation is that of the catalogue. At an open rule both answers are followed: if all branches end in the
/// same mechanism, that is the mechanism, else it is undetermined and what would settle it is listed.
pub fn judge(facts: &Facts<'_>) -> Verdict {
    let counts = |scenario: &Entry<'_>| {
        let empty = Headcount::empty();
        standing_for_count(&Flow::new(*scenario, &empty, None))
    };
    let headcount = Headcount::take(facts, Figures::ToDate, counts);
    let stress = Headcount::take(facts, Figures::ToDate, |_| Counts::Yes);
    let forecast = Headcount::take(facts, Figures::Forecast, counts);
    let _reads_of_counting = facts.take_reads();

    let others = Others { stress, forecast };
    let scenarios: Vec<ScenarioVerdict> = facts
        .rows(&scenarios::SECTION)
        .map(|scenario| of_scenario(scenario, &headcount, &others))
        .collect();
    let conflicts = conflicts(facts);
    let _reads_of_conflicts = facts.take_reads();
    gather(facts, scenarios, headcount, conflicts)
}

/// The counts that change no result but are shown beside it.
struct Others {
    stress: Headcount,
    forecast: Headcount,
}

/// The result of walking the deciding rules.
#[derive(Default)]
struct Walk {
    findings: Vec<Finding>,
    possible: Vec<(Mechanism, Option<Ground>)>,
    lacking: Lacking,
}

fn walk(flow: &Flow<'_>, rules: &'static [&'static Rule]) -> Walk {
    let mut out = Walk::default();
    let mut settled = true;
    for rule in rules.iter().copied().filter(|rule| rule.in_force(flow.day())) {
        let Effect::Decides(mechanism, ground) = rule.effect else { continue };
        let (answer, mut finding) = ask(rule, flow);
        finding.standing = match &answer {
            Tri::Yes if settled => Standing::Applies,
            Tri::Yes => Standing::Provisional,
            Tri::No => Standing::DoesNotApply,
            Tri::Unknown(_) => Standing::Open,
        };
        out.findings.push(finding);
        match answer {
            Tri::Yes => {
                out.possible.push((mechanism, ground));
                return out;
            }
            Tri::No => {}
            Tri::Unknown(lacking) => {
                settled = false;
                out.possible.push((mechanism, ground));
                out.lacking.extend(lacking);
            }
        }
    }
    out
}

/// Asks one rule and gathers what it read.
fn ask(rule: &'static Rule, flow: &Flow<'_>) -> (Tri, Finding) {
    let _before = (flow.facts().take_reads(), flow.take_notes());
    let answer = (rule.when)(flow);
    let lacking = match &answer {
        Tri::Unknown(lacking) => lacking.clone(),
        _ => Lacking::new(),
    };
    let standing = match &answer {
        Tri::Yes => Standing::Applies,
        Tri::No => Standing::DoesNotApply,
        Tri::Unknown(_) => Standing::Open,
    };
    let finding = Finding {
        rule,
        standing,
        reads: flow.facts().take_reads(),
        notes: flow.take_notes(),
        lacking,
    };
    (answer, finding)
}

/// Whether the people of a flow count: they do unless it is exempt or out of scope by a rule that does not ask for numbers.
fn standing_for_count(flow: &Flow<'_>) -> Counts {
    let walk = walk(flow, DECIDING.get(..VOLUME_FROM).unwrap_or(DECIDING));
    let free = |mechanism: &Mechanism| {
        matches!(
            mechanism,
            Mechanism::Exempt | Mechanism::OutOfScope | Mechanism::ProhibitedWithoutApproval
        )
    };
    let settled = walk.findings.last().is_some_and(|finding| {
        matches!(finding.standing, Standing::Applies | Standing::Provisional)
    });
    let any_free = walk.possible.iter().any(|(mechanism, _)| free(mechanism));
    let all_free = walk.possible.iter().all(|(mechanism, _)| free(mechanism));
    match (any_free, settled && all_free) {
        (false, _) => Counts::Yes,
        (true, true) => Counts::No,
        (true, false) => Counts::Open,
    }
}

fn of_scenario(scenario: Entry<'_>, headcount: &Headcount, others: &Others) -> ScenarioVerdict {
    let flow = Flow::new(scenario, headcount, None);
    let Walk { mut findings, possible, lacking } = walk(&flow, DECIDING);
    let mechanisms: BTreeSet<Mechanism> =
        possible.iter().map(|(mechanism, _)| *mechanism).collect();
    let grounds: BTreeSet<Ground> = possible.iter().filter_map(|(_, ground)| *ground).collect();
    let mechanism = match mechanisms.len() {
        1 => mechanisms.first().copied().unwrap_or(Mechanism::Undetermined),
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
    let mut verdict = ScenarioVerdict {
        id: scenario.id.unwrap_or_default().to_owned(),
        title: scenario.title(),
        mechanism,
        grounds: grounds.into_iter().collect(),
        possible: mechanisms.into_iter().collect(),
        options: Vec::new(),
        duties: Vec::new(),
        findings,
        lacking: if mechanism == Mechanism::Undetermined { lacking } else { Lacking::new() },
    };
    require(&mut verdict, scenario, headcount);
    flag(&mut verdict, scenario, headcount, others);
    verdict.options = choices(&verdict);
    verdict
}

/// Adds the duties.
fn require(verdict: &mut ScenarioVerdict, scenario: Entry<'_>, headcount: &Headcount) {
    let scope = in_scope(verdict);
    let mut added = Vec::new();
    for rule in DUTIES.iter().copied() {
        let flow = Flow::new(scenario, headcount, Some(verdict));
        let Effect::Requires(duty) = rule.effect else { continue };
        if !rule.in_force(flow.day()) {
            added.push((duty, Requirement::NotRequired, None));
            continue;
        }
        let (answer, mut finding) = ask(rule, &flow);
        let answer = scope.clone().and(answer);
        finding.standing = match &answer {
            Tri::Yes => Standing::Applies,
            Tri::No => Standing::DoesNotApply,
            Tri::Unknown(_) => Standing::Open,
        };
        finding.lacking = match &answer {
            Tri::Unknown(lacking) => lacking.clone(),
            _ => Lacking::new(),
        };
        let state = match answer {
            Tri::Yes => Requirement::Required,
            Tri::No => Requirement::NotRequired,
            Tri::Unknown(_) => Requirement::Undetermined,
        };
        added.push((duty, state, Some(finding)));
    }
    for (duty, state, finding) in added {
        verdict.duties.push((duty, state));
        verdict.lacking.extend(finding.iter().flat_map(|finding| finding.lacking.iter().cloned()));
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

/// Adds what a person should look at. Flags read the count to date, the forecast, and the count with exempt flows included.
fn flag(
    verdict: &mut ScenarioVerdict,
    scenario: Entry<'_>,
    headcount: &Headcount,
    others: &Others,
) {
    let mut added = Vec::new();
    for rule in FLAGS.iter().copied() {
        let seen = match rule.id {
            "flag.forecast" => &others.forecast,
            "flag.q3_exempt_flows" => &others.stress,
            _ => headcount,
        };
        let flow = Flow::new(scenario, seen, Some(verdict));
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

fn choices(verdict: &ScenarioVerdict) -> Vec<Text> {
    if verdict.mechanism != Mechanism::StandardContractOrCertification {
        return Vec::new();
    }
    let mut out = vec![
        t("订立标准合同并备案", "sign and file the standard contract"),
        t("通过个人信息出境认证", "obtain the certification"),
    ];
    if verdict.flags().any(|finding| finding.rule.id == "flag.gba_contract") {
        out.push(t("采用粤港澳大湾区标准合同", "use the GBA standard contract"));
    }
    out
}

/// Answers that contradict each other; each says how it was taken.
fn conflicts(facts: &Facts<'_>) -> Vec<Conflict> {
    let mut out = Vec::new();
    for group in facts.rows(&crate::form::catalog::groups::SECTION) {
        if stated_without_items(facts, &group) {
            let sensitivity = Place { section: &items::SECTION, row: None, field: None };
            out.push(Conflict {
                message: phrase(
                    format!("“{}”填写了敏感个人信息人数，但所涉场景的信息项都标为不敏感；按较严的一方计入", group.title().zh),
                    format!("\"{}\" states persons with sensitive data, but no item of its scenarios is marked sensitive; they are counted, the stricter way", group.title().en),
                ),
                places: vec![group.place(&crate::form::catalog::groups::SENSITIVE), sensitivity],
            });
        }
    }
    for scenario in facts.rows(&scenarios::SECTION) {
        let empty = Headcount::empty();
        let flow = Flow::new(scenario, &empty, None);
        if scenario.yes_no(&scenarios::PERSONAL).is_no() && flow.personal_information().is_yes() {
            out.push(Conflict {
                message: phrase(
                    format!("“{}”称不含个人信息，却列有未证明匿名化的信息项；按含个人信息处理", scenario.title().zh),
                    format!("\"{}\" is said to hold no personal information, yet lists items whose anonymisation is not proved; it is taken to hold it", scenario.title().en),
                ),
                places: vec![scenario.place(&scenarios::PERSONAL), scenario.place(&scenarios::ITEMS)],
            });
        }
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
        for section in
            [&recipients::SECTION, &crate::form::catalog::groups::SECTION, &items::SECTION]
        {
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
