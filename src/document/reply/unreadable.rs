//! Why a questionnaire cannot be read.

use crate::office::Refused;
use crate::text::{Phrase, t};

/// Why a questionnaire cannot be read. The record is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum Unreadable {
    /// The file cannot be read.
    File(#[from] Refused),
    /// Holds no code of a question.
    NoQuestions,
    /// No column is headed as the one for answers.
    NoAnswers,
}

impl Unreadable {
    /// What to tell the user: what was refused, why, and what to do.
    pub fn said(&self) -> Phrase {
        match self {
            Self::File(refused) => return refused.said(),
            Self::NoQuestions => t(
                "文件中没有找到任何问题编号（如 recipients/hq/country）。请使用本程序写出的问卷，并保留编号。",
                "No code of a question (such as recipients/hq/country) was found. Use the questionnaire that this program wrote, with its codes left in place.",
            ),
            Self::NoAnswers => t(
                "没有找到标题为“答复”（Your answer）的列。请恢复表头后再读取。",
                "No column is headed \"Your answer\" (答复). Restore the head of the table and read it again.",
            ),
        }
        .into()
    }
}
