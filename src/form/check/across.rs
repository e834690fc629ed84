//! Checks across fields: dates in order, figures that fit, claims that are proved, sets that are whole.

mod charts;
mod claims;
mod dates;
mod figures;
mod names;
mod risks;
mod sets;
mod ways;

use std::collections::HashMap;

use crate::form::{Entry, Facts, Field, Place, Section};
use crate::text::Phrase;

use super::{Check, Problem, Severity, checks};

/// Every check across fields.
pub(super) static CHECKS: &[fn(&Facts<'_>, &mut Vec<Problem>)] = &[
    sets::empty_sections,
    figures::province,
    names::no_name,
    dates::record_dates,
    dates::fresh,
    figures::group_figures,
    figures::overlapping_pair,
    dates::counted_on,
    figures::sensitive_counts,
    figures::ordinary_counts,
    sets::item_names,
    sets::unused,
    ways::open,
    ways::beyond_the_scenario,
    dates::retention,
    claims::brief,
    claims::necessity,
    claims::anonymised,
    sets::notice_items,
    claims::all_clear,
    claims::absent_stages,
    claims::nothing_passed_on,
    risks::corrections,
    figures::copies,
    dates::audits,
    dates::events,
    charts::shares,
    charts::circles,
];

fn push(out: &mut Vec<Problem>, check: Check, severity: Severity, place: Place, message: Phrase) {
    out.push(Problem { check, severity, place, message });
}

/// The entries of a section that name each row in `field`, by the id of the row: gathered once for all rows.
fn naming<'a>(
    facts: &'a Facts<'a>,
    section: &'static Section,
    field: &'static Field,
) -> HashMap<String, Vec<Entry<'a>>> {
    let mut out: HashMap<String, Vec<Entry<'a>>> = HashMap::new();
    for entry in facts.rows(section) {
        for id in entry.named(field).known().unwrap_or_default().iter().filter_map(|row| row.id) {
            out.entry(id.to_owned()).or_default().push(entry);
        }
    }
    out
}
