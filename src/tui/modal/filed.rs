//! What changed since a record was filed: which file holds it as it was filed, and the page that tells what is to be done.

use crate::document::Block;
use crate::document::told::blocks;
use crate::telling::{Depth, Told};
use crate::text::{Phrase, Text, phrase, t};
use crate::tui::component::Outcome;
use crate::tui::message::Message;
use crate::tui::state::State;
use crate::tui::widget::line::Line;

use super::asking::{Asked, From};
use super::reading::Pages;

/// Asks for the file.
#[derive(Debug)]
pub(crate) struct Filed;

impl Asked for Filed {
    fn title(&self) -> Text {
        t("对照已提交的记录", "Compare with the record as filed")
    }

    fn words(&self, _: &State) -> Vec<Phrase> {
        let help = t(
            "提交时的记录文件在哪里？可以写同一文件夹中的名称，也可以是备份（.bak-1）。只比较，不改动任何文件。",
            "Which file holds the record as it was filed? A name in the same folder will do, and a backup (.bak-1) too. It is only compared; no file is changed.",
        );
        vec![help.into(), Phrase::default()]
    }

    fn path_from(&self) -> Option<From> {
        Some(From::Records)
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let path = line.path();
        if path.as_os_str().is_empty() {
            return Outcome::Done;
        }
        Outcome::one(Message::CompareWith(path, false))
    }
}

/// What was told of the comparison.
#[derive(Debug)]
pub(crate) struct Page(pub(super) Vec<Told>);

impl Pages for Page {
    fn title(&self) -> Phrase {
        phrase("提交以后的变化：要做的事", "Changed since it was filed: what is to be done")
    }

    fn blocks(&self, state: &State) -> Vec<Block> {
        blocks(&self.0, Depth::Full, state.lang)
    }
}
