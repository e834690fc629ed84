//! The interview: the sections with their progress, the fields or rows of one of them, and what there is to say of the one
//! that is chosen. Nothing holds a person back: every field can be left in any state.

mod detail;
mod editor;
mod fields;
mod sections;
mod table;

pub(crate) use detail::{problem as problem_lines, sources as sources_words};

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::form::catalog::SECTIONS;
use crate::form::{Edit, Field, Place, Section, to_tsv};
use crate::text::{Phrase, harmless, phrase, t};

use super::super::component::{Input, Layer, Name, Outcome};
use super::super::key::{Action, Scope};
use super::super::message::{Message, Sheet, Tone};
use super::super::state::{Open, State};
use super::super::status::Saved;
use super::super::widget::frame::{post, rule};
use super::super::widget::list::List;
use editor::Editor;

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
    /// The first column seen behind the one that names the row.
    column: usize,
    editor: Option<Editor>,
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
            column: 0,
            editor: None,
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
        open.answers().rows(self.section).nth(self.rows.chosen).map(|row| row.id.to_owned())
    }

    /// The field under the bar.
    fn field_under(&self, open: &Open) -> Option<&'static Field> {
        fields::visible(open, self.section, self.row.as_deref()).get(self.fields.chosen).copied()
    }

    /// Where the bar stands.
    fn place(&self, open: &Open) -> Place {
        if self.is_table() {
            Place { section: self.section, row: self.row_under(open), field: None }
        } else {
            Place { section: self.section, row: self.row.clone(), field: self.field_under(open) }
        }
    }

    fn enter(&mut self, section: &'static Section) {
        if self.section != section {
            self.section = section;
            self.row = None;
            self.fields = List::default();
            self.rows = List::default();
            self.column = 0;
        }
        self.sections.chosen = SECTIONS.iter().position(|known| *known == section).unwrap_or(0);
    }

    /// Moves to a place. A fixed or growing section without a row shows its table.
    fn go(&mut self, place: &Place, state: &State) {
        let Some(open) = &state.open else { return };
        self.editor = None;
        self.enter(place.section);
        self.focus = Focus::Body;
        self.row = None;
        if let Some(id) = &place.row
            && let Some(at) = open.answers().rows(place.section).position(|row| row.id == id)
        {
            self.rows.chosen = at;
            if place.field.is_some() {
                self.row = Some(id.clone());
            }
        }
        if !self.is_table() {
            let visible = fields::visible(open, self.section, self.row.as_deref());
            self.fields.chosen = place
                .field
                .and_then(|field| visible.iter().position(|known| *known == field))
                .unwrap_or(0);
        }
    }

    /// Moves to the next or previous field; at the end of a row back to the table, at the end of a section to the next.
    fn advance(&mut self, from: &Place, forward: bool, state: &State) {
        let Some(open) = &state.open else { return };
        self.go(from, state);
        let visible = fields::visible(open, self.section, self.row.as_deref());
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

    fn step_section(&mut self, forward: bool) {
        let at = SECTIONS.iter().position(|known| *known == self.section).unwrap_or(0);
        let next = if forward {
            (at + 1) % SECTIONS.len()
        } else {
            (at + SECTIONS.len() - 1) % SECTIONS.len()
        };
        self.enter(SECTIONS[next]);
        self.row = None;
    }

    /// The next place that is open, behind the bar; from the last one back to the first.
    fn next_open(&self, open: &Open) -> Outcome {
        let here = self.place(open);
        let gaps = &open.survey.gaps;
        let next = gaps
            .range((std::ops::Bound::Excluded(&here), std::ops::Bound::Unbounded))
            .next()
            .or_else(|| gaps.first());
        match next {
            Some(place) => Outcome::one(Message::Go(place.clone(), false)),
            None => Outcome::one(Message::Say(
                Tone::Good,
                phrase(
                    "没有缺项。按 F2 看结论，按 F7 导出。",
                    "Nothing is missing. F2 shows the findings, F7 exports.",
                ),
            )),
        }
    }

    fn begin(&mut self, typed: Option<&str>, state: &State) -> Outcome {
        let Some(open) = &state.open else { return Outcome::Ignored };
        if let Saved::ReadOnly(why) = &open.saved {
            return Outcome::one(Message::Say(Tone::Error, why.clone()));
        }
        let place = self.place(open);
        if let Some(field) = place.field {
            self.editor = Some(Editor::new(place, field, typed, state));
        }
        Outcome::Done
    }

    fn in_sections(&mut self, input: &Input) -> Outcome {
        match input {
            Input::Act(Action::Right) => {
                self.focus = Focus::Body;
                Outcome::Done
            }
            Input::Act(Action::Back) => {
                Outcome::one(if self.is_visit { Message::Close } else { Message::Leave })
            }
            input if self.sections.handle(input) => {
                if let Some(section) = SECTIONS.get(self.sections.chosen) {
                    self.enter(section);
                }
                Outcome::Done
            }
            _ => Outcome::Ignored,
        }
    }

    fn back(&mut self) -> Outcome {
        if self.is_visit {
            return Outcome::one(Message::Close);
        }
        if self.row.take().is_none() {
            self.focus = Focus::Sections;
        }
        Outcome::Done
    }

    fn in_fields(&mut self, input: &Input, state: &State) -> Outcome {
        let Some(open) = &state.open else { return Outcome::Ignored };
        let place = self.place(open);
        match input {
            Input::Act(Action::Edit) => self.begin(None, state),
            Input::Act(Action::NextField) => Outcome::one(Message::Advance(place, true)),
            Input::Act(Action::PreviousField) => Outcome::one(Message::Advance(place, false)),
            Input::Act(Action::Clear) if open.answers().get(&place).is_some() => {
                Outcome::one(Message::Edit(Edit::Set(place, None)))
            }
            Input::Act(Action::Clear) => Outcome::Done,
            Input::Act(Action::CopyText) => match (place.field, open.answers().get(&place)) {
                (Some(field), Some(value)) => {
                    let text =
                        crate::form::value_text(field.kind, value, open.answers(), state.lang);
                    Outcome::one(Message::Copy(text, field.label.into()))
                }
                _ => Outcome::Done,
            },
            Input::Act(Action::Left) => {
                self.focus = Focus::Sections;
                Outcome::Done
            }
            Input::Act(Action::Back) => self.back(),
            Input::Paste(text) => self.begin(Some(text), state),
            // A Chinese character can only be meant as the beginning of an answer.
            Input::Key(key) => match key.code {
                crossterm::event::KeyCode::Char(char) if !char.is_ascii() => {
                    self.begin(Some(&char.to_string()), state)
                }
                _ => Outcome::Ignored,
            },
            input if self.fields.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn in_table(&mut self, input: &Input, state: &State) -> Outcome {
        let Some(open) = &state.open else { return Outcome::Ignored };
        let section = self.section;
        let grows = section.grows();
        let under = self.row_under(open);
        let fixed = || {
            Outcome::one(Message::Say(
                Tone::Plain,
                phrase("这一部分的行是固定的，不能增删", "the rows of this section are fixed"),
            ))
        };
        match input {
            Input::Act(Action::Edit) => match (under, section.fields.first()) {
                (Some(id), Some(first)) => {
                    Outcome::one(Message::Go(Place::in_row(section, &id, first), false))
                }
                _ if grows => Outcome::one(Message::AddRow(section)),
                _ => Outcome::Done,
            },
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
                under.map_or(Outcome::Done, |id| table::ask_to_delete(section, &id, open))
            }
            Input::Act(Action::PasteRows) => Outcome::one(Message::Show(Sheet::Paste(section))),
            Input::Paste(text) => Outcome::one(Message::PasteRows(section, text.clone())),
            Input::Act(Action::CopyText) => {
                let text = to_tsv(section, open.answers(), state.lang);
                Outcome::one(Message::Copy(text, section.title.into()))
            }
            Input::Act(Action::Right) => {
                self.column = (self.column + 1).min(section.fields.len().saturating_sub(2));
                Outcome::Done
            }
            Input::Act(Action::Left) if self.column > 0 => {
                self.column -= 1;
                Outcome::Done
            }
            Input::Act(Action::Left | Action::PreviousField) => {
                self.focus = Focus::Sections;
                Outcome::Done
            }
            Input::Act(Action::NextField) => {
                self.step_section(true);
                Outcome::Done
            }
            Input::Act(Action::Back) => self.back(),
            input if self.rows.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    /// A click gives the pane under it the keys; a click on what is chosen already opens it.
    fn click(&mut self, column: u16, row: u16, state: &State) -> Outcome {
        let click = Input::Click { column, row };
        if self.sections.hit(column, row).is_some() && self.sections.handle(&click) {
            self.focus = Focus::Sections;
            if let Some(section) = SECTIONS.get(self.sections.chosen) {
                self.enter(section);
            }
            return Outcome::Done;
        }
        if !self.body.contains((column, row).into()) {
            return Outcome::Done;
        }
        let had_keys = self.focus == Focus::Body;
        self.focus = Focus::Body;
        let list = if self.is_table() { &mut self.rows } else { &mut self.fields };
        let before = list.chosen;
        if list.handle(&click) && had_keys && list.chosen == before {
            let open = Input::Act(Action::Edit);
            return if self.is_table() {
                self.in_table(&open, state)
            } else {
                self.in_fields(&open, state)
            };
        }
        Outcome::Done
    }
}

impl Layer for Interview {
    fn scopes(&self) -> Vec<Scope> {
        match (&self.editor, self.focus) {
            (Some(editor), _) => editor.scopes(),
            (None, Focus::Sections) => {
                vec![Scope::Sections, Scope::Record, Scope::List, Scope::Everywhere]
            }
            (None, Focus::Body) if self.is_table() => {
                vec![Scope::Table, Scope::Record, Scope::List, Scope::Everywhere]
            }
            (None, Focus::Body) => {
                vec![Scope::Fields, Scope::Record, Scope::List, Scope::Everywhere]
            }
        }
    }

    fn takes_text(&self) -> bool {
        self.editor.is_some()
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        if let Some(editor) = &mut self.editor {
            if let Input::Click { column, row } = input
                && !editor.contains(*column, *row)
            {
                // A click elsewhere finishes the field and then counts.
                let (outcome, _) = editor.handle(&Input::Act(Action::Done), state);
                self.editor = None;
                let _moved = self.click(*column, *row, state);
                return if outcome == Outcome::Ignored { Outcome::Done } else { outcome };
            }
            let (outcome, is_closed) = editor.handle(input, state);
            if is_closed {
                self.editor = None;
            }
            return outcome;
        }
        let Some(open) = &state.open else { return Outcome::Ignored };
        match input {
            Input::Act(Action::NextOpen) => return self.next_open(open),
            Input::Act(Action::NextSection) => {
                self.step_section(true);
                return Outcome::Done;
            }
            Input::Act(Action::PreviousSection) => {
                self.step_section(false);
                return Outcome::Done;
            }
            Input::Click { column, row } => return self.click(*column, *row, state),
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
            Message::Advance(place, forward) => self.advance(place, *forward, state),
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
                let items = sections::items(open, usize::from(area.width), state);
                self.sections.draw(frame, area, &items, true, state);
                return;
            }
            area
        } else {
            let wide = if area.width >= 110 { 36 } else { 26 };
            let left = Rect { width: wide, ..area };
            let items = sections::items(open, usize::from(wide), state);
            self.sections.draw(frame, left, &items, has_sections, state);
            post(frame, Rect { x: area.x + wide, width: 1, ..area }, state);
            Rect { x: area.x + wide + 2, width: area.width - wide - 2, ..area }
        };
        self.body = body;
        self.draw_body(frame, body, open, state);
    }

    fn name(&self) -> Name {
        Name::Interview
    }

    fn heading(&self, state: &State) -> Option<Phrase> {
        state.open.as_ref().map(|open| Phrase::same(harmless(&open.file.dossier.title(), false)))
    }
}

impl Interview {
    fn draw_body(&mut self, frame: &mut Frame<'_>, body: Rect, open: &Open, state: &State) {
        if body.height == 0 || body.width == 0 {
            return;
        }
        let has_keys = self.focus == Focus::Body && self.editor.is_none();
        let head = Rect { height: 1, ..body };
        frame.render_widget(sections::head(open, self.section, self.row.as_deref(), state), head);
        let rest = Rect { y: body.y + 1, height: body.height - 1, ..body };

        let place = self.place(open);
        let lines = if self.is_table() {
            detail::of_row(open, self.section, &place, usize::from(rest.width), state)
        } else {
            let typed = self.editor.as_ref().and_then(Editor::typed);
            detail::of_field(open, &place, typed.as_deref(), usize::from(rest.width), state)
        };
        let large = self.editor.as_ref().is_some_and(Editor::is_large);
        let wanted = u16::try_from(lines.len() + 1).unwrap_or(u16::MAX);
        let least = if large { 3 } else { 6 };
        let high = if large { rest.height } else { wanted }.min(rest.height.saturating_sub(least));
        let upper = Rect { height: rest.height - high, ..rest };
        let lower = Rect { y: upper.bottom(), height: high, ..rest };

        if self.is_table() {
            self.draw_rows(frame, upper, has_keys, open, state);
        } else {
            let items = fields::items(
                open,
                self.section,
                self.row.as_deref(),
                usize::from(upper.width),
                state,
            );
            self.fields.draw(frame, upper, &items, has_keys || self.editor.is_some(), state);
        }
        let Some(first) = place.field.map(|field| field.label).or(Some(self.section.title)) else {
            return;
        };
        let mut title = vec![Span::styled(state.say(first), state.theme.title())];
        if let Some(editor) = &self.editor {
            let words = if editor.is_large() {
                t("填写", "answering")
            } else {
                t("填写中", "answering")
            };
            title.push(Span::styled(format!(" - {}", state.say(words)), state.theme.dim()));
        }
        rule(frame, lower, title, state);
        let inner = Rect {
            y: lower.y + 1.min(lower.height),
            height: lower.height.saturating_sub(1),
            ..lower
        };
        let labels = fields::label_width(usize::from(upper.width));
        match &mut self.editor {
            Some(editor) if editor.is_large() => editor.draw(frame, inner, &lines, state),
            other => {
                for (line, y) in lines.iter().zip(inner.top()..inner.bottom()) {
                    frame.render_widget(line, Rect { y, height: 1, ..inner });
                }
                if let Some(editor) = other {
                    // In place: where the value stands in the list.
                    let y = (upper.top()..upper.bottom())
                        .find(|y| self.fields.hit(upper.x, *y) == Some(self.fields.chosen))
                        .unwrap_or(upper.y);
                    let used = u16::try_from(labels).unwrap_or(0).min(upper.width);
                    let cell = Rect {
                        x: upper.x + used,
                        y,
                        width: upper.width - used,
                        height: 1.min(upper.height),
                    };
                    frame.render_widget(ratatui::widgets::Clear, cell);
                    editor.draw(frame, cell, &[], state);
                }
            }
        }
    }

    fn draw_rows(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        has_keys: bool,
        open: &Open,
        state: &State,
    ) {
        let count = open.answers().rows(self.section).count();
        if count == 0 {
            for (line, y) in table::empty(self.section, usize::from(area.width), state)
                .iter()
                .zip(area.top()..area.bottom())
            {
                frame.render_widget(line, Rect { y, height: 1, ..area });
            }
            return;
        }
        let shown =
            table::Shown::new(open, self.section, self.column, usize::from(area.width), state);
        self.column = shown.column;
        if area.height > 0 {
            frame.render_widget(shown.head(state), Rect { height: 1, ..area });
        }
        let below =
            Rect { y: area.y + 1.min(area.height), height: area.height.saturating_sub(1), ..area };
        let items = shown.items(open, state);
        self.rows.draw(frame, below, &items, has_keys, state);
    }
}

/// A place in words: section, row, field.
pub(crate) fn place_words(open: &Open, place: &Place, state: &State) -> String {
    let mut out = state.say(place.section.title).to_owned();
    if let Some(id) = &place.row {
        let title = open.answers().row_title(place.section, id);
        out.push_str(" > ");
        out.push_str(&harmless(title.get(state.lang), false));
    }
    if let Some(field) = place.field {
        out.push_str(" > ");
        out.push_str(state.say(field.label));
    }
    out
}
