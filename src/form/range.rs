//! A number that may be known only within bounds.

use serde::{Deserialize, Serialize};

use crate::text::{Phrase, grouped, phrase};

use super::Tri;

/// Whole numbers from `low` to `high`, both included; without `high`, no upper bound is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// The smallest it can be.
    #[serde(rename = "from")]
    pub low: u64,
    /// The largest it can be, if that is known. It never stands unsaid.
    #[serde(rename = "to", deserialize_with = "Option::deserialize")]
    pub high: Option<u64>,
}

impl Range {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { low: 0, high: None };
    /// Exactly none.
    pub const ZERO: Self = Self::exactly(0);

    /// One number.
    pub const fn exactly(number: u64) -> Self {
        Self { low: number, high: Some(number) }
    }

    /// From one number to another.
    pub const fn between(low: u64, high: u64) -> Self {
        Self { low, high: Some(high) }
    }

    /// The number, if there is only one.
    pub fn exact(self) -> Option<u64> {
        self.high.filter(|high| *high == self.low)
    }

    /// Whether the number is `limit` or more (以上). Undecided bounds answer with `None`.
    pub fn reaches(self, limit: u64) -> Option<bool> {
        if self.low >= limit {
            Some(true)
        } else if self.high.is_some_and(|high| high < limit) {
            Some(false)
        } else {
            None
        }
    }

    /// [`Self::reaches`] with the places that would settle it.
    pub fn reaches_or(self, limit: u64, lacking: impl FnOnce() -> super::Lacking) -> Tri {
        match self.reaches(limit) {
            Some(true) => Tri::Yes,
            Some(false) => Tri::No,
            None => Tri::Unknown(lacking()),
        }
    }

    /// Cut at each line that lies within it; the line itself begins a stretch (以上).
    #[must_use]
    pub fn cut_at(self, lines: &[u64]) -> Vec<Self> {
        let mut out = Vec::new();
        let mut low = self.low;
        for line in lines.iter().copied().filter(|line| self.reaches(*line).is_none()) {
            out.push(Self::between(low, line - 1));
            low = line;
        }
        out.push(Self { low, high: self.high });
        out
    }

    /// The sum of two numbers.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.saturating_add(other.low),
            high: self.high.zip(other.high).map(|(a, b)| a.saturating_add(b)),
        }
    }

    /// The number of distinct people in two groups whose overlap is not known: at least the larger, at most the sum.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.plus(other).high }
    }

    /// As written in a sentence.
    pub fn spoken(self) -> Phrase {
        match (self.low, self.high) {
            (low, Some(high)) if low == high => Phrase::same(grouped(low)),
            (low, Some(high)) => {
                said!("{low}至{high}", "{low} to {high}", low = grouped(low), high = grouped(high),)
            }
            (0, None) => phrase("未知", "unknown"),
            (low, None) => {
                said!("至少{low}", "at least {low}", low = grouped(low))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_includes_its_figure() {
        assert_eq!(Range::exactly(100_000).reaches(100_000), Some(true));
        assert_eq!(Range::exactly(99_999).reaches(100_000), Some(false));
        assert_eq!(Range::between(99_999, 100_000).reaches(100_000), None);
        assert_eq!(Range::UNKNOWN.reaches(1), None);
        assert_eq!(Range { low: 5, high: None }.reaches(5), Some(true));
    }

    #[test]
    fn people_in_two_groups_are_at_least_the_larger_and_at_most_the_sum() {
        let both = Range::exactly(60_000).union(Range::exactly(50_000));
        assert_eq!(both, Range::between(60_000, 110_000));
        assert_eq!(Range::exactly(1).union(Range::UNKNOWN), Range { low: 1, high: None });
    }
}
