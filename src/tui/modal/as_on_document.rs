//! Confirms that a code which breaks its rule stands so on the document: who compared it, then why.
//!
//! Only a complete confirmation becomes an edit, and that can be undone like any other.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line as Words;

use crate::form::{AsOnDocument, Edit, Place};
use crate::text::{harmless, phrase, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Tone};
use crate::tui::state::State;
use crate::tui::widget::frame::sheet;
use crate::tui::widget::line::Line;
use crate::tui::wrap::lines;

/// Asks who, then why.
#[derive(Debug)]
pub(crate) struct Confirm {
    place: Place,
    code: String,
    /// Who compared it, once that is said.
    by: Option<String>,
    line: Line,
}

impl Confirm {
    pub(crate) fn new(place: Place, code: String) -> Self {
        Self { place, code, by: None, line: Line::new("") }
    }

    /// What was typed is taken: the person first, then the reason.
    fn accept(&mut self) -> Outcome {
        let typed = self.line.text().trim().to_owned();
        let Some(by) = &self.by else {
            (self.by, self.line) = (Some(typed), Line::new(""));
            return Outcome::Done;
        };
        match (AsOnDocument { code: &self.code, by, why: &typed }).to_json() {
            Some(value) => Outcome::Emit(vec![
                Message::Close,
                Message::Edit(Edit::Set(self.place.clone(), Some(value))),
                Message::Say(
                    Tone::Good,
                    phrase(
                        "已确认与证照一致，可以撤销",
                        "confirmed as on the document; undo takes it back",
                    ),
                ),
            ]),
            None => Outcome::one(Message::Say(
                Tone::Error,
                phrase("太长了，不超过500字", "too long; at most 500 characters"),
            )),
        }
    }
}

impl Layer for Confirm {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Name, Scope::Everywhere]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn handle(&mut self, input: &Input, _state: &State) -> Outcome {
        match input {
            Input::Act(Action::Cancel) => Outcome::one(Message::Close),
            Input::Act(Action::Accept) if self.line.text().trim().is_empty() => Outcome::Done,
            Input::Act(Action::Accept) => self.accept(),
            input if self.line.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let title = state.say(t("确认与证照一致", "Confirm as on the document"));
        let inner = sheet(frame, area, (68, 9), title, state);
        let code = harmless(&self.code, false);
        let said = phrase(
            format!(
                "“{code}”不合编号规则。确与证照上的一致的，可以确认：它照样写入文书，并注明由谁、为什么确认；号码改动后自动失效。"
            ),
            format!(
                "\"{code}\" breaks the rule of its kind. If it stands so on the document, confirm it: it goes into the papers, with who confirmed it and why; another code ends it."
            ),
        );
        let asked = if self.by.is_none() {
            t("由谁对照证照？", "Who compared it with the document?")
        } else {
            t(
                "为什么仍是对的？如“执照原件如此，早年核发”",
                "Why is it right? Such as \"so on the original, an early code\"",
            )
        };
        let wide = usize::from(inner.width);
        let mut words = lines(said.get(state.lang), wide);
        words.push(String::new());
        words.extend(lines(state.say(asked), wide));
        for (line, y) in words.iter().zip(inner.top()..inner.bottom()) {
            frame.render_widget(Words::raw(line.clone()), Rect { y, height: 1, ..inner });
        }
        let used = u16::try_from(words.len()).unwrap_or(0).min(inner.height.saturating_sub(1));
        let at = Rect { y: inner.y + used, height: inner.height - used, ..inner };
        self.line.draw(frame, at, state);
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}
