//! The entries of a zone's list in a law file: which data each means, and from how many persons on it asks for what.
//!
//! An entry without any figure, with one that lies above the stricter one, or named twice is refused.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{LawFileError, MOST, Part, Wrong};
use crate::source::ZoneEntry;

/// The figures of an entry, the lighter before the stricter of each kind of data.
const FIGURES: [&str; 4] =
    ["contract_from", "assessment_from", "sensitive_contract_from", "sensitive_assessment_from"];

/// The entries of a list; none where the file holds none.
pub(super) fn read(list: &Part<'_>) -> Result<Vec<ZoneEntry>, LawFileError> {
    let Some(value) = list.cells.get("entries") else { return Ok(Vec::new()) };
    let all = value.as_array().filter(|all| !all.is_empty() && all.len() <= MOST.0);
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for item in all.ok_or_else(|| list.not("entries", value))? {
        let entry = one(list, item)?;
        if !seen.insert(entry.entry.clone()) {
            return Err(list.not("entries", item));
        }
        out.push(entry);
    }
    Ok(out)
}

fn one(list: &Part<'_>, item: &Value) -> Result<ZoneEntry, LawFileError> {
    let wrong = || list.not("entries", item);
    let cells = item.as_object().ok_or_else(wrong)?;
    // What is wrong in an entry is told with the line of the list, and with the key.
    let part = Part { text: list.text, at: list.at, cells };
    let within = |error: LawFileError| LawFileError { line: wrong().line, ..error };
    let known = |key: &str| ["entry", "says"].contains(&key) || FIGURES.contains(&key);
    if let Some(key) = cells.keys().find(|key| !known(key)) {
        return Err(within(part.error(None, Wrong::Key(key.clone()))));
    }
    let number = |key: &'static str| match cells.get(key) {
        Some(_) => part.number(key).map(Some).map_err(within),
        None => Ok(None),
    };
    let [contract_from, assessment_from, sensitive_contract_from, sensitive_assessment_from] =
        [number(FIGURES[0])?, number(FIGURES[1])?, number(FIGURES[2])?, number(FIGURES[3])?];
    let rises =
        |low: Option<u64>, high: Option<u64>| low.zip(high).is_none_or(|(low, high)| low < high);
    let holds =
        contract_from.or(assessment_from).or(sensitive_contract_from).or(sensitive_assessment_from);
    if holds.is_none()
        || !rises(contract_from, assessment_from)
        || !rises(sensitive_contract_from, sensitive_assessment_from)
    {
        return Err(wrong());
    }
    Ok(ZoneEntry {
        entry: part.words("entry").map_err(within)?,
        says: part.both("says").map_err(within)?,
        contract_from,
        assessment_from,
        sensitive_contract_from,
        sensitive_assessment_from,
    })
}
