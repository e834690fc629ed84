//! The figures of the law, each with the day it began and its source. 以上 includes the figure, 不满 does not.

use crate::day::Day;
use crate::source::{Dated, PCF, SAM, cite};

/// From this many persons with ordinary data: standard contract or certification. Below it: exempt.
pub static ORDINARY_CONTRACT: Dated<u64> =
    Dated(&[(Day::of(2024, 3, 22), 100_000, cite(&PCF, "Art. 5(1)(4), 8"))]);
/// From this many persons with ordinary data: security assessment.
pub static ORDINARY_ASSESSMENT: Dated<u64> =
    Dated(&[(Day::of(2024, 3, 22), 1_000_000, cite(&PCF, "Art. 7(1)(2)"))]);
/// From this many persons with sensitive data: standard contract or certification.
pub static SENSITIVE_CONTRACT: Dated<u64> =
    Dated(&[(Day::of(2024, 3, 22), 1, cite(&PCF, "Art. 8"))]);
/// From this many persons with sensitive data: security assessment.
pub static SENSITIVE_ASSESSMENT: Dated<u64> =
    Dated(&[(Day::of(2024, 3, 22), 10_000, cite(&PCF, "Art. 7(1)(2)"))]);

/// Before 22 March 2024: from this many persons since 1 January of the previous year, security assessment.
pub static TOTAL_ASSESSMENT: Dated<u64> =
    Dated(&[(Day::of(2022, 9, 1), 100_000, cite(&SAM, "Art. 4(1)(3)"))]);
/// Before 22 March 2024: from this many persons with sensitive data since 1 January of the previous year, security assessment.
pub static TOTAL_SENSITIVE_ASSESSMENT: Dated<u64> =
    Dated(&[(Day::of(2022, 9, 1), 10_000, cite(&SAM, "Art. 4(1)(3)"))]);
/// Before 22 March 2024: a handler that holds personal information of this many persons needs an assessment for any export.
pub static PROCESSED_ASSESSMENT: Dated<u64> =
    Dated(&[(Day::of(2022, 9, 1), 1_000_000, cite(&SAM, "Art. 4(1)(2)"))]);

/// The figures that divide the paths on `day`, for ordinary or for sensitive data.
pub(super) fn lines(day: Day, sensitive: bool) -> Vec<u64> {
    let figures: &[&Dated<u64>] = match (day < PCF.from, sensitive) {
        (true, false) => &[&TOTAL_ASSESSMENT],
        (true, true) => &[&TOTAL_SENSITIVE_ASSESSMENT],
        (false, false) => &[&ORDINARY_CONTRACT, &ORDINARY_ASSESSMENT],
        (false, true) => &[&SENSITIVE_CONTRACT, &SENSITIVE_ASSESSMENT],
    };
    figures.iter().filter_map(|figure| figure.on(day)).map(|(line, _)| line).collect()
}
