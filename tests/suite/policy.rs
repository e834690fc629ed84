//! A company's policy changes what it fixes, nothing else, and every verdict shows it.

use chujing::form::Facts;
use chujing::law::policy::choices;
use chujing::law::{Circumstances, Mechanism, Policy, Requirement, Survey, Verdict, open_points};
use serde_json::{Value, json};

use crate::cases::answers;

fn judged(set: &Value, readings: &[(&str, &str)]) -> Verdict {
    let mut policy = Policy::default();
    for (point, reading) in readings {
        policy.fix(point, reading).unwrap();
    }
    let answers = answers(&json!({ "set": set }));
    Survey::at(&Facts::new(&answers), &Circumstances { policy, ..Circumstances::default() }).verdict
}

/// The result without a policy and with one.
fn results(set: &Value, point: &str, reading: &str) -> (Mechanism, Mechanism) {
    let alone = judged(set, &[]);
    let fixed = judged(set, &[(point, reading)]);
    assert!(alone.departures().is_empty());
    assert_eq!(fixed.departures().len(), 1);
    assert!(fixed.departures()[0].zh.starts_with(point), "{:?}", fixed.departures());
    (alone.mechanism, fixed.mechanism)
}

const EXEMPT: Mechanism = Mechanism::Exempt;
const CONTRACT: Mechanism = Mechanism::StandardContractOrCertification;

#[test]
fn persons_with_sensitive_data_may_be_left_out_of_the_ordinary_count() {
    let set = json!({
        "groups/g/ordinary": 1_005_000, "groups/g/sensitive": 9_000,
        "items/i2/name": "证件号", "items/i2/sensitivity": "sensitive", "scenarios/s/items": ["i", "i2"],
    });
    assert_eq!(results(&set, "Q-1", "ordinary_only"), (Mechanism::SecurityAssessment, CONTRACT));
}

#[test]
fn ordinary_flows_may_follow_the_level_of_the_exporter() {
    let set = json!({
        "groups/g/ordinary": 5_000, "groups/h/name": "乙", "groups/h/ordinary": 0, "groups/h/sensitive": 10,
        "groups/h/under_14": 0, "items/i2/name": "证件号", "items/i2/sensitivity": "sensitive",
        "scenarios/t/name": "敏感", "scenarios/t/recipients": ["r"], "scenarios/t/groups": ["h"],
        "scenarios/t/items": ["i2"], "scenarios/t/personal": "yes", "scenarios/t/act": "transfer",
        "scenarios/t/legal_basis": "art13_1_consent", "scenarios/t/exemption": "none",
    });
    let of = |verdict: &Verdict| verdict.scenarios[0].mechanism;
    assert_eq!(of(&judged(&set, &[])), EXEMPT);
    assert_eq!(of(&judged(&set, &[("Q-2", "whole")])), CONTRACT);
}

#[test]
fn people_of_exempt_flows_may_be_counted() {
    let set = json!({
        "groups/g/ordinary": 60_000, "groups/h/name": "乙", "groups/h/ordinary": 120_000, "groups/h/sensitive": 0,
        "groups/h/under_14": 0,
        "scenarios/t/name": "合同", "scenarios/t/recipients": ["r"], "scenarios/t/groups": ["h"],
        "scenarios/t/items": ["i"], "scenarios/t/personal": "yes", "scenarios/t/act": "transfer",
        "scenarios/t/legal_basis": "art13_2_contract", "scenarios/t/exemption": "art5_1_contract",
        "scenarios/t/contract_party": "yes", "scenarios/t/truly_necessary": "yes",
    });
    assert_eq!(results(&set, "Q-3", "include"), (EXEMPT, CONTRACT));
}

#[test]
fn one_paper_may_be_too_few() {
    let set = json!({
        "scenarios/s/exemption": "art5_2_hr", "scenarios/s/hr_labour_rules": "yes",
        "scenarios/s/hr_collective_contract": "no", "scenarios/s/hr_scope": "employees_only",
        "scenarios/s/truly_necessary": "yes", "scenarios/s/hr_review": "yes",
    });
    assert_eq!(results(&set, "Q-4", "both_papers"), (EXEMPT, CONTRACT));
}

#[test]
fn consent_may_always_be_asked() {
    let set = json!({
        "scenarios/s/legal_basis": "art13_2_contract", "scenarios/s/contract_party": "yes",
    });
    let consent = |verdict: &Verdict| verdict.duty(&chujing::law::duties::SEPARATE_CONSENT);
    assert_eq!(consent(&judged(&set, &[])), Requirement::NotRequired);
    assert_eq!(consent(&judged(&set, &[("Q-17", "always_consent")])), Requirement::Required);
}

#[test]
fn every_reading_to_choose_is_tried_above() {
    let tried = ["ordinary_only", "whole", "include", "both_papers", "always_consent"];
    for point in open_points::ALL {
        for reading in choices(point).skip(1) {
            assert!(tried.contains(&reading.code), "{} {}", point.id, reading.code);
        }
    }
}
