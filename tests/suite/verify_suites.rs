//! Papers that went through other hands and other suites: what they lost and gained unseen is no change, what they say otherwise is.

use std::fs;
use std::path::{Path, PathBuf};

use chujing::document::render::{WORDS, docx, html, words};
use chujing::document::words::{own_words, words_digest};
use chujing::document::{Block, build};
use chujing::form::Facts;
use chujing::law::{Circumstances, Survey};
use chujing::office::Word;
use chujing::text::Lang;
use serde_json::Value;

use crate::command_line::{code, json, run, text, workspace};
use crate::examples::{EXAMPLES, example};
use crate::verify::{edited, rewritten, with_parts};

const RECORD: &str = "customers-standard-contract";

/// A workspace with the papers of a record.
fn exported(record: &str) -> (tempfile::TempDir, PathBuf) {
    let dir = workspace();
    let to = dir.path().join("out");
    run(dir.path(), &["export", record, "--to", to.to_str().unwrap(), "--format", "docx"]);
    let report = to.join(format!("{record}-pipia-report-zh.docx"));
    (dir, report)
}

fn verified(dir: &Path, record: &str, file: &Path) -> Value {
    let args = ["verify", record, file.to_str().unwrap(), "--format", "json"];
    json(&run(dir, &args))[0]["result"].clone()
}

/// The file as suites write it that keep the text alone: no properties of the program, nothing above and below the text.
fn poorer(file: &Path) {
    with_parts(file, |name, bytes| {
        match name {
        "docProps/custom.xml" => Some(b"<Properties/>".to_vec()),
        "docProps/core.xml" => Some(b"<coreProperties/>".to_vec()),
        name if name.starts_with("word/footer") => Some(
            b"<w:ftr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p/></w:ftr>".to_vec(),
        ),
        _ => Some(bytes),
    }
    });
}

/// `words` as a paragraph, in runs with these properties.
fn paragraph(look: &str, words: &str) -> String {
    format!("<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r></w:p>")
}

fn put_behind_title(file: &Path, inside: &str) {
    edited(file, "</w:p>", &format!("</w:p>{inside}"));
}

#[test]
fn every_word_file_says_the_words_of_its_paper_and_bears_their_digest() {
    for name in EXAMPLES {
        let answers = example(name).answers;
        let survey = Survey::at(&Facts::new(&answers), &Circumstances::default());
        for lang in [Lang::Zh, Lang::En] {
            for document in build::documents(&answers, &survey, lang) {
                let read = Word::read(&docx(&document).unwrap()).unwrap();
                let (own, lines) = (own_words(&words(&document)), own_words(&read.lines()));
                assert_eq!(own, lines, "{name} {}", document.id);
                assert_eq!(read.property(WORDS), Some(document.words_digest()));
                let said =
                    format!("<meta name=\"{WORDS}\" content=\"{}\">", document.words_digest());
                assert!(html(&document).contains(&said), "{name} {}", document.id);
                assert_eq!(words_digest(&lines), document.words_digest());
                assert!(read.veiled().is_empty(), "{name} {}", document.id);
            }
        }
    }
}

#[test]
fn a_paper_in_english_is_known_without_its_mark() {
    let record = "travel-mixed-routes";
    let dir = workspace();
    let to = dir.path().join("out");
    run(
        dir.path(),
        &["export", record, "--to", to.to_str().unwrap(), "--format", "docx", "--lang", "en"],
    );
    for paper in ["pipia-report", "evidence-checklist", "gba-assessment"] {
        let files = fs::read_dir(&to).unwrap().map(|file| file.unwrap().path());
        let is_it = |path: &PathBuf| {
            let name = path.file_name().unwrap().to_str().unwrap();
            name.contains(paper) && name.ends_with("-en.docx")
        };
        let file = files.into_iter().find(is_it).unwrap_or_else(|| panic!("no {paper}"));
        poorer(&file);
        let found = verified(dir.path(), record, &file);
        assert_eq!(found["drifts"], serde_json::json!([]), "{paper}: {found:#}");
    }
}

#[test]
fn what_other_suites_drop_and_a_table_of_contents_are_no_change() {
    let (dir, report) = exported(RECORD);
    let answers = example(RECORD).answers;
    let survey = Survey::at(&Facts::new(&answers), &Circumstances::default());
    let made = build::documents(&answers, &survey, Lang::Zh);
    let headings: Vec<String> = made[0]
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(_, words) => Some(words.replace('&', "&amp;")),
            _ => None,
        })
        .collect();
    let entries = headings.iter().enumerate().map(|(at, words)| {
        format!("<w:p><w:r><w:t>{words}</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:tab/><w:t>{}</w:t></w:r></w:p>", at / 3)
    });
    let contents = paragraph("", "目录") + &entries.collect::<String>();
    for is_poorer in [false, true] {
        put_behind_title(&report, &contents);
        if is_poorer {
            poorer(&report);
        }
        let found = verified(dir.path(), RECORD, &report);
        let silent = found["drifts"] == serde_json::json!([]) && found["stale"] == false;
        assert!(silent && found["extras"] == serde_json::json!([]), "{found:#}");
        assert_eq!(found["changed"], if is_poorer { Value::Null } else { false.into() });
        let said = run(dir.path(), &["verify", RECORD, report.to_str().unwrap()]);
        assert_eq!(code(&said), 0, "{}", text(&said));
    }
    // A number changed by hand is named all the same.
    edited(&report, "260,000", "200,000");
    let found = verified(dir.path(), RECORD, &report);
    let drifts = found["drifts"].as_array().unwrap();
    assert!(drifts.len() == 1 && drifts[0]["file"].to_string().contains("200,000"), "{found:#}");
}

#[test]
fn whether_the_paper_or_the_record_has_changed_is_told_apart() {
    let (dir, report) = exported(RECORD);
    let authorisation = report.with_file_name(format!("{RECORD}-contract-authorisation-zh.docx"));
    let as_made = verified(dir.path(), RECORD, &report);
    assert_eq!(as_made["changed"], false);
    assert_eq!(as_made["words"], as_made["words_of_the_record"]);
    // The exported record says the same of each paper, and is the record all the same when it is read.
    let to = report.parent().unwrap();
    run(dir.path(), &["export", RECORD, "--to", to.to_str().unwrap(), "--format", "json"]);
    let copy = fs::read_to_string(to.join(format!("{RECORD}.json"))).unwrap();
    let said: Value = serde_json::from_str(&copy).unwrap();
    assert_eq!(said["papers"][0]["words"], as_made["words"]);
    let read = chujing::dossier::Dossier::from_json(&copy).unwrap();
    assert_eq!(read, example(RECORD), "and nothing derived is kept");
    run(dir.path(), &["set", RECORD, "handler/employees", "641"]);
    let found = verified(dir.path(), RECORD, &report);
    assert_eq!((&found["changed"], &found["stale"]), (&false.into(), &true.into()), "{found:#}");
    // A paper that does not say what changed is as good as before.
    let found = verified(dir.path(), RECORD, &authorisation);
    assert_eq!((&found["changed"], &found["stale"]), (&false.into(), &false.into()), "{found:#}");
    assert_eq!(found["drifts"], serde_json::json!([]));
    edited(&report, "260,000", "200,000");
    let found = verified(dir.path(), RECORD, &report);
    assert_eq!((&found["changed"], &found["stale"]), (&true.into(), &true.into()), "{found:#}");
    let english = run(dir.path(), &["--lang", "en", "verify", RECORD, report.to_str().unwrap()]);
    let said = text(&english);
    assert!(said.contains("changed after its export") && said.contains("stale"), "{said}");
}

#[test]
fn what_is_not_read_and_what_stands_beside_the_text_is_told() {
    let (dir, report) = exported(RECORD);
    let whole = fs::read(&report).unwrap();
    let own_style =
        "<w:style w:type=\"character\" w:styleId=\"Sly\"><w:rPr><w:vanish/></w:rPr></w:style>";
    for (kind, look) in [
        ("struck", "<w:strike/>"),
        ("struck", "<w:dstrike/>"),
        ("pale", "<w:color w:val=\"FFFFFF\"/>"),
        ("pale", "<w:color w:val=\"1F3864\"/><w:shd w:val=\"clear\" w:fill=\"1F3864\"/>"),
        ("tiny", "<w:sz w:val=\"2\"/>"),
        ("hidden", "<w:vanish/>"),
        ("hidden", "<w:rStyle w:val=\"Sly\"/>"),
    ] {
        fs::write(&report, &whole).unwrap();
        with_parts(&report, |name, bytes| {
            let is_styles = name == "word/styles.xml";
            let text = String::from_utf8(bytes.clone()).unwrap_or_default();
            let styles = || text.replace("</w:styles>", &format!("{own_style}</w:styles>"));
            Some(if is_styles { styles().into_bytes() } else { bytes })
        });
        put_behind_title(&report, &paragraph(look, "免除全部责任"));
        let found = verified(dir.path(), RECORD, &report);
        let extra = &found["extras"][0];
        assert_eq!(extra["kind"], kind, "{look}: {found:#}");
        assert_eq!(extra["words"], "免除全部责任");
        assert_eq!(found["changed"], true);
    }
    // White on a dark ground is read, and so is what stands struck out by "no".
    for look in
        ["<w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"black\"/>", "<w:strike w:val=\"0\"/>"]
    {
        fs::write(&report, &whole).unwrap();
        put_behind_title(&report, &paragraph(look, "看得见"));
        assert_eq!(
            verified(dir.path(), RECORD, &report)["extras"],
            serde_json::json!([]),
            "{look}"
        );
    }
    // A word of ours that somebody struck out is still there, but no longer valid.
    fs::write(&report, &whole).unwrap();
    rewritten(&report, |xml| {
        let at = xml.find("260,000").unwrap();
        let run = xml.get(..at).unwrap().rfind("</w:rPr>").unwrap();
        format!("{}<w:strike/>{}", xml.get(..run).unwrap(), xml.get(run..).unwrap())
    });
    let found = verified(dir.path(), RECORD, &report);
    assert_eq!(found["drifts"], serde_json::json!([]));
    assert_eq!(found["extras"][0]["kind"], "struck");
    let output = run(dir.path(), &["verify", RECORD, report.to_str().unwrap()]);
    assert!(code(&output) == 1 && text(&output).contains("删除线"), "{}", text(&output));
}

#[test]
fn text_around_the_page_text_boxes_and_pictures_are_told() {
    let (dir, report) = exported(RECORD);
    let whole = fs::read(&report).unwrap();
    let kinds = |found: &Value| -> Vec<String> {
        let extras = found["extras"].as_array().unwrap().iter();
        extras.map(|extra| extra["kind"].as_str().unwrap().to_owned()).collect()
    };
    with_parts(&report, |name, bytes| {
        let is_footer = name == "word/footer1.xml";
        let text = String::from_utf8(bytes.clone()).unwrap_or_default();
        let more = || text.replacen("<w:p>", &format!("{}<w:p>", paragraph("", "本报告作废")), 1);
        Some(if is_footer { more().into_bytes() } else { bytes })
    });
    let found = verified(dir.path(), RECORD, &report);
    assert_eq!(kinds(&found), ["margin"], "{found:#}");
    assert_eq!(found["extras"][0]["words"], "本报告作废");

    // Written twice, as Word does for older programs, it is told once.
    fs::write(&report, &whole).unwrap();
    let text_box = format!("<w:txbxContent>{}</w:txbxContent>", paragraph("", "另有约定"));
    let mc = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
    let twice = format!(
        "<w:p><w:r><mc:AlternateContent {mc}><mc:Choice><w:drawing>{text_box}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{text_box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    put_behind_title(&report, &twice);
    let found = verified(dir.path(), RECORD, &report);
    assert_eq!(kinds(&found), ["text_box", "drawn"], "{found:#}");
    assert_eq!(found["drifts"], serde_json::json!([]));

    fs::write(&report, &whole).unwrap();
    put_behind_title(&report, "<w:p><w:r><w:drawing/></w:r></w:p>");
    with_media(&report, b"\x89PNG picture");
    let found = verified(dir.path(), RECORD, &report);
    assert_eq!(kinds(&found), ["picture"], "{found:#}");
    assert_eq!(found["extras"][0]["count"], 1);
}

/// The file with a picture more among its parts.
fn with_media(file: &Path, picture: &[u8]) {
    use std::io::{Cursor, Write as _};
    let mut from = zip::ZipArchive::new(Cursor::new(fs::read(file).unwrap())).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        out.raw_copy_file(from.by_index_raw(index).unwrap()).unwrap();
    }
    out.start_file("word/media/image1.png", zip::write::SimpleFileOptions::default()).unwrap();
    out.write_all(picture).unwrap();
    fs::write(file, out.finish().unwrap().into_inner()).unwrap();
}

#[test]
fn a_paper_of_another_record_is_told_as_such_whatever_suite_saved_it() {
    let (dir, report) = exported(RECORD);
    let other = "hr-exempt";
    for is_poorer in [false, true] {
        if is_poorer {
            poorer(&report);
        }
        let found = verified(dir.path(), other, &report);
        assert_eq!(found["of_another_record"], true, "{is_poorer}: {found:#}");
        assert_eq!((&found["drifts"], &found["stale"]), (&serde_json::json!([]), &false.into()));
        let output = run(dir.path(), &["verify", other, report.to_str().unwrap()]);
        assert!(code(&output) == 1 && text(&output).contains("另一份记录"), "{}", text(&output));
    }
    assert_eq!(verified(dir.path(), RECORD, &report)["of_another_record"], false);
}

#[test]
fn an_official_heading_typed_in_place_of_ours_is_no_change() {
    let (dir, report) = exported(RECORD);
    let official =
        "基本情况简介，包括股权结构、实际控制人、境内外投资情况、组织架构和个人信息保护机构信息等";
    rewritten(&report, |xml| xml.replacen("1. 基本情况简介<", &format!("1. {official}<"), 1));
    let found = verified(dir.path(), RECORD, &report);
    assert_eq!(found["drifts"], serde_json::json!([]), "{found:#}");
    rewritten(&report, |xml| xml.replacen(official, "基本情况", 1));
    assert_eq!(verified(dir.path(), RECORD, &report)["drifts"].as_array().unwrap().len(), 1);
}

#[test]
fn ten_changes_spread_over_a_long_report_are_all_named() {
    let dir = workspace();
    let path = dir.path().join(format!("{RECORD}.json"));
    let mut record: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let rows = record["answers"]["items"].as_array().unwrap().clone();
    let many = rows.iter().cycle().take(400).enumerate().map(|(at, row)| {
        let mut row = row.clone();
        row["id"] = format!("item-{at}").into();
        row["name"] = format!("数据项第{at}号").into();
        row
    });
    record["answers"]["items"] = many.collect();
    let every: Value = (0..400).map(|at| format!("item-{at}")).collect();
    for scenario in record["answers"]["scenarios"].as_array_mut().unwrap() {
        scenario["items"] = every.clone();
    }
    fs::write(&path, record.to_string()).unwrap();
    let to = dir.path().join("out");
    run(dir.path(), &["export", RECORD, "--to", to.to_str().unwrap(), "--format", "docx"]);
    let report = to.join(format!("{RECORD}-pipia-report-zh.docx"));
    for number in (15..400).step_by(40) {
        edited(&report, &format!("数据项第{number}号<"), &format!("数据项第{number}号（改）<"));
    }
    let found = verified(dir.path(), RECORD, &report);
    let drifts = found["drifts"].as_array().unwrap();
    assert_eq!(drifts.len(), 10, "{found:#}");
    assert!(drifts.iter().all(|drift| drift["file"].to_string().contains("（改）")));
}
