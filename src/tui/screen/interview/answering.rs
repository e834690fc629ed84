//! One field or cell being answered: how it is begun, what input does meanwhile, and where the bar goes afterwards.

use crate::form::Place;
use crate::tui::component::{Input, Outcome};
use crate::tui::key::Action;
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::state::State;
use crate::tui::status::Saved;

use super::editor::Editor;
use super::{Interview, input};

impl Interview {
    pub(super) fn begin(&mut self, typed: Option<&str>, state: &State) -> Outcome {
        let Some(open) = &state.open else { return Outcome::Ignored };
        self.begin_at(self.place(open), typed, state)
    }

    pub(super) fn begin_at(&mut self, place: Place, typed: Option<&str>, state: &State) -> Outcome {
        let Some(open) = &state.open else { return Outcome::Ignored };
        if let Saved::ReadOnly(why) = &open.saved {
            return Outcome::one(Message::Say(Tone::Error, why.clone()));
        }
        if typed.is_none() && input::is_to_choose(&place, open) {
            return Outcome::one(Message::Show(Sheet::Candidates(place)));
        }
        if let Some(field) = place.field {
            self.editor = Some(Editor::new(place, field, typed, state));
            let at = self.visible(open).iter().position(|known| *known == field);
            self.fields.chosen = at.unwrap_or(self.fields.chosen);
        }
        Outcome::Done
    }

    /// Takes input while something is being answered.
    pub(super) fn answering(&mut self, input: &Input, state: &State) -> Outcome {
        let Some(editor) = &mut self.editor else { return Outcome::Ignored };
        let leaves = match input {
            Input::Act(
                Action::NextField
                | Action::PreviousField
                | Action::NextOpen
                | Action::PreviousOpen
                | Action::Done,
            )
            | Input::Leaves(_) => true,
            Input::Click { column, row } => !editor.contains(*column, *row),
            _ => false,
        };
        if leaves && let Some(words) = editor.unsettled() {
            return Outcome::one(Message::Say(Tone::Error, words));
        }
        if let Input::Click { column, row } = input
            && !editor.contains(*column, *row)
        {
            // A click elsewhere finishes the field and then counts.
            let (outcome, _) = editor.handle(&Input::Act(Action::Done), state);
            self.close(state);
            let _moved = self.click(*column, *row, state);
            return if outcome == Outcome::Ignored { Outcome::Done } else { outcome };
        }
        let follows = match input {
            Input::Act(action @ (Action::NextOpen | Action::PreviousOpen)) => {
                Some(Message::Act(*action))
            }
            Input::Leaves(to) => Some((**to).clone()),
            _ => None,
        };
        if let Some(follows) = follows {
            let (outcome, _) = editor.handle(&Input::Act(Action::Done), state);
            self.editor = None;
            let mut out = if let Outcome::Emit(out) = outcome { out } else { Vec::new() };
            self.has_answered = out.iter().any(|one| matches!(one, Message::Edit(_)));
            out.push(follows);
            return Outcome::Emit(out);
        }
        let (outcome, is_closed) = editor.handle(input, state);
        if is_closed {
            self.close(state);
        }
        outcome
    }

    /// Ends answering; the bar does not stay on a text in the other language that was not written.
    pub(super) fn close(&mut self, state: &State) {
        let place = self.editor.take().map(|editor| editor.place().clone());
        if let Some(place) =
            place.filter(|place| place.field.is_some_and(|f| f.language().is_some()))
        {
            self.go(&place, state);
        }
    }

    /// Whether this is the cell of the table that was answered last.
    pub(super) fn is_cell(&self, place: &Place) -> bool {
        self.is_table() && self.cell.as_ref() == Some(place)
    }

    /// Moves on in the table from a cell that was answered.
    pub(super) fn left_cell(&mut self, aside: Option<bool>, state: &State) {
        let Some(cell) = self.cell.take() else { return };
        let Some(open) = &state.open else { return };
        // The next answer is for the marked rows as this one was: the bar does not leave them.
        let is_of_many = aside.is_none() && self.meant(&cell, open).len() > 1;
        if !is_of_many {
            self.go_on_from_cell(aside, open);
        }
    }
}
