//! The words of written counts, from a table that a person can read.
//!
//! A word has one role for each unit; where several fit, the longest is meant.

use std::sync::LazyLock;

use super::Unit;

/// What a word does in a written count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Says that the figure is not exact.
    About,
    /// The figure or more, said before it.
    AtLeast,
    /// More than the figure.
    More,
    /// Fewer than the figure.
    Less,
    /// The figure or fewer, said before it.
    AtMost,
    /// The figure or more, said behind it (以上 includes the figure: Civil Code Art. 1259).
    OrMore,
    /// The figure or fewer, said behind it (以下, 以内 include it: Civil Code Art. 1259).
    OrLess,
    /// Between the ends of a range.
    To,
    /// The same, and behind a figure that has no upper end.
    Dash,
    /// Before the ends of a range.
    Between,
    /// Between the ends after [`Self::Between`].
    And,
    /// Between two bounds.
    But,
    /// Between things counted up.
    Enumerated,
    /// Says nothing of the figure.
    Skip,
    /// Multiplies the number before it.
    Times(u64),
    /// Counts visits, not people.
    Visits,
    /// Names what is counted.
    Noun,
    /// Names something else than what is counted here.
    OtherNoun,
}

/// Words that are a whole answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whole {
    /// None at all.
    Zero,
    /// The question is said not to apply.
    NotApplicable,
    /// The figure is said not to be known.
    Unknown,
}

struct Words {
    /// Longest first.
    parts: Vec<(Vec<char>, &'static str)>,
    whole: Vec<(&'static str, Whole)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let lines = include_str!("words.tsv").lines().filter(|line| !line.starts_with('#'));
    let (mut parts, mut whole) = (Vec::new(), Vec::new());
    for (role, word) in lines.filter_map(|line| line.split_once('\t')) {
        match role {
            "zero" => whole.push((word, Whole::Zero)),
            "not_applicable" => whole.push((word, Whole::NotApplicable)),
            "unknown" => whole.push((word, Whole::Unknown)),
            role => parts.push((word.chars().collect::<Vec<char>>(), role)),
        }
    }
    parts.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    Words { parts, whole }
});

/// The words of a whole answer.
pub(super) fn whole(text: &str) -> Option<Whole> {
    WORDS.whole.iter().find(|(word, _)| *word == text).map(|(_, whole)| *whole)
}

/// The word that begins at `at` and how long it is. A word of Latin letters does not end or begin inside another.
pub(super) fn at(chars: &[char], at: usize, unit: Unit) -> Option<(Role, usize)> {
    let is_latin = |c: &char| c.is_alphabetic() && !super::is_chinese(*c);
    let rest = chars.get(at..)?;
    let before = at.checked_sub(1).and_then(|at| chars.get(at));
    let mut other = None;
    for (word, role) in &WORDS.parts {
        if !rest.starts_with(word)
            || (word.last().is_some_and(is_latin) && rest.get(word.len()).is_some_and(is_latin))
            || (word.first().is_some_and(is_latin) && before.is_some_and(is_latin))
        {
            continue;
        }
        match role_of(role, unit) {
            Some(Role::OtherNoun) => other = other.or(Some((Role::OtherNoun, word.len()))),
            Some(role) => return Some((role, word.len())),
            None => {}
        }
    }
    other
}

/// Whether a decimal comma is usual before the word.
pub(super) fn has_decimal_comma(word: &[char]) -> bool {
    let words = ["mio", "mrd", "tsd", "tausend", "millionen", "milliarde", "milliarden", "mille"];
    words.iter().any(|known| known.chars().eq(word.iter().copied()))
}

/// Whether a word is a thousand millions in English and a million millions in German, French and others.
pub(super) fn is_two_scales(word: &[char]) -> bool {
    ["billion", "billions"].iter().any(|known| known.chars().eq(word.iter().copied()))
}

fn role_of(role: &str, unit: Unit) -> Option<Role> {
    Some(match role {
        "about" => Role::About,
        "at_least" => Role::AtLeast,
        "more" => Role::More,
        "less" => Role::Less,
        "at_most" => Role::AtMost,
        "or_more" => Role::OrMore,
        "or_less" => Role::OrLess,
        "to" => Role::To,
        "dash" => Role::Dash,
        "between" => Role::Between,
        "and" => Role::And,
        "but" => Role::But,
        "enumerated" => Role::Enumerated,
        "skip" => Role::Skip,
        "visits" => Role::Visits,
        role => {
            if let Some(factor) = role.strip_prefix("times:") {
                // What is counted in a unit of its own is not also counted in thousands of it by a letter.
                let fits = matches!(unit, Unit::Persons | Unit::Records | Unit::Classes);
                return factor.parse().ok().filter(|_| fits).map(Role::Times);
            }
            let noun = role.strip_prefix("noun:")?;
            if noun == "any" || noun == unit.code() { Role::Noun } else { Role::OtherNoun }
        }
    })
}
