//! What goes back to the officer who asked for corrections: the reply, the changed papers clean and marked, and what is said before.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::command_line::{code, json, run, text, workspace};
use crate::filing_life::{PLACE, RECORD, filing, handed_in, path};

/// The day of each change in a Word file.
fn revised(docx: &Path) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(fs::File::open(docx).unwrap()).unwrap();
    let mut part = archive.by_name("word/document.xml").unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
    xml.split("w:date=\"").skip(1).map(|rest| rest.chars().take(10).collect()).collect()
}

#[test]
fn what_goes_back_is_whole_and_silent_about_nothing() {
    let dir = workspace();
    let dir = dir.path();
    handed_in(dir, "out0", "2026-11-27", &[]);
    let (file, shown) = path(dir, "letter.txt");
    let words = "粤网信合同备补〔2026〕302号\n乙公司：\n（一）关于系统\n(1)地点不清，请补充机房地址；\n（二）关于承诺\n(1)请于2027年1月15日前完成现场审计。\n甲省网信办\n";
    fs::write(file, words).unwrap();
    run(dir, &["letter", "receive", RECORD, &shown, "--on", "2026-11-30"]);
    // The whole package says that a letter is open, and what it wants.
    let (_, whole) = path(dir, "whole");
    let made = run(dir, &["package", RECORD, "--to", &whole]);
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    assert!(said.contains("通知letter-1") && said.contains("letter package"), "{said}");

    // Nothing has changed yet: no empty table.
    let (reply, reply_path) = path(dir, "reply.md");
    let replied = || {
        let made = run(dir, &["letter", "reply", RECORD, "--to", &reply_path]);
        let said = String::from_utf8_lossy(&made.stderr).into_owned();
        (code(&made), said, fs::read_to_string(&reply).unwrap())
    };
    let (_, _, told) = replied();
    assert!(told.contains("本次只提交本答复") && !told.contains("其他改动"), "{told}");
    assert!(told.contains("编号粤网信合同备补〔2026〕302号"), "{told}");
    assert!(
        told.contains("第1点：来函（一）(1)") && told.contains("第2点：来函（二）(1)"),
        "{told}"
    );

    // What nobody asked for is told to the officer, too; what only we keep is not.
    run(dir, &["set", RECORD, PLACE, "浙江省杭州市滨江区样例大道8号 滨江机房"]);
    run(dir, &["set", RECORD, "recipients/recipient-lindenfeld/contact", "+49 69 90009 121"]);
    run(dir, &["set", RECORD, "record/team", "另一个小组"]);
    let event = text(&run(dir, &["add", RECORD, "events"])).trim().to_owned();
    run(dir, &["set", RECORD, &format!("events/{event}/number"), "内部-77"]);
    run(dir, &["letter", "answer", RECORD, "1", "已补充。", "--about", "systems/place"]);
    run(dir, &["letter", "answer", RECORD, "2", "将完成审计。"]);
    let (exit, said, told) = replied();
    assert_eq!(exit, 1);
    assert!(said.contains("第2点的承诺没有写明责任人"), "{said}");
    assert!(told.contains("草稿：第2点的承诺没有写明责任人"), "{told}");
    let (_, other) = told.split_once("其他改动").unwrap();
    assert!(other.contains("+49 69 90009 121"), "{told}");
    assert!(!other.contains("滨江机房") && !told.contains("另一个小组"), "{told}");
    assert!(!told.contains("内部-77"), "{told}");
    run(dir, &["letter", "answer", RECORD, "2", "--owner", "李四"]);
    let (_, said, told) = replied();
    assert!(!said.contains("承诺没有写明") && !told.contains("草稿"), "{said}{told}");

    // The folder holds what its manifest tells, and no more: each changed paper clean and marked, and the reply.
    let (next, next_path) = path(dir, "out1");
    run(dir, &["letter", "package", RECORD, "--to", &next_path]);
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(next.join("manifest.json")).unwrap()).unwrap();
    let files = manifest["files"].as_array().unwrap();
    for file in files {
        let bytes = fs::read(next.join(file["name"].as_str().unwrap())).unwrap();
        assert_eq!(bytes.len() as u64, file["bytes"].as_u64().unwrap(), "{file}");
    }
    let of = |what: &str| -> Vec<PathBuf> {
        let own = files.iter().filter(|file| file["document"] == what);
        own.map(|file| next.join(file["name"].as_str().unwrap())).collect()
    };
    let count = |name: &str| fs::read_dir(next.join(name)).unwrap().count();
    assert_eq!((of("clean").len(), of("marked").len()), (count("清洁稿"), count("改动标记稿")));
    assert!(!of("clean").is_empty() && of("clean").len() == of("marked").len());
    assert_eq!(of("correction-reply"), [next.join("答复函.docx")]);
    assert_eq!(manifest["zip"], Value::Null);
    assert_eq!(manifest["submissions"].as_array().unwrap().len(), 1);
    // A change is dated on the day on which it is shown, not on that of the assessment.
    for (marked, clean) in of("marked").iter().zip(of("clean")) {
        let days = revised(marked);
        assert!(!days.is_empty() && days.iter().all(|day| manifest["as_of"] != day.as_str()));
        assert!(revised(&clean).is_empty());
    }
    // And it can be handed in as it is.
    let all = ["filing", "hand-in", RECORD, "--package", &next_path, "--on", "2099-01-01"];
    let done = run(dir, &[&all[..], &["--answers", "letter-1"]].concat());
    assert_eq!(code(&done), 0, "{}", String::from_utf8_lossy(&done.stderr));
    // A day that has not come is doubted, and what was noted so is taken back with its day.
    assert!(String::from_utf8_lossy(&done.stderr).contains("2099-01-01在今天"));
    let back = ["filing", "mistaken", RECORD, "0001", "--why", "写错日期", "--format", "json"];
    assert_eq!(json(&run(dir, &back))["event_removed"], true);
    assert_eq!(filing(dir, "2026-12-03")["stage"], "correction_asked");
}
