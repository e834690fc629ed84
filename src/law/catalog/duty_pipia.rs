//! Duty: impact assessment.

use crate::day::Day;
use crate::form::Tri;
use crate::law::{Duty, Effect, Flow, Rule};
use crate::source::{PCF, PIPL, SCM, cite};
use crate::text::t;

pub(super) static RULE: Rule = Rule {
    id: "duty.pipia",
    title: t("个人信息保护影响评估", "Impact assessment"),
    says: t(
        "向境外提供个人信息前应当进行个人信息保护影响评估；报告和处理情况记录至少保存三年。豁免三种机制的，评估仍不可免。",
        "An impact assessment must come before the export; report and record of processing are kept for at least three years. An exemption from the mechanisms does not waive it.",
    ),
    sources: &[cite(&PIPL, "Art. 55, 56"), cite(&SCM, "Art. 5"), cite(&PCF, "Art. 10")],
    from: Day::of(2021, 11, 1),
    until: None,
    effect: Effect::Requires(Duty::Pipia),
    when: |_: &Flow<'_>| Tri::Yes,
};
