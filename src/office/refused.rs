//! Why a file of Word or of a spreadsheet is not read: every reason once, whoever asks.

use crate::text::{Phrase, harmless, t};

/// Why a file is not read. Nothing was changed or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum Refused {
    /// Neither a Word file nor a workbook.
    NotOffice,
    /// Something else where a Word file is needed.
    NotWord,
    /// None of the formats in which papers are compared with a record.
    NotCompared,
    /// A file of the old kind (.doc, .xls).
    Old,
    /// Protected by a password.
    Encrypted,
    /// Beyond the bounds, packed or unpacked.
    TooLarge,
    /// Damaged, or not written as Word and Excel write.
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
}

impl Refused {
    pub(super) fn broken(why: impl std::fmt::Display) -> Self {
        Self::Broken(harmless(&why.to_string(), false))
    }

    /// What to tell the user: what was refused, why, and what to do.
    pub fn said(&self) -> Phrase {
        match self {
            Self::NotOffice => t(
                "这不是 Word 文件（docx）或者 Excel 工作簿（xlsx），没有读取。请另存为 docx 或者 xlsx。",
                "This is neither a Word file (docx) nor a workbook (xlsx) and was not read. Save it as docx or xlsx.",
            ),
            Self::NotWord => t(
                "这不是 Word 文件（docx），没有读取。请另存为 docx。",
                "This is no Word file (docx) and was not read. Save it as docx.",
            ),
            Self::NotCompared => t(
                "核对可以读 Word 文件（docx）、工作簿（xlsx、ods）和网页（html），这个文件都不是，没有读取。PDF 请核对生成它的 docx，Markdown 请核对同一次导出的 docx 或者 html。",
                "Word files (docx), workbooks (xlsx, ods) and pages (html) can be compared; this is none of them and was not read. Instead of a PDF compare the docx it was made from, instead of Markdown the docx or html of the same export.",
            ),
            Self::Old => t(
                "这是旧格式的文件（doc 或者 xls），没有读取。请另存为 docx 或者 xlsx。",
                "This is a file of the old kind (doc or xls) and was not read. Save it as docx or xlsx.",
            ),
            Self::Encrypted => t(
                "文件设有打开密码，无法读取。请取消密码后再试。",
                "The file is protected by a password and cannot be read. Remove the password and try again.",
            ),
            Self::TooLarge => t(
                "文件或者其解压后的内容过大，没有读取。请删去图片、附件和无关的内容后再试。",
                "The file, or what it unpacks to, is too large and was not read. Take out pictures, attachments and what does not belong, and try again.",
            ),
            Self::Broken(why) => {
                return said!(
                    "文件已损坏，或者不是 Word、Excel 的写法，没有读取：{why}。请打开后另存一份\
                     再试。",
                    "The file is damaged or not written as Word or Excel write, and was not \
                     read: {why}. Open it, save a copy and try that.",
                    why,
                );
            }
            Self::Entities => t(
                "文件含有文档类型声明或者自定义实体，Word 和 Excel 从不这样写，没有读取。请打开后另存一份再试。",
                "The file holds a document type or entities of its own, which Word and Excel never write, and was not read. Open it, save a copy and try that.",
            ),
            Self::Macros => t(
                "文件含有宏，没有读取。请另存为不含宏的 docx 或者 xlsx。",
                "The file holds macros and was not read. Save it as docx or xlsx without macros.",
            ),
            Self::Tracked => t(
                "文件含有未接受或未拒绝的修订，不能确定正文，没有读取。请在 Word 中接受或者拒绝全部修订后再试。",
                "The file holds changes that were neither accepted nor rejected, so its text is not certain, and it was not read. Accept or reject all of them in Word and try again.",
            ),
            Self::Hidden => t(
                "文件含有隐藏文字，看到的与实际内容不同，没有读取。请换用没有隐藏文字的文件。",
                "The file holds hidden text, so what is seen is not what it says, and it was not read. Use one without hidden text.",
            ),
            Self::Foreign => t(
                "文件引入了其他文件的内容，看到的与实际内容不同，没有读取。请换用内容完整的文件。",
                "The file brings in the text of other files, so what is seen is not what it says, and it was not read. Use one that is whole.",
            ),
        }
        .into()
    }
}
