//! Why a questionnaire cannot be read.

use crate::document::contract::Refused;
use crate::text::{Phrase, phrase, t};

/// Why a questionnaire cannot be read. The record is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum Unreadable {
    /// Neither a Word file nor a workbook of today's format.
    NotAQuestionnaire,
    /// A file of the old kind (.doc, .xls).
    Old,
    /// Protected by a password.
    Encrypted,
    /// Far larger, packed or unpacked, than a questionnaire can be.
    TooLarge,
    /// Holds macros.
    Macros,
    /// Holds changes that were neither accepted nor rejected.
    Tracked,
    /// Holds hidden text, or brings in text of other files.
    Hidden,
    /// Damaged, or not written as Word or Excel write.
    Broken(String),
    /// Holds no code of a question.
    NoQuestions,
    /// No column is headed as the one for answers.
    NoAnswers,
}

impl Unreadable {
    /// What to tell the user: what was refused, why, and what to do.
    pub fn said(&self) -> Phrase {
        match self {
            Self::NotAQuestionnaire => t(
                "这不是 Word 文件（docx）或者 Excel 工作簿（xlsx）。请使用本程序写出的问卷。",
                "This is neither a Word file (docx) nor a workbook (xlsx). Use the questionnaire that this program wrote.",
            ),
            Self::Old => t(
                "这是旧格式的文件（doc 或者 xls）。请另存为 docx 或者 xlsx 后再读取。",
                "This is a file of the old kind (doc or xls). Save it as docx or xlsx and read that.",
            ),
            Self::Encrypted => t(
                "文件设有打开密码，无法读取。请取消密码后再试。",
                "The file is protected by a password and cannot be read. Remove the password and try again.",
            ),
            Self::TooLarge => t(
                "文件或者其解压后的内容远大于一份问卷，没有读取。请删去图片和附件，只留问卷。",
                "The file, or what it unpacks to, is far larger than a questionnaire and was not read. Take out pictures and attachments and leave the questionnaire alone.",
            ),
            Self::Macros => t(
                "文件含有宏，没有读取。请另存为不含宏的 docx 或者 xlsx。",
                "The file holds macros and was not read. Save it as docx or xlsx without macros.",
            ),
            Self::Tracked => t(
                "文件含有未接受或未拒绝的修订，不能确定答复的内容。请在 Word 中接受或者拒绝全部修订后再读取。",
                "The file holds changes that were neither accepted nor rejected, so the answers are not certain. Accept or reject all of them in Word and read it again.",
            ),
            Self::Hidden => t(
                "文件含有隐藏文字，或者引入了其他文件的内容，看到的与实际内容不同。请向对方索取不含这些内容的问卷。",
                "The file holds hidden text or brings in other files, so what is seen is not what it says. Ask the recipient for one without these.",
            ),
            Self::NoQuestions => t(
                "文件中没有找到任何问题编号（如 recipients/hq/country）。请使用本程序写出的问卷，并保留编号。",
                "No code of a question (such as recipients/hq/country) was found. Use the questionnaire that this program wrote, with its codes left in place.",
            ),
            Self::NoAnswers => t(
                "没有找到标题为“答复”（Your answer）的列。请恢复表头后再读取。",
                "No column is headed \"Your answer\" (答复). Restore the head of the table and read it again.",
            ),
            Self::Broken(why) => {
                return phrase(
                    format!("文件已损坏，或者不是 Word、Excel 的写法：{why}。请打开后另存一份再读取。"),
                    format!(
                        "The file is damaged or not written as Word or Excel write: {why}. Open it, save a copy and read that."
                    ),
                );
            }
        }
        .into()
    }
}

impl From<Refused> for Unreadable {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::OldWord => Self::Old,
            Refused::Encrypted => Self::Encrypted,
            Refused::TooLarge => Self::TooLarge,
            Refused::Macros => Self::Macros,
            Refused::Tracked => Self::Tracked,
            Refused::Hidden | Refused::Foreign => Self::Hidden,
            Refused::Broken(why) => Self::Broken(why),
            Refused::Entities => Self::Broken("DOCTYPE".to_owned()),
            // What only concerns the official form is not met here.
            Refused::NotWord
            | Refused::NotTheForm(_)
            | Refused::Unknown(_)
            | Refused::Unproved(_) => Self::NotAQuestionnaire,
        }
    }
}
