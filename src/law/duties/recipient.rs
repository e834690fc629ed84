//! Duties towards, and because of, the recipient.

use crate::form::Tri;
use crate::form::catalog::{consents, contracts, recipients};
use crate::form::options::{act, role};
use crate::law::liability::{DSL_48, NDSMR_55, PIPL_66};
use crate::law::{Effect, Flow, Rule, since};
use crate::source::{DSL, NDSMR, PIPL, SAM, SCM, cite, practice, reading};
use crate::text::t;

use super::Bearing::{Applies, Event, Settled};
use super::{BOTH, Duty, HANDLER};

use crate::law::catalog::about::any_in_role;

/// See to it that the recipient meets the standard of the law (PIPL Art. 38 para. 3).
pub static EQUAL_PROTECTION: Duty = Duty {
    rule: Rule {
        id: "duty.equal_protection",
        title: t("保障接收方达到同等保护标准", "Equal protection at the recipient"),
        says: t(
            "应当采取必要措施，保障境外接收方的处理活动达到《个人信息保护法》的保护标准：核实其措施和能力，写入约定，定期审计并留存结果，当地法律妨碍履行的写明应对。",
            "The handler takes the measures needed so that the recipient's processing meets the standard of the PIPL: check its measures and capability, put them into the agreement, audit them regularly and keep the result, and say what is done where the law of the place stands in the way.",
        ),
        sources: &[cite(&PIPL, "Art. 38 para. 3")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&EQUAL_PROTECTION),
        when: |_| Tri::Yes,
    },
    label: t("保障接收方达到同等保护标准", "Equal protection at the recipient"),
    who: BOTH,
    bearing: Settled,
    liability: &[&PIPL_66],
    evidence: &[
        (&recipients::SECTION, &recipients::MEASURES),
        (&recipients::SECTION, &recipients::LAST_AUDIT),
        (&recipients::SECTION, &recipients::LAW_EFFECT),
    ],
};

/// Agree with the recipient by contract (NDSMR Art. 12).
pub static RECIPIENT_CONTRACT: Duty = Duty {
    rule: Rule {
        id: "duty.recipient_contract",
        title: t("与接收方订立合同并监督", "Contract with the recipient, and supervision"),
        says: t(
            "向其他处理者提供、委托处理个人信息和重要数据的，应当以合同等约定处理目的、方式、范围和安全保护义务，并监督其履行；共同处理的，约定各自的权利义务。豁免三种机制的也一样。适用标准合同的用标准合同文本；适用安全评估的，法律文件另须包括评估办法要求的内容。境外直接收集、没有境内提供方的，不在此列。",
            "Whoever provides or entrusts personal information or important data agrees by contract on purpose, method, scope and security duties, and supervises it; joint handlers agree on who does what. An exempt export is no exception. The standard-contract route takes the standard text; for a security assessment the legal document also holds what the Measures ask. Direct collection from abroad has no provider in the mainland and is left out.",
        ),
        sources: &[
            cite(&NDSMR, "Art. 12"),
            cite(&PIPL, "Art. 20"),
            cite(&SCM, "Art. 6"),
            cite(&SAM, "Art. 9"),
        ],
        in_force: since(NDSMR.from),
        effect: Effect::Requires(&RECIPIENT_CONTRACT),
        when: |flow: &Flow<'_>| -> Tri { flow.act(act::DIRECT_COLLECTION).not() },
    },
    label: t("与接收方约定并监督", "Contract with the recipient"),
    who: BOTH,
    bearing: Applies(t(
        "境内处理者向接收方提供或者委托处理的",
        "a handler in the mainland provides or entrusts the data",
    )),
    liability: &[&NDSMR_55],
    evidence: &[
        (&recipients::SECTION, &recipients::AGREEMENT),
        (&contracts::SECTION, &contracts::EFFECTIVE),
    ],
};

/// Agree with and supervise an entrusted party (PIPL Art. 21).
pub static ENTRUSTED: Duty = Duty {
    rule: Rule {
        id: "duty.entrusted",
        title: t("委托境外处理", "Entrusted processing abroad"),
        says: t(
            "委托处理的，应当约定目的、期限、方式、个人信息的种类、保护措施和双方的权利义务，并监督受托人。受托人不得超出约定处理，未经同意不得转委托；合同不生效、无效、被撤销或者终止的，返还或者删除，不得保留。受托人在境外的，仍是出境。",
            "Agree with the entrusted party on purpose, term, method, categories, protection and mutual rights and duties, and supervise it. It may not go beyond them, nor sub-entrust without consent; when the contract ends or fails, it returns or deletes the data and keeps nothing. An entrusted party abroad is an export all the same.",
        ),
        sources: &[cite(&PIPL, "Art. 21, 59"), cite(&NDSMR, "Art. 12"), reading(&PIPL, "Art. 38")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&ENTRUSTED),
        when: |flow: &Flow<'_>| -> Tri { any_in_role(flow, role::ENTRUSTED) },
    },
    label: t("与受托人约定并监督", "Agreement with the entrusted party, and supervision"),
    who: BOTH,
    bearing: Applies(t("接收方受托处理的", "the recipient processes on behalf of the handler")),
    liability: &[&PIPL_66, &NDSMR_55],
    evidence: &[
        (&recipients::SECTION, &recipients::ROLE),
        (&recipients::SECTION, &recipients::AGREEMENT),
        (&recipients::SECTION, &recipients::LAST_AUDIT),
    ],
};

/// Tell, and where needed ask, before another handler receives the data (PIPL Art. 23).
pub static OTHER_HANDLER: Duty = Duty {
    rule: Rule {
        id: "duty.other_handler",
        title: t("向其他个人信息处理者提供", "Provision to another handler"),
        says: t(
            "接收方自行决定处理目的和方式的，应当告知个人其名称、联系方式、处理目的、处理方式和个人信息的种类；以同意为基础的，取得单独同意。接收方变更原先的目的、方式的，重新取得同意。可以与出境告知和单独同意一并办理，但事项要齐全。",
            "Where the recipient decides purpose and method itself, people are told its name, contact, purpose, method and categories; where consent is the basis, it must be separate. A recipient that changes purpose or method asks anew. This may go together with the notice of and consent to the export, as long as every item is there.",
        ),
        sources: &[cite(&PIPL, "Art. 23"), reading(&PIPL, "Art. 23")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&OTHER_HANDLER),
        when: |flow: &Flow<'_>| -> Tri { any_in_role(flow, role::INDEPENDENT_HANDLER) },
    },
    label: t("告知个人其他处理者的情况", "Telling people of the other handler"),
    who: HANDLER,
    bearing: Applies(t(
        "接收方自行决定目的和方式的",
        "the recipient decides purpose and method itself",
    )),
    liability: &[&PIPL_66],
    evidence: &[
        (&recipients::SECTION, &recipients::ROLE),
        (&consents::SECTION, &consents::NOTICE_ITEMS),
        (&consents::SECTION, &consents::OBTAINED),
    ],
};

/// Provide nothing to a foreign authority without approval (PIPL Art. 41).
pub static FOREIGN_REQUEST: Duty = Duty {
    rule: Rule {
        id: "duty.foreign_request",
        title: t("外国司法、执法机构要求提供", "Requests of foreign authorities"),
        says: t(
            "非经主管机关批准，不得向外国司法或者执法机构提供存储于境内的数据，不限于个人信息。接到要求的，先停下来，报主管机关；合同应当约定接收方收到此类要求时立即通知。",
            "Without approval by the competent authority nothing stored in the mainland goes to a foreign judicial or law-enforcement body, personal or not. On a request, stop and turn to the authority; the contract should have the recipient tell at once of any request it gets.",
        ),
        sources: &[cite(&PIPL, "Art. 41"), cite(&DSL, "Art. 36")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&FOREIGN_REQUEST),
        when: |_| Tri::Yes,
    },
    label: t(
        "未经批准不向外国司法、执法机构提供",
        "Nothing to foreign authorities without approval",
    ),
    who: BOTH,
    bearing: Event(t(
        "外国司法或者执法机构要求提供时",
        "a foreign judicial or law-enforcement body asks for data",
    )),
    liability: &[&DSL_48, &PIPL_66],
    evidence: &[
        (&recipients::SECTION, &recipients::AUTHORITY_APPROVAL),
        (&recipients::SECTION, &recipients::INCIDENTS),
    ],
};

/// Stop or limit what goes to a listed recipient (PIPL Art. 42).
pub static RESTRICTED_LIST: Duty = Duty {
    rule: Rule {
        id: "duty.restricted_list",
        title: t("限制提供清单和对等措施", "Restricted list and countermeasures"),
        says: t(
            "国家网信部门可以把损害公民权益、国家安全或者公共利益的境外接收方列入限制或者禁止个人信息提供清单并公告；国家也可以对采取歧视性措施的国家或者地区采取对等措施。出境前和出境期间应当核对。未见已公布的清单。",
            "The CAC may list, and announce, recipients that harm citizens' rights, national security or the public interest, and limit or forbid provision to them; countermeasures against places that discriminate are possible too. Check before and during the export. No published list is known.",
        ),
        sources: &[
            cite(&PIPL, "Art. 42, 43"),
            practice(&PIPL, "Art. 42")
                .because(t("没有见过已公布的清单", "no published list was found")),
        ],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&RESTRICTED_LIST),
        when: |flow| flow.any_recipient(|recipient| recipient.yes_no(&recipients::RESTRICTED)),
    },
    label: t("核对限制提供清单和对等措施", "Checking restricted list and countermeasures"),
    who: HANDLER,
    bearing: Applies(t(
        "接收方被列入清单，或者国家采取对等措施的",
        "the recipient is listed, or countermeasures are taken",
    )),
    liability: &[&PIPL_66],
    evidence: &[(&recipients::SECTION, &recipients::RESTRICTED)],
};
