//! The inspection: every check of the law file is there, meets the worked examples, and objects to what it is made for.

use std::collections::HashSet;
use std::fs;

use chujing::day::calendar::Calendar;
use chujing::document::build::documents;
use chujing::form::{Answers, Edit, Place, options};
use chujing::inspection::{Inspection, State, catalog, inspect};
use chujing::law::{Route, Survey};
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::examples::{IN_THE_BAY, example};
use crate::registry::both;
use crate::source::root;

/// The example with every formality confirmed by a person, and every paper signed, sealed and ready.
fn confirmed(name: &str) -> Answers {
    let mut answers = match name {
        "bay" => in_the_bay(),
        name => example(name).answers,
    };
    for choice in options::FORMALITIES.choices {
        set(&mut answers, &format!("formalities/{}/confirmed", choice.code), "yes");
    }
    if name == "security-assessment" {
        let ready = options::SA_MATERIALS.choices.iter().map(|paper| paper.code.as_str());
        set(&mut answers, "application/ready", &ready.collect::<Vec<_>>().join(","));
    }
    answers
}

/// The customer example by the contract of the Bay.
fn in_the_bay() -> Answers {
    let mut answers = example("customers-standard-contract").answers;
    for (place, text) in IN_THE_BAY {
        set(&mut answers, place, text);
    }
    answers
}

/// Answers as a person types; rows that are not there yet are added.
fn set(answers: &mut Answers, place: &str, text: &str) {
    let place = Place::parse(place).unwrap();
    if let Some(row) = &place.row
        && place.section.grows()
        && answers.row(place.section, row).is_none()
    {
        let index = answers.rows(place.section).count();
        let row = json!({ "id": row }).as_object().unwrap().clone();
        answers.apply(Edit::Insert { section: place.section, index, row }).unwrap();
    }
    let value = place.field.unwrap().kind.read(text, answers);
    answers.apply(Edit::Set(place, value)).unwrap();
}

fn inspected(answers: &Answers) -> Inspection {
    inspect(answers, &Survey::of(answers), &Calendar::built_in())
}

fn cases() -> Vec<Value> {
    let text = fs::read_to_string(root().join("tests/cases/inspection.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn all_numbers_are_there_once_with_sources_and_both_languages() {
    let numbers: Vec<&str> = catalog::all().map(|(_, check)| check.number).collect();
    let wanted: Vec<String> = (1..=65)
        .map(|number| number.to_string())
        .chain(('a'..='t').map(|letter| format!("N-{letter}")))
        .chain((1..=9).map(|number| format!("B-{number}")))
        .chain((1..=8).map(|number| format!("G-{number}")))
        .collect();
    assert_eq!(numbers, wanted);
    let mut ids = HashSet::new();
    for (_, check) in catalog::all() {
        assert!(ids.insert(check.id), "{} stands twice", check.id);
        both(check.title, check.id);
        both(check.remedy, check.id);
        assert!(!check.sources.is_empty() && !check.routes.is_empty(), "{}", check.id);
        assert!(catalog::find(check.number).is_some_and(|found| found.id == check.id));
    }
    let blocking: Vec<&str> =
        catalog::all().filter(|(_, check)| check.blocks).map(|(_, check)| check.id).collect();
    assert_eq!(
        blocking,
        [
            "volume.route",
            "dates.fresh",
            "contract.retention",
            "contract.signatories",
            "substance.legal_basis",
            "substance.notice_whole",
            "substance.conclusion",
            "substance.deidentified"
        ],
        "few, and named"
    );
}

#[test]
fn nothing_is_met_by_an_empty_record() {
    let empty = inspected(&Answers::default());
    let objected: Vec<_> = empty.in_state(State::Objected).map(|one| &one.outcome).collect();
    assert!(objected.is_empty(), "{objected:?}");
    let met: Vec<&str> = empty.in_state(State::Met).map(|one| one.check.number).collect();
    // The layouts are what builders alone answer for.
    assert_eq!(met, ["20", "N-c"]);
}

#[test]
fn whole_records_pass_and_paper_waits_for_a_person() {
    for name in ["customers-standard-contract", "security-assessment", "hr-exempt", "bay"] {
        let found = inspected(&confirmed(name));
        for one in &found.checks {
            let state = one.outcome.state();
            assert!(
                matches!(state, State::Met | State::NotConcerned),
                "{name}: {} is {state:?}: {:?}",
                one.check.id,
                one.outcome
            );
        }
        if name == "bay" {
            continue;
        }
        let unseen = inspected(&example(name).answers);
        assert_eq!(unseen.count(State::Objected) + unseen.count(State::Open), 0);
        if name != "hr-exempt" {
            assert!(unseen.count(State::ToLook) > 15, "nothing on paper passes by itself");
        }
    }
}

#[test]
fn at_least_fifty_points_apply_to_the_bay_and_each_by_a_text_of_its_own() {
    let found = inspected(&confirmed("bay"));
    assert_eq!(found.routes, [Route::Bay]);
    let concerned: Vec<_> =
        found.checks.iter().filter(|one| one.outcome.state() != State::NotConcerned).collect();
    assert!(concerned.len() >= 50, "{} of {}", concerned.len(), found.checks.len());
    for one in &found.checks {
        // What stands for every record rests on the law of the mainland alone.
        if one.check.routes.contains(&Route::Exempt) || one.check.number == "1" {
            continue;
        }
        let texts = one.sources(&found.routes);
        let own = texts.iter().any(|source| ["gba_hk", "gba_mo"].contains(&source.instrument.id));
        assert!(own, "{}: {texts:?}", one.check.id);
        let foreign =
            texts.iter().any(|source| ["scm", "scg", "sam", "sag"].contains(&source.instrument.id));
        assert!(!foreign, "{}: a text of another route", one.check.id);
    }
}

#[test]
fn each_check_says_what_its_cases_say() {
    let mut answered: HashSet<(String, bool)> = HashSet::new();
    for name in ["customers-standard-contract", "security-assessment", "hr-exempt", "bay"] {
        for one in inspected(&confirmed(name)).in_state(State::Met) {
            answered.insert((one.check.number.to_owned(), true));
        }
    }
    for case in cases() {
        let number = case["check"].as_str().unwrap();
        let mut answers = confirmed(case["on"].as_str().unwrap());
        for (place, value) in case["set"].as_object().unwrap() {
            set(&mut answers, place, value.as_str().unwrap());
        }
        let found = inspected(&answers);
        let one = found.checks.iter().find(|one| one.check.number == number);
        let one = one.unwrap_or_else(|| panic!("{number} is not asked: {case}"));
        let state = one.outcome.state();
        assert_eq!(json!(state), case["is"], "{number} {case}: {:?}", one.outcome);
        answered.insert((number.to_owned(), state == State::Met));
    }
    // What no answer can break is broken by a builder only; a test of the documents holds it.
    let by_construction = ["20", "50", "N-c"];
    for (_, check) in catalog::all().filter(|(_, check)| !by_construction.contains(&check.number)) {
        assert!(
            answered.contains(&(check.number.to_owned(), false)),
            "no case in which {} is not met",
            check.number
        );
    }
    for (_, check) in catalog::all() {
        let met = answered.contains(&(check.number.to_owned(), true));
        assert!(met, "no record in which {} is met", check.number);
    }
}

#[test]
fn what_blocks_makes_drafts_of_the_papers() {
    let blocking = |answers: &Answers| inspected(answers).blocking().count();
    let mut seen = HashSet::new();
    for case in cases().iter().filter(|case| case["is"] == "objected") {
        let mut answers = confirmed(case["on"].as_str().unwrap());
        assert_eq!(blocking(&answers), 0);
        for (place, value) in case["set"].as_object().unwrap() {
            set(&mut answers, place, value.as_str().unwrap());
        }
        let found = inspected(&answers);
        for one in found.blocking() {
            assert!(one.check.blocks, "{} blocks and is not named: {case}", one.check.id);
            seen.insert(one.check.id);
        }
        if found.blocking().count() == 0 {
            continue;
        }
        let survey = Survey::of(&answers);
        let papers = documents(&answers, &survey, Lang::Zh);
        let report = papers.iter().find(|paper| paper.id == "pipia-report").unwrap();
        assert!(!report.stamp.draft.is_empty(), "{case}: the report is issued all the same");
    }
    assert_eq!(seen.len(), catalog::all().filter(|(_, check)| check.blocks).count());
}
