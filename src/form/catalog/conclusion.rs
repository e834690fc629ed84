//! The conclusion of the impact assessment.

use crate::form::{Field, Kind, Section, Shape, options};
use crate::source::{GBA_HK, SCG, SCM, cite};
use crate::text::t;

use super::contracts;

/// The section.
pub static SECTION: Section = Section {
    id: "conclusion",
    title: t("评估结论", "Conclusion"),
    about: t(
        "客观的结论及理由，以及评审会需要决定的事项。",
        "An objective conclusion with reasons, and what the review meeting must decide.",
    ),
    shape: Shape::Single,
    fields: &[&CONCLUSION, &REASONS, &REASSESSMENT, &CONTRACT, &BAY, &DECISIONS],
};

/// Conclusion.
pub static CONCLUSION: Field = Field::new(
    "conclusion",
    Kind::One(&options::CONCLUSIONS),
    t("结论", "Conclusion"),
    t(
        "可以开展、整改后开展，或者不得开展。",
        "May go ahead, may go ahead after rectification, or must not.",
    ),
)
.source(&[cite(&SCG, "annex 5")]);
/// Reasons.
pub static REASONS: Field = Field::new(
    "reasons",
    Kind::Paragraph,
    t("理由", "Reasons"),
    t(
        "与前面的认定一致，客观，不是宣传。",
        "In line with the findings, objective, not advertising.",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// When it is assessed again.
pub static REASSESSMENT: Field = Field::new(
    "reassessment",
    Kind::Paragraph,
    t("重新评估的承诺", "Undertaking to reassess"),
    t(
        "哪些变化会触发重新评估，由谁跟踪。",
        "Which changes lead to a new assessment, and who watches for them.",
    ),
)
.in_both()
.source(&[cite(&SCM, "Art. 8")]);
/// The conclusion on what goes by the standard contract, where something else goes by another route.
pub static CONTRACT: Field = Field::new(
    "contract",
    Kind::Paragraph,
    t("标准合同部分的结论", "Conclusion on what goes by the standard contract"),
    t(
        "几个接收方中只有一部分采用标准合同的，只就这一部分写结论和理由；不填写的，备案的报告是草稿。",
        "Where only some of the recipients go by the standard contract: conclusion and reasons for that part alone; left open, the report that is filed is a draft.",
    ),
)
.optional()
.asked(contracts::beside_others)
.source(&[cite(&SCG, "annex 5")]);
/// The conclusion on what goes by the contract of the Bay, where something else goes by another route.
pub static BAY: Field = Field::new(
    "bay",
    Kind::Paragraph,
    t("大湾区标准合同部分的结论", "Conclusion on what goes by the GBA contract"),
    t(
        "几个接收方中只有一部分采用大湾区标准合同的，只就这一部分写结论和理由。",
        "Where only some of the recipients go by the GBA contract: conclusion and reasons for that part alone.",
    ),
)
.optional()
.asked(contracts::beside_the_bay)
.source(&[cite(&GBA_HK, "Art. 5")]);
/// Decisions for the meeting.
pub static DECISIONS: Field = Field::new(
    "decisions",
    Kind::Paragraph,
    t("请评审会决定的事项", "For the review meeting to decide"),
    t("每行一项；列入一页纸简报。", "One a line; they appear in the one-page brief."),
)
.in_both()
.optional();
