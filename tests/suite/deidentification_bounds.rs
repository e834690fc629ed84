//! The method against exact fractions: the level has no rounding in it, and bounds contain what they bound.

use chujing::form::{Classes, Probability, Range};
use chujing::law::deidentification::{Context, Known, LIMIT, Risk, method};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The greatest size drawn, and a number that every size up to it divides.
const GREATEST: u64 = 12;
const WHOLE: u64 = 27_720;

fn sizes() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(1..=GREATEST, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(42460), ..ProptestConfig::default() })]

    #[test]
    fn the_level_is_that_of_exact_fractions(sizes in sizes(), sharing in 0..=1000_u64, tau in 0..3_usize) {
        let context = Context::ALL[tau];
        let words: Vec<String> = sizes.iter().map(ToString::to_string).collect();
        let known = Known::Sizes(Classes::parse(&words.join(",")).unwrap());
        let data = known.risk(context);
        let thousandths = if context == Context::Public { 1000 } else { sharing };
        let of = Probability::stored(&format!("0.{thousandths:03}")).filter(|_| thousandths < 1000);
        let risk = of.map_or(Risk::CERTAIN, Risk::of);
        let below = method::overall(context, &data, risk).is_below(LIMIT);
        // Over the common denominator: sum of WHOLE / size, against 0.05 without any rounding.
        let number = sizes.len() as u64;
        let exceeds = sizes.iter().any(|size| *size < context.least_size());
        let exact = if context == Context::Public {
            WHOLE / sizes.iter().min().unwrap() * thousandths * 20 < WHOLE * 1000
        } else {
            sizes.iter().map(|size| WHOLE / size).sum::<u64>() * thousandths * 20 < WHOLE * number * 1000
        };
        prop_assert_eq!(below, Some(!exceeds && exact));
    }

    #[test]
    fn bounds_from_a_result_contain_what_the_sizes_give(
        sizes in sizes(), has_classes: bool, has_records: bool, slack in 0..3_u64,
    ) {
        let smallest = *sizes.iter().min().unwrap();
        let (number, records) = (sizes.len() as u64, sizes.iter().sum::<u64>());
        let words: Vec<String> = sizes.iter().map(ToString::to_string).collect();
        let exact = Known::Sizes(Classes::parse(&words.join(",")).unwrap());
        let result = Known::Result {
            smallest: Range::between(smallest.saturating_sub(slack).max(1), smallest + slack),
            classes: has_classes.then_some(number),
            records: has_records.then_some(records),
        };
        prop_assert!(result.is_possible());
        for context in Context::ALL {
            let (exact, bounds) = (exact.risk(context), result.risk(context));
            for (inner, outer) in [
                (exact.exceeding, bounds.exceeding), (exact.greatest, bounds.greatest), (exact.mean, bounds.mean),
            ] {
                prop_assert!(outer.contains(inner), "{inner:?} is not within {outer:?}");
            }
            if let Some(any) = bounds.any_exceeds {
                prop_assert_eq!(Some(any), exact.any_exceeds);
            }
        }
    }
}
