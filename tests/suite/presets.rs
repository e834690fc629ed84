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

    let taken =
        run(dir, &["presets", "after_sales", "--into", "售后", "--take", "3,5-6", "--confirm"]);
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
    assert!(text(&run(dir, &all)).contains("写入了10行提议"));
    assert!(text(&run(dir, &all)).contains("写入了0行提议"));
    let check = text(&run(dir, &["check", "售后", "--format", "json"]));
    assert_eq!(check.matches("row.proposed").count(), 10, "each is a gap until it is confirmed");
}

#[test]
fn what_is_proposed_is_no_answer_until_it_is_taken_and_goes_with_what_names_it() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    assert_eq!(code(&run(dir, &["new", "人事"])), 0);
    let written = run(dir, &["presets", "hr", "--into", "人事", "--take", "all"]);
    assert!(text(&written).contains("行提议"), "{}", text(&written));
    let listed = || json(&run(dir, &["proposals", "人事", "--format", "json"]));
    let count =
        |what: &str| listed().as_array().unwrap().iter().filter(|one| one["what"] == what).count();
    let (rows, usual) = (count("row"), count("answer"));
    assert!(rows > 15 && usual > 5, "{rows} {usual}");
    assert_eq!(code(&run(dir, &["proposals", "人事"])), 1);
    // Nothing is judged by them: the result is that of a record without them, which lacks its scenarios.
    let decided = |file: &str| {
        let told = json(&run(dir, &["decide", file, "--format", "json"]));
        told["mechanism"].clone()
    };
    assert_eq!(code(&run(dir, &["new", "空白"])), 0);
    assert_eq!(decided("人事"), decided("空白"));

    // One group is declined, with what names it; the others are taken; and all the rest.
    let group = listed().as_array().unwrap().iter().find_map(|one| {
        let place = one["place"].as_str()?.strip_suffix("/kept")?;
        place.starts_with("groups/").then(|| place.to_owned())
    });
    let group = group.unwrap();
    let shown = || json(&run(dir, &["show", "人事", "--format", "json"]));
    let named = || shown()["answers"]["scenarios"][0]["groups"].as_array().unwrap().len();
    assert_eq!(named(), 3);
    assert_eq!(code(&run(dir, &["proposals", "人事", &group, "--decline"])), 0);
    assert_eq!((named(), count("row")), (2, rows - 1));
    assert_eq!(code(&run(dir, &["proposals", "人事", "groups", "--take"])), 0);
    assert_eq!(count("row"), rows - 3);
    assert!(shown()["answers"]["groups"][0].get("kept").is_none());
    assert_eq!(code(&run(dir, &["proposals", "人事", "--take"])), 0);
    assert_eq!((count("row"), count("answer")), (0, 0));
    assert_eq!(code(&run(dir, &["proposals", "人事"])), 0);
    for what in ["--take", "--decline"] {
        assert_eq!(code(&run(dir, &["proposals", "人事", what])), 2, "{what}");
    }
}
