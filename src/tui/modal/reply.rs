//! What a questionnaire that came back would change: read first, then written as one step.

use crate::document::reply::Reading;
use crate::document::{Block, plain};
use crate::text::{Phrase, t};
use crate::tui::key::Scope;
use crate::tui::message::Message;
use crate::tui::state::State;

use super::reading::Pages;

/// The comparison of a questionnaire with the record.
#[derive(Debug)]
pub(crate) struct Page {
    reading: Reading,
}

impl Page {
    pub(crate) const fn new(reading: Reading) -> Self {
        Self { reading }
    }
}

impl Pages for Page {
    fn title(&self) -> Phrase {
        let count = self.reading.changes();
        said!("收回的问卷：改变{count}项", "A questionnaire came back: {count} changes", count)
    }

    fn blocks(&self, state: &State) -> Vec<Block> {
        let hint = if self.reading.edit().is_some() {
            t(
                "记录还没有改动。按 Enter 写入全部改变，之后 Ctrl+Z 可一次撤销；按 Esc 不写入。",
                "The record is as it was. Enter writes all changes, which Ctrl+Z takes back at once; Esc writes nothing.",
            )
        } else {
            t("没有可以写入的改变。", "There is nothing to write.")
        };
        let lines = self.reading.lines(false).into_iter();
        std::iter::once(Block::Note(plain(state.say(hint))))
            .chain(lines.map(|line| Block::Paragraph(plain(line.get(state.lang)))))
            .collect()
    }

    fn scope(&self) -> Scope {
        Scope::Reply
    }

    fn accepted(&self) -> Vec<Message> {
        vec![Message::TakeOver(Box::new(self.reading.clone()))]
    }
}
