//! What only a request to extend the assessment result asks (延长评估结果有效期).

use crate::form::options::event;
use crate::form::{Entry, Field, Kind, Section, Shape, Tri, Unit};
use crate::source::{Citation, PCF, SAG, SAM, cite};
use crate::text::t;

use super::{events, handler};

/// The section.
pub static SECTION: Section = Section {
    id: "extension",
    title: t("延长评估结果有效期", "Extension of the result"),
    about: t(
        "已在“办理进度与日期”中记录评估结果、需要延长有效期时填写。六项条件须全部符合。",
        "For a result recorded under \"Dates and events\" that is to be extended. All six conditions must hold.",
    ),
    shape: Shape::Single,
    fields: &[
        &PURPOSE_SAME,
        &PARTIES_SAME,
        &PERSONS_APPROVED,
        &PERSONS_NEXT,
        &VOLUME_APPROVED,
        &VOLUME_NEXT,
        &LINK_SAME,
        &USE_SAME,
        &COMPLIED,
        &MAJOR_INCIDENT,
        &MEASURES,
        &RECIPIENT_DUTIES,
        &COMPLIANCE,
        &EVENTS,
    ],
};

/// Where every question of the section comes from.
static SOURCES: &[Citation] = &[cite(&PCF, "Art. 9"), cite(&SAG, "annex 5")];

/// A question asked once a result is recorded.
const fn asks(
    id: &'static str,
    kind: Kind,
    label: crate::text::Text,
    help: crate::text::Text,
) -> Field {
    Field::new(id, kind, label, help).optional().asked(has_result).source(SOURCES)
}

/// Condition one.
pub static PURPOSE_SAME: Field = asks(
    "purpose_same",
    Kind::YesNo,
    t("出境目的、范围等未变化", "Purpose, scope and so on unchanged"),
    t(
        "与已通过的评估相比，目的、范围、方式、种类等没有变化。",
        "Compared with what was assessed: purpose, scope, manner, kinds and so on.",
    ),
);
/// Condition two.
pub static PARTIES_SAME: Field = asks(
    "parties_same",
    Kind::YesNo,
    t("处理者和境外接收方未变化", "Handler and recipient unchanged"),
    t("双方都还是原来的主体。", "Both are still the same entities."),
);
/// Persons approved.
pub static PERSONS_APPROVED: Field = asks(
    "persons_approved",
    Kind::Count,
    t("过去三年获批的人数", "Persons approved for the past 3 years"),
    t(
        "评估结果通知书载明的自然人数（去重）。",
        "Natural persons as in the notice of the result, each once.",
    ),
);
/// Persons forecast.
pub static PERSONS_NEXT: Field = asks(
    "persons_next",
    Kind::Count,
    t("未来三年预计人数", "Persons forecast for the next 3 years"),
    t(
        "同一口径的自然人数（去重）；可以是范围。",
        "Natural persons on the same footing; a range will do.",
    ),
);
/// Important data approved.
pub static VOLUME_APPROVED: Field = asks(
    "volume_approved",
    Kind::Amount(Unit::Megabytes),
    t("过去三年获批的重要数据规模（MB）", "Important data approved for the past 3 years (MB)"),
    t("没有重要数据的留空。", "Leave open where there is no important data."),
)
.asked(has_important);
/// Important data forecast.
pub static VOLUME_NEXT: Field = asks(
    "volume_next",
    Kind::Amount(Unit::Megabytes),
    t("未来三年重要数据规模（MB）", "Important data in the next 3 years (MB)"),
    t("与获批规模同一口径。", "On the same footing as the volume approved."),
)
.asked(has_important);
/// Link and storage.
pub static LINK_SAME: Field = asks(
    "link_same",
    Kind::YesNo,
    t("链路、存储系统、数据中心未变化", "Link, storage and data centres unchanged"),
    t(
        "有变化的不妨碍延长，但须在“其他需要说明的情况”中写明。",
        "A change does not bar the extension, but must be described under the other matters.",
    ),
);
/// Recipient's use.
pub static USE_SAME: Field = asks(
    "use_same",
    Kind::YesNo,
    t("境外接收方处理数据的用途、方式未变化", "Recipient's use and manner unchanged"),
    t(
        "有变化的须写明，并考虑是否须重新申报。",
        "Describe a change, and consider whether to apply anew.",
    ),
);
/// Condition six, first half.
pub static COMPLIED: Field = asks(
    "complied",
    Kind::YesNo,
    t("过去三年遵守评估结果通知书的要求", "Complied with the notice of the result"),
    t("包括通知书提出的各项要求。", "Everything the notice demands."),
);
/// Condition six, second half.
pub static MAJOR_INCIDENT: Field = asks(
    "major_incident",
    Kind::YesNo,
    t("过去三年发生过重大数据安全事件", "A major data-security incident in the past 3 years"),
    t("发生过的，选“是”。", "Yes if there was one."),
);
/// Security work.
pub static MEASURES: Field = asks(
    "measures",
    Kind::Paragraph,
    t("数据安全保障措施和相关工作", "Security measures and related work"),
    t("过去三年采取的措施和开展的工作。", "What was done over the past three years."),
);
/// The recipient's duties.
pub static RECIPIENT_DUTIES: Field = asks(
    "recipient_duties",
    Kind::Paragraph,
    t("境外接收方履行责任义务的情况", "How the recipient performed its duties"),
    t("审计、报告、整改等事实。", "Facts: audits, reports, remedies."),
);
/// Compliance with the notice.
pub static COMPLIANCE: Field = asks(
    "compliance",
    Kind::Paragraph,
    t("落实评估结果通知书要求的情况", "How the notice was complied with"),
    t("逐项对应通知书的要求。", "Demand by demand."),
);
/// Incidents and penalties.
pub static EVENTS: Field = asks(
    "events",
    Kind::Paragraph,
    t("重大事件、处罚、调查和整改情况", "Major incidents, penalties, investigations, remedies"),
    t("没有的，写“无”。", "If there were none, write 无 (none)."),
)
.source(&[cite(&SAM, "Art. 14"), cite(&SAG, "annex 5")]);

/// Whether the result of an assessment is recorded.
pub(super) fn has_result(entry: &Entry<'_>) -> Tri {
    Tri::any(
        entry
            .facts()
            .rows(&events::SECTION)
            .map(|row| row.chose(&events::KIND, event::SA_RESULT_ISSUED)),
    )
}

fn has_important(entry: &Entry<'_>) -> Tri {
    let handler = entry.facts().single(&handler::SECTION);
    has_result(entry).and(handler.yes_no(&handler::IMPORTANT_DATA))
}
