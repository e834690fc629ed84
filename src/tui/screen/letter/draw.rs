//! Draws a letter: points, words, and what is said of the chosen point.
//!
//! Which sentences belong to a point is told by its number and a bar beside them, not by colour alone.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::desk::filing::{Asked, about_said, answers_said, state_of};
use crate::filing::letter::Point;
use crate::form::Difference;
use crate::text::{Phrase, Text, harmless, t};

use super::super::super::state::State;
use super::super::super::widget::frame::{post, rule};
use super::super::super::widget::list::Item;
use super::super::super::wrap::{cut, hanging};
use super::Letter;
use crate::tui::put::put;

/// So many lines has what is said of the chosen point.
const BELOW: u16 = 6;

impl Letter {
    pub(super) fn draw_all(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let Some(asked) = self.asked(state).filter(|_| area.width > 8 && area.height > 4) else {
            return;
        };
        let below = BELOW.min(area.height / 3);
        let upper = Rect { height: area.height - below, ..area };
        let lower = Rect { y: upper.bottom(), height: below, ..area };
        let wide = (area.width * 2 / 5).clamp(1, 60);
        let left = Rect { width: wide, ..upper };
        let right = Rect { x: upper.x + wide + 2, width: area.width - wide - 2, ..upper };
        let items = points(asked, usize::from(left.width), state);
        let head = Rect { height: 1, ..left };
        put(frame, heading(asked, state), head);
        let list = Rect { y: left.y + 1, height: left.height - 1, ..left };
        self.points.draw(frame, list, &items, !self.is_marking, state);
        post(frame, Rect { x: upper.x + wide, width: 1, ..upper }, state);
        self.draw_words(asked, frame, right, state);
        self.draw_chosen(frame, lower, state);
    }

    fn draw_words(&mut self, asked: &Asked, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let letter = &asked.letter;
        let (sentences, places) = (letter.sentences(), letter.places());
        let cells = usize::from(area.width);
        let of = |part: &Range<usize>| {
            let is_in = |at: &Option<Range<usize>>| {
                at.as_ref().is_some_and(|at| at.start < part.end && part.start < at.end)
            };
            places.iter().position(is_in)
        };
        let chosen = self.points.chosen;
        if !self.is_marking
            && let Some(Some(place)) = places.get(chosen)
        {
            let first = sentences.iter().position(|part| part.end > place.start);
            self.words.chosen = first.unwrap_or(0);
        }
        let marked =
            self.from.map(|from| from.min(self.words.chosen)..=from.max(self.words.chosen));
        let mut before = None;
        let items: Vec<Item> = sentences
            .iter()
            .enumerate()
            .map(|(at, part)| {
                let point = of(part);
                let is_first = point != before;
                before = point;
                let text = letter.fields.words.get(part.clone()).unwrap_or_default();
                let is_marked = marked.as_ref().is_some_and(|marked| marked.contains(&at));
                let lead = match point {
                    _ if is_marked => "  *> ".to_owned(),
                    Some(point) if is_first => format!("{:>3}| ", point + 1),
                    Some(_) => "   | ".to_owned(),
                    None => "     ".to_owned(),
                };
                let style = match point {
                    Some(point) if point == chosen => state.theme.strong(),
                    Some(_) => state.theme.plain(),
                    None => state.theme.dim(),
                };
                Item::new(hanging(&lead, &harmless(text, false), cells, style))
            })
            .collect();
        self.words.draw(frame, area, &items, self.is_marking, state);
    }

    /// What is said of the chosen point.
    fn draw_chosen(&self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let theme = state.theme;
        let title = if self.is_marking {
            vec![Span::styled(state.say(MARKING), theme.title())]
        } else {
            self.chosen(state).map_or_else(Vec::new, |point| {
                let called = point.called.as_deref().map(|called| harmless(called, false));
                let words = called.unwrap_or_else(|| state.say(state_of(point)).to_owned());
                vec![Span::styled(words, theme.title())]
            })
        };
        rule(frame, area, title, state);
        let inner = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let cells = usize::from(inner.width);
        let mut lines = Vec::new();
        let mut say = |words: &Phrase, style| {
            lines.extend(hanging("", words.get(state.lang), cells, style));
        };
        match self.chosen(state) {
            None => say(&super::NO_POINT.into(), theme.gap()),
            Some(point) => {
                let about = Phrase::list(point.about.iter().map(about_said));
                if point.about.is_empty() {
                    say(&no_link(state), theme.dim());
                } else {
                    say(&said!("关系到：{about}", "about: {about}", about), theme.plain());
                }
                let changes = self.changes(point, state);
                if !changes.is_empty() {
                    let list = Phrase::list(changes);
                    say(&said!("已改：{list}", "changed: {list}", list), theme.good());
                }
                for said in answers_said(point) {
                    let said = Phrase::same(harmless(said.get(state.lang), false));
                    say(&said, if point.is_open() { theme.gap() } else { theme.plain() });
                }
            }
        }
        for (line, y) in lines.iter().zip(inner.top()..inner.bottom()) {
            put(frame, line, Rect { y, height: 1, ..inner });
        }
    }

    /// What was changed for a point, in words.
    fn changes(&self, point: &Point, state: &State) -> Vec<Phrase> {
        let Some(open) = &state.open else { return Vec::new() };
        let asked = open.inbox.find(&self.which);
        asked.map_or_else(Vec::new, |asked| {
            let all = asked.changes_for(point, open.answers());
            all.iter().map(Difference::label).collect()
        })
    }
}

const MARKING: Text = t(
    "标记：空格从这一句起，Enter 标为一点",
    "Marking: Space begins at this sentence, Enter makes it a point",
);

fn no_link(state: &State) -> Phrase {
    said!(
        "没有关联的字段或者材料（{link} 关联）",
        "No field or paper is linked ({link} links one)",
        link = state.link_key(),
    )
}

/// How many points there are, and how many are open.
fn heading(asked: &Asked, state: &State) -> Line<'static> {
    let count = asked.letter.points.len();
    let open = asked.letter.open().count();
    let words = if asked.is_open {
        said!("{count}点，{open}点待答复", "{count} {count?point|points}, {open} open", count, open,)
    } else {
        said!("{count}点，已提交答复", "{count} {count?point|points}, handed in", count)
    };
    Line::styled(words.get(state.lang).to_owned(), state.theme.title())
}

/// The points: number, state in a word, who does what by when, and how it begins.
fn points(asked: &Asked, cells: usize, state: &State) -> Vec<Item> {
    let theme = state.theme;
    asked
        .letter
        .numbered()
        .map(|(number, point)| {
            let word = state_of(point);
            let style = if point.is_open() { theme.gap() } else { theme.good() };
            let mut head = vec![
                Span::raw(format!("{number:>2} ")),
                Span::styled(format!("[{}] ", state.say(word)), style),
            ];
            if let Some(own) = &point.commitment {
                let owner = own.owner.as_deref().map(|name| harmless(name, false));
                let owner = owner.unwrap_or_else(|| "?".to_owned());
                let due = own.due.map_or_else(|| "?".to_owned(), |day| day.to_string());
                let said = if own.done.is_some() {
                    said!("承诺 @{owner} 已完成", "undertaken @{owner}, done", owner)
                } else {
                    said!("承诺 @{owner} {due}", "undertaken @{owner} {due}", owner, due)
                };
                head.push(Span::styled(said.get(state.lang).to_owned(), theme.warning()));
            }
            let words = point.called.as_ref().unwrap_or(&point.words);
            let words = cut(&harmless(words, false), cells.saturating_sub(4) * 2);
            let mut lines = vec![Line::from(head)];
            lines.extend(hanging("   ", &words, cells, theme.plain()));
            Item::new(lines)
        })
        .collect()
}
