//! What stands around an open record: the folder, its policy and calendar, and what people agreed on beside the answers.

use std::sync::Arc;

use serde_json::Value;

use crate::day::Day;
use crate::day::calendar::Calendar;
use crate::desk::around::circumstances_despite;
use crate::desk::proofs;
use crate::form::Facts;
use crate::law::{Agreed, Circumstances, Entity};
use crate::store::{Fingerprint, Opened, Workspace};

use super::Session;
use super::agreed::{Reminder, agreed_of_open, reminders};

/// What stood around the record when the folder was last read.
#[derive(Debug)]
pub(super) struct Around {
    /// What of the record decides what stands around it.
    of: Whose,
    /// How the folder looked then; nothing where nobody will ask whether it still does.
    look: Option<Fingerprint>,
    /// How what people said of it and handed in looked.
    beside: Fingerprint,
    /// What the dates of the record remind of, which is no task then.
    reminders: Vec<Reminder>,
    pub(super) circumstances: Arc<Circumstances>,
    pub(super) calendar: Calendar,
}

/// Whose record it is, its day, and the files it names as proofs.
type Whose = (Entity, Day, Vec<[Option<Value>; 4]>);

fn whose(file: &Opened) -> Whose {
    let facts = Facts::new(&file.dossier.answers);
    (Entity::of(&facts), facts.day(), proofs::named(&file.dossier.answers))
}

fn look_of(file: &Opened) -> Fingerprint {
    Workspace::of(&file.path).fingerprint(&file.path, &file.dossier.id)
}

fn beside_of(file: &Opened) -> Fingerprint {
    Workspace::of(&file.path).fingerprint_beside(&file.dossier.id)
}

impl Around {
    /// Where the folder or its policy cannot be read nothing is settled, and the verdict says so.
    pub(super) fn read(open: &Session) -> Self {
        let file = open.file();
        let of = whose(file);
        // It is looked at before it is read, so that what changes between is noticed.
        let (look, beside) = (open.has_diary.then(|| look_of(file)), beside_of(file));
        let folder = Workspace::of(&file.path);
        let folder = folder.frozen_with(open.recall.take().or_else(|| folder.recalling()));
        let mut circumstances = circumstances_despite(&folder, &file.path, (&file.dossier, of.1));
        circumstances.agreed = agreed_of_open(open);
        let calendar = folder.calendar().unwrap_or_else(|error| {
            // A calendar that cannot be read is told at the same place, and the built-in years stay.
            circumstances.ledger.notes.push(error.said());
            Calendar::built_in()
        });
        let reminders = reminders(&file.dossier.answers).collect();
        Self { of, look, beside, reminders, circumstances: Arc::new(circumstances), calendar }
    }

    /// Whether it is what stands around the answers of now.
    pub(super) fn is_of(&self, file: &Opened) -> bool {
        self.of == whose(file)
    }

    /// Whether the folder no longer looks as it did.
    pub(super) fn is_stale(&self, file: &Opened) -> bool {
        self.look.as_ref() != Some(&look_of(file))
    }

    /// What people agreed on, where that is something else now.
    pub(super) fn agreed_anew(&self, open: &Session) -> Option<Agreed> {
        Some(agreed_of_open(open)).filter(|agreed| *agreed != self.circumstances.agreed)
    }

    pub(super) fn agrees(&mut self, agreed: Agreed) {
        Arc::make_mut(&mut self.circumstances).agreed = agreed;
    }

    /// Whether the dates of the record remind of something else now; asked once for each time.
    pub(super) fn is_reminded(&mut self, file: &Opened) -> bool {
        let now: Vec<_> = reminders(&file.dossier.answers).collect();
        let is_other = self.reminders != now;
        self.reminders = now;
        is_other
    }

    /// Whether something was said of it or handed in; asked once for each time.
    pub(super) fn is_spoken_of(&mut self, file: &Opened) -> bool {
        let beside = beside_of(file);
        let is_other = self.beside != beside;
        self.beside = beside;
        is_other
    }
}
