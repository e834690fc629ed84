//! What a copy keeps of the record, by parts that belong together; all of them unless some are left.
//!
//! What is left goes with whatever names it. Of what is left nobody is asked whether it is the same.

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::desk::copy::PARTS;
use crate::text::{phrase, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Chord, Scope};
use crate::tui::message::{Message, Tone};
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::widget::choice::numbers::{MOST, figured};
use crate::tui::widget::frame::sheet;
use crate::tui::widget::list::{Item, List};
use crate::tui::wrap::hanging;

/// The line behind the parts.
const BUTTON: usize = PARTS.len();

/// The sheet.
#[derive(Debug)]
pub(crate) struct Keep {
    kept: [bool; PARTS.len()],
    list: List,
}

impl Default for Keep {
    fn default() -> Self {
        Self { kept: [true; PARTS.len()], list: List::default() }
    }
}

impl Keep {
    fn accept(&mut self) -> Outcome {
        if let Some(kept) = self.kept.get_mut(self.list.chosen) {
            *kept = !*kept;
            return Outcome::Done;
        }
        let kept = PARTS.iter().zip(self.kept).filter(|(_, kept)| *kept);
        let codes: Vec<&'static str> = kept.map(|(part, _)| part.code).collect();
        if codes.is_empty() {
            let words = phrase("请至少沿用一个部分", "keep at least one part");
            return Outcome::one(Message::Say(Tone::Error, words));
        }
        Outcome::Emit(vec![Message::Close, Message::CopyKeeping(codes)])
    }
}

impl Layer for Keep {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Question, Scope::List, Scope::Everywhere]
    }

    fn handle(&mut self, input: &Input, _: &State) -> Outcome {
        match input {
            Input::Act(Action::Accept) => self.accept(),
            Input::Act(Action::Cancel) => Outcome::one(Message::Close),
            Input::Key(key) if Chord::of(key).code == KeyCode::Char(' ') => self.accept(),
            Input::Click { column, row } => match self.list.hit(*column, *row) {
                Some(at) => {
                    self.list.chosen = at;
                    self.accept()
                }
                None => Outcome::Done,
            },
            input if self.list.handle(input) => Outcome::Done,
            input if figured(input).is_some_and(|at| at < BUTTON) => {
                self.list.chosen = figured(input).unwrap_or_default();
                self.accept()
            }
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let theme = state.theme;
        let wide = area.width.min(72);
        let cells = usize::from(wide.saturating_sub(4));
        let words = t(
            "不勾选的部分不带入副本，指向它们的回答也一并去掉。姊妹公司：不沿用处理者；新的接收方：不沿用接收方和合同。",
            "What is not ticked is left behind, with whatever names it. For a sister company leave the handler; for another recipient leave recipients and contracts.",
        );
        let words = hanging("", state.say(words), cells, theme.plain());
        let top = u16::try_from(words.len() + 1).unwrap_or(0);
        let high = top + u16::try_from(BUTTON).unwrap_or(0) + 3;
        let title = state.say(t("副本沿用哪些部分", "What the copy keeps"));
        let inner = sheet(frame, area, (wide, high.min(area.height)), title, state);
        for (line, y) in words.iter().zip(inner.top()..inner.bottom()) {
            put(frame, line, Rect { y, height: 1, ..inner });
        }
        let top = top.min(inner.height);
        let below = Rect { y: inner.y + top, height: inner.height - top, ..inner };
        let mut items: Vec<Item> = PARTS
            .iter()
            .zip(self.kept)
            .enumerate()
            .map(|(at, (part, kept))| {
                let sign = if kept { "[x] " } else { "[ ] " };
                let number = if at < MOST { (at + 1).to_string() } else { " ".to_owned() };
                Item::line(Line::raw(format!("{number} {sign}{}", state.say(part.label))))
            })
            .collect();
        let button = format!("[ {} ]", state.say(t("另存为副本", "Save the copy")));
        items.push(Item::line(Line::styled(button, theme.strong())));
        self.list.draw(frame, below, &items, true, state);
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}
