//! Exported files read back: a number changed by hand is named, a record that moved on makes a file stale.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use crate::command_line::{code, json, run, text, workspace};

/// The file with one piece of its main text replaced, as somebody might do by hand.
pub(crate) fn edited(path: &Path, from: &str, to: &str) {
    rewritten(path, |xml| {
        assert!(xml.contains(from), "{from} is not in the file");
        xml.replacen(from, to, 1)
    });
}

pub(crate) fn rewritten(path: &Path, change: impl Fn(&str) -> String) {
    with_parts(path, |name, bytes| match name {
        "word/document.xml" => Some(change(&String::from_utf8(bytes).unwrap()).into_bytes()),
        _ => Some(bytes),
    });
}

/// The file with each part as `change` gives it; parts that it gives nothing for are left out.
pub(crate) fn with_parts(path: &Path, change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) {
    let mut archive = zip::ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let Some(bytes) = change(&name, bytes) else { continue };
        out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    fs::write(path, out.finish().unwrap().into_inner()).unwrap();
}

#[test]
fn a_number_changed_by_hand_is_named_and_a_changed_record_makes_the_file_stale() {
    let dir = workspace();
    let to = dir.path().join("out");
    let record = "customers-standard-contract";
    run(dir.path(), &["export", record, "--to", to.to_str().unwrap(), "--format", "docx"]);
    let report = to.join(format!("{record}-pipia-report-zh.docx"));
    let verify = || run(dir.path(), &["verify", record, report.to_str().unwrap()]);
    assert_eq!(code(&verify()), 0, "{}", text(&verify()));
    assert!(text(&verify()).contains("与记录一致"));

    edited(&report, "260,000", "200,000");
    let output = verify();
    assert_eq!(code(&output), 1);
    let said = text(&output);
    assert!(said.contains("260,000") && said.contains("200,000"), "{said}");
    assert!(said.contains("/ordinary"), "{said}");
    assert!(!said.contains("已过期"), "{said}");

    run(dir.path(), &["set", record, "handler/employees", "641"]);
    let found =
        json(&run(dir.path(), &["verify", record, report.to_str().unwrap(), "--format", "json"]));
    assert_eq!(found[0]["result"]["stale"], true);
    let places = found[0]["result"]["drifts"].to_string();
    assert!(places.contains("handler/employees"), "{places}");

    // A paper without headings has its difference told without an empty name.
    let paper = to.join(format!("{record}-contract-authorisation-zh.docx"));
    run(dir.path(), &["set", record, "handler/agent", "王某"]);
    let said = text(&run(dir.path(), &["verify", record, paper.to_str().unwrap()]));
    assert!(said.contains("第一个标题之前") && !said.contains("“”"), "{said}");
}

#[test]
fn a_file_of_another_record_or_no_word_file_is_not_taken_for_one() {
    let dir = workspace();
    let to = dir.path().join("out");
    run(
        dir.path(),
        &["export", "hr-exempt", "--to", to.to_str().unwrap(), "--format", "docx,json"],
    );
    let brief = to.join("hr-exempt-brief-zh.docx");
    let output =
        run(dir.path(), &["verify", "customers-standard-contract", brief.to_str().unwrap()]);
    assert_eq!(code(&output), 1);
    let foreign = to.join("foreign.docx");
    fs::copy(&brief, &foreign).unwrap();
    rewritten(&foreign, |xml| xml.chars().map(|c| if c > '\u{2fff}' { '外' } else { c }).collect());
    let output = run(dir.path(), &["verify", "hr-exempt", foreign.to_str().unwrap()]);
    let said = text(&output);
    assert!(
        code(&output) == 1 && said.contains("不是由本记录导出") && !said.contains("已过期"),
        "{said}"
    );
    let record = to.join("hr-exempt.json");
    let output = run(dir.path(), &["verify", "hr-exempt", record.to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("hr-exempt.json") && !said.contains("范本"), "{said}");
    // One that cannot be read does not keep the others from being compared.
    let output = run(
        dir.path(),
        &["verify", "hr-exempt", "nowhere.docx", brief.to_str().unwrap(), "--format", "json"],
    );
    assert_eq!(code(&output), 2);
    let found = json(&output);
    assert!(found[0]["error"]["zh"].as_str().unwrap().contains("nowhere.docx"), "{found}");
    assert_eq!(found[1]["result"]["drifts"], serde_json::json!([]));
    // A paragraph that was added is not in the record.
    edited(&brief, "</w:p>", "</w:p><w:p><w:r><w:t>私自加的一段</w:t></w:r></w:p>");
    let said = text(&run(dir.path(), &["verify", "hr-exempt", brief.to_str().unwrap()]));
    assert!(said.contains("记录：（记录中没有）") && said.contains("私自加的一段"), "{said}");
}
