//! Confirms that a code which breaks its rule stands so on the document: who compared it, then why.
//!
//! Only a complete confirmation becomes an edit, and that can be undone like any other.

use crate::form::{AsOnDocument, Edit, Place};
use crate::text::{Phrase, Text, harmless, phrase, t};
use crate::tui::component::Outcome;
use crate::tui::message::{Message, Tone};
use crate::tui::state::State;
use crate::tui::widget::line::Line;

use super::asking::Asked;

/// Asks who, then why.
#[derive(Debug)]
pub(crate) struct Confirm {
    place: Place,
    code: String,
    /// Who compared it, once that is said.
    by: Option<String>,
}

impl Confirm {
    pub(crate) fn new(place: Place, code: String) -> Self {
        Self { place, code, by: None }
    }
}

impl Asked for Confirm {
    fn title(&self) -> Text {
        t("确认与证照一致", "Confirm as on the document")
    }

    fn size(&self) -> (u16, u16) {
        (68, 9)
    }

    fn words(&self, _: &State) -> Vec<Phrase> {
        let code = harmless(&self.code, false);
        let said = said!(
            "“{code}”不合编号规则。确与证照上的一致的，可以确认：它照样写入文书，并注明由谁、为\
             什么确认；号码改动后自动失效。",
            "\"{code}\" breaks the rule of its kind. If it stands so on the document, confirm \
             it: it goes into the papers, with who confirmed it and why; another code ends it.",
            code,
        );
        let asked = if self.by.is_none() {
            t("由谁对照证照？", "Who compared it with the document?")
        } else {
            t(
                "为什么仍是对的？如“执照原件如此，早年核发”",
                "Why is it right? Such as \"so on the original, an early code\"",
            )
        };
        vec![said, Phrase::default(), asked.into()]
    }

    /// The person first, then the reason.
    fn accept(&mut self, line: &mut Line) -> Outcome {
        let typed = line.text().trim().to_owned();
        let Some(by) = &self.by else {
            (self.by, *line) = (Some(typed), Line::new(""));
            return Outcome::Done;
        };
        match (AsOnDocument { code: &self.code, by, why: &typed }).to_json() {
            Some(value) => Outcome::Emit(vec![
                Message::Close,
                Message::Edit(Edit::Set(self.place.clone(), Some(value))),
                Message::Say(
                    Tone::Good,
                    phrase(
                        "已确认与证照一致，可以撤销",
                        "confirmed as on the document; undo takes it back",
                    ),
                ),
            ]),
            None => Outcome::one(Message::Say(
                Tone::Error,
                phrase("太长了，不超过500字", "too long; at most 500 characters"),
            )),
        }
    }
}
