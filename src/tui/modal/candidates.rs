//! Which of the candidates of an answer it is: all of them whole, with their numbers, what differs in long texts stressed.
//!
//! What is chosen becomes an ordinary edit, which can be undone; to leave chooses none.

use std::cell::OnceCell;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::form::{Candidates, Place};
use crate::history::Given;
use crate::text::{harmless, phrase, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Tone};
use crate::tui::state::State;
use crate::tui::widget::choice::numbers::figured;
use crate::tui::widget::frame::{sheet, topped};
use crate::tui::widget::list::{Item, List};
use crate::tui::wrap::{Run, hanging, runs, width};

/// From so many signs on a text is looked through for what differs.
const LONG: usize = 24;

/// The sheet.
#[derive(Debug)]
pub(crate) struct Choosing {
    place: Place,
    list: List,
    /// Whether one was pointed at: to go on chooses none.
    is_aimed: bool,
    /// Who gave each value, where the history tells it.
    given: OnceCell<Vec<Option<Given>>>,
}

impl Choosing {
    pub(crate) fn new(place: Place) -> Self {
        Self { place, list: List::default(), is_aimed: false, given: OnceCell::new() }
    }

    /// What stands at the place now.
    fn several<'s>(&self, state: &'s State) -> Option<Candidates<'s>> {
        Candidates::of(state.answers()?.get(&self.place)?)
    }

    fn choose(&self, state: &State) -> Outcome {
        let chosen = self.several(state).and_then(|all| all.chosen(self.list.chosen + 1));
        let chosen = chosen.map(|value| Message::Choose(self.place.clone(), value));
        Outcome::Emit(std::iter::once(Message::Close).chain(chosen).collect())
    }

    fn items(&self, cells: usize, state: &State) -> Vec<Item> {
        let kind = self.place.field.map(|field| field.kind);
        let (Some(several), Some(kind), Some(answers)) =
            (self.several(state), kind, state.answers())
        else {
            return Vec::new();
        };
        let given = self.given.get_or_init(|| {
            let past = state.open.as_ref().map(|open| open.session.past());
            past.map_or_else(Vec::new, |past| past.given(&self.place, &several))
        });
        let words = several.words(kind, answers);
        let words: Vec<Vec<char>> = words
            .iter()
            .map(|words| harmless(words.get(state.lang), true).chars().collect())
            .collect();
        let item = |(at, own): (usize, &Vec<char>)| {
            let head = format!("{}. ", at + 1);
            let indent = " ".repeat(width(&head));
            let wrapped = runs(&stressed(own, &words, state), cells.saturating_sub(indent.len()));
            let lines = wrapped.into_iter().enumerate().map(|(row, runs)| {
                let head = if row == 0 { head.clone() } else { indent.clone() };
                let runs = runs.into_iter().map(|run| Span::styled(run.text, run.style));
                Line::from(std::iter::once(Span::raw(head)).chain(runs).collect::<Vec<_>>())
            });
            let given = given.get(at).and_then(Option::as_ref).map(Given::said);
            let given = given
                .map(|given| hanging(&indent, given.get(state.lang), cells, state.theme.dim()));
            Item::new(lines.chain(given.into_iter().flatten()).collect())
        };
        words.iter().enumerate().map(item).collect()
    }
}

/// A text in three runs: as all of them begin, what is its own, as all of them end.
fn stressed(own: &[char], all: &[Vec<char>], state: &State) -> Vec<Run> {
    let theme = state.theme;
    let run = |text: &[char], style| Run { text: text.iter().collect(), style, mark: None };
    if own.len() < LONG {
        return vec![run(own, theme.strong())];
    }
    let alike = |a: &mut dyn Iterator<Item = (&char, &char)>| a.take_while(|(a, b)| a == b).count();
    let others = || all.iter().filter(|other| *other != own);
    let front = others().map(|other| alike(&mut own.iter().zip(other))).min().unwrap_or(0);
    let back = others().map(|other| alike(&mut own.iter().rev().zip(other.iter().rev()))).min();
    let end = own.len() - back.unwrap_or(0).min(own.len() - front);
    let (before, rest) = own.split_at(front);
    let (middle, behind) = rest.split_at(end - front);
    vec![run(before, theme.plain()), run(middle, theme.accent()), run(behind, theme.plain())]
}

impl Layer for Choosing {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Question, Scope::List, Scope::Everywhere]
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        match input {
            Input::Act(Action::Accept) if self.is_aimed => self.choose(state),
            Input::Act(Action::Accept) => Outcome::one(Message::Say(
                Tone::Plain,
                phrase(
                    "还没有选：用数字或者方向键指明是哪一个",
                    "none is chosen yet: a digit or the arrows say which one it is",
                ),
            )),
            Input::Act(Action::Cancel) => Outcome::one(Message::Close),
            Input::Key(_) => {
                let count = self.several(state).map_or(0, |all| all.values().len());
                let Some(at) = figured(input).filter(|at| *at < count) else {
                    return Outcome::Ignored;
                };
                (self.list.chosen, self.is_aimed) = (at, true);
                Outcome::Done
            }
            Input::Click { column, row } => {
                let before = self.list.chosen;
                match self.list.hit(*column, *row) {
                    // A click shows which one it is; another one takes it.
                    Some(at) if at == before => self.choose(state),
                    Some(at) => {
                        (self.list.chosen, self.is_aimed) = (at, true);
                        Outcome::Done
                    }
                    None => Outcome::Done,
                }
            }
            input if self.list.handle(input) => {
                self.is_aimed = !matches!(input, Input::Wheel { .. });
                Outcome::Done
            }
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let wide = area.width.min(76);
        let cells = usize::from(wide.saturating_sub(4));
        let title = state.answers().map(|answers| self.place.named(answers)).unwrap_or_default();
        let words = state.say(t(
            "合并时两边的回答不同。选定之前按未知判断，文书留空。上下键或数字移动，Enter 选定；都不对的，按 Esc 后直接输入。",
            "Two sides of a merge answered differently. Until one is chosen it is unknown and papers leave a blank. Arrows or digits move, Enter chooses; if none is right, press Esc and type.",
        ));
        let mut words = hanging("", words, cells, state.theme.plain());
        words.push(Line::default());
        let items = self.items(cells, state);
        let high: usize = items.iter().map(|item| item.lines.len()).sum();
        let high = u16::try_from(words.len() + high + 2).unwrap_or(u16::MAX);
        let title = harmless(title.get(state.lang), false);
        let inner = sheet(frame, area, (wide, high.min(area.height)), &title, state);
        let below = topped(frame, inner, &words, 2);
        self.list.draw(frame, below, &items, true, state);
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}
