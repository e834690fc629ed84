//! Packages made again: one that stands there and says what would be made now is left as it is, so that a run that was broken off goes
//! on where it was.
//!
//! Whether it is the same is asked of its manifest: the answers, the words of each paper, the bytes of each scan. A package that says
//! something else is never written over: the new one gets a place beside it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::day::calendar::Calendar;
use crate::dossier::Dossier;
use crate::form::digest;
use crate::inspection::Inspection;
use crate::law::Survey;
use crate::store::{clear_left, read_text};
use crate::text::Phrase;

use super::made::{File, Paper};
use super::{
    FORMAT, Package, PackageError, Packing, Scan, pack_unless, package, parent_of, put, zip_of,
};

/// What came of making a package again.
#[derive(Clone, Debug)]
pub enum Again {
    /// It was made: where none stood, or beside one that says something else.
    Made(Box<Package>),
    /// There is one that says the same.
    Same {
        /// Its folder.
        dir: PathBuf,
        /// Its papers that are still drafts, with the number of open points.
        drafts: Vec<(String, usize)>,
    },
}

/// A package that stands there.
pub(super) struct Known {
    pub(super) dir: PathBuf,
    manifest: Value,
}

/// Makes the package of a record in `dir`, unless there or under its name with a number one stands that says the same. `taken` are the
/// names that are for the packages of others.
///
/// # Errors
/// If a scan is not accepted, a file cannot be written, or what stands in the place is no package; then nothing was made.
pub fn package_again(
    dossier: &Dossier,
    (survey, calendar): (&Survey, &Calendar),
    (dir, taken): (&Path, &BTreeSet<String>),
    scans: &[Scan],
) -> Result<Again, PackageError> {
    clear_left(parent_of(dir));
    let places = || places(dir, taken);
    let known: Vec<Known> = places().take_while(|place| place.exists()).filter_map(known).collect();
    if known.is_empty() {
        let made = package(dossier, (survey, calendar), dir, scans)?;
        return Ok(Again::Made(Box::new(made)));
    }
    match pack_unless(dossier, (survey, calendar), dir, scans, &known)? {
        Packing::Same(dir, drafts) => Ok(Again::Same { dir, drafts }),
        Packing::New(packed) => {
            let is_free =
                |place: &PathBuf| !place.exists() && zip_of(place).is_ok_and(|zip| !zip.exists());
            let free = places().find(is_free).unwrap_or_else(|| dir.to_owned());
            Ok(Again::Made(Box::new(put(*packed, &free)?)))
        }
    }
}

/// The places of the packages of one record: its own, and that with a number behind its name, so far as no other record has it.
fn places(dir: &Path, taken: &BTreeSet<String>) -> impl Iterator<Item = PathBuf> {
    let name = dir.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = (2..1_000)
        .map(move |number| format!("{name}-{number}"))
        .filter(|name| !taken.contains(name))
        .map(|name| dir.with_file_name(name));
    std::iter::once(dir.to_owned()).chain(numbered)
}

fn known(dir: PathBuf) -> Option<Known> {
    let text = read_text(&dir.join("manifest.json")).ok()?;
    let manifest: Value = serde_json::from_str(&text).ok()?;
    (manifest["format"] == FORMAT).then_some(Known { dir, manifest })
}

impl Known {
    /// Whether it says what would be made of these.
    pub(super) fn is_same(
        &self,
        dossier: &Dossier,
        (scans, papers): (&[File], &[Paper<'_>]),
        (missing, inspection): (&[Phrase], &Inspection),
    ) -> bool {
        let entries = || self.manifest["files"].as_array().into_iter().flatten();
        // What a person took out of it is missed.
        let is_whole = entries()
            .all(|one| one["name"].as_str().is_some_and(|name| self.dir.join(name).exists()));
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let attached = |one: &&Value| one["attached"] == true;
        let bytes: Vec<String> =
            entries().filter(attached).map(|one| text(&one["sha256"])).collect();
        let words = entries().filter(|one| one["words"].is_string());
        let words: Vec<_> =
            words.map(|one| (one["key"].to_string(), text(&one["words"]))).collect();
        is_whole
            && self.manifest["record_digest"] == dossier.answers.digest()
            && self.manifest["to_obtain"] == json!(missing)
            && self.manifest["inspection"] == json!(inspection.not_met())
            && sorted(bytes) == sorted(scans.iter().map(|one| digest(&one.bytes)).collect())
            && sorted(words) == sorted(papers.iter().map(Paper::identity).collect())
    }
}

fn sorted<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort();
    all
}
