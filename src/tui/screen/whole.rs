//! The pages of the whole folder: deadlines of all records, people of all entities, registers, search. Enter opens the record at the
//! place; where records disagree one key makes one wording hold in all of them.
//!
//! The rows are gathered beside the loop; what stands here is the last page that was gathered, and only what is seen is drawn.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::telling::Tone;
use crate::text::{Phrase, harmless, phrase, t};

use super::super::component::{Input, Layer, Name, Outcome};
use super::super::fixer::Job;
use super::super::gatherer::{Ahead, Asked, Page, Row};
use super::super::key::{Action, Scope};
use super::super::message::{Message, Sheet, Tone as Told};
use super::super::state::State;
use super::super::widget::axis::Axis;
use super::super::widget::frame::rule;
use super::super::widget::line::Line as Typed;
use super::super::widget::list::List;
use super::super::wrap::{cut, hanging, pad, width};
use crate::tui::put::put;

/// So many lines tell of the chosen row below the list.
const FOOT: u16 = 4;

/// From how many cells on a bar has more room.
const WIDE: usize = 100;

/// The room before a bar and of it, where there is little and where there is more.
const SMALL: (usize, usize) = (24, 14);
const LARGE: (usize, usize) = (30, 40);

/// The room of the time line behind a row, of so many cells: a third of them within bounds, where there is room at all.
fn axis_room(cells: usize) -> usize {
    if cells < WIDE { 0 } else { (cells / 3).clamp(34, 60) }
}

/// A page of the whole folder.
#[derive(Debug)]
pub(crate) struct Whole {
    page: Page,
    list: List,
    typed: Typed,
    is_typing: bool,
}

impl Whole {
    pub(crate) fn new(page: Page) -> Self {
        Self { page, list: List::default(), typed: Typed::new(""), is_typing: page == Page::Search }
    }

    fn gather(&self) -> Outcome {
        let typed = self.typed.text().to_owned();
        Outcome::one(Message::Gather(Asked { page: self.page, typed }))
    }

    fn turn(&mut self, is_on: bool) -> Outcome {
        let all = Page::ALL;
        let at = all.iter().position(|page| *page == self.page).unwrap_or(0);
        let step = if is_on { 1 } else { all.len() - 1 };
        self.page = all[(at + step) % all.len()];
        self.list = List::default();
        self.is_typing = self.page == Page::Search && self.typed.text().is_empty();
        self.gather()
    }

    fn open(&self, state: &State) -> Outcome {
        let row = state.whole.rows.get(self.list.chosen);
        row.and_then(|row| row.leads_to.clone()).map_or(Outcome::Done, |(path, place)| {
            Outcome::Emit(vec![Message::OpenFile(path), Message::Visit(place)])
        })
    }

    /// Asks which of the answers on which records disagree is to hold.
    fn agree(&self, state: &State) -> Outcome {
        let row = state.whole.rows.get(self.list.chosen);
        let Some(fixes) = row.and_then(|row| row.fixes.as_ref()).filter(|fixes| !fixes.is_empty())
        else {
            let words = phrase(
                "这一行没有不一致；先选登记册中以“!”开头的一行",
                "Nothing differs on this line: choose one that begins with \"!\" in a register",
            );
            return Outcome::one(Message::Say(Told::Plain, words));
        };
        let answers = fixes.iter().map(|fix| {
            let count = fix.changes.len();
            let holds = phrase(harmless(&fix.holds.zh, false), harmless(&fix.holds.en, false));
            let words = said!(
                "“{holds}”（改其余{count}处）",
                "\"{holds}\" (changes the other {count})",
                holds,
                count
            );
            (words, vec![Message::Fix(Job::Check(Arc::clone(fix)))])
        });
        let (name, label) = (fixes[0].name.clone(), fixes[0].field.label);
        let title = said!("{name}：{label}", "{name}: {label}", name, label);
        let text = phrase(
            "以哪一种写法为准？选定之后先列出将改哪些评估，确认之后才改。",
            "Which is to hold? What it changes is shown first and changed only once you confirm.",
        );
        Outcome::one(Message::Show(Sheet::Question { title, text, answers: answers.collect() }))
    }

    fn type_words(&mut self, input: &Input) -> Outcome {
        match input {
            Input::Act(Action::Cancel) if self.typed.text().is_empty() => {
                return Outcome::one(Message::Close);
            }
            Input::Act(Action::Accept | Action::Cancel) | Input::Click { .. } => {
                self.is_typing = false;
            }
            input if self.list.handle(input) => {}
            input => {
                if !self.typed.handle(input) {
                    return Outcome::Ignored;
                }
                self.list = List::default();
                return self.gather();
            }
        }
        Outcome::Done
    }

    fn heads(&self, state: &State) -> Line<'static> {
        let mut spans = Vec::new();
        for page in Page::ALL {
            let style = if page == self.page { state.theme.title() } else { state.theme.dim() };
            spans.push(Span::styled(format!(" {} ", state.say(page.label())), style));
        }
        Line::from(spans)
    }
}

fn line(row: &Row, cells: usize, axis: Option<Axis>, state: &State) -> Line<'static> {
    let theme = state.theme;
    let style = match row.tone {
        Tone::Heading => theme.title(),
        Tone::Wrong => theme.error(),
        Tone::Warning => theme.warning(),
        Tone::Strong => theme.strong(),
        Tone::Open => theme.gap(),
        _ => theme.plain(),
    };
    if let Some((head, bar, tail)) = &row.bar {
        let (before, long) = if cells < WIDE { SMALL } else { LARGE };
        let mut spans =
            vec![Span::styled(format!("  {} ", pad(head.get(state.lang), before)), style)];
        spans.extend(bar.spans(long, style, state));
        let used = before + long + 5;
        let tail = cut(tail.get(state.lang), cells.saturating_sub(used));
        spans.push(Span::styled(format!(" {tail}"), style));
        return Line::from(spans);
    }
    let indent = if row.tone == Tone::Heading { "" } else { "  " };
    let words = format!("{indent}{}", row.words.get(state.lang));
    let (room, Some((axis, runs))) = (axis_room(cells), axis.zip(row.runs)) else {
        return Line::styled(cut(&words, cells), style);
    };
    let mut spans = vec![Span::styled(pad(&words, cells - room - 2), style), Span::raw("  ")];
    spans.extend(axis.bar(runs, room, state));
    Line::from(spans)
}

/// How much is to be done in each of the next weeks, as far as there is room; what is overdue before them.
fn by_week(ahead: &Ahead, cells: usize, state: &State) -> String {
    let overdue = ahead.overdue;
    let mut out =
        said!("  已过 {overdue}", "  overdue {overdue}", overdue).get(state.lang).to_owned();
    for (monday, count) in &ahead.weeks {
        let words = monday.to_string();
        let words = words.get(5..).unwrap_or_default();
        let next = said!("  {words}周 {count}", "  wk {words}: {count}", words, count);
        if width(&out) + width(next.get(state.lang)) > cells {
            break;
        }
        out.push_str(next.get(state.lang));
    }
    out
}

/// Draws what stands above the deadlines: how much is due by week, and the days over their bars where these are drawn.
fn draw_ahead(frame: &mut Frame<'_>, body: &mut Rect, ahead: &Ahead, state: &State) {
    let (cells, theme) = (usize::from(body.width), state.theme);
    let room = axis_room(cells);
    let left = if room == 0 { cells } else { cells - room - 2 };
    if body.height < 8 {
        return;
    }
    let row = Rect { height: 1, ..*body };
    let style = if ahead.overdue > 0 { theme.error() } else { theme.strong() };
    let words = by_week(ahead, left, state);
    put(frame, Line::styled(cut(&words, left), style), row);
    if let Some(from) = u16::try_from(left + 2).ok().filter(|_| room > 0) {
        let scale = Rect { x: row.x + from, width: row.width - from, ..row };
        put(frame, ahead.axis.scale(room, state), scale);
    }
    *body = Rect { y: body.y + 1, height: body.height - 1, ..*body };
}

impl Layer for Whole {
    fn scopes(&self) -> Vec<Scope> {
        if self.is_typing {
            vec![Scope::Name, Scope::List, Scope::Everywhere]
        } else {
            vec![Scope::Whole, Scope::List, Scope::Everywhere]
        }
    }

    fn takes_text(&self) -> bool {
        self.is_typing
    }

    fn offers(&self, action: Action) -> bool {
        !matches!(action, Action::Agree | Action::Undo) || matches!(self.page, Page::Register(_))
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        if self.is_typing {
            return self.type_words(input);
        }
        match input {
            Input::Act(Action::Open) => return self.open(state),
            Input::Act(Action::Right) => return self.turn(true),
            Input::Act(Action::Left) => return self.turn(false),
            Input::Act(Action::Rescan) => return self.gather(),
            Input::Act(Action::Agree) => return self.agree(state),
            Input::Act(Action::Undo) => return Outcome::one(Message::Fix(Job::Undo)),
            Input::Act(Action::Filter | Action::Search) => {
                if self.page != Page::Search {
                    self.page = Page::Search;
                    self.list = List::default();
                    self.is_typing = true;
                    return self.gather();
                }
                self.is_typing = true;
            }
            Input::Act(Action::Back | Action::Whole) => return Outcome::one(Message::Close),
            Input::Click { column, row } => {
                let before = self.list.chosen;
                if let Some(at) = self.list.hit(*column, *row) {
                    self.list.chosen = at;
                    if at == before {
                        return self.open(state);
                    }
                }
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
        put(frame, self.heads(state), Rect { height: 1, ..area });
        let mut body = Rect { y: area.y + 1, height: area.height - 1, ..area };
        if self.page == Page::Search && body.height > 0 {
            let head = state.say(t("查找: ", "find: "));
            let row = Rect { height: 1, ..body };
            put(frame, Line::styled(head, theme.title()), row);
            let from = u16::try_from(width(head)).unwrap_or(0).min(area.width);
            let field = Rect { x: area.x + from, width: area.width - from, ..row };
            if self.is_typing {
                self.typed.draw(frame, field, state);
            } else {
                put(frame, Line::raw(self.typed.text().to_owned()), field);
            }
            body = Rect { y: body.y + 1, height: body.height - 1, ..body };
        }
        let ahead = state.whole.ahead.as_ref();
        if let Some(ahead) = ahead {
            draw_ahead(frame, &mut body, ahead, state);
        }
        let axis = ahead.map(|ahead| ahead.axis);
        let high = FOOT.min(body.height / 2);
        let foot = Rect { y: body.bottom() - high, height: high, ..body };
        body.height -= high;
        let whole = &state.whole;
        let none = match (&whole.trouble, whole.is_busy) {
            (Some(said), _) => said.clone(),
            (None, true) if self.page == Page::People => t(
                "正在统计，全部统计完才显示人数……",
                "being counted; no number is shown before all of it is ...",
            )
            .into(),
            (None, true) => t("正在汇集……", "being gathered ...").into(),
            (None, false) if self.page == Page::Search && self.typed.text().trim().is_empty() => t(
                "输入名称、代码、全拼或者拼音首字母；几个词用空格隔开。",
                "Type a name, a code, pinyin or its initials; several words apart.",
            )
            .into(),
            (None, false) => t("没有内容。", "There is nothing here.").into(),
        };
        if whole.rows.is_empty() {
            let lines = hanging("  ", none.get(state.lang), cells, theme.dim());
            for (line, y) in lines.iter().zip(body.top()..body.bottom()) {
                put(frame, line, Rect { y, height: 1, ..body });
            }
        } else {
            let headings = whole.rows.iter().map(|row| row.leads_to.is_none()).collect();
            let seen = |at: usize| [line(&whole.rows[at], cells, axis, state)];
            self.list.draw_headed(frame, body, headings, seen, true, state);
        }
        rule(frame, foot, Vec::new(), state);
        let chosen = whole.rows.get(self.list.chosen).filter(|row| row.leads_to.is_some());
        let Some((row, (path, place))) = chosen.and_then(|row| Some((row, row.leads_to.as_ref()?)))
        else {
            return;
        };
        let mut lines = hanging("", row.words.get(state.lang), cells, theme.plain());
        lines.truncate(usize::from(FOOT) - 2);
        let file = crate::text::shown_path(path);
        lines.push(Line::styled(
            cut(&format!("{file}  {}", place.label().get(state.lang)), cells),
            theme.dim(),
        ));
        for (line, y) in lines.iter().zip(foot.top() + 1..foot.bottom()) {
            put(frame, line, Rect { y, height: 1, ..foot });
        }
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    fn name(&self) -> Name {
        Name::Whole
    }

    fn heading(&self, state: &State) -> Option<Phrase> {
        let label = self.page.label();
        Some(if state.whole.is_fixing {
            said!("全部评估：{label}  正在修改", "all assessments: {label}  being changed", label)
        } else if state.whole.is_busy {
            said!("全部评估：{label}  正在汇集", "all assessments: {label}  being gathered", label)
        } else {
            said!("全部评估：{label}", "all assessments: {label}", label)
        })
    }
}
