//! The figures of the law, each with the day it began and its source. 以上 includes the figure, 不满 does not.

use crate::day::Day;
use crate::source::{Dated, PCF, cite};

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

/// The first day whose thresholds this version holds; earlier rule sets are not held yet.
pub const FIRST_DAY: Day = Day::of(2024, 3, 22);
