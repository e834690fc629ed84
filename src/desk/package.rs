//! The filing package (申报备案材料包): every document of a record in the order of the materials list, with a manifest, and what of
//! it is handed in as one archive.
//!
//! The folder is made beside its place and renamed there when it is whole, so that there is never half a package. What the
//! program does not make (certificates, signed scans) is attached by number, or listed as still to be obtained.

mod again;
mod brought;
mod content;
mod error;
mod key;
mod made;
mod manifest;
mod papers;
mod routes;
mod scans;

pub use again::{Again, package_again};
pub use content::Flaw;
pub(in crate::desk) use content::{flaw, is_taken};
pub use error::PackageError;
pub use key::Key;
pub(in crate::desk) use manifest::FORMAT;
pub use manifest::Manifest;
pub use routes::{Handed, lacking, scans_of};
pub(in crate::desk) use scans::path_of;
pub use scans::{Scan, kept_scans, proofs, scans_folder, with_kept};

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::day::calendar::Calendar;
use crate::document::Document;
use crate::document::build::{
    BAY_ASSESSMENT, Beside, Part, filed, filed_by, is_for_copying, lists_anew, submissions,
};
use crate::dossier::Dossier;
use crate::form::digest;
use crate::inspection::{Inspection, inspect_papers};
use crate::law::{Routes, Survey};
use crate::store::{StoreError, clear_left, new_package};
use crate::text::{Lang, Phrase, Text, harmless, t};

use super::papers::{documents_beside, workbooks};
use crate::cores::on_every_core;
use again::Known;
use brought::Brought;
use made::{File, Paper};

/// What was made.
#[derive(Clone, Debug)]
pub struct Package {
    /// The folder.
    pub dir: PathBuf,
    /// What is handed in, as one file; none where nothing is. What stays in the house never stands in it.
    pub zip: Option<PathBuf>,
    /// What it holds.
    pub manifest: Manifest,
    /// Documents that are still drafts, with the number of open points.
    pub drafts: Vec<(String, usize)>,
    /// What is handed in by itself, where the record takes several routes, and how whole each is.
    pub handed: Vec<Handed>,
    /// Papers that a person still has to obtain.
    pub missing: Vec<Phrase>,
    /// Scans kept beside the record that do not go with it, as the route has no list of papers.
    pub left_out: Vec<PathBuf>,
    /// What an officer would find in the papers.
    pub inspection: Inspection,
}

impl Package {
    /// That kept scans do not go with it, in one line; nothing if none was left out.
    pub fn left_out_said(&self) -> Option<Phrase> {
        let name = harmless(&self.left_out.first()?.parent()?.display().to_string(), false);
        let count = self.left_out.len();
        Some(said!(
            "在现在的结论下没有对应的材料清单，{name} 中的{count}份扫描件没有附上",
            "as it stands there is no list of papers for them; {count} {count?scan|scans} in {name} {count?was|were} left out",
            name,
            count,
        ))
    }
}

/// Makes the package of a record in `dir`, which must not exist, and what of it is handed in as `dir` with `.zip` behind its name.
///
/// # Errors
/// If a scan is not accepted or a file cannot be written; then there is no package at all.
pub fn package(
    dossier: &Dossier,
    (survey, calendar): (&Survey, &Calendar),
    dir: &Path,
    scans: &[Scan],
) -> Result<Package, PackageError> {
    let zip = zip_of(dir)?;
    // A package that a killed run left half made is in nobody's way.
    clear_left(parent_of(dir));
    for place in [dir, zip.as_path()] {
        if place.exists() {
            return Err(StoreError::Exists(place.to_owned()).into());
        }
    }
    put(pack(dossier, (survey, calendar), dir, scans)?, dir)
}

/// Writes a package into its place, whole or not at all.
fn put(packed: Packed, dir: &Path) -> Result<Package, PackageError> {
    let zip = zip_of(dir)?;
    let archive =
        packed.zip.as_ref().map(|(digest, bytes)| (zip.as_path(), digest.as_str(), &**bytes));
    new_package(dir, &packed.files, archive)?;
    let zip = packed.zip.is_some().then_some(zip);
    let Packed { manifest, drafts, handed, missing, left_out, inspection, .. } = packed;
    let dir = dir.to_owned();
    Ok(Package { dir, zip, manifest, drafts, handed, missing, left_out, inspection })
}

/// A package that is not written yet.
#[derive(Clone, Debug)]
pub struct Packed {
    /// Its files: name within it, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// What is handed in, as one archive, with its digest; none where nothing is.
    pub zip: Option<(String, Vec<u8>)>,
    /// What it holds.
    pub manifest: Manifest,
    /// Documents that are still drafts, with the number of open points.
    pub drafts: Vec<(String, usize)>,
    /// What is handed in by itself, where the record takes several routes, and how whole each is.
    pub handed: Vec<Handed>,
    /// Papers that a person still has to obtain.
    pub missing: Vec<Phrase>,
    /// Scans kept beside the record that do not go with it, as the route has no list of papers.
    pub left_out: Vec<PathBuf>,
    /// What an officer would find in the papers.
    pub inspection: Inspection,
}

/// Makes everything of a package in memory; `dir` is where it is to stand, for what errors say.
///
/// # Errors
/// If a scan is not accepted, or a document is beyond the limits of its format.
pub fn pack(
    dossier: &Dossier,
    (survey, calendar): (&Survey, &Calendar),
    dir: &Path,
    scans: &[Scan],
) -> Result<Packed, PackageError> {
    match pack_unless(dossier, (survey, calendar), dir, scans, &[])? {
        Packing::New(packed) => Ok(*packed),
        // Where none is known none is the same.
        Packing::Same(dir, _) => Err(StoreError::Exists(dir).into()),
    }
}

/// What came of making a package in memory.
enum Packing {
    New(Box<Packed>),
    /// One that is known says the same: its folder, and its drafts.
    Same(PathBuf, Vec<(String, usize)>),
}

/// The same, unless one of those that are known says what would be made: then nothing is drawn.
fn pack_unless(
    dossier: &Dossier,
    (survey, calendar): (&Survey, &Calendar),
    dir: &Path,
    scans: &[Scan],
    known: &[Known],
) -> Result<Packing, PackageError> {
    let all = submissions(&dossier.answers, survey);
    let mut files: Vec<File> = Vec::new();
    // Scans that are kept for a list wait until there is one again; those that are given by hand are never left out.
    let (proofs, scans): (Vec<&Scan>, Vec<&Scan>) =
        scans.iter().partition(|scan| scan.proof.is_some());
    let (left_out, scans): (Vec<&Scan>, Vec<&Scan>) =
        scans.into_iter().partition(|scan| scan.waits(&all));
    let brought = brought::read(&scans, &all)?;
    let scans = brought.iter().map(Brought::told).collect();
    let mut beside = Beside { scans, objections: Vec::new() };
    let documents = documents_beside(dossier, survey, Lang::Zh, &beside);
    let inspection = inspect_papers(&dossier.answers, survey, calendar, &documents);
    beside.objections = routes::objections(&inspection, &survey.routes);
    let documents = lists_anew((&dossier.answers, survey), Lang::Zh, &beside, documents);
    let mut handed = routes::handed(&all, (&dossier.answers, survey), &beside, &documents);
    for one in brought {
        let file = one.file(&files);
        files.push(file);
    }
    let mut missing = Vec::new();
    for scan in proofs {
        match scan.proof(&dossier.answers, survey, &all) {
            Ok(of_routes) => {
                for file in of_routes {
                    let name = free_name(&files, &file.name);
                    files.push(File { name, ..file });
                }
            }
            Err(why) => match routes::of_proof(scan, (&dossier.answers, survey), &mut handed) {
                Some(own) => own.missing.push(why),
                None => missing.push(why),
            },
        }
    }
    let of_lists = routes::missing(&handed);
    let open = survey.routes.is_open().then(|| ROUTE_IS_OPEN.into());
    let missing: Vec<Phrase> = of_lists.into_iter().chain(open).chain(missing).collect();
    let workbooks = workbooks(dossier, survey, Lang::Zh);
    let of_documents = documents.iter().map(Paper::Document);
    let papers: Vec<Paper<'_>> =
        of_documents.chain(workbooks.iter().map(Paper::Workbook)).collect();
    let told = (missing.as_slice(), &inspection);
    if let Some(known) = known.iter().find(|one| one.is_same(dossier, (&files, &papers), told)) {
        let drafts = drafts(&documents, &survey.routes);
        return Ok(Packing::Same(known.dir.clone(), drafts));
    }
    for made in on_every_core(&papers, |paper| paper.file((&survey.routes, &all), dir)) {
        let mut file = made?;
        if survey.routes.sole().is_none() && files.iter().any(|known| known.name == file.name) {
            // While the route is open two routes may have a paper of the same name.
            let id = file.about["document"].as_str().unwrap_or_default();
            if let Some(route) = filed_by(id, &survey.routes) {
                let route = route.label().zh;
                file.name = file.name.replace(".docx", &format!("（{route}）.docx"));
            }
        }
        file.name = free_name(&files, &file.name);
        files.push(file);
    }
    files.push(File {
        name: format!("{}/{}.json", Part::Internal.folder(), RECORD.zh),
        bytes: dossier.to_json().into_bytes(),
        about: json!({ "document": "record" }),
    });
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let drafts = drafts(&documents, &survey.routes);
    let handed_in: Vec<(&str, &[u8])> = files
        .iter()
        .filter(|file| is_handed_in(file))
        .map(|file| (file.name.as_str(), file.bytes.as_slice()))
        .collect();
    // Of several submissions each has an archive of its own: one of them all would be handed in by nobody.
    let is_one = all.len() < 2 && !handed_in.is_empty();
    let zip = is_one.then(|| zipped(&handed_in)).transpose();
    let zip = zip.map_err(|error| StoreError::made(dir, &error))?;
    let held = handed_in.len();
    routes::mark_handed_in(&mut files, &handed);
    let by_route = routes::archives(&files, &mut handed);
    handed.retain(|one| !one.of.is_alone);
    files.extend(by_route.map_err(|error| StoreError::made(dir, &error))?);
    let zip = zip.map(|bytes| (digest(&bytes), bytes));
    let manifest = Manifest::of(
        (&dossier.answers, survey),
        (&files, zip.as_ref().map(|(digest, _)| (digest.as_str(), held))),
        (&missing, &handed, &inspection),
    );
    let left_out = left_out.into_iter().map(|scan| scan.path.clone()).collect();
    let text = manifest.text().as_bytes().to_vec();
    files.push(File { name: MANIFEST.to_owned(), bytes: text, about: Value::Null });
    let files: Vec<(String, Vec<u8>)> =
        files.into_iter().map(|file| (file.name, file.bytes)).collect();
    let packed = Packed { files, zip, manifest, drafts, handed, missing, left_out, inspection };
    Ok(Packing::New(Box::new(packed)))
}

/// The name, or where it is taken, as long titles are cut, the same with the first number that is free.
fn free_name(files: &[File], name: &str) -> String {
    let is_taken = |name: &str| files.iter().any(|known| known.name == name);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let numbered = (2..).map(|number| format!("{stem}-{number}.{ending}"));
    let all = std::iter::once(name.to_owned()).chain(numbered);
    all.into_iter().find(|name| !is_taken(name)).unwrap_or_default()
}

/// What is to be obtained while the route is open: nobody knows it, and that is not nothing.
pub const ROUTE_IS_OPEN: Text = t(
    "路径尚未确定：确定之后才知道还要取得、签署哪些材料",
    "The route is open: which papers are to be obtained and signed is known once it is settled",
);

/// The titles of the documents that are filed, given to people, or kept because the law asks for them, and still have open points, with
/// how many.
pub fn drafts(documents: &[Document], routes: &Routes) -> Vec<(String, usize)> {
    documents
        .iter()
        .filter(|document| {
            filed(document.id, routes).0 != Part::Internal || document.id == BAY_ASSESSMENT.id
        })
        .map(|document| (document.title.clone(), document.stamp.open))
        .filter(|(_, open)| *open > 0)
        .collect()
}

fn parent_of(dir: &Path) -> &Path {
    dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// `dir`, or `dir` with a number behind its name, where neither that folder nor its zip exists.
pub fn free_place(dir: &Path) -> PathBuf {
    clear_left(parent_of(dir));
    let name = dir.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = (2..1_000).map(|number| dir.with_file_name(format!("{name}-{number}")));
    let is_free = |place: &PathBuf| !place.exists() && zip_of(place).is_ok_and(|zip| !zip.exists());
    let mut places = std::iter::once(dir.to_owned()).chain(numbered);
    places.find(is_free).unwrap_or_else(|| dir.to_owned())
}

/// The last of the folders that [`free_place`] gave of which a package was made.
pub fn made_place(dir: &Path) -> Option<PathBuf> {
    let name = dir.file_name()?.to_string_lossy().into_owned();
    let numbered = (2..1_000).map(|number| dir.with_file_name(format!("{name}-{number}")));
    let mut places = numbered.rev().chain([dir.to_owned()]);
    places.find(|place| place.join(MANIFEST).exists())
}

/// What tells of a package.
const MANIFEST: &str = "manifest.json";

/// `dir` with `.zip` behind its name, whatever points the name holds.
fn zip_of(dir: &Path) -> Result<PathBuf, PackageError> {
    let name = dir.file_name().ok_or_else(|| PackageError::Nameless(dir.to_owned()))?;
    let mut name = name.to_owned();
    name.push(".zip");
    Ok(dir.with_file_name(name))
}

/// The record itself, as it was when the package was made.
const RECORD: Text = t("评估记录", "record");

/// Whether a file is handed in: what individuals are told, and what stays in the house, does not travel with it.
fn is_handed_in(file: &File) -> bool {
    // What is only copied into an official form says itself that it is not to be signed: the form goes in its place.
    if file.about["document"].as_str().is_some_and(is_for_copying) {
        return false;
    }
    let name = &file.name;
    let file = name.rsplit('/').next().unwrap_or_default();
    // The list of materials is for whoever puts the papers together: it says how far they are.
    name.split('/').next() == Some(Part::Filing.folder()) && !file.starts_with("00-")
}

/// One archive with fixed times, so that the same record gives the same bytes. What stands in it is packed already, papers and
/// scans alike, and is stored as it is.
fn zipped(files: &[(&str, &[u8])]) -> Result<Vec<u8>, zip::result::ZipError> {
    let fixed = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o600);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, fixed)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
