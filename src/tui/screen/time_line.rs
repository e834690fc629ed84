//! The time line of a record: its steps under their days, the latest first. Only those that are shown are looked at.

use std::rc::Rc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::day::Day;
use crate::history::{Act, Log, Operation, OperationId};
use crate::text::{Phrase, Text, harmless, t};

use super::super::component::{Input, Layer, Name, Outcome};
use super::super::key::{Action, Scope};
use super::super::message::{Message, Sheet};
use super::super::state::State;
use super::super::widget::frame::rule;
use super::super::widget::line::Line as Typed;
use super::super::widget::list::List;
use super::super::wrap::{cut, hanging, pad, width};
use crate::tui::put::put;

/// The widest name of a person.
const WIDEST: usize = 12;
/// So many lines tell of the chosen step below the list.
const FOOT: u16 = 4;

/// Said where no step is added and none made elsewhere is seen.
const NOT_KEPT: Text = t(
    "这里的修改不记入历史，只显示打开时已有的步骤：记录只能查看，或者历史属于同一份记录的另一个文件。",
    "No step is added here, and only those that were there at opening are shown: the record can only be looked at, or its history belongs to another file of the same record.",
);

/// The time line.
#[derive(Debug, Default)]
pub(crate) struct TimeLine {
    log: Log,
    steps: Vec<Step>,
    /// What of them fits the filter, under its days.
    shown: Vec<Entry>,
    filter: Option<Typed>,
    is_typing: bool,
    list: List,
}

/// A step, and what it did.
#[derive(Debug)]
struct Step {
    id: OperationId,
    operation: Rc<Operation>,
    words: Phrase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    Day(Day),
    /// By its number among the steps.
    Step(usize),
}

impl Step {
    fn fits(&self, letters: &str) -> bool {
        let told = [&self.words.zh, &self.words.en];
        let at = self.operation.at;
        let whole = format!("{} {}", at.day(), at.time_of_day());
        letters.is_empty()
            || told
                .into_iter()
                .chain(&self.operation.who)
                .any(|it| it.to_lowercase().contains(letters))
            || whole.contains(letters)
            || self.id.as_str().starts_with(letters)
    }
}

impl TimeLine {
    /// Looks at steps until so many lines are there; anew where a step was added since.
    fn look(&mut self, wanted: usize, state: &State) {
        let Some(open) = &state.open else { return };
        let past = open.past();
        if !self.steps.first().is_some_and(|step| past.is_latest(&step.id)) {
            self.log = past.log();
            self.steps.clear();
            self.find();
        }
        let letters = self.letters();
        while self.shown.len() < wanted {
            let Some((id, operation)) = past.earlier(&mut self.log) else { break };
            let words = past.said(&operation);
            self.steps.push(Step { id, operation, words });
            self.show(self.steps.len() - 1, &letters);
        }
    }

    /// The letters that narrow the list.
    fn letters(&self) -> String {
        self.filter.as_ref().map_or("", Typed::text).trim().to_lowercase()
    }

    /// Finds anew what fits, the bar on the first.
    fn find(&mut self) {
        self.list = List::default();
        self.shown.clear();
        let letters = self.letters();
        (0..self.steps.len()).for_each(|at| self.show(at, &letters));
    }

    /// Shows a step behind the others, under its day, if it fits.
    fn show(&mut self, at: usize, letters: &str) {
        let day = |at: usize| self.steps.get(at).map(|step| step.operation.at.day());
        let Some(step) = self.steps.get(at).filter(|step| step.fits(letters)) else { return };
        let above = self.shown.last().and_then(|above| match above {
            Entry::Step(above) => day(*above),
            Entry::Day(_) => None,
        });
        let own = step.operation.at.day();
        if above != Some(own) {
            self.shown.push(Entry::Day(own));
        }
        self.shown.push(Entry::Step(at));
    }

    fn chosen(&self) -> Option<&Step> {
        match self.shown.get(self.list.chosen)? {
            Entry::Step(at) => self.steps.get(*at),
            Entry::Day(_) => None,
        }
    }

    fn open(&self) -> Outcome {
        self.chosen().map_or(Outcome::Done, |step| {
            Outcome::one(Message::Show(Sheet::OldState(step.id.clone())))
        })
    }

    /// The line of an entry; `who` is how wide the names are.
    fn line(&self, entry: Entry, who: usize, cells: usize, state: &State) -> Line<'static> {
        let theme = state.theme;
        let step = match entry {
            Entry::Day(day) => return Line::styled(day_said(day, state), theme.title()),
            Entry::Step(at) => self.steps.get(at),
        };
        let Some(Step { operation, words, .. }) = step else { return Line::default() };
        let (sign, style) = match operation.act {
            Act::Named(_) | Act::Called(..) => ("* ", theme.title()),
            Act::Undo(_) | Act::Redo(_) => ("  ", theme.dim()),
            _ => ("  ", theme.plain()),
        };
        let mut head = format!("{sign}{}  ", operation.at.time_of_day());
        if who > 0 {
            let name = harmless(operation.who.as_deref().unwrap_or_default(), false);
            head.push_str(&pad(&name, who));
            head.push_str("  ");
        }
        let room = cells.saturating_sub(width(&head));
        let words = cut(&harmless(words.get(state.lang), false), room);
        Line::from(vec![Span::styled(head, of_head(style, state)), Span::styled(words, style)])
    }

    /// The chosen step in full.
    fn foot(&self, cells: usize, state: &State) -> Vec<Line<'static>> {
        let theme = state.theme;
        let Some(Step { id, operation, words }) = self.chosen() else { return Vec::new() };
        let words = harmless(words.get(state.lang), false);
        let mut out = hanging("", &words, cells, theme.plain());
        out.truncate(usize::from(FOOT) - 2);
        let at = operation.at;
        let told = said!(
            "第 {id} 步，{day} {time}，改动{count}处",
            "step {id}, {day} {time}, {count} {count?place|places} changed",
            id = id.short(),
            day = at.day().to_string(),
            time = at.time_of_day(),
            count = operation.deltas.len(),
        );
        let who = operation.who.as_ref().map(|who| format!("  {}", harmless(who, false)));
        let told = format!("{}{}", told.get(state.lang), who.unwrap_or_default());
        out.push(Line::styled(cut(&told, cells), theme.dim()));
        out
    }

    /// Takes letters that narrow the list.
    fn type_filter(&mut self, input: &Input) -> Outcome {
        match input {
            Input::Act(Action::Cancel) => {
                self.is_typing = false;
                self.filter = None;
                self.find();
            }
            Input::Act(Action::Accept) | Input::Click { .. } => self.is_typing = false,
            input if self.list.handle(input) => {}
            input => {
                let taken = self.filter.as_mut().is_some_and(|line| line.handle(input));
                if !taken {
                    return Outcome::Ignored;
                }
                self.find();
            }
        }
        Outcome::Done
    }
}

/// Time and name of an ordinary step matter less than what it did.
fn of_head(style: Style, state: &State) -> Style {
    if style == state.theme.plain() { state.theme.dim() } else { style }
}

/// A day with its name in the week, and whether it is today.
fn day_said(day: Day, state: &State) -> String {
    let names = [
        t("星期一", "Monday"),
        t("星期二", "Tuesday"),
        t("星期三", "Wednesday"),
        t("星期四", "Thursday"),
        t("星期五", "Friday"),
        t("星期六", "Saturday"),
        t("星期日", "Sunday"),
    ];
    let name = day.of_week().and_then(|at| names.get(at)).map_or("", |name| name.get(state.lang));
    let today = if day == state.options.today { state.say(t("  今天", "  today")) } else { "" };
    format!("{day} {name}{today}")
}

impl Layer for TimeLine {
    fn scopes(&self) -> Vec<Scope> {
        if self.is_typing {
            vec![Scope::Name, Scope::List, Scope::Everywhere]
        } else {
            vec![Scope::TimeLine, Scope::Record, Scope::List, Scope::Everywhere]
        }
    }

    fn takes_text(&self) -> bool {
        self.is_typing
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        if self.is_typing {
            return self.type_filter(input);
        }
        match input {
            Input::Act(Action::Open) => return self.open(),
            Input::Act(Action::NameState) => {
                // The bar stands on the latest step first: then it is the state of now.
                let of = self.chosen().map(|step| step.id.clone());
                return Outcome::one(Message::Show(Sheet::StateName(of)));
            }
            Input::Act(Action::Filter) => {
                self.filter = Some(Typed::new(self.filter.as_ref().map_or("", Typed::text)));
                self.is_typing = true;
            }
            Input::Act(Action::Back) if self.filter.is_some() => {
                self.filter = None;
                self.find();
            }
            Input::Act(Action::Back | Action::TimeLine) => return Outcome::one(Message::Close),
            Input::Click { column, row } => {
                let before = self.list.chosen;
                if let Some(at) = self.list.hit(*column, *row) {
                    self.list.chosen = at;
                    if at == before {
                        return self.open();
                    }
                }
            }
            Input::Act(Action::Last) => {
                self.look(usize::MAX, state);
                self.list.chosen = self.shown.len().saturating_sub(1);
            }
            input if self.list.handle(input) => {}
            _ => return Outcome::Ignored,
        }
        Outcome::Done
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        if area.height == 0 || area.width == 0 {
            return;
        }
        let (theme, cells) = (state.theme, usize::from(area.width));
        let mut body = area;
        if let Some(filter) = &self.filter {
            let head = state.say(t("筛选: ", "filter: "));
            let row = Rect { height: 1, ..area };
            put(frame, Line::styled(head, theme.title()), row);
            let from = u16::try_from(width(head)).unwrap_or(0).min(area.width);
            let field = Rect { x: area.x + from, width: area.width - from, ..row };
            if self.is_typing {
                filter.draw(frame, field, state);
            } else {
                put(frame, Line::raw(filter.text().to_owned()), field);
            }
            body = Rect { y: area.y + 1, height: area.height - 1, ..area };
        }
        if state.open.as_ref().is_some_and(|open| !open.past().is_kept()) {
            let told = hanging("! ", state.say(NOT_KEPT), cells, theme.gap());
            for line in told {
                put(frame, line, Rect { height: body.height.min(1), ..body });
                body = Rect {
                    y: body.y + body.height.min(1),
                    height: body.height.saturating_sub(1),
                    ..body
                };
            }
        }
        let foot_at = {
            let high = FOOT.min(body.height / 2);
            Rect { y: body.bottom() - high, height: high, ..body }
        };
        body.height -= foot_at.height;
        // A screen ahead, so that the bar can go on to what is not looked at yet.
        self.look(self.list.chosen + 2 * usize::from(body.height) + 2, state);
        let names = self.steps.iter().filter_map(|step| step.operation.who.as_deref());
        let who = names.map(width).max().unwrap_or(0).min(WIDEST);
        if self.shown.is_empty() {
            let none = if self.filter.is_some() {
                t(
                    "没有符合筛选的步骤。按 Esc 取消筛选。",
                    "No step matches. Esc clears the filter.",
                )
            } else if state.open.as_ref().is_some_and(|open| open.past().is_kept()) {
                t(
                    "还没有历史：第一次修改时开始记录。",
                    "There is no history yet: it begins with the first change.",
                )
            } else {
                t("没有可以显示的步骤。", "There is no step to show.")
            };
            let lines = hanging("", state.say(none), cells, theme.dim());
            for (line, y) in lines.into_iter().zip(body.top()..body.bottom()) {
                put(frame, line, Rect { y, height: 1, ..body });
            }
        }
        let headings = self.shown.iter().map(|entry| matches!(entry, Entry::Day(_))).collect();
        let mut list = std::mem::take(&mut self.list);
        let line = |at: usize| {
            [self
                .shown
                .get(at)
                .map_or_else(Line::default, |entry| self.line(*entry, who, cells, state))]
        };
        list.draw_headed(frame, body, headings, line, !self.is_typing, state);
        self.list = list;
        rule(frame, foot_at, Vec::new(), state);
        let foot = self.foot(cells, state);
        for (line, y) in foot.into_iter().zip(foot_at.top() + 1..foot_at.bottom()) {
            put(frame, line, Rect { y, height: 1, ..area });
        }
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    fn name(&self) -> Name {
        Name::TimeLine
    }

    fn heading(&self, state: &State) -> Option<Phrase> {
        let title = harmless(&state.open.as_ref()?.file().dossier.title(), false);
        Some(said!("时间线 - {title}", "Time line - {title}", title))
    }
}
