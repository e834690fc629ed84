//! What every command is told beside its own arguments, and what it speaks with.

use std::path::{Path, PathBuf};

use crate::day::Day;
use crate::store::{Workspace, list_files};

pub(super) use super::args::{LangArg, Listing, Shape, day};
pub(super) use super::out::Out;
pub(super) use super::trouble::Trouble;

/// What is the same for every command.
#[derive(Debug)]
pub(super) struct Call {
    /// The folder of the assessments.
    pub(super) folder: Workspace,
    pub(super) lang: LangArg,
    pub(super) today: Day,
    /// The whole command line, for what describes it.
    pub(super) syntax: fn() -> clap::Command,
}

impl Call {
    /// The record that is meant by an argument.
    pub(super) fn file(&self, path: &Path) -> PathBuf {
        resolve(&self.folder, path.to_owned())
    }
}

/// A file that exists, or else the file of that name in the workspace.
///
/// A folder of that name is no record: it is taken only where the workspace has none, so that the error names it.
fn resolve(workspace: &Workspace, path: PathBuf) -> PathBuf {
    if path.exists() && !path.is_dir() {
        return path;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = [workspace.dir().join(&path), workspace.dir().join(format!("{name}.json"))];
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
    let missing = if is_bare { as_named } else { path };
    list_files(workspace.dir()).unwrap_or_default().into_iter().find(is_meant).unwrap_or(missing)
}
