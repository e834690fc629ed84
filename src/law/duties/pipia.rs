//! Duties to assess beforehand and to keep the papers.

use crate::form::Tri;
use crate::form::catalog::{consents, measures, record};
use crate::law::liability::{NDSMR_55, PIPL_66};
use crate::law::{Effect, Rule, since};
use crate::source::{CERT, GBT_45574, NDSMR, PCF, PIPL, SCM, cite, reading};
use crate::text::t;

use super::Bearing::Settled;
use super::{Duty, HANDLER};

/// Carry out the impact assessment (PIPL Art. 55, 56).
pub static PIPIA: Duty = Duty {
    rule: Rule {
        id: "duty.pipia",
        title: t("个人信息保护影响评估", "Impact assessment"),
        says: t(
            "向境外提供前应当进行个人信息保护影响评估，重点为六项：双方目的、范围、方式的合法、正当、必要；规模、范围、种类、敏感程度和对个人权益的风险；接收方承诺的义务和管理、技术措施、能力；出境后泄露、篡改、丢失等风险和维权渠道；所在国家或者地区的法律对履行合同的影响；其他事项。处理敏感个人信息、自动化决策、委托处理、提供给其他处理者、公开，也各须评估。豁免三种机制的，评估仍不可免。",
            "An impact assessment must come before the export, on six points: whether purpose, scope and method of both sides are lawful, legitimate and necessary; scale, scope, kind and sensitivity, and the risk to people; what the recipient promises, and its measures and capability; the risk of leak, alteration or loss abroad, and the ways to redress; how the law of the place bears on the contract; anything else. Sensitive data, automated decisions, entrusting, providing to another handler and publishing call for one too. An exemption from the mechanisms does not waive it.",
        ),
        sources: &[
            cite(&PIPL, "Art. 55, 56"),
            cite(&SCM, "Art. 5"),
            cite(&CERT, "Art. 6"),
            cite(&PCF, "Art. 10"),
        ],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&PIPIA),
        when: |_| Tri::Yes,
    },
    label: t("个人信息保护影响评估", "Impact assessment (PIPIA)"),
    who: HANDLER,
    bearing: Settled,
    liability: &[&PIPL_66],
    evidence: &[
        (&record::SECTION, &record::END),
        (&record::SECTION, &record::METHOD),
        (&record::SECTION, &record::TEAM),
    ],
};

/// Keep report and records for three years (PIPL Art. 56).
pub static RECORD_KEEPING: Duty = Duty {
    rule: Rule {
        id: "duty.record_keeping",
        title: t("保存报告和记录至少三年", "Report and records kept for three years"),
        says: t(
            "个人信息保护影响评估报告和处理情况记录至少保存三年；向其他处理者提供、委托处理的处理情况记录，自2025年1月1日起也至少保存三年。起算日没有明文，稳妥的做法是从报告最后一版和出境结束中较晚的一天起算。敏感个人信息的处理日志，推荐性国家标准建议保存三年。",
            "The report of the impact assessment and the records of processing are kept for at least three years; since 1 January 2025 so are the records of provision and entrusting. No text names the first day; the later of the last version of the report and the end of the export is safe. For logs of sensitive data a recommended standard suggests three years.",
        ),
        sources: &[
            cite(&PIPL, "Art. 56"),
            cite(&NDSMR, "Art. 12"),
            cite(&GBT_45574, "5.5"),
            reading(&PIPL, "Art. 56"),
        ],
        in_force: since(PIPL.from),
        effect: Effect::Requires(&RECORD_KEEPING),
        when: |_| Tri::Yes,
    },
    label: t("保存评估报告和处理记录", "Keeping report and records"),
    who: HANDLER,
    bearing: Settled,
    liability: &[&PIPL_66, &NDSMR_55],
    evidence: &[
        (&record::SECTION, &record::END),
        (&consents::SECTION, &consents::EVIDENCE),
        (&measures::SECTION, &measures::EVIDENCE),
    ],
};
