//! What becomes of a line that was typed in a meeting. A decision of which nobody was named to do it asks for that in the next line.

use crate::day::Day;
use crate::desk::review::{Topic, Typed, day_typed, decision, names, past, remark, with_dissent};
use crate::review::Act;
use crate::text::{phrase, t};
use crate::tui::app::Utterance;
use crate::tui::component::Outcome;
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::state::State;
use crate::tui::widget::line::Line as Typing;

use super::{Meeting, What};

impl Meeting {
    /// Takes the line that was typed.
    pub(super) fn accept(&mut self, state: &State) -> Outcome {
        let Some((what, line)) = self.typing.take() else { return Outcome::Done };
        let text = line.text().trim().to_owned();
        let about = self.about();
        match what {
            What::Present => {
                let present = names(&text);
                if present.is_empty() {
                    self.typing = Some((what, line));
                    let words = phrase(
                        "还没有写明谁到会；至少写一个人，会议才开始",
                        "Nobody is named yet; the meeting begins once one person is",
                    );
                    return Outcome::one(Message::Say(Tone::Plain, words));
                }
                self.begun = (state.options.hand.clock)();
                self.since = self.begun;
                let agenda = self.topics.iter().map(Topic::key).collect();
                let mut out = vec![Message::Utter(Utterance::Begin(present, agenda))];
                out.extend(self.arrive());
                Outcome::Emit(out)
            }
            What::Decision | What::Remark if text.is_empty() => Outcome::Done,
            What::Decision | What::Remark => {
                let (words, dissent) = match what {
                    What::Decision => with_dissent(&text),
                    _ => (text.as_str(), None),
                };
                let typed = match self.reading.read(words, state.options.today) {
                    Ok(typed) => typed,
                    Err(why) => return self.ask((what, line), why),
                };
                if what == What::Remark {
                    let notes = typed.notes.clone();
                    let act = Act::Remark(remark(about, typed));
                    return self.say(Utterance::Act(Box::new(act), notes));
                }
                // Words with a name in them that was not understood were taken as they stand.
                if typed.who.is_none() && !typed.words.contains(['@', '＠']) {
                    self.decided = Some((text, typed));
                    (self.typing, self.is_asked) = (Some((What::Owner, Typing::new(""))), false);
                    return Outcome::Done;
                }
                self.decide(typed, dissent)
            }
            What::Owner => {
                let Some((words, mut typed)) = self.decided.take() else { return Outcome::Done };
                let dissent = with_dissent(&words).1;
                if let Some((due, note)) = day_typed(&text, self.today) {
                    typed.day = Some(due);
                    typed.notes.extend(note);
                    typed.notes.extend(past(due, self.today));
                } else if !text.is_empty() {
                    let told = format!("{} {}", typed.words, tagged(&text));
                    let read = match self.reading.read(&told, state.options.today) {
                        Ok(read) => read,
                        Err(why) => {
                            self.decided = Some((words, typed));
                            return self.ask((what, line), why);
                        }
                    };
                    let day = read.day.or(typed.day);
                    typed = Typed { day, ..read };
                }
                self.decide(typed, dissent)
            }
            What::Park => {
                let act = Act::Parked { about, reason: text };
                self.say(Utterance::Act(Box::new(act), Vec::new()))
            }
            What::Next => {
                let read = day_typed(&text, self.today);
                let (next, note) = (read.as_ref().map(|(day, _)| *day), read.and_then(|it| it.1));
                if next.is_none() && !text.is_empty() {
                    let words =
                        t("日期看不懂，例如 2026-12-15", "that is no day, such as 2026-12-15");
                    return self.ask((what, line), words.into());
                }
                let mut out: Vec<Message> = self.leave(state).into_iter().collect();
                out.push(Message::Utter(Utterance::End(next, note)));
                out.push(Message::Close);
                out.push(Message::Show(Sheet::Question {
                    title: t("会议结束", "The meeting has ended").into(),
                    text: t(
                        "写会议纪要吗？也可以以后在评审页写。",
                        "Write the minutes? They can be written later from the review page, too.",
                    )
                    .into(),
                    answers: vec![
                        (t("写纪要", "write them").into(), vec![Message::Minutes]),
                        (t("以后再写", "later").into(), Vec::new()),
                    ],
                }));
                Outcome::Emit(out)
            }
        }
    }

    fn decide(&mut self, typed: Typed, dissent: Option<String>) -> Outcome {
        let notes = typed.notes.clone();
        let act = Act::Decision(decision(self.about(), typed, dissent));
        self.say(Utterance::Act(Box::new(act), notes))
    }
}

/// Who does it, as it is written behind a decision.
fn tagged(owner: &str) -> String {
    if owner.starts_with(['@', '＠']) { owner.to_owned() } else { format!("@{owner}") }
}

/// A decision with who does it, in one line, as it would have been typed.
pub(super) fn with_owner(words: &str, owner: &str, today: Day) -> String {
    if owner.is_empty() {
        return words.to_owned();
    }
    let (decided, dissent) = with_dissent(words);
    let owner = if day_typed(owner, today).is_some() { owner.to_owned() } else { tagged(owner) };
    match dissent {
        Some(dissent) => format!("{} {owner} // {dissent}", decided.trim()),
        None => format!("{} {owner}", decided.trim()),
    }
}
