//! How long judging takes: one verdict, its flip points, and the ledger of a large workspace.
//!
//! Run with `cargo bench`. Aimed at: microseconds, milliseconds, and one frame (16 ms) after an edit.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on should say where")]
#![expect(clippy::disallowed_methods, reason = "it reads the examples")]

use std::fs;

use chujing::day::Day;
use chujing::dossier::Dossier;
use chujing::form::{Answers, Edit, Facts, Place};
use chujing::law::explain::why_not;
use chujing::law::flips::flips;
use chujing::law::{Circumstances, Entity, Ledger, Policy, Share, Survey, judge, share};
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
