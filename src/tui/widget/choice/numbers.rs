//! Figures before the choices of a short list: each chooses at once, in every list of so few, whatever its choices are called.
//!
//! A figure in a name is searched for behind a letter of that name, or behind the sign that begins a search. A longer list has no
//! numbers: there figures are letters.

use crossterm::event::KeyCode;

use crate::text::{Phrase, phrase};
use crate::tui::component::Input;
use crate::tui::key::Chord;

use super::{Choice, Choices};

/// So many can be named by one figure.
pub(crate) const MOST: usize = 9;

/// Begins a search; an input method may write it wide.
pub(super) const SEARCH: [char; 2] = ['/', '／'];

/// Whether figures choose: one figure names each.
pub(super) fn can_be_numbered(all: &[Choice]) -> bool {
    all.iter().filter(|choice| !choice.is_action).count() <= MOST
}

/// The place, from 0, that a figure means which was typed or pasted alone.
pub(crate) fn figured(input: &Input) -> Option<usize> {
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
    usize::try_from(digit).ok()?.checked_sub(1)
}

impl Choices {
    /// The words that narrow the list, without the sign that begins them.
    pub(super) fn letters(&self) -> &str {
        let typed = self.filter.text().trim();
        typed.strip_prefix(SEARCH).unwrap_or(typed).trim_start()
    }

    /// Whether figures are shown: as long as no name is being typed.
    pub(super) fn shows_numbers(&self) -> bool {
        self.is_numbered && self.filter.text().is_empty()
    }

    /// What typing does here, said where it will stand.
    pub(super) fn hint(&self) -> Phrase {
        if self.is_numbered {
            phrase(
                "数字选第几项；其余字符查找名称，查数字先输入 /",
                "a figure chooses, letters search, / searches for figures",
            )
        } else {
            phrase("输入名称的一部分（包括数字）查找", "letters and figures of a name search")
        }
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
        let at = figured(input)?;
        let is_there = self.all.get(at).is_some_and(|one| !one.is_action);
        (self.shows_numbers() && is_there).then_some(at)
    }
}
