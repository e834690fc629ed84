//! The words that may stand at a cursor, and who asks for them.

use std::path::Path;

use crate::day::Day;
use crate::store::Workspace;
use crate::text::Lang;

use super::super::language::half;

/// What may stand where the cursor stands.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Found {
    /// These words.
    Words(Vec<Word>),
    /// The same, that do not begin with what is typed and stand for it.
    Instead(Vec<Word>),
    /// A file or folder, which shells know best.
    Files,
    /// A folder.
    Folders,
    /// Nothing that can be known.
    #[default]
    Nothing,
}

/// A word with what it is; whole, as it is to stand in the arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) about: String,
}

/// Who asks, and of which folder.
pub(super) struct Asker<'a> {
    pub(super) folder: &'a Workspace,
    pub(super) home: Option<&'a Path>,
    pub(super) lang: Lang,
    pub(super) today: Day,
}

/// Whether a word begins with what is typed.
pub(super) fn begins(word: &str, typed: &str) -> bool {
    word.starts_with(typed)
}

/// The same words with something before each.
pub(super) fn behind(before: &str, words: Vec<Word>) -> Vec<Word> {
    let with = |word: Word| Word { text: format!("{before}{}", word.text), ..word };
    words.into_iter().map(with).collect()
}

/// One half of a help text.
pub(super) fn help(text: Option<&clap::builder::StyledStr>, lang: Lang) -> String {
    text.map(|text| half(&text.to_string(), lang)).unwrap_or_default()
}
