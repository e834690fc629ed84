//! Where files go: what was left is cleared, what is in the making stays, and folders and names are fit.

use std::fs;

use serde_json::json;

use crate::day::Day;
use crate::dossier::{Dossier, DossierError};
use crate::form::{Edit, Place};
use crate::store::beside::Share;
use crate::store::faults::dossier;
use crate::store::{
    Archive, Aside, LARGEST, Opened, Refused, StoreError, Workspace, clear_left, file_stem,
    new_folder, read_text, write_atomically, write_together,
};

#[test]
fn what_a_killed_run_left_goes_and_what_is_in_the_making_stays() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(".chujing-left"), "x").unwrap();
    fs::create_dir(dir.path().join(".chujing-folder")).unwrap();
    fs::write(dir.path().join(".chujing-folder").join("x"), "x").unwrap();
    fs::write(dir.path().join(".chujing-written.json"), "{}").unwrap();
    let another = Share::in_cleared(dir.path());
    fs::write(dir.path().join(".chujing-alive"), "x").unwrap();
    let count = || fs::read_dir(dir.path()).unwrap().count();
    assert_eq!(count(), 2, "the first who came cleared it");
    write_atomically(&dir.path().join("a"), b"a").unwrap();
    assert_eq!(count(), 3);
    drop(another);
    write_atomically(&dir.path().join("a"), b"b").unwrap();
    assert_eq!(count(), 2);
    let aside = Aside::in_folder(dir.path()).unwrap();
    fs::write(aside.path().join("x"), "x").unwrap();
    write_atomically(&dir.path().join("a"), b"c").unwrap();
    assert!(aside.path().join("x").exists());
    drop(aside);
    assert_eq!(count(), 2);
}

#[test]
fn what_a_killed_run_left_in_the_history_goes_when_its_record_is_opened_next() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.json");
    fs::write(&path, dossier().to_json()).unwrap();
    let history = Archive::of(&path, &dossier().id);
    let places = ["ops", "packs", "heads"].map(|part| history.dir().join(part));
    let leave = || {
        for place in &places {
            fs::create_dir_all(place).unwrap();
            fs::write(place.join(".chujing-left"), "x").unwrap();
            fs::write(place.join("kept"), "x").unwrap();
        }
    };
    let count = || places.iter().map(|place| fs::read_dir(place).unwrap().count()).sum::<usize>();
    leave();
    let opened = Opened::open(&path).unwrap();
    assert_eq!(count(), 3);
    leave();
    // Who may not write it clears nothing.
    drop(Opened::open(&path).unwrap());
    assert_eq!(count(), 6);
    drop(opened);
    drop(Opened::open_for_change(&path).unwrap());
    assert_eq!(count(), 3);
}

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.json");
    fs::write(&path, dossier().to_json()).unwrap();
    let mut opened = Opened::open(&path).unwrap();
    let place = Place::parse("handler/name").unwrap();
    let deep = (0..200).fold(json!(1), |inner, _| json!([inner]));
    let undo = opened.dossier.answers.apply(Edit::Set(place, Some(deep))).unwrap();
    let error = opened.save().unwrap_err();
    assert!(error.said().zh.contains("无法再读取"), "{error}");
    opened.dossier.answers.apply(undo).unwrap();
    " ".clone_into(&mut opened.dossier.id);
    let error = opened.save().unwrap_err();
    let expected = Refused::Unreadable(DossierError::NotAnAssessment("id"));
    assert!(matches!(&error, StoreError::Refused(_, why) if *why == expected), "{error}");
    opened.dossier.id = "x".repeat(usize::try_from(LARGEST).unwrap());
    let error = opened.save().unwrap_err();
    assert!(matches!(error, StoreError::Refused(_, Refused::Overgrown)), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), dossier().to_json());
    let nameless = Dossier::new("", "无", Day::of(2026, 11, 22));
    assert!(Workspace::new(dir.path()).create("无", nameless).is_err());
    assert_eq!(
        fs::read_dir(dir.path()).unwrap().filter(|e| e.as_ref().unwrap().path() != path).count(),
        1
    );
}

#[cfg(unix)]
#[test]
fn a_folder_is_private_with_all_that_is_in_it() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let to = dir.path().join("p");
    new_folder(&to, &[("a/b/c.txt".to_owned(), b"c".to_vec())]).unwrap();
    let mode = |name: &str| fs::metadata(to.join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!([mode(""), mode("a"), mode("a/b"), mode("a/b/c.txt")], [0o700, 0o700, 0o700, 0o600]);
}

#[cfg(unix)]
#[test]
fn several_files_go_where_their_links_lead_and_read_only_ones_stay() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    fs::write(elsewhere.path().join("a"), "old").unwrap();
    std::os::unix::fs::symlink(elsewhere.path().join("a"), at("a")).unwrap();
    let files = [(at("a"), b"new".to_vec()), (at("b"), b"new".to_vec())];
    write_together(&files).unwrap();
    assert!(fs::symlink_metadata(at("a")).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(elsewhere.path().join("a")).unwrap(), "new");
    fs::set_permissions(at("b"), fs::Permissions::from_mode(0o400)).unwrap();
    let files = [(at("a"), b"newer".to_vec()), (at("b"), b"newer".to_vec())];
    let error = write_together(&files).unwrap_err();
    assert!(matches!(error, StoreError::Refused(_, Refused::Protected)), "{error}");
    assert_eq!(fs::read_to_string(at("a")).unwrap(), "new", "none of them was replaced");
}

#[test]
fn of_several_files_it_is_told_which_are_new() {
    use crate::store::faults::{Fault, count, inject};
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    let files =
        [(at("a"), b"new".to_vec()), (at("b"), b"new".to_vec()), (at("c"), b"new".to_vec())];
    let make_old = || {
        for (path, _) in &files {
            fs::write(path, "old").unwrap();
        }
    };
    make_old();
    let calls = count(|| write_together(&files).unwrap());
    let mut seen = false;
    for call in 0..calls {
        make_old();
        let (told, _) = inject(call, Fault::Error(28), true, || write_together(&files));
        clear_left(dir.path());
        if let Err(StoreError::Refused(path, Refused::Partly { new, old, .. })) = &told {
            seen = true;
            assert!(old.contains(path));
            let text = |path: &std::path::PathBuf| fs::read_to_string(path).unwrap();
            assert!(new.iter().all(|path| text(path) == "new"));
            assert!(old.iter().all(|path| text(path) == "old"));
            assert_eq!(new.len() + old.len(), 3);
            let said = told.unwrap_err().said();
            assert!(
                said.zh.contains("已经是新的：a") && said.zh.contains("磁盘已满"),
                "{}",
                said.zh
            );
        }
    }
    assert!(seen);
}

#[test]
fn names_that_windows_keeps_for_devices_are_not_made() {
    for name in ["CON", "nul", "Aux.", " prn ", "COM1", "lpt9", "com²"] {
        let stem = file_stem(name);
        assert!(stem.ends_with('_'), "{stem}");
    }
    for name in ["CONSOLE", "com", "com10", "lpt", "合同"] {
        assert_eq!(file_stem(name), name);
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_text() {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::new(dir.path());
    let path = workspace.save_policy(&crate::law::Policy::default()).unwrap();
    let marked = format!("\u{feff}{}", fs::read_to_string(&path).unwrap());
    fs::write(&path, &marked).unwrap();
    assert!(workspace.policy().is_ok());
    assert!(!read_text(&path).unwrap().starts_with('\u{feff}'));
    // A record keeps its identity: the mark is no change from outside.
    let path = dir.path().join("a.json");
    fs::write(&path, format!("\u{feff}{}", dossier().to_json())).unwrap();
    let mut opened = Opened::open(&path).unwrap();
    opened.dossier.id.push('y');
    opened.save().unwrap();
}

#[cfg(unix)]
#[test]
fn a_setting_that_is_a_link_to_nowhere_is_told() {
    let dir = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("nowhere", dir.path().join("policy.json")).unwrap();
    assert!(matches!(Workspace::new(dir.path()).policy(), Err(StoreError::Read(..))));
}
