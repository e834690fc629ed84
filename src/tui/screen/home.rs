//! The list of assessments: name, state, mechanism, what is missing.

mod columns;
mod foot;
mod overview;

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::desk::Record;
use crate::form::spelling::{Fit, Spelled, Spellings};
use crate::text::{Phrase, harmless, phrase, t};

use columns::Columns;
use foot::{foot, welcome};
use overview::{Panel, Rooms, above, draw_above};

use super::super::component::{Input, Layer, Name, Outcome};
use super::super::key::{Action, Scope};
use super::super::message::{Message, Sheet, Tone};
use super::super::state::State;
use super::super::widget::frame::rule;
use super::super::widget::line::Line as Typed;
use super::super::widget::list::List;
use super::super::wrap::{hanging, width};
use crate::tui::put::put;

/// The list of assessments.
#[derive(Debug, Default)]
pub(crate) struct Home {
    list: List,
    filter: Option<Typed>,
    is_typing: bool,
    /// The chosen record, which stays chosen when the list changes around it.
    chosen: Option<PathBuf>,
    /// Which list it was chosen in.
    listed: u64,
    /// The state of the folder, and whether the keys go there.
    panel: Panel,
    is_in_panel: bool,
}

impl Home {
    /// The records that fit the letters; those that they name in full first, then those that begin with them.
    fn visible<'a>(&self, state: &'a State) -> Vec<&'a Record> {
        let typed = Spelled::new(self.filter.as_ref().map_or("", Typed::text));
        if typed.plain().is_empty() {
            return state.records.iter().collect();
        }
        let mut found: Vec<(Fit, &Record)> = state
            .records
            .iter()
            .filter_map(|record| {
                let title = record.content.as_ref().map_or("", |content| content.title.as_str());
                let names = Spellings::of([title, &record.stem]);
                // In a large folder the search (F6) goes by sound, which is kept there.
                let fit =
                    if state.is_large { names.fit(&typed) } else { names.fit_or_sound(&typed) };
                Some((fit?, record))
            })
            .collect();
        found.sort_by_key(|(fit, _)| *fit);
        found.into_iter().map(|(_, record)| record).collect()
    }

    /// Remembers which record is chosen.
    fn remember(&mut self, state: &State) {
        self.chosen = self.visible(state).get(self.list.chosen).map(|record| record.path.clone());
        self.listed = state.listed;
    }

    /// Chooses the record again that was chosen before the list changed.
    fn find_again(&mut self, state: &State) {
        if self.listed == state.listed {
            return;
        }
        let visible = self.visible(state);
        let at = visible.iter().position(|record| Some(&record.path) == self.chosen.as_ref());
        self.list.chosen = at.unwrap_or(self.list.chosen.min(visible.len().saturating_sub(1)));
        self.remember(state);
    }

    fn open(&self, state: &State) -> Outcome {
        if self.is_in_panel {
            return match self.panel.leads_to(state).cloned() {
                Some((path, place)) => {
                    Outcome::Emit(vec![Message::OpenFile(path), Message::Visit(place)])
                }
                None => nowhere(),
            };
        }
        match self.visible(state).get(self.list.chosen) {
            Some(record) => Outcome::one(Message::OpenFile(record.path.clone())),
            None if state.records.is_empty() => Outcome::one(Message::Show(Sheet::Name)),
            None => Outcome::one(Message::Say(
                Tone::Plain,
                phrase("没有选中评估", "no assessment is chosen"),
            )),
        }
    }

    /// Opens the chosen record and asks which copy to merge into it.
    fn merge_copy(&self, state: &State) -> Outcome {
        // Where one looks at the state of the folder, the record that the chosen line leads to: the list may not be seen.
        let path = if self.is_in_panel {
            self.panel.leads_to(state).map(|(path, _)| path.clone())
        } else {
            self.visible(state).get(self.list.chosen).map(|record| record.path.clone())
        };
        match path {
            Some(path) => {
                let open = Message::OpenFile(path);
                Outcome::Emit(vec![open, Message::Show(Sheet::MergeCopy)])
            }
            None => Outcome::one(Message::Say(
                Tone::Plain,
                phrase(
                    "没有选中评估，先在列表中选一份再合并副本",
                    "no assessment is chosen; choose one in the list, then merge a copy",
                ),
            )),
        }
    }
}

/// Said of a line that only tells.
pub(super) fn nowhere() -> Outcome {
    Outcome::one(Message::Say(
        Tone::Plain,
        phrase("这一行只作说明，没有可以打开的", "this line only tells; there is nothing to open"),
    ))
}

impl Layer for Home {
    fn scopes(&self) -> Vec<Scope> {
        if self.is_typing {
            vec![Scope::Name, Scope::List, Scope::Everywhere]
        } else {
            vec![Scope::Home, Scope::List, Scope::Everywhere]
        }
    }

    fn takes_text(&self) -> bool {
        self.is_typing
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        self.find_again(state);
        let outcome = self.take(input, state);
        self.remember(state);
        outcome
    }

    fn told(&mut self, message: &Message, state: &State) {
        if let Message::OpenFile(path) = message
            && let Some(at) = self.visible(state).iter().position(|record| record.path == *path)
        {
            self.list.chosen = at;
            self.remember(state);
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        if area.height == 0 || area.width == 0 {
            return;
        }
        self.find_again(state);
        // What is not drawn now takes no click.
        self.list.forget();
        self.panel.list.forget();
        let theme = state.theme;
        let rooms = Rooms::of(area, self.is_in_panel);
        if let Some(column) = rooms.column {
            self.panel.draw(frame, column, self.is_in_panel, state);
            if column == area {
                return;
            }
        }
        let is_beside = rooms.column.is_some();
        let area = rooms.list;
        let cells = usize::from(area.width);
        let row =
            |y: u16| Rect { y: area.y + y.min(area.height.saturating_sub(1)), height: 1, ..area };
        let visible = self.visible(state);
        let about = foot(visible.get(self.list.chosen).copied(), cells, state);
        let foot_high = u16::try_from(about.len() + 1).unwrap_or(0).min(area.height / 2);
        let foot_at = Rect { y: area.bottom() - foot_high, height: foot_high, ..area };

        let mut used = 0;
        if let Some(filter) = &self.filter {
            let head = state.say(t("筛选: ", "filter: "));
            put(frame, Line::styled(head, theme.title()), row(0));
            let from = u16::try_from(width(head)).unwrap_or(0).min(area.width);
            let field = Rect { x: area.x + from, width: area.width - from, ..row(0) };
            if self.is_typing {
                filter.draw(frame, field, state);
            } else {
                put(frame, Line::raw(filter.text().to_owned()), field);
            }
            used = 1;
        }
        // A file that cannot be read must not push the records off the screen.
        let told = state.warnings.iter().chain(&state.left_behind);
        let warnings = told.flat_map(|said| {
            hanging("! ", &harmless(said.get(state.lang), false), cells, theme.error())
        });
        for line in warnings.take(usize::from(area.height / 3)) {
            put(frame, line, row(used));
            used += 1;
        }
        if !self.is_typing && self.filter.is_none() && state.trouble.is_none() {
            let lines = if is_beside { Vec::new() } else { above(area, state) };
            let top = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
            used += draw_above(frame, top, &lines);
        }
        let shown = Columns::new(cells, state);
        if state.records.is_empty() || state.trouble.is_some() {
            for (line, y) in welcome(cells, state).iter().zip(area.top() + used..foot_at.top()) {
                put(frame, line, Rect { y, height: 1, ..area });
            }
        } else {
            put(frame, shown.head(state), row(used));
            let top = area.y + (used + 1).min(area.height);
            let body = Rect { y: top, height: foot_at.top().saturating_sub(top), ..area };
            if visible.is_empty() {
                let none = state.say(if state.counting.is_some() {
                    t(
                        "  还没有读到符合筛选的评估，仍在读取。按 Esc 取消筛选。",
                        "  None that was read so far matches; the rest is being read. Esc clears the filter.",
                    )
                } else {
                    t(
                        "  没有符合筛选的评估。按 Esc 取消筛选。",
                        "  No assessment matches. Esc clears the filter.",
                    )
                });
                put(
                    frame,
                    Line::styled(none, theme.dim()),
                    Rect { height: 1.min(body.height), ..body },
                );
            }
            let line = |at: usize| [shown.line(visible[at], state)];
            let has_keys = !self.is_typing && !self.is_in_panel;
            self.list.draw_lines(frame, body, visible.len(), line, has_keys, state);
        }
        rule(frame, foot_at, Vec::new(), state);
        for (line, y) in about.iter().zip(foot_at.top() + 1..foot_at.bottom()) {
            put(frame, line, Rect { y, height: 1, ..area });
        }
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        if self.is_in_panel { self.panel.list.spots() } else { self.list.spots() }
    }

    fn name(&self) -> Name {
        Name::Home
    }

    fn heading(&self, state: &State) -> Option<Phrase> {
        let dir = harmless(&state.workspace.dir().display().to_string(), false);
        Some(match state.counting {
            None => said!("出境 chujing  {dir}", "chujing 出境  {dir}", dir),
            Some((done, all)) => said!(
                "出境 chujing  {dir}  正在核对 {done}/{all}",
                "chujing 出境  {dir}  checking {done}/{all}",
                dir,
                done,
                all,
            ),
        })
    }
}

impl Home {
    fn take(&mut self, input: &Input, state: &State) -> Outcome {
        if self.is_typing {
            match input {
                Input::Act(Action::Accept) => {
                    self.is_typing = false;
                }
                Input::Act(Action::Cancel) => {
                    self.is_typing = false;
                    self.filter = None;
                }
                Input::Click { .. } => self.is_typing = false,
                input => {
                    let taken = self.filter.as_mut().is_some_and(|line| line.handle(input));
                    self.list.chosen = 0;
                    return if taken { Outcome::Done } else { Outcome::Ignored };
                }
            }
            return Outcome::Done;
        }
        match input {
            Input::Act(Action::Open) => self.open(state),
            Input::Act(Action::New) => Outcome::one(Message::Show(Sheet::Name)),
            Input::Act(Action::MergeCopy) => self.merge_copy(state),
            Input::Act(Action::Rescan) => Outcome::one(Message::Rescan),
            Input::Act(Action::Filter) => {
                self.filter = Some(Typed::new(self.filter.as_ref().map_or("", Typed::text)));
                self.is_typing = true;
                // What is typed is seen above the list, and chooses there.
                self.is_in_panel = false;
                Outcome::Done
            }
            Input::Act(Action::Overview) => {
                self.is_in_panel = !self.is_in_panel;
                Outcome::Done
            }
            Input::Act(Action::Back) if self.is_in_panel => {
                self.is_in_panel = false;
                Outcome::Done
            }
            Input::Act(Action::Back) => {
                self.filter = None;
                Outcome::Done
            }
            Input::Click { column, row } if let Some(at) = self.panel.list.hit(*column, *row) => {
                let again = self.is_in_panel && self.panel.list.chosen == at;
                (self.is_in_panel, self.panel.list.chosen) = (true, at);
                if again { self.open(state) } else { Outcome::Done }
            }
            Input::Click { column, row } => {
                let before = self.list.chosen;
                self.is_in_panel = false;
                match self.list.hit(*column, *row) {
                    Some(index) if index == before => self.open(state),
                    Some(index) => {
                        self.list.chosen = index;
                        Outcome::Done
                    }
                    None => Outcome::Done,
                }
            }
            input if self.is_in_panel && self.panel.list.handle(input) => Outcome::Done,
            input if !self.is_in_panel && self.list.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }
}
