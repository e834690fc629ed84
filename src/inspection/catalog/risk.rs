//! What the papers say, continued: foreign law, capability, redress, penalties, changes, extension, certification.

use crate::document::build;
use crate::form::catalog::{
    certification, deidentification, handler, measures, recipients, record, scenarios,
};
use crate::form::options::{act, area, deid_level, event, formality};
use crate::form::{Entry, Place, Tri};
use crate::inspection::case::words;
use crate::inspection::{Case, Check};
use crate::law::extension::conditions;
use crate::source::{
    CERT, GBA_HK, GBA_MO, GBT_45574, GBT_46068, HOUSE, PCF, PIPL, QA3, SAG, SAM, SCG, SCM, Status,
    cite, practice, reading,
};
use crate::text::{phrase, t};

use super::assessed::proved;
use super::{A, C, SA, SA_G, SACG, SC, check};

pub(super) static CHECKS: &[&Check] = &[
    &FOREIGN_LAW,
    &CAPABILITY,
    &REDRESS,
    &PENALTIES,
    &THIRD_PARTY,
    &OWNERSHIP,
    &DEIDENTIFIED,
    &PROTECTION,
    &REMOTE,
    &CHANGES,
    &EXTENSION,
    &SCOPE,
];

static FOREIGN_LAW: Check = check(
    ("substance.foreign_law", "54"),
    t(
        "境外法律部分包含三组因素：传输情况、所在地法律、接收方能力",
        "Foreign law covers its three groups: the transfer, the law of the place, the recipient's capability",
    ),
    SC,
    &[cite(&SCM, "annex Art. 4"), cite(&GBT_46068, "5.4")],
    t(
        "写明法律名称和来源、监管机构、与中国法的差异和对合同的影响。",
        "Name laws with sources, the regulator, differences from PRC law, the effect on the contract.",
    ),
    |case, out| {
        for recipient in out.each(case, &recipients::SECTION) {
            out.needs(
                &recipient,
                &[
                    &recipients::LAW_FINDINGS,
                    &recipients::LAW_EXPERIENCE,
                    &recipients::LAW_EFFECT,
                    &recipients::INCIDENTS,
                ],
            );
        }
    },
);

static CAPABILITY: Check = check(
    ("substance.capability", "55"),
    t("接收方能力有证据，不是只有说明", "The recipient's capability is proved, not asserted"),
    SACG,
    &[practice(&SCG, ""), cite(&GBA_HK, "Art. 5")],
    t(
        "取得证书、测试报告或者审计报告，写明编号和有效期。",
        "Obtain certificates, test or audit reports, with number and validity.",
    ),
    |case, out| {
        for recipient in out.each(case, &recipients::SECTION) {
            out.claim(
                proved(case, &recipient),
                recipient.place(&recipients::CERTIFICATES),
                phrase(
                    "没有证书，安全措施也没有接收方一侧的证据",
                    "no certificate, and no measure of the recipient's side has evidence",
                ),
            );
        }
        out.look(case, formality::PROOF_ON_FILE);
    },
);

static REDRESS: Check = check(
    ("substance.redress", "56"),
    t("个人行权渠道能用中文、能联系到", "The redress channel works in Chinese and can be reached"),
    SACG,
    &[practice(&SCM, "Art. 5"), cite(&GBA_HK, "annex Art. 5(1)")],
    t(
        "写明渠道的语言、期限和联系方式，并试用一次。",
        "State language, time and contact of the channel, and try it.",
    ),
    |case, out| {
        for recipient in out.each(case, &recipients::SECTION) {
            out.needs(&recipient, &[&recipients::RIGHTS_CHANNEL]);
            if words(&recipient, &recipients::RIGHTS_CHANNEL).is_some_and(|words| {
                !(words.contains("中文") || words.to_lowercase().contains("chinese"))
            }) {
                out.object(
                    recipient.place(&recipients::RIGHTS_CHANNEL),
                    phrase("没有写明渠道可以使用中文", "does not say that Chinese can be used"),
                );
            }
        }
        out.look(case, formality::CHANNEL_TRIED);
    },
);

static PENALTIES: Check = check(
    ("substance.penalties", "57"),
    t(
        "处罚、调查如实写明并附整改证明",
        "Penalties and investigations are told, with proof of rectification",
    ),
    SA,
    &[cite(&SAG, "annex 3"), cite(&SCG, "annex 5")],
    t(
        "写明文号、日期和整改；没有的，明确写明。",
        "Give number, date and rectification; if there were none, say so.",
    ),
    |case, out| out.needs(&case.single(&handler::SECTION), &[&handler::COMPLIANCE]),
);

static THIRD_PARTY: Check = check(
    ("substance.third_party", "58"),
    t("有第三方参与评估的，写明其情况和作用", "An outside assessor is described with its role"),
    SA,
    &[cite(&SCG, "annex 5"), cite(&SAG, "annex 4")],
    t("写明名称、资质和所做的工作。", "Give name, qualification and work done."),
    |case, out| {
        out.needs(
            &case.single(&record::SECTION),
            &[&record::THIRD_PARTY, &record::THIRD_PARTY_ROLE],
        );
    },
);

static OWNERSHIP: Check = check(
    ("substance.ownership", "59"),
    t(
        "股权结构、实际控制人、境内外投资写明",
        "Shareholding, actual controller and investments are stated",
    ),
    SA,
    &[cite(&SCG, "annex 5"), cite(&SAG, "annex 4")],
    t("补填；没有投资的，写“无”。", "Answer it; 无 where there are no investments."),
    |case, out| {
        out.needs(
            &case.single(&handler::SECTION),
            &[&handler::SHAREHOLDING, &handler::INVESTMENTS],
        );
    },
);

static DEIDENTIFIED: Check = check(
    ("substance.deidentified", "60"),
    t(
        "去标识化的信息仍作为个人信息计数",
        "De-identified data is still counted as personal information",
    ),
    SACG,
    &[
        cite(&PIPL, "Art. 4, 73"),
        reading(&GBT_45574, "5.5"),
        cite(&HOUSE, "").as_status(Status::Design), reading(&GBA_HK, "annex Art. 1(4)")],
    t(
        "匿名化须有证明；等级与计算一致；人数和敏感性不因去标识化而减少。",
        "Prove anonymisation; claim no better level than computed; neither numbers nor sensitivity shrink by de-identification.",
    ),
    |case, out| {
        let measures = case.rows(&deidentification::SECTION);
        let claims = |row: &Entry<'_>| {
            row.chose(&deidentification::LEVEL, deid_level::LEVEL_1).not().is_yes()
                && !case.survey.evaluations.iter().any(|one| one.place.row.as_deref() == row.id)
        };
        if measures.iter().any(claims) {
            out.look(case, formality::DEID_LEVELS);
        }
        if !case.survey.evaluations.is_empty() {
            out.look(case, formality::STANDARDS_COMPARED);
        }
        // People may be left out of a count without any measure on record.
        let found = case.survey.problems.iter();
        out.take(found.filter(|problem| problem.check.is_about("deidentification")));
        if !measures.is_empty() {
            out.concerns();
        }
    },
)
.blocking();

static PROTECTION: Check = check(
    ("substance.protection", "61"),
    t(
        "等级保护、审计、认证写明日期和编号",
        "Graded protection, audits and certificates with dates and numbers",
    ),
    SA,
    &[cite(&SAG, "annex 4"), practice(&SCG, "")],
    t(
        "在安全措施或者主要信息系统中写明定级备案号、测评日期。",
        "Give filing number and test date among the measures or systems.",
    ),
    |case, out| {
        let entry = case.single(&handler::SECTION);
        out.needs(&entry, &[&handler::SYSTEMS]);
        let systems = words(&entry, &handler::SYSTEMS).unwrap_or_default();
        let told = ["等级保护", "等保", "MLPS"].iter().any(|word| systems.contains(word))
            || case
                .rows(&measures::SECTION)
                .iter()
                .any(|row| row.chose(&measures::AREA, area::MLPS).is_yes());
        if !told && entry.is_answered(&handler::SYSTEMS) {
            out.object(
                entry.place(&handler::SYSTEMS),
                phrase("没有写等级保护的定级备案情况", "says nothing of graded protection"),
            );
        }
        for row in case.rows(&measures::SECTION) {
            out.needs(&row, &[&measures::EVIDENCE]);
        }
    },
);

static REMOTE: Check = check(
    ("substance.remote", "62"),
    t("境外远程访问已作为出境记录", "Remote access from abroad is recorded as an export"),
    SACG,
    &[cite(&SCG, ""), cite(&QA3, ""), reading(&GBA_HK, "Art. 2")],
    t(
        "排查境外账号和运维访问，补充场景。",
        "Look for accounts and maintenance access from abroad, and add scenarios.",
    ),
    |case, out| out.look(case, formality::REMOTE_ACCESS),
);

static CHANGES: Check = check(
    ("substance.changes", "63"),
    t("上次备案、申报以来的变化已核对", "Changes since the last filing were looked at"),
    SA_G,
    &[
        cite(&SCM, "Art. 8"),
        cite(&SAM, "Art. 14"),
        cite(&GBA_HK, "Art. 7"),
        cite(&GBA_MO, "Art. 8"),
    ],
    t(
        "属于变更情形的，重新评估并补充或者重新备案、申报。",
        "Where a change counts, assess again and supplement or file anew.",
    ),
    |case, out| {
        if is_filed(case) {
            out.look(case, formality::FLOWS_AS_FILED);
        }
    },
);

/// Whether a filing was made, a result issued or a certificate obtained.
pub(super) fn is_filed(case: &Case<'_>) -> bool {
    use crate::form::catalog::events;
    case.rows(&events::SECTION).iter().any(|row| {
        let made = [
            event::SC_NUMBER,
            event::SA_RESULT_ISSUED,
            event::CERTIFICATE_ISSUED,
            event::GBA_SUBMITTED,
        ];
        row.chose_any(&events::KIND, &made).is_yes()
    })
}

static EXTENSION: Check = check(
    ("substance.extension", "64"),
    t(
        "申请延长：六项条件全部符合，增长不超过20%",
        "Extension: all six conditions hold, growth within 20%",
    ),
    A,
    &[cite(&PCF, "Art. 9"), cite(&SAG, "")],
    t("有一项不符合的，重新申报。", "If one fails, apply anew."),
    |case, out| {
        if case.paper(&build::EXTENSION).is_none() {
            return;
        }
        for condition in conditions(case.facts) {
            let place = Place::whole(&crate::form::catalog::extension::SECTION);
            out.claim(
                condition.answer,
                place,
                said!(
                    "{condition}：{reason}",
                    "{condition}: {reason}",
                    condition = condition.title,
                    reason = condition.reason,
                ),
            );
        }
    },
);

static SCOPE: Check = check(
    ("substance.scope", "65"),
    t(
        "实际出境在认证范围内；境外处理者有境内代表",
        "Actual flows within the certified scope; a handler abroad has a representative",
    ),
    C,
    &[cite(&CERT, "Art. 7, 10"), cite(&PIPL, "Art. 53")],
    t("超出范围的，先申请变更。", "Beyond the scope, ask for a change first."),
    |case, out| {
        out.needs(&case.single(&certification::SECTION), &[&certification::SCOPE]);
        let entry = case.single(&handler::SECTION);
        let direct = Tri::any(
            case.rows(&scenarios::SECTION)
                .into_iter()
                .map(|scenario| scenario.chose(&scenarios::ACT, act::DIRECT_COLLECTION)),
        );
        // Whoever collects from abroad is itself the handler, and names who stands for it in the mainland.
        if out.concerned(direct) {
            out.needs(&entry, &[&handler::REPRESENTATIVE]);
        }
        if is_filed(case) {
            out.look(case, formality::FLOWS_AS_FILED);
        }
    },
);
