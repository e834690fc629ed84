//! How long judging takes: one verdict, its flip points, and the ledger of a large workspace.
//!
//! Run with `cargo bench`. Aimed at: microseconds, milliseconds, and one frame (16 ms) after an edit.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on should say where")]
#![expect(clippy::disallowed_methods, reason = "it reads the examples")]

#[path = "large/rows.rs"]
mod rows;

use std::fs;

use chujing::day::Day;
use chujing::desk;
use chujing::dossier::Dossier;
use chujing::form::{Answers, Edit, Facts, Place};
use chujing::law::explain::why_not;
use chujing::law::flips::flips;
use chujing::law::{Circumstances, Entity, Ledger, Policy, Share, Survey, judge, share};
use chujing::store::Workspace;
use divan::Bencher;
use serde_json::{Value, json};

/// Records of one legal entity in the large workspace.
const RECORDS: usize = 10_000;
/// Groups of people they share.
const GROUPS: usize = 300;

fn main() {
    divan::main();
}

fn example(name: &str) -> Answers {
    let path = format!("{}/assessments/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Dossier::from_json(&fs::read_to_string(path).unwrap()).unwrap().answers
}

fn day() -> Day {
    Day::of(2026, 11, 20)
}

const EXAMPLES: [&str; 3] = ["hr-exempt", "customers-standard-contract", "website-policy"];

#[divan::bench(args = EXAMPLES)]
fn verdict_with_explanation(bencher: Bencher<'_, '_>, name: &str) {
    let answers = example(name);
    let alone = Circumstances::default();
    bencher.bench_local(|| {
        let verdict = judge(&Facts::at(&answers, day()), &alone);
        let reasons: usize =
            verdict.scenarios.iter().map(|scenario| why_not(scenario, day()).len()).sum();
        (verdict, reasons)
    });
}

#[divan::bench(args = EXAMPLES)]
fn survey(bencher: Bencher<'_, '_>, name: &str) {
    let answers = example(name);
    let alone = Circumstances::default();
    bencher.bench_local(|| Survey::at(&Facts::at(&answers, day()), &alone));
}

#[divan::bench(args = EXAMPLES)]
fn flip_points(bencher: Bencher<'_, '_>, name: &str) {
    let answers = example(name);
    let alone = Circumstances::default();
    let verdict = judge(&Facts::at(&answers, day()), &alone);
    bencher.bench_local(|| flips(&answers, day(), &alone, &verdict));
}

fn answers(record: &Value) -> Answers {
    Answers::from_json(record["answers"].clone()).unwrap()
}

/// A survey of one scenario with so many items: it should grow as they do. Aimed at: 2,000 items take at most 12 times
/// as long as 200, 20,000 at most 130 times, and at most 4.5 times as long as 5,000.
#[divan::bench(args = [200, 2_000, 5_000, 20_000], sample_count = 5)]
fn survey_of_items(bencher: Bencher<'_, '_>, count: usize) {
    let answers = answers(&rows::items(count));
    bencher.bench_local(|| Survey::of(&answers).gaps.len());
}

/// The flip points of records whose search is cut: none takes longer than half a second.
#[divan::bench(args = ["5,000 items", "8 groups, every overlap", "96 groups"], sample_count = 3)]
fn flip_points_of_large(bencher: Bencher<'_, '_>, what: &str) {
    let record = match what {
        "5,000 items" => rows::items(5_000),
        "96 groups" => rows::groups(96, &[]),
        _ => rows::groups(8, &rows::every_pair(8)),
    };
    let (answers, alone) = (answers(&record), Circumstances::default());
    let verdict = judge(&Facts::at(&answers, day()), &alone);
    bencher.bench_local(|| flips(&answers, day(), &alone, &verdict).found.len());
}

/// The list of a folder whose records are all of one entity.
#[divan::bench(args = [500, 2_000], sample_count = 3)]
fn list_of_one_entity(bencher: Bencher<'_, '_>, count: usize) {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..count {
        let record = rows::of_one_entity(number).to_string();
        fs::write(folder.path().join(format!("r{number}.json")), record).unwrap();
    }
    let workspace = Workspace::new(folder.path());
    bencher.bench_local(|| desk::records(&workspace).unwrap().records.len());
}

/// One record of the large workspace: three of the shared groups, one scenario, an overlap now and then.
fn record(index: usize) -> Answers {
    let group = |k: usize| (index * 7 + k * 31) % GROUPS;
    let groups: Vec<Value> = (0..3)
        .map(|k| {
            let n = group(k);
            json!({
                "id": format!("group-{n}"), "name": format!("人群{n}"), "ordinary": 200 + n, "sensitive": 0,
                "under_14": 0, "forecast": 300 + n, "forecast_sensitive": 0, "counted_on": "2026-10-31",
            })
        })
        .collect();
    let overlaps = if index.is_multiple_of(40) {
        json!([{ "id": "o", "group": format!("group-{}", group(0)), "other": format!("group-{}", group(1)), "relation": "disjoint" }])
    } else {
        json!([])
    };
    Answers::from_json(json!({
        "record": { "title": format!("记录{index}"), "as_of": "2026-11-20" },
        "handler": {
            "name": "某公司", "credit_code": "91330100MA27XYZ12A", "province": "33", "sector": "retail",
            "ciio": "no", "important_data": "no", "state_organ": "no", "persons_processed": 500_000,
        },
        "recipients": [{ "id": "r", "name": "R GmbH", "country": "de", "relation": "affiliate", "onward": "no" }],
        "groups": groups,
        "overlaps": overlaps,
        "items": [{ "id": "i", "name": "姓名", "sensitivity": "ordinary" }],
        "scenarios": [{
            "id": "s", "name": "场景", "recipients": ["r"], "items": ["i"], "personal": "yes", "act": "transfer",
            "groups": (0..3).map(|k| format!("group-{}", group(k))).collect::<Vec<_>>(),
            "legal_basis": "art13_1_consent", "exemption": "none",
        }],
    }))
    .unwrap()
}

fn of(answers: &Answers) -> Share {
    share(&Facts::at(answers, day()), &Policy::default())
}

#[divan::bench(sample_count = 3)]
fn ledger_cold(bencher: Bencher<'_, '_>) {
    let records: Vec<Answers> = (0..RECORDS).map(record).collect();
    let entity = Entity::of(&Facts::at(&records[0], day()));
    bencher.bench_local(|| {
        let shares: Vec<Share> = records.iter().map(of).collect();
        Ledger::gather(&entity, day(), &shares[1..])
    });
}

/// What a keystroke in an open record costs: its verdict beside the ledger of all others.
#[divan::bench(sample_count = 50)]
fn ledger_after_one_edit(bencher: Bencher<'_, '_>) {
    let records: Vec<Answers> = (0..RECORDS).map(record).collect();
    let shares: Vec<Share> = records.iter().map(of).collect();
    let entity = Entity::of(&Facts::at(&records[0], day()));
    let ledger = Ledger::gather(&entity, day(), &shares[1..]);
    let around = Circumstances { ledger, ..Circumstances::default() };
    let mut own = records[0].clone();
    let mut figure = 0;
    bencher.bench_local(|| {
        figure += 1;
        let place = Place::parse("groups/group-0/ordinary").unwrap();
        own.apply(Edit::Set(place, Some(json!(figure)))).unwrap();
        judge(&Facts::at(&own, day()), &around)
    });
}

/// What another saved record costs: the ledger gathered anew from shares that are known.
#[divan::bench(sample_count = 10)]
fn ledger_after_another_record_was_saved(bencher: Bencher<'_, '_>) {
    let records: Vec<Answers> = (0..RECORDS).map(record).collect();
    let mut shares: Vec<Share> = records.iter().map(of).collect();
    let entity = Entity::of(&Facts::at(&records[0], day()));
    bencher.bench_local(|| {
        shares[1] = of(&records[1]);
        let ledger = Ledger::gather(&entity, day(), &shares[1..]);
        judge(&Facts::at(&records[0], day()), &Circumstances { ledger, ..Circumstances::default() })
    });
}
