//! A case in order, changed in one thing each.

use super::*;
use crate::form::{Answers, Severity};
use crate::law::{Survey, checks};
use serde_json::{Value, json};

const START: &str = "record/export_start";

/// A contract of sensitive data with everything in order, changed at these places.
fn survey(set: &[(&str, Value)]) -> Survey {
    let mut tree = json!({
        "record": {
            "as_of": "2026-11-30", "route": "standard_contract", "end": "2025-12-20", "export_start": "2026-01-05",
        },
        "handler": { "ciio": "no", "important_data": "no", "state_organ": "no" },
        "recipients": [{ "id": "r", "name": "R", "country": "de", "relation": "parent", "role": "independent_handler" }],
        "groups": [{ "id": "g", "name": "G", "ordinary": 900, "sensitive": 900, "under_14": 0 }],
        "items": [{ "id": "i", "sensitivity": "sensitive" }],
        "scenarios": [{
            "id": "s", "name": "S", "recipients": ["r"], "groups": ["g"], "items": ["i"], "personal": "yes",
            "act": "transfer", "exemption": "none", "legal_basis": "art13_1_consent", "published": "no",
        }],
        "consents": [{
            "id": "c", "name": "n", "scenario": "s", "groups": ["g"], "recipients": ["r"], "version": "1",
            "notice_items": ["purpose"], "sensitive_items": ["necessity"], "channel": ["paper"],
            "effective": "2026-01-05", "obtained": 900, "coverage": "100%", "withdrawals": 0,
            "withdrawal_channel": "w", "refusal": "r", "evidence": "e",
        }],
        "contracts": [{ "id": "r", "effective": "2026-01-04" }],
        "events": [],
        "flows": [],
    });
    for (at, value) in set {
        *tree.pointer_mut(at).unwrap_or_else(|| panic!("{at}")) = value.clone();
    }
    Survey::of(&Answers::from_json(tree).unwrap())
}

fn found(set: &[(&str, Value)]) -> Vec<(How, Vec<String>)> {
    let survey = survey(set);
    let told = survey.problems.iter().filter(|one| one.check == checks::FLOWS_UNDERWAY);
    let told: Vec<_> = told.filter(|one| one.place.to_string() != START).collect();
    assert_eq!(told.len(), survey.underway.len());
    // What runs is no remark.
    let grave = told.iter().filter(|one| one.severity == Severity::Grave).count();
    assert_eq!(grave, survey.underway.iter().filter(|one| one.how == How::Runs).count());
    let words = |one: &Underway| one.lacks.iter().map(|lack| lack.zh.clone()).collect();
    survey.underway.iter().map(|one| (one.how, words(one))).collect()
}

#[test]
fn what_is_in_order_raises_no_alarm() {
    assert_eq!(found(&[]), []);
    // Nothing says when it began, or it is to begin after the contract.
    assert_eq!(
        found(&[("/record/export_start", Value::Null), ("/contracts/0", json!({"id": "r"}))]),
        []
    );
    let planned = [
        ("/record/export_start", json!("2026-12-20")),
        ("/contracts/0", json!({ "id": "r", "effective": "2026-12-10" })),
    ];
    assert_eq!(found(&planned), []);
    // A planned one without a day of the contract is being prepared.
    let prepared =
        [("/record/export_start", json!("2026-12-20")), ("/contracts/0", json!({"id": "r"}))];
    assert_eq!(found(&prepared), []);
    // What ran before the measures had until 30 November 2023.
    let early = [
        ("/record/export_start", json!("2022-01-05")),
        ("/record/end", json!("2021-12-20")),
        ("/contracts/0", json!({ "id": "r", "effective": "2023-11-30" })),
    ];
    assert_eq!(found(&early), []);
    // An event tells of the one contract there is.
    let event = [
        ("/contracts/0", json!({"id": "r"})),
        ("/events", json!([{ "id": "e", "kind": "contract_effective", "day": "2026-01-04" }])),
    ];
    assert_eq!(found(&event), []);
    let over = [
        ("/contracts/0", json!({"id": "r"})),
        ("/events", json!([{ "id": "e", "kind": "export_ended", "day": "2026-06-30" }])),
    ];
    assert_eq!(found(&over), []);
}

#[test]
fn an_export_that_runs_without_contract_consent_and_assessment_is_told() {
    let none = [
        ("/contracts/0", json!({"id": "r"})),
        ("/consents", json!([])),
        ("/record/end", json!(null)),
    ];
    let lacks = [
        "标准合同生效（没有日期的记录）",
        "影响评估完成（没有日期的记录）",
        "G的告知和单独同意（没有记录）",
    ];
    assert_eq!(found(&none), [(How::Runs, lacks.map(str::to_owned).to_vec())]);
    let some = [("/consents/0/obtained", json!(700)), ("/consents/0/withdrawals", json!(3))];
    let told = found(&some);
    assert!(told[0].1[0].contains("缺200人"), "{told:?}");
    let later = [("/contracts/0/effective", json!("2026-12-10"))];
    assert_eq!(found(&later), [(How::Runs, vec!["标准合同生效（2026年12月10日）".to_owned()])]);
    let open = [("/record/route", Value::Null), ("/contracts/0", json!({"id": "r"}))];
    assert_eq!(found(&open), [(How::Runs, vec!["应采用的机制（尚未选定）".to_owned()])]);
}

#[test]
fn a_start_before_the_mechanism_is_asked_about_and_a_planned_one_is_moved() {
    let before = [("/contracts/0/effective", json!("2026-11-20"))];
    let effect = vec!["标准合同生效（2026年11月20日）".to_owned()];
    assert_eq!(found(&before), [(How::BeganBefore, effect)]);
    let planned = [
        ("/record/export_start", json!("2026-12-05")),
        ("/contracts/0/effective", json!("2026-12-10")),
    ];
    let effect = vec!["标准合同生效（2026年12月10日）".to_owned()];
    assert_eq!(found(&planned), [(How::Planned, effect)]);
}

#[test]
fn what_is_exempt_needs_no_mechanism_and_still_consent() {
    let few = [
        ("/groups/0/sensitive", json!(0)),
        ("/items/0/sensitivity", json!("ordinary")),
        ("/contracts/0", json!({"id": "r"})),
    ];
    assert_eq!(found(&few), []);
    let mut without = few.to_vec();
    without.push(("/consents", json!([])));
    let lack = vec!["G的告知和单独同意（没有记录）".to_owned()];
    assert_eq!(found(&without), [(How::Runs, lack)]);
}

#[test]
fn people_who_are_counted_without_a_day_are_asked_for_one() {
    let asked = |set: &[(&str, Value)]| {
        let problems = survey(set).problems;
        problems.iter().any(|one| one.place.to_string() == START)
    };
    let none = ("/record/export_start", Value::Null);
    assert!(!asked(&[]), "the day is there");
    assert!(asked(std::slice::from_ref(&none)));
    // Nobody went yet, the flow has its own day, or it is no export.
    let nobody = (
        "/groups/0",
        json!({ "id": "g", "name": "G", "ordinary": 0, "sensitive": 0, "under_14": 0 }),
    );
    assert!(!asked(&[none.clone(), nobody]));
    let own = ("/flows", json!([{ "id": "s~r", "first_day": "2026-03-01" }]));
    assert!(!asked(&[none.clone(), own]));
    assert!(!asked(&[none, ("/scenarios/0/act", json!("inside_only"))]));
}
