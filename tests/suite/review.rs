//! What people say of a record by command: remarks, verdicts, marks, approvals, decisions and meetings, and how all of it is handed on.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use super::command_line::{code, json, run, text, workspace};

const NAME: &str = "customers-standard-contract";

fn say(dir: &Path, who: &str, arguments: &[&str]) -> Output {
    run(dir, &[arguments, &["--who", who]].concat())
}

fn done(dir: &Path, who: &str, arguments: &[&str]) -> String {
    let output = say(dir, who, arguments);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(code(&output), 0, "{arguments:?}: {} {error}", text(&output));
    // The id of what was said stands first.
    text(&output).split_whitespace().next().unwrap_or_default().to_owned()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn list(dir: &Path, command: &str) -> Value {
    json(&run(dir, &[command, NAME, "--format", "json"]))
}

/// The files below a folder.
fn files(dir: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn a_remark_is_answered_settled_and_opened_again() {
    let dir = workspace();
    let dir = dir.path();
    let record = dir.join(format!("{NAME}.json"));
    let before = fs::read(&record).unwrap();
    let id = done(
        dir,
        "张三",
        &[
            "remark",
            "add",
            NAME,
            "handler/name",
            "请与营业执照核对",
            "--ask",
            "李四",
            "--by",
            "2026-12-01",
        ],
    );
    let missing =
        done(dir, "王五", &["remark", "add", NAME, "paper:pipia-report", "没有附录", "--missing"]);
    done(dir, "李四", &["remark", "answer", NAME, &id, "已核对"]);
    done(dir, "张三", &["remark", "resolve", NAME, &id, "一致"]);
    let open = list(dir, "remark");
    assert_eq!(open["remarks"].as_array().unwrap().len(), 1);
    assert_eq!(open["remarks"][0]["about"], "paper:pipia-report");
    assert_eq!(open["remarks"][0]["missing"], true);
    done(dir, "李四", &["remark", "reopen", NAME, &id, "执照换了"]);
    let open = list(dir, "remark");
    let thread = &open["remarks"][0];
    assert_eq!((thread["open"].as_bool(), thread["asked"].as_str()), (Some(true), Some("李四")));
    let acts: Vec<&str> =
        thread["after"].as_array().unwrap().iter().map(|it| it["act"].as_str().unwrap()).collect();
    assert_eq!(acts, ["answer", "resolved", "reopened"]);
    done(dir, "王五", &["remark", "withdraw", NAME, &missing]);
    let shown = text(&run(dir, &["remark", NAME, "--lang", "en"]));
    assert!(
        shown.contains("asked of 李四 by 2026-12-01") && !shown.contains("没有附录"),
        "{shown}"
    );
    assert_eq!(fs::read(&record).unwrap(), before, "no remark changes the record");
}

#[test]
fn an_approval_falls_with_the_words_of_its_scope_and_is_confirmed_again() {
    let dir = workspace();
    let dir = dir.path();
    let approve = |arguments: &[&str]| {
        done(dir, "赵总", &[&["approve", "give", NAME, "--role", "负责人"], arguments].concat())
    };
    let (whole, record) = (approve(&[]), approve(&["record"]));
    let paper = approve(&["paper:action-plan", "brief"]);
    let standing = |id: &str| {
        let all = list(dir, "approve");
        let all = all["approvals"].as_array().unwrap().clone();
        let one = all.iter().find(|one| one["id"].as_str().unwrap().starts_with(id)).unwrap();
        (one["standing"].as_str().unwrap().to_owned(), one["touched"].clone())
    };
    for id in [&whole, &record, &paper] {
        assert_eq!(standing(id).0, "in_force");
    }
    assert_eq!(code(&run(dir, &["approve", NAME])), 0);
    // An internal note touches nothing; a changed word does.
    done(dir, "张三", &["remark", "add", NAME, "handler/name", "核对"]);
    done(dir, "张三", &["review", "verdict", NAME, "handler", "to-correct", "名称有误"]);
    assert_eq!(code(&run(dir, &["approve", NAME])), 0);
    // Nor does what people agree on, although the plan and the brief print it.
    done(dir, "王五", &["review", "seen", NAME, "paper:action-plan", "paper:brief"]);
    let ask = ["remark", "add", NAME, "handler/name", "附执照", "--ask", "李四"];
    done(dir, "张三", &ask);
    done(dir, "张三", &["meeting", "begin", NAME, "--present", "张三"]);
    done(dir, "张三", &["meeting", "decision", NAME, "补签", "--owner", "李四"]);
    done(dir, "张三", &["meeting", "close", NAME]);
    assert_eq!(standing(&paper).0, "in_force");
    assert_eq!(code(&run(dir, &["approve", NAME])), 0);
    let seen = list(dir, "review")["review"]["seen"].clone();
    let by = seen.as_array().unwrap().iter().map(|one| one["by"].clone());
    let marks: Vec<Value> = by.filter(|by| *by == serde_json::json!(["王五"])).collect();
    assert_eq!(marks.len(), 2, "{seen}");
    assert_eq!(code(&run(dir, &["set", NAME, "handler/name", "新名称有限公司"])), 0);
    let (is, touched) = standing(&whole);
    assert_eq!((is.as_str(), touched[0]["about"].as_str()), ("touched", Some("handler")));
    assert_eq!(standing(&record).0, "in_force", "another section");
    assert_eq!(standing(&paper).0, "touched", "the papers print the name");
    assert_eq!(code(&run(dir, &["approve", NAME])), 1);
    done(dir, "赵总", &["approve", "confirm", NAME, &whole]);
    assert_eq!(standing(&whole).0, "in_force");
    done(dir, "赵总", &["approve", "revoke", NAME, &paper, "要重写"]);
    assert_eq!(standing(&paper).0, "revoked");
    assert_eq!(code(&run(dir, &["approve", NAME])), 0, "what was taken back waits for nobody");
    // The words are as they were, and so is what was said of them.
    let verdicts = list(dir, "review")["review"]["verdicts"].clone();
    assert_eq!(verdicts[0]["is_of_today"], false);
    // Another route is another result.
    let result = run(dir, &["set", NAME, "handler/ciio", "yes"]);
    assert_eq!(code(&result), 0, "{}", said(&result));
    assert_eq!(standing(&record).0, "lapsed");
}

#[test]
fn a_mark_and_a_verdict_need_a_name_and_hold_for_words() {
    let dir = workspace();
    let dir = dir.path();
    for arguments in [
        &["review", "seen", NAME][..],
        &["review", "verdict", NAME, "handler", "acceptable"],
        &["approve", "give", NAME, "--role", "法务"],
    ] {
        let output = run(dir, arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(said(&output).contains("CHUJING_WHO"), "{}", said(&output));
    }
    assert!(files(&dir.join("review")).is_empty(), "nothing is written where it is refused");
    done(dir, "李四", &["review", "seen", NAME, "handler", "record"]);
    done(dir, "李四", &["review", "verdict", NAME, "handler", "to-correct"]);
    done(dir, "李四", &["review", "verdict", NAME, "handler", "acceptable"]);
    done(dir, "王五", &["review", "verdict", NAME, "handler", "can-be-improved"]);
    assert_eq!(code(&run(dir, &["set", NAME, "record/team", "法务部"])), 0);
    let all = list(dir, "review")["review"].clone();
    let levels: Vec<&str> = all["verdicts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["level"].as_str().unwrap())
        .collect();
    // Of each person the last.
    assert_eq!(levels.len(), 2, "{levels:?}");
    assert!(levels.contains(&"acceptable") && levels.contains(&"can_be_improved"), "{levels:?}");
    let seen = all["seen"].as_array().unwrap();
    let by = |about: &str| seen.iter().find(|one| one["about"] == about).unwrap()["by"].clone();
    assert_eq!(by("handler"), serde_json::json!(["李四"]));
    assert_eq!(by("record"), serde_json::json!([]));
}

#[test]
fn a_meeting_has_a_beginning_decisions_and_an_end() {
    let dir = workspace();
    let dir = dir.path();
    assert_eq!(code(&say(dir, "张三", &["meeting", "park", NAME, "whole"])), 2, "none is open");
    done(dir, "张三", &["meeting", "begin", NAME, "--present", "张三,李四", "--present", "王五"]);
    assert_eq!(code(&say(dir, "张三", &["meeting", "begin", NAME, "--present", "张三"])), 2);
    let decision = [
        "meeting",
        "decision",
        NAME,
        "补签合同",
        "--about",
        "contracts",
        "--owner",
        "李四",
        "--by",
        "2026-12-08",
        "--dissent",
        "王五：时间不够",
    ];
    let id = done(dir, "张三", &decision);
    done(dir, "张三", &["meeting", "park", NAME, "scenarios", "等总部答复"]);
    done(dir, "张三", &["remark", "add", NAME, "handler/name", "核对", "--ask", "李四"]);
    done(dir, "张三", &["meeting", "close", NAME, "--next", "2026-12-15"]);
    let all = list(dir, "meeting");
    assert_eq!(all["meetings"][0]["present"], serde_json::json!(["张三", "李四", "王五"]));
    assert_eq!(all["meetings"][0]["open"], false);
    assert_eq!(all["decisions"][0]["due"], "2026-12-08");
    done(dir, "李四", &["meeting", "done", NAME, &id]);
    assert_eq!(list(dir, "meeting")["decisions"], serde_json::json!([]));

    // The minutes tell all of it, in either language and in either format.
    let minutes = text(&run(dir, &["minutes", NAME]));
    for words in [
        "张三、李四、王五",
        "补签合同",
        "李四",
        "2026-12-08",
        "王五：时间不够",
        "等总部答复",
        "核对",
        "2026年12月15日",
    ] {
        assert!(minutes.contains(words), "{words}: {minutes}");
    }
    let english = text(&run(dir, &["minutes", NAME, "--lang", "en"]));
    assert!(
        english.contains("Minutes of the Review Meeting") && english.contains("15 December 2026")
    );
    let to = dir.join("minutes.docx");
    let written = run(dir, &["minutes", NAME, "--to", to.to_str().unwrap()]);
    assert_eq!(code(&written), 0, "{}", said(&written));
    assert!(fs::read(&to).unwrap().starts_with(b"PK"));
    assert_eq!(code(&run(dir, &["minutes", NAME, "--format", "docx"])), 2);
    assert_eq!(code(&run(dir, &["minutes", "hr-exempt"])), 2);
}

#[test]
fn what_is_said_by_command_while_a_meeting_is_open_stands_in_its_minutes() {
    let dir = workspace();
    let dir = dir.path();
    let id = done(dir, "王五", &["remark", "add", NAME, "handler/name", "与执照不一致"]);
    let approve = ["approve", "give", NAME, "record", "--role", "负责人"];
    let approval = done(dir, "赵总", &approve);
    done(dir, "张三", &["meeting", "begin", NAME, "--present", "Anna Berg、李四"]);
    let present = list(dir, "meeting")["meetings"][0]["present"].clone();
    assert_eq!(present, serde_json::json!(["Anna Berg", "李四"]));
    done(dir, "张三", &["remark", "resolve", NAME, &id, "已换新执照"]);
    let again = say(dir, "李四", &["approve", "confirm", NAME, &approval]);
    assert!(said(&again).contains("这是赵总的批准"), "{}", said(&again));
    let own = say(dir, "赵总", &["approve", "confirm", NAME, &approval]);
    assert_eq!(said(&own), "", "the own one needs no word");
    let decision = ["meeting", "decision", NAME, "补签", "--by", "2020-01-01"];
    let late = say(dir, "张三", &decision);
    assert!(said(&late).contains("2020-01-01已经过去"), "{}", said(&late));
    done(dir, "张三", &["meeting", "close", NAME]);
    // What is said after its end does not.
    done(dir, "张三", &["remark", "reopen", NAME, &id]);
    let minutes = text(&run(dir, &["minutes", NAME]));
    let settled: Vec<&str> = minutes.lines().filter(|line| line.contains("已换新执照")).collect();
    assert_eq!(settled.len(), 1, "{minutes}");
    assert!(settled[0].contains("王五的批注：“与执照不一致”"), "{minutes}");
    assert!(
        !minutes.contains("重新打开") && minutes.contains("李四再次确认赵总的批准"),
        "{minutes}"
    );
    let approvals = text(&run(dir, &["approve", NAME]));
    assert!(approvals.contains("李四于") && approvals.contains("不是批准人本人"), "{approvals}");
    assert_eq!(list(dir, "approve")["approvals"][0]["confirmed"][0]["who"], "李四");

    // One of each language, to the screen and as files.
    let both = text(&run(dir, &["minutes", NAME, "--lang", "both"]));
    assert!(
        both.contains("评审会议纪要") && both.contains("Minutes of the Review Meeting"),
        "{both}"
    );
    let to = dir.join("minutes.docx");
    let written = run(dir, &["minutes", NAME, "--lang", "both", "--to", to.to_str().unwrap()]);
    assert_eq!(code(&written), 0, "{}", said(&written));
    for name in ["minutes-zh.docx", "minutes-en.docx"] {
        assert!(fs::read(dir.join(name)).unwrap().starts_with(b"PK"), "{name}");
    }
    assert!(!to.exists());
}

#[test]
fn what_is_not_known_is_said_and_nothing_is_written() {
    let dir = workspace();
    let dir = dir.path();
    for (arguments, wanted) in [
        (&["remark", "add", NAME, "paper:pipia", "x"][..], "pipia-report"),
        (&["remark", "add", NAME, "handlr", "x"], "handler"),
        (&["remark", "add", NAME, "scenarios/nothing/purpose", "x"], "scenarios/nothing"),
        (&["remark", "add", NAME, "check:999", "x"], "chujing checks"),
        (&["remark", "add", NAME, "handler/name", "  "], "没有写内容"),
        (&["remark", "add", NAME, "handler/name", "x", "--by", "soon"], "soon"),
        (&["remark", "answer", NAME, "abc", "x"], "abc"),
        (&["approve", "confirm", NAME, ""], "没有编号"),
        (&["approve", "give", NAME, "check:1", "--role", "法务"], "没有文字"),
        (&["approve", "give", NAME, "measures", "--role", " "], "没有写内容"),
        (&["review", "seen", NAME, "paper:sa-application-form"], "不需要"),
        (&["review", "import", NAME, "customers-standard-contract.json"], ""),
    ] {
        let output = say(dir, "张三", arguments);
        assert_eq!(code(&output), 2, "{arguments:?} {}", text(&output));
        assert!(said(&output).contains(wanted), "{arguments:?}: {}", said(&output));
    }
    assert!(files(&dir.join("review")).is_empty());
}

#[test]
fn a_review_is_handed_on_and_comes_back_whole() {
    let (here, there) = (workspace(), workspace());
    let (here, there) = (here.path(), there.path());
    done(here, "张三", &["remark", "add", NAME, "handler/name", "一"]);
    let exported = here.join("handed-on.json");
    let path = exported.to_str().unwrap();
    done(here, "张三", &["review", "export", NAME, path]);
    done(there, "李四", &["remark", "add", NAME, "handler/name", "二"]);
    let taken = run(there, &["review", "import", NAME, path]);
    assert!(text(&taken).contains("读入1条"), "{}", text(&taken));
    assert_eq!(list(there, "remark")["remarks"].as_array().unwrap().len(), 2);
    let again = run(there, &["review", "import", NAME, path]);
    assert!(text(&again).contains("读入0条"), "{}", text(&again));
    let other = run(there, &["review", "import", "hr-exempt", path]);
    assert_eq!(code(&other), 2);
    assert!(said(&other).contains("另一份记录"), "{}", said(&other));
    // Words that somebody changed on the way are not taken in.
    let changed = fs::read_to_string(&exported).unwrap().replace('一', "三");
    fs::write(&exported, changed).unwrap();
    let taken = run(there, &["review", "import", NAME, path]);
    assert_eq!(code(&taken), 1);
    assert_eq!(list(there, "remark")["remarks"].as_array().unwrap().len(), 2);
}

#[test]
fn what_two_people_say_is_brought_together_by_git_without_a_conflict() {
    let git = |dir: &Path, arguments: &[&str]| {
        let identity = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
        let output = Command::new("git").current_dir(dir).args(identity).args(arguments).output();
        let output = output.unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    };
    let (one, two) = (workspace(), tempfile::tempdir().unwrap());
    let (one, two) = (one.path(), two.path().join("two"));
    git(one, &["init", "-q", "-b", "main"]);
    let id = done(one, "张三", &["remark", "add", NAME, "handler/name", "一"]);
    git(one, &["add", "-A"]);
    git(one, &["commit", "-qm", "a"]);
    git(one, &["clone", "-q", ".", two.to_str().unwrap()]);
    done(one, "张三", &["remark", "answer", NAME, &id, "甲"]);
    done(one, "张三", &["remark", "add", NAME, "handler/name", "二"]);
    done(&two, "李四", &["remark", "resolve", NAME, &id]);
    done(&two, "李四", &["approve", "give", NAME, "--role", "法务"]);
    for dir in [one, &two] {
        git(dir, &["add", "-A"]);
        git(dir, &["commit", "-qm", "b"]);
    }
    git(one, &["pull", "-q", "--no-rebase", "--no-edit", two.to_str().unwrap(), "main"]);
    let all = list(one, "review")["review"].clone();
    assert_eq!(all["remarks"].as_array().unwrap().len(), 2);
    assert_eq!(all["remarks"][0]["after"].as_array().unwrap().len(), 2);
    assert_eq!(all["remarks"][0]["open"], false);
    assert_eq!(all["approvals"].as_array().unwrap().len(), 1);
}

#[test]
fn what_is_torn_is_told_and_the_rest_is_read() {
    let dir = workspace();
    let dir = dir.path();
    done(dir, "张三", &["remark", "add", NAME, "handler/name", "一"]);
    done(dir, "张三", &["remark", "add", NAME, "handler/name", "二"]);
    let mut all = files(&dir.join("review"));
    all.sort();
    let torn: Vec<u8> = fs::read(&all[0]).unwrap().into_iter().take(40).collect();
    fs::write(&all[0], torn).unwrap();
    let output = run(dir, &["remark", NAME]);
    assert_eq!(code(&output), 0);
    let name = all[0].file_name().unwrap().to_string_lossy().into_owned();
    assert!(said(&output).contains(&name), "{}", said(&output));
    assert_eq!(text(&output).lines().count(), 2, "{}", text(&output));
    // The record opens without its folder as with it.
    fs::remove_dir_all(dir.join("review")).unwrap();
    assert_eq!(code(&run(dir, &["remark", NAME])), 0);
    assert_eq!(code(&run(dir, &["decide", NAME])), 0);
}
