//! Duties to ask people: separate consent to the export, and to the processing of sensitive data.

use crate::form::Tri;
use crate::form::catalog::{consents, items, scenarios};
use crate::law::liability::{NDSMR_55, PIPL_66};
use crate::law::open_points::ALWAYS_CONSENT;
use crate::law::{Effect, Flow, Rule, since};
use crate::source::{PIPL, QA5, cite, reading};
use crate::text::t;

use super::Bearing::Settled;
use super::{Duty, HANDLER};

use crate::law::catalog::about::asks_consent;

/// Obtain separate consent (PIPL Art. 39).
pub static SEPARATE_CONSENT: Duty = Duty {
    rule: Rule {
        id: "duty.separate_consent",
        title: t("出境单独同意", "Separate consent to the export"),
        says: t(
            "基于个人同意向境外提供个人信息的，应当取得单独同意：针对这一次处理专门作出，有独立的动作，不与其他事项捆绑，不作概括授权。以第十三条第一款第二项至第七项为基础的，不需取得同意。合法性基础须覆盖出境本身。",
            "Where consent is the basis of the export, separate consent is needed: given for this one processing, by an action of its own, neither bundled nor general. With a basis of Art. 13(1)(2) to (7), consent is not needed. The basis must cover the export itself.",
        ),
        sources: &[
            cite(&PIPL, "Art. 39"),
            cite(&PIPL, "Art. 13 para. 2"),
            cite(&QA5, ""),
            reading(&PIPL, "Art. 13"),
        ],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&SEPARATE_CONSENT),
        when: |flow: &Flow<'_>| -> Tri {
            if flow.follows(&ALWAYS_CONSENT) { Tri::Yes } else { asks_consent(flow) }
        },
    },
    label: t("出境单独同意", "Separate consent to the export"),
    who: HANDLER,
    bearing: Settled,
    liability: &[&PIPL_66],
    evidence: &[
        (&consents::SECTION, &consents::OBTAINED),
        (&consents::SECTION, &consents::EVIDENCE),
        (&scenarios::SECTION, &scenarios::LEGAL_BASIS),
    ],
};

/// Obtain separate consent to the processing of sensitive data (PIPL Art. 29).
pub static SENSITIVE_CONSENT: Duty = Duty {
    rule: Rule {
        id: "duty.sensitive_consent",
        title: t("敏感个人信息的单独同意", "Separate consent to sensitive data"),
        says: t(
            "基于同意处理敏感个人信息的，应当取得单独同意；法律、行政法规规定须取得书面同意的，从其规定。以第十三条第一款第二项至第七项为基础的，按该条第二款的文字不需取得；这是对条文的解读，官方问答只就出境单独同意作过说明。",
            "Where sensitive data are processed on the basis of consent, that consent must be separate, and in writing where a law or regulation says so. With a basis of Art. 13(1)(2) to (7) it falls away by the words of para. 2; that is a reading of the text, and the official answers speak only of the export.",
        ),
        sources: &[cite(&PIPL, "Art. 29, 32"), reading(&PIPL, "Art. 13 para. 2")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&SENSITIVE_CONSENT),
        when: |flow: &Flow<'_>| -> Tri { asks_consent(flow).and(flow.sensitive()) },
    },
    label: t("敏感个人信息的单独同意", "Separate consent to sensitive data"),
    who: HANDLER,
    bearing: Settled,
    liability: &[&PIPL_66, &NDSMR_55],
    evidence: &[
        (&consents::SECTION, &consents::OBTAINED),
        (&consents::SECTION, &consents::EVIDENCE),
        (&items::SECTION, &items::SENSITIVITY),
    ],
};
