//! Figures before the first choices of a list: each chooses at once. Where a name begins with a figure, figures are letters of names.

use crossterm::event::KeyCode;

use crate::tui::component::Input;
use crate::tui::key::Chord;

use super::{Choice, Choices};

/// So many have a figure.
const MOST: usize = 9;

/// Whether figures can choose, as none is the beginning of a name.
pub(super) fn can_be_numbered(all: &[Choice]) -> bool {
    let begins_so = |words: &str| words.starts_with(char::is_numeric);
    let answers = || all.iter().filter(|choice| !choice.is_action);
    answers().all(|one| !begins_so(&one.label.zh) && !begins_so(&one.label.en))
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
        let has_figure = at < MOST && self.all.get(at).is_some_and(|one| !one.is_action);
        if has_figure { format!("{} ", at + 1) } else { "  ".to_owned() }
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
