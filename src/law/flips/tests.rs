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
