//! Duty: filing, application or certificate.

use crate::day::Day;
use crate::form::{Lacking, Tri};
use crate::law::{Duty, Effect, Flow, Mechanism, Rule};
use crate::source::{CERT, SAM, SCM, Status, cite};
use crate::text::t;

pub(super) static RULE: Rule = Rule {
    id: "duty.filing",
    title: t("备案、申报或者认证", "Filing, application or certificate"),
    says: t(
        "适用标准合同的，应当在合同生效之日起10个工作日内向省级网信部门备案；适用认证的，应当取得证书；适用安全评估的，应当申报并通过。",
        "Standard contract: file with the provincial CAC within 10 working days of its taking effect. Certification: obtain the certificate. Security assessment: apply and pass.",
    ),
    sources: &[
        cite(&SCM, "Art. 7"),
        cite(&SAM, "Art. 4, 6"),
        cite(&CERT, "").as_status(Status::Secondary),
    ],
    from: Day::of(2021, 11, 1),
    until: None,
    effect: Effect::Requires(Duty::Filing),
    when,
};

fn when(flow: &Flow<'_>) -> Tri {
    match flow.decided.map_or(Mechanism::Undetermined, |verdict| verdict.mechanism) {
        Mechanism::StandardContractOrCertification | Mechanism::SecurityAssessment => Tri::Yes,
        Mechanism::OutOfScope | Mechanism::Exempt | Mechanism::ProhibitedWithoutApproval => Tri::No,
        Mechanism::Undetermined => {
            Tri::Unknown(flow.decided.map_or_else(Lacking::new, |verdict| verdict.lacking.clone()))
        }
    }
}
