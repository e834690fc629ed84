//! What a change would do: the result as recorded and as it would be, and everything that differs. The record is not touched.

use crate::document::{Block, Inline, plain};
use crate::form::{Edit, Facts};
use crate::law::compare::Difference;
use crate::law::flips::Flip;
use crate::law::{Ground, Mechanism, Survey};
use crate::text::{Lang, Phrase, Text, phrase, t};
use crate::tui::state::State;

use super::reading::Pages;

/// The comparison.
#[derive(Debug)]
pub(crate) struct Page {
    change: Phrase,
    /// The results before and after, if the change could be tried.
    results: Option<(Phrase, Phrase)>,
    differences: Vec<Phrase>,
}

impl Page {
    /// Tries the change on a copy.
    pub(crate) fn new(flip: &Flip, state: &State) -> Self {
        let mut out = Self { change: flip.change.clone(), results: None, differences: Vec::new() };
        let Some(open) = &state.open else { return out };
        let mut copy = open.answers().clone();
        let edits = flip.edits.iter().map(|(place, value)| Edit::Set(place.clone(), value.clone()));
        if copy.apply(Edit::Batch(edits.collect())).is_ok() {
            let before = &open.survey().verdict;
            let after = Survey::at(&Facts::at(&copy, before.day), open.around()).verdict;
            out.results = Some((
                result(before.mechanism, before.ground),
                result(after.mechanism, after.ground),
            ));
            out.differences = Difference::between(before, &after).sentences();
        }
        out
    }
}

fn result(mechanism: Mechanism, ground: Option<Ground>) -> Phrase {
    let label = mechanism.label();
    ground.map_or_else(
        || label.into(),
        |ground| {
            let ground = ground.label();
            phrase(
                format!("{}（{}）", label.zh, ground.zh),
                format!("{} ({})", label.en, ground.en),
            )
        },
    )
}

impl Pages for Page {
    fn title(&self) -> Phrase {
        phrase("试改比较：记录没有改动", "What if: the record is not touched")
    }

    fn blocks(&self, state: &State) -> Vec<Block> {
        let lang = state.lang;
        let line = |label: Text, words: &Phrase| {
            Block::Paragraph(vec![
                Inline::Strong(label.get(lang).to_owned()),
                Inline::Text(words.get(lang).to_owned()),
            ])
        };
        let mut out = vec![line(t("假设：", "If: "), &self.change)];
        if let Some((before, after)) = &self.results {
            out.push(line(t("现在的结果：", "Result as recorded: "), before));
            out.push(line(t("改变后的结果：", "Result if changed: "), after));
        }
        out.push(Block::Heading(3, t("全部变化", "Everything that changes").get(lang).to_owned()));
        out.push(differences(&self.differences, lang));
        let kept = t(
            "以上在副本上试算得到，记录没有改动。要采用这一变化，请关闭后按 Enter 去填写。",
            "This was tried on a copy; the record is as it was. To make the change, close this and press Enter to go to its field.",
        );
        out.push(Block::Note(plain(kept.get(lang))));
        out
    }
}

fn differences(sentences: &[Phrase], lang: Lang) -> Block {
    if sentences.is_empty() {
        let none = t("结果没有变化。", "Nothing in the result changes.");
        return Block::Paragraph(plain(none.get(lang)));
    }
    Block::List(sentences.iter().map(|sentence| plain(sentence.get(lang))).collect())
}
