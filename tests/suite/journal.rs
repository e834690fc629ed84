//! The command line notices what a killed session of the desk left, and says so beside its output.

use std::path::Path;
use std::process::Output;
use std::sync::Arc;

use chujing::form::Place;
use chujing::store::{Change, Journal, Unsaved};
use serde_json::json;

fn run(dir: &Path, arguments: &[&str]) -> Output {
    let mut command = crate::program();
    command.arg("--workspace").arg(dir).args(arguments);
    command.output().unwrap()
}

#[test]
fn what_a_killed_session_left_is_told_by_check_set_and_list() {
    let dir = tempfile::tempdir().unwrap();
    assert!(run(dir.path(), &["new", "日志", "--as-of", "2026-11-22"]).status.success());
    let record = dir.path().join("日志.json");
    let json: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&record).unwrap()).unwrap();
    let journal = Journal::new(&record, json["id"].as_str().unwrap());
    journal.note(Unsaved {
        at: "14:02".to_owned(),
        changes: Arc::default(),
        typing: Some(Change {
            place: Place::parse("handler/name").unwrap(),
            index: 0,
            before: None,
            after: Some(json!("甲公司")),
        }),
        ..Unsaved::default()
    });
    let commands: [&[&str]; 4] = [
        &["check", "日志"],
        &["set", "日志", "handler/ciio", "no"],
        &["list"],
        &["list", "--format", "json"],
    ];
    journal.flush();
    for arguments in commands {
        let out = run(dir.path(), arguments);
        let said = String::from_utf8(out.stderr).unwrap();
        assert!(!said.contains("14:02"), "its session lives: {said}");
    }
    drop(journal);
    for arguments in commands {
        let out = run(dir.path(), arguments);
        let said = String::from_utf8(out.stderr).unwrap();
        assert!(said.contains("日志.json") && said.contains("14:02"), "{arguments:?}: {said}");
        if arguments[0] == "list" {
            assert_eq!(out.status.code(), Some(0), "it is a note and no error");
        }
    }
    // Looking took nothing away.
    assert!(dir.path().join(".chujing").join("journals").exists());
}
