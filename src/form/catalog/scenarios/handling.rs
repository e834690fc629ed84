//! How the information goes, where it is kept and for how long, how many people it concerns, and what a person decided.

use super::{carries_important, is_decided_by_a_person, is_one_of_several_assessed};
use crate::form::{Field, Kind, options};
use crate::source::{PIPL, SAG, SCG, cite, reading};
use crate::text::t;

/// How the data are collected.
pub static COLLECTION: Field = Field::new(
    "collection",
    Kind::Paragraph,
    t("个人信息的收集和使用", "Collection and use"),
    t(
        "从哪里、怎样收集，在境内怎样使用。",
        "Where and how the data are collected, and how they are used at home.",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// What is said of the systems in a text.
pub static SYSTEMS_TOLD: Field = Field::new(
    "systems_told",
    Kind::Paragraph,
    t("信息系统说明", "Systems, in a text"),
    t(
        "“系统和存储地点”的各行之外还要说明的，例如两侧的系统怎样配合；没有的不必填写。",
        "What is to be said beside the rows of the systems, such as how those of both sides work together; leave open where there is nothing.",
    ),
)
.optional()
.source(&[cite(&SCG, "annex 5")]);
/// What a person decided where the text decides nothing.
pub static PERSON_DECISION: Field = Field::new(
    "person_decision",
    Kind::One(&options::PERSON_DECISIONS),
    t("人工判断的机制", "Mechanism decided by a person"),
    t(
        "只有程序显示“须由人决定”时才采用：条约协定、境外直接收集且低于标准、使领馆等特殊场所、2022年9月以前。由法务或者咨询网信办后填写。",
        "Used only where the program says that a person decides: a treaty, direct collection from abroad below the figures, special places, days before September 2022. Answered by counsel, or after asking the CAC.",
    ),
)
.optional()
.source(&[reading(&PIPL, "Art. 38")]);
/// Why.
pub static PERSON_REASON: Field = Field::new(
    "person_reason",
    Kind::Paragraph,
    t("人工判断的理由", "Reason of that decision"),
    t(
        "谁在何时依据什么作出；没有理由的不采用。",
        "Who decided it, when, and on what; without a reason it is not used.",
    ),
)
.in_both()
.asked(is_decided_by_a_person);
/// Automated decisions.
pub static AUTOMATED: Field = Field::new(
    "automated",
    Kind::YesNo,
    t("是否用于自动化决策", "Used for automated decisions"),
    t(
        "用于自动化决策的，须保证透明、公平，并提供拒绝方式。",
        "If so, decisions must be transparent and fair, and can be refused.",
    ),
)
.source(&[cite(&PIPL, "Art. 24")]);
/// Publication.
pub static PUBLISHED: Field = Field::new(
    "published",
    Kind::YesNo,
    t("出境后将被公开", "Published after the export"),
    t(
        "接收方会把这些信息向不特定的人公开（如公示、网站展示）的，选“是”。",
        "Yes if the recipient will show the data to an open circle, such as on a website.",
    ),
)
.optional()
.source(&[cite(&PIPL, "Art. 25")]);
/// Merger, split, dissolution, bankruptcy.
pub static SUCCESSION: Field = Field::new(
    "succession",
    Kind::YesNo,
    t("因合并、分立、解散、破产转移", "Moves because of a merger, split or bankruptcy"),
    t(
        "个人信息随企业合并、分立、解散、被宣告破产等转给接收方的，选“是”。",
        "Yes if the data pass to the recipient because of a merger, split, dissolution or bankruptcy.",
    ),
)
.optional()
.source(&[cite(&PIPL, "Art. 22")]);

/// Persons of this year, for the application form.
pub static PERSONS_YEAR: Field = Field::new(
    "persons_year",
    Kind::Count,
    t("当年已出境的自然人数量", "Persons already exported this year"),
    t(
        "申报安全评估时填写：本场景当年1月1日起已出境的自然人数，一般和敏感合并去重。",
        "For the security assessment: natural persons of this scenario since 1 January, ordinary and sensitive together, each once.",
    ),
)
.optional()
.source(&[cite(&SAG, "annex 3, 4")]);
/// Persons of the next three years.
pub static PERSONS_NEXT: Field = Field::new(
    "persons_next",
    Kind::Count,
    t("未来3年预计出境的自然人数量", "Persons forecast for the next 3 years"),
    t(
        "申报安全评估时填写：去重的自然人数；可以是范围。",
        "For the security assessment: natural persons, each once; a range will do.",
    ),
)
.optional()
.source(&[cite(&SAG, "annex 3, 4")]);
/// Persons that the notice of a result allows this scenario.
pub static PERSONS_APPROVED: Field = Field::new(
    "persons_approved",
    Kind::Count,
    t("过去三年获准的人数（本场景）", "Persons allowed for the past 3 years (this scenario)"),
    t(
        "申请延长、且有几个场景时填写：评估结果通知书中本场景获准的自然人数。各场景今后3年的人数分别与它比较，增长不超过20%。",
        "For an extension with several scenarios: natural persons that the notice allows this one. Its persons of the next 3 years are compared with it, with growth of no more than 20 %.",
    ),
)
.optional()
.asked(is_one_of_several_assessed)
.source(&[cite(&SAG, "annex 5")]);
/// How the two relate.
pub static PERSONS_RELATION: Field = Field::new(
    "persons_relation",
    Kind::Paragraph,
    t("两个数量的关系和预估依据", "How the two figures relate, and the basis of the forecast"),
    t(
        "未来3年的数量是否包含当年已出境的人，按什么增长推算。",
        "Whether the forecast includes the persons of this year, and from what growth it is drawn.",
    ),
)
.in_both()
.optional()
.source(&[cite(&SAG, "annex 3")]);
/// Who identified the important data.
pub static IMPORTANT_AUTHORITY: Field = Field::new(
    "important_authority",
    Kind::Line,
    t("重要数据认定主管部门名称", "Authority that identified the important data"),
    t("告知或者公开发布的部门。", "The department that notified or published it."),
)
.in_both()
.optional()
.asked(carries_important)
.source(&[cite(&SAG, "annex 3")]);
/// Volume of the important data.
pub static IMPORTANT_VOLUME: Field = Field::new(
    "important_volume",
    Kind::Line,
    t("涉及重要数据规模", "Volume of important data"),
    t("以 MB、GB 或者 TB 计。", "In MB, GB or TB."),
)
.in_both()
.optional()
.asked(carries_important)
.source(&[cite(&SAG, "annex 3")]);
/// Statistics instead of single recipients.
pub static RECIPIENT_STATISTICS: Field = Field::new(
    "recipient_statistics",
    Kind::Paragraph,
    t("境外接收方统计说明", "Statistics on the recipients"),
    t(
        "境外接收方过多或者不固定的，用统计说明代替逐个填写；否则留空。",
        "Where recipients are too many or not a fixed set, statistics stand in place of each; leave open otherwise.",
    ),
)
.in_both()
.optional()
.source(&[cite(&SAG, "annex 3")]);
