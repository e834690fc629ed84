//! How the values of a sensitive column spread within the classes: l-diversity and t-closeness.
//!
//! A cell in which nothing stands is no value: it never makes a class more diverse. A class without any value discloses none and is
//! counted apart.

use super::digest::{Digests, joined};
use super::entry::NOTHING;

/// What is known of the values in all classes together.
#[derive(Debug)]
pub(super) struct Overall {
    /// The share of each value among people in classes.
    shares: Digests<u64, f64>,
    /// The order of numbers, where all values are numbers.
    ordered: Option<Ordered>,
}

/// Numbers in their order, with the share up to each, and the sums of these shares.
#[derive(Debug)]
struct Ordered {
    places: Digests<u64, usize>,
    up_to: Vec<f64>,
    sums: Vec<f64>,
}

/// What the classes seen so far give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    /// Classes in which a value stands.
    pub(super) classes: u64,
    /// Classes in which none does.
    pub(super) without: u64,
    /// The fewest different values of a class.
    pub(super) distinct: u64,
    /// The least of e to the entropy of a class.
    pub(super) entropy: f64,
    /// The greatest distance of a class from all people, all values equally far from each other.
    pub(super) equal: f64,
    /// The same, the values in their order.
    pub(super) ordered: f64,
}

const NONE: u64 = joined(NOTHING.0, NOTHING.1);

impl Overall {
    /// From how often each value stands, and the numbers that values stand for.
    pub(super) fn new(counts: &Digests<u64, u64>, numbers: Option<&Digests<u64, f64>>) -> Self {
        let total: u64 = counts.values().sum();
        let shares = counts.iter().map(|(value, count)| (*value, ratio(*count, total))).collect();
        let is_number = |numbers: &&Digests<u64, f64>| {
            counts.keys().all(|value| *value == NONE || numbers.contains_key(value))
        };
        let ordered = numbers.filter(is_number).map(|numbers| Ordered::new(counts, numbers));
        Self { shares, ordered: ordered.filter(|ordered| ordered.up_to.len() > 1) }
    }

    /// Whether the values are numbers, at least two different ones.
    pub(super) const fn is_ordered(&self) -> bool {
        self.ordered.is_some()
    }

    fn equal(&self, class: &[(u64, u32)], total: u64) -> f64 {
        let (mut distance, mut met) = (0.0, 0.0);
        for (value, count) in class {
            let all = self.shares.get(value).copied().unwrap_or_default();
            distance += (ratio(u64::from(*count), total) - all).abs();
            met += all;
        }
        f64::midpoint(distance, (1.0 - met).max(0.0))
    }
}

impl Ordered {
    fn new(counts: &Digests<u64, u64>, numbers: &Digests<u64, f64>) -> Self {
        let known = counts.iter().filter(|(value, _)| **value != NONE);
        let mut all: Vec<(f64, u64, u64)> = known
            .map(|(value, count)| (numbers.get(value).copied().unwrap_or_default(), *value, *count))
            .collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let total: u64 = all.iter().map(|(.., count)| count).sum();
        let mut seen = 0;
        let mut up_to = Vec::with_capacity(all.len());
        let mut sums = vec![0.0];
        for (.., count) in &all {
            seen += count;
            up_to.push(ratio(seen, total));
            sums.push(sums.last().copied().unwrap_or_default() + ratio(seen, total));
        }
        let places = all.iter().enumerate().map(|(place, (_, value, _))| (*value, place)).collect();
        Self { places, up_to, sums }
    }

    /// The distance of a class: the sum of the differences of the shares up to each value, divided by the steps there are.
    fn distance(&self, class: &[(u64, u32)]) -> f64 {
        let known = class.iter().filter(|(value, _)| *value != NONE);
        let mut own: Vec<(usize, u64)> = known
            .filter_map(|(value, count)| Some((*self.places.get(value)?, u64::from(*count))))
            .collect();
        own.sort_unstable();
        let total: u64 = own.iter().map(|(_, count)| count).sum();
        let (mut distance, mut from, mut seen) = (0.0, 0, 0);
        for (place, count) in own {
            distance += self.between(from, place, ratio(seen, total));
            (from, seen) = (place, seen + count);
        }
        distance += self.between(from, self.up_to.len(), ratio(seen, total));
        distance / ratio(self.up_to.len() as u64 - 1, 1)
    }

    /// The differences from a share that stays the same from one place up to another.
    fn between(&self, from: usize, to: usize, share: f64) -> f64 {
        let up_to = self.up_to.get(from..to).unwrap_or_default();
        let split = from + up_to.partition_point(|other| *other <= share);
        let sum = |a: usize, b: usize| {
            let at = |place: usize| self.sums.get(place).copied().unwrap_or_default();
            at(b) - at(a)
        };
        let below = share * ratio((split - from) as u64, 1) - sum(from, split);
        let above = sum(split, to) - share * ratio((to - split) as u64, 1);
        below + above
    }
}

impl Spread {
    pub(super) const NEW: Self = Self {
        classes: 0,
        without: 0,
        distinct: u64::MAX,
        entropy: f64::INFINITY,
        equal: 0.0,
        ordered: 0.0,
    };

    /// Takes a class: each of its values with how many people have it, and its people. Nobody is hidden among more values than there are
    /// people, whose rows may differ.
    pub(super) fn take(&mut self, class: &[(u64, u32)], people: u64, overall: Option<&Overall>) {
        let known = || class.iter().filter(|(value, _)| *value != NONE);
        let total: u64 = known().map(|(_, count)| u64::from(*count)).sum();
        if let Some(overall) = overall {
            let all = class.iter().map(|(_, count)| u64::from(*count)).sum();
            self.equal = self.equal.max(overall.equal(class, all));
        }
        if total == 0 {
            self.without += 1;
            return;
        }
        self.classes += 1;
        self.distinct = self.distinct.min((known().count() as u64).min(people));
        let entropy: f64 = known()
            .map(|(_, count)| ratio(u64::from(*count), total))
            .map(|share| -share * share.ln())
            .sum();
        self.entropy = self.entropy.min(entropy.exp().min(ratio(people, 1)));
        if let Some(ordered) = overall.and_then(|overall| overall.ordered.as_ref()) {
            self.ordered = self.ordered.max(ordered.distance(class));
        }
    }

    /// Both together.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            classes: self.classes + other.classes,
            without: self.without + other.without,
            distinct: self.distinct.min(other.distinct),
            entropy: self.entropy.min(other.entropy),
            equal: self.equal.max(other.equal),
            ordered: self.ordered.max(other.ordered),
        }
    }
}

/// One number divided by another.
#[expect(clippy::cast_precision_loss, reason = "shares are rounded when they are shown")]
pub(super) fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overall(counts: &[(u64, u64)]) -> Overall {
        let numbers = counts.iter().map(|(value, _)| (*value, ratio(*value, 1))).collect();
        Overall::new(&counts.iter().copied().collect(), Some(&numbers))
    }

    fn spread(class: &[(u64, u32)], overall: &Overall) -> Spread {
        let mut out = Spread::NEW;
        out.take(class, class.iter().map(|(_, count)| u64::from(*count)).sum(), Some(overall));
        out
    }

    /// The salaries of the paper on t-closeness: 3k, 4k and 5k among 3k to 11k are 0.375 away, 6k, 8k and 11k are 0.167.
    #[test]
    fn distances_are_those_of_the_paper() {
        let salaries = overall(&(3..=11).map(|value| (value, 1)).collect::<Vec<_>>());
        let near = spread(&[(6, 1), (8, 1), (11, 1)], &salaries);
        let far = spread(&[(3, 1), (4, 1), (5, 1)], &salaries);
        assert!((far.ordered - 0.375).abs() < 1e-9, "{far:?}");
        assert!((near.ordered - 1.0 / 6.0).abs() < 1e-9, "{near:?}");
        // All values equally far: six of nine are not there.
        assert!((far.equal - 2.0 / 3.0).abs() < 1e-9, "{far:?}");
        assert_eq!((far.distinct, far.classes), (3, 1));
        assert!((far.entropy - 3.0).abs() < 1e-9);
    }

    #[test]
    fn a_cell_of_nothing_makes_no_class_more_diverse() {
        let all = overall(&[(NONE, 2), (5, 3), (7, 1)]);
        let one = spread(&[(5, 2), (NONE, 1)], &all);
        assert_eq!((one.distinct, one.without), (1, 0));
        assert!((one.entropy - 1.0).abs() < 1e-9);
        let none = spread(&[(NONE, 1)], &all);
        assert_eq!((none.classes, none.without), (0, 1));
    }

    #[test]
    fn no_class_is_more_diverse_than_it_has_people() {
        let mut one = Spread::NEW;
        one.take(&[(5, 1), (6, 1), (7, 1)], 2, None);
        assert_eq!(one.distinct, 2);
        assert!((one.entropy - 2.0).abs() < 1e-9);
    }

    #[test]
    fn the_distance_is_that_of_the_plain_sum() {
        let all = overall(&[(1, 5), (2, 1), (3, 9), (4, 2), (8, 3), (9, 4)]);
        let class = [(2, 3), (8, 1), (9, 2)];
        let (mut own, mut whole, mut plain) = (0.0, 0.0, 0.0);
        for (value, count) in [(1, 5), (2, 1), (3, 9), (4, 2), (8, 3), (9, 4)] {
            own += f64::from(class.iter().find(|one| one.0 == value).map_or(0, |one| one.1)) / 6.0;
            whole += f64::from(count) / 24.0;
            plain += f64::abs(own - whole) / 5.0;
        }
        assert!((spread(&class, &all).ordered - plain).abs() < 1e-9);
    }
}
