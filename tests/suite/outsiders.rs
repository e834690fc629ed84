//! Files of outsiders: what they claim of their size, what hides in their words, and what is no file at all.

use std::fs;
use std::io::{Cursor, Write as _};
use std::process::Output;

use chujing::form::Answers;
use chujing::form::catalog::items;
use serde_json::{Value, json};

use crate::command_line::{code, json as parsed, run, text, workspace};

const RECORD: &str = "customers-standard-contract";

/// Direction, a terminal's escape of one byte, a tag, a joiner between letters, a line separator.
const DECEIVING: &str = "甲\u{202e}乙\u{9b}31m\u{e0041}丙\u{200b}丁\u{2028}戊";

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn is_clean(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\n' | '\t') || chujing::text::is_seen(c))
}

/// A workbook of these parts, with the links that lead from one to the next.
fn workbook(target: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    const LINKS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let link = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{LINKS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let links = [
        ("_rels/.rels", link("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", link("worksheet", target)),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let every = links.iter().map(|(name, content)| (*name, content.as_str()));
    for (name, content) in every.chain(parts.iter().copied()) {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn sheet(cells: &str) -> String {
    format!("<worksheet><sheetData>{cells}</sheetData></worksheet>")
}

/// What a questionnaire of these bytes is told, on a record of the examples.
fn read(name: &str, bytes: &[u8]) -> (i32, String) {
    let dir = workspace();
    let file = dir.path().join(name);
    fs::write(&file, bytes).unwrap();
    let output =
        run(dir.path(), &["--lang", "en", "questionnaire", "read", RECORD, file.to_str().unwrap()]);
    (code(&output), said(&output))
}

#[test]
fn no_count_that_a_workbook_claims_is_believed() {
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    let one = sheet("<row><c t=\"s\"><v>0</v></c></row>");
    let strings = |attribute: &str, content: &str| {
        format!("<sst {attribute}><si><t>{content}</t></si></sst>")
    };
    let amplified: String = "<row><c t=\"s\"><v>0</v></c></row>".repeat(2_000);
    let many: String = "<xf/>".repeat(1_000_001);
    for (what, target, parts, told) in [
        (
            "strings",
            "worksheets/sheet1.xml",
            vec![
                (SHEET, one.clone()),
                ("xl/sharedStrings.xml", strings("uniqueCount=\"100000000000\"", "a")),
            ],
            "damaged",
        ),
        (
            "a count beyond any number",
            "worksheets/sheet1.xml",
            vec![
                (SHEET, one.clone()),
                ("xl/sharedStrings.xml", strings("uniqueCount=\"99999999999999999999\"", "a")),
            ],
            "damaged",
        ),
        (
            "one string in many cells",
            "worksheets/sheet1.xml",
            vec![
                (SHEET, sheet(&amplified)),
                ("xl/sharedStrings.xml", strings("", &"x".repeat(10_000))),
            ],
            "too large",
        ),
        (
            "styles",
            "worksheets/sheet1.xml",
            vec![
                (SHEET, one.clone()),
                ("xl/styles.xml", format!("<styleSheet><cellXfs>{many}</cellXfs></styleSheet>")),
            ],
            "too large",
        ),
        (
            "a cell beyond the sheet",
            "worksheets/sheet1.xml",
            vec![(SHEET, sheet("<row><c r=\"A99999999999\"><v>1</v></c></row>"))],
            "damaged",
        ),
        (
            "a range turned round",
            "worksheets/sheet1.xml",
            vec![(
                SHEET,
                sheet("").replace("<sheetData>", "<dimension ref=\"B9:A1\"/><sheetData>"),
            )],
            "damaged",
        ),
        (
            "a sheet outside the archive",
            "../../sheet1.xml",
            vec![("xl/../../sheet1.xml", one.clone())],
            "damaged",
        ),
        (
            "a sheet in a picture",
            "media/image1.png",
            vec![("xl/media/image1.png", one.clone())],
            "damaged",
        ),
    ] {
        let parts: Vec<(&str, &str)> =
            parts.iter().map(|(name, content)| (*name, content.as_str())).collect();
        let (code, said) = read("q.xlsx", &workbook(target, &parts));
        assert_eq!(code, 2, "{what}: {said}");
        assert!(said.contains(told), "{what}: {said}");
    }
    // The last cell of a sheet is a cell like any other; what lies between is not laid out.
    let corner = sheet(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>",
    );
    let corner = corner.replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>");
    let (_, said) = read("q.xlsx", &workbook("worksheets/sheet1.xml", &[(SHEET, &corner)]));
    assert!(said.contains("No code of a question"), "{said}");
}

#[test]
fn a_record_that_holds_far_too_much_is_refused_before_it_takes_the_memory() {
    let dir = workspace();
    let path = dir.path().join("huge.json");
    let junk = vec!["{\"a\":0}"; 200_000].join(",");
    let text = format!(
        "{{\"format\":\"chujing-assessment\",\"schema_version\":1,\"id\":\"x\",\"answers\":{{}},\"junk\":[{junk}]}}"
    );
    fs::write(&path, text).unwrap();
    let output = run(dir.path(), &["--lang", "en", "decide", "huge"]);
    assert_eq!(code(&output), 2);
    assert!(said(&output).contains("far more than an assessment"), "{}", said(&output));
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_is_refused_and_nobody_waits_for_it() {
    let dir = workspace();
    let pipe = dir.path().join("pipe.pdf");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let pipe = pipe.to_str().unwrap();
    let measure = ["deid", "import", RECORD, "--measure", "m"];
    let scan = format!("1={pipe}");
    let to = dir.path().join("out");
    for arguments in [
        vec!["decide", pipe],
        vec!["decide", "/dev/zero"],
        vec!["contract", "recognise", pipe],
        vec!["questionnaire", "read", RECORD, pipe],
        vec!["risk-matrix", "--set", pipe],
        [&measure[..], &["--classes", pipe]].concat(),
        [&measure[..], &["--tool-result", "/dev/zero"]].concat(),
        vec!["package", RECORD, "--to", to.to_str().unwrap(), "--scan", &scan],
    ] {
        let output = run(dir.path(), &[&["--lang", "en"][..], &arguments].concat());
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(said(&output).contains("pipe or a device"), "{arguments:?}: {}", said(&output));
    }
    assert!(!to.exists());
}

#[test]
fn a_byte_order_mark_stops_no_setting_and_no_record() {
    let dir = workspace();
    let record = dir.path().join(format!("{RECORD}.json"));
    for (name, content) in [
        ("policy.json", "{\"format\":\"chujing-policy\",\"readings\":{}}".to_owned()),
        (
            "contract-editions.json",
            "{\"format\":\"chujing-contract-editions\",\"trusted\":[]}".to_owned(),
        ),
    ] {
        fs::write(dir.path().join(name), format!("\u{feff}{content}")).unwrap();
    }
    let content = fs::read_to_string(&record).unwrap();
    fs::write(&record, format!("\u{feff}{content}")).unwrap();
    let output = run(dir.path(), &["decide", RECORD]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    let output = run(dir.path(), &["set", RECORD, "handler/name", "乙公司"]);
    assert_eq!(code(&output), 0, "{}", said(&output));
}

#[test]
fn nothing_that_deceives_reaches_the_terminal_in_any_form() {
    let dir = workspace();
    let output = run(dir.path(), &["set", RECORD, "handler/name", DECEIVING]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    let titled = run(dir.path(), &["set", RECORD, "record/title", DECEIVING]);
    assert_eq!(code(&titled), 0);
    let record = dir.path().join(format!("{RECORD}.json"));
    let stored: Value = serde_json::from_str(&fs::read_to_string(&record).unwrap()).unwrap();
    assert_eq!(stored["answers"]["handler"]["name"], json!(DECEIVING), "the record keeps all");
    for arguments in [
        vec!["list"],
        vec!["show", RECORD],
        vec!["check", RECORD],
        vec!["decide", RECORD, "--explain"],
        vec!["copy", RECORD, "recipients"],
        vec!["risks", RECORD, "--format", "markdown"],
        vec!["risks", RECORD, "--format", "svg"],
        vec!["decide", DECEIVING],
        vec!["set", RECORD, DECEIVING, "x"],
        vec![DECEIVING],
        vec!["decide", RECORD, DECEIVING],
        vec!["--lang", DECEIVING, "list"],
    ] {
        let output = run(dir.path(), &arguments);
        assert!(is_clean(&text(&output)), "{arguments:?}: {:?}", text(&output));
        assert!(is_clean(&said(&output)), "{arguments:?}: {:?}", said(&output));
    }
    for arguments in [
        vec!["list", "--format", "json"],
        vec!["show", RECORD, "--format", "json"],
        vec!["decide", RECORD, "--format", "json"],
    ] {
        let output = run(dir.path(), &arguments);
        assert!(is_clean(&text(&output)), "{arguments:?}");
    }
    let shown = parsed(&run(dir.path(), &["show", RECORD, "--format", "json"]));
    assert_eq!(shown["answers"]["handler"]["name"], json!(DECEIVING));
}

#[test]
fn documents_carry_nothing_that_reads_otherwise_than_it_is_stored() {
    let dir = workspace();
    run(dir.path(), &["set", RECORD, "handler/name", DECEIVING]);
    let to = dir.path().join("out");
    let output = run(
        dir.path(),
        &["export", RECORD, "--to", to.to_str().unwrap(), "--format", "html,markdown,docx,xlsx"],
    );
    let mut seen = 0;
    for entry in fs::read_dir(&to).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let mut texts = Vec::new();
        match zip::ZipArchive::new(Cursor::new(&bytes[..])) {
            Ok(mut archive) => {
                for index in 0..archive.len() {
                    texts.push(std::io::read_to_string(archive.by_index(index).unwrap()).unwrap());
                }
            }
            Err(_) => texts.push(String::from_utf8(bytes).unwrap()),
        }
        for text in texts {
            seen += usize::from(text.contains("甲\u{fffd}乙"));
            // Word files say so where a line may end in an address or a code, which are Latin; what was put in by a person is gone.
            let mut last = ' ';
            let text: String = text
                .chars()
                .filter(|c| {
                    let is_ours = *c == '\u{200b}' && last.is_ascii_graphic();
                    last = *c;
                    !is_ours
                })
                .collect();
            assert!(
                !text.contains(['\u{202e}', '\u{9b}', '\u{e0041}', '\u{200b}', '\u{2028}']),
                "{}",
                path.display()
            );
        }
    }
    assert!(seen > 10, "{seen}: {}", said(&output));
}

/// Windows ends lines with two signs: they are one line end in the record, and come back as they went.
#[test]
fn a_line_end_within_a_cell_is_one_line_end() {
    let answers = Answers::default();
    let text = "名称\t说明\r\n甲\t\"一\r\n二\"\r\n";
    let mut pasted = answers.clone();
    pasted.apply(crate::tables::pasted(&items::SECTION, text, &answers)).unwrap();
    let row = pasted.rows(&items::SECTION).next().unwrap();
    assert_eq!(row.cells.unwrap()["description"], "一\n二");
    assert_eq!(chujing::text::harmless("a\r\nb\rc", true), "a\nb\u{fffd}c");
}

/// What is far more than a table for people is refused before it is looked at.
#[test]
fn a_text_that_is_no_table_for_people_is_refused_at_once() {
    use chujing::form::table::{Given, TableError};
    for text in ["a,b\n".repeat(120_000), "名".repeat(100_000), "a,".repeat(5_000_000)] {
        assert_eq!(Given::of_text(&text, None).map(drop), Err(TableError::TooLarge));
    }
}
