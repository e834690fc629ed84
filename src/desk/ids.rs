//! New ids of records and rows. They carry no meaning and never change; two that are made never meet.

use crate::form::{Section, Shape};

/// Makes ids.
#[derive(Debug)]
pub struct Ids(fastrand::Rng);

impl Ids {
    /// Ids that begin anywhere; with a `seed` they are the same every time, as tests need them.
    pub fn new(seed: Option<u64>) -> Self {
        Self(seed.map_or_else(fastrand::Rng::new, fastrand::Rng::with_seed))
    }

    /// Of a record.
    pub fn record(&mut self) -> String {
        format!("assessment-{:016x}", self.0.u64(..))
    }

    /// Of a row of this section.
    pub fn row(&mut self, section: &Section) -> String {
        let prefix = match section.shape {
            Shape::Rows { prefix, .. } => prefix,
            _ => section.id,
        };
        format!("{prefix}-{:08x}", self.0.u32(..))
    }
}
