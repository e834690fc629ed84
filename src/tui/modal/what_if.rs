//! What a change would do: the result as recorded and as it would be, and everything that differs. The record is not touched.

use crate::document::told::blocks;
use crate::document::{Block, plain};
use crate::form::{Edit, Facts};
use crate::law::Survey;
use crate::law::flips::Flip;
use crate::telling::{self, Depth, Told, Tone};
use crate::text::{Phrase, phrase, t};
use crate::tui::state::State;

use super::reading::Pages;

/// The comparison.
#[derive(Debug)]
pub(crate) struct Page(Vec<Told>);

impl Page {
    /// Tries the change on a copy.
    pub(crate) fn new(flip: &Flip, state: &State) -> Self {
        let change = Told::labelled(Tone::Plain, t("假设：", "If: "), flip.change.clone());
        let mut out = vec![change];
        if let Some(open) = &state.open {
            let mut copy = open.answers().clone();
            let edits = flip.edits.iter().cloned().map(|(place, value)| Edit::Set(place, value));
            if copy.apply(Edit::Batch(edits.collect())).is_ok() {
                let before = &open.survey().verdict;
                let after = Survey::at(&Facts::at(&copy, before.day), open.around()).verdict;
                out.extend(telling::what_if(before, &after));
            }
        }
        Self(out)
    }
}

impl Pages for Page {
    fn title(&self) -> Phrase {
        phrase("试改比较：记录没有改动", "What if: the record is not touched")
    }

    fn blocks(&self, state: &State) -> Vec<Block> {
        let mut out = blocks(&self.0, Depth::Short, state.lang);
        let keys = t(
            "要采用这一变化，请关闭后按 Enter 去填写。",
            "To make the change, close this and press Enter to go to its field.",
        );
        out.push(Block::Note(plain(state.say(keys))));
        out
    }
}
