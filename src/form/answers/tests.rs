//! What a tree of answers keeps, and what is wrong with one that is none.

use serde_json::json;

use super::*;
use crate::form::{Edit, Spot};

#[test]
fn unknown_keys_stay_where_they_are() {
    let tree = json!({ "later": [1], "handler": { "zzz": true, "ciio": "no" }, "recipients": [{ "id": "r", "new": 1 }] });
    let answers = Answers::from_json(tree).unwrap();
    let back = answers.to_json();
    assert_eq!(back["later"], json!([1]));
    assert_eq!(back["handler"], json!({ "ciio": "no", "zzz": true }));
    assert_eq!(back["recipients"][0]["new"], json!(1));
}

#[test]
fn a_broken_structure_is_named() {
    let error = |value| Answers::from_json(value).unwrap_err();
    assert_eq!(error(json!([])), StructureError::NotAnObject("answers".into()));
    assert_eq!(
        error(json!({ "handler": 1 })),
        StructureError::NotAnObject("answers/handler".into())
    );
    assert_eq!(error(json!({ "groups": {} })), StructureError::NotRows("answers/groups".into()));
    assert_eq!(error(json!({ "groups": [{}] })), StructureError::NoId("answers/groups".into(), 0));
    assert!(matches!(
        error(json!({ "groups": [{ "id": "a" }, { "id": "a" }] })),
        StructureError::SameId(..)
    ));
}

/// Thirty groups of people, by their ids.
fn thirty() -> Answers {
    let rows = (0..30).map(|at| json!({ "id": format!("g{at}"), "name": "甲" }));
    Answers::from_json(json!({ "groups": rows.collect::<Vec<_>>() })).unwrap()
}

#[test]
fn a_copy_shares_every_row_but_the_one_that_is_changed() {
    let section = &catalog::groups::SECTION;
    let mut answers = thirty();
    let before = answers.clone();
    let place = Place::parse("groups/g7/name").unwrap();
    let back = answers.apply(Edit::Set(place.clone(), Some(json!("乙")))).unwrap();
    for (was, is) in before.rows(section).zip(answers.rows(section)) {
        let is_shared = std::ptr::eq(was.cells.unwrap(), is.cells.unwrap());
        assert_eq!(is_shared, was.id != "g7", "{}", was.id);
        assert_eq!(was.is_the_same(&is), was.id != "g7", "{}", was.id);
    }
    assert_eq!((before.get(&place), answers.get(&place)), (Some(&json!("甲")), Some(&json!("乙"))));
    assert!(before != answers && !before.holds_the_same(&answers, section));
    answers.apply(back).unwrap();
    assert!(before == answers && before.holds_the_same(&answers, section));
}

#[test]
fn a_copy_finds_its_rows_wherever_those_of_the_other_go() {
    let section = &catalog::groups::SECTION;
    let mut answers = thirty();
    assert!(answers.row(section, "g29").is_some(), "where each stands is known from here on");
    let before = answers.clone();
    let row = Map::from_iter([("id".to_owned(), json!("new"))]);
    answers.apply(Edit::Insert { section, index: usize::MAX, row }).unwrap();
    assert_eq!(answers.row(section, "new").map(|row| row.at), Some(30));
    answers.apply(Edit::Remove { section, id: "g0".into() }).unwrap();
    assert_eq!(answers.row(section, "new").map(|row| row.at), Some(29));
    assert_eq!((answers.stored_rows(), before.stored_rows()), (30, 30));
    let found = |answers: &Answers, id| answers.row(section, id).map(|row| row.at);
    assert_eq!((found(&before, "g0"), found(&before, "new")), (Some(0), None));
    assert_eq!((found(&answers, "g0"), found(&answers, "g29")), (None, Some(28)));
}

#[test]
fn an_unknown_section_that_is_null_says_nothing() {
    let answers = Answers::from_json(json!({ "later": null, "odd": [1] })).unwrap();
    let digest = |section: &str| {
        answers.digest_at(&Spot { section: section.to_owned(), row: None, key: None })
    };
    assert_eq!(digest("later"), None);
    assert!(digest("odd").is_some());
}
