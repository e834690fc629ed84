//! The name of a state: that of now, or that after the step which is chosen on the time line.

use crate::history::OperationId;
use crate::text::{Phrase, Text, t};
use crate::tui::component::Outcome;
use crate::tui::message::Message;
use crate::tui::state::State;
use crate::tui::widget::line::Line;

use super::asking::Asked;

/// Asks for the name.
#[derive(Debug)]
pub(crate) struct StateName(pub(super) Option<OperationId>);

impl Asked for StateName {
    fn title(&self) -> Text {
        t("给这一步之后的状态起名", "Name the state after this step")
    }

    fn words(&self, _: &State) -> Vec<Phrase> {
        let help = t(
            "例如“已备案”“已报批”。以后在时间线上一眼能找到，也可以写在 restore --to、diff --from 后面。",
            "Such as \"as filed\" or \"as approved\". It stands out on the time line and can be written behind restore --to and diff --from.",
        );
        vec![help.into(), Phrase::default()]
    }

    fn accept(&mut self, line: &mut Line) -> Outcome {
        let name = line.text().trim().to_owned();
        Outcome::Emit(vec![Message::Close, Message::NameState(self.0.clone(), name)])
    }
}
