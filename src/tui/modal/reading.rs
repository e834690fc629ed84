//! A page to read on a sheet: scrolled, and closed with Esc or Enter; some can be accepted.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::document::Block;
use crate::text::{Lang, Phrase};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::Message;
use crate::tui::put::put;
use crate::tui::screen::preview::lay_blocks;
use crate::tui::state::State;
use crate::tui::widget::frame::sheet;
use crate::tui::wrap::Run;

/// A line is read best when it is not too long.
const WIDEST: u16 = 100;

/// What stands on a page.
pub(crate) trait Pages: std::fmt::Debug {
    /// Its title.
    fn title(&self) -> Phrase;

    /// Its text in the language of the screen.
    fn blocks(&self, state: &State) -> Vec<Block>;

    /// Whose keys hold on it.
    fn scope(&self) -> Scope {
        Scope::Reading
    }

    /// What follows when it is accepted; nothing for a page that is only read.
    fn accepted(&self) -> Vec<Message> {
        Vec::new()
    }
}

/// A page, and what part of it is seen.
#[derive(Debug)]
pub(crate) struct Reading<P> {
    page: P,
    /// In which language and how wide it is laid out.
    laid: Option<(Lang, usize)>,
    lines: Vec<Vec<Run>>,
    top: usize,
    height: usize,
}

/// The first line seen after an input that scrolls; nothing for any other input.
pub(crate) fn scrolled(input: &Input, top: usize, lines: usize, height: usize) -> Option<usize> {
    let page = height.saturating_sub(2).max(1);
    let to = match input {
        Input::Act(Action::Up) => top.saturating_sub(1),
        Input::Act(Action::Down) => top.saturating_add(1),
        Input::Act(Action::PageUp) => top.saturating_sub(page),
        Input::Act(Action::PageDown) => top.saturating_add(page),
        Input::Act(Action::First) => 0,
        Input::Act(Action::Last) => usize::MAX,
        Input::Wheel { down: false } => top.saturating_sub(3),
        Input::Wheel { down: true } => top.saturating_add(3),
        _ => return None,
    };
    Some(to.min(lines.saturating_sub(height)))
}

impl<P: Pages> Reading<P> {
    pub(crate) fn new(page: P) -> Self {
        Self { page, laid: None, lines: Vec::new(), top: 0, height: 0 }
    }

    fn last(&self) -> usize {
        self.lines.len().saturating_sub(self.height)
    }
}

impl<P: Pages> Layer for Reading<P> {
    fn scopes(&self) -> Vec<Scope> {
        vec![self.page.scope(), Scope::List, Scope::Everywhere]
    }

    fn handle(&mut self, input: &Input, _state: &State) -> Outcome {
        if let Some(top) = scrolled(input, self.top, self.lines.len(), self.height) {
            self.top = top;
            return Outcome::Done;
        }
        match input {
            Input::Click { .. } => {}
            Input::Act(Action::Accept) => {
                let mut out = vec![Message::Close];
                out.extend(self.page.accepted());
                return Outcome::Emit(out);
            }
            Input::Act(Action::Cancel) => return Outcome::one(Message::Close),
            _ => return Outcome::Ignored,
        }
        Outcome::Done
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let title = self.page.title();
        // Frame and air at both sides.
        let cells = usize::from(area.width.min(WIDEST).saturating_sub(4));
        if self.laid != Some((state.lang, cells)) {
            self.lines = lay_blocks(&self.page.blocks(state), cells, state);
            while self.lines.last().is_some_and(Vec::is_empty) {
                self.lines.pop();
            }
            self.laid = Some((state.lang, cells));
        }
        let high = u16::try_from(self.lines.len() + 2).unwrap_or(u16::MAX).min(area.height);
        let size = (area.width.min(WIDEST), high);
        let inner = sheet(frame, area, size, title.get(state.lang), state);
        if inner.height == 0 || inner.width == 0 {
            return;
        }
        self.height = usize::from(inner.height);
        self.top = self.top.min(self.last());
        for (line, y) in self.lines.iter().skip(self.top).zip(inner.top()..inner.bottom()) {
            let spans: Vec<Span<'_>> =
                line.iter().map(|run| Span::styled(run.text.as_str(), run.style)).collect();
            put(frame, Line::from(spans), Rect { y, height: 1, ..inner });
        }
        // How far one has read stands in the frame.
        if let Some(seen) = (self.top * 100).checked_div(self.last())
            && inner.width > 12
            && inner.bottom() < area.bottom()
        {
            let words = format!(" {seen}% ");
            let wide = u16::try_from(words.len()).unwrap_or(0);
            let at = Rect { x: inner.right() - wide, y: inner.bottom(), width: wide, height: 1 };
            put(frame, Line::styled(words, state.theme.dim()), at);
        }
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}
