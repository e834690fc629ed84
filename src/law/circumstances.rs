//! What a judgement rests on besides the answers: the other records of the same legal entity, the company's policy
//! and its risk matrix.

use super::{Ledger, Matrix, Policy};

/// Nothing else by default: a record alone, with every open point read as the program reads it, and the
/// matrix of the standard.
#[derive(Clone, Debug, Default)]
pub struct Circumstances {
    /// The people of the other records of the same legal entity.
    pub ledger: Ledger,
    /// The readings that the company has fixed.
    pub policy: Policy,
    /// The matrix by which risks are scored.
    pub matrix: Matrix,
}
