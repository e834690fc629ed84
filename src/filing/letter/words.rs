//! The words by which a letter is taken apart.

use std::sync::LazyLock;

/// All of them, by what they are for.
static ALL: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    include_str!("words.tsv").lines().filter_map(|line| line.split_once('\t')).collect()
});

/// The words of one kind, in their order.
pub(super) fn of(kind: &str) -> impl Iterator<Item = &'static str> {
    ALL.iter().filter(move |(known, _)| *known == kind).map(|(_, word)| *word)
}

/// Whether one of the words of a kind stands in a text, whatever its case.
pub(super) fn has(kind: &str, text: &str) -> bool {
    let small = text.to_lowercase();
    of(kind).any(|word| small.contains(word))
}
