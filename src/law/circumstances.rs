//! What a judgement rests on besides the answers: the other records of the same legal entity, and the company's policy.

use super::{Ledger, Policy};

/// Nothing else by default: a record alone, with every open point read as the program reads it.
#[derive(Clone, Debug, Default)]
pub struct Circumstances {
    /// The people of the other records of the same legal entity.
    pub ledger: Ledger,
    /// The readings that the company has fixed.
    pub policy: Policy,
}
