//! Duties where sensitive data, or children's data, are processed.

use crate::form::Tri;
use crate::form::catalog::{consents, groups, handler, items, measures, scenarios};
use crate::law::liability::{NDSMR_55, NDSMR_58, PIPL_66};
use crate::law::{Effect, Flow, Rule, since};
use crate::source::{GBT_45574, MIN_R, NDSMR, PIPL, cite};
use crate::text::t;

use super::Bearing::Settled;
use super::{Duty, HANDLER};

/// Specific purpose, sufficient necessity, strict protection (PIPL Art. 28).
pub static SENSITIVE_PROCESSING: Duty = Duty {
    rule: Rule {
        id: "duty.sensitive_processing",
        title: t("处理敏感个人信息的条件", "Conditions for processing sensitive data"),
        says: t(
            "只有具备特定的目的和充分的必要性，并采取严格保护措施，才可以处理敏感个人信息：逐项写明没有这一项就做不成什么；加密传输和存储，与身份信息分开存放；默认掩码显示；最小权限，导出审批；至少每月审计日志和权限（后几项见推荐性国家标准）。法律、行政法规要求取得行政许可的，从其规定。",
            "Sensitive data may be processed only for a specific purpose, with sufficient necessity, and under strict protection: say of each item what fails without it; encrypt in transit and at rest, apart from identity data; mask by default; least privilege, approval of exports; review logs and rights at least monthly (these last from a recommended national standard). A licence that a law asks for must be held.",
        ),
        sources: &[cite(&PIPL, "Art. 28, 32"), cite(&GBT_45574, "5.5")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&SENSITIVE_PROCESSING),
        when: |flow| flow.sensitive(),
    },
    label: t("符合处理敏感个人信息的条件", "Meeting the conditions for sensitive data"),
    who: HANDLER,
    bearing: Settled,
    liability: &[&PIPL_66],
    evidence: &[
        (&items::SECTION, &items::NECESSITY),
        (&scenarios::SECTION, &scenarios::NECESSITY),
        (&measures::SECTION, &measures::DESCRIPTION),
    ],
};

/// Obtain a guardian's consent for children under 14 (PIPL Art. 31).
pub static GUARDIAN_CONSENT: Duty = Duty {
    rule: Rule {
        id: "duty.guardian_consent",
        title: t("监护人同意", "Guardian consent"),
        says: t(
            "处理不满十四周岁未成年人个人信息的，应当取得其父母或者其他监护人的同意，并能识别谁不满十四周岁、谁是监护人。其他合法性基础能否免除，没有定论，按需要处理。",
            "For children under 14 a parent or other guardian must consent, and the handler must be able to tell who is under 14 and who is the guardian. Whether another legal basis waives it is open; it is treated as required.",
        ),
        sources: &[cite(&PIPL, "Art. 31")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&GUARDIAN_CONSENT),
        when: children,
    },
    label: t("监护人同意", "Guardian consent"),
    who: HANDLER,
    bearing: Settled,
    liability: &[&PIPL_66, &NDSMR_55],
    evidence: &[(&consents::SECTION, &consents::GUARDIAN), (&groups::SECTION, &groups::UNDER_14)],
};

/// Dedicated rules for children under 14 (PIPL Art. 31 para. 2).
pub static CHILDREN_RULES: Duty = Duty {
    rule: Rule {
        id: "duty.children_rules",
        title: t("未成年人个人信息专门处理规则", "Dedicated rules for children's data"),
        says: t(
            "处理不满十四周岁未成年人个人信息的，应当制定专门的个人信息处理规则并公开；其全部个人信息都按敏感个人信息保护。拒绝其行使权利的请求，应当书面告知并说明理由；每年开展合规审计并报送情况。",
            "Dedicated processing rules for children under 14 are made and published; all their data are protected as sensitive. Refusing a request of theirs takes writing and reasons; a compliance audit is held and reported every year.",
        ),
        sources: &[
            cite(&PIPL, "Art. 28, 31 para. 2"),
            cite(&NDSMR, "Art. 21, 22"),
            cite(&MIN_R, "Art. 34, 37"),
        ],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&CHILDREN_RULES),
        when: children,
    },
    label: t("制定未成年人专门处理规则", "Making dedicated rules for children"),
    who: HANDLER,
    bearing: Settled,
    liability: &[&PIPL_66, &NDSMR_55, &NDSMR_58],
    evidence: &[
        (&handler::SECTION, &handler::COMPLIANCE),
        (&consents::SECTION, &consents::GUARDIAN),
    ],
};

fn children(flow: &Flow<'_>) -> Tri {
    flow.groups().any(groups::has_under_14)
}
