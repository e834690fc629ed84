//! A remark, or an answer to one, in a line.

use crate::day::Day;
use crate::desk::review::{Reading, remark};
use crate::review::{About, Act, EntryId};
use crate::store::Draft;
use crate::text::{Phrase, Text, t};
use crate::tui::app::Utterance;
use crate::tui::component::Outcome;
use crate::tui::message::{Message, Tone};
use crate::tui::state::State;
use crate::tui::widget::line::Line;

use super::asking::Asked;

/// How who is asked and by when is typed.
const HOW: Text = t(
    "末尾可以写请谁、何时之前答复，例如“请附合同 @李四 2026-12-08”；句中写“@李四 ”也是请他。指出缺少什么的，以“缺：”开头。",
    "At the end may stand who is asked and by when, as in \"attach the contract @Li 2026-12-08\"; \"@Li \" within a sentence asks him, too. What is lacking begins with \"missing:\".",
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

    fn words(&self, _: &State) -> Vec<Phrase> {
        vec![self.named.clone(), HOW.into(), Phrase::default()]
    }

    fn draft(&self, words: &str) -> Option<Draft> {
        let (about, words, on) = (self.about.clone(), words.to_owned(), Some(self.today));
        Some(Draft::Said { about, words, on, decides: false })
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let typed = match self.reading.read(line.text(), self.today) {
            Ok(typed) => typed,
            Err(why) => return Outcome::one(Message::Say(Tone::Error, why)),
        };
        let notes = typed.notes.clone();
        let act = Act::Remark(remark(self.about.clone(), typed));
        Outcome::Emit(vec![Message::Close, Message::Utter(Utterance::Act(Box::new(act), notes))])
    }
}

/// Asks in which role the record is approved.
#[derive(Debug)]
pub(crate) struct NewApproval;

impl Asked for NewApproval {
    fn title(&self) -> Text {
        t("批准整份记录", "Approve the record")
    }

    fn size(&self) -> (u16, u16) {
        (70, 9)
    }

    fn words(&self, _: &State) -> Vec<Phrase> {
        let help = t(
            "以什么身份批准？批准只对现在的文字和结论有效，改了就自动失效。只批准一部分或者一份文书的，在命令行用 `chujing approve give`。",
            "In which role? It holds for the words and the result of now, and falls with either. Parts and papers alone are approved on the command line by `chujing approve give`.",
        );
        vec![help.into(), Phrase::default()]
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let role = line.text().trim().to_owned();
        Outcome::Emit(vec![Message::Close, Message::Utter(Utterance::Approve(role))])
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

    fn words(&self, _: &State) -> Vec<Phrase> {
        vec![self.named.clone(), Phrase::default()]
    }

    fn draft(&self, words: &str) -> Option<Draft> {
        let (about, words) = (About::Entry(self.to.clone()), words.to_owned());
        Some(Draft::Said { about, words, on: None, decides: false })
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
