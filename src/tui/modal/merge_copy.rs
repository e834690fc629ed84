//! Which copy of the record, changed elsewhere, is to be merged.

use crate::text::{Phrase, Text, t};
use crate::tui::component::Outcome;
use crate::tui::message::Message;
use crate::tui::state::State;
use crate::tui::widget::line::Line;

use super::asking::{Asked, From};

/// Asks for the file.
#[derive(Debug)]
pub(crate) struct MergeCopy;

impl Asked for MergeCopy {
    fn title(&self) -> Text {
        t("并入改过的副本", "Merge a changed copy")
    }

    fn size(&self) -> (u16, u16) {
        (64, 9)
    }

    fn words(&self, state: &State) -> Vec<Phrase> {
        let help = said!(
            "同事改过的副本在哪里？可以写同一文件夹中的名称。不同处的修改合在一起；两边改了同一处的，两个值都留着由您选定。副本不改动；{undo} 可一次撤销。",
            "Where is the copy that a colleague changed? A name in the same folder will do. Changes of both sides are kept; where both changed one answer you choose. The copy stays as it is; {undo} takes it back at once.",
            undo = state.undo_key(),
        );
        vec![help, Phrase::default()]
    }

    fn path_from(&self) -> Option<From> {
        Some(From::Records)
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        Outcome::one(Message::MergeCopy(line.path(), None))
    }
}
