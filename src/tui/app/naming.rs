//! A record that is called otherwise is asked about its file: whoever named the one after the other wants to find it so.

use std::time::Duration;

use crossterm::event::Event;

use crate::desk::session::other_name;
use crate::text::{harmless, phrase};
use crate::tui::component::Name;
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::status::Saved;

use super::App;

impl App {
    /// Takes an event of the terminal, which came at this time; what it asks of the name comes last.
    pub(crate) fn event(&mut self, event: Event, now: Duration) {
        self.came(event, now);
        self.ask_of_name();
    }

    /// Remembers how the open record is called, where its file is called after it.
    pub(super) fn note_name(&mut self) {
        let Some(open) = &mut self.state.open else { return };
        let title = open.file().dossier.title();
        if open.was_called.is_none() && other_name(&open.file().path, &title).is_none() {
            open.was_called = Some(title);
        }
    }

    /// Asks whether the file is renamed, too, where it was called after the record and that is called otherwise now. What leads
    /// elsewhere meanwhile is not held up by it: the line below tells then.
    fn ask_of_name(&mut self) {
        let Some(open) = &mut self.state.open else { return };
        let Some(before) = open.was_called.take() else { return };
        let (title, path) = (open.file().dossier.title(), &open.file().path);
        let Some(name) = other_name(path, &title).filter(|_| title != before) else { return };
        let file = harmless(&path.file_name().unwrap_or_default().to_string_lossy(), false);
        if self.layers.last().is_none_or(|top| top.name() != Name::Interview) {
            let words = said!(
                "文件名仍是 {file}；{key} 文件也改名",
                "the file is still {file}; {key} renames it, too",
                file,
                key = self.state.key(Scope::Record, Action::RenameFile),
            );
            return self.say(Tone::Plain, words);
        }
        let text = said!(
            "评估现在叫“{title}”，文件仍叫 {file}。历史、评审、提交记录和扫描件随文件走；以前导出的文件不改名。",
            "The assessment is called \"{title}\" now, and its file still {file}. History, review, filings and scans stay with the file; what was exported before keeps its name.",
            title = harmless(&title, false),
            file = &file,
        );
        let to = said!("改为 {name}.json", "call it {name}.json", name = &name);
        self.update(Message::Show(Sheet::Question {
            title: phrase("文件也改名？", "Rename the file, too?"),
            text,
            answers: vec![
                (to, vec![Message::RenameFile(name)]),
                (said!("仍叫 {file}", "leave it {file}", file), Vec::new()),
            ],
        }));
    }

    /// Gives the file of the open record a name made from this one.
    pub(super) fn rename_file(&mut self, name: &str) {
        self.finish();
        if !self.save() {
            return;
        }
        let Some(open) = &mut self.state.open else { return };
        if let Saved::ReadOnly(why) = &open.saved {
            let why = why.clone();
            return self.say(Tone::Error, why);
        }
        match open.session.rename_file(name) {
            Ok(Some(renamed)) => {
                let tone = if renamed.trouble.is_none() { Tone::Good } else { Tone::Error };
                self.rescan();
                self.say(tone, renamed.said());
            }
            Ok(None) => {
                self.say(
                    Tone::Plain,
                    phrase("文件已经叫这个名称", "the file is called so already"),
                );
            }
            Err(why) => self.say(Tone::Error, why),
        }
    }
}
