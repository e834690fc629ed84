//! A translation holds for the words it was written of, and no others.

use serde_json::json;

use super::*;
use crate::form::catalog::{handler, recipients, scenarios};
use crate::form::{Edit, Facts};

fn record() -> Answers {
    Answers::from_json(
        json!({ "scenarios": [{ "id": "s", "name": "售后", "purpose": "处理保修请求" }] }),
    )
    .unwrap()
}

fn set(answers: &mut Answers, place: &str, text: &str) -> Edit {
    let place = Place::parse(place).unwrap();
    let value = place.field.unwrap().kind.read(text, answers);
    let value = answers.written(&place, value);
    answers.apply(Edit::Set(place, value)).unwrap()
}

fn shown(answers: &Answers) -> Phrase {
    answers.shown(&Place::parse("scenarios/s/purpose").unwrap()).unwrap()
}

#[test]
fn a_translation_is_used_until_its_original_changes_and_again_once_it_is_confirmed() {
    let mut answers = record();
    assert_eq!(shown(&answers).en, "处理保修请求");
    set(&mut answers, "scenarios/s/purpose.en", "To handle warranty claims");
    assert_eq!(shown(&answers), phrase("处理保修请求", "To handle warranty claims"));
    let undo = set(&mut answers, "scenarios/s/purpose", "处理保修请求和回访");
    assert_eq!(
        shown(&answers).en,
        "处理保修请求和回访",
        "no paper says what the record no longer says"
    );
    let problems = |answers: &Answers| -> Vec<String> {
        let facts = Facts::new(answers);
        let all = super::super::problems(&facts);
        let own = all
            .iter()
            .filter(|found| found.check == super::super::check::checks::ANSWER_TRANSLATION);
        own.map(|found| format!("{}: {}", found.place, found.message.en)).collect()
    };
    let told = problems(&answers);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("scenarios/s/purpose.en: original changed"), "{told:?}");
    set(&mut answers, "scenarios/s/purpose.en", "To handle warranty claims");
    assert_eq!(
        (shown(&answers).en.as_str(), problems(&answers).len()),
        ("To handle warranty claims", 0)
    );
    answers.apply(undo).unwrap();
    assert_eq!(problems(&answers).len(), 1, "it was confirmed of the other words");
}

#[test]
fn the_step_back_gives_the_same_bytes() {
    let mut answers = record();
    let before = answers.to_json();
    let first = set(&mut answers, "scenarios/s/name.en", "After-sales");
    let held = answers.to_json();
    assert_eq!(held["scenarios"][0]["name.en"]["text"], "After-sales");
    let keys: Vec<&String> = held["scenarios"][0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["id", "name", "name.en", "purpose"]);
    assert_eq!(answers.row_title(&scenarios::SECTION, "s"), phrase("售后", "After-sales"));
    let second = set(&mut answers, "scenarios/s/name.en", "Service");
    answers.apply(second).unwrap();
    assert_eq!(answers.to_json(), held);
    answers.apply(first).unwrap();
    assert_eq!(answers.to_json(), before);
}

#[test]
fn an_english_original_takes_a_chinese_text_and_no_english_one() {
    let mut answers = record();
    set(&mut answers, "scenarios/s/purpose", "To handle warranty claims");
    set(&mut answers, "scenarios/s/purpose.zh", "处理保修请求");
    assert_eq!(shown(&answers), phrase("处理保修请求", "To handle warranty claims"));
    set(&mut answers, "scenarios/s/purpose.en", "Claims");
    assert_eq!(shown(&answers).en, "To handle warranty claims");
    let facts = Facts::new(&answers);
    let row = facts.row(&scenarios::SECTION, "s").unwrap();
    let english = scenarios::PURPOSE.in_language(Lang::En).unwrap();
    assert!(row.outdated(english).unwrap().en.contains("in this language already"));
}

#[test]
fn what_was_written_by_hand_without_a_mark_is_to_be_confirmed() {
    let tree = json!({ "handler": { "address": "上海", "address.en": "Shanghai" } });
    let answers = Answers::from_json(tree.clone()).unwrap();
    let place = Place::parse("handler/address").unwrap();
    assert_eq!(answers.shown(&place).unwrap().en, "上海");
    let entry = Facts::new(&answers);
    let english = handler::ADDRESS.in_language(Lang::En).unwrap();
    assert!(entry.single(&handler::SECTION).outdated(english).is_some());
    assert_eq!(answers.to_json(), tree, "and kept as it stands");
}

#[test]
fn a_name_that_has_a_field_for_its_other_language_has_no_second_home() {
    assert!(handler::NAME.in_language(Lang::En).is_none());
    assert!(recipients::NAME.in_language(Lang::Zh).is_none());
    assert!(Place::parse("handler/name.en").is_err());
    assert!(Place::parse("handler/ciio.en").is_err());
}

#[test]
fn every_field_in_both_languages_has_a_place_for_each() {
    let mut count = 0;
    for section in catalog::SECTIONS {
        for field in section.held().filter(|field| field.language().is_some()) {
            assert_eq!(section.field(field.id), Some(field));
            assert!(matches!(field.original().kind, Kind::Line | Kind::Paragraph), "{}", field.id);
            assert!(section.fields.contains(&field.original()));
            count += 1;
        }
    }
    assert!(count > 100, "{count}");
}

#[test]
fn as_for_the_other_takes_the_translation_along() {
    let mut answers = Answers::from_json(json!({
        "recipients": [{ "id": "a" }, { "id": "b" }],
        "scenarios": [{ "id": "s", "recipients": ["a", "b"] }],
    }))
    .unwrap();
    set(&mut answers, "flows/s~a/method", "存储和查询");
    set(&mut answers, "flows/s~a/method.en", "Stores and looks up");
    let edit = answers.as_for_another(&catalog::flows::SECTION, "s~b").unwrap();
    answers.apply(edit).unwrap();
    let both = answers.shown(&Place::parse("flows/s~b/method").unwrap()).unwrap();
    assert_eq!(both, phrase("存储和查询", "Stores and looks up"));
}
