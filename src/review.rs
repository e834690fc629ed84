//! What people said of a record: remarks, verdicts, marks, approvals, decisions, meetings.
//!
//! An entry is small, never changed, and named by its content; what is so now is the fold of any set of entries, in any order, so that
//! what two people add never conflicts. Whatever is said of words holds for their digest and falls by itself with it. It knows answers and
//! places; papers, files and clocks are told to it.

mod about;
mod act;
mod approval;
mod board;
mod entry;
mod meeting;
mod said;

pub use about::{About, Parts, Today};
pub use act::{Act, Decision, Level, Remark, Then, Unfit};
pub use approval::{Approval, Standing};
pub use board::{Board, Held, Thread, Vote};
pub use entry::{Entry, EntryId};
pub use meeting::Meeting;

#[cfg(test)]
mod tests;
