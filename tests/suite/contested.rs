//! A row that one person took away and another changed, and who gave what is to be chosen from: by command, from the merge to the choice.

use std::fs;

use serde_json::{Value, json};

use super::command_line::{code, json as printed, run, text, workspace};

const RECORD: &str = "hr-exempt.json";

/// A record of which a copy came back without a row that was given another name here meanwhile; the row.
fn returned(dir: &std::path::Path) -> String {
    let set = |place: &str, value: &str| {
        let output = run(dir, &["set", RECORD, place, value, "--who", "张三"]);
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    };
    set("record/team", "法务部");
    let mut tree: Value = serde_json::from_slice(&fs::read(dir.join(RECORD)).unwrap()).unwrap();
    let rows = tree["answers"]["items"].as_array_mut().unwrap();
    let row = rows.remove(0)["id"].as_str().unwrap().to_owned();
    for scenario in tree["answers"]["scenarios"].as_array_mut().unwrap() {
        let items = scenario["items"].as_array_mut().unwrap();
        items.retain(|item| *item != json!(row));
    }
    tree["answers"]["handler"]["name"] = json!("李四写的名称");
    fs::create_dir(dir.join("mail")).unwrap();
    fs::write(dir.join("mail/q.json"), tree.to_string()).unwrap();
    set(&format!("items/{row}/name"), "工号（新）");
    set("handler/name", "张三写的名称");
    let merged = run(dir, &["merge", RECORD, "mail/q.json", "--from", "-2"]);
    assert_eq!(code(&merged), 1, "{}", String::from_utf8_lossy(&merged.stderr));
    assert!(text(&merged).contains(&format!("items/{row}/kept")), "{}", text(&merged));
    assert!(
        text(&merged).contains("已并入") && text(&merged).contains("算起"),
        "{}",
        text(&merged)
    );
    row
}

#[test]
fn one_question_is_asked_of_the_row_and_tells_who_gave_which_answer() {
    let dir = workspace();
    let row = returned(dir.path());
    let place = format!("items/{row}/kept");
    let listed = printed(&run(dir.path(), &["candidates", RECORD, "--format", "json"]));
    let of = |place: &str| {
        let all = listed.as_array().unwrap();
        all.iter().find(|one| one["place"] == place).unwrap_or_else(|| panic!("{listed}")).clone()
    };
    let (kept, name) = (of(&place), of("handler/name"));
    assert_eq!(kept["candidates"][0]["given"]["who"], "张三");
    assert_eq!(kept["candidates"][1]["given"]["file"], "q.json");
    for one in name["candidates"].as_array().unwrap() {
        let is_mine = one["value"] == "张三写的名称";
        assert_eq!(one["given"]["who"] == "张三", is_mine, "{one}");
        assert_eq!(one["given"]["file"] == "q.json", !is_mine, "{one}");
    }
    let told = text(&run(dir.path(), &["candidates", RECORD]));
    assert!(told.contains("     张三，") && told.contains("     来自副本 q.json"), "{told}");
    let checked = text(&run(dir.path(), &["check", RECORD]));
    assert!(checked.contains("这一行的去留"), "{checked}");
    // Brought in once more it opens nothing else.
    let again = run(dir.path(), &["merge", RECORD, "mail/q.json"]);
    assert!(text(&again).contains("没有这份记录所缺的修改"), "{}", text(&again));
}

#[test]
fn to_remove_takes_the_references_along_and_to_keep_leaves_the_edits() {
    for (number, is_there) in [("1", true), ("2", false)] {
        let dir = workspace();
        let row = returned(dir.path());
        let place = format!("items/{row}/kept");
        let taken = run(dir.path(), &["candidates", RECORD, &place, "--take", number]);
        assert_eq!(code(&taken), 0, "{}", String::from_utf8_lossy(&taken.stderr));
        let tree = printed(&run(dir.path(), &["show", RECORD, "--format", "json"]));
        let written = tree["answers"].to_string();
        assert_eq!(written.contains(&format!("\"{row}\"")), is_there, "{number}");
        assert_eq!(written.contains("工号（新）"), is_there, "{number}");
        let left = printed(&run(dir.path(), &["candidates", RECORD, "--format", "json"]));
        assert_eq!(left.as_array().unwrap().len(), 1);
    }
}

#[test]
fn any_state_can_be_named_and_rows_are_told_by_name() {
    let dir = workspace();
    let row = returned(dir.path());
    let steps = printed(&run(dir.path(), &["history", RECORD, "--format", "json"]));
    let is_team = |step: &&Value| step["changes"][0]["at"] == json!(["record", "team"]);
    let step = steps["steps"].as_array().unwrap().iter().find(is_team).unwrap();
    let step = step["id"].as_str().unwrap();
    let named = run(dir.path(), &["history", "name", RECORD, "已报批", "--at", step]);
    assert_eq!(code(&named), 0, "{}", String::from_utf8_lossy(&named.stderr));
    let then = text(&run(dir.path(), &["show", RECORD, "--at", "已报批"]));
    assert!(!then.contains("工号（新）"), "the state before the row got its name");
    let twice = run(dir.path(), &["history", "name", RECORD, "已报批", "--at", step]);
    assert_eq!(code(&twice), 2);
    let told = text(&run(dir.path(), &["diff", RECORD, "--from", "已报批"]));
    assert!(told.contains("“已报批”") && told.contains("记录"), "{told}");
    let history = text(&run(dir.path(), &["history", RECORD]));
    assert!(history.contains("> 工号（新） >"), "{history}");
    assert!(history.contains("副本 q.json 中的修改：删去："), "{history}");
    assert!(!history.lines().any(|line| line.contains(&format!("> {row} >"))), "{history}");
}

#[test]
fn a_row_that_is_brought_back_is_named_where_it_was() {
    let dir = workspace();
    let read =
        || printed(&run(dir.path(), &["show", RECORD, "--format", "json"]))["answers"].clone();
    let before = read();
    let row = before["items"][0]["id"].as_str().unwrap();
    let removed = run(dir.path(), &["remove", RECORD, &format!("items/{row}")]);
    assert_eq!(code(&removed), 0, "{}", String::from_utf8_lossy(&removed.stderr));
    assert!(!read().to_string().contains(&format!("\"{row}\"")));
    let restored = run(dir.path(), &["restore", RECORD, "--to", "-1", &format!("items/{row}")]);
    assert_eq!(code(&restored), 0, "{}", String::from_utf8_lossy(&restored.stderr));
    assert_eq!(read(), before);
}

#[test]
fn a_row_that_was_not_there_goes_with_what_names_it() {
    let dir = workspace();
    let read =
        || printed(&run(dir.path(), &["show", RECORD, "--format", "json"]))["answers"].clone();
    let set = |place: &str, value: &str| {
        let output = run(dir.path(), &["set", RECORD, place, value]);
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    };
    set("record/team", "法务部");
    let before = read();
    let scenario = before["scenarios"][0]["id"].as_str().unwrap().to_owned();
    let added = run(dir.path(), &["add", RECORD, "items", "name=新的一项"]);
    assert_eq!(code(&added), 0, "{}", String::from_utf8_lossy(&added.stderr));
    let is_new = |row: &&Value| row["name"] == "新的一项";
    let row = read()["items"].as_array().unwrap().iter().find(is_new).unwrap().clone();
    let row = row["id"].as_str().unwrap().to_owned();
    let mut named = before["scenarios"][0]["items"].as_array().unwrap().clone();
    named.push(json!(row));
    set(&format!("scenarios/{scenario}/items"), &json!(named).to_string());
    assert!(read()["scenarios"].to_string().contains(&row));
    let at = printed(&run(dir.path(), &["history", RECORD, "--format", "json"]));
    let is_team = |step: &&Value| step["changes"][0]["at"] == json!(["record", "team"]);
    let step = at["steps"].as_array().unwrap().iter().find(is_team).unwrap()["id"].clone();
    let to = step.as_str().unwrap();
    let restored = run(dir.path(), &["restore", RECORD, "--to", to, &format!("items/{row}")]);
    assert_eq!(code(&restored), 0, "{}", String::from_utf8_lossy(&restored.stderr));
    assert_eq!(read(), before);
}

/// What stands at a place of a section.
fn held(dir: &std::path::Path, section: &str, field: &str) -> Value {
    printed(&run(dir, &["show", RECORD, "--format", "json"]))["answers"][section][field].clone()
}

/// A copy in which what was done since was put back looks older than it may be; the address as it was.
fn put_back(dir: &std::path::Path) -> Value {
    let address = held(dir, "handler", "address");
    let mut tree: Value = serde_json::from_slice(&fs::read(dir.join(RECORD)).unwrap()).unwrap();
    tree["answers"]["record"]["team"] = json!("新团队");
    fs::create_dir(dir.join("mail")).unwrap();
    fs::write(dir.join("mail/q.json"), tree.to_string()).unwrap();
    for (place, value) in [("handler/address", "后来的地址"), ("handler/name_en", "Later")] {
        let output = run(dir, &["set", RECORD, place, value]);
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    }
    address
}

#[test]
fn where_the_outcome_hangs_on_when_a_copy_was_handed_out_it_is_not_merged_unasked() {
    for taken in [0, 1] {
        let dir = workspace();
        let address = put_back(dir.path());
        let before = fs::read(dir.path().join(RECORD)).unwrap();
        let merge = |more: &[&str]| {
            let output = run(dir.path(), &[&["merge", RECORD, "mail/q.json"], more].concat());
            (code(&output), String::from_utf8(output.stderr).unwrap())
        };
        let (refused, said) = merge(&[]);
        assert_eq!(refused, 2, "{said}");
        assert!(said.contains("没有并入") && said.contains("注册地址"), "{said}");
        let (_, english) = merge(&["--lang", "en"]);
        assert!(english.contains("not merged: by what it holds"), "{english}");
        assert!(english.contains("another in 1 place:"), "{english}");
        assert_eq!(fs::read(dir.path().join(RECORD)).unwrap(), before);
        // Both are named as they can be written.
        let named = said.split("--from ").skip(2);
        let id = |rest: &str| {
            rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap().to_owned()
        };
        let steps: Vec<String> = named.map(id).collect();
        assert_eq!(steps.len(), 2, "{said}");
        let (merged, said) = merge(&["--from", &steps[taken]]);
        assert_eq!(merged, 0, "{said}");
        let expected = [json!("后来的地址"), address];
        assert_eq!(held(dir.path(), "handler", "address"), expected[taken]);
        assert_eq!(held(dir.path(), "handler", "name_en"), json!("Later"));
        assert_eq!(held(dir.path(), "record", "team"), json!("新团队"));
    }
}

#[test]
fn a_copy_that_only_lacks_rows_names_them_and_says_how_they_are_taken_away() {
    let dir = workspace();
    let (path, before) = (dir.path().join(RECORD), dir.path().join("before.json"));
    fs::copy(&path, &before).unwrap();
    for name in ["工位", "分机"] {
        assert_eq!(code(&run(dir.path(), &["add", RECORD, "items", &format!("name={name}")])), 0);
    }
    // Whoever takes both rows away in a copy makes it what the record was before they were added.
    fs::create_dir(dir.path().join("mail")).unwrap();
    let mut tree: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let rows = tree["answers"]["items"].as_array_mut().unwrap();
    rows.truncate(rows.len() - 2);
    fs::write(dir.path().join("mail/q.json"), tree.to_string()).unwrap();
    let merged = run(dir.path(), &["merge", RECORD, "mail/q.json"]);
    let told = text(&merged);
    assert_eq!(code(&merged), 0, "{told}");
    assert!(
        told.contains("副本有2处不同") && told.contains("工位") && told.contains("分机"),
        "{told}"
    );
    assert!(told.contains("--from") && !told.contains("已合并"), "{told}");
    let json = printed(&run(dir.path(), &["merge", RECORD, "mail/q.json", "--format", "json"]));
    assert_eq!(json["behind"].as_array().unwrap().len(), 2, "{json}");
    // Said from which state it was handed out, the rows go.
    let merged = run(dir.path(), &["merge", RECORD, "mail/q.json", "--from", "now"]);
    assert!(text(&merged).contains("已并入2处修改"), "{}", text(&merged));
    let now: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let then: Value = serde_json::from_slice(&fs::read(&before).unwrap()).unwrap();
    assert_eq!(now["answers"]["items"], then["answers"]["items"]);
}
