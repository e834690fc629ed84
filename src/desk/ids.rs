//! New ids of records and rows. They carry no meaning and never change; two that are made never meet.

use crate::form::{Section, Shape};
use crate::text::{Text, t};

/// Said where a row that is there by itself cannot be filled as another one.
pub const NOTHING_ALIKE: Text = t(
    "没有可以照填的：没有其他行，或者可以相同的内容都已填写",
    "nothing to fill in: there is no other row, or all that can be the same is answered",
);

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
