//! The search for flip points as far as its budget goes; what it finds is tested with the rules.

use std::cell::{Cell, RefCell};

use super::*;
use crate::law::judge;

/// Waits for so many changes to be tried.
struct Patient {
    left: Cell<usize>,
    heard: RefCell<Vec<Turns>>,
}

impl Watch for Patient {
    fn is_wanted(&self) -> bool {
        self.left.set(self.left.get().saturating_sub(1));
        self.left.get() > 0
    }

    fn found(&self, so_far: Turns) {
        self.heard.borrow_mut().push(so_far);
    }
}

/// Nine groups, each just under a line.
fn nine_groups() -> Answers {
    let groups: Vec<Value> = (0..9)
        .map(|n| json!({ "id": format!("g{n}"), "name": format!("g{n}"), "ordinary": 9_000 + n, "sensitive": 0, "under_14": 0 }))
        .collect();
    let ids: Vec<&Value> = groups.iter().map(|group| &group["id"]).collect();
    Answers::from_json(json!({
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
    .unwrap()
}

#[test]
fn a_search_that_ends_early_says_what_it_did_not_try() {
    let answers = nine_groups();
    let (day, alone) = (Day::of(2026, 11, 20), Circumstances::default());
    let verdict = judge(&Facts::at(&answers, day), &alone);
    let of = |budget| within(budget, answers.clone(), day, (&alone, &verdict), &()).unwrap();
    let names = |turns: &Turns| turns.unsearched.iter().map(|kind| kind.en).collect::<Vec<_>>();
    let (none, all) = (of(0), of(u64::MAX));
    assert!(names(&none).contains(&"numbers of people") && names(&none).len() >= 3);
    let mut growing = (12..40).map(|power| of(1 << power));
    let some = growing.find(|turns| names(turns) == ["numbers of people"]).unwrap();
    assert!(some.cut().is_some_and(|said| said.en.contains("tried: numbers of people.")));
    assert!(some.found.len() < all.found.len() && all.cut().is_none());
    assert!(some.found.iter().all(|flip| all.found.contains(flip)));
}

#[test]
fn what_is_found_is_told_while_it_is_searched_and_a_search_nobody_waits_for_ends() {
    let (answers, day, alone) = (nine_groups(), Day::of(2026, 11, 20), Circumstances::default());
    let verdict = judge(&Facts::at(&answers, day), &alone);
    let all = flips(&answers, day, &alone, &verdict);
    let of = |tries| {
        let patient = Patient { left: Cell::new(tries), heard: RefCell::default() };
        let turns = watched(answers.clone(), day, &alone, &verdict, &patient);
        (turns, patient.heard.into_inner())
    };
    let (watched, heard) = of(usize::MAX);
    assert_eq!(watched.as_ref(), Some(&all), "to be watched changes nothing");
    let counts: Vec<usize> = heard.iter().map(|so_far| so_far.found.len()).collect();
    assert!(counts.len() > 1 && counts.first() == Some(&1) && counts.is_sorted(), "{counts:?}");
    let (given_up, heard) = of(30);
    assert!(given_up.is_none() && heard.len() < counts.len());
}

/// A recording that alone makes the people of a scenario sensitive, as a stranger met it.
fn recordings() -> Answers {
    Answers::from_json(json!({
        "record": { "as_of": "2026-11-20" },
        "handler": { "ciio": "no", "important_data": "no", "state_organ": "no" },
        "recipients": [{ "id": "r", "relation": "service_provider" }],
        "items": [
            { "id": "voice", "name": "客服通话录音", "sensitivity": "sensitive" },
            { "id": "number", "name": "来电号码", "sensitivity": "ordinary" },
            { "id": "passport", "name": "护照号码", "sensitivity": "sensitive" },
        ],
        "scenarios": [
            {
                "id": "calls", "name": "客服质检", "recipients": ["r"], "groups": ["callers"], "items": ["voice", "number"],
                "personal": "yes", "important": "no", "act": "transfer", "exemption": "none",
            },
            {
                "id": "customs", "name": "清关", "recipients": ["r"], "groups": ["members"], "items": ["passport"],
                "personal": "yes", "important": "no", "act": "transfer", "exemption": "none",
            },
        ],
        "groups": [
            { "id": "callers", "name": "来电客户", "ordinary": 0, "sensitive": 41_000, "under_14": 0 },
            { "id": "members", "name": "清关会员", "ordinary": 0, "sensitive": 2_600, "under_14": 0 },
        ],
    }))
    .unwrap()
}

#[test]
fn an_item_that_alone_makes_people_sensitive_is_a_flip_point() {
    let (answers, day, alone) = (recordings(), Day::of(2026, 11, 20), Circumstances::default());
    let verdict = judge(&Facts::at(&answers, day), &alone);
    let found = flips(&answers, day, &alone, &verdict).found;
    let of = |name: &str| {
        let named = format!("“{name}”不属于敏感个人信息");
        found.iter().find(|flip| flip.scenario.is_none() && flip.change.zh.starts_with(&named))
    };
    let voice = of("客服通话录音").unwrap();
    assert_ne!(voice.from.mechanism, voice.to.mechanism);
    // The persons stay, as ordinary ones; nobody else's figures are touched.
    let set = |place: &str| {
        let place = Place::parse(place).unwrap();
        voice.edits.iter().find(|(at, _)| *at == place).and_then(|(_, value)| value.clone())
    };
    assert_eq!(set("items/voice/sensitivity"), Some(json!("ordinary")));
    assert_eq!(set("groups/callers/sensitive"), Some(json!(0)));
    assert_eq!(set("groups/callers/ordinary"), Some(json!(41_000)));
    assert!(voice.edits.iter().all(|(place, _)| place.row.as_deref() != Some("members")));
    // It is found among the first, as one change to whoever argues about it; where it decides nothing it is none.
    assert!(found.iter().position(|flip| flip == voice).unwrap() < 12);
    assert!(of("护照号码").is_none());
    // With another sensitive item of the same people it decides nothing either.
    let mut other = answers.clone();
    let items = Place::parse("scenarios/calls/items").unwrap();
    other.apply(Edit::Set(items, Some(json!(["voice", "number", "passport"])))).unwrap();
    let verdict = judge(&Facts::at(&other, day), &alone);
    let found = flips(&other, day, &alone, &verdict).found;
    assert!(!found.iter().any(|flip| flip.change.zh.starts_with("“客服通话录音”不属于")));
    // The reverse: what is called ordinary is sensitive after all.
    let mut mild = answers;
    for (place, value) in [
        ("items/voice/sensitivity", json!("ordinary")),
        ("groups/callers/sensitive", json!(0)),
        ("groups/callers/ordinary", json!(41_000)),
    ] {
        mild.apply(Edit::Set(Place::parse(place).unwrap(), Some(value))).unwrap();
    }
    let verdict = judge(&Facts::at(&mild, day), &alone);
    let found = flips(&mild, day, &alone, &verdict).found;
    assert!(
        found.iter().any(|flip| flip.change.zh.contains("“客服质检”的一般信息项中有一项属于敏感"))
    );
}
