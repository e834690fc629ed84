//! The yard: where data is measured as it lies. It stands beside the other floors, uses none of them, and knows neither law nor sentences.
//!
//! The map of the whole house stands at the head of `src/lib.rs`.

pub mod measure;
