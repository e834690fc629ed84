//! The separate-consent matrix: for each scenario, group and recipient, whether consent is due and whether a row covers it.

use serde_json::{Value, json};

use crate::form::catalog::{consents, scenarios};
use crate::form::{Entry, Facts};
use crate::text::Phrase;

use super::{Duty, Requirement, Verdict};

/// One cell of the matrix.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Row id and name of the scenario (the purpose).
    pub scenario: (String, Phrase),
    /// Row id and name of the group.
    pub group: (String, Phrase),
    /// Row id and name of the recipient.
    pub recipient: (String, Phrase),
    /// Whether separate consent is due.
    pub consent: Requirement,
    /// Whether notice is due.
    pub notice: Requirement,
    /// The rows of the notice section that cover this combination.
    pub covered_by: Vec<String>,
}

/// Every combination of scenario, group and recipient that the answers name.
pub fn matrix(facts: &Facts<'_>, verdict: &Verdict) -> Vec<Cell> {
    let mut out = Vec::new();
    for scenario in facts.rows(&scenarios::SECTION) {
        let Some(judged) =
            verdict.scenarios.iter().find(|judged| Some(judged.id.as_str()) == scenario.id)
        else {
            continue;
        };
        let groups = scenario.named(&scenarios::GROUPS).known().unwrap_or_default();
        let recipients = scenario.named(&scenarios::RECIPIENTS).known().unwrap_or_default();
        for group in &groups {
            for recipient in &recipients {
                out.push(Cell {
                    scenario: named(&scenario),
                    group: named(group),
                    recipient: named(recipient),
                    consent: judged.duty(Duty::SeparateConsent),
                    notice: judged.duty(Duty::Notice),
                    covered_by: covering(facts, &scenario, group, recipient),
                });
            }
        }
    }
    let _unused = facts.take_reads();
    out
}

impl Cell {
    /// Whether something is due here that no row covers.
    pub fn is_open(&self) -> bool {
        self.covered_by.is_empty()
            && (self.notice == Requirement::Required || self.consent == Requirement::Required)
    }

    /// As JSON.
    pub fn to_json(&self) -> Value {
        json!({
            "scenario": self.scenario.0, "group": self.group.0, "recipient": self.recipient.0,
            "separate_consent": self.consent.code(), "notice": self.notice.code(), "covered_by": self.covered_by,
        })
    }
}

fn named(row: &Entry<'_>) -> (String, Phrase) {
    (row.id.unwrap_or_default().to_owned(), row.title())
}

fn covering(
    facts: &Facts<'_>,
    scenario: &Entry<'_>,
    group: &Entry<'_>,
    recipient: &Entry<'_>,
) -> Vec<String> {
    let names = |row: &Entry<'_>, field, wanted: &Entry<'_>| {
        row.named(field).known().is_some_and(|rows| rows.iter().any(|named| named.id == wanted.id))
    };
    facts
        .rows(&consents::SECTION)
        .filter(|row| {
            names(row, &consents::SCENARIO, scenario)
                && names(row, &consents::GROUPS, group)
                && names(row, &consents::RECIPIENTS, recipient)
        })
        .filter_map(|row| row.id.map(str::to_owned))
        .collect()
}
