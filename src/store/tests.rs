//! What is promised of files, tried with a fault in every call, and with other programs at the same time.

pub(crate) mod faults;
mod locks;
mod places;
