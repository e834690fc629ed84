//! The parts that screens are made of.

pub(crate) mod area;
pub(crate) mod axis;
pub(crate) mod bar;
pub(crate) mod choice;
pub(crate) mod form;
pub(crate) mod frame;
pub(crate) mod line;
pub(crate) mod list;
pub(crate) mod path;
