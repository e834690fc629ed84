//! Whether the words of a report still tell of work under way after the remedy was verified: a verification does not change its words.
//!
//! Words are of a remedy where both name a proof, or where they name its last day; of others nothing is said.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::day::Day;
use crate::form::catalog::{conclusion, evidence, findings, recipients, risks};
use crate::form::{Entry, Facts, Field, Place};

use super::super::cited::codes;

/// What the words of a finding say of a remedy that is not done.
pub struct UnderWay<'a> {
    /// Where they stand.
    pub place: Place,
    /// How far it is, in their words.
    pub said: &'a str,
    /// The risks whose treatment they speak of.
    pub risks: Vec<Entry<'a>>,
}

impl UnderWay<'_> {
    /// Whether everything they speak of was due by a day and is verified.
    pub fn is_over(&self, day: Day) -> bool {
        !self.risks.is_empty() && self.risks.iter().all(|risk| is_done_by(risk, day))
    }

    /// Whether something they speak of was due by a day and is verified.
    pub fn is_partly_over(&self, day: Day) -> bool {
        self.risks.iter().any(|risk| is_done_by(risk, day))
    }
}

/// What the findings say of remedies that are not done.
pub fn under_way<'a>(facts: &'a Facts<'_>) -> Vec<UnderWay<'a>> {
    let fields: [&'static Field; 3] =
        [&findings::RECTIFICATION, &findings::CONTRACT, &findings::BAY];
    let risks: Vec<(Entry<'a>, BTreeSet<String>)> =
        facts.rows(&risks::SECTION).map(|risk| (risk, proofs(facts, &risk))).collect();
    let mut out = Vec::new();
    for row in facts.rows(&findings::SECTION) {
        for field in fields.into_iter().filter(|field| !row.is_left_over(field)) {
            let words = row.text(field).known().unwrap_or_default();
            for (before, said) in findings::under_way(words) {
                let cited = codes(said);
                let is_meant = |(risk, proofs): &&(Entry<'a>, BTreeSet<String>)| {
                    let due = risk.day(&risks::DUE).known().map(Day::spoken);
                    let holds = |day: &String| before.contains(day) || said.contains(day);
                    !proofs.is_disjoint(&cited)
                        || due.is_some_and(|due| holds(&due.zh) || holds(&due.en))
                };
                let risks = risks.iter().filter(is_meant).map(|(risk, _)| *risk).collect();
                out.push(UnderWay { place: row.place(field), said, risks });
            }
        }
    }
    out
}

/// What assertions, conclusions and the gaps of recipients say of remedies as still to come: a day before which they are done, or that
/// something holds only once they are.
pub fn conditions<'a>(facts: &'a Facts<'_>) -> Vec<UnderWay<'a>> {
    let treated: Vec<Entry<'a>> =
        facts.rows(&risks::SECTION).filter(|risk| !risk.is_asked(&risks::DUE).is_no()).collect();
    let mut out = Vec::new();
    let mut look = |row: Entry<'a>, fields: &[&'static Field], own: &[Entry<'a>]| {
        for field in fields.iter().copied().filter(|field| !row.is_left_over(field)) {
            let words = row.text(field).known().unwrap_or_default();
            for said in findings::clauses_to_come(words) {
                let is_dated = |risk: &&Entry<'a>| {
                    let due = risk.day(&risks::DUE).known();
                    due.is_some_and(|due| findings::says_before(said, due))
                };
                let dated: Vec<Entry<'a>> = treated.iter().filter(is_dated).copied().collect();
                let is_undated = dated.is_empty() && findings::says_condition(said);
                let risks = if is_undated { own.to_vec() } else { dated };
                if !risks.is_empty() {
                    out.push(UnderWay { place: row.place(field), said, risks });
                }
            }
        }
    };
    for row in facts.rows(&recipients::SECTION) {
        let is_to = |risk: &&Entry<'a>| {
            let to = risk.named(&risks::RECIPIENTS).known().unwrap_or_default();
            to.iter().any(|to| to.id == row.id)
        };
        let own: Vec<Entry<'a>> = treated.iter().filter(is_to).copied().collect();
        look(row, &[&recipients::CAPABILITY_GAP, &recipients::LAW_EXPERIENCE], &own);
    }
    let proved: OnceCell<Vec<BTreeSet<String>>> = OnceCell::new();
    let proved = || proved.get_or_init(|| treated.iter().map(|risk| proofs(facts, risk)).collect());
    for row in facts.rows(&findings::SECTION) {
        let remedies = [&findings::RECTIFICATION, &findings::CONTRACT, &findings::BAY];
        let states = remedies.into_iter().filter_map(|field| row.text(field).known());
        let cited: BTreeSet<String> = states.flat_map(findings::states).flat_map(codes).collect();
        let own: Vec<Entry<'a>> = if cited.is_empty() {
            Vec::new()
        } else {
            let all = treated.iter().zip(proved());
            all.filter(|(_, own)| !own.is_disjoint(&cited)).map(|(risk, _)| *risk).collect()
        };
        look(row, &[&findings::FINDING, &findings::CONTRACT, &findings::BAY], &own);
    }
    let entry = facts.single(&conclusion::SECTION);
    look(entry, &[&conclusion::REASONS, &conclusion::CONTRACT, &conclusion::BAY], &treated);
    out
}

/// The proofs that a risk names, and those that point to it.
fn proofs(facts: &Facts<'_>, risk: &Entry<'_>) -> BTreeSet<String> {
    let own: [&'static Field; 4] =
        [&risks::PROBLEM, &risks::EVIDENCE, &risks::REMEDY, &risks::VERIFICATION];
    proofs_of(facts, risk, &own)
}

/// The proofs that a risk names in these answers, and those that point to it.
pub fn proofs_of(facts: &Facts<'_>, risk: &Entry<'_>, own: &[&'static Field]) -> BTreeSet<String> {
    let mut out: BTreeSet<String> =
        own.iter().copied().filter_map(|field| risk.text(field).known()).flat_map(codes).collect();
    for (number, proof) in (1..).zip(facts.rows(&evidence::SECTION)) {
        let places = proof.places(&evidence::PROVES).known().unwrap_or_default();
        let is_its =
            |place: &Place| *place.section == risks::SECTION && place.row.as_deref() == risk.id;
        if places.iter().any(is_its) {
            out.insert(evidence::code(number, &proof).zh);
        }
    }
    out
}

/// Whether its treatment was due by a day and is verified.
pub(super) fn is_done_by(risk: &Entry<'_>, day: Day) -> bool {
    risks::is_due_by(risk, day) && risk.is_answered(&risks::VERIFICATION)
}

/// Whether the report concludes that the export waits for remedies, and each of these that are not accepted as they are is verified.
pub fn waits_for_nothing(facts: &Facts<'_>, risks: &[Entry<'_>]) -> bool {
    let is_treated = |risk: &&Entry<'_>| !risk.is_asked(&risks::DUE).is_no();
    conclusion::is_after_rectification(&facts.single(&conclusion::SECTION))
        && risks.iter().filter(is_treated).all(|risk| risk.is_answered(&risks::VERIFICATION))
}
