//! The life of a filing (备案、申报的全程): what was handed in and when, what the officer holds of it, and how it stands.
//!
//! What a record hands in as one is a row of [`Sequence`]s, 0000, 0001 and so on, none of which changes once it was handed in. What the
//! officer holds is their fold ([`held`]); what a new package adds to that is a [`plan`]. A [`Letter`] asks for corrections point by
//! point. It knows nothing of files and clocks.

mod held;
pub mod letter;
mod plan;
mod relative;
mod sequence;
mod stage;
mod twice;

pub use held::{Held, held};
pub use letter::Letter;
pub use plan::{Change, plan};
pub use relative::{Kin, Relative};
pub use sequence::{Fault, Fields, File, Key, Kind, Number, Operation, Paper, Sequence};
pub use stage::{Acts, Doubt, Stage, Stands, event_of, event_of_letter, route_of};

#[cfg(test)]
mod tests;
