//! What the program says of a situation, in the words of the table.

use std::collections::BTreeSet;

use chujing::form::{Answers, Facts};
use chujing::law::{Circumstances, Mechanism, ScenarioVerdict, Verdict, judge};

use super::expected::Expected;
use super::table::{Outcome, Outcomes, written};

/// What the program says.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// The results that are possible for the exporter; one, where it is settled.
    pub(crate) possible: Outcomes,
    /// Those of the flow with ordinary items alone, where there is one.
    pub(crate) ordinary: Option<Outcomes>,
}

/// Judges quietly: no reasons, no reads.
pub(crate) fn judged(answers: &Answers, day: chujing::day::Day) -> Seen {
    of(&judge(&Facts::at(answers, day).quietly(), &Circumstances::default()))
}

/// The open points that are pointed to.
pub(crate) fn flagged(answers: &Answers, day: chujing::day::Day) -> BTreeSet<&'static str> {
    let verdict = judge(&Facts::at(answers, day), &Circumstances::default());
    let flags = verdict.scenarios.iter().flat_map(ScenarioVerdict::flags);
    flags.filter_map(|finding| finding.rule.effect.open_point()).map(|point| point.id).collect()
}

fn of(verdict: &Verdict) -> Seen {
    let flows: Vec<Outcomes> = verdict.scenarios.iter().map(of_scenario).collect();
    // The strictest flow decides: what is lighter than the lightest of some flow cannot be the result of all.
    let least = flows.iter().filter_map(|flow| flow.first()).max().copied();
    let all = flows.iter().flatten().copied();
    let ordinary = verdict.scenarios.iter().position(|flow| flow.id == "o");
    Seen {
        possible: all.filter(|one| Some(*one) >= least).collect(),
        ordinary: ordinary.map(|at| flows[at].clone()),
    }
}

/// The outcomes of a flow. What a rule leaves to a person is what the table says of the same rule.
fn of_scenario(flow: &ScenarioVerdict) -> Outcomes {
    if flow.possible.is_empty() {
        return [Outcome::NotCovered].into();
    }
    let one = |mechanism: &Mechanism| -> Outcomes {
        match mechanism {
            Mechanism::OutOfScope => [Outcome::OutOfScope].into(),
            Mechanism::Exempt => [Outcome::Exempt].into(),
            Mechanism::StandardContractOrCertification => [Outcome::ScOrCert].into(),
            Mechanism::SecurityAssessment => [Outcome::Sa].into(),
            Mechanism::ProhibitedWithoutApproval => [Outcome::Blocked].into(),
            Mechanism::Undetermined => left_to_a_person(flow),
        }
    };
    flow.possible.iter().flat_map(one).collect()
}

fn left_to_a_person(flow: &ScenarioVerdict) -> Outcomes {
    let asked = flow
        .findings
        .iter()
        .filter(|finding| finding.standing != chujing::law::Standing::DoesNotApply);
    asked
        .flat_map(|finding| match finding.rule.id {
            "treaty.manual" => vec![Outcome::Treaty, Outcome::Domestic],
            "early.2021_no_mechanism" => vec![Outcome::NoMechanism],
            "overseas_direct.manual" => {
                vec![Outcome::OutOfScope, Outcome::Exempt, Outcome::ScOrCert]
            }
            _ => Vec::new(),
        })
        .collect()
}

/// What of it is not as expected; `None` where all is.
///
/// Settled: the same result. Facts open: the same possible results. The law open: the result or the cautious one, and the flags
/// are shown that its lines name and that exist there by the table (`points`).
pub(crate) fn disagreement(
    expected: &Expected,
    seen: &Seen,
    points: &BTreeSet<&str>,
    flags: impl FnOnce() -> BTreeSet<&'static str>,
) -> Option<String> {
    let cautious: Outcomes = [expected.cautious].into();
    let is_open = expected.possible.len() == 1 && expected.is_ambiguous;
    if seen.possible != expected.possible && !(is_open && seen.possible == cautious) {
        return Some(format!("says {}", written(&seen.possible)));
    }
    // Also where the law leaves several answers and no fact is open (R-2901).
    if expected.is_ambiguous && (is_open || expected.lines.len() == 1) {
        let flags = flags();
        let of_lines = expected.flags.iter().filter(|flag| points.contains(flag.as_str()));
        let lacks = of_lines.filter(|flag| {
            flag.starts_with("Q-") && *flag != "Q-20" && !flags.contains(flag.as_str())
        });
        let lacks: Vec<&str> = lacks.map(String::as_str).collect();
        if !lacks.is_empty() {
            return Some(format!("shows no {}", lacks.join(", ")));
        }
    }
    match &seen.ordinary {
        Some(ordinary) if !expected.ordinary.is_empty() && *ordinary != expected.ordinary => {
            Some(format!("says of the ordinary flow {}", written(ordinary)))
        }
        _ => None,
    }
}
