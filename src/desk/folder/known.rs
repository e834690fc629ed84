//! What a folder knows of a readable record without holding its answers.

use std::ops::Deref;
use std::path::PathBuf;

use crate::dossier::{SCHEMA_VERSION, title_of};
use crate::form::catalog::{evidence, record};
use crate::form::{Answers, Facts};
use crate::law::{Entity, Origin};
use crate::store::{Card, Filed, Look};

use super::file_name;

/// A readable record; of it all is known that its card says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) struct Known {
    pub(in crate::desk) path: PathBuf,
    /// How its file looked before it was read.
    pub(in crate::desk) look: Option<Look>,
    pub(in crate::desk) card: Box<Card>,
}

impl Deref for Known {
    type Target = Card;

    fn deref(&self) -> &Card {
        &self.card
    }
}

impl Known {
    pub(in crate::desk) fn of(path: PathBuf, id: &str, version: u64, answers: &Answers) -> Self {
        let facts = Facts::new(answers);
        let has_day = facts.single(&record::SECTION).day(&record::AS_OF).known().is_some();
        let named = facts.rows(&evidence::SECTION);
        let proofs: Vec<&str> = named.filter_map(|row| row.text(&evidence::FILE).known()).collect();
        let card = Card {
            id: id.to_owned(),
            title: title_of(id, answers),
            entity: Entity::of(&facts),
            day: facts.day(),
            has_day,
            newer: (version > SCHEMA_VERSION).then_some(version),
            proofs: proofs.join("\n"),
        };
        Self { path, look: None, card: Box::new(card) }
    }

    /// The record as it was known when its file looked as it does now.
    pub(in crate::desk) fn kept(file: Filed, card: Box<Card>) -> Self {
        Self { path: file.path, look: file.look, card }
    }

    /// The name of its file, if it is text.
    pub(in crate::desk) fn name(&self) -> Option<&str> {
        self.path.file_name()?.to_str()
    }

    /// Which record it is, for others that count it.
    pub(super) fn origin(&self) -> Origin {
        Origin { id: self.id.clone(), file: file_name(&self.path) }
    }
}
