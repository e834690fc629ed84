//! Files of Word and of spreadsheets, pages of HTML and pictures, as outsiders make them, opened within one set of bounds and refused for one set of reasons.
//!
//! No count that a file claims decides how much memory is taken, and what is seen is what is read: open changes, hidden words and
//! macros are refused, unless hidden words are what is looked for. What is too large to be read at all is refused by whoever reads
//! the disk. Knows nothing of questions or papers.

mod archive;
pub mod image;
mod ods;
mod page;
mod possible;
mod refused;
mod sheet;
mod word;
mod xlsx;
mod xml;

pub use archive::{CUSTOM, begins_as_one, holds_part};
pub use image::{Encoding, Image, NoImage, Pictures};
pub use page::Page;
pub use refused::Refused;
pub use sheet::{Sheet, Told};
pub use word::{Body, Control, Glyph, Paragraph};
pub use word::{Veil, Veiled, Word};

use archive::Archive;

/// The largest file, packed, in bytes.
const PACKED: usize = 16 * 1024 * 1024;
/// All its parts together, unpacked, in bytes. Our own report of 5,000 items unpacks to 10 MiB.
const UNPACKED: u64 = 64 * 1024 * 1024;
/// How many parts it may have.
const PARTS: usize = 1_000;
/// How deep elements may stand in each other.
const DEEPEST: usize = 200;
/// How many characters of a part of a Word file are read; our own report of 5,000 items has 400,000.
const CHARACTERS: usize = 4_000_000;
/// How many paragraphs, empty ones included; that report has 40,000.
const PARAGRAPHS: usize = 400_000;
/// How many elements a workbook may hold in all. Styles take the most memory, some hundred bytes each.
const ELEMENTS: usize = 1_000_000;
/// How many sheets.
const SHEETS: usize = 500;
/// How many cells with content, over all sheets.
const CELLS: usize = 500_000;
/// How many bytes of text, over all cells: one string may stand in many of them.
const TEXT: usize = 8 * 1024 * 1024;

/// What a file holds.
#[derive(Debug)]
pub enum Office {
    /// A Word file (docx).
    Word(Box<Word>),
    /// The sheets of a workbook (xlsx).
    Workbook(Vec<Sheet>),
    /// The same in the open document format (ods).
    OpenDocument(Vec<Sheet>),
}

impl Office {
    /// Reads a file, known by what it holds, whatever its name.
    ///
    /// # Errors
    /// If it is none of these, is encrypted, too large or unsafe, or does not say what is seen.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        match Self::read_veiled(bytes)? {
            Self::Word(word) if word.hides_words() => Err(Refused::Hidden),
            office => Ok(office),
        }
    }

    /// What a user or a program defined of a file of Word or of a workbook, by name; nothing of what is not there.
    pub fn properties<const N: usize>(bytes: &[u8], names: [&str; N]) -> [Option<String>; N] {
        let archive = Archive::open(bytes).ok();
        names.map(|name| archive.as_ref().and_then(|archive| archive.property(name)))
    }

    /// Reads a file with the words that are hidden in it.
    ///
    /// # Errors
    /// As [`Office::read`], but for hidden text.
    pub fn read_veiled(bytes: &[u8]) -> Result<Self, Refused> {
        let archive = Archive::open(bytes)?;
        if ods::is_one(&archive) {
            return Ok(Self::OpenDocument(ods::sheets(&archive)?));
        }
        match archive.begins_with()?.as_slice() {
            [main] if word::is_main(&archive, main)? => {
                Ok(Self::Word(Box::new(Word::of(archive, main.clone())?)))
            }
            [main] if main == xlsx::MAIN => Ok(Self::Workbook(xlsx::sheets(&archive)?)),
            _ => Err(Refused::NotOffice),
        }
    }
}
