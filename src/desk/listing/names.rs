//! The records of a folder by their names alone, for who only wants to name one. Nothing is judged and nothing written.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::cores;
use crate::dossier::{HEAD, title_of};
use crate::store::{Card, Filed, Opened, Workspace};

use super::super::folder::file_name;

/// A file that may be an assessment, by what people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Where it stands.
    pub path: PathBuf,
    /// Its id and its name, as far as they are known.
    pub told: Option<(String, String)>,
}

/// The records of a folder by file name. A large folder is asked by its index, which may be a little behind; there nothing is read.
pub fn names(workspace: &Workspace) -> Vec<Named> {
    let workspace = workspace.frozen();
    let mut files = workspace.files().unwrap_or_default();
    files.retain(|file| !file.is_misnamed);
    if !workspace.is_large() {
        let named = |file: &Filed| {
            let head = Opened::skim(&file.path, HEAD).ok();
            let told = head.map(|head| (head.id.clone(), title_of(&head.id, &head.answers)));
            Named { path: file.path.clone(), told }
        };
        return cores::on_every_core(&files, named);
    }
    let mut cards: HashMap<String, Box<Card>> = workspace.recalled().into_iter().collect();
    let named = |file: Filed| {
        let card = cards.remove(&file_name(&file.path));
        Named { path: file.path, told: card.map(|card| (card.id, card.title)) }
    };
    files.into_iter().map(named).collect()
}
