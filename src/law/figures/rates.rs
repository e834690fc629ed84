//! Figures of the law that count no persons: rates, each with its day and its article.

use crate::source::{Dated, SAG, cite};

/// The growth in per cent over the number approved that the extension of an assessment allows; exactly so much passes (不超过).
pub static EXTENSION_GROWTH: Dated<u64> = Dated(&[(SAG.from, 20, cite(&SAG, "Part 3(1)"))]);
