//! The findings, page by page: verdict, why, why not, what would change it, duties, deadlines, risks, advice, gaps, problems, and
//! the inspection an officer would make. Whatever rests on an answer leads to it with one key, and to its rule with another.

mod beside;
mod coverage;
mod drawn;
mod pages;
mod tabs;

use std::cell::RefCell;
use std::rc::Rc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use serde_json::json;

use crate::form::catalog::formalities;
use crate::form::{Edit, Place};
use crate::law::consent::Cell;
use crate::telling::{About, Depth, Told};
use crate::text::{Phrase, harmless, phrase, t};

use super::super::component::{Input, Layer, Name, Outcome};
use super::super::inbox::Which;
use super::super::key::{Action, Scope};
use super::super::message::{Message, Sheet, Tone};
use super::super::state::{Open, State};
use super::super::widget::list::{Item, List};
use crate::tui::put::put;
use beside::Beside;
use drawn::Drawings;
pub(crate) use pages::{item, of_tone};
use tabs::Page;

/// The lines of a page, and how deep they are told.
type Lines = Rc<(Vec<Told>, Depth)>;

/// The lines of a page that were told for this revision of the answers and of the letters.
type Known = (Page, (u64, u64), Lines);

/// The findings.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    page: Page,
    lists: [List; Page::ALL.len()],
    /// The lines of a page, and the revision of the answers and of the letters that they are of.
    told: RefCell<Option<Known>>,
    heads: Vec<(Page, Rect)>,
    drawings: Drawings,
    beside: Beside,
    /// Which line each entry is that was drawn last; a drawing is none.
    entries: Vec<Option<usize>>,
    /// Whether a cell is chosen that no row names: `Enter` makes one.
    is_uncovered: bool,
}

impl Findings {
    fn list(&mut self) -> &mut List {
        &mut self.lists[self.page as usize]
    }

    /// The lines of the page: a record of many rows has many, and they are told anew only after a change.
    fn lines(&self, open: &Open, state: &State) -> Lines {
        let (page, revision) = (self.page, (open.revision(), open.inbox.count));
        let known = self.told.borrow().as_ref().and_then(|(of, at, lines)| {
            // What is still being looked for grows without a change of the answers.
            let is_same = (*of, *at) == (page, revision) && page != Page::Turns;
            is_same.then(|| Rc::clone(lines))
        });
        known.unwrap_or_else(|| {
            let lines = Rc::new(pages::told(page, open, state));
            self.told.replace(Some((page, revision, Rc::clone(&lines))));
            lines
        })
    }

    /// The chosen line.
    fn chosen(&self, state: &State) -> Option<Told> {
        let open = state.open.as_ref()?;
        self.lines(open, state).0.get(self.at()?).cloned()
    }

    /// The number of the chosen line.
    fn at(&self) -> Option<usize> {
        let chosen = self.lists[self.page as usize].chosen;
        self.entries.get(chosen).copied().unwrap_or(Some(chosen))
    }

    /// The chosen cell of the map of consent: its heading stands before the cells.
    fn cell(&self) -> Option<usize> {
        (self.page == Page::Consent).then(|| self.at()?.checked_sub(1)).flatten()
    }

    /// The chosen cell of that map, if no row names it.
    fn uncovered<'a>(&self, state: &'a State) -> Option<&'a Cell> {
        let cell = state.open.as_ref()?.survey().consent.get(self.cell()?)?;
        cell.is_missing().then_some(cell)
    }

    fn jump(&self, state: &State) -> Outcome {
        if let Some(cell) = self.uncovered(state) {
            return coverage::opened(cell);
        }
        let chosen = self.chosen(state);
        if let Some(About::Named(name)) = chosen.as_ref().and_then(|told| told.about.as_ref())
            && let Some(which) = Which::named(name)
            && state.open.as_ref().is_some_and(|open| open.inbox.find(&which).is_some())
        {
            return Outcome::one(Message::Show(Sheet::Letter(which)));
        }
        match chosen.and_then(|told| told.place) {
            Some(place) => Outcome::one(Message::Visit(place)),
            None => said(phrase("这一条没有对应的字段", "no field belongs to this")),
        }
    }

    fn rule(&self, state: &State) -> Outcome {
        match self.chosen(state).and_then(|told| told.about) {
            Some(About::Rule(rule, scenario)) => {
                Outcome::one(Message::Show(Sheet::Rule(rule, scenario)))
            }
            _ => said(phrase(
                "这一条没有对应的规则；规则页在依据、为什么不是、义务、提示各页",
                "no rule belongs to this; the pages Why, Why not, Duties and Advice have them",
            )),
        }
    }

    /// Notes that a person looked, and when; one step to undo.
    fn confirm(&self, state: &State) -> Outcome {
        let places = match self.chosen(state).and_then(|told| told.about) {
            Some(About::ToLook(places)) => places,
            _ => Vec::new(),
        };
        if places.is_empty() {
            return said(phrase(
                "这一条不是靠看纸面核对的；回车去看对应的字段",
                "this is not settled by looking at paper; press Enter for its field",
            ));
        }
        let today = json!(state.options.today.to_string());
        let edits = places.into_iter().flat_map(|place| {
            let on = Place { field: Some(&formalities::ON), ..place.clone() };
            [Edit::Set(place, Some(json!("yes"))), Edit::Set(on, Some(today.clone()))]
        });
        Outcome::Emit(vec![
            Message::Edit(Edit::Batch(edits.collect())),
            Message::Say(
                Tone::Plain,
                said!(
                    "已记为核对相符，日期为今天；{undo} 撤销",
                    "noted as looked at and fine, today; {undo} undoes it",
                    undo = state.undo_key(),
                ),
            ),
        ])
    }

    fn compare(&self, state: &State) -> Outcome {
        let flip = match (self.chosen(state).and_then(|told| told.about), &state.open) {
            (Some(About::Turn(number)), Some(open)) => {
                open.turns_so_far().and_then(|turns| turns.found.get(number))
            }
            _ => None,
        };
        match flip {
            Some(flip) => Outcome::one(Message::Show(Sheet::WhatIf(flip.clone()))),
            None => said(phrase("这一条没有可以比较的变化", "there is nothing to compare here")),
        }
    }
}

/// Asks whether the assessment that follows is to be begun.
fn succeed() -> Outcome {
    Outcome::one(Message::Show(Sheet::Question {
        title: phrase("建立后续评估？", "Begin the assessment that follows?"),
        text: phrase(
            "续期、重新评估时用：沿用这份记录的内容，不沿用办理进度、日期、备案编号和核对结果，基准日为今天。这份记录不改动，两份记录互相写明。",
            "For a renewal or an assessment anew: it takes over what this record says, but not dates, filing numbers and what was looked at, as of today. This record stays as it is, and each names the other.",
        ),
        answers: vec![
            (phrase("建立，并填写后续记录", "begin it and go on with it"), vec![Message::Succeed]),
            (phrase("取消", "cancel"), Vec::new()),
        ],
    }))
}

fn said(words: Phrase) -> Outcome {
    Outcome::one(Message::Say(Tone::Plain, words))
}

impl Findings {
    fn take(&mut self, input: &Input, state: &State) -> Outcome {
        match input {
            Input::Act(Action::Right) => self.page = self.page.step(true),
            Input::Act(Action::Left) => self.page = self.page.step(false),
            Input::Act(Action::Jump) => return self.jump(state),
            Input::Act(Action::Rule) => return self.rule(state),
            Input::Act(Action::HandIn) => return Outcome::one(Message::Show(Sheet::HandIn)),
            Input::Act(Action::Succeed) => return succeed(),
            Input::Act(Action::Receive) => return Outcome::one(Message::Show(Sheet::Receive)),
            Input::Act(Action::Compare) => return self.compare(state),
            Input::Act(Action::Confirm) => return self.confirm(state),
            Input::Act(Action::Back | Action::Findings) => return Outcome::one(Message::Close),
            Input::Click { column, row } => {
                let head = self.heads.iter().find(|(_, at)| at.contains((*column, *row).into()));
                if let Some((page, _)) = head {
                    self.page = *page;
                } else if let Some(at) = self.list().hit(*column, *row) {
                    let again = self.list().chosen == at;
                    self.list().chosen = at;
                    if again {
                        return self.jump(state);
                    }
                }
            }
            input if self.list().handle(input) => {}
            _ => return Outcome::Ignored,
        }
        Outcome::Done
    }
}

impl Layer for Findings {
    fn scopes(&self) -> Vec<Scope> {
        let mut out = vec![Scope::Findings, Scope::Record, Scope::List, Scope::Everywhere];
        if self.page == Page::Turns {
            out.insert(0, Scope::Turns);
        }
        if matches!(self.page, Page::Inspection | Page::Missing) {
            out.insert(0, Scope::Inspection);
        }
        if self.is_uncovered {
            out.insert(0, Scope::Uncovered);
        }
        if self.page == Page::Filing {
            out.insert(0, Scope::Filing);
        }
        out
    }

    fn shows_turns(&self) -> bool {
        self.page == Page::Turns || self.beside.is_shown
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        let outcome = self.take(input, state);
        self.is_uncovered = self.uncovered(state).is_some();
        outcome
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        if area.height == 0 || area.width == 0 {
            return;
        }
        let names = tabs::rows(self.page, area.width, state).min(area.height);
        let names = Rect { height: names, ..area };
        let body = Rect { y: names.bottom(), height: area.height - names.height, ..area };
        super::super::widget::frame::rule(frame, body, Vec::new(), state);
        let body =
            Rect { y: body.y + 1.min(body.height), height: body.height.saturating_sub(1), ..body };
        let mut body = body;
        let mut entries = Vec::new();
        if let Some(open) = &state.open {
            let lines = self.lines(open, state);
            let (told, depth) = &*lines;
            match self.page {
                Page::Verdict => {
                    let chosen = self.at().unwrap_or(0);
                    body = self.beside.draw(frame, body, (told, chosen), state);
                }
                Page::Consent => {
                    let cells = (open.survey().consent.as_slice(), self.cell());
                    body = coverage::draw(frame, body, cells, state);
                }
                _ => {}
            }
            let room = (usize::from(body.width), usize::from(body.height));
            entries = self.drawings.entries(self.page, (told, *depth), room, state);
        }
        self.beside.is_shown &= self.page == Page::Verdict;
        let items: Vec<Item>;
        (self.entries, items) = entries.into_iter().unzip();
        // The names stand behind the lines, as these may have counted something.
        self.heads = tabs::draw(self.page, frame, names, state);
        if items.is_empty() {
            let none = state.say(t("没有。", "None."));
            put(
                frame,
                Line::styled(none, state.theme.good()),
                Rect { height: 1.min(body.height), ..body },
            );
        }
        self.list().draw(frame, body, &items, true, state);
        self.is_uncovered = self.uncovered(state).is_some();
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        let heads = self.heads.iter().map(|(_, area)| (area.x, area.y));
        heads.chain(self.lists[self.page as usize].spots()).collect()
    }

    fn name(&self) -> Name {
        Name::Findings
    }

    fn heading(&self, state: &State) -> Option<Phrase> {
        let open = state.open.as_ref()?;
        let title = harmless(&open.file().dossier.title(), false);
        Some(said!("结论 - {title}", "Findings - {title}", title))
    }
}
