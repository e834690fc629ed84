//! The result alone, without duties, flags and reasons: what a search over many changes needs.
//!
//! The same rules decide as in a whole judgement; only what is told beside the result is left out.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::form::catalog::scenarios;
use crate::form::{Facts, Lacking};

use super::super::distinct::Solver;
use super::super::flow::Context;
use super::super::share::Window;
use super::super::{Circumstances, Flow, Ground, Mechanism};
use super::{People, decide, strictest};

/// The result without duties, advice and reasons for them: what a search over many changes needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::law) struct Outline {
    /// The strictest of the scenarios.
    pub(in crate::law) whole: Outcome,
    /// Each scenario by its row id, and what would settle it.
    pub(in crate::law) scenarios: Vec<(String, Outcome, Lacking)>,
}

/// A mechanism with its ground, where exactly one decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The mechanism.
    pub mechanism: Mechanism,
    /// The ground.
    pub ground: Option<Ground>,
}

pub(in crate::law) fn outline(
    facts: &Facts<'_>,
    circumstances: &Circumstances,
    solver: &Solver,
) -> Outline {
    let facts = &facts.under(&circumstances.law_files).quietly();
    // The count that decides, and what is planned; the others shown beside decide nothing.
    let windows = [Window::deciding(facts.day()), Window::Forecast];
    let people = People::of(facts, circumstances, &windows, solver);
    let (counts, ..) = people.headcounts(&people.own);
    let scenarios: Vec<(String, Outcome, Lacking)> = facts
        .rows(&scenarios::SECTION)
        .enumerate()
        .map(|(at, scenario)| {
            let sure = people.if_it_counts(at);
            let counts = sure.as_ref().unwrap_or(&counts);
            let flow = Flow::new(scenario, Context { counts, circumstances }, None);
            let verdict = decide(&flow, || people.ways(at));
            let outcome = Outcome { mechanism: verdict.mechanism, ground: verdict.ground() };
            (verdict.id, outcome, verdict.lacking)
        })
        .collect();
    let mechanism = strictest(scenarios.iter().map(|(_, outcome, _)| outcome.mechanism));
    let grounds: BTreeSet<Option<Ground>> = scenarios
        .iter()
        .filter(|(_, outcome, _)| outcome.mechanism == mechanism)
        .map(|(_, outcome, _)| outcome.ground)
        .collect();
    let ground = if grounds.len() == 1 { grounds.into_iter().flatten().next() } else { None };
    Outline { whole: Outcome { mechanism, ground }, scenarios }
}
