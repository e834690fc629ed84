//! A session that is killed leaves what it knew; one that leaves, leaves nothing.
#![expect(clippy::disallowed_methods, reason = "a test looks at the files behind the journal")]

use std::fs;

use super::*;
use crate::form::{Answers, Place};

fn typing(place: &str, text: &str) -> Change {
    let place = Place::parse(place).unwrap();
    Change { place, index: 0, before: None, after: Some(json!(text)) }
}

fn unsaved(text: &str) -> Unsaved {
    Unsaved {
        at: "14:02".to_owned(),
        changes: Arc::default(),
        typing: Some(typing("handler/name", text)),
        ..Unsaved::default()
    }
}

fn files(dir: &Path) -> Vec<PathBuf> {
    crate::store::list_files(&dir.join(PRIVATE).join(JOURNALS)).unwrap()
}

#[test]
fn what_a_dead_session_typed_is_found_and_what_a_living_one_types_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let record = dir.path().join("甲.json");
    let journal = Journal::new(&record, "a-1");
    assert!(files(dir.path()).is_empty(), "nothing is made before there is something to keep");
    journal.note(unsaved("甲公"));
    journal.note(unsaved("甲公司"));
    journal.flush();
    assert!(orphans(dir.path()).is_empty(), "its session lives");
    assert!(journal.trouble().is_none());
    drop(journal);
    let found = orphans_of(&record, "a-1");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].unsaved, unsaved("甲公司"));
    assert_eq!(found[0].record(), record);
    assert!(orphans_of(&dir.path().join("乙.json"), "b-1").is_empty());
    assert_eq!(orphans_of(&dir.path().join("乙.json"), "a-1").len(), 1, "the record was renamed");
    found[0].discard();
    assert!(!dir.path().join(PRIVATE).exists(), "no empty folder stays behind");
}

#[test]
#[cfg(unix)]
fn it_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let journal = Journal::new(&dir.path().join("a.json"), "a");
    journal.note(unsaved("x"));
    journal.flush();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&dir.path().join(PRIVATE)), 0o700);
    assert_eq!(mode(&dir.path().join(PRIVATE).join(JOURNALS)), 0o700);
    assert_eq!(mode(&files(dir.path())[0]), 0o600);
}

#[test]
fn a_torn_last_line_costs_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let record = dir.path().join("a.json");
    let journal = Journal::new(&record, "a");
    journal.note(unsaved("一"));
    journal.flush();
    journal.note(unsaved("一二"));
    drop(journal);
    let path = &files(dir.path())[0];
    let whole = fs::read(path).unwrap();
    let first_two = whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(2).unwrap().0;
    for cut in first_two + 1..whole.len() - 1 {
        fs::write(path, &whole[..cut]).unwrap();
        assert_eq!(orphans(dir.path())[0].unsaved, unsaved("一"), "cut at {cut}");
    }
    let mut noise = whole.clone();
    noise.extend([0, 0xff, b'\n', b'{']);
    fs::write(path, noise).unwrap();
    assert_eq!(orphans(dir.path())[0].unsaved, unsaved("一二"));
}

#[test]
fn everything_in_the_file_leaves_no_journal() {
    let dir = tempfile::tempdir().unwrap();
    let record = dir.path().join("a.json");
    let journal = Journal::new(&record, "a");
    journal.note(unsaved("x"));
    journal.flush();
    journal.note(Unsaved::default());
    journal.flush();
    let left = fs::read(&files(dir.path())[0]).unwrap();
    drop(journal);
    assert!(!dir.path().join(PRIVATE).exists());
    // The same, but killed between: nothing is offered, and the file goes away.
    let folder = dir.path().join(PRIVATE).join(JOURNALS);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("left.jsonl"), left).unwrap();
    assert!(orphans(dir.path()).is_empty());
    assert!(files(dir.path()).is_empty());
}

#[test]
fn a_long_session_does_not_grow_its_journal_without_end() {
    let dir = tempfile::tempdir().unwrap();
    let journal = Journal::new(&dir.path().join("a.json"), "a");
    let long = "长".repeat(200_000);
    for round in 0..6 {
        journal.note(unsaved(&format!("{long}{round}")));
        journal.flush();
    }
    let files = files(dir.path());
    assert_eq!(files.len(), 1);
    assert!(fs::metadata(&files[0]).unwrap().len() < 3 * LARGE);
    drop(journal);
    let found = orphans(dir.path());
    assert_eq!(found[0].unsaved, unsaved(&format!("{long}5")));
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_stops_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let record = dir.path().join("a.json");
    // A file where the folder should be: fails for every user.
    let folder = dir.path().join(PRIVATE).join(JOURNALS);
    fs::create_dir(dir.path().join(PRIVATE)).unwrap();
    fs::write(&folder, "").unwrap();
    let journal = Journal::new(&record, "a");
    journal.note(unsaved("x"));
    journal.flush();
    assert!(matches!(journal.trouble(), Some(StoreError::Write(..))));
    assert!(journal.trouble().is_none(), "told once");
    fs::remove_file(folder).unwrap();
    journal.note(unsaved("xy"));
    journal.flush();
    assert!(journal.trouble().is_none());
    drop(journal);
    assert_eq!(orphans_of(&record, "a")[0].unsaved, unsaved("xy"));
    let answers = Answers::default();
    let typed = orphans_of(&record, "a")[0].unsaved.typing.clone().unwrap();
    assert_eq!(typed.fit(&answers), Fit::Fits);
}

#[test]
fn what_was_typed_stands_on_what_was_changed_whichever_of_them_the_file_holds() {
    let place = || Place::parse("handler/name").unwrap();
    let change = |before: Option<&str>, after: &str| Change {
        place: place(),
        index: 0,
        before: before.map(|text| json!(text)),
        after: Some(json!(after)),
    };
    let dir = tempfile::tempdir().unwrap();
    let record = dir.path().join("a.json");
    let journal = Journal::new(&record, "a");
    journal.note(Unsaved {
        at: "14:02".to_owned(),
        changes: Arc::new(vec![change(None, "1"), change(Some("1"), "12")]),
        typing: Some(change(Some("12"), "123")),
        ..Unsaved::default()
    });
    drop(journal);
    let orphan = &orphans_of(&record, "a")[0];
    for (held, fit) in [
        (None, Some(Fit::Fits)),
        (Some("1"), Some(Fit::Fits)),
        (Some("12"), Some(Fit::Fits)),
        (Some("123"), None),
        (Some("x"), Some(Fit::Differs)),
    ] {
        let answers = Answers::from_json(match held {
            Some(held) => json!({ "handler": { "name": held } }),
            None => json!({}),
        })
        .unwrap();
        let left = orphan.left(&answers);
        assert_eq!(left.first().map(|(_, fit)| *fit), fit, "the file holds {held:?}");
        assert!(left.iter().all(|(change, _)| change.after == Some(json!("123"))));
        assert!(left.len() <= 1, "each place once");
    }
}
