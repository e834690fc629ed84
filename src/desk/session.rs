//! One record, open: the terminal and the command line change its answers here, and nowhere else.
//!
//! Every change is an edit whose inverse is the step back. What follows from the answers is computed when it is first asked for,
//! and forgotten with the next change. It knows nothing of screens, timers and arguments; the time of day is told to it.

mod agreed;
mod around;
mod diary;
mod joined;
mod judged;
mod past;
mod renamed;
mod save;
mod search;
mod step;
mod track;

pub use agreed::{Tasks, agreed_of, last_met, tasks};
pub(in crate::desk) use agreed::{held_then, tasks_by};
pub use joined::Joined;
pub use judged::{Judged, Judging, LONG, Progress};
pub use past::{
    HandedOut, Otherwise, Past, PastError, PastStep, Reader, Returned, ReturnedError, Told,
};
pub use renamed::{Renamed, other_name};
pub use save::{Saved, Saving};
pub use search::Search;
pub use step::{Direction, Stepped};
pub use track::Hand;

use std::cell::{OnceCell, RefCell};
use std::path::Path;
use std::sync::Arc;

use crate::day::calendar::Calendar;
use crate::form::{Answers, Delta, Edit, EditError, Facts};
use crate::history::Act;
use crate::inspection::{Inspection, inspect};
use crate::law::flips::{Turns, flips};
use crate::law::{Circumstances, Survey};
use crate::store::{Change, Draft, Journal, Opened, Recall, StoreError, Unsaved, Workspace};

use around::Around;
use diary::Diary;
use judged::SoFar;
use track::Track;

/// A record that is open to be changed.
#[derive(Debug)]
pub struct Session {
    /// What is not in the file yet; nothing for a record that may not be written, or that is saved with each change. It ends
    /// before the lock of the file does.
    diary: Option<Diary>,
    file: Opened,
    hand: Hand,
    /// Whether a diary is kept where the record may be written.
    has_diary: bool,
    /// What was done, in this session and before.
    track: Track,
    /// What its history found on disk, until it is told.
    joined: Joined,
    /// What was thrown away while it was typed and can be had again.
    thrown: Option<Edit>,
    revision: u64,
    around: OnceCell<Around>,
    /// What the index knows of the folder, read since the record was opened; the first who looks around takes it.
    recall: RefCell<Option<Recall>>,
    derived: Derived,
    /// What followed before, of a record so long that no key waits for what follows now.
    before: Option<SoFar>,
}

/// What follows from the answers, each made when it is first looked at.
#[derive(Debug, Default)]
struct Derived {
    survey: OnceCell<Arc<Survey>>,
    progress: OnceCell<Vec<Progress>>,
    turns: OnceCell<Turns>,
    inspection: OnceCell<Inspection>,
}

impl Session {
    /// Opens a record to work on it for a while: what is not saved yet stands in a journal. One that may not be written is opened
    /// read-only.
    ///
    /// # Errors
    /// If it cannot be read or is not an assessment.
    pub fn open(path: &Path, hand: &Hand) -> Result<Self, StoreError> {
        let recall = Workspace::of(path).recalling();
        Ok(Self { recall: recall.into(), ..Self::of(Opened::open(path)?, hand) })
    }

    /// Opens a record for changes that are saved at once, without a journal; waits up to two seconds for another who has it open.
    ///
    /// # Errors
    /// If it cannot be read, is not an assessment, or may not be written.
    pub fn for_change(path: &Path, hand: &Hand) -> Result<Self, StoreError> {
        let recall = Workspace::of(path).recalling();
        Ok(Self { recall: recall.into(), ..Self::at_once(Opened::open_for_change(path)?, hand) })
    }

    /// A file that is open already, to work on it for a while.
    pub fn of(file: Opened, hand: &Hand) -> Self {
        Self::with(file, hand, true)
    }

    /// A file that is open already, for changes that are saved at once.
    pub fn at_once(file: Opened, hand: &Hand) -> Self {
        Self::with(file, hand, false)
    }

    fn with(mut file: Opened, hand: &Hand, has_diary: bool) -> Self {
        // The diary knows what stands in the file; what the history brings to it is not saved yet.
        let mut diary = Diary::of(&file, hand, has_diary);
        let (mut track, joined) = Track::of_open(&mut file, hand);
        if has_diary {
            track.prepare(&file.dossier.answers);
        }
        if let Some(diary) = &mut diary {
            diary.changed(&file.dossier.answers);
        }
        Self {
            diary,
            file,
            hand: hand.clone(),
            has_diary,
            track,
            joined,
            thrown: None,
            revision: 0,
            around: OnceCell::new(),
            recall: RefCell::default(),
            derived: Derived::default(),
            before: None,
        }
    }

    /// From now on a person of this name works on it.
    pub fn work_as(&mut self, who: &str) {
        let hands = [&mut self.hand, self.track.hand()];
        for hand in hands.into_iter().chain(self.diary.as_mut().map(Diary::hand)) {
            hand.who = Some(who.to_owned());
        }
    }

    /// The open file.
    pub const fn file(&self) -> &Opened {
        &self.file
    }

    /// The answers.
    pub const fn answers(&self) -> &Answers {
        &self.file.dossier.answers
    }

    /// The answers, frozen on the day of the record under the law files of its folder.
    pub fn facts(&self) -> Facts<'_> {
        Facts::new(self.answers()).under(&self.around().law_files)
    }

    /// Grows with every change; what is derived and kept elsewhere asks by it whether it is fresh.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The other records of the entity, the policy and the matrix, for the entity and day of the record.
    pub fn around(&self) -> &Circumstances {
        &self.read_around().circumstances
    }

    /// The working days that are known in the folder.
    pub fn calendar(&self) -> &Calendar {
        &self.read_around().calendar
    }

    fn read_around(&self) -> &Around {
        self.around.get_or_init(|| Around::read(self))
    }

    /// What follows from the answers.
    pub fn survey(&self) -> &Survey {
        let survey = || Arc::new(Survey::at(&self.facts(), self.around()));
        self.derived.survey.get_or_init(survey)
    }

    /// What would change the result, smallest change first.
    pub fn turns(&self) -> &Turns {
        self.derived.turns.get_or_init(|| {
            let verdict = &self.survey().verdict;
            flips(self.answers(), verdict.day, self.around(), verdict)
        })
    }

    /// What an officer would find in the papers.
    pub fn inspection(&self) -> &Inspection {
        self.derived
            .inspection
            .get_or_init(|| inspect(self.answers(), self.survey(), self.calendar()))
    }

    /// How many checks object or lack facts, if that was looked at already.
    pub fn objections_known(&self) -> Option<usize> {
        self.derived.inspection.get().map(Inspection::faults)
    }

    /// Makes a change, which can be taken back. One of a record that may not be written cannot be saved.
    ///
    /// # Errors
    /// Says why the change was not made.
    pub fn edit(&mut self, edit: Edit) -> Result<(), EditError> {
        let edit = edit.settled(self.answers());
        let deltas = Delta::of(&edit, self.answers());
        let before = self.track.head().is_none().then(|| self.answers().clone());
        self.file.dossier.answers.apply(edit)?;
        if !deltas.is_empty() {
            self.thrown = None;
            self.track.did(&before.unwrap_or_default(), Act::Edit, deltas);
        }
        self.changed();
        Ok(())
    }

    /// The answers are others now.
    fn changed(&mut self) {
        if let Some(diary) = &mut self.diary {
            diary.changed(&self.file.dossier.answers);
        }
        if self.around.get().is_some_and(|around| !around.is_of(&self.file)) {
            self.around.take();
        } else if self.around.get_mut().is_some_and(|around| around.is_reminded(&self.file)) {
            self.agree();
        }
        self.forget();
    }

    fn forget(&mut self) {
        self.outdated();
        self.revision += 1;
    }

    /// Forgets what stands around the record where the folder no longer looks as it did; says whether it was so. What people agreed on
    /// beside it is read anew, too, where something was said or handed in.
    pub fn look_again(&mut self) -> bool {
        let is_changed = self.around.get().is_some_and(|around| around.is_stale(&self.file));
        if is_changed {
            self.around.take();
            self.forget();
        } else if self.around.get_mut().is_some_and(|around| around.is_spoken_of(&self.file)) {
            self.agree();
        }
        is_changed
    }

    /// Looks again at what people agreed on beside the answers; says whether it is something else now.
    pub fn agree(&mut self) -> bool {
        let agreed = self.around.get().and_then(|around| around.agreed_anew(self));
        let is_other = agreed.is_some();
        if let Some((around, agreed)) = self.around.get_mut().zip(agreed) {
            around.agrees(agreed);
            self.forget();
        }
        is_other
    }

    /// Goes on with a copy, whose history begins with it. What is not in the other file is given up, as it stands in the copy.
    pub fn becomes(&mut self, file: Opened) {
        self.give_up();
        // The journal of the other file ends before that of the copy begins.
        self.diary = None;
        let copy = Self::with(file, &self.hand, self.has_diary);
        let revision = self.revision + 1;
        *self = Self { revision, ..copy };
    }

    /// Reads the file again. What is in memory goes only once the new one is read, and what of it was in no file is one step away;
    /// says how many places that are.
    ///
    /// # Errors
    /// If it cannot be read or is not an assessment; what is in memory is then as it was.
    pub fn reread(&mut self) -> Result<usize, StoreError> {
        let on_disk = self.reread_and_join()?;
        let deltas = Delta::between(self.answers(), &on_disk);
        let places = deltas.len();
        if let Some(head) = self.track.head().cloned().filter(|_| places > 0) {
            let before = std::mem::replace(&mut self.file.dossier.answers, on_disk);
            self.track.did(&before, Act::Restore(head), deltas);
        }
        self.changed();
        Ok(places)
    }

    /// Reads a file again that was changed by other hands, and brings together what they did and what was done here and is not in
    /// it.
    ///
    /// # Errors
    /// If it cannot be read or is not an assessment; what is in memory is then as it was.
    pub fn join(&mut self) -> Result<(), StoreError> {
        self.reread_and_join().map(drop)
    }

    /// Returns what the file holds.
    fn reread_and_join(&mut self) -> Result<Answers, StoreError> {
        let mine = self.answers().clone();
        self.file.reread()?;
        let on_disk = self.answers().clone();
        self.joined = self.track.join(&mut self.file.dossier.answers, Some(&mine));
        if let Some(diary) = &mut self.diary {
            diary.reread(&on_disk);
        }
        self.around.take();
        self.changed();
        Ok(on_disk)
    }

    /// What the history found when the file was read, told once.
    pub fn joined(&mut self) -> Joined {
        std::mem::take(&mut self.joined)
    }

    /// Whether the answers are other than the file holds.
    pub fn is_ahead(&self) -> bool {
        self.diary.as_ref().is_some_and(Diary::is_ahead)
    }

    /// Tries again to lock a record that was open elsewhere; once it can be it is read again. Says, where it may now be changed,
    /// whether it still holds what was shown.
    ///
    /// # Errors
    /// If it cannot be read; it then stays read-only, and what is in memory is as it was.
    pub fn retry_lock(&mut self) -> Result<Option<bool>, StoreError> {
        let before = self.answers().clone();
        let is_free = self.file.retry_lock()?;
        let is_same = before == *self.answers();
        // It is read again with its lock also where it may not be written for another reason.
        if is_free || !is_same {
            self.begins_anew();
        }
        Ok(is_free.then_some(is_same))
    }

    /// After the file was read again nothing of before applies.
    fn begins_anew(&mut self) {
        // The old journal ends before the new one begins.
        self.diary = None;
        self.diary = Diary::of(&self.file, &self.hand, self.has_diary);
        (self.track, self.joined) = Track::of_open(&mut self.file, &self.hand);
        if self.has_diary {
            self.track.prepare(&self.file.dossier.answers);
        }
        self.thrown = None;
        self.around.take();
        self.changed();
    }

    /// Where what is not saved yet is kept meanwhile.
    pub fn journal(&self) -> Option<&Journal> {
        self.diary.as_ref().map(|diary| &diary.journal)
    }

    /// Keeps in the journal what finishing the open field would change, and what is typed beside the answers.
    pub fn types(&mut self, typing: Option<Change>, draft: Option<Draft>) {
        if let Some(diary) = &mut self.diary {
            diary.types(typing, draft);
        }
    }

    /// Whether a field is open whose words are not in the answers yet.
    pub fn is_typing(&self) -> bool {
        self.diary.as_ref().is_some_and(Diary::is_typing)
    }

    /// What is not in the file is given up, as was asked: the journal keeps nothing of it.
    pub fn give_up(&self) {
        if let Some(diary) = &self.diary {
            diary.journal.note(Unsaved::default());
        }
    }

    /// Waits until all that is not in the file is in the journal.
    pub fn flush(&self) {
        if let Some(diary) = &self.diary {
            diary.journal.flush();
        }
    }
}

#[cfg(test)]
mod tests;
