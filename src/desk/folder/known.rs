//! What a folder knows of a readable record without holding its answers.

use std::path::PathBuf;

use crate::day::Day;
use crate::dossier::Dossier;
use crate::form::Facts;
use crate::form::catalog::record;
use crate::law::Entity;

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
}

impl Known {
    pub(super) fn of(path: PathBuf, dossier: &Dossier) -> Self {
        let facts = Facts::new(&dossier.answers);
        let has_day = facts.single(&record::SECTION).day(&record::AS_OF).known().is_some();
        Self {
            path,
            id: dossier.id.clone(),
            title: dossier.title(),
            entity: Entity::of(&facts),
            day: facts.day(),
            has_day,
            newer: dossier.is_newer().then_some(dossier.schema_version),
        }
    }
}
