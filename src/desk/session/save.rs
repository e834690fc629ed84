//! Saving, and what is told of the record beside it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::desk::telling::{keep_told, tell, tell_read, told_of};
use crate::law::Survey;
use crate::store::{Addition, Archive, Save, StoreError, Written};
use crate::text::Phrase;

use super::{Hand, Judging, Session};

/// A save with what comes before and after it, to be run on any thread.
pub struct Saving {
    flush: Box<dyn FnOnce() + Send>,
    save: Save,
    path: PathBuf,
    /// What the record is judged by, where something is told of it; with what follows, where that is known.
    tells: Option<(Judging, Option<Arc<Survey>>)>,
    history: Option<(Archive, Addition)>,
}

/// A record that was written.
pub struct Saved {
    written: Written,
    /// What is kept of its history now, or why nothing is.
    history: Option<Result<Addition, StoreError>>,
}

impl Saving {
    /// Writes the record, after its journal is on the disk: a record is never newer than that. What is told of it follows.
    ///
    /// # Errors
    /// If it was not written; the file is then as it was.
    pub fn run(self) -> Result<Saved, StoreError> {
        (self.flush)();
        let told = self.tells.and_then(|(judging, survey)| {
            let survey = survey.unwrap_or_else(|| Arc::new(judging.survey()));
            told_of(&self.path, self.save.dossier(), judging.around(), &survey.verdict)
        });
        let state = self.history.as_ref().map(|_| self.save.dossier().digest());
        let written = self.save.run()?;
        if let Some(told) = &told {
            keep_told(&self.path, told);
        }
        // The record first: a history that is behind is brought up when it is opened next.
        let history = self.history.map(|(archive, mut addition)| {
            addition.head.state = state.unwrap_or_default();
            addition.head.file = written.digest();
            archive.add(&addition).map(|()| addition)
        });
        Ok(Saved { written, history })
    }
}

impl Session {
    /// Who works here, and the clock.
    pub const fn hand(&self) -> &Hand {
        &self.hand
    }

    /// Begins a save, with what is told of the record as it is now: what that needs and is not known is found where it is written.
    /// [`Session::settle`] takes what came of it; until then there may be no other.
    ///
    /// # Errors
    /// If the record may not be written.
    pub fn begin_save(&mut self) -> Result<Saving, StoreError> {
        let tells = Some((self.judging(), self.derived.survey.get().cloned()));
        let save = self.file.begin_save()?;
        let flush: Box<dyn FnOnce() + Send> = match &mut self.diary {
            Some(diary) => {
                diary.writes(&self.file.dossier.answers);
                Box::new(diary.journal.flusher())
            }
            None => Box::new(|| {}),
        };
        let history = self.track.addition();
        Ok(Saving { flush, save, path: self.file.path.clone(), tells, history })
    }

    /// Remembers what came of a save; says whether all that is in memory is in the file.
    ///
    /// # Errors
    /// Those of the save.
    pub fn settle(&mut self, ended: Result<Saved, StoreError>) -> Result<bool, StoreError> {
        let answers = &self.file.dossier.answers;
        let is_all = self.diary.as_mut().is_none_or(|diary| diary.wrote(ended.is_ok(), answers));
        let saved = ended?;
        match saved.history {
            Some(Ok(addition)) => self.track.kept(&addition),
            Some(Err(why)) => self.track.failed(why),
            None => {}
        }
        self.file.settle(saved.written);
        Ok(is_all)
    }

    /// Reads what other hands wrote into the file while nothing here waits to be saved or is being typed: what does is brought
    /// together with theirs when it is saved. Says whether there was anything. No save may be under way.
    ///
    /// # Errors
    /// If what they wrote cannot be read or is not an assessment; what is in memory is then as it was.
    pub fn read_outside(&mut self) -> Result<bool, StoreError> {
        let is_idle = self.file.is_writable() && !self.is_ahead() && !self.is_typing();
        if !is_idle || !self.file.is_changed_outside() {
            return Ok(false);
        }
        self.join()?;
        // What waits to be saved now is kept with its save; else the file holds what the history is to know of it.
        if !self.is_ahead()
            && let Some((archive, mut addition)) = self.track.addition()
        {
            addition.head.state = self.answers().digest();
            addition.head.file = self.file.digest();
            match archive.add(&addition) {
                Ok(()) => self.track.kept(&addition),
                Err(why) => self.track.failed(why),
            }
        }
        Ok(true)
    }

    /// Saves and waits for it. What follows from the record is not judged for it: [`Session::tell`] does that afterwards.
    ///
    /// # Errors
    /// If the record may not be written, changed on disk since it was read, or cannot be written. The file is then as it was.
    pub fn save(&mut self) -> Result<(), StoreError> {
        let save = self.file.begin_save()?;
        if let Some(diary) = &mut self.diary {
            diary.writes(&self.file.dossier.answers);
            diary.journal.flush();
        }
        let saving = Saving {
            flush: Box::new(|| {}),
            save,
            path: self.file.path.clone(),
            tells: None,
            history: self.track.addition(),
        };
        self.settle(saving.run()).map(drop)
    }

    /// Why the history could not be kept at the last save, told once. The record itself is saved.
    pub fn history_trouble(&mut self) -> Option<StoreError> {
        self.track.trouble()
    }

    /// Keeps beside a saved record what follows from it.
    ///
    /// # Errors
    /// Says why nothing follows: the folder, its policy or its risk matrix cannot be read.
    pub fn tell(&self) -> Result<(), Phrase> {
        if let Some(trouble) = self.around().troubles.first() {
            return Err(trouble.clone());
        }
        let (file, verdict) = (&self.file, &self.survey().verdict);
        tell(&file.path, &file.dossier, self.around(), verdict);
        Ok(())
    }

    /// Keeps beside a record that was read whom the result counts, by which a record that goes away is noticed.
    pub fn tell_read(&self) {
        tell_read(&self.file.path, &self.file.dossier, self.around(), &self.survey().verdict);
    }
}
