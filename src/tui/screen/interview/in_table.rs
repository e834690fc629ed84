//! What keys do in a table: cells are answered where they stand, rows marked, sorted, narrowed, moved and copied, columns chosen.

use crossterm::event::KeyCode;

use crate::form::{Edit, Place, Section, Shape};
use crate::text::phrase;
use crate::tui::component::{Input, Outcome};
use crate::tui::key::{Action, Chord, Scope};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::state::{Open, State};

use super::confirming::{confirm_all, decline_all};
use super::input::{fixed, pasted};
use super::marked::{Marked, Typed, write};
use super::{Focus, Interview, table};

impl Interview {
    /// The rows of which a colleague would be asked: the marked ones that are seen, or the one that is open or under the bar.
    pub(super) fn rows_asked_of(&self, open: &Open) -> Vec<Place> {
        let marked = self.marked.seen(&self.view.rows(self.section, open));
        let rows = match &self.row {
            Some(row) => vec![row.clone()],
            None if !self.is_table() => Vec::new(),
            None if marked.is_empty() => self.row_under(open).into_iter().collect(),
            None => marked,
        };
        let place = |row| Place { section: self.section, row: Some(row), field: None };
        rows.into_iter().map(place).collect()
    }

    /// Takes input while the rows are seen.
    pub(super) fn in_table(&mut self, input: &Input, state: &State) -> Outcome {
        let Some(open) = &state.open else { return Outcome::Ignored };
        if self.view.picking.is_some() {
            return self.in_columns(input);
        }
        if self.view.is_typing {
            return self.in_filter(input, open);
        }
        if let Some(outcome) = self.looks(input, open, state) {
            return outcome;
        }
        if let Some(outcome) = self.marks(input, open, state) {
            return outcome;
        }
        self.acts(input, open, state)
    }

    /// Where the bar stands in the table: a row, and a column behind its name.
    pub(super) fn cell(&self, open: &Open) -> Option<Place> {
        let row = self.row_under(open)?;
        Some(Place { section: self.section, row: Some(row), field: self.view.column(self.section) })
    }

    /// Shows what was taken back or made again where the table is seen, as it is sorted and narrowed. Says whether that is so.
    pub(super) fn stays_at(&mut self, place: &Place, state: &State) -> bool {
        let Some(open) = state.open.as_ref().filter(|_| self.is_table()) else { return false };
        if place.section != self.section {
            return false;
        }
        let Some(row) = &place.row else { return true };
        let seen = self.view.rows(self.section, open);
        let Some(at) = seen.iter().position(|id| id == row) else {
            // A row that is gone, or one that is not seen now, leads nowhere.
            return true;
        };
        self.editor = None;
        self.cell = None;
        self.focus = Focus::Body;
        self.rows.chosen = at;
        if let Some(at) = place.field.and_then(|field| self.view.place_of(self.section, field)) {
            self.view.at = at;
        }
        true
    }

    /// What changes only how the table is looked at.
    fn looks(&mut self, input: &Input, open: &Open, state: &State) -> Option<Outcome> {
        let section = self.section;
        match input {
            Input::Act(Action::Sort) => {
                self.looking(open, |own| own.view.sort(section, state.lang));
            }
            Input::Act(Action::Filter) => self.view.begin_filter(),
            Input::Act(Action::Same) => {
                let under = self.row_under(open)?;
                let row = open.answers().row(section, &under)?;
                self.looking(open, |own| own.view.only_same(section, &row, open.answers()));
            }
            Input::Act(Action::Wider) => self.view.widen_column(section, true),
            Input::Act(Action::Narrower) => self.view.widen_column(section, false),
            Input::Act(Action::Columns) => self.view.pick(section),
            Input::Act(Action::Right) => {
                self.view.step(section, true);
            }
            Input::Act(Action::Left) if self.view.step(section, false) => {}
            Input::Act(Action::Left | Action::PreviousField) => self.focus = Focus::Sections,
            Input::Act(Action::NextField) => self.step_section(true),
            Input::Act(Action::Back) if !self.marked.is_empty() => self.marked.clear(),
            Input::Act(Action::Back) if !self.view.is_plain() => {
                self.looking(open, |own| own.view.widen());
            }
            Input::Act(Action::Back) => return Some(self.back()),
            _ => return None,
        }
        Some(Outcome::Done)
    }

    /// What marks rows and changes those that are marked.
    fn marks(&mut self, input: &Input, open: &Open, state: &State) -> Option<Outcome> {
        let section = self.section;
        let seen = self.view.rows(section, open);
        match input {
            // Keys that come as fast as a paste does: there is nothing in them to paste.
            Input::Paste(text) if text.chars().all(|c| c == ' ') => {
                for _ in text.chars() {
                    let _marked = self.in_table(&Input::Act(Action::Toggle), state);
                }
            }
            Input::Act(Action::Toggle) => {
                if let Some(id) = self.row_under(open) {
                    self.marked.toggle(&id);
                }
            }
            Input::Act(action @ (Action::MarkDown | Action::MarkUp)) => {
                let here = self.row_under(open)?;
                let step = if *action == Action::MarkDown { Action::Down } else { Action::Up };
                self.rows.handle(&Input::Act(step));
                let next = self.row_under(open)?;
                self.marked.stretch(&here, &next, &seen);
            }
            Input::Act(Action::ToggleTo) => {
                if let Some(id) = self.row_under(open) {
                    self.marked.mark_to(&id, &seen);
                }
            }
            Input::Act(Action::ToggleAll) => self.marked.toggle_all(&seen),
            Input::Act(Action::Fill) => {
                let cell = self.cell(open)?;
                return Some(match cell.field {
                    Some(field) => self.marked.fill(&cell, field, &seen, (open, state)),
                    None => to_a_column(),
                });
            }
            Input::Act(Action::Clear) => {
                let cell = self.cell(open)?;
                let Some(field) = cell.field else { return Some(to_a_column()) };
                let row = cell.row.unwrap_or_default();
                let rows = self.marked.meant(&row, &seen);
                let outcome = write((section, field), None, &rows, Typed::default(), (open, state));
                return Some(self.told_if_alone(&row, open, outcome));
            }
            Input::Act(Action::DeleteRow)
                if section.grows() && !self.marked.seen(&seen).is_empty() =>
            {
                let rows = self.marked.seen(&seen);
                return Some(Marked::ask_to_delete(section, &rows, open));
            }
            Input::Act(action @ (Action::MoveUp | Action::MoveDown)) => {
                return Some(self.moves(*action == Action::MoveUp, open));
            }
            Input::Act(action @ (Action::TakeProposals | Action::DeclineProposals)) => {
                let marked = self.marked.seen(&seen);
                let rows = if marked.is_empty() { seen.to_vec() } else { marked };
                let asks = if *action == Action::TakeProposals { confirm_all } else { decline_all };
                return Some(asks(&rows, section, open));
            }
            Input::Act(Action::CopyText) => {
                let marked = self.marked.seen(&seen);
                let rows = if marked.is_empty() { seen.to_vec() } else { marked };
                return Some(table::copied((section, &self.view), &rows, open, state.lang));
            }
            _ => return None,
        }
        Some(Outcome::Done)
    }

    /// Moves the marked rows, or the one under the bar, past the next one.
    fn moves(&mut self, up: bool, open: &Open) -> Outcome {
        let section = self.section;
        if !section.grows() {
            return fixed();
        }
        if !self.view.is_plain() {
            let words = phrase(
                "排序或者筛选时不能移动行；按 Esc 恢复原来的顺序",
                "rows are not moved while they are sorted or filtered; Esc shows the order of the record",
            );
            return Outcome::one(Message::Say(Tone::Plain, words));
        }
        let under = self.row_under(open);
        let marked = self.marked.seen(&self.view.rows(section, open));
        let ids = if marked.is_empty() { under.iter().cloned().collect() } else { marked };
        let Some((edit, order)) = open.answers().moved(section, &ids, up) else {
            let words = phrase("已经在最前或者最后", "there is no row beyond it");
            return Outcome::one(Message::Say(Tone::Plain, words));
        };
        if let Some(at) = under.and_then(|id| order.iter().position(|one| *one == id)) {
            self.rows.chosen = at;
        }
        Outcome::one(Message::Edit(edit))
    }

    /// What changes the row under the bar, or adds rows.
    fn acts(&mut self, input: &Input, open: &Open, state: &State) -> Outcome {
        let section = self.section;
        let grows = section.grows();
        let under = self.row_under(open);
        match input {
            Input::Act(Action::Edit) => match (under, section.fields.first()) {
                (Some(_), Some(_)) if self.view.at > 0 => self.begin_cell(None, state),
                (Some(id), Some(first)) => {
                    Outcome::one(Message::Go(Place::in_row(section, &id, first), false))
                }
                _ if grows && !self.view.is_narrowed() => Outcome::one(Message::AddRow(section)),
                _ if self.view.is_narrowed() => Outcome::one(Message::Say(
                    Tone::Plain,
                    said!(
                        "没有符合的行；Esc 取消筛选，新增按 {add}",
                        "no row matches; Esc shows all of them, {add} adds one",
                        add = state.key(Scope::Table, Action::AddRow),
                    ),
                )),
                _ => Outcome::Done,
            },
            Input::Act(Action::CopyRow) if matches!(section.shape, Shape::Each(_)) => {
                under.map_or(Outcome::Done, |id| Outcome::one(Message::CopyRow(section, id)))
            }
            // One line can only be meant for the cell: what an input method hands over at once, or what was copied out of a cell.
            Input::Paste(text) if self.view.at > 0 && is_of_a_cell(section, text) => {
                self.begin_cell(Some(text.trim_end_matches('\n')), state)
            }
            Input::Act(
                Action::AddRow | Action::CopyRow | Action::DeleteRow | Action::PasteRows,
            )
            | Input::Paste(_)
                if !grows =>
            {
                fixed()
            }
            Input::Act(Action::AddRow) => Outcome::one(Message::AddRow(section)),
            Input::Act(Action::CopyRow) => {
                under.map_or(Outcome::Done, |id| Outcome::one(Message::CopyRow(section, id)))
            }
            Input::Act(Action::DeleteRow) => {
                under.map_or(Outcome::Done, |id| table::ask_to_delete(section, &id, open, state))
            }
            Input::Act(Action::PasteRows) => Outcome::one(Message::Show(Sheet::Paste(section))),
            Input::Paste(text) => Outcome::one(pasted(section, text)),
            // In a cell a figure or a Chinese character can only be meant as the beginning of an answer.
            Input::Key(key) if self.view.at > 0 && Chord::of(key).is_plain_char() => match key.code
            {
                KeyCode::Char(char) if char.is_ascii_digit() || !char.is_ascii() => {
                    self.begin_cell(Some(&char.to_string()), state)
                }
                _ => Outcome::Ignored,
            },
            input if self.rows.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    /// Begins to answer the cell under the bar, for all rows that are marked.
    fn begin_cell(&mut self, typed: Option<&str>, state: &State) -> Outcome {
        let Some(open) = &state.open else { return Outcome::Ignored };
        let Some(place) = self.cell(open) else { return Outcome::Done };
        let facts = open.facts();
        let is_closed = |row: &str| {
            let entry = facts.row(self.section, row);
            place.field.zip(entry).is_some_and(|(field, entry)| {
                entry.is_asked(field) == crate::form::Tri::No && entry.value(field).is_none()
            })
        };
        if place.row.as_deref().is_some_and(is_closed) {
            let words = phrase(
                "按这一行的其他回答，这一项不需要填写",
                "given the other answers of this row, this is not asked",
            );
            return Outcome::one(Message::Say(Tone::Plain, words));
        }
        let outcome = self.begin_at(place.clone(), typed, state);
        if self.editor.is_some() {
            self.cell = Some(place);
        }
        outcome
    }

    /// The rows for which a cell is answered.
    pub(super) fn meant(&self, cell: &Place, open: &Open) -> Vec<String> {
        let seen = self.view.rows(cell.section, open);
        self.marked.meant(cell.row.as_deref().unwrap_or_default(), &seen)
    }

    /// What was answered in a cell goes into every marked row where the cell stands in one of them; elsewhere into its row alone, which
    /// is said while others are marked.
    pub(super) fn to_marked(
        &self,
        outcome: Outcome,
        cell: &Place,
        rows: &[String],
        (open, state): (&Open, &State),
    ) -> Outcome {
        let (Outcome::Emit(messages), Some(field)) = (&outcome, cell.field) else { return outcome };
        let is_set = |message: &&Message| matches!(message, Message::Edit(Edit::Set(place, _)) if place == cell);
        let set = messages.iter().find(is_set);
        if rows.len() < 2 {
            let row = cell.row.as_deref().unwrap_or_default();
            return if set.is_some() { self.told_if_alone(row, open, outcome) } else { outcome };
        }
        // What stood there already was confirmed for the others; that nothing stands there was not.
        let is_confirmed = messages.iter().any(|one| matches!(one, Message::Answered(_)));
        let stood = open.answers().get(cell).filter(|_| is_confirmed).cloned();
        let (value, left) = match set {
            Some(Message::Edit(Edit::Set(place, value))) => {
                (value.clone(), Some(Edit::Set(place.clone(), value.clone())))
            }
            _ if stood.is_some() => (stood, None),
            _ => return outcome,
        };
        let then = messages.iter().filter(|one| !is_set(one)).cloned().collect();
        write((cell.section, field), value.as_ref(), rows, Typed { left, then }, (open, state))
    }

    /// Says that only one row is changed, where others are marked and this one is not.
    fn told_if_alone(&self, row: &str, open: &Open, outcome: Outcome) -> Outcome {
        let Outcome::Emit(mut messages) = outcome else { return outcome };
        let changes = messages.iter().any(|one| matches!(one, Message::Edit(_)));
        if changes && !self.marked.is_empty() && !self.marked.holds(row) {
            let count = self.marked.count(self.section, open);
            let words = said!(
                "只改这一行；标记的{count}行没有动，要改它们，请先把光标移到其中一行",
                "this row alone; the {count} marked {count?row is|rows are} left: to change them, stand on one of them",
                count,
            );
            messages.retain(|one| !matches!(one, Message::Say(..)));
            messages.insert(0, Message::Say(Tone::Plain, words));
        }
        Outcome::Emit(messages)
    }

    /// Where the bar goes from a cell that was answered: down, as in a spreadsheet; with another key to the next column, or back.
    pub(super) fn go_on_from_cell(&mut self, aside: Option<bool>, open: &Open) {
        let last = self.view.rows(self.section, open).len().saturating_sub(1);
        match aside {
            None => self.rows.chosen = (self.rows.chosen + 1).min(last),
            Some(true) if !self.view.step(self.section, true) => {
                self.rows.chosen = (self.rows.chosen + 1).min(last);
                self.view.at = 1;
            }
            Some(false) if self.view.at > 1 => {
                self.view.step(self.section, false);
            }
            Some(_) => {}
        }
    }
}

/// Whether pasted text is one answer, and neither rows nor the file of a table.
fn is_of_a_cell(section: &'static Section, text: &str) -> bool {
    let text = text.trim_end_matches('\n');
    !text.is_empty()
        && !text.contains(['\n', '\t'])
        && matches!(pasted(section, text), Message::PasteRows(..))
}

/// That a column is chosen first.
fn to_a_column() -> Outcome {
    Outcome::one(Message::Say(
        Tone::Plain,
        phrase(
            "名称各行不同；请先用左右键移到一列",
            "names differ; move to a column first, with Left and Right",
        ),
    ))
}
