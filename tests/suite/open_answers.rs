//! Answers that contradict each other, that cannot be read, or that are still to come: none of them makes a result lighter.
//!
//! Each stands here as the small record in which it once did.

use chujing::day::Day;
use chujing::form::catalog::{groups, items, recipients, scenarios};
use chujing::form::{Answers, Edit, Facts, KEPT, Place, Section};
use chujing::law::{Circumstances, Entity, Ledger, Mechanism, Policy, Survey, Verdict, share};
use serde_json::{Value, json};

use crate::cases::answers;

const CODE: &str = "91330100MA27XYX120";
const OTHER: &str = "91110000MA0000000H";

fn record(set: &Value) -> Answers {
    answers(&json!({ "set": set }))
}

/// The verdict of the first record beside another.
fn beside(own: &Value, other: &Value) -> Verdict {
    let (own, other) = (record(own), record(other));
    let day = Day::of(2026, 11, 20);
    let facts = Facts::at(&own, day);
    let shares = [share(&Facts::at(&other, day), &Policy::default())];
    let ledger = Ledger::gather(&Entity::of(&facts), day, &shares);
    Survey::at(&facts, &Circumstances { ledger, ..Circumstances::default() }).verdict
}

fn verdict(set: &Value) -> Verdict {
    Survey::of(&record(set)).verdict
}

fn with(mut set: Value, more: &Value) -> Value {
    set.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    set
}

fn ordinary(verdict: &Verdict) -> String {
    verdict.headcount.ordinary.range.spoken().en
}

fn two_groups() -> Value {
    json!({
        "groups/g/name": "甲", "groups/g/ordinary": 60_000,
        "groups/h/name": "乙", "groups/h/ordinary": 60_000, "groups/h/sensitive": 0, "groups/h/under_14": 0,
        "scenarios/s/groups": ["g", "h"],
    })
}

fn overlap(row: &str, ends: [&str; 2], relation: &str, both: Option<u64>) -> Value {
    json!({
        format!("overlaps/{row}/group"): ends[0], format!("overlaps/{row}/other"): ends[1],
        format!("overlaps/{row}/relation"): relation, format!("overlaps/{row}/both"): both,
    })
}

#[test]
fn of_overlaps_that_contradict_each_other_none_is_used_whichever_stands_first() {
    let (gh, hg) = (["g", "h"], ["h", "g"]);
    let pairs = [
        [("contained", gh, None), ("disjoint", gh, None)],
        [("number", gh, Some(60_000)), ("number", gh, Some(0))],
        [("contained", gh, None), ("contained", hg, None)],
        [("number", gh, Some(60_000)), ("disjoint", hg, None)],
    ];
    for pair in pairs {
        for (first, second) in [(pair[0], pair[1]), (pair[1], pair[0])] {
            let one = overlap("o", first.1, first.0, first.2);
            let other = overlap("p", second.1, second.0, second.2);
            let found = verdict(&with(with(two_groups(), &one), &other));
            assert_eq!(ordinary(&found), "60,000 to 120,000", "{pair:?}");
            assert_eq!(found.mechanism, Mechanism::Undetermined, "{pair:?}");
            assert!(found.conflicts[0].message.zh.contains("没有采用这些说明"));
            // What another record states weighs as much as what this one does.
            let found = beside(&with(two_groups(), &one), &with(two_groups(), &other));
            assert_eq!(ordinary(&found), "60,000 to 120,000", "{pair:?}");
            assert_eq!(found.mechanism, Mechanism::Undetermined, "{pair:?}");
        }
    }
    // The same said twice is no contradiction, nor is a number that one of them leaves out.
    let one = overlap("o", gh, "number", Some(60_000));
    let again =
        with(overlap("p", hg, "number", Some(60_000)), &json!({ "overlaps/p/both_sensitive": 0 }));
    let found = verdict(&with(with(two_groups(), &one), &again));
    assert_eq!((ordinary(&found).as_str(), found.conflicts.len()), ("60,000", 0));
}

#[test]
fn a_code_that_breaks_its_rule_makes_no_other_company() {
    let own = json!({ "groups/g/ordinary": 60_000, "handler/credit_code": CODE });
    let sister = |code: &Value| {
        json!({
            "handler/credit_code": code, "groups/m/name": "会员", "groups/m/ordinary": 120_000,
            "groups/m/sensitive": 0, "groups/m/under_14": 0, "scenarios/s/groups": ["m"],
        })
    };
    let broken =
        ["待定", "unknown", "91330100MA27XYX12", "9133O100MA27XYX120", "91330100MA27XYX121", "-"];
    for code in broken {
        let found = beside(&own, &sister(&json!(code)));
        assert_eq!(ordinary(&found), "120,000 to 180,000", "{code}");
        // Nor does it where both records carry it.
        let found = beside(
            &with(own.clone(), &json!({ "handler/credit_code": code })),
            &sister(&json!(code)),
        );
        assert_eq!(ordinary(&found), "120,000 to 180,000", "{code}");
    }
    assert_eq!(ordinary(&beside(&own, &sister(&json!(OTHER)))), "60,000");
    // What a person confirmed is a code, though it breaks the rule.
    let confirmed =
        json!({ "as_on_document": "91330100MA27XYX121", "by": "王", "why": "执照如此" });
    assert_eq!(ordinary(&beside(&own, &sister(&confirmed))), "60,000");
}

#[test]
fn the_people_of_a_record_without_any_scenario_hold_the_number_open() {
    let own = json!({ "groups/g/ordinary": 60_000 });
    let sister = json!({
        "groups/g/ordinary": 0, "groups/m/name": "会员", "groups/m/ordinary": 120_000, "groups/m/sensitive": 0,
        "groups/m/under_14": 0,
    });
    let (own, mut tree) = (record(&own), record(&sister).to_json());
    tree["scenarios"] = json!([]);
    let other = Answers::from_json(tree).unwrap();
    let day = Day::of(2026, 11, 20);
    let facts = Facts::at(&own, day);
    let shares = [share(&Facts::at(&other, day), &Policy::default())];
    let ledger = Ledger::gather(&Entity::of(&facts), day, &shares);
    let found = Survey::at(&facts, &Circumstances { ledger, ..Circumstances::default() }).verdict;
    assert_eq!(ordinary(&found), "60,000 to 180,000");
    assert_eq!(found.mechanism, Mechanism::Undetermined);
    assert!(found.lacking.iter().any(|place| place.to_string() == "folder"), "{:?}", found.lacking);
    assert_eq!(Survey::of(&other).verdict.mechanism, Mechanism::Undetermined);
}

#[test]
fn a_figure_whose_day_cannot_be_read_is_of_no_known_year() {
    let stale = json!({ "groups/g/ordinary": 60_000, "groups/g/counted_on": "去年底" });
    let found = verdict(&stale);
    assert_eq!(ordinary(&found), "unknown");
    assert_eq!(found.mechanism, Mechanism::Undetermined);
    assert!(found.lacking.iter().any(|place| place.to_string() == "groups/g/counted_on"));
    let own = json!({
        "groups/h/name": "乙", "groups/h/ordinary": 10, "groups/h/sensitive": 0, "groups/h/under_14": 0,
        "groups/h/forecast_sensitive": 0, "scenarios/s/groups": ["h"],
    });
    let found = beside(&own, &stale);
    assert_eq!(found.mechanism, Mechanism::Undetermined);
    assert!(
        found.notes.iter().any(|note| note.zh.contains("统计截止日无法识别")),
        "{:?}",
        found.notes
    );
}

#[test]
fn sensitive_data_that_is_planned_for_nobody_knows_how_many_is_open() {
    for now in [0, 5_000] {
        let found = verdict(&json!({
            "items/i/sensitivity": "sensitive", "groups/g/ordinary": now, "groups/g/sensitive": 0,
            "groups/g/forecast": 170_000, "groups/g/forecast_sensitive": null,
        }));
        assert_eq!(found.mechanism, Mechanism::Undetermined, "{now}");
        assert!(!found.lacking.is_empty());
    }
    // Another record that plans nobody of the same group says nothing of this plan.
    for sensitivity in ["sensitive", "unknown"] {
        let figures = |sensitivity: &str, forecast: Option<u64>| {
            json!({
                "items/i/sensitivity": sensitivity, "groups/g/ordinary": 0, "groups/g/sensitive": 0,
                "groups/g/forecast": 1_000, "groups/g/forecast_sensitive": forecast,
            })
        };
        let found = beside(&figures(sensitivity, None), &figures("sensitive", Some(0)));
        assert_eq!(found.mechanism, Mechanism::Undetermined, "{sensitivity}");
        let place = "groups/g/forecast_sensitive";
        assert!(found.lacking.iter().any(|lacking| lacking.to_string() == place), "{sensitivity}");
    }
    for (sensitivity, ordinary) in [("sensitive", 0), ("unknown", 0)] {
        let found = verdict(&json!({
            "items/j/name": "账号", "items/j/sensitivity": sensitivity, "scenarios/s/items": ["i", "j"],
            "groups/g/ordinary": ordinary, "groups/g/forecast": 170_000, "groups/g/forecast_sensitive": null,
        }));
        assert_eq!(found.mechanism, Mechanism::Undetermined, "{sensitivity}");
    }
}

#[test]
fn nobody_is_said_to_be_counted_who_is_not() {
    let told = |set: &Value| {
        let survey = Survey::of(&record(set));
        let said = survey.problems.iter().find(|problem| problem.check.0 == "groups.sensitive");
        (said.unwrap().message.zh.clone(), survey.verdict)
    };
    let stated = json!({ "groups/g/sensitive": 700 });
    assert!(told(&stated).0.contains("按较严的一方"));
    for more in [json!({ "scenarios/s/act": "inside_only" }), json!({ "scenarios/s/groups": null })]
    {
        let (said, found) = told(&with(stated.clone(), &more));
        assert!(said.contains("没有计入") && !said.contains("较严"), "{said}");
        assert!(found.conflicts.iter().all(|c| !c.message.zh.contains("较严的一方")));
    }
}

#[test]
fn people_of_exempt_flows_are_not_said_to_be_left_out_where_the_policy_counts_them() {
    let set = json!({
        "scenarios/s/exemption": "art5_1_contract", "scenarios/s/contract_party": "yes",
        "scenarios/s/truly_necessary": "yes",
    });
    let own = record(&set);
    let facts = Facts::at(&own, Day::of(2026, 11, 20));
    let people = |policy: Policy| {
        Survey::at(&facts, &Circumstances { policy, ..Circumstances::default() })
            .verdict
            .people()
            .zh
    };
    assert!(people(Policy::default()).contains("不含豁免场景的人"));
    let mut include = Policy::default();
    include.fix("Q-3", "include").unwrap();
    assert!(people(include).contains("（含豁免场景的人）"));
}

/// What each scenario may be while it is open whether these rows stay, and what it is if they stay and if they all go.
fn while_rows_may_go(set: &Value, rows: &[(&'static Section, &str)]) -> [Verdict; 3] {
    let stays = record(set);
    let (mut open, mut gone) = (stays.clone(), stays.clone());
    for (section, row) in rows {
        let question = json!({ "candidates": ["keep", "remove"] });
        let place = Place::in_row(section, row, &KEPT);
        open.apply(Edit::Set(place, Some(question))).unwrap();
        gone.apply(gone.without_row(section, row)).unwrap();
    }
    [open, stays, gone].map(|answers| Survey::of(&answers).verdict)
}

fn possible<'a>(verdict: &'a Verdict, scenario: &str) -> &'a [Mechanism] {
    &verdict.scenarios.iter().find(|one| one.id == scenario).unwrap().possible
}

#[test]
fn an_item_that_may_go_denies_no_scenario_without_personal_information() {
    let set = json!({ "scenarios/s/personal": "no" });
    let rows = [(&items::SECTION, "i"), (&groups::SECTION, "g")];
    let [open, stays, gone] = while_rows_may_go(&set, &rows);
    assert_eq!(possible(&stays, "s"), [Mechanism::StandardContractOrCertification]);
    assert_eq!(possible(&gone, "s"), [Mechanism::OutOfScope]);
    for one in [&stays, &gone] {
        assert!(
            possible(&open, "s").contains(&possible(one, "s")[0]),
            "{:?}",
            possible(&open, "s")
        );
    }
    let kept = Place::in_row(&items::SECTION, "i", &KEPT);
    assert!(open.lacking.contains(&kept), "{:?}", open.lacking);
}

/// People with sensitive data whom only the other scenario explains.
fn explained_by_another() -> Value {
    json!({
        "groups/g/ordinary": 0, "groups/g/sensitive": 1, "groups/g/forecast": 0, "groups/g/forecast_sensitive": 0,
        "items/j/name": "证件号", "items/j/sensitivity": "sensitive",
        "scenarios/t/name": "另一", "scenarios/t/recipients": ["r"], "scenarios/t/items": ["j"],
        "scenarios/t/groups": ["g"], "scenarios/t/personal": "yes", "scenarios/t/act": "transfer",
        "scenarios/t/legal_basis": "art13_1_consent", "scenarios/t/exemption": "none",
    })
}

#[test]
fn people_whom_a_scenario_that_may_go_explains_are_neither_counted_as_unexplained_nor_left_out() {
    let rows = [(&scenarios::SECTION, "t")];
    let [open, stays, gone] = while_rows_may_go(&explained_by_another(), &rows);
    assert_eq!(possible(&stays, "s"), [Mechanism::Exempt]);
    assert_eq!(possible(&gone, "s"), [Mechanism::StandardContractOrCertification]);
    assert!(open.conflicts.is_empty(), "{:?}", open.conflicts);
    for one in [&stays, &gone] {
        assert!(
            possible(&open, "s").contains(&possible(one, "s")[0]),
            "{:?}",
            possible(&open, "s")
        );
    }
}

#[test]
fn what_a_recipient_that_may_go_takes_apart_may_come_back_to_all() {
    // Each flow takes its own item for its own group; without the one its item goes with the other group too.
    let set = json!({
        "recipients/q/name": "Q Ltd", "recipients/q/country": "sg", "recipients/q/relation": "affiliate",
        "recipients/q/onward": "no", "scenarios/s/recipients": ["r", "q"], "scenarios/s/groups": ["g", "h"],
        "items/j/name": "证件号", "items/j/sensitivity": "sensitive", "scenarios/s/items": ["i", "j"],
        "groups/g/sensitive": null,
        "groups/h/name": "乙", "groups/h/ordinary": 0, "groups/h/sensitive": 5, "groups/h/under_14": 0,
        "flows/s~r/items": ["i"], "flows/s~r/groups": ["g"], "flows/s~q/items": ["j"], "flows/s~q/groups": ["h"],
    });
    let [open, stays, gone] = while_rows_may_go(&set, &[(&recipients::SECTION, "q")]);
    assert_eq!(possible(&stays, "s"), [Mechanism::StandardContractOrCertification]);
    for one in [&stays, &gone] {
        let all = possible(one, "s").iter();
        assert!(all.clone().all(|may| possible(&open, "s").contains(may)), "{one:?}");
    }
    assert!(possible(&gone, "s").contains(&Mechanism::SecurityAssessment));
}

#[test]
fn without_personal_information_data_are_important_or_nothing() {
    let set = json!({
        "scenarios/s/personal": "no", "scenarios/s/items": null, "scenarios/s/groups": null,
        "handler/important_data": null,
    });
    for day in ["2023-09-01", "2026-11-20"] {
        let found = verdict(&with(set.clone(), &json!({ "record/as_of": day })));
        let of = possible(&found, "s");
        assert_eq!(of, [Mechanism::OutOfScope, Mechanism::SecurityAssessment], "{day}");
    }
}
