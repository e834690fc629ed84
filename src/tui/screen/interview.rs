//! The interview: the sections with their progress, the fields or rows of one of them, and what there is to say of the one
//! that is chosen. Nothing holds a person back: every field can be left in any state.

mod answering;
mod choices;
mod column;
mod confirming;
mod detail;
mod draw;
mod draw_table;
mod editor;
mod fields;
mod going;
mod in_table;
mod input;
mod marked;
mod narrowing;
mod next;
mod other;
mod sections;
mod table;
mod view;

use std::collections::HashMap;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::form::catalog::{SECTIONS, items};
use crate::form::{Field, Place, Section, Shape};
use crate::review::About;
use crate::store::Change;
use crate::text::{Phrase, harmless};

use super::super::component::{Input, Layer, Name, Outcome};
use super::super::key::{Action, Scope};
use super::super::message::{Message, Sheet};
use super::super::state::{Open, State};
use super::super::widget::choice::Choices;
use super::super::widget::frame::post;
use super::super::widget::list::List;
use editor::Editor;
use marked::Marked;
#[cfg(test)]
pub(crate) use next::all as all_open;
pub(crate) use next::first_open;
use view::View;

/// Which pane has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    Sections,
    Body,
}

/// The interview.
#[derive(Debug)]
pub(crate) struct Interview {
    /// Opened from a finding or document: Esc leads back there.
    is_visit: bool,
    section: &'static Section,
    row: Option<String>,
    focus: Focus,
    sections: List,
    fields: List,
    rows: List,
    /// How the table is looked at,
    view: View,
    /// and those of other sections.
    others: HashMap<&'static str, View>,
    /// The cell of the table that is being answered.
    cell: Option<Place>,
    /// Where the columns stand on the screen: by number, from where, how wide; in the line at this height.
    heads: (u16, Vec<(usize, u16, u16)>),
    /// The rows of the table that are marked.
    marked: Marked,
    editor: Option<Editor>,
    /// Whether the key that goes on now answered the field under the bar.
    has_answered: bool,
    /// What can be confirmed where the bar stands.
    confirms: Option<Scope>,
    /// Where the bar stood last before one went back, of this section.
    last: Option<Place>,
    body: Rect,
}

impl Interview {
    /// The interview at its beginning.
    pub(crate) fn new() -> Self {
        Self {
            is_visit: false,
            section: SECTIONS[0],
            row: None,
            focus: Focus::Sections,
            sections: List::default(),
            fields: List::default(),
            rows: List::default(),
            view: View::default(),
            others: HashMap::new(),
            cell: None,
            heads: (0, Vec::new()),
            marked: Marked::default(),
            editor: None,
            has_answered: false,
            confirms: None,
            last: None,
            body: Rect::default(),
        }
    }

    /// The interview at a place, to which a finding or document led.
    pub(crate) fn visit(place: &Place, state: &State) -> Self {
        let mut new = Self::new();
        new.is_visit = true;
        new.go(place, state);
        new
    }

    fn is_table(&self) -> bool {
        !self.section.is_single() && self.row.is_none()
    }

    /// The row under the bar of the table.
    fn row_under(&self, open: &Open) -> Option<String> {
        self.view.rows(self.section, open).get(self.rows.chosen).cloned()
    }

    /// The fields that are shown.
    fn visible(&self, open: &Open) -> Vec<&'static Field> {
        let written = self.editor.as_ref().and_then(|editor| editor.place().field);
        fields::visible(open, self.section, self.row.as_deref(), written)
    }

    /// Where the bar stands.
    fn place(&self, open: &Open) -> Place {
        self.place_among(&self.visible(open), open)
    }

    /// Where the bar stands, with these fields shown.
    fn place_among(&self, shown: &[&'static Field], open: &Open) -> Place {
        if self.is_table() {
            Place { section: self.section, row: self.row_under(open), field: None }
        } else {
            let field = shown.get(self.fields.chosen).copied();
            Place { section: self.section, row: self.row.clone(), field }
        }
    }

    fn enter(&mut self, section: &'static Section) {
        if self.section != section {
            let view = self.others.remove(section.id).unwrap_or_default();
            let before = std::mem::replace(&mut self.view, view);
            self.others.insert(self.section.id, before);
            self.section = section;
            self.row = None;
            self.fields = List::default();
            self.rows = List::default();
            self.marked = Marked::default();
        }
        self.sections.chosen = SECTIONS.iter().position(|known| *known == section).unwrap_or(0);
    }

    /// Moves to a place. A fixed or growing section without a row shows its table.
    fn go(&mut self, place: &Place, state: &State) {
        let Some(open) = &state.open else { return };
        self.editor = None;
        self.cell = None;
        self.enter(place.section);
        self.focus = Focus::Body;
        self.row = None;
        if let Some(id) = &place.row
            && open.answers().row(place.section, id).is_some()
        {
            let at = |view: &View| view.rows(place.section, open).iter().position(|row| row == id);
            // What is not among the rows that are seen is not to be gone to in vain.
            if at(&self.view).is_none() {
                self.view.widen();
            }
            self.rows.chosen = at(&self.view).unwrap_or(0);
            if place.field.is_some() {
                self.row = Some(id.clone());
            }
        }
        if !self.is_table() {
            let visible = self.visible(open);
            let at = |field| visible.iter().position(|known| *known == field);
            // A text in the other language that is not held stands with its original.
            let chosen = place.field.and_then(|field| at(field).or_else(|| at(field.original())));
            self.fields.chosen = chosen.unwrap_or(0);
        }
    }

    /// The next place that is open, behind the bar.
    fn next_open(&mut self, open: &Open, state: &State) -> Outcome {
        let answered = std::mem::take(&mut self.has_answered);
        next::open(&self.place(open), (self.section, answered), (open, state))
    }
}

impl Layer for Interview {
    fn scopes(&self) -> Vec<Scope> {
        match (&self.editor, self.focus) {
            (Some(editor), _) => editor.scopes(),
            (None, Focus::Sections) => {
                vec![Scope::Sections, Scope::Record, Scope::List, Scope::Everywhere]
            }
            (None, Focus::Body) if self.is_table() && self.view.picking.is_some() => {
                vec![Scope::Many, Scope::List, Scope::Everywhere]
            }
            (None, Focus::Body) if self.is_table() && self.view.is_typing => {
                vec![Scope::Name, Scope::List, Scope::Everywhere]
            }
            (None, Focus::Body) if self.is_table() => {
                vec![Scope::Table, Scope::Record, Scope::List, Scope::Everywhere]
            }
            (None, Focus::Body) => self.scopes_of_fields(),
        }
    }

    fn takes_text(&self) -> bool {
        let in_table = self.focus == Focus::Body && self.is_table();
        self.editor.is_some() || in_table && (self.view.is_typing || self.view.picking.is_some())
    }

    fn invites_text(&self) -> bool {
        self.editor.is_none() && self.focus == Focus::Body && !self.is_table()
    }

    /// Rows that nobody adds are not offered to be added.
    fn offers(&self, action: Action) -> bool {
        match action {
            Action::AddRow
            | Action::DeleteRow
            | Action::PasteRows
            | Action::ReadTable
            | Action::MoveUp
            | Action::MoveDown => self.section.grows() && self.is_table(),
            Action::Confirm => self.confirms.is_some(),
            Action::TakeProposals => self.section == &items::SECTION,
            Action::CopyRow => !matches!(self.section.shape, Shape::Fixed(_)),
            _ => true,
        }
    }

    fn typing(&self, state: &State) -> Option<Change> {
        self.editor.as_ref()?.typing(state)
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        let Some(open) = &state.open else { return Outcome::Ignored };
        self.marked.drop_gone(self.section, open);
        if self.editor.is_some() {
            let cell = self.cell.clone();
            let rows = cell.as_ref().map(|cell| self.meant(cell, open)).unwrap_or_default();
            let outcome = self.answering(input, state);
            return match cell {
                Some(cell) if self.editor.is_none() => {
                    self.to_marked(outcome, &cell, &rows, (open, state))
                }
                _ => outcome,
            };
        }
        let goes_back = matches!(input, Input::Act(Action::Back | Action::Left));
        if self.focus == Focus::Body && !goes_back {
            self.last = Some(self.place(open));
        }
        if let Some(outcome) = self.leaves_narrowing(input, open) {
            return outcome;
        }
        match input {
            Input::Act(Action::NextOpen) => return self.next_open(open, state),
            Input::Act(Action::PreviousOpen) => {
                return next::before(&self.place(open), open, state);
            }
            Input::Act(Action::Remark) => {
                let about = About::place(&self.place(open));
                return Outcome::one(Message::Show(Sheet::Remark(about)));
            }
            Input::Act(Action::Inquire) => {
                let rows = self.rows_asked_of(open);
                return Outcome::one(Message::Show(Sheet::Inquire(rows, Some(self.section))));
            }
            Input::Act(Action::Start) => {
                self.starts();
                return Outcome::Done;
            }
            Input::Act(Action::NextSection) => {
                self.step_section(true);
                return Outcome::Done;
            }
            Input::Act(Action::PreviousSection) => {
                self.step_section(false);
                return Outcome::Done;
            }
            Input::Click { column, row } => return self.click(*column, *row, state),
            Input::Leaves(to) => return Outcome::one((**to).clone()),
            _ => {}
        }
        match self.focus {
            Focus::Sections => self.in_sections(input),
            Focus::Body if self.is_table() => self.in_table(input, state),
            Focus::Body => self.in_fields(input, state),
        }
    }

    fn told(&mut self, message: &Message, state: &State) {
        match message {
            Message::Go(place, begins) => {
                self.go(place, state);
                if *begins {
                    let _begun = self.begin(None, state);
                }
            }
            Message::Stepped(place) if self.stays_at(place, state) => {}
            Message::Stepped(place) => self.go(place, state),
            Message::Advance(place, forward) if self.is_cell(place) => {
                self.left_cell(Some(*forward), state);
            }
            Message::Answered(place) if self.is_cell(place) => self.left_cell(None, state),
            Message::Advance(place, forward) => self.advance(place, *forward, state),
            Message::Answered(place) => self.answered(place, state),
            _ => {}
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let Some(open) = &state.open else { return };
        if self.row.as_ref().is_some_and(|id| open.answers().row(self.section, id).is_none()) {
            self.row = None;
            self.editor = None;
        }
        let has_sections = self.focus == Focus::Sections && self.editor.is_none();
        let body = if area.width < 60 {
            if has_sections {
                self.draw_sections(frame, area, true, open, state);
                return;
            }
            area
        } else {
            let wide = if area.width >= 110 { 36 } else { 26 };
            let left = Rect { width: wide, ..area };
            self.draw_sections(frame, left, has_sections, open, state);
            post(frame, Rect { x: area.x + wide, width: 1, ..area }, state);
            Rect { x: area.x + wide + 2, width: area.width - wide - 2, ..area }
        };
        self.body = body;
        self.draw_body(frame, body, open, state);
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        let choices = self.editor.as_ref().map(Editor::spots).unwrap_or_default();
        let columns = self.view.picking.as_ref().map(Choices::spots);
        if !choices.is_empty() || columns.is_some() {
            return columns.unwrap_or(choices);
        }
        let body = if self.is_table() { &self.rows } else { &self.fields };
        body.spots().into_iter().chain(self.sections.spots()).collect()
    }

    fn name(&self) -> Name {
        Name::Interview
    }

    fn stands_at(&self, state: &State) -> Option<Place> {
        self.left_at(state.open.as_ref()?)
    }

    fn heading(&self, state: &State) -> Option<Phrase> {
        state.open.as_ref().map(|open| Phrase::same(harmless(&open.file().dossier.title(), false)))
    }
}
