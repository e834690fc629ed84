//! Sessions without a terminal: what is changed, taken back, saved and read again.
#![expect(clippy::disallowed_methods, reason = "tests look at files themselves")]

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::*;
use crate::day::Moment;
use crate::dossier::Dossier;
use crate::form::Place;
use crate::law::Mechanism;
use crate::store::Mode;

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
