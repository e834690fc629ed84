//! What a whole folder holds, by its index against the same folder read whole.

#![expect(clippy::disallowed_methods, reason = "others write files as they like")]

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::*;
use crate::day::Day;
use crate::desk::Kind;
use crate::law::clock::When;

/// More than a folder has that is read without an index.
const MANY: u64 = 101;

/// The sections of the example on which the pages rest.
const HELD: [&str; 6] = ["record", "handler", "recipients", "contracts", "events", "systems"];

fn text(index: u64, seed: u64) -> String {
    let example = include_str!("../../../assessments/customers-standard-contract.json");
    let mut record: Value = serde_json::from_str(example).unwrap();
    record["id"] = json!(format!("r{index}"));
    let answers = record["answers"].as_object_mut().unwrap();
    answers.retain(|section, _| HELD.contains(&section.as_str()));
    let answers = &mut record["answers"];
    answers["record"]["title"] = json!(format!("会员数据{index}-{seed}"));
    answers["handler"]["name"] = json!(format!("公司{}", index % 9));
    answers["handler"]["credit_code"] = Value::Null;
    let country = if index + seed == 7 { "fr" } else { "de" };
    answers["recipients"][0]["country"] = json!(country);
    let month = 1 + (index + seed) % 9;
    answers["contracts"][0]["effective"] = json!(format!("2026-0{month}-02"));
    record.to_string()
}

/// All that is told of a folder.
fn told(workspace: &Workspace) -> String {
    let on = Day::of(2026, 9, 1);
    let mut out = String::new();
    let agenda = agenda_of_all(workspace).unwrap();
    for (at, due) in &agenda.dues {
        let stem = &agenda.record(*at).stem;
        out.push_str(&format!("{stem} {:?} {:?} {due:?}\n", due.when(on), due.progress(on)));
    }
    for kind in Kind::ALL {
        let register = register(workspace, kind).unwrap();
        for thing in &register.things {
            let stems = thing.used.iter().map(|used| &register.listing.records[used.at].stem);
            let stems: Vec<_> = stems.collect();
            out.push_str(&format!("{:?} {stems:?} {:?}\n", thing.name, thing.disagreements.len()));
        }
    }
    for typed in ["会员数据7-0", "hysj7", "gs 会员", "r4"] {
        let (listing, hits) = search(workspace, typed).unwrap();
        let hits = hits.iter().map(|hit| (&listing.records[hit.at].stem, &hit.place, &hit.text));
        out.push_str(&format!("{:?}\n", hits.collect::<Vec<_>>()));
    }
    out
}

/// The same folder with an index that is made anew.
fn told_afresh(dir: &Path) -> String {
    let copy = tempfile::tempdir().unwrap();
    for path in crate::store::list_files(dir).unwrap() {
        fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
    }
    told(&Workspace::new(copy.path()))
}

/// The same where the list was made before, and the pages were then made ready, or are made when they are asked for.
fn told_after_a_list(dir: &Path, is_ready: bool) -> String {
    let copy = tempfile::tempdir().unwrap();
    for path in crate::store::list_files(dir).unwrap() {
        fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
    }
    let workspace = Workspace::new(copy.path());
    std::thread::sleep(Duration::from_millis(30));
    crate::desk::records(&workspace).unwrap();
    assert!(!is_ready || crate::desk::keep(&workspace, &|_| true));
    told(&workspace)
}

/// The same records, each half of the folder read without an index.
fn told_without(dir: &Path) -> Vec<String> {
    let mut files = crate::store::list_files(dir).unwrap();
    files.sort();
    let halves = files.chunks(files.len().div_ceil(2)).map(|half| {
        let copy = tempfile::tempdir().unwrap();
        for path in half {
            fs::copy(path, copy.path().join(path.file_name().unwrap())).unwrap();
        }
        let workspace = Workspace::new(copy.path());
        assert!(!workspace.is_large());
        dues(&workspace)
    });
    let mut out: Vec<String> = halves.flatten().collect();
    out.sort();
    out
}

/// The deadlines of a folder, in the order of their records.
fn dues(workspace: &Workspace) -> Vec<String> {
    let agenda = agenda_of_all(workspace).unwrap();
    let line = |(at, due): &(usize, Due)| format!("{} {due:?}", agenda.record(*at).stem);
    let mut out: Vec<String> = agenda.dues.iter().map(line).collect();
    out.sort();
    out
}

#[test]
fn the_index_tells_the_same_as_the_records() {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::new(dir.path());
    let write = |index: u64, seed| {
        fs::write(dir.path().join(format!("r{index:03}.json")), text(index, seed)).unwrap();
    };
    (0..MANY).for_each(|index| write(index, 0));
    std::thread::sleep(Duration::from_millis(30));
    let first = told(&workspace);
    assert_eq!(told(&workspace), first, "what is kept is what was read");
    assert_eq!(told_afresh(dir.path()), first);
    assert_eq!(told_without(dir.path()), dues(&workspace));
    for is_ready in [false, true] {
        assert_eq!(told_after_a_list(dir.path(), is_ready), first, "{is_ready}");
    }
    (3..6).for_each(|index| write(index, 2));
    std::thread::sleep(Duration::from_millis(30));
    let second = told(&workspace);
    assert_ne!(second, first);
    assert_eq!(told_afresh(dir.path()), second);
    for index in 60..MANY {
        fs::remove_file(dir.path().join(format!("r{index:03}.json"))).unwrap();
    }
    let small = told(&workspace);
    fs::remove_dir_all(dir.path().join(".chujing")).unwrap();
    assert_eq!(told(&workspace), small);
    assert!(small.contains("r007") && !small.contains("r060"));
}

#[test]
fn deadlines_stand_by_the_day_that_is_asked() {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::new(dir.path());
    fs::write(dir.path().join("a.json"), text(0, 0)).unwrap();
    let agenda = agenda_of_all(&workspace).unwrap();
    let (_, due) = agenda.dues.iter().find(|(_, due)| due.clock.id.contains("sc")).unwrap();
    let day = due.act_by.unwrap();
    assert_eq!(due.when(day), When::Today);
    assert_eq!(due.when(due.closes.or(due.due).unwrap().next()), When::Overdue);
    assert_eq!(due.when(day.plus_days(-30).unwrap()), When::Later);
}

#[test]
fn what_is_typed_is_found_by_sound_and_every_word_must_stand() {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::new(dir.path());
    fs::write(dir.path().join("a.json"), text(1, 0)).unwrap();
    fs::write(dir.path().join("b.json"), text(2, 0)).unwrap();
    let found = |typed: &str| {
        let (listing, hits) = search(&workspace, typed).unwrap();
        let mut stems: Vec<_> =
            hits.iter().map(|hit| listing.records[hit.at].stem.clone()).collect();
        stems.dedup();
        stems.len()
    };
    assert_eq!(found("会员数据1"), 1);
    assert_eq!(found("huiyuanshuju1"), 1);
    assert_eq!(found("hysj"), 2);
    assert_eq!(found("hysj gs1"), 1);
    assert_eq!(found("hysj nobody"), 0);
    assert_eq!(found(" - "), 0);
}

#[test]
fn a_register_names_where_records_disagree() {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::new(dir.path());
    for index in 6..9 {
        fs::write(dir.path().join(format!("r{index}.json")), text(index, 0)).unwrap();
    }
    let register = register(&workspace, Kind::Recipients).unwrap();
    let thing = &register.things[0];
    assert_eq!(thing.used.len(), 3);
    let [country] = thing.disagreements.as_slice() else { panic!("{:?}", thing.disagreements) };
    assert_eq!(country.field.id, "country");
    let values: Vec<_> =
        country.values.iter().map(|(words, who)| (&*words.en, who.len())).collect();
    assert_eq!(values, [("Germany", 2), ("France", 1)]);
}

#[test]
fn of_a_list_that_stands_the_deadlines_are_those_of_the_folder() {
    let dir = tempfile::tempdir().unwrap();
    for index in 0..MANY {
        fs::write(dir.path().join(format!("r{index:03}.json")), text(index, 0)).unwrap();
    }
    let workspace = Workspace::new(dir.path());
    std::thread::sleep(Duration::from_millis(60));
    let looked = || (workspace.glance(None), crate::desk::records(&workspace).unwrap());
    let line = |agenda: &Agenda| {
        let line = |(at, due): &(usize, Due)| format!("{} {due:?}", agenda.record(*at).stem);
        agenda.dues.iter().map(line).collect::<Vec<_>>()
    };
    let (glance, list) = looked();
    // What is not kept yet is not told as nothing.
    assert!(agenda_of_listed(&workspace, list.clone(), &glance).is_none());
    assert!(crate::desk::keep(&workspace, &|_| true));
    let told = agenda_of_listed(&workspace, list.clone(), &glance).unwrap();
    let whole = agenda_of_all(&workspace).unwrap();
    assert!(!told.dues.is_empty());
    assert_eq!(line(&told), line(&whole));
    // A list that is being counted is none to rest on, and neither is one of before.
    let mut counting = list.clone();
    counting.records[3].firm = Firm::AsTold;
    assert!(agenda_of_listed(&workspace, counting, &glance).is_none());
    fs::write(dir.path().join("r007.json"), text(7, 3)).unwrap();
    assert!(agenda_of_listed(&workspace, list, &glance).is_none());
    // Of what was written a moment ago nothing is kept, though the list tells it.
    let (glance, list) = looked();
    crate::desk::keep(&workspace, &|_| true);
    let told = agenda_of_listed(&workspace, list, &glance);
    let whole = agenda_of_all(&workspace).unwrap();
    assert!(told.is_none_or(|told| line(&told) == line(&whole)));
}

#[test]
fn a_count_that_has_reached_the_last_line_is_told_before_one_that_has_not() {
    let nearest = |sensitive: u64| {
        let example = include_str!("../../../assessments/customers-standard-contract.json");
        let mut record: Value = serde_json::from_str(example).unwrap();
        record["answers"]["items"][0]["sensitivity"] = json!("sensitive");
        record["answers"]["groups"][0]["ordinary"] = json!(50_000);
        record["answers"]["groups"][0]["sensitive"] = json!(sensitive);
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.json"), record.to_string()).unwrap();
        let found = overview(&Workspace::new(dir.path()), Day::of(2026, 11, 28)).unwrap();
        found.nearest().unwrap().told.words.zh
    };
    let reached = nearest(43_600);
    assert!(reached.contains("敏感人数43,600") && reached.contains("已达到"), "{reached}");
    let left = nearest(1_000);
    assert!(left.contains("一般人数50,000") && left.contains("还差50,000"), "{left}");
}
