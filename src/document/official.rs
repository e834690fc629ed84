//! Official forms, filled in place: nothing of their text is altered, and that is proved before anything is written.
//!
//! No text of a form is ours to ship. The user gives the official download. [`read`] finds the titles and blanks that its
//! declaration ([`Official`]) names by short labels and takes the [fingerprint](Given::fingerprint) of its text; [`Given::fill`]
//! fills only a text whose fingerprint is known or was confirmed by a person ([`Editions`]), so that one altered
//! character is refused. Values are spliced into the bytes of the form; then the result is read again from its bytes and compared
//! with what was given. What looks like a blank and is not known is left as it is and told.

mod anchors;
mod contract;
mod declared;
mod filing;
mod fill;
mod fingerprint;
mod locate;
mod marks;
mod page;
mod proof;
mod refused;
mod tick;
mod unread;
mod values;

pub use contract::CONTRACT;
pub(super) use declared::Whose;
pub use declared::{Official, Slot};
pub use filing::{AUTHORISATION, RECIPIENT_UNDERTAKING, UNDERTAKING};
pub use proof::{Left, Placed, Proof, Why};
pub use refused::Refused;
pub use unread::Unread;
pub use values::{Value, Values};

use crate::law::edition::Editions;
use crate::office::Word;
use crate::text::Text;

use locate::Found;

/// Every form that can be filled.
pub static OFFICIAL: &[&Official] =
    &[&CONTRACT, &AUTHORISATION, &UNDERTAKING, &RECIPIENT_UNDERTAKING];

/// A form as it was given: a Word file whose titles and blanks were all found.
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
/// If it is no Word file, is encrypted, too large or unsafe, or lacks a title or a blank of the form.
pub fn read(official: &Official, bytes: &[u8]) -> Result<Given, Refused> {
    let word = Word::read(bytes)?;
    let found = locate::locate(official, &word.body)?;
    let fingerprint = fingerprint::of(&word, &found);
    Ok(Given { word, found, fingerprint })
}

impl Given {
    /// SHA-256 of the whole text without white space and lines to write on, and of the places of its blanks, in hexadecimal.
    /// Headers, footers and notes count too.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The titles, in order.
    pub fn articles(&self) -> Vec<Text> {
        self.found.titles.iter().map(|(_, title)| *title).collect()
    }

    /// Every blank in order, with the words just before and after it.
    pub fn blanks(&self) -> Vec<(&'static Slot, String)> {
        let spots = self.found.spots.iter();
        spots
            .map(|spot| {
                let at = &spot.at;
                (spot.slot, locate::context(&self.word.body, at.paragraph, &at.glyphs))
            })
            .collect()
    }

    /// What looks like a blank and is not known: it is left as it is.
    pub fn unread(&self) -> &[Unread] {
        &self.found.unread
    }

    /// Where the text departs from that of `page`, which was saved from the official site as plain text: the words of the form
    /// from there on. Nothing if the page holds the whole text. White space, lines to write on and boxes do not count.
    pub fn departs_from(&self, page: &str) -> Option<String> {
        fingerprint::departs(&self.word.body, page)
    }

    /// Fills the blanks.
    ///
    /// # Errors
    /// If no edition with this text is known, or the filled text cannot be proved to be the same. Nothing is then made.
    pub fn fill(&self, values: &Values, editions: &Editions) -> Result<Filled, Refused> {
        if !editions.holds(&self.fingerprint) {
            return Err(Refused::Unknown(self.fingerprint.clone()));
        }
        let plan = fill::plan(&self.word, &self.found, values);
        let bytes = self.word.with(&fill::splice(&self.word, &plan.filled))?;
        let proof = proof::prove(self, &bytes, plan)?;
        Ok(Filled { bytes, proof })
    }
}
