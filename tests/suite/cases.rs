//! Rule cases as data: facts, and what each rule says of them.

use std::collections::HashMap;
use std::fs;

use chujing::day::Day;
use chujing::form::{Answers, Facts};
use chujing::law::{Circumstances, Effect, Mechanism, Standing, Survey, catalog};
use chujing::text::grouped;
use serde_json::{Value, json};

use crate::source::root;

/// Rules that are never open: they read nothing, or an empty field has a meaning of its own.
const NEVER_OPEN: &[&str] = &[
    "treaty.manual",
    "early.2021_no_mechanism",
    "early.2022_below",
    "early.2023_below",
    "volume.below",
    "duty.pipia",
    "duty.notice",
];

struct Case {
    rule: String,
    name: String,
    is: String,
    raw: Value,
}

fn cases() -> Vec<Case> {
    ["deciding", "duties", "flags"]
        .iter()
        .flat_map(|name| {
            let text = fs::read_to_string(root().join(format!("tests/cases/{name}.json"))).unwrap();
            let list: Vec<Value> = serde_json::from_str(&text).unwrap();
            list.into_iter().map(|raw| Case {
                rule: raw["rule"].as_str().unwrap().to_owned(),
                name: raw["name"].as_str().unwrap().to_owned(),
                is: raw["is"].as_str().unwrap().to_owned(),
                raw,
            })
        })
        .collect()
}

/// The base facts with the changes of a case.
pub(crate) fn answers(case: &Value) -> Answers {
    let text = fs::read_to_string(root().join("tests/cases/base.json")).unwrap();
    let mut tree: Value = serde_json::from_str(&text).unwrap();
    for (place, value) in case["set"].as_object().unwrap() {
        let parts: Vec<&str> = place.split('/').collect();
        let cell = match parts.as_slice() {
            [section, field] => &mut tree[section][field],
            [section, id, field] => {
                if tree[section].is_null() {
                    tree[section] = json!([]);
                }
                let rows = tree[section].as_array_mut().unwrap();
                if !rows.iter().any(|row| row["id"] == *id) {
                    rows.push(json!({ "id": id }));
                }
                &mut rows.iter_mut().find(|row| row["id"] == *id).unwrap()[field]
            }
            _ => panic!("{place}"),
        };
        *cell = value.clone();
    }
    Answers::from_json(tree).unwrap()
}

fn survey(case: &Value) -> Survey {
    let answers = answers(case);
    match case["as_of"].as_str() {
        Some(day) => {
            Survey::at(&Facts::at(&answers, Day::parse(day).unwrap()), &Circumstances::default())
        }
        None => Survey::of(&answers),
    }
}

#[test]
fn every_case_holds() {
    let mut wrong = Vec::new();
    for case in cases() {
        let survey = survey(&case.raw);
        let verdict = &survey.verdict;
        let scenario = verdict.scenarios.iter().find(|scenario| scenario.id == "s").unwrap();
        let standing = scenario
            .findings
            .iter()
            .find(|finding| finding.rule.id == case.rule)
            .map(|finding| finding.standing);
        let said = match standing {
            Some(Standing::Applies | Standing::Provisional) => "yes",
            Some(Standing::DoesNotApply) => "no",
            Some(Standing::Open) => "unknown",
            None => "absent",
        };
        let mut expect = |what: &str, said: &str, wanted: &str| {
            if said != wanted {
                wrong
                    .push(format!("{} - {}: {what} is {said}, not {wanted}", case.rule, case.name));
            }
        };
        expect("the rule", said, &case.is);
        if let Some(mechanism) = case.raw["mechanism"].as_str() {
            expect("the mechanism", &verdict.mechanism.to_string(), mechanism);
        }
        if let Some(ground) = case.raw["ground"].as_str() {
            let said = json!(verdict.ground);
            expect("the ground", said.as_str().unwrap_or("none"), ground);
        }
        for place in case.raw["lacking"].as_array().into_iter().flatten() {
            let listed = verdict
                .lacking
                .iter()
                .any(|lacking| lacking.to_string() == place.as_str().unwrap());
            expect("what is lacking", if listed { "listed" } else { "not listed" }, "listed");
        }
        if let Some(count) = case.raw["headcount"].as_u64() {
            expect("the headcount", &verdict.headcount.ordinary.range.spoken().en, &grouped(count));
        }
        let conflicts = case.raw["conflicts"].as_u64().unwrap_or(0);
        expect(
            "the number of conflicts",
            &verdict.conflicts.len().to_string(),
            &conflicts.to_string(),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_cases_for_yes_no_and_unknown() {
    let mut said: HashMap<String, Vec<String>> = HashMap::new();
    for case in cases() {
        said.entry(case.rule).or_default().push(case.is);
    }
    for rule in catalog::all() {
        let has =
            |is: &str| said.get(rule.id).is_some_and(|list| list.iter().any(|known| known == is));
        assert!(has("yes"), "{} has no case for yes", rule.id);
        match rule.effect {
            // A flag that does not apply, or is open, is silent.
            Effect::Flags(..) => assert!(has("absent"), "{} has no silent case", rule.id),
            _ if rule.id == "volume.below" => {}
            _ => {
                assert!(has("no") || has("absent"), "{} has no case for no", rule.id);
                assert!(
                    has("unknown") || NEVER_OPEN.contains(&rule.id),
                    "{} has no case for unknown",
                    rule.id
                );
            }
        }
    }
    let known: Vec<&str> = catalog::all().map(|rule| rule.id).collect();
    for rule in said.keys() {
        assert!(known.contains(&rule.as_str()), "cases for {rule}, which is no rule");
    }
}

#[test]
fn an_unanswered_record_is_undetermined_and_says_what_to_ask() {
    let survey = Survey::of(&Answers::default());
    assert_eq!(survey.verdict.mechanism, Mechanism::Undetermined);
    let lacking: Vec<String> = survey.verdict.lacking.iter().map(ToString::to_string).collect();
    assert!(
        lacking.contains(&"scenarios".to_owned()) && lacking.contains(&"handler/ciio".to_owned()),
        "{lacking:?}"
    );
}

#[test]
fn the_strictest_scenario_is_the_result() {
    let court = json!({ "set": {
        "recipients/c/name": "Court", "recipients/c/relation": "authority", "recipients/c/authority_approval": "no",
        "recipients/c/onward": "no", "recipients/c/country": "de",
        "scenarios/t/name": "取证", "scenarios/t/recipients": ["c"], "scenarios/t/groups": ["g"], "scenarios/t/items": ["i"],
        "scenarios/t/personal": "yes", "scenarios/t/act": "transfer", "scenarios/t/legal_basis": "art13_3_statutory_duty", "scenarios/t/exemption": "none",
    }});
    let verdict = survey(&court).verdict;
    assert_eq!(verdict.mechanism, Mechanism::ProhibitedWithoutApproval);
    assert_eq!(verdict.without_prohibited, Some(Mechanism::StandardContractOrCertification));
}

#[test]
fn three_groups_of_unknown_overlap_leave_the_line_open() {
    let groups = json!({ "set": {
        "groups/g/ordinary": 60000, "groups/h/name": "乙", "groups/h/ordinary": 50000, "groups/h/sensitive": 0, "groups/h/under_14": 0,
        "groups/k/name": "丙", "groups/k/ordinary": 40000, "groups/k/sensitive": 0, "groups/k/under_14": 0,
        "scenarios/s/groups": ["g", "h", "k"],
    }});
    let verdict = survey(&groups).verdict;
    assert_eq!(verdict.headcount.ordinary.range.spoken().en, "60,000 to 150,000");
    assert_eq!(verdict.mechanism, Mechanism::Undetermined);
}

#[test]
fn an_open_exemption_is_judged_with_its_own_people_counted() {
    let open = json!({ "set": {
        "groups/g/ordinary": 150_000, "groups/g/sensitive": 12_000, "items/i2/name": "账号", "items/i2/sensitivity": "sensitive",
        "scenarios/s/items": ["i", "i2"], "scenarios/s/exemption": "art5_2_hr", "scenarios/s/hr_labour_rules": "yes",
        "scenarios/s/hr_collective_contract": "no", "scenarios/s/hr_scope": "employees_only", "scenarios/s/truly_necessary": "yes",
    }});
    let possible = &survey(&open).verdict.scenarios[0].possible;
    // Either counsel confirms it, or its 12,000 persons count: there is nothing between.
    assert_eq!(possible, &[Mechanism::Exempt, Mechanism::SecurityAssessment]);
}

#[test]
fn what_a_person_decides_asks_for_no_answer() {
    let treaty = json!({ "set": { "scenarios/s/treaty": "某协定第三条" } });
    let verdict = survey(&treaty).verdict;
    assert_eq!(verdict.mechanism, Mechanism::Undetermined);
    assert_eq!(verdict.scenarios[0].left_to_a_person().map(|rule| rule.id), Some("treaty.manual"));
    assert!(verdict.lacking.is_empty(), "{:?}", verdict.lacking);
    // Its people may count: they widen the bounds of the others.
    assert_eq!(verdict.headcount.ordinary.range.spoken().en, "0 to 200,000");
}

#[test]
fn a_prohibited_recipient_does_not_hide_what_went_to_the_others() {
    let court = json!({ "set": {
        "groups/g/ordinary": 60_000, "groups/h/name": "乙", "groups/h/ordinary": 60_000, "groups/h/sensitive": 0,
        "groups/h/under_14": 0, "overlaps/o/group": "g", "overlaps/o/other": "h", "overlaps/o/relation": "disjoint",
        "recipients/c/name": "Court", "recipients/c/relation": "authority", "recipients/c/authority_approval": "no",
        "recipients/c/onward": "no", "recipients/c/country": "de", "scenarios/s/recipients": ["r", "c"],
        "scenarios/t/name": "另一", "scenarios/t/recipients": ["r"], "scenarios/t/groups": ["h"], "scenarios/t/items": ["i"],
        "scenarios/t/personal": "yes", "scenarios/t/act": "transfer", "scenarios/t/legal_basis": "art13_1_consent",
        "scenarios/t/exemption": "none",
    }});
    let verdict = survey(&court).verdict;
    assert_eq!(verdict.headcount.ordinary.range.spoken().en, "120,000");
    assert_eq!(verdict.without_prohibited, Some(Mechanism::StandardContractOrCertification));
}

#[test]
fn the_flags_of_an_open_flow_read_the_forecast_and_not_the_count_to_date() {
    // Exempt either way today: by the contract if its limb holds, by the number if not.
    let open = json!({ "set": {
        "groups/g/ordinary": 5_000, "groups/g/forecast": 150_000,
        "scenarios/s/exemption": "art5_1_contract", "scenarios/s/contract_party": null, "scenarios/s/truly_necessary": "yes",
    }});
    let verdict = survey(&open).verdict;
    assert_eq!(verdict.mechanism, Mechanism::Exempt);
    assert!(verdict.scenarios[0].flags().any(|finding| finding.rule.id == "flag.forecast"));
}
