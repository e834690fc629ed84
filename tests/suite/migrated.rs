//! A record of schema version 1 opens in the shape of today: the same verdict, nothing lost, and the old file is kept.

use std::fs;

use chujing::document::Block;
use chujing::document::build::{documents, questionnaires};
use chujing::document::render;
use chujing::dossier::{Dossier, SCHEMA_VERSION};
use chujing::form::catalog::{contracts, flows, links, measures, systems};
use chujing::form::{Answers, Facts, Place};
use chujing::law::Survey;
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::command_line::{code, run, workspace};
use crate::examples::example;
use crate::source::root;

fn first(name: &str) -> Value {
    let path = root().join(format!("tests/data/version-1/{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn read(record: &Value) -> Dossier {
    Dossier::from_json(&record.to_string()).unwrap()
}

/// Every text in a tree of answers.
fn texts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, out)),
        Value::Object(keys) => keys.values().for_each(|item| texts(item, out)),
        _ => {}
    }
}

#[test]
fn each_record_of_the_first_version_is_judged_as_before_and_keeps_every_word() {
    for name in crate::examples::EXAMPLES {
        if !root().join(format!("tests/data/version-1/{name}.json")).exists() {
            continue;
        }
        let old = first(name);
        let dossier = read(&old);
        let migrated = dossier.migrated.as_ref().unwrap();
        assert_eq!((migrated.from, dossier.schema_version), (1, SCHEMA_VERSION), "{name}");
        let (before, now) = (Survey::of(&dossier.answers), Survey::of(&example(name).answers));
        assert_eq!(before.verdict.mechanism, now.verdict.mechanism, "{name}");
        // The stages of the measures are asked since, and the self-assessment report cannot do without them.
        let mut open = before.gaps.clone();
        open.remove(&Place::whole(&measures::SECTION));
        assert_eq!(open, now.gaps, "{name}");
        assert_eq!(before.errors(), now.errors(), "{name}");
        let (mut words, mut kept) = (Vec::new(), Vec::new());
        texts(&old["answers"], &mut words);
        texts(&dossier.answers.to_json(), &mut kept);
        for word in words {
            assert!(kept.contains(&word), "{name} lost {word}");
        }
        let again = Dossier::from_json(&dossier.to_json()).unwrap();
        assert!(again.migrated.is_none(), "{name} is migrated once");
        assert_eq!(again.answers, dossier.answers, "{name}");
    }
}

/// The record of one recipient with a second one, as version 1 held it.
fn of_two() -> Value {
    let mut old = first("customers-standard-contract");
    let second =
        json!({ "id": "second", "name": "Zweite Handels GmbH", "country": "at", "onward": "no" });
    old["answers"]["recipients"].as_array_mut().unwrap().push(second);
    let named = &mut old["answers"]["scenarios"][0]["recipients"];
    named.as_array_mut().unwrap().push(json!("second"));
    old
}

#[test]
fn the_only_contract_goes_to_the_first_recipient_and_the_second_is_open() {
    let old = of_two();
    let dossier = read(&old);
    let notes = &dossier.migrated.as_ref().unwrap().notes;
    assert!(notes.iter().any(|note| note.zh.contains("归入第一个接收方")), "{notes:?}");
    let answers = &dossier.answers;
    let at = |row: &str, field| answers.get(&Place::in_row(&contracts::SECTION, row, field));
    assert_eq!(
        at("recipient-lindenfeld", &contracts::NOTICE_ADDRESS),
        Some(&old["answers"]["contract"]["notice_address"])
    );
    assert_eq!(at("second", &contracts::NOTICE_ADDRESS), None);
    let survey = Survey::of(answers);
    let open = Place::in_row(&contracts::SECTION, "second", &contracts::NOTICE_ADDRESS);
    assert!(survey.gaps.contains(&open), "the contract of the second is asked");
    assert_eq!(answers.rows(&flows::SECTION).count(), 2);
    assert_eq!(answers.rows(&links::SECTION).count(), 1);
    assert_eq!(answers.rows(&systems::SECTION).count(), 2);
}

#[test]
fn nothing_of_the_first_recipient_stands_in_the_papers_of_the_second() {
    let dossier = read(&of_two());
    let answers: &Answers = &dossier.answers;
    let survey = Survey::of(answers);
    let own = |value: &Value| {
        let mut out = Vec::new();
        texts(value, &mut out);
        out.retain(|text| text.chars().count() > 8);
        out
    };
    let tree = answers.to_json();
    let mut of_first = own(&tree["contracts"][0]);
    of_first.extend(own(&tree["recipients"][0]));
    assert!(of_first.len() > 15, "{of_first:?}");
    let mut papers: Vec<(String, String)> = documents(answers, &survey, Lang::Zh)
        .iter()
        .filter(|document| document.of.as_deref() == Some("second"))
        .map(|document| (document.name(), render::text(document)))
        .collect();
    for (document, workbook) in questionnaires(answers, &survey, Lang::Zh) {
        if document.of.as_deref() == Some("second") {
            papers.push(("questionnaire".to_owned(), render::text(&document)));
            papers.push(("workbook".to_owned(), format!("{:?}", workbook.sheets)));
        }
    }
    assert!(papers.len() >= 3, "{:?}", papers.iter().map(|(name, _)| name).collect::<Vec<_>>());
    for (name, paper) in papers {
        let paper: String = paper.split_whitespace().collect();
        for words in &of_first {
            for line in words.lines().filter(|line| line.chars().count() > 8) {
                let line: String = line.split_whitespace().collect();
                assert!(!paper.contains(&line), "{name} says of the other: {line}");
            }
        }
    }
}

#[test]
fn the_old_file_is_kept_beside_when_it_is_first_saved() {
    let dir = workspace();
    let path = dir.path().join("old.json");
    let before = of_two().to_string();
    fs::write(&path, &before).unwrap();
    let shown = run(dir.path(), &["decide", "old"]);
    let said = String::from_utf8(shown.stderr.clone()).unwrap();
    assert!(said.contains("格式1") && said.contains(".bak-N"), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), before, "reading changes nothing");
    for _ in 0..2 {
        assert_eq!(code(&run(dir.path(), &["set", "old", "handler/name", "某公司"])), 0);
    }
    let kept = dir.path().join("old.json.bak-1");
    assert_eq!(fs::read_to_string(kept).unwrap(), before);
    assert!(!dir.path().join("old.json.bak-2").exists(), "kept once");
    let now: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(now["schema_version"], json!(SCHEMA_VERSION));
    let moved = run(dir.path(), &["set", "old", "contract/effective", "2026-12-01"]);
    assert_eq!(code(&moved), 2);
    let said = String::from_utf8(moved.stderr.clone()).unwrap();
    assert!(said.contains("contracts/"), "{said}");
}

#[test]
fn the_picture_shows_each_recipient_of_a_system_that_nobody_claims() {
    let dossier = read(&of_two());
    let survey = Survey::of(&dossier.answers);
    let report = documents(&dossier.answers, &survey, Lang::Zh).swap_remove(0);
    let picture = report.blocks.iter().find_map(|block| match block {
        Block::Picture(picture) => Some(picture),
        _ => None,
    });
    let ids: Vec<&str> = picture.unwrap().nodes().iter().map(|node| node.id.as_str()).collect();
    for id in ["recipients/recipient-lindenfeld", "recipients/second"] {
        assert!(ids.contains(&id), "{ids:?}");
    }
}

#[test]
fn a_name_that_nobody_gave_is_told_nobody_and_systems_are_told_as_they_were() {
    for name in ["hr-exempt", "customers-standard-contract", "security-assessment"] {
        let old = first(name);
        let dossier = read(&old);
        let told = old["answers"]["scenarios"][0]["systems"].as_str().unwrap();
        let scenario = old["answers"]["scenarios"][0]["name"].as_str().unwrap();
        let facts = Facts::new(&dossier.answers).quietly();
        assert!(
            facts.rows(&systems::SECTION).all(|row| row.value(&systems::USE).is_none()),
            "{name}"
        );
        let mut is_told = false;
        for document in documents(&dossier.answers, &Survey::of(&dossier.answers), Lang::Zh) {
            // The picture names every box.
            let pictures = |block: &Block| matches!(block, Block::Picture(..));
            let mut document = document;
            document.blocks.retain(|block| !pictures(block));
            let text: String = render::text(&document).split_whitespace().collect();
            for made_up in ["境内系统（", "境外系统（"] {
                let made_up = format!("{made_up}{scenario}");
                assert!(!text.contains(&made_up), "{name}: {}", document.id);
            }
            is_told |= told.lines().all(|line| {
                let line: String = line.split_whitespace().collect();
                text.contains(&line)
            });
        }
        assert!(is_told, "{name}");
    }
}
