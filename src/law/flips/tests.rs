//! The search for flip points as far as its budget goes; what it finds is tested with the rules.

use super::*;
use crate::law::judge;

#[test]
fn a_search_that_ends_early_says_what_it_did_not_try() {
    let groups: Vec<Value> = (0..9)
        .map(|n| json!({ "id": format!("g{n}"), "name": format!("g{n}"), "ordinary": 9_000 + n, "sensitive": 0, "under_14": 0 }))
        .collect();
    let ids: Vec<&Value> = groups.iter().map(|group| &group["id"]).collect();
    let answers = Answers::from_json(json!({
        "record": { "as_of": "2026-11-20" },
        "handler": { "ciio": "no", "important_data": "no", "state_organ": "no" },
        "recipients": [{ "id": "r", "relation": "parent" }],
        "items": [{ "id": "i", "sensitivity": "ordinary" }],
        "scenarios": [{
            "id": "s", "recipients": ["r"], "groups": ids, "items": ["i"], "personal": "yes", "important": "no",
            "act": "transfer", "exemption": "none",
        }],
        "groups": groups,
    }))
    .unwrap();
    let (day, alone) = (Day::of(2026, 11, 20), Circumstances::default());
    let verdict = judge(&Facts::at(&answers, day), &alone);
    let of = |budget| within(budget, &answers, day, &alone, &verdict);
    let names = |turns: &Turns| turns.unsearched.iter().map(|kind| kind.en).collect::<Vec<_>>();
    let (none, all) = (of(0), of(u64::MAX));
    assert!(names(&none).contains(&"numbers of people") && names(&none).len() >= 3);
    let mut growing = (12..40).map(|power| of(1 << power));
    let some = growing.find(|turns| names(turns) == ["numbers of people"]).unwrap();
    assert!(some.cut().is_some_and(|said| said.en.contains("tried: numbers of people.")));
    assert!(some.found.len() < all.found.len() && all.cut().is_none());
    assert!(some.found.iter().all(|flip| all.found.contains(flip)));
}
