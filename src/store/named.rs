//! Which record is meant by a path or a bare name, and which other files are the same record. No more than their beginnings are read.

use std::path::{Path, PathBuf};

use crate::dossier;

use super::{Card, Workspace, head, list_files};

impl Workspace {
    /// Other files of the folder that are the record with this id, as a copy is that nobody made a record of its own.
    pub fn others_of(&self, file: &Path, id: &str) -> Vec<PathBuf> {
        let folder = self.frozen_with_cards();
        let index = folder.is_large().then(|| folder.index()).flatten();
        let files = folder.files_by(index.as_ref()).unwrap_or_default();
        let is_it = |other: &Path, card: Option<Box<Card>>| match card {
            Some(card) => card.id == id,
            None => dossier::Head::of(&head(other)).id.as_deref() == Some(id),
        };
        let others = files.into_iter().map(|(other, card)| (other.path, card));
        let others = others.filter(|(path, _)| path.file_name() != file.file_name());
        others.filter_map(|(path, card)| is_it(&path, card).then_some(path)).collect()
    }

    /// A file that exists, or else the file of that name in the workspace.
    ///
    /// A folder of that name is no record: it is taken only where the workspace has none, so that the error names it.
    pub fn named(&self, path: &Path) -> PathBuf {
        if path.exists() && !path.is_dir() {
            return path.to_owned();
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let beside = [self.dir().join(path), self.dir().join(format!("{name}.json"))];
        if let Some(found) = beside.iter().find(|path| path.is_file()) {
            return found.clone();
        }
        // A record may end in `.JSON`, too.
        let is_meant = |path: &PathBuf| {
            path.file_stem().is_some_and(|stem| stem == name.as_str())
                && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
        };
        let [as_named, _] = beside;
        // A bare name that is nowhere was looked for in the workspace, and that is told.
        let is_bare = path.components().count() == 1 && !path.is_dir();
        let missing = if is_bare { as_named } else { path.to_owned() };
        list_files(self.dir()).unwrap_or_default().into_iter().find(is_meant).unwrap_or(missing)
    }
}
