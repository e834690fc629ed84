//! Reasons that are whole: the rule that decided is named, an open ground is told, a change and a duty name their scenario, and that
//! nothing is settled is no result.

use std::fs;

use chujing::form::{Answers, Facts};
use chujing::law::flips::flips;
use chujing::law::{Circumstances, Mechanism, Survey, explain};
use chujing::telling::{self, Depth, Told};
use serde_json::{Value, json};

use crate::source::root;

/// The base of the cases with these scenarios, each of them the base scenario with other answers.
fn with(scenarios: &[Value], ordinary: u64) -> Survey {
    Survey::of(&answers(scenarios, ordinary))
}

fn answers(scenarios: &[Value], ordinary: u64) -> Answers {
    let base = fs::read_to_string(root().join("tests/cases/base.json")).unwrap();
    let mut tree: Value = serde_json::from_str(&base).unwrap();
    let own = tree["scenarios"][0].clone();
    let rows = scenarios.iter().enumerate().map(|(index, other)| {
        let mut row = own.clone();
        row["id"] = json!(format!("s{index}"));
        row["name"] = json!(format!("场景{index}"));
        for (key, value) in other.as_object().unwrap() {
            row[key] = value.clone();
        }
        row
    });
    tree["scenarios"] = rows.collect();
    tree["groups"][0]["ordinary"] = json!(ordinary);
    tree["items"] = json!([
        { "id": "i", "name": "姓名", "sensitivity": "ordinary" },
        { "id": "j", "name": "病历", "sensitivity": "sensitive" },
    ]);
    Answers::from_json(tree).unwrap()
}

fn lines(told: &Told) -> String {
    let below = told.below(Depth::Full).map(lines).collect::<Vec<_>>().join("\n");
    format!("{}\n{below}", told.line().zh)
}

fn all(told: &[Told]) -> String {
    told.iter().map(lines).collect::<Vec<_>>().join("\n")
}

fn by_contract() -> Value {
    json!({ "exemption": "art5_1_contract", "contract_party": "yes", "truly_necessary": "yes" })
}

#[test]
fn why_not_names_the_rule_that_decided() {
    let answers = answers(&[by_contract()], 2_000_000);
    let survey = Survey::of(&answers);
    let scenario = &survey.verdict.scenarios[0];
    assert_eq!(scenario.mechanism, Mechanism::Exempt);
    let words = all(&telling::why_not(scenario, &survey.verdict, &answers));
    assert!(words.contains("前面的规则“为订立、履行个人合同豁免”已经得出结论"), "{words}");
    let why_not = json!(explain::why_not(scenario, survey.verdict.day));
    let others = why_not.as_array().unwrap();
    assert!(others.iter().all(|one| one["decided_by"] == "exempt.art5_1_1_contract"), "{why_not}");
}

#[test]
fn that_nothing_is_settled_is_no_result() {
    let treaty = with(&[json!({ "treaty": "某协定第三条" })], 200_000);
    let scenario = &treaty.verdict.scenarios[0];
    assert_eq!(scenario.mechanism, Mechanism::Undetermined);
    assert!(scenario.left_to_a_person().is_some());
    let open = with(&[json!({ "exemption": null }), json!({ "treaty": "某协定" })], 2_000_000);
    for scenario in treaty.verdict.scenarios.iter().chain(&open.verdict.scenarios) {
        let possible = json!(scenario)["possible"].to_string();
        assert!(!possible.contains("undetermined"), "{possible}");
        assert!(!all(&telling::scenario(scenario)).contains("仍有可能：待定"));
    }
}

#[test]
fn a_ground_that_is_open_is_told_though_the_result_is_settled() {
    let claimed = json!({
        "exemption": "art5_1_contract", "contract_party": "yes", "truly_necessary": null,
    });
    let survey = with(&[claimed, json!({})], 50);
    let verdict = &survey.verdict;
    assert_eq!((verdict.mechanism, verdict.ground), (Mechanism::Exempt, None));
    let words = lines(&telling::result(verdict));
    assert!(words.contains("理由未定：“场景0”："), "{words}");
    let settled = with(&[by_contract(), json!({})], 50);
    assert!(
        !lines(&telling::result(&settled.verdict)).contains("理由未定"),
        "two grounds, none open"
    );
}

#[test]
fn changes_and_duties_name_their_scenario() {
    let treaty = || json!({ "treaty": "某协定第三条" });
    let answers = answers(&[treaty(), treaty()], 200_000);
    let survey = Survey::of(&answers);
    let day = Facts::new(&answers).day();
    let turns = flips(&answers, day, &Circumstances::default(), &survey.verdict);
    assert!(!turns.found.is_empty());
    for flip in &turns.found {
        for (place, _) in flip.edits.iter().filter(|(place, _)| place.section.id == "scenarios") {
            let id = place.row.as_deref().unwrap();
            let name = format!("场景{}", id.trim_start_matches('s'));
            assert!(flip.change.zh.contains(&name), "{} does not name {name}", flip.change.zh);
        }
    }
    let two = answers_of_two();
    let survey = Survey::of(&two);
    let verdict = &survey.verdict;
    let told =
        telling::duties(&verdict.duties, &verdict.scenarios, (&Facts::at(&two, verdict.day), &[]));
    let of = |label: &str| {
        let duty = told.iter().map(lines).find(|words| words.contains(label));
        duty.unwrap_or_else(|| panic!("{label}: {}", all(&told)))
    };
    assert!(of("敏感个人信息的补充告知").contains("场景：场景1"));
    assert!(!of("合规审计").contains("场景："), "due for all");
}

/// One scenario without sensitive data, one with.
fn answers_of_two() -> Answers {
    answers(&[json!({}), json!({ "items": ["i", "j"] })], 200_000)
}

#[test]
fn liability_is_told_with_the_duty_and_never_where_it_cannot_concern() {
    let answers = answers(&[json!({})], 200_000);
    let survey = Survey::of(&answers);
    let verdict = &survey.verdict;
    let told = telling::duties(
        &verdict.duties,
        &verdict.scenarios,
        (&Facts::at(&answers, verdict.day), &[]),
    );
    let words = all(&told);
    assert!(words.contains("不履行：《个人信息保护法》第六十六条"), "{words}");
    // No operator of critical infrastructure, and no important data.
    for other in ["《网络安全法》第七十一条", "《数据安全法》第四十六条："]
    {
        let found: Vec<&str> = words.lines().filter(|line| line.contains(other)).collect();
        assert!(found.is_empty(), "{found:?}");
    }
}
