//! What a judgement rests on besides the answers: the other records of the same legal entity, the company's policy,
//! its law files and its risk matrix.

use std::sync::Arc;

use crate::form::Problem;
use crate::office::Pictures;
use crate::source::LawFiles;
use crate::text::Phrase;

use super::{Agreed, Ledger, Matrix, Policy};

/// Nothing else by default: a record alone, with every open point read as the program reads it, and the
/// matrix of the standard.
#[derive(Clone, Debug, Default)]
pub struct Circumstances {
    /// The people of the other records of the same legal entity.
    pub ledger: Ledger,
    /// The readings that the company has fixed.
    pub policy: Policy,
    /// What law files of the workspace renew.
    pub law_files: Arc<LawFiles>,
    /// The matrix by which risks are scored.
    pub matrix: Matrix,
    /// Why the company's policy, law files or matrix could not be read: then nothing is settled, as the law may be read otherwise there.
    pub troubles: Vec<Phrase>,
    /// What is wrong with files that the record names: whoever knows files looked at them.
    pub files: Vec<Problem>,
    /// The pictures that papers show, of those files.
    pub pictures: Pictures,
    /// What people agreed on beside the answers: papers tell of it, and nothing is judged by it.
    pub agreed: Agreed,
}
