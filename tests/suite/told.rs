//! What was told last stands beside the record, so that a counted record that is gone is noticed; copies ask whether their people
//! are the same.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::command_line::{code, json as read, run, text, workspace};
use crate::unread::{CODE, decided, folder, people, record, sister};

fn errors(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn told(dir: &Path) -> Vec<Value> {
    let Ok(entries) = fs::read_dir(dir.join("told")) else { return Vec::new() };
    let entries = entries.filter(|entry| {
        let path = entry.as_ref().unwrap().path();
        path.extension().is_some_and(|ending| ending == "json")
    });
    entries
        .map(|entry| serde_json::from_slice(&fs::read(entry.unwrap().path()).unwrap()).unwrap())
        .collect()
}

const CONTRACT: &str = "standard_contract_or_certification";

#[test]
fn a_counted_record_that_is_gone_is_noticed_until_a_person_confirms_it() {
    // By what was told of itself, or of one that it was counted with.
    for saved in ["sister", "own"] {
        let dir = folder();
        let dir = dir.path();
        fs::write(dir.join("sister.json"), sister()).unwrap();
        assert_eq!(code(&run(dir, &["set", saved, "record/team", "张三"])), 0);
        assert_eq!(decided(dir, "own")["mechanism"], "security_assessment");
        fs::rename(dir.join("sister.json"), dir.join("renamed.json")).unwrap();
        let renamed = decided(dir, "own");
        assert_eq!(renamed["unread"], json!([]), "another name is no other record");
        fs::rename(dir.join("renamed.json"), dir.join("sister.json")).unwrap();
        decided(dir, "own");
        fs::remove_file(dir.join("sister.json")).unwrap();
        let verdict = decided(dir, "own");
        assert_eq!(verdict["mechanism"], "undetermined", "{saved}");
        assert_eq!(verdict["unread"][0]["cause"], "gone");
        assert_eq!(verdict["unread"][0]["file"], "sister.json");
        assert_eq!(decided(dir, "stranger")["unread"], json!([]), "another entity");
        let check = run(dir, &["check", "own"]);
        assert!(code(&check) == 1 && text(&check).contains("chujing forget sister.json"));
        let listed = run(dir, &["list"]);
        assert!(code(&listed) == 2 && errors(&listed).contains("sister"), "{}", errors(&listed));
        assert_eq!(code(&run(dir, &["forget", "nobody"])), 2);
        assert_eq!(code(&run(dir, &["forget", "sister"])), 0, "{saved}");
        assert_eq!(decided(dir, "own")["mechanism"], CONTRACT);
        assert_eq!(code(&run(dir, &["list"])), 0);
        assert_eq!(code(&run(dir, &["forget", "sister"])), 2, "it is not missing any more");
    }
}

#[test]
fn a_record_that_counted_nobody_or_was_replaced_may_go() {
    for changes in [
        json!({ "record/superseded": "yes" }),
        json!({ "groups/g/ordinary": 0 }),
        json!({ "handler/credit_code": null, "handler/name": null }),
    ] {
        let dir = folder();
        let dir = dir.path();
        fs::write(dir.join("old.json"), record("old", CODE, &changes)).unwrap();
        run(dir, &["set", "old", "record/team", "张三"]);
        assert_eq!(told(dir).len(), 1);
        fs::remove_file(dir.join("old.json")).unwrap();
        assert_eq!(decided(dir, "own")["unread"], json!([]), "{changes}");
    }
}

#[test]
fn what_is_told_stands_beside_the_record_and_is_kept_where_it_was_told() {
    let dir = folder();
    let dir = dir.path();
    fs::write(dir.join("sister.json"), sister()).unwrap();
    // A try, another day and lists over many records tell nothing that is kept.
    for reading in [
        &["decide", "own", "--as-of", "2026-12-01"][..],
        &["list"],
        &["changes"],
        &["deadlines", "own"],
        &["what-if", "own", "groups/g/ordinary=10"],
    ] {
        run(dir, reading);
        assert!(!dir.join("told").exists(), "{reading:?}");
    }
    run(dir, &["set", "own", "record/team", "张三"]);
    let all = told(dir);
    assert_eq!(all.len(), 1);
    let one = &all[0];
    assert_eq!(
        (&one["id"], &one["file"], &one["title"]),
        (&json!("own"), &json!("own.json"), &json!("own"))
    );
    assert_eq!(one["entity"]["credit_code"], CODE);
    assert_eq!(one["result"]["mechanism"], "security_assessment");
    assert_eq!(one["people"]["ordinary"], json!({ "from": 1_200_000, "to": 1_400_000 }));
    assert_eq!(one["own"]["ordinary"], json!({ "from": 200_000, "to": 200_000 }));
    assert_eq!(
        one["counted"],
        json!([{ "id": "sister", "file": "sister.json", "title": "sister" }])
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let entry = fs::read_dir(dir.join("told")).unwrap().next().unwrap().unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    // The examples that ship are read by many and told of by none.
    let examples = workspace();
    assert!(told(examples.path()).is_empty());
}

#[test]
fn a_result_that_an_earlier_version_kept_in_the_record_is_read_once_more_and_leaves_it() {
    let dir = folder();
    let dir = dir.path();
    run(dir, &["set", "own", "record/team", "张三"]);
    let result = told(dir)[0]["result"].clone();
    fs::remove_dir_all(dir.join("told")).unwrap();
    let path = dir.join("own.json");
    let mut tree: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    tree["judged"] = result.clone();
    tree["judged"]["mechanism"] = json!("exempt");
    fs::write(&path, serde_json::to_string_pretty(&tree).unwrap()).unwrap();
    let changed = read(&run(dir, &["changes", "--format", "json"]));
    assert_eq!(changed["changed"].as_array().unwrap().len(), 1, "{changed}");
    run(dir, &["set", "own", "record/team", "张三"]);
    assert!(!fs::read_to_string(&path).unwrap().contains("judged"));
    assert_eq!(told(dir)[0]["result"], result);
    let changed = read(&run(dir, &["changes", "--format", "json"]));
    assert_eq!(
        (changed["changed"].as_array().unwrap().len(), changed["same"].as_u64()),
        (0, Some(1))
    );
}

#[test]
fn a_broken_file_of_what_was_told_is_told_where_it_may_hide_a_record() {
    let dir = folder();
    let dir = dir.path();
    fs::write(dir.join("sister.json"), sister()).unwrap();
    run(dir, &["set", "sister", "record/team", "张三"]);
    let entry = fs::read_dir(dir.join("told")).unwrap().next().unwrap().unwrap();
    fs::write(entry.path(), "{ oops").unwrap();
    assert_eq!(decided(dir, "own")["unread"], json!([]), "the record itself is there");
    fs::remove_file(dir.join("sister.json")).unwrap();
    let verdict = decided(dir, "own");
    assert_eq!(verdict["mechanism"], "undetermined");
    let file = verdict["unread"][0]["file"].as_str().unwrap().to_owned();
    assert_eq!(code(&run(dir, &["forget", &file])), 0);
    assert_eq!(decided(dir, "own")["mechanism"], CONTRACT);
}

#[test]
fn an_unreadable_record_without_a_head_is_whose_it_was_told_to_be() {
    let dir = folder();
    let dir = dir.path();
    fs::write(dir.join("sister.json"), sister()).unwrap();
    run(dir, &["set", "sister", "record/team", "张三"]);
    fs::write(dir.join("sister.json"), "").unwrap();
    assert_eq!(decided(dir, "own")["mechanism"], "undetermined");
    assert_eq!(decided(dir, "own")["unread"][0]["entity"]["credit_code"], CODE);
    assert_eq!(decided(dir, "stranger")["mechanism"], CONTRACT);
    // Whatever it holds now: it was a record.
    fs::write(dir.join("sister.json"), "{ \"name\": \"tool\" }").unwrap();
    assert_eq!(decided(dir, "own")["mechanism"], "undetermined");
}

#[test]
fn two_files_with_one_id_are_told_and_never_counted_silently_as_one() {
    let dir = folder();
    let dir = dir.path();
    run(dir, &["set", "own", "groups/g/ordinary", "60000"]);
    assert_eq!(decided(dir, "own")["mechanism"], "exempt");
    fs::copy(dir.join("own.json"), dir.join("next.json")).unwrap();
    for name in ["own", "next"] {
        let verdict = decided(dir, name);
        assert_eq!(verdict["headcount"]["ordinary"]["from"], 60_000);
        assert_eq!(verdict["headcount"]["ordinary"]["to"], 120_000);
        assert_eq!(verdict["mechanism"], "undetermined");
        assert!(verdict["ledger"]["notes"].to_string().contains("next.json"), "{verdict}");
        let check = run(dir, &["check", name]);
        assert!(code(&check) == 1 && text(&check).contains("next.json"), "{}", text(&check));
    }
    assert!(errors(&run(dir, &["list"])).contains("next.json"));
    assert!(text(&run(dir, &["changes"])).contains("next.json"));
    // A third record of the entity does not know either whether the copy's people are others.
    fs::write(dir.join("third.json"), record("third", CODE, &people("t", 10))).unwrap();
    let third = decided(dir, "third");
    assert_eq!(third["headcount"]["ordinary"]["to"], 120_010, "{third}");
    let listed = read(&run(dir, &["list", "--format", "json"]));
    for one in listed.as_array().unwrap().iter().filter(|one| one["id"] != "stranger") {
        assert_eq!(one["mechanism"], "undetermined", "{one}");
    }
    fs::remove_file(dir.join("third.json")).unwrap();
    assert_eq!(code(&run(dir, &["forget", "third"])), 0);
    // Two names of one file are no copies.
    fs::remove_file(dir.join("next.json")).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("own.json", dir.join("next.json")).unwrap();
        let verdict = decided(dir, "own");
        assert_eq!(verdict["mechanism"], "exempt", "{}", verdict["unread"]);
    }
}

#[test]
fn a_record_begun_from_another_says_what_of_it_is_the_same() {
    let dir = folder();
    let dir = dir.path();
    for set in [
        ["groups/g/ordinary", "60000"],
        ["record/superseded", "no"],
        ["record/filing_day", "2026-12-01"],
    ] {
        run(dir, &["set", "own", set[0], set[1]]);
    }
    run(dir, &["add", "own", "events", "day=2026-11-01"]);
    let silent = run(dir, &["new", "次年", "--from", "own", "--same-people", "yes"]);
    assert_eq!(code(&silent), 2);
    assert!(errors(&silent).contains("--same-recipients"), "{}", errors(&silent));
    assert_eq!(code(&run(dir, &["new", "次年", "--same-people", "yes"])), 2);
    for (people, recipients, ordinary, mechanism) in
        [("yes", "no", 60_000, "exempt"), ("no", "yes", 120_000, "undetermined")]
    {
        let output = run(
            dir,
            &[
                "new",
                "次年",
                "--from",
                "own",
                "--same-people",
                people,
                "--same-recipients",
                recipients,
                "--as-of",
                "2026-11-20",
            ],
        );
        assert_eq!(code(&output), 0, "{}", errors(&output));
        assert!(errors(&output).contains("没有复制"), "{}", errors(&output));
        let verdict = decided(dir, "own");
        assert_eq!(verdict["headcount"]["ordinary"]["to"], ordinary);
        assert_eq!(verdict["mechanism"], mechanism);
        let path = dir.join("次年.json");
        let tree: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let answers = &tree["answers"];
        assert_ne!(tree["id"], "own");
        assert_eq!(answers["record"]["title"], "次年");
        assert_eq!(answers["record"]["as_of"], "2026-11-20");
        assert!(answers["record"].get("filing_day").is_none_or(Value::is_null));
        assert!(answers.get("events").is_none_or(|rows| rows.as_array().unwrap().is_empty()));
        let (group, recipient) = (&answers["groups"][0]["id"], &answers["recipients"][0]["id"]);
        assert_eq!(group == "g", people == "yes");
        assert_eq!(recipient == "r", recipients == "yes");
        assert_eq!(answers["scenarios"][0]["groups"], json!([group]));
        assert_eq!(answers["scenarios"][0]["recipients"], json!([recipient]));
        // It was told of when it was made, so that it is missed.
        fs::remove_file(path).unwrap();
        assert_eq!(decided(dir, "own")["unread"][0]["cause"], "gone");
        assert_eq!(code(&run(dir, &["forget", "次年"])), 0);
    }
}

#[test]
fn a_record_named_without_its_folder_is_counted_with_its_sisters() {
    let dir = folder();
    let dir = dir.path();
    fs::write(dir.join("sister.json"), sister()).unwrap();
    let told = crate::program()
        .current_dir(dir)
        .args(["decide", "own.json", "--format", "json"])
        .output()
        .unwrap();
    assert_eq!(read(&told)["mechanism"], decided(dir, "own")["mechanism"]);
    assert_eq!(read(&told)["mechanism"], "security_assessment");
}
