//! Why not another mechanism: for each that was not decided, the rules that would lead to it and why none of them does.

use serde_json::{Value, json};

use crate::day::Day;
use crate::text::{Text, t};

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
}

/// What stands beside rules that were not asked.
pub const NOT_REACHED: Text = t(
    "前面的规则已经得出结论，本条不再判断",
    "not considered: an earlier rule had already decided",
);

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
        })
        .collect()
}

fn leads_to(rule: &Rule, mechanism: Mechanism) -> bool {
    matches!(rule.effect, Effect::Decides(of, _) if of == mechanism)
}

impl WhyNot<'_> {
    /// As JSON.
    pub fn to_json(&self) -> Value {
        json!({
            "mechanism": self.mechanism.code(),
            "failed": self.failed.iter().map(|finding| json!({ "rule": finding.rule.id, "reason": finding.reason() })).collect::<Vec<_>>(),
            "not_reached": self.not_reached.iter().map(|rule| rule.id).collect::<Vec<_>>(),
        })
    }
}
