//! Text of several lines being typed, wrapped. The real cursor of the terminal stands where the next character goes.

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::text::harmless;
use crate::tui::component::Input;
use crate::tui::key::Action;
use crate::tui::put::put_narrow;

/// Text being typed.
#[derive(Debug)]
pub(crate) struct Area {
    text: TextArea<'static>,
    before: String,
}

impl Area {
    /// Begins with `text`, the cursor behind it.
    pub(crate) fn new(text: &str) -> Self {
        let before = harmless(&text.replace("\r\n", "\n"), true);
        let mut area = TextArea::new(before.split('\n').map(str::to_owned).collect());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_cursor_style(Style::default());
        area.set_cursor_line_style(Style::default());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { text: area, before }
    }

    /// What stands there.
    pub(crate) fn text(&self) -> String {
        self.text.lines().join("\n")
    }

    /// Whether it differs from what it began with.
    pub(crate) fn is_changed(&self) -> bool {
        self.text() != self.before
    }

    /// Takes a key or pasted text; says whether it was for the text.
    pub(crate) fn handle(&mut self, input: &Input) -> bool {
        match input {
            Input::Act(Action::Undo) => {
                self.text.undo();
            }
            Input::Act(Action::Redo) => {
                self.text.redo();
            }
            Input::Act(Action::NewLine) => self.text.insert_newline(),
            Input::Paste(text) => {
                let text = text.replace("\r\n", "\n").replace('\r', "\n");
                self.text.insert_str(harmless(&text, true));
            }
            // As in a line: the beginning, the end, and what stands before or behind the cursor taken away.
            Input::Key(key) if key.modifiers == KeyModifiers::CONTROL && is_of_line(key.code) => {
                match key.code {
                    KeyCode::Char('u') => drop(self.text.delete_line_by_head()),
                    KeyCode::Char('k') => drop(self.text.delete_line_by_end()),
                    KeyCode::Char('w') => drop(self.text.delete_word()),
                    KeyCode::Char('a') => self.text.move_cursor(CursorMove::Head),
                    _ => self.text.move_cursor(CursorMove::End),
                }
            }
            // Other keys with Ctrl belong to the desk, except those that move by words.
            Input::Key(key)
                if key.modifiers.contains(KeyModifiers::CONTROL)
                    && matches!(key.code, KeyCode::Char(_)) =>
            {
                return false;
            }
            Input::Key(key) if matches!(key.code, KeyCode::F(_) | KeyCode::Esc) => return false,
            Input::Key(key) => {
                self.text.input(*key);
            }
            Input::Wheel { down } => {
                for _ in 0..3 {
                    self.text.move_cursor(if *down { CursorMove::Down } else { CursorMove::Up });
                }
            }
            _ => return false,
        }
        true
    }

    /// Draws it and sets the cursor.
    pub(crate) fn draw(&self, frame: &mut Frame<'_>, area: Rect) {
        if area.width < 3 || area.height == 0 {
            return;
        }
        let taken = put_narrow(area, frame.buffer_mut(), |room, buffer| {
            (&self.text).render(room, buffer);
        });
        let cursor = self.text.screen_cursor();
        let (top, left) = self.text.scroll_offset();
        let row = cursor.row.saturating_sub(usize::from(top)).min(usize::from(area.height) - 1);
        let at = |start: u16, offset: usize| {
            start.saturating_add(u16::try_from(offset).unwrap_or(u16::MAX))
        };
        let y = at(area.y, row);
        let column = cursor.col.saturating_sub(usize::from(left));
        // A row that is exactly full reports a column outside; the cursor then stays on the last cell.
        let column = taken(at(area.x, column), y).min(area.width - 1);
        frame.set_cursor_position((area.x + column, y));
    }
}

/// Keys with Ctrl that work within a line of text, as they do where only one line is typed.
const fn is_of_line(code: KeyCode) -> bool {
    matches!(code, KeyCode::Char('u' | 'k' | 'w' | 'a' | 'e'))
}
