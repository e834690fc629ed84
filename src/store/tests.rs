//! What is promised of files, tried with a fault in every call, and with other programs at the same time.
#![expect(clippy::disallowed_methods, reason = "tests look at files themselves")]

mod faults;
mod kept;
mod locks;
mod places;
mod records;
