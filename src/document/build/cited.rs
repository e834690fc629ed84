//! The evidence that a text cites by number ("E-01 至 E-03"), each with what it is.
//!
//! What a number stands for is said once among the evidence of the findings, or in the list of proofs. Where a paper tells of a part of
//! the record, it tells of the evidence that its own words cite and of no other.

use std::collections::BTreeSet;

use memchr::memchr;

use crate::document::Inline;
use crate::document::render::lines_of;
use crate::form::Entry;
use crate::form::catalog::{evidence, findings};
use crate::text::{harmless, t};

use super::material::Material;
use super::parts::add_line;

/// The most numbers that a range is taken to hold.
const MOST: u32 = 99;

/// What stands between the two ends of a range.
const RANGE: [&str; 6] = [t("至", "to").zh, t("到", "until").zh, "~", "～", "—", "–"];

/// What the numbers stand for that these words cite, one a line; a number of which nothing is said is left to the inspection.
pub(super) fn of(material: &Material<'_>, words: &[Inline]) -> Vec<Inline> {
    let mut cited = codes(&lines_of(words).join("\n"));
    let mut out = Vec::new();
    for row in material.rows(&findings::SECTION) {
        for (code, told) in explained(&row, material) {
            if cited.remove(&code) {
                add_line(&mut out, vec![Inline::Text(told)]);
            }
        }
    }
    for (number, proof) in (1..).zip(material.rows(&evidence::SECTION)) {
        let code = evidence::code(number, &proof);
        if cited.remove(&code.zh) {
            let name = proof.title();
            add_line(&mut out, material.told(&said!("{code} {name}", "{code} {name}", code, name)));
        }
    }
    out
}

/// The numbers that the evidence of a finding explains, each with its words.
fn explained(row: &Entry<'_>, material: &Material<'_>) -> Vec<(String, String)> {
    let words = material.answer(row, &findings::EVIDENCE);
    let text = harmless(&lines_of(&words).join("\n"), true);
    pieces(&text)
}

/// The pieces of a text that begin with a number and say what it is.
pub fn pieces(text: &str) -> Vec<(String, String)> {
    // A number has a hyphen; most texts have none.
    if memchr(b'-', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let pieces = text.split(['；', ';', '\n']).map(str::trim);
    let told = |piece: &str| {
        let (code, rest) = first(piece)?;
        let is_explained = rest.chars().any(char::is_alphabetic);
        is_explained.then(|| (code, piece.trim_end_matches('。').to_owned()))
    };
    pieces.filter_map(told).collect()
}

/// The number with which a piece begins, and what follows it.
fn first(piece: &str) -> Option<(String, &str)> {
    let end = piece.find(|c: char| c.is_whitespace() || c == '：' || c == ':')?;
    let (code, rest) = piece.split_at(end);
    let all = codes(code);
    (all.len() == 1 && all.contains(code)).then(|| (code.to_owned(), rest))
}

/// The numbers that a text cites: a letter or "佐证", a hyphen and digits, with all between the two ends of a range.
pub fn codes(text: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut last: Option<(String, u32, usize)> = None;
    let mut rest = text;
    while let Some(at) = memchr(b'-', rest.as_bytes()) {
        let (before, after) = (rest.get(..at).unwrap_or_default(), rest.get(at + 1..));
        let after = after.unwrap_or_default();
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        let next = after.get(digits.len()..).unwrap_or_default();
        let prefix = prefix(before);
        let is_code = (1..=3).contains(&digits.len())
            && !next.starts_with(|c: char| c == '-' || c.is_ascii_alphanumeric());
        let found = prefix.zip(digits.parse::<u32>().ok()).filter(|_| is_code);
        if let Some((prefix, number)) = found {
            let width = digits.len();
            let link = before.strip_suffix(prefix).unwrap_or_default().trim();
            let from = last.filter(|(known, low, _)| {
                known == prefix && RANGE.contains(&link) && *low < number
            });
            let low = from.map_or(number, |(_, low, _)| low.max(number.saturating_sub(MOST)));
            out.extend((low..=number).map(|one| format!("{prefix}-{one:0width$}")));
            last = Some((prefix.to_owned(), number, width));
        } else {
            last = None;
        }
        rest = next;
    }
    out
}

/// The prefix of a number at the end of a text: one capital letter by itself, or the word for a proof.
fn prefix(before: &str) -> Option<&str> {
    const PROOF: &str = t("佐证", "Evidence").zh;
    if before.ends_with(PROOF) {
        return Some(PROOF);
    }
    let (at, letter) = before.char_indices().next_back()?;
    let (head, own) = before.split_at(at);
    let is_alone = !head.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
    (letter.is_ascii_uppercase() && is_alone).then_some(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        codes(text).into_iter().collect()
    }

    #[test]
    fn numbers_and_their_ranges_are_found_and_nothing_else() {
        assert_eq!(found("（证据E-01至E-03）、E-07"), ["E-01", "E-02", "E-03", "E-07"]);
        assert_eq!(found("见佐证-04；C-10"), ["C-10", "佐证-04"]);
        let none = ["报告 XL-AUD-2026-04", "2026-10-28", "AES-256-GCM", "SH-PT-2026-077", "T-2026"];
        for text in none {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_piece_says_what_its_number_is() {
        let told = pieces("E-01 同意文本 XL-1；E-02 抽查记录（2026-11-02）。");
        assert_eq!(told[0], ("E-01".to_owned(), "E-01 同意文本 XL-1".to_owned()));
        assert_eq!(told[1].1, "E-02 抽查记录（2026-11-02）");
        assert!(pieces("E-01至E-03").is_empty());
    }
}
