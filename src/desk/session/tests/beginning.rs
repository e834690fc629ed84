//! With what the history of a long record begins, made beside the keys: the same as would be made on the first of them.

use super::*;
use crate::form::catalog::groups;

/// A record of so many rows, in its own folder.
fn long(rows: usize) -> (tempfile::TempDir, PathBuf) {
    let (dir, path) = folder();
    let mut record: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let groups = (0..rows).map(|at| json!({ "id": format!("g{at}"), "name": "甲" }));
    record["answers"]["groups"] = groups.collect::<Vec<_>>().into();
    fs::write(&path, record.to_string()).unwrap();
    (dir, path)
}

/// The lines of the history after one change, without the day on which each stands.
fn begun(mut session: Session) -> Vec<(Option<String>, usize, Answers)> {
    session.set(NAME, "甲");
    let head = session.track.head().cloned().unwrap();
    let log = session.track.graph().log(&[head]);
    let told = log.iter().map(|(id, step)| {
        (step.who.clone(), step.deltas.len(), session.track.graph().state(id).unwrap())
    });
    told.collect()
}

#[test]
fn what_is_made_ready_is_what_the_first_key_would_make() {
    let ((_dir, path), (_other, same)) = (long(LONG), long(LONG));
    let ready = open(&path);
    assert!(
        ready.track.is_ready() && !Session::for_change(&same, &hand()).unwrap().track.is_ready()
    );
    let found = begun(ready);
    assert_eq!(found, begun(Session::for_change(&same, &hand()).unwrap()));
    assert_eq!((found.len(), found[1].2.rows(&groups::SECTION).count()), (2, LONG));
    let (_few, path) = long(LONG - 1);
    assert!(!open(&path).track.is_ready(), "a shorter record begins with its first key");
}

#[test]
fn what_was_made_ready_of_something_else_is_made_anew() {
    let (_dir, path) = long(LONG);
    let mut session = open(&path);
    session.work_as("张三");
    assert!(begun(session).iter().all(|(who, ..)| who.as_deref() == Some("张三")));
    let (_dir, path) = long(LONG);
    let mut session = open(&path);
    let text = fs::read_to_string(&path).unwrap().replace("\"g7\"", "\"other\"");
    fs::write(&path, text).unwrap();
    assert!(session.read_outside().unwrap());
    let begun = begun(session);
    assert!(begun[1].2.row(&groups::SECTION, "other").is_some());
    assert!(begun[1].2.row(&groups::SECTION, "g7").is_none());
}
