//! The clause index of the legal document (法律文件条款索引): where it agrees each of the six points of Art. 9.

use crate::form::{Field, Kind, Section, Shape, options};
use crate::source::{SAG, SAM, Status, cite};
use crate::text::t;

/// The section.
pub static SECTION: Section = Section {
    id: "legal_document",
    title: t("法律文件条款", "Clauses of the legal document"),
    about: t(
        "与境外接收方的合同或者其他法律文件，在哪一条约定了安全评估办法第九条的六项内容。几份文件不同的，在同一格中分别写明。只在申报安全评估时需要。",
        "Which clause of the contract or other legal document with the recipient agrees each of the six points of Art. 9. Where documents differ, name each in the same box. Needed for the security assessment only.",
    ),
    shape: Shape::Fixed(&options::ARTICLE_NINE),
    fields: &[&COVERED, &CLAUSE, &CONTENT],
};

/// Whether it is agreed.
pub static COVERED: Field = Field::new(
    "covered",
    Kind::YesNo,
    t("已充分约定", "Fully agreed"),
    t(
        "法律文件是否已经约定这一项的全部内容。",
        "Whether the legal document agrees everything of this point.",
    ),
)
.optional()
.source(&[cite(&SAM, "Art. 9")]);
/// The clause.
pub static CLAUSE: Field = Field::new(
    "clause",
    Kind::Line,
    t("条款", "Clause"),
    t(
        "文件名称和条款号；该处文字在提交的文件上作显著标识。",
        "Name of the document and number of the clause; the words there are marked in the copy handed in.",
    ),
)
.in_both()
.optional()
.source(&[cite(&SAM, "Art. 9"), cite(&SAG, "annex 1").as_status(Status::Design)]);
/// What it says.
pub static CONTENT: Field = Field::new(
    "content",
    Kind::Paragraph,
    t("约定内容", "What is agreed"),
    t(
        "用自己的话概括条款内容，写入自评估报告二（五）。",
        "The clause in your own words, for Part II(5) of the report.",
    ),
)
.in_both()
.optional()
.source(&[cite(&SAM, "Art. 9"), cite(&SAG, "annex 4")]);
