//! Opening, saving, leaving. Nothing is given up without being asked for.

use std::path::Path;

use crate::desk::copy::{PARTS, Part, Same, begun, keeping, parts, question};
use crate::desk::filing::relate;
use crate::desk::{Session, forget};
use crate::dossier::Dossier;
use crate::form::Edit;
use crate::history::Origin;
use crate::store::{Draft, Orphan};
use crate::text::{Phrase, harmless, phrase, t};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::screen::interview::Interview;
use crate::tui::state::Open;
use crate::tui::status::Saved;

use super::App;

impl App {
    pub(super) fn open_file(&mut self, path: &Path) {
        let gone = self.state.records.iter().find(|record| record.path == path);
        if let Some((id, record)) = gone.and_then(|record| Some((record.gone.clone()?, record))) {
            let text = record.content.as_ref().err().cloned().unwrap_or_default();
            let name = record.stem.clone();
            return self.ask_gone(id, name, text);
        }
        match Session::open(path, &self.state.options.hand) {
            Ok(session) => {
                self.tell(&Message::OpenFile(path.to_owned()));
                self.take(session);
            }
            Err(error) => self.say(Tone::Error, error.said()),
        }
    }

    /// Takes an opened record and begins the interview.
    fn take(&mut self, session: Session) {
        let open = Open::new(session);
        if let Saved::ReadOnly(why) = &open.saved {
            self.state.said = Some((Tone::Error, why.clone()));
        }
        let migrated = open.file().dossier.migrated.clone();
        self.state.open = Some(open);
        self.beside = None;
        self.keep_read();
        self.layers.truncate(1);
        self.layers.push(Box::new(Interview::new()));
        self.come_back();
        if let Some(migrated) = migrated {
            self.update(Message::Show(Sheet::Question {
                title: phrase("文件为较早的格式", "A file of an earlier format"),
                text: Phrase::lines(migrated.lines()),
                answers: vec![(phrase("知道了", "OK"), Vec::new())],
            }));
        }
        self.tell_joined();
        self.offer_copy();
        self.offer();
    }

    /// Tells what the history found when the file was read: what others did is in the record now.
    pub(super) fn tell_joined(&mut self) {
        let Some(open) = &mut self.state.open else { return };
        let joined = open.session.joined();
        let lines = joined.lines(open.session.answers());
        if open.session.is_ahead() {
            self.changed();
        }
        if joined.open.is_empty() {
            if !lines.is_empty() {
                self.say(Tone::Good, Phrase::lines(lines));
            }
            return;
        }
        self.update(Message::Show(Sheet::Question {
            title: phrase("两边的修改已经合并", "The changes of both sides are merged"),
            text: Phrase::lines(lines),
            answers: vec![(phrase("知道了", "OK"), Vec::new())],
        }));
    }

    pub(super) fn create(&mut self, name: &str) {
        let name = harmless(name, false);
        let dossier = Dossier::new(self.state.ids.record(), &name, self.state.options.today);
        match self.state.workspace.create(&name, dossier) {
            Ok(file) => {
                let path = file.path.clone();
                self.rescan();
                self.tell(&Message::OpenFile(path));
                self.take(Session::of(file, &self.state.options.hand));
                let hint = said!(
                    "{key}：从预设采用通常涉及的人群、信息项和措施",
                    "{key}: take groups, items and measures that are usual from a preset",
                    key = self.state.key(Scope::Record, Action::Presets),
                );
                self.say(Tone::Plain, hint);
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
        self.ask_what_waits();
    }

    /// Asks what of a copy that keeps these parts is the same, as people who are the same are counted once; of what is left nothing.
    pub(super) fn ask_copy(&mut self, kept: Vec<&'static str>) {
        let (people, recipients) = (kept.contains(&"data"), kept.contains(&"recipients"));
        if !people && !recipients {
            return self.save_copy(Same { people: true, recipients: true }, &kept);
        }
        let all = [
            (phrase("人群和接收方都相同", "same people, same recipients"), true, true),
            (phrase("人群相同，接收方不同", "same people, other recipients"), true, false),
            (phrase("人群不同，接收方相同", "other people, same recipients"), false, true),
            (phrase("人群和接收方都不同", "other people, other recipients"), false, false),
        ];
        let of_people = [
            (phrase("人群相同", "same people"), true, true),
            (phrase("人群不同", "other people"), false, true),
        ];
        let of_recipients = [
            (phrase("接收方相同", "same recipients"), true, true),
            (phrase("接收方不同", "other recipients"), true, false),
        ];
        let asked = match (people, recipients) {
            (true, true) => all.to_vec(),
            (true, false) => of_people.to_vec(),
            _ => of_recipients.to_vec(),
        };
        let is_whole = kept.len() == parts().len();
        let mut answers: Vec<(Phrase, Vec<Message>)> = asked
            .into_iter()
            .map(|(words, people, recipients)| {
                (words, vec![Message::CopyAs(Same { people, recipients }, kept.clone())])
            })
            .collect();
        if is_whole {
            let words = phrase("只沿用一部分……", "keep only some parts...");
            answers.push((words, vec![Message::Show(Sheet::Keep)]));
        }
        answers.push((phrase("取消", "cancel"), Vec::new()));
        let title = phrase("另存为副本", "Save a copy");
        self.update(Message::Show(Sheet::Question { title, text: question(), answers }));
    }

    /// Asks whether a counted record is gone on purpose.
    fn ask_gone(&mut self, id: String, name: String, text: Phrase) {
        self.update(Message::Show(Sheet::Question {
            title: phrase("曾计入人数的记录已不在", "A record that was counted is gone"),
            text,
            answers: vec![
                (phrase("取消，去找回它", "cancel, and look for it"), Vec::new()),
                (
                    phrase("确认：有意移走或者删除", "confirm: moved or deleted on purpose"),
                    vec![Message::Forget(id, name)],
                ),
            ],
        }));
    }

    /// Confirms that a counted record is gone on purpose.
    pub(super) fn forget(&mut self, id: &str, name: &str) {
        match forget(&self.state.workspace, id) {
            Ok(came) => {
                self.rescan();
                self.say(Tone::Good, came.said(name));
            }
            Err(error) => self.say(Tone::Error, error.said()),
        }
    }

    pub(super) fn save_copy(&mut self, same: Same, kept: &[&'static str]) {
        self.finish();
        // A save under way belongs to the old file.
        self.save_ended();
        let Some(open) = &self.state.open else { return };
        let of = &open.file().dossier;
        let kept: Vec<&Part> = PARTS.iter().filter(|part| kept.contains(&part.code)).collect();
        let (dossier, origin) = keeping(of, same, &kept, &mut self.state.ids);
        let name = format!("{}-{}", self.state.stem(), t("副本", "copy").get(self.state.lang));
        self.go_on_with(&name, dossier, origin);
    }

    /// Begins the assessment that follows this one: all that is the same, without what belongs to the life of its filings.
    pub(super) fn succeed(&mut self) {
        self.finish();
        self.save();
        let Some(open) = &self.state.open else { return };
        let of = &open.file().dossier;
        let (same, today) = (Same { people: true, recipients: true }, self.state.options.today);
        let kept: Vec<&Part> = PARTS.iter().collect();
        let (title, year) = (of.title(), today.year().to_string());
        let title = said!("{title}（{year}）", "{title} ({year})", title, year);
        let title = title.get(self.state.lang);
        let begun = begun(of, same, &kept, (title, today), &mut self.state.ids);
        let name = format!("{}-{}", self.state.stem(), today.year());
        self.go_on_with(&name, begun.dossier, begun.origin);
    }

    /// Writes a record that was made from the open one, and goes on with it; each is noted with the other.
    fn go_on_with(&mut self, name: &str, dossier: Dossier, origin: Origin) {
        let today = self.state.options.today;
        match self.state.workspace.create(name, dossier) {
            Ok(file) => {
                let path = harmless(&file.path.display().to_string(), false);
                let mut untold = None;
                if let Some(open) = &mut self.state.open {
                    let old = open.file();
                    let related =
                        relate((&old.path, &old.dossier), (&file.path, &file.dossier), today);
                    untold = related.err().map(|error| error.said_shortly());
                    open.session.becomes(file);
                    open.session.came_from(origin);
                    // The copy stands on the disk already; its history is tried again with the next save.
                    let _kept = open.session.save();
                    // Where nothing can be told, the verdict says why.
                    let _told = open.tell();
                    open.begins_anew();
                    open.saved = Saved::At((self.state.options.hand.clock)().time_of_day());
                }
                self.rescan();
                let untold = untold.unwrap_or_default();
                let words = said!(
                    "已另存为 {path}，现在填写的是副本 {untold}",
                    "saved as {path}; you now work on the copy {untold}",
                    path,
                    untold,
                );
                self.say(Tone::Good, words);
            }
            Err(error) => self.say(Tone::Error, error.said()),
        }
    }

    /// Reads the file again. The copy in memory goes only once the new one is read, and what of it was in no file is one step
    /// away.
    pub(super) fn reload(&mut self) {
        self.finish();
        self.save_ended();
        let Some(open) = &mut self.state.open else { return };
        match open.session.reread() {
            Ok(mine) => {
                open.begins_anew();
                let words = match mine {
                    0 => phrase("已重新载入", "read again"),
                    count => said!(
                        "已重新载入；自己未保存的 {count} 处修改，按 {undo} 取回",
                        "read again; {undo} brings back your {count} unsaved {count?change|changes}",
                        count,
                        undo = self.state.undo_key(),
                    ),
                };
                self.say(Tone::Good, words);
            }
            Err(error) => {
                let said = error.said();
                let words = said!(
                    "没有重新载入，填写的内容仍在这里：{said}",
                    "not read again, what you wrote is still here: {said}",
                    said,
                );
                self.say(Tone::Error, words);
            }
        }
    }

    /// Offers what a killed session left, where it is not in the file.
    pub(super) fn offer(&mut self) {
        let left = self.state.open.as_ref().map_or_else(Vec::new, |open| open.left_behind());
        if !left.is_empty() {
            self.update(Message::Show(Sheet::Recover(left)));
        }
    }

    /// Takes back what a killed session left, or throws it away.
    pub(super) fn recover(&mut self, message: Message) {
        match message {
            Message::TakeBack(edit, drafts, orphans) => self.take_back(edit, &drafts, &orphans),
            Message::DropLeft(orphans) => self.drop_left(&orphans),
            _ => {}
        }
    }

    /// What was changed of the record comes back as one step; what was typed beside it is kept where it belongs.
    fn take_back(&mut self, edit: Option<Edit>, drafts: &[Draft], orphans: &[Orphan]) {
        let has_edit = edit.is_some();
        // What can be refused comes first: what was said stays said.
        if edit.is_none_or(|edit| self.edit(edit)) && drafts.iter().all(|it| self.keep_draft(it)) {
            // It is in our own journal before the old one goes.
            self.hold_still();
            self.drop_left(orphans);
            let undo = self.state.undo_key();
            let words = match (has_edit, drafts.is_empty()) {
                (true, true) => said!(
                    "已取回上次没有写入文件的内容，{undo} 可一次撤销",
                    "taken back; {undo} undoes it at once",
                    undo,
                ),
                (true, false) => said!(
                    "已取回：对记录的改动，{undo} 可一次撤销；批注和答复已各自记下",
                    "taken back: {undo} undoes what changed the record; remarks and answers are noted by themselves",
                    undo,
                ),
                (false, _) => phrase(
                    "已取回：批注和答复已各自记下",
                    "taken back: remarks and answers are noted by themselves",
                ),
            };
            self.say(Tone::Good, words);
        }
    }

    fn drop_left(&mut self, orphans: &[Orphan]) {
        orphans.iter().for_each(Orphan::discard);
        self.rescan();
    }

    pub(super) fn leave(&mut self) {
        self.finish();
        if self.save() {
            self.abandon();
        } else {
            self.ask_what_waits();
            self.ask_unsaved(Message::Abandon);
        }
    }

    pub(super) fn abandon(&mut self) {
        self.remember_place();
        self.save_ended();
        self.give_up();
        self.state.open = None;
        self.layers.truncate(1);
        self.rescan();
    }

    pub(super) fn quit(&mut self) {
        self.finish();
        if self.save() {
            self.remember_place();
            self.state.is_over = true;
        } else {
            self.ask_what_waits();
            self.ask_unsaved(Message::QuitAnyway);
        }
    }

    /// Asks what to do where saving failed, unless that was asked just now.
    fn ask_unsaved(&mut self, anyway: Message) {
        let scopes = self.layers.last().map(|top| top.scopes());
        if scopes.is_some_and(|scopes| scopes.contains(&Scope::Question)) {
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
