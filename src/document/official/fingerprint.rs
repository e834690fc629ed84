//! Where a text that was given departs from what is known: its fingerprint, and a page that should hold it.

use sha2::{Digest, Sha256};

use crate::form::hex;
use crate::office::{Body, Paragraph, Word};

use super::locate::{Found, Spot};
use super::marks::{is_box, shown};

/// SHA-256 of the texts without white space and underscores, a line for each paragraph that says something, and of the places
/// of the blanks in it, so that white space cannot lead a value to another place.
pub(super) fn of(word: &Word, found: &Found) -> String {
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
