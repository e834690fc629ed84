//! Operators of critical information infrastructure.

use crate::form::catalog::handler;
use crate::law::{Effect, Mechanism, Rule, since};
use crate::source::{CSL, CSL_2017, PCF, PIPL, cite};
use crate::text::t;

pub(in crate::law) static RULE: Rule = Rule {
    id: "ciio.assessment",
    title: t("关键信息基础设施运营者", "Operator of critical information infrastructure"),
    says: t(
        "关键信息基础设施运营者向境外提供个人信息（豁免情形除外），不论数量，应当申报安全评估。",
        "An operator of critical information infrastructure that provides personal information abroad, unless exempt, needs a security assessment whatever the volume.",
    ),
    sources: &[
        cite(&PCF, "Art. 7(1)(1)"),
        cite(&PIPL, "Art. 40"),
        cite(&CSL, "Art. 39"),
        cite(&CSL_2017, "Art. 37"),
    ],
    in_force: since(PCF.from),
    effect: Effect::Decides(Mechanism::SecurityAssessment, None),
    when: |flow| flow.handler().yes_no(&handler::CIIO),
};
