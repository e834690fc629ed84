//! What only a person can see on paper (提交前核对): seals, signatures, scans, and whether the facts are still as assessed.

use crate::form::{Field, Kind, Section, Shape, options};
use crate::source::{SAG, SCG, cite, secondary};
use crate::text::t;

/// The section.
pub static SECTION: Section = Section {
    id: "formalities",
    title: t("提交前核对", "Before submission"),
    about: t(
        "程序看不到纸面：印章、签字、证件、扫描件，以及评估后情况是否变化，由人逐项核对后记在这里。材料查验会引用这些结果；没有核对的显示为“待核对”，从不当作“相符”。",
        "What the program cannot see: seals, signatures, identity papers, scans, and whether anything changed since the assessment. A person looks and notes it here. The inspection refers to it; what nobody looked at stays \"to be looked at\" and never counts as fine.",
    ),
    shape: Shape::Fixed(&options::FORMALITIES),
    fields: &[&CONFIRMED, &BY, &ON, &NOTE],
};

/// Whether it is as it should be.
pub static CONFIRMED: Field = Field::new(
    "confirmed",
    Kind::YesNo,
    t("看过后是否相符", "As it should be, on looking"),
    t(
        "看过原件或者扫描件之后再填；不相符的，选“否”。",
        "Answer after looking at the original or the scan; no if it is not as it should be.",
    ),
)
.optional()
.source(&[secondary(&SCG, "annex 1"), cite(&SAG, "annex 1")]);
/// Who looked.
pub static BY: Field = Field::new(
    "by",
    Kind::Line,
    t("核对人", "Looked at by"),
    t("部门和姓名。", "Department and name."),
)
.optional();
/// When.
pub static ON: Field = Field::new(
    "on",
    Kind::Day,
    t("核对日", "Looked at on"),
    t("核对的日期。", "The day of looking."),
)
.optional();
/// What was seen.
pub static NOTE: Field = Field::new(
    "note",
    Kind::Line,
    t("说明", "Note"),
    t("不相符之处，或者文件编号。", "What is wrong, or the number of the paper."),
)
.optional();
