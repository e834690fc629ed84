//! What two people note of one filing, each in a folder of their own, brought together by git: nothing is lost, nothing conflicts, and what was said
//! twice is told.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::command_line::{code, json, run, text, workspace};
use crate::filing_life::{RECORD, filing, handed_in, inside, path};

const LETTER: &str = "1. 请补充地点。\n2. 请更正承诺书的日期。\n3. 请附执照。\n";

fn git(dir: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
    let mut command = std::process::Command::new("git");
    let output = command.current_dir(dir).args(identity).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", text(&output));
}

/// A folder in git, and a copy of it; with what `setup git` writes or without.
fn two(dir: &Path, with_driver: bool) -> (tempfile::TempDir, std::path::PathBuf) {
    git(dir, &["init", "-q", "-b", "main"]);
    if with_driver {
        run(dir, &["setup", "git", "--write", dir.to_str().unwrap()]);
    }
    fs::write(dir.join(".gitignore"), ".chujing/\ntold/\nout*\n").unwrap();
    git(dir, &["add", "-A"]);
    git(dir, &["commit", "-qm", "a"]);
    let other = tempfile::tempdir().unwrap();
    let copy = other.path().join("two");
    git(dir, &["clone", "-q", ".", copy.to_str().unwrap()]);
    if with_driver {
        let program = env!("CARGO_BIN_EXE_chujing").replace('\\', "/");
        let driver = format!("'{program}' merge --driver --base %O %A %B");
        git(dir, &["config", "merge.chujing.driver", &driver]);
    }
    (other, copy)
}

fn together(one: &Path, two: &Path) {
    for dir in [two, one] {
        git(dir, &["add", "-A"]);
        git(dir, &["commit", "-qm", "b"]);
    }
    git(one, &["pull", "-q", "--no-rebase", "--no-edit", two.to_str().unwrap(), "main"]);
}

fn answer(dir: &Path, who: &str, point: &str, words: &str, letter: &str) {
    let all = ["--who", who, "letter", "answer", RECORD, point, words, "--letter", letter];
    let done = run(dir, &all);
    assert_eq!(code(&done), 0, "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn a_letter_that_each_of_two_people_notes_and_answers_is_there_twice_and_nothing_conflicts() {
    for with_driver in [false, true] {
        let dir = workspace();
        let one = dir.path();
        handed_in(one, "out0", "2026-11-27", &["--no-event"]);
        let (file, shown) = path(one, "letter.txt");
        fs::write(file, LETTER).unwrap();
        let (_other, other) = two(one, with_driver);
        for (dir, who) in [(one, "甲"), (other.as_path(), "乙")] {
            let all = ["--who", who, "letter", "receive", RECORD, &shown, "--on", "2026-11-30"];
            run(dir, &[&all[..], &["--no-event"]].concat());
            answer(dir, who, "1", &format!("{who}：已改正。"), "letter-1");
            // Both saw something that is no letter, too.
            let more = ["letter", "withdraw", RECORD, "letter-1", "--why", who, "--no-event"];
            let second = ["--who", who, "letter", "receive", RECORD, &shown, "--on", "2026-11-29"];
            run(dir, &[&second[..], &["--no-event"]].concat());
            run(dir, &[&more[..2], &[RECORD, "letter-2"], &more[4..]].concat());
        }
        together(one, &other);
        let all = filing(one, "2026-12-01");
        assert_eq!(all["faults"], Value::Array(Vec::new()));
        let letters = all["letters"].as_array().unwrap();
        assert_eq!((letters.len(), all["withdrawn"].as_array().unwrap().len()), (2, 2));
        for (letter, who) in letters.iter().zip(["甲", "乙"]) {
            let answered = letters.iter().any(|one| {
                one["points"][0]["answer"]["words"] == format!("{who}：已改正。").as_str()
            });
            assert!(answered, "{who}");
            // Two have one number, so that each is called by all of its id.
            assert_eq!(letter["name"], letter["letter"]["id"]);
        }
        assert!(all["doubts"].to_string().contains("文字相同"), "{}", all["doubts"]);
        // The one that was noted twice is withdrawn, and the other one is called as before.
        let id = letters[1]["name"].as_str().unwrap();
        run(one, &["letter", "withdraw", RECORD, id, "--why", "重复", "--no-event"]);
        assert!(!filing(one, "2026-12-01")["doubts"].to_string().contains("文字相同"));
    }
}

#[test]
fn what_two_people_answer_to_one_point_both_stands_until_one_answer_is_chosen() {
    for with_driver in [false, true] {
        let dir = workspace();
        let one = dir.path();
        handed_in(one, "out0", "2026-11-27", &["--no-event"]);
        let (file, shown) = path(one, "letter.txt");
        fs::write(file, LETTER).unwrap();
        run(one, &["letter", "receive", RECORD, &shown, "--on", "2026-11-30", "--no-event"]);
        answer(one, "丙", "3", "执照附上。", "letter-1");
        let (_other, other) = two(one, with_driver);
        answer(one, "甲", "1", "甲改。", "letter-1");
        answer(one, "甲", "2", "甲答。", "letter-1");
        answer(&other, "乙", "2", "乙答。", "letter-1");
        for (dir, office, who) in [(one, "甲省网信办", "甲"), (&other, "乙省网信办", "乙")]
        {
            let out = tempfile::tempdir().unwrap();
            let to = out.path().join("reply.md");
            let to = to.to_str().unwrap();
            run(dir, &["letter", "reply", RECORD, "--addressee", office, "--to", to]);
            let own = ["letter", "answer", RECORD, "3", "--owner", who, "--due", "2027-01-05"];
            run(dir, &own);
        }
        together(one, &other);
        let all = filing(one, "2026-12-01");
        assert_eq!(all["faults"], Value::Array(Vec::new()));
        let points = &all["letters"][0]["points"];
        assert_eq!(points[0]["answer"]["words"], "甲改。");
        let both = [&points[1]["answer"]["words"], &points[1]["otherwise"][0]["words"]];
        assert!(both.contains(&&"甲答。".into()) && both.contains(&&"乙答。".into()), "{both:?}");
        let third = &points[2];
        assert_eq!(third["answer"]["words"], "执照附上。");
        assert_eq!(third["commitment"]["owner"], "乙 / 甲");
        // It is open until one of them is chosen: both are told, the letter that answers has neither, and whom it is for is said by both.
        let list = run(one, &["letter", "list", RECORD, "--open"]);
        assert_eq!(code(&list), 1);
        let list = text(&list);
        assert!(list.contains("甲：甲答。") && list.contains("乙：乙答。"), "{list}");
        assert!(!list.contains("甲改。"), "{list}");
        let to = one.join("reply.md");
        let made = run(one, &["letter", "reply", RECORD, "--to", to.to_str().unwrap()]);
        assert_eq!(code(&made), 1);
        let reply = fs::read_to_string(&to).unwrap();
        assert!(!reply.contains("甲答。") && !reply.contains("乙答。"), "{reply}");
        assert!(reply.contains("乙省网信办 / 甲省网信办"), "{reply}");
        answer(one, "甲", "2", "甲乙都改。", "letter-1");
        let point = &filing(one, "2026-12-01")["letters"][0]["points"][1];
        assert_eq!(point["answer"]["words"], "甲乙都改。");
        assert!(point["otherwise"].is_null());
    }
}

#[test]
fn what_each_of_two_people_notes_as_handed_in_stands_with_one_number_and_one_is_taken_back() {
    let dir = workspace();
    let one = dir.path();
    handed_in(one, "out0", "2026-11-27", &["--no-event"]);
    let (_other, other) = two(one, false);
    for (dir, who) in [(one, "甲"), (other.as_path(), "乙")] {
        let more = ["--also-unchanged", "--receipt", who, "--no-event"];
        assert_eq!(code(&handed_in(dir, "out1", "2026-12-02", &more)), 0);
    }
    together(one, &other);
    let both = filing(one, "2026-12-03");
    assert_eq!(both["faults"], Value::Array(Vec::new()));
    assert_eq!(both["sequences"].as_array().unwrap().len(), 3);
    assert!(both["doubts"].to_string().contains("0001有两个"), "{}", both["doubts"]);
    assert_eq!(code(&run(one, &["filing", "verify", RECORD])), 0, "each has its own papers");

    // Of two with one number it is said which; what was a mistake counts no more and stays.
    let mistaken = |named: &str| {
        let all = ["filing", "mistaken", RECORD, named, "--why", "同一次", "--format", "json"];
        run(one, &all)
    };
    assert_eq!(code(&mistaken("0001")), 2);
    let row = fs::read_dir(one.join("filing")).unwrap().next().unwrap().unwrap().path();
    let id = inside(&row.join("standard_contract"), "0001-");
    let id = id.file_name().unwrap().to_str().unwrap().to_owned();
    assert_eq!(json(&mistaken(&id))["withdrawn"]["why"], "同一次");
    let after = filing(one, "2026-12-03");
    assert_eq!(after["sequences"].as_array().unwrap().len(), 2);
    assert_eq!(after["mistaken"][0]["id"], id.as_str());
    assert!(!after["doubts"].to_string().contains("0001有两个"));
    assert_eq!(code(&run(one, &["filing", "verify", RECORD])), 0);
    // Its number is not given again, and what follows names what it follows.
    assert_eq!(code(&mistaken("0001")), 0);
    assert_eq!(code(&handed_in(one, "out2", "2026-12-05", &["--also-unchanged"])), 0);
    let last = filing(one, "2026-12-06");
    assert_eq!(last["sequences"][1]["number"], 2);
    assert_eq!(last["faults"], Value::Array(Vec::new()));
}

#[test]
fn a_folder_of_an_older_version_is_read_and_what_git_left_unmerged_in_it_is_told() {
    let dir = workspace();
    let dir = dir.path();
    handed_in(dir, "out0", "2026-11-27", &["--no-event"]);
    let (file, shown) = path(dir, "letter.txt");
    fs::write(file, LETTER).unwrap();
    run(dir, &["letter", "receive", RECORD, &shown, "--on", "2026-11-30", "--no-event"]);
    // As the older version named them.
    let row = fs::read_dir(dir.join("filing")).unwrap().next().unwrap().unwrap().path();
    let row = row.join("standard_contract");
    fs::rename(inside(&row, "0000"), row.join("0000")).unwrap();
    let letter = row.join("letters/letter-1");
    fs::rename(inside(&row.join("letters"), "letter-1"), &letter).unwrap();
    let own = fs::read_to_string(letter.join("letter.json")).unwrap();
    let mut own: Value = serde_json::from_str(&own).unwrap();
    own["id"] = "letter-1".into();
    fs::write(letter.join("letter.json"), own.to_string()).unwrap();
    let to = r#"{"format":"chujing-letter-addressed","to":"甲省网信办"}"#;
    fs::write(letter.join("addressed.json"), to).unwrap();
    assert_eq!(code(&run(dir, &["filing", "verify", RECORD])), 0);
    answer(dir, "甲", "1", "已补充。", "letter-1");
    let now = filing(dir, "2026-12-01");
    assert_eq!(now["faults"], Value::Array(Vec::new()));
    assert_eq!(now["letters"][0]["points"][0]["answer"]["words"], "已补充。");
    let reply = dir.join("reply.md");
    run(dir, &["letter", "reply", RECORD, "--to", reply.to_str().unwrap()]);
    assert!(fs::read_to_string(&reply).unwrap().contains("甲省网信办"));

    // Git left both sides in one point: the others are there, and that one is told.
    let point = letter.join("points/002.json");
    let text_of = fs::read_to_string(&point).unwrap();
    let both = format!("<<<<<<< HEAD\n{text_of}=======\n{text_of}>>>>>>> other\n");
    fs::write(&point, &both).unwrap();
    let list = run(dir, &["letter", "list", RECORD]);
    assert_eq!(code(&list), 1);
    assert!(text(&list).contains("请补充地点。") && text(&list).contains("请附执照。"));
    let told = String::from_utf8_lossy(&list.stderr).into_owned();
    assert!(told.contains("letter-1/points/002.json") && told.contains("git"), "{told}");
    answer(dir, "甲", "2", "执照附上。", "letter-1");
    assert_eq!(fs::read_to_string(&point).unwrap(), both, "what stands there unmerged stays");
    // A letter without its words is told, too.
    fs::write(letter.join("letter.json"), "<<<<<<< HEAD\n").unwrap();
    let list = run(dir, &["letter", "list", RECORD]);
    assert_eq!(code(&list), 1);
    assert!(String::from_utf8_lossy(&list.stderr).contains("letter-1/letter.json"));
}
