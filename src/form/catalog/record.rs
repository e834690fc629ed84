//! The assessment itself: its name, its day, and how it was carried out.

use crate::form::{Code, Entry, Facts, Field, Kind, Section, Shape, Tri, options};
use crate::source::{CERT, SAM, SCG, SCM, cite};
use crate::text::t;

/// The section.
pub static SECTION: Section = Section {
    id: "record",
    title: t("评估概况", "The assessment"),
    about: t(
        "这份评估叫什么、以哪一天为准、由谁怎样完成。",
        "What this assessment is called, on which day it stands, who carried it out and how.",
    ),
    shape: Shape::Single,
    fields: &[
        &TITLE,
        &AS_OF,
        &ROUTE,
        &START,
        &END,
        &TEAM,
        &METHOD,
        &THIRD_PARTY,
        &THIRD_PARTY_ROLE,
        &FILING_DAY,
        &EXPORT_START,
        &OTHER_MATTERS,
        &SUPERSEDED,
    ],
};

/// Name of the assessment.
pub static TITLE: Field = Field::new(
    "title",
    Kind::Line,
    t("名称", "Name"),
    t(
        "一眼能认出这次出境活动的名称，例如“售后服务数据提供德国总部”“随访数据提供合作研究机构”“玩家账号数据提供境外运营方”。",
        "A name by which the transfer is recognised at a glance, such as \"After-sales data to headquarters in Germany\", \"Follow-up data to a partner in research\", \"Accounts of players to an operator abroad\".",
    ),
)
.in_both();
/// The day on which facts and law are judged.
pub static AS_OF: Field = Field::new(
    "as_of",
    Kind::Day,
    t("评估基准日", "Day of assessment"),
    t(
        "按这一天的事实和有效的法律判断；人数从当年1月1日累计到这一天。不随电脑时钟变化。",
        "Facts and law are judged as they stand on this day, and people are counted from 1 January of its year to this day. It does not move with the clock.",
    ),
)
.source(&[cite(&SCG, "")]);
/// The mechanism chosen where the law leaves a choice.
pub static ROUTE: Field = Field::new(
    "route",
    Kind::One(&options::ROUTES),
    t("拟采用的路径", "Route chosen"),
    t(
        "只有结论为“标准合同或认证”时才需要选择；二者由企业自选其一。",
        "Needed only where the result is \"standard contract or certification\": the handler chooses between them.",
    ),
)
.optional()
.source(&[cite(&SCM, "Art. 4"), cite(&CERT, "Art. 5")]);
/// Whether the route of this code was chosen. What the law makes of the choice is for the law to say.
pub fn is_chosen(facts: &Facts<'_>, code: Code) -> Tri {
    facts.single(&SECTION).chose(&ROUTE, code)
}
/// First day of the assessment work.
pub static START: Field = Field::new(
    "start",
    Kind::Day,
    t("评估开始日", "Assessment begun"),
    t("个人信息保护影响评估工作开始的日期。", "The day on which the impact assessment began."),
);
/// Last day of the assessment work.
pub static END: Field = Field::new(
    "end",
    Kind::Day,
    t("评估完成日", "Assessment finished"),
    t(
        "影响评估完成的日期。须备案的，应在备案之日前3个月内完成，且至备案之日未发生重大变化。",
        "The day on which the assessment was finished: what is filed must be finished within the 3 months before filing, with no material change since.",
    ),
)
.source(&[cite(&SCG, "annex 5")]);
/// Who carried it out.
pub static TEAM: Field = Field::new(
    "team",
    Kind::Paragraph,
    t("评估团队", "Assessment team"),
    t(
        "组织方式、参加部门和人员、各自职责。",
        "How the work was organised, which departments and people took part, and what each did.",
    ),
)
.in_both();
/// How it was carried out.
pub static METHOD: Field = Field::new(
    "method",
    Kind::Paragraph,
    t("评估过程和方法", "Process and methods"),
    t(
        "查阅了哪些材料、访谈了谁、做了哪些测试、依据哪些标准。",
        "Which papers were read, who was interviewed, what was tested, which standards were used.",
    ),
)
.in_both();
/// Whether an outside party took part.
pub static THIRD_PARTY: Field = Field::new(
    "third_party",
    Kind::YesNo,
    t("是否有第三方机构参与", "An outside party took part"),
    t(
        "有第三方机构参与评估的，须在报告中说明其基本情况和参与情况。",
        "If an outside party took part, the report must describe it and its role.",
    ),
)
.source(&[cite(&SCG, "annex 5")]);
/// What the outside party did.
pub static THIRD_PARTY_ROLE: Field = Field::new(
    "third_party_role",
    Kind::Paragraph,
    t("第三方机构情况", "The outside party and its role"),
    t(
        "名称、资质、参与的环节和所做的工作。",
        "Name, qualification, the steps it took part in and what it did.",
    ),
)
.in_both()
.asked(with_third_party);
/// The day of filing, if planned.
pub static FILING_DAY: Field = Field::new(
    "filing_day",
    Kind::Day,
    t("拟备案（申报）日", "Planned day of filing"),
    t(
        "用于核对评估是否在备案前3个月内完成。",
        "Used to check that the assessment was finished within the 3 months before filing.",
    ),
)
.optional()
.source(&[cite(&SCM, "Art. 7"), cite(&SAM, "Art. 6")]);
/// The day on which the export begins under this assessment.
pub static EXPORT_START: Field = Field::new(
    "export_start",
    Kind::Day,
    t("出境开始日", "Export begins"),
    t(
        "信息实际从哪一天起出境：已经在出境的，填真正开始的日期，哪怕早于本次评估；还没有开始的，填计划的日期；变更后重新评估、重新办理的，填按新的办理继续出境的日期。影响评估须在此之前完成。",
        "The day from which data really goes abroad: where it goes already the true one, though before this assessment; the planned one where it has not begun; where a change was assessed and filed anew, the day from which it goes on by that. The assessment must be finished before it.",
    ),
)
.optional()
.source(&[cite(&SCM, "Art. 5")]);
/// Anything else the handler wants to say in the report.
pub static OTHER_MATTERS: Field = Field::new(
    "other_matters",
    Kind::Paragraph,
    t("需要说明的其他情况", "Other matters to explain"),
    t(
        "集团合并备案、行业主管部门批准、等级保护备案等。没有的，写“无”。",
        "Joint filing of a group, sector approvals, graded-protection filings and the like. If there is nothing, write 无 (none).",
    ),
)
.in_both()
.source(&[cite(&SCG, "annex 5")]);
/// Whether a later record took its place.
pub static SUPERSEDED: Field = Field::new(
    "superseded",
    Kind::YesNo,
    t("已被后来的记录取代", "Replaced by a later record"),
    t(
        "选“是”的，本记录的人数不再计入同一企业的累计（已在取代它的记录中计算）。没有被取代的，不必填写。",
        "If yes, the people of this record are no longer counted for the same legal entity: the later record counts them. Leave it open otherwise.",
    ),
)
.optional();

fn with_third_party(entry: &Entry<'_>) -> Tri {
    entry.yes_no(&THIRD_PARTY)
}
