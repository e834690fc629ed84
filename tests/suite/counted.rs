//! A record that was counted is never nobody: whoever tells a count keeps whom it counted, and what goes, moves or hides is told
//! until a person confirms it.

use std::fs;

use chujing::store::Workspace;
use serde_json::{Value, json};

use crate::command_line::{code, json as read, run, text};
use crate::unread::{CODE, decided, errors, folder, people, record, sister};

const CONTRACT: &str = "standard_contract_or_certification";

#[test]
fn whoever_tells_a_count_keeps_whom_it_counted_so_that_a_record_that_goes_is_noticed() {
    for telling in [
        &["decide", "own"][..],
        &["check", "own"],
        &["export", "own", "--to", "papers", "--format", "markdown"],
        &["export", "--all", "--to", "papers", "--format", "markdown"],
        &["package", "own", "--to", "made"],
    ] {
        let dir = folder();
        let dir = dir.path();
        fs::write(dir.join("sister.json"), sister()).unwrap();
        let to = |word: &&str| match *word {
            "papers" | "made" => dir.join(word).display().to_string(),
            word => word.to_owned(),
        };
        let words: Vec<String> = telling.iter().map(to).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        run(dir, &words);
        let file = dir.join(Workspace::told_name("own"));
        let before = fs::metadata(&file).unwrap_or_else(|error| panic!("{telling:?}: {error}"));
        run(dir, &["decide", "own"]);
        let after = fs::metadata(&file).unwrap();
        assert_eq!(before.modified().unwrap(), after.modified().unwrap(), "nothing new was told");
        fs::remove_file(dir.join("sister.json")).unwrap();
        // However often it is told, and saved, it stays open until a person confirms it.
        for again in [&["decide", "own"][..], &["set", "own", "record/team", "张三"]] {
            run(dir, again);
            let verdict = decided(dir, "own");
            assert_eq!(verdict["mechanism"], "undetermined", "{telling:?} {again:?}");
            assert_eq!(verdict["unread"][0]["cause"], "gone");
        }
        assert_eq!(code(&run(dir, &["forget", "sister"])), 0);
        assert_eq!(decided(dir, "own")["mechanism"], CONTRACT);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_told_of_as_ever() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder();
    let dir = dir.path();
    fs::write(dir.join("told"), "no folder").unwrap();
    fs::set_permissions(dir, fs::Permissions::from_mode(0o500)).unwrap();
    let verdict = decided(dir, "own");
    fs::set_permissions(dir, fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(fs::read_to_string(dir.join("told")).unwrap(), "no folder");
    // What stands in the way may hide that a record is gone.
    assert_eq!(verdict["unread"][0]["cause"], "untold");
    let check = text(&run(dir, &["--lang", "en", "check", "own"]));
    assert!(
        check.contains("Restore it from a backup") && !check.contains("Put it back"),
        "{check}"
    );
    assert_eq!(code(&run(dir, &["forget", "told"])), 2);
}

#[test]
fn a_counted_record_that_names_another_entity_is_told_until_a_person_confirms_it() {
    let other = || record("sister", "91110000MA0000000H", &people("m", 1_200_000));
    // Told by the record that counted it, or by itself; and saved under its new entity, too.
    for (told_by, saved) in [("own", false), ("own", true), ("sister", false), ("sister", true)] {
        let dir = folder();
        let dir = dir.path();
        let path = dir.join("sister.json");
        fs::write(&path, sister()).unwrap();
        run(dir, &["decide", told_by]);
        fs::write(&path, other()).unwrap();
        if saved {
            run(dir, &["set", "sister", "record/team", "张三"]);
        }
        let verdict = decided(dir, "own");
        assert_eq!(verdict["mechanism"], "undetermined", "{told_by} {saved}");
        assert_eq!(verdict["unread"][0]["cause"], "moved");
        assert_eq!(decided(dir, "sister")["unread"], json!([]), "its own count is whole");
        let listed = run(dir, &["--lang", "en", "list"]);
        assert!(code(&listed) == 2 && errors(&listed).contains("names another entity"));
        // What it was counted for before is no secret that a move away could take along.
        if saved {
            fs::remove_file(&path).unwrap();
            assert_eq!(decided(dir, "own")["unread"][0]["cause"], "gone", "{told_by}");
            fs::write(&path, other()).unwrap();
        }
        assert_eq!(code(&run(dir, &["forget", "sister"])), 0);
        assert_eq!(decided(dir, "own")["mechanism"], CONTRACT, "{told_by} {saved}");
        assert_eq!(code(&run(dir, &["list"])), 0);
    }
}

#[test]
fn a_missing_record_is_confirmed_by_its_title_where_only_one_bears_it() {
    let dir = folder();
    let dir = dir.path();
    for (name, title) in [("a", "会员"), ("b", "员工"), ("c", "员工")] {
        let changes = json!({ "record/title": title, "groups/g/ordinary": 10 });
        fs::write(dir.join(format!("{name}.json")), record(name, CODE, &changes)).unwrap();
        run(dir, &["decide", name]);
        fs::remove_file(dir.join(format!("{name}.json"))).unwrap();
    }
    assert_eq!(code(&run(dir, &["forget", "会员"])), 0);
    let several = run(dir, &["forget", "员工"]);
    assert!(code(&several) == 2 && errors(&several).contains("文件名"), "{}", errors(&several));
    assert_eq!(code(&run(dir, &["forget", "b"])), 0);
    assert_eq!(code(&run(dir, &["forget", "员工"])), 0);
    assert_eq!(decided(dir, "own")["unread"], json!([]));
}

#[test]
fn a_record_under_the_name_of_a_setting_is_told() {
    for name in ["calendar-2027.json", "contract-editions.json"] {
        let dir = folder();
        let dir = dir.path();
        fs::write(dir.join(name), sister()).unwrap();
        let verdict = decided(dir, "own");
        assert_eq!(verdict["mechanism"], "undetermined", "{name}");
        assert_eq!(verdict["unread"][0]["file"], name);
        assert_eq!(decided(dir, "stranger")["unread"], json!([]));
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_or_device_under_the_name_of_a_record_may_be_one_and_a_folder_is_none() {
    let dir = folder();
    let dir = dir.path();
    fs::create_dir(dir.join("folder.json")).unwrap();
    assert_eq!(decided(dir, "own")["unread"], json!([]));
    std::os::unix::fs::symlink("/dev/null", dir.join("device.json")).unwrap();
    let verdict = decided(dir, "own");
    assert_eq!(
        (&verdict["unread"][0]["file"], &verdict["mechanism"]),
        (&json!("device.json"), &json!("undetermined"))
    );
    assert_eq!(verdict["unread"][0]["entity"], Value::Null);
}

#[test]
fn a_folder_where_one_stands_does_not_hide_the_record_of_its_name() {
    let dir = folder();
    let dir = dir.path();
    fs::create_dir(dir.join("own")).unwrap();
    let output = crate::program()
        .current_dir(dir)
        .args(["--workspace", ".", "decide", "own", "--format", "json"])
        .output()
        .unwrap();
    assert_eq!(read(&output)["mechanism"], CONTRACT);
}
