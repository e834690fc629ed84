//! What a tree of answers keeps, and what is wrong with one that is none.

use serde_json::json;

use super::*;

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
