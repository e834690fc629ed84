//! Figures before the choices of a short list: each chooses at once. Where a choice is known by a figure, or more of them stand there than
//! one figure can name, figures are letters of names: who types one begins a name or a number of two figures.

use crossterm::event::KeyCode;

use crate::form::spelling::Spelled;
use crate::tui::component::Input;
use crate::tui::key::Chord;

use super::{Choice, Choices};

/// So many can be named by one figure.
const MOST: usize = 9;

/// Whether figures can choose: one figure names each, and none stands in a code, a name or a word by which a choice is known.
pub(super) fn can_be_numbered(all: &[Choice]) -> bool {
    let has_figure = |words: &str| words.contains(char::is_numeric);
    let is_known_by_one = |one: &Choice| {
        let names = one.names.sure.iter().chain(&one.names.unsure);
        [&one.label.zh, &one.label.en].into_iter().any(|label| has_figure(label))
            || names.map(Spelled::plain).any(has_figure)
    };
    let answers: Vec<&Choice> = all.iter().filter(|choice| !choice.is_action).collect();
    answers.len() <= MOST && !answers.into_iter().any(is_known_by_one)
}

impl Choices {
    /// Whether figures are shown: as long as no name is being typed.
    pub(super) fn shows_numbers(&self) -> bool {
        self.is_numbered && self.filter.text().is_empty()
    }

    /// What stands before the choice at this place of what is seen.
    pub(super) fn numbered(&self, at: usize) -> String {
        if !self.shows_numbers() {
            return String::new();
        }
        if self.all.get(at).is_some_and(|one| !one.is_action) {
            format!("{} ", at + 1)
        } else {
            "  ".to_owned()
        }
    }

    /// The place of the choice that a figure means.
    pub(super) fn number(&self, input: &Input) -> Option<usize> {
        let figure = match input {
            Input::Key(key) if Chord::of(key).is_plain_char() => match key.code {
                KeyCode::Char(char) => Some(char),
                _ => None,
            },
            Input::Paste(text) => {
                let mut chars = text.chars();
                chars.next().filter(|_| chars.next().is_none())
            }
            _ => None,
        }?;
        // An input method may write it wide.
        let wide = u32::from(figure).checked_sub(0xFEE0).and_then(char::from_u32);
        let digit = figure.to_digit(10).or_else(|| wide?.to_digit(10))?;
        let at = usize::try_from(digit).ok()?.checked_sub(1)?;
        let is_there = self.all.get(at).is_some_and(|one| !one.is_action);
        (self.shows_numbers() && is_there).then_some(at)
    }
}
