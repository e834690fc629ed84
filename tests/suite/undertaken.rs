//! What people agree to do stands with the deadlines of the record and of the folder, in calendars, in the plan of action; and the brief
//! says what changed since they met.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::command_line::{code, json, run, text, workspace};

const NAME: &str = "customers-standard-contract";

fn say(dir: &Path, arguments: &[&str]) -> String {
    let output = run(dir, &[arguments, &["--who", "张三"]].concat());
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(code(&output), 0, "{arguments:?}: {error}");
    text(&output).split_whitespace().next().unwrap_or_default().to_owned()
}

/// A decision of a meeting, a remark of which somebody is asked, and something undertaken in a letter; the ids of the first two.
fn agreed(dir: &Path) -> (String, String) {
    say(dir, &["meeting", "begin", NAME, "--present", "张三"]);
    let decision = ["meeting", "decision", NAME, "补签合同", "--about", "contracts"];
    let decided = say(dir, &[&decision[..], &["--owner", "李四", "--by", "2026-12-08"]].concat());
    say(dir, &["meeting", "close", NAME]);
    let remark = ["remark", "add", NAME, "handler/name", "请附执照"];
    let asked = say(dir, &[&remark[..], &["--ask", "王五", "--by", "2026-12-10"]].concat());
    say(dir, &["remark", "add", NAME, "handler/name", "没有人被问到"]);
    let letter = dir.join("letter.txt");
    fs::write(&letter, "1. 请于2026年12月20日前完成账号拆分。\n2. 请补充地点。\n").unwrap();
    let letter = letter.to_str().unwrap();
    run(dir, &["letter", "receive", NAME, letter, "--on", "2026-11-30", "--no-event"]);
    run(dir, &["letter", "answer", NAME, "1", "--owner", "赵六"]);
    (decided, asked)
}

/// What is to be done, as days with who does it.
fn tasks(all: &Value) -> Vec<(String, String)> {
    let of = |task: &Value| {
        let task = task.get("task").unwrap_or(task);
        let text = |key: &str| task[key].as_str().unwrap_or_default().to_owned();
        (text("due"), text("owner"))
    };
    all["tasks"].as_array().unwrap().iter().map(of).collect()
}

#[test]
fn it_stands_with_the_deadlines_until_it_is_done() {
    let dir = workspace();
    let dir = dir.path();
    let of_record =
        || json(&run(dir, &["deadlines", NAME, "--on", "2026-12-09", "--format", "json"]));
    let of_folder = || json(&run(dir, &["deadlines", "--on", "2026-12-09", "--format", "json"]));
    assert!(tasks(&of_record()).is_empty() && tasks(&of_folder()).is_empty());
    let (decided, asked) = agreed(dir);
    let all = [("2026-12-08", "李四"), ("2026-12-10", "王五"), ("2026-12-20", "赵六")];
    let all = all.map(|(day, who)| (day.to_owned(), who.to_owned()));
    assert_eq!(tasks(&of_record()), all);
    assert_eq!(tasks(&of_folder()), all);
    assert_eq!(of_folder()["tasks"][0]["when"], "overdue");
    assert_eq!(
        of_folder()["tasks"][0]["record"]["file"],
        of_folder()["deadlines"][0]["record"]["file"]
    );
    let told = text(&run(dir, &["deadlines", NAME, "--on", "2026-12-09"]));
    for words in
        ["会议决定：补签合同（李四）", "请人答复：请附执照", "向主管机关承诺", "letter-1 第1点"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
    let told = text(&run(dir, &["deadlines", "--on", "2026-12-09"]));
    assert!(told.contains("[会议决定]\t补签合同\t李四"), "{told}");
    // Of one person, and up to a day.
    let of = |more: &[&str]| json(&run(dir, &[&["deadlines", "--format", "json"], more].concat()));
    assert_eq!(tasks(&of(&["--acts", "王五"])), all[1..2]);
    assert!(of(&["--acts", "王五"])["deadlines"].as_array().unwrap().is_empty());
    assert_eq!(tasks(&of(&["--until", "2026-12-10"])), all[..2]);
    assert_eq!(code(&run(dir, &["deadlines", "--acts", "无此人"])), 2);

    say(dir, &["meeting", "done", NAME, &decided]);
    say(dir, &["remark", "resolve", NAME, &asked]);
    assert_eq!(tasks(&of_record()), all[2..]);
    run(dir, &["letter", "answer", NAME, "1", "--done", "2026-12-19"]);
    assert!(tasks(&of_record()).is_empty() && tasks(&of_folder()).is_empty());
    // Who has done everything is still somebody.
    for who in ["李四", "王五", "赵六"] {
        let none = run(dir, &["deadlines", "--acts", who, "--format", "json"]);
        assert_eq!(code(&none), 0, "{who}");
        assert!(tasks(&json(&none)).is_empty(), "{who}");
    }
    assert_eq!(code(&run(dir, &["deadlines", "--acts", ""])), 2);
}

#[test]
fn who_acts_is_known_whatever_the_window_and_the_case() {
    let dir = workspace();
    let dir = dir.path();
    say(
        dir,
        &["remark", "add", NAME, "handler/name", "check", "--ask", "Li Wei", "--by", "2026-12-10"],
    );
    let of = |more: &[&str]| run(dir, &[&["deadlines", "--format", "json"], more].concat());
    assert_eq!(tasks(&json(&of(&["--acts", "li wei"]))).len(), 1);
    let none = of(&["--acts", "Li Wei", "--until", "2026-12-09"]);
    assert_eq!(code(&none), 0);
    assert!(tasks(&json(&none)).is_empty());
    assert_eq!(code(&of(&["--acts", "Handler"])), code(&of(&["--acts", "handler"])));
}

#[test]
fn what_cannot_be_read_is_told_and_cancels_nothing() {
    for unreadable in ["review", "filing", "entry"] {
        let dir = workspace();
        let dir = dir.path();
        agreed(dir);
        let calendars = [dir.join("one.ics"), dir.join("all.ics")];
        let [one, all] = calendars.each_ref().map(|path| path.to_str().unwrap());
        let write = || {
            let of_one = code(&run(dir, &["deadlines", NAME, "--to", one]));
            [of_one, code(&run(dir, &["deadlines", "--to", all]))]
        };
        assert_eq!(write(), [0, 0]);
        let whole = dir.join(unreadable);
        if unreadable == "entry" {
            // One entry alone is torn.
            let of = |dir: &Path| fs::read_dir(dir).unwrap().next().unwrap().unwrap().path();
            fs::write(of(&of(&dir.join("review"))), "{").unwrap();
        } else {
            fs::remove_dir_all(&whole).unwrap();
            fs::write(&whole, "").unwrap();
        }
        assert_eq!(write(), [1, 1], "{unreadable}");
        for path in &calendars {
            let kept = fs::read_to_string(path).unwrap();
            assert!(!kept.contains("CANCELLED"), "{unreadable}: {kept}");
        }
        for arguments in [&["deadlines", NAME][..], &["deadlines"]] {
            let json_too = [arguments, &["--format", "json"]].concat();
            let told = json(&run(dir, &json_too));
            assert!(!told["unread"].as_array().unwrap().is_empty(), "{unreadable}: {told}");
            let said = run(dir, arguments);
            assert!(!said.stderr.is_empty(), "{unreadable}");
        }
    }
}

#[test]
fn calendars_are_brought_up_to_date_with_it() {
    let dir = workspace();
    let dir = dir.path();
    let (decided, _) = agreed(dir);
    let (one, all) = (dir.join("one.ics"), dir.join("all.ics"));
    let write = || {
        run(dir, &["deadlines", NAME, "--to", one.to_str().unwrap()]);
        run(dir, &["deadlines", "--to", all.to_str().unwrap()]);
        [&one, &all].map(|path| fs::read_to_string(path).unwrap().replace("\r\n ", ""))
    };
    // The lines of the entry of the decision.
    let of = |file: &str, id: &str| {
        let events = file.split("BEGIN:VEVENT");
        let own: Vec<&str> = events.filter(|event| event.contains(id)).collect();
        assert_eq!(own.len(), 1, "{id}: {file}");
        own[0].to_owned()
    };
    let [first, of_all] = write();
    let uid = format!("UID:decision.{decided}");
    let entry = of(&first, &uid);
    assert!(entry.contains("DTSTART;VALUE=DATE:20261208") && entry.contains("补签合同"), "{entry}");
    assert!(entry.contains("李四") && entry.contains("SEQUENCE:"), "{entry}");
    // One program may read both files: the entry is the same.
    assert_eq!(
        of(&of_all, &uid).lines().find(|line| line.starts_with("UID")),
        entry.lines().find(|line| line.starts_with("UID"))
    );
    assert_eq!(write()[0], first, "what says the same stays");
    let letter = of(&first, "UID:letter.standard_contract.letter-1-");
    run(dir, &["letter", "answer", NAME, "1", "--due", "2026-12-25"]);
    say(dir, &["meeting", "done", NAME, &decided]);
    let [next, _] = write();
    let number = |entry: &str| -> u64 {
        let line = entry.lines().find_map(|line| line.strip_prefix("SEQUENCE:"));
        line.unwrap().trim().parse().unwrap()
    };
    let moved = of(&next, "UID:letter.standard_contract.letter-1-");
    assert!(moved.contains("DTSTART;VALUE=DATE:20261225") && number(&moved) > number(&letter));
    assert!(of(&next, &uid).contains("STATUS:CANCELLED"));
}

#[test]
fn the_plan_of_action_names_it_and_the_brief_what_changed_since_the_meeting() {
    let dir = workspace();
    let dir = dir.path();
    // A paper as it is written of the record alone, and of all records of the folder.
    let show = |paper: &str, lang: &str| {
        let (one, all) = (dir.join("one"), dir.join("all"));
        let export = ["export", NAME, "--format", "markdown", "--lang", lang];
        run(dir, &[&export[..], &["--to", one.to_str().unwrap()]].concat());
        run(dir, &[&export[..], &["--all", "--to", all.to_str().unwrap()]].concat());
        let name = format!("{NAME}-{paper}-{lang}.md");
        let [one, all] = [one.join(&name), all.join(NAME).join(&name)];
        let text = fs::read_to_string(one).unwrap();
        assert_eq!(text, fs::read_to_string(all).unwrap());
        text
    };
    let plan = show("action-plan", "zh");
    assert!(!plan.contains("会议决定、批注和承诺") && !show("brief", "zh").contains("的会议以来"));
    agreed(dir);
    let plan = show("action-plan", "zh");
    for words in
        ["会议决定、批注和承诺", "补签合同", "李四", "2026年12月8日", "请附执照", "完成账号拆分"]
    {
        assert!(plan.contains(words), "{words}: {plan}");
    }
    assert!(show("brief", "zh").contains("的会议以来，记录没有改动"), "{}", show("brief", "zh"));
    run(dir, &["set", NAME, "handler/address", "北京市样例路1号"]);
    let brief = show("brief", "zh");
    assert!(brief.contains("的会议以来改动1处"), "{brief}");
    assert!(show("brief", "en").contains("1 answer changed"));
    // What was changed while they met was seen by them.
    say(dir, &["meeting", "begin", NAME, "--present", "张三"]);
    run(dir, &["set", NAME, "handler/address", "北京市样例路2号"]);
    say(dir, &["meeting", "close", NAME]);
    assert!(show("brief", "zh").contains("记录没有改动"));
}
