//! Days that are worth proposing.

use crate::day::Day;
use crate::source::INSTRUMENTS;
use crate::text::{Lang, Phrase, phrase};

use super::word::{Word, begins};

/// Today, and then the days from which instruments are in force, the newest first; those that begin so.
pub(super) fn days(typed: &str, today: Day, lang: Lang) -> Vec<Word> {
    let mut past: Vec<_> = INSTRUMENTS.iter().filter(|one| one.from < today).collect();
    past.sort_by_key(|one| std::cmp::Reverse(one.from));
    past.dedup_by_key(|one| one.from);
    let said = |name| said!("{name}自当日起", "{name}, from this day on", name);
    let past = past.into_iter().map(|one| (one.from, said(one.short)));
    let all = std::iter::once((today, phrase("今天", "today"))).chain(past);
    let word = |(day, said): (Day, Phrase)| Word {
        text: day.to_string(),
        about: said.get(lang).to_owned(),
    };
    all.map(word).filter(|word| begins(&word.text, typed)).collect()
}
