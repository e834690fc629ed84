//! How what is open gets onto the disk: when to save, what became of it, and what the journal holds meanwhile.
//!
//! A change is written at most [`SOON`] after it was made, whether or not the typing pauses, and never on the key's own time.

use std::time::Duration;

use crate::store::StoreError;
use crate::text::{Phrase, phrase};
use crate::tui::burst::Letters;
use crate::tui::component::Name;
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::saver::{Ended, Saver};
use crate::tui::state::Open;
use crate::tui::status::Saved;

use super::App;

/// How long a change waits to be saved with those that follow it.
const SOON: Duration = Duration::from_millis(500);
/// How often it is looked whether a record that is open elsewhere is free, and whether the folder looks as it did.
const LOOK: Duration = Duration::from_secs(2);
/// So long no key may have come before a question is put that nobody asked for: it would take keys meant for a field.
const QUIET: Duration = Duration::from_secs(1);
/// How long to wait where a clock is shown.
const SECOND: Duration = Duration::from_secs(1);
/// How long to wait where nothing is to be done.
const PATIENCE: Duration = Duration::from_secs(60);
/// The longest wait before a failed save is tried again.
const LONGEST: Duration = Duration::from_secs(30);

impl App {
    /// Saves beside the loop from now on.
    pub(crate) fn saves_with(&mut self, saver: Saver) {
        self.saver = saver;
    }

    /// How long the loop may wait for an event.
    pub(crate) fn patience(&self, now: Duration) -> Duration {
        let quiet = (self.pressed + QUIET).saturating_sub(now);
        let question = if self.asks.is_some() && !quiet.is_zero() { quiet } else { PATIENCE };
        let clock = if self.top() == Some(Name::Meeting) { SECOND } else { PATIENCE };
        question.min(self.patience_to_save(now)).min(clock)
    }

    fn patience_to_save(&self, now: Duration) -> Duration {
        match &self.state.open {
            Some(Open { due: Some(due), .. }) if !self.saver.is_busy() => {
                due.saturating_sub(now).min(LOOK)
            }
            Some(_) => LOOK,
            None if self.lister.is_beside() => LOOK,
            None => PATIENCE,
        }
    }

    /// What is to be done by now, whether or not anything happened.
    pub(crate) fn tick(&mut self, now: Duration) {
        self.now = now;
        if let Some(ended) = self.saver.ended() {
            self.settle(ended);
        }
        self.hear_of_the_list();
        self.hear_of_the_folder();
        self.count_the_folder();
        self.hear_of_the_fix();
        self.note_typing();
        if now >= self.pressed + QUIET && self.letters() != Letters::Text {
            self.ask_what_waits();
        }
        if self.state.open.is_some() && now >= self.looked + LOOK {
            self.looked = now;
            self.look_around_in_time();
            self.look_at_the_file();
            self.retry_lock();
        }
        if self.state.open.is_none() && self.lister.is_beside() && now >= self.looked + LOOK {
            self.looked = now;
            self.lister.start_if_changed(&self.state.workspace);
        }
        self.judge();
        self.seek();
        let Some(open) = &mut self.state.open else { return };
        let Some(journal) = open.session.journal() else { return };
        open.has_no_journal &= journal.is_failing();
        if let Some(error) = journal.trouble().filter(|_| !open.has_no_journal) {
            open.has_no_journal = true;
            let said = error.said_shortly();
            let words = said!(
                "编辑日志写不了，断电时可能丢失最近的输入。{said}",
                "No edit journal: a power cut may cost what is being typed. {said}",
                said,
            );
            self.say(Tone::Error, words);
        }
    }

    /// Begins a save that is due, once the frame of the last key is drawn.
    pub(crate) fn save_what_is_due(&mut self) {
        let now = self.now;
        let due = self.state.open.as_ref().and_then(|open| open.due);
        if due.is_some_and(|due| due <= now) && !self.saver.is_busy() {
            self.begin_save();
        }
    }

    /// A change was made: it will be saved soon.
    pub(super) fn changed(&mut self) {
        let now = self.now;
        let Some(open) = &mut self.state.open else { return };
        if !matches!(open.saved, Saved::Failed(_)) {
            open.saved = Saved::Not;
        }
        open.due = open.due.or(Some(now + SOON));
    }

    /// What is being typed goes into the journal.
    pub(super) fn note_typing(&mut self) {
        let typing = self.layers.iter().find_map(|layer| layer.typing(&self.state));
        let draft = self.layers.iter().rev().find_map(|layer| layer.draft());
        if let Some(open) = &mut self.state.open {
            open.session.types(typing, draft);
        }
    }

    fn begin_save(&mut self) {
        let Some(open) = &mut self.state.open else { return };
        open.due = None;
        match open.session.begin_save() {
            Ok(saving) => {
                if !matches!(open.saved, Saved::Failed(_)) {
                    open.saved = Saved::Writing;
                }
                self.saver.start(saving);
            }
            Err(error) => self.failed(&error),
        }
    }

    /// A save has ended.
    fn settle(&mut self, ended: Ended) {
        let clock = self.state.options.hand.clock;
        let Some(open) = &mut self.state.open else { return };
        match open.session.settle(ended) {
            Ok(is_all) => {
                open.saved = if is_all { Saved::At(clock().time_of_day()) } else { Saved::Not };
                open.is_refused = false;
                let untold = open.session.history_trouble();
                if std::mem::take(&mut open.failures) > 0 {
                    self.say(
                        Tone::Good,
                        phrase("已保存，前面的失败已经过去", "saved: the failure before is over"),
                    );
                }
                if let Some(why) = untold {
                    let why = why.said_shortly();
                    let words = said!(
                        "已保存，但历史没有写下，下次保存时再写。{why}",
                        "Saved, but its history could not be written; tried again with the next save. {why}",
                        why,
                    );
                    self.say(Tone::Error, words);
                }
            }
            // Both sides are together now; that is saved instead.
            Err(StoreError::ChangedOutside(_)) if open.session.join().is_ok() => {
                self.tell_joined();
                self.changed();
            }
            Err(error) => self.failed(&error),
        }
    }

    /// A save failed: it is tried again by itself, less and less often, and told once.
    fn failed(&mut self, error: &StoreError) {
        let now = self.now;
        let Some(open) = &mut self.state.open else { return };
        let said = error.said();
        let is_told = matches!(&open.saved, Saved::Failed(before) if *before == said);
        open.saved = Saved::Failed(said.clone());
        open.failures = open.failures.saturating_add(1);
        let wait = Duration::from_secs(1 << open.failures.min(5).saturating_sub(1));
        open.due = Some(now + wait.min(LONGEST));
        if matches!(error, StoreError::ChangedOutside(_)) && !open.is_refused {
            open.is_refused = true;
            self.asks = Some(said.clone());
        }
        if !is_told {
            let said = error.said_shortly();
            let words = said!(
                "没有保存，会自动再试。{said}",
                "Not saved, tried again by itself. {said}",
                said,
            );
            self.say(Tone::Error, words);
        }
    }

    /// Puts the question that waits, if there still is something to ask.
    pub(super) fn ask_what_waits(&mut self) {
        let Some(said) = self.asks.take() else { return };
        if self.state.open.as_ref().is_some_and(|open| matches!(open.saved, Saved::Failed(_))) {
            self.ask_changed(said);
        }
    }

    /// Saves and waits for it; says whether what is open is on disk afterwards.
    pub(super) fn save(&mut self) -> bool {
        self.save_ended();
        if !self.is_waiting() {
            return true;
        }
        self.begin_save();
        self.save_ended();
        !self.is_waiting()
    }

    /// Waits for a save that is under way.
    pub(super) fn save_ended(&mut self) {
        if let Some(ended) = self.saver.wait() {
            self.settle(ended);
        }
    }

    /// Whether a change is not in the file.
    fn is_waiting(&self) -> bool {
        self.state.open.as_ref().is_some_and(|open| open.saved.is_waiting())
    }

    /// The program ends, by itself or because it was told to: what is there is saved, what is being typed included.
    pub(crate) fn told_to_end(&mut self) {
        self.finish();
        if !self.save() {
            self.flush();
        }
        self.remember_place();
    }

    /// The program is stopped for a while: all that is there is on the disk before.
    pub(crate) fn hold_still(&mut self) {
        self.note_typing();
        self.save();
        self.flush();
    }

    fn flush(&self) {
        if let Some(open) = &self.state.open {
            open.flush();
        }
    }

    /// What is not in the file is given up, as was asked.
    pub(super) fn give_up(&self) {
        if let Some(open) = &self.state.open {
            open.give_up();
        }
    }

    /// Other records, the policy, the matrix or the working days may have changed since: the record is judged anew, and that is told.
    pub(super) fn look_around(&mut self) {
        let Some(open) = &mut self.state.open else { return };
        if !open.session.look_again() {
            return;
        }
        self.keep_read();
        let mut words = phrase(
            "文件夹中的其他文件有变动，已重新判断",
            "other files of the folder changed: judged anew",
        );
        let mut tone = Tone::Plain;
        // What was told before still stands.
        if let Some((before, said)) = self.state.said.take() {
            tone = before;
            words = said!("{words} {said}", "{words} {said}", words, said);
        }
        self.say(tone, words);
    }

    /// Looks around where that takes no time; a large folder is looked at beside the loop first.
    fn look_around_in_time(&mut self) {
        let Some(open) = self.state.open.as_ref() else { return };
        if self.lister.is_beside() && self.state.is_large {
            let file = open.file();
            self.lister.look_beside(&self.state.workspace, &file.path, &file.dossier.id);
        } else {
            self.look_around();
        }
    }

    /// Other hands may have written into the file itself while nothing was done here. What they wrote may leave a choice, which is put
    /// only where no key comes.
    fn look_at_the_file(&mut self) {
        if self.saver.is_busy() || self.now < self.pressed + QUIET {
            return;
        }
        let is_idle = |open: &&mut Open| !open.saved.is_waiting();
        let Some(open) = self.state.open.as_mut().filter(is_idle) else { return };
        match open.session.read_outside() {
            Ok(true) => {
                self.tell_joined();
                self.keep_read();
            }
            Ok(false) => {}
            Err(error) => {
                let said = error.said();
                let words = said!(
                    "文件已被其他程序改动，读不出来，这里仍是原来的内容。{said}",
                    "The file was changed by another program and cannot be read; what is shown is as it was. {said}",
                    said,
                );
                self.say(Tone::Error, words);
            }
        }
    }

    /// Keeps whom the result counts, by which a record that goes away is noticed. What is not saved yet is told with its save, and what
    /// is judged beside the loop once it is.
    pub(super) fn keep_read(&mut self) {
        let Some(open) = self.state.open.as_mut().filter(|open| !open.saved.is_waiting()) else {
            return;
        };
        open.is_to_tell = open.is_to_be_judged_beside();
        if !open.is_to_tell {
            open.tell_read();
        }
    }

    /// A record that was open elsewhere may be free now.
    fn retry_lock(&mut self) {
        let Some(open) = &mut self.state.open else { return };
        if !matches!(open.saved, Saved::ReadOnly(_)) {
            return;
        }
        match open.session.retry_lock() {
            Ok(Some(is_same)) => {
                open.begins_anew();
                let words = if is_same {
                    phrase(
                        "另一处已经关闭这份评估，现在可以填写",
                        "closed elsewhere: this assessment can be changed here now",
                    )
                } else {
                    phrase(
                        "另一处已经关闭这份评估，已读入它保存的内容，现在可以填写",
                        "closed elsewhere: what was saved there is shown, and can be changed here now",
                    )
                };
                self.say(Tone::Good, words);
                self.offer();
            }
            Ok(None) => {}
            Err(error) => self.say(Tone::Error, error.said()),
        }
    }

    /// Asks what is to be done about a file that another program changed.
    pub(super) fn ask_changed(&mut self, text: Phrase) {
        let save = self.state.key(Scope::Record, Action::Save);
        self.update(Message::Show(Sheet::Question {
            title: phrase("文件已被其他程序改动", "The file was changed by another program"),
            text,
            // The first answer is the one that a key meant for something else takes.
            answers: vec![
                (said!("以后再说（{save} 再问）", "later ({save} asks again)", save), Vec::new()),
                (
                    phrase("另存为副本，继续填写副本", "save a copy and go on with it"),
                    vec![Message::SaveCopy],
                ),
                (
                    said!(
                        "重新载入磁盘上的文件（未保存的修改可用 {undo} 取回）",
                        "read the file again ({undo} brings unsaved changes back)",
                        undo = self.state.undo_key(),
                    ),
                    vec![Message::Reload],
                ),
            ],
        }));
    }
}
