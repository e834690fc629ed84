//! Histories on disk: what is added stands there, is packed without a loss, and what is not whole is named.
#![expect(clippy::disallowed_methods, reason = "tests look at files themselves")]

use std::fs;

use serde_json::json;

use super::*;
use crate::day::Moment;
use crate::form::{Answers, Delta};
use crate::history::{Act, Graph};

/// A history of so many steps; each adds to what the one before left.
fn steps(archive: &Archive, count: usize) -> Vec<OperationId> {
    let mut graph = Graph::new(Box::new(archive.again()));
    let mut answers = Answers::default();
    let mut out: Vec<OperationId> = Vec::new();
    for n in 0..count {
        let next = Answers::from_json(json!({ "handler": { "name": n.to_string() } })).unwrap();
        let operation = Operation {
            parents: out.last().cloned().into_iter().collect(),
            at: Moment::since_1970(1_795_845_725 + i64::try_from(n).unwrap()),
            who: Some("张三".to_owned()),
            record: None,
            act: if n == 0 { Act::Begin } else { Act::Edit },
            deltas: Delta::between(&answers, &next),
        };
        let (id, line) = graph.add(operation);
        let head = Head { id: id.clone(), state: next.digest(), file: String::new() };
        let follows = out.last().cloned().into_iter().collect();
        archive.add(&Addition { lines: vec![(id.clone(), line)], head, follows }).unwrap();
        out.push(id);
        answers = next;
    }
    out
}

fn archive() -> (tempfile::TempDir, Archive) {
    let dir = tempfile::tempdir().unwrap();
    let archive = Archive::of(&dir.path().join("a.json"), "assessment-1");
    (dir, archive)
}

fn count(archive: &Archive, folder: &str) -> usize {
    list_files(&archive.dir().join(folder)).unwrap().len()
}

#[test]
fn older_operations_are_packed_and_nothing_is_lost() {
    let (_dir, archive) = archive();
    let ids = steps(&archive, 700);
    assert!(count(&archive, OPERATIONS) <= 256 && count(&archive, PACKS) >= 2);
    assert_eq!(count(&archive, HEADS), 1);
    let graph = Graph::new(Box::new(archive.again()));
    for (n, id) in ids.iter().enumerate().step_by(97) {
        let state = graph.state(id).unwrap();
        assert_eq!(state.to_json()["handler"]["name"], json!(n.to_string()));
    }
    assert_eq!(graph.log(&ids[699..]).len(), 700);
    let verified = archive.verify().unwrap();
    assert_eq!((verified.operations, verified.faults), (700, Vec::new()));
    // Two hundred bytes and the edit itself.
    let packed = list_files(&archive.dir().join(PACKS)).unwrap();
    let text = fs::read_to_string(&packed[0]).unwrap();
    for line in text.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let edit: usize =
            value["deltas"].as_array().unwrap().iter().map(|delta| delta.to_string().len()).sum();
        assert!(line.len() + 1 - edit <= 200, "{line}");
    }
}

#[test]
fn what_is_cut_changed_or_missing_is_named() {
    let (_dir, archive) = archive();
    let ids = steps(&archive, 5);
    let file = |n: usize| archive.file_of(&ids[n]);
    let whole = fs::read(file(2)).unwrap();
    let named = |why: &str| {
        let faults = archive.verify().unwrap().faults;
        assert!(faults.iter().any(|fault| fault.why.en.contains(why)), "{why}: {faults:?}");
    };
    fs::write(file(2), &whole[..40]).unwrap();
    named("changed or cut");
    fs::remove_file(file(2)).unwrap();
    named("missing");
    let graph = Graph::new(Box::new(archive.again()));
    assert!(graph.state(&ids[4]).is_err() && graph.state(&ids[1]).is_ok());
    fs::write(file(2), &whole).unwrap();
    assert_eq!(archive.verify().unwrap().faults, Vec::new());
    // One of another record, put among these, belongs to nothing and harms nothing.
    fs::write(archive.file_of(&OperationId::of("x")), "x").unwrap();
    assert_eq!(archive.verify().unwrap().faults.len(), 1);
    assert!(graph.state(&ids[0]).is_ok());
}

#[cfg(unix)]
#[test]
fn a_history_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let (_dir, archive) = archive();
    let ids = steps(&archive, 2);
    let mode = fs::metadata(archive.file_of(&ids[1])).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
