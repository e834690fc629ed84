//! A review meeting: one matter a screen, few words, read from a distance, driven with one hand.
//!
//! Nothing can be written until it is unlocked. What is said is kept the moment it is said, so that a crash costs nothing: a meeting that
//! nobody closed is gone on with. It reads no clock: the time is told to it.

mod digits;
mod draw;
mod taken;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::day::{Day, Moment};
use crate::desk::review::{Discussion, Reading, Topic, Typed, last_shown, topics};
use crate::review::{About, Act, Entry, Level};
use crate::store::Draft;
use crate::text::{Phrase, Text, harmless, t};

use super::super::app::Utterance;
use super::super::component::{Input, Layer, Name, Outcome};
use super::super::key::{Action, Scope};
use super::super::message::{Message, Tone};
use super::super::state::State;
use super::super::widget::line::Line as Typing;
use taken::with_owner;

/// The meeting.
#[derive(Debug)]
pub(crate) struct Meeting {
    topics: Vec<Topic>,
    at: usize,
    is_unlocked: bool,
    /// What is being typed, and what for.
    typing: Option<(What, Typing)>,
    /// What was decided, as it was typed and read, while it is asked who does it.
    decided: Option<(String, Typed)>,
    /// Whether it was asked, after the last letter, whether what is typed shall go.
    is_asked: bool,
    /// When the meeting was entered, and the matter that is seen.
    begun: Moment,
    since: Moment,
    /// Whether it is noted that this matter is on the screen: what is said is said of it.
    is_noted: bool,
    reading: Reading,
    today: Day,
}

/// What a line is typed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Present,
    Decision,
    /// Who does what was decided, and by when, where that was not said with it.
    Owner,
    Remark,
    Park,
    Next,
}

impl What {
    const fn title(self) -> Text {
        match self {
            Self::Present => t("到会的人，用顿号或者逗号分开：", "Who is here, divided by commas:"),
            Self::Decision => t(
                "决定；末尾可写 @责任人 和日期，“//”之后写不同意见：",
                "Decision; @owner and a day at the end, dissent behind \"//\":",
            ),
            Self::Owner => t(
                "谁来办，哪天前（例如“李工 12-08”）；没有就直接 Enter：",
                "Who does it, by when (as \"Li 2026-12-08\"); Enter alone for nobody yet:",
            ),
            Self::Remark => t("批注；末尾可写 @谁 和日期：", "Remark; @whom and a day at the end:"),
            Self::Park => t("暂缓，为什么（可空）：", "Parked; why (may be empty):"),
            Self::Next => t(
                "结束会议。下次会议的日期（可空）：",
                "The meeting ends. Day of the next (may be empty):",
            ),
        }
    }
}

impl Meeting {
    pub(crate) fn new(state: &State) -> Self {
        let open = state.open.as_ref();
        let (discussion, now) =
            (open.and_then(|open| open.talk.discussion.as_ref()), (state.options.hand.clock)());
        let meetings = discussion.map(|all| all.board().meetings()).unwrap_or_default();
        let current = open.and_then(|open| open.meeting.as_ref());
        let current = current.and_then(|id| meetings.iter().find(|one| one.id == id));
        let topics = open
            .zip(discussion)
            .map(|(open, all)| topics(&open.session, all, state.options.today, current));
        let topics = topics.unwrap_or_default();
        let typing = current.is_none().then(|| (What::Present, Typing::new("")));
        let begun = current.map_or(now, |meeting| meeting.entry.at);
        // Gone on with where it was.
        let at = current.and_then(|meeting| last_shown(meeting, &topics));
        let (is_noted, at) = (at.is_some(), at.unwrap_or(0));
        let (reading, today) = (Reading::default(), state.options.today);
        let (is_unlocked, is_asked, decided) = (false, false, None);
        let since = now;
        Self {
            topics,
            at,
            is_unlocked,
            typing,
            decided,
            is_asked,
            begun,
            since,
            is_noted,
            reading,
            today,
        }
    }

    fn topic(&self) -> Option<&Topic> {
        self.topics.get(self.at)
    }

    /// Of what is said what is said now.
    fn about(&self) -> About {
        self.topic().map_or(About::Whole, |topic| topic.about.clone())
    }

    /// Goes to a matter; how long the one before was seen is kept.
    fn go(&mut self, to: usize, state: &State) -> Outcome {
        let to = to.min(self.topics.len().saturating_sub(1));
        if to == self.at {
            return Outcome::Done;
        }
        let mut out: Vec<Message> = self.leave(state).into_iter().collect();
        self.at = to;
        out.extend(self.arrive());
        Outcome::Emit(out)
    }

    /// That the matter is on the screen, noted when it comes there: a crash does not lose where the meeting was.
    fn arrive(&mut self) -> Option<Message> {
        self.shown_for(0)
    }

    fn leave(&mut self, state: &State) -> Option<Message> {
        let now = (state.options.hand.clock)();
        let seconds = now.seconds_after(std::mem::replace(&mut self.since, now));
        if seconds > 0 { self.shown_for(seconds) } else { None }
    }

    fn shown_for(&mut self, seconds: u64) -> Option<Message> {
        let topic = self.topics.get(self.at)?;
        let title = (topic.shown(), topic.shown_beside());
        self.is_noted = true;
        let (about, of) = (topic.about.clone(), topic.of().cloned());
        Some(Message::Utter(Utterance::Shown(about, of, title, seconds)))
    }

    /// Says something of the matter on the screen, where it is noted first in a meeting that was begun elsewhere.
    fn say(&mut self, what: Utterance) -> Outcome {
        let first = if self.is_noted { None } else { self.arrive() };
        Outcome::Emit(first.into_iter().chain([Message::Utter(what)]).collect())
    }

    /// Begins a line; nothing where it is locked.
    fn begin(&mut self, what: What, state: &State) -> Outcome {
        if !self.is_unlocked {
            return locked(state);
        }
        (self.typing, self.is_asked) = (Some((what, Typing::new(""))), false);
        Outcome::Done
    }

    fn verdict(&mut self, level: Level, state: &State) -> Outcome {
        let Some(topic) = self.topic().filter(|_| self.is_unlocked) else { return locked(state) };
        let about = topic.about.clone();
        self.say(Utterance::Verdict(about, level, String::new()))
    }

    fn settle(&mut self, state: &State) -> Outcome {
        let Some(topic) = self.topic().filter(|_| self.is_unlocked) else { return locked(state) };
        let what = match (&topic.settles, &topic.approval) {
            (Some(id), _) => Utterance::Settle(id.clone()),
            (None, Some(id)) => Utterance::Confirm(id.clone()),
            (None, None) => {
                return Outcome::one(Message::Say(
                    Tone::Plain,
                    t("这一项没有可以解决的", "there is nothing to settle in this matter").into(),
                ));
            }
        };
        self.say(what)
    }

    /// Takes back what one noted here last: it stays in what was said, as a mistake.
    fn withdraw(&mut self, state: &State) -> Outcome {
        if !self.is_unlocked {
            return locked(state);
        }
        let open = state.open.as_ref();
        let board = open.and_then(|open| open.talk.discussion.as_ref()).map(Discussion::board);
        let own = state.options.hand.who.as_ref();
        let last = open.zip(board).and_then(|(open, board)| {
            let is_own = |entry: &Entry| {
                let may = matches!(
                    entry.act,
                    Act::Remark(_)
                        | Act::Decision(_)
                        | Act::Verdict { .. }
                        | Act::Parked { .. }
                        | Act::Resolved { .. }
                        | Act::Confirmed { .. }
                );
                may && entry.who.as_ref() == own
                    && open.meeting.is_some()
                    && entry.meeting == open.meeting
            };
            board.standing().filter(|(_, entry)| is_own(entry)).last().map(|(id, _)| id.clone())
        });
        match last {
            Some(of) => {
                let act = Act::Withdrawn { of, reason: String::new() };
                self.say(Utterance::Act(Box::new(act), Vec::new()))
            }
            None => Outcome::one(Message::Say(
                Tone::Plain,
                t(
                    "这次会议中没有您记下的内容可以撤下",
                    "you noted nothing in this meeting that could be withdrawn",
                )
                .into(),
            )),
        }
    }

    /// Goes on typing what was not understood, and asks about it.
    fn ask(&mut self, (what, line): (What, Typing), why: Phrase) -> Outcome {
        (self.typing, self.is_asked) = (Some((what, line)), false);
        Outcome::one(Message::Say(Tone::Error, why))
    }

    /// Throws the line away. What is decided or remarked goes only by the same key again: nothing brings it back.
    fn throw(&mut self) -> Outcome {
        // From who does it one goes back to what was decided.
        if let Some((words, _)) = self.decided.take() {
            self.typing = Some((What::Decision, Typing::new(&words)));
            return Outcome::Done;
        }
        if self.draft().is_some() && !self.is_asked {
            self.is_asked = true;
            let words = t(
                "这些话还没有记下：再按一次就不要了；接着写则保留",
                "these words are not noted: once more drops them; write on to keep them",
            );
            return Outcome::one(Message::Say(Tone::Error, words.into()));
        }
        self.typing = None;
        Outcome::Done
    }
}

fn locked(state: &State) -> Outcome {
    Outcome::one(Message::Say(
        Tone::Plain,
        said!(
            "已锁定，只能看：按 {unlock} 解锁",
            "locked, to be looked at only: {unlock} unlocks",
            unlock = state.key(Scope::Meeting, Action::Unlock),
        ),
    ))
}

impl Layer for Meeting {
    fn scopes(&self) -> Vec<Scope> {
        if self.typing.is_some() {
            vec![Scope::Name, Scope::Everywhere]
        } else {
            vec![Scope::Meeting, Scope::Everywhere]
        }
    }

    fn takes_text(&self) -> bool {
        self.typing.is_some()
    }

    /// What is decided or remarked: the other lines are typed again in a moment.
    fn draft(&self) -> Option<Draft> {
        let (what, line) = self.typing.as_ref()?;
        let typed = line.text().trim();
        let words = match &self.decided {
            Some((words, _)) => with_owner(words, typed, self.today),
            None => typed.to_owned(),
        };
        let decides = matches!(what, What::Decision | What::Owner);
        let is_worth = (decides || *what == What::Remark) && !words.is_empty();
        is_worth.then(|| Draft::Said { about: self.about(), words, on: Some(self.today), decides })
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        if let Some((what, line)) = &mut self.typing {
            return match input {
                Input::Act(Action::Cancel) if *what == What::Present => {
                    Outcome::one(Message::Close)
                }
                Input::Act(Action::Cancel) => self.throw(),
                Input::Act(Action::Accept) => self.accept(state),
                input if line.handle(input) => {
                    self.is_asked = false;
                    Outcome::Done
                }
                _ => Outcome::Ignored,
            };
        }
        match input {
            Input::Act(Action::Right) if self.at + 1 < self.topics.len() => {
                self.go(self.at + 1, state)
            }
            Input::Act(Action::Left) => self.go(self.at.saturating_sub(1), state),
            Input::Act(Action::Right) => Outcome::one(Message::Say(
                Tone::Plain,
                said!(
                    "这是最后一项；按 {end} 结束会议",
                    "this is the last matter; {end} ends the meeting",
                    end = state.key(Scope::Meeting, Action::EndMeeting),
                ),
            )),
            Input::Act(Action::Unlock) => {
                self.is_unlocked = !self.is_unlocked;
                Outcome::Done
            }
            Input::Act(Action::ToCorrect) => self.verdict(Level::ToCorrect, state),
            Input::Act(Action::CanBeImproved) => self.verdict(Level::CanBeImproved, state),
            Input::Act(Action::Acceptable) => self.verdict(Level::Acceptable, state),
            Input::Act(Action::Settle) => self.settle(state),
            Input::Act(Action::Decide) => self.begin(What::Decision, state),
            Input::Act(Action::Remark) => self.begin(What::Remark, state),
            Input::Act(Action::Park) => self.begin(What::Park, state),
            Input::Act(Action::Undo) => self.withdraw(state),
            Input::Act(Action::EndMeeting) => self.begin(What::Next, state),
            Input::Act(Action::Back) => {
                let mut out: Vec<Message> = self.leave(state).into_iter().collect();
                out.push(Message::Close);
                Outcome::Emit(out)
            }
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        self.draw_all(frame, area, state);
    }

    fn name(&self) -> Name {
        Name::Meeting
    }

    fn heading(&self, state: &State) -> Option<Phrase> {
        let title = harmless(&state.open.as_ref()?.file().dossier.title(), false);
        Some(said!("会议 - {title}", "Meeting - {title}", title))
    }
}
