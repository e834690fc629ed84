//! Where one goes in the interview: on and back from a field, to the next section, to the start; and where one was.

use crate::form::Place;
use crate::form::catalog::SECTIONS;
use crate::tui::state::{Open, State};
use crate::tui::widget::list::List;

use super::{Focus, Interview};

impl Interview {
    /// Moves to the next or previous field; at the end of a row back to the table, at the end of a section to the next.
    pub(super) fn advance(&mut self, from: &Place, forward: bool, state: &State) {
        let Some(open) = &state.open else { return };
        self.go(from, state);
        let visible = self.visible(open);
        if forward && self.fields.chosen + 1 < visible.len() {
            self.fields.chosen += 1;
        } else if !forward && self.fields.chosen > 0 {
            self.fields.chosen -= 1;
        } else if self.row.is_some() {
            self.row = None;
        } else {
            self.step_section(forward);
        }
    }

    /// Moves on from a field that was answered: to the next one, but past those that may stay open if one behind them may not.
    pub(super) fn answered(&mut self, from: &Place, state: &State) {
        let Some(open) = &state.open else { return };
        self.go(from, state);
        let visible = self.visible(open);
        let at = |field| Place { field: Some(field), ..from.clone() };
        let behind = visible.iter().enumerate().skip(self.fields.chosen + 1);
        let is_open = |field| open.is_gap(&at(field));
        let is_answered = |field| open.answers().get(&at(field)).is_some();
        if behind.clone().any(|(_, field)| is_open(*field))
            && let Some((next, _)) =
                behind.clone().find(|(_, field)| is_open(**field) || is_answered(**field))
        {
            self.fields.chosen = next;
        } else {
            self.advance(from, true, state);
        }
    }

    pub(super) fn step_section(&mut self, forward: bool) {
        let at = SECTIONS.iter().position(|known| *known == self.section).unwrap_or(0);
        let next = if forward {
            (at + 1) % SECTIONS.len()
        } else {
            (at + SECTIONS.len() - 1) % SECTIONS.len()
        };
        self.enter(SECTIONS[next]);
        self.row = None;
    }

    /// The first section, seen from the list of them.
    pub(super) fn starts(&mut self) {
        self.enter(SECTIONS[0]);
        self.row = None;
        (self.fields, self.focus, self.last) = (List::default(), Focus::Sections, None);
    }

    /// Where one is to begin the next time: where the bar stands; in the list of sections where it stood in this one before one went back.
    pub(super) fn left_at(&self, open: &Open) -> Option<Place> {
        if self.focus == Focus::Body {
            return Some(self.place(open));
        }
        let last = self.last.clone().filter(|last| last.section == self.section);
        let is_start = self.section == SECTIONS[0];
        last.or_else(|| (!is_start).then(|| Place::whole(self.section)))
    }
}
