//! The list of a large folder by its index against the list of a folder that is read whole.

#![expect(clippy::disallowed_methods, reason = "others write files as they like")]

mod edits;

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::*;

/// More than a folder has that is read without an index.
const MANY: u64 = 104;

/// The sections of the example on which a count rests.
const COUNTED: [&str; 6] = ["record", "handler", "recipients", "groups", "items", "scenarios"];

/// A record of one of a few entities, with people whom others share.
fn text(index: u64, seed: u64) -> String {
    let example = include_str!("../../../assessments/customers-standard-contract.json");
    let mut record: Value = serde_json::from_str(example).unwrap();
    record["id"] = json!(format!("r{index}"));
    let answers = record["answers"].as_object_mut().unwrap();
    answers.retain(|section, _| COUNTED.contains(&section.as_str()));
    answers["record"]["title"] = json!(format!("记录{index}-{seed}"));
    let day = if index.is_multiple_of(7) { "2025-08-01" } else { "2026-11-20" };
    answers["record"]["as_of"] = json!(day);
    let handler = answers["handler"].as_object_mut().unwrap();
    handler.shift_remove("credit_code");
    match index % 23 {
        22 => handler.shift_remove("name"),
        _ => handler.insert("name".into(), json!(format!("公司{}", index % 9))),
    };
    for group in answers["groups"].as_array_mut().unwrap() {
        let name = if index.is_multiple_of(3) { "甲" } else { "乙" };
        group["name"] = json!(format!("{}{name}", group["id"].as_str().unwrap()));
        group["ordinary"] = json!(3_000 + index * 10 + seed);
        group["forecast"] = json!(9_000 + index * 10 + seed);
        group["counted_on"] =
            json!(if index.is_multiple_of(7) { "2025-07-01" } else { "2026-11-01" });
    }
    record.to_string()
}

fn list(workspace: &Workspace) -> String {
    let listing = records(workspace).unwrap();
    let dir = workspace.dir().display().to_string();
    let told = listing.records.iter().map(|one| one.to_json(Day::of(2026, 12, 9)));
    let told = serde_json::to_string_pretty(&told.collect::<Vec<_>>()).unwrap();
    let warnings: Vec<&str> = listing.warnings.iter().map(|said| said.zh.as_str()).collect();
    format!("{told}\n{}", warnings.join("\n")).replace(&dir, "")
}

/// The same folder without an index.
fn list_afresh(dir: &Path) -> String {
    let copy = tempfile::tempdir().unwrap();
    for path in crate::store::list_files(dir).unwrap() {
        fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
    }
    list(&Workspace::new(copy.path()))
}

#[test]
fn the_list_by_the_index_is_that_of_a_folder_that_is_read_whole() {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::new(dir.path());
    let write = |index: u64, seed| {
        fs::write(dir.path().join(format!("r{index:03}.json")), text(index, seed)).unwrap();
    };
    (0..MANY).for_each(|index| write(index, 0));
    let wait = || std::thread::sleep(Duration::from_millis(30));
    wait();
    let first = list(&workspace);
    assert_eq!(first, list_afresh(dir.path()));
    let mut seen = first;
    let path = |index: u64| dir.path().join(format!("r{index:03}.json"));
    let steps: [&dyn Fn(); 9] = [
        &|| {},
        &|| write(12, 65_000),
        &|| (20..30).for_each(|index| write(index, index * 4_001)),
        &|| fs::remove_file(path(12)).unwrap(),
        &|| {
            let cut = "{ \"format\": \"chujing-assessment\", \"handler\": { \"name\": \"公司3\" ";
            fs::write(path(31), cut).unwrap();
        },
        &|| fs::write(dir.path().join("copy.json"), text(40, 0)).unwrap(),
        &|| {
            let one = "{ \"format\": \"chujing-policy\", \"schema_version\": 1, \"readings\": {} }";
            fs::write(dir.path().join("policy.json"), one).unwrap();
        },
        &|| write(31, 0),
        &|| fs::remove_file(dir.path().join(".chujing/index.sqlite")).unwrap(),
    ];
    for (number, step) in steps.iter().enumerate() {
        step();
        wait();
        let by_index = list(&workspace);
        assert_eq!(by_index, list_afresh(dir.path()), "after step {number}");
        assert_eq!(by_index, list(&workspace), "told again after step {number}");
        seen.push_str(&by_index);
    }
    for mechanism in ["exempt", "standard_contract_or_certification"] {
        assert!(seen.contains(&format!("\"{mechanism}\"")), "no result is {mechanism}");
    }
}

/// Only what changed, and what rests on it, is judged again.
#[test]
fn a_change_of_one_record_costs_that_record_and_those_that_rest_on_it() {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::new(dir.path());
    let write = |index: u64, seed| {
        // Each has its name, so that nobody is in doubt.
        let text = text(if index % 23 == 22 { index + MANY } else { index }, seed);
        fs::write(dir.path().join(format!("r{index:03}.json")), text).unwrap();
    };
    (0..MANY).for_each(|index| write(index, 0));
    std::thread::sleep(Duration::from_millis(30));
    let judged = || {
        let left = std::sync::Mutex::new(Vec::new());
        let watch = |step| {
            if let Step::Judged(records, number) = step {
                let stems = records.into_iter().map(|record| record.stem).collect::<Vec<_>>();
                left.lock().unwrap().push((number, stems));
            }
            true
        };
        records_watched(&workspace, &[], &watch).unwrap().unwrap();
        let left = left.into_inner().unwrap();
        let which: Vec<String> = left.iter().skip(1).flat_map(|(_, stems)| stems.clone()).collect();
        (left.first().map_or(0, |(number, _)| *number), which)
    };
    assert_eq!(judged().0, 104);
    assert_eq!(judged().0, 0);
    write(12, 9_000);
    std::thread::sleep(Duration::from_millis(30));
    // Twelve records are of one company.
    let (again, which) = judged();
    assert!((2..=12).contains(&again), "{again}: {which:?}");
    assert_eq!(judged().0, 0);
    // Another name adds nobody.
    let path = dir.path().join("r012.json");
    let renamed = fs::read_to_string(&path).unwrap().replace("记录12-9000", "另名");
    fs::write(&path, renamed).unwrap();
    std::thread::sleep(Duration::from_millis(30));
    assert_eq!(judged(), (1, vec!["r012".to_owned()]));
}

/// A list that is broken off keeps what was done, and what is had at once is told to be of the last time.
#[test]
fn what_is_had_at_once_is_never_shown_as_firm() {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::new(dir.path());
    for index in 0..MANY {
        fs::write(dir.path().join(format!("r{index:03}.json")), text(index, 0)).unwrap();
    }
    std::thread::sleep(Duration::from_millis(30));
    let firm =
        |listing: &Listing| listing.records.iter().filter(|one| one.firm == Firm::Yes).count();
    let named = at_once(&workspace).unwrap();
    assert_eq!((named.records.len(), firm(&named)), (104, 0));
    assert!(named.records.iter().all(|record| record.firm == Firm::Named));
    // Names and whose they are come before the first result.
    let known = std::sync::Mutex::new(Vec::new());
    let watch = |step| match step {
        Step::Known(records) => {
            known.lock().unwrap().extend(records);
            false
        }
        _ => true,
    };
    assert!(records_watched(&workspace, &[], &watch).unwrap().is_none());
    let known = known.into_inner().unwrap();
    assert_eq!(known.len(), 104);
    assert!(known.iter().all(|record| record.firm == Firm::Named));
    let said = |record: &Record| record.content.as_ref().map(|said| said.title.clone()).unwrap();
    assert_eq!(said(&known[70]), "记录70-0");
    let shown = [dir.path().join("r070.json")];
    let broken_off = records_watched(&workspace, &shown, &|step| match step {
        Step::Judged(records, _) => records.iter().all(|record| record.path != shown[0]),
        Step::Read(..) | Step::Known(_) => true,
    });
    assert!(broken_off.unwrap().is_none());
    let told = at_once(&workspace).unwrap();
    let as_told: Vec<_> = told
        .records
        .iter()
        .filter(|record| record.firm == Firm::AsTold)
        .map(|one| &one.stem)
        .collect();
    assert_eq!(as_told, ["r070"]);
    assert_eq!(firm(&records(&workspace).unwrap()), 104);
    assert_eq!(firm(&at_once(&workspace).unwrap()), 0);
}

/// What was told of a file that is no older than the list, or of a time to come, is told anew: it may be written again and look the same.
#[test]
fn a_result_of_a_file_as_young_as_the_list_is_not_kept() {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::new(dir.path());
    let write = |index: u64| {
        fs::write(dir.path().join(format!("r{index:03}.json")), text(index, 0)).unwrap();
    };
    (0..MANY).for_each(write);
    let young = fs::File::options().write(true).open(dir.path().join("r050.json")).unwrap();
    young.set_modified(std::time::UNIX_EPOCH + Duration::from_secs(10_000_000_000)).unwrap();
    std::thread::sleep(Duration::from_millis(30));
    records(&workspace).unwrap();
    let told = at_once(&workspace).unwrap();
    let named: Vec<_> =
        told.records.iter().filter(|one| one.firm == Firm::Named).map(|one| &one.stem).collect();
    assert_eq!(named, ["r050"]);
}

/// What was handed in stands beside the record, whose file stays as it was.
#[test]
fn how_a_filing_stands_is_told_anew_when_something_comes_or_is_withdrawn() {
    use crate::day::Moment;
    use crate::filing::letter::{Fields, Kind, Letter, Withdrawn};
    use crate::filing::{self, Sequence};
    use crate::store::Cabinet;

    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::new(dir.path());
    for index in 0..MANY {
        fs::write(dir.path().join(format!("r{index:03}.json")), text(index, 0)).unwrap();
    }
    // One that says by which route it goes, and of which nothing was handed in yet.
    let example = include_str!("../../../assessments/customers-standard-contract.json");
    let mut whole: Value = serde_json::from_str(example).unwrap();
    whole["answers"]["events"] = json!([]);
    fs::write(dir.path().join("whole.json"), whole.to_string()).unwrap();
    let today = Day::of(2026, 12, 9);
    let told = || {
        std::thread::sleep(Duration::from_millis(30));
        // Twice: judged, and from the index.
        let first = records(&workspace).unwrap().records;
        let again = records(&workspace).unwrap().records;
        let told = |all: &[Record]| all.iter().map(|one| one.to_json(today)).collect::<Vec<_>>();
        assert_eq!(told(&first), told(&again));
        again
    };
    let is_filed = |record: &&Record| {
        record.content.as_ref().is_ok_and(|content| content.filing_on(today).is_some())
    };
    let first = told();
    let one = first.iter().find(is_filed).expect("something is handed in").clone();
    let content = one.content.as_ref().unwrap();
    let (id, submission) = (content.id.clone(), content.filings[0].submission.clone());
    let stands = || {
        let all = told();
        let found = all.iter().find(|record| record.path == one.path).unwrap();
        found.content.as_ref().unwrap().filing_on(today).unwrap().zh
    };
    assert_eq!(stands(), "准备中");
    let cabinet = Cabinet::of(&one.path, &id);
    let at = Moment::since_1970(1_795_845_725);
    let fields = filing::Fields {
        number: filing::Number(0),
        submission: submission.clone(),
        kind: filing::Kind::First,
        day: Day::of(2026, 11, 27),
        receipt: None,
        letter: None,
        why: None,
        law_data: String::new(),
        state: String::new(),
        record: None,
        at,
        who: None,
        event: None,
        previous: None,
        papers: Vec::new(),
    };
    cabinet.hand_in(&Sequence::new(fields), &[], b"{}").unwrap();
    assert_eq!(stands(), "已提交");
    let fields = Fields {
        id: "letter-1".to_owned(),
        submission,
        kind: Kind::Correction,
        received: Day::of(2026, 11, 30),
        due: None,
        number: None,
        from: None,
        words: "请补充。".to_owned(),
        at,
        who: None,
        event: None,
    };
    let letter = Letter::new(fields, Vec::new());
    cabinet.add_letter(&letter).unwrap();
    assert_eq!(stands(), "要求补正");
    let of = |condition: &str| {
        let asked = Asked::read(&[condition.to_owned()], None).unwrap();
        let mut all = told();
        asked.of(&mut all, today);
        all.len()
    };
    assert_eq!((of("filing=correction_asked"), of("filing=要求补正")), (1, 1));
    let why = "误记".to_owned();
    cabinet.withdraw(&letter.fields, &Withdrawn { why, at, who: None }).unwrap();
    assert_eq!(stands(), "已提交");
    // Another one comes to stand where the first one stood.
    let another = Fields { id: "letter-2".to_owned(), ..letter.fields.clone() };
    cabinet.add_letter(&Letter::new(another, Vec::new())).unwrap();
    assert_eq!(stands(), "要求补正");
    fs::remove_dir_all(dir.path().join("filing")).unwrap();
    assert_eq!(stands(), "准备中");
}

#[test]
fn a_result_runs_out_and_ends_by_itself() {
    let one = crate::desk::filing::Staged {
        submission: "security_assessment".to_owned(),
        noted: vec![(Day::of(2026, 12, 1), crate::filing::Stage::Decided)],
        runs_out: Some(Day::of(2029, 9, 1)),
        ends: Some(Day::of(2029, 12, 1)),
    };
    for (day, words) in [
        (Day::of(2026, 11, 30), "准备中"),
        (Day::of(2029, 8, 31), "已出具结果"),
        (Day::of(2029, 9, 1), "即将到期"),
        (Day::of(2029, 12, 1), "即将到期"),
        (Day::of(2029, 12, 2), "已失效"),
    ] {
        assert_eq!(one.label(day).zh, words, "{day}");
    }
}
