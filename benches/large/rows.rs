//! Large records and folders by count: the worked example of the standard contract with more rows of the same kind.
#![expect(dead_code, reason = "each benchmark uses some of them")]

use std::fs;

use serde_json::{Value, json};

/// The worked example as its file holds it.
pub(crate) fn example() -> Value {
    let path =
        format!("{}/assessments/customers-standard-contract.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Gives a section so many rows like its own, each changed by `of`; says their ids.
fn fill(record: &mut Value, section: &str, count: usize, of: impl Fn(&mut Value, usize)) -> Value {
    let known = record["answers"][section].as_array().unwrap().clone();
    let rows = (0..count).map(|number| {
        let mut row = known[number % known.len()].clone();
        row["id"] = json!(format!("{section}-{number}"));
        of(&mut row, number);
        row
    });
    let rows: Vec<Value> = rows.collect();
    let ids = rows.iter().map(|row| row["id"].clone()).collect();
    record["answers"][section] = json!(rows);
    ids
}

/// One scenario with so many items.
pub(crate) fn items(count: usize) -> Value {
    let mut record = example();
    let ids = fill(&mut record, "items", count, |row, number| {
        row["name"] = json!(format!("{}{number}", row["name"].as_str().unwrap()));
    });
    record["answers"]["scenarios"][0]["items"] = ids;
    record
}

/// So many rows of notice and consent.
pub(crate) fn consents(count: usize) -> Value {
    let mut record = example();
    fill(&mut record, "consents", count, |_, _| ());
    record
}

/// One scenario with so many groups, and with the overlaps of these pairs stated as numbers.
pub(crate) fn groups(count: usize, pairs: &[(usize, usize)]) -> Value {
    let mut record = example();
    let ids = fill(&mut record, "groups", count, |row, number| {
        let people = 9_000 + 137 * number;
        row["name"] = json!(format!("人群{number}"));
        row["ordinary"] = json!(people);
        row["forecast"] = json!(people + 500);
    });
    let overlaps = pairs.iter().enumerate().map(|(number, (a, b))| {
        json!({
            "id": format!("overlap-{number}"), "group": ids[*a], "other": ids[*b],
            "relation": "number", "both": 100 + number, "both_sensitive": 0,
        })
    });
    record["answers"]["overlaps"] = overlaps.collect();
    record["answers"]["scenarios"][0]["groups"] = ids;
    record
}

/// Every pair of so many groups.
pub(crate) fn every_pair(groups: usize) -> Vec<(usize, usize)> {
    (0..groups).flat_map(|a| (a + 1..groups).map(move |b| (a, b))).collect()
}

/// One of many records of one entity, that share 300 groups.
pub(crate) fn of_one_entity(number: usize) -> Value {
    let mut record = example();
    record["id"] = json!(format!("record-{number}"));
    record["answers"]["record"]["title"] = json!(format!("记录{number}"));
    let ids = fill(&mut record, "groups", 1, |row, _| {
        row["id"] = json!(format!("group-{}", number % 300));
        row["name"] = json!(format!("人群{}", number % 300));
    });
    record["answers"]["scenarios"][0]["groups"] = ids;
    record
}
