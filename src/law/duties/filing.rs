//! Duties of the mechanism: to file, apply or obtain a certificate, and to stay within an assessment.

use crate::form::catalog::{contracts, groups, record, scenarios};
use crate::form::{Lacking, Tri};
use crate::law::liability::{
    CERT_17, CSL_71, DSL_46, NDSMR_58, PIPL_66, SAM_11, SAM_17, SAM_18, SCG_FALSE, SCM_12,
};
use crate::law::{Effect, Flow, Mechanism, Rule, since};
use crate::source::{CERT, NDSMR, PIPL, SAM, SCM, cite};
use crate::text::t;

use super::Bearing::{Applies, Settled};
use super::{BOTH, Duty, HANDLER};

/// File the contract, apply for the assessment, or obtain the certificate.
pub static FILING: Duty = Duty {
    rule: Rule {
        id: "duty.filing",
        title: t("备案、申报或者认证", "Filing, application or certificate"),
        says: t(
            "适用标准合同的，合同生效后方可出境，并在生效之日起10个工作日内向省级网信部门备案；适用认证的，取得证书后出境；适用安全评估的，应当申报并通过后出境。",
            "Standard contract: export once it has taken effect, and file with the provincial CAC within 10 working days of that. Certification: export after the certificate. Security assessment: apply, and export after passing.",
        ),
        sources: &[cite(&SCM, "Art. 6, 7"), cite(&SAM, "Art. 4, 6"), cite(&CERT, "Art. 5, 7")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&FILING),
        when: |flow| {
            demanded(
                flow,
                &[Mechanism::StandardContractOrCertification, Mechanism::SecurityAssessment],
            )
        },
    },
    label: t("备案、申报或者认证", "Filing, application or certificate"),
    who: HANDLER,
    bearing: Settled,
    liability: &[&PIPL_66, &SAM_11, &SAM_18, &SCM_12, &SCG_FALSE, &CERT_17, &DSL_46, &CSL_71],
    evidence: &[
        (&record::SECTION, &record::ROUTE),
        (&contracts::SECTION, &contracts::EFFECTIVE),
        (&record::SECTION, &record::FILING_DAY),
    ],
};

/// Stay within the assessment (NDSMR Art. 38).
pub static ASSESSMENT_LIMITS: Duty = Duty {
    rule: Rule {
        id: "duty.assessment_limits",
        title: t("不超出安全评估的范围", "Staying within the security assessment"),
        says: t(
            "通过安全评估后，出境不得超出评估时明确的目的、方式、范围和种类、规模。要超出的，先重新申报。",
            "After passing the assessment, the export may not go beyond the purpose, method, scope, kinds and scale that were assessed. To go beyond, apply anew first.",
        ),
        sources: &[cite(&NDSMR, "Art. 38"), cite(&SAM, "Art. 14")],
        in_force: since(NDSMR.from),
        effect: Effect::Requires(&ASSESSMENT_LIMITS),
        when: |flow| demanded(flow, &[Mechanism::SecurityAssessment]),
    },
    label: t("不超出评估结果", "Staying within the assessment"),
    who: BOTH,
    bearing: Applies(t("经安全评估后出境的", "the export rests on a security assessment")),
    liability: &[&SAM_17, &SAM_18, &NDSMR_58],
    evidence: &[(&scenarios::SECTION, &scenarios::PURPOSE), (&groups::SECTION, &groups::FORECAST)],
};

/// Whether one of these mechanisms was decided; open while nothing is decided and one of them is possible.
fn demanded(flow: &Flow<'_>, mechanisms: &[Mechanism]) -> Tri {
    let Some(verdict) = flow.decided else { return Tri::Unknown(Lacking::new()) };
    if verdict.mechanism != Mechanism::Undetermined {
        return Tri::known(mechanisms.contains(&verdict.mechanism));
    }
    let possible = verdict
        .possible
        .iter()
        .any(|one| mechanisms.contains(one) || *one == Mechanism::Undetermined);
    if possible { Tri::Unknown(verdict.lacking.clone()) } else { Tri::No }
}
