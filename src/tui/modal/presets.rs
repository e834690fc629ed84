//! What is usual in common transfers, ticked row by row before it is taken: nothing is ticked at first.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::desk::Ids;
use crate::desk::presets::{As, PRESETS, Proposed, taken};
use crate::text::{Text, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Tone};
use crate::tui::state::State;
use crate::tui::widget::frame::{sheet, topped};
use crate::tui::widget::list::{Item, List};
use crate::tui::wrap::{cut, hanging};

/// A line of the sheet.
#[derive(Clone, Copy, Debug)]
enum Shown {
    /// A preset by its place, which stands for all of its rows.
    Heading(usize),
    /// A row of it, and how it stands: ticked, or there already.
    Row(usize, Proposed, Tick),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tick {
    No,
    Yes,
    There,
}

/// The sheet.
#[derive(Debug)]
pub(crate) struct Presets {
    lines: Vec<Shown>,
    list: List,
}

impl Presets {
    pub(crate) fn new(state: &State) -> Self {
        let answers = state.open.as_ref().map(|open| open.answers());
        let mut lines = Vec::new();
        for (at, preset) in PRESETS.iter().enumerate() {
            lines.push(Shown::Heading(at));
            lines.extend(preset.rows.iter().map(|row| {
                let is_there = answers.is_some_and(|answers| row.is_there(answers));
                Shown::Row(at, *row, if is_there { Tick::There } else { Tick::No })
            }));
        }
        Self { lines, list: List::default() }
    }

    /// Ticks a row, or all of a preset; where all of it are ticked, none.
    fn toggle(&mut self) {
        match self.lines.get(self.list.chosen).copied() {
            Some(Shown::Heading(of)) => {
                let is_off =
                    |line: &Shown| matches!(line, Shown::Row(at, _, Tick::No) if *at == of);
                let to = if self.lines.iter().any(is_off) { Tick::Yes } else { Tick::No };
                for line in &mut self.lines {
                    if let Shown::Row(at, _, tick) = line
                        && *at == of
                        && *tick != Tick::There
                    {
                        *tick = to;
                    }
                }
            }
            Some(Shown::Row(..)) => {
                if let Some(Shown::Row(_, _, tick)) = self.lines.get_mut(self.list.chosen) {
                    *tick = match *tick {
                        Tick::No => Tick::Yes,
                        Tick::Yes => Tick::No,
                        Tick::There => Tick::There,
                    };
                }
            }
            None => {}
        }
    }

    fn ticked(&self) -> Vec<Proposed> {
        let mut out: Vec<Proposed> = Vec::new();
        for line in &self.lines {
            // Two presets may name one row.
            if let Shown::Row(_, row, Tick::Yes) = line
                && !out.contains(row)
            {
                out.push(*row);
            }
        }
        out
    }
}

impl Layer for Presets {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Presets, Scope::List, Scope::Everywhere]
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        match input {
            Input::Act(Action::Toggle) => self.toggle(),
            Input::Act(Action::Cancel) => return Outcome::one(Message::Close),
            Input::Act(action @ (Action::Done | Action::Confirm)) => {
                let stand = if *action == Action::Done { As::Proposed } else { As::Confirmed };
                let rows = self.ticked();
                let Some(open) = state.open.as_ref().filter(|_| !rows.is_empty()) else {
                    return Outcome::one(Message::Say(Tone::Plain, NOTHING.into()));
                };
                let edit = taken(&rows, stand, open.answers(), &mut Ids::new(None), state.lang);
                let count = rows.len();
                let undo = state.undo_key();
                let said = match stand {
                    As::Proposed => said!(
                        "写入了{count}行提议，都不算数：到各表中 {take} 采用，{decline} 删去，也可以逐行确认。{undo} 撤销。",
                        "{count} {count?row is|rows are} written as proposals, and none of them counts: in their tables {take} takes them, {decline} removes them, or confirm them row by row. {undo} takes it back.",
                        count,
                        take = state.key(Scope::Table, Action::TakeProposals),
                        decline = state.key(Scope::Table, Action::DeclineProposals),
                        undo,
                    ),
                    As::Confirmed => said!(
                        "增加了{count}行，只有名称，场景带有随它采用的人群和信息项；逐行填写。{undo} 撤销。",
                        "{count} {count?row was|rows were} added, each with its name alone, the scenario with the groups and items taken with it: answer them. {undo} takes it back.",
                        count,
                        undo,
                    ),
                };
                return Outcome::Emit(vec![
                    Message::Close,
                    Message::Edit(edit),
                    Message::Say(Tone::Good, said),
                ]);
            }
            Input::Click { column, row } => {
                if let Some(at) = self.list.hit(*column, *row) {
                    self.list.chosen = at;
                    self.toggle();
                }
            }
            input if self.list.handle(input) => {}
            _ => return Outcome::Ignored,
        }
        Outcome::Done
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let theme = state.theme;
        let size = (area.width.min(90), area.height.saturating_sub(2).max(10));
        let inner = sheet(frame, area, size, state.say(TITLE), state);
        let cells = usize::from(inner.width);
        let key = |action| state.key(Scope::Presets, action);
        let help = said!(
            "{tick} 勾选一行或者整个预设。{done} 把勾选的作为提议写入：确认以前不算数，算作缺项。逐项看过的，{confirm} 直接采用。“=”是已有的。",
            "{tick} ticks a row or a whole preset. {done} writes what is ticked as proposals, which count for nothing, and as gaps, until they are confirmed; {confirm} takes at once what you have looked at. \"=\" is there already.",
            tick = key(Action::Toggle),
            done = key(Action::Done),
            confirm = key(Action::Confirm),
        );
        let top = hanging("", help.get(state.lang), cells, theme.dim());
        let below = topped(frame, inner, &top, 0);
        let items: Vec<Item> = self
            .lines
            .iter()
            .map(|line| match line {
                Shown::Heading(at) => {
                    let label = PRESETS.get(*at).map_or("", |preset| state.say(preset.label));
                    Item::line(Line::styled(label.to_owned(), theme.strong()))
                }
                Shown::Row(_, row, tick) => {
                    let tick = match tick {
                        Tick::No => "  [ ] ",
                        Tick::Yes => "  [x] ",
                        Tick::There => "   =  ",
                    };
                    let (section, name) = (row.section.title, row.name);
                    let words = said!("{section}：{name}", "{section}: {name}", section, name);
                    let words = cut(words.get(state.lang), cells.saturating_sub(6));
                    Item::line(Line::from(vec![Span::raw(tick), Span::raw(words)]))
                }
            })
            .collect();
        self.list.draw(frame, below, &items, true, state);
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}

const TITLE: Text = t("预设：通常涉及什么", "Presets: what is usual");
const NOTHING: Text =
    t("没有勾选什么；空格勾选，Esc 返回", "nothing is ticked: Space ticks, Esc goes back");
