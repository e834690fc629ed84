//! What a point of a letter is about: ticked among what was changed since it was handed in, the papers that changed, and what its words
//! name.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::desk::filing::{about_of, about_said, changes_of_today};
use crate::filing::Key;
use crate::filing::letter::{About, Step};
use crate::text::{Phrase, Text, harmless, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::inbox::Which;
use crate::tui::key::{Action, Scope};
use crate::tui::message::Message;
use crate::tui::state::State;
use crate::tui::widget::frame::{sheet, topped};
use crate::tui::widget::list::{Item, List};
use crate::tui::wrap::{cut, hanging};

use super::point::point;

/// The sheet.
#[derive(Debug)]
pub(crate) struct PointLinks {
    which: Which,
    id: u32,
    /// What may be linked, in words, and whether it is.
    all: Vec<(About, Phrase, bool)>,
    list: List,
    trouble: Option<Phrase>,
}

impl PointLinks {
    pub(crate) fn new(which: Which, id: u32, state: &State) -> Self {
        let mut out = Self { which, id, all: Vec::new(), list: List::default(), trouble: None };
        let Some(open) = &state.open else { return out };
        let Some(point) = point(&out.which, id, state) else { return out };
        let linked: BTreeSet<&About> = point.about.iter().collect();
        let mut offer = |about: About, words: Phrase| {
            if out.all.iter().all(|(known, ..)| *known != about) {
                let is_linked = linked.contains(&about);
                out.all.push((about, words, is_linked));
            }
        };
        if let Some(asked) = open.inbox.find(&out.which) {
            for one in asked.changes(open.answers()) {
                let (section, label) = (&one.section, one.label());
                offer(
                    about_of(&one),
                    said!(
                        "改动：{section} > {label}",
                        "changed: {section} > {label}",
                        section,
                        label
                    ),
                );
            }
        }
        match changes_of_today(&open.session, &out.which.code, state.options.today) {
            Ok(changes) => {
                for one in changes.into_iter().filter(|one| !one.is_same) {
                    let (what, title) = (one.paper.operation.label(), one.paper.title.clone());
                    let key: Key = one.paper.key;
                    offer(
                        About::Paper(key),
                        said!("材料（{what}）：{title}", "paper ({what}): {title}", what, title),
                    );
                }
            }
            Err(error) => out.trouble = Some(error),
        }
        for about in &point.about {
            let name = about_said(about);
            offer(about.clone(), said!("原文提到：{name}", "named in its words: {name}", name));
        }
        out
    }

    fn toggle(&mut self) {
        if let Some((.., is_linked)) = self.all.get_mut(self.list.chosen) {
            *is_linked ^= true;
        }
    }
}

impl Layer for PointLinks {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::PointLinks, Scope::List, Scope::Everywhere]
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        match input {
            Input::Act(Action::Toggle) => self.toggle(),
            Input::Act(Action::Done) => {
                let linked = self.all.iter().filter(|(.., is_linked)| *is_linked);
                let about: Vec<About> = linked.map(|(about, ..)| about.clone()).collect();
                let mut out = vec![Message::Close];
                let before: Option<BTreeSet<&About>> =
                    point(&self.which, self.id, state).map(|point| point.about.iter().collect());
                if before != Some(about.iter().collect()) {
                    out.push(Message::Point(self.which.clone(), Step::Link(self.id, about)));
                }
                return Outcome::Emit(out);
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
        let size = (area.width.min(90), area.height.min(20));
        let inner = sheet(frame, area, size, state.say(TITLE), state);
        let cells = usize::from(inner.width);
        let mut top = Vec::new();
        if let Some(trouble) = &self.trouble {
            top.extend(hanging("! ", trouble.get(state.lang), cells, theme.error()));
        }
        let help = if self.all.is_empty() { NOTHING } else { HELP };
        top.extend(hanging("", state.say(help), cells, theme.dim()));
        let below = topped(frame, inner, &top, 0);
        let items: Vec<Item> = self
            .all
            .iter()
            .map(|(_, words, is_linked)| {
                let tick = if *is_linked { "[x] " } else { "[ ] " };
                let words = harmless(words.get(state.lang), false);
                let words = cut(&words, cells.saturating_sub(4));
                Item::line(Line::from(vec![Span::raw(tick), Span::raw(words)]))
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

const TITLE: Text = t("这一点关系到什么", "What this point is about");
const HELP: Text = t(
    "空格勾选。提交以后的改动，没有哪一点要求的，答复时单独列出。",
    "Space ticks. Changes since it was handed in that no point asks for are listed apart.",
);
const NOTHING: Text = t(
    "提交以后没有改动，原文也没有提到认识的字段或者材料。",
    "Nothing was changed since it was handed in, and the words name no field or paper that is known.",
);
