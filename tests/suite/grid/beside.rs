//! What stands beside a result: what the contract-or-certification answer offers that day (M), whether the contract of the Bay is
//! open (G), over which window people are counted (W), and whether a zone has a list (Z).
//!
//! Each is held over every line of its part; a line that nothing reaches fails.

use std::collections::BTreeSet;

use chujing::day::Day;
use chujing::form::{Answers, Facts, Tri};
use chujing::law::{Circumstances, Finding, Mechanism, ScenarioVerdict, Verdict, judge};
use serde_json::{Value, json};

use super::product::DAYS;
use super::table::{Cells, Line, Table};

fn verdict(tree: Value, day: &str) -> Verdict {
    let answers = Answers::from_json(tree).unwrap();
    let day = Day::parse(day).unwrap();
    judge(&Facts::at(&answers, day), &Circumstances::default())
}

/// A record with one flow of these people to Germany, and with other answers put in.
fn record(day: &str, people: [u64; 2], set: &[(&str, Value)]) -> Value {
    let [ordinary, sensitive] = people;
    let mut tree = json!({
        "record": { "title": "T", "as_of": day },
        "handler": {
            "name": "H", "province": "44", "sector": "retail", "ciio": "no", "important_data": "no", "state_organ": "no",
            "gba_city": "none", "persons_processed": 1,
        },
        "recipients": [{ "id": "r", "name": "R", "country": "de", "relation": "affiliate", "onward": "no" }],
        "items": [{ "id": "i", "name": "I", "sensitivity": if sensitive > 0 { "sensitive" } else { "ordinary" } }],
        "groups": [{
            "id": "g", "name": "G", "under_14": 0, "ordinary": ordinary, "sensitive": sensitive,
            "forecast": ordinary, "forecast_sensitive": sensitive, "two_years": ordinary, "two_years_sensitive": sensitive,
            "counted_on": day,
        }],
        "scenarios": [{
            "id": "s", "name": "S", "recipients": ["r"], "groups": ["g"], "items": ["i"], "personal": "yes", "important": "no",
            "act": "transfer", "legal_basis": "art13_1_consent", "exemption": "none",
        }],
    });
    for (path, value) in set {
        *tree
            .pointer_mut(path.rsplit_once('/').unwrap().0)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .entry(path.rsplit_once('/').unwrap().1)
            .or_insert(Value::Null) = value.clone();
    }
    tree
}

/// The one line of a part that fits; every other line that was met is remembered by the table.
fn line<'a>(table: &'a Table, part: &str, words: &[(&str, &str)]) -> &'a Line {
    let mut facts: Cells = table.blank();
    for (column, word) in words {
        table.set(&mut facts, column, table.cell(column, word));
    }
    table.pick(&table.part(part), &facts).unwrap_or_else(|| panic!("{part}: no line for {words:?}"))
}

/// That every line of a part was met, and that it has neither hole nor overlap.
fn whole(table: &Table, part: &str) {
    assert_eq!(table.unused(&[part]), [""; 0], "lines of {part} that nothing reaches");
    assert!(table.faults().is_empty(), "{}", table.faults().join("\n"));
}

#[test]
fn what_is_offered_could_be_done_on_the_day() {
    let table = Table::read("expected.tsv");
    for day in DAYS {
        for direct in ["no", "yes"] {
            let act = if direct == "yes" { "direct_collection" } else { "transfer" };
            let verdict = verdict(record(day, [1, 1], &[("/scenarios/0/act", json!(act))]), day);
            let offered: BTreeSet<&str> = verdict
                .options
                .iter()
                .map(|option| match option.zh {
                    words if words.contains("存疑") => "doubtful",
                    words if words.contains("标准合同") => "SC",
                    words if words.contains("认证") => "CERT",
                    words => panic!("{words}"),
                })
                .collect();
            let wanted = line(&table, "M", &[("D", day), ("direct", direct)]);
            let words = |column: &str| -> BTreeSet<&str> {
                wanted
                    .says(column)
                    .split('|')
                    .filter(|word| !["-", "none_operational"].contains(word))
                    .collect()
            };
            let firm: BTreeSet<&str> =
                offered.iter().copied().filter(|word| *word != "doubtful").collect();
            assert_eq!(firm, words("result"), "{} on {day}, direct={direct}", wanted.id);
            // What only another reading allows is offered as doubtful, and with its open point.
            let is_doubtful = words("other").contains("SC");
            assert_eq!(offered.contains("doubtful"), is_doubtful, "{} on {day}", wanted.id);
            if wanted.says("flags") == "Q-14" {
                assert!(shows(&verdict, "Q-14"), "{} on {day}", wanted.id);
            }
        }
    }
    whole(&table, "M");
}

fn shows(verdict: &Verdict, point: &str) -> bool {
    let flags = verdict.scenarios.iter().flat_map(ScenarioVerdict::flags);
    flags.filter_map(Finding::open_point).any(|one| one.id == point)
}

/// Answers, by where they are put into a record.
type Answered = Vec<(&'static str, Value)>;

/// What makes the result be the contract alone, the contract among others, the assessment, something else: column `sc`.
fn results() -> [(&'static str, [u64; 2], Answered); 4] {
    let range = json!({ "from": 1, "to": 200_000 });
    [
        ("only", [1, 1], Vec::new()),
        (
            "among",
            [1, 0],
            vec![("/groups/0/ordinary", range.clone()), ("/groups/0/two_years", range)],
        ),
        ("sa", [1, 20_000], Vec::new()),
        (
            "no",
            [1, 0],
            vec![
                ("/scenarios/0/personal", json!("no")),
                ("/scenarios/0/items", json!([])),
                ("/scenarios/0/groups", json!([])),
            ],
        ),
    ]
}

fn recipient(word: &str, onward: &str) -> (Vec<(&'static str, Value)>, Value) {
    let country = match word {
        "HK" => json!("hk"),
        "MO" => json!("mo"),
        "other" => json!("de"),
        _ => Value::Null,
    };
    let third =
        |own: &str| json!([{ "id": "t", "recipient": "r", "name": "T", "same_jurisdiction": own }]);
    let (passes_on, thirds) = match onward {
        "none" => (json!("no"), json!([])),
        "same" => (json!("yes"), third("yes")),
        // Another part of the area is another jurisdiction, and so is what lies outside.
        "area" | "outside" => (json!("yes"), third("no")),
        _ => (Value::Null, json!([])),
    };
    (vec![("/recipients/0/country", country), ("/recipients/0/onward", passes_on)], thirds)
}

/// Whether every answer to what is open gives a no by the table: then it is one (pathways 2.11), though one line leaves it open.
fn is_no_each_way(table: &Table, facts: &[(&str, &str)]) -> bool {
    let known: [(&str, &[&str]); 3] = [
        ("recipient", &["HK", "MO", "other"]),
        ("place", &["nine", "no"]),
        ("onward", &["none", "same", "area", "outside"]),
    ];
    let open =
        facts.iter().position(|(_, word)| *word == "unknown").filter(|at| facts[*at].0 != "ciio");
    let Some(at) = open else {
        let wanted = line(table, "G", facts);
        return [wanted.says("result"), wanted.says("cautious")].contains(&"NO")
            && wanted.says("kind") != "undetermined";
    };
    let (_, words) = known.iter().find(|known| known.0 == facts[at].0).unwrap();
    words.iter().all(|word| {
        let mut told = facts.to_vec();
        told[at].1 = word;
        is_no_each_way(table, &told)
    })
}

#[test]
fn the_contract_of_the_bay_is_open_where_the_guidelines_open_it() {
    let table = Table::read("expected.tsv");
    let mut held = 0;
    let days: Vec<String> = table.days("G").iter().map(Day::to_string).collect();
    for day in days.iter().map(String::as_str).chain([DAYS[0], DAYS[1], DAYS[37]]) {
        for (sc, people, set) in results() {
            for of in ["HK", "MO", "other", "unknown"] {
                for place in ["nine", "no", "unknown"] {
                    for onward in ["none", "same", "area", "outside", "unknown"] {
                        for (sector, ciio) in [
                            ("pilot", "no"),
                            ("other", "no"),
                            ("pilot", "unknown"),
                            ("other", "yes"),
                        ] {
                            // An operator whose status is open, or is one, needs the assessment or may; that is `sc` of its own.
                            let sc = match (sc, ciio) {
                                ("only" | "among", "yes") => continue,
                                ("only", "unknown") => "among",
                                (sc, _) => sc,
                            };
                            let (of_recipient, thirds) = recipient(of, onward);
                            let mut set = set.clone();
                            set.extend(of_recipient);
                            let city = match place {
                                "nine" => json!("shenzhen"),
                                "no" => json!("none"),
                                _ => Value::Null,
                            };
                            let ciio_answer =
                                if ciio == "unknown" { Value::Null } else { json!(ciio) };
                            set.extend([
                                ("/handler/gba_city", city),
                                ("/handler/ciio", ciio_answer),
                                (
                                    "/handler/sector",
                                    json!(if sector == "pilot" { "finance" } else { "retail" }),
                                ),
                                ("/onward", thirds),
                            ]);
                            let verdict = verdict(record(day, people, &set), day);
                            // Before the mechanism there was none to go beside.
                            if of_result(&verdict) != sc {
                                continue;
                            }
                            let facts = |sc| {
                                [
                                    ("D", day),
                                    ("sc", sc),
                                    ("recipient", of),
                                    ("place", place),
                                    ("onward", onward),
                                    ("sector", sector),
                                    ("ciio", ciio),
                                    ("imp", "no"),
                                ]
                            };
                            let wanted = line(&table, "G", &facts(sc));
                            held += 1;
                            let said = match verdict.bay() {
                                Tri::Yes if of == "HK" => "YES_HK",
                                Tri::Yes => "YES_MO",
                                Tri::No => "NO",
                                Tri::Unknown(_) => "OPEN",
                            };
                            let fits = said == wanted.says("result")
                                || (said == "NO" && is_no_each_way(&table, &facts(sc)))
                                || (wanted.says("kind") == "ambiguous"
                                    && said == wanted.says("cautious"));
                            assert!(
                                fits,
                                "{}: {} and the program says {said}, on {day}: sc={sc} {of} {place} onward={onward} {sector} ciio={ciio}",
                                wanted.id,
                                wanted.says("result"),
                            );
                            // Above the assessment line the point exists where the contract would have been open below it.
                            let is_open = |sc| {
                                line(&table, "G", &facts(sc)).says("result").starts_with("YES")
                            };
                            if wanted.says("flags") == "Q-16" && is_open("only") {
                                assert!(shows(&verdict, "Q-16"), "{} on {day}", wanted.id);
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(held > 5_000, "{held}");
    println!("contract of the Bay: {held} situations");
    // The line of operators (G-17) is asked only for what the flag needs: such an operator never comes to the contract.
    whole(&table, "G");
}

fn of_result(verdict: &Verdict) -> &'static str {
    let contract = Mechanism::StandardContractOrCertification;
    match verdict.mechanism {
        one if one == contract => "only",
        Mechanism::SecurityAssessment => "sa",
        Mechanism::Undetermined
            if verdict.scenarios.iter().any(|one| one.possible.contains(&contract)) =>
        {
            "among"
        }
        _ => "no",
    }
}

#[test]
fn people_are_counted_over_the_window_of_the_day() {
    let table = Table::read("expected.tsv");
    for day in DAYS {
        let wanted = line(&table, "W", &[("D", day)]);
        // 70 persons this year, 500 since the year before; the flow is exempt where exemptions exist.
        let set = [
            ("/groups/0/two_years", json!(500)),
            ("/groups/0/two_years_sensitive", json!(40)),
            ("/scenarios/0/exemption", json!("none")),
        ];
        let counted = verdict(record(day, [70, 30], &set), day).headcount;
        let numbers = (counted.ordinary.range.exact(), counted.sensitive.range.exact());
        let exempt = [
            ("/groups/0/two_years", json!(500)),
            ("/scenarios/0/exemption", json!("art5_1_contract")),
            ("/scenarios/0/contract_party", json!("yes")),
            ("/scenarios/0/truly_necessary", json!("yes")),
        ];
        let beside = verdict(record(day, [70, 0], &exempt), day).headcount.ordinary.range.exact();
        match wanted.says("result") {
            "previous_year_jan1" => {
                assert_eq!(numbers, (Some(500), Some(40)), "{day}");
                assert_eq!(beside, Some(500), "{day}: all flows");
            }
            "this_year_jan1" => {
                assert_eq!(numbers, (Some(70), Some(30)), "{day}");
                assert_eq!(beside, Some(0), "{day}: exempt flows are out");
            }
            // No line of persons: whatever the numbers, the result is the same.
            "none" => {
                let result = |people| verdict(record(day, people, &[]), day).mechanism;
                assert_eq!(result([1, 0]), result([90_000_000, 80_000_000]), "{day}");
            }
            other => panic!("{other}"),
        }
    }
    whole(&table, "W");
}

#[test]
fn a_zone_has_a_list_from_its_release_on() {
    let table = Table::read("expected.tsv");
    let zones = chujing::form::options::ZONE_REGIONS
        .choices
        .iter()
        .filter(|zone| zone.code.as_str() != "other");
    for zone in zones {
        let province = chujing::form::options::province_of(zone).unwrap();
        let days: BTreeSet<String> =
            table.days("Z").iter().map(Day::to_string).chain(DAYS.map(str::to_owned)).collect();
        for day in days.iter().filter(|day| day.as_str() >= "2024-03-22") {
            let wanted = line(&table, "Z", &[("D", day), ("zone", zone.code.as_str())]);
            let claims = |list: &str| {
                let set = [
                    ("/handler/province", json!(province)),
                    ("/scenarios/0/exemption", json!("art6_ftz")),
                    ("/scenarios/0/zone_region", json!(zone.code.as_str())),
                    ("/scenarios/0/zone_list", json!(list)),
                    ("/scenarios/0/zone_in_scope", json!("yes")),
                    ("/scenarios/0/zone_sector", json!("yes")),
                    ("/scenarios/0/zone_off_list", json!("yes")),
                ];
                verdict(record(day, [200_000, 0], &set), day).mechanism
            };
            let contract = Mechanism::StandardContractOrCertification;
            let (first, second) = (claims("2024版"), claims("2025版"));
            match wanted.says("result") {
                "no" => assert_eq!(second, contract, "{} on {day}", wanted.id),
                "first_list" => {
                    assert_eq!(first.min(second), Mechanism::Exempt, "{} on {day}", wanted.id);
                }
                // An older edition than that in force was compared: whether the data are off the list is open.
                "second_list_citywide" => {
                    assert_eq!(
                        (first, second),
                        (Mechanism::Undetermined, Mechanism::Exempt),
                        "{} on {day}",
                        wanted.id
                    );
                }
                other => panic!("{other}"),
            }
        }
    }
    whole(&table, "Z");
}
