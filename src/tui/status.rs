//! Whether the open assessment is on disk, in words.

use crate::store::Mode;
use crate::text::{Phrase, phrase};

use super::message::Tone;

/// Whether what is open is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Saved {
    /// Nothing was changed since it was opened.
    Untouched,
    /// Saved at this time of day.
    At(String),
    /// Changed since.
    Not,
    /// Being written.
    Writing,
    /// Could not be saved, and why.
    Failed(Phrase),
    /// May not be written, and why.
    ReadOnly(Phrase),
}

impl Saved {
    /// Of a record just opened.
    pub(crate) fn of(mode: &Mode) -> Self {
        match mode {
            Mode::Write => Self::Untouched,
            Mode::ReadOnly(why) => Self::ReadOnly(why.said()),
        }
    }

    /// A word or two for the top bar.
    pub(crate) fn said(&self) -> (Tone, Phrase) {
        match self {
            Self::Untouched => (Tone::Good, phrase("已保存", "saved")),
            Self::At(time) => (Tone::Good, said!("已保存 {time}", "saved {time}", time)),
            Self::Writing => (Tone::Plain, phrase("正在保存", "saving")),
            Self::Not => (Tone::Plain, phrase("未保存", "not saved")),
            Self::Failed(_) => (Tone::Error, phrase("保存失败!", "NOT SAVED!")),
            Self::ReadOnly(_) => (Tone::Plain, phrase("只读", "read-only")),
        }
    }

    /// Whether a change waits to be saved.
    pub(crate) const fn is_waiting(&self) -> bool {
        matches!(self, Self::Not | Self::Writing | Self::Failed(_))
    }
}
