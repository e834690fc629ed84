//! A command line that is not understood: told in the language chosen, with what is near; places by name; a folder that is not there.

use std::process::Output;

use crate::command_line::{code, run, text, workspace};

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn is_chinese(text: &str) -> bool {
    text.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn what_is_wrong_and_help_are_told_in_the_language_chosen() {
    let dir = workspace();
    for (arguments, zh) in [
        (&["lst"][..], "没有“lst”这个命令"),
        (&["list", "--frmat", "x"], "相近的有：--format"),
        (&["list", "--format", "xml"], "可用的值：text、json、markdown"),
        (&["set"], "缺少：<FILE>"),
        (&["register", "systems", "--fix", "a", "--undo"], "不能与"),
        (&["deadlines", "--on"], "后面缺少值"),
    ] {
        let wrong = run(dir.path(), arguments);
        assert_eq!(code(&wrong), 2);
        assert!(said(&wrong).contains(zh) && !said(&wrong).contains("error:"), "{}", said(&wrong));
        let wrong = run(dir.path(), &[arguments, &["--lang", "en"]].concat());
        let has_value = arguments != ["deadlines", "--on"];
        assert!(!has_value || !is_chinese(&said(&wrong)), "{}", said(&wrong));
    }
    let help = run(dir.path(), &["list", "--help"]);
    assert_eq!(code(&help), 0);
    assert!(text(&help).contains("用法：") && text(&help).contains("选项:"), "{}", text(&help));
    let help = run(dir.path(), &["list", "--help", "--lang", "en"]);
    assert!(text(&help).contains("Usage: ") && !is_chinese(&text(&help)), "{}", text(&help));
}

#[test]
fn a_folder_that_is_named_and_not_there_is_no_empty_folder() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("records")).unwrap();
    let wrong = dir.path().join("record");
    for arguments in [&["list"][..], &["people"], &["decide", "a"], &[]] {
        let output = run(&wrong, arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(said(&output).contains("records"), "{}", said(&output));
    }
    assert!(!wrong.exists());
    assert_eq!(code(&run(&wrong, &["new", "一"])), 0);
    assert_eq!(code(&run(&wrong, &["list"])), 0);
}

#[test]
fn sections_rows_and_fields_may_be_called_by_name() {
    let dir = workspace();
    let one = "customers-standard-contract";
    let place = "境外接收方/Lindenfeld Hausgeräte GmbH/联系方式";
    let set = run(dir.path(), &["set", one, place, "+49 30 1"]);
    assert_eq!(code(&set), 0, "{}", said(&set));
    let shown = std::fs::read_to_string(dir.path().join(format!("{one}.json"))).unwrap();
    assert!(shown.contains("+49 30 1"));
    let near = run(dir.path(), &["set", one, "recipients/recipient-lindenfelt/contact", "x"]);
    assert_eq!(code(&near), 2);
    assert!(said(&near).contains("recipient-lindenfeld"), "{}", said(&near));
    let removed = run(dir.path(), &["remove", one, "recipients/Lindenfeld Hausgeräte GmbH"]);
    assert_eq!(code(&removed), 0, "{}", said(&removed));
}
