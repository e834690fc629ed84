//! A letter that asks for corrections: its points at the left, its words beside them, and below what is said of the chosen point.
//!
//! What is a point is decided here, by single keys; each step is kept at once and can be taken back. Nothing of the letter changes.

mod draw;

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::desk::filing::{Asked, place_for};
use crate::filing::letter::{About, Point, Step, clauses};
use crate::text::{Phrase, Text, harmless, phrase, t};

use super::super::component::{Input, Layer, Name, Outcome};
use super::super::inbox::Which;
use super::super::key::{Action, Scope};
use super::super::message::{Message, Sheet, Tone};
use super::super::state::State;
use super::super::widget::list::List;

/// The screen.
#[derive(Debug)]
pub(crate) struct Letter {
    which: Which,
    points: List,
    words: List,
    /// Whether the words have the keys, and at which sentence a mark begins.
    is_marking: bool,
    from: Option<usize>,
}

impl Letter {
    pub(crate) fn new(which: Which) -> Self {
        let (points, words) = (List::default(), List::default());
        Self { which, points, words, is_marking: false, from: None }
    }

    fn asked<'a>(&self, state: &'a State) -> Option<&'a Asked> {
        state.open.as_ref()?.inbox.find(&self.which)
    }

    fn chosen<'a>(&self, state: &'a State) -> Option<&'a Point> {
        self.asked(state)?.letter.points.get(self.points.chosen)
    }

    fn step(&self, step: Step) -> Outcome {
        Outcome::one(Message::Point(self.which.clone(), step))
    }

    /// A sheet that writes to whom the answer goes: where nobody knows that yet, it is asked first.
    fn addressed(&self, state: &State, sheet: fn(Which) -> Sheet) -> Outcome {
        let (which, sheet) = (self.which.clone(), sheet(self.which.clone()));
        let is_known = self.asked(state).is_some_and(|asked| asked.letter.addressee().is_some());
        let sheet = if is_known { sheet } else { Sheet::Addressee(which, Some(Box::new(sheet))) };
        Outcome::one(Message::Show(sheet))
    }

    /// The sheet for the chosen point.
    fn sheet(&self, state: &State, sheet: impl Fn(Which, u32) -> Sheet) -> Outcome {
        match self.chosen(state) {
            Some(point) => Outcome::one(Message::Show(sheet(self.which.clone(), point.id))),
            None => said(NO_POINT.into()),
        }
    }

    /// Goes on to the next point that is open, and answers it.
    fn next_open(&mut self, state: &State) -> Outcome {
        let Some(asked) = self.asked(state) else { return Outcome::Done };
        let points = &asked.letter.points;
        let count = points.len();
        // The chosen one first, where it is open itself.
        let order = (0..count).map(|by| (self.points.chosen + by) % count.max(1));
        let is_open = |at: &usize| points.get(*at).is_some_and(Point::is_open);
        let Some(at) = order.into_iter().find(is_open) else {
            return said(all_answered(state));
        };
        self.points.chosen = at;
        self.sheet(state, Sheet::PointAnswer)
    }

    /// Goes to what the chosen point is about; where that is several places, asks which.
    fn jump(&self, state: &State) -> Outcome {
        let Some(point) = self.chosen(state) else { return said(NO_POINT.into()) };
        let Some(open) = &state.open else { return Outcome::Done };
        let place = |path: &str| place_for(path, &point.words, open.answers());
        let places = point.about.iter().filter_map(|about| match about {
            About::Field(path) => place(path).map(|place| (place.named(open.answers()), place)),
            About::Paper(_) | About::Check(_) => None,
        });
        let mut places: Vec<_> = places.collect();
        if places.len() < 2 {
            return match places.pop() {
                Some((_, place)) => Outcome::one(Message::Visit(place)),
                None => said(said!(
                    "这一点没有关联的字段；{link} 关联，或者 {palette} 输入字段名称去填写",
                    "no field is linked to this point; {link} links one, or type its name behind {palette}",
                    link = state.link_key(),
                    palette = state.palette_key(),
                )),
            };
        }
        let answers = places.into_iter().map(|(name, place)| (name, vec![Message::Visit(place)]));
        Outcome::one(Message::Show(Sheet::Question {
            title: phrase("去哪个字段？", "To which field?"),
            text: phrase(
                "填写之后按 Esc 回到这封通知。",
                "Esc leads back to this letter afterwards.",
            ),
            answers: answers.collect(),
        }))
    }

    /// Splits the chosen point; where it may be split at several places, asks where.
    fn split(&self, state: &State) -> Outcome {
        let Some(point) = self.chosen(state) else { return said(NO_POINT.into()) };
        let ends = clauses(&point.words);
        if let [end] = ends.as_slice() {
            return self.step(Step::Split(point.id, *end));
        }
        if ends.is_empty() {
            return said(phrase("这一点只有一句", "this point is one sentence"));
        }
        let answer = |end: &usize| {
            let rest = point.words.get(*end..).unwrap_or_default().trim();
            let step = Step::Split(point.id, *end);
            let words = Phrase::same(harmless(rest, false));
            (words, vec![Message::Point(self.which.clone(), step)])
        };
        Outcome::one(Message::Show(Sheet::Question {
            title: phrase("从哪里起是另一点？", "Where does another point begin?"),
            text: Phrase::default(),
            answers: ends.iter().map(answer).collect(),
        }))
    }

    /// Keys while the words are marked.
    fn in_words(&mut self, input: &Input, state: &State) -> Outcome {
        match input {
            Input::Act(Action::Back) => {
                (self.is_marking, self.from) = (false, None);
            }
            Input::Act(Action::Toggle) => {
                self.from = if self.from.is_some() { None } else { Some(self.words.chosen) };
            }
            Input::Act(Action::Mark) => {
                let Some(asked) = self.asked(state) else { return Outcome::Done };
                let sentences = asked.letter.sentences();
                let (one, two) = (self.from.unwrap_or(self.words.chosen), self.words.chosen);
                let ends = sentences.get(one.min(two)).zip(sentences.get(one.max(two)));
                let Some(part) = ends.map(|(first, last)| first.start..last.end) else {
                    return Outcome::Done;
                };
                let is_in = |at: &Range<usize>| at.start < part.end && part.start < at.end;
                if asked.letter.places().iter().flatten().any(is_in) {
                    return said(already(state));
                }
                (self.is_marking, self.from) = (false, None);
                return self.step(Step::Mark(part));
            }
            input if self.words.handle(input) => {}
            _ => return Outcome::Ignored,
        }
        Outcome::Done
    }
}

fn said(words: Phrase) -> Outcome {
    Outcome::one(Message::Say(Tone::Plain, words))
}

const NO_POINT: Text = t(
    "没有要求了什么的点：Tab 到原文，把要求的句子标为一点",
    "there is no point yet: Tab leads to the letter, where a sentence is made one",
);

fn all_answered(state: &State) -> Phrase {
    said!(
        "各点都已答复：{reply} 写答复函，{package} 生成补正材料包",
        "every point is answered: {reply} writes the reply, {package} makes the package",
        reply = state.key(Scope::Letter, Action::Export),
        package = state.key(Scope::Letter, Action::Package),
    )
}

fn already(state: &State) -> Phrase {
    said!(
        "这里已经是一点；要合成一点的，在左边按 {join} 并入上一点",
        "this is a point already; to make one of two, join them at the left by {join}",
        join = state.key(Scope::Letter, Action::Join),
    )
}

impl Layer for Letter {
    fn scopes(&self) -> Vec<Scope> {
        let own = if self.is_marking { Scope::LetterWords } else { Scope::Letter };
        vec![own, Scope::Record, Scope::List, Scope::Everywhere]
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        if self.is_marking {
            return self.in_words(input, state);
        }
        let id = self.chosen(state).map(|point| point.id);
        let step = |step: fn(u32) -> Step| {
            id.map_or_else(|| said(NO_POINT.into()), |id| self.step(step(id)))
        };
        match input {
            Input::Act(Action::Answer) => self.sheet(state, Sheet::PointAnswer),
            Input::Act(Action::NextOpen) => self.next_open(state),
            Input::Act(Action::Jump) => self.jump(state),
            Input::Act(Action::Link) => self.sheet(state, Sheet::PointLinks),
            Input::Act(Action::Split) => self.split(state),
            Input::Act(Action::Join) => step(Step::Join),
            Input::Act(Action::Unmark) => step(Step::Unmark),
            Input::Act(Action::Undertake) => self.sheet(state, Sheet::Undertake),
            Input::Act(Action::Call) => self.sheet(state, Sheet::PointName),
            Input::Act(Action::NextField) => {
                self.is_marking = true;
                Outcome::Done
            }
            Input::Act(Action::Export) => self.addressed(state, Sheet::ReplyFile),
            Input::Act(Action::Package) => self.addressed(state, Sheet::ChangesFolder),
            Input::Act(Action::Address) => {
                Outcome::one(Message::Show(Sheet::Addressee(self.which.clone(), None)))
            }
            Input::Act(Action::HandIn) => Outcome::one(Message::Show(Sheet::HandIn)),
            Input::Act(Action::Withdraw) => {
                Outcome::one(Message::Show(Sheet::LetterMistake(self.which.clone())))
            }
            Input::Act(Action::Undo) => Outcome::one(Message::PointBack(self.which.clone())),
            Input::Act(Action::Back) => Outcome::one(Message::Close),
            Input::Click { column, row } => {
                let before = self.points.chosen;
                match self.points.hit(*column, *row) {
                    Some(at) if at == before => self.sheet(state, Sheet::PointAnswer),
                    Some(at) => {
                        self.points.chosen = at;
                        Outcome::Done
                    }
                    None => Outcome::Done,
                }
            }
            input if self.points.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn told(&mut self, message: &Message, state: &State) {
        match message {
            Message::Point(_, Step::Join(_)) => {
                self.points.chosen = self.points.chosen.saturating_sub(1);
            }
            Message::Point(_, Step::Mark(part)) => {
                let places = self.asked(state).map(|asked| asked.letter.places());
                let is_it = |at: &Option<std::ops::Range<usize>>| {
                    at.as_ref().is_some_and(|at| part.contains(&at.start))
                };
                let at = places.and_then(|places| places.iter().position(is_it));
                self.points.chosen = at.unwrap_or(self.points.chosen);
            }
            _ => {}
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        self.draw_all(frame, area, state);
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.points.spots()
    }

    fn name(&self) -> Name {
        Name::Letter
    }

    fn heading(&self, state: &State) -> Option<Phrase> {
        let letter = &self.asked(state)?.letter;
        let title = harmless(&state.open.as_ref()?.file().dossier.title(), false);
        let (id, day) = (&letter.name, letter.fields.received);
        Some(said!(
            "补正 {id}（{day}收到）- {title}",
            "Corrections {id} (of {day}) - {title}",
            id,
            day,
            title,
        ))
    }
}
