//! A text in the other language: which fields may hold one, how it stands in the file, and whether it still renders its original.
//!
//! The original is what the field holds, in either language; the translation stands beside it under the field's id with `.en` or
//! `.zh`. It remembers of which original it was written: one whose original changed is kept and told, and no paper uses it.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::text::{Lang, Phrase, Text, harmless, phrase, t};

use super::{Answers, Candidates, Field, KEPT, Kind, Need, Place, Section, catalog, digest};

/// The key under which the words stand.
const TEXT: &str = "text";
/// The key under which the mark of the original stands.
const OF: &str = "of";
/// How many characters of the digest mark an original: enough to tell two texts of one place apart.
const MARK: usize = 12;

/// What to answer in a field that holds a translation.
const HELP: Text = t(
    "写入这种语言的文书和问卷。原文改动后，这里保留并提示，文书改用原文，直到改写或者确认。",
    "Goes into papers and questionnaires of this language. Once the original changes, this is kept and told, and papers use the original until it is rewritten or confirmed.",
);

/// A text in the other language, as it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Translation<'a> {
    /// The words.
    pub text: &'a str,
    /// The mark of the original; `None` in a file that was written by hand.
    of: Option<&'a str>,
}

impl<'a> Translation<'a> {
    /// Reads one; `None` if the value holds no words.
    pub fn read(value: &'a Value) -> Option<Self> {
        let text = value.as_str().or_else(|| value.get(TEXT)?.as_str())?;
        Some(Self { text, of: value.get(OF).and_then(Value::as_str) })
    }

    /// As it stands in the file: the words, and the mark of the original of which they were written.
    pub fn to_json(text: &str, original: &str) -> Value {
        json!({ TEXT: text, OF: mark(original) })
    }

    /// Whether the original is still the one of which it was written.
    pub fn renders(self, original: &str) -> bool {
        self.of.is_some_and(|of| of == mark(original))
    }
}

/// What an original is known by.
fn mark(original: &str) -> String {
    digest(original.trim()).chars().take(MARK).collect()
}

/// The language of a text: Chinese as soon as a character of it is.
pub fn language(text: &str) -> Lang {
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    if text.chars().any(is_han) { Lang::Zh } else { Lang::En }
}

/// The fields that hold translations, by where the field of the original stands in memory: Chinese, English.
static FIELDS: LazyLock<HashMap<usize, [Field; 2]>> = LazyLock::new(|| {
    let fields = catalog::SECTIONS.iter().flat_map(|section| section.fields).copied();
    let held = fields.filter(|field| field.is_in_both);
    held.map(|field| (address(field), [Lang::Zh, Lang::En].map(|lang| of(field, lang)))).collect()
});

fn address(field: &'static Field) -> usize {
    std::ptr::from_ref(field).addr()
}

/// The field that holds the text of `original` in `lang`. Its words live as long as the program, as those of every field.
fn of(original: &'static Field, lang: Lang) -> Field {
    let fixed = |words: String| -> &'static str { words.leak() };
    let label = match lang {
        Lang::Zh => said!("{label}（中文）", "{label} (Chinese)", label = original.label),
        Lang::En => said!("{label}（英文）", "{label} (English)", label = original.label),
    };
    Field {
        id: fixed(format!("{}.{}", original.id, lang.code())),
        label: t(fixed(label.zh), fixed(label.en)),
        help: HELP,
        kind: Kind::Translation(original),
        need: Need::Optional,
        is_in_both: false,
        ..*original
    }
}

impl Field {
    /// The field that holds its text in `lang`; `None` where it may be held in one language only.
    pub fn in_language(&'static self, lang: Lang) -> Option<&'static Self> {
        if !self.is_in_both {
            return None;
        }
        let [zh, en] = FIELDS.get(&address(self))?;
        Some(if lang == Lang::Zh { zh } else { en })
    }

    /// The fields that hold its text in either language.
    pub fn translations(&'static self) -> impl Iterator<Item = &'static Self> {
        [Lang::Zh, Lang::En].into_iter().filter_map(|lang| self.in_language(lang))
    }

    /// The field whose text it renders; itself where it renders none.
    pub fn original(&'static self) -> &'static Self {
        match self.kind {
            Kind::Translation(original) => original,
            _ => self,
        }
    }

    /// The language of the text it holds, where it holds a translation.
    pub fn language(&'static self) -> Option<Lang> {
        let Kind::Translation(original) = self.kind else { return None };
        [Lang::Zh, Lang::En].into_iter().find(|lang| original.in_language(*lang) == Some(self))
    }
}

impl Section {
    /// Every field that an entry may hold: whether the row is kept, each that is asked, with those of its text in the other language.
    pub fn held(&self) -> impl Iterator<Item = &'static Field> {
        let (kept, asked) = (self.grows().then_some(&KEPT), self.fields.iter().copied());
        let texts = |field: &'static Field| std::iter::once(field).chain(field.translations());
        kept.into_iter().chain(asked.flat_map(texts))
    }
}

/// `words` of a field, with the other language as its row holds it.
pub(super) fn in_both(field: &'static Field, cells: &Map<String, Value>, words: Phrase) -> Phrase {
    let Some((lang, text)) = current(field, cells) else { return words };
    let text = harmless(text, true);
    match lang {
        Lang::Zh => phrase(text, words.en),
        Lang::En => phrase(words.zh, text),
    }
}

/// The text of a field in the other language, if it renders what the field holds now.
pub(super) fn current<'a>(
    field: &'static Field,
    cells: &'a Map<String, Value>,
) -> Option<(Lang, &'a str)> {
    // Few rows hold a text in the other language, and every word of every paper is asked for it.
    let may_be = |key: &String| key.len() > field.id.len() && key.starts_with(field.id);
    if !field.is_in_both || !cells.keys().any(may_be) {
        return None;
    }
    let original = cells.get(field.id)?.as_str()?;
    let lang = language(original).other();
    let held = Translation::read(cells.get(field.in_language(lang)?.id)?)?;
    let is_used = held.renders(original) && !held.text.trim().is_empty();
    is_used.then_some((lang, held.text))
}

impl Answers {
    /// The answer at `place` in words, with the other language where it is held.
    pub fn shown(&self, place: &Place) -> Option<Phrase> {
        let (field, value) = (place.field?, self.get(place)?);
        let words = super::shown(field.kind, value, self);
        let cells = match &place.row {
            None => self.single(place.section)?,
            Some(id) => self.row(place.section, id)?.cells?,
        };
        Some(in_both(field, cells, words))
    }

    /// What is to stand at `place` when `value` was typed there: a translation remembers its original.
    pub fn written(&self, place: &Place, value: Option<Value>) -> Option<Value> {
        let Some(field) = place.field.filter(|field| field.language().is_some()) else {
            return value;
        };
        let original = Place { field: Some(field.original()), ..place.clone() };
        Some(marked(value?, self.get(&original)))
    }
}

/// Marks the translations of a new row with their originals.
pub fn mark_row(section: &'static Section, row: &mut Map<String, Value>) {
    for field in section.held().filter(|field| field.language().is_some()) {
        let original = row.get(field.original().id).cloned();
        if let Some(value) = row.get_mut(field.id) {
            *value = marked(value.take(), original.as_ref());
        }
    }
}

fn marked(value: Value, original: Option<&Value>) -> Value {
    match (value.as_str(), original.and_then(Value::as_str)) {
        (Some(text), Some(original)) => Translation::to_json(text, original),
        _ => value,
    }
}

/// What is wrong with the translation that stands in `field`; `None` if papers use it.
pub(super) fn outdated(field: &'static Field, cells: &Map<String, Value>) -> Option<Phrase> {
    let lang = field.language()?;
    let held = Translation::read(cells.get(field.id)?)?;
    let original = cells.get(field.original().id);
    if original.and_then(Candidates::of).is_some() {
        return Some(phrase(
            "原文待选，译文保留；选定原文之前不采用",
            "the original is still to be chosen; the translation is kept and not used until then",
        ));
    }
    let original = original.and_then(Value::as_str);
    let Some(original) = original.filter(|text| !text.trim().is_empty()) else {
        return Some(phrase(
            "原文已清除，译文保留，不采用",
            "the original was taken away; the translation is kept and not used",
        ));
    };
    if !held.renders(original) {
        return Some(phrase(
            "原文已改：译文保留，文书改用原文；请改写译文，或者确认它仍与原文一致",
            "original changed: the translation is kept and papers use the original; rewrite it, or confirm that it still says the same",
        ));
    }
    (language(original) == lang).then(|| {
        phrase(
            "原文已是这种语言，这里的文字不采用",
            "the original is in this language already; this text is not used",
        )
    })
}

#[cfg(test)]
mod tests;
