//! The worked examples that ship: what the law says of them, and that they are as complete as they claim.

use std::fs;

use chujing::dossier::{Dossier, SCHEMA_VERSION};
use chujing::form::{Edit, Place, Severity, schema};
use chujing::law::Mechanism::{
    Exempt, SecurityAssessment, StandardContractOrCertification as Contract,
};
use chujing::law::{Ground, Mechanism, Requirement, State, Survey, duties};
use chujing::text::Lang;
use serde_json::{Value, json};

use crate::source::root;

/// Every example that ships.
pub(crate) const EXAMPLES: [&str; 5] = [
    "website-policy",
    "hr-exempt",
    "customers-standard-contract",
    "security-assessment",
    "travel-mixed-routes",
];

pub(crate) fn example(name: &str) -> Dossier {
    let text = fs::read_to_string(root().join(format!("assessments/{name}.json"))).unwrap();
    Dossier::from_json(&text).unwrap()
}

/// What makes of the customer example a record by the contract of the Bay with a recipient in Hong Kong, as a person types it.
pub(crate) const IN_THE_BAY: &[(&str, &str)] = &[
    ("record/route", "gba_contract"),
    ("handler/province", "广东省"),
    ("handler/gba_city", "深圳市"),
    ("handler/credit_code", "91440300MA0DEM005N"),
    ("recipients/recipient-lindenfeld/country", "hk"),
    ("recipients/recipient-lindenfeld/address", "香港新界沙田示范街1号"),
    ("onward/onward-dvorana/name", "示范仓储（香港）有限公司"),
    ("onward/onward-dvorana/country", "hk"),
    ("onward/onward-dvorana/same_jurisdiction", "yes"),
    ("onward/onward-dvorana/business_need", "直发保修备件须打印运单，接收方没有仓储能力。"),
    ("onward/onward-dvorana/subjects_told", "yes"),
    ("onward/onward-dvorana/consented", "yes"),
    ("systems/system-gwr/country", "hk"),
    ("systems/system-gwr/place", "香港新界将军澳示范数据中心"),
    ("systems/system-fas/country", "hk"),
    ("systems/system-fas/place", "香港新界将军澳示范数据中心"),
    ("systems/system-wms/country", "hk"),
    ("systems/system-wms/place", "香港葵涌示范仓库机房"),
    ("contracts/recipient-lindenfeld/arbitration_body", ""),
    ("contracts/recipient-lindenfeld/bay_arbitration_body", "hkiac"),
    ("contracts/recipient-lindenfeld/arbitration_seat", "香港"),
];

#[test]
fn the_published_policy_leaves_the_mechanism_open_and_says_what_is_lacking() {
    let survey = Survey::of(&example("website-policy").answers);
    assert_eq!(survey.verdict.mechanism, Mechanism::Undetermined);
    assert_eq!(survey.errors(), 0);
    let lacking: Vec<String> = survey.verdict.lacking.iter().map(ToString::to_string).collect();
    for place in [
        "handler/ciio",
        "scenarios/scenario-website/items",
        "scenarios/scenario-website/legal_basis",
    ] {
        assert!(lacking.iter().any(|known| known == place), "{place} is not lacking: {lacking:?}");
    }
    let gaps: Vec<String> = survey.gaps.iter().map(ToString::to_string).collect();
    assert!(
        gaps.contains(&"recipients/recipient-stauff-deutschland/contact".to_owned()),
        "the recipient's contact is not known"
    );
    assert_eq!(survey.verdict.duty(&duties::NOTICE), Requirement::Required);
    assert_eq!(survey.verdict.duty(&duties::SEPARATE_CONSENT), Requirement::Undetermined);
}

#[test]
fn the_hr_transfer_is_exempt_and_its_duties_stay() {
    let survey = Survey::of(&example("hr-exempt").answers);
    assert_eq!(
        (survey.verdict.mechanism, survey.verdict.ground),
        (Mechanism::Exempt, Some(Ground::HumanResources))
    );
    assert_eq!(survey.state(), State::Complete, "{:?}", survey.gaps);
    assert_eq!(survey.verdict.duty(&duties::NOTICE), Requirement::Required);
    assert_eq!(survey.verdict.duty(&duties::PIPIA), Requirement::Required);
    assert_eq!(survey.verdict.duty(&duties::SEPARATE_CONSENT), Requirement::NotRequired);
    assert_eq!(survey.verdict.duty(&duties::FILING), Requirement::NotRequired);
}

#[test]
fn the_customer_transfer_needs_a_contract_and_lacks_nothing() {
    let survey = Survey::of(&example("customers-standard-contract").answers);
    assert_eq!(survey.verdict.mechanism, Mechanism::StandardContractOrCertification);
    assert_eq!(survey.state(), State::Complete, "{:?}", survey.gaps);
    let warnings: Vec<_> =
        survey.problems.iter().filter(|p| p.severity == Severity::Warning).collect();
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn the_members_transfer_needs_an_assessment_and_lacks_nothing() {
    let survey = Survey::of(&example("security-assessment").answers);
    assert_eq!(survey.verdict.mechanism, SecurityAssessment);
    assert_eq!(survey.state(), State::Complete, "{:?}", survey.gaps);
    let warnings: Vec<_> =
        survey.problems.iter().filter(|p| p.severity == Severity::Warning).collect();
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn one_count_flips_the_result_as_the_law_says() {
    let group = example("customers-standard-contract")
        .answers
        .rows(&chujing::form::catalog::groups::SECTION)
        .next()
        .unwrap()
        .id
        .to_owned();
    let result = |ordinary: u64, sensitive: u64| {
        let mut answers = example("customers-standard-contract").answers;
        for (field, count) in [("ordinary", ordinary), ("sensitive", sensitive)] {
            let place = Place::parse(&format!("groups/{group}/{field}")).unwrap();
            answers.apply(Edit::Set(place, Some(json!(count)))).unwrap();
        }
        Survey::of(&answers).verdict.mechanism
    };
    for (ordinary, sensitive, expected) in [
        (99_999, 0, Exempt),
        (100_000, 0, Contract),
        (999_999, 0, Contract),
        (1_000_000, 0, SecurityAssessment),
        (99_999, 1, Contract),
        (99_999, 9_999, Contract),
        (99_999, 10_000, SecurityAssessment),
        (999_999, 9_999, Contract),
    ] {
        assert_eq!(result(ordinary, sensitive), expected, "{ordinary} / {sensitive}");
    }
}

#[test]
fn the_examples_stand_in_their_stable_form() {
    for name in EXAMPLES {
        let text = fs::read_to_string(root().join(format!("assessments/{name}.json"))).unwrap();
        assert_eq!(
            text,
            Dossier::from_json(&text).unwrap().to_json(),
            "{name} is not as the program writes it"
        );
    }
}

#[test]
fn the_examples_fit_the_schema_by_an_independent_validator() {
    let schema = schema(SCHEMA_VERSION, Lang::En);
    let validator = jsonschema::validator_for(&schema).unwrap();
    for name in EXAMPLES {
        let value: Value = serde_json::from_str(&example(name).to_json()).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|e| format!("{} at {}", e, e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
    let wrong = json!({ "format": "chujing-assessment", "schema_version": 1, "id": "x", "answers": { "handler": { "ciio": "maybe" } } });
    assert!(!validator.is_valid(&wrong), "a schema that refuses nothing proves nothing");
}
