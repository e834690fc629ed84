//! Important data.

use crate::law::{Effect, Mechanism, Rule, since};
use crate::source::{DSL, NDSMR, PCF, QA2, cite};
use crate::text::t;

use super::exempt_vehicle_defect::frees;

pub(in crate::law) static RULE: Rule = Rule {
    id: "important_data.assessment",
    title: t("重要数据", "Important data"),
    says: t(
        "向境外提供重要数据的，应当申报安全评估，不论数量，也不适用第五条的豁免。未被有关部门、地区告知或者公开发布为重要数据的，不需要作为重要数据申报，但识别的义务仍在；按2025年5月30日的官方问答，新被告知或者公开发布后要继续出境的，两个月内申报。",
        "The export of important data needs a security assessment whatever the volume, and the exemptions of Art. 5 do not help. Data not notified or published as important by a department or region need not be declared as such, though the duty to identify remains; by the official answers of 30 May 2025, once notified or published, apply within two months to go on.",
    ),
    sources: &[
        cite(&PCF, "Art. 2, 7(1)(2)"),
        cite(&PCF, "Art. 5 para. 2"),
        cite(&NDSMR, "Art. 37"),
        cite(&DSL, "Art. 31"),
        cite(&QA2, ""),
    ],
    in_force: since(PCF.from),
    effect: Effect::Decides(Mechanism::SecurityAssessment, None),
    when: |flow| {
        let important = flow.important_data_in_scope();
        // Without personal information what the guideline frees was exempt before this is asked.
        if important.is_no() || flow.personal_information().is_no() {
            important
        } else {
            important.and(frees(flow).not())
        }
    },
};
