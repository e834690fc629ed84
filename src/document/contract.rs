//! The official contract form, filled in place: nothing of its text is altered, and that is proved before anything is written.
//!
//! The text is not ours to ship. The user gives the official download. [`read`] finds the articles and blanks in it by short
//! labels and takes the [fingerprint](Given::fingerprint) of its text; [`Given::fill`] fills only a text whose fingerprint is
//! known ([`EDITIONS`]) or was confirmed by a person ([`Editions`]), so that one altered character is refused. Values are
//! spliced into the bytes of the form; then the result is read again from its bytes and compared with what was given.

mod edition;
mod fill;
mod locate;
mod proof;
mod refused;
mod template;
mod values;

pub use edition::{EDITIONS, Edition, EditionError, Editions, Trusted};
pub use proof::{Left, Placed, Proof};
pub use refused::Refused;
pub use template::Slot;
pub(super) use template::{Whose, blanks};
pub use values::{Value, Values};

use crate::office::Word;
use crate::text::Text;

use locate::Found;

/// A form as it was given: a Word file whose articles and blanks were all found.
#[derive(Debug)]
pub struct Given {
    word: Word,
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

/// Reads a form.
///
/// # Errors
/// If it is no Word file, is encrypted, too large or unsafe, or lacks an article or a blank of the standard contract.
pub fn read(bytes: &[u8]) -> Result<Given, Refused> {
    let word = Word::read(bytes)?;
    let found = locate::locate(&word.body)?;
    let fingerprint = edition::fingerprint(&word, &found);
    Ok(Given { word, found, fingerprint })
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
        let context = |spot| locate::context(&self.word.body, spot);
        self.found.spots.iter().map(|spot| (spot.slot, context(spot))).collect()
    }

    /// Where the text departs from that of `page`, which was saved from the official site as plain text: the words of the form
    /// from there on. Nothing if the page holds the whole text. White space, underscores and boxes do not count.
    pub fn departs_from(&self, page: &str) -> Option<String> {
        edition::departs(&self.word.body, page)
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
        let bytes = self.word.with(&fill::splice(&self.word, &plan.filled))?;
        let proof = proof::prove(self, &bytes, plan)?;
        Ok(Filled { bytes, proof })
    }
}
