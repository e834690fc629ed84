//! How the records are drawn: what a person may have answered, denied, left open, planned, copied or left behind.
//!
//! Everything that a deciding rule or a count reads is drawn, contradictions included: a property holds for what people write,
//! not for tidy records.

use chujing::day::Day;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Days of every rule set.
pub(super) const DAYS: [(u16, u8, u8); 7] = [
    (2022, 5, 1),
    (2023, 1, 10),
    (2023, 9, 1),
    (2024, 3, 22),
    (2025, 6, 1),
    (2026, 3, 1),
    (2026, 11, 20),
];

pub(super) fn yes_no_open() -> BoxedStrategy<Value> {
    prop_oneof![3 => Just(json!("yes")), 4 => Just(json!("no")), 2 => Just(Value::Null), 1 => Just(json!("unknown"))]
    .boxed()
}

fn mostly_no() -> BoxedStrategy<Value> {
    prop_oneof![1 => Just(json!("yes")), 10 => Just(json!("no")), 2 => Just(Value::Null)].boxed()
}

/// A number of people, mostly near a line of the law.
pub(super) fn figure() -> BoxedStrategy<u64> {
    prop_oneof![
        0..3_u64,
        9_990..10_010_u64,
        30_000..70_000_u64,
        99_990..100_010_u64,
        999_990..1_000_010_u64,
    ]
    .boxed()
}

fn count() -> BoxedStrategy<Value> {
    prop_oneof![
        6 => figure().prop_map(|number| json!(number)),
        2 => (figure(), figure()).prop_map(|(a, b)| json!({ "from": a.min(b), "to": a.max(b) })),
        1 => Just(Value::Null),
    ]
    .boxed()
}

fn claim() -> BoxedStrategy<Value> {
    prop_oneof![
        4 => Just(json!("none")),
        1 => Just(json!("art4_transit")),
        1 => Just(json!("art5_1_contract")),
        2 => Just(json!("art5_2_hr")),
        1 => Just(json!("art5_3_emergency")),
        1 => Just(json!("art6_ftz")),
        1 => Just(Value::Null),
    ]
    .boxed()
}

/// Mostly `usual`, now and then one of the others.
fn rarely(usual: Value, others: &[Value]) -> BoxedStrategy<Value> {
    prop_oneof![8 => Just(usual), 3 => prop::sample::select(others.to_vec())].boxed()
}

fn sensitivity(usual: &str) -> BoxedStrategy<Value> {
    let others =
        [Value::Null, json!("unknown"), json!("sensitive"), json!("ordinary"), json!("combined")];
    rarely(json!(usual), &others)
}

/// What stands beside: items not judged, plans, figures of another time, persons' decisions, claims of anonymisation, answers
/// left behind.
fn beside() -> BoxedStrategy<Value> {
    let items = (sensitivity("ordinary"), sensitivity("sensitive"));
    let plans = (prop::collection::vec(count(), 4), any::<bool>());
    let counted = rarely(
        Value::Null,
        &[
            json!("2026-11-18"),
            json!("2026-02-01"),
            json!("2025-12-31"),
            json!("2024-03-01"),
            json!("2026-12-30"),
        ],
    );
    let decisions = (
        rarely(Value::Null, &[json!("某协定第三条")]),
        rarely(
            Value::Null,
            &[
                json!("exempt"),
                json!("out_of_scope"),
                json!("security_assessment"),
                json!("standard_contract_or_certification"),
            ],
        ),
        rarely(json!("法务意见"), &[Value::Null]),
    );
    let measure = (
        rarely(json!("yes"), &[json!("no"), Value::Null]),
        rarely(
            json!(["statistical_aggregation"]),
            &[
                json!(["pseudonym_cryptographic"]),
                json!(["suppression_masking", "crypto_deterministic"]),
                Value::Null,
            ],
        ),
        rarely(json!("无"), &[json!("本企业"), Value::Null]),
        (
            rarely(json!("anonymised"), &[json!("de_identified"), Value::Null]),
            rarely(json!("level_4"), &[json!("level_3"), Value::Null]),
        ),
        (
            rarely(json!("yes"), &[json!("no"), Value::Null]),
            rarely(json!("no"), &[json!("yes"), Value::Null]),
        ),
    );
    let left = (
        rarely(json!("33"), &[json!("11"), json!("44"), Value::Null]),
        rarely(Value::Null, &[json!("beijing"), json!("zhejiang"), json!("other")]),
        yes_no_open(),
        yes_no_open(),
        yes_no_open(),
    );
    (items, plans, counted, decisions, measure, left).prop_map(|(items, plans, counted, decisions, measure, left)| {
        let (forecasts, is_planned) = plans;
        let (treaty, decision, reason) = decisions;
        let (personal, techniques, holder, (claim, level), (evaluated, quasi)) = measure;
        let (province, region, off_list, review, defect) = left;
        let mut set = json!({
            "items/i/sensitivity": items.0, "items/i2/sensitivity": items.1,
            "groups/g/forecast": forecasts[0], "groups/g/forecast_sensitive": forecasts[1],
            "groups/h/forecast": forecasts[2], "groups/h/forecast_sensitive": forecasts[3],
            "groups/g/counted_on": counted,
            "scenarios/t/treaty": treaty, "scenarios/t/person_decision": decision, "scenarios/t/person_reason": reason,
            "scenarios/s/personal": personal,
            "deidentification/d/items": ["i", "i2"], "deidentification/d/techniques": techniques,
            "deidentification/d/key_holder": holder, "deidentification/d/claim": claim, "deidentification/d/level": level,
            "deidentification/d/proof": "报告", "deidentification/d/evaluated": evaluated,
            "deidentification/d/direct_identifiers": "no", "deidentification/d/quasi_identifiers": quasi,
            "deidentification/d/evaluator": "机构", "deidentification/d/evaluated_on": "2022-01-01",
            "handler/province": province, "handler/gba_city": "shenzhen",
            "scenarios/s/zone_region": region, "scenarios/s/zone_off_list": off_list, "scenarios/s/hr_review": review,
            "scenarios/s/important": defect, "scenarios/s/statutory_duty": "某法第一条", "scenarios/s/emergency": "yes",
        });
        if is_planned {
            for field in ["ordinary", "sensitive", "under_14"] {
                set[format!("groups/h/{field}")] = json!(0);
            }
        }
        set
    })
    .boxed()
}

/// Another record of the same entity: a copy that keeps its groups, and one of other people.
pub(super) fn sister() -> BoxedStrategy<Value> {
    (prop::collection::vec(count(), 4), claim(), any::<bool>(), sensitivity("ordinary"))
        .prop_map(|(figures, claim, is_copy, item)| {
            let group = if is_copy { "g" } else { "k" };
            let mut set = json!({ "scenarios/s/exemption": claim, "scenarios/s/groups": [group], "items/i/sensitivity": item });
            for (field, value) in
                ["ordinary", "sensitive", "forecast", "forecast_sensitive"].into_iter().zip(figures)
            {
                set[format!("groups/{group}/{field}")] = value;
            }
            set[format!("groups/{group}/name")] = json!("客户");
            set[format!("groups/{group}/under_14")] = json!(0);
            set[format!("groups/{group}/counted_on")] = Value::Null;
            json!({ "set": set })
        })
        .boxed()
}

/// Changes that make a record with two groups, two scenarios and an overlap.
pub(super) fn changes() -> BoxedStrategy<Value> {
    let people = (
        prop::collection::vec(count(), 6),
        prop::collection::vec(count(), 4),
        prop_oneof![Just("disjoint"), Just("contained"), Just("number"), Just("unknown")],
        figure(),
    );
    let flows =
        (claim(), claim(), prop::collection::vec(yes_no_open(), 8), any::<bool>(), any::<bool>());
    let handler = (mostly_no(), mostly_no(), mostly_no(), count());
    let act = prop_oneof![6 => Just("transfer"), 1 => Just("direct_collection"), 1 => Just("inside_only")];
    (people, flows, handler, act, beside()).prop_map(|(people, flows, handler, act, beside)| {
        let (figures, two_years, relation, both) = people;
        let (claim_s, claim_t, limbs, sensitive_s, both_groups) = flows;
        let (ciio, state_organ, important, processed) = handler;
                let mut set = json!({
            "handler/ciio": ciio, "handler/state_organ": state_organ, "handler/important_data": important,
            "handler/persons_processed": processed,
            "groups/g/counted_on": null, "groups/g/ordinary": figures[0], "groups/g/sensitive": figures[1], "groups/g/under_14": figures[2],
            "groups/g/two_years": two_years[0], "groups/g/two_years_sensitive": two_years[1],
            "groups/h/name": "乙", "groups/h/ordinary": figures[3], "groups/h/sensitive": figures[4], "groups/h/under_14": figures[5],
            "groups/h/two_years": two_years[2], "groups/h/two_years_sensitive": two_years[3],
            "overlaps/o/group": "g", "overlaps/o/other": "h", "overlaps/o/relation": relation, "overlaps/o/both": both,
            "items/i2/name": "证件号", "items/i2/sensitivity": "sensitive",
            "scenarios/s/act": act, "scenarios/s/exemption": claim_s,
            "scenarios/s/items": if sensitive_s { json!(["i", "i2"]) } else { json!(["i"]) },
            "scenarios/t/name": "另一", "scenarios/t/recipients": ["r"], "scenarios/t/items": ["i"],
            "scenarios/t/groups": if both_groups { json!(["g", "h"]) } else { json!(["h"]) },
            "scenarios/t/personal": "yes", "scenarios/t/act": "transfer", "scenarios/t/legal_basis": "art13_1_consent",
            "scenarios/t/exemption": claim_t,
        });
        let fields = [
            "transit_collected_abroad", "transit_unmixed", "contract_party", "hr_labour_rules",
            "hr_collective_contract", "truly_necessary", "zone_in_scope", "zone_sector",
        ];
        for (field, limb) in fields.into_iter().zip(limbs) {
            for scenario in ["s", "t"] {
                set[format!("scenarios/{scenario}/{field}")] = limb.clone();
            }
        }
        set.as_object_mut().unwrap().extend(beside.as_object().unwrap().clone());
        json!({ "set": set })
    })
    .boxed()
}

/// What tells the flows of a scenario apart, or nothing: two recipients, and whose data and which items each of them takes.
pub(super) fn apart() -> BoxedStrategy<Value> {
    let own = |rows: [&'static str; 2]| {
        prop_oneof![
            2 => Just(Value::Null),
            2 => prop::sample::select(rows.to_vec()).prop_map(|row| json!([row])),
            1 => Just(json!(rows)),
        ]
    };
    let flows = prop::collection::vec((own(["i", "i2"]), own(["g", "h"])), 2);
    let all = prop::sample::select(vec![json!(["i"]), json!(["i2"]), json!(["i", "i2"])]);
    let apart = (flows, all).prop_map(|(flows, all)| {
        let mut set = json!({
            "recipients/q/name": "Q Ltd", "recipients/q/country": "sg", "recipients/q/relation": "affiliate",
            "recipients/q/onward": "no", "scenarios/s/recipients": ["r", "q"], "scenarios/s/groups": ["g", "h"],
            "scenarios/s/items": all,
        });
        for (to, (items, groups)) in ["r", "q"].into_iter().zip(flows) {
            set[format!("flows/s~{to}/items")] = items;
            set[format!("flows/s~{to}/groups")] = groups;
        }
        set
    });
    prop_oneof![1 => Just(json!({})), 2 => apart].boxed()
}

pub(super) fn day() -> BoxedStrategy<Day> {
    prop::sample::select(&DAYS[..])
        .prop_map(|(year, month, date)| Day::of(year, month, date))
        .boxed()
}
