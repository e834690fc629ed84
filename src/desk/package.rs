//! The filing package (申报备案材料包): every document of a record in the order of the materials list, with a manifest.
//!
//! The folder is made beside its place and renamed there when it is whole, so that there is never half a package. What the
//! program does not make (certificates, signed scans) is attached by number, or listed as still to be obtained.

mod papers;

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::document::Document;
use crate::document::build::{documents, workbooks};
use crate::document::render::{docx, xlsx};
use crate::dossier::Dossier;
use crate::form::{Answers, Facts};
use crate::law::{Circumstances, Survey};
use crate::store::{
    StoreError, discard, file_stem, make_folder, new_folder, read_bytes, write_atomically,
};
use crate::text::{Lang, Phrase, phrase};

use papers::{Own, Part, own_papers, place_of};

/// A scan to put into the package: under which number of the materials list, and where it stands.
#[derive(Clone, Debug)]
pub struct Scan {
    /// Number of the paper in the list, from 1.
    pub number: usize,
    /// The file.
    pub path: PathBuf,
}

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
}

/// Why no package was made. Nothing is left behind.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum PackageError {
    /// A file cannot be read or written.
    Store(#[from] StoreError),
    /// No paper of the list has this number.
    Number(usize),
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

/// Makes the package of a record in `dir`, which must not exist, and `dir` with `.zip` beside it.
///
/// # Errors
/// If a scan is not accepted or a file cannot be written; then there is no package at all.
pub fn package(
    dossier: &Dossier,
    around: &Circumstances,
    dir: &Path,
    scans: &[Scan],
) -> Result<Package, PackageError> {
    let survey = Survey::at(&Facts::new(&dossier.answers), around);
    let own = own_papers(survey.verdict.mechanism);
    let mut drafts = Vec::new();
    let mut files: Vec<File> = Vec::new();
    for document in documents(&dossier.answers, &survey, Lang::Zh) {
        let open = document.blanks().len();
        let (part, number) = place_of(document.id, survey.verdict.mechanism);
        if open > 0 && part != Part::Internal {
            drafts.push((document.title.clone(), open));
        }
        let mut file = made(&document, open, (part, number), dir)?;
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
    for scan in scans {
        files.push(attached(scan, own)?);
    }
    files.push(File {
        name: format!("{}/{}", Part::Internal.folder(), RECORD),
        bytes: dossier.to_json().into_bytes(),
        about: json!({ "document": "record" }),
    });
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let missing: Vec<Phrase> = own
        .iter()
        .filter(|paper| !scans.iter().any(|scan| scan.number == paper.number))
        .map(|paper| {
            let name = paper.name;
            phrase(
                format!("{:02} {}", paper.number, name.zh),
                format!("{:02} {}", paper.number, name.en),
            )
        })
        .collect();
    let manifest = manifest(&dossier.answers, &survey, &files, &missing);
    let mut text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
    text.push('\n');
    files.push(File {
        name: "manifest.json".to_owned(),
        bytes: text.into_bytes(),
        about: Value::Null,
    });
    let listed: Vec<(String, Vec<u8>)> =
        files.into_iter().map(|file| (file.name, file.bytes)).collect();
    let packed = zipped(&listed).map_err(|error| StoreError::made(dir, &error))?;
    let zip = dir.with_extension("zip");
    if zip.exists() {
        return Err(StoreError::write(&zip, std::io::ErrorKind::AlreadyExists.into()).into());
    }
    // The zip first: if the folder cannot be made after it, it is taken away again, so that nothing half is left.
    if let Some(parent) = dir.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        make_folder(parent)?;
    }
    write_atomically(&zip, &packed)?;
    new_folder(dir, &listed).inspect_err(|_| discard(&zip))?;
    Ok(Package { dir: dir.to_owned(), zip, manifest, drafts, missing })
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
    open: usize,
    (part, number): (Part, Option<usize>),
    dir: &Path,
) -> Result<File, PackageError> {
    let bytes = docx(document).map_err(|error| StoreError::made(dir, &error))?;
    let title = file_stem(&document.title);
    let name = match number {
        Some(number) => format!("{}/{number:02}-{title}.docx", part.folder()),
        None => format!("{}/{title}.docx", part.folder()),
    };
    let about = json!({ "document": document.id, "title": document.title, "open_points": open });
    Ok(File { name, bytes, about })
}

/// A scan, checked by its name and its first bytes.
fn attached(scan: &Scan, own: &[Own]) -> Result<File, PackageError> {
    let paper = own
        .iter()
        .find(|paper| paper.number == scan.number)
        .ok_or(PackageError::Number(scan.number))?;
    let ending = scan
        .path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let begins: &[u8] = match ending.as_str() {
        "pdf" => b"%PDF",
        "ofd" => b"PK",
        "png" => b"\x89PNG",
        "jpg" | "jpeg" => b"\xff\xd8",
        _ => return Err(PackageError::Type(scan.path.clone())),
    };
    let bytes = read_bytes(&scan.path)?;
    if !bytes.starts_with(begins) {
        return Err(PackageError::Content(scan.path.clone()));
    }
    Ok(File {
        name: format!(
            "{}/{:02}-{}.{ending}",
            Part::Filing.folder(),
            paper.number,
            file_stem(paper.name.zh)
        ),
        bytes,
        about: json!({ "attached": true, "title": paper.name.zh }),
    })
}

fn manifest(answers: &Answers, survey: &Survey, files: &[File], missing: &[Phrase]) -> Value {
    let verdict = &survey.verdict;
    json!({
        "format": "chujing-package",
        "mechanism": verdict.mechanism.code(),
        "as_of": verdict.day.to_string(),
        "law_data": { "version": verdict.law_data.version, "as_of": verdict.law_data.as_of.to_string() },
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
