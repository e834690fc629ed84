//! What was told, read by the index, against what was told, read whole.

#![expect(clippy::disallowed_methods, reason = "others write files as they like")]

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::super::{around, telling};
use super::*;
use crate::day::Day;
use crate::form::{Answers, Facts};
use crate::law::Survey;

/// More records than a folder has that needs no index.
const MANY: u64 = 104;

/// Of so many of them something was told.
const TOLD: u64 = 24;

fn record(index: u64, company: &str) -> Dossier {
    let mut dossier = Dossier::new(format!("id-{index}"), "", Day::of(2026, 11, 20));
    let answers = json!({
        "record": { "title": format!("记录{index}"), "as_of": "2026-11-20" },
        "handler": { "name": company },
        "groups": [{ "id": "g", "name": "客户", "ordinary": 100 + index, "sensitive": 0, "counted_on": "2026-11-01" }],
        "scenarios": [{ "id": "s", "groups": ["g"] }],
    });
    dossier.answers = Answers::from_json(answers).unwrap();
    dossier
}

fn put(dir: &Path, file: u64, dossier: &Dossier) {
    fs::write(dir.join(format!("r{file:03}.json")), dossier.to_json()).unwrap();
}

fn tell(dir: &Path, file: u64) {
    let path = dir.join(format!("r{file:03}.json"));
    let dossier = Opened::read(&path).unwrap();
    let facts = Facts::new(&dossier.answers);
    let around = around::circumstances(&path, &dossier, facts.day()).unwrap();
    telling::tell(&path, &dossier, &around, &Survey::at(&facts, &around).verdict);
}

/// Who is gone, what cannot be read and what is a copy.
fn said(folder: &Folder) -> String {
    format!("{:?}\n{:?}\n{:?}", folder.gone, folder.unread, folder.copies)
}

fn whole(workspace: &Workspace) -> String {
    said(&Folder::read_by(workspace, None, &|_, _| true).unwrap().unwrap())
}

/// How many files of what was told are read where the index is asked.
fn read_again(workspace: &Workspace) -> usize {
    let index = workspace.index();
    let folder = Folder::read_by(workspace, None, &|_, _| true).unwrap().unwrap();
    let companies = Companies::of(&folder.files);
    workspace.told_but(index.as_ref(), &|id, under| companies.is_quiet(id, under)).told.len()
}

#[test]
fn what_was_told_is_read_again_only_where_something_of_it_changed() {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::new(dir.path());
    let company = |index: u64| format!("公司{}", index % 13);
    for index in 0..MANY {
        put(dir.path(), index, &record(index, &company(index)));
    }
    for index in 0..TOLD {
        tell(dir.path(), index);
    }
    let settle = || std::thread::sleep(Duration::from_millis(30));
    let same = |after: &str| {
        settle();
        for time in 0..2 {
            let told = said(&Folder::read(&workspace).unwrap());
            assert_eq!(told, whole(&workspace), "{after}, {time}");
        }
        read_again(&workspace)
    };
    assert_eq!(same("told"), 0);
    // An answer that names neither a file nor an entity makes nobody gone.
    let mut edited = record(1, &company(1));
    let place = crate::form::Place::parse("record/title").unwrap();
    edited.answers.apply(crate::form::Edit::Set(place, Some(json!("另名")))).unwrap();
    put(dir.path(), 1, &edited);
    assert_eq!(same("another title"), 0);
    // A record goes: all that was told in its company is read, and it is missed by each that counted it.
    fs::remove_file(dir.path().join("r002.json")).unwrap();
    assert!(whole(&workspace).contains("id-2"));
    assert_eq!(same("gone"), 2, "those that name it stay loud");
    put(dir.path(), 2, &record(2, &company(2)));
    assert_eq!(same("back"), 0);
    put(dir.path(), 3, &record(3, "公司4"));
    assert!(whole(&workspace).contains("Moved"));
    assert!(same("of another entity") > 0);
    tell(dir.path(), 4);
    same("told anew");
    fs::rename(dir.path().join("r005.json"), dir.path().join("r900.json")).unwrap();
    assert_eq!(same("under another name"), 3);
    fs::write(dir.path().join("r005.json"), "{ \"format\": \"chujing-assessment\", ").unwrap();
    same("torn under its old name");
    fs::copy(dir.path().join("r006.json"), dir.path().join("copy.json")).unwrap();
    same("copied");
    let torn = record(7, "公司7").to_json();
    let half: String = torn.chars().take(torn.chars().count() / 2).collect();
    fs::write(dir.path().join("torn.json"), half).unwrap();
    same("a torn copy");
    let told = dir.path().join(Workspace::told_name("id-8"));
    fs::write(&told, "{").unwrap();
    same("what was told is torn");
    fs::remove_file(dir.path().join("r008.json")).unwrap();
    assert!(whole(&workspace).contains("Untold"));
    same("its record is gone");
    fs::remove_file(&told).unwrap();
    same("what was told is gone");
    fs::remove_dir_all(dir.path().join("told")).unwrap();
    assert_eq!(same("nothing is told"), 0);
}

/// Workers let go of shares while others ask for them: nobody counts fewer for that.
#[test]
fn shares_that_another_worker_lets_go_are_not_missed() {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::new(dir.path());
    for index in 0..MANY {
        put(dir.path(), index, &record(index, &format!("公司{}", index % 26)));
    }
    std::thread::sleep(Duration::from_millis(30));
    let settings = around::with_settings(&workspace);
    let day = Day::of(2026, 11, 20);
    for round in 0..8 {
        let folder = Folder::read(&workspace).unwrap();
        assert!(folder.index().is_some());
        let companies: Vec<Vec<usize>> =
            (0..26).map(|company| (company..104).step_by(26).collect()).collect();
        let asked: Vec<&Vec<usize>> = companies.iter().cycle().take(26 * 40).collect();
        let counted = on_every_core(&asked, |of| folder.shares(of, day, &settings).len());
        assert_eq!(counted.iter().find(|count| **count != 4), None, "round {round}");
    }
}
