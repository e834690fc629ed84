//! A sheet that says something and takes one line in answer.

use std::path::Path;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line as Words;

use crate::store::Draft;
use crate::text::{Phrase, Text};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Tone};
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::widget::frame::sheet;
use crate::tui::widget::line::Line;
use crate::tui::wrap::lines;

/// From where a path is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// Where the program was called.
    Here,
    /// The folder of the records.
    Records,
}

/// What is asked.
pub(crate) trait Asked {
    fn title(&self) -> Text;

    /// The width and height of the sheet.
    fn size(&self) -> (u16, u16) {
        (64, 8)
    }

    /// The paragraphs above the line.
    fn words(&self, state: &State) -> Vec<Phrase>;

    /// Whether an empty line says something, too.
    fn takes_nothing(&self) -> bool {
        false
    }

    /// From where the path is seen that is asked for, if it is one.
    fn path_from(&self) -> Option<From> {
        None
    }

    /// What the line would be, where it is worth more than to be typed again.
    fn draft(&self, _words: &str) -> Option<Draft> {
        None
    }

    /// Takes a line that says something.
    fn accept(&mut self, line: &mut Line) -> Outcome;
}

/// The sheet.
#[derive(Debug)]
pub(crate) struct Asking<A> {
    asked: A,
    line: Line,
    /// What the line said when it was opened.
    before: String,
}

impl<A: Asked> Asking<A> {
    pub(crate) fn new(asked: A) -> Self {
        Self::with(asked, "")
    }

    /// With a line that says something already.
    pub(crate) fn with(asked: A, text: &str) -> Self {
        Self { asked, line: Line::new(text), before: text.to_owned() }
    }
}

impl<A: Asked> Layer for Asking<A> {
    fn scopes(&self) -> Vec<Scope> {
        let own = if self.asked.path_from().is_some() { Scope::Path } else { Scope::Name };
        vec![own, Scope::Everywhere]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn draft(&self) -> Option<Draft> {
        let words = self.line.text().trim();
        if words.is_empty() { None } else { self.asked.draft(words) }
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        match input {
            Input::Act(Action::NextField) => {
                let base = match self.asked.path_from() {
                    Some(From::Here) => Path::new(""),
                    Some(From::Records) => state.workspace.dir(),
                    None => return Outcome::Ignored,
                };
                let said = self.line.complete(base);
                said.map_or(Outcome::Done, |said| Outcome::one(Message::Say(Tone::Plain, said)))
            }
            Input::Act(Action::Cancel) => {
                // What is thrown away can be brought back; once brought back and thrown away as it was, it stands before nothing.
                let is_again = self.before == self.line.text();
                let thrown = self.draft().filter(|_| !is_again).map(Message::Thrown);
                Outcome::Emit(std::iter::once(Message::Close).chain(thrown).collect())
            }
            Input::Act(Action::Accept)
                if self.line.text().trim().is_empty() && !self.asked.takes_nothing() =>
            {
                let words = said!(
                    "还没有填写；{close} 关闭",
                    "Nothing is written yet; {close} closes",
                    close = state.key(self.scopes()[0], Action::Cancel),
                );
                Outcome::one(Message::Say(Tone::Plain, words))
            }
            Input::Act(Action::Accept) => self.asked.accept(&mut self.line),
            input if self.line.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let inner = sheet(frame, area, self.asked.size(), state.say(self.asked.title()), state);
        let wide = usize::from(inner.width);
        let words = self.asked.words(state);
        let words: Vec<String> =
            words.iter().flat_map(|words| lines(words.get(state.lang), wide)).collect();
        let used = u16::try_from(words.len()).unwrap_or(0).min(inner.height.saturating_sub(1));
        for (line, y) in words.into_iter().zip(inner.top()..inner.bottom()) {
            put(frame, Words::raw(line), Rect { y, height: 1, ..inner });
        }
        let at = Rect { y: inner.y + used, height: inner.height - used, ..inner };
        self.line.draw(frame, at, state);
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}
