//! What is said of the open record: it is kept the moment it is said, whether or not the record itself may be written.

use crate::day::Day;
use crate::desk::review::{
    Discussion, Voice, lacking, of_another, papers, past, then, today as words_of,
};
use crate::review::{About, Act, EntryId, Level, Parts};
use crate::text::{Phrase, Text, t};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::state::Open;

use super::App;

/// Something to be said, of which the words of today are part.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Utterance {
    /// As it stands, and what has to be told of how it was read.
    Act(Box<Act>, Vec<Phrase>),
    /// A remark is settled, or a decision done; what is settled is opened again.
    Settle(EntryId),
    /// An approval is confirmed for the words of today.
    Confirm(EntryId),
    /// The whole is approved, in this role.
    Approve(String),
    /// A verdict on the words of today.
    Verdict(About, Level, String),
    /// A meeting begins: who is there, what is to be spoken of.
    Begin(Vec<String>, Vec<About>),
    /// A matter was on the screen: of what it is, the entry that it is, its title with what stood beside it, and for how many seconds.
    Shown(About, Option<EntryId>, (Phrase, Option<Phrase>), u64),
    /// The meeting ends: the day of the next, and what has to be told of how it was read.
    End(Option<Day>, Option<Phrase>),
    /// It is said although the record lacks what was told.
    Sure(Box<Self>),
}

impl Utterance {
    /// Whether it is said in meetings alone.
    const fn is_of_meeting(&self) -> bool {
        match self {
            Self::Act(act, _) => matches!(**act, Act::Decision(_) | Act::Parked { .. }),
            Self::End(..) => true,
            _ => false,
        }
    }
}

impl App {
    /// Asks once more before a record is approved that lacks something; nothing where it lacks nothing.
    pub(super) fn approving(&self, what: &Utterance) -> Option<Sheet> {
        if !matches!(what, Utterance::Approve(_) | Utterance::Confirm(_)) {
            return None;
        }
        let lacks = lacking(self.state.open.as_ref()?.session.survey());
        let lacks = (!lacks.is_empty()).then(|| Phrase::clauses(lacks))?;
        let sure = Message::Utter(Utterance::Sure(Box::new(what.clone())));
        Some(Sheet::Question {
            title: t(
                "还有事情没有办完，仍然批准吗？",
                "Something is lacking. Approve all the same?",
            )
            .into(),
            text: said!(
                "{lacks}。批准的是现在的文字和结论，缺少的不会因此补上。",
                "{lacks}. The words and the result of now are approved; what is lacking stays so.",
                lacks,
            ),
            answers: vec![
                (t("先不批准", "not yet").into(), Vec::new()),
                (t("仍然批准", "approve all the same").into(), vec![sure]),
            ],
        })
    }

    /// Says something; returns whether it was kept.
    pub(crate) fn utter(&mut self, what: &Utterance) -> bool {
        let (hand, today) = (self.state.options.hand.clone(), self.state.options.today);
        // Others may have said something, begun a meeting or ended it meanwhile.
        self.hear();
        let Some(open) = &mut self.state.open else { return false };
        // What is said while a meeting is open belongs to it, wherever it is said; that is told the first time.
        let meeting = open.meeting.clone().or_else(|| open.open_meeting());
        let is_joining = open.meeting.is_none() && meeting.is_some();
        match (what, &meeting) {
            // It was begun elsewhere: there is one for all.
            (Utterance::Begin(..), Some(_)) => {
                open.meeting = meeting;
                self.say(Tone::Plain, BEGUN.into());
                return true;
            }
            (Utterance::Shown(..), None) => return false,
            (what, None) if what.is_of_meeting() => {
                let act = open.act_of(what, (hand.who.as_deref(), None));
                let said = act.map(|act| act.said()).unwrap_or_default();
                self.say(
                    Tone::Error,
                    said!(
                        "会议已经在别处结束，没有记下：{said}。按 Esc 离开；需要时重新开会，或者写成批注",
                        "the meeting was ended elsewhere; not noted: {said}. Esc leaves; begin another, or write a remark",
                        said,
                    ),
                );
                return false;
            }
            _ => {}
        }
        let voice = Voice {
            hand: &hand,
            step: open.session.past().latest().cloned(),
            meeting: meeting.clone(),
        };
        let act = open.act_of(what, (hand.who.as_deref(), meeting.as_ref()));
        let Some(discussion) = &mut open.talk.discussion else {
            let why = open.talk.trouble.clone().unwrap_or_default();
            self.say(Tone::Error, why);
            return false;
        };
        let done = match (what, act) {
            (Utterance::Settle(of), None) => discussion.reopen(&voice, of.clone(), String::new()),
            (_, Some(act)) => discussion.say(&voice, act),
            _ => return false,
        };
        match done {
            Ok(id) => {
                let entry = discussion.board().find(&id);
                match entry.map(|entry| &entry.act) {
                    Some(Act::Begun { .. }) => open.meeting = Some(id.clone()),
                    Some(Act::Closed { .. }) => open.meeting = None,
                    _ => open.meeting = meeting,
                }
                let said = entry.map(|entry| entry.act.said()).unwrap_or_default();
                let mut notes = match what {
                    Utterance::Act(_, notes) => notes.clone(),
                    Utterance::End(next, note) => {
                        let past = next.and_then(|day| past(day, today));
                        note.iter().cloned().chain(past).collect()
                    }
                    _ => Vec::new(),
                };
                let first = entry.and_then(|entry| match &entry.act {
                    Act::Confirmed { of, .. } => discussion.board().find(of),
                    _ => None,
                });
                notes.extend(first.and_then(|first| of_another(first, hand.who.as_deref())));
                notes.extend(is_joining.then(|| JOINED.into()));
                open.talk.mark();
                let words = if notes.is_empty() {
                    said!("已记下：{said}", "noted: {said}", said)
                } else {
                    let notes = Phrase::list(notes);
                    said!("已记下（注意：{notes}）：{said}", "noted ({notes}): {said}", notes, said)
                };
                // What the program notes by itself is not told.
                if !matches!(what, Utterance::Shown(..)) {
                    self.say(Tone::Good, words);
                }
                true
            }
            Err(error) => {
                self.say(Tone::Error, error.said());
                false
            }
        }
    }
}

impl App {
    /// Reads anew what was said; others may have said something meanwhile.
    pub(super) fn hear(&mut self) {
        self.state.open.iter_mut().for_each(Open::hear);
    }

    /// Goes on with a meeting that nobody closed, as after a crash.
    pub(super) fn go_on_meeting(&mut self) {
        self.hear();
        if let Some(open) = &mut self.state.open {
            open.meeting = open.meeting.take().or_else(|| open.open_meeting());
        }
    }
}

const BEGUN: Text = t(
    "会议已经在别处开始，接着开；到会的人按那里记的",
    "the meeting was begun elsewhere and is gone on with; who is present is as noted there",
);
const JOINED: Text =
    t("记入没有结束的会议的纪要", "it stands in the minutes of the meeting that nobody ended");

impl Open {
    /// The meeting that nobody closed.
    fn open_meeting(&self) -> Option<EntryId> {
        let board = self.talk.discussion.as_ref().map(Discussion::board)?;
        board.open_meeting().map(|meeting| meeting.id.clone())
    }

    /// What is said; nothing where something settled is to be opened again.
    fn act_of(
        &self,
        what: &Utterance,
        (who, meeting): (Option<&str>, Option<&EntryId>),
    ) -> Option<Act> {
        let board = self.talk.discussion.as_ref()?.board();
        let words = |scope: &[About]| {
            let (dossier, survey) = (&self.session.file().dossier, self.session.survey());
            let asked = scope.iter().any(|about| matches!(about, About::Paper(..)));
            let papers = if asked { papers(dossier, survey) } else { Parts::new() };
            let today = words_of(dossier, survey, papers);
            (today.parts(scope), today.result)
        };
        let digest = |about: &About| match about {
            About::Whole => self.session.answers().digest(),
            one => words(std::slice::from_ref(one)).0.remove(one).unwrap_or_default(),
        };
        match what {
            Utterance::Act(act, _) => Some((**act).clone()),
            Utterance::Sure(what) => self.act_of(what, (who, meeting)),
            Utterance::Settle(of) if board.settled_by(of).is_empty() => {
                Some(Act::Resolved { of: of.clone(), reason: String::new() })
            }
            Utterance::Settle(_) => None,
            Utterance::Confirm(of) => {
                let Act::Approval { scope, .. } = &board.find(of)?.act else { return None };
                let (parts, result) = words(scope);
                Some(Act::Confirmed { of: of.clone(), parts, result })
            }
            Utterance::Approve(role) => {
                let scope = vec![About::Whole];
                let (parts, result) = words(&scope);
                Some(Act::Approval { role: role.clone(), scope, parts, result })
            }
            Utterance::Begin(present, agenda) => Some(Act::Begun {
                present: present.clone(),
                agenda: agenda.clone(),
                state: self.session.answers().digest(),
            }),
            Utterance::End(next, _) => Some(Act::Closed {
                next: *next,
                words: String::new(),
                then: Some(then(
                    (self.session.answers(), self.session.survey()),
                    meeting.map(|id| board.heard(id)).unwrap_or_default(),
                )),
            }),
            Utterance::Shown(about, of, (title, figure), seconds) => Some(Act::Shown {
                about: about.clone(),
                of: of.clone(),
                title: title.clone(),
                figure: figure.clone(),
                digest: digest(about),
                seconds: *seconds,
            }),
            Utterance::Verdict(about, level, reason) => {
                let digest = digest(about);
                let replaces = board.replaced_by(who.unwrap_or_default(), about);
                let (about, reason) = (about.clone(), reason.clone());
                Some(Act::Verdict { about, level: *level, reason, digest, replaces })
            }
        }
    }
}
