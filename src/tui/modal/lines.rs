//! Lines to be looked at, however many, before something is done or after it was.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::text::Phrase;
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::Message;
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::widget::frame::sheet;
use crate::tui::widget::list::{Item, List};
use crate::tui::wrap::hanging;

/// The widest that a line is to be read.
const WIDE: u16 = 110;

/// The lines.
#[derive(Debug)]
pub(crate) struct Lines {
    title: Phrase,
    /// Each with whether it tells of something in the way.
    told: Vec<(Phrase, bool)>,
    foot: Phrase,
    then: Vec<Message>,
    list: List,
}

impl Lines {
    pub(crate) fn new(
        (title, foot): (Phrase, Phrase),
        told: Vec<(Phrase, bool)>,
        then: Vec<Message>,
    ) -> Self {
        Self { title, told, foot, then, list: List::default() }
    }
}

impl Layer for Lines {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Question, Scope::List, Scope::Everywhere]
    }

    fn handle(&mut self, input: &Input, _state: &State) -> Outcome {
        match input {
            Input::Act(Action::Accept) => {
                let then = std::mem::take(&mut self.then);
                Outcome::Emit(std::iter::once(Message::Close).chain(then).collect())
            }
            Input::Act(Action::Cancel) => Outcome::one(Message::Close),
            input if self.list.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let (theme, lang) = (state.theme, state.lang);
        let wide = area.width.saturating_sub(4).min(WIDE);
        let cells = usize::from(wide.saturating_sub(4));
        let items: Vec<Item> = self
            .told
            .iter()
            .map(|(line, is_wrong)| {
                let style = if *is_wrong { theme.error() } else { theme.plain() };
                Item::new(hanging("", line.get(lang), cells, style))
            })
            .collect();
        let foot = hanging("", self.foot.get(lang), cells, theme.strong());
        let used: usize = items.iter().map(|item| item.lines.len()).sum();
        let high = u16::try_from(used + foot.len() + 3).unwrap_or(u16::MAX).min(area.height);
        let inner = sheet(frame, area, (wide, high), self.title.get(lang), state);
        let below = u16::try_from(foot.len()).unwrap_or(0).min(inner.height);
        let top = Rect { height: inner.height.saturating_sub(below + 1), ..inner };
        self.list.draw(frame, top, &items, true, state);
        for (line, y) in foot.iter().zip(inner.bottom() - below..inner.bottom()) {
            put(frame, line, Rect { y, height: 1, ..inner });
        }
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}
