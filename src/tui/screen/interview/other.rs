//! A text in the other language: begun from its original, and left without a trace if it was not written.

use serde_json::Value;

use crate::form::{Place, language};
use crate::text::phrase;
use crate::tui::component::Outcome;
use crate::tui::message::{Message, Tone};
use crate::tui::state::State;

use super::Interview;

impl Interview {
    /// Begins the text in the other language of the one under the bar; where there is none, that is said.
    pub(super) fn begin_other(&mut self, state: &State) -> Outcome {
        let Some(open) = &state.open else { return Outcome::Ignored };
        let place = self.place(open);
        let Some(field) = place.field else { return Outcome::Done };
        if field.language().is_some() {
            return self.begin_at(place, None, state);
        }
        let text = open.answers().get(&place).and_then(Value::as_str);
        let other = text.and_then(|text| field.in_language(language(text).other()));
        match other {
            Some(other) => self.begin_at(Place { field: Some(other), ..place }, None, state),
            None if field.is_in_both => Outcome::one(Message::Say(
                Tone::Plain,
                phrase("请先填写原文", "write the text itself first"),
            )),
            None => Outcome::one(Message::Say(
                Tone::Plain,
                phrase("这一项没有另一语言的文字", "this answer has no text in the other language"),
            )),
        }
    }
}
