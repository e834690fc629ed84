//! What keys and clicks do while the columns of a table are chosen, or while it is typed what its rows must hold. What is left by another
//! key or a click is kept.

use crate::tui::component::{Input, Outcome};
use crate::tui::key::Action;
use crate::tui::state::Open;

use super::{Focus, Interview};

impl Interview {
    /// Takes clicks and keys that lead away while columns are chosen or a filter is typed; nothing if they are not for these.
    pub(super) fn leaves_narrowing(&mut self, input: &Input, open: &Open) -> Option<Outcome> {
        let is_here = self.focus == Focus::Body && self.is_table();
        let leads_away =
            matches!(input, Input::Act(Action::NextOpen | Action::PreviousOpen) | Input::Leaves(_));
        let is_click = matches!(input, Input::Click { .. });
        if !is_here || !(leads_away || is_click) {
            return None;
        }
        if self.view.picking.is_some() {
            if is_click {
                return Some(self.in_columns(input));
            }
            self.view.take_picked(self.section);
        } else if self.view.is_typing {
            self.looking(open, |own| own.view.end_filter(true));
        }
        None
    }

    /// Does something with the view and keeps the bar on its row.
    pub(super) fn looking<T>(&mut self, open: &Open, does: impl FnOnce(&mut Self) -> T) -> T {
        let under = self.row_under(open);
        let out = does(self);
        let seen = self.view.rows(self.section, open);
        let at = under.and_then(|id| seen.iter().position(|one| *one == id));
        self.rows.chosen = at.unwrap_or(0);
        out
    }

    /// Takes input while the columns are chosen.
    pub(super) fn in_columns(&mut self, input: &Input) -> Outcome {
        let Some(picking) = &mut self.view.picking else { return Outcome::Ignored };
        match input {
            Input::Act(Action::Accept | Action::Done | Action::NextField) => {
                self.view.take_picked(self.section);
                Outcome::Done
            }
            Input::Act(Action::Cancel) => {
                self.view.picking = None;
                Outcome::Done
            }
            Input::Click { column, row } => {
                if !self.view.picker.contains((*column, *row).into()) {
                    self.view.take_picked(self.section);
                } else if picking.handle(input) {
                    picking.handle(&Input::Act(Action::Toggle));
                }
                Outcome::Done
            }
            input if picking.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    /// Takes input while it is typed what the rows must hold.
    pub(super) fn in_filter(&mut self, input: &Input, open: &Open) -> Outcome {
        match input {
            Input::Act(Action::Accept | Action::NextField | Action::Down) => {
                self.looking(open, |own| own.view.end_filter(true));
            }
            Input::Act(Action::Cancel) => self.looking(open, |own| own.view.end_filter(false)),
            input => {
                let taken = self.looking(open, |own| own.view.type_filter(input));
                return if taken { Outcome::Done } else { Outcome::Ignored };
            }
        }
        Outcome::Done
    }
}
