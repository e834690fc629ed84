//! Why data cannot be measured: the file, the line and the column of it, and never a value.

use std::io;
use std::path::{Path, PathBuf};

use super::encoding::Writing;

/// Why data cannot be measured, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct Fault {
    /// The file.
    pub file: Option<PathBuf>,
    /// The line, from 1; of a sheet the row.
    pub line: Option<u64>,
    /// The column, from 1.
    pub column: Option<u64>,
    /// What is wrong.
    pub why: Why,
}

/// What is wrong. Names in it are those that were asked for, never cells of the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Read(io::ErrorKind),
    /// A folder, a pipe, a device.
    #[error("no plain file")]
    NotPlain,
    /// Nothing stands in it.
    #[error("the file is empty")]
    Empty,
    /// There is a heading and nothing below it.
    #[error("no rows below the heading")]
    NoRows,
    /// The first line holds data.
    #[error("the first line looks like data")]
    NoHeading,
    /// No column of this name.
    #[error("no column of the name that was asked for")]
    NoColumn(String),
    /// More than one column of this name.
    #[error("two columns have the name that was asked for")]
    TwoColumns(String),
    /// The heading stands a second time among the rows.
    #[error("a second heading")]
    SecondHeading,
    /// A row with more or fewer cells than the heading.
    #[error("a row has {found} cells, the heading {expected}")]
    Width {
        /// Cells of the heading.
        expected: u64,
        /// Cells of the row.
        found: u64,
    },
    /// A quotation mark that is never closed; the line is where it opens.
    #[error("a quotation mark is never closed")]
    OpenQuote,
    /// Something stands behind a closing quotation mark.
    #[error("text behind a closing quotation mark")]
    AfterQuote,
    /// A row that is longer than can be taken for one.
    #[error("a row of more than {0} bytes")]
    LongRow(usize),
    /// Neither UTF-8 nor GB18030.
    #[error("neither UTF-8 nor GB18030")]
    Encoding,
    /// A row of this writing among rows of the other one.
    #[error("UTF-8 and GB18030 mixed")]
    Mixed(Writing),
    /// UTF-16 or UTF-32.
    #[error("UTF-16")]
    Wide,
    /// The file changed while it was read.
    #[error("the file changed while it was read")]
    Changed,
    /// The temporary file cannot be written or read.
    #[error("the temporary file failed: {0}")]
    Spill(io::ErrorKind),
    /// The caller asked to stop.
    #[error("stopped")]
    Stopped,
    /// Long numbers of this column were rounded by a spreadsheet: they name nobody any more.
    #[error("a column of long numbers that a spreadsheet rounded")]
    Rounded(String),
    /// No workbook that can be read.
    #[error("the workbook cannot be read")]
    Book,
    /// A part of the workbook is larger than the memory that may be used.
    #[error("the workbook needs more memory than was allowed")]
    LargeBook,
    /// Parquet, which this build does not read.
    #[error("Parquet is not read by this build")]
    Parquet,
    /// No Parquet file that can be read.
    #[error("the Parquet file cannot be read")]
    NoParquet,
    /// A Parquet file that is encrypted, its footer included.
    #[error("the Parquet file is encrypted")]
    Sealed,
    /// A column of Parquet that is compressed in a way that is not read: Brotli, LZO.
    #[error("a column whose compression is not read")]
    Packed(String),
    /// A column of lists, of groups or of bytes that are no text.
    #[error("a column that holds no single values")]
    Nested(String),
    /// A column of Parquet whose kind is not read, or not to its last digit: INT96, billionths of a second, UUID, interval.
    #[error("a column of a kind that is not read")]
    Kind(String),
    /// No sheet of this name, or none at all.
    #[error("no such sheet")]
    NoSheet(String),
    /// A column as it was asked for cannot be understood.
    #[error("a column that cannot be understood")]
    Asked(String),
    /// No quasi-identifier was named.
    #[error("no quasi-identifier")]
    NoQuasi,
    /// A file that is to be written cannot be, or is there already.
    #[error("a file cannot be written: {0}")]
    Write(io::ErrorKind),
    /// No set of people.
    #[error("no set of people")]
    NoSet,
    /// A set that was made with another salt.
    #[error("a set of another salt")]
    OtherSalt,
    /// A salt that is too short to be one.
    #[error("a salt that is too short")]
    ShortSalt,
    /// Sets of people are taken of text files only.
    #[error("a set of people of no text file")]
    SetOfBook,
    /// More of something than can be counted.
    #[error("too much to count")]
    TooMuch,
}

impl Fault {
    /// Of a file as a whole.
    pub fn of(file: &Path, why: Why) -> Self {
        Self { file: Some(file.to_owned()), line: None, column: None, why }
    }

    pub(super) fn read(file: &Path, error: &io::Error) -> Self {
        Self::of(file, Why::Read(error.kind()))
    }

    pub(super) fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    pub(super) fn spill(error: &io::Error) -> Self {
        Why::Spill(error.kind()).into()
    }
}

impl From<Why> for Fault {
    fn from(why: Why) -> Self {
        Self { file: None, line: None, column: None, why }
    }
}
