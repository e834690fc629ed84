//! What was said of the record and is not done with: open remarks, decisions to be carried out, approvals and verdicts.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::desk::review::{
    ApprovalTold, DecisionTold, Overview, RemarkTold, StepTold, VerdictTold,
};
use crate::form::LineId;
use crate::review::{About, EntryId, Level};
use crate::text::{Lang, Phrase, Text, harmless, t};

use super::super::app::Utterance;
use super::super::component::{Input, Layer, Name, Outcome};
use super::super::key::{Action, Scope};
use super::super::message::{Message, Sheet, Tone};
use super::super::state::{Open, State};
use super::super::widget::list::{Item, List};
use super::super::wrap::hanging;
use crate::tui::put::put;

/// The page.
#[derive(Debug, Default)]
pub(crate) struct Talk {
    made: Option<(u64, u64, Lang, usize)>,
    items: Vec<Item>,
    /// What each item is; headings are nothing.
    things: Vec<Option<Thing>>,
    list: List,
}

/// Something on the page.
#[derive(Clone, Debug)]
struct Thing {
    id: EntryId,
    kind: Kind,
    about: About,
    named: Phrase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Remark,
    Decision,
    Approval,
    Verdict,
}

impl Talk {
    fn chosen(&self) -> Option<&Thing> {
        self.things.get(self.list.chosen)?.as_ref()
    }

    /// Makes the items anew where anything changed.
    fn make(&mut self, open: &Open, cells: usize, state: &State) {
        let now = (open.revision(), open.talk.count(), state.lang, cells);
        if self.made == Some(now) {
            return;
        }
        self.made = Some(now);
        (self.items, self.things) = (Vec::new(), Vec::new());
        let all = open.talk.overview(&open.session);
        self.remarks(&all, cells, state);
        self.decisions(&all, cells, state);
        let approvals: Vec<_> =
            all.approvals.iter().filter(|it| it.standing != "revoked").collect();
        if !approvals.is_empty() {
            self.heading(&t("批准", "Approvals").into(), state);
        }
        for one in approvals {
            self.approval(one, cells, state);
        }
        if !all.verdicts.is_empty() {
            self.heading(&t("意见", "Verdicts").into(), state);
        }
        for one in &all.verdicts {
            self.verdict(one, cells, state);
        }
    }

    fn heading(&mut self, words: &Phrase, state: &State) {
        let mut lines = Vec::new();
        if !self.items.is_empty() {
            lines.push(Line::default());
        }
        lines.push(Line::styled(words.get(state.lang).to_owned(), state.theme.title()));
        self.items.push(Item::heading(lines));
        self.things.push(None);
    }

    fn item(
        &mut self,
        step: &StepTold,
        kind: Kind,
        of: (&About, &Phrase),
        lines: Vec<Line<'static>>,
    ) {
        let Some(id) = LineId::parse(&step.id) else { return };
        let (about, named) = (of.0.clone(), of.1.clone());
        self.items.push(Item::new(lines));
        self.things.push(Some(Thing { id, kind, about, named }));
    }

    fn remarks(&mut self, all: &Overview, cells: usize, state: &State) {
        let open: Vec<&RemarkTold> = all.open().collect();
        let settled = all.remarks.len() - open.len();
        if all.remarks.is_empty() {
            return;
        }
        let count = open.len();
        self.heading(
            &said!(
                "批注：{count}条未解决，{settled}条已解决",
                "Remarks: {count} open, {settled} settled",
                count,
                settled
            ),
            state,
        );
        for one in open {
            let mut lines = vec![head(&one.step, &one.of.named, state)];
            let missing = if one.missing { state.say(t("缺少：", "missing: ")) } else { "" };
            let words = harmless(&one.words, false);
            lines.extend(hanging("    ", &format!("{missing}{words}"), cells, state.theme.plain()));
            if let Some(said) = one.asked_said() {
                lines.extend(hanging("    ", said.get(state.lang), cells, state.theme.warning()));
            }
            for step in &one.after {
                let by = step.by();
                let words = format!("{}  {}", by.get(state.lang), step.said.get(state.lang));
                lines.extend(hanging("      - ", &words, cells, state.theme.dim()));
            }
            self.item(&one.step, Kind::Remark, (&one.of.about, &one.of.named), lines);
        }
    }

    fn decisions(&mut self, all: &Overview, cells: usize, state: &State) {
        let undone: Vec<&DecisionTold> = all.undone().collect();
        if undone.is_empty() {
            return;
        }
        self.heading(&t("没有办完的决定", "Decisions to be carried out").into(), state);
        for one in undone {
            let mut lines = vec![head(&one.step, &one.of.named, state)];
            let is_late = one.due.is_some_and(|due| due < state.options.today);
            let style = if is_late { state.theme.error() } else { state.theme.plain() };
            lines.extend(hanging("    ", one.step.said.get(state.lang), cells, style));
            self.item(&one.step, Kind::Decision, (&one.of.about, &one.of.named), lines);
        }
    }

    fn approval(&mut self, one: &ApprovalTold, cells: usize, state: &State) {
        let scope = Phrase::list(one.scope.iter().map(|part| part.named.clone()));
        let (role, standing) = (&one.role, &one.standing_said);
        let mut lines = vec![head(&one.step, &scope, state)];
        let said = said!("{role}：{standing}", "{role}: {standing}", role, standing);
        let style = match one.standing {
            "in_force" => state.theme.good(),
            _ => state.theme.error(),
        };
        lines.extend(hanging("    ", said.get(state.lang), cells, style));
        for confirmed in &one.confirmed {
            let style = if confirmed.is_by_another { state.theme.gap() } else { state.theme.dim() };
            lines.extend(hanging("    ", confirmed.said().get(state.lang), cells, style));
        }
        let about = one.touched.first().or(one.scope.first()).map(|part| part.about.clone());
        let about = about.unwrap_or(About::Whole);
        self.item(&one.step, Kind::Approval, (&about, &scope), lines);
    }

    fn verdict(&mut self, one: &VerdictTold, cells: usize, state: &State) {
        let mut lines = vec![head(&one.step, &one.of.named, state)];
        let old = if one.is_of_today {
            Text::EMPTY
        } else {
            t("（之后文字已改）", " (the words changed since)")
        };
        let words = format!("{}{}", one.step.said.get(state.lang), state.say(old));
        lines.extend(hanging("    ", &words, cells, state.theme.plain()));
        self.item(&one.step, Kind::Verdict, (&one.of.about, &one.of.named), lines);
    }

    /// Goes where something was said, if that is a place of the record.
    fn go(&self) -> Outcome {
        let Some(thing) = self.chosen() else { return Outcome::Done };
        match &thing.about {
            About::Place(spot) => match spot.place() {
                Some(place) => Outcome::one(Message::Visit(place)),
                None => Outcome::one(Message::Say(Tone::Error, NOT_KNOWN.into())),
            },
            About::Paper(..) => Outcome::one(Message::Act(Action::Documents)),
            About::Check(_) | About::Result => Outcome::one(Message::Act(Action::Findings)),
            About::Whole | About::Entry(_) => Outcome::Done,
        }
    }

    /// Settles a remark, a decision is done, an approval holds for the words of today.
    fn settle(&self, state: &State) -> Outcome {
        let Some(thing) = self.chosen() else { return Outcome::Done };
        let id = thing.id.clone();
        match thing.kind {
            Kind::Remark | Kind::Decision => Outcome::one(Message::Utter(Utterance::Settle(id))),
            Kind::Approval => Outcome::one(Message::Utter(Utterance::Confirm(id))),
            Kind::Verdict => Outcome::one(Message::Say(Tone::Plain, no_settling(state))),
        }
    }

    /// Asks for a verdict on what is chosen, or on the whole.
    fn judge(&self) -> Outcome {
        let chosen = self.chosen();
        let about = chosen.map_or(About::Whole, |thing| thing.about.clone());
        let text =
            chosen.map_or_else(|| t("整份记录", "the whole record").into(), |it| it.named.clone());
        let answer = |level: Level| {
            let verdict = Utterance::Verdict(about.clone(), level, String::new());
            (Phrase::from(level.label()), vec![Message::Utter(verdict)])
        };
        Outcome::one(Message::Show(Sheet::Question {
            title: t("意见", "Verdict").into(),
            text,
            answers: [Level::ToCorrect, Level::CanBeImproved, Level::Acceptable]
                .map(answer)
                .to_vec(),
        }))
    }

    fn answer(&self) -> Outcome {
        match self.chosen() {
            Some(Thing { id, kind: Kind::Remark, named, .. }) => {
                Outcome::one(Message::Show(Sheet::AnswerTo(id.clone(), named.clone())))
            }
            _ => Outcome::one(Message::Say(Tone::Plain, ONLY_REMARKS.into())),
        }
    }
}

const NOT_KNOWN: Text = t("本版本不认识这个位置", "this version does not know the place");
fn no_settling(state: &State) -> Phrase {
    said!(
        "意见不需要解决；按 {judge} 另提一个",
        "a verdict is not settled; {judge} gives another",
        judge = state.key(Scope::Talk, Action::Judge),
    )
}

const ONLY_REMARKS: Text = t("只有批注可以答复", "only a remark can be answered");

/// When, who, of what.
fn head(step: &StepTold, named: &Phrase, state: &State) -> Line<'static> {
    let by = step.by();
    let when: String = step.when().chars().take(16).collect();
    Line::from(vec![
        Span::styled(format!("  {}  ", named.get(state.lang)), state.theme.strong()),
        Span::styled(
            format!("{}  {when}  {}", by.get(state.lang), step.short()),
            state.theme.dim(),
        ),
    ])
}

impl Layer for Talk {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Talk, Scope::Record, Scope::List, Scope::Everywhere]
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        match input {
            Input::Act(Action::Open) => return self.go(),
            Input::Act(Action::Settle) => return self.settle(state),
            Input::Act(Action::Answer) => return self.answer(),
            Input::Act(Action::Approve) => return Outcome::one(Message::Show(Sheet::Approve)),
            Input::Act(Action::Judge) => return self.judge(),
            Input::Act(Action::Who) => return Outcome::one(Message::Show(Sheet::Who)),
            Input::Act(Action::Minutes) => return Outcome::one(Message::Minutes),
            Input::Act(Action::Remark) => {
                let about = self.chosen().map_or(About::Whole, |thing| thing.about.clone());
                return Outcome::one(Message::Show(Sheet::Remark(about)));
            }
            Input::Act(Action::Back | Action::Talk) => return Outcome::one(Message::Close),
            Input::Click { column, row } => {
                let before = self.list.chosen;
                if let Some(at) = self.list.hit(*column, *row) {
                    self.list.chosen = at;
                    if at == before {
                        return self.go();
                    }
                }
            }
            input if self.list.handle(input) => {}
            _ => return Outcome::Ignored,
        }
        Outcome::Done
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let Some(open) = state.open.as_ref().filter(|_| area.height > 0 && area.width > 0) else {
            return;
        };
        let cells = usize::from(area.width);
        self.make(open, cells, state);
        let mut body = area;
        let mut top: Vec<Line<'static>> = Vec::new();
        if let Some(why) = &open.talk.trouble {
            top.extend(hanging("! ", why.get(state.lang), cells, state.theme.error()));
        }
        if state.options.hand.who.is_none() {
            top.extend(hanging("! ", nameless(state).get(state.lang), cells, state.theme.gap()));
        }
        if self.items.is_empty() {
            top.extend(hanging("", nothing(state).get(state.lang), cells, state.theme.dim()));
        }
        for line in top {
            put(frame, line, Rect { height: body.height.min(1), ..body });
            let left = body.height.saturating_sub(1);
            body = Rect { y: body.y + body.height.min(1), height: left, ..body };
        }
        self.list.draw(frame, body, &self.items, true, state);
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    fn name(&self) -> Name {
        Name::Talk
    }

    fn heading(&self, state: &State) -> Option<Phrase> {
        let title = harmless(&state.open.as_ref()?.file().dossier.title(), false);
        Some(said!("评审 - {title}", "Review - {title}", title))
    }
}

fn nameless(state: &State) -> Phrase {
    said!(
        "没有说明您是谁，批注将不署名：按 {who} 写上姓名。",
        "It is not known who you are, so remarks bear no name: {who} says it.",
        who = state.key(Scope::Talk, Action::Who),
    )
}

fn nothing(state: &State) -> Phrase {
    said!(
        "还没有批注、决定或者批准。在字段上按 {remark} 写批注；{approve} 批准。",
        "No remark, decision or approval yet. {remark} on a field writes a remark; {approve} approves.",
        remark = state.key(Scope::Record, Action::Remark),
        approve = state.key(Scope::Talk, Action::Approve),
    )
}
