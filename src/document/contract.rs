//! The official contract form, filled in place: nothing of its text is altered, and that is proved before anything is written.
//!
//! The text is not ours to ship. The user gives the official download. [`read`] finds the articles and blanks in it by short
//! labels and takes the [fingerprint](Given::fingerprint) of its text; [`Given::fill`] fills only a text whose fingerprint is
//! known ([`EDITIONS`]) or was confirmed by a person ([`Editions`]), so that one altered character is refused. Values are
//! spliced into the bytes of the form; then the result is read again from its bytes and compared with what was given.

mod bounds;
mod edition;
mod fill;
mod locate;
mod package;
mod proof;
mod refused;
mod template;
mod text;
mod values;

pub(crate) use edition::hex;
pub use edition::{EDITIONS, Edition, EditionError, Editions, Trusted};
pub(crate) use package::holds_part;
pub use proof::{Left, Placed, Proof};
pub use refused::Refused;
pub use template::Slot;
pub(super) use template::{Whose, blanks};
pub use values::{Value, Values};

use crate::text::Text;

use locate::Found;
use package::Package;
use text::{Body, Paragraph};

/// A form as it was given: a Word file whose articles and blanks were all found.
#[derive(Debug)]
pub struct Given {
    package: Package,
    xml: String,
    body: Body,
    found: Found,
    fingerprint: String,
}

/// A filled form with the proof that nothing else in it is different.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The Word file.
    pub bytes: Vec<u8>,
    /// The proof.
    pub proof: Proof,
}

/// What any Word file says, paragraph by paragraph.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its text.
    pub body: Vec<String>,
    /// What stands above and below the text, and its notes.
    pub margins: Vec<String>,
    /// The [mark](crate::document::Document::mark) of the document it was written as, if it bears one.
    pub mark: Option<String>,
}

impl Word {
    /// Reads a Word file.
    ///
    /// # Errors
    /// If it is no Word file, is encrypted, too large or unsafe, or holds tracked changes or hidden text.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let package = Package::open(bytes)?;
        let of = |body: &Body| body.paragraphs.iter().map(Paragraph::words).collect::<Vec<_>>();
        let body = of(&Body::read(&package.text(package::MAIN)?)?);
        let margins = margins(&package)?.iter().flat_map(of).collect();
        Ok(Self { body, margins, mark: package.mark() })
    }
}

/// What stands above and below the text of a file, and its notes. All of it together is bounded as one part is.
fn margins(package: &Package) -> Result<Vec<Body>, Refused> {
    let mut out = Vec::new();
    let mut left = text::PARAGRAPHS;
    for name in package.margins() {
        let body = Body::read(&package.text(&name)?)?;
        left = left.checked_sub(body.paragraphs.len()).ok_or(Refused::TooLarge)?;
        out.push(body);
    }
    Ok(out)
}

/// A file of Word or Excel, opened within the limits and without macros.
#[derive(Debug)]
pub(super) enum Office {
    /// A Word file: the rows of its tables, each with the words of its cells.
    Word(Vec<Vec<String>>),
    /// A workbook, which is still to be read.
    Workbook,
}

/// Looks what kind of file it is.
///
/// # Errors
/// If it is neither, is encrypted, too large or unsafe, or holds tracked changes or hidden text.
pub(super) fn office(bytes: &[u8]) -> Result<Office, Refused> {
    let package = Package::of_office(bytes)?;
    let main = package.begins_with()?;
    match main.as_slice() {
        [main] if main == package::MAIN => {
            Ok(Office::Word(Body::read(&package.text(package::MAIN)?)?.rows()))
        }
        [main] if main == package::SHEETS => {
            bounds::workbook(&package)?;
            Ok(Office::Workbook)
        }
        _ => Err(Refused::NotWord),
    }
}

/// Reads a form.
///
/// # Errors
/// If it is no Word file, is encrypted, too large or unsafe, or lacks an article or a blank of the standard contract.
pub fn read(bytes: &[u8]) -> Result<Given, Refused> {
    let package = Package::open(bytes)?;
    let xml = package.text(package::MAIN)?;
    let body = Body::read(&xml)?;
    let bodies = margins(&package)?;
    let found = locate::locate(&body)?;
    let fingerprint = edition::fingerprint(&body, &bodies, &found);
    Ok(Given { package, xml, body, found, fingerprint })
}

impl Given {
    /// SHA-256 of the whole text without white space and underscores, and of the places of its blanks, in hexadecimal. Headers,
    /// footers and notes count too.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The articles and appendices, in order.
    pub fn articles(&self) -> &[Text] {
        &self.found.articles
    }

    /// Every blank in order, with the words just before and after it.
    pub fn blanks(&self) -> Vec<(&'static Slot, String)> {
        self.found.spots.iter().map(|spot| (spot.slot, locate::context(&self.body, spot))).collect()
    }

    /// Where the text departs from that of `page`, which was saved from the official site as plain text: the words of the form
    /// from there on. Nothing if the page holds the whole text. White space, underscores and boxes do not count.
    pub fn departs_from(&self, page: &str) -> Option<String> {
        edition::departs(&self.body, page)
    }

    /// Fills the blanks.
    ///
    /// # Errors
    /// If no edition with this text is known, or the filled text cannot be proved to be the same. Nothing is then made.
    pub fn fill(&self, values: &Values, editions: &Editions) -> Result<Filled, Refused> {
        if !editions.holds(&self.fingerprint) {
            return Err(Refused::Unknown(self.fingerprint.clone()));
        }
        let plan = fill::plan(&self.found, values);
        let bytes = self.package.with_main(&fill::splice(&self.xml, &self.body, &plan.filled))?;
        let proof = proof::prove(self, &bytes, plan)?;
        Ok(Filled { bytes, proof })
    }
}

/// SHA-256 of bytes in hexadecimal, as it is kept beside a confirmation.
pub fn digest(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    edition::hex(&sha2::Sha256::digest(bytes))
}
