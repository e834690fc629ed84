//! What no place of the record answers: the other records of its folder (文件夹中的其他记录).
//!
//! It is no part of a record and holds no question: what is open here is settled in the folder, by mending a file or bringing
//! the figures of another record up to date.

use crate::form::{Place, Section, Shape};
use crate::text::t;

/// The section; it is not among [`super::SECTIONS`].
pub static SECTION: Section = Section {
    id: "folder",
    title: t("文件夹中的其他记录", "Other records of the folder"),
    about: t(
        "同一文件夹中有记录无法读取、已经不在或者人数未定，要在那里处理，本记录中没有可以填写的地方。",
        "A record of the same folder cannot be read, is gone, or leaves its figures open. That is settled there: nothing in this record answers it.",
    ),
    shape: Shape::Single,
    fields: &[],
};

/// The place that stands for it among what is lacking.
pub const fn place() -> Place {
    Place::whole(&SECTION)
}
