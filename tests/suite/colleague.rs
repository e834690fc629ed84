//! A colleague is asked of what a record lacks: what is written reads back, it is known who was asked, and nothing else is taken.

use std::fs;

use chujing::day::Day;
use chujing::document::build::{Inquiry, inquiry};
use chujing::document::render::{docx, words, xlsx};
use chujing::document::reply::{Outcome, read, read_asked};
use chujing::document::{Block, Inline};
use chujing::form::{Answers, Place};
use chujing::law::Survey;
use chujing::text::Lang;
use serde_json::json;

use crate::command_line::{code, json, run, text};

fn lacking(answers: &Answers) -> Vec<Place> {
    Survey::of(answers).gaps.into_iter().filter(|place| place.field.is_some()).collect()
}

fn begun() -> Answers {
    Answers::from_json(json!({
        "record": { "title": "售后" },
        "items": [{ "id": "item-1", "name": "姓名" }, { "id": "item-2", "name": "电话" }],
        "recipients": [{ "id": "recipient-1", "name": "Acme" }],
    }))
    .unwrap()
}

#[test]
fn every_question_has_a_code_that_reads_back_in_both_formats_and_languages() {
    let answers = begun();
    let survey = Survey::of(&answers);
    let places = lacking(&answers);
    assert!(places.len() > 40, "{}", places.len());
    for lang in [Lang::Zh, Lang::En] {
        let asked = Inquiry { to: "李强", due: Some(Day::of(2026, 12, 8)), places: &places };
        let (document, workbook) = inquiry((&answers, &survey), lang, &asked);
        assert_eq!(document.stamp.open, 0, "an open answer is no gap of it");
        for bytes in [docx(&document).unwrap(), xlsx(&workbook).unwrap()] {
            let reading = read_asked(&bytes, &answers, &|_| true).unwrap();
            let codes: Vec<String> = places.iter().map(ToString::to_string).collect();
            assert_eq!(reading.unanswered, codes, "{lang:?}");
            assert!(reading.replies.is_empty());
        }
    }
}

#[test]
fn a_page_names_only_columns_that_it_has() {
    let answers = begun();
    let survey = Survey::of(&answers);
    let places = lacking(&answers);
    let asked = Inquiry { to: "李强", due: None, places: &places };
    let (document, _) = inquiry((&answers, &survey), Lang::Zh, &asked);
    let heads: Vec<&String> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(&table.head),
            _ => None,
        })
        .flatten()
        .collect();
    let said = words(&document).join("\n");
    let named: Vec<&str> = said
        .match_indices("”栏")
        .filter_map(|(at, _)| said.get(..at)?.rsplit_once('“').map(|(_, name)| name))
        .collect();
    assert!(!named.is_empty());
    for name in named {
        assert!(heads.iter().any(|head| *head == name), "“{name}” is no column of {heads:?}");
    }
}

#[test]
fn only_what_a_colleague_was_asked_is_taken() {
    let answers = begun();
    let survey = Survey::of(&answers);
    let places = lacking(&answers);
    let asked = Inquiry { to: "李强", due: None, places: &places };
    let (mut document, _) = inquiry((&answers, &survey), Lang::Zh, &asked);
    let given = [("handler/ciio", "否"), ("items/item-1/sensitivity", "敏感个人信息")];
    for block in &mut document.blocks {
        let Block::Table(table) = block else { continue };
        for row in &mut table.rows {
            let is_of = |(place, _): &&(&str, &str)| format!("{row:?}").contains(place);
            if let Some((_, answer)) = given.iter().find(is_of) {
                *row.last_mut().unwrap() = vec![Inline::Text((*answer).to_owned())];
            }
        }
    }
    let bytes = docx(&document).unwrap();
    let is_item = |place: &Place| place.section.id == "items";
    let reading = read_asked(&bytes, &answers, &is_item).unwrap();
    assert_eq!(reading.changes(), 1, "{reading:?}");
    assert!(reading.replies.iter().any(|one| matches!(one.outcome, Outcome::NotAsked(_))));
    assert_eq!(read_asked(&bytes, &answers, &|_| true).unwrap().changes(), 2);
    // A recipient is asked of neither.
    assert_eq!(read(&bytes, &answers).unwrap().changes(), 0);
}

#[test]
fn on_the_command_line_it_is_noted_who_was_asked_and_settled_when_nothing_lacks() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    assert_eq!(code(&run(at, &["new", "售后"])), 0);
    let add = run(at, &["add", "售后", "groups", "name=旅客"]);
    assert_eq!(code(&add), 0, "{}", String::from_utf8_lossy(&add.stderr));
    let to = at.join("out");
    let folder = to.display().to_string();
    let ask = |of: &str| {
        let arguments = ["questionnaire", "write", "售后", "--to", &folder];
        let more = ["--colleague", "李强", "--by", "2030-12-08", "--of", of];
        run(at, &[&arguments[..], &more[..]].concat())
    };
    let made = ask("groups");
    assert_eq!(code(&made), 0, "{}", String::from_utf8_lossy(&made.stderr));
    assert!(text(&made).contains("售后-问卷-李强.xlsx"), "{}", text(&made));
    let said = run(at, &["remark", "售后", "--format", "json"]);
    assert!(text(&said).contains("李强") && text(&said).contains("2030-12-08"), "{}", text(&said));
    // It is filled in by somebody, cell by cell.
    let told = json(&run(at, &["todo", "售后", "--format", "json"])).to_string();
    assert!(told.contains("groups"), "{told}");
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    let file = fs::read_to_string(at.join("售后.json")).unwrap();
    let row = file.split("\"groups\"").nth(1).unwrap().split("\"id\": \"").nth(1).unwrap();
    let row = row.split('"').next().unwrap();
    let answers = [("编号", "答复"), ("ordinary", "1200"), ("sensitive", "0")];
    for (at, (field, words)) in (0..).zip(answers) {
        let place = if at == 0 { field.to_owned() } else { format!("groups/{row}/{field}") };
        page.write_string(at, 0, place).unwrap();
        page.write_string(at, 1, words).unwrap();
    }
    page.write_string(3, 0, "handler/name").unwrap();
    page.write_string(3, 1, "别的公司").unwrap();
    let back = at.join("back.xlsx");
    book.save(&back).unwrap();
    let taken = run(at, &["questionnaire", "read", "售后", back.to_str().unwrap(), "--apply"]);
    assert_eq!(code(&taken), 1, "what was not asked is to be looked at: {}", text(&taken));
    let file = fs::read_to_string(at.join("售后.json")).unwrap();
    assert!(file.contains("1200") && !file.contains("别的公司"), "{file}");
    let said = text(&run(at, &["remark", "售后", "--all"]));
    assert!(said.contains("问卷收回，写入2项"), "{said}");
    // Nothing is asked where nothing is lacking, and of no place that is none.
    let nowhere = ask("nowhere");
    assert_ne!(code(&nowhere), 0);
    let none = ask(&format!("groups/{row}/name"));
    assert!(String::from_utf8_lossy(&none.stderr).contains("没有缺项"), "{none:?}");
}
