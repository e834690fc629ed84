//! Two files of one record, or of two, held against each other: what was filed, and what is so now.

use std::path::Path;

use crate::dossier::Dossier;
use crate::form::Facts;
use crate::form::catalog::recipients;
use crate::law::change::{Judged, Review};
use crate::law::{Entity, Survey};
use crate::store::{Opened, StoreError};
use crate::text::{Phrase, harmless};

use super::around::circumstances_without;
use super::session::Session;
use super::standing::Standing;

/// The earlier and the later state, each judged on its own day. Neither counts the people of the other.
#[derive(Debug)]
pub struct Compared {
    /// What was filed.
    pub before: Standing,
    /// What is so now.
    pub after: Standing,
}

impl Compared {
    /// Reads the file of what was filed; the record of now is open, with what is not saved yet.
    ///
    /// # Errors
    /// If the file, a folder, or the policy or risk matrix there cannot be read.
    pub fn with_open(before: &Path, open: &Session) -> Result<Self, StoreError> {
        let after = open.file().path.clone();
        let old = Opened::read(before)?;
        let mut new = open.file().dossier.clone();
        new.answers = open.answers().clone();
        Ok(Self { before: beside(before, old, &after)?, after: beside(&after, new, before)? })
    }

    /// Reads both files.
    ///
    /// # Errors
    /// If one of them, its folder, or the policy or risk matrix there cannot be read.
    pub fn read(before: &Path, after: &Path) -> Result<Self, StoreError> {
        let (old, new) = (Opened::read(before)?, Opened::read(after)?);
        Ok(Self { before: beside(before, old, after)?, after: beside(after, new, before)? })
    }

    /// The record of now beside a former state of it that is kept: neither counts the people of the other.
    ///
    /// # Errors
    /// If the folder, or the policy or risk matrix there cannot be read.
    pub fn with_former(now: &Standing, before: Dossier) -> Result<Self, StoreError> {
        let path = &now.path;
        let old = beside(path, before, path)?;
        let mut after = beside(path, now.dossier.clone(), path)?;
        after.day = now.day;
        Ok(Self { before: old, after })
    }

    /// The same of a record that is open, with what is not saved yet.
    ///
    /// # Errors
    /// As [`Compared::with_former`].
    pub fn with_former_of(open: &Session, before: Dossier) -> Result<Self, StoreError> {
        let path = &open.file().path;
        let mut now = open.file().dossier.clone();
        now.answers = open.answers().clone();
        Ok(Self { before: beside(path, before, path)?, after: beside(path, now, path)? })
    }

    /// Why it is to be asked whether they are to be compared at all: they are of two legal entities, or it is not known of which.
    pub fn doubt(&self) -> Option<Phrase> {
        let entity = |one: &Standing| Entity::of(&one.facts());
        match entity(&self.before).is(&entity(&self.after)) {
            Some(true) => None,
            Some(false) => Some(said!(
                "两份记录是两个企业的：“{before}”和“{after}”。一个企业已经备案的，不说明另一个企业要做什么",
                "the records are of two legal entities: \"{before}\" and \"{after}\". What one has filed says nothing of what the other has to do",
                before = name(&self.before),
                after = name(&self.after),
            )),
            None => Some(said!(
                "看不出“{before}”和“{after}”是不是同一个企业的记录：名称和统一社会信用代码不全或者不一致",
                "it cannot be seen whether \"{before}\" and \"{after}\" are of one legal entity: names and credit codes are incomplete or differ",
                before = name(&self.before),
                after = name(&self.after),
            )),
        }
    }

    /// Which other files of this very record are counted beside the two, so that a route may rest on them; `None` where there are
    /// none.
    pub fn copies(&self) -> Option<Phrase> {
        let id = &self.after.dossier.id;
        let others = self.after.around.ledger.records.iter();
        let files: Vec<Phrase> = others
            .filter(|(_, origin)| origin.id == *id)
            .map(|(_, origin)| Phrase::same(harmless(&origin.file, false)))
            .collect();
        (!files.is_empty()).then(|| {
            said!(
                "同一文件夹中的{files}也是这份记录的副本，其人数一并计入，路径可能因此不同。只是旧副本的，移出文件夹后再比较",
                "{files} in the same folder are copies of this record too; their people are counted as well, and the route may rest on that. Move what is only an older copy out of the folder and compare again",
                files = Phrase::list(files),
            )
        })
    }

    /// What a recipient is called now, or was while it was one.
    pub fn recipient(&self, id: &str) -> Option<Phrase> {
        let of = |one: &Standing| {
            let facts = one.facts();
            facts.row(&recipients::SECTION, id).map(|row| row.title())
        };
        of(&self.after).or_else(|| of(&self.before))
    }

    /// What differs, and what follows.
    pub fn review(&self) -> Review {
        let (before, after) = (self.before.facts(), self.after.facts());
        let (old, new) = (self.before.survey(), self.after.survey());
        Review::of(judged(&before, &old), judged(&after, &new))
    }
}

fn judged<'a>(facts: &'a Facts<'a>, survey: &'a Survey) -> Judged<'a> {
    Judged { facts, verdict: &survey.verdict, routes: &survey.routes }
}

/// The entity with its code, as it is written, behind the name of its record.
fn name(one: &Standing) -> Phrase {
    let (title, of) = (one.dossier.title(), Entity::of(&one.facts()));
    let entity = match (&of.name, &of.code) {
        (Some(name), Some(code)) => format!("{name} {code}"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => {
            return said!("{title}（没有写明企业）", "{title} (no entity named)", title);
        }
    };
    let entity = harmless(&entity, false);
    said!("{title}（{entity}）", "{title} ({entity})", title, entity)
}

fn beside(path: &Path, dossier: Dossier, other: &Path) -> Result<Standing, StoreError> {
    let day = Facts::new(&dossier.answers).day();
    let around = circumstances_without(path, &dossier, day, other)?;
    Ok(Standing { path: path.to_owned(), dossier, day, around })
}
