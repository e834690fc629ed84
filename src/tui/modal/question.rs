//! A question with answers to choose from: by the arrows, by number, or by letters of the one that is meant.
//!
//! What points at an answer gives none: the key that accepts does.

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use serde_json::Value;

use crate::form::spelling::{Spelled, Spellings};
use crate::form::{Edit, Place};
use crate::store::Change;
use crate::text::Phrase;
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Chord, Scope};
use crate::tui::message::Message;
use crate::tui::state::State;
use crate::tui::widget::choice::numbers::{MOST, figured};
use crate::tui::widget::frame::{sheet, topped};
use crate::tui::widget::list::{Item, List};
use crate::tui::wrap::{hanging, width};

/// How wide a question is at least and at most, in cells, and how much of that its edge takes.
const USUAL: u16 = 70;
const WIDEST: u16 = 110;
const EDGE: usize = 4;

/// What stands in the place of a number before an answer that has none.
const NUMBER: &str = "  ";

/// A question.
#[derive(Debug)]
pub(crate) struct Question {
    title: Phrase,
    text: Phrase,
    answers: Vec<(Phrase, Vec<Message>)>,
    list: List,
    /// The letters of an answer that were typed so far.
    typed: String,
}

impl Question {
    pub(crate) fn new(title: Phrase, text: Phrase, answers: Vec<(Phrase, Vec<Message>)>) -> Self {
        Self { title, text, answers, list: List::default(), typed: String::new() }
    }

    /// Moves the bar to the answer that a number or letters mean; says whether they mean one.
    fn pointed(&mut self, input: &Input) -> bool {
        if let Some(at) = figured(input) {
            let is_there = at < self.answers.len();
            if is_there {
                self.list.chosen = at;
                self.typed.clear();
            }
            return is_there;
        }
        if let Input::Paste(text) = input {
            // An input method hands over several at once; lines were meant for something else.
            let at =
                Some(text).filter(|text| !text.contains('\n')).and_then(|text| self.meant(text));
            self.list.chosen = at.unwrap_or(self.list.chosen);
            return at.is_some();
        }
        let Input::Key(key) = input else { return false };
        let chord = Chord::of(key);
        let KeyCode::Char(letter) = chord.code else { return false };
        if !chord.is_plain_char() || letter == ' ' {
            return false;
        }
        // Letters that go on to mean nothing begin anew.
        for typed in [format!("{}{letter}", self.typed), letter.to_string()] {
            if let Some(at) = self.meant(&typed) {
                self.list.chosen = at;
                self.typed = typed;
                return true;
            }
        }
        false
    }

    /// The answer that letters fit best, by how it is written or sounds.
    fn meant(&self, typed: &str) -> Option<usize> {
        let letters = Spelled::new(typed);
        let fit = |(at, (label, _)): (usize, &(Phrase, Vec<Message>))| {
            let names = Spellings::of([label.zh.as_str(), label.en.as_str()]);
            names.fit_or_sound(&letters).map(|fit| (fit, at))
        };
        self.answers.iter().enumerate().filter_map(fit).min().map(|(_, at)| at)
    }

    /// The one answer to a field that waits for this question.
    fn waits(&self) -> Option<(&Place, Option<&Value>)> {
        self.answers.iter().flat_map(|(_, messages)| messages).find_map(|message| match message {
            Message::Edit(Edit::Set(place, value))
            | Message::Discarded(Edit::Set(place, value)) => Some((place, value.as_ref())),
            _ => None,
        })
    }

    fn answer(&self) -> Outcome {
        let mut out = vec![Message::Close];
        out.extend(
            self.answers.get(self.list.chosen).map(|answer| answer.1.clone()).unwrap_or_default(),
        );
        Outcome::Emit(out)
    }
}

impl Layer for Question {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Question, Scope::List, Scope::Everywhere]
    }

    /// What was typed and waits for an answer is as little lost as what is being typed.
    fn typing(&self, state: &State) -> Option<Change> {
        let (place, after) = self.waits()?;
        let before = state.answers()?.get(place).cloned();
        Some(Change { place: place.clone(), index: 0, before, after: after.cloned() })
    }

    fn handle(&mut self, input: &Input, _state: &State) -> Outcome {
        match input {
            Input::Act(Action::Accept) => self.answer(),
            // To leave it is the last answer where something waits.
            Input::Act(Action::Cancel) => {
                if self.waits().is_some() {
                    self.list.chosen = self.answers.len().saturating_sub(1);
                    return self.answer();
                }
                Outcome::one(Message::Close)
            }
            Input::Click { column, row } => match self.list.hit(*column, *row) {
                Some(at) => {
                    self.list.chosen = at;
                    self.answer()
                }
                None => Outcome::Done,
            },
            input if self.list.handle(input) => {
                self.typed.clear();
                Outcome::Done
            }
            input if self.pointed(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn is_pointed_at_by_letters(&self) -> bool {
        true
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let labels = self.answers.iter().map(|(label, _)| label.get(state.lang));
        // As wide as its longest answer, where there is room; what is longer still goes on below.
        let longest = labels.clone().map(|label| width(label) + NUMBER.len() + EDGE).max();
        let wide = longest.and_then(|cells| u16::try_from(cells).ok()).unwrap_or(WIDEST);
        let wide = wide.clamp(USUAL, WIDEST).min(area.width);
        let cells = usize::from(wide).saturating_sub(EDGE);
        let mut words = hanging("", self.text.get(state.lang), cells, state.theme.plain());
        words.extend([Line::default(), Line::default()]);
        let item = |(at, label): (usize, &str)| {
            let number = if at < MOST { format!("{} ", at + 1) } else { NUMBER.to_owned() };
            Item::new(hanging(&number, label, cells, state.theme.plain()))
        };
        let items: Vec<Item> = labels.enumerate().map(item).collect();
        let answers: usize = items.iter().map(|item| item.lines.len()).sum();
        let high = u16::try_from(words.len() + answers + 2).unwrap_or(u16::MAX);
        let inner =
            sheet(frame, area, (wide, high.min(area.height)), self.title.get(state.lang), state);
        // Where both do not fit, neither takes the other's half.
        let keeps = u16::try_from(answers).unwrap_or(u16::MAX).min(inner.height / 2);
        let below = topped(frame, inner, &words, keeps);
        self.list.draw(frame, below, &items, true, state);
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}
