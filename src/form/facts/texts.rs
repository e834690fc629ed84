//! Answers in words: as they were recorded, and as papers have them, in the other language where it is held.
//!
//! None of this is a read of an answer for an explanation.

use serde_json::Value;

use crate::form::answers::is_empty;
use crate::form::translation::{current, in_both, outdated};
use crate::form::{Answer, Candidates, Entry, Field, KEPT, Kind, shown};
use crate::text::{Lang, Phrase, harmless, says_pending};

/// A field and what stands there, if anything.
pub(in crate::form) type Held<'a> = (&'static Field, Option<&'a Value>);

impl<'a> Entry<'a> {
    /// The values between which a person is still to choose here.
    pub fn candidates(&self, field: &'static Field) -> Option<Candidates<'a>> {
        self.value(field).and_then(Candidates::of)
    }

    /// Reads a text that is to prove or to name something: that it is still to come (待定, TBD, ?) is no answer.
    pub fn proof(&self, field: &'static Field) -> Answer<&'a str> {
        match self.text(field) {
            Answer::Known(text) if says_pending(text) => Answer::Unknown(self.lacking(field)),
            other => other,
        }
    }

    /// The answer in words, as papers have it: in the other language as it is held there. Not noted as a read; drafts as typed.
    pub fn shown(&self, field: &'static Field) -> Option<Phrase> {
        let words = self.recorded(field)?;
        Some(self.cells.map_or_else(Phrase::default, |cells| in_both(field, cells, words)))
    }

    /// The same in one language.
    pub fn shown_in(&self, field: &'static Field, lang: Lang) -> Option<String> {
        let (Kind::Line | Kind::Paragraph, Value::String(text)) = (field.kind, self.value(field)?)
        else {
            return self.shown(field).map(|words| words.into_lang(lang));
        };
        let current = self.cells.and_then(|cells| current(field, cells));
        let text = current.filter(|(of, _)| *of == lang).map_or(text.as_str(), |(_, text)| text);
        Some(harmless(text, true))
    }

    /// The answer in words, as it was recorded: a text in its own language only.
    pub fn recorded(&self, field: &'static Field) -> Option<Phrase> {
        self.value(field).map(|value| shown(field.kind, value, self.facts.answers))
    }

    /// What is wrong with the text in the other language that stands in `field`; `None` if papers use it.
    pub fn outdated(&self, field: &'static Field) -> Option<Phrase> {
        outdated(field, self.cells?)
    }

    /// Every field that may hold something here: those that are asked, and the texts in the other language where there are any.
    pub fn held(&self) -> impl Iterator<Item = &'static Field> {
        // Most rows hold none, and there may be thousands.
        let is_translated =
            self.cells.is_some_and(|cells| cells.keys().any(|key| key.contains('.')));
        let translations = move |field: &'static Field| is_translated.then(|| field.translations());
        let asked = self.section.fields.iter().copied();
        let texts = move |field: &'static Field| {
            std::iter::once(field).chain(translations(field).into_iter().flatten())
        };
        self.is_contested().then_some(&KEPT).into_iter().chain(asked.flat_map(texts))
    }

    /// The same, each with what stands there: none is searched for where they stand in the order in which they are asked.
    pub(in crate::form) fn all_held(&self, out: &mut Vec<Held<'a>>) {
        out.clear();
        let cells = self.cells.into_iter().flatten();
        let mut cells = cells.filter(|(key, _)| *key != "id").peekable();
        out.extend(self.held().map(|field| {
            let value = cells.next_if(|(key, _)| *key == field.id).map(|(_, value)| value);
            (field, value.filter(|value| !is_empty(value)))
        }));
        if cells.next().is_some() {
            // Another order, or something that this version does not know.
            for (field, value) in out.iter_mut() {
                *value = self.value(field);
            }
        }
    }
}
