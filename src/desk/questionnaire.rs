//! The recipient questionnaire of a record: written out in Word and as a workbook, and read back in.
//!
//! Reading changes nothing: it tells what would change, as one edit.

use std::path::{Path, PathBuf};

use crate::document::render::{docx, xlsx};
use crate::document::reply::{self, Reading, Unreadable};
use crate::dossier::Dossier;
use crate::form::catalog::recipients;
use crate::form::{Answers, Facts, Place};
use crate::law::{Circumstances, Survey};
use crate::store::{StoreError, make_folder, read_bytes, write_keeping};
use crate::text::{Lang, Phrase, harmless, t};

use super::export::{Exported, Format};
use super::papers;

/// Why a questionnaire was not written or read.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum QuestionnaireError {
    /// A file cannot be read or written.
    Store(#[from] StoreError),
    /// The record names no overseas recipient.
    NobodyToAsk,
    /// Nothing is lacking there of which a colleague could be asked.
    NothingLacking,
    /// The record has no recipient with this id.
    NoRecipient(String),
    /// What was given is no questionnaire that can be read.
    Unreadable(PathBuf, Unreadable),
}

impl QuestionnaireError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Store(error) => error.said(),
            Self::NobodyToAsk => t(
                "记录中还没有境外接收方，没有可询问的对象。请先增加境外接收方。",
                "The record names no overseas recipient yet, so there is nobody to ask. Add one first.",
            )
            .into(),
            Self::NothingLacking => t(
                "这里没有缺项，没有可以请同事答复的问题。已经回答的，用批注请人核对。",
                "Nothing is lacking here, so there is nothing to ask a colleague. Ask by a remark where an answer is to be checked.",
            )
            .into(),
            Self::NoRecipient(id) => {
                let id = harmless(id, false);
                said!(
                    "记录中没有 id 为“{id}”的境外接收方。用 `chujing show` 查看各行的 id。",
                    "The record has no recipient with the id \"{id}\". `chujing show` tells the ids.",
                    id,
                )
            }
            Self::Unreadable(path, why) => why.said().of_file(path),
        }
    }
}

/// Writes the questionnaire of each recipient, or of one, as `<stem>-recipient-questionnaire-<recipient>-<lang>` in the chosen formats,
/// of which Word and workbook count; without the recipient's id where there is only one. What a person may have changed is kept,
/// as in an export.
///
/// # Errors
/// If there is no recipient, or not this one, or a file cannot be written.
pub fn write(
    (dossier, around): (&Dossier, &Circumstances),
    recipient: Option<&str>,
    stem: &str,
    dir: &Path,
    formats: &[Format],
    lang: Lang,
) -> Result<Exported, QuestionnaireError> {
    let survey = Survey::at(&Facts::new(&dossier.answers), around);
    let mut all = papers::questionnaires(dossier, &survey, lang);
    if all.is_empty() {
        return Err(QuestionnaireError::NobodyToAsk);
    }
    if let Some(id) = recipient {
        if dossier.answers.row(&recipients::SECTION, id).is_none() {
            return Err(QuestionnaireError::NoRecipient(id.to_owned()));
        }
        // With one recipient the only questionnaire is his.
        all.retain(|(document, _)| document.of.as_deref().is_none_or(|of| of == id));
    }
    let mut files = Vec::new();
    for (document, workbook) in &all {
        for format in formats {
            let bytes = match format {
                Format::Docx => docx(document).map_err(|error| StoreError::made(dir, &error))?,
                Format::Xlsx => xlsx(workbook).map_err(|error| StoreError::made(dir, &error))?,
                Format::Html | Format::Markdown | Format::Json => continue,
            };
            let of = (document.id, document.of.as_deref());
            let name = papers::file_name(of, &dossier.answers, lang);
            let name = format!("{stem}-{name}-{}.{}", lang.code(), format.ending());
            files.push((dir.join(name), bytes));
        }
    }
    make_folder(dir)?;
    let kept = write_keeping(&files)?;
    Ok(Exported { files: files.into_iter().map(|(path, _)| path).collect(), kept })
}

/// Reads a questionnaire that came back and compares it with the answers; `asked` says of which places a colleague was asked, who may answer
/// them beside what recipients are asked.
///
/// # Errors
/// If the file cannot be read or is no questionnaire.
pub fn read(
    path: &Path,
    answers: &Answers,
    asked: &dyn Fn(&Place) -> bool,
) -> Result<Reading, QuestionnaireError> {
    let bytes = read_bytes(path)?;
    reply::read_asked(&bytes, answers, asked)
        .map_err(|why| QuestionnaireError::Unreadable(path.to_owned(), why))
}
