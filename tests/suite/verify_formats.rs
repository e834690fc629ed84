//! Pages, workbooks and pictures that went through other hands: compared as Word files are, and what is not compared is said.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json as value};

use crate::command_line::{code, json, run, text, workspace};
use crate::verify::{rewritten, with_parts};

const RECORD: &str = "travel-mixed-routes";

fn exported(format: &str) -> (tempfile::TempDir, PathBuf) {
    let dir = workspace();
    let to = dir.path().join("out");
    run(dir.path(), &["export", RECORD, "--to", to.to_str().unwrap(), "--format", format]);
    (dir, to)
}

fn verified(dir: &Path, file: &Path) -> Value {
    let args = ["verify", RECORD, file.to_str().unwrap(), "--format", "json"];
    json(&run(dir, &args))[0]["result"].clone()
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    all.filter(|path| path.extension().is_some_and(|own| own == ending)).collect()
}

fn is_silent(found: &Value) -> bool {
    found["drifts"] == value!([]) && found["extras"] == value!([]) && found["stale"] == false
}

#[test]
fn a_page_is_compared_word_by_word() {
    let (dir, to) = exported("html");
    // Each is held against every paper: a few stand for all.
    for file in files(&to, "html").into_iter().take(2) {
        let found = verified(dir.path(), &file);
        assert!(is_silent(&found) && found["changed"] == false, "{}: {found:#}", file.display());
    }
    let report = to.join(format!("{RECORD}-pipia-report-zh.html"));
    let whole = fs::read_to_string(&report).unwrap();
    // As an editor saves it: other line ends, other marks of the same signs.
    fs::write(&report, whole.replace('\n', "\r\n").replace("&#39;", "'")).unwrap();
    assert!(is_silent(&verified(dir.path(), &report)));
    fs::write(&report, whole.replacen("488,600", "48,600", 1)).unwrap();
    let found = verified(dir.path(), &report);
    let drifts = found["drifts"].as_array().unwrap();
    assert!(drifts.len() == 1 && drifts[0]["file"].to_string().contains("48,600"), "{found:#}");
    assert_eq!((&found["changed"], &found["stale"]), (&true.into(), &false.into()));
    // In the drawing, where no line of the text is, and hidden by a style.
    let (before, svg) = whole.split_once("data-node").unwrap();
    let drawn = format!("{before}data-node{}", svg.replacen("</text>", "X</text>", 1));
    for (changed, kind) in [
        (drawn, "redrawn"),
        (whole.replacen("<main>", "<main style=\"color:#fff\">", 1), "restyled"),
        (whole.replacen("<main>", "<main><img src=\"data:image/png;base64,AA==\">", 1), "picture"),
    ] {
        fs::write(&report, changed).unwrap();
        let found = verified(dir.path(), &report);
        assert_eq!(found["drifts"], value!([]), "{kind}");
        assert_eq!(found["extras"][0]["kind"], kind, "{found:#}");
        assert_eq!(code(&run(dir.path(), &["verify", RECORD, report.to_str().unwrap()])), 1);
    }
    fs::write(&report, &whole).unwrap();
    run(dir.path(), &["set", RECORD, "handler/employees", "641"]);
    let found = verified(dir.path(), &report);
    assert!(found["stale"] == true && found["changed"] == Value::Null, "{found:#}");
}

#[test]
fn a_workbook_is_compared_cell_by_cell() {
    let (dir, to) = exported("xlsx");
    let files = files(&to, "xlsx");
    assert!(files.len() > 3);
    for file in &files {
        let found = verified(dir.path(), file);
        assert!(is_silent(&found) && found["changed"] == false, "{}: {found:#}", file.display());
    }
    let lists = to.join(format!("{RECORD}-lists-zh.xlsx"));
    with_parts(&lists, |name, bytes| {
        let text = String::from_utf8(bytes).ok()?;
        Some(if name == "xl/sharedStrings.xml" {
            text.replacen(">企业客户联系人<", ">企业客户联络人<", 1).into_bytes()
        } else {
            text.into_bytes()
        })
    });
    let found = verified(dir.path(), &lists);
    let drifts = found["drifts"].as_array().unwrap();
    assert!(
        !drifts.is_empty() && drifts[0]["file"].to_string().contains("企业客户联络人"),
        "{found:#}"
    );
    assert!(drifts[0]["heading"].as_str().is_some_and(|sheet| !sheet.is_empty()), "{found:#}");
    run(dir.path(), &["set", RECORD, "groups/group-contacts/name", "企业联系人"]);
    let found = verified(dir.path(), &lists);
    assert!(found["stale"] == true, "{found:#}");
}

#[test]
fn what_is_not_compared_is_said_with_what_is() {
    let (dir, to) = exported("markdown");
    let report = to.join(format!("{RECORD}-pipia-report-zh.md"));
    let said = run(dir.path(), &["verify", RECORD, report.to_str().unwrap()]);
    let words = format!("{}{}", text(&said), String::from_utf8_lossy(&said.stderr));
    assert_eq!(code(&said), 2);
    assert!(["docx", "xlsx", "html", "PDF"].iter().all(|one| words.contains(one)), "{words}");
}

#[test]
fn a_picture_said_again_for_older_programs_and_what_pandoc_prints_are_no_change() {
    let (dir, to) = exported("docx");
    let report = to.join(format!("{RECORD}-pipia-report-zh.docx"));
    rewritten(&report, |xml| {
        // As LibreOffice saves it: every box of a picture once more in its fallback.
        let mut out = String::new();
        for part in xml.split_inclusive("</mc:Choice>") {
            out += part;
            if let Some(body) = part.strip_suffix("</mc:Choice>") {
                let boxes = body.split("<w:txbxContent>").skip(1).map(|one| {
                    let inside = one.split("</w:txbxContent>").next().unwrap();
                    format!("<w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict>")
                });
                out += &format!("<mc:Fallback>{}</mc:Fallback>", boxes.collect::<String>());
            }
        }
        assert!(out.contains("<mc:Fallback><w:pict>"));
        out
    });
    let found = verified(dir.path(), &report);
    assert!(is_silent(&found) && found["changed"] == false, "{found:#}");
    rewritten(&report, |xml| {
        let mut out = String::new();
        for part in xml.split_inclusive("<w:tbl>") {
            out += part;
        }
        let caption = out.split("<w:tblCaption w:val=\"").nth(1).unwrap();
        let (caption, rest) = caption.split_once('"').unwrap();
        let told = rest.split("<w:tblDescription w:val=\"").nth(1).unwrap();
        let told = told.split('"').next().unwrap();
        let printed = format!("<w:p><w:r><w:t>{caption}{told}</w:t></w:r></w:p><w:tbl>");
        out.replacen("<w:tbl>", &printed, 1)
    });
    let found = verified(dir.path(), &report);
    assert!(is_silent(&found) && found["changed"] == false, "{found:#}");
    // A number changed is named all the same, and no more than that.
    rewritten(&report, |xml| xml.replacen("488,600", "48,600", 1));
    let found = verified(dir.path(), &report);
    let drifts = found["drifts"].as_array().unwrap();
    assert!(drifts.len() == 1 && drifts[0]["file"].to_string().contains("48,600"), "{found:#}");
}
