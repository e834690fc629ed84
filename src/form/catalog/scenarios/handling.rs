//! How the information goes, where it is kept and for how long, how many people it concerns, and what a person decided.

use super::{carries_important, is_decided_by_a_person};
use crate::form::{Field, Kind, options};
use crate::source::{PIPL, SAG, SCG, SCM, cite, reading};
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
.source(&[cite(&SCG, "annex 5")]);
/// Systems.
pub static SYSTEMS: Field = Field::new(
    "systems",
    Kind::Paragraph,
    t("涉及的信息系统", "Systems"),
    t(
        "境内和境外的系统名称、用途、运营者。",
        "Name, use and operator of the systems on both sides.",
    ),
)
.source(&[cite(&SCG, "annex 5")]);
/// Link.
pub static LINK: Field = Field::new(
    "link",
    Kind::Paragraph,
    t("出境链路", "Transfer link"),
    t(
        "起点和终点（域名、网络地址）、协议和版本、加密、链路运营商。",
        "Both ends (domain names, network addresses), protocol and version, encryption, carrier.",
    ),
)
.source(&[cite(&SCG, "annex 5"), cite(&SCM, "annex Appendix I (7)")])
.refile();
/// Frequency.
pub static FREQUENCY: Field = Field::new(
    "frequency",
    Kind::Line,
    t("频次", "Frequency"),
    t(
        "实时、每日一次、每月一次等，以及为什么不能更低。",
        "Real time, daily, monthly and so on, and why it cannot be lower.",
    ),
)
.refile();
/// Transit places.
pub static TRANSIT_PLACES: Field = Field::new(
    "transit_places",
    Kind::Line,
    t("中转国家或者地区", "Transit countries or regions"),
    t("数据短暂存储、处理或者转发的第三地；没有的，写“无”。", "Third places where data are stored, processed or forwarded for a time; if none, write 无 (none)."),
)
.optional();
/// Storage at home.
pub static DOMESTIC_STORAGE: Field = Field::new(
    "domestic_storage",
    Kind::Paragraph,
    t("境内存储平台和数据中心", "Storage in the mainland"),
    t(
        "平台、数据中心名称、地址、运营者（含云服务）。",
        "Platform and data centre: name, address, operator (cloud included).",
    ),
)
.source(&[cite(&SCG, "annex 5")]);
/// Storage abroad.
pub static FOREIGN_STORAGE: Field = Field::new(
    "foreign_storage",
    Kind::Paragraph,
    t("出境后保存地点", "Place of storage abroad"),
    t(
        "国家、城市、平台和数据中心名称、运营者。",
        "Country, city, platform and data centre, operator.",
    ),
)
.source(&[cite(&SCG, "annex 5"), cite(&SCM, "annex Appendix I (9)")])
.refile();
/// Retention from.
pub static RETENTION_FROM: Field = Field::new(
    "retention_from",
    Kind::Day,
    t("境外保存起始日", "Kept abroad from"),
    t("附录一（八）的起始日期。", "First day of Appendix I (8)."),
)
.source(&[cite(&SCM, "annex Appendix I (8)")]);
/// Retention to.
pub static RETENTION_TO: Field = Field::new(
    "retention_to",
    Kind::Day,
    t("境外保存截止日", "Kept abroad until"),
    t(
        "附录一（八）的截止日期；应为实现目的所必要的最短时间，不能写“永久”。",
        "Last day of Appendix I (8): the shortest time the purpose needs, never \"permanent\".",
    ),
)
.source(&[cite(&SCM, "annex Appendix I (8)")])
.refile();
/// Disposal.
pub static DISPOSAL: Field = Field::new(
    "disposal",
    Kind::Line,
    t("到期处理方式", "Disposal at the end"),
    t(
        "删除（含备份）、匿名化或者返还，怎样证明。",
        "Deletion (backups included), anonymisation or return, and how it is proved.",
    ),
);
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
.source(&[reading(&PIPL, "Art. 38")])
.refile();
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
.source(&[cite(&PIPL, "Art. 24")])
.refile();
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
.optional()
.source(&[cite(&SAG, "annex 3")]);
/// Who identified the important data.
pub static IMPORTANT_AUTHORITY: Field = Field::new(
    "important_authority",
    Kind::Line,
    t("重要数据认定主管部门名称", "Authority that identified the important data"),
    t("告知或者公开发布的部门。", "The department that notified or published it."),
)
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
.optional()
.source(&[cite(&SAG, "annex 3")]);
