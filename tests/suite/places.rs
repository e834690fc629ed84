//! How people write countries and regions, and what becomes of it on every way in: none is read as another one.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use chujing::document::build::questionnaires;
use chujing::document::render::xlsx;
use chujing::document::reply;
use chujing::document::workbook::Cell;
use chujing::form::catalog::recipients;
use chujing::form::options::{ALL, COUNTRIES};
use chujing::form::{Answers, Kind, Place};
use chujing::law::Survey;
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::command_line::{code, run};
use crate::source::root;

/// What a spelling becomes.
#[derive(Debug)]
enum Becomes {
    Code(String),
    Asked(Vec<String>),
    Unknown,
}

fn table() -> Vec<(String, Becomes)> {
    let text = fs::read_to_string(root().join("tests/data/written_places.tsv")).unwrap();
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (spelling, becomes) = line.split_once('\t').unwrap();
            let becomes = match becomes.strip_prefix("ask: ") {
                Some(codes) => Becomes::Asked(codes.split(' ').map(str::to_owned).collect()),
                None if becomes == "unknown" => Becomes::Unknown,
                None => Becomes::Code(becomes.to_owned()),
            };
            (spelling.to_owned(), becomes)
        })
        .collect()
}

/// What stands in the record: the code, or the spelling as it was typed.
fn kept(spelling: &str, becomes: &Becomes) -> Value {
    match becomes {
        Becomes::Code(code) => json!(code),
        Becomes::Asked(_) | Becomes::Unknown => json!(spelling),
    }
}

fn country() -> Kind {
    recipients::SECTION.field("country").unwrap().kind
}

#[test]
fn the_table_is_as_long_as_it_must_be() {
    let table = table();
    let places: std::collections::HashSet<&str> = table
        .iter()
        .filter_map(|(_, becomes)| match becomes {
            Becomes::Code(code) => Some(code.as_str()),
            _ => None,
        })
        .collect();
    assert!(table.len() >= 150 && places.len() >= 60, "{} of {}", table.len(), places.len());
}

#[test]
fn each_spelling_is_read_rightly_or_asked_about() {
    let answers = Answers::default();
    let mut wrong = Vec::new();
    for (spelling, becomes) in table() {
        let value = country().read(&spelling, &answers).unwrap();
        if value != kept(&spelling, &becomes) {
            wrong.push(format!("{spelling} became {value}, not {becomes:?}"));
            continue;
        }
        let problem = country().problem(&value, &answers);
        match becomes {
            Becomes::Code(_) => assert_eq!(problem, None, "{spelling}"),
            Becomes::Asked(codes) => {
                let said = problem.unwrap();
                for code in codes {
                    let choice = COUNTRIES.find(&code).unwrap();
                    let (zh, en) = (choice.label.zh, choice.label.en);
                    assert!(
                        said.zh.contains(&format!("{zh}（{code}）")),
                        "{spelling}: {}",
                        said.zh
                    );
                    assert!(said.en.contains(&format!("{en} ({code})")), "{spelling}: {}", said.en);
                }
            }
            Becomes::Unknown => assert!(problem.is_some(), "{spelling}"),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn among_several_each_is_read_as_alone() {
    let answers = Answers::default();
    let kind = Kind::Many(&COUNTRIES);
    let mut wrong = Vec::new();
    for (spelling, becomes) in table() {
        // What holds several names, or a mark between choices, is several choices here.
        let marks = ['、', ',', '，', ';', '|'];
        if matches!(becomes, Becomes::Unknown) && spelling.contains(marks) {
            continue;
        }
        let alone = kind.read(&spelling, &answers).unwrap();
        let beside = kind.read(&format!("丹麦；{spelling}、Sweden"), &answers).unwrap();
        let kept = kept(&spelling, &becomes);
        if alone != json!([kept]) || beside != json!(["dk", kept, "se"]) {
            wrong.push(format!("{spelling}: {alone} and {beside}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(kind.read("德国、法国", &answers), Some(json!(["de", "fr"])));
    assert_eq!(kind.read("Taiwan, China; Hong Kong, China", &answers), Some(json!(["tw", "hk"])));
}

#[test]
fn a_pasted_table_reads_each_spelling_the_same() {
    let mut text = "名称\t国家或者地区\n".to_owned();
    let table = table();
    for (spelling, _) in &table {
        text.push_str(&format!("甲\t{spelling}\n"));
    }
    let mut answers = Answers::default();
    answers.apply(crate::tables::pasted(&recipients::SECTION, &text, &answers)).unwrap();
    let rows: Vec<Value> = answers
        .rows(&recipients::SECTION)
        .map(|row| row.cells.unwrap().get("country").cloned().unwrap())
        .collect();
    assert_eq!(rows.len(), table.len());
    for ((spelling, becomes), value) in table.iter().zip(rows) {
        assert_eq!(value, kept(spelling, becomes), "{spelling}");
    }
}

#[test]
fn a_questionnaire_that_comes_back_reads_each_spelling_the_same() {
    // A questionnaire has so many sheets at most.
    for table in table().chunks(60) {
        come_back(table);
    }
}

fn come_back(table: &[(String, Becomes)]) {
    let rows: Vec<Value> = (0..table.len())
        .map(|at| json!({ "id": format!("r{at}"), "name": format!("Acme {at}") }))
        .collect();
    let mut answers = Answers::from_json(json!({ "recipients": rows })).unwrap();
    let mut all = questionnaires(&answers, &Survey::of(&answers), Lang::Zh).into_iter();
    let (_, mut workbook) = all.next().unwrap();
    workbook.sheets.extend(all.flat_map(|(_, workbook)| workbook.sheets.into_iter().skip(1)));
    for row in workbook.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows) {
        let Some(Cell::Code(code)) = row.first() else { continue };
        let place = Place::parse(code).unwrap();
        if place.field.is_none_or(|field| field.id != "country") {
            continue;
        }
        let at: usize = place.row.unwrap().trim_start_matches('r').parse().unwrap();
        let answer = row.iter().position(|cell| matches!(cell, Cell::Answer(_))).unwrap();
        row[answer] = Cell::Text(table[at].0.clone());
    }
    let reading = reply::read(&xlsx(&workbook).unwrap(), &answers).unwrap();
    answers.apply(reading.edit().unwrap()).unwrap();
    for (at, (spelling, becomes)) in table.iter().enumerate() {
        let place = Place::parse(&format!("recipients/r{at}/country")).unwrap();
        assert_eq!(answers.get(&place), Some(&kept(spelling, becomes)), "{spelling}");
    }
}

#[test]
fn the_command_line_reads_each_spelling_the_same_and_says_what_is_near() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(code(&run(dir.path(), &["new", "places"])), 0);
    let file = dir.path().join("places.json");
    assert_eq!(
        code(&run(dir.path(), &["add", "places", "recipients", "--id", "r", "name=Acme"])),
        0
    );
    let stored = |section: &str| -> Value {
        let record: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        record.pointer(&format!("/answers/{section}")).cloned().unwrap()
    };
    // Every spelling by one paste; a part of them, and all that are not read, one by one.
    let table = table();
    let mut text = "name\tcountry\n".to_owned();
    for (spelling, _) in &table {
        text.push_str(&format!("B\t{spelling}\n"));
    }
    // What is only near a name is asked about: these stay as they are.
    let unknown = table.iter().filter(|(_, becomes)| !matches!(becomes, Becomes::Code(_)));
    let stay = unknown.flat_map(|(word, _)| ["--value".into(), format!("country:{word}={word}")]);
    let mut paste = crate::program()
        .arg("--workspace")
        .arg(dir.path())
        .args(["paste", "places", "recipients"])
        .args(stay)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    paste.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    // Some of it stays as it was typed, and that is told.
    assert_eq!(paste.wait().unwrap().code(), Some(1));
    let rows = stored("recipients");
    let rows = &rows.as_array().unwrap()[1..];
    assert_eq!(rows.len(), table.len());
    for ((spelling, becomes), row) in table.iter().zip(rows) {
        assert_eq!(row["country"], kept(spelling, becomes), "{spelling}");
    }
    assert_eq!(code(&run(dir.path(), &["new", "one"])), 0);
    assert_eq!(code(&run(dir.path(), &["add", "one", "recipients", "--id", "r", "name=Acme"])), 0);
    let set = |spelling: &str, lang: &str| {
        let output = run(
            dir.path(),
            &["--lang", lang, "set", "one", "recipients/r/country", "--", spelling],
        );
        let said = String::from_utf8(output.stdout.clone()).unwrap()
            + &String::from_utf8(output.stderr.clone()).unwrap();
        (code(&output), said)
    };
    for (at, (spelling, becomes)) in table.iter().enumerate() {
        match becomes {
            Becomes::Code(_) if at % 12 > 0 => {}
            Becomes::Code(_) => assert_eq!(set(spelling, "zh").0, 0, "{spelling}"),
            Becomes::Asked(codes) => {
                let (exit, said) = set(spelling, "en");
                assert_eq!(exit, 1, "{spelling}");
                assert!(codes.iter().all(|code| said.contains(&format!("({code})"))), "{said}");
            }
            Becomes::Unknown if at % 6 > 0 => {}
            Becomes::Unknown => assert_eq!(set(spelling, "zh").0, 1, "{spelling}"),
        }
    }
    let (exit, said) = set("Germny", "zh");
    assert!(exit == 1 && said.contains("您是指 德国（de）吗？"), "{said}");
    let check = run(dir.path(), &["--lang", "en", "check", "one"]);
    let said = String::from_utf8(check.stdout).unwrap() + &String::from_utf8(check.stderr).unwrap();
    assert!(said.contains("Did you mean Germany (de)?"), "{said}");
}

#[test]
fn a_mistyped_record_or_field_is_answered_with_what_is_near() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(code(&run(dir.path(), &["new", "warranty-germany"])), 0);
    let said = |arguments: &[&str]| {
        let output = run(dir.path(), arguments);
        assert_eq!(code(&output), 2);
        String::from_utf8(output.stderr).unwrap()
    };
    let told = said(&["decide", "waranty-germany"]);
    assert!(told.contains("您是指 warranty-germany 吗？"), "{told}");
    let told = said(&["--lang", "en", "decide", "nothing-like-it"]);
    assert!(!told.contains("Did you mean"), "{told}");
    let told = said(&["--lang", "en", "set", "warranty-germany", "handler/employes", "1"]);
    assert!(told.contains("Did you mean employees ("), "{told}");
}

#[test]
fn the_list_of_choices_tells_their_other_names() {
    let dir = tempfile::tempdir().unwrap();
    let output = run(dir.path(), &["options", "--format", "json"]);
    let lists: Value = serde_json::from_slice(&output.stdout).unwrap();
    for list in ALL {
        for (choice, told) in list.choices.iter().zip(lists[list.id].as_array().unwrap()) {
            assert_eq!(told["synonyms"], json!(list.synonyms(choice.code)), "{}", choice.code);
        }
    }
    let names_of = |code| COUNTRIES.synonyms(COUNTRIES.find(code).unwrap().code);
    let names = names_of("de");
    assert!(names.contains(&"Deutschland") && names.contains(&"DEU"));
    assert!(!names_of("kr").iter().any(|name| name.contains('?') || *name == "Korea"));
}
