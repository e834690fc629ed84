//! The scans that go into a package: which paper of the list each is, and whether it is what its name says.
//!
//! Those beside the record in a folder of its own (`RECORD-scans/`, each file beginning with its number) go with it every time.

use std::path::{Path, PathBuf};

use crate::document::build::{Listed, Part};
use crate::store::{list_entries, read_bytes};

use super::{PackageError, content};

/// A scan to put into the package: under which number of the materials list, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// Number of the paper in the list, from 1; `None` for a file whose name begins with none.
    pub number: Option<usize>,
    /// The file.
    pub path: PathBuf,
    /// Whether it is kept beside the record, and not given by hand for this one time.
    pub is_kept: bool,
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
    let mut out = Vec::new();
    for path in list_entries(&scans_folder(record))? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if name.starts_with('.') || LEFT_BY_SYSTEMS.contains(&name.as_str()) {
            continue;
        }
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        out.push(Scan { number: digits.parse().ok(), path, is_kept: true });
    }
    out.sort_by(|a, b| (a.number, &a.path).cmp(&(b.number, &b.path)));
    Ok(out)
}

/// The kept scans and the given ones; a given one stands for all kept ones of its number.
pub fn with_kept(given: Vec<Scan>, mut kept: Vec<Scan>) -> Vec<Scan> {
    kept.retain(|scan| {
        scan.number.is_none() || !given.iter().any(|other| other.number == scan.number)
    });
    kept.extend(given);
    kept.sort_by_key(|scan| scan.number);
    kept
}

impl Scan {
    /// A scan that is given by hand.
    pub const fn given(number: usize, path: PathBuf) -> Self {
        Self { number: Some(number), path, is_kept: false }
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

    fn paper(&self, list: &[&'static Listed]) -> Result<&'static Listed, PackageError> {
        let number = self.number.ok_or_else(|| PackageError::Unnumbered(self.path.clone()))?;
        let found = list.iter().copied().find(|paper| paper.number == number);
        found.ok_or_else(|| PackageError::Number(number, self.path.clone()))
    }

    pub(super) fn ending(&self) -> String {
        let ending = self.path.extension().unwrap_or_default();
        ending.to_string_lossy().to_lowercase()
    }

    /// Its name in the package, without a number of its own: that of the paper.
    pub(super) fn name(&self, paper: &Listed, copy: usize) -> String {
        let stem = crate::store::file_stem(paper.name.zh);
        let again = if copy > 1 { format!("-{copy}") } else { String::new() };
        let folder = Part::Filing.folder();
        format!("{folder}/{:02}-{stem}{again}.{}", paper.number, self.ending())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_stands_for_what_is_kept() {
        let scan = |number, name: &str| Scan::given(number, name.into());
        let kept = vec![scan(1, "kept-1"), scan(2, "kept-2a"), scan(2, "kept-2b")];
        let all = with_kept(vec![scan(1, "given-1"), scan(3, "given-3")], kept);
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
