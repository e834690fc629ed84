//! What other tools write themselves, recognised by its own words: pyCANON, ARX, openmed, sdcMicro.
//!
//! Each was read as it is printed by the tool (`tests/data/tools`). What a report leaves open is asked about and never guessed.

use serde_json::{Map, Value};

use crate::form::{Classes, Gathering, Once};

use super::{ImportError, ToolResult, counted};

/// How ARX begins its statistics of classes, and their lines.
const ARX: &str = "EquivalenceClassStatistics {";
const ARX_K: &str = "Minimal equivalence class size";
const ARX_CLASSES: &str = "Number of equivalence classes";
const ARX_RECORDS: &str = "Number of records";
const ARX_SUPPRESSED: &str = "Number of suppressed records";
/// How pyCANON prints its k.
const PYCANON_K: &str = "- k-anonymity with k =";
/// How sdcMicro begins what it prints of anonymity.
const SDCMICRO: &str = "Infos on 2/3-Anonymity";
/// What openmed calls its report of a table.
const OPENMED: &str = "tabular_reidentification_risk_report";
/// What it calls what it asked of sdcMicro, and the keys of its other reports.
const OPENMED_SDCMICRO: &str = "sdcmicro_disclosure_risk_report";
const OPENMED_UNSAID: [&[&str]; 3] =
    [&["class_size_distribution", "k"], &["achieved_k"], &["k_min", "reid_rate"]];
/// The most columns that are told of a report, and the most signs of a name of one.
const MOST_COLUMNS: usize = 12;
const LONGEST_COLUMN: usize = 40;

/// A result in the words of a tool; nothing where it is in none of them.
pub(super) fn read(text: &str) -> Option<Result<ToolResult, ImportError>> {
    if text.contains(SDCMICRO) {
        return Some(Err(ImportError::NoSizes));
    }
    if text.contains(ARX) {
        return Some(arx(text));
    }
    let printed: Vec<&str> =
        text.lines().filter_map(|line| line.trim().strip_prefix(PYCANON_K)).collect();
    if let Some(k) = printed.first() {
        let is_one = printed.len() == 1;
        return Some(if is_one { of_k("pyCANON", k) } else { Err(ImportError::Several) });
    }
    let Some(Value::Object(keys)) = json(text) else { return None };
    if let Some(k) = keys.get("k_anonymity").and_then(|figures| figures.get("k")) {
        let others = keys.keys().filter(|key| *key != "k_anonymity" && *key != "data");
        let left = others.cloned().collect();
        let of_k = of_k("pyCANON", &k.to_string());
        return Some(of_k.map(|found| ToolResult { left, ..found }));
    }
    openmed(&keys)
}

/// What is JSON but for figures that JSON has no sign for: pyCANON writes `NaN` where one cannot be reckoned.
pub(super) fn json(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&whole_json(text)).ok())
}

/// Whether JSON has a key twice in one object: which of its values is meant nobody can tell.
pub(super) fn says_twice(text: &str) -> bool {
    let is_once = |text: &str| serde_json::from_str::<Once>(text).is_ok();
    json(text).is_some() && !is_once(text) && !is_once(&whole_json(text))
}

fn whole_json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let (mut is_in_string, mut is_escaped) = (false, false);
    while let Some(c) = rest.chars().next() {
        let odd = ["NaN", "-Infinity", "Infinity"].into_iter().find(|odd| rest.starts_with(odd));
        if let Some(odd) = odd.filter(|_| !is_in_string) {
            out.push_str("null");
            rest = rest.get(odd.len()..).unwrap_or_default();
            continue;
        }
        is_in_string ^= c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        out.push(c);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    out
}

fn of_k(tool: &str, k: &str) -> Result<ToolResult, ImportError> {
    let smallest = number("k", k)?;
    Ok(ToolResult { smallest, tool: tool.to_owned(), ..ToolResult::default() })
}

/// A figure of a result: one with a fraction is asked about.
pub(super) fn number(key: &str, text: &str) -> Result<u64, ImportError> {
    let text = text.trim();
    let is_fraction = text.parse::<f64>().is_ok_and(|number| number.fract() != 0.0);
    match counted(text) {
        Some(number) => Ok(number),
        None if is_fraction => Err(ImportError::Fractional(key.to_owned())),
        None => Err(ImportError::Value(key.to_owned())),
    }
}

fn arx(text: &str) -> Result<ToolResult, ImportError> {
    // Statistics of the input and of the output look alike: which is meant nobody can tell.
    if text.matches(ARX).count() > 1 {
        return Err(ImportError::Several);
    }
    let value = |key: &str| {
        let lines =
            text.lines().filter_map(|line| line.trim().trim_start_matches("- ").split_once('='));
        let mut of = lines.filter(|(name, _)| name.trim() == key);
        of.next().map(|(_, value)| number(key, value)).transpose()
    };
    let smallest = value(ARX_K)?.ok_or(ImportError::NoSmallest)?;
    let suppressed = value(ARX_SUPPRESSED)?.filter(|count| *count > 0);
    Ok(ToolResult {
        smallest,
        classes: value(ARX_CLASSES)?,
        // Without those that are suppressed, as it is asked.
        records: value(ARX_RECORDS)?,
        tool: "ARX".into(),
        left: suppressed.map(|_| ARX_SUPPRESSED.to_owned()).into_iter().collect(),
        sizes: None,
    })
}

fn openmed(keys: &Map<String, Value>) -> Option<Result<ToolResult, ImportError>> {
    let artifact = keys.get("artifact").and_then(Value::as_str);
    let quasi = keys.get("quasi_identifiers");
    if artifact != Some(OPENMED) {
        let has = |all: &[&str]| all.iter().all(|key| keys.contains_key(*key));
        // Such a report does not say who chose the columns: those that openmed does not know it leaves out.
        let is_unsaid =
            artifact == Some(OPENMED_SDCMICRO) || OPENMED_UNSAID.iter().any(|reports| has(reports));
        return is_unsaid.then(|| Err(ImportError::QuasiUnsaid(columns(quasi))));
    }
    let figure = |value: Option<&Value>| value.and_then(Value::as_u64);
    // Columns whose names it does not know it leaves out, and k is then too high.
    if quasi.and_then(|quasi| quasi.get("inferred")) != Some(&Value::Bool(false)) {
        return Some(Err(ImportError::GuessedQuasi));
    }
    let classes = keys.get("equivalence_classes")?;
    let pairs = classes.get("size_distribution")?.as_array()?.iter();
    let sizes = pairs.map(|one| (figure(one.get("size")), figure(one.get("class_count"))));
    let records = keys.get("row_counts").and_then(|rows| figure(rows.get("analyzed")));
    Some(of_sizes(&sizes.collect::<Vec<_>>(), records))
}

/// The columns that a report names; nothing where it names none that can be told in a line.
fn columns(quasi: Option<&Value>) -> Vec<String> {
    let names = quasi.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let names: Option<Vec<String>> =
        names.iter().map(|name| name.as_str().map(str::to_owned)).collect();
    let is_told = |name: &String| {
        name.chars().count() <= LONGEST_COLUMN && !name.chars().any(char::is_control)
    };
    names
        .filter(|names| names.len() <= MOST_COLUMNS && names.iter().all(is_told))
        .unwrap_or_default()
}

/// Classes that openmed counts up, held against the records that it names.
fn of_sizes(
    sizes: &[(Option<u64>, Option<u64>)],
    records: Option<u64>,
) -> Result<ToolResult, ImportError> {
    let mut gathering = Gathering::default();
    for (size, count) in sizes {
        let (Some(size), Some(count)) = (size, count) else {
            return Err(ImportError::Fractional("size".into()));
        };
        gathering.add(*size, *count).map_err(|_| ImportError::Value("size".into()))?;
    }
    let classes: Classes = gathering.finish().ok_or(ImportError::NoClasses)?;
    let (number, sum) = (classes.number(), classes.records());
    if let Some(records) = records.filter(|records| *records != sum) {
        return Err(ImportError::Sum(sum, records));
    }
    Ok(ToolResult {
        smallest: classes.smallest(),
        classes: Some(number),
        records: Some(sum),
        tool: "openmed".into(),
        left: Vec::new(),
        sizes: Some(classes),
    })
}
