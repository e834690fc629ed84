//! What a record held after a step, to be looked at: what differs from now, place by place in the order of the form, and the way to
//! bring one of them or all back. Nothing is changed by looking.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::form::{Answers, Delta, Happened, Place, Spot, Turn, changes};
use crate::history::OperationId;
use crate::text::{Phrase, Text, harmless, phrase, t};

use super::super::component::{Input, Layer, Name, Outcome};
use super::super::key::{Action, Scope};
use super::super::message::{Message, Sheet, Tone};
use super::super::state::State;
use super::super::widget::frame::rule;
use super::super::widget::list::{Item, List};
use super::super::wrap::hanging;
use crate::tui::put::put;

/// One difference.
#[derive(Clone, Debug, PartialEq)]
struct Difference {
    words: Phrase,
    /// What can be brought back by itself.
    back: Option<Place>,
    /// Where it is seen now.
    seen: Option<Place>,
}

/// An old state.
#[derive(Debug)]
pub(crate) struct OldState {
    id: OperationId,
    /// When it was so, and what was done then.
    title: Phrase,
    /// What the record held, or why that cannot be told.
    then: Result<Answers, Phrase>,
    /// What differs from the answers of this revision.
    differences: Vec<Difference>,
    revision: Option<u64>,
    list: List,
}

impl OldState {
    pub(crate) fn new(id: OperationId, state: &State) -> Self {
        let past = state.open.as_ref().map(|open| open.past());
        let nothing = || Err(Phrase::default());
        let then = past
            .as_ref()
            .map_or_else(nothing, |past| past.held_after(&id).map_err(|error| error.said()));
        let step = past.and_then(|past| past.step(&id));
        let title = step.map_or_else(Phrase::default, |step| {
            said!(
                "{day} {time} 时的记录（第 {id} 步）",
                "The record of {day} {time} (step {id})",
                day = step.at.day().to_string(),
                time = step.at.time_of_day(),
                id = id.short(),
            )
        });
        Self { id, title, then, differences: Vec::new(), revision: None, list: List::default() }
    }

    /// Compares anew after a change.
    fn compare(&mut self, state: &State) {
        let Some(open) = state.open.as_ref().filter(|open| self.revision != Some(open.revision()))
        else {
            return;
        };
        self.revision = Some(open.revision());
        let then = self.then.as_ref();
        self.differences = then.map_or_else(|_| Vec::new(), |then| between(then, open.answers()));
    }

    fn chosen(&self) -> Option<&Difference> {
        self.differences.get(self.list.chosen)
    }

    fn restore_one(&self, state: &State) -> Outcome {
        match self.chosen() {
            Some(Difference { back: Some(place), .. }) => {
                Outcome::one(Message::Restore(self.id.clone(), Some(place.clone())))
            }
            Some(_) => tell(said!(
                "这一处不能单独恢复；{all} 恢复整份",
                "this cannot be brought back by itself; {all} brings all back",
                all = state.key(Scope::OldState, Action::RestoreAll),
            )),
            None => tell(SAME.into()),
        }
    }

    fn ask_for_all(&self, state: &State) -> Outcome {
        if self.differences.is_empty() {
            return tell(SAME.into());
        }
        let text = said!(
            "有{count}处与那时不同，全部改回。这是一步，{undo} 可一次撤销。",
            "{count} {count?place differs|places differ} from then and become as they were. It is one step: {undo} takes it back at once.",
            count = self.differences.len(),
            undo = state.undo_key(),
        );
        Outcome::one(Message::Show(Sheet::Question {
            title: phrase("整份恢复到那时？", "Bring all of it back?"),
            text,
            answers: vec![
                (phrase("不恢复（Esc）", "leave it as it is (Esc)"), Vec::new()),
                (
                    phrase("恢复整份", "bring all back"),
                    vec![Message::Restore(self.id.clone(), None)],
                ),
            ],
        }))
    }

    fn jump(&self) -> Outcome {
        match self.chosen().and_then(|chosen| chosen.seen.clone()) {
            Some(place) => Outcome::one(Message::Visit(place)),
            None => tell(phrase("这一处没有对应的字段", "no field belongs to this")),
        }
    }

    /// What stands above the list.
    fn head(&self) -> Phrase {
        match &self.then {
            Err(why) => why.clone(),
            Ok(_) if self.differences.is_empty() => SAME.into(),
            Ok(_) => said!(
                "只看，不改动。与现在不同的有{count}处，那时 → 现在：",
                "Only looked at. {count} {count?place differs|places differ} from now, then -> now:",
                count = self.differences.len(),
            ),
        }
    }
}

const SAME: Text = t("那时与现在相同。", "It was as it is now.");

fn tell(words: Phrase) -> Outcome {
    Outcome::one(Message::Say(Tone::Plain, words))
}

/// What differs: answers and rows in the order of the form, then rows that stand elsewhere and what this version does not know.
fn between(then: &Answers, now: &Answers) -> Vec<Difference> {
    let back = Delta::between(now, then);
    let holds = |place: &Place, delta: &Delta| Spot::from(place).holds(&delta.spot);
    let told = changes(then, now);
    // A row that follows from another is brought back with that one.
    let own = told.iter().filter(|one| back.iter().any(|delta| holds(&one.place, delta)));
    let mut out: Vec<Difference> = own
        .map(|one| {
            let is_gone = one.happened == Happened::Removed;
            let seen = if is_gone { Place::whole(one.place.section) } else { one.place.clone() };
            Difference { words: one.said(), back: Some(one.place.clone()), seen: Some(seen) }
        })
        .collect();
    let rest = back.iter().filter(|delta| !told.iter().any(|one| holds(&one.place, delta)));
    out.extend(rest.map(|delta| {
        let place = delta.place();
        let name = place.as_ref().map_or_else(
            || Phrase::same(harmless(&delta.spot.to_string(), false)),
            |place| place.named(now),
        );
        if matches!(delta.turn, Turn::Moved { .. }) {
            let words =
                said!("{name}：在表中的位置不同", "{name}: stands elsewhere in its table", name);
            return Difference { words, back: None, seen: place };
        }
        let words = said!("{name} 已修改", "{name} was changed", name);
        Difference { words, back: place.clone(), seen: place }
    }));
    out
}

impl Layer for OldState {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::OldState, Scope::Record, Scope::List, Scope::Everywhere]
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        match input {
            Input::Act(Action::RestoreOne) => self.restore_one(state),
            Input::Act(Action::RestoreAll) => self.ask_for_all(state),
            Input::Act(Action::Jump) => self.jump(),
            Input::Act(Action::Back) => Outcome::one(Message::Close),
            input if self.list.handle(input) => Outcome::Done,
            Input::Click { .. } => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        if area.height == 0 || area.width == 0 {
            return;
        }
        self.compare(state);
        let (theme, cells) = (state.theme, usize::from(area.width));
        let head = hanging("", self.head().get(state.lang), cells, theme.dim());
        for (line, y) in head.iter().zip(area.top()..area.bottom()) {
            put(frame, line, Rect { y, height: 1, ..area });
        }
        let used = u16::try_from(head.len()).unwrap_or(u16::MAX).min(area.height);
        let body = Rect { y: area.y + used, height: area.height - used, ..area };
        rule(frame, body, Vec::new(), state);
        let used = 1.min(body.height);
        let body = Rect { y: body.y + used, height: body.height - used, ..body };
        let item = |one: &Difference| {
            let words = harmless(one.words.get(state.lang), false);
            Item::new(hanging("", &words, cells, theme.plain()))
        };
        let items: Vec<Item> = self.differences.iter().map(item).collect();
        self.list.draw(frame, body, &items, true, state);
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    fn name(&self) -> Name {
        Name::OldState
    }

    fn heading(&self, _state: &State) -> Option<Phrase> {
        Some(self.title.clone())
    }
}
