//! A record called otherwise, with its file.

use crate::command_line::{code, json, run, text};

#[test]
fn a_record_is_renamed_with_its_file_and_its_history_and_what_follows_it() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    assert_eq!(code(&run(dir, &["new", "售后"])), 0);
    assert_eq!(code(&run(dir, &["set", "售后", "handler/name", "甲公司"])), 0);
    assert_eq!(code(&run(dir, &["rename", "售后"])), 2, "neither a name nor --file");
    assert_eq!(code(&run(dir, &["rename", "售后", " "])), 2);
    let told = run(dir, &["rename", "售后", "售后总部"]);
    assert!(text(&told).contains("现在叫“售后总部”"), "{}", text(&told));
    let note = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(note.contains("文件名没有改"), "{note}");
    let steps = |file: &str| text(&run(dir, &["history", file])).lines().count();
    let before = steps("售后");
    let told = json(&run(dir, &["rename", "售后", "--file", "--format", "json"]));
    assert_eq!(told["title"], "售后总部");
    assert!(told["file"].as_str().unwrap().ends_with("售后总部.json"), "{told}");
    assert!(!dir.join("售后.json").exists() && dir.join("售后总部.json").exists());
    assert_eq!(steps("售后总部"), before);
    assert_eq!(code(&run(dir, &["show", "售后"])), 2, "it is nowhere under its old name");
    let listed = text(&run(dir, &["list"]));
    assert_eq!(listed.lines().count(), 1, "{listed}");
    // Another record with the same name keeps its file.
    assert_eq!(code(&run(dir, &["new", "另一份"])), 0);
    let told = text(&run(dir, &["rename", "另一份", "售后总部", "--file"]));
    assert!(told.contains("另一份.json → 售后总部-2.json"), "{told}");
}
