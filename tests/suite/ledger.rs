//! Distinct people over several groups and several records of one legal entity.

use std::sync::Arc;

use chujing::day::Day;
use chujing::form::{Answers, Facts};
use chujing::law::{
    Cause, Circumstances, Entity, Ledger, Mechanism, Policy, Register, Share, Survey, Unread,
    Verdict, share,
};
use chujing::text::phrase;
use serde_json::{Value, json};

use crate::cases::answers;

const CODE: &str = "91330100MA27XYX120";

fn day() -> Day {
    Day::of(2026, 11, 20)
}

/// A record of the entity, with these changes to the base facts.
fn record(changes: &Value) -> Answers {
    let mut set = json!({ "handler/credit_code": CODE });
    set.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    answers(&json!({ "set": set }))
}

fn of(answers: &Answers) -> Share {
    share(&Facts::at(answers, day()), &Policy::default())
}

/// The verdict of the first record beside the others.
fn beside(own: &Answers, others: &[Answers]) -> Verdict {
    let facts = Facts::at(own, day());
    let shares: Vec<Share> = others.iter().map(of).collect();
    let ledger = Ledger::gather(&Entity::of(&facts), day(), &shares);
    Survey::at(&facts, &Circumstances { ledger, ..Circumstances::default() }).verdict
}

fn ordinary(verdict: &Verdict) -> String {
    verdict.headcount.ordinary.range.spoken().en
}

fn three_groups(more: &Value) -> Value {
    let mut set = json!({
        "groups/g/name": "甲", "groups/g/ordinary": 60_000,
        "groups/h/name": "乙", "groups/h/ordinary": 50_000, "groups/h/sensitive": 0, "groups/h/under_14": 0,
        "groups/k/name": "丙", "groups/k/ordinary": 40_000, "groups/k/sensitive": 0, "groups/k/under_14": 0,
        "scenarios/s/groups": ["g", "h", "k"],
    });
    set.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    set
}

#[test]
fn unknown_overlap_leaves_the_line_open_and_names_the_one_number_to_obtain() {
    let verdict = beside(&record(&three_groups(&json!({}))), &[]);
    assert_eq!(verdict.mechanism, Mechanism::Undetermined);
    assert_eq!(ordinary(&verdict), "60,000 to 150,000");
    let advice = verdict.headcount.ordinary.advice().unwrap();
    assert_eq!(advice.zh, "需要弄清“甲”与“乙”有多少人重叠");
    assert!(verdict.lacking.iter().any(|place| place.to_string() == "overlaps"));
}

#[test]
fn with_two_groups_disjoint_it_is_settled_and_the_rest_does_not_matter() {
    let apart = json!({ "overlaps/o/group": "g", "overlaps/o/other": "h", "overlaps/o/relation": "disjoint" });
    let verdict = beside(&record(&three_groups(&apart)), &[]);
    assert_eq!(verdict.mechanism, Mechanism::StandardContractOrCertification);
    assert_eq!(ordinary(&verdict), "110,000 to 150,000");
    assert_eq!(verdict.headcount.ordinary.advice().unwrap().zh, "人群之间的重叠不影响结论");
}

#[test]
fn overlaps_that_cannot_be_true_are_named_and_the_verdict_goes_on_without_them() {
    let wrong = json!({
        "overlaps/o/group": "g", "overlaps/o/other": "h", "overlaps/o/relation": "number", "overlaps/o/both": 55_000,
        "overlaps/p/group": "k", "overlaps/p/other": "g", "overlaps/p/relation": "disjoint",
    });
    let verdict = beside(&record(&three_groups(&wrong)), &[]);
    assert_eq!(verdict.conflicts.len(), 1);
    let conflict = &verdict.conflicts[0];
    assert_eq!(
        conflict.places.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["overlaps/o/relation"]
    );
    assert!(conflict.message.zh.contains("“甲”与“乙”"), "{}", conflict.message.zh);
    assert_eq!(ordinary(&verdict), "100,000 to 150,000");
    assert_eq!(verdict.mechanism, Mechanism::StandardContractOrCertification);
}

#[test]
fn a_group_is_counted_once_over_all_records_of_the_entity() {
    let own = record(&json!({ "groups/g/ordinary": 60_000 }));
    let same = record(&json!({ "groups/g/ordinary": 60_000, "record/title": "另一份" }));
    let verdict = beside(&own, &[same]);
    assert_eq!(ordinary(&verdict), "60,000");
    assert_eq!(verdict.ledger.len(), 1);
    assert_eq!(verdict.mechanism, Mechanism::Exempt);
}

#[test]
fn another_group_of_another_record_counts_too_but_not_that_of_another_entity() {
    let own = record(&json!({ "groups/g/ordinary": 60_000 }));
    let other = json!({ "groups/m/name": "会员", "groups/m/ordinary": 120_000, "groups/m/sensitive": 0,
        "groups/m/under_14": 0, "scenarios/s/groups": ["m"] });
    assert_eq!(ordinary(&beside(&own, &[record(&other)])), "120,000 to 180,000");
    assert_eq!(
        beside(&own, &[record(&other)]).mechanism,
        Mechanism::StandardContractOrCertification
    );

    let mut foreign = other.clone();
    foreign["handler/credit_code"] = json!("91110000MA0000000H");
    assert_eq!(ordinary(&beside(&own, &[record(&foreign)])), "60,000");

    let mut replaced = other.clone();
    replaced["record/superseded"] = json!("yes");
    assert_eq!(ordinary(&beside(&own, &[record(&replaced)])), "60,000");

    let mut nameless = other;
    nameless["handler/credit_code"] = json!(null);
    nameless["handler/name"] = json!(null);
    let verdict = beside(&own, &[record(&nameless)]);
    assert_eq!((ordinary(&verdict).as_str(), verdict.notes.len()), ("60,000", 1));
}

#[test]
fn an_open_figure_of_another_record_leaves_this_one_open_and_says_where() {
    let own = record(&json!({ "groups/g/ordinary": 60_000 }));
    let other = record(
        &json!({ "record/title": "会员出境", "groups/m/name": "会员", "groups/m/sensitive": 0,
        "groups/m/under_14": 0, "scenarios/s/groups": ["m"] }),
    );
    let verdict = beside(&own, &[other]);
    assert_eq!(verdict.mechanism, Mechanism::Undetermined);
    assert!(verdict.notes[0].zh.contains("会员出境"), "{:?}", verdict.notes);
}

#[test]
fn the_later_figure_holds_and_a_disagreement_is_told() {
    let figure = |number: u64, day: &str| {
        record(&json!({ "groups/g/ordinary": number, "groups/g/counted_on": day }))
    };
    let own = figure(60_000, "2026-06-30");
    let verdict = beside(&own, &[figure(120_000, "2026-09-30")]);
    assert_eq!((ordinary(&verdict).as_str(), verdict.notes.len()), ("120,000", 0));
    // On the same day two figures of the same people disagree: whoever was counted stays counted.
    let verdict = beside(&own, &[figure(120_000, "2026-06-30")]);
    assert_eq!((ordinary(&verdict).as_str(), verdict.notes.len()), ("120,000", 1));
    // A cumulative figure does not fall.
    let verdict = beside(&own, &[figure(120_000, "2026-03-31")]);
    assert_eq!((ordinary(&verdict).as_str(), verdict.notes.len()), ("120,000", 1));
    assert_eq!(verdict.mechanism, Mechanism::StandardContractOrCertification);
}

#[test]
fn a_figure_of_another_year_says_nothing_of_this_one() {
    let own = record(&json!({ "groups/g/ordinary": 60_000 }));
    let other = |day: &str| {
        record(
            &json!({ "groups/m/name": "会员", "groups/m/ordinary": 150_000, "groups/m/sensitive": 0,
            "groups/m/under_14": 0, "groups/m/counted_on": day, "scenarios/s/groups": ["m"] }),
        )
    };
    for (day, spoken, bounds) in [
        ("2025-06-30", "2025年6月30日", "at least 60,000"),
        ("2026-12-20", "2026年12月20日", "60,000 to 210,000"),
    ] {
        let verdict = beside(&own, &[other(day)]);
        assert_eq!((ordinary(&verdict).as_str(), verdict.notes.len()), (bounds, 1), "{day}");
        assert_eq!(verdict.mechanism, Mechanism::Undetermined);
        assert!(verdict.notes[0].zh.contains(spoken), "{}", verdict.notes[0].zh);
    }
    // The same group in this record has this year's figure, which answers it.
    let mut last_year =
        json!({ "groups/g/ordinary": 150_000, "groups/g/counted_on": "2025-06-30" });
    assert_eq!(ordinary(&beside(&own, &[record(&last_year)])), "60,000");
    last_year["record/superseded"] = json!("yes");
    assert!(beside(&own, &[record(&last_year)]).notes.is_empty());
}

#[test]
fn the_register_says_the_same_as_gathering_the_others() {
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..8 {
        let records: Vec<Answers> = (0..12)
            .map(|_| {
                let mut set = json!({});
                let mut named = Vec::new();
                for id in ["g", "a", "b", "c"] {
                    if random.bool() {
                        continue;
                    }
                    let mut figure = |most: u64| match random.u8(..6) {
                        0 => json!(null),
                        1 => json!(0),
                        _ => json!(random.u64(0..most)),
                    };
                    set[format!("groups/{id}/ordinary")] = figure(90_000);
                    set[format!("groups/{id}/sensitive")] = figure(9_000);
                    set[format!("groups/{id}/under_14")] = json!(0);
                    let year = if random.u8(..5) == 0 { 2025 } else { 2026 };
                    set[format!("groups/{id}/counted_on")] =
                        json!(format!("{year}-{:02}-01", random.u8(1..13)));
                    named.push(id);
                }
                set["scenarios/s/groups"] = json!(named);
                record(&set)
            })
            .collect();
        let register = Register::new(day(), records.iter().map(of).map(Arc::new));
        let sorted = |verdict: &Verdict| {
            let mut notes: Vec<String> = verdict.notes.iter().map(|note| note.zh.clone()).collect();
            notes.sort_unstable();
            notes
        };
        for (index, own) in records.iter().enumerate() {
            let others: Vec<Answers> = records
                .iter()
                .enumerate()
                .filter(|(i, _)| *i != index)
                .map(|(_, r)| r.clone())
                .collect();
            let facts = Facts::at(own, day());
            let around =
                Circumstances { ledger: register.others(index), ..Circumstances::default() };
            let verdict = Survey::at(&facts, &around).verdict;
            let alone = beside(own, &others);
            // Which overlap is asked about first follows the order in which the groups were met.
            let counted = |verdict: &Verdict| {
                let counters = [&verdict.headcount.ordinary, &verdict.headcount.sensitive];
                counters.map(|counted| (counted.range, counted.lacking.clone()))
            };
            assert_eq!(counted(&verdict), counted(&alone), "record {index}");
            assert_eq!(verdict.mechanism, alone.mechanism);
            assert_eq!(verdict.lacking, alone.lacking);
            assert_eq!(sorted(&verdict), sorted(&alone));
        }
    }
}

#[test]
fn impossible_figures_are_named_with_the_fields_that_contradict_each_other() {
    let places = |set: &Value| -> Vec<String> {
        let verdict = beside(&record(set), &[]);
        verdict
            .conflicts
            .iter()
            .flat_map(|conflict| conflict.places.iter().map(ToString::to_string))
            .collect()
    };
    let sensitive = "scenarios/s/items";
    assert_eq!(
        places(&json!({ "groups/g/under_14": 6, "groups/g/sensitive": 5 })),
        ["groups/g/under_14", "groups/g/sensitive"]
    );
    assert_eq!(places(&json!({ "groups/g/counted_on": "2026-11-21" })), ["groups/g/counted_on"]);
    assert_eq!(
        places(&json!({ "items/i/sensitivity": "sensitive", sensitive: ["i"] })),
        ["groups/g/sensitive", "groups/g/ordinary"]
    );
    // A negative figure is no figure: it is kept, shown as unread, and the count stays open.
    let verdict = beside(&record(&json!({ "groups/g/ordinary": -5 })), &[]);
    assert_eq!(verdict.mechanism, Mechanism::Undetermined);
    assert!(verdict.lacking.iter().any(|place| place.to_string() == "groups/g/ordinary"));
}

#[test]
fn one_id_under_different_names_is_told_and_counted_as_what_it_may_be() {
    let group = |name: &str, number: u64| {
        record(&json!({ "groups/g/name": name, "groups/g/ordinary": number }))
    };
    let verdict = beside(&group("客户", 60_000), &[group("求职者", 55_000)]);
    assert_eq!(ordinary(&verdict), "60,000 to 115,000");
    assert_eq!(verdict.mechanism, Mechanism::Undetermined);
    assert!(verdict.notes.iter().any(|note| note.zh.contains("求职者")), "{:?}", verdict.notes);
    // No overlap can be stated of a group with itself, so that none is asked for.
    let asked: Vec<String> = verdict.lacking.iter().map(ToString::to_string).collect();
    assert!(
        asked.contains(&"folder".to_owned()) && !asked.contains(&"overlaps".to_owned()),
        "{asked:?}"
    );
    // How a name is written is no difference.
    let verdict = beside(&group("VIP 客户", 60_000), &[group("ｖｉｐ客户", 60_000)]);
    assert_eq!((ordinary(&verdict).as_str(), verdict.notes.len()), ("60,000", 0));
    // In whatever order the records stand.
    let all = [group("客户", 60_000), group("求职者", 55_000), group("客户", 60_000)];
    for (own, others) in [(0, [1, 2]), (1, [0, 2]), (2, [0, 1])] {
        let verdict = beside(&all[own], &others.map(|other| all[other].clone()));
        assert_eq!(ordinary(&verdict), "60,000 to 115,000", "{own}");
    }
}

#[test]
fn a_figure_that_another_record_explains_contradicts_nothing() {
    let set = json!({
        "groups/g/ordinary": 5_000, "groups/g/sensitive": 3_000,
        "items/x/name": "体检结果", "items/x/sensitivity": "sensitive",
    });
    let with = |items: &[&str], claim: &str| {
        let mut set = set.clone();
        set["scenarios/s/items"] = json!(items);
        set["scenarios/s/exemption"] = json!(claim);
        set["scenarios/s/contract_party"] = json!("yes");
        set["scenarios/s/truly_necessary"] = json!("yes");
        record(&set)
    };
    let ordinary = with(&["i"], "none");
    let alone = beside(&ordinary, &[]);
    assert_eq!(alone.mechanism, Mechanism::StandardContractOrCertification);
    assert_eq!(alone.conflicts.len(), 1);
    // The sensitive data goes with another record: counted, that makes this one no carrier of it.
    let verdict = beside(&ordinary, &[with(&["x"], "none")]);
    assert_eq!((verdict.mechanism, verdict.conflicts.len()), (Mechanism::Exempt, 0));
    assert_eq!(verdict.headcount.sensitive.range.spoken().en, "3,000");
    // Exempt there, it is counted nowhere, as in one record with both flows.
    let verdict = beside(&ordinary, &[with(&["x"], "art5_1_contract")]);
    assert_eq!((verdict.mechanism, verdict.conflicts.len()), (Mechanism::Exempt, 0));
    assert_eq!(verdict.headcount.sensitive.range.spoken().en, "0");
    // One that sends none explains none.
    let verdict = beside(&ordinary, &[with(&["i"], "none")]);
    assert_eq!(verdict.conflicts.len(), 1);
}

/// Lightest first, as far as results have an order.
fn ends(verdict: &Verdict) -> (Mechanism, Mechanism) {
    let possible = &verdict.scenarios[0].possible;
    (*possible.first().unwrap(), *possible.last().unwrap())
}

#[test]
fn adding_records_never_lightens_and_one_that_breaks_or_goes_never_without_a_word() {
    let mut random = fastrand::Rng::with_seed(11);
    let lines = [0, 1, 9_999, 10_000, 40_000, 60_000, 99_999, 100_000, 700_000, 999_999, 1_000_000];
    for round in 0..120 {
        let mut drawn = || {
            let mut set = json!({ "items/x/name": "证件号", "items/x/sensitivity": "sensitive" });
            let mut named = Vec::new();
            for id in ["g", "a", "b"] {
                if id == "g" || random.bool() {
                    let mut number = || lines[random.usize(..lines.len())];
                    let (ordinary, sensitive) = (number(), number());
                    let carries = random.bool();
                    set[format!("groups/{id}/name")] = json!(["甲", "乙"][random.usize(..2)]);
                    set[format!("groups/{id}/ordinary")] = json!(ordinary);
                    set[format!("groups/{id}/sensitive")] =
                        json!(if carries { sensitive } else { 0 });
                    set[format!("groups/{id}/under_14")] = json!(0);
                    if random.u8(..5) == 0 {
                        set[format!("groups/{id}/ordinary")] = json!(null);
                    }
                    named.push(id);
                }
            }
            // Where people with sensitive data are stated, some flow carries it.
            set["scenarios/s/items"] = json!(["i", "x"]);
            set["scenarios/s/groups"] = json!(named);
            set["scenarios/s/exemption"] = json!(["none", "art5_1_contract"][random.usize(..2)]);
            set["scenarios/s/contract_party"] = json!(["yes", "no", "unknown"][random.usize(..3)]);
            set["scenarios/s/truly_necessary"] = json!("yes");
            record(&set)
        };
        let (own, mut others) = (drawn(), Vec::new());
        let mut before = beside(&own, &others);
        for _ in 0..3 {
            others.push(drawn());
            let after = beside(&own, &others);
            assert!(
                ends(&before).0 <= ends(&after).0,
                "round {round}: {:?} {:?}",
                ends(&before),
                ends(&after)
            );
            if before.mechanism != Mechanism::Undetermined {
                assert!(before.mechanism <= after.mechanism, "round {round}");
            }
            // The last record breaks, or is gone: whatever it made of the result stays possible, and the file is named.
            let broken = without_the_last(&own, &others);
            assert!(ends(&broken).1 >= ends(&after).1, "round {round}");
            assert!(
                broken.scenarios[0].possible.contains(&after.scenarios[0].possible[0]),
                "round {round}"
            );
            assert!(broken.notes[0].zh.contains("lost.json"), "round {round}");
            before = after;
        }
    }
}

/// The verdict where the last of the others cannot be read.
fn without_the_last(own: &Answers, others: &[Answers]) -> Verdict {
    let facts = Facts::at(own, day());
    let shares: Vec<Share> = others[..others.len() - 1].iter().map(of).collect();
    let mut ledger = Ledger::gather(&Entity::of(&facts), day(), &shares);
    ledger.leave_open(Unread {
        file: "lost.json".to_owned(),
        why: phrase("无法读取 lost.json", "cannot read lost.json"),
        entity: None,
        cause: Cause::Unreadable,
    });
    Survey::at(&facts, &Circumstances { ledger, ..Circumstances::default() }).verdict
}
