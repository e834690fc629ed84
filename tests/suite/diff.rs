//! Differences as a shell sees them: of two states, two files, a record and its export, and a copy and its origin.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::command_line::{code, json, run, text, workspace};

const RECORD: &str = "customers-standard-contract";

/// The differences by their places, with their marks.
fn marks(dir: &Path, arguments: &[&str]) -> BTreeMap<String, String> {
    let found = json(&run(dir, &[&["diff", "--format", "json"], arguments].concat()));
    let all = found["differences"].as_array().unwrap().iter();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    all.map(|one| (word(&one["at"]), word(&one["mark"]))).collect()
}

#[test]
fn two_states_of_a_record_differ_in_words() {
    let dir = workspace();
    let before = json(&run(dir.path(), &["show", RECORD, "--format", "json"]));
    let purpose =
        before["answers"]["scenarios"][0]["purpose"].as_str().unwrap_or_default().to_owned();
    assert!(!purpose.is_empty());
    let id = before["answers"]["scenarios"][0]["id"].as_str().unwrap().to_owned();
    let place = format!("scenarios/{id}/purpose");
    let set = run(dir.path(), &["set", RECORD, &place, &format!("{purpose}另有测试。")]);
    assert_eq!(code(&set), 0, "{}", text(&set));
    let told = run(dir.path(), &["diff", RECORD]);
    assert_eq!(code(&told), 1);
    assert!(text(&told).contains("直发保修备件。{+另有测试。+}\n"), "{}", text(&told));
    let marked = text(&run(dir.path(), &["diff", RECORD, "--format", "markdown", "--lang", "en"]));
    assert!(
        marked.contains("**另有测试。**") && marked.contains("1 difference: 0 new, 1 changed"),
        "{marked}"
    );
    assert_eq!(marks(dir.path(), &[RECORD]), BTreeMap::from([(place, "changed".to_owned())]));
    let none = run(dir.path(), &["diff", RECORD, "--from", "now"]);
    assert_eq!((code(&none), text(&none).as_str()), (0, "没有差异。\n"));
}

#[test]
fn a_record_is_held_against_its_export_and_the_paper_is_written() {
    let dir = workspace();
    let to = dir.path().join("out");
    let made =
        run(dir.path(), &["export", RECORD, "--format", "json", "--to", to.to_str().unwrap()]);
    let exported = text(&made).lines().find(|line| line.contains(".json")).unwrap().to_owned();
    assert_eq!(code(&run(dir.path(), &["diff", &exported, RECORD])), 0);
    run(dir.path(), &["set", RECORD, "handler/name", "杭州别名有限公司"]);
    assert_eq!(
        marks(dir.path(), &[&exported, RECORD]),
        BTreeMap::from([("handler/name".to_owned(), "changed".to_owned())])
    );
    for (name, clean) in [("marked.docx", None), ("clean.docx", Some("--clean"))] {
        let file = to.join(name);
        let mut arguments = vec!["diff", &exported, RECORD, "--to", file.to_str().unwrap()];
        arguments.extend(clean);
        assert_eq!(code(&run(dir.path(), &arguments)), 1);
        assert!(fs::read(&file).unwrap().starts_with(b"PK"));
    }
    let refused =
        run(dir.path(), &["diff", &exported, RECORD, "--to", to.join("a.pdf").to_str().unwrap()]);
    assert_eq!(code(&refused), 2);
}

#[test]
fn a_copy_tells_what_is_new_changed_and_removed_against_its_origin() {
    let dir = workspace();
    let keep = "recipients,scenarios,systems,measures,assessment,contracts";
    let refused = run(dir.path(), &["new", "副本", "--from", RECORD, "--keep", keep]);
    assert_eq!(code(&refused), 2, "whether the recipients are the same is to be said");
    let arguments = ["new", "副本", "--from", RECORD, "--keep", keep, "--same-recipients", "no"];
    let made = run(dir.path(), &arguments);
    assert_eq!(code(&made), 0, "{}", String::from_utf8_lossy(&made.stderr));
    let copy = text(&made).lines().next().unwrap().to_owned();
    // What was left behind by choice is told in a line and is no difference.
    let fresh = run(dir.path(), &["diff", &copy, "--origin", "--format", "json"]);
    assert_eq!(code(&fresh), 0);
    let left: Vec<String> = serde_json::from_value(json(&fresh)["left"].clone()).unwrap();
    assert!(left.iter().any(|place| place == "handler/name"));
    assert!(left.iter().any(|place| place.starts_with("groups/")), "{left:?}");
    assert!(!left.iter().any(|place| place.starts_with("recipients/")), "{left:?}");
    assert!(!left.iter().any(|place| place == "record/title"), "its name is its own");
    let told = text(&run(dir.path(), &["diff", &copy, "--origin"]));
    assert_eq!(told.lines().count(), 2, "{told}");
    assert!(told.lines().nth(1).unwrap().starts_with("没有沿用："), "{told}");

    let held = json(&run(dir.path(), &["show", &copy, "--format", "json"]));
    let id = held["answers"]["recipients"][0]["id"].as_str().unwrap().to_owned();
    run(dir.path(), &["set", &copy, "handler/name", "姊妹公司"]);
    run(dir.path(), &["set", &copy, &format!("recipients/{id}/name"), "别的接收方"]);
    let now = marks(dir.path(), &[&copy, "--origin"]);
    assert_eq!(now.get("handler/name").map(String::as_str), Some("new"));
    assert_eq!(now.get(&format!("recipients/{id}/name")).map(String::as_str), Some("changed"));

    // Nothing of what was not kept stands anywhere with the copy.
    let of = json(&run(dir.path(), &["show", RECORD, "--format", "json"]));
    let name = of["answers"]["handler"]["credit_code"].as_str().unwrap();
    let id = held["id"].as_str().unwrap();
    let told = text(&run(dir.path(), &["history", &copy, "--format", "json"]));
    assert!(told.contains("\"copied\"") && told.contains(id), "{told}");
    assert!(!told.contains(name), "the history of the copy names whom it left");
    let none = run(dir.path(), &["diff", RECORD, "--origin"]);
    assert_eq!(code(&none), 2);
}
