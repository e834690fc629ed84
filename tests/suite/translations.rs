//! Texts in both languages, from the command line into the papers and back: used while their original stands, told once it changed.

use std::fs;

use serde_json::json;

use chujing::document::build::questionnaires;
use chujing::document::render::text as rendered;
use chujing::document::{reply, workbook::Cell};
use chujing::form::{Edit, Place};
use chujing::law::Survey;
use chujing::text::Lang;

use crate::command_line::{code, json, run, text, workspace};
use crate::examples::example;

const RECORD: &str = "customers-standard-contract";
const PURPOSE: &str = "scenarios/scenario-warranty/purpose";
const ENGLISH: &str = "Five-year warranty: registration, claims, faults, spare parts.";

#[test]
fn a_text_goes_round_and_the_courtesy_copy_has_it_until_the_original_changes() {
    let dir = workspace();
    let place = format!("{PURPOSE}.en");
    let put = |place: &str, words: &str| {
        let output = run(dir.path(), &["set", RECORD, place, words]);
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    };
    let original = text(&run(dir.path(), &["show", RECORD]));
    let chinese = "登记中国客户的核心部件五年保修，审核保修申请，诊断部件故障，直发保修备件。";
    assert!(original.contains(chinese));
    put(&place, ENGLISH);
    let shown = text(&run(dir.path(), &["show", RECORD]));
    assert!(shown.contains(&format!("处理目的: {chinese}")), "{shown}");
    assert!(shown.contains(&format!("处理目的（英文）: {ENGLISH}")), "{shown}");
    let tree = json(&run(dir.path(), &["show", RECORD, "--format", "json"]));
    let row = &tree["answers"]["scenarios"][0];
    assert_eq!((&row["purpose.en"]["text"], &tree["schema_version"]), (&json!(ENGLISH), &json!(2)));

    let to = dir.path().join("out");
    let to = to.to_str().unwrap();
    let report = |lang: &str| {
        let output = run(
            dir.path(),
            &[
                "export", RECORD, "--to", to, "--format", "markdown", "--format", "docx", "--lang",
                lang,
            ],
        );
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
        let stem = format!("{to}/{RECORD}-pipia-report-{lang}");
        let verified = run(dir.path(), &["verify", RECORD, &format!("{stem}.docx")]);
        assert_eq!(code(&verified), 0, "{}", text(&verified));
        fs::read_to_string(format!("{stem}.md")).unwrap()
    };
    let english = report("en");
    assert!(english.contains(ENGLISH) && !english.contains(&format!("Purpose:** {chinese}")));
    assert_eq!(english.matches("that are not held in English stand in Chinese").count(), 1);
    let report_zh = report("zh");
    assert!(report_zh.contains(chinese) && !report_zh.contains(ENGLISH));

    put(PURPOSE, "登记保修并直发备件。");
    let checked = |lang: &str| text(&run(dir.path(), &["--lang", lang, "check", RECORD]));
    assert!(checked("zh").contains("原文已改") && checked("en").contains("original changed"));
    let english = report("en");
    assert!(
        !english.contains(ENGLISH) && english.contains("登记保修并直发备件。"),
        "not said any more"
    );
    let confirmed = run(dir.path(), &["confirm", RECORD, &place]);
    assert_eq!(code(&confirmed), 0, "{}", String::from_utf8_lossy(&confirmed.stderr));
    assert!(!checked("zh").contains("原文已改"));
    assert!(report("en").contains(ENGLISH));

    put(&place, "");
    let nothing = run(dir.path(), &["confirm", RECORD, &place]);
    assert_eq!(code(&nothing), 2, "{}", text(&nothing));
    let no_code = run(dir.path(), &["confirm", RECORD, "handler/credit_code"]);
    assert_eq!(code(&no_code), 2, "a code is still asked who and why");
}

#[test]
fn a_wholly_translated_paper_does_not_say_that_texts_stand_in_chinese() {
    let dossier = example("website-policy");
    let survey = Survey::of(&dossier.answers);
    let all = chujing::document::build::documents(&dossier.answers, &survey, Lang::En);
    for paper in all {
        let said = rendered(&paper);
        let remark = said.contains("that are not held in English stand in Chinese");
        let has_chinese = said.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert_eq!(remark, has_chinese, "{}: {said}", paper.id);
    }
}

#[test]
fn a_recipient_reads_what_is_held_in_english_and_sends_it_back_unchanged() {
    let mut answers = example(RECORD).answers;
    let place = Place::parse("recipients/recipient-lindenfeld/measures").unwrap();
    let english = Place::parse("recipients/recipient-lindenfeld/measures.en").unwrap();
    let words = "Access by role, AES-256 at rest, logs kept for a year.";
    let value = answers.written(&english, Some(json!(words)));
    answers.apply(Edit::Set(english, value)).unwrap();
    let chinese = answers.shown(&place).unwrap().zh;
    let survey = Survey::of(&answers);
    for lang in [Lang::Zh, Lang::En] {
        let (document, book) = questionnaires(&answers, &survey, lang).into_iter().next().unwrap();
        let said = rendered(&document).replace(char::is_whitespace, "");
        for part in [words, &chinese] {
            assert!(said.contains(&part.replace(char::is_whitespace, "")), "{said}");
        }
        let cells = || book.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
        let on_record = cells().filter_map(|cell| match cell {
            Cell::Text(text) if text.contains(words) => Some(text.clone()),
            _ => None,
        });
        let on_record: Vec<String> = on_record.collect();
        assert_eq!(on_record.len(), 1);
        // As it stands in the column, and in one language only.
        for back in [on_record[0].as_str(), words, chinese.as_str()] {
            let mut book = rust_xlsxwriter::Workbook::new();
            let page = book.add_worksheet();
            for (row, at) in [["Code", "Your answer"], [&place.to_string(), back]].iter().zip(0..) {
                page.write_string(at, 0, row[0]).unwrap();
                page.write_string(at, 1, row[1]).unwrap();
            }
            let replies = reply::read(&book.save_to_buffer().unwrap(), &answers).unwrap();
            assert!(format!("{replies:?}").contains("Same("), "{replies:?}");
        }
    }
}
