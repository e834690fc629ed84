//! The six items that the impact assessment must weigh (Standard Contract Measures Art. 5).

use crate::form::{Field, Kind, Section, Shape, options};
use crate::source::{PIPL, SCG, SCM, cite};
use crate::text::t;

/// The section.
pub static SECTION: Section = Section {
    id: "findings",
    title: t("影响评估", "Impact assessment"),
    about: t(
        "逐项回答六个重点：认定、证据、发现的问题、整改情况、剩余风险。先写事实，再写依据，再写结论。",
        "The six points one by one: finding, evidence, problem, rectification, residual risk. Facts first, then the rule, then the conclusion.",
    ),
    shape: Shape::Fixed(&options::ARTICLE_FIVE),
    fields: &[&FINDING, &EVIDENCE, &PROBLEM, &RECTIFICATION, &RESIDUAL],
};

/// Finding.
pub static FINDING: Field = Field::new(
    "finding",
    Kind::Paragraph,
    t("评估情况", "Finding"),
    t("事实、依据（具体条款）、对照、结论。", "Fact, rule by article, application, conclusion."),
)
.in_both()
.source(&[cite(&SCM, "Art. 5"), cite(&PIPL, "Art. 56")]);
/// Evidence.
pub static EVIDENCE: Field = Field::new(
    "evidence",
    Kind::Paragraph,
    t("证据", "Evidence"),
    t("文件名称、编号、日期。", "Papers with number and date."),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Problem.
pub static PROBLEM: Field = Field::new(
    "problem",
    Kind::Paragraph,
    t("发现的问题", "Problem found"),
    t(
        "如实写；每一项都写“未发现问题”会引起疑问。",
        "As it is; \"no problem\" at every item invites questions.",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Rectification.
pub static RECTIFICATION: Field = Field::new(
    "rectification",
    Kind::Paragraph,
    t("整改情况", "Rectification"),
    t(
        "措施、责任人、完成日期、状态；没有问题的，写“不涉及”。",
        "Remedy, owner, date, state; if there was no problem, write 不涉及 (not applicable).",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Residual risk.
pub static RESIDUAL: Field = Field::new(
    "residual",
    Kind::One(&options::RISK_LEVELS),
    t("剩余风险", "Residual risk"),
    t("整改之后还剩多大风险。", "What risk is left after rectification."),
);
