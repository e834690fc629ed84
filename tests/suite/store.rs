//! Files as several processes write them at once, are killed, and find what others left.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use chujing::store::{HISTORY, TOLD};

use crate::command_line::{code, run, text, workspace};

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap();
    let mut out: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    out.sort();
    out
}

fn created(dir: &Path) -> PathBuf {
    let made = run(dir, &["new", "甲", "--as-of", "2026-11-28"]);
    assert_eq!(code(&made), 0);
    PathBuf::from(text(&made).trim())
}

fn error(output: &std::process::Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn two_who_write_one_record_at_once_lose_nothing() {
    const EACH: usize = 20;
    let dir = tempfile::tempdir().unwrap();
    let path = created(dir.path());
    let file = path.to_str().unwrap();
    let row = |who: &str, number: usize| format!("{who}{number}");
    for number in 0..EACH {
        for who in ["a", "b"] {
            let id = row(who, number);
            assert_eq!(code(&run(dir.path(), &["add", file, "recipients", "--id", &id])), 0);
        }
    }
    let work = |who: &'static str| {
        let (dir, file) = (dir.path().to_owned(), file.to_owned());
        std::thread::spawn(move || {
            for number in 0..EACH {
                let place = format!("recipients/{who}{number}/name");
                let set = run(&dir, &["set", &file, &place, &format!("名{who}{number}")]);
                assert_eq!(code(&set), 0, "{}", error(&set));
            }
        })
    };
    let both = [work("a"), work("b")];
    for one in both {
        one.join().unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap();
    for number in 0..EACH {
        for who in ["a", "b"] {
            assert!(kept.contains(&format!("\"名{who}{number}\"")), "{who}{number}");
        }
    }
    assert_eq!(names(dir.path()), ["history", "told", "甲.json"]);
}

#[test]
fn records_of_one_title_made_at_once_are_all_kept() {
    let dir = tempfile::tempdir().unwrap();
    let works: Vec<_> = (0..6)
        .map(|_| {
            let dir = dir.path().to_owned();
            std::thread::spawn(move || created(&dir))
        })
        .collect();
    let mut made: Vec<PathBuf> = works.into_iter().map(|work| work.join().unwrap()).collect();
    made.sort();
    made.dedup();
    assert_eq!(made.len(), 6);
    assert_eq!(names(dir.path()).len(), 6);
}

#[test]
fn a_run_that_is_killed_leaves_the_record_whole_and_the_next_clears_up() {
    let dir = workspace();
    let before = names(dir.path());
    let path = dir.path().join("hr-exempt.json");
    for round in 0..25_u64 {
        let mut child = crate::program()
            .arg("--workspace")
            .arg(dir.path())
            .args(["set", "hr-exempt", "handler/name", &format!("第{round}")])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(round * 7 % 160));
        child.kill().unwrap();
        child.wait().unwrap();
        let now: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert!(now["answers"]["handler"]["name"].is_string());
    }
    let last = run(dir.path(), &["set", "hr-exempt", "handler/name", "最后"]);
    assert_eq!(code(&last), 0, "{}", error(&last));
    // What is told of the record stands beside it.
    let beside = |name: &String| [TOLD, HISTORY].contains(&name.as_str());
    let left: Vec<String> = names(dir.path()).into_iter().filter(|name| !beside(name)).collect();
    assert_eq!(left, before);
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_a_read_only_record_is_refused_in_both_languages() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let path = created(dir.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("别名.json");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let set = |words: &str, lang: &str| {
        run(
            elsewhere.path(),
            &["--lang", lang, "set", link.to_str().unwrap(), "handler/name", words],
        )
    };
    assert_eq!(code(&set("乙", "zh")), 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains('乙'));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    for (lang, words) in [("zh", "只读"), ("en", "read-only")] {
        let refused = set("丙", lang);
        assert_eq!(code(&refused), 2);
        assert!(error(&refused).contains(words), "{}", error(&refused));
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert_eq!(names(dir.path()), ["甲.json"]);
}

#[test]
fn an_id_that_could_not_be_read_again_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path = created(dir.path());
    let before = fs::read_to_string(&path).unwrap();
    for id in ["", "a/b"] {
        let added = run(dir.path(), &["add", path.to_str().unwrap(), "recipients", "--id", id]);
        assert_eq!(code(&added), 2);
        assert!(error(&added).contains("id"), "{}", error(&added));
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
}

/// PDF by a program that stands in for LibreOffice: what it does is given, with its arguments.
#[cfg(unix)]
fn exported(work: &str) -> (std::process::Output, Vec<String>, Vec<String>) {
    use std::os::unix::fs::PermissionsExt;
    let dir = workspace();
    let bin = tempfile::tempdir().unwrap();
    let aside = tempfile::tempdir().unwrap();
    let office = bin.path().join("soffice");
    fs::write(&office, format!("#!/bin/sh\n[ \"$1\" = --version ] && exit 0\n{work}\n")).unwrap();
    fs::set_permissions(&office, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", bin.path().display(), std::env::var("PATH").unwrap());
    let output = crate::program()
        .env("PATH", path)
        .env("TMPDIR", aside.path())
        .arg("--workspace")
        .arg(dir.path())
        .args(["export", "hr-exempt", "--format", "pdf", "--to"])
        .arg(dir.path().join("out"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let made = dir.path().join("out");
    let made = if made.exists() { names(&made) } else { Vec::new() };
    (output, made, names(aside.path()))
}

#[cfg(unix)]
#[test]
fn a_pdf_is_made_in_a_private_folder_that_goes_away() {
    let convert = "while [ \"$1\" != --outdir ]; do shift; done; shift; out=$1; shift
stat -c %a \"$out\" > \"$out/../mode\"
for f in \"$@\"; do cp \"$f\" \"$out/$(basename \"$f\" .docx).pdf\"; done";
    let (output, made, left) = exported(convert);
    assert!(code(&output) <= 1, "{}", error(&output));
    let is_pdf = |name: &&String| Path::new(name).extension().is_some_and(|ending| ending == "pdf");
    assert!(made.iter().filter(is_pdf).count() > 1, "{made:?}");
    assert_eq!(left, ["mode"], "the folder aside is gone");
    // One that fails leaves nothing anywhere.
    let (output, made, left) = exported("exit 1");
    assert_eq!(code(&output), 2);
    assert!(error(&output).contains("PDF"), "{}", error(&output));
    assert!(made.is_empty() && left.is_empty(), "{made:?} {left:?}");
}

/// A full disk behind standard output only: the record is written, and doing it again would do it twice.
#[cfg(target_os = "linux")]
#[test]
fn what_goes_wrong_after_saving_says_that_it_is_saved() {
    let dir = tempfile::tempdir().unwrap();
    let path = created(dir.path());
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let added = crate::program()
        .args(["--lang", "en", "add"])
        .arg(&path)
        .args(["recipients", "--id", "r", "name=Acme"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(code(&added), 2);
    assert!(error(&added).contains("need not be done again"), "{}", error(&added));
    assert!(fs::read_to_string(&path).unwrap().contains("Acme"));
}
