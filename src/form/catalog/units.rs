//! Units (组织机构): departments and bodies of the handler that have to do with the data, one row each.
//!
//! Optional as a whole: the words of the handler say the same; these rows draw the chart of the organisation.

use crate::form::{Entry, Field, Kind, Section, Shape};
use crate::source::{SAG, SCG, cite};
use crate::text::t;

/// The section.
pub static SECTION: Section = Section {
    id: "units",
    title: t("组织架构", "Organisation"),
    about: t(
        "可以不填。与数据有关的每个部门、委员会、岗位一行：负责什么、向谁报告；报告中“组织架构”之下由此画出组织架构图。",
        "May be left empty. One row for each department, committee or post that has to do with the data: its task, and to whom it reports. The chart of the organisation in the reports is drawn from them.",
    ),
    shape: Shape::Rows { noun: t("部门", "unit"), prefix: "unit", title: &NAME },
    fields: &[&NAME, &HEAD, &TASK, &REPORTS_TO],
};

/// Name.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("部门或者机构", "Unit"),
    t(
        "例如“数据安全委员会”“信息安全部”“法务合规部”。",
        "Such as \"data security committee\", \"information security\", \"legal and compliance\".",
    ),
)
.source(&[cite(&SCG, "annex 5"), cite(&SAG, "annex 4")]);
/// Its head.
pub static HEAD: Field =
    Field::new("head", Kind::Line, t("负责人", "Head"), t("姓名或者职务。", "Name or title."))
        .optional();
/// Its task.
pub static TASK: Field = Field::new(
    "task",
    Kind::Paragraph,
    t("数据安全和个人信息保护职责", "Task in data security and protection"),
    t(
        "在数据安全、个人信息保护和本次出境中做什么。",
        "What it does in data security, protection and this export.",
    ),
)
.optional()
.source(&[cite(&SCG, "annex 5"), cite(&SAG, "annex 4")]);
/// To whom it reports.
pub static REPORTS_TO: Field = Field::new(
    "reports_to",
    Kind::Row(&SECTION),
    t("向谁报告", "Reports to"),
    t(
        "表中的上级部门；不填即直接向企业管理层报告。",
        "The unit above it in this table; left open, it reports to the management.",
    ),
)
.optional();

/// The unit above.
pub fn above<'a>(unit: &Entry<'a>) -> Option<Entry<'a>> {
    unit.named(&REPORTS_TO).known()?.into_iter().next()
}
