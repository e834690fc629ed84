//! Why not another mechanism: for each that was not decided, the rules that would lead to it and why none of them does.

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::day::Day;

use super::catalog::deciding;
use super::{Effect, Finding, Mechanism, Rule, ScenarioVerdict, Standing};

/// Why a mechanism was not decided.
#[derive(Clone, Debug)]
pub struct WhyNot<'a> {
    /// The mechanism.
    pub mechanism: Mechanism,
    /// The rules that would lead to it and do not apply.
    pub failed: Vec<&'a Finding>,
    /// The rules that would lead to it and were not asked, because one before them decided.
    pub not_reached: Vec<&'static Rule>,
    /// That rule; `None` while it is open which of several decides.
    pub decided_by: Option<&'static Rule>,
}

/// Every mechanism that is neither decided nor still possible, with the reasons.
pub fn why_not(scenario: &ScenarioVerdict, day: Day) -> Vec<WhyNot<'_>> {
    let possible = |mechanism: Mechanism| {
        scenario.mechanism == mechanism || scenario.possible.contains(&mechanism)
    };
    let asked = |rule: &Rule| scenario.findings.iter().any(|finding| finding.rule == rule);
    Mechanism::ALL
        .into_iter()
        .filter(|mechanism| *mechanism != Mechanism::Undetermined && !possible(*mechanism))
        .map(|mechanism| WhyNot {
            mechanism,
            failed: scenario
                .findings
                .iter()
                .filter(|finding| finding.standing == Standing::DoesNotApply)
                .filter(|finding| leads_to(finding.rule, mechanism))
                .collect(),
            not_reached: deciding()
                .filter(|rule| rule.in_force.on(day) && leads_to(rule, mechanism) && !asked(rule))
                .collect(),
            decided_by: scenario.decided_by(),
        })
        .collect()
}

fn leads_to(rule: &Rule, mechanism: Mechanism) -> bool {
    matches!(rule.effect, Effect::Decides(of, _) if of == mechanism)
}

impl Serialize for WhyNot<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let failed = self.failed.iter();
        let failed = failed.map(|one| json!({ "rule": one.rule.id, "reason": one.reason() }));
        json!({
            "mechanism": self.mechanism,
            "failed": failed.collect::<Vec<_>>(),
            "decided_by": self.decided_by.map(|rule| rule.id),
            "not_reached": self.not_reached.iter().map(|rule| rule.id).collect::<Vec<_>>(),
        })
        .serialize(to)
    }
}
