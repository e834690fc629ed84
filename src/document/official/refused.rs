//! Why a given form is not filled.

use crate::office;
use crate::text::{Phrase, Text};

/// Why a given form is not filled. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum Refused {
    /// It cannot be read, or not as it is seen.
    File(#[from] office::Refused),
    /// Titles or blanks of this form are missing.
    NotTheForm(Text, Vec<Phrase>),
    /// Recognised, but its text is of no known edition.
    Unknown(String),
    /// What was made could not be proved to have the same text.
    Unproved(String),
}

impl Refused {
    /// What to tell the user: what was refused, why, and what to do.
    pub fn said(&self) -> Phrase {
        match self {
            Self::File(refused) => refused.said(),
            Self::NotTheForm(form, missing) => {
                let list = Phrase::list(missing.iter().cloned());
                said!(
                    "这不是“{form}”的官方范本，或者已被改动、已经填写：没有找到 {list}。请使用未\
                     填写的官方范本。",
                    "This is not the official form \"{form}\", or it was altered or filled \
                     already: not found: {list}. Use the official form with its blanks open.",
                    form = *form,
                    list,
                )
            }
            Self::Unknown(fingerprint) => said!(
                "正文的指纹 {fingerprint} 不属于已知的版本：范本是新版，或者有字被改动。请逐字与\
                 官方页面核对，一致的，用 `chujing contract trust`（其他表格用 `chujing form \
                 trust`）确认一次。",
                "The text has the fingerprint {fingerprint}, which is of no known edition: the \
                 form is new, or a character was altered. Compare it with the official page word \
                 for word; if it is the same, confirm it once with `chujing contract trust` \
                 (`chujing form trust` for other forms).",
                fingerprint,
            ),
            Self::Unproved(why) => said!(
                "填写后的正文无法证明与原文相同（{why}），因此没有写出文件。请报告这一问题。",
                "The filled text could not be proved to be the same ({why}), so nothing was \
                 written. Please report this.",
                why,
            ),
        }
    }
}
