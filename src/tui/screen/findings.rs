//! The findings, page by page: verdict, what is missing, reasons, duties, advice, problems. Whatever rests on an answer leads
//! to it.

mod duties;
mod pages;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::form::Place;
use crate::text::{Phrase, Text, harmless, phrase, t};

use super::super::component::{Input, Layer, Name, Outcome};
use super::super::key::{Action, Scope};
use super::super::message::{Message, Tone};
use super::super::state::State;
use super::super::widget::list::{Item, List};
use super::super::wrap::width;

/// A line of a page, and where Enter leads from it.
pub(super) struct Entry {
    pub(super) item: Item,
    pub(super) to: Option<Place>,
}

const PAGES: [Text; 6] = [
    t("结论", "Verdict"),
    t("缺项", "Missing"),
    t("依据", "Reasons"),
    t("义务", "Duties"),
    t("提示", "Advice"),
    t("问题", "Problems"),
];

/// The findings.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    page: usize,
    lists: [List; 6],
    heads: Vec<Rect>,
}

impl Findings {
    fn entries(&self, cells: usize, state: &State) -> Vec<Entry> {
        let Some(open) = &state.open else { return Vec::new() };
        match self.page {
            0 => pages::verdict(open, cells, state),
            1 => pages::missing(open, cells, state),
            2 => pages::reasons(open, cells, state),
            3 => duties::page(open, cells, state),
            4 => pages::advice(open, cells, state),
            _ => pages::problems(open, cells, state),
        }
    }

    fn jump(&self, state: &State) -> Outcome {
        let to = self
            .entries(80, state)
            .into_iter()
            .nth(self.lists[self.page].chosen)
            .and_then(|entry| entry.to);
        to.map_or_else(
            || {
                Outcome::one(Message::Say(
                    Tone::Plain,
                    phrase("这一条没有对应的字段", "no field belongs to this"),
                ))
            },
            |place| Outcome::one(Message::Visit(place)),
        )
    }
}

impl Layer for Findings {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Findings, Scope::Record, Scope::List, Scope::Everywhere]
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        match input {
            Input::Act(Action::Right) => self.page = (self.page + 1) % PAGES.len(),
            Input::Act(Action::Left) => self.page = (self.page + PAGES.len() - 1) % PAGES.len(),
            Input::Act(Action::Jump) => return self.jump(state),
            Input::Act(Action::Back | Action::Findings) => return Outcome::one(Message::Close),
            Input::Click { column, row } => {
                if let Some(page) =
                    self.heads.iter().position(|head| head.contains((*column, *row).into()))
                {
                    self.page = page;
                } else if let Some(at) = self.lists[self.page].hit(*column, *row) {
                    let again = self.lists[self.page].chosen == at;
                    self.lists[self.page].chosen = at;
                    if again {
                        return self.jump(state);
                    }
                }
            }
            input if self.lists[self.page].handle(input) => {}
            _ => return Outcome::Ignored,
        }
        Outcome::Done
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        if area.height == 0 || area.width == 0 {
            return;
        }
        let mut x = area.x;
        self.heads.clear();
        for (index, page) in PAGES.iter().enumerate() {
            let count = match (index, &state.open) {
                (1, Some(open)) if !open.survey.gaps.is_empty() => {
                    format!(" {}", open.survey.gaps.len())
                }
                (5, Some(open)) if !open.survey.problems.is_empty() => {
                    format!(" {}", open.survey.problems.len())
                }
                _ => String::new(),
            };
            let words = if index == self.page {
                format!("[{}{count}]", state.say(*page))
            } else {
                format!(" {}{count} ", state.say(*page))
            };
            let style = if index == self.page { state.theme.title() } else { state.theme.plain() };
            let wide =
                u16::try_from(width(&words)).unwrap_or(0).min(area.right().saturating_sub(x));
            let at = Rect { x, width: wide, height: 1, ..area };
            frame.render_widget(Span::styled(words, style), at);
            self.heads.push(at);
            x = (x + wide + 1).min(area.right());
        }
        let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
        super::super::widget::frame::rule(frame, body, Vec::new(), state);
        let body =
            Rect { y: body.y + 1.min(body.height), height: body.height.saturating_sub(1), ..body };
        let entries = self.entries(usize::from(body.width), state);
        let mut items: Vec<Item> = entries.into_iter().map(|entry| entry.item).collect();
        if let Some(first) = items.first_mut().filter(|item| item.is_heading) {
            first.lines.remove(0);
        }
        if items.is_empty() {
            let none = state.say(t("没有。", "None."));
            frame.render_widget(
                Line::styled(none, state.theme.good()),
                Rect { height: 1.min(body.height), ..body },
            );
        }
        self.lists[self.page].draw(frame, body, &items, true, state);
    }

    fn name(&self) -> Name {
        Name::Findings
    }

    fn heading(&self, state: &State) -> Option<Phrase> {
        let open = state.open.as_ref()?;
        let title = harmless(&open.file.dossier.title(), false);
        Some(phrase(format!("结论 - {title}"), format!("Findings - {title}")))
    }
}
