//! The published policy held against the record: which file it is, and what was found, line by line.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::telling::{Depth, Told};
use crate::text::{Phrase, Text, phrase, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Tone};
use crate::tui::screen::findings::item;
use crate::tui::state::State;
use crate::tui::widget::frame::sheet;
use crate::tui::widget::line::Line;
use crate::tui::widget::list::{Item, List};

use super::asking::Asked;

/// The widest that a line is to be read.
const WIDE: u16 = 110;

/// Asks for the file.
#[derive(Debug)]
pub(crate) struct PolicyPage;

impl Asked for PolicyPage {
    fn title(&self) -> Text {
        t("核对公开的隐私政策", "Check the published policy")
    }

    fn words(&self, _: &State) -> Vec<Phrase> {
        let help = t(
            "公开的隐私政策在哪个文件？网页（html）、docx 或者 txt。只核对，不改动任何文件。",
            "Which file holds the policy as published: a page (html), docx or txt? It is only checked; no file is changed.",
        );
        vec![help.into(), Phrase::default()]
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let path = line.path();
        if path.as_os_str().is_empty() {
            return Outcome::Done;
        }
        Outcome::one(Message::CheckPolicy(path))
    }
}

/// What was found; each line leads to the answer it is about.
#[derive(Debug)]
pub(crate) struct Found {
    told: Vec<Told>,
    list: List,
}

impl Found {
    pub(crate) fn new(told: Vec<Told>) -> Self {
        Self { told, list: List::default() }
    }

    fn jump(&self) -> Outcome {
        let place = self.told.get(self.list.chosen).and_then(|told| told.place.clone());
        match place {
            Some(place) => Outcome::Emit(vec![Message::Close, Message::Visit(place)]),
            None => Outcome::one(Message::Say(
                Tone::Plain,
                phrase("这一条没有对应的字段", "no field belongs to this"),
            )),
        }
    }
}

impl Layer for Found {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Published, Scope::List, Scope::Everywhere]
    }

    fn handle(&mut self, input: &Input, _state: &State) -> Outcome {
        match input {
            Input::Act(Action::Jump) => self.jump(),
            Input::Act(Action::Cancel) => Outcome::one(Message::Close),
            Input::Click { column, row } => {
                if let Some(at) = self.list.hit(*column, *row) {
                    if self.list.chosen == at {
                        return self.jump();
                    }
                    self.list.chosen = at;
                }
                Outcome::Done
            }
            input if self.list.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let wide = area.width.min(WIDE);
        let cells = usize::from(wide.saturating_sub(4));
        let title = t("公开的隐私政策与记录核对", "The published policy against the record");
        let inner = sheet(frame, area, (wide, area.height), state.say(title), state);
        let items: Vec<Item> =
            self.told.iter().map(|told| item(told, Depth::Full, cells, state)).collect();
        self.list.draw(frame, inner, &items, true, state);
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}
