//! A remark, or an answer to one, in a line.

use crate::day::Day;
use crate::desk::review::{Reading, Typed};
use crate::review::{About, Act, EntryId, Remark};
use crate::text::{Phrase, Text, t};
use crate::tui::app::Utterance;
use crate::tui::component::Outcome;
use crate::tui::message::{Message, Tone};
use crate::tui::widget::line::Line;

use super::asking::Asked;

/// How who is asked and by when is typed.
const HOW: Text = t(
    "末尾可以写请谁、何时之前答复，例如“请附合同 @李四 2026-12-08”。",
    "At the end may stand who is asked and by when, as in \"attach the contract @Li 2026-12-08\".",
);

/// Asks for a remark.
#[derive(Debug)]
pub(crate) struct NewRemark {
    about: About,
    named: Phrase,
    today: Day,
    reading: Reading,
}

impl NewRemark {
    pub(super) fn new(about: About, named: Phrase, today: Day) -> Self {
        Self { about, named, today, reading: Reading::default() }
    }
}

impl Asked for NewRemark {
    fn title(&self) -> Text {
        t("批注", "Remark")
    }

    fn size(&self) -> (u16, u16) {
        (70, 9)
    }

    fn words(&self) -> Vec<Phrase> {
        vec![self.named.clone(), HOW.into(), Phrase::default()]
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let typed = match self.reading.read(line.text(), self.today) {
            Ok(typed) => typed,
            Err(why) => return Outcome::one(Message::Say(Tone::Error, why)),
        };
        let Typed { words, who: asked, day: due, notes } = typed;
        let (about, missing, quoted) = (self.about.clone(), false, None);
        let act = Act::Remark(Remark { about, words, missing, quoted, asked, due });
        Outcome::Emit(vec![Message::Close, Message::Utter(Utterance::Act(Box::new(act), notes))])
    }
}

/// Asks for an answer.
#[derive(Debug)]
pub(crate) struct NewAnswer {
    pub(super) to: EntryId,
    pub(super) named: Phrase,
}

impl Asked for NewAnswer {
    fn title(&self) -> Text {
        t("答复", "Answer")
    }

    fn words(&self) -> Vec<Phrase> {
        vec![self.named.clone(), Phrase::default()]
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let (to, words) = (self.to.clone(), line.text().trim().to_owned());
        let act = Act::Answer { to, words };
        Outcome::Emit(vec![
            Message::Close,
            Message::Utter(Utterance::Act(Box::new(act), Vec::new())),
        ])
    }
}
