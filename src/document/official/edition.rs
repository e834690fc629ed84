//! Which texts are the official one: fingerprints, and who confirmed them.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::form::{Once, hex};
use crate::office::{Body, Paragraph, Word};
use crate::text::{Phrase, harmless};

use super::locate::{Found, Spot};
use super::marks::{is_box, shown};

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

/// SHA-256 of the texts without white space and underscores, a line for each paragraph that says something, and of the places
/// of the blanks in it, so that white space cannot lead a value to another place.
pub(super) fn fingerprint(word: &Word, found: &Found) -> String {
    let mut hash = Sha256::new();
    for body in std::iter::once(&word.body).chain(&word.margins) {
        for paragraph in &body.paragraphs {
            let text: String = shown(&characters(paragraph)).collect();
            if !text.is_empty() {
                hash.update(text.as_bytes());
                hash.update(b"\n");
            }
        }
        hash.update(b"\0");
    }
    let mut above = 0;
    let mut spots: Vec<&Spot> = found.spots.iter().collect();
    spots.sort_by_key(|spot| spot.at.paragraph);
    let mut spots = spots.into_iter().peekable();
    for (index, paragraph) in word.body.paragraphs.iter().enumerate() {
        let text = characters(paragraph);
        while let Some(spot) = spots.next_if(|spot| spot.at.paragraph == index) {
            let own = text.get(..spot.at.glyphs.start).unwrap_or_default();
            let before = above + shown(own).count();
            hash.update(format!("{} {before}\n", spot.slot.id));
        }
        above += shown(&text).count();
    }
    hex(&hash.finalize())
}

fn characters(paragraph: &Paragraph) -> Vec<char> {
    paragraph.glyphs.iter().map(|glyph| glyph.c).collect()
}

/// Where the text departs from a page that should hold it.
pub(super) fn departs(body: &Body, page: &str) -> Option<String> {
    let of = |text: &[char]| -> Vec<char> {
        shown(text).filter(|c| !c.is_control() && !is_box(*c)).collect()
    };
    let text: Vec<char> = body.paragraphs.iter().flat_map(|it| of(&characters(it))).collect();
    let longest = longest(&text, of(&page.chars().collect::<Vec<_>>()).into_iter());
    let rest = text.get(longest..).unwrap_or_default();
    (!rest.is_empty()).then(|| rest.iter().take(20).collect())
}

/// How long the longest beginning of `text` is that stands anywhere on a page. The page is gone through once, whatever stands in
/// both (Knuth, Morris and Pratt).
fn longest(text: &[char], page: impl Iterator<Item = char>) -> usize {
    // For each beginning: the longest shorter one that it ends with.
    let mut ends = vec![0; text.len()];
    let further = |ends: &[usize], mut alike: usize, c: char| {
        while alike > 0 && text.get(alike) != Some(&c) {
            alike = ends[alike - 1];
        }
        alike + usize::from(text.get(alike) == Some(&c))
    };
    for at in 1..text.len() {
        ends[at] = further(&ends, ends[at - 1], text[at]);
    }
    let (mut alike, mut longest) = (0, 0);
    for c in page {
        alike = further(&ends, alike, c);
        longest = longest.max(alike);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_beginning_is_found_wherever_it_stands() {
        let of = |text: &str, page: &str| longest(&text.chars().collect::<Vec<_>>(), page.chars());
        for (text, page, expected) in [
            ("甲乙丙", "前甲乙丙后", 3),
            ("甲乙丙", "甲乙甲乙丁", 2),
            ("aabaabc", "xaabaabaabcx", 7),
            ("abab", "abaabab", 4),
            ("abc", "", 0),
            ("", "abc", 0),
            ("abc", "zzz", 0),
            ("abc", "abcabc", 3),
        ] {
            assert_eq!(of(text, page), expected, "{text} in {page}");
        }
    }
}
