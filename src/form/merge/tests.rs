//! Merging takes what either side did, keeps both where they disagree, and does not ask who comes first.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::form::Delta;

fn answers(tree: Value) -> Answers {
    Answers::from_json(tree).unwrap()
}

fn merged(base: &Value, one: Value, other: Value) -> (Value, Vec<String>) {
    let merged = merge(&answers(base.clone()), &answers(one), &answers(other));
    let open = merged.open.iter().map(ToString::to_string).collect();
    (merged.answers.to_json(), open)
}

#[test]
fn what_one_side_did_is_taken() {
    let base = json!({
        "handler": { "name": "甲", "ciio": "no" },
        "recipients": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }],
    });
    let one = json!({
        "handler": { "name": "乙", "ciio": "no" },
        "recipients": [{ "id": "a", "name": "A", "country": "DE" }, { "id": "b", "name": "B" }, { "id": "c", "name": "C" }],
    });
    let other = json!({
        "handler": { "name": "甲" },
        "recipients": [{ "id": "a", "name": "A 2" }, { "id": "d", "name": "D" }],
        "groups": [{ "id": "g" }],
    });
    let (made, open) = merged(&base, one, other);
    assert_eq!(open, Vec::<String>::new());
    assert_eq!(made["handler"], json!({ "name": "乙" }));
    assert_eq!(made["groups"], json!([{ "id": "g" }]));
    let ids: Vec<&str> = made["recipients"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["a", "d", "c"]);
    assert_eq!(made["recipients"][0], json!({ "id": "a", "name": "A 2", "country": "DE" }));
}

#[test]
fn where_both_did_something_else_both_stand() {
    let base = json!({ "handler": { "name": "甲" }, "recipients": [{ "id": "a", "name": "A", "country": "DE" }] });
    let one = json!({ "handler": { "name": "乙" }, "recipients": [{ "id": "a", "name": "B", "country": "DE" }] });
    let other = json!({ "handler": { "name": "丙" }, "recipients": [] });
    let (made, open) = merged(&base, one, other);
    assert_eq!(open, ["handler/name", "recipients/a/kept"]);
    assert_eq!(made["handler"]["name"], json!({ "candidates": ["丙", "乙"] }));
    // Taken away on one side, changed on the other: it stays, and asks once, of the row.
    let kept = json!({ "candidates": ["keep", "remove"] });
    let row = json!({ "id": "a", "kept": kept, "name": "B", "country": "DE" });
    assert_eq!(made["recipients"], json!([row]));
}

#[test]
fn candidates_of_an_earlier_merge_stay_each_their_own() {
    let both = json!({ "handler": { "name": { "candidates": ["丙", "乙"] } } });
    let (made, _) = merged(&json!({}), both.clone(), json!({ "handler": { "name": "丁" } }));
    assert_eq!(made["handler"]["name"], json!({ "candidates": ["丁", "丙", "乙"] }));
    // Who chose one has settled it.
    let (made, open) = merged(&both, json!({ "handler": { "name": "乙" } }), both.clone());
    assert_eq!((made["handler"]["name"].clone(), open.len()), (json!("乙"), 0));
}

/// A state made from another by changing, adding, removing and moving.
fn changed(base: &Answers, seed: u64) -> Answers {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut tree = base.to_json();
    for _ in 0..random.usize(0..4) {
        let rows = tree["recipients"].as_array_mut().unwrap();
        let at = random.usize(0..=rows.len());
        match random.u8(0..5) {
            0 if at < rows.len() => drop(rows.remove(at)),
            1 => rows.insert(at, json!({ "id": format!("n{:08x}", random.u32(..)), "name": "新" })),
            2 if at < rows.len() => {
                let row = rows.remove(at);
                let to = random.usize(0..=rows.len());
                rows.insert(to, row);
            }
            3 if at < rows.len() => rows[at]["name"] = json!(random.u8(0..3)),
            _ => tree["handler"][format!("k{}", random.u8(0..3))] = json!(random.u8(0..3)),
        }
    }
    answers(tree)
}

fn base() -> Answers {
    let rows: Vec<Value> =
        ["a", "b", "c", "d", "e"].iter().map(|id| json!({ "id": id, "name": 9 })).collect();
    answers(json!({ "handler": { "k0": 9 }, "recipients": rows }))
}

proptest! {
    #[test]
    fn merging_does_not_ask_who_comes_first(one: u64, other: u64) {
        let base = base();
        let (one, other) = (changed(&base, one), changed(&base, other));
        let made = merge(&base, &one, &other);
        let turned = merge(&base, &other, &one);
        prop_assert_eq!(&made.answers, &turned.answers);
        let sorted = |merged: &Merged| merged.open.iter().cloned().collect::<BTreeSet<_>>();
        prop_assert_eq!(sorted(&made), sorted(&turned));
        // What is merged already brings nothing new.
        prop_assert_eq!(&merge(&base, &made.answers, &made.answers).answers, &made.answers);
        prop_assert_eq!(&merge(&one, &one, &made.answers).answers, &made.answers);
        prop_assert_eq!(&merge(&base, &one, &base).answers, &one);
        prop_assert_eq!(&merge(&base, &one, &one).answers, &one);
    }

    #[test]
    fn nothing_that_either_side_did_is_lost(one: u64, other: u64) {
        let base = base();
        let sides = [changed(&base, one), changed(&base, other)];
        let made = merge(&base, &sides[0], &sides[1]);
        for side in &sides {
            for delta in Delta::between(&base, side) {
                let place = delta.spot.to_string();
                let crate::form::Turn::Value { after: Some(after), .. } = delta.turn else { continue };
                let now = match (&delta.spot.row, &delta.spot.key) {
                    (Some(id), Some(key)) => made.answers.to_json()["recipients"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .find(|row| row["id"] == json!(id))
                        .map(|row| row[key].clone()),
                    (None, Some(key)) => Some(made.answers.to_json()["handler"][key].clone()),
                    _ => None,
                };
                let now = now.unwrap_or_default();
                let is_there = now == after
                    || now["candidates"].as_array().is_some_and(|all| all.contains(&after));
                prop_assert!(is_there, "{place}: {now}");
            }
        }
    }
}
