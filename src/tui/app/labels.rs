//! Labels: one key writes a number on everything that can be gone to, and the number goes there, as a click would.
//!
//! Figures and no letters: an input method lets them through.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;

use crate::text::phrase;
use crate::tui::component::Input;
use crate::tui::key::{Action, Chord};
use crate::tui::message::{Message, Tone};
use crate::tui::put::put;

use super::App;

/// With nothing in front of it no figure is a nought.
const FIGURES: usize = 9;

/// What is labelled, and what was typed of a label so far.
#[derive(Debug)]
pub(super) struct Labels {
    spots: Vec<Spot>,
    typed: String,
    /// Whether those of the footer are among them.
    has_buttons: bool,
}

/// Where a label stands, and what it does.
#[derive(Clone, Copy, Debug)]
struct Spot {
    at: (u16, u16),
    button: Option<Action>,
}

impl Labels {
    /// The label of a spot. The first have one figure, as far as there are figures; no label begins another.
    fn label(&self, index: usize) -> String {
        let count = self.spots.len();
        let mut length = 2;
        while FIGURES.pow(length) < count {
            length += 1;
        }
        // Each label of one figure takes the place of as many longer ones.
        let below = FIGURES.pow(length - 1);
        let short =
            if count <= FIGURES { FIGURES } else { (FIGURES * below - count) / (below - 1) };
        if index < short {
            return (index + 1).to_string();
        }
        let longer = index - short + short * below;
        let figure = |place: u32| longer / FIGURES.pow(place) % FIGURES + 1;
        (0..length).rev().map(|place| figure(place).to_string()).collect()
    }

    /// Every label that is left after what was typed.
    fn left(&self) -> impl Iterator<Item = (String, Spot)> + '_ {
        let all = self.spots.iter().enumerate().map(|(index, spot)| (self.label(index), *spot));
        all.filter(|(label, _)| label.starts_with(&self.typed))
    }
}

impl App {
    /// Writes labels on what can be gone to from here; on the keys of the footer once these are drawn again.
    pub(super) fn show_labels(&mut self) {
        let of_layer = self.layers.last().map(|top| top.spots()).unwrap_or_default();
        let spots = of_layer.into_iter().map(|at| Spot { at, button: None }).collect();
        self.labels = Some(Labels { spots, typed: String::new(), has_buttons: false });
    }

    /// Takes a key while labels are shown; another key than a figure of one takes them away and is not passed on.
    pub(super) fn label_key(&mut self, key: &KeyEvent) {
        let Some(mut labels) = self.labels.take() else { return };
        let chord = Chord::of(key);
        match chord.code {
            KeyCode::Char(figure) if chord.is_plain_char() && figure.is_ascii_digit() => {
                labels.typed.push(figure);
            }
            KeyCode::Backspace => drop(labels.typed.pop()),
            _ => return,
        }
        let found = labels.left().next();
        let is_whole = found.as_ref().is_some_and(|(label, _)| *label == labels.typed);
        let found = found.map(|(_, spot)| spot);
        match found {
            Some(Spot { button: Some(action), .. }) if is_whole => {
                self.update(Message::Act(action));
            }
            Some(Spot { at: (column, row), .. }) if is_whole => {
                if !self.give(&Input::Label { column, row }) {
                    self.give(&Input::Click { column, row });
                }
            }
            Some(_) => self.labels = Some(labels),
            None => {
                let words = phrase("没有这个标号", "there is no such label");
                self.say(Tone::Plain, words);
            }
        }
    }

    /// Draws the labels beside what they lead to, and over it where there is no room.
    pub(super) fn draw_labels(&mut self, frame: &mut Frame<'_>) {
        let Some(labels) = &mut self.labels else { return };
        if !labels.has_buttons {
            labels.spots.extend(
                self.buttons
                    .iter()
                    .map(|(area, action)| Spot { at: (area.x, area.y), button: Some(*action) }),
            );
            labels.has_buttons = true;
        }
        let style = self.state.theme.key().add_modifier(Modifier::REVERSED);
        let area = frame.area();
        for (label, Spot { at: (x, y), .. }) in labels.left() {
            let width = u16::try_from(label.len()).unwrap_or(1);
            let x = beside(frame.buffer_mut(), (x, y), width);
            let room = Rect { x, y, width, height: 1 }.intersection(area);
            put(frame, Line::styled(label, style), room);
        }
    }
}

/// How far behind the beginning of something its label may stand.
const FAR: u16 = 60;

/// Where a label of so many cells stands for what begins at a place: before it, on the blanks with which it begins, or behind it; where all is
/// taken, on it. It parts nothing, and passes no line between panes.
fn beside(buffer: &Buffer, (x, y): (u16, u16), width: u16) -> u16 {
    let is_blank = |at: u16| {
        let symbol = |at: u16| buffer.cell((at, y)).map_or("", Cell::symbol);
        // The second cell of a wide character looks empty.
        let is_second =
            at.checked_sub(1).is_some_and(|before| crate::tui::wrap::width(symbol(before)) > 1);
        symbol(at) == " " && !is_second
    };
    let are_blank = |from: u16, count: u16| (from..from.saturating_add(count)).all(is_blank);
    if let Some(before) = x.checked_sub(width).filter(|before| are_blank(*before, width)) {
        return before;
    }
    let is_post =
        |at: &u16| buffer.cell((*at, y)).is_some_and(|cell| matches!(cell.symbol(), "│" | "|"));
    let end = (x..x.saturating_add(FAR)).find(is_post).unwrap_or(x.saturating_add(FAR));
    // Behind it a blank on both sides keeps it from what stands there.
    let behind = (x + 1..end).find(|at| are_blank(at - 1, width + 2));
    match behind {
        _ if are_blank(x, width) => x,
        Some(at) => at,
        None => x,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_beside_what_it_leads_to_where_there_is_room() {
        let at = |words: &str, x| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 30, 1));
            buffer.set_string(0, 0, words, ratatui::style::Style::new());
            beside(&buffer, (x, 0), 2)
        };
        assert_eq!(at("  材料包", 2), 0);
        assert_eq!(at("  材料包", 0), 0);
        assert_eq!(at("! 材料包", 0), 9);
        assert_eq!(at("Enter 进入  F4 新建  ", 12), 10);
        assert_eq!(at("Enter 进入  F4 新建", 0), 20);
        assert_eq!(at("! 材料包占满一行不留一个空格的位置", 0), 0);
        assert_eq!(at("! 材料 │      ", 0), 0);
    }

    #[test]
    fn no_label_begins_another_and_the_first_are_short() {
        for count in [1, 8, 9, 10, 23, 60, 81, 82, 300] {
            let spots = vec![Spot { at: (0, 0), button: None }; count];
            let labels = Labels { spots, typed: String::new(), has_buttons: true };
            let all: Vec<String> = labels.left().map(|(label, _)| label).collect();
            assert_eq!(all.len(), count);
            for (at, one) in all.iter().enumerate() {
                assert!(!one.contains('0'), "{one}");
                let begins =
                    |(other, label): (usize, &String)| other != at && label.starts_with(one);
                assert!(!all.iter().enumerate().any(begins), "{one} of {count}");
            }
            assert!(count > 64 || all[0].len() == 1, "{count}: {}", all[0]);
        }
    }
}
