//! The scans that go into a package: which paper of which list each is, and whether it is what its name says.
//!
//! Those beside the record in a folder of its own (`RECORD-scans/`, each file beginning with its number) go with it every time; of a
//! record that takes several routes, those in a folder below it that is called as the route is (`RECORD-scans/gba_contract/`).

use std::path::{Component, Path, PathBuf};

use serde_json::json;

use crate::document::build::{Listed, PROOFS, Part, Submission, filed, routes_of_proof};
use crate::filing;
use crate::form::catalog::evidence;
use crate::form::{Answers, Facts, digest};
use crate::law::Survey;
use crate::store::{list_entries, read_bytes};
use crate::text::{Phrase, phrase};

use super::brought::folder;
use super::{File, Key, PackageError, content};

/// A scan to put into the package: under which number of the materials list, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// Number of the paper in the list, from 1; `None` for a file whose name begins with none.
    pub number: Option<usize>,
    /// With what it is handed in, where a person said so.
    pub of: Option<Key>,
    /// The file.
    pub path: PathBuf,
    /// Whether it is kept beside the record, and not given by hand for this one time.
    pub is_kept: bool,
    /// Of a file that the record names as a proof to be handed in: which.
    pub proof: Option<Named>,
}

/// A proof that the record names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Its row.
    pub row: String,
    /// What it is called.
    pub name: Phrase,
    /// The digest of its file when it was attached.
    pub digest: Option<String>,
}

/// Files that systems leave in folders by themselves.
const LEFT_BY_SYSTEMS: [&str; 2] = ["thumbs.db", "desktop.ini"];

/// The folder beside a record that keeps its scans: `RECORD-scans`, which need not exist.
pub fn scans_folder(record: &Path) -> PathBuf {
    let stem = record.file_stem().unwrap_or_default().to_string_lossy();
    record.with_file_name(format!("{stem}-scans"))
}

/// The scans in the [folder](scans_folder) of a record, by number and name; none if there is no such folder. Whatever stands in
/// it is among them, as a scan is never left out silently: [`Scan::read`] says what is wrong with it.
///
/// # Errors
/// If the folder cannot be read.
pub fn kept_scans(record: &Path) -> Result<Vec<Scan>, PackageError> {
    let mut out = kept_in(&scans_folder(record), None)?;
    out.sort_by(|a, b| (a.number, &a.path).cmp(&(b.number, &b.path)));
    Ok(out)
}

/// Those of a folder, and of the folders in it that are called as a route or, below that, as a recipient.
fn kept_in(folder: &Path, of: Option<&Key>) -> Result<Vec<Scan>, PackageError> {
    let mut out = Vec::new();
    for path in list_entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let small = name.to_lowercase();
        if small.starts_with('.') || LEFT_BY_SYSTEMS.contains(&small.as_str()) {
            continue;
        }
        let below = match of {
            None => Key::parse(&name),
            Some(route) => {
                Some(route).filter(|route| route.is_of_all()).map(|route| route.with(&name))
            }
        };
        if let Some(below) = below.filter(|_| path.is_dir()) {
            out.extend(kept_in(&path, Some(&below))?);
            continue;
        }
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        let number = digits.parse().ok();
        out.push(Scan { number, of: of.cloned(), path, is_kept: true, proof: None });
    }
    Ok(out)
}

/// The files that the record names as proofs to be handed in, as scans that go with every package. Whatever is wrong with one, it is
/// among them.
pub fn proofs(record: &Path, answers: &Answers) -> Vec<Scan> {
    let facts = Facts::new(answers).quietly();
    let mut out = Vec::new();
    for (number, proof) in (1..).zip(facts.rows(&evidence::SECTION)) {
        if !proof.yes_no(&evidence::HANDED_IN).is_yes() {
            continue;
        }
        let Some(file) = proof.text(&evidence::FILE).known() else { continue };
        let (code, name) = (evidence::code(number, &proof), proof.title());
        let digest = proof.text(&evidence::DIGEST).known();
        let digest = digest.map(|digest| digest.trim().to_lowercase());
        out.push(Scan {
            number: None,
            of: None,
            // A path that leads out of the folder is none; it is told as a file that is not there.
            path: path_of(record, file).unwrap_or_default(),
            is_kept: true,
            proof: Some(Named {
                row: proof.id.unwrap_or_default().to_owned(),
                name: said!("{code} {name}", "{code} {name}", code, name),
                digest,
            }),
        });
    }
    out
}

/// Where a named file stands; nothing for a path that leads out of the folder of the record.
pub(in crate::desk) fn path_of(record: &Path, file: &str) -> Option<PathBuf> {
    let inside = Path::new(file);
    let is_below = inside.components().all(|part| matches!(part, Component::Normal(_)));
    is_below.then(|| record.with_file_name("").join(inside))
}

/// The kept scans and the given ones; a given one stands for all kept ones of its number that are handed in with the same.
pub fn with_kept(given: Vec<Scan>, mut kept: Vec<Scan>, all: &[Submission]) -> Vec<Scan> {
    let of = |scan: &Scan| (scan.number, scan.submission(all).ok().cloned());
    kept.retain(|scan| scan.number.is_none() || !given.iter().any(|other| of(other) == of(scan)));
    kept.extend(given);
    kept.sort_by_key(|scan| scan.number);
    kept
}

impl Scan {
    /// A scan that is given by hand.
    pub const fn given(number: usize, path: PathBuf) -> Self {
        Self { number: Some(number), of: None, path, is_kept: false, proof: None }
    }

    /// The same, handed in with this.
    pub fn handed_in_with(self, of: Option<Key>) -> Self {
        Self { of, ..self }
    }

    /// With what of all that the record hands in this scan goes.
    ///
    /// # Errors
    /// If it does not say, or says what the record does not hand in.
    pub fn submission<'a>(&self, all: &'a [Submission]) -> Result<&'a Submission, PackageError> {
        let found = match (&self.of, all) {
            (Some(key), all) => all.iter().find(|one| key.means(one)),
            (None, [alone]) => Some(alone),
            (None, _) => None,
        };
        found.ok_or_else(|| match self.number {
            Some(number) if all.is_empty() => PackageError::Number(number, self.path.clone()),
            _ => {
                let known = all.iter().map(Submission::code).collect();
                PackageError::Which(self.path.clone(), known)
            }
        })
    }

    /// Whether nothing is handed in now with which it could go.
    pub(super) fn waits(&self, all: &[Submission]) -> bool {
        self.is_kept
            && match &self.of {
                Some(key) => !key.is_of_route(all),
                None => all.is_empty(),
            }
    }

    /// With what it goes, which paper it is, and its content.
    ///
    /// # Errors
    /// If it does not go with anything, or cannot be [read](Self::read).
    pub fn looked_at<'a>(
        &self,
        all: &'a [Submission],
    ) -> Result<(&'a Submission, &'static Listed, Vec<u8>), PackageError> {
        if self.path.is_dir() {
            return Err(PackageError::Folder(self.path.clone()));
        }
        let of = self.submission(all)?;
        let (paper, bytes) = self.read(&of.list())?;
        Ok((of, paper, bytes))
    }

    /// Reads it, and sees that the list has its number, the filing system takes its type, and its content is of that type.
    ///
    /// # Errors
    /// If one of these does not hold, or it cannot be read.
    pub fn read(
        &self,
        list: &[&'static Listed],
    ) -> Result<(&'static Listed, Vec<u8>), PackageError> {
        if self.path.is_dir() {
            return Err(PackageError::Folder(self.path.clone()));
        }
        let paper = self.paper(list)?;
        let ending = self.ending();
        if !content::is_taken(&ending) {
            return Err(PackageError::Type(self.path.clone()));
        }
        let bytes = read_bytes(&self.path)?;
        if bytes.is_empty() {
            return Err(PackageError::Empty(self.path.clone()));
        }
        match content::flaw(&ending, &bytes) {
            Some(flaw) => Err(PackageError::Content(self.path.clone(), flaw)),
            None => Ok((paper, bytes)),
        }
    }

    /// The file of a proof for the package, in a folder of its own beside the list of proofs: with the papers of each route, where
    /// several are taken, that tells of it.
    ///
    /// # Errors
    /// What is wrong with it: it is then not in the package and still to be obtained, and nothing else waits for it.
    pub(super) fn proof(
        &self,
        answers: &Answers,
        survey: &Survey,
        all: &[Submission],
    ) -> Result<Vec<File>, Phrase> {
        let Named { row, name, digest: known } = self.proof.clone().unwrap_or_default();
        let wrong = |why: Phrase| said!("{name}：{why}", "{name}: {why}", name, why);
        let bytes = read_bytes(&self.path).map_err(|error| wrong(error.said()))?;
        let own = digest(&bytes);
        if known.is_some_and(|known| known != own) {
            return Err(wrong(phrase(
                "附上之后文件有改动，没有放入；核对后用 chujing attach 再附一次",
                "the file changed since it was attached and was not put in; look at it and attach it anew",
            )));
        }
        let ending = self.ending();
        if !content::is_taken(&ending) {
            return Err(wrong(phrase(
                "申报系统不收这种文件，没有放入；请转为 PDF、OFD、PNG 或者 JPG",
                "the filing system takes no such files and it was not put in; make it PDF, OFD, PNG or JPG",
            )));
        }
        if let Some(flaw) = content::flaw(&ending, &bytes) {
            return Err(wrong(flaw.said().into()));
        }
        let (title, stem) = (evidence::SECTION.title.zh, crate::store::file_stem(&name.zh));
        let (_, number) = filed(PROOFS.id, &survey.routes);
        let file = |folder: String, number: Option<usize>, of: Option<&Submission>| {
            let place = number.map_or_else(String::new, |number| format!("{number:02}-"));
            File {
                name: format!("{folder}/{place}{title}/{stem}.{ending}"),
                bytes: bytes.clone(),
                about: json!({
                    "attached": true, "title": name.zh, "key": filing::Key::proof(&row),
                    "number": number, "submission": of.map(Submission::code),
                }),
            }
        };
        if survey.routes.taken().len() < 2 {
            return Ok(vec![file(Part::Filing.folder().to_owned(), number, all.first())]);
        }
        let of = routes_of_proof(answers, survey, &row);
        let mut out = Vec::new();
        for one in all.iter().filter(|one| !one.is_theirs && of.contains(&one.route)) {
            let number = PROOFS.place(one.route).map(|place| place.number);
            out.push(file(folder(one), number, Some(one)));
        }
        if out.is_empty() {
            out.push(file(Part::Internal.folder().to_owned(), None, None));
        }
        Ok(out)
    }

    fn paper(&self, list: &[&'static Listed]) -> Result<&'static Listed, PackageError> {
        let number = self.number.ok_or_else(|| PackageError::Unnumbered(self.path.clone()))?;
        let found = list.iter().copied().find(|paper| paper.number == number);
        found.ok_or_else(|| PackageError::Number(number, self.path.clone()))
    }

    pub(super) fn ending(&self) -> String {
        let ending = self.path.extension().unwrap_or_default();
        ending.to_string_lossy().to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use crate::law::Route;

    use super::*;

    #[test]
    fn what_is_given_stands_for_what_is_kept() {
        let scan = |number, name: &str| Scan::given(number, name.into());
        let kept = vec![scan(1, "kept-1"), scan(2, "kept-2a"), scan(2, "kept-2b")];
        let own = Submission { is_alone: true, ..Submission::of(Route::Contract, false) };
        let all = with_kept(vec![scan(1, "given-1"), scan(3, "given-3")], kept, &[own]);
        assert_eq!(
            all,
            [scan(1, "given-1"), scan(2, "kept-2a"), scan(2, "kept-2b"), scan(3, "given-3")]
        );
    }

    #[test]
    fn the_folder_of_scans_is_named_after_the_record() {
        assert_eq!(scans_folder(Path::new("a/客户.v2.json")), Path::new("a/客户.v2-scans"));
    }
}
