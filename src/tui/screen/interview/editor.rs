//! Answering one field: a line, a text, a choice. What is typed is never refused; what does not parse is kept and shown.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line as Words;
use serde_json::{Value, json};

use crate::form::{AsOnDocument, Edit, Field, Kind, Place, value_text};
use crate::store::Change;
use crate::text::Phrase;
use crate::tui::component::{Input, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Tone};
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::widget::area::Area;
use crate::tui::widget::choice::{Choice, Choices, Taken};
use crate::tui::widget::line::Line;
use crate::tui::wrap::cut;

use super::choices::{answered, listed, rows, rows_at, with_strays, yes_no};
use super::detail::proposed;

/// Says that words go on.
const DOTS: &str = " ..";

/// A field being answered.
#[derive(Debug)]
pub(super) struct Editor {
    place: Place,
    field: &'static Field,
    hand: Hand,
    area: Rect,
    /// The line began empty although there was an answer: what is typed takes its place.
    is_replacing: bool,
}

#[derive(Debug)]
enum Hand {
    Line(Line),
    Text(Box<Area>),
    One(Choices),
    Many(Choices),
}

impl Editor {
    /// Begins with the answer that stands there. What is `typed` takes the place of a line, as in a spreadsheet, goes behind a
    /// text, and narrows a list.
    pub(super) fn new(
        place: Place,
        field: &'static Field,
        typed: Option<&str>,
        state: &State,
    ) -> Self {
        let answers = state.answers();
        let value = answers.and_then(|answers| answers.get(&place)).cloned();
        let text = || match (&value, answers) {
            (Some(value), Some(answers)) => value_text(field.kind, value, answers, state.lang),
            _ => String::new(),
        };
        let mut hand = match field.original().kind {
            Kind::Line
            | Kind::Translation(_)
            | Kind::CreditCode
            | Kind::Count
            | Kind::Amount(_)
            | Kind::Probability
            | Kind::Classes
            | Kind::Day
            | Kind::DayOrReason => Hand::Line(Line::new(&text())),
            Kind::Paragraph => Hand::Text(Box::new(Area::new(&text()))),
            Kind::YesNo => Hand::One(Choices::new(yes_no(), false, codes(value.as_ref()))),
            Kind::One(options) => {
                let choices = Choices::new(listed(options), false, codes(value.as_ref()));
                Hand::One(match state.open.as_ref().and_then(|open| proposed(open, &place)) {
                    Some(one) if !one.is_lighter() => choices.pointing_at(one.choice.code.as_str()),
                    _ => choices,
                })
            }
            Kind::Many(options) => {
                let picked = codes(value.as_ref());
                Hand::Many(Choices::new(with_strays(listed(options), &picked), true, picked))
            }
            Kind::Row(section) => Hand::One(Choices::new(
                rows_at(&place, section, state),
                false,
                codes(value.as_ref()),
            )),
            Kind::Rows(section) => {
                let picked = codes(value.as_ref());
                Hand::Many(Choices::new(with_strays(rows(section, state), &picked), true, picked))
            }
            Kind::Places => {
                let picked = codes(value.as_ref());
                Hand::Many(Choices::new(with_strays(answered(state), &picked), true, picked))
            }
        };
        let mut is_replacing = false;
        if let Some(typed) = typed {
            if let Hand::Line(line) = &mut hand {
                is_replacing = !line.before().is_empty();
                line.replace();
            }
            let paste = Input::Paste(typed.to_owned());
            match &mut hand {
                Hand::Line(line) => line.handle(&paste),
                Hand::Text(area) => area.handle(&paste),
                Hand::One(choices) | Hand::Many(choices) => choices.handle(&paste),
            };
        }
        Self { place, field, hand, area: Rect::default(), is_replacing }
    }

    /// What it answers.
    pub(super) const fn place(&self) -> &Place {
        &self.place
    }

    /// Where its keys hold.
    pub(super) fn scopes(&self) -> Vec<Scope> {
        match self.hand {
            Hand::Line(_) => vec![Scope::Line, Scope::Everywhere],
            Hand::Text(_) => vec![Scope::Text, Scope::Everywhere],
            Hand::One(_) => vec![Scope::One, Scope::List, Scope::Everywhere],
            Hand::Many(_) => vec![Scope::Many, Scope::List, Scope::Everywhere],
        }
    }

    /// Whether it needs the room of the lower pane.
    pub(super) const fn is_large(&self) -> bool {
        !matches!(self.hand, Hand::Line(_))
    }

    /// What is being typed, where it is one line.
    pub(super) fn typed(&self) -> Option<String> {
        match &self.hand {
            Hand::Line(line) => Some(line.text().to_owned()),
            _ => None,
        }
    }

    /// The answer that what is typed would replace, where the line began without it.
    pub(super) fn replaced(&self) -> Option<&str> {
        match &self.hand {
            Hand::Line(line) if self.is_replacing && line.is_changed() => Some(line.before()),
            _ => None,
        }
    }

    /// What finishing now would change.
    pub(super) fn typing(&self, state: &State) -> Option<Change> {
        let Edit::Set(place, after) = self.edit(state)? else { return None };
        let before = state.answers()?.get(&place).cloned();
        Some(Change { place, index: 0, before, after })
    }

    /// Words that were typed to choose something, where nothing was chosen by them yet: to leave would drop them.
    pub(super) fn unsettled(&self) -> Option<Phrase> {
        let typed = match &self.hand {
            Hand::One(choices) | Hand::Many(choices) => choices.passed_over()?,
            Hand::Line(_) | Hand::Text(_) => return None,
        };
        Some(said!(
            "“{typed}”还没有选定任何一项：用方向键选，Enter 或空格选定；不要就按 Esc",
            "nothing is chosen by \"{typed}\" yet: arrows move, Enter or Space chooses, Esc leaves",
            typed,
        ))
    }

    /// Whether a cell of the screen belongs to it.
    pub(super) fn contains(&self, column: u16, row: u16) -> bool {
        self.area.contains((column, row).into())
    }

    /// Where its choices stand.
    pub(super) fn spots(&self) -> Vec<(u16, u16)> {
        match &self.hand {
            Hand::One(choices) | Hand::Many(choices) => choices.spots(),
            Hand::Line(_) | Hand::Text(_) => Vec::new(),
        }
    }

    /// The answer as it now stands, if it was changed.
    fn edit(&self, state: &State) -> Option<Edit> {
        let answers = state.answers()?;
        let value = match &self.hand {
            Hand::Line(line) if line.is_changed() => self.field.kind.read(line.text(), answers),
            Hand::Text(area) if area.is_changed() => self.field.kind.read(&area.text(), answers),
            Hand::Many(choices) if choices.is_changed() => {
                let held = choices.held();
                (!held.is_empty()).then(|| json!(held))
            }
            Hand::One(choices) if choices.is_changed() => {
                choices.held().first().map(|code| json!(code))
            }
            _ => return None,
        };
        let value = answers.written(&self.place, value);
        let before = answers.get(&self.place);
        // The same code typed again leaves its confirmation standing.
        let is_same = before == value.as_ref()
            || before.zip(value.as_ref()).is_some_and(|(before, value)| {
                AsOnDocument::read(before).is_some_and(|known| value.as_str() == Some(known.code))
            });
        (!is_same).then(|| Edit::Set(self.place.clone(), value))
    }

    /// Takes input; the second value says whether answering has ended.
    pub(super) fn handle(&mut self, input: &Input, state: &State) -> (Outcome, bool) {
        let finish = |editor: &Self, then: Option<fn(Place) -> Message>| {
            let mut out: Vec<Message> = editor.edit(state).map(Message::Edit).into_iter().collect();
            out.extend(then.map(|then| then(editor.place.clone())));
            (if out.is_empty() { Outcome::Done } else { Outcome::Emit(out) }, true)
        };
        match (input, &mut self.hand) {
            (Input::Act(Action::Cancel), _) => {
                // What is thrown away can be brought back.
                let typed = self.edit(state).map(Message::Discarded);
                (typed.map_or(Outcome::Done, Outcome::one), true)
            }
            (Input::Act(Action::Done), _) => finish(self, None),
            (Input::Act(Action::PreviousField), _) => {
                finish(self, Some(|place| Message::Advance(place, false)))
            }
            (Input::Act(Action::NextField), _) => {
                finish(self, Some(|place| Message::Advance(place, true)))
            }
            (Input::Act(Action::Accept), Hand::Line(_)) => finish(self, Some(Message::Answered)),
            (Input::Act(Action::Accept), Hand::One(choices)) => match choices.accept() {
                Taken::Choice(choice) => self.choose(&choice),
                Taken::Kept => finish(self, Some(Message::Answered)),
                Taken::Asked => (Outcome::Done, false),
                Taken::Nothing => (self.stays(), false),
            },
            (Input::Act(Action::Toggle | Action::Accept), Hand::Many(choices))
                if choices.under().is_some_and(|choice| choice.is_action) =>
            {
                if !matches!(choices.take(), Taken::Choice(_)) {
                    return (Outcome::Done, false);
                }
                let mut out: Vec<Message> =
                    self.edit(state).map(Message::Edit).into_iter().collect();
                out.extend(self.lead());
                (Outcome::Emit(out), true)
            }
            (Input::Act(Action::Accept), Hand::Many(choices)) => {
                if choices.finish() {
                    finish(self, Some(Message::Answered))
                } else {
                    (self.stays(), false)
                }
            }
            // To go to a choice is not to take it.
            (Input::Label { .. }, Hand::One(choices) | Hand::Many(choices)) => {
                (taken(choices.handle(input)), false)
            }
            (Input::Click { .. }, Hand::One(choices)) => {
                let before = choices.under().map(|choice| choice.code);
                let taken = choices.handle(input);
                match choices.under() {
                    Some(choice) if taken && before.as_ref() == Some(&choice.code) => {
                        self.choose(&choice)
                    }
                    _ => (Outcome::Done, false),
                }
            }
            (Input::Click { .. }, Hand::Many(choices)) => {
                if choices.handle(input) {
                    choices.handle(&Input::Act(Action::Toggle));
                }
                (Outcome::Done, false)
            }
            (input, Hand::Line(line)) => (taken(line.handle(input)), false),
            (input, Hand::Text(area)) => (taken(area.handle(input)), false),
            (input, Hand::One(choices) | Hand::Many(choices)) => {
                (taken(choices.handle(input)), false)
            }
        }
    }

    /// Says why answering does not end, where nothing else does.
    fn stays(&self) -> Outcome {
        self.unsettled()
            .map_or(Outcome::Done, |words| Outcome::one(Message::Say(Tone::Error, words)))
    }

    fn choose(&self, choice: &Choice) -> (Outcome, bool) {
        if choice.is_action {
            return (Outcome::Emit(self.lead()), true);
        }
        let edit = Edit::Set(self.place.clone(), Some(json!(choice.code)));
        (Outcome::Emit(vec![Message::Edit(edit), Message::Answered(self.place.clone())]), true)
    }

    /// Leads to the section whose rows are chosen from.
    fn lead(&self) -> Vec<Message> {
        match self.field.kind {
            Kind::Row(section) | Kind::Rows(section) => {
                vec![Message::Go(Place::whole(section), false)]
            }
            _ => Vec::new(),
        }
    }

    /// Draws it; a large one has its help below as far as there is room.
    pub(super) fn draw(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        help: &[Words<'static>],
        state: &State,
    ) {
        let count = u16::try_from(help.len()).unwrap_or(u16::MAX);
        // What is said of the field has a third of the room, and what a short list of choices leaves free.
        let third = area.height / 3;
        let least = match &self.hand {
            Hand::One(choices) | Hand::Many(choices) => {
                u16::try_from(choices.wanted()).unwrap_or(u16::MAX)
            }
            Hand::Line(_) | Hand::Text(_) => area.height,
        };
        let room = third.max(area.height.saturating_sub(least));
        let below = if self.is_large() { count.min(room) } else { 0 };
        let upper = Rect { height: area.height - below, ..area };
        self.area = upper;
        match &mut self.hand {
            Hand::Line(line) => line.draw(frame, area, state),
            Hand::Text(text) => text.draw(frame, upper),
            Hand::One(choices) | Hand::Many(choices) => choices.draw(frame, upper, state),
        }
        for (line, y) in help.iter().zip(upper.bottom()..area.bottom()) {
            let mut line = line.clone().patch_style(state.theme.dim());
            if y + 1 == area.bottom() && below < count {
                // There is more: the words to be seen end before the edge.
                let cells = usize::from(area.width).saturating_sub(DOTS.len());
                let words: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
                let words = format!("{}{DOTS}", cut(&words, cells).trim_end_matches(DOTS));
                line = Words::styled(words, state.theme.dim());
            }
            put(frame, line, Rect { y, height: 1, ..area });
        }
    }
}

const fn taken(taken: bool) -> Outcome {
    if taken { Outcome::Done } else { Outcome::Ignored }
}

/// The codes that stand in an answer; a draft that is no list is one code.
fn codes(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(code)) => vec![code.clone()],
        Some(Value::Array(codes)) => codes
            .iter()
            .map(|code| code.as_str().map_or_else(|| code.to_string(), str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}
