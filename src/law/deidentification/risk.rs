//! Risks from 0 to 1, known exactly or within bounds, in fixed-point numbers that are rounded outwards.
//!
//! The true value always lies within the bounds. A risk that cannot be told from a limit counts as reaching it.

use crate::form::{Classes, Probability};
use crate::text::{Phrase, phrase};

/// One, in the units of a risk: 10 to the power of 18.
const SCALE: u128 = 1_000_000_000_000_000_000;

/// How near to a limit counts as reaching it: one millionth of a millionth (10 to the power of -12), far above what rounding adds
/// up to.
const MARGIN: u128 = 1_000_000;

/// A risk from 0 to 1, within bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Risk {
    low: u128,
    high: u128,
}

impl Risk {
    /// None at all.
    pub const NONE: Self = Self { low: 0, high: 0 };
    /// Certainty.
    pub const CERTAIN: Self = Self { low: SCALE, high: SCALE };
    /// Nothing is known of it.
    pub const UNKNOWN: Self = Self { low: 0, high: SCALE };

    /// A probability that is known.
    pub fn of(probability: Probability) -> Self {
        let units = u128::from(probability.millionths()) * (SCALE / u128::from(Probability::WHOLE));
        Self { low: units, high: units }
    }

    /// `part` of `whole`; certain where nothing stands below.
    pub fn fraction(part: u64, whole: u64) -> Self {
        if whole == 0 || part >= whole {
            return Self::CERTAIN;
        }
        let scaled = u128::from(part) * SCALE;
        Self { low: scaled / u128::from(whole), high: scaled.div_ceil(u128::from(whole)) }
    }

    /// The mean over the classes of one divided by the size.
    pub fn mean(classes: &Classes) -> Self {
        let number = u128::from(classes.number().max(1));
        let sum = |part: fn(u128, u128) -> u128| -> u128 {
            classes.iter().map(|(size, count)| part(u128::from(count) * SCALE, size.into())).sum()
        };
        let (low, high) = (sum(|a, b| a / b), sum(u128::div_ceil));
        Self { low: low / number, high: high.div_ceil(number).min(SCALE) }
    }

    /// The mean over `number` classes with `records` records in all, the smallest within `smallest` and `at_most`.
    ///
    /// It is least where the other classes are equal, as one divided by the size is convex, and greatest where all but one are
    /// as small as the smallest.
    pub fn mean_within(number: u64, records: u64, smallest: u64, at_most: Option<u64>) -> Self {
        let (number, records) = (u128::from(number.max(1)), u128::from(records.max(1)));
        let (small, others) = (u128::from(smallest.max(1)), number - 1);
        let lower = match at_most.map(u128::from) {
            // One class of k; the others share the rest evenly.
            Some(k) if k == small && others > 0 && records > k => {
                (SCALE / k + others * SCALE / (records - k) * others) / number
            }
            _ => number * SCALE / records,
        };
        let largest = records.saturating_sub(others * small).max(small);
        let upper = ((others * SCALE).div_ceil(small) + SCALE.div_ceil(largest)).div_ceil(number);
        Self { low: lower.min(SCALE), high: upper.min(SCALE) }
    }

    /// That one of `from` to `to` people has what a share of `probability` has: 1 - (1 - p)^m.
    pub fn some_of(probability: Probability, from: u64, to: Option<u64>) -> Self {
        let none = SCALE - Self::of(probability).low;
        let high = to.map_or(SCALE, |to| SCALE - power(none, to, |product| product / SCALE));
        Self { low: SCALE - power(none, from, |product| product.div_ceil(SCALE)), high }
    }

    /// Both happen, one independent of the other.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        Self { low: self.low * other.low / SCALE, high: (self.high * other.high).div_ceil(SCALE) }
    }

    /// The greater of two.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    /// One of two, and it is not known which.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// From the low bound of this to the high bound of the other.
    #[must_use]
    pub fn up_to(self, other: Self) -> Self {
        Self { low: self.low.min(other.high), high: other.high }
    }

    /// Whether it is below `limit`; `None` while the bounds do not tell.
    pub fn is_below(self, limit: Probability) -> Option<bool> {
        let limit = Self::of(limit).low;
        if self.high < limit {
            Some(true)
        } else if self.low + MARGIN >= limit {
            Some(false)
        } else {
            None
        }
    }

    /// Whether the bounds hold those of `other`, but for rounding.
    pub fn contains(self, other: Self) -> bool {
        self.low <= other.low + MARGIN && other.high <= self.high + MARGIN
    }

    /// Whether it is one number, but for rounding.
    pub fn is_exact(self) -> bool {
        self.high - self.low <= MARGIN
    }

    /// The bounds as numbers, for other programs; near enough to show, not to compare.
    #[expect(clippy::cast_precision_loss, reason = "shown only, and far more exact than needed")]
    pub fn bounds(self) -> (f64, f64) {
        let number = |units: u128| units as f64 / SCALE as f64;
        (number(self.low), number(self.high))
    }

    /// In words, with four decimals. A number below `limit` is never rounded up to it.
    pub fn spoken(self, limit: Probability) -> Phrase {
        const STEP: u128 = SCALE / 10_000;
        if self == Self::UNKNOWN {
            return phrase("未知", "unknown");
        }
        if self.is_exact() {
            let near = u128::midpoint(self.low, self.high);
            let below = self.is_below(limit) == Some(true);
            let rounded = (near + STEP / 2) / STEP;
            let crosses = below && rounded * STEP >= Self::of(limit).low;
            return match if crosses { near / STEP } else { rounded } {
                0 if self.high > 0 => phrase("小于0.0001", "below 0.0001"),
                steps => Phrase::same(decimal(steps)),
            };
        }
        let (low, high) = (decimal(self.low / STEP), decimal(self.high.div_ceil(STEP)));
        said!("{low}至{high}", "{low} to {high}", low, high)
    }
}

/// `base` to the power of `exponent`, each product brought back to scale by `rounded`.
fn power(base: u128, exponent: u64, rounded: fn(u128) -> u128) -> u128 {
    let (mut out, mut square, mut rest) = (SCALE, base, exponent);
    while rest > 0 {
        if rest % 2 == 1 {
            out = rounded(out * square);
        }
        square = rounded(square * square);
        rest /= 2;
    }
    out
}

/// Ten-thousandths as a decimal number without idle zeros.
fn decimal(steps: u128) -> String {
    let places = format!("{:04}", steps % 10_000);
    match places.trim_end_matches('0') {
        "" => (steps / 10_000).to_string(),
        places => format!("{}.{places}", steps / 10_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: Probability = Probability::thousandths(50);

    fn of(text: &str) -> Risk {
        Risk::of(Probability::parse(text).unwrap())
    }

    #[test]
    fn a_limit_reached_exactly_is_reached_though_a_third_is_rounded() {
        let mean = Risk::mean(&Classes::parse("10, 5, 5").unwrap());
        assert_eq!(mean.spoken(LIMIT).en, "0.1667");
        assert_eq!(mean.times(of("0.2")).spoken(LIMIT).en, "0.0333");
        assert_eq!(mean.times(of("0.2")).is_below(LIMIT), Some(true));
        assert_eq!(mean.times(of("0.3")).is_below(LIMIT), Some(false));
        assert_eq!(mean.times(of("0.299999")).is_below(LIMIT), Some(true));
        assert_eq!(mean.times(of("0.299999")).spoken(LIMIT).en, "0.0499", "not rounded up to it");
    }

    #[test]
    fn acquaintances_raise_the_risk_and_a_range_of_them_gives_bounds() {
        let p = Probability::parse("0.01").unwrap();
        assert_eq!(Risk::some_of(p, 1, Some(1)), of("0.01"));
        let range = Risk::some_of(p, 150, Some(190));
        assert_eq!(range.spoken(LIMIT).en, "0.7785 to 0.8519");
        assert_eq!(Risk::some_of(p, 150, None).spoken(LIMIT).en, "0.7785 to 1");
        assert_eq!(Risk::some_of(Probability::thousandths(0), 190, Some(190)), Risk::NONE);
        assert_eq!(Risk::some_of(Probability::thousandths(1_000), 1, Some(1)), Risk::CERTAIN);
    }

    #[test]
    fn bounds_that_span_the_limit_do_not_tell() {
        assert_eq!(of("0.01").up_to(of("0.2")).is_below(LIMIT), None);
        assert_eq!(Risk::UNKNOWN.is_below(LIMIT), None);
        assert_eq!(Risk::UNKNOWN.spoken(LIMIT).en, "unknown");
        assert_eq!(of("0.000001").spoken(LIMIT).en, "below 0.0001");
    }
}
