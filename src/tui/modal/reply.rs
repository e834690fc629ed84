//! What a questionnaire that came back would change: answer by answer, each of which is taken or not; what is taken is written as one
//! step.

use std::collections::HashSet;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::document::reply::{Outcome as Follows, Reading};
use crate::text::{harmless, phrase};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Tone};
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::widget::frame::sheet;
use crate::tui::widget::list::{Item, List};
use crate::tui::wrap::hanging;

/// The widest that it is to be read.
const WIDE: u16 = 110;

/// The comparison of a questionnaire with the record.
#[derive(Debug)]
pub(crate) struct Reply {
    reading: Reading,
    /// Of each answer that changes something, whether it is not wanted.
    unwanted: HashSet<usize>,
    list: List,
}

impl Reply {
    pub(crate) fn new(reading: Reading) -> Self {
        Self { reading, unwanted: HashSet::new(), list: List::default() }
    }

    /// The places of the answers that change something, in the order of the file.
    fn changing(&self) -> Vec<usize> {
        let replies = self.reading.replies.iter().enumerate();
        let changed = replies.filter(|(_, reply)| matches!(reply.outcome, Follows::Changed(_)));
        changed.map(|(at, _)| at).collect()
    }

    /// The answer under the bar.
    fn under(&self) -> Option<usize> {
        self.changing().get(self.list.chosen).copied()
    }

    fn toggle(&mut self) {
        if let Some(at) = self.under()
            && !self.unwanted.remove(&at)
        {
            self.unwanted.insert(at);
        }
    }

    fn toggle_all(&mut self) {
        let all = self.changing();
        let is_one = all.iter().any(|at| self.unwanted.contains(at));
        self.unwanted = if is_one { HashSet::new() } else { all.into_iter().collect() };
    }

    fn invert(&mut self) {
        let all = self.changing();
        self.unwanted = all.into_iter().filter(|at| !self.unwanted.contains(at)).collect();
    }

    fn take(&self) -> Outcome {
        let all = self.changing();
        if all.is_empty() {
            return Outcome::one(Message::Close);
        }
        let wanted = self.reading.with(|at| !self.unwanted.contains(&at));
        if wanted.changes() == 0 {
            let words = phrase(
                "一项也没有勾选：空格勾选要写入的答复，Esc 不写入",
                "nothing is ticked: Space ticks what is to be written, Esc writes nothing",
            );
            return Outcome::one(Message::Say(Tone::Error, words));
        }
        Outcome::Emit(vec![Message::Close, Message::TakeOver(Box::new(wanted))])
    }

    fn items(&self, cells: usize, state: &State) -> Vec<Item> {
        let theme = state.theme;
        let said = |words: &str| harmless(words, false);
        let mut out: Vec<Item> = Vec::new();
        for at in self.changing() {
            let is_wanted = !self.unwanted.contains(&at);
            let sign = if is_wanted { "[x] " } else { "[ ] " };
            let style = if is_wanted { theme.strong() } else { theme.dim() };
            let mut lines = Vec::new();
            for (number, line) in self.reading.lines_of(at).iter().enumerate() {
                let words = said(line.get(state.lang).trim_start());
                let (head, style) =
                    if number == 0 { (sign, style) } else { ("    ", theme.warning()) };
                lines.extend(hanging(head, &words, cells, style));
            }
            out.push(Item::new(lines));
        }
        let others = self.reading.other_lines();
        out.extend(others.iter().map(|line| {
            Item::heading(hanging("", &said(line.get(state.lang)), cells, theme.plain()))
        }));
        out
    }
}

impl Layer for Reply {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Reply, Scope::List, Scope::Everywhere]
    }

    fn handle(&mut self, input: &Input, _state: &State) -> Outcome {
        match input {
            Input::Act(Action::Accept) => return self.take(),
            Input::Act(Action::Cancel) => return Outcome::one(Message::Close),
            Input::Act(Action::Toggle) => {
                self.toggle();
                self.list.handle(&Input::Act(Action::Down));
            }
            Input::Act(Action::ToggleAll) => self.toggle_all(),
            Input::Act(Action::Invert) => self.invert(),
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
        let (all, unwanted) = (self.changing().len(), self.unwanted.len());
        let count = all - unwanted;
        let title = said!(
            "收回的问卷：改变{all}项，写入{count}项",
            "A questionnaire came back: {all} {all?change|changes}, {count} to be written",
            all,
            count,
        );
        let size = (area.width.min(WIDE), area.height);
        let inner = sheet(frame, area, size, title.get(state.lang), state);
        let cells = usize::from(inner.width);
        let hint = if all > 0 {
            said!(
                "记录还没有改动。空格逐项取舍，Enter 写入勾选的答复，之后 {undo} 可一次撤销；Esc 不写入。",
                "The record is as it was. Space takes an answer or leaves it; Enter writes what is ticked, which {undo} takes back at once; Esc writes nothing.",
                undo = state.undo_key(),
            )
        } else {
            phrase("没有可以写入的改变。", "There is nothing to write.")
        };
        let words = hanging("", hint.get(state.lang), cells, state.theme.plain());
        for (line, y) in words.iter().zip(inner.top()..inner.bottom()) {
            put(frame, line, Rect { y, height: 1, ..inner });
        }
        let used = u16::try_from(words.len() + 1).unwrap_or(u16::MAX).min(inner.height);
        let below = Rect { y: inner.y + used, height: inner.height - used, ..inner };
        let items = self.items(cells, state);
        self.list.draw(frame, below, &items, true, state);
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}
