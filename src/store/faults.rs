//! What tests of this floor and of those above it try writing with: a table of every call with every fault.
#![expect(clippy::disallowed_methods, reason = "tests look at files themselves")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends")]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use crate::day::Day;
use crate::dossier::Dossier;
use crate::text::Phrase;

pub use super::disk::fault::{Fault, count, inject};
use super::{HISTORY, Reason, StoreError, TOLD};

/// Errors of the device, a full disk, missing rights, a disk that is read-only.
pub const ERRORS: [i32; 4] = [5, 28, 13, 30];

/// The files of a folder by their names in it, with the folders of folders.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Something that writes into a folder, and how it is tried.
pub struct Tried<'a> {
    /// Puts into an empty folder what stands there before.
    pub before: &'a dyn Fn(&Path),
    /// Writes, with a fault in one of its calls.
    pub work: &'a dyn Fn(&Path) -> Result<(), Phrase>,
    /// Writes once more into the same folder, without a fault.
    pub again: &'a dyn Fn(&Path) -> Result<(), Phrase>,
    /// Whether the files are as they may be after both.
    pub at_last: &'a dyn Fn(&Files) -> bool,
    /// What of a file must be the same.
    pub seen: &'a dyn Fn(&str, Vec<u8>) -> Vec<u8>,
    /// The numbers of the errors it is tried with.
    pub errors: &'a [i32],
}

/// Every byte counts.
pub fn whole(_: &str, bytes: Vec<u8>) -> Vec<u8> {
    bytes
}

/// What is told of a result.
///
/// # Errors
/// If it is an error.
pub fn said(result: Result<(), StoreError>) -> Result<(), Phrase> {
    result.map_err(|error| error.said())
}

impl Tried<'_> {
    fn files(&self, dir: &Path) -> Files {
        let mut out = Files::new();
        gather(dir, dir, &mut out);
        out.into_iter().map(|(name, bytes)| (name.clone(), (self.seen)(&name, bytes))).collect()
    }

    /// Tries it; how many faults it was tried with.
    ///
    /// # Panics
    /// If the files are then not whole, or not what was told.
    pub fn table(&self) -> usize {
        let fresh = || {
            let dir = quick_folder();
            (self.before)(dir.path());
            dir
        };
        let dir = fresh();
        let old = self.files(dir.path());
        let calls = count(|| (self.work)(dir.path()).unwrap());
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
                let (told, struck) = inject(at, *fault, *from_then_on, || (self.work)(dir.path()));
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
                if !why.en.contains("written together these are new") {
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
///
/// # Panics
/// If there is no room for a folder.
pub fn quick_folder() -> tempfile::TempDir {
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

/// A record without answers.
pub fn dossier() -> Dossier {
    Dossier::new("x", "a test", Day::of(2026, 11, 22))
}
