//! A fault at every call of a save and its history, and crashes while it is recovered from, twice: what was acknowledged is there,
//! or what came after it, and every step leads back.
#![expect(clippy::disallowed_methods, reason = "tests look at files themselves")]

use super::*;
use crate::store::faults::{Fault, count, inject, quick_folder};
use crate::store::{Archive, StoreError};

/// A folder with a record that has a history.
fn before(dir: &Path) -> PathBuf {
    let path = dir.join("a.json");
    let dossier = Dossier::new("a", "记录", Day::of(2026, 11, 20));
    fs::write(&path, dossier.to_json()).unwrap();
    let mut session = Session::for_change(&path, &hand()).unwrap();
    session.set(NAME, "甲").save().unwrap();
    path
}

/// What is acknowledged: the record, and whether its history is, too.
fn work(path: &Path) -> Result<(), StoreError> {
    let mut session = Session::for_change(path, &hand())?;
    session.set(NAME, "乙").set(TEAM, "法务部").save()?;
    session.history_trouble().map_or(Ok(()), Err)
}

/// Whoever comes next opens it and saves what the history brings.
fn recovers(path: &Path) -> Result<(), StoreError> {
    let mut session = Session::for_change(path, &hand())?;
    session.save()
}

#[test]
fn what_was_acknowledged_survives_every_fault_and_crashes_in_recovery() {
    let model = quick_folder();
    before(model.path());
    let fresh = || {
        let dir = quick_folder();
        copy_tree(model.path(), dir.path());
        let path = dir.path().join("a.json");
        (dir, path)
    };
    let (_dir, path) = fresh();
    let calls = count(|| work(&path).unwrap());
    let recovery = count(|| recovers(&path).unwrap());
    assert!(calls > 20 && recovery > 5, "{calls} {recovery}");
    let faults = [
        (Fault::Error(5), false),
        (Fault::Error(28), true),
        (Fault::Half, false),
        (Fault::EndBefore, true),
        (Fault::EndAfter, true),
    ];
    for at in 0..calls {
        for (number, (what, from_then_on)) in faults.into_iter().enumerate() {
            let (_dir, path) = fresh();
            let (told, _) = inject(at, what, from_then_on, || work(&path));
            // Twice the recovery ends in the middle, each time elsewhere.
            for again in 0..2 {
                let at = (at * 7 + number * 3 + again * 5) % recovery;
                let _over = inject(at, Fault::EndAfter, true, || recovers(&path));
            }
            let about = format!("{what:?} at {at} of {calls}: {told:?}");
            let mut session = Session::for_change(&path, &hand()).unwrap();
            let name = session.answers().get(&Place::parse(NAME).unwrap()).cloned();
            let name = name.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
            assert!(name == "乙" || (name == "甲" && told.is_err()), "{about}, then {name}");
            session.save().unwrap();
            assert!(session.history_trouble().is_none(), "{about}");
            let verified = Archive::of(&path, "a").verify().unwrap();
            assert_eq!(verified.faults, Vec::new(), "{about}");
            while matches!(session.step(Direction::Back), Ok(Stepped::At(_))) {}
            session.holds(NAME, "").holds(TEAM, "");
        }
    }
}
