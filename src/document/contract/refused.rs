//! Why a given form is not filled.

use crate::text::{Phrase, harmless, phrase, t};

/// Why a given form is not filled. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum Refused {
    /// Not a Word file at all.
    NotWord,
    /// A Word file of the old kind (.doc).
    OldWord,
    /// Protected by a password.
    Encrypted,
    /// Larger, packed or unpacked, than a contract can be.
    TooLarge,
    /// Damaged, or not written as Word writes.
    Broken(String),
    /// Holds a document type or entities of its own.
    Entities,
    /// Holds macros.
    Macros,
    /// Holds changes that were neither accepted nor rejected.
    Tracked,
    /// Holds hidden text.
    Hidden,
    /// Brings in text of other files.
    Foreign,
    /// Articles or blanks are missing.
    NotTheForm(Vec<Phrase>),
    /// Recognised, but its text is of no known edition.
    Unknown(String),
    /// What was made could not be proved to have the same text.
    Unproved(String),
}

impl Refused {
    pub(super) fn broken(why: impl std::fmt::Display) -> Self {
        Self::Broken(harmless(&why.to_string(), false))
    }

    /// What to tell the user: what was refused, why, and what to do.
    pub fn said(&self) -> Phrase {
        match self {
            Self::NotWord => t(
                "这不是 Word 文件（docx）。请使用国家网信办网站下载的合同范本。",
                "This is no Word file (docx). Use the contract form downloaded from the site of the CAC.",
            )
            .into(),
            Self::OldWord => t(
                "这是旧格式的 Word 文件（doc），程序只能原样填写 docx。请用文字处理软件另存为 docx，再与官方页面核对。",
                "This is a Word file of the old kind (doc); only docx can be filled in place. Save it as docx in a word processor and compare it with the official page.",
            )
            .into(),
            Self::Encrypted => t(
                "文件设有密码，无法读取。请在文字处理软件中取消密码后再试。",
                "The file is protected by a password and cannot be read. Remove the password in a word processor and try again.",
            )
            .into(),
            Self::TooLarge => t(
                "文件或者其解压后的内容远大于一份合同，没有读取。请重新下载官方范本。",
                "The file, or what it unpacks to, is far larger than a contract and was not read. Download the official form again.",
            )
            .into(),
            Self::Broken(why) => phrase(
                format!("文件已损坏，或者不是 Word 的写法：{why}。请重新下载官方范本。"),
                format!(
                    "The file is damaged or not written as Word writes: {why}. Download the official form again."
                ),
            ),
            Self::Entities => t(
                "文件含有文档类型声明或者自定义实体，Word 从不这样写，因此没有读取。请重新下载官方范本。",
                "The file holds a document type or entities of its own, which Word never writes, so it was not read. Download the official form again.",
            )
            .into(),
            Self::Macros => t(
                "文件含有宏，官方范本没有宏。请重新下载官方范本。",
                "The file holds macros; the official form has none. Download the official form again.",
            )
            .into(),
            Self::Tracked => t(
                "文件含有未接受或未拒绝的修订，无法确定正文。请使用未经修订的官方范本。",
                "The file holds changes that were neither accepted nor rejected, so its text is not certain. Use the official form without changes.",
            )
            .into(),
            Self::Hidden => t(
                "文件含有隐藏文字，看到的正文与实际内容不同。请使用官方范本。",
                "The file holds hidden text, so what is seen is not what it says. Use the official form.",
            )
            .into(),
            Self::Foreign => t(
                "文件引入了其他文件的内容，无法核对全文。请使用官方范本。",
                "The file brings in the text of other files, so it cannot be compared as a whole. Use the official form.",
            )
            .into(),
            Self::NotTheForm(missing) => {
                let list = Phrase::list(missing.iter().cloned());
                phrase(
                    format!(
                        "这不是个人信息出境标准合同范本，或者已被改动、已经填写：没有找到 {}。请使用未填写的官方范本。",
                        list.zh
                    ),
                    format!(
                        "This is not the form of the standard contract, or it was altered or filled already: not found: {}. Use the official form with its blanks open.",
                        list.en
                    ),
                )
            }
            Self::Unknown(fingerprint) => phrase(
                format!(
                    "正文的指纹 {fingerprint} 不属于已知的版本：范本是新版，或者有字被改动。请逐字与官方页面核对，一致的，用 `chujing contract trust` 确认一次。"
                ),
                format!(
                    "The text has the fingerprint {fingerprint}, which is of no known edition: the form is new, or a character was altered. Compare it with the official page word for word; if it is the same, confirm it once with `chujing contract trust`."
                ),
            ),
            Self::Unproved(why) => phrase(
                format!("填写后的正文无法证明与原文相同（{why}），因此没有写出文件。请报告这一问题。"),
                format!(
                    "The filled text could not be proved to be the same ({why}), so nothing was written. Please report this."
                ),
            ),
        }
    }
}
