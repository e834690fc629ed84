//! One line being typed. The real cursor of the terminal stands where the next character goes.

use std::path::{Path, PathBuf};

use crossterm::event::Event;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line as Words;
use tui_input::Input as Typed;
use tui_input::backend::crossterm::EventHandler;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{Phrase, harmless};
use crate::tui::component::Input;
use crate::tui::key::Action;
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::wrap::width;

use super::path::{completed, plain_path};

/// A line being typed.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    typed: Typed,
    before: String,
    /// What Ctrl+Z took away.
    undone: Option<String>,
}

impl Line {
    /// Begins with `text`, the cursor behind it.
    pub(crate) fn new(text: &str) -> Self {
        let text = harmless(text, false);
        Self { typed: Typed::new(text.clone()), before: text, undone: None }
    }

    /// Takes out what stands there; what it began with can be put back.
    pub(crate) fn replace(&mut self) {
        self.typed = Typed::default();
    }

    /// What it began with.
    pub(crate) fn before(&self) -> &str {
        &self.before
    }

    /// What stands there.
    pub(crate) fn text(&self) -> &str {
        self.typed.value()
    }

    /// The path that stands there.
    pub(crate) fn path(&self) -> PathBuf {
        plain_path(self.text())
    }

    /// Carries the path that stands there on, as far as what is there allows; what is to be told of it.
    pub(crate) fn complete(&mut self, base: &Path) -> Option<Phrase> {
        let (text, said) = completed(self.text(), base);
        self.typed = Typed::new(text);
        said
    }

    /// Whether it differs from what it began with.
    pub(crate) fn is_changed(&self) -> bool {
        self.before != self.typed.value()
    }

    /// Takes a key or pasted text; says whether it was for the line.
    pub(crate) fn handle(&mut self, input: &Input) -> bool {
        match input {
            Input::Act(Action::Undo) if self.is_changed() => {
                self.undone = Some(self.typed.value().to_owned());
                self.typed = Typed::new(self.before.clone());
                true
            }
            Input::Act(Action::Redo) => {
                if let Some(text) = self.undone.take() {
                    self.typed = Typed::new(text);
                }
                true
            }
            Input::Act(Action::Undo) => true,
            Input::Key(key) => self.typed.handle_event(&Event::Key(*key)).is_some(),
            Input::Paste(text) => {
                let text = harmless(text.trim_end_matches(['\r', '\n']), false);
                let (value, at) = (self.typed.value(), self.typed.cursor());
                let (before, after) = (value.chars().take(at), value.chars().skip(at));
                let whole: String = before.chain(text.chars()).chain(after).collect();
                self.typed = Typed::new(whole).with_cursor(at + text.chars().count());
                true
            }
            _ => false,
        }
    }

    /// Draws it and sets the cursor.
    pub(crate) fn draw(&self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        if area.width < 2 || area.height == 0 {
            return;
        }
        let room = usize::from(area.width) - 1;
        let before: String = self.typed.value().chars().take(self.typed.cursor()).collect();
        let cursor = width(&before);
        let scroll = cursor.saturating_sub(room);
        let (mut skipped, mut shown) = (0, String::new());
        for grapheme in self.typed.value().graphemes(true) {
            if skipped < scroll {
                skipped += width(grapheme);
            } else if width(&shown) + width(grapheme) <= room + 1 {
                shown.push_str(grapheme);
            } else {
                break;
            }
        }
        let style = state.theme.plain().add_modifier(Modifier::UNDERLINED);
        frame.buffer_mut().set_style(Rect { height: 1, ..area }, style);
        put(frame, Words::styled(shown, style), Rect { height: 1, ..area });
        let column = cursor.saturating_sub(skipped).min(room);
        let x = area.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
        frame.set_cursor_position((x, area.y));
    }
}
