//! Every state a record ever had: a graph of small operations, each named by its content.
//!
//! An operation says from which it follows, when it was made, by whom where that was said, and what it changed, with both sides. Nothing
//! in it ever changes, so that what two people add never conflicts: two that follow from one are two heads, which are merged when they
//! are next seen. Undo, what was so on a day, and what two states have in common are walks over the graph. It knows nothing of
//! files and clocks.

mod given;
mod graph;
mod log;
mod operation;
mod said;
mod walk;

pub use given::Given;
pub use graph::{Gap, Graph, Near, PointError, Source};
pub use log::Log;
pub use operation::{Act, Operation, OperationError, OperationId, Origin};

#[cfg(test)]
mod tests;
