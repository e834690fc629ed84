//! Bounds on distinct people, against examples worked by hand and against every possible division of small groups.

use super::*;

fn pair(a: usize, b: usize, relation: Relation) -> Overlap {
    Overlap { a, b, relation }
}

fn exactly(numbers: &[u64]) -> Vec<Range> {
    numbers.iter().copied().map(Range::exactly).collect()
}

fn range(groups: &[u64], overlaps: &[Overlap]) -> Range {
    let found = distinct(&exactly(groups), overlaps);
    assert!(found.is_tight && found.impossible.is_empty(), "{found:?}");
    found.range
}

#[test]
fn nothing_stated_is_the_largest_to_the_sum() {
    assert_eq!(range(&[60_000, 50_000, 40_000], &[]), Range::between(60_000, 150_000));
    assert_eq!(range(&[], &[]), Range::ZERO);
}

#[test]
fn disjoint_groups_add_up_and_contained_ones_vanish() {
    let apart = [pair(0, 1, Relation::Disjoint)];
    assert_eq!(range(&[60_000, 50_000, 40_000], &apart), Range::between(110_000, 150_000));
    let within = [pair(1, 0, Relation::Within), pair(2, 0, Relation::Within)];
    assert_eq!(range(&[60_000, 50_000, 40_000], &within), Range::exactly(60_000));
    let chain = [pair(2, 1, Relation::Within), pair(1, 0, Relation::Disjoint)];
    assert_eq!(range(&[60_000, 50_000, 40_000], &chain), Range::exactly(110_000));
}

#[test]
fn a_stated_number_is_counted_once() {
    let both = [pair(0, 1, Relation::Both(Range::exactly(20_000)))];
    assert_eq!(range(&[60_000, 50_000], &both), Range::exactly(90_000));
    // The third group may lie within the others or outside.
    assert_eq!(range(&[60_000, 50_000, 40_000], &both), Range::between(90_000, 130_000));
    let some = [pair(0, 1, Relation::Both(Range { low: 10_000, high: None }))];
    assert_eq!(range(&[60_000, 50_000], &some), Range::between(60_000, 100_000));
}

#[test]
fn pairwise_overlaps_are_tighter_than_max_and_sum() {
    // 10 + 10 + 10 with 5 in each pair: the three-fold overlap is 0 to 5, so 15 to 20.
    let five = |a, b| pair(a, b, Relation::Both(Range::exactly(5)));
    assert_eq!(range(&[10, 10, 10], &[five(0, 1), five(1, 2), five(0, 2)]), Range::between(15, 20));
}

#[test]
fn an_open_figure_leaves_the_top_open_unless_it_lies_within_a_known_one() {
    let groups = [Range::exactly(10), Range::UNKNOWN];
    assert_eq!(distinct(&groups, &[]).range, Range { low: 10, high: None });
    let within = [pair(1, 0, Relation::Within)];
    assert_eq!(distinct(&groups, &within).range, Range::exactly(10));
}

#[test]
fn statements_that_cannot_all_be_true_are_named_and_left_out() {
    let groups = exactly(&[60, 50, 40]);
    let overlaps = [
        pair(0, 1, Relation::Disjoint),
        pair(2, 0, Relation::Within),
        pair(2, 1, Relation::Within),
    ];
    let found = distinct(&groups, &overlaps);
    assert_eq!(found.impossible, [0, 1, 2]);
    assert_eq!(found.range, Range::between(60, 150));
    let too_many = [pair(0, 1, Relation::Both(Range::exactly(70))), pair(1, 2, Relation::Disjoint)];
    let found = distinct(&groups, &too_many);
    assert_eq!((found.impossible, found.range), (vec![0], Range::between(90, 150)));
    let too_small = [pair(0, 1, Relation::Within)];
    assert_eq!(distinct(&groups, &too_small).impossible, [0]);
}

#[test]
fn only_the_statements_that_contradict_each_other_are_left_out() {
    let overlaps = [
        pair(0, 1, Relation::Disjoint),
        pair(2, 0, Relation::Within),
        pair(2, 1, Relation::Within),
        pair(2, 3, Relation::Disjoint),
    ];
    let found = distinct(&exactly(&[60, 50, 40, 30]), &overlaps);
    assert_eq!(found.impossible, [0, 1, 2]);
    assert_eq!(found.range, Range::between(70, 180));
}

#[test]
fn the_bounds_of_a_part_that_is_too_large_use_what_is_disjoint_and_what_lies_within() {
    // Eleven groups that may nearly all meet, so that the part is not solved exactly.
    let mut overlaps: Vec<Overlap> =
        (1..11).map(|i| pair(i - 1, i, Relation::Both(Range::exactly(1)))).collect();
    let sizes = [1_100, 1_000, 900, 800, 700, 600, 500, 400, 300, 200, 100];
    let groups = exactly(&sizes);
    assert_eq!(distinct(&groups, &overlaps).range, Range::between(1_100, 6_600));
    overlaps.push(pair(0, 2, Relation::Disjoint));
    assert_eq!(distinct(&groups, &overlaps).range.low, 2_000);
    // The last group lies within the first: it adds nobody. Two groups within each other are the same people once.
    overlaps.push(pair(10, 0, Relation::Within));
    assert_eq!(distinct(&groups, &overlaps).range.high, Some(6_500));
    let same = vec![Range::exactly(10); 12];
    let mut both: Vec<Overlap> =
        (1..11).map(|i| pair(i - 1, i, Relation::Both(Range::exactly(1)))).collect();
    both.extend([pair(11, 0, Relation::Within), pair(0, 11, Relation::Within)]);
    assert_eq!(distinct(&same, &both).range.high, Some(110));
    both.push(pair(3, 7, Relation::Within));
    assert_eq!(distinct(&same, &both).range.high, Some(100));
}

#[test]
fn many_groups_stay_exact_while_few_combinations_are_possible() {
    let groups = vec![Range::exactly(1_000); 22];
    let all: Vec<Overlap> =
        (0..22).flat_map(|a| (0..a).map(move |b| pair(a, b, Relation::Disjoint))).collect();
    assert_eq!(distinct(&groups, &all).range, Range::exactly(22_000));
    assert!(distinct(&groups, &all).is_tight);
    // A chain of nine groups that may all meet has too many combinations: the bounds hold but are not called tight.
    let chain: Vec<Overlap> =
        (1..9).map(|i| pair(i - 1, i, Relation::Both(Range::exactly(1)))).collect();
    let found = distinct(&groups[..9], &chain);
    assert!(!found.is_tight && found.range.low >= 1_000 && found.range.high >= Some(8_992));
}

/// Every way to put up to `most` people into the atoms of three groups, compared with the bounds.
#[test]
fn the_bounds_are_those_of_every_possible_division() {
    let mut random = fastrand::Rng::with_seed(20_240_322);
    for _ in 0..300 {
        let truth: Vec<u64> = (0..7).map(|_| random.u64(0..3)).collect();
        let size = |test: &dyn Fn(u64) -> bool, truth: &[u64]| -> u64 {
            (1..8u64).zip(truth).filter(|(atom, _)| test(*atom)).map(|(_, n)| n).sum()
        };
        let groups: Vec<Range> =
            (0..3).map(|i| Range::exactly(size(&|atom| atom >> i & 1 == 1, &truth))).collect();
        let mut overlaps = Vec::new();
        for (a, b) in [(0usize, 1usize), (0, 2), (1, 2)] {
            let both = size(&|atom| atom >> a & 1 == 1 && atom >> b & 1 == 1, &truth);
            match random.u8(0..4) {
                0 => overlaps.push(pair(a, b, Relation::Both(Range::exactly(both)))),
                1 if both == 0 => overlaps.push(pair(a, b, Relation::Disjoint)),
                2 => overlaps.push(pair(a, b, Relation::Both(Range::between(both / 2, both + 1)))),
                _ => {}
            }
        }
        let (mut least, mut most) = (u64::MAX, 0);
        every_division(&groups, &overlaps, &mut |total| {
            least = least.min(total);
            most = most.max(total);
        });
        let found = distinct(&groups, &overlaps);
        assert_eq!(found.range, Range::between(least, most), "{groups:?} {overlaps:?}");
    }
}

/// A search changes one figure after the other and comes back to the first.
#[test]
fn what_was_counted_before_is_counted_the_same() {
    let solver = Solver::default();
    let stated = [pair(0, 1, Relation::Both(Range::exactly(5))), pair(2, 1, Relation::Within)];
    for step in (0..40).chain((0..40).rev()) {
        let groups = exactly(&[60 + step, 50, 40]);
        assert_eq!(solver.distinct(&groups, &stated), distinct(&groups, &stated));
        let work = solver.work();
        assert_eq!(solver.distinct(&groups, &stated), distinct(&groups, &stated));
        assert_eq!(solver.work() - work, 3, "only the groups were looked at");
    }
}

fn every_division(groups: &[Range], overlaps: &[Overlap], see: &mut impl FnMut(u64)) {
    let exact = |i: usize| groups[i].low;
    let least = |a: usize, b: usize| exact(a).min(exact(b));
    // The numbers in two or three groups are free; the rest of each group follows.
    for all in 0..=least(0, 1).min(exact(2)) {
        for ab in 0..=least(0, 1) - all {
            for ac in 0..=least(0, 2) - all {
                for bc in 0..=least(1, 2) - all {
                    let inside = [all + ab + ac, all + ab + bc, all + ac + bc];
                    if (0..3).any(|i| inside[i] > exact(i)) {
                        continue;
                    }
                    let both = |a: usize, b: usize| all + [ab, ac, bc][a + b - 1];
                    let agrees = overlaps.iter().all(|o| match o.relation {
                        Relation::Disjoint => both(o.a, o.b) == 0,
                        Relation::Within => both(o.a, o.b) == exact(o.a),
                        Relation::Both(range) => {
                            range.low <= both(o.a, o.b)
                                && range.high.is_none_or(|high| both(o.a, o.b) <= high)
                        }
                    });
                    if agrees {
                        let sum: u64 = (0..3).map(exact).sum();
                        see(sum - ab - ac - bc - 2 * all);
                    }
                }
            }
        }
    }
}
