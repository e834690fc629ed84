//! What of the folder cannot be read stands on each of its pages, before what is told of the rest or behind the hits of a search: there
//! may be more than is listed, and no page hides it.

use std::collections::BTreeSet;

use crate::telling::Tone;
use crate::text::{Phrase, harmless, phrase};

use super::{NOTHING, Row};

/// So many are told each by itself; the list of the folder names all of them.
const FEW: usize = 3;

/// The rows of a page behind those that tell what it could not take in.
pub(super) fn before<'a>(unread: impl Iterator<Item = &'a Phrase>, told: Vec<Row>) -> Vec<Row> {
    let mut out = rows(unread);
    out.extend(told);
    out
}

/// Hits before what could not be searched, so that Enter opens the first of them; nothing is told before something is sought.
pub(super) fn behind<'a>(
    mut hits: Vec<Row>,
    unread: impl Iterator<Item = &'a Phrase>,
    typed: &str,
) -> Vec<Row> {
    let unread = if typed.trim().is_empty() { Vec::new() } else { rows(unread) };
    if hits.is_empty() && !unread.is_empty() {
        hits.push(Row::new(NOTHING.into(), Tone::Heading, None));
    }
    hits.extend(unread);
    hits
}

fn rows<'a>(unread: impl Iterator<Item = &'a Phrase>) -> Vec<Row> {
    let mut met = BTreeSet::new();
    let all: Vec<&Phrase> = unread.filter(|one| met.insert(*one)).collect();
    let tell = |one: &&Phrase| {
        let one = phrase(harmless(&one.zh, false), harmless(&one.en, false));
        Row::new(said!("! {one}", "! {one}", one), Tone::Wrong, None)
    };
    let mut out: Vec<Row> = all.iter().take(FEW).map(tell).collect();
    let more = all.len().saturating_sub(FEW);
    if more > 0 {
        let words = said!(
            "! 另有{more}处不能读取，其中的内容这里也没有列出",
            "! {more} more cannot be read, and nothing of them is listed here",
            more,
        );
        out.push(Row::new(words, Tone::Wrong, None));
    }
    out
}
