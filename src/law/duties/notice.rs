//! Duties to tell people: of the processing, of the export, of sensitive data.

use crate::form::Tri;
use crate::form::catalog::{consents, handler, scenarios};
use crate::law::liability::{NDSMR_58, PIPL_66};
use crate::law::{Effect, Rule, since};
use crate::source::{GBT_42574, GBT_45574, NDSMR, PCF, PIPL, QA5, cite, secondary};
use crate::text::t;

use super::Bearing::Settled;
use super::{Duty, HANDLER};

/// Tell people of the export (PIPL Art. 39).
pub static NOTICE: Duty = Duty {
    rule: Rule {
        id: "duty.notice",
        title: t("向个人告知出境事项", "Notice of the export to individuals"),
        says: t(
            "向境外提供个人信息的，应当告知六项：境外接收方的名称、联系方式、处理目的、处理方式、个人信息的种类，以及个人向境外接收方行使权利的方式和程序。豁免三种机制、无需取得同意的，仍须告知；法律、行政法规规定应当保密或者不需要告知的除外，紧急情况下可以在紧急情况消除后告知。",
            "People must be told six things: the recipient's name, its contact, the purpose, the method, the categories of data, and how to exercise their rights against the recipient. Neither an exemption from the mechanisms nor a basis other than consent waives it; cases that the law keeps secret or exempts are left out, and in an emergency notice follows once it has ended.",
        ),
        sources: &[cite(&PIPL, "Art. 18, 39"), cite(&PCF, "Art. 10"), cite(&QA5, "")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&NOTICE),
        when: |_| Tri::Yes,
    },
    label: t("告知出境事项", "Notice of the export"),
    who: HANDLER,
    bearing: Settled,
    liability: &[&PIPL_66],
    evidence: &[
        (&consents::SECTION, &consents::NOTICE_ITEMS),
        (&consents::SECTION, &consents::CHANNEL),
        (&consents::SECTION, &consents::EVIDENCE),
    ],
};

/// Tell people of the processing as a whole (PIPL Art. 17).
pub static GENERAL_NOTICE: Duty = Duty {
    rule: Rule {
        id: "duty.general_notice",
        title: t("处理规则的一般告知", "General notice of the processing rules"),
        says: t(
            "处理前应当以显著方式、清晰易懂的语言，真实、准确、完整地告知：处理者的名称和联系方式；处理目的、方式，个人信息的种类、保存期限；个人行使权利的方式和程序；法律、行政法规规定的其他事项。有变更的，告知变更部分；处理规则应当公开，便于查阅和保存。2025年1月1日起还要求：集中展示、易于访问；写明保存期限届满后的处理方式，无法确定期限的写明确定方法；写明转移、注销账号、撤回同意等途径；以清单列明收集的信息和向谁提供；处理不满十四周岁未成年人个人信息的，另订专门规则。",
            "Before processing, people are told prominently, plainly, truly and completely: who the handler is and how to reach it; purpose, method, categories and retention; how to exercise their rights; whatever else the law asks. Changes are told; the rules are public, easy to read and to save. Since 1 January 2025 also: all in one place, easy to reach; what happens at the end of retention, or how the end is determined; portability, account closing and withdrawal; lists of what is collected and of who receives what; rules of their own for children under 14.",
        ),
        sources: &[
            cite(&PIPL, "Art. 17, 18, 35"),
            cite(&NDSMR, "Art. 21"),
            secondary(&GBT_42574, ""),
        ],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&GENERAL_NOTICE),
        when: |_| Tri::Yes,
    },
    label: t("一般告知（处理规则）", "General notice (processing rules)"),
    who: HANDLER,
    bearing: Settled,
    liability: &[&PIPL_66, &NDSMR_58],
    evidence: &[
        (&handler::SECTION, &handler::PUBLIC_CONTACT),
        (&handler::SECTION, &handler::RIGHTS_CHANNEL),
        (&consents::SECTION, &consents::VERSION),
    ],
};

/// Tell people why sensitive data are needed and what that may do to them (PIPL Art. 30).
pub static SENSITIVE_NOTICE: Duty = Duty {
    rule: Rule {
        id: "duty.sensitive_notice",
        title: t("敏感个人信息的补充告知", "Added notice for sensitive data"),
        says: t(
            "处理敏感个人信息的，在一般事项之外还须告知两项：处理的必要性，对个人权益的影响。依法可以不告知的除外。宜采用单独的弹窗、文本或者页面，在收集前告知。",
            "Where sensitive data are processed, people are told two more things: why that is necessary, and what effect it has on their rights and interests, save where the law waives notice. A pop-up, text or page of its own before collection is the recommended form.",
        ),
        sources: &[cite(&PIPL, "Art. 30"), cite(&GBT_45574, "5.4")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&SENSITIVE_NOTICE),
        when: |flow| flow.sensitive(),
    },
    label: t("敏感个人信息的补充告知", "Added notice for sensitive data"),
    who: HANDLER,
    bearing: Settled,
    liability: &[&PIPL_66],
    evidence: &[
        (&consents::SECTION, &consents::SENSITIVE_ITEMS),
        (&scenarios::SECTION, &scenarios::RIGHTS_EFFECT),
    ],
};
