//! What keys and clicks do in each pane of the interview.

use crossterm::event::KeyCode;

use crate::document::grid::How;
use crate::form::Place;
use crate::form::catalog::SECTIONS;
use crate::form::{Candidates, Edit, KEPT, Section, shown, value_text};
use crate::text::phrase;
use crate::tui::component::{Input, Outcome};
use crate::tui::key::{Action, Chord};
use crate::tui::message::{Message, Source, Tone};
use crate::tui::state::{Open, State};
use crate::tui::widget::path::plain_path;

use super::confirming::confirm;
use super::{Focus, Interview};

impl Interview {
    pub(super) fn in_sections(&mut self, input: &Input) -> Outcome {
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

    pub(super) fn back(&mut self) -> Outcome {
        if self.is_visit {
            return Outcome::one(Message::Close);
        }
        if self.row.take().is_none() {
            self.focus = Focus::Sections;
        }
        Outcome::Done
    }

    pub(super) fn in_fields(&mut self, input: &Input, state: &State) -> Outcome {
        let Some(open) = &state.open else { return Outcome::Ignored };
        let place = self.place(open);
        match input {
            Input::Act(Action::Edit) => self.begin(None, state),
            Input::Act(Action::NextField) => Outcome::one(Message::Advance(place, true)),
            Input::Act(Action::PreviousField) => Outcome::one(Message::Advance(place, false)),
            // That the question is gone would say that the row stays.
            Input::Act(Action::Clear) if place.field == Some(&KEPT) => Outcome::one(Message::Say(
                Tone::Plain,
                phrase(
                    "这一项不能清空：请选定这一行保留还是删去",
                    "this is not cleared: choose whether the row stays or goes",
                ),
            )),
            Input::Act(Action::Clear) if open.answers().get(&place).is_some() => {
                Outcome::one(Message::Edit(Edit::Set(place, None)))
            }
            Input::Act(Action::Clear) => Outcome::one(Message::Say(
                Tone::Plain,
                phrase("这里没有回答可以清空", "there is no answer here to clear"),
            )),
            Input::Act(Action::CopyText) => match (place.field, open.answers().get(&place)) {
                (Some(field), Some(value)) => {
                    let answers = open.answers();
                    let text = if is_to_choose(&place, open) {
                        shown(field.kind, value, answers).get(state.lang).to_owned()
                    } else {
                        value_text(field.kind, value, answers, state.lang)
                    };
                    Outcome::one(Message::Copy(text, field.label.into()))
                }
                _ => Outcome::one(Message::Say(
                    Tone::Plain,
                    phrase("这里没有内容可以复制", "there is nothing here to copy"),
                )),
            },
            Input::Act(Action::Fill) => match place.field {
                Some(field) => {
                    let seen = self.view.rows(self.section, open);
                    self.marked.fill(&place, field, &seen, (open, state))
                }
                None => Outcome::Done,
            },
            Input::Act(Action::OtherLanguage) => self.begin_other(state),
            Input::Act(Action::Confirm) => confirm(place, open),
            Input::Act(Action::AddRow) if self.section.grows() => {
                Outcome::one(Message::AddRow(self.section))
            }
            Input::Act(Action::AddRow) => fixed(),
            Input::Act(Action::Left) => {
                self.focus = Focus::Sections;
                Outcome::Done
            }
            Input::Act(Action::Back) => self.back(),
            Input::Paste(text) => self.begin(Some(text), state),
            // A character can only be meant as the beginning of an answer: no letter is a command here.
            Input::Key(key) if Chord::of(key).is_plain_char() => match key.code {
                KeyCode::Char(' ') => self.begin(None, state),
                KeyCode::Char(char) => self.begin(Some(&char.to_string()), state),
                _ => Outcome::Ignored,
            },
            input if self.fields.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    /// A click gives the pane under it the keys; a click on what is chosen already opens it.
    pub(super) fn click(&mut self, column: u16, row: u16, state: &State) -> Outcome {
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
        let is_head = self.is_table() && self.heads.0 == row && self.click_head(column, state);
        if is_head {
            return Outcome::Done;
        }
        let list = if self.is_table() { &mut self.rows } else { &mut self.fields };
        let before = list.chosen;
        let is_again = list.handle(&click) && list.chosen == before;
        let is_same_column = !self.is_table() || self.click_column(column);
        if is_again && had_keys && is_same_column {
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

/// Why no row is added or taken away here.
pub(super) fn fixed() -> Outcome {
    Outcome::one(Message::Say(
        Tone::Plain,
        phrase("这一部分的行是固定的，不能增删", "the rows of this section are fixed"),
    ))
}

/// Whether candidates stand at a place, of which one is to be chosen.
pub(super) fn is_to_choose(place: &Place, open: &Open) -> bool {
    open.answers().get(place).is_some_and(|value| Candidates::of(value).is_some())
}

/// What pasted text in a table means: rows, or the file of a table that was dropped into the terminal.
pub(super) fn pasted(section: &'static Section, text: &str) -> Message {
    let path = plain_path(text);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let is_table = ["xlsx", "ods", "csv", "tsv"].iter().any(|e| ending.eq_ignore_ascii_case(e));
    if !text.trim().contains(['\n', '\t']) && is_table && path.is_file() {
        return Message::ReadTable(section, Source::File(path), How::default());
    }
    Message::PasteRows(section, text.to_owned())
}
