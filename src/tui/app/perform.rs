//! What an action means where no layer takes it.

use crossterm::event::KeyCode;

use crate::review::About;
use crate::tui::gatherer::Page;
use crate::tui::key::{Action, Chord};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::screen::interview::first_open;

use super::App;

impl App {
    /// What an action means where no layer takes it.
    pub(super) fn perform(&mut self, action: Action) {
        let scopes = self.layers.last().map(|top| top.scopes()).unwrap_or_default();
        let is_open = self.state.open.is_some();
        match action {
            Action::Help => self.update(Message::Show(Sheet::Help(scopes))),
            Action::Palette => self.update(Message::Show(Sheet::Palette(scopes))),
            Action::Labels => self.show_labels(),
            Action::Suspend => self.state.is_to_stop = true,
            Action::Language => self.update(Message::Language),
            Action::Quit => self.update(Message::Quit),
            Action::Back | Action::Cancel => self.update(Message::Close),
            Action::Whole if !is_open => self.update(Message::Show(Sheet::Whole(Page::Deadlines))),
            Action::Search if !is_open => self.update(Message::Show(Sheet::Whole(Page::Search))),
            Action::Undo if is_open => self.update(Message::Undo),
            Action::Redo if is_open => self.update(Message::Redo),
            Action::Save if is_open => self.update(Message::Save),
            Action::SaveCopy if is_open => self.update(Message::SaveCopy),
            Action::RenameFile if is_open => self.update(Message::Show(Sheet::FileName)),
            Action::Findings if is_open => self.update(Message::Show(Sheet::Findings)),
            Action::Documents if is_open => self.update(Message::Show(Sheet::Preview)),
            Action::Export if is_open => self.update(Message::Show(Sheet::Export)),
            Action::Inquire if is_open => {
                self.update(Message::Show(Sheet::Inquire(Vec::new(), None)));
            }
            Action::ReadBack if is_open => self.update(Message::Show(Sheet::ReadBack)),
            Action::Presets if is_open => self.update(Message::Show(Sheet::Presets)),
            Action::PolicyCheck if is_open => self.update(Message::Show(Sheet::PolicyPage)),
            Action::CompareFiled if is_open => self.update(Message::Show(Sheet::Filed)),
            Action::TimeLine if is_open => self.update(Message::Show(Sheet::TimeLine)),
            Action::Meeting if is_open => self.update(Message::Show(Sheet::Meeting)),
            Action::Talk if is_open => self.update(Message::Show(Sheet::Talk)),
            Action::Remark if is_open => self.update(Message::Show(Sheet::Remark(About::Whole))),
            Action::MergeCopy if is_open => self.update(Message::Show(Sheet::MergeCopy)),
            Action::Package if is_open => self.update(Message::Show(Sheet::Package)),
            Action::NextOpen | Action::PreviousOpen if is_open => self.first_open(),
            Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last
            | Action::Left
            | Action::Right => {}
            other => {
                let mut lines = self.state.settings.keys.lines();
                let found = lines.find(|(one, _)| one.action == other).map(|(line, _)| line);
                drop(lines);
                if let Some(line) = found {
                    let words = said!(
                        "这里现在没有可以“{does}”的",
                        "nothing here to \"{does}\" now",
                        does = line.wording,
                    );
                    self.say(Tone::Plain, words);
                }
            }
        }
    }

    /// Says of a key that does nothing here what it is elsewhere.
    pub(super) fn tell_of_key(&mut self, chord: Chord) {
        let is_for_commands = matches!(chord.code, KeyCode::F(_)) || !chord.modifiers.is_empty();
        if !is_for_commands {
            return;
        }
        let (key, help) = (chord.name(), self.state.help_key());
        let mut lines = self.state.settings.keys.lines();
        let found = lines.find(|(_, keys)| keys.contains(&chord)).map(|(line, _)| line);
        drop(lines);
        let words = if let Some(line) = found {
            said!(
                "{key}在这里没有作用，在“{scope}”中是“{does}”；{help} 列出这里可用的键",
                "{key} does nothing here; in \"{scope}\" it is \"{does}\". {help} lists the keys that work here",
                key,
                help,
                scope = line.scope.label(),
                does = line.wording,
            )
        } else {
            said!(
                "{key}没有作用；{help} 列出这里可用的键",
                "{key} does nothing; {help} lists the keys that work here",
                key,
                help,
            )
        };
        self.say(Tone::Plain, words);
    }

    fn first_open(&mut self) {
        let open = self.state.open.as_ref();
        let first = open.and_then(first_open);
        let first = first.or_else(|| open?.survey().gaps.first().cloned());
        if let Some(place) = first {
            self.update(Message::Visit(place));
        }
    }
}
