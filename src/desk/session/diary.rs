//! What of an open record is not in its file, as its journal keeps it meanwhile.

use std::sync::Arc;

use crate::form::Answers;
use crate::store::{Change, Draft, Journal, Opened, Unsaved};

use super::Hand;

/// What is known of the file of an open record, and its journal.
#[derive(Debug)]
pub(super) struct Diary {
    pub(super) journal: Journal,
    hand: Hand,
    /// What is in the file, as far as it was written or read here.
    on_disk: Answers,
    /// What a save under way writes.
    writing: Option<Answers>,
    unsaved: Arc<Vec<Change>>,
    /// What finishing the open field would change.
    typing: Option<Change>,
    draft: Option<Draft>,
}

impl Diary {
    /// Of a record just opened; none where it may not be written or none is wanted.
    pub(super) fn of(file: &Opened, hand: &Hand, is_wanted: bool) -> Option<Self> {
        (is_wanted && file.is_writable()).then(|| Self {
            hand: hand.clone(),
            journal: Journal::new(&file.path, &file.dossier.id),
            on_disk: file.dossier.answers.clone(),
            writing: None,
            unsaved: Arc::default(),
            typing: None,
            draft: None,
        })
    }

    /// Whose it is.
    pub(super) const fn hand(&mut self) -> &mut Hand {
        &mut self.hand
    }

    /// The file was read again and holds these answers.
    pub(super) fn reread(&mut self, answers: &Answers) {
        self.on_disk = answers.clone();
        self.writing = None;
    }

    /// Whether something is not in the file.
    pub(super) fn is_ahead(&self) -> bool {
        !self.unsaved.is_empty()
    }

    /// The answers are these now.
    pub(super) fn changed(&mut self, answers: &Answers) {
        self.unsaved = self.unsaved(answers);
        self.note();
    }

    /// What of the answers is not in the file.
    pub(super) fn mine(&self, answers: &Answers) -> Vec<Change> {
        Change::between(&self.on_disk, answers)
    }

    /// The same told as two steps while one is being written: either may be on the disk.
    fn unsaved(&self, answers: &Answers) -> Arc<Vec<Change>> {
        let Some(writing) = &self.writing else { return Arc::new(self.mine(answers)) };
        let mut out = self.mine(writing);
        out.extend(Change::between(writing, answers));
        Arc::new(out)
    }

    pub(super) fn types(&mut self, typing: Option<Change>, draft: Option<Draft>) {
        if self.typing != typing || self.draft != draft {
            (self.typing, self.draft) = (typing, draft);
            self.note();
        }
    }

    pub(super) const fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    /// These answers are being written from now on.
    pub(super) fn writes(&mut self, answers: &Answers) {
        self.writing = Some(answers.clone());
    }

    /// What was being written is in the file, or is not; says whether the answers are.
    pub(super) fn wrote(&mut self, is_written: bool, answers: &Answers) -> bool {
        let Some(written) = self.writing.take().filter(|_| is_written) else { return false };
        let is_all = written == *answers;
        self.on_disk = written;
        self.unsaved = if is_all { Arc::default() } else { self.unsaved(answers) };
        self.note();
        is_all
    }

    fn note(&self) {
        let at = (self.hand.clock)();
        self.journal.note(Unsaved {
            at: at.time_of_day(),
            moment: Some(at),
            who: self.hand.who.clone(),
            changes: Arc::clone(&self.unsaved),
            typing: self.typing.clone(),
            draft: self.draft.clone(),
        });
    }
}
