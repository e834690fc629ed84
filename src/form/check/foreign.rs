//! Prose without a word of Chinese, which the Chinese papers would print as it stands.
//!
//! It is pointed out and keeps nothing back. Names, addresses, codes and titles are rightly in the language of their owner: what has no two
//! ordinary words is none of this.

use serde_json::Value;

use crate::form::catalog::{evidence, handler, onward, owners, people, recipients};
use crate::form::{Entry, Field, Kind, language};
use crate::text::{Lang, Phrase, phrase};

/// Names, which are rightly in the language of their owner.
static NAMES: [&Field; 8] = [
    &handler::NAME_EN,
    &recipients::NAME,
    &recipients::ADDRESS,
    &onward::NAME,
    &owners::NAME,
    &people::NAME,
    &evidence::NAME,
    &evidence::ISSUER,
];

/// What is to be said of an answer that is asked for, and that Chinese papers would print in another language.
pub(super) fn told(entry: &Entry<'_>, field: &'static Field, value: &Value) -> Option<Phrase> {
    if !matches!(field.kind, Kind::Line | Kind::Paragraph) || NAMES.contains(&field) {
        return None;
    }
    // Most texts are Chinese from their first sign on, and need no look at the rest.
    if language(value.as_str()?) == Lang::Zh || entry.is_contested() {
        return None;
    }
    let words = entry.shown(field)?.zh;
    if language(&words) == Lang::Zh || !is_prose(&words) {
        return None;
    }
    Some(if field.in_language(Lang::Zh).is_some() {
        phrase(
            "这里没有中文，中文文书会照原样写入：请改写为中文，或者补上中文译文",
            "there is no Chinese here, and the Chinese papers print it as it stands: write it in Chinese, or add the Chinese text",
        )
    } else {
        phrase(
            "这里没有中文，中文文书会照原样写入：请改写为中文",
            "there is no Chinese here, and the Chinese papers print it as it stands: write it in Chinese",
        )
    })
}

/// Whether a text has two ordinary words, or nothing else.
fn is_prose(text: &str) -> bool {
    const SHORTEST: usize = 3;
    let words = || {
        text.split_whitespace().map(|word| word.trim_matches(|c: char| ",.;:!?()\"'".contains(c)))
    };
    let is_ordinary =
        |word: &&str| word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let ordinary = words().filter(is_ordinary).count();
    ordinary >= 2 || (ordinary > 0 && ordinary == words().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_told_from_names_addresses_and_codes() {
        for text in ["no problem found", "none", "Encrypted at rest, reviewed every quarter."] {
            assert!(is_prose(text), "{text}");
        }
        for text in [
            "Hanselicht Reisepartner GmbH",
            "Musterweg 5, 20095 Hamburg",
            "TLS 1.3; AES-256-GCM",
            "api.example.com",
            "daten@musterthal.example",
            "XL-AUD-2026-04",
            "Bank of China",
            "",
        ] {
            assert!(!is_prose(text), "{text}");
        }
    }
}
