//! How long a folder takes: its list without an index and with one, its pages, and a comparison of two days.
//!
//! Run with `cargo bench --bench folder`; folders of 4, 1,000 and 10,000 copies of the examples are made for it (half a gigabyte).
//! Budgets, on two cores of a machine of 2026, with 10,000 records of 48 KB: the list at once 0.1 s, by the index 0.4 s, without one 5 s;
//! a page 0.3 s; two days 5 s. Whatever grows with the folder grows no more than it: 10,000 take at most 11 times as long as 1,000.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on should say where")]
#![expect(clippy::disallowed_methods, reason = "it reads the examples and writes folders")]

use std::fs;
use std::path::Path;

use chujing::day::Day;
use chujing::desk::{self, changes, whole};
use chujing::store::Workspace;
use divan::Bencher;
use serde_json::{Value, json};

/// How many records.
const COUNTS: [usize; 3] = [4, 1_000, 10_000];
/// How many companies they are of, each with groups of its own.
const COMPANIES: usize = 300;
const EXAMPLES: [&str; 4] =
    ["customers-standard-contract", "hr-exempt", "security-assessment", "website-policy"];

fn main() {
    divan::main();
}

/// A folder of so many records of so many companies.
fn folder(count: usize, companies: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let read = |name: &str| -> Value {
        let path = format!("{}/assessments/{name}.json", env!("CARGO_MANIFEST_DIR"));
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    };
    let examples = EXAMPLES.map(read);
    for at in 0..count {
        let mut record = examples[at % examples.len()].clone();
        record["id"] = json!(format!("r-{at}"));
        let answers = &mut record["answers"];
        answers["record"]["title"] = json!(format!("记录{at}"));
        let handler = answers["handler"].as_object_mut().unwrap();
        handler.remove("credit_code");
        handler.insert("name".into(), json!(format!("公司{}", at % companies)));
        for group in answers["groups"].as_array_mut().into_iter().flatten() {
            let name = group["name"].as_str().unwrap_or_default();
            group["name"] = json!(format!("{name}{}", at % COMPANIES));
        }
        fs::write(folder.path().join(format!("r{at:05}.json")), record.to_string()).unwrap();
    }
    folder
}

fn forget_index(folder: &Path) {
    // There may be none.
    let _none = fs::remove_dir_all(folder.join(".chujing"));
}

#[divan::bench(args = COUNTS, sample_count = 1)]
fn list_without_an_index(bencher: Bencher<'_, '_>, count: usize) {
    let folder = folder(count, COMPANIES);
    let workspace = Workspace::new(folder.path());
    bencher
        .with_inputs(|| forget_index(folder.path()))
        .bench_local_values(|()| desk::records(&workspace).unwrap().records.len());
}

/// All of one company: each rests on all the others. Budget: 4,000 in 4 s, and at most 4.5 times as long as 1,000.
#[divan::bench(args = [500, 1_000, 4_000], sample_count = 1)]
fn list_of_one_company(bencher: Bencher<'_, '_>, count: usize) {
    let folder = folder(count, 1);
    let workspace = Workspace::new(folder.path());
    bencher
        .with_inputs(|| forget_index(folder.path()))
        .bench_local_values(|()| desk::records(&workspace).unwrap().records.len());
}

/// With an index that is a while older than every file: what is as young as its index is read again.
fn settled(count: usize) -> tempfile::TempDir {
    let folder = folder(count, COMPANIES);
    std::thread::sleep(std::time::Duration::from_secs(3));
    let workspace = Workspace::new(folder.path());
    desk::records(&workspace).unwrap();
    desk::keep(&workspace, &|_| true);
    folder
}

#[divan::bench(args = COUNTS, sample_count = 5)]
fn list_at_once(bencher: Bencher<'_, '_>, count: usize) {
    let folder = settled(count);
    let workspace = Workspace::new(folder.path());
    bencher.bench_local(|| desk::at_once(&workspace).unwrap().records.len());
}

#[divan::bench(args = COUNTS, sample_count = 5)]
fn list_by_the_index(bencher: Bencher<'_, '_>, count: usize) {
    let folder = settled(count);
    let workspace = Workspace::new(folder.path());
    bencher.bench_local(|| desk::records(&workspace).unwrap().records.len());
}

#[divan::bench(args = COUNTS, sample_count = 5)]
fn search_by_the_index(bencher: Bencher<'_, '_>, count: usize) {
    let folder = settled(count);
    let workspace = Workspace::new(folder.path());
    bencher.bench_local(|| whole::search(&workspace, "公司7").unwrap().1.len());
}

#[divan::bench(args = COUNTS, sample_count = 1)]
fn results_on_two_days(bencher: Bencher<'_, '_>, count: usize) {
    let folder = settled(count);
    let workspace = Workspace::new(folder.path());
    let (from, to) = (Day::of(2024, 1, 1), Day::of(2026, 11, 1));
    bencher.bench_local(|| changes::between(&workspace, from, to).unwrap().changed.len());
}
