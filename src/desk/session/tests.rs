//! Sessions without a terminal: what is changed, taken back, saved and read again.
#![expect(clippy::disallowed_methods, reason = "tests look at files themselves")]

mod agreed;
mod beginning;
mod crashed;
mod drafts;
mod renamed;
mod whole;

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::*;
use crate::day::{Day, Moment};
use crate::dossier::Dossier;
use crate::form::Place;
use crate::law::Mechanism;
use crate::store::{Archive, Mode, Workspace};

const NAME: &str = "handler/name";
const TEAM: &str = "record/team";

/// A folder with one record.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let dossier = Dossier::new("a", "记录", Day::of(2026, 11, 20));
    let path = Workspace::new(dir.path()).create("记录", dossier).unwrap().path;
    (dir, path)
}

fn hand() -> Hand {
    Hand { clock: || Moment::since_1970(1_795_845_725), who: None }
}

fn open(path: &Path) -> Session {
    Session::open(path, &hand()).unwrap()
}

impl Session {
    fn set(&mut self, place: &str, value: &str) -> &mut Self {
        let value = (!value.is_empty()).then(|| json!(value));
        self.edit(Edit::Set(Place::parse(place).unwrap(), value)).unwrap();
        self
    }

    fn holds(&mut self, place: &str, value: &str) -> &mut Self {
        let is = self.answers().get(&Place::parse(place).unwrap());
        assert_eq!(is.and_then(Value::as_str).unwrap_or_default(), value, "{place}");
        self
    }

    fn steps(&mut self, direction: Direction, said: &str) -> &mut Self {
        let stepped = self.step(direction).unwrap().said(direction);
        assert!(stepped.zh.contains(said), "{}", stepped.zh);
        self
    }
}

#[test]
fn steps_lead_back_and_on_again() {
    let (_dir, path) = folder();
    let mut session = open(&path);
    session.set(NAME, "甲").set(NAME, "乙").steps(Direction::Back, "已撤销").holds(NAME, "甲");
    session.steps(Direction::Again, "已重做").holds(NAME, "乙");
    session.steps(Direction::Back, "已撤销").set(TEAM, "法务部");
    session.steps(Direction::Again, "没有可以重做的").steps(Direction::Back, "已撤销");
    session.steps(Direction::Back, "已撤销").steps(Direction::Back, "没有可以撤销的");
    session.holds(NAME, "").holds(TEAM, "");
    // What was thrown away while it was typed can be had, too.
    session.discards(Edit::Set(Place::parse(TEAM).unwrap(), Some(json!("人事部"))));
    session.steps(Direction::Again, "已重做").holds(TEAM, "人事部");
}

#[test]
fn clearing_a_long_answer_is_undone_after_a_restart() {
    let (_dir, path) = folder();
    let long = "评估团队由法务部牵头。".repeat(50);
    let mut session = open(&path);
    session.set(TEAM, &long).set(TEAM, "").save().unwrap();
    drop(session);
    let mut session = open(&path);
    session.steps(Direction::Back, "已撤销").holds(TEAM, &long);
    // And back to the beginning.
    session.steps(Direction::Back, "已撤销").holds(TEAM, "");
    // What was changed outside the program is a step of its own.
    session.steps(Direction::Again, "已重做").steps(Direction::Again, "已重做").save().unwrap();
    drop(session);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"record\": {", "\"record\": {\n \"team\": \"别人\",")).unwrap();
    let mut session = open(&path);
    assert_eq!(session.joined().outside, 1);
    session.holds(TEAM, "别人").steps(Direction::Back, "已撤销").holds(TEAM, "");
    session.steps(Direction::Back, "已撤销").holds(TEAM, &long);
}

#[test]
fn what_is_changed_while_it_is_saved_waits_for_the_next_save() {
    let (_dir, path) = folder();
    let mut session = open(&path);
    let saving = session.set(NAME, "甲").begin_save().unwrap();
    session.set(TEAM, "法务部");
    assert!(!session.settle(saving.run()).unwrap());
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("甲") && !text.contains("法务部"));
    let saving = session.begin_save().unwrap();
    assert!(session.settle(saving.run()).unwrap());
    assert!(fs::read_to_string(&path).unwrap().contains("法务部"));
    // A file that was changed elsewhere is not overwritten, and can be read again; what was in no file is one step away.
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("甲", "别人")).unwrap();
    let saving = session.set(TEAM, "人事部").begin_save().unwrap();
    assert!(matches!(session.settle(saving.run()), Err(StoreError::ChangedOutside(_))));
    assert_eq!(session.reread().unwrap(), 1);
    session.holds(NAME, "别人").holds(TEAM, "法务部");
    session.steps(Direction::Back, "已撤销").holds(NAME, "别人").holds(TEAM, "人事部");
}

#[test]
fn what_is_open_elsewhere_is_only_read_until_it_is_free() {
    let (_dir, path) = folder();
    let mut first = open(&path);
    let mut second = open(&path);
    assert!(matches!(second.file().mode, Mode::ReadOnly(StoreError::Locked(_))));
    assert!(second.begin_save().is_err() && second.retry_lock().unwrap().is_none());
    assert!(matches!(Session::for_change(&path, &hand()), Err(StoreError::Busy(..))));
    first.set(NAME, "甲").save().unwrap();
    drop(first);
    assert_eq!(second.retry_lock().unwrap(), Some(false), "it holds something else now");
    second.holds(NAME, "甲").steps(Direction::Back, "已撤销").holds(NAME, "");
}

#[test]
fn it_is_judged_anew_after_each_change_and_when_the_folder_changes() {
    let (dir, path) = folder();
    let mut session = open(&path);
    assert_eq!(session.survey().errors(), 0);
    assert_eq!(session.set("handler/employees", "about 100k").survey().errors(), 1);
    assert_eq!(session.set("handler/employees", "").survey().errors(), 0);
    assert!(!session.look_again(), "its own changes are none of the folder");
    let revision = session.revision();
    fs::write(dir.path().join("policy.json"), "{ broken").unwrap();
    assert!(session.look_again() && session.revision() > revision);
    assert_eq!(session.survey().verdict.mechanism, Mechanism::Undetermined);
    // It is saved all the same, but nothing is told.
    session.save().unwrap();
    assert!(session.tell().unwrap_err().en.contains("policy.json"));
    assert!(!dir.path().join("told").exists());
    fs::remove_file(dir.path().join("policy.json")).unwrap();
    assert!(session.look_again() && session.tell().is_ok());
    assert!(dir.path().join("told").exists());
    // So it is with newer law that is put there, or put there wrongly.
    let law = dir.path().join("law-2027.json");
    fs::write(&law, "{ \"format\": \"chujing-law\", \"figures\": [{}] }").unwrap();
    assert!(session.look_again() && session.tell().unwrap_err().en.contains("law-2027.json"));
    let figure = r#"{ "figure": "officer", "value": 500000, "from": "2026-07-01", "replaces": 1000000,
        "instrument": "aud", "article": "Art. 12" }"#;
    let text = format!("{{ \"format\": \"chujing-law\", \"figures\": [{figure}] }}");
    fs::write(&law, text).unwrap();
    assert!(session.look_again() && session.tell().is_ok());
    assert_eq!(session.facts().law_files().figures.len(), 1);
    assert_eq!(session.survey().verdict.law_files.figures[0].value, 500_000);
}

#[test]
fn every_step_of_every_session_leads_back_to_the_first_byte() {
    let (_dir, path) = folder();
    let first = fs::read_to_string(&path).unwrap();
    let mut session = open(&path);
    session.set(NAME, "甲").set(TEAM, "法务部").save().unwrap();
    drop(session);
    let mut session = open(&path);
    session.set(NAME, "乙").steps(Direction::Back, "已撤销").set(TEAM, "").save().unwrap();
    drop(session);
    let last = fs::read_to_string(&path).unwrap();
    let mut session = open(&path);
    for _ in 0..3 {
        session.steps(Direction::Back, "已撤销");
    }
    session.steps(Direction::Back, "没有可以撤销的").save().unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), first);
    drop(session);
    // Also what was taken back is made again in another session.
    let mut session = open(&path);
    for _ in 0..3 {
        session.steps(Direction::Again, "已重做");
    }
    session.steps(Direction::Again, "没有可以重做的").save().unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), last);
}

#[test]
fn one_answer_is_brought_back_and_a_state_has_a_name() {
    let (_dir, path) = folder();
    let mut session = open(&path);
    session.set(NAME, "甲").set(TEAM, "法务部");
    session.name("已备案").unwrap();
    assert!(
        ["", "now", "-3", "2026-11-28", "已备案"].iter().all(|name| session.name(name).is_err())
    );
    session.set(NAME, "乙").set(TEAM, "人事部").save().unwrap();
    drop(session);
    let mut session = open(&path);
    let filed = session.past().point("已备案").unwrap();
    assert_eq!(session.past().held_after(&filed).unwrap().to_json()["handler"]["name"], "甲");
    let name = Place::parse(NAME).unwrap();
    assert_eq!(session.restore(&filed, Some(&name)).unwrap(), 1);
    session.holds(NAME, "甲").holds(TEAM, "人事部");
    session.steps(Direction::Back, "已撤销").holds(NAME, "乙");
    assert_eq!(session.restore(&filed, None).unwrap(), 2);
    session.holds(NAME, "甲").holds(TEAM, "法务部");
    let unknown = session.past().point("没有的").unwrap_err();
    assert!(unknown.said().zh.contains("没有“没有的”"));
    assert!(session.past().point("2020-01-01").is_err());
}

#[test]
fn two_machines_that_went_on_each_by_itself_are_merged_when_they_are_next_seen() {
    let (dir, path) = folder();
    let mut session = open(&path);
    session.set("handler/ciio", "no").save().unwrap();
    drop(session);
    let other = tempfile::tempdir().unwrap();
    copy_tree(dir.path(), other.path());
    let copy = other.path().join(path.file_name().unwrap());
    open(&path).set(NAME, "甲").set(TEAM, "法务部").save().unwrap();
    open(&copy).set(NAME, "乙").set("handler/address", "上海").save().unwrap();
    // The folder is shared: what the other machine added arrives, the record of one of them wins.
    copy_tree(other.path(), dir.path());
    let mut session = open(&path);
    let joined = session.joined();
    assert_eq!((joined.merged, joined.outside), (1, 0), "{joined:?}");
    assert_eq!(joined.open.len(), 1);
    session.holds(TEAM, "法务部").holds("handler/address", "上海").holds("handler/ciio", "no");
    let name = session.answers().get(&Place::parse(NAME).unwrap()).cloned();
    assert_eq!(name, Some(json!({ "candidates": ["乙", "甲"] })));
    assert!(session.is_ahead());
    session.save().unwrap();
    drop(session);
    let mut session = open(&path);
    assert_eq!(session.joined(), Joined::default());
    // What was merged is taken back to what the file held.
    session.steps(Direction::Back, "已撤销");
}

#[test]
fn a_copy_beside_its_record_does_not_take_its_history() {
    let (dir, path) = folder();
    let mut session = open(&path);
    session.set(NAME, "甲").save().unwrap();
    drop(session);
    let copy = dir.path().join("copy.json");
    fs::copy(&path, &copy).unwrap();
    open(&path).set(NAME, "乙").save().unwrap();
    let mut session = open(&copy);
    let twin = session.joined().twin.unwrap();
    assert_eq!(twin.file_name(), path.file_name());
    session.set(NAME, "丙").save().unwrap();
    drop(session);
    let mut session = open(&path);
    assert_eq!(session.joined(), Joined::default());
    session.steps(Direction::Back, "已撤销").holds(NAME, "甲");
    // Renamed it keeps its history.
    drop(session);
    fs::remove_file(&copy).unwrap();
    let renamed = dir.path().join("renamed.json");
    fs::rename(&path, &renamed).unwrap();
    open(&renamed).steps(Direction::Back, "已撤销").holds(NAME, "甲");
}

fn copy_tree(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy_tree(&entry.path(), &target);
        } else if !entry.file_name().to_string_lossy().contains("lock") {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_history_that_is_broken_or_gone_stops_nothing() {
    let (dir, path) = folder();
    let mut session = open(&path);
    session.set(NAME, "甲").set(TEAM, "法务部").save().unwrap();
    drop(session);
    // A step is missing and the file was changed: the history goes on from now.
    let folder = fs::read_dir(dir.path().join("history")).unwrap().next().unwrap().unwrap().path();
    let first = fs::read_dir(folder.join("ops")).unwrap().next().unwrap().unwrap().path();
    fs::remove_file(first).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace('甲', "别人")).unwrap();
    let mut session = open(&path);
    assert!(session.joined().gap.is_some());
    session.holds(NAME, "别人").set(NAME, "乙").save().unwrap();
    session.steps(Direction::Back, "已撤销").holds(NAME, "别人");
    drop(session);
    fs::remove_dir_all(dir.path().join("history")).unwrap();
    let mut session = open(&path);
    assert_eq!(session.joined(), Joined::default());
    session.steps(Direction::Back, "没有可以撤销的").set(NAME, "丙").save().unwrap();
    assert_eq!(session.past().steps().len(), 2);
}

#[test]
fn two_who_each_begin_the_history_of_one_record_have_its_first_state_in_common() {
    let (dir, path) = folder();
    let other = tempfile::tempdir().unwrap();
    copy_tree(dir.path(), other.path());
    let copy = other.path().join(path.file_name().unwrap());
    open(&path).set(NAME, "甲").save().unwrap();
    open(&copy).set(TEAM, "法务部").save().unwrap();
    copy_tree(other.path(), dir.path());
    let mut session = open(&path);
    let joined = session.joined();
    assert_eq!((joined.merged, joined.open.len()), (1, 0), "{joined:?}");
    session.holds(NAME, "甲").holds(TEAM, "法务部");
}

#[test]
fn what_was_settled_by_hand_in_the_file_is_not_asked_again() {
    let (dir, path) = folder();
    open(&path).set("handler/ciio", "no").save().unwrap();
    let other = tempfile::tempdir().unwrap();
    copy_tree(dir.path(), other.path());
    let copy = other.path().join(path.file_name().unwrap());
    open(&path).set(NAME, "甲").save().unwrap();
    open(&copy).set(NAME, "乙").set(TEAM, "法务部").save().unwrap();
    let settled = fs::read_to_string(&copy).unwrap().replace('乙', "丙");
    copy_tree(other.path(), dir.path());
    fs::write(&path, settled).unwrap();
    let mut session = open(&path);
    assert_eq!(session.joined().open.len(), 0);
    session.holds(NAME, "丙").holds(TEAM, "法务部").set(TEAM, "人事部").save().unwrap();
    drop(session);
    let mut session = open(&path);
    assert_eq!(session.joined(), Joined::default());
    session.holds(NAME, "丙");
}

#[test]
fn the_history_of_another_record_and_lost_heads_are_told_and_harm_nothing() {
    let (dir, path) = folder();
    open(&path).set(NAME, "甲").set(TEAM, "法务部").save().unwrap();
    let own = fs::read_dir(dir.path().join("history")).unwrap().next().unwrap().unwrap().path();
    // Another record's history is put into the folder of this one.
    let other = tempfile::tempdir().unwrap();
    let foreign = other.path().join("b.json");
    fs::write(&foreign, Dossier::new("b", "别的", Day::of(2026, 11, 20)).to_json()).unwrap();
    open(&foreign).set(NAME, "别的公司").save().unwrap();
    let theirs =
        fs::read_dir(other.path().join("history")).unwrap().next().unwrap().unwrap().path();
    copy_tree(&theirs, &own);
    let faults = Archive::of(&path, "a").verify().unwrap().faults;
    assert!(faults.iter().any(|fault| fault.why.zh.contains("另一份记录")), "{faults:?}");
    let mut session = open(&path);
    session.holds(NAME, "甲").steps(Direction::Back, "已撤销").holds(TEAM, "");
    drop(session);
    // Without heads the latest step is reckoned.
    fs::remove_dir_all(own.join("heads")).unwrap();
    let faults = Archive::of(&path, "a").verify().unwrap().faults;
    assert!(faults.iter().any(|fault| fault.what == "heads"), "{faults:?}");
    open(&path).steps(Direction::Back, "已撤销").holds(TEAM, "");
}

#[test]
fn a_copy_of_which_nothing_is_known_asks_wherever_it_differs() {
    let (dir, path) = folder();
    let mut session = open(&path);
    session.set(NAME, "甲").set(TEAM, "法务部").save().unwrap();
    drop(session);
    let copy = dir.path().join("elsewhere");
    fs::create_dir(&copy).unwrap();
    let copy = copy.join("a.json");
    fs::copy(&path, &copy).unwrap();
    fs::write(&copy, fs::read_to_string(&copy).unwrap().replace('甲', "乙")).unwrap();
    fs::remove_dir_all(dir.path().join("history")).unwrap();
    let mut session = open(&path);
    let returned = session.returned(&copy, &HandedOut::Unknown).unwrap();
    assert_eq!(returned.open().len(), 1);
    session.take_in(returned);
    let name = session.answers().get(&Place::parse(NAME).unwrap()).cloned();
    assert_eq!(name, Some(json!({ "candidates": ["乙", "甲"] })));
    session.holds(TEAM, "法务部");
}
