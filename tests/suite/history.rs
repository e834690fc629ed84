//! The history of a record by command: what it was, what differs, what is brought back, and copies that are merged.

use std::fs;

use super::command_line::{code, json, run, text, workspace};

/// A record with three changes behind it, by two people; its name.
fn record(dir: &std::path::Path) -> &'static str {
    let set = |who: &str, place: &str, value: &str| {
        let output = run(dir, &["set", "hr-exempt.json", place, value, "--who", who]);
        assert_eq!(code(&output), 0, "{}", text(&output));
    };
    set("张三", "handler/name", "甲公司");
    set("李四", "handler/name", "乙公司");
    set("李四", "record/team", "法务部");
    "hr-exempt.json"
}

#[test]
fn a_history_tells_who_changed_what_and_brings_it_back() {
    let dir = workspace();
    let name = record(dir.path());
    let listed = json(&run(dir.path(), &["history", name, "--format", "json"]));
    let steps = listed["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 4);
    assert_eq!((steps[0]["who"].as_str(), steps[2]["who"].as_str()), (Some("李四"), Some("张三")));
    assert_eq!(steps[3]["act"], "begin");
    let shown = text(&run(dir.path(), &["history", name, "--last", "2"]));
    assert!(shown.contains("甲公司 → 乙公司") && shown.lines().count() == 2, "{shown}");
    let english = text(&run(dir.path(), &["history", name, "--lang", "en"]));
    assert!(english.contains("the history begins here"), "{english}");

    assert_eq!(code(&run(dir.path(), &["history", "name", name, "已备案"])), 0);
    assert_eq!(code(&run(dir.path(), &["set", name, "record/team", "人事部"])), 0);
    let then = text(&run(dir.path(), &["show", name, "--at", "已备案"]));
    assert!(then.contains("法务部") && !then.contains("人事部"));
    let differs = run(dir.path(), &["diff", name, "--from", "已备案"]);
    assert_eq!(code(&differs), 1);
    assert!(text(&differs).contains("[-法务-]{+人事+}部"), "{}", text(&differs));
    assert_eq!(code(&run(dir.path(), &["diff", name, "--from", "now"])), 0);

    // One answer of an earlier state comes back, and the others stay.
    let restored = run(dir.path(), &["restore", name, "--to", "-3", "handler/name"]);
    assert_eq!(code(&restored), 0, "{}", text(&restored));
    let now = json(&run(dir.path(), &["show", name, "--format", "json"]));
    assert_eq!(now["answers"]["record"]["team"], "人事部");
    let restored = run(dir.path(), &["restore", name, "--to", "已备案"]);
    assert_eq!(code(&restored), 0);
    let now = json(&run(dir.path(), &["show", name, "--format", "json"]));
    assert_eq!(now["answers"]["record"]["team"], "法务部");
    let again = text(&run(dir.path(), &["restore", name, "--to", "已备案"]));
    assert!(again.contains("没有改动"), "{again}");
    assert_eq!(code(&run(dir.path(), &["history", "verify", name])), 0);
}

#[test]
fn what_is_not_known_of_a_history_is_said() {
    let dir = workspace();
    let name = record(dir.path());
    let before = fs::read(dir.path().join(name)).unwrap();
    for wrong in ["gestern", "2020-01-01", "-99", "zz"] {
        let output = run(dir.path(), &["restore", name, "--to", wrong]);
        assert_eq!(code(&output), 2, "{wrong}");
    }
    assert_eq!(fs::read(dir.path().join(name)).unwrap(), before);
    // A folder that is gone costs the past and nothing else.
    fs::remove_dir_all(dir.path().join("history")).unwrap();
    let output = run(dir.path(), &["history", name]);
    assert_eq!(code(&output), 0);
    assert!(text(&output).contains("还没有历史"));
    assert_eq!(code(&run(dir.path(), &["set", name, "record/team", "人事部"])), 0);
}

#[test]
fn a_copy_that_was_mailed_back_is_merged_with_what_was_done_meanwhile() {
    let dir = workspace();
    let name = record(dir.path());
    let mailed = tempfile::tempdir().unwrap();
    let copy = mailed.path().join("back.json");
    fs::copy(dir.path().join(name), &copy).unwrap();
    let back = copy.to_str().unwrap();
    // Both go on: at different answers, and at one differently.
    for (file, changes) in [
        (name, [("handler/address", "上海"), ("handler/name", "丙公司")]),
        (back, [("record/team", "人事部"), ("handler/name", "丁公司")]),
    ] {
        for (place, value) in changes {
            assert_eq!(code(&run(dir.path(), &["set", file, place, value])), 0);
        }
    }
    let handed_out = json(&run(dir.path(), &["history", name, "--format", "json"]));
    let handed_out = handed_out["steps"][2]["id"].as_str().unwrap().to_owned();
    let merged = run(dir.path(), &["merge", name, back, "--from", &handed_out]);
    assert_eq!(code(&merged), 1, "{}", text(&merged));
    assert!(text(&merged).contains("[handler/name]"), "{}", text(&merged));
    let now = json(&run(dir.path(), &["show", name, "--format", "json"]));
    let handler = &now["answers"]["handler"];
    assert_eq!(handler["address"], "上海");
    assert_eq!(handler["name"]["candidates"], serde_json::json!(["丁公司", "丙公司"]));
    assert_eq!(now["answers"]["record"]["team"], "人事部");
    // It is judged all the same; and what was merged once brings nothing new.
    assert!(code(&run(dir.path(), &["decide", name])) < 2);
    let other = run(dir.path(), &["merge", name, "website-policy.json"]);
    assert_eq!(code(&other), 2, "another record is none of its copies");
}

#[test]
fn git_is_told_how_to_merge() {
    let dir = workspace();
    let printed = text(&run(dir.path(), &["setup", "git"]));
    assert!(printed.contains("*.json merge=chujing") && printed.contains("%O %A %B"));
    let folder = dir.path().to_str().unwrap();
    for _ in 0..2 {
        assert_eq!(code(&run(dir.path(), &["setup", "git", "--write", folder])), 0);
    }
    let written = fs::read_to_string(dir.path().join(".gitattributes")).unwrap();
    let ours = printed.lines().filter(|line| line.contains("merge ") || line.contains("*.json"));
    assert_eq!(written.lines().count(), ours.filter(|line| !line.starts_with("git")).count());
    let mut lines: Vec<&str> = written.lines().collect();
    lines.dedup();
    assert_eq!(lines.len(), written.lines().count(), "once is enough");
    // Only records are brought to this program: of what stands beside them, and of settings, git knows enough.
    let attributes = |file: &str| {
        let mut git = std::process::Command::new("git");
        git.current_dir(dir.path()).args(["init", "-q"]).status().unwrap();
        let mut git = std::process::Command::new("git");
        text(&git.current_dir(dir.path()).args(["check-attr", "merge", file]).output().unwrap())
    };
    assert!(attributes("hr-exempt.json").contains("merge: chujing"));
    for file in [
        "filing/a/standard_contract/0000-5f0c2e/sequence.json",
        "team/filing/a/standard_contract/letters/letter-1-5f0c2e/points/001.json",
        "review/a/b.json",
        "history/a/ops/b.json",
        "told/a.json",
        "policy.json",
        "law-figures.json",
        "calendar-2027.json",
        "risk-matrix.json",
    ] {
        assert!(attributes(file).contains("merge: unspecified"), "{}", attributes(file));
    }
    let shown = run(dir.path(), &["show", "--textconv", &format!("{folder}/.gitattributes")]);
    assert_eq!(text(&shown), written, "what is no record is shown as it is");
}
