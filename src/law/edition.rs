//! Which texts of the official forms are known: those verified for this program, and those that somebody of a company compared and
//! confirmed. Their words are not kept, their fingerprints are.

use serde::{Deserialize, Serialize};

use crate::form::Once;
use crate::text::{Phrase, harmless};

/// An edition of the form whose text was verified for this program.
#[derive(Debug)]
pub struct Edition {
    /// Fingerprint of its text.
    pub fingerprint: &'static str,
}

/// The editions verified for this program: none yet. The text is not shipped, and no download of it was verified at a source,
/// so every edition is confirmed once by the person who compared it.
pub static EDITIONS: &[Edition] = &[];

/// A text that a person confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Trusted {
    /// Fingerprint of the text.
    pub fingerprint: String,
    /// Name of the file it was taken from.
    pub file: String,
    /// Who compared it, with what and when, in the words of the person.
    pub by: String,
    /// SHA-256 of the page the program compared it with; empty if only a person did.
    pub page: String,
}

/// The texts that were confirmed in a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "format", rename = "chujing-contract-editions")]
pub struct Editions {
    /// In the order in which they were confirmed.
    pub trusted: Vec<Trusted>,
}

/// Why a file of confirmed texts cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub struct EditionError(String);

impl EditionError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        let why = harmless(&self.0, false);
        said!(
            "不是合同版本清单（{why}）。请改正，或者移走后重新用 `chujing contract trust` 确认。",
            "is no list of contract editions ({why}). Correct it, or move it away and confirm \
             again with `chujing contract trust`.",
            why,
        )
    }
}

impl Editions {
    /// Whether the text is the official one: verified, or confirmed.
    pub fn holds(&self, fingerprint: &str) -> bool {
        EDITIONS.iter().any(|edition| edition.fingerprint == fingerprint)
            || self.trusted.iter().any(|trusted| trusted.fingerprint == fingerprint)
    }

    /// Adds a confirmed text; one that was confirmed before is replaced.
    pub fn add(&mut self, trusted: Trusted) {
        self.trusted.retain(|known| known.fingerprint != trusted.fingerprint);
        self.trusted.push(trusted);
    }

    /// Reads its file.
    ///
    /// # Errors
    /// If it is no such file, or a fingerprint is none.
    pub fn from_json(text: &str) -> Result<Self, EditionError> {
        let refused = |error: serde_json::Error| EditionError(error.to_string());
        let Once(value) = serde_json::from_str(text).map_err(refused)?;
        let list = value.get("trusted").filter(|list| list.is_array());
        let list = list.ok_or_else(|| EditionError("trusted".to_owned()))?;
        let mut out = Self::default();
        for trusted in Vec::<Trusted>::deserialize(list).map_err(refused)? {
            let fingerprint = &trusted.fingerprint;
            if fingerprint.len() != 64 || !fingerprint.chars().all(|c| c.is_ascii_hexdigit()) {
                return Err(EditionError(format!("fingerprint: {fingerprint}")));
            }
            out.add(trusted);
        }
        Ok(out)
    }
}
