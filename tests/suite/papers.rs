//! The papers: each is declared once, whole, and has its place.

use std::collections::BTreeSet;

use chujing::document::build::{Maker, PAPERS, Part, handed_in};
use chujing::law::{Route, Survey};
use serde_json::{Value, json};

use crate::read_through::{all, find, mixed, said, table};

#[test]
fn every_paper_has_a_title_in_both_languages_and_an_id_of_its_own() {
    let ids: BTreeSet<&str> = PAPERS.iter().map(|paper| paper.id).collect();
    assert_eq!(ids.len(), PAPERS.len());
    for paper in PAPERS {
        assert!(!paper.title.zh.is_empty() && !paper.title.en.is_empty(), "{}", paper.id);
        let is_plain = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(paper.id.chars().all(is_plain), "{} names a file", paper.id);
    }
}

#[test]
fn whatever_is_brought_is_handed_in_and_is_filed_nowhere_else() {
    for paper in PAPERS.iter().filter(|paper| paper.maker != Maker::Program) {
        assert_eq!(paper.part, Part::Internal, "{}", paper.id);
        assert!(!paper.listed.is_empty(), "{}", paper.id);
        for listed in paper.listed {
            assert!(!listed.name.zh.is_empty() && !listed.name.en.is_empty(), "{}", paper.id);
        }
    }
}

#[test]
fn the_lists_of_materials_are_numbered_without_a_gap() {
    for (route, count) in [
        (Route::Contract, 8),
        (Route::Assessment, 8),
        (Route::Certification, 3),
        (Route::Bay, 3),
        (Route::Exempt, 0),
    ] {
        let numbers: Vec<usize> = handed_in(Some(route)).iter().map(|one| one.number).collect();
        assert_eq!(numbers, (1..=count).collect::<Vec<_>>(), "{route:?}");
    }
    assert!(handed_in(None).is_empty());
}

#[test]
fn a_list_of_materials_is_written_after_the_papers_it_tells_of() {
    for (at, list) in PAPERS.iter().enumerate() {
        for place in list.listed.iter().filter(|place| place.number == 0) {
            let late = PAPERS.iter().skip(at + 1).filter(|paper| {
                paper.place(place.route).is_some_and(|place| !place.name.zh.is_empty())
            });
            assert_eq!(late.count(), 0, "{}", list.id);
        }
    }
}

#[test]
fn no_sum_stands_under_a_blank_and_none_that_its_parts_cannot_make() {
    let total = |changes: &[(&str, Value)]| {
        let papers = all(&mixed("assessment", changes));
        table(find(&papers, "sa-self-assessment"), "各场景的人数").pop().unwrap()[1].clone()
    };
    assert_eq!(total(&[]), "1,657,580");
    assert_eq!(total(&[("scenarios/s2/persons_year", Value::Null)]), "【】");
    // Everybody of the group gives ordinary data too: fewer of them are no figure to add up.
    let fewer = [("groups/g1/ordinary", json!(12_000)), ("groups/g1/sensitive", json!(15_000))];
    assert_eq!(total(&fewer), "【】");
}

#[test]
fn fewer_people_with_ordinary_data_than_with_sensitive_are_doubted_and_hold_them_nowhere() {
    let included = |changes: &[(&str, Value)]| {
        said(&all(&mixed("assessment", changes)), "sa-self-assessment").contains("已包含在内")
    };
    let doubted = |changes: &[(&str, Value)]| {
        let problems = Survey::of(&mixed("assessment", changes)).problems;
        let of = |one: &&chujing::form::Problem| one.message.zh.contains("小于同一期间的敏感人数");
        problems.iter().filter(of).map(|one| one.place.to_string()).collect::<Vec<_>>()
    };
    assert!(included(&[]) && doubted(&[]).is_empty());
    let fewer = [("groups/g1/ordinary", json!(12_000)), ("groups/g1/sensitive", json!(15_000))];
    assert!(!included(&fewer));
    assert_eq!(doubted(&fewer), ["groups/g1/ordinary"]);
    let ahead = [("groups/g1/forecast", json!(10))];
    assert_eq!(doubted(&ahead), ["groups/g1/forecast"]);
    // Of children everything is sensitive, and while it is open how many they are, nothing is doubted.
    for children in [json!(3_000), Value::Null] {
        let with = ("groups/g1/under_14", children);
        assert!(doubted(&[&fewer[..], &[with]].concat()).is_empty());
    }
    // Where nothing ordinary goes with it, sensitive data alone may have gone (Q-1).
    let answers = mixed("assessment", &[]);
    let tree = answers.to_json();
    let items = tree["items"].as_array().unwrap();
    let places: Vec<String> = items
        .iter()
        .map(|row| format!("items/{}/sensitivity", row["id"].as_str().unwrap()))
        .collect();
    let mut alone: Vec<(&str, Value)> =
        places.iter().map(|place| (place.as_str(), json!("sensitive"))).collect();
    alone.extend(fewer);
    assert!(doubted(&alone).is_empty());
}

#[test]
fn a_third_party_with_a_row_of_its_own_says_that_data_is_passed_on() {
    let found = |answer: Value, third: Value| {
        let tree = json!({ "recipients": [{ "id": "r", "onward": answer }], "onward": third });
        let problems = Survey::of(&chujing::form::Answers::from_json(tree).unwrap()).problems;
        let of = |one: &&chujing::form::Problem| one.place.to_string() == "recipients/r/onward";
        problems.iter().filter(of).map(|one| one.check.0).collect::<Vec<_>>()
    };
    let third = json!([{ "id": "o", "recipient": "r", "name": "Shannon Data Ltd" }]);
    assert_eq!(found(Value::Null, json!([])), ["answer.missing"]);
    assert!(found(Value::Null, third.clone()).is_empty());
    assert!(found(json!("yes"), third.clone()).is_empty());
    assert_eq!(found(json!("no"), third), ["recipients.onward"], "both cannot be");
}

#[test]
fn a_figure_of_the_ways_leads_to_the_recipient_before_systems_and_links_are_named() {
    let tree = json!({
        "record": { "as_of": "2026-11-30" },
        "recipients": [{ "id": "r", "name": "R", "country": "cl" }],
        "groups": [{ "id": "g", "name": "清关会员", "ordinary": 5, "sensitive": 5, "under_14": 0 }],
        "items": [{ "id": "i", "name": "护照号码", "sensitivity": "sensitive" }],
        "scenarios": [{
            "id": "s", "name": "清关申报", "recipients": ["r"], "groups": ["g"], "items": ["i"],
            "personal": "yes", "act": "transfer", "exemption": "none",
        }],
    });
    let answers = chujing::form::Answers::from_json(tree).unwrap();
    let papers = all(&answers);
    let pictures = papers.iter().flat_map(|paper| &paper.blocks).filter_map(|block| match block {
        chujing::document::Block::Picture(picture) => Some(picture),
        _ => None,
    });
    let ends: Vec<usize> = pictures
        .filter(|picture| format!("{picture:?}").contains("清关会员"))
        .map(|picture| picture.edges().len())
        .collect();
    assert!(!ends.is_empty() && ends.iter().all(|count| *count == 1), "{ends:?}");
}
