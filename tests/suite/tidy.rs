//! House rules that can be read off the text.

use std::collections::BTreeSet;
use std::fs;

use crate::source::{files, module, root, without_tests};

#[test]
fn every_file_says_what_it_is_and_stays_short() {
    for (path, text) in files() {
        assert!(text.starts_with("//!"), "{} does not begin with what it is", path.display());
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
        assert!(!path.ends_with("mod.rs"), "{}: a room is foo.rs beside foo/", path.display());
    }
}

#[test]
fn no_chinese_sentence_stands_outside_a_text() {
    let mut wrong = Vec::new();
    for (path, text) in files() {
        for (line, literal, calls) in strings(without_tests(&text)) {
            let spoken =
                calls.iter().any(|call| matches!(call.as_str(), "t" | "phrase" | "said" | "runs"));
            if literal.chars().any(is_chinese)
                && !spoken
                && !is_data(&path.to_string_lossy(), &literal)
            {
                wrong.push(format!("{}:{line}: {literal}", path.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "Chinese outside t(..), phrase(..) and said!(..):\n{}",
        wrong.join("\n")
    );
}

/// A sentence of five characters and more that the room `telling` says stands nowhere else.
#[test]
fn what_follows_is_told_in_one_room() {
    let literals = |text: &str| strings(without_tests(text)).into_iter().map(|found| found.1);
    let is_sentence = |said: &String| said.chars().filter(|c| is_chinese(*c)).count() >= 5;
    let (telling, others): (Vec<_>, Vec<_>) =
        files().into_iter().partition(|(path, _)| module(path) == "telling");
    let told: BTreeSet<String> =
        telling.iter().flat_map(|(_, text)| literals(text)).filter(is_sentence).collect();
    assert!(told.len() > 20, "{told:?}");
    for (path, text) in others {
        let again: Vec<String> = literals(&text).filter(|said| told.contains(said)).collect();
        assert!(again.is_empty(), "{} says it again: {again:?}", path.display());
    }
}

#[test]
fn nothing_unfinished_is_left_behind() {
    let marks = ["todo!(", "unimplemented!(", "FIXME", "dbg!(", "#[ignore"];
    for (path, text) in files() {
        for mark in marks {
            assert!(!text.contains(mark), "{} holds {mark}", path.display());
        }
    }
}

/// Only the ground floor is searched for examples to run; what stands elsewhere would be run by nobody.
#[test]
fn every_example_in_the_documentation_is_run() {
    let ground = fs::read_to_string(root().join("src/ground.rs")).unwrap();
    let begins =
        |line: &str| ["/// ```", "//! ```"].iter().any(|sign| line.trim_start().starts_with(sign));
    let with_examples = files().into_iter().filter(|(_, text)| text.lines().any(begins));
    let rooms: BTreeSet<String> = with_examples.map(|(path, _)| module(&path)).collect();
    assert!(rooms.contains("text"), "{rooms:?}");
    for room in rooms {
        assert!(ground.contains(&format!("pub mod {room};")), "examples in `{room}` are not run");
    }
}

#[test]
fn the_changelog_names_the_version_and_the_law_data() {
    let changelog = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    assert!(changelog.contains(env!("CARGO_PKG_VERSION")));
    let law = format!("(law data {})", chujing::source::LAW_DATA.version);
    assert!(changelog.contains(&law), "nothing under {law}: say what the law data changed");
}

/// Words that are read, not shown: what people type for yes and no, marks of units, numerals, typefaces.
fn is_data(path: &str, literal: &str) -> bool {
    let readers = [
        "form/kind.rs",
        "day.rs",
        "check/across/claims.rs",
        "check/across/sets.rs",
        "day/written.rs",
        "kind/count/number.rs",
        "source/article.rs",
        "build/material.rs",
        "law/catalog/treaty.rs",
        "document/build/brief.rs",
        "document/official/anchors.rs",
        "document/official/contract.rs",
        "document/official/filing.rs",
        "document/official/page.rs",
        "document/official/unread.rs",
        "inspection/catalog/additions.rs",
        "inspection/catalog/assessed.rs",
        "inspection/catalog/contract.rs",
        "inspection/catalog/grounds.rs",
        "inspection/catalog/risk.rs",
        "measure/cell.rs",
        "measure/query.rs",
    ];
    let short = literal.chars().filter(|c| is_chinese(*c)).count() <= 9;
    (readers.iter().any(|reader| path.ends_with(reader)) && short)
        || path.contains("document/render")
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Every string literal with its line and the names of the calls around it.
fn strings(text: &str) -> Vec<(usize, String, Vec<String>)> {
    let mut out = Vec::new();
    let mut calls: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut line = 1;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' => line += 1,
            '/' if chars.peek() == Some(&'/') => {
                for c in chars.by_ref() {
                    if c == '\n' {
                        line += 1;
                        break;
                    }
                }
            }
            '\'' => {
                // A character literal, or a lifetime, which has no closing mark.
                let mut ahead = chars.clone();
                let first = ahead.next();
                if first == Some('\\') || ahead.next() == Some('\'') {
                    let mut escaped = false;
                    for c in chars.by_ref() {
                        if c == '\'' && !escaped {
                            break;
                        }
                        escaped = c == '\\' && !escaped;
                    }
                }
            }
            '"' => {
                let start = line;
                let mut literal = String::new();
                let mut escaped = false;
                for c in chars.by_ref() {
                    if c == '\n' {
                        line += 1;
                    }
                    if c == '"' && !escaped {
                        break;
                    }
                    escaped = c == '\\' && !escaped;
                    literal.push(c);
                }
                out.push((start, literal, calls.clone()));
            }
            '(' => calls.push(std::mem::take(&mut word)),
            ')' => {
                calls.pop();
            }
            _ => {}
        }
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
        } else if c != '!' {
            word.clear();
        }
    }
    out
}

/// Sentences that name a key as it is by itself, with the reason why each stays: keys can be changed, so a sentence of the desk asks the
/// table for them (`State::key`), and one of a lower floor, which knows no keys, names the action.
const NAME_A_KEY: [(&str, &str); 0] = [];

#[test]
fn no_sentence_names_a_key_as_it_is_by_itself() {
    let names_a_key = |said: &str| {
        let is_function =
            |word: &str| word.strip_prefix('F').is_some_and(|n| n.parse::<u8>().is_ok());
        said.contains("Ctrl+")
            || said.contains("Alt+")
            || said.split(|c: char| !c.is_ascii_alphanumeric()).any(is_function)
    };
    assert!(
        names_a_key("按 F4 新增")
            && names_a_key("Ctrl+Z 撤销")
            && !names_a_key("F 键、Ctrl 组合键")
    );
    let mut found = Vec::new();
    for (path, text) in files() {
        let name = path.to_string_lossy().into_owned();
        // The table itself, what names chords, and the examples of settings.
        if name.contains("tui/key") || name.ends_with("tui/settings.rs") {
            continue;
        }
        for (line, literal, calls) in strings(without_tests(&text)) {
            let is_sentence =
                calls.iter().any(|call| matches!(call.as_str(), "t" | "phrase" | "said" | "runs"));
            let stays = NAME_A_KEY.iter().any(|(said, _)| literal.contains(said));
            if is_sentence && names_a_key(&literal) && !stays {
                found.push(format!("{name}:{line}: {literal}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
