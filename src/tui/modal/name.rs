//! The name of a new assessment.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line as Words;

use crate::text::t;
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::Message;
use crate::tui::state::State;
use crate::tui::widget::frame::sheet;
use crate::tui::widget::line::Line;
use crate::tui::wrap::lines;

/// Asks for the name.
#[derive(Debug)]
pub(crate) struct NameSheet {
    line: Line,
}

impl NameSheet {
    pub(crate) fn new() -> Self {
        Self { line: Line::new("") }
    }
}

impl Layer for NameSheet {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Line, Scope::Everywhere]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn handle(&mut self, input: &Input, _state: &State) -> Outcome {
        match input {
            Input::Act(Action::Cancel) => Outcome::one(Message::Close),
            Input::Act(Action::Accept) if self.line.text().trim().is_empty() => Outcome::Done,
            Input::Act(Action::Accept) => {
                let name = self.line.text().trim().to_owned();
                Outcome::Emit(vec![Message::Close, Message::Create(name)])
            }
            Input::Act(Action::NextField | Action::PreviousField) => Outcome::Done,
            input if self.line.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let inner = sheet(frame, area, (64, 8), state.say(t("新建评估", "New assessment")), state);
        let help = state.say(t(
            "给这次出境活动起一个一眼能认出的名称，例如“售后服务数据提供德国总部”。以后可以改。",
            "A name by which the export is recognised at a glance, such as \"After-sales data to headquarters in Germany\". It can be changed later.",
        ));
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
