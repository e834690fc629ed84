//! What the command line says of a result: why, why not, what would change it, and what has changed.

use std::fs;

use crate::command_line::{code, json, run, text, workspace};

#[test]
fn a_verdict_explains_itself() {
    let dir = workspace();
    let explained = text(&run(dir.path(), &["decide", "customers-standard-contract", "--explain"]));
    for words in [
        "达到100,000人",
        "为什么不是“申报数据出境安全评估”",
        "再增加740,000人（达到1,000,000）\n    整体：标准合同/认证 → 安全评估",
        "经核实少160,001人（为99,999）\n    整体：标准合同/认证 → 豁免",
        "法律数据 ",
    ] {
        assert!(explained.contains(words), "{words} is not in\n{explained}");
    }
    let tree = json(&run(dir.path(), &["decide", "hr-exempt", "--explain", "--format", "json"]));
    let flips = tree["explanation"]["flips"].as_array().unwrap();
    assert!(
        flips.iter().any(|flip| flip["edits"][0]["place"]
            == "scenarios/scenario-hr/hr_collective_contract"
            && flip["to"]["mechanism"] == "undetermined")
    );
    assert!(!tree["explanation"]["why_not"].as_array().unwrap().is_empty());
}

#[test]
fn what_if_compares_and_leaves_the_file_alone() {
    let dir = workspace();
    let file = dir.path().join("customers-standard-contract.json");
    let before = fs::read(&file).unwrap();
    let output = run(
        dir.path(),
        &["what-if", "customers-standard-contract", "handler/ciio=yes", "--lang", "en"],
    );
    assert_eq!(code(&output), 0);
    assert!(text(&output).contains("Result if changed: Security assessment"), "{}", text(&output));
    assert_eq!(fs::read(&file).unwrap(), before);
    for wrong in ["handler/ciio", "handler/ciio=maybe", "handler/nothing=1", "recipients/nobody="] {
        let output = run(dir.path(), &["what-if", "customers-standard-contract", wrong]);
        assert_eq!(code(&output), 2, "{wrong}");
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn the_same_record_on_two_days_has_both_results_with_both_reasons() {
    let dir = workspace();
    let set = |place: &str, value: &str| {
        run(dir.path(), &["set", "customers-standard-contract", place, value]);
    };
    let group = "groups/group-warranty-customers";
    let known =
        json(&run(dir.path(), &["show", "customers-standard-contract", "--format", "json"]));
    let id = known["answers"]["groups"][0]["id"].as_str().unwrap();
    let group = group.replace("group-warranty-customers", id);
    set(&format!("{group}/counted_on"), "");
    set(&format!("{group}/ordinary"), "60000");
    set(&format!("{group}/two_years"), "60000");
    set(&format!("{group}/two_years_sensitive"), "0");
    set("handler/persons_processed", "900000");
    let on = |day: &str| {
        text(&run(dir.path(), &["decide", "customers-standard-contract", "--as-of", day]))
    };
    let (old, new) = (on("2024-03-21"), on("2024-03-22"));
    assert!(old.starts_with("适用路径：订立标准合同并备案，或者通过认证"), "{old}");
    assert!(
        old.contains("early.2023_below") && old.contains("自上年1月1日起累计人数：全部60,000"),
        "{old}"
    );
    assert!(new.starts_with("适用路径：免予安全评估、标准合同和认证"), "{new}");
    assert!(new.contains("volume.small_ordinary") && new.contains("未达到100,000人"), "{new}");
}

#[test]
fn records_whose_result_changes_with_the_law_data_are_listed() {
    let dir = workspace();
    let none = json(&run(dir.path(), &["changes", "--format", "json"]));
    assert_eq!(
        none["unknown"].as_array().unwrap().len(),
        5,
        "the examples were not saved by the program"
    );
    run(dir.path(), &["set", "hr-exempt", "record/team", "张三"]);
    let same = json(&run(dir.path(), &["changes", "--format", "json"]));
    assert_eq!((same["same"].as_u64(), same["changed"].as_array().unwrap().len()), (Some(1), 0));
    // The result stands beside the record, never in it.
    let record = fs::read_to_string(dir.path().join("hr-exempt.json")).unwrap();
    assert!(!record.contains("\"judged\""));
    let told = fs::read_dir(dir.path().join("told")).unwrap();
    let file = told.map(|entry| entry.unwrap().path()).next().unwrap();
    let older = fs::read_to_string(&file).unwrap().replacen(
        "\"mechanism\": \"exempt\"",
        "\"mechanism\": \"security_assessment\"",
        1,
    );
    fs::write(&file, older).unwrap();
    let changed = json(&run(dir.path(), &["changes", "--format", "json"]));
    assert_eq!(changed["changed"][0]["differences"].as_array().unwrap().len(), 1);
    let days = text(&run(dir.path(), &["changes", "--from", "2024-03-21", "--to", "2024-03-22"]));
    assert!(days.contains("(2024-03-21 -> 2024-03-22)"), "{days}");
}

#[test]
fn a_policy_is_fixed_once_and_shown_in_every_verdict() {
    let dir = workspace();
    let decide = || text(&run(dir.path(), &["decide", "hr-exempt"]));
    assert!(!decide().contains("Q-17 按本企业的政策"));
    let output =
        run(dir.path(), &["policy", "Q-17", "always_consent", "--decided", "法务部 2026-11-01"]);
    assert_eq!(code(&output), 0);
    assert!(decide().contains("Q-17 按本企业的政策：出境一律取得单独同意"), "{}", decide());
    let listed = json(&run(dir.path(), &["list", "--format", "json"]));
    assert_eq!(listed.as_array().unwrap().len(), 5, "the policy is no assessment");
    assert_eq!(code(&run(dir.path(), &["policy", "Q-6", "window"])), 2);
    // A policy that cannot be read is never dropped silently.
    fs::write(dir.path().join("policy.json"), "{}").unwrap();
    let output = run(dir.path(), &["decide", "hr-exempt"]);
    assert_eq!(code(&output), 2);
    assert!(String::from_utf8_lossy(&output.stderr).contains("policy.json"));
}
