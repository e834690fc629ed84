//! The scans of a package, each read and with what it is handed in.
//!
//! What was brought is looked at first, and all of it: it is what may be wrong.

use serde_json::json;

use crate::document::build::{
    BAY_UNDERTAKING_OF_RECIPIENT, Listed, Part, Scanned, Submission, filed_by, is_of_both_sides,
};
use crate::filing;
use crate::law::Routes;
use crate::store::file_stem;

use super::{File, PackageError, Scan, content};

/// A scan that was read.
pub(super) struct Brought<'a> {
    pub(super) of: &'a Submission,
    scan: &'a Scan,
    paper: &'static Listed,
    bytes: Vec<u8>,
}

/// Reads the scans of papers, each by the list of what it is handed in with. A paper that both sides hand in goes into both sets.
///
/// # Errors
/// Everything that is wrong with any of them.
pub(super) fn read<'a>(
    scans: &[&'a Scan],
    all: &'a [Submission],
) -> Result<Vec<Brought<'a>>, PackageError> {
    let (mut out, mut wrong) = (Vec::new(), Vec::new());
    for scan in scans.iter().copied() {
        match scan.looked_at(all) {
            Ok((of, paper, bytes)) => out.push(Brought { of, scan, paper, bytes }),
            Err(error) => wrong.push(error),
        }
    }
    if let Some(error) = PackageError::all(wrong) {
        return Err(error);
    }
    let mut shared = Vec::new();
    for one in out.iter().filter(|one| is_of_both_sides(one.paper)) {
        let has_own = |other: &&Submission| {
            out.iter().any(|own| own.of == *other && own.paper.number == one.paper.number)
        };
        let other = all.iter().find(|other| other.is_other_side_of(one.of));
        if let Some(of) = other.filter(|other| !has_own(other)) {
            shared.push(Brought { of, bytes: one.bytes.clone(), ..*one });
        }
    }
    out.extend(shared);
    Ok(out)
}

impl Brought<'_> {
    /// What the lists of materials are told of it.
    pub(super) fn told(&self) -> Scanned {
        let pages = content::pages(&self.scan.ending(), &self.bytes);
        Scanned { of: self.of.clone(), number: self.paper.number, pages }
    }

    /// Its file, beside those that are there: a paper may take several scans, such as the two sides of a card.
    pub(super) fn file(self, files: &[File]) -> File {
        let stem = file_stem(self.paper.name.zh);
        let (folder, number, ending) = (folder(self.of), self.paper.number, self.scan.ending());
        let name = |copy: usize| {
            let again = if copy > 1 { format!("-{copy}") } else { String::new() };
            format!("{folder}/{number:02}-{stem}{again}.{ending}")
        };
        let is_free = |name: &String| files.iter().all(|known| known.name != *name);
        let mut names = (1..).map(|copy| (copy, name(copy)));
        let (copy, name) = names.find(|(_, name)| is_free(name)).unwrap_or_default();
        let about = json!({
            "attached": true, "title": self.paper.name.zh,
            "key": filing::Key::scan(number, copy), "number": number,
            "submission": self.of.code(),
        });
        File { name, bytes: self.bytes, about }
    }
}

/// What a set of papers is called among files.
pub(super) fn stem(of: &Submission) -> String {
    file_stem(&of.name().zh)
}

/// Where it lies in the package: what is filed by one route does not lie among what is filed by another.
pub(super) fn folder(of: &Submission) -> String {
    let part = Part::Filing.folder();
    if of.is_alone { part.to_owned() } else { format!("{part}/{}", stem(of)) }
}

/// With what a paper of this id is handed in, where it is one of a list.
pub(super) fn submission_of<'a>(
    (id, recipient): (&str, Option<&str>),
    routes: &Routes,
    all: &'a [Submission],
) -> Option<&'a Submission> {
    let route = filed_by(id, routes)?;
    let is_theirs = id == BAY_UNDERTAKING_OF_RECIPIENT.id;
    // Alone, both sides lie together.
    all.iter().find(|one| one.is_of(route, is_theirs && !one.is_alone, recipient))
}
