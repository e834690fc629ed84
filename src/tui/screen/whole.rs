//! The pages of the whole folder: deadlines of all records, people of all entities, registers, search. Enter opens the record at the
//! place; where records disagree one key makes one wording hold in all of them.
//!
//! The rows are gathered beside the loop; what stands here is the last page that was gathered, and only what is seen is drawn.

use std::sync::Arc;

mod rows;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::text::{Phrase, harmless, phrase, t};

use super::super::component::{Input, Layer, Name, Outcome};
use super::super::fixer::Job;
use super::super::gatherer::{Asked, NOTHING, Page, Row};
use super::super::key::{Action, Scope};
use super::super::message::{Message, Sheet, Tone as Told};
use super::super::state::State;
use super::super::widget::frame::rule;
use super::super::widget::line::Line as Typed;
use super::super::widget::list::List;
use super::super::wrap::{cut, hanging, width};
use crate::tui::put::put;

use super::home::nowhere;
use rows::Widths;

/// So many lines tell of the chosen row below the list; more where it could not be read.
const FOOT: u16 = 4;

/// A page of the whole folder.
#[derive(Debug)]
pub(crate) struct Whole {
    page: Page,
    list: List,
    typed: Typed,
    is_typing: bool,
    /// Whether of a register only that is shown on which records disagree.
    only: bool,
}

impl Whole {
    pub(crate) fn new(page: Page) -> Self {
        Self {
            page,
            list: List::default(),
            typed: Typed::new(""),
            is_typing: page == Page::Search,
            only: false,
        }
    }

    fn gather(&self) -> Outcome {
        let typed = self.typed.text().to_owned();
        Outcome::one(Message::Gather(Asked { page: self.page, typed, only: self.only }))
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
        match state.whole.rows.get(self.list.chosen) {
            None => Outcome::Done,
            Some(Row { leads_to: Some((path, place)), .. }) => {
                let (path, place) = (path.clone(), place.clone());
                Outcome::Emit(vec![Message::OpenFile(path), Message::Visit(place)])
            }
            Some(_) => nowhere(),
        }
    }

    /// Asks which of the answers on which records disagree is to hold.
    fn agree(&self, state: &State) -> Outcome {
        let row = state.whole.rows.get(self.list.chosen);
        let Some(fixes) = row.and_then(|row| row.fixes.as_ref()).filter(|fixes| !fixes.is_empty())
        else {
            if let Some(words) = not_yet(state) {
                return Outcome::one(Message::Say(Told::Plain, words));
            }
            let words = phrase(
                "这一行没有不一致；先选登记册中写明各评估回答的一行",
                "Nothing differs on this line: choose one that tells an answer of several records in a register",
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

    /// Chooses the next line where records begin to disagree; behind the last, the first.
    fn next_difference(&mut self, state: &State) -> Outcome {
        let rows = &state.whole.rows;
        let at = self.list.chosen;
        let differs = |at: &usize| rows.get(*at).is_some_and(|row| row.differs);
        let next = (at + 1..rows.len()).find(differs).or_else(|| (0..rows.len()).find(differs));
        let Some(next) = next else {
            let none = || {
                if state.whole.rows.iter().any(Row::is_unread) {
                    return phrase(
                        "读取到的各评估没有不一致；不能读取的见最前面几行",
                        "No record that could be read disagrees here; the first lines tell what could not be",
                    );
                }
                phrase("各评估的填写没有不一致", "No record disagrees with another here")
            };
            let words = not_yet(state).unwrap_or_else(none);
            return Outcome::one(Message::Say(Told::Plain, words));
        };
        self.list.chosen = next;
        Outcome::Done
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

    /// How many lines tell of the chosen row below the list: what cannot be read is told whole, with what is to be done about it.
    fn foot(&self, cells: usize, state: &State) -> u16 {
        let chosen = state.whole.rows.get(self.list.chosen);
        let unread = chosen.filter(|row| row.is_unread()).map_or(0, |row| {
            hanging("", row.words.get(state.lang), cells, state.theme.plain()).len() + 1
        });
        FOOT.max(u16::try_from(unread).unwrap_or(FOOT))
    }
}

/// What is said instead of an answer, while there is none: nothing was gathered yet, or it could not be.
fn not_yet(state: &State) -> Option<Phrase> {
    let whole = &state.whole;
    whole.trouble.clone().or_else(|| {
        (whole.is_busy && whole.rows.is_empty()).then(|| {
            phrase(
                "正在汇集，完成后再按一次",
                "It is being gathered: press it again once that is done",
            )
        })
    })
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
        let of_registers =
            matches!(action, Action::Agree | Action::Undo | Action::NextOpen | Action::Same);
        !of_registers || matches!(self.page, Page::Register(_))
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
            Input::Act(Action::NextOpen) => return self.next_difference(state),
            Input::Act(Action::Same) => {
                self.only = !self.only;
                self.list = List::default();
                return self.gather();
            }
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
            rows::draw_ahead(frame, &mut body, ahead, state);
        }
        let axis = ahead.map(|ahead| ahead.axis);
        let high = self.foot(cells, state).min(body.height / 2);
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
            (None, false) => NOTHING.into(),
        };
        if whole.rows.is_empty() {
            let lines = hanging("  ", none.get(state.lang), cells, theme.dim());
            for (line, y) in lines.iter().zip(body.top()..body.bottom()) {
                put(frame, line, Rect { y, height: 1, ..body });
            }
        } else {
            let headings = whole.rows.iter().map(Row::is_heading).collect();
            let widths = Widths::of(&whole.rows, cells, axis.is_some(), state);
            let seen = |at: usize| [widths.line(&whole.rows[at], axis, state)];
            self.list.draw_headed(frame, body, headings, seen, true, state);
        }
        rule(frame, foot, Vec::new(), state);
        let chosen = whole.rows.get(self.list.chosen).filter(|row| !row.is_heading());
        let Some(row) = chosen else { return };
        let mut lines = hanging("", row.words.get(state.lang), cells, theme.plain());
        if let Some((path, place)) = &row.leads_to {
            lines.truncate(usize::from(FOOT) - 2);
            let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
            let file = harmless(&file.unwrap_or_default(), false);
            let words = said!("{file}，{place}", "{file}, {place}", file, place = place.label());
            lines.push(Line::styled(cut(words.get(state.lang), cells), theme.dim()));
        }
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
        let label = if self.only && matches!(self.page, Page::Register(_)) {
            let label = self.page.label();
            said!("{label}，只看不一致的", "{label}, only what differs", label)
        } else {
            self.page.label().into()
        };
        Some(if state.whole.is_fixing {
            said!("全部评估：{label}  正在修改", "all assessments: {label}  being changed", label)
        } else if state.whole.is_busy {
            said!("全部评估：{label}  正在汇集", "all assessments: {label}  being gathered", label)
        } else {
            said!("全部评估：{label}", "all assessments: {label}", label)
        })
    }
}
