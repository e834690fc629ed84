//! Duties that come with a use of the data: succession, automated decisions, publication, public data.

use crate::form::Tri;
use crate::form::catalog::{consents, handler, scenarios};
use crate::form::options::legal_basis;
use crate::law::liability::{NDSMR_55, NDSMR_58, PIPL_66};
use crate::law::{Effect, Flow, Rule, since};
use crate::source::{NDSMR, PIPL, cite, reading};
use crate::text::t;

use super::Bearing::Applies;
use super::{BOTH, Duty, HANDLER};

use crate::law::catalog::about::rests_on;

/// Tell people of a merger, split or bankruptcy (PIPL Art. 22).
pub static SUCCESSION: Duty = Duty {
    rule: Rule {
        id: "duty.succession",
        title: t("合并、分立、解散、破产时的转移", "Transfer by merger, split or bankruptcy"),
        says: t(
            "因合并、分立、解散、被宣告破产等需要转移个人信息的，应当告知个人接收方的名称和联系方式；接收方继续履行原处理者的义务；变更原先的目的、方式的，重新取得同意。",
            "Where data must move because of a merger, split, dissolution or bankruptcy, people are told the recipient's name and contact; the recipient carries on the handler's duties, and asks anew if it changes purpose or method.",
        ),
        sources: &[cite(&PIPL, "Art. 22"), cite(&NDSMR, "Art. 14")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&SUCCESSION),
        when: |flow| flow.scenario.yes_no(&scenarios::SUCCESSION),
    },
    label: t("告知个人信息的转移", "Notice of the transfer"),
    who: t("处理者；接收方继续履行义务", "the handler; the recipient carries the duties on"),
    bearing: Applies(t(
        "因合并、分立、解散、破产等转移个人信息的",
        "the data move because of a merger, split, dissolution or bankruptcy",
    )),
    liability: &[&PIPL_66, &NDSMR_58],
    evidence: &[
        (&scenarios::SECTION, &scenarios::SUCCESSION),
        (&consents::SECTION, &consents::EVIDENCE),
    ],
};

/// Fair and transparent automated decisions (PIPL Art. 24).
pub static AUTOMATED_DECISIONS: Duty = Duty {
    rule: Rule {
        id: "duty.automated_decisions",
        title: t("自动化决策", "Automated decisions"),
        says: t(
            "决策应当透明，结果公平、公正，不得在价格等交易条件上实行不合理的差别待遇；信息推送、商业营销应当同时提供不针对个人特征的选项，或者便捷的拒绝方式；对个人权益有重大影响的决定，个人有权要求说明，并有权拒绝仅凭自动化方式作出决定。须事先进行影响评估。",
            "Decisions are transparent, results fair, and prices and terms without unreasonable differences; pushed content and marketing come with an option that does not target personal traits, or with an easy refusal; of decisions with a major effect people may ask an explanation, and may refuse to have them made by automation alone. An impact assessment comes first.",
        ),
        sources: &[cite(&PIPL, "Art. 24, 55"), cite(&NDSMR, "Art. 42")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&AUTOMATED_DECISIONS),
        when: |flow| flow.scenario.yes_no(&scenarios::AUTOMATED),
    },
    label: t("保证自动化决策透明、公平", "Transparent and fair automated decisions"),
    who: BOTH,
    bearing: Applies(t("用于自动化决策的", "the data serve automated decisions")),
    liability: &[&PIPL_66, &NDSMR_55],
    evidence: &[
        (&scenarios::SECTION, &scenarios::AUTOMATED),
        (&handler::SECTION, &handler::RIGHTS_CHANNEL),
    ],
};

/// Publish only with separate consent (PIPL Art. 25).
pub static PUBLICATION: Duty = Duty {
    rule: Rule {
        id: "duty.publication",
        title: t("公开个人信息须单独同意", "Publication takes separate consent"),
        says: t(
            "不得公开所处理的个人信息，取得个人单独同意的除外。其他合法性基础能否免除，官方问答没有涉及，按需要处理。须事先进行影响评估。",
            "Personal information may not be published without separate consent. Whether another legal basis waives it is not answered by the official answers; it is treated as required. An impact assessment comes first.",
        ),
        sources: &[cite(&PIPL, "Art. 25, 55"), reading(&PIPL, "Art. 25")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&PUBLICATION),
        when: |flow| flow.scenario.yes_no(&scenarios::PUBLISHED),
    },
    label: t("公开前取得单独同意", "Separate consent before publication"),
    who: BOTH,
    bearing: Applies(t("个人信息将被公开的", "the data will be published")),
    liability: &[&PIPL_66],
    evidence: &[
        (&scenarios::SECTION, &scenarios::PUBLISHED),
        (&consents::SECTION, &consents::OBTAINED),
    ],
};

/// Use public data within reasonable scope (PIPL Art. 27).
pub static PUBLIC_DATA: Duty = Duty {
    rule: Rule {
        id: "duty.public_data",
        title: t("已公开个人信息的合理范围", "Public data within reasonable scope"),
        says: t(
            "个人自行公开或者其他已经合法公开的个人信息，可以在合理范围内处理；个人明确拒绝的除外；对个人权益有重大影响的，应当取得同意。",
            "Data that people made public themselves, or that are otherwise lawfully public, may be processed within reasonable scope, unless the person clearly refuses; where the effect on the person is major, consent is needed.",
        ),
        sources: &[cite(&PIPL, "Art. 27"), cite(&PIPL, "Art. 13(1)(6)")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&PUBLIC_DATA),
        when: |flow: &Flow<'_>| -> Tri { rests_on(flow, legal_basis::PUBLIC) },
    },
    label: t("在合理范围内处理已公开信息", "Using public data within reasonable scope"),
    who: HANDLER,
    bearing: Applies(t(
        "以信息已合法公开为基础的",
        "the basis is that the data are lawfully public",
    )),
    liability: &[&PIPL_66],
    evidence: &[
        (&scenarios::SECTION, &scenarios::LEGAL_BASIS),
        (&scenarios::SECTION, &scenarios::BASIS_REASON),
    ],
};
