//! The screens.

pub(crate) mod findings;
pub(crate) mod home;
pub(crate) mod interview;
pub(crate) mod letter;
pub(crate) mod meeting;
pub(crate) mod old_state;
pub(crate) mod preview;
pub(crate) mod talk;
pub(crate) mod time_line;
pub(crate) mod whole;
