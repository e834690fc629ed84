//! Answering one field: a line, a text, a choice. What is typed is never refused; what does not parse is kept and shown.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line as Words;
use serde_json::{Value, json};

use crate::form::spelling::Spellings;
use crate::form::{AsOnDocument, Edit, Field, Kind, Options, Place, Section, value_text};
use crate::text::{Phrase, harmless, phrase};
use crate::tui::component::{Input, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::Message;
use crate::tui::state::State;
use crate::tui::widget::area::Area;
use crate::tui::widget::choice::{Choice, Choices, Taken};
use crate::tui::widget::line::Line;

/// A field being answered.
#[derive(Debug)]
pub(super) struct Editor {
    place: Place,
    field: &'static Field,
    hand: Hand,
    area: Rect,
}

#[derive(Debug)]
enum Hand {
    Line(Line),
    Text(Box<Area>),
    One(Choices),
    Many(Choices),
}

/// Leads to the section whose rows are chosen from.
const ADD: &str = "+";

impl Editor {
    /// Begins with the answer that stands there; `typed` is put behind it.
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
        let mut hand = match field.kind {
            Kind::Line
            | Kind::CreditCode
            | Kind::Count
            | Kind::Amount(_)
            | Kind::Probability
            | Kind::Classes
            | Kind::Day => Hand::Line(Line::new(&text())),
            Kind::Paragraph => Hand::Text(Box::new(Area::new(&text()))),
            Kind::YesNo => Hand::One(Choices::new(yes_no(), false, codes(value.as_ref()))),
            Kind::One(options) => {
                Hand::One(Choices::new(listed(options), false, codes(value.as_ref())))
            }
            Kind::Many(options) => {
                let picked = codes(value.as_ref());
                Hand::Many(Choices::new(with_strays(listed(options), &picked), true, picked))
            }
            Kind::Row(section) => {
                Hand::One(Choices::new(rows(section, state), false, codes(value.as_ref())))
            }
            Kind::Rows(section) => {
                let picked = codes(value.as_ref());
                Hand::Many(Choices::new(with_strays(rows(section, state), &picked), true, picked))
            }
        };
        if let Some(typed) = typed {
            let paste = Input::Paste(typed.to_owned());
            match &mut hand {
                Hand::Line(line) => line.handle(&paste),
                Hand::Text(area) => area.handle(&paste),
                Hand::One(choices) | Hand::Many(choices) => choices.handle(&paste),
            };
        }
        Self { place, field, hand, area: Rect::default() }
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

    /// Whether a cell of the screen belongs to it.
    pub(super) fn contains(&self, column: u16, row: u16) -> bool {
        self.area.contains((column, row).into())
    }

    /// The answer as it now stands, if it was changed.
    fn edit(&self, state: &State) -> Option<Edit> {
        let answers = state.answers()?;
        let value = match &self.hand {
            Hand::Line(line) if line.is_changed() => self.field.kind.read(line.text(), answers),
            Hand::Text(area) if area.is_changed() => self.field.kind.read(&area.text(), answers),
            Hand::Many(choices) if choices.is_changed() => {
                (!choices.picked.is_empty()).then(|| json!(choices.picked))
            }
            _ => return None,
        };
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
        let finish = |editor: &Self, step: Option<bool>| {
            let mut out: Vec<Message> = editor.edit(state).map(Message::Edit).into_iter().collect();
            out.extend(step.map(|forward| Message::Advance(editor.place.clone(), forward)));
            (if out.is_empty() { Outcome::Done } else { Outcome::Emit(out) }, true)
        };
        match (input, &mut self.hand) {
            (Input::Act(Action::Cancel), _) => (Outcome::Done, true),
            (Input::Act(Action::Done), _) => finish(self, None),
            (Input::Act(Action::PreviousField), _) => finish(self, Some(false)),
            (Input::Act(Action::NextField), _) | (Input::Act(Action::Accept), Hand::Line(_)) => {
                finish(self, Some(true))
            }
            (Input::Act(Action::Accept), Hand::One(choices)) => match choices.take() {
                Taken::Choice(choice) => self.choose(&choice),
                Taken::Asked | Taken::Nothing => (Outcome::Done, false),
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
                    finish(self, Some(true))
                } else {
                    (Outcome::Done, false)
                }
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

    fn choose(&self, choice: &Choice) -> (Outcome, bool) {
        if choice.is_action {
            return (Outcome::Emit(self.lead()), true);
        }
        let edit = Edit::Set(self.place.clone(), Some(json!(choice.code)));
        (Outcome::Emit(vec![Message::Edit(edit), Message::Advance(self.place.clone(), true)]), true)
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
        let below = if self.is_large() { count.min(area.height / 3) } else { 0 };
        let upper = Rect { height: area.height - below, ..area };
        self.area = upper;
        match &mut self.hand {
            Hand::Line(line) => line.draw(frame, area, state),
            Hand::Text(text) => text.draw(frame, upper),
            Hand::One(choices) | Hand::Many(choices) => choices.draw(frame, upper, state),
        }
        for (line, y) in help.iter().zip(upper.bottom()..area.bottom()) {
            let line = line.clone().patch_style(state.theme.dim());
            frame.render_widget(line, Rect { y, height: 1, ..area });
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

fn names<const N: usize>(names: [&str; N]) -> Arc<Spellings> {
    Arc::new(Spellings::of(names))
}

fn yes_no() -> Vec<Choice> {
    let choice = |code: &str, label: Phrase, note: Phrase| Choice {
        // The first letter is enough: no two begin alike.
        names: names([code, code.get(..1).unwrap_or_default(), &label.zh, &label.en]),
        code: code.to_owned(),
        label,
        note,
        is_action: false,
    };
    vec![
        choice("yes", phrase("是", "yes"), Phrase::default()),
        choice("no", phrase("否", "no"), Phrase::default()),
        choice(
            "unknown",
            phrase("不清楚", "unknown"),
            phrase(
                "明确记为不清楚：不会被当作“否”，结论中列为待定。",
                "Recorded as not known: never read as \"no\", and shown as open in the findings.",
            ),
        ),
    ]
}

fn listed(options: &'static Options) -> Vec<Choice> {
    options
        .choices
        .iter()
        .enumerate()
        .map(|(index, choice)| Choice {
            names: options.spellings(index),
            code: choice.code.to_owned(),
            label: choice.label.into(),
            note: choice.note.into(),
            is_action: false,
        })
        .collect()
}

/// The rows of a section by name, then the way to add one.
fn rows(section: &'static Section, state: &State) -> Vec<Choice> {
    let mut out: Vec<Choice> = state
        .answers()
        .map(|answers| {
            answers
                .rows(section)
                .map(|row| {
                    let label = answers.row_title(section, row.id);
                    Choice {
                        names: names([&label.zh, &label.en]),
                        code: row.id.to_owned(),
                        label,
                        note: Phrase::default(),
                        is_action: false,
                    }
                })
                .collect()
        })
        .unwrap_or_default();
    out.push(Choice {
        code: ADD.to_owned(),
        names: Arc::default(),
        label: phrase(
            format!("去“{}”新增", section.title.zh),
            format!("go to \"{}\" to add one", section.title.en),
        ),
        note: Phrase::default(),
        is_action: true,
    });
    out
}

/// What was chosen but is not in the list stands at the end, so that it can be taken away.
fn with_strays(mut all: Vec<Choice>, picked: &[String]) -> Vec<Choice> {
    for code in picked {
        if !all.iter().any(|choice| choice.code == *code) {
            all.push(Choice {
                code: code.clone(),
                names: names([code.as_str()]),
                label: Phrase::same(harmless(code, false)),
                note: phrase(
                    "不在可选范围内，按空格去掉",
                    "not among the choices; Space takes it away",
                ),
                is_action: false,
            });
        }
    }
    all
}
