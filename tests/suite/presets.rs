//! What is usual in common transfers: proposed with a new assessment, and taken only as far as somebody says.

use std::fs;

use crate::command_line::{code, json, run, text};

#[test]
fn a_preset_is_proposed_and_taken_row_by_row() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    fs::create_dir_all(dir).unwrap();
    let all = json(&run(dir, &["presets", "--format", "json"]));
    let codes: Vec<&str> =
        all.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["hr", "after_sales", "members", "remote_access", "research"]);

    let made = run(dir, &["new", "售后", "--preset", "after_sales"]);
    assert_eq!(code(&made), 0);
    assert!(text(&made).contains("3\t个人信息项\t姓名"), "{}", text(&made));
    let note = String::from_utf8_lossy(&made.stderr).into_owned();
    assert!(note.contains("presets after_sales --into 售后 --take"), "{note}");
    let file = dir.join("售后.json");
    let before = fs::read(&file).unwrap();
    assert!(!String::from_utf8_lossy(&before).contains("姓名"), "a proposal is no answer");

    for wrong in ["0", "99", "3-2", "姓名", "1-"] {
        let refused = run(dir, &["presets", "after_sales", "--into", "售后", "--take", wrong]);
        assert_eq!(code(&refused), 2, "{wrong}");
    }
    assert_eq!(code(&run(dir, &["presets", "nobody"])), 2);
    assert_eq!(fs::read(&file).unwrap(), before);

    let taken = run(dir, &["presets", "after_sales", "--into", "售后", "--take", "3,5-6"]);
    assert_eq!(code(&taken), 0, "{}", String::from_utf8_lossy(&taken.stderr));
    assert!(text(&taken).contains("增加了3行"), "{}", text(&taken));
    let shown = json(&run(dir, &["show", "售后", "--format", "json"]));
    let names: Vec<&str> = shown["answers"]["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["姓名", "电子邮件地址", "通信或者收货地址"]);
    assert!(shown["answers"]["items"][0].get("category").is_none());

    // All of it: what is there already is not added twice, and one step takes all of it back.
    let all = ["presets", "after_sales", "--into", "售后", "--take", "all"];
    assert!(text(&run(dir, &all)).contains("增加了10行"));
    assert!(text(&run(dir, &all)).contains("增加了0行"));
}
