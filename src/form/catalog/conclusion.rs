//! The conclusion of the impact assessment.

use crate::form::{Field, Kind, Section, Shape, options};
use crate::source::{SCG, SCM, cite};
use crate::text::t;

/// The section.
pub static SECTION: Section = Section {
    id: "conclusion",
    title: t("评估结论", "Conclusion"),
    about: t(
        "客观的结论及理由，以及评审会需要决定的事项。",
        "An objective conclusion with reasons, and what the review meeting must decide.",
    ),
    shape: Shape::Single,
    fields: &[&CONCLUSION, &REASONS, &REASSESSMENT, &DECISIONS],
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
/// Decisions for the meeting.
pub static DECISIONS: Field = Field::new(
    "decisions",
    Kind::Paragraph,
    t("请评审会决定的事项", "For the review meeting to decide"),
    t("每行一项；列入一页纸简报。", "One a line; they appear in the one-page brief."),
)
.in_both()
.optional();
