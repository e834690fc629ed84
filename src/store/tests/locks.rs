//! Two who want one record: each of them is told the truth, and nothing of either is lost.

use std::fs;
use std::path::Path;
use std::sync::mpsc;

use serde_json::json;

use crate::form::{Edit, Place};
use crate::store::faults::dossier;
use crate::store::{Mode, Opened, Refused, StoreError, lock};

fn record(dir: &Path) -> std::path::PathBuf {
    let path = dir.join("a.json");
    fs::write(&path, dossier().to_json()).unwrap();
    path
}

fn named(opened: &mut Opened, words: &str) {
    let place = Place::parse("handler/name").unwrap();
    opened.dossier.answers.apply(Edit::Set(place, Some(json!(words)))).unwrap();
}

#[test]
fn who_comes_second_may_write_when_the_first_has_left() {
    let dir = tempfile::tempdir().unwrap();
    let path = record(dir.path());
    let mut first = Opened::open(&path).unwrap();
    let mut second = Opened::open(&path).unwrap();
    assert!(!second.retry_lock().unwrap() && !second.is_writable());
    assert!(matches!(second.save(), Err(StoreError::Locked(_))));
    named(&mut first, "甲");
    first.save().unwrap();
    drop(first);
    assert!(second.retry_lock().unwrap() && second.is_writable());
    assert!(second.dossier.to_json().contains('甲'), "what the first wrote was read");
    named(&mut second, "乙");
    second.save().unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains('乙'));
}

#[test]
fn a_save_on_another_thread_holds_the_lock_until_it_is_done() {
    let dir = tempfile::tempdir().unwrap();
    let path = record(dir.path());
    let mut first = Opened::open(&path).unwrap();
    named(&mut first, "甲");
    let save = first.begin_save().unwrap();
    drop(first);
    assert!(!Opened::open(&path).unwrap().is_writable());
    std::thread::spawn(move || save.run().map(drop)).join().unwrap().unwrap();
    let mut next = Opened::open(&path).unwrap();
    assert!(next.is_writable() && next.dossier.to_json().contains('甲'));
    // What is typed while a save is under way is saved by the next one.
    named(&mut next, "乙");
    let save = next.begin_save().unwrap();
    named(&mut next, "丙");
    next.settle(save.run().unwrap());
    next.save().unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains('丙'));
}

#[test]
fn a_command_waits_for_the_other_and_says_who_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let path = record(dir.path());
    let first = Opened::open(&path).unwrap();
    match Opened::open_for_change(&path) {
        Err(error @ StoreError::Busy(_, Some(number))) => {
            assert_eq!(number, std::process::id());
            assert!(error.said().zh.contains(&number.to_string()), "{error}");
        }
        other => panic!("{other:?}"),
    }
    let (tell, told) = mpsc::channel();
    let waits = path.clone();
    let waiting = std::thread::spawn(move || {
        tell.send(()).unwrap();
        Opened::open_for_change(&waits).map(|opened| opened.is_writable())
    });
    told.recv().unwrap();
    drop(first);
    assert!(waiting.join().unwrap().unwrap());
}

#[test]
fn many_take_the_lock_in_turn_and_none_beside_another() {
    let dir = tempfile::tempdir().unwrap();
    let path = record(dir.path());
    let work = || {
        let path = path.clone();
        std::thread::spawn(move || {
            for _ in 0..60 {
                let mut opened = Opened::open_for_change(&path).unwrap();
                let place = Place::parse("handler/employees").unwrap();
                let number = opened.dossier.answers.get(&place).and_then(serde_json::Value::as_u64);
                let next = json!(number.unwrap_or(0) + 1);
                opened.dossier.answers.apply(Edit::Set(place, Some(next))).unwrap();
                opened.save().unwrap();
            }
        })
    };
    let workers = [work(), work(), work(), work()];
    for worker in workers {
        worker.join().unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap().contains("\"employees\": 240"));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "no lock stays behind");
}

#[cfg(unix)]
#[test]
fn a_link_is_the_record_it_leads_to_and_stays_a_link() {
    let dir = tempfile::tempdir().unwrap();
    let path = record(dir.path());
    let linked = dir.path().join("b.json");
    std::os::unix::fs::symlink("a.json", &linked).unwrap();
    let mut by_link = Opened::open(&linked).unwrap();
    assert!(!Opened::open(&path).unwrap().is_writable(), "it is one record");
    named(&mut by_link, "甲");
    by_link.save().unwrap();
    drop(by_link);
    assert!(fs::symlink_metadata(&linked).unwrap().is_symlink());
    assert!(fs::read_to_string(&path).unwrap().contains('甲'));
    let mut by_name = Opened::open(&path).unwrap();
    assert!(by_name.is_writable() && !Opened::open(&linked).unwrap().is_writable());
    named(&mut by_name, "乙");
    by_name.save().unwrap();
}

#[cfg(unix)]
#[test]
fn what_may_not_be_replaced_is_refused_and_told() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let path = record(dir.path());
    let text = fs::read_to_string(&path).unwrap();
    let mode = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    let refused = |why: Refused| {
        let mut opened = Opened::open(&path).unwrap();
        let is_it = |error: &StoreError| matches!(error, StoreError::Refused(_, w) if *w == why);
        assert!(matches!(&opened.mode, Mode::ReadOnly(error) if is_it(error)), "{:?}", opened.mode);
        named(&mut opened, "甲");
        assert!(is_it(&opened.save().unwrap_err()));
        let second = Opened::open(&path).unwrap();
        assert!(
            matches!(&second.mode, Mode::ReadOnly(error) if is_it(error)),
            "that it is open, too, says less"
        );
        drop((opened, second));
        assert!(is_it(&Opened::open_for_change(&path).unwrap_err()));
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    };
    mode(0o444);
    refused(Refused::Protected);
    mode(0o640);
    fs::hard_link(&path, dir.path().join("b.json")).unwrap();
    refused(Refused::SeveralNames);
    fs::remove_file(dir.path().join("b.json")).unwrap();
    // It becomes so while it is open, and ceases to be so.
    let mut opened = Opened::open(&path).unwrap();
    named(&mut opened, "甲");
    mode(0o444);
    assert!(matches!(opened.save(), Err(StoreError::Refused(_, Refused::Protected))));
    mode(0o640);
    opened.save().unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_lock_that_cannot_be_had_is_no_silence() {
    let dir = tempfile::tempdir().unwrap();
    let path = record(dir.path());
    // A file where the folder of locks should be.
    fs::write(dir.path().join(".chujing"), "").unwrap();
    let mut opened = Opened::open(&path).unwrap();
    let told = opened.save().unwrap_err();
    assert!(matches!(told, StoreError::NoLock(..)) && told.said().zh.contains("锁"), "{told}");
    assert!(matches!(Opened::open_for_change(&path), Err(StoreError::NoLock(..))));
    fs::remove_file(dir.path().join(".chujing")).unwrap();
    assert!(opened.retry_lock().unwrap());
    opened.save().unwrap();
}

#[test]
fn a_version_that_locks_beside_the_record_is_respected() {
    let dir = tempfile::tempdir().unwrap();
    let path = record(dir.path());
    let beside = dir.path().join(".a.json.lock");
    let held = fs::File::create(&beside).unwrap();
    held.try_lock().unwrap();
    assert!(matches!(lock::lock(&path), lock::Lock::Elsewhere(None)));
    drop(held);
    assert!(Opened::open(&path).unwrap().is_writable());
    assert!(!beside.exists(), "what it left behind is taken away");
}

#[test]
fn reading_again_drops_nothing_before_the_new_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let path = record(dir.path());
    let mut opened = Opened::open(&path).unwrap();
    named(&mut opened, "甲");
    fs::write(&path, "{").unwrap();
    assert!(opened.reread().is_err());
    assert!(opened.dossier.to_json().contains('甲') && opened.is_writable());
    assert!(matches!(opened.save(), Err(StoreError::ChangedOutside(_))));
    fs::write(&path, dossier().to_json()).unwrap();
    opened.reread().unwrap();
    named(&mut opened, "乙");
    opened.save().unwrap();
}
