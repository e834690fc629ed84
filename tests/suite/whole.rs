//! Commands on a whole folder: deadlines of all records, registers, search, and a narrowed list.

use std::fs;

use serde_json::{Value, json};

use crate::command_line::{code, json as read, run, text, workspace};
use crate::source::root;

#[test]
fn deadlines_of_all_stand_by_the_day_and_name_their_records() {
    let dir = workspace();
    let on = ["deadlines", "--on", "2026-12-20"];
    let shown = run(dir.path(), &on);
    assert_eq!(code(&shown), 0, "{}", text(&shown));
    assert!(text(&shown).contains("标准合同备案"), "{}", text(&shown));
    let told = read(&run(dir.path(), &[&on[..], &["--format", "json"]].concat()));
    let dues = told["deadlines"].as_array().unwrap();
    assert!(!dues.is_empty());
    let days: Vec<&str> = dues.iter().filter_map(|due| due["act_by"].as_str()).collect();
    let one = dues.iter().find(|due| due["act_by"].is_string()).unwrap();
    // What one record tells of itself is what the folder tells of it.
    let file = one["record"]["file"].as_str().unwrap();
    let own =
        read(&run(dir.path(), &["deadlines", file, "--on", "2026-12-20", "--format", "json"]));
    let is_same = |of: &Value| {
        of["clock"] == one["clock"]
            && of["place"] == one["place"]
            && of["act_by"] == one["act_by"]
            && of["state"] == one["state"]
    };
    assert!(own["deadlines"].as_array().unwrap().iter().any(is_same), "{one}");
    let until = days.iter().min().unwrap();
    let few = [&on[..], &["--until", until, "--format", "json"]].concat();
    let few = read(&run(dir.path(), &few));
    assert!(
        few["deadlines"]
            .as_array()
            .unwrap()
            .iter()
            .all(|due| due["act_by"].as_str() <= Some(until))
    );
    let nobody = run(dir.path(), &["deadlines", "--acts", "nobody"]);
    assert_eq!(code(&nobody), 2);
    let calendar = run(dir.path(), &["deadlines", "--format", "ics"]);
    assert!(text(&calendar).contains("BEGIN:VEVENT"));
    // A calendar of all names record and company, and is brought up to date in place.
    let to = dir.path().join("all.ics");
    let kept = || {
        let written = run(dir.path(), &[&on[..], &["--to", to.to_str().unwrap()]].concat());
        assert_eq!(code(&written), 0, "{}", String::from_utf8_lossy(&written.stderr));
        fs::read_to_string(&to).unwrap().replace("\r\n ", "")
    };
    let first = kept();
    let title = one["record"]["title"].as_str().unwrap();
    let titles: Vec<&str> = first.lines().filter(|line| line.starts_with("SUMMARY:")).collect();
    assert!(titles.iter().any(|line| line.contains(title)), "{titles:?}");
    let provisional = dues.iter().any(|due| due["provisional"] == true);
    assert_eq!(titles.iter().any(|line| line.starts_with("SUMMARY:（暂定）")), provisional);
    assert_eq!(kept(), first);
    // What is not asked for now is neither cancelled nor lost.
    let few = [&on[..], &["--acts", "handler", "--to", to.to_str().unwrap()]].concat();
    run(dir.path(), &few);
    let narrowed = fs::read_to_string(&to).unwrap();
    assert!(!narrowed.contains("STATUS:CANCELLED"));
    assert_eq!(narrowed.matches("BEGIN:VEVENT").count(), titles.len());
}

#[test]
fn a_register_names_disagreements_and_is_written_as_a_workbook() {
    let dir = workspace();
    let from = dir.path().join("customers-standard-contract.json");
    let mut record: Value = serde_json::from_slice(&fs::read(&from).unwrap()).unwrap();
    record["id"] = json!("second");
    record["answers"]["recipients"][0]["address"] = json!("Andere Allee 1, Berlin");
    fs::write(dir.path().join("second.json"), record.to_string()).unwrap();
    let file = dir.path().join("out.xlsx");
    let to = file.to_str().unwrap();
    let shown =
        run(dir.path(), &["register", "recipients", "--disagree", "--to", to, "--lang", "en"]);
    assert_eq!(code(&shown), 1, "{}", text(&shown));
    let said = text(&shown);
    assert!(said.contains("differs") && said.contains("Andere Allee 1, Berlin"), "{said}");
    assert!(fs::metadata(&file).unwrap().len() > 1_000);
    let all = read(&run(dir.path(), &["register", "entities", "--format", "json"]));
    assert!(all.as_array().unwrap().len() > 1);
}

#[test]
fn words_are_found_and_the_list_is_narrowed() {
    let dir = workspace();
    let found = run(dir.path(), &["search", "lindenfeld"]);
    assert_eq!(code(&found), 0);
    assert!(text(&found).contains("recipients/recipient-lindenfeld/name"), "{}", text(&found));
    assert_eq!(code(&run(dir.path(), &["search", "nowhere-at-all"])), 1);
    let listed = |arguments: &[&str]| {
        let all = [&["list", "--format", "json"], arguments].concat();
        read(&run(dir.path(), &all)).as_array().unwrap().clone()
    };
    let exempt = listed(&["--where", "mechanism=exempt"]);
    assert!(!exempt.is_empty() && exempt.iter().all(|record| record["mechanism"] == "exempt"));
    let rest = listed(&["--where", "mechanism!=exempt", "--sort", "-gaps"]);
    assert_eq!(exempt.len() + rest.len(), 5);
    let gaps: Vec<u64> = rest.iter().map(|record| record["gaps"].as_u64().unwrap()).collect();
    assert!(gaps.is_sorted_by(|a, b| a >= b), "{gaps:?}");
    for wrong in ["colour=red", "gaps>many", "gaps"] {
        assert_eq!(code(&run(dir.path(), &["list", "--where", wrong])), 2, "{wrong}");
    }
}

#[test]
fn entities_over_every_line_of_the_law_are_counted_where_not_all_are_named() {
    let dir = tempfile::tempdir().unwrap();
    let example = root().join("assessments/customers-standard-contract.json");
    let mut record: Value = serde_json::from_slice(&fs::read(example).unwrap()).unwrap();
    for index in 0..6 {
        record["id"] = json!(format!("r{index}"));
        record["answers"]["handler"]["name"] = json!(format!("公司{index}"));
        record["answers"]["handler"]["credit_code"] = Value::Null;
        // The last one alone stays below a line.
        let count = if index == 5 { 20 } else { 5_000_000 };
        for group in record["answers"]["groups"].as_array_mut().unwrap() {
            for field in ["ordinary", "sensitive", "forecast", "forecast_sensitive"] {
                group[field] = json!(count);
            }
        }
        fs::write(dir.path().join(format!("r{index}.json")), record.to_string()).unwrap();
    }
    let told = text(&run(dir.path(), &["today", "--on", "2026-11-30"]));
    // Who is near a line goes before those who are over all of them.
    assert!(told.contains("公司5") && !told.contains("公司4\n  一般"), "{told}");
    assert!(told.contains("另有2个处理者") && told.contains("其中2个已达到各项法定人数"), "{told}");
    let told = text(&run(dir.path(), &["today", "--on", "2026-11-30", "--lang", "en"]));
    assert!(told.contains("2 of them have reached every line"), "{told}");
}

/// A record of the examples beside which stands another that differs as `change` makes it.
fn with_another(change: impl FnOnce(&mut Value)) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let from = root().join("assessments/customers-standard-contract.json");
    let mut record: Value = serde_json::from_slice(&fs::read(&from).unwrap()).unwrap();
    fs::copy(&from, dir.path().join("one.json")).unwrap();
    record["id"] = json!("other");
    change(&mut record["answers"]);
    fs::write(dir.path().join("other.json"), record.to_string()).unwrap();
    dir
}

#[test]
fn two_entities_of_one_name_are_told_apart_by_their_codes() {
    let dir =
        with_another(|answers| answers["handler"]["credit_code"] = json!("91440300MA0DEM0108"));
    let told = text(&run(dir.path(), &["people", "--on", "2026-12-20"]));
    for code in ["91330108MA0DEM0055", "91440300MA0DEM0108"] {
        assert!(told.contains(&format!("杭州映川智能家电有限公司 {code}")), "{told}");
    }
    let dir = with_another(|answers| answers["record"]["title"] = json!("第二份"));
    let told = text(&run(dir.path(), &["people", "--on", "2026-12-20"]));
    assert!(!told.contains("91330108MA0DEM0055"), "{told}");
}

#[test]
fn nothing_is_expected_of_a_line_where_nobody_gave_a_forecast() {
    let dir = with_another(|answers| {
        for group in answers["groups"].as_array_mut().unwrap() {
            let group = group.as_object_mut().unwrap();
            group.remove("forecast");
            group.insert("ordinary".into(), json!(100));
        }
        answers["handler"]["name"] = json!("另一公司");
        answers["handler"]["credit_code"] = json!("91440300MA0DEM0108");
    });
    let told = text(&run(dir.path(), &["people", "--on", "2026-12-20"]));
    assert!(told.contains("预计人数没有填全") && !told.contains("可能达到"), "{told}");
}
