//! The screens.

pub(crate) mod findings;
pub(crate) mod home;
pub(crate) mod interview;
pub(crate) mod preview;
