//! Which file to read: a questionnaire that came back, or a table to paste.
//!
//! It stays until the file was read, so that a path that is nearly right can be put right.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line as Words;

use crate::document::grid::How;
use crate::form::Section;
use crate::text::t;
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Source};
use crate::tui::state::State;
use crate::tui::widget::frame::sheet;
use crate::tui::widget::line::Line;
use crate::tui::wrap::lines;

/// Asks for the file.
#[derive(Debug)]
pub(crate) struct ReadBack {
    line: Line,
    /// The section whose rows a table is for; nothing for a questionnaire.
    table: Option<&'static Section>,
}

impl ReadBack {
    pub(crate) fn new() -> Self {
        Self { line: Line::new(""), table: None }
    }

    /// Asks for a table.
    pub(crate) fn table(section: &'static Section) -> Self {
        Self { line: Line::new(""), table: Some(section) }
    }
}

impl Layer for ReadBack {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Name, Scope::Everywhere]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn handle(&mut self, input: &Input, _state: &State) -> Outcome {
        match input {
            Input::Act(Action::Cancel) => Outcome::one(Message::Close),
            Input::Act(Action::Accept) => {
                let path = self.line.path();
                match self.table {
                    _ if path.as_os_str().is_empty() => Outcome::Done,
                    Some(section) => Outcome::one(Message::ReadTable(
                        section,
                        Source::File(path),
                        How::default(),
                    )),
                    None => Outcome::one(Message::ReadBack(path)),
                }
            }
            input if self.line.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let title = state.say(match self.table {
            Some(_) => t("读入表格文件", "Read a table from a file"),
            None => t("读入收回的问卷", "Read a questionnaire back in"),
        });
        let inner = sheet(frame, area, (64, 8), title, state);
        let table = t(
            "表格文件（xlsx、ods、CSV、TSV、Markdown）在哪里？先列出各列对应哪个字段，确认后才写入。",
            "Where is the table (xlsx, ods, CSV, TSV, Markdown)? Which column is which field is shown first and written only once you confirm.",
        );
        let questionnaire = t(
            "对方填好的 docx 或者 xlsx 在哪里？先列出与记录的不同，确认后才写入。",
            "Where is the docx or xlsx that the recipient filled in? What differs is shown first and written only once you confirm.",
        );
        let help = state.say(if self.table.is_some() { table } else { questionnaire });
        let words = lines(help, usize::from(inner.width));
        for (line, y) in words.iter().zip(inner.top()..inner.bottom()) {
            frame.render_widget(Words::raw(line.clone()), Rect { y, height: 1, ..inner });
        }
        let used = u16::try_from(words.len() + 1).unwrap_or(0).min(inner.height.saturating_sub(1));
        let at = Rect { y: inner.y + used, height: inner.height - used, ..inner };
        self.line.draw(frame, at, state);
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}
