//! A few labelled rows to fill in, one below the other, with a button behind them: lines, choices, and room for a text.
//!
//! The row that has the keys is always seen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line as Words, Span};
use ratatui::widgets::Clear;

use crate::text::{Phrase, Text};
use crate::tui::component::Input;
use crate::tui::key::{Action, Scope};
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::wrap::{cut, pad};

use super::area::Area;
use super::choice::numbers::{MOST, figured};
use super::line::Line;

/// What stands in a row.
#[derive(Debug)]
pub(crate) enum Cell {
    /// A line being typed.
    Line(Line),
    /// A text of several lines, and how many of them are seen.
    Text(Box<Area>, u16),
    /// One of these.
    Choice(Vec<Phrase>, usize),
    /// What carries it out.
    Button,
}

/// The rows.
#[derive(Debug)]
pub(crate) struct Form {
    rows: Vec<(Text, Cell)>,
    chosen: usize,
    top: u16,
    /// Where each row that is seen stands.
    seen: Vec<(usize, Rect)>,
}

/// What became of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    No,
    Yes,
    /// The button was pressed.
    Accepted,
}

/// Cells for the labels.
const LABELS: u16 = 18;

impl Form {
    /// Rows behind which stands the button.
    pub(crate) fn new(mut rows: Vec<(Text, Cell)>, button: Text) -> Self {
        rows.push((button, Cell::Button));
        Self { rows, chosen: 0, top: 0, seen: Vec::new() }
    }

    /// A row of a line.
    pub(crate) fn line(label: Text, text: &str) -> (Text, Cell) {
        (label, Cell::Line(Line::new(text)))
    }

    /// A row of which one is chosen.
    pub(crate) fn choice(label: Text, all: Vec<Phrase>, at: usize) -> (Text, Cell) {
        (label, Cell::Choice(all, at))
    }

    /// What stands in the row with this label; nothing where it holds none.
    pub(crate) fn text(&self, label: Text) -> String {
        match self.cell(label) {
            Some(Cell::Line(line)) => line.text().trim().to_owned(),
            Some(Cell::Text(area, _)) => area.text(),
            _ => String::new(),
        }
    }

    /// The same, where anything stands there.
    pub(crate) fn given(&self, label: Text) -> Option<String> {
        Some(self.text(label)).filter(|text| !text.trim().is_empty())
    }

    /// Which one is chosen in the row with this label; the first where there is no such row.
    pub(crate) fn chosen(&self, label: Text) -> usize {
        match self.cell(label) {
            Some(Cell::Choice(_, at)) => *at,
            _ => 0,
        }
    }

    fn cell(&self, label: Text) -> Option<&Cell> {
        self.rows.iter().find(|(known, _)| *known == label).map(|(_, cell)| cell)
    }

    /// Other choices stand in the row with this label.
    pub(crate) fn offer(&mut self, label: Text, all: Vec<Phrase>, at: usize) {
        let row = self.rows.iter_mut().find(|(known, _)| *known == label);
        if let Some((_, cell)) = row {
            *cell = Cell::Choice(all, at);
        }
    }

    fn mine(&mut self) -> Option<&mut Cell> {
        self.rows.get_mut(self.chosen).map(|(_, cell)| cell)
    }

    /// Where the keys hold.
    pub(crate) fn scopes(&self) -> Vec<Scope> {
        let inner = match self.rows.get(self.chosen) {
            Some((_, Cell::Text(..))) => return vec![Scope::FormText, Scope::Everywhere],
            Some((_, Cell::Choice(..))) => Some(Scope::FormChoice),
            _ => None,
        };
        inner.into_iter().chain([Scope::Form, Scope::List, Scope::Everywhere]).collect()
    }

    /// Whether plain characters are text.
    pub(crate) fn takes_text(&self) -> bool {
        matches!(self.rows.get(self.chosen), Some((_, Cell::Line(_) | Cell::Text(..))))
    }

    /// Takes a key, pasted text, a click.
    pub(crate) fn handle(&mut self, input: &Input) -> Taken {
        let last = self.rows.len().saturating_sub(1);
        match input {
            Input::Act(Action::Done) => return Taken::Accepted,
            Input::Act(Action::Accept) if self.chosen == last => return Taken::Accepted,
            Input::Act(Action::Accept | Action::NextField | Action::Down) => {
                self.chosen = if self.chosen == last { 0 } else { self.chosen + 1 };
            }
            Input::Act(Action::PreviousField | Action::Up) => {
                self.chosen = self.chosen.checked_sub(1).unwrap_or(last);
            }
            Input::Act(turn @ (Action::Right | Action::Left)) => match self.mine() {
                Some(Cell::Choice(all, at)) => {
                    let by = if *turn == Action::Right { 1 } else { all.len().saturating_sub(1) };
                    *at = (*at + by) % all.len().max(1);
                }
                _ => return Taken::No,
            },
            Input::Click { column, row } => {
                let at = (*column, *row).into();
                let hit = self.seen.iter().find(|(_, area)| area.contains(at));
                let Some((row, _)) = hit.copied() else { return Taken::No };
                self.chosen = row;
                if row == last {
                    return Taken::Accepted;
                }
            }
            input => {
                let taken = match self.mine() {
                    // As in every list of so few.
                    Some(Cell::Choice(all, at)) if all.len() <= MOST => match figured(input) {
                        Some(number) if number < all.len() => {
                            *at = number;
                            true
                        }
                        _ => false,
                    },
                    Some(Cell::Line(line)) => line.handle(input),
                    Some(Cell::Text(area, _)) => area.handle(input),
                    _ => false,
                };
                return if taken { Taken::Yes } else { Taken::No };
            }
        }
        Taken::Yes
    }

    /// How many lines it takes.
    pub(crate) fn height(&self) -> u16 {
        self.rows.iter().map(|(_, cell)| high(cell)).sum()
    }

    /// Draws it.
    pub(crate) fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        self.seen.clear();
        let mut y = 0;
        let spans: Vec<(u16, u16)> = self
            .rows
            .iter()
            .map(|(_, cell)| {
                let start = y;
                y += high(cell);
                (start, y)
            })
            .collect();
        if let Some((start, end)) = spans.get(self.chosen) {
            self.top = self.top.clamp(end.saturating_sub(area.height), *start);
        }
        for (index, (start, end)) in spans.iter().enumerate() {
            let Some((from, room)) = start
                .checked_sub(self.top)
                .filter(|from| *from < area.height)
                .map(|from| (from, (end - start).min(area.height - from)))
            else {
                continue;
            };
            let row = Rect { y: area.y + from, height: room, ..area };
            self.seen.push((index, row));
            self.draw_row(index, frame, row, state);
        }
    }

    fn draw_row(&self, index: usize, frame: &mut Frame<'_>, row: Rect, state: &State) {
        let theme = state.theme;
        let is_chosen = index == self.chosen;
        let Some((label, cell)) = self.rows.get(index) else { return };
        let head = Rect { height: row.height.min(1), ..row };
        let label = state.say(*label);
        let mark = if is_chosen { "> " } else { "  " };
        let wide = LABELS.min(row.width / 2);
        let named = pad(&format!("{mark}{label}"), usize::from(wide));
        let value = Rect { x: row.x + wide, width: row.width - wide, ..head };
        let style = if is_chosen { theme.title() } else { theme.dim() };
        match cell {
            Cell::Button => {
                let words = format!("{mark}[ {label} ]");
                let style = if is_chosen { theme.chosen() } else { theme.strong() };
                put(frame, Words::styled(words, style), head);
            }
            Cell::Choice(all, at) => {
                let words = all.get(*at).map_or("", |one| one.get(state.lang));
                let number = format!(" {}/{}", at + 1, all.len());
                let room = usize::from(value.width).saturating_sub(4 + number.len());
                let words = if all.len() > 1 {
                    format!("< {} >{number}", cut(words, room))
                } else {
                    cut(words, room)
                };
                let line = Words::from(vec![Span::styled(named, style), Span::raw(words)]);
                put(frame, line, head);
            }
            Cell::Line(line) => {
                put(frame, Words::styled(named, style), head);
                if is_chosen {
                    frame.render_widget(Clear, value);
                    line.draw(frame, value, state);
                } else {
                    let words = cut(line.text(), usize::from(value.width));
                    put(frame, Words::raw(words), value);
                }
            }
            Cell::Text(text, _) => {
                put(frame, Words::styled(format!("{mark}{label}"), style), head);
                let body = Rect {
                    x: row.x + 2.min(row.width),
                    y: row.y + head.height,
                    width: row.width.saturating_sub(2),
                    height: row.height - head.height,
                };
                if is_chosen {
                    text.draw(frame, body);
                } else {
                    let lines = text.text();
                    for (line, y) in lines.lines().zip(body.top()..body.bottom()) {
                        let line = Words::styled(cut(line, usize::from(body.width)), theme.dim());
                        put(frame, line, Rect { y, height: 1, ..body });
                    }
                }
            }
        }
    }
}

const fn high(cell: &Cell) -> u16 {
    match cell {
        Cell::Text(_, lines) => *lines + 1,
        _ => 1,
    }
}
