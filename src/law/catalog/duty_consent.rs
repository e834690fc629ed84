//! Duty: separate consent.

use crate::day::Day;
use crate::form::Tri;
use crate::form::catalog::scenarios;
use crate::law::{Duty, Effect, Flow, Rule};
use crate::source::{PIPL, QA5, Status, cite};
use crate::text::t;

pub(super) static RULE: Rule = Rule {
    id: "duty.separate_consent",
    title: t("单独同意", "Separate consent"),
    says: t(
        "基于个人同意向境外提供个人信息的，应当取得单独同意，不得捆绑或者概括授权。以第13条第1款第2项至第7项为基础的，不需取得同意。合法性基础须覆盖出境本身。",
        "Where consent is the basis of the export, separate consent is needed, neither bundled nor general. With a basis of Art. 13(1)(2) to (7), consent is not needed. The basis must cover the export itself.",
    ),
    sources: &[
        cite(&PIPL, "Art. 39"),
        cite(&PIPL, "Art. 13 para. 2"),
        cite(&QA5, "").as_status(Status::Secondary),
        cite(&PIPL, "Art. 13").as_status(Status::Reading),
    ],
    from: Day::of(2021, 11, 1),
    until: None,
    effect: Effect::Requires(Duty::SeparateConsent),
    when: |flow: &Flow<'_>| -> Tri {
        flow.scenario.choice(&scenarios::LEGAL_BASIS).is(|code| *code == "art13_1_consent")
    },
};
