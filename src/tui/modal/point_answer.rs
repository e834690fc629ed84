//! The answer to a point of a letter: its words, whether nothing is changed, and beside it what was changed for the point.
//!
//! To leave with another key than Esc keeps what was typed; with Esc a person is asked, for nothing brings it back.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::filing::letter::{Point, Step};
use crate::store::Draft;
use crate::text::{Phrase, Text, harmless, phrase, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::inbox::Which;
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::state::State;
use crate::tui::widget::area::Area;
use crate::tui::widget::frame::{rule, sheet, topped};
use crate::tui::wrap::hanging;

use super::point::point;

/// The sheet.
#[derive(Debug)]
pub(crate) struct PointAnswer {
    which: Which,
    id: u32,
    area: Area,
    is_no_change: bool,
    /// Whether it was answered in two ways, which both stand in the text.
    is_contested: bool,
    /// What it was answered when the sheet was opened, and whether that said why nothing is changed.
    before: Option<(String, bool)>,
}

impl PointAnswer {
    pub(crate) fn new(which: Which, id: u32, state: &State) -> Self {
        let point = point(&which, id, state);
        let answer = point.and_then(|point| point.answer.as_ref());
        let before = answer.map(|answer| (answer.words.clone(), answer.no_change));
        let is_no_change = before.as_ref().is_some_and(|(_, no_change)| *no_change);
        // Of what two people answered one is chosen by taking the other away.
        let all: Vec<&str> =
            point.iter().flat_map(|point| point.answers()).map(|own| own.words.as_str()).collect();
        let (area, is_contested) = (Area::new(&all.join("\n")), all.len() > 1);
        Self { which, id, area, is_no_change, is_contested, before }
    }

    fn is_changed(&self) -> bool {
        let was_no_change = self.before.as_ref().is_some_and(|(_, no_change)| *no_change);
        self.area.is_changed() || self.is_no_change != was_no_change
    }

    /// Keeps the answer, and goes on.
    fn keep(&self, then: Option<Message>) -> Outcome {
        let text = self.area.text();
        let words = text.trim();
        if words.is_empty() && self.is_no_change {
            let why = phrase("不改的，请写明理由", "where nothing is changed, say why");
            return Outcome::one(Message::Say(Tone::Error, why));
        }
        let mut out = vec![Message::Close];
        // To keep two answers as they stand makes them one.
        if self.is_changed() || self.is_contested {
            let answer = (!words.is_empty()).then(|| (words.to_owned(), self.is_no_change));
            out.push(Message::Point(self.which.clone(), Step::Answer(self.id, answer)));
        }
        out.extend(then);
        Outcome::Emit(out)
    }

    /// What was changed for the point, before and now.
    fn changes(&self, point: &Point, state: &State) -> Vec<Phrase> {
        let Some(open) = &state.open else { return Vec::new() };
        let Some(asked) = open.inbox.find(&self.which) else { return Vec::new() };
        let all = asked.changes_for(point, open.answers());
        let told = |one: &crate::form::Difference| {
            let (label, before, after) = (one.label(), &one.before, &one.after);
            said!(
                "{label}：{before} → {after}",
                "{label}: {before} → {after}",
                label,
                before,
                after
            )
        };
        all.iter().map(told).collect()
    }
}

const NO_CHANGE: Text = t("[不改] 写明理由", "[no change] say why");

impl Layer for PointAnswer {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::PointAnswer, Scope::Everywhere]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn draft(&self) -> Option<Draft> {
        let words = self.area.text().trim().to_owned();
        (self.is_changed() && !words.is_empty()).then(|| Draft::Point {
            submission: self.which.code.clone(),
            letter: self.which.id.clone(),
            point: self.id,
            words,
            no_change: self.is_no_change,
            before: self.before.clone(),
        })
    }

    fn handle(&mut self, input: &Input, _state: &State) -> Outcome {
        match input {
            Input::Act(Action::Done) => self.keep(None),
            Input::Act(Action::Cancel) if !self.is_changed() => Outcome::one(Message::Close),
            // No key brings this back: it is no answer of the record.
            Input::Act(Action::Cancel) => Outcome::one(Message::Show(Sheet::Question {
                title: phrase("不保留这次写的？", "Drop what was written?"),
                text: phrase(
                    "这一点的答复会恢复成原来的样子。",
                    "The answer to this point is then as it was.",
                ),
                answers: vec![
                    (phrase("回去写", "go on writing"), Vec::new()),
                    (phrase("不保留", "drop it"), vec![Message::Close]),
                ],
            })),
            Input::Act(Action::NextOpen) => self.keep(Some(Message::Act(Action::NextOpen))),
            Input::Act(Action::NoChange) => {
                self.is_no_change ^= true;
                Outcome::Done
            }
            input if self.area.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let theme = state.theme;
        let size = (area.width.min(96), area.height.min(20));
        let Some(point) = point(&self.which, self.id, state) else { return };
        let asked = state.open.as_ref().and_then(|open| open.inbox.find(&self.which));
        let numbered = asked.and_then(|asked| {
            asked.letter.numbered().find(|(_, one)| one.id == self.id).map(|(number, _)| number)
        });
        let title = said!(
            "答复第{number}点",
            "Answer to point {number}",
            number = numbered.unwrap_or_default(),
        );
        let inner = sheet(frame, area, size, title.get(state.lang), state);
        let cells = usize::from(inner.width);
        let mut lines = hanging("", &harmless(&point.words, false), cells, theme.plain());
        cut_short(&mut lines, usize::from(inner.height / 3).max(1));
        let changes = self.changes(point, state);
        let room = usize::from(inner.height / 4);
        let mut told = Vec::new();
        for one in &changes {
            told.extend(hanging("  ", &harmless(one.get(state.lang), false), cells, theme.good()));
        }
        cut_short(&mut told, room);
        if changes.is_empty() {
            told.extend(hanging("  ", nothing(state).get(state.lang), cells, theme.dim()));
        }
        lines.extend(told);
        let below = topped(frame, inner, &lines, 3);
        let head = if self.is_no_change {
            Span::styled(state.say(NO_CHANGE), theme.warning())
        } else {
            Span::styled(state.say(t("答复", "answer")), theme.title())
        };
        rule(frame, below, vec![head], state);
        let text = Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below };
        self.area.draw(frame, text);
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}

/// So many of the lines; the last one says that there are more.
fn cut_short(lines: &mut Vec<Line<'static>>, most: usize) {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.spans.push(Span::raw(" .."));
        }
    }
}

fn nothing(state: &State) -> Phrase {
    said!(
        "提交以后没有为这一点改动；改动后在通知页按 {link} 关联",
        "nothing was changed for this point since it was handed in; {link} on the letter links what is",
        link = state.link_key(),
    )
}
