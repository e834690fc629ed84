//! The life of a filing by command: handed in, asked to be corrected, answered, handed in again; and what does not fit.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::command_line::{code, json, run, text, workspace};

pub(crate) const RECORD: &str = "customers-standard-contract";
pub(crate) const PLACE: &str = "systems/system-register/place";

pub(crate) fn path(dir: &Path, name: &str) -> (PathBuf, String) {
    let path = dir.join(name);
    (path.clone(), path.to_str().unwrap().to_owned())
}

/// What stands in a folder under a name that begins so.
pub(crate) fn inside(dir: &Path, begins: &str) -> PathBuf {
    let mut all = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    all.find(|path| path.file_name().unwrap().to_string_lossy().starts_with(begins)).unwrap()
}

/// Makes a package and notes that it was handed in.
pub(crate) fn handed_in(dir: &Path, name: &str, day: &str, more: &[&str]) -> std::process::Output {
    let (_, to) = path(dir, name);
    run(dir, &["package", RECORD, "--to", &to]);
    let mut all = vec!["filing", "hand-in", RECORD, "--package", &to, "--on", day];
    all.extend(more);
    run(dir, &all)
}

pub(crate) fn filing(dir: &Path, on: &str) -> Value {
    json(&run(dir, &["filing", RECORD, "--on", on, "--format", "json"]))[0].clone()
}

#[test]
fn a_filing_is_handed_in_corrected_and_handed_in_again() {
    let dir = workspace();
    let dir = dir.path();
    // Before: the record tells of an earlier filing of which nothing is kept.
    let before = filing(dir, "2026-11-20");
    assert_eq!((&before["stage"], &before["acts"]), (&"decided".into(), &"nobody".into()));
    assert!(before["doubts"][0]["zh"].as_str().unwrap().contains("filing hand-in"));

    let done = handed_in(dir, "out0", "2026-11-27", &["--receipt", "R-1"]);
    assert_eq!(code(&done), 0, "{}", String::from_utf8_lossy(&done.stderr));
    let after = filing(dir, "2026-11-28");
    assert_eq!((&after["stage"], &after["acts"]), (&"handed_in".into(), &"authority".into()));
    assert_eq!(after["doubts"], Value::Array(Vec::new()));
    assert_eq!(after["clock"]["due"], "2026-12-18");
    let first = &after["sequences"][0];
    assert_eq!((&first["number"], &first["receipt"]), (&0.into(), &"R-1".into()));
    // By which law data it was made stands in the sequence, as in the package, and not only where it was made.
    let made = fs::read_to_string(dir.join("out0/manifest.json")).unwrap();
    let made: Value = serde_json::from_str(&made).unwrap();
    assert_eq!(first["law_data"], made["law_data"]["version"]);
    assert_eq!(first["law_data"], chujing::source::LAW_DATA.version);
    let held = json(&run(dir, &["filing", "view", RECORD, "--format", "json"]));
    assert_eq!(held["held"].as_array().unwrap().len(), first["papers"].as_array().unwrap().len());

    // The same once more: nothing is handed in twice unless that is said.
    let again = handed_in(dir, "out0-again", "2026-11-28", &[]);
    assert_eq!(code(&again), 2);
    assert!(String::from_utf8_lossy(&again.stderr).contains("--also-unchanged"));

    let (letter, letter_path) = path(dir, "letter.txt");
    fs::write(&letter, "贵公司：\n1. 地点不清，请补充保修登记小程序的机房地址。\n2. 请说明联系人。\n请于10个工作日内补正。\n")
        .unwrap();
    let all = ["letter", "receive", RECORD, &letter_path, "--on", "2026-11-30", "--format", "json"];
    let received = json(&run(dir, &all));
    let words: Vec<&str> = received["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| point["words"].as_str().unwrap())
        .collect();
    assert_eq!(words, ["地点不清，请补充保修登记小程序的机房地址。", "请说明联系人。"]);
    let asked = filing(dir, "2026-12-01");
    assert_eq!((&asked["stage"], &asked["rounds"]), (&"correction_asked".into(), &1.into()));
    assert_eq!(asked["clock"]["due"], "2026-12-14");

    run(dir, &["set", RECORD, PLACE, "浙江省杭州市滨江区样例大道8号 滨江机房"]);
    run(dir, &["set", RECORD, "recipients/recipient-lindenfeld/contact", "+49 69 90009 121"]);
    run(dir, &["letter", "answer", RECORD, "1", "已补充。", "--about", "systems/place"]);
    run(dir, &["letter", "answer", RECORD, "2", "联系人没有变化。", "--no-change"]);
    let radar = run(dir, &["radar", RECORD]);
    assert_eq!(code(&radar), 1);
    assert!(text(&radar).contains("保存地点"), "{}", text(&radar));

    let (next, next_path) = path(dir, "out1");
    let made = run(dir, &["letter", "package", RECORD, "--to", &next_path]);
    // What nobody asked for is told: the telephone.
    assert_eq!(code(&made), 1, "{}", String::from_utf8_lossy(&made.stderr));
    assert!(
        String::from_utf8_lossy(&made.stderr).contains("联系方式"),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    assert!(next.join("答复函.docx").exists());
    let marked: Vec<_> = fs::read_dir(next.join("改动标记稿")).unwrap().collect();
    assert!(!marked.is_empty());
    let handed = [
        "filing",
        "hand-in",
        RECORD,
        "--package",
        &next_path,
        "--on",
        "2026-12-10",
        "--answers",
        "letter-1",
    ];
    let done = run(dir, &handed);
    assert_eq!(code(&done), 0, "{}", String::from_utf8_lossy(&done.stderr));
    let again = filing(dir, "2026-12-10");
    assert_eq!(again["stage"], "handed_in_again");
    assert_eq!(again["letters"][0]["is_answered"], true);
    let second = &again["sequences"][1];
    assert!(
        second["papers"].as_array().unwrap().iter().all(|paper| paper["operation"] == "replace")
    );
    assert_eq!(second["previous"].as_str().unwrap().len(), 64);
    // Nothing is due any more but what the change obliges to.
    let held = json(&run(dir, &["filing", "view", RECORD, "--format", "json"]));
    let since: Vec<u64> =
        held["held"].as_array().unwrap().iter().map(|one| one["since"].as_u64().unwrap()).collect();
    assert!(since.contains(&0) && since.contains(&1), "{since:?}");
    let at_first = json(&run(dir, &["filing", "view", RECORD, "--at", "0000", "--format", "json"]));
    assert!(at_first["held"].as_array().unwrap().iter().all(|one| one["since"] == 0));
    assert_eq!(code(&run(dir, &["filing", "verify", RECORD])), 0);
}

#[test]
fn what_was_changed_by_hand_is_told_and_the_rest_is_read() {
    let dir = workspace();
    let dir = dir.path();
    handed_in(dir, "out0", "2026-11-27", &[]);
    let row = fs::read_dir(dir.join("filing")).unwrap().next().unwrap().unwrap().path();
    let first = inside(&row.join("standard_contract"), "0000");
    let sequence = first.join("sequence.json");
    let paper = fs::read_dir(first.join("papers")).unwrap().next().unwrap();
    fs::write(paper.unwrap().path(), "x").unwrap();
    let verified = run(dir, &["filing", "verify", RECORD]);
    assert_eq!(code(&verified), 1);
    assert!(text(&verified).contains("与提交时不同"), "{}", text(&verified));
    fs::write(&sequence, "{").unwrap();
    let told = run(dir, &["filing", RECORD]);
    assert_eq!(code(&told), 1);
    assert!(text(&told).contains("0000"), "{}", text(&told));
}

#[test]
fn bad_packages_and_letters_are_refused_with_what_to_do() {
    let dir = workspace();
    let dir = dir.path();
    let (to, to_path) = path(dir, "out0");
    run(dir, &["package", RECORD, "--to", &to_path]);
    let hand_in = |package: &str, record: &str| {
        let output =
            run(dir, &["filing", "hand-in", record, "--package", package, "--on", "2026-11-27"]);
        (code(&output), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    // Not a package, and one of another record.
    assert_eq!(hand_in(dir.to_str().unwrap(), RECORD).0, 2);
    let (other, said) = hand_in(&to_path, "security-assessment");
    assert_eq!(other, 2, "{said}");
    // A paper that was changed after it was made.
    let paper = fs::read_dir(to.join("1-申报备案材料"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_str().unwrap().contains("/07-"))
        .unwrap();
    fs::write(paper, "x").unwrap();
    let (changed, said) = hand_in(&to_path, RECORD);
    assert!(changed == 2 && said.contains("改动过"), "{said}");
    assert!(!dir.join("filing").exists(), "nothing was noted");
    for (name, bytes, wanted) in [
        ("empty.txt", Vec::new(), "没有文字"),
        ("scan.pdf", crate::batch::PDF.to_vec(), "PDF"),
        ("thanks.txt", "材料收到，谢谢。".as_bytes().to_vec(), "--point"),
    ] {
        let (file, shown) = path(dir, name);
        fs::write(file, bytes).unwrap();
        let output = run(dir, &["letter", "receive", RECORD, &shown, "--on", "2026-11-30"]);
        assert_ne!(code(&output), 0);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(wanted), "{name}: {said}");
    }
    // A letter in the encoding of older systems is read as it is meant.
    let (file, shown) = path(dir, "gbk.txt");
    let (bytes, _, _) = encoding_rs::GB18030.encode("一、请补充报告。\n二、请更正承诺书。");
    fs::write(file, bytes).unwrap();
    let split = json(&run(dir, &["letter", "split", &shown, "--format", "json"]));
    assert_eq!(split["points"][1]["words"], "请更正承诺书。");
}

#[test]
fn a_scan_that_the_next_package_lacks_is_not_withdrawn_unless_that_is_said() {
    let dir = workspace();
    let dir = dir.path();
    let (scan, shown) = path(dir, "licence.pdf");
    fs::write(scan, crate::batch::PDF).unwrap();
    let (_, first) = path(dir, "out0");
    run(dir, &["package", RECORD, "--to", &first, "--scan", &format!("1={shown}")]);
    let hand_in = |package: &str, more: &[&str]| {
        let mut all = vec!["filing", "hand-in", RECORD, "--package", package, "--on", "2026-11-27"];
        all.extend(more);
        all.extend(["--format", "json"]);
        run(dir, &all)
    };
    assert_eq!(code(&hand_in(&first, &[])), 0);
    let holds_scan = || {
        let held = json(&run(dir, &["filing", "view", RECORD, "--format", "json"]));
        held["held"].as_array().unwrap().iter().any(|one| one["key"] == "scan/1")
    };
    assert!(holds_scan());
    run(dir, &["set", RECORD, PLACE, "浙江省杭州市滨江区样例大道8号"]);
    let (_, second) = path(dir, "out1");
    run(dir, &["package", RECORD, "--to", &second]);
    let done = json(&hand_in(&second, &[]));
    assert_eq!(done["left_out"].as_array().unwrap().len(), 1);
    assert!(holds_scan());
    let done = json(&hand_in(&second, &["--withdraw"]));
    assert_eq!(done["sequence"]["papers"][0]["operation"], "withdraw");
    assert!(!holds_scan());
}

#[test]
fn a_letter_noted_by_mistake_asks_for_nothing_and_stays_with_who_says_so_and_why() {
    let dir = workspace();
    let dir = dir.path();
    handed_in(dir, "out0", "2026-11-27", &[]);
    let (file, shown) = path(dir, "letter.txt");
    fs::write(file, "1. 请补充地点。\n2. 请更正承诺书的日期。\n").unwrap();
    run(dir, &["letter", "receive", RECORD, &shown, "--on", "2026-11-30"]);
    assert_eq!(filing(dir, "2026-12-01")["stage"], "correction_asked");
    let withdraw = |more: &[&str]| {
        let all = ["letter", "withdraw", RECORD, "letter-1", "--why"];
        run(dir, &[&all[..], more].concat())
    };
    assert_eq!(code(&withdraw(&[" "])), 2, "a reason is wanted");
    let gone = json(&withdraw(&["发给另一家公司的", "--format", "json"]));
    assert_eq!(gone["event_removed"], true);
    assert_eq!(gone["withdrawn"]["why"], "发给另一家公司的");
    let after = filing(dir, "2026-12-01");
    assert_eq!((&after["stage"], &after["rounds"]), (&"handed_in".into(), &0.into()));
    assert_eq!(after["letters"], Value::Array(Vec::new()));
    assert_eq!(after["withdrawn"][0]["points"].as_array().unwrap().len(), 2);
    assert!(text(&run(dir, &["letter", "list", RECORD])).contains("误记"));
    // Once is enough, and it answers to nothing any more.
    assert_eq!(code(&withdraw(&["再次"])), 2);
    assert_eq!(code(&run(dir, &["letter", "answer", RECORD, "1", "好。"])), 2);
    let done = handed_in(dir, "out1", "2026-12-02", &["--letter", "letter-1", "--also-unchanged"]);
    assert_eq!(code(&done), 2);
    // The next one is another.
    run(dir, &["letter", "receive", RECORD, &shown, "--on", "2026-12-03", "--no-event"]);
    let again = filing(dir, "2026-12-04");
    let id = again["letters"][0]["letter"]["id"].as_str().unwrap().to_owned();
    assert!(id.starts_with("letter-2-"), "{id}");
    assert_eq!(again["letters"][0]["name"], "letter-2");
}

#[test]
fn a_day_that_a_person_had_put_there_stays_when_the_letter_goes() {
    let dir = workspace();
    let dir = dir.path();
    let record = dir.join(format!("{RECORD}.json"));
    let read = || -> Value { serde_json::from_slice(&fs::read(&record).unwrap()).unwrap() };
    let mut own = read();
    let day =
        serde_json::json!({ "id": "own", "kind": "sc_supplement_notice", "day": "2026-11-30" });
    own["answers"]["events"].as_array_mut().unwrap().push(day);
    fs::write(&record, own.to_string()).unwrap();
    let (file, shown) = path(dir, "letter.txt");
    fs::write(file, "1. 请补充地点。\n").unwrap();
    run(dir, &["letter", "receive", RECORD, &shown, "--on", "2026-11-30"]);
    let all = ["letter", "withdraw", RECORD, "letter-1", "--why", "误记", "--format", "json"];
    assert_eq!(json(&run(dir, &all))["event_removed"], false);
    assert!(read()["answers"]["events"].to_string().contains("\"own\""));
}

#[test]
fn of_several_submissions_the_one_with_the_letter_is_meant() {
    let mixed = "travel-mixed-routes";
    let dir = workspace();
    let dir = dir.path();
    let (letter, letter_path) = path(dir, "letter.txt");
    fs::write(&letter, "1. 请核对注册地址。\n").unwrap();
    let receive = ["letter", "receive", mixed, &letter_path, "--on", "2026-12-28"];
    // Of which the letter is stands in no letter.
    assert_eq!(code(&run(dir, &receive)), 2);
    let of = [&receive[..], &["--of", "standard_contract"]].concat();
    assert_eq!(code(&run(dir, &of)), 0);

    let answer = ["letter", "answer", mixed, "1", "已核对。"];
    let done = run(dir, &answer);
    assert_eq!(code(&done), 0, "{}", String::from_utf8_lossy(&done.stderr));
    let named = [&answer[..], &["--letter", "letter-1"]].concat();
    assert_eq!(code(&run(dir, &named)), 0);
    let other = [&answer[..], &["--of", "gba_contract"]].concat();
    assert_eq!(code(&run(dir, &other)), 2);

    // With one for each of two, it is said again which.
    let of = [&receive[..], &["--of", "gba_contract"]].concat();
    assert_eq!(code(&run(dir, &of)), 0);
    assert_eq!(code(&run(dir, &named)), 2);
}
