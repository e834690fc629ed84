//! Records as they are opened and saved, and the list of a folder.

use std::fs;

use crate::day::Day;
use crate::dossier::Dossier;
use crate::store::{Opened, StoreError, Workspace};

fn workspace() -> (tempfile::TempDir, Workspace) {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::new(dir.path());
    (dir, workspace)
}

fn created(workspace: &Workspace) -> Opened {
    workspace.create("测试 出境", Dossier::new("x", "测试", Day::of(2026, 11, 22))).unwrap()
}

#[test]
fn a_file_is_private_and_named_after_its_title() {
    let (_dir, workspace) = workspace();
    let first = created(&workspace);
    let second = created(&workspace);
    assert!(first.path.ends_with("测试-出境.json"));
    assert!(second.path.ends_with("测试-出境-2.json"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&first.path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_record_never_takes_the_name_of_a_setting() {
    let (_dir, workspace) = workspace();
    for (title, file) in [
        ("policy", "policy-2.json"),
        ("Policy", "Policy-2.json"),
        ("risk-matrix", "risk-matrix-2.json"),
        ("contract editions", "contract-editions-2.json"),
        ("calendar-2027", "assessment-calendar-2027.json"),
        ("calendar-2027", "assessment-calendar-2027-2.json"),
        ("calendar", "assessment-calendar.json"),
    ] {
        let dossier = Dossier::new("x", title, Day::of(2026, 11, 22));
        let opened = workspace.create(title, dossier).unwrap();
        assert_eq!(opened.path.file_name().unwrap().to_str(), Some(file));
    }
    assert!(workspace.policy().is_ok() && workspace.calendar().is_ok());
    assert_eq!(workspace.files().unwrap().len(), 7);
}

#[test]
fn a_file_changed_outside_is_not_overwritten() {
    let (_dir, workspace) = workspace();
    let mut opened = created(&workspace);
    fs::write(&opened.path, "{}").unwrap();
    assert!(matches!(opened.save(), Err(StoreError::ChangedOutside(_))));
    assert_eq!(fs::read_to_string(&opened.path).unwrap(), "{}");
}

#[test]
fn a_file_open_elsewhere_is_read_only() {
    let (_dir, workspace) = workspace();
    let first = created(&workspace);
    let mut second = Opened::open(&first.path).unwrap();
    assert!(first.is_writable() && !second.is_writable());
    assert!(matches!(second.save(), Err(StoreError::Locked(_))));
    drop((first, second));
}

#[test]
fn a_newer_file_is_read_and_never_written() {
    let (dir, workspace) = workspace();
    let path = dir.path().join("newer.json");
    let text = r#"{"format":"chujing-assessment","schema_version":99,"id":"x","answers":{}}"#;
    fs::write(&path, text).unwrap();
    let mut opened = Opened::open(&path).unwrap();
    assert!(matches!(opened.save(), Err(StoreError::Newer(_, 99))));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert_eq!(workspace.files().unwrap().len(), 1);
}

#[test]
fn one_broken_file_leaves_the_others_open() {
    let (dir, workspace) = workspace();
    created(&workspace);
    fs::write(dir.path().join("broken.json"), "{ \"format\": ").unwrap();
    let files = workspace.files().unwrap();
    let read: Vec<_> = files.iter().map(|file| Opened::read(&file.path)).collect();
    assert_eq!(read.iter().filter(|read| read.is_ok()).count(), 1);
    let error = read.iter().find_map(|read| read.as_ref().err()).unwrap();
    assert!(error.said().zh.contains("第1行"), "{}", error.said().zh);
}
