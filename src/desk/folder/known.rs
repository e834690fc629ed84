//! What a folder knows of a readable record without holding its answers.

use std::path::PathBuf;

use crate::day::Day;
use crate::dossier::{SCHEMA_VERSION, title_of};
use crate::form::catalog::{evidence, record};
use crate::form::{Answers, Facts};
use crate::law::{Entity, Origin};
use crate::store::{Card, Filed, Look};

use super::file_name;

/// A readable record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) struct Known {
    pub(in crate::desk) path: PathBuf,
    /// Its stable id.
    pub(in crate::desk) id: String,
    /// Its name.
    pub(in crate::desk) title: String,
    /// Whose it is.
    pub(in crate::desk) entity: Entity,
    /// By whose law it is judged: its own day, or that of the law data while none can be read.
    pub(in crate::desk) day: Day,
    /// Whether that day is what the record says.
    pub(in crate::desk) has_day: bool,
    /// The schema version of a file that a newer program wrote.
    pub(in crate::desk) newer: Option<u64>,
    /// The files that its rows name, from its folder on, one a line.
    pub(in crate::desk) proofs: String,
    /// How its file looked before it was read.
    pub(in crate::desk) look: Option<Look>,
}

impl Known {
    pub(in crate::desk) fn of(path: PathBuf, id: &str, version: u64, answers: &Answers) -> Self {
        let facts = Facts::new(answers);
        let has_day = facts.single(&record::SECTION).day(&record::AS_OF).known().is_some();
        let named = facts.rows(&evidence::SECTION);
        let proofs: Vec<&str> = named.filter_map(|row| row.text(&evidence::FILE).known()).collect();
        Self {
            path,
            id: id.to_owned(),
            title: title_of(id, answers),
            entity: Entity::of(&facts),
            day: facts.day(),
            has_day,
            newer: (version > SCHEMA_VERSION).then_some(version),
            proofs: proofs.join("\n"),
            look: None,
        }
    }

    /// The record as it was known when its file looked as it does now; the file itself if that is no card of this program.
    pub(in crate::desk) fn kept(file: Filed, card: Card) -> Result<Self, Filed> {
        let day = Day::parse(&card.day).filter(|_| !file.is_misnamed);
        let Some(day) = day else { return Err(file) };
        Ok(Self {
            path: file.path,
            entity: Entity::kept(card.code, card.entity, card.is_sure),
            day,
            id: card.id,
            title: card.title,
            has_day: card.has_day,
            newer: card.newer,
            proofs: card.files,
            look: file.look,
        })
    }

    pub(super) fn card(&self) -> Card {
        Card {
            id: self.id.clone(),
            title: self.title.clone(),
            code: self.entity.code.clone(),
            entity: self.entity.name.clone(),
            is_sure: self.entity.is_sure(),
            day: self.day.to_string(),
            has_day: self.has_day,
            newer: self.newer,
            files: self.proofs.clone(),
        }
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
