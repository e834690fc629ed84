//! Lists of zones from law files: a newer one asks for a new comparison, and the figures of an entry decide.

use chujing::law::Mechanism;
use chujing::source::LawFiles;
use serde_json::{Value, json};

use super::{CONTRACT, EXEMPT, file, read, survey};

#[test]
fn a_newer_list_of_a_zone_asks_for_a_new_comparison() {
    let list = json!({
        "region": "beijing", "version": "2026版", "from": "2026-08-01", "instrument": "MADE_UP",
        "article": "annex 1", "sectors": ["retail", "health"],
    });
    let files = read(&file(&[], std::slice::from_ref(&list))).unwrap();
    let set = |named: &str, sector: &str| {
        json!({
            "scenarios/s/exemption": "art6_ftz", "scenarios/s/zone_in_scope": "yes",
            "scenarios/s/zone_sector": "yes", "scenarios/s/zone_off_list": "yes",
            "scenarios/s/zone_region": "beijing", "scenarios/s/zone_list": named,
            "handler/province": "11", "handler/sector": sector,
        })
    };
    let result = |named: &str, sector: &str, files: &LawFiles| {
        survey(&set(named, sector), files.clone()).verdict
    };
    assert_eq!(result("北京 2025版", "retail", &LawFiles::default()).mechanism, EXEMPT);
    let old = result("北京 2025版", "retail", &files);
    assert_eq!(old.mechanism, Mechanism::Undetermined);
    let open: Vec<String> = old.scenarios[0].lacking.iter().map(ToString::to_string).collect();
    assert!(open.contains(&"scenarios/s/zone_list".to_owned()), "{open:?}");
    let finding = old.scenarios[0].findings.iter().find(|one| one.rule.id == "exempt.art6_zone");
    let reason = finding.unwrap().reason().en;
    assert!(reason.contains("Made-up Measures annex 1") && reason.contains("2026版"), "{reason}");
    let new = result("北京 2026 版", "retail", &files);
    assert_eq!((new.mechanism, new.departures().len()), (EXEMPT, 1));
    assert_eq!(result("北京 2026版", "finance", &files).mechanism, Mechanism::Undetermined);
    let said = |changes: &[(&str, Value)]| {
        let mut list = list.clone();
        for (key, value) in changes {
            list[*key] = value.clone();
        }
        read(&file(&[], &[list])).unwrap_err().said().en
    };
    assert!(said(&[("region", json!("atlantis"))]).contains("beijing"));
    assert!(said(&[("region", json!("other"))]).contains("beijing"));
    assert!(said(&[("sectors", json!(["alchemy"]))]).contains("alchemy"));
    assert!(said(&[("article", json!(""))]).contains("article"));
}

#[test]
fn the_figures_of_an_entry_decide_by_the_persons_of_the_scenario() {
    let list = |entries: Value| {
        json!({
            "region": "beijing", "version": "2026版", "from": "2026-08-01", "instrument": "MADE_UP",
            "article": "annex 1", "entries": entries, "confirmed_by": "王芳",
        })
    };
    let entry = |changes: &[(&str, Value)]| {
        let mut out = json!({
            "entry": "3.2", "says": { "zh": "零售会员信息", "en": "retail members" },
            "contract_from": 150_000, "assessment_from": 5_000_000,
        });
        for (key, value) in changes {
            out[*key] = value.clone();
        }
        out.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        out
    };
    let result = |entry: Value, set: &[(&str, Value)]| {
        let files = read(&file(&[], &[list(json!([entry]))])).unwrap();
        let mut all = json!({
            "scenarios/s/exemption": "art6_ftz", "scenarios/s/zone_in_scope": "yes",
            "scenarios/s/zone_sector": "yes", "scenarios/s/zone_off_list": "no",
            "scenarios/s/zone_region": "beijing", "scenarios/s/zone_list": "北京 2026版",
            "scenarios/s/zone_entry": "3.2", "handler/province": "11",
        });
        for (place, value) in set {
            all[*place] = value.clone();
        }
        survey(&all, files).verdict
    };
    // 200,000 persons.
    let verdict = result(entry(&[]), &[]);
    assert_eq!(verdict.mechanism, CONTRACT);
    let decided = verdict.scenarios[0].decided_by().unwrap();
    assert_eq!(decided.id, "zone.listed_contract");
    let reason = verdict.scenarios[0].deciding().last().unwrap().reason().en;
    assert!(reason.contains("entry 3.2") && reason.contains("150,000"), "{reason}");
    assert_eq!(result(entry(&[("contract_from", json!(200_001))]), &[]).mechanism, EXEMPT);
    assert_eq!(result(entry(&[("contract_from", json!(200_000))]), &[]).mechanism, CONTRACT);
    let assessed = entry(&[("assessment_from", json!(200_000))]);
    assert_eq!(result(assessed, &[]).mechanism, Mechanism::SecurityAssessment);
    // Another answer than the one reckoned leaves it open; an entry that is not in the file decides nothing.
    let differs = [("scenarios/s/zone_mechanism", json!("security_assessment"))];
    assert_eq!(result(entry(&[]), &differs).mechanism, Mechanism::Undetermined);
    let other = [("scenarios/s/zone_entry", json!("9")), differs[0].clone()];
    assert_eq!(result(entry(&[]), &other).mechanism, Mechanism::SecurityAssessment);
    let refused = |entries: Value| read(&file(&[], &[list(entries)])).unwrap_err();
    for wrong in [
        json!([]),
        json!([entry(&[("assessment_from", json!(150_000))])]),
        json!([entry(&[("contract_from", Value::Null), ("assessment_from", Value::Null)])]),
        json!([entry(&[]), entry(&[])]),
        json!([entry(&[("persons", json!(1))])]),
        json!([entry(&[("says", json!("零售"))])]),
    ] {
        let error = refused(wrong.clone());
        assert!(error.line > 18 && !error.said().zh.is_empty(), "{wrong}: {error}");
    }
    // Without a name nothing is lightened.
    let mut nameless = list(json!([entry(&[])]));
    nameless.as_object_mut().unwrap().remove("confirmed_by");
    let error = read(&file(&[], &[nameless])).unwrap_err();
    assert!(error.said().en.contains("confirmed_by"), "{error}");
}
