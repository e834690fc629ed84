//! Every call of everything that writes, with every fault: what is on the disk is whole and is what was told, and the next run
//! finds nothing in its way and leaves nothing lying about.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::dossier::Dossier;
use crate::form::{Edit, Place, digest};
use crate::law::Policy;
use crate::store::faults::{ERRORS, Files, Tried, dossier, said, whole};
use crate::store::{Opened, StoreError, Workspace, new_folder, new_package, write_keeping};

fn names(files: &Files) -> Vec<&str> {
    files.keys().map(String::as_str).collect()
}

fn changed(words: &str) -> Dossier {
    let mut dossier = dossier();
    let place = Place::parse("handler/name").unwrap();
    dossier.answers.apply(Edit::Set(place, Some(json!(words)))).unwrap();
    dossier
}

#[test]
fn a_record_is_saved_whole_or_not_at_all() {
    let save = |dir: &Path| {
        let mut opened = Opened::open(&dir.join("a.json"))?;
        opened.dossier = changed("甲");
        opened.save()
    };
    let tried = Tried {
        before: &|dir| fs::write(dir.join("a.json"), dossier().to_json()).unwrap(),
        work: &|dir| said(save(dir)),
        again: &|dir| said(save(dir)),
        at_last: &|files| {
            names(files) == ["a.json"] && files["a.json"] == changed("甲").to_json().as_bytes()
        },
        seen: &whole,
        errors: &ERRORS,
    }
    .table();
    assert!(tried > 200, "{tried}");
}

#[test]
fn a_record_is_created_whole_or_not_at_all() {
    let create = |dir: &Path, dossier: Dossier| {
        said(Workspace::new(dir.join("work")).create("a", dossier).map(drop))
    };
    Tried {
        before: &|_| {},
        work: &|dir| create(dir, dossier()),
        again: &|dir| create(dir, dossier()),
        at_last: &|files| {
            let is_whole =
                |name: &str| files.get(name).is_none_or(|b| b == dossier().to_json().as_bytes());
            // The lock of a name that was never opened again may stay.
            let expected = ["work/", "work/a.json", "work/a-2.json"];
            let is_lock = |name: &str| name.starts_with("work/.chujing/");
            names(files).iter().all(|name| expected.contains(name) || is_lock(name))
                && is_whole("work/a.json")
                && is_whole("work/a-2.json")
        },
        seen: &whole,
        errors: &ERRORS,
    }
    .table();
}

#[test]
fn a_setting_is_saved_whole_or_not_at_all() {
    let mut policy = Policy::default();
    policy.decided = "法务部".to_owned();
    let save =
        |dir: &Path, policy: &Policy| said(Workspace::new(dir).save_policy(policy).map(drop));
    Tried {
        before: &|dir| save(dir, &Policy::default()).unwrap(),
        work: &|dir| save(dir, &policy),
        again: &|dir| save(dir, &policy),
        at_last: &|files| names(files) == ["policy.json"],
        seen: &whole,
        errors: &ERRORS,
    }
    .table();
}

#[test]
fn documents_are_replaced_and_what_a_person_changed_is_kept() {
    let files = |dir: &Path, words: &str| -> Vec<(PathBuf, Vec<u8>)> {
        ["a.docx", "b.docx"].map(|name| (dir.join(name), words.into())).into()
    };
    let write = |dir: &Path| said(write_keeping(&files(dir, "new")).map(drop));
    Tried {
        before: &|dir| {
            write_keeping(&files(dir, "old")).unwrap();
            fs::write(dir.join("a.docx"), "mine").unwrap();
        },
        work: &write,
        again: &write,
        at_last: &|files| {
            let expected = [".chujing-written.json", "a.docx", "b.docx"];
            names(files).iter().all(|name| expected.contains(name) || name.contains(".bak-"))
                && files.iter().any(|(name, b)| name.starts_with("a.docx.bak-") && b == b"mine")
                && files["a.docx"] == b"new"
                && files["b.docx"] == b"new"
        },
        seen: &whole,
        errors: &ERRORS,
    }
    .table();
}

#[test]
fn a_package_is_made_whole_or_not_at_all() {
    let files: Vec<(String, Vec<u8>)> =
        [("1/a", "one"), ("2/b", "two"), ("c", "three")].map(|(n, b)| (n.into(), b.into())).into();
    let all = ["p.zip", "p/", "p/1/", "p/1/a", "p/2/", "p/2/b", "p/c"];
    let make = |dir: &Path| {
        new_package(&dir.join("p"), &files, Some((&dir.join("p.zip"), &digest(b"zip"), b"zip")))
    };
    // Killed between its two halves, it is none; killed after them it is whole, and is not made again.
    let again = |dir: &Path| match make(dir) {
        Err(StoreError::Exists(_)) => Ok(()),
        other => said(other),
    };
    Tried {
        before: &|_| {},
        work: &|dir| said(make(dir)),
        again: &again,
        at_last: &|files| names(files) == all,
        seen: &whole,
        errors: &ERRORS,
    }
    .table();
    let folder = |dir: &Path| new_folder(&dir.join("p"), &files);
    Tried {
        before: &|_| {},
        work: &|dir| said(folder(dir)),
        again: &|dir| match folder(dir) {
            Err(StoreError::Exists(_)) => Ok(()),
            other => said(other),
        },
        at_last: &|files| names(files) == all[1..],
        seen: &whole,
        errors: &ERRORS,
    }
    .table();
}
