//! Two people on one record, each in a clone of their own, merged by real git: nothing that either did is lost, and the record
//! opens and is judged whatever came of it.
//!
//! `CHUJING_GIT=1000` tries as many pairs of each kind; without it a few.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Map, Value, json};

use chujing::day::Moment;
use chujing::desk::Session;
use chujing::desk::session::Hand;
use chujing::form::catalog::SECTIONS;
use chujing::form::{Answers, Edit, Kind, Place, Section};
use chujing::law::Mechanism;
use chujing::store::Opened;

use crate::source::root;

/// What both people may change.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Apart {
    /// Different sections, merged by git alone.
    Sections,
    /// Different rows and answers of the same sections, merged by the driver.
    Answers,
    /// Anything, also the same answer.
    Nothing,
}

fn hand(who: &str) -> Hand {
    Hand { clock: || Moment::since_1970(1_795_845_725), who: Some(who.to_owned()) }
}

fn git(dir: &Path, arguments: &[&str]) -> Output {
    Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(dir)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("HOME", dir)
        .output()
        .unwrap()
}

fn well(dir: &Path, arguments: &[&str]) {
    let output = git(dir, arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {told}");
}

/// The places of the example that hold a line of text, and one section's worth of them at a time.
fn texts(answers: &Answers) -> Vec<Place> {
    let mut out = Vec::new();
    for section in SECTIONS.iter().copied() {
        let rows: Vec<Option<String>> = if section.is_single() {
            vec![None]
        } else {
            answers.rows(section).map(|row| Some(row.id.to_owned())).collect()
        };
        for row in rows {
            for field in section.fields.iter().copied() {
                let place = Place { section, row: row.clone(), field: Some(field) };
                if matches!(field.kind, Kind::Line | Kind::Paragraph) {
                    out.push(place);
                }
            }
        }
    }
    out
}

/// What one person did: answers by their places, and rows that are new.
#[derive(Debug, Default)]
struct Did {
    answers: HashMap<String, Value>,
    rows: Vec<(&'static Section, String)>,
}

struct Person<'a> {
    who: &'static str,
    random: &'a mut fastrand::Rng,
    may: Vec<Place>,
    grows: Vec<&'static Section>,
}

impl Person<'_> {
    /// Answers and adds rows in a few sittings.
    fn works(&mut self, file: &Path) -> Did {
        let mut did = Did::default();
        for sitting in 0..self.random.usize(1..3) {
            let mut session = Session::for_change(file, &hand(self.who)).unwrap();
            for n in 0..self.random.usize(1..4) {
                let value = json!(format!("{}{sitting}{n}", self.who));
                if self.random.u8(0..4) == 0 && !self.grows.is_empty() {
                    let section = self.grows[self.random.usize(..self.grows.len())];
                    let id = format!("{}-{:08x}", section.id, self.random.u32(..));
                    let row = Map::from_iter([("id".to_owned(), json!(id))]);
                    let index = self.random.usize(0..9);
                    session.edit(Edit::Insert { section, index, row }).unwrap();
                    did.rows.push((section, id));
                } else {
                    let place = self.may[self.random.usize(..self.may.len())].clone();
                    did.answers.insert(place.to_string(), value.clone());
                    session.edit(Edit::Set(place, Some(value))).unwrap();
                }
            }
            session.save().unwrap();
            assert!(session.history_trouble().is_none());
        }
        did
    }
}

/// One pair; whether git called it a conflict, and how many answers hold both values.
fn pair(apart: Apart, seed: u64) -> (bool, usize) {
    let random = &mut fastrand::Rng::with_seed(seed);
    let dir = tempfile::tempdir().unwrap();
    let (one, other) = (dir.path().join("one"), dir.path().join("other"));
    fs::create_dir(&one).unwrap();
    well(&one, &["init", "-q", "-b", "main"]);
    fs::write(one.join(".gitignore"), ".chujing/\n").unwrap();
    let file = |folder: &Path| -> PathBuf { folder.join("record.json") };
    fs::copy(root().join("assessments/hr-exempt.json"), file(&one)).unwrap();
    // A first save, so that both begin with what the program writes.
    let mut session = Session::for_change(&file(&one), &hand("甲")).unwrap();
    session.edit(Edit::Set(Place::parse("record/team").unwrap(), Some(json!("法务部")))).unwrap();
    session.save().unwrap();
    drop(session);
    well(&one, &["add", "-A"]);
    well(&one, &["commit", "-qm", "a"]);
    well(dir.path(), &["clone", "-q", "one", "other"]);
    if apart != Apart::Sections {
        let program = env!("CARGO_BIN_EXE_chujing").replace('\\', "/");
        let driver = format!("'{program}' merge --driver --base %O %A %B");
        well(&one, &["config", "merge.chujing.driver", &driver]);
        fs::write(one.join(".git/info/attributes"), "record.json merge=chujing\n").unwrap();
    }
    let answers = Opened::read(&file(&one)).unwrap().answers;
    let all = texts(&answers);
    let grows: Vec<&'static Section> = SECTIONS.iter().copied().filter(|it| it.grows()).collect();
    let mut sections: Vec<&str> = SECTIONS.iter().map(|it| it.id).collect();
    random.shuffle(&mut sections);
    let first: HashSet<&str> = sections.iter().copied().take(sections.len() / 2).collect();
    let side = |is_first: bool| -> (Vec<Place>, Vec<&'static Section>) {
        match apart {
            Apart::Sections => (
                all.iter()
                    .filter(|it| first.contains(it.section.id) == is_first)
                    .cloned()
                    .collect(),
                grows.iter().copied().filter(|it| first.contains(it.id) == is_first).collect(),
            ),
            Apart::Answers => {
                let mine = |at: usize| (at.is_multiple_of(2)) == is_first;
                let places = all.iter().enumerate().filter(|(at, _)| mine(*at));
                (places.map(|(_, place)| place.clone()).collect(), grows.clone())
            }
            Apart::Nothing => {
                // A few places only, so that they meet.
                (all.iter().take(6).cloned().collect(), grows.clone())
            }
        }
    };
    let (may, grow) = side(true);
    let mine = Person { who: "甲", random, may, grows: grow }.works(&file(&one));
    let (may, grow) = side(false);
    let theirs = Person { who: "乙", random, may, grows: grow }.works(&file(&other));
    for folder in [&one, &other] {
        well(folder, &["add", "-A"]);
        well(folder, &["commit", "-qm", "b"]);
    }
    well(&one, &["fetch", "-q", "../other", "main"]);
    let merged = git(&one, &["merge", "-q", "--no-edit", "FETCH_HEAD"]);
    let about = format!("{apart:?} {seed}: {}", String::from_utf8_lossy(&merged.stdout));
    // The record opens whatever git said of it, and what the history knows is the same.
    let mut session = Session::for_change(&file(&one), &hand("甲")).unwrap();
    let joined = session.joined();
    assert_eq!((joined.outside, &joined.gap), (0, &None), "{about}");
    let _: Mechanism = session.survey().verdict.mechanism;
    let mut both = 0;
    for did in [&mine, &theirs] {
        for (place, value) in &did.answers {
            let held = session.answers().get(&Place::parse(place).unwrap()).cloned();
            let candidates = held.as_ref().and_then(|held| held.get("candidates")?.as_array());
            both += usize::from(candidates.is_some());
            let is_there = held.as_ref() == Some(value)
                || candidates.is_some_and(|candidates| candidates.contains(value));
            assert!(is_there, "{about}: {place} holds {held:?} and not {value}");
        }
        for (section, id) in &did.rows {
            assert!(session.answers().row(section, id).is_some(), "{about}: {id} is gone");
        }
    }
    // Every conflict is one where both wrote something else.
    let meet = mine
        .answers
        .iter()
        .filter(|(place, value)| theirs.answers.get(*place).is_some_and(|other| other != *value));
    assert_eq!(both, meet.count() * 2, "{about}");
    session.save().unwrap();
    drop(session);
    let mut again = Session::for_change(&file(&one), &hand("甲")).unwrap();
    assert_eq!(again.joined().merged, 0, "{about}");
    (!merged.status.success(), both / 2)
}

#[test]
fn what_two_people_did_is_merged_by_real_git() {
    if Command::new("git").arg("--version").output().is_err() {
        return;
    }
    let count: u64 =
        std::env::var("CHUJING_GIT").ok().and_then(|count| count.parse().ok()).unwrap_or(4);
    for apart in [Apart::Sections, Apart::Answers, Apart::Nothing] {
        let found: Vec<(bool, usize)> = (0..count).map(|seed| pair(apart, seed)).collect();
        let conflicts = found.iter().filter(|(conflict, _)| *conflict).count();
        let both: usize = found.iter().map(|(_, both)| both).sum();
        let told =
            format!("{apart:?}: {count} pairs, {conflicts} conflicts, {both} answers with both");
        if count > 4 {
            fs::write(std::env::temp_dir().join(format!("chujing-git-{apart:?}.txt")), &told)
                .unwrap();
        }
        if apart != Apart::Nothing {
            assert_eq!((conflicts, both), (0, 0), "{told}");
        }
        let as_told = found.iter().all(|(conflict, both)| *conflict == (*both > 0));
        assert!(as_told, "git hears of each conflict: {told}");
    }
}
