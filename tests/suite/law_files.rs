//! Newer law from files of the workspace: strict reading, results that move and say why, papers that carry the mark; and
//! `changes`, which lists what they move and compares every record of which a result was told.

#[path = "law_files/zones.rs"]
mod zones;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use chujing::document::build::documents;
use chujing::form::Facts;
use chujing::law::figures::ORDINARY_CONTRACT;
use chujing::law::law_file::{self, FORMAT};
use chujing::law::{Circumstances, Mechanism, Survey};
use chujing::source::LawFiles;
use chujing::store::Workspace;
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::cases::answers;
use crate::command_line::{code, json as read_json, run, text, workspace};

const EXEMPT: Mechanism = Mechanism::Exempt;
const CONTRACT: Mechanism = Mechanism::StandardContractOrCertification;
const CUSTOMERS: &str = "customers-standard-contract";

/// A law that is made up: a measure of 2026 by which figures move.
fn declared() -> Value {
    json!({
        "id": "MADE_UP", "title": { "zh": "虚构办法", "en": "Made-up Measures" },
        "short": { "zh": "《虚构办法》", "en": "Made-up Measures" },
        "number": "虚构令第1号", "from": "2026-06-01", "standing": "primary",
    })
}

/// A figure's new value, with other cells put in or taken out.
fn figure(changes: &Value) -> Value {
    let mut entry = json!({
        "figure": "ordinary_contract", "value": 300_000, "from": "2026-07-01", "replaces": 100_000,
        "instrument": "MADE_UP", "article": "Art. 5(1)(2)", "confirmed_by": "王芳",
    });
    for (key, value) in changes.as_object().unwrap() {
        entry[key.as_str()] = value.clone();
    }
    entry.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    entry
}

fn file(figures: &[Value], zones: &[Value]) -> Value {
    json!({ "format": FORMAT, "instruments": [declared()], "figures": figures, "zones": zones })
}

fn read(file: &Value) -> Result<LawFiles, chujing::law::law_file::LawFileError> {
    let mut out = LawFiles::default();
    let text = serde_json::to_string_pretty(file).unwrap();
    law_file::read("law-made-up.json", &text, &mut out).map(|()| out)
}

fn survey(set: &Value, files: LawFiles) -> Survey {
    let answers = answers(&json!({ "set": set }));
    let around = Circumstances { law_files: Arc::new(files), ..Circumstances::default() };
    Survey::at(&Facts::new(&answers), &around)
}

#[test]
fn a_moved_threshold_moves_the_result_which_says_why() {
    // 200,000 persons: from 100,000 on a contract, below 300,000 exempt.
    let before = survey(&json!({}), LawFiles::default());
    let files = read(&file(&[figure(&json!({}))], &[])).unwrap();
    let after = survey(&json!({}), files.clone());
    assert_eq!((before.verdict.mechanism, after.verdict.mechanism), (CONTRACT, EXEMPT));
    let said = &after.verdict.departures()[0].en;
    for part in ["law-made-up.json", "300,000", "100,000", "Made-up Measures Art. 5(1)(2)", "王芳"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    let decided = after.verdict.scenarios[0].deciding().last().unwrap();
    assert!(decided.reason().zh.contains("300,000人（《虚构办法》第五条第一款第二项）"));
    assert!(decided.reason().en.contains("by the law file law-made-up.json it is 300,000"));
    assert!(decided.sources.iter().any(|source| source.instrument.id == "MADE_UP"));
    let tree = json!(after.verdict);
    assert_eq!(tree["law_files"]["figures"][0]["value"], 300_000);
    assert!(after.verdict.law_version().ends_with(" + law-made-up.json"));
    // Before its day nothing moves, and nothing is said.
    let earlier = json!({ "record/as_of": "2026-06-30", "groups/g/counted_on": "2026-06-29" });
    let earlier = survey(&earlier, files).verdict;
    assert_eq!((earlier.mechanism, earlier.departures().len()), (CONTRACT, 0));
    assert_eq!(earlier.law_version(), before.verdict.law_version());
}

#[test]
fn duties_and_clocks_read_the_same_figure() {
    use chujing::day::calendar::Calendar;
    use chujing::law::clock::deadlines;
    use chujing::law::duties::OFFICER;
    let entry = |id: &str, value: u64, held: u64| {
        figure(&json!({ "figure": id, "value": value, "replaces": held, "confirmed_by": null }))
    };
    let files = [
        entry("officer", 400_000, 1_000_000),
        entry("audit_large", 450_000, 10_000_000),
        entry("audit_middle", 100_000, 1_000_000),
    ];
    let files = read(&file(&files, &[])).unwrap();
    assert!(files.unconfirmed.is_empty(), "what asks for more needs no confirmation");
    let duty = |files| survey(&json!({}), files).verdict.duty(&OFFICER);
    assert_ne!(duty(LawFiles::default()), duty(files.clone()));
    let audited = json!({ "events/e/kind": "audit_finished", "events/e/day": "2026-08-01" });
    let answers = answers(&json!({ "set": audited }));
    let clocks = |files: &LawFiles| -> Vec<&str> {
        let facts = Facts::new(&answers).under(files);
        let found = deadlines(&facts, CONTRACT, &Calendar::built_in(), facts.day());
        found.iter().map(|deadline| deadline.clock.id).collect()
    };
    let (held, renewed) = (clocks(&LawFiles::default()), clocks(&files));
    assert!(!held.is_empty() && held != renewed, "{held:?}");
}

#[test]
fn what_lightens_a_figure_is_used_only_with_a_name() {
    let unconfirmed = read(&file(&[figure(&json!({ "confirmed_by": null }))], &[])).unwrap();
    let verdict = survey(&json!({}), unconfirmed).verdict;
    assert_eq!(verdict.mechanism, CONTRACT);
    assert!(verdict.departures().is_empty() && !verdict.law_version().contains("law-made-up"));
    let asked = &verdict.notes[0];
    assert!(asked.zh.contains("\"confirmed_by\": \"姓名\"") && asked.en.contains("300,000"));
    for nobody in [json!(""), json!("待定"), json!(7)] {
        let refused = read(&file(&[figure(&json!({ "confirmed_by": nobody }))], &[])).unwrap_err();
        assert!(refused.said().en.contains("confirmed_by"), "{refused}");
    }
}

#[test]
fn what_is_doubtful_is_refused_with_its_line() {
    // Written one value a line: the entry begins in line 18.
    let refused = |changes: Value, words: &str| {
        let error = read(&file(&[figure(&changes)], &[])).unwrap_err();
        assert!(error.line >= 18 && error.line <= 28, "{changes}: {error}");
        let said = error.said();
        assert!(said.en.contains(words) && said.zh.contains(&format!("第{}行", error.line)));
    };
    refused(json!({ "article": null }), "the article is missing");
    refused(json!({ "article": "第五条" }), "is no place");
    refused(json!({ "article": "Art. 5(" }), "is no place");
    refused(json!({ "article": "Art. 0" }), "is no place");
    refused(json!({ "instrument": null }), "instrument on which it rests is missing");
    refused(json!({ "instrument": "OTHER" }), "neither built in nor declared");
    // The Provisions have fourteen articles.
    refused(json!({ "instrument": "pcf", "article": "Art. 15" }), "is no place");
    refused(json!({ "figure": "no_such" }), "ordinary_contract");
    refused(json!({ "value": 0 }), "whole number");
    refused(json!({ "value": "300000" }), "whole number");
    refused(json!({ "from": "2026-7-1" }), "2027-03-01");
    refused(json!({ "from": "2026-05-31" }), "not in force on 2026-05-31");
    refused(json!({ "confirmed": "王芳" }), "\"confirmed\" is not known");
    // A value that contradicts the program: without a day, from a day that is no later, or on days it covers without a word.
    refused(json!({ "from": null }), "contradicts ordinary_contract");
    let early = json!({ "from": "2024-03-22", "instrument": "pcf", "article": "Art. 8" });
    refused(early, "contradicts ordinary_contract");
    refused(json!({ "replaces": null }), "\"replaces\": 100000");
    refused(json!({ "replaces": 99_999 }), "\"replaces\": 100000");
    let twice = read(&file(&[figure(&json!({})), figure(&json!({}))], &[])).unwrap_err();
    assert!(twice.line > 26 && twice.said().en.contains("given twice"), "{twice}");
    // A tighter value may not slip in below one that then lightens without a name.
    let back = figure(&json!({ "value": 100_000, "from": "2026-09-01", "confirmed_by": null }));
    let below = figure(&json!({ "value": 50_000, "from": "2026-08-01", "confirmed_by": null }));
    let order = read(&file(&[back, below], &[])).unwrap_err().said().en;
    assert!(order.contains("in the order of their days"), "{order}");
    let above = read(&file(&[figure(&json!({ "value": 1_000_001 }))], &[])).unwrap_err();
    assert!(above.said().en.contains("the wrong way round"), "{above}");
}

#[test]
fn the_form_of_the_file_and_its_instruments_are_read_strictly() {
    let refused = |changes: &[(&str, Value)], words: &str| {
        let mut tree = file(&[], &[]);
        for (pointer, value) in changes {
            match tree.pointer_mut(pointer) {
                Some(place) => *place = value.clone(),
                None => tree[pointer.trim_start_matches('/')] = value.clone(),
            }
        }
        let said = read(&tree).unwrap_err().said().en;
        assert!(said.contains(words), "{changes:?}: {said}");
    };
    refused(&[("/format", json!("chujing-policy"))], "not a law file");
    refused(&[("/laws", json!([]))], "\"laws\" is not known");
    refused(&[("/schema_version", json!(2))], "\"schema_version\" is not known");
    refused(&[("/figures", json!({}))], "\"figures\" is not known");
    refused(&[("/figures", json!([7]))], "every entry of figures");
    refused(&[("/instruments/0/id", json!("pipl"))], "known already");
    refused(&[("/instruments/0/title", json!("虚构办法"))], "\"en\": \"English\"");
    refused(&[("/instruments/0/standing", json!("draft"))], "\"primary\"");
    refused(&[("/instruments/0/number", json!("待定"))], "number cannot be");
    let mut out = LawFiles::default();
    let twice = format!("{{\"format\":\"{FORMAT}\",\n\"figures\":[],\n\"figures\":[]}}");
    let twice = law_file::read("law-x.json", &twice, &mut out).unwrap_err();
    assert_eq!(twice.line, 3);
    let with_mark = format!("\u{feff}{}", file(&[figure(&json!({}))], &[]));
    assert!(law_file::read("law-x.json", &with_mark, &mut out).is_ok());
}

#[test]
fn every_paper_carries_the_mark() {
    let files = read(&file(&[figure(&json!({}))], &[])).unwrap();
    let answers = answers(&json!({ "set": {} }));
    let around = Circumstances { law_files: Arc::new(files), ..Circumstances::default() };
    let survey = Survey::at(&Facts::new(&answers), &around);
    let papers = documents(&answers, &survey, Lang::En);
    assert!(papers.len() > 3, "{}", papers.len());
    for paper in papers {
        assert!(
            paper.stamp.line.contains("law-made-up.json"),
            "{}: {}",
            paper.id,
            paper.stamp.line
        );
    }
}

#[test]
fn instruments_of_files_are_kept_once_however_often_they_are_read() {
    let tree = file(&[figure(&json!({}))], &[]);
    let of = || read(&tree).unwrap().figures[0].source.instrument;
    assert!(std::ptr::eq(of(), of()));
    let held = ORDINARY_CONTRACT.under(&read(&tree).unwrap(), chujing::day::Day::of(2026, 7, 1));
    assert_eq!(held.map(|(value, _)| value), Some(300_000));
}

/// What law files renew is read through the facts: whoever asks a figure for a day alone reads past them.
#[test]
fn no_rule_and_no_clock_reads_a_figure_past_the_law_files() {
    let root = crate::source::root().join("src/law");
    let names = fs::read_to_string(root.join("figures/persons.rs")).unwrap();
    let names: Vec<&str> = names
        .lines()
        .filter_map(|line| line.strip_prefix("pub static ")?.strip_suffix(": Figure = Figure {"))
        .chain(["figure", "TEN_MILLION", "ONE_MILLION"])
        .collect();
    assert!(names.len() > 18, "{names:?}");
    let mut looked = 0;
    for (path, text) in crate::source::files() {
        if !path.starts_with(&root) || path == root.join("figures.rs") {
            continue;
        }
        looked += 1;
        for name in &names {
            for way in ["on(", "line("] {
                let past = format!("{name}.{way}");
                let is_word = |at: usize| {
                    !text.get(..at).is_some_and(|head| head.ends_with(char::is_alphanumeric))
                };
                let found = text.match_indices(&past).any(|(at, _)| is_word(at));
                assert!(!found, "{}: {past}", path.display());
            }
        }
    }
    assert!(looked > 50);
}

fn put(dir: &Path, name: &str, tree: &Value) {
    fs::write(dir.join(name), serde_json::to_string_pretty(tree).unwrap()).unwrap();
}

#[test]
fn changes_lists_what_law_files_move_and_every_reader_tells_of_them() {
    let dir = workspace();
    let dir = dir.path();
    let none = read_json(&run(dir, &["changes", "--law-files", "--format", "json"]));
    assert_eq!((&none["changed"], &none["law_files"]), (&json!([]), &json!([])));
    put(dir, "law-2026.json", &file(&[figure(&json!({}))], &[]));
    let found = read_json(&run(dir, &["changes", "--law-files", "--format", "json"]));
    let moved = found["changed"].as_array().unwrap();
    let customers = moved.iter().find(|one| one["file"].as_str().unwrap().contains(CUSTOMERS));
    let customers = customers.unwrap_or_else(|| panic!("{found}"));
    assert!(customers["after"].as_str().unwrap().ends_with("law-2026.json"), "{customers}");
    assert!(!customers["differences"].as_array().unwrap().is_empty());
    assert_eq!(found["law_files"].as_array().unwrap().len(), 1);
    // Before the day of the file nothing moves.
    let earlier = ["changes", "--law-files", "--on", "2026-06-30", "--format", "json"];
    assert_eq!(read_json(&run(dir, &earlier))["changed"], json!([]));
    let between = ["changes", "--from", "2026-06-30", "--to", "2026-07-01", "--format", "json"];
    assert!(!read_json(&run(dir, &between))["changed"].as_array().unwrap().is_empty());
    let decided = text(&run(dir, &["--lang", "en", "decide", CUSTOMERS]));
    assert!(decided.contains("by the law file law-2026.json"), "{decided}");
    let listed = read_json(&run(dir, &["list", "--format", "json"]));
    let listed = listed
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["file"].as_str().is_some_and(|file| file.contains(CUSTOMERS)));
    assert_eq!(listed.unwrap()["mechanism"], "exempt");
}

#[test]
fn a_broken_law_file_settles_nothing() {
    let dir = workspace();
    let dir = dir.path();
    put(dir, "law-2026.json", &file(&[figure(&json!({ "article": null }))], &[]));
    for arguments in [
        &["decide", CUSTOMERS][..],
        &["check", CUSTOMERS],
        &["changes"],
        &["deadlines", CUSTOMERS],
        &["export", CUSTOMERS, "--to", "papers"],
    ] {
        let done = run(dir, arguments);
        let said = String::from_utf8(done.stderr.clone()).unwrap();
        assert_ne!(code(&done), 0, "{arguments:?}");
        assert!(
            said.contains("law-2026.json") && said.contains("article"),
            "{arguments:?}: {said}"
        );
    }
    let listed = read_json(&run(dir, &["list", "--format", "json"]));
    let settled =
        listed.as_array().unwrap().iter().filter(|one| one["mechanism"] != "undetermined");
    assert_eq!(settled.count(), 0, "{listed}");
    // A later file is read on what an earlier one says.
    fs::remove_file(dir.join("law-2026.json")).unwrap();
    put(dir, "law-1.json", &file(&[figure(&json!({}))], &[]));
    let later = figure(&json!({ "value": 200_000, "from": "2026-08-01", "replaces": 300_000 }));
    put(dir, "law-2.json", &file(&[later], &[]));
    let files = Workspace::new(dir).law_files().unwrap();
    assert_eq!(files.figures.len(), 2);
    assert!(!files.figures[1].lightens(), "it asks for more than the first");
}

/// What stands in the file that tells of a record, and where.
fn told(dir: &Path) -> (std::path::PathBuf, Value) {
    let is_told = |path: &std::path::PathBuf| path.extension().is_some_and(|end| end == "json");
    let paths = fs::read_dir(dir.join("told")).unwrap().map(|entry| entry.unwrap().path());
    let entry = paths.into_iter().find(is_told).unwrap();
    let tree = serde_json::from_slice(&fs::read(&entry).unwrap()).unwrap();
    (entry, tree)
}

#[test]
fn changes_compares_a_record_that_another_version_or_an_editor_saved_last() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let name = format!("{CUSTOMERS}.json");
    let old = crate::source::root().join("tests/data/version-1").join(&name);
    fs::copy(&old, dir.join(&name)).unwrap();
    let changes = || read_json(&run(dir, &["changes", "--format", "json"]));
    assert_eq!(changes()["unknown"].as_array().unwrap().len(), 1, "nothing was told of it yet");
    // What the version of then told: another result, with the digest of the answers as they stood in its shape.
    run(dir, &["decide", CUSTOMERS]);
    let (path, mut tree) = told(dir);
    let raw: Value = serde_json::from_slice(&fs::read(dir.join(&name)).unwrap()).unwrap();
    let then = chujing::form::Answers::from_json(raw["answers"].clone()).unwrap();
    assert_ne!(tree["result"]["digest"], then.digest(), "the shape of today has another digest");
    tree["result"]["digest"] = json!(then.digest());
    tree["result"]["mechanism"] = json!("security_assessment");
    tree["result"]["law_data"] = json!("2025-01-01.1");
    fs::write(&path, tree.to_string()).unwrap();
    let found = changes();
    let one = &found["changed"][0];
    assert_eq!(one["before"], "2025-01-01.1", "{found}");
    assert_eq!(one["answers_changed"], false, "{found}");
    assert_eq!(found["unknown"], json!([]));
    // Answers that were changed since are compared all the same, and that is said.
    let mut raw = raw;
    raw["answers"]["record"]["title"] = json!("改了名称");
    put(dir, &name, &raw);
    let one = changes()["changed"][0].clone();
    assert_eq!(one["answers_changed"], true);
    tree["result"]["mechanism"] = json!("standard_contract_or_certification");
    fs::write(&path, tree.to_string()).unwrap();
    let found = changes();
    assert_eq!((found["same"].clone(), found["edited"].clone()), (json!(1), json!(["改了名称"])));
    let told = text(&run(dir, &["changes"]));
    assert!(told.contains("改了名称"), "{told}");
}
