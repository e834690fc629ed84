//! Differences as privacy policies word them: a table of what is replaced by what, and of what is named.

use std::thread;

use chujing::law::Survey;
use chujing::published::{Checked, Finding, Page, check_each};
use serde_json::{Value, to_value};

use super::{example, policy, text};

/// The words of a sentence, of a note or of a reason, in both languages.
fn holds(of: &Value, words: &str) -> bool {
    of.to_string().contains(words)
}

/// Whether one is named as a row of the table says, and nothing of another matter is.
fn is_named(found: &Checked, named: &[&str], words: &str) -> bool {
    let value = |of: &Finding, key: &str| to_value(of).unwrap()[key].clone();
    match named {
        ["finding", matter, sense] => {
            let is_it = |one: &Finding| {
                value(one, "sense") == *sense && holds(&value(one, "sentences"), words)
            };
            let is_of = |one: &Finding| value(one, "matter") == *matter;
            found.findings.iter().any(is_it) && found.findings.iter().all(is_of)
        }
        ["note"] => {
            found.findings.is_empty()
                && found.notes.iter().any(|note| holds(&to_value(note).unwrap(), words))
        }
        ["promise", id, state] => found.promises.iter().any(|one| {
            let one = to_value(one).unwrap();
            let said = holds(&one["sentences"], words) || holds(&one["why"], words);
            one["id"] == *id && one["state"] == *state && said
        }),
        ["none"] => found.is_clean() && found.notes.is_empty(),
        other => panic!("{other:?} is nothing that is named"),
    }
}

#[test]
fn what_is_planted_is_named_however_it_is_worded() {
    let table = text("planted").replace('\r', "");
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let rows: Vec<Vec<&str>> = rows.map(|line| line.split('\t').collect()).collect();
    let page = |row: &Vec<&str>| {
        let [page, from, to, ..] = row[..] else { panic!("five cells: {row:?}") };
        let whole = policy(page);
        let planted = if from == "+" {
            format!("{whole}\n{to}\n")
        } else {
            assert!(whole.contains(from), "{from}");
            whole.replace(from, to)
        };
        Page::read(planted.as_bytes()).unwrap()
    };
    // The record is read once for each half of the table, and the halves beside each other.
    let answers = example("customers-standard-contract");
    let survey = Survey::of(&answers);
    let check = |rows: &[Vec<&str>]| {
        let pages: Vec<Page> = rows.iter().map(page).collect();
        check_each(&pages, &answers, &survey)
    };
    let (first, second) = rows.split_at(rows.len() / 2);
    let all = thread::scope(|scope| {
        let first = scope.spawn(|| check(first));
        let second = check(second);
        [first.join().unwrap(), second].concat()
    });
    let mut missed = Vec::new();
    for (row, found) in rows.iter().zip(all) {
        let [_, _, _, named, words] = row[..] else { panic!("five cells: {row:?}") };
        let named: Vec<&str> = named.split(' ').collect();
        if !is_named(&found, &named, words) {
            missed.push(format!("{row:?}\n{:#?}\n{:#?}", found.findings, found.notes));
        }
    }
    assert!(missed.is_empty(), "{} of the table:\n{}", missed.len(), missed.join("\n"));
}
