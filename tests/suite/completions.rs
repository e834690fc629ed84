//! What a shell is told at a Tab: records of the folder, fields, choices; and nothing where nothing can be known.

use std::fs;
use std::path::Path;

use crate::command_line::{code, text, workspace};

/// What the program tells of words, the last of which is being typed: the kind, and each word with what it is.
fn told(folder: &Path, words: &[&str]) -> (String, Vec<(String, String)>) {
    let mut all = vec!["chujing", "--workspace", folder.to_str().unwrap()];
    all.extend(words);
    asked("zsh", &all)
}

fn asked(shell: &str, words: &[&str]) -> (String, Vec<(String, String)>) {
    let output =
        crate::program().args(["complete", "--shell", shell, "--"]).args(words).output().unwrap();
    assert_eq!(code(&output), 0, "{words:?}");
    assert!(output.stderr.is_empty(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    let told = text(&output);
    let mut lines = told.lines();
    let kind = lines.next().unwrap_or_default().to_owned();
    let apart = |line: &str| {
        let (word, about) = line.split_once('\t').unwrap();
        (word.to_owned(), about.to_owned())
    };
    (kind, lines.map(apart).collect())
}

fn words(folder: &Path, words: &[&str]) -> Vec<String> {
    let (kind, all) = told(folder, words);
    assert!(kind == "words" || all.is_empty(), "{kind}");
    all.into_iter().map(|(word, _)| word).collect()
}

const ONE: &str = "customers-standard-contract";

#[test]
fn records_places_and_answers_are_completed() {
    let dir = workspace();
    let of = |all: &[&str]| words(dir.path(), all);
    assert_eq!(of(&["set", "cust"]), [ONE]);
    let (_, named) = told(dir.path(), &["set", "cust"]);
    assert!(named[0].1.contains("保修登记"), "{named:?}");
    assert!(of(&["set", ONE, "handler/c"]).contains(&"handler/ciio".to_owned()));
    assert_eq!(of(&["set", ONE, "recipients/rec"]), ["recipients/recipient-lindenfeld/"]);
    assert_eq!(of(&["set", ONE, "recipients/Lin"]), ["recipients/Lindenfeld Hausgeräte GmbH/"]);
    let place = "境外接收方/Lindenfeld Hausgeräte GmbH/addr";
    assert_eq!(of(&["set", ONE, place]), [place.replace("addr", "address")]);
    assert_eq!(of(&["remove", ONE, "recipients/rec"]), ["recipients/recipient-lindenfeld"]);
    assert_eq!(of(&["set", ONE, "handler/ciio", ""]), ["yes", "no", "unknown"]);
    assert_eq!(of(&["set", ONE, "handler/ciio", "不"]), ["不清楚"]);
    assert_eq!(of(&["what-if", ONE, "handler/cii"]), ["handler/ciio="]);
    assert_eq!(of(&["what-if", ONE, "handler/ciio=u"]), ["handler/ciio=unknown"]);
    assert_eq!(of(&["add", ONE, "recipients", "addr"]), ["address="]);
    let (_, categories) = told(dir.path(), &["set", ONE, "items/*/category", ""]);
    assert!(categories.len() > 10 && categories.iter().all(|(_, about)| !about.is_empty()));
    assert_eq!(of(&["questionnaire", "write", ONE, "--recipient", ""]), ["recipient-lindenfeld"]);
}

#[test]
fn what_the_program_knows_itself_is_completed() {
    let dir = workspace();
    let of = |all: &[&str]| words(dir.path(), all);
    assert_eq!(of(&["wha"]), ["what-if"]);
    assert!(!of(&[""]).contains(&"complete".to_owned()));
    assert_eq!(of(&["list", "--form"]), ["--format"]);
    assert_eq!(of(&["list", "--format=j"]), ["--format=json"]);
    assert_eq!(of(&["--lang", ""]), ["zh", "en", "both"]);
    assert_eq!(of(&["list", "--where", "ga"]), ["gaps="]);
    assert_eq!(of(&["list", "--sort", "-ga"]), ["-gaps"]);
    assert_eq!(of(&["rules", "volume.con"]), ["volume.contract"]);
    assert_eq!(of(&["policy", "Q-1", "stri"]), ["stricter"]);
    assert_eq!(of(&["new", "x", "--preset", "h"]), ["hr"]);
    assert_eq!(of(&["new", "x", "--from", ONE, "--keep", "handler,rec"]), ["handler,recipients"]);
    assert!(of(&["decide", ONE, "--as-of", "2021"]).contains(&"2021-11-01".to_owned()));
    assert_eq!(of(&["remark", "add", ONE, "paper:pipia-r"])[0], "paper:pipia-report");
    let (_, commands) = told(dir.path(), &["--lang", "en", "decid"]);
    assert!(commands[0].1.is_ascii() && !commands[0].1.is_empty(), "{commands:?}");
    assert_eq!(told(dir.path(), &["verify", ONE, ""]).0, "files");
    assert_eq!(told(dir.path(), &["export", ONE, "--to", ""]).0, "folders");
    assert_eq!(asked("zsh", &["chujing", "--workspace", ""]).0, "folders");
}

#[test]
fn a_record_that_is_called_so_is_meant_where_no_file_begins_so() {
    let dir = workspace();
    let (kind, all) = told(dir.path(), &["show", "核心部件"]);
    assert_eq!((kind.as_str(), all[0].0.as_str()), ("instead", ONE));
}

#[test]
fn a_broken_line_completes_nothing_says_nothing_and_leaves_nothing() {
    let dir = workspace();
    fs::write(dir.path().join("torn.json"), "{ \"answers\": ").unwrap();
    let before: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|one| one.unwrap().path()).collect();
    for line in [
        &["nosuch", "x", ""][..],
        &["set", "nosuch", "handler/zzz"],
        &["set", "torn", "recipients/a/"],
        &["set", ONE, "nowhere/x/y/z"],
        &["set", ONE, "handler/name", "任何"],
        &["set", ONE, "handler/ciio", "yes", "more", ""],
        &["list", "--nosuch", ""],
        &["list", "--nosuch="],
        &["what-if", ONE, "===/"],
        &["policy", "Q-999", ""],
        &["/", "//", "///"],
        &["--", "--", "-"],
    ] {
        assert_eq!(told(dir.path(), line).1, [], "{line:?}");
    }
    assert_eq!(asked("bash", &["chujing set \"unclosed '"]).1, []);
    assert_eq!(asked("bash", &[]).1, []);
    assert_eq!(asked("fish", &[""]).0, "words");
    let wrong = dir.path().join("nosuch");
    assert_eq!(told(&wrong, &["set", ""]).1, []);
    let after: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|one| one.unwrap().path()).collect();
    assert_eq!(before.len(), after.len(), "{after:?}");
}

#[cfg(unix)]
#[test]
fn a_real_bash_types_names_with_spaces_and_marks_right() {
    let dir = tempfile::tempdir().unwrap();
    let name = "客户 “一” \"二\" $HOME's";
    let from = crate::source::root().join(format!("assessments/{ONE}.json"));
    fs::copy(from, dir.path().join(format!("{name}.json"))).unwrap();
    // As bash fills these variables at a Tab; then the line as it would stand, given to the shell as words.
    let script = r#"
        source <("$1" completions bash)
        COMP_LINE=$2 COMP_POINT=${#2} COMP_TYPE=9 COMP_WORDS=("$1")
        _chujing
        [ ${#COMPREPLY[@]} -eq 1 ] || exit 3
        eval "set -- $3${COMPREPLY[0]}$4"
        printf '%s' "${!#}"
    "#;
    let program = env!("CARGO_BIN_EXE_chujing");
    let folder = dir.path().to_str().unwrap();
    for (typed, kept, end) in
        [("客户\\ ", "", ""), ("\"客户 ", "\"", "\""), ("'客户 ", "'", "'"), ("", "", "")]
    {
        let line = format!("chujing --workspace {folder} show {typed}");
        let output = std::process::Command::new("bash")
            .args(["--norc", "-c", script, "bash", program, &line, kept, end])
            .env("LC_ALL", "C.UTF-8")
            .env("CHUJING_SETTINGS", "")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(String::from_utf8_lossy(&output.stdout), name, "{typed}: {said}");
    }
}

#[test]
fn letters_and_submissions_of_the_record_are_completed() {
    let dir = workspace();
    let of = |all: &[&str]| words(dir.path(), all);
    assert!(of(&["letter", "reply", ONE, "--letter", ""]).is_empty(), "none came yet");
    let done = crate::filing_life::handed_in(dir.path(), "out0", "2026-11-27", &[]);
    assert_eq!(code(&done), 0);
    let letter = dir.path().join("letter.txt");
    fs::write(&letter, "1. 请补充地点。\n2. 请更正承诺书的日期。\n").unwrap();
    let letter = letter.to_str().unwrap();
    let receive = ["letter", "receive", ONE, letter, "--on", "2026-11-30"];
    assert_eq!(code(&crate::command_line::run(dir.path(), &receive)), 0);
    let (_, all) = told(dir.path(), &["letter", "reply", ONE, "--letter", ""]);
    assert_eq!(all.len(), 1);
    assert!(all[0].0 == "letter-1" && all[0].1.contains("待答复"), "{all:?}");
    assert_eq!(of(&["letter", "reply", ONE, "--of", ""]), ["standard_contract"]);
    assert!(of(&["letter", "reply", ONE, "--of", "z"]).is_empty());
    // A colleague is asked of a place.
    let asked = ["questionnaire", "write", ONE, "--colleague", "X", "--of", "handler/ci"];
    assert_eq!(of(&asked), ["handler/ciio"]);
}
