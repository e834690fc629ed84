//! What the desk draws, told on the command line: the state of the folder, how long there is, consent as a map, the ways of the data.

use std::fs;

use serde_json::{Value, json as value};

use crate::command_line::{code, json, run, text, workspace};

const RECORD: &str = "travel-mixed-routes";

#[test]
fn today_tells_what_the_pages_of_the_folder_tell() {
    let dir = workspace();
    let on = ["--on", "2026-12-20"];
    let told = json(&run(dir.path(), &[&["today", "--format", "json"][..], &on].concat()));
    let dues = json(&run(dir.path(), &[&["deadlines", "--format", "json"][..], &on].concat()));
    for when in ["overdue", "today", "week", "later"] {
        // What simply runs, such as a retention, is nothing to do.
        let is_so = |one: &&Value| one["when"] == when && one["state"] != "running";
        let all = ["deadlines", "tasks"].map(|list| dues[list].as_array().unwrap());
        let count = all.iter().flat_map(|list| list.iter()).filter(is_so).count();
        let due = told["due"].as_array().unwrap();
        let counted = due.iter().find(|one| one["of"] == when).unwrap();
        assert_eq!(counted["count"], count, "{when}");
    }
    let list = json(&run(dir.path(), &["list", "--format", "json"]));
    let list = list.as_array().unwrap();
    assert_eq!(told["records"], list.len());
    for one in told["states"].as_array().unwrap() {
        let count = list.iter().filter(|record| record["state"] == one["of"]).count();
        assert_eq!(one["count"], count, "{one}");
    }
    let filings: u64 =
        told["waits"].as_array().unwrap().iter().map(|one| one["count"].as_u64().unwrap()).sum();
    let with = list.iter().filter(|one| !one["filings"].as_array().unwrap().is_empty()).count();
    assert_eq!(filings, u64::try_from(with).unwrap());
    let people = json(&run(dir.path(), &[&["people", "--format", "json"][..], &on].concat()));
    for (one, known) in
        told["people"].as_array().unwrap().iter().zip(people["entities"].as_array().unwrap())
    {
        assert_eq!(one, known, "those nearest to a line first");
    }
    for (lang, words) in [
        ("zh", ["今天，2026年12月20日", "备案等谁", "评估"]),
        ("en", ["Today, 20 December 2026", "Filings wait for", "assessments"]),
    ] {
        let shown = run(dir.path(), &[&["today", "--lang", lang][..], &on].concat());
        assert_eq!(code(&shown), 0);
        let shown = text(&shown);
        for words in words {
            assert!(shown.contains(words), "{shown}");
        }
    }
    // What cannot be read is told, and says so by the exit code.
    fs::write(dir.path().join("broken.json"), "{").unwrap();
    let shown = run(dir.path(), &["today"]);
    assert_eq!(code(&shown), 2);
    assert!(text(&shown).contains("无法读取或者已不在1份"), "{}", text(&shown));
}

#[test]
fn a_deadline_says_how_many_days_are_left_and_how_many_of_them_are_worked() {
    let dir = workspace();
    let of = ["deadlines", "customers-standard-contract", "--on", "2026-12-09"];
    let shown = text(&run(dir.path(), &of));
    assert!(shown.contains("时间：还有12天，其中工作日8天"), "{shown}");
    let told = json(&run(dir.path(), &[&of[..], &["--format", "json"]].concat()));
    let filing = |told: &Value| {
        let all = told["deadlines"].as_array().unwrap().iter();
        all.filter(|one| one["act_by"] == "2026-12-21")
            .map(|one| one["left"].clone())
            .next()
            .unwrap()
    };
    assert_eq!(filing(&told), value!({"days": 12, "working_days": 8, "provisional": false}));
    // The folder reckons as the record does.
    let all = json(&run(dir.path(), &["deadlines", "--on", "2026-12-09", "--format", "json"]));
    assert_eq!(filing(&all), filing(&told));
}

#[test]
fn consent_is_told_by_purpose_group_and_recipient_with_what_is_missing() {
    let dir = workspace();
    let whole = run(dir.path(), &["consent", RECORD]);
    assert_eq!(code(&whole), 0, "{}", text(&whole));
    assert!(text(&whole).contains("[已有记录] 夜间宾客服务 / "), "{}", text(&whole));
    let path = dir.path().join(format!("{RECORD}.json"));
    let mut record: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    record["answers"]["consents"].as_array_mut().unwrap().remove(0);
    fs::write(&path, record.to_string()).unwrap();
    let shown = run(dir.path(), &["consent", RECORD]);
    assert_eq!(code(&shown), 1);
    assert!(text(&shown).contains("[缺] "), "{}", text(&shown));
    let cells = json(&run(dir.path(), &["consent", RECORD, "--format", "json"]));
    let cells = cells.as_array().unwrap();
    assert!(cells.iter().any(|cell| cell["coverage"] == "missing"));
    assert!(cells.iter().all(|cell| {
        (cell["coverage"] == "covered") != cell["covered_by"].as_array().unwrap().is_empty()
    }));
}

#[test]
fn what_only_ends_is_not_counted_as_to_be_done() {
    let dir = workspace();
    let told = |on| json(&run(dir.path(), &["today", "--on", on, "--format", "json"]));
    let of = |told: &Value, when: &str| {
        let due = told["due"].as_array().unwrap();
        due.iter().find(|one| one["of"] == when).unwrap()["count"].clone()
    };
    let on = told("2029-11-13");
    assert_eq!((of(&on, "today"), of(&on, "week")), (value!(0), value!(0)), "{on}");
    assert!(on["ends"].as_u64().unwrap() >= 1, "{on}");
    let shown = text(&run(dir.path(), &["today", "--on", "2029-11-13"]));
    assert!(shown.contains("本周期满，无须办理"), "{shown}");
}

#[test]
fn a_row_of_consent_that_says_nothing_covers_nothing() {
    let dir = workspace();
    let path = dir.path().join(format!("{RECORD}.json"));
    let mut record: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let row = record["answers"]["consents"][0].as_object_mut().unwrap();
    row.retain(|id, _| ["id", "scenario", "groups", "recipients"].contains(&id.as_str()));
    fs::write(&path, record.to_string()).unwrap();
    let shown = run(dir.path(), &["consent", RECORD]);
    assert_eq!(code(&shown), 1);
    assert!(text(&shown).contains("[未填完] "), "{}", text(&shown));
    let cells = json(&run(dir.path(), &["consent", RECORD, "--format", "json"]));
    let begun = |cell: &&Value| cell["coverage"] == "begun";
    let cell = cells.as_array().unwrap().iter().find(begun).unwrap();
    assert!(cell["covered_by"].as_array().unwrap().is_empty(), "{cell}");
    assert!(!cell["begun_by"].as_array().unwrap().is_empty(), "{cell}");
}

#[test]
fn the_ways_of_the_data_are_drawn_and_told_and_a_voice_hears_no_line() {
    let dir = workspace();
    let drawn = text(&run(dir.path(), &["ways", RECORD]));
    assert!(
        drawn.contains('┏') && drawn.contains("境外接收方：Hanselicht Reisepartner GmbH"),
        "{drawn}"
    );
    let words = text(&run(dir.path(), &["ways", RECORD, "--words", "--lang", "en"]));
    assert!(!words.contains('┏') && words.contains("Overseas recipients: "), "{words}");
    let told = json(&run(dir.path(), &["ways", RECORD, "--format", "json"]));
    for way in told.as_array().unwrap() {
        let boxes: Vec<&Value> =
            way["boxes"].as_array().unwrap().iter().map(|one| &one["place"]).collect();
        for line in way["lines"].as_array().unwrap() {
            assert!(boxes.contains(&&line["from"]) && boxes.contains(&&line["to"]), "{line}");
        }
        for one in &boxes {
            assert!(drawn_from(dir.path(), one), "{one} is a row of the record");
        }
    }
}

/// Whether a box stands for a row of the record.
fn drawn_from(dir: &std::path::Path, place: &Value) -> bool {
    let record = fs::read_to_string(dir.join(format!("{RECORD}.json"))).unwrap();
    let record: Value = serde_json::from_str(&record).unwrap();
    let (section, id) = place.as_str().unwrap().split_once('/').unwrap();
    record["answers"][section].as_array().unwrap().iter().any(|row| row["id"] == id)
}
