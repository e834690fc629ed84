//! A Word file: what it says, what stands above and below it, and the same file with another text.

mod body;
mod control;
mod look;
mod seen;

pub use body::{Body, Glyph, Paragraph};
pub use control::Control;
pub use look::Veil;
pub use seen::Veiled;

use look::Styles;

use super::archive::Archive;
use super::xml::root;
use super::{Office, PARAGRAPHS, Refused};

/// What the part that holds the text is called, as a rule; the links of the file say it.
const MAIN: &str = "word/document.xml";

/// The part that holds the styles.
const STYLES: &str = "word/styles.xml";

/// What the parts outside the text are called that hold text too: headers, footers, notes.
const MARGINS: [&str; 4] = ["word/header", "word/footer", "word/footnotes", "word/endnotes"];
/// What the links to them end in, whatever the parts are called.
const TO_MARGINS: [&str; 4] = ["/header", "/footer", "/footnotes", "/endnotes"];

/// Whether a part holds the text of a Word file.
pub(super) fn is_main(archive: &Archive, part: &str) -> Result<bool, Refused> {
    let holds = || Ok(root(archive.text(part)?) == Some(("document".to_owned(), true)));
    if part == MAIN { Ok(true) } else { holds() }
}

/// A Word file in which no change is open; nothing in it is hidden either, unless it was [read with it](Word::read_veiled).
#[derive(Debug)]
pub struct Word {
    archive: Archive,
    /// The part that holds its text.
    main: String,
    /// Its text.
    pub body: Body,
    /// What stands above and below the text, and its notes.
    pub margins: Vec<Body>,
}

impl Word {
    /// Reads a Word file.
    ///
    /// # Errors
    /// If it is no Word file, is encrypted, too large or unsafe, or holds open changes or hidden text.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        match Office::read(bytes) {
            Ok(Office::Word(word)) => Ok(*word),
            Ok(_) | Err(Refused::NotOffice) => Err(Refused::NotWord),
            Err(refused) => Err(refused),
        }
    }

    /// Reads a Word file with what is hidden in it, which is [told](Word::veiled).
    ///
    /// # Errors
    /// As [`Word::read`], but for hidden text.
    pub fn read_veiled(bytes: &[u8]) -> Result<Self, Refused> {
        match Office::read_veiled(bytes) {
            Ok(Office::Word(word)) => Ok(*word),
            Ok(_) | Err(Refused::NotOffice) => Err(Refused::NotWord),
            Err(refused) => Err(refused),
        }
    }

    /// All margins together are bounded as one part is.
    pub(super) fn of(archive: Archive, main: String) -> Result<Self, Refused> {
        // A file without styles is none that Word writes, but says what it says.
        let styles = match archive.text(STYLES) {
            Ok(xml) => Styles::read(xml)?,
            Err(_) => Styles::default(),
        };
        let body = Body::read(archive.text(&main)?, &styles)?;
        let linked = archive.leads_to(&main, &TO_MARGINS)?;
        let mut margins = Vec::new();
        let mut left = PARAGRAPHS;
        for (name, _) in archive.parts() {
            let is_named =
                MARGINS.iter().any(|stem| name.starts_with(stem)) && !name.contains("/_rels/");
            if is_named || linked.iter().any(|known| known == name) {
                let margin = Body::read(archive.text(name)?, &styles)?;
                left = left.checked_sub(margin.paragraphs.len()).ok_or(Refused::TooLarge)?;
                margins.push(margin);
            }
        }
        Ok(Self { archive, main, body, margins })
    }

    /// A property that a user or a program defined.
    pub fn property(&self, name: &str) -> Option<String> {
        self.archive.property(name)
    }

    /// The XML of its text.
    pub fn xml(&self) -> &str {
        self.archive.text(&self.main).unwrap_or_default()
    }

    /// The name and content of every part but the text, by name.
    pub fn others(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.archive.parts().filter(|(name, _)| *name != self.main)
    }

    /// The file with another text; every other part keeps its bytes.
    ///
    /// # Errors
    /// If the archive cannot be written anew.
    pub fn with(&self, text: &str) -> Result<Vec<u8>, Refused> {
        self.archive.with(&self.main, text)
    }
}
