//! Differences lead there and back, whatever the rows and keys.

use proptest::prelude::*;

use super::*;

fn answers(tree: Value) -> Answers {
    Answers::from_json(tree).unwrap()
}

fn before() -> Answers {
    answers(json!({
        "handler": { "name": "甲", "ciio": "no", "mood": 1 },
        "recipients": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }, { "id": "c" }, { "id": "d" }],
        "later": { "x": [1] },
        "odd": [1, 2],
    }))
}

fn after() -> Answers {
    answers(json!({
        "handler": { "name": "乙", "mood": 2 },
        "recipients": [{ "id": "e" }, { "id": "b", "name": "B 2", "country": "DE" }, { "id": "d" }, { "id": "a", "name": "A" }],
        "later": { "x": [1], "y": null },
        "odd": [2],
        "groups": [{ "id": "g" }],
    }))
}

#[test]
fn a_moved_row_is_one_move() {
    let told: Vec<String> = Delta::between(&before(), &after())
        .iter()
        .filter(|delta| delta.spot.section == "recipients")
        .map(|delta| format!("{} {:?}", delta.spot, delta.turn))
        .collect();
    assert!(told[0].starts_with("recipients/c Row { index: 2, is_new: false"), "{told:?}");
    assert!(told.contains(&"recipients/a Moved { from: 0, to: 2 }".to_owned()), "{told:?}");
    assert!(told[told.len() - 1].starts_with("recipients/e Row { index: 0, is_new: true"));
    assert_eq!(told.len(), 5, "{told:?}");
}

#[test]
fn differences_lead_there_and_back_and_survive_being_written() {
    let (before, after) = (before(), after());
    let deltas = Delta::between(&before, &after);
    let kept: Vec<Delta> =
        deltas.iter().map(|delta| Delta::from_json(&delta.to_json()).unwrap()).collect();
    assert_eq!(kept, deltas);
    let mut made = before.clone();
    made.follow(&deltas).unwrap();
    assert_eq!(made, after);
    assert_eq!(made.to_json().to_string(), after.to_json().to_string(), "rows in their order");
    made.follow(&Delta::all_reversed(&deltas)).unwrap();
    assert_eq!(made, before);
}

#[test]
fn what_does_not_fit_changes_nothing() {
    let deltas = Delta::between(&before(), &after());
    let mut other = before();
    let place = Place::parse("recipients/b/name").unwrap();
    other.apply(Edit::Set(place, Some(json!("C")))).unwrap();
    let held = other.clone();
    let misfit = other.follow(&deltas).unwrap_err();
    assert_eq!(misfit.0.to_string(), "recipients/b/name");
    assert_eq!(other, held);
}

#[test]
fn an_edit_tells_what_it_does() {
    let mut answers = before();
    let section = &super::super::catalog::recipients::SECTION;
    let row = Map::from_iter([("id".to_owned(), json!("z"))]);
    let set = |place: &str, value: Value| Edit::Set(Place::parse(place).unwrap(), Some(value));
    let edits = [
        set("handler/ciio", json!("yes")),
        set("findings/art5_1/finding", json!("合法")),
        set("contracts/a/business_name", json!("合同")),
        Edit::Insert { section, index: 1, row },
        Edit::Batch(vec![
            set("recipients/z/name", json!("Z")),
            Edit::Remove { section, id: "b".into() },
        ]),
        Edit::Set(Place::parse("handler/ciio").unwrap(), None),
    ];
    for edit in edits {
        let held = answers.clone();
        let deltas = Delta::of(&edit, &answers);
        answers.apply(edit.clone()).unwrap();
        let mut made = held.clone();
        made.follow(&deltas).unwrap();
        assert_eq!(made.to_json().to_string(), answers.to_json().to_string(), "{edit:?}");
        assert!(!deltas.is_empty(), "{edit:?}");
        made.follow(&Delta::all_reversed(&deltas)).unwrap();
        assert_eq!(made, held, "{edit:?}");
    }
    let nothing = Edit::Set(Place::parse("handler/ciio").unwrap(), None);
    assert_eq!(Delta::of(&nothing, &answers), Vec::new());
}

/// A state with rows in any order.
fn state() -> impl Strategy<Value = Answers> {
    let rows = prop::collection::vec(("[a-h]", 0u8..3), 0..8);
    let cells = prop::collection::btree_map("[a-d]", 0u8..3, 0..4);
    (rows, cells).prop_map(|(rows, cells)| {
        let mut seen = std::collections::HashSet::new();
        let rows = rows.into_iter().filter(|(id, _)| seen.insert(id.clone()));
        let rows: Vec<Value> = rows.map(|(id, name)| json!({ "id": id, "name": name })).collect();
        answers(json!({ "recipients": rows, "handler": cells, "later": cells }))
    })
}

proptest! {
    #[test]
    fn any_two_states_differ_by_what_leads_from_one_to_the_other(one in state(), other in state()) {
        let deltas = Delta::between(&one, &other);
        let mut made = one.clone();
        made.follow(&deltas).unwrap();
        prop_assert_eq!(&made, &other);
        made.follow(&Delta::all_reversed(&deltas)).unwrap();
        prop_assert_eq!(&made, &one);
        prop_assert_eq!(deltas.is_empty(), one == other);
    }
}

#[test]
fn what_takes_a_row_its_id_does_not_fit() {
    let mut held = before();
    let misfits = [
        json!({ "at": ["recipients", "a", "id"], "before": "a", "after": "z" }),
        json!({ "at": ["recipients", "n"], "index": 1, "added": { "name": "N" } }),
        json!({ "at": ["recipients", "n"], "index": 1, "added": { "id": "m" } }),
    ];
    for misfit in misfits {
        let delta = Delta::from_json(&misfit).unwrap();
        assert!(held.follow(&[delta]).is_err(), "{misfit}");
        assert_eq!(held, before());
    }
    let fits = json!({ "at": ["recipients", "n"], "index": 1, "added": { "id": "n" } });
    held.follow(&[Delta::from_json(&fits).unwrap()]).unwrap();
    assert_ne!(held, before());
}
