//! Tables in files that people have: workbooks (xlsx, ods) and text (TSV, CSV, Markdown) in the encodings of this country.
//!
//! What is read is bounded by what is there, never by a count that a file claims. An encoding is recognised and said; where
//! that is a guess, it is said too.

mod cells;
mod encoding;

pub use encoding::{Encoding, decode};

use crate::form::table::{Divided, Given, TableError};
use crate::office::{self, Office, Refused};
use crate::text::{Phrase, harmless, t};

/// What a person says of a file that would be guessed otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// The encoding of its text.
    pub encoding: Option<Encoding>,
    /// What divides its cells.
    pub divided: Option<Divided>,
}

/// The tables of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables {
    /// Those with content; at least one.
    pub tables: Vec<Given>,
    /// The encoding, if that is a guess.
    pub guessed: Option<Encoding>,
}

/// Why a file holds no table that can be read. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum Unread {
    /// Empty, too large, or not for this section.
    Table(#[from] TableError),
    /// Neither a workbook nor text.
    NoTable,
    /// A web page or an old XML workbook, whatever its name says.
    Web,
    /// A workbook that cannot be read.
    File(Refused),
    /// The text is not in the encoding that was named.
    Encoding(Encoding),
}

impl Unread {
    /// What to tell the user: what was refused, why, and what to do.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Table(error) => return error.said(),
            Self::NoTable => t(
                "这不是表格：只读 xlsx、ods 工作簿和文本（制表符分隔、CSV、Markdown）。请另存为其中一种。",
                "This is no table: workbooks (xlsx, ods) and text (tab-separated, CSV, Markdown) are read. Save it as one of these.",
            ),
            Self::Web => t(
                "这是网页或者旧的 XML 表格，即使名字以 xls 结尾。请用电子表格软件打开，另存为 xlsx。",
                "This is a web page or an old XML workbook, even if its name ends in xls. Open it in a spreadsheet program and save it as xlsx.",
            ),
            Self::File(refused) => return refused.said(),
            Self::Encoding(encoding) => {
                let name = encoding.name();
                return said!(
                    "文件不是 {name} 编码的文本。请不指定编码，或者另存为 UTF-8。",
                    "The file is no text in {name}. Name no encoding, or save it as UTF-8.",
                    name,
                );
            }
        }
        .into()
    }
}

impl From<Refused> for Unread {
    fn from(refused: Refused) -> Self {
        if refused == Refused::NotOffice { Self::NoTable } else { Self::File(refused) }
    }
}

/// Reads the tables of a file, known by its first bytes, whatever its name.
///
/// # Errors
/// Says why there is none that can be read.
pub fn read(bytes: &[u8], how: How) -> Result<Tables, Unread> {
    if office::begins_as_one(bytes) {
        let (Office::Workbook(sheets) | Office::OpenDocument(sheets)) = Office::read(bytes)? else {
            return Err(Unread::NoTable);
        };
        let tables = sheets.into_iter().filter_map(|sheet| cells::table(sheet).transpose());
        let tables = tables.collect::<Result<Vec<_>, _>>()?;
        return if tables.is_empty() {
            Err(TableError::Empty.into())
        } else {
            Ok(Tables { tables, guessed: None })
        };
    }
    let (text, encoding, is_sure) = encoding::decode(bytes, how.encoding)?;
    let start: String = text.trim_start().chars().take(200).collect::<String>().to_lowercase();
    if ["<!doctype html", "<html", "<table", "<?xml"].iter().any(|mark| start.starts_with(mark)) {
        return Err(Unread::Web);
    }
    let mut given = Given::of_text(&text, how.divided)?;
    if encoding != Encoding::Utf8 {
        let sample = text.lines().find(|line| !line.is_ascii()).or_else(|| text.lines().next());
        let sample: String = harmless(sample.unwrap_or_default(), false).chars().take(30).collect();
        let name = encoding.name();
        given.notes.insert(
            0,
            said!(
                "文字编码读作 {name}，例如：{trim}",
                "text read as {name}, such as: {trim}",
                name,
                trim = sample.trim(),
            ),
        );
    }
    Ok(Tables { tables: vec![given], guessed: (!is_sure).then_some(encoding) })
}
