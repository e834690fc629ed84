//! Notice and separate consent (告知与单独同意): one row for a group, a recipient and a purpose.

use crate::form::options::legal_basis;
use crate::form::{Entry, Field, Kind, Section, Shape, Tri, options};
use crate::source::{PIPL, QA5, cite};
use crate::text::t;

use super::{flows, groups, items, recipients, scenarios};

/// The section.
pub static SECTION: Section = Section {
    id: "consents",
    title: t("告知与单独同意", "Notice and separate consent"),
    about: t(
        "人群、接收方、目的（场景）的每种组合一行：怎样告知；基于同意的，怎样取得单独同意。",
        "One row for each combination of group, recipient and purpose (scenario): how people are told, and where consent is the basis, how separate consent is obtained.",
    ),
    shape: Shape::Rows { noun: t("告知同意", "notice"), prefix: "consent", title: &NAME },
    fields: &[
        &NAME,
        &SCENARIO,
        &GROUPS,
        &RECIPIENTS,
        &VERSION,
        &NOTICE_ITEMS,
        &SENSITIVE_ITEMS,
        &CHANNEL,
        &MOMENT,
        &SENSITIVE_MOMENT,
        &EFFECTIVE,
        &OBTAINED,
        &COVERAGE,
        &WITHDRAWALS,
        &WITHDRAWAL_CHANNEL,
        &REFUSAL,
        &GUARDIAN,
        &EVIDENCE,
    ],
};

/// Name.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("名称", "Name"),
    t("例如“会员出境告知与单独同意”。", "Such as \"members: notice and separate consent\"."),
)
.in_both();
/// Purpose.
pub static SCENARIO: Field = Field::new(
    "scenario",
    Kind::Row(&scenarios::SECTION),
    t("场景（目的）", "Scenario (purpose)"),
    t("针对哪个场景。", "For which scenario."),
);
/// Group.
pub static GROUPS: Field = Field::new(
    "groups",
    Kind::Rows(&groups::SECTION),
    t("人群", "Groups"),
    t("向谁告知、取得谁的同意。", "Whom it tells, and whose consent it obtains."),
);
/// Recipient.
pub static RECIPIENTS: Field = Field::new(
    "recipients",
    Kind::Rows(&recipients::SECTION),
    t("接收方", "Recipients"),
    t("告知了哪些接收方。", "Which recipients it names."),
);
/// Version of the wording.
pub static VERSION: Field = Field::new(
    "version",
    Kind::Line,
    t("文本版本", "Version of the text"),
    t("告知和同意文本的版本号或者日期。", "Version or date of the wording."),
);
/// Items of PIPL Art. 39.
pub static NOTICE_ITEMS: Field = Field::new(
    "notice_items",
    Kind::Many(&options::NOTICE_ITEMS),
    t("已告知的事项", "Matters notified"),
    t("缺一不可；程序会指出缺少哪一项。", "All are needed; the program names what is missing."),
)
.source(&[cite(&PIPL, "Art. 17, 39")]);
/// Items of PIPL Art. 30.
pub static SENSITIVE_ITEMS: Field = Field::new(
    "sensitive_items",
    Kind::Many(&options::SENSITIVE_NOTICE_ITEMS),
    t("敏感个人信息的告知事项", "Matters notified for sensitive data"),
    t(
        "处理敏感个人信息的必要性和对个人权益的影响。",
        "The necessity of processing sensitive data and the effect on the person's rights.",
    ),
)
.asked(concerns_sensitive)
.source(&[cite(&PIPL, "Art. 30")]);
/// Channel.
pub static CHANNEL: Field = Field::new(
    "channel",
    Kind::Many(&options::CONSENT_CHANNELS),
    t("方式", "Channel"),
    t("在哪里告知；单独同意须有独立的动作，不与其他事项捆绑。", "Where people are told. Separate consent takes an action of its own, not bundled with anything else."),
)
.source(&[cite(&QA5, "")]);
/// When consent is asked.
pub static MOMENT: Field = Field::new(
    "moment",
    Kind::One(&options::CONSENT_MOMENTS),
    t("征求时点", "When it is asked"),
    t(
        "单独同意在什么时候征求：一次，或者每次提供之前。写入同意书的每一勾选项；向境外第三方提供另有时点的，写在“境外第三方”中。",
        "When separate consent is asked: once, or each time before provision. It stands with each tick of the consent; where passing on has a moment of its own, say so under onward recipients.",
    ),
)
.optional()
.asked(needs_consent)
.source(&[cite(&PIPL, "Art. 14, 39")]);
/// When consent to sensitive data is asked.
pub static SENSITIVE_MOMENT: Field = Field::new(
    "sensitive_moment",
    Kind::One(&options::CONSENT_MOMENTS),
    t("敏感个人信息的征求时点", "When consent to sensitive data is asked"),
    t(
        "对敏感个人信息的单独同意在什么时候征求，例如首次勾选该项之前；与其他信息一同征求的，不必填写。不同时点的同意分别签署。",
        "When consent to the sensitive data is asked, such as before it is first ticked; leave open where it is asked with the rest. What is asked at another time is signed by itself.",
    ),
)
.optional()
.asked(asks_sensitive)
.source(&[cite(&PIPL, "Art. 14, 29")]);
/// In use since.
pub static EFFECTIVE: Field = Field::new(
    "effective",
    Kind::Day,
    t("启用日", "In use since"),
    t(
        "该文本开始使用的日期；还没有启用的，写拟启用的日期。",
        "The day from which the wording is used; if it is not in use yet, from when it is to be.",
    ),
);
/// Consents obtained.
pub static OBTAINED: Field = Field::new(
    "obtained",
    Kind::Count,
    t("现行有效的单独同意人数", "Separate consents in force"),
    t(
        "截至基准日仍有效的单独同意人数；还没有取得的，填0。",
        "Persons whose separate consent stands on the day of assessment; 0 if nobody has given it yet.",
    ),
)
.asked(needs_consent)
.source(&[cite(&PIPL, "Art. 39")]);
/// Coverage.
pub static COVERAGE: Field = Field::new(
    "coverage",
    Kind::Line,
    t("覆盖比例", "Coverage"),
    t(
        "已同意人数占应同意人数的比例；没有同意的人怎样排除。",
        "Share of those who must consent that did, and how the others are kept out.",
    ),
)
.in_both()
.asked(needs_consent);
/// Withdrawals.
pub static WITHDRAWALS: Field = Field::new(
    "withdrawals",
    Kind::Count,
    t("撤回同意人数", "Withdrawals"),
    t("撤回后须停止处理；没有的，填0。", "Processing stops on withdrawal; 0 if there were none."),
)
.asked(needs_consent)
.source(&[cite(&PIPL, "Art. 15")]);
/// How to withdraw.
pub static WITHDRAWAL_CHANNEL: Field = Field::new(
    "withdrawal_channel",
    Kind::Line,
    t("撤回方式", "How to withdraw"),
    t(
        "应与给出同意一样方便；还没有的，写“无”。",
        "It should be as easy as giving consent; if there is none yet, write 无 (none).",
    ),
)
.in_both()
.asked(needs_consent)
.source(&[cite(&PIPL, "Art. 15")]);
/// What happens without consent.
pub static REFUSAL: Field = Field::new(
    "refusal",
    Kind::Line,
    t("不同意的后果", "What happens without consent"),
    t("个人不同意或者撤回同意时，哪些服务照常，哪些做不到。不得因不同意而拒绝提供服务，除非该处理为服务所必需。", "What still works and what does not if a person refuses or withdraws. Service may not be refused for it, unless the processing is necessary for the service."),
)
.in_both()
.asked(needs_consent)
.source(&[cite(&PIPL, "Art. 16")]);
/// Guardian consent.
pub static GUARDIAN: Field = Field::new(
    "guardian",
    Kind::Line,
    t("监护人同意", "Guardian consent"),
    t(
        "怎样识别不满十四周岁的人、怎样取得监护人同意。",
        "How children under 14 are recognised and how a guardian consents.",
    ),
)
.in_both()
.asked(concerns_children)
.source(&[cite(&PIPL, "Art. 31")]);
/// Evidence.
pub static EVIDENCE: Field = Field::new(
    "evidence",
    Kind::Line,
    t("证据", "Evidence"),
    t(
        "截图、文本、日志的编号和存放位置；还没有的，写“无”。",
        "Screenshots, wording, logs: number and place; if there is none yet, write 无 (none).",
    ),
)
.in_both();

fn needs_consent(entry: &Entry<'_>) -> Tri {
    entry
        .named(&SCENARIO)
        .any(|scenario| scenario.chose(&scenarios::LEGAL_BASIS, legal_basis::CONSENT))
}

fn asks_sensitive(entry: &Entry<'_>) -> Tri {
    needs_consent(entry).and(concerns_sensitive(entry))
}

fn concerns_sensitive(entry: &Entry<'_>) -> Tri {
    let (people, recipients) = (entry.named(&GROUPS), entry.named(&RECIPIENTS));
    let (people, recipients) = (people.known(), recipients.known());
    let sends = |scenario: &Entry<'_>| match (&people, &recipients) {
        (Some(people), Some(recipients)) => {
            flows::items_for(scenario, people, recipients).any(items::is_sensitive)
        }
        _ => scenarios::sensitive_items(scenario),
    };
    entry.named(&SCENARIO).any(|scenario| sends(scenario)).or(concerns_children(entry))
}

fn concerns_children(entry: &Entry<'_>) -> Tri {
    groups::any_under_14(entry, &GROUPS)
}
