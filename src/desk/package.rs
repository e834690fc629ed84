//! The filing package (申报备案材料包): every document of a record in the order of the materials list, with a manifest.
//!
//! The folder is made beside its place and renamed there when it is whole, so that there is never half a package. What the
//! program does not make (certificates, signed scans) is attached by number, or listed as still to be obtained.

mod papers;
mod scans;

pub use papers::{Paper, own_papers};
pub use scans::{Scan, kept_scans, scans_folder, with_kept};

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::day::calendar::Calendar;
use crate::document::Document;
use crate::document::build::{documents, workbooks};
use crate::document::render::{docx, xlsx};
use crate::dossier::Dossier;
use crate::form::catalog::{handler, record};
use crate::form::{Answers, Facts, Place};
use crate::inspection::{Inspection, inspect_papers};
use crate::law::{Circumstances, Mechanism, Survey};
use crate::store::{StoreError, discard, file_stem, make_folder, new_folder, write_atomically};
use crate::text::{Lang, Phrase, phrase};

use papers::{Part, place_of};

/// What was made.
#[derive(Clone, Debug)]
pub struct Package {
    /// The folder.
    pub dir: PathBuf,
    /// The same as one file, for the upload.
    pub zip: PathBuf,
    /// What it holds.
    pub manifest: Value,
    /// Documents that are still drafts, with the number of open points.
    pub drafts: Vec<(String, usize)>,
    /// Papers that a person still has to obtain.
    pub missing: Vec<Phrase>,
    /// What an officer would find in the papers.
    pub inspection: Inspection,
}

/// Why no package was made. Nothing is left behind.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum PackageError {
    /// A file cannot be read or written.
    Store(#[from] StoreError),
    /// No paper of the list has this number.
    Number(usize),
    /// A file in the folder of scans does not begin with a number.
    Unnumbered(PathBuf),
    /// The place of the package is a folder that has no name of its own, such as `..`.
    Nameless(PathBuf),
    /// A scan is of a type that the filing system does not take.
    Type(PathBuf),
    /// Its content is not what its name says.
    Content(PathBuf),
}

impl PackageError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        let name = |path: &Path| crate::text::harmless(&path.display().to_string(), false);
        match self {
            Self::Store(error) => error.said(),
            Self::Number(number) => phrase(
                format!("材料清单中没有第{number}项"),
                format!("no paper of the list has number {number}"),
            ),
            Self::Unnumbered(path) => phrase(
                format!(
                    "{} 的文件名应当以材料清单中的序号开头，例如 01-营业执照.pdf；不是扫描件的，请移出这个文件夹",
                    name(path)
                ),
                format!(
                    "the name of {} should begin with the number in the list, such as 01-licence.pdf; move it away if it is no scan",
                    name(path)
                ),
            ),
            Self::Nameless(path) => phrase(
                format!("“{}”不能作为材料包的文件夹，请写明一个新文件夹的名称", name(path)),
                format!("\"{}\" cannot be the folder of a package; name a new one", name(path)),
            ),
            Self::Type(path) => phrase(
                format!("{} 不是申报系统接受的类型（PDF、OFD、PNG、JPG、JPEG）", name(path)),
                format!(
                    "{} is not of a type the filing system takes (PDF, OFD, PNG, JPG, JPEG)",
                    name(path)
                ),
            ),
            Self::Content(path) => phrase(
                format!("{} 的内容与其扩展名不符，请重新扫描或者导出", name(path)),
                format!(
                    "the content of {} is not what its name says; scan or export it again",
                    name(path)
                ),
            ),
        }
    }
}

/// Makes the package of a record in `dir`, which must not exist, and `dir` with `.zip` behind its name.
///
/// # Errors
/// If a scan is not accepted or a file cannot be written; then there is no package at all.
pub fn package(
    dossier: &Dossier,
    (around, calendar): (&Circumstances, &Calendar),
    dir: &Path,
    scans: &[Scan],
) -> Result<Package, PackageError> {
    let zip = zip_of(dir)?;
    for place in [dir, zip.as_path()] {
        if place.exists() {
            return Err(StoreError::Exists(place.to_owned()).into());
        }
    }
    let packed = pack(dossier, (around, calendar), dir, scans)?;
    // The zip first: if the folder cannot be made after it, it is taken away again, so that nothing half is left.
    if let Some(parent) = dir.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        make_folder(parent)?;
    }
    write_atomically(&zip, &packed.zip)?;
    new_folder(dir, &packed.files).inspect_err(|_| discard(&zip))?;
    let Packed { manifest, drafts, missing, inspection, .. } = packed;
    Ok(Package { dir: dir.to_owned(), zip, manifest, drafts, missing, inspection })
}

/// A package that is not written yet.
#[derive(Clone, Debug)]
pub struct Packed {
    /// Its files: name within it, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// The same as one archive.
    pub zip: Vec<u8>,
    /// What it holds.
    pub manifest: Value,
    /// Documents that are still drafts, with the number of open points.
    pub drafts: Vec<(String, usize)>,
    /// Papers that a person still has to obtain.
    pub missing: Vec<Phrase>,
    /// What an officer would find in the papers.
    pub inspection: Inspection,
}

/// Makes everything of a package in memory; `dir` is where it is to stand, for what errors say.
///
/// # Errors
/// If a scan is not accepted, or a document is beyond the limits of its format.
pub fn pack(
    dossier: &Dossier,
    (around, calendar): (&Circumstances, &Calendar),
    dir: &Path,
    scans: &[Scan],
) -> Result<Packed, PackageError> {
    let survey = Survey::at(&Facts::new(&dossier.answers), around);
    let mechanism = survey.verdict.mechanism;
    let list = own_papers(mechanism);
    let mut files: Vec<File> = Vec::new();
    // What was brought is looked at first: it is what may be wrong.
    for scan in scans {
        let paper = scan.paper(list)?;
        let bytes = scan.read(list)?;
        let about = json!({ "attached": true, "title": paper.name.zh });
        // A paper may take several scans, such as the two sides of a card.
        let names = (1..).map(|copy| scan.name(paper, copy));
        let name = { names }.find(|name| files.iter().all(|known| known.name != *name));
        files.push(File { name: name.unwrap_or_default(), bytes, about });
    }
    let documents = documents(&dossier.answers, &survey, Lang::Zh);
    for document in &documents {
        let mut file = made(document, place_of(document.id, mechanism), dir)?;
        if files.iter().any(|known| known.name == file.name) {
            // While the route is open two routes may have a paper of the same name.
            file.name = file.name.replace(".docx", &format!("-{}.docx", document.id));
        }
        files.push(file);
    }
    for workbook in workbooks(&dossier.answers, &survey, Lang::Zh) {
        let bytes = xlsx(&workbook).map_err(|error| StoreError::made(dir, &error))?;
        let (part, _) = place_of(workbook.id, survey.verdict.mechanism);
        files.push(File {
            name: format!("{}/{}.xlsx", part.folder(), file_stem(&workbook.title)),
            bytes,
            about: json!({
                "document": workbook.id, "title": workbook.title, "open_points": workbook.gaps().len(),
            }),
        });
    }
    files.push(File {
        name: format!("{}/{}", Part::Internal.folder(), RECORD),
        bytes: dossier.to_json().into_bytes(),
        about: json!({ "document": "record" }),
    });
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let missing = missing(list, scans);
    let drafts = drafts(&documents, mechanism);
    let inspection = inspect_papers(&dossier.answers, &survey, calendar, documents);
    let manifest = manifest(&dossier.answers, &survey, &files, (&missing, &inspection));
    let mut text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
    text.push('\n');
    files.push(File {
        name: "manifest.json".to_owned(),
        bytes: text.into_bytes(),
        about: Value::Null,
    });
    let files: Vec<(String, Vec<u8>)> =
        files.into_iter().map(|file| (file.name, file.bytes)).collect();
    let zip = zipped(&files).map_err(|error| StoreError::made(dir, &error))?;
    Ok(Packed { files, zip, manifest, drafts, missing, inspection })
}

/// The papers of the list that no scan is given for, with their numbers.
pub fn missing(list: &[Paper], scans: &[Scan]) -> Vec<Phrase> {
    let lacks = |paper: &&Paper| !scans.iter().any(|scan| scan.number == paper.number);
    list.iter()
        .filter(|paper| paper.is_required)
        .filter(lacks)
        .map(|paper| {
            let (number, name) = (paper.number, paper.name);
            phrase(format!("{number:02} {}", name.zh), format!("{number:02} {}", name.en))
        })
        .collect()
}

/// The titles of the documents that are filed, or given to people, and still have open points, with how many.
pub fn drafts(documents: &[Document], mechanism: Mechanism) -> Vec<(String, usize)> {
    documents
        .iter()
        .filter(|document| place_of(document.id, mechanism).0 != Part::Internal)
        .map(|document| (document.title.clone(), document.stamp.open))
        .filter(|(_, open)| *open > 0)
        .collect()
}

/// `dir`, or `dir` with a number behind its name, where neither that folder nor its zip exists.
pub fn free_place(dir: &Path) -> PathBuf {
    let name = dir.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = (2..1_000).map(|number| dir.with_file_name(format!("{name}-{number}")));
    let is_free = |place: &PathBuf| !place.exists() && zip_of(place).is_ok_and(|zip| !zip.exists());
    let mut places = std::iter::once(dir.to_owned()).chain(numbered);
    places.find(is_free).unwrap_or_else(|| dir.to_owned())
}

/// `dir` with `.zip` behind its name, whatever points the name holds.
fn zip_of(dir: &Path) -> Result<PathBuf, PackageError> {
    let name = dir.file_name().ok_or_else(|| PackageError::Nameless(dir.to_owned()))?;
    let mut name = name.to_owned();
    name.push(".zip");
    Ok(dir.with_file_name(name))
}

/// The record itself, as it was when the package was made.
const RECORD: &str = "record.json";

/// A file of the package: its name within it, its bytes, and what the manifest says of it.
struct File {
    name: String,
    bytes: Vec<u8>,
    about: Value,
}

fn made(
    document: &Document,
    (part, number): (Part, Option<usize>),
    dir: &Path,
) -> Result<File, PackageError> {
    let bytes = docx(document).map_err(|error| StoreError::made(dir, &error))?;
    let title = file_stem(&document.title);
    let name = match number {
        Some(number) => format!("{}/{number:02}-{title}.docx", part.folder()),
        None => format!("{}/{title}.docx", part.folder()),
    };
    let open = document.stamp.open;
    let about = json!({ "document": document.id, "title": document.title, "open_points": open });
    Ok(File { name, bytes, about })
}

fn manifest(
    answers: &Answers,
    survey: &Survey,
    files: &[File],
    (missing, inspection): (&[Phrase], &Inspection),
) -> Value {
    let verdict = &survey.verdict;
    let said = |section, field| answers.get(&Place::single(section, field)).cloned();
    json!({
        "format": "chujing-package",
        "program": concat!("chujing ", env!("CARGO_PKG_VERSION")),
        "handler": said(&handler::SECTION, &handler::NAME),
        "assessment": said(&record::SECTION, &record::TITLE),
        "mechanism": verdict.mechanism.code(),
        "route": said(&record::SECTION, &record::ROUTE),
        "filing_day": said(&record::SECTION, &record::FILING_DAY),
        "as_of": verdict.day.to_string(),
        "law_data": { "version": verdict.law_data.version, "as_of": verdict.law_data.as_of.to_string() },
        // Of the answers in their canonical order, as in the footers; that of record.json as a file stands with the files.
        "record_digest": answers.digest(),
        "files": files.iter().map(|file| {
            let mut entry = json!({
                "name": file.name, "sha256": hex(&Sha256::digest(&file.bytes)), "bytes": file.bytes.len(),
            });
            if let (Some(entry), Some(about)) = (entry.as_object_mut(), file.about.as_object()) {
                entry.extend(about.clone());
            }
            entry
        }).collect::<Vec<_>>(),
        "to_obtain": missing,
        "inspection": inspection.not_met_json(),
        "upload": papers::upload(verdict.mechanism),
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// One archive with fixed times, so that the same record gives the same bytes.
fn zipped(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let fixed = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o600);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name.as_str(), fixed)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
