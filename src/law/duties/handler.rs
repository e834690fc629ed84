//! Duties that come with who the handler is, and how many people's data it processes.

use crate::day::Day;
use crate::form::Tri;
use crate::form::catalog::{handler, recipients, systems};
use crate::form::options::act;
use crate::law::liability::{AUD_18, CSL_71, NDSMR_57, NDSMR_58, PIPL_66, SMALL_18};
use crate::law::{Effect, Flow, Rule, figures, since};
use crate::source::{AUD, CSL, CSL_2017, MIN_R, NDSMR, PIPL, PIPO_N, QA_PI, SMALL, cite, reading};
use crate::text::t;

use super::Bearing::{Applies, Settled};
use super::{BOTH, Duty, HANDLER};

use crate::law::catalog::about::processed_reaches;

/// Store in the mainland (PIPL Art. 40).
pub static LOCALISATION: Duty = Duty {
    rule: Rule {
        id: "duty.localisation",
        title: t("境内存储", "Storage in the mainland"),
        says: t(
            "关键信息基础设施运营者、国家机关，以及处理个人信息达到国家网信部门规定数量的处理者，应当把在境内收集和产生的个人信息存储在境内。没有文件直接写明该数量，本程序按通常理解取100万人。出境是另行提供副本，境内仍须留存。",
            "CII operators, state organs, and handlers that reach the quantity set by the CAC store in the mainland what they collect and generate there. No text names the quantity as such; the usual reading, 1,000,000 persons, is taken here. An export provides a copy; the store in the mainland stays.",
        ),
        sources: &[
            cite(&PIPL, "Art. 36, 40"),
            cite(&CSL, "Art. 39"),
            cite(&CSL_2017, "Art. 37"),
            reading(&PIPL, "Art. 40"),
        ],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&LOCALISATION),
        when: |flow| {
            let handler = flow.handler();
            handler
                .yes_no(&handler::CIIO)
                .or(handler.yes_no(&handler::STATE_ORGAN))
                .or(processed_reaches(flow, &figures::LOCAL_STORAGE))
        },
    },
    label: t("境内存储", "Storage in the mainland"),
    who: HANDLER,
    bearing: Applies(t(
        "关键信息基础设施运营者、国家机关，或者处理数量达到规定的",
        "the handler is a CII operator or a state organ, or reaches the quantity set",
    )),
    liability: &[&PIPL_66, &CSL_71],
    evidence: &[
        (&systems::SECTION, &systems::PLACE),
        (&handler::SECTION, &handler::PERSONS_PROCESSED),
    ],
};

/// Answer individuals (PIPL Art. 44 to 50).
pub static RIGHTS: Duty = Duty {
    rule: Rule {
        id: "duty.rights",
        title: t("响应个人行使权利", "Answering individuals"),
        says: t(
            "个人有权知情、决定、限制或者拒绝处理，查阅、复制、转移、更正、补充、删除，要求解释规则；近亲属可以行使逝者的相关权利。应当提供便捷的申请渠道，及时处理；拒绝的，说明理由。条件具备的，按条例的规定提供转移途径。接收方也要能够接收和响应。",
            "People may know, decide, limit or refuse; access, copy, move, correct, complete and delete; and have the rules explained; close relatives may act for the dead. Offer an easy channel and act promptly; give reasons for a refusal. Portability is given under the conditions of the Regulations. The recipient, too, must be able to take and answer requests.",
        ),
        sources: &[cite(&PIPL, "Art. 44-50"), cite(&NDSMR, "Art. 23-25")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&RIGHTS),
        when: |_| Tri::Yes,
    },
    label: t("响应个人行使权利", "Answering individuals"),
    who: BOTH,
    bearing: Settled,
    liability: &[&PIPL_66, &NDSMR_58],
    evidence: &[
        (&handler::SECTION, &handler::RIGHTS_CHANNEL),
        (&recipients::SECTION, &recipients::RIGHTS_CHANNEL),
    ],
};

/// Designate, publish and report an officer (PIPL Art. 52).
pub static OFFICER: Duty = Duty {
    rule: Rule {
        id: "duty.officer",
        title: t(
            "指定、公开并报送个人信息保护负责人",
            "Designating, publishing and reporting an officer",
        ),
        says: t(
            "处理个人信息达到100万人的，应当指定个人信息保护负责人，监督处理活动和保护措施；公开其联系方式，并自达到之日起30个工作日内报送姓名、联系方式等。办法和公告都写100万人以上，含本数；已经删除的不计。报送设区的市级网信部门。",
            "A handler that reaches 1,000,000 persons designates an officer who supervises processing and protection, publishes how to reach the officer, and reports name and contact within 30 working days of reaching the figure. Measures and notice both say 1,000,000 or more: the figure is included, deleted data are not counted. The report goes to the city-level CAC.",
        ),
        sources: &[cite(&PIPL, "Art. 52"), cite(&AUD, "Art. 12"), cite(&PIPO_N, "")],
        in_force: since(Day::of(2025, 5, 1)),
        effect: Effect::Requires(&OFFICER),
        when: |flow| processed_reaches(flow, &figures::OFFICER),
    },
    label: t("指定个人信息保护负责人", "Designating a protection officer"),
    who: HANDLER,
    bearing: Applies(t("处理个人信息达到100万人的", "data of 1,000,000 persons are processed")),
    liability: &[&PIPL_66, &AUD_18],
    evidence: &[
        (&handler::SECTION, &handler::OFFICER),
        (&handler::SECTION, &handler::OFFICER_CONTACT),
    ],
};

/// A body or representative in the mainland (PIPL Art. 53).
pub static REPRESENTATIVE: Duty = Duty {
    rule: Rule {
        id: "duty.representative",
        title: t("境外处理者的境内机构或者代表", "Body or representative of a handler abroad"),
        says: t(
            "为向境内自然人提供产品、服务或者分析、评估其行为而在境外处理其信息的，应当在境内设立专门机构或者指定代表，并把名称、姓名、联系方式报送；2025年1月1日起报所在地设区的市级网信部门。",
            "Whoever abroad processes data of persons in the mainland to offer them products or services, or to analyse or assess their behaviour, sets up a body or names a representative in the mainland and reports name and contact; since 1 January 2025 to the city-level CAC of the place.",
        ),
        sources: &[cite(&PIPL, "Art. 3 para. 2"), cite(&PIPL, "Art. 53"), cite(&NDSMR, "Art. 26")],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&REPRESENTATIVE),
        when: |flow: &Flow<'_>| -> Tri { flow.act(act::DIRECT_COLLECTION) },
    },
    label: t("设立境内机构或者指定代表", "Body or representative in the mainland"),
    who: t("境外的个人信息处理者", "the handler abroad"),
    bearing: Applies(t("境外直接收集的", "the data are collected directly from abroad")),
    liability: &[&PIPL_66, &NDSMR_58],
    evidence: &[(&handler::SECTION, &handler::REPRESENTATIVE)],
};

/// Regular compliance audits (PIPL Art. 54).
pub static AUDIT: Duty = Duty {
    rule: Rule {
        id: "duty.audit",
        title: t("定期合规审计", "Regular compliance audit"),
        says: t(
            "应当定期对处理活动遵守法律、行政法规的情况进行合规审计。处理超过1000万人个人信息的（2026年4月29日起按官方问答含本数），每两年至少一次；其余的由企业合理确定，官方问答建议：超过100万人的每三年或者四年至少一次，不超过100万人的每五年至少一次。不满10万人的，自2026年9月1日起可以用自查表，每五年至少一次。处理未成年人个人信息的，每年一次。",
            "Compliance with laws and regulations is audited regularly. Above 10,000,000 persons (since 29 April 2026, by the official answers, exactly so many included): at least once in two years. Others set a reasonable interval; the official answers suggest at least every three or four years above 1,000,000 persons and every five years up to 1,000,000. Below 100,000, from 1 September 2026, the self-check form serves, at least every five years. Minors' data: every year.",
        ),
        sources: &[
            cite(&PIPL, "Art. 54"),
            cite(&NDSMR, "Art. 27"),
            cite(&AUD, "Art. 4"),
            cite(&SMALL, "Art. 13"),
            cite(&MIN_R, "Art. 37"),
            cite(&QA_PI, ""),
        ],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&AUDIT),
        when: |_| Tri::Yes,
    },
    label: t("合规审计", "Compliance audit"),
    who: HANDLER,
    bearing: Settled,
    liability: &[&PIPL_66, &NDSMR_58, &AUD_18, &SMALL_18],
    evidence: &[(&handler::SECTION, &handler::COMPLIANCE)],
};

/// Duties of an important-data handler from ten million persons on (NDSMR Art. 28).
pub static TEN_MILLION: Duty = Duty {
    rule: Rule {
        id: "duty.ten_million",
        title: t("处理1000万人以上个人信息", "Data of 10,000,000 persons or more"),
        says: t(
            "处理1000万人以上个人信息的，还应当履行条例对重要数据处理者的规定：明确网络数据安全负责人和管理机构，负责人由管理层成员担任；合并、分立、解散、破产时采取措施保障数据安全，并报告处置方案和接收方。",
            "From 10,000,000 persons on, the handler also follows what the Regulations ask of important-data handlers: a network-data security officer from the management and a body in charge; and on merger, split, dissolution or bankruptcy, measures to keep the data safe and a report of the plan and of who receives them.",
        ),
        sources: &[cite(&NDSMR, "Art. 28, 30, 32")],
        in_force: since(NDSMR.from),
        effect: Effect::Requires(&TEN_MILLION),
        when: |flow| processed_reaches(flow, &figures::TEN_MILLION),
    },
    label: t("1000万人以上的加重义务", "Added duties from 10,000,000 persons on"),
    who: HANDLER,
    bearing: Applies(t("处理1000万人以上个人信息的", "data of 10,000,000 persons are processed")),
    liability: &[&NDSMR_57, &NDSMR_58],
    evidence: &[
        (&handler::SECTION, &handler::PROTECTION_BODY),
        (&handler::SECTION, &handler::PERSONS_PROCESSED),
    ],
};
