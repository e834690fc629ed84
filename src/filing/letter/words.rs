//! The words by which a letter is taken apart.

use std::collections::HashMap;
use std::sync::LazyLock;

/// All of them, by what they are for.
static ALL: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, Vec<&str>> = HashMap::new();
    for (kind, word) in include_str!("words.tsv").lines().filter_map(|line| line.split_once('\t')) {
        out.entry(kind).or_default().push(word);
    }
    out
});

/// The words of one kind, in their order.
pub(super) fn of(kind: &str) -> impl Iterator<Item = &'static str> {
    ALL.get(kind).into_iter().flatten().copied()
}

/// Whether one of the words of a kind stands in a text, whatever its case.
pub(super) fn has(kind: &str, text: &str) -> bool {
    let small = text.to_lowercase();
    of(kind).any(|word| small.contains(word))
}
