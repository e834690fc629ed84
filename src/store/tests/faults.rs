//! Every call of everything that writes, with every fault: what is on the disk is whole and is what was told, and the next run
//! finds nothing in its way and leaves nothing lying about.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::day::Day;
use crate::dossier::Dossier;
use crate::form::{Edit, Place};
use crate::law::Policy;
pub(crate) use crate::store::disk::fault;
use crate::store::{HISTORY, TOLD};
use crate::store::{Opened, Reason, StoreError, Workspace, new_folder, new_package, write_keeping};
use crate::text::Phrase;
use fault::Fault;

/// Errors of the device, a full disk, missing rights, a disk that is read-only.
pub(crate) const ERRORS: [i32; 4] = [5, 28, 13, 30];

/// The files of a folder by their names in it, with the folders of folders.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Something that writes into a folder, and how it is tried.
pub(crate) struct Tried<'a> {
    /// Puts into an empty folder what stands there before.
    pub(crate) before: &'a dyn Fn(&Path),
    /// Writes, with a fault in one of its calls.
    pub(crate) work: &'a dyn Fn(&Path) -> Result<(), Phrase>,
    /// Writes once more into the same folder, without a fault.
    pub(crate) again: &'a dyn Fn(&Path) -> Result<(), Phrase>,
    /// Whether the files are as they may be after both.
    pub(crate) at_last: &'a dyn Fn(&Files) -> bool,
    /// What of a file must be the same.
    pub(crate) seen: &'a dyn Fn(&str, Vec<u8>) -> Vec<u8>,
    /// The numbers of the errors it is tried with.
    pub(crate) errors: &'a [i32],
}

/// Every byte counts.
pub(crate) fn whole(_: &str, bytes: Vec<u8>) -> Vec<u8> {
    bytes
}

pub(crate) fn said(result: Result<(), StoreError>) -> Result<(), Phrase> {
    result.map_err(|error| error.said())
}

impl Tried<'_> {
    fn files(&self, dir: &Path) -> Files {
        let mut out = Files::new();
        gather(dir, dir, &mut out);
        out.into_iter().map(|(name, bytes)| (name.clone(), (self.seen)(&name, bytes))).collect()
    }

    /// Tries it; how many faults it was tried with.
    pub(crate) fn table(&self) -> usize {
        let fresh = || {
            let dir = quick_folder();
            (self.before)(dir.path());
            dir
        };
        let dir = fresh();
        let old = self.files(dir.path());
        let calls = fault::count(|| (self.work)(dir.path()).unwrap());
        let new = self.files(dir.path());
        assert!(calls > 5 && old != new);
        let errors = self.errors.iter().copied().map(Fault::Error).chain([Fault::Half]);
        let faults: Vec<(Fault, bool)> = errors
            .flat_map(|fault| [(fault, false), (fault, true)])
            .chain([(Fault::EndBefore, true), (Fault::EndAfter, true)])
            .collect();
        let mut tried = 0;
        for at in 0..calls {
            for (fault, from_then_on) in &faults {
                let dir = fresh();
                let (told, struck) =
                    fault::inject(at, *fault, *from_then_on, || (self.work)(dir.path()));
                assert!(struck || *fault == Fault::Half, "{at} of {calls}");
                let about = format!("{fault:?} at {at}, {from_then_on}: {told:?}");
                self.is_as_told(*fault, &told, &self.files(dir.path()), (&old, &new), &about);
                (self.again)(dir.path()).unwrap_or_else(|why| panic!("{about}, then {why:?}"));
                let at_last = self.files(dir.path());
                let names: Vec<&String> = at_last.keys().collect();
                assert!((self.at_last)(&at_last), "{about}, then {names:?}");
                tried += 1;
            }
        }
        tried
    }

    /// Whether the files are whole, and as was told.
    fn is_as_told(
        &self,
        fault: Fault,
        told: &Result<(), Phrase>,
        now: &Files,
        (old, new): (&Files, &Files),
        about: &str,
    ) {
        // What is told beside the records can be made anew, and is never worth an error; the history has a test of its own.
        let is_ours = |name: &str| {
            name.split('/')
                .any(|part| part.starts_with(".chujing") || part == TOLD || part == HISTORY)
        };
        // An empty folder is as good as none.
        let shown = |files: &Files| -> Files {
            let mut out = files.clone();
            out.retain(|name, _| !is_ours(name) && !name.ends_with('/'));
            out
        };
        let (now, old, new) = (shown(now), shown(old), shown(new));
        for (name, bytes) in &now {
            // More may be kept than need be, but whole.
            let stem = name.split(".bak-").next().unwrap();
            let is_known = [name.as_str(), stem]
                .iter()
                .any(|name| old.get(*name) == Some(bytes) || new.get(*name) == Some(bytes));
            assert!(is_known, "{about}: {name} is torn");
        }
        for name in old.keys() {
            assert!(now.contains_key(name), "{about}: {name} is gone");
        }
        let has_ended = matches!(fault, Fault::EndBefore | Fault::EndAfter);
        match told {
            Ok(()) => {
                // What is kept may be kept under another name.
                let is_there = |(name, bytes): (&String, &Vec<u8>)| {
                    now.get(name) == Some(bytes)
                        || (name.contains(".bak-") && now.values().any(|other| other == bytes))
                };
                assert!(new.iter().all(is_there), "{about}: not all of it is there");
            }
            Err(_) if has_ended => {}
            Err(why) => {
                if !why.zh.contains("已经是新的") {
                    // What is kept and not needed is more, not less.
                    let mut now = now;
                    now.retain(|name, _| !name.contains(".bak-"));
                    assert_eq!(now, old, "{about}: it is not unchanged");
                }
                if let Fault::Error(number) = fault {
                    let reason = Reason::from(&io::Error::from_raw_os_error(number)).said();
                    assert!(why.zh.contains(&*reason.zh), "{about}: {}", reason.zh);
                    assert!(why.en.contains(&*reason.en), "{about}: {}", reason.en);
                }
            }
        }
    }
}

/// A folder in memory, where there is such a thing: thousands of files are made and taken away.
pub(crate) fn quick_folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

fn gather(root: &Path, dir: &Path, out: &mut Files) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            out.insert(format!("{name}/"), Vec::new());
            gather(root, &path, out);
        } else {
            out.insert(name, fs::read(&path).unwrap());
        }
    }
}

fn names(files: &Files) -> Vec<&str> {
    files.keys().map(String::as_str).collect()
}

pub(crate) fn dossier() -> Dossier {
    Dossier::new("x", "测试", Day::of(2026, 11, 22))
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
    let make = |dir: &Path| new_package(&dir.join("p"), &files, Some((&dir.join("p.zip"), b"zip")));
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
