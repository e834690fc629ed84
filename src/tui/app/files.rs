//! Opening, saving, leaving. Nothing is given up without being asked for.

use std::path::Path;

use crate::desk::{left_behind, records};
use crate::dossier::Dossier;
use crate::form::Edit;
use crate::store::{Opened, Orphan, orphans_of};
use crate::text::{harmless, phrase, t};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::screen::interview::Interview;
use crate::tui::state::Open;
use crate::tui::status::Saved;

use super::App;
use super::keep::Keep;

impl App {
    pub(super) fn rescan(&mut self) {
        match records(&self.state.workspace) {
            Ok(listing) => {
                self.state.records = listing.records;
                self.state.warnings = listing.warnings;
                self.state.warnings.extend(left_behind(&self.state.workspace));
                self.state.trouble = None;
            }
            Err(error) => {
                self.state.records = Vec::new();
                self.state.warnings = Vec::new();
                self.state.trouble = Some(error.said());
            }
        }
    }

    pub(super) fn open_file(&mut self, path: &Path) {
        match Opened::open(path) {
            Ok(file) => {
                self.tell(&Message::OpenFile(path.to_owned()));
                self.take(file);
            }
            Err(error) => self.say(Tone::Error, error.said()),
        }
    }

    /// Takes an opened file and begins the interview.
    fn take(&mut self, file: Opened) {
        let open = Open::new(file);
        if let Saved::ReadOnly(why) = &open.saved {
            self.state.said = Some((Tone::Error, why.clone()));
        }
        self.state.open = Some(open);
        self.layers.truncate(1);
        self.layers.push(Box::new(Interview::new()));
        self.offer();
    }

    pub(super) fn create(&mut self, name: &str) {
        let name = harmless(name, false);
        let id = format!("assessment-{:016x}", self.state.random.u64(..));
        let dossier = Dossier::new(id, &name, self.state.options.today);
        match self.state.workspace.create(&name, dossier) {
            Ok(file) => {
                let path = file.path.clone();
                self.rescan();
                self.tell(&Message::OpenFile(path));
                self.take(file);
            }
            Err(error) => self.say(Tone::Error, error.said()),
        }
    }

    pub(super) fn save_now(&mut self) {
        self.finish();
        if let Some(open) = &mut self.state.open {
            if let Saved::ReadOnly(why) = &open.saved {
                let why = why.clone();
                return self.say(Tone::Error, why);
            }
            open.is_refused = false;
        }
        if self.save() && self.state.open.is_some() {
            self.say(Tone::Good, phrase("已保存", "saved"));
        }
    }

    pub(super) fn ask_changed(&mut self, text: crate::text::Phrase) {
        self.update(Message::Show(Sheet::Question {
            title: phrase("文件已被其他程序改动", "The file was changed by another program"),
            text,
            answers: vec![
                (
                    phrase("另存为副本，继续填写副本", "save a copy and go on with it"),
                    vec![Message::SaveCopy],
                ),
                (
                    phrase(
                        "重新载入磁盘上的文件（放弃未保存的修改）",
                        "read the file again (unsaved changes are given up)",
                    ),
                    vec![Message::Reload],
                ),
                (phrase("取消，暂不处理", "cancel and decide later"), Vec::new()),
            ],
        }));
    }

    pub(super) fn save_copy(&mut self) {
        self.finish();
        // A save under way belongs to the old file.
        self.save_ended();
        let stem = self.state.stem();
        let Some(open) = &self.state.open else { return };
        let mut dossier = open.file.dossier.clone();
        dossier.id = format!("assessment-{:016x}", self.state.random.u64(..));
        let name = format!("{stem}-{}", t("副本", "copy").get(self.state.lang));
        match self.state.workspace.create(&name, dossier) {
            Ok(file) => {
                let path = harmless(&file.path.display().to_string(), false);
                // All that was not in the old file is in the new one.
                self.give_up();
                if let Some(open) = &mut self.state.open {
                    open.keep = Some(Keep::new(&file));
                    open.file = file;
                    open.saved = Saved::At((self.state.options.clock)());
                    open.is_refused = false;
                }
                self.rescan();
                let words = phrase(
                    format!("已另存为 {path}，现在填写的是副本"),
                    format!("saved as {path}; you now work on the copy"),
                );
                self.say(Tone::Good, words);
            }
            Err(error) => self.say(Tone::Error, error.said()),
        }
    }

    /// Reads the file again. The copy in memory goes only once the new one is read.
    pub(super) fn reload(&mut self) {
        self.save_ended();
        let Some(open) = &mut self.state.open else { return };
        match open.file.reread() {
            Ok(()) => {
                self.give_up();
                self.renew();
                self.say(Tone::Good, phrase("已重新载入", "read again"));
            }
            Err(error) => {
                let said = error.said();
                let words = phrase(
                    format!("没有重新载入，填写的内容仍在这里：{}", said.zh),
                    format!("not read again, what you wrote is still here: {}", said.en),
                );
                self.say(Tone::Error, words);
            }
        }
    }

    /// Offers what a killed session left, where it is not in the file.
    pub(super) fn offer(&mut self) {
        let Some(open) = &self.state.open else { return };
        if open.keep.is_none() {
            return;
        }
        let (left, done): (Vec<Orphan>, Vec<Orphan>) =
            orphans_of(&open.file.path, &open.file.dossier.id)
                .into_iter()
                .partition(|orphan| !orphan.left(open.answers()).is_empty());
        done.iter().for_each(Orphan::discard);
        if !left.is_empty() {
            self.update(Message::Show(Sheet::Recover(left)));
        }
    }

    /// Makes what a killed session left, as one step.
    pub(super) fn take_back(&mut self, edit: Edit, orphans: &[Orphan]) {
        let before = self.state.open.as_ref().map_or(0, |open| open.revision);
        self.edit(edit);
        if self.state.open.as_ref().is_some_and(|open| open.revision != before) {
            // It is in our own journal before the old one goes.
            self.hold_still();
            self.forget(orphans);
            let words = phrase(
                "已取回上次没有写入文件的内容，Ctrl+Z 可一次撤销",
                "taken back; Ctrl+Z undoes it at once",
            );
            self.say(Tone::Good, words);
        }
    }

    pub(super) fn forget(&mut self, orphans: &[Orphan]) {
        orphans.iter().for_each(Orphan::discard);
        self.rescan();
    }

    pub(super) fn leave(&mut self) {
        self.finish();
        if self.save() {
            self.abandon();
        } else {
            self.ask_unsaved(Message::Abandon);
        }
    }

    pub(super) fn abandon(&mut self) {
        self.save_ended();
        self.give_up();
        self.state.open = None;
        self.layers.truncate(1);
        self.rescan();
    }

    pub(super) fn quit(&mut self) {
        self.finish();
        if self.save() {
            self.state.is_over = true;
        } else {
            self.ask_unsaved(Message::QuitAnyway);
        }
    }

    /// Asks what to do where saving failed, unless that was asked just now.
    fn ask_unsaved(&mut self, anyway: Message) {
        if self
            .layers
            .last()
            .is_some_and(|top| top.scopes().contains(&crate::tui::key::Scope::Question))
        {
            return;
        }
        let why = match self.state.open.as_ref().map(|open| &open.saved) {
            Some(Saved::Failed(why)) => why.clone(),
            _ => return,
        };
        self.update(Message::Show(Sheet::Question {
            title: phrase("有修改没有保存", "Changes are not saved"),
            text: why,
            answers: vec![
                (phrase("另存为副本", "save a copy"), vec![Message::SaveCopy]),
                (phrase("放弃这些修改并离开", "give the changes up and leave"), vec![anyway]),
                (phrase("取消，回去继续", "cancel and go back"), Vec::new()),
            ],
        }));
    }
}
