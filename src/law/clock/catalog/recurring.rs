//! What comes again and again: risk assessments, compliance audits, the yearly audit of minors' data.

use super::{ACT, working_days, years};
use crate::day::Day;
use crate::form::options::event;
use crate::form::{Facts, Tri};
use crate::law::clock::{Clock, Length, Missed, Nature, Trigger, Who};
use crate::law::figures::{
    AUDIT_LARGE as TEN_MILLION, AUDIT_MIDDLE as ONE_MILLION, processed_by_newest,
};
use crate::law::liability::{AUD_18, DSL_45, NDSMR_58, PIPL_66};
use crate::source::{
    AUD, DSL, GBT_46903, MIN_N, MIN_R, NDSMR, PIPL, QA_PI, RISK, SMALL, Status, cite, secondary,
};
use crate::text::t;

/// Yearly risk assessment.
pub(super) static RISK_ANNUAL: Clock = Clock {
    id: "risk.annual",
    title: t("年度网络数据风险评估", "Yearly data risk assessment"),
    means: t(
        "重要数据的处理者每年度开展一次风险评估；重要数据安全状态发生重大变化可能造成不利影响的，及时再评估。",
        "Handlers of important data assess the risks every year, and again in time when a major change may harm the security of the data.",
    ),
    length: years(1),
    runs_from: &[Trigger::Event(event::RISK_FINISHED)],
    who: Who::ImportantDataHandler,
    from: NDSMR.from,
    sources: &[cite(&RISK, "Art. 5"), cite(&NDSMR, "Art. 33"), cite(&DSL, "Art. 30")],
    nature: Nature::Next,
    ended_by: &[event::RISK_FINISHED],
    liability: &[&DSL_45, &NDSMR_58],
    advice: t(
        "处理一般数据的，鼓励至少每3年评估一次，不是义务。",
        "Handlers of other data are encouraged to assess at least every 3 years; that is no duty.",
    ),
    ..ACT
};
/// Report of the risk assessment.
pub(super) static RISK_REPORT: Clock = Clock {
    id: "risk.report",
    title: t("报送风险评估报告", "Report of the data risk assessment"),
    means: t(
        "风险评估完成后20个工作日内，向省级以上有关主管部门报送评估报告；主管部门不明确的，向省级或者国家网信部门报送。",
        "Submit the report within 20 working days of finishing the assessment to the competent authority of the province or above; where it is unclear which that is, to the provincial or national CAC.",
    ),
    length: working_days(20),
    runs_from: &[Trigger::Event(event::RISK_FINISHED)],
    who: Who::ImportantDataHandler,
    from: RISK.from,
    sources: &[cite(&RISK, "Art. 16"), cite(&NDSMR, "Art. 33")],
    liability: &[&DSL_45, &NDSMR_58],
    ..ACT
};
/// Report that what an inspection found was put right.
pub(super) static RISK_RECTIFIED: Clock = Clock {
    id: "risk.rectified",
    title: t("报送风险整改情况", "Report of the rectification of data risks"),
    means: t(
        "有关部门责令整改的，整改完成后15个工作日内报送整改情况报告。",
        "Where the authority orders rectification, report on it within 15 working days of completing it.",
    ),
    length: working_days(15),
    runs_from: &[Trigger::Event(event::RISK_RECTIFIED)],
    who: Who::ImportantDataHandler,
    from: RISK.from,
    sources: &[cite(&RISK, "Art. 18(4)")],
    missed: Missed::NotHeld,
    ..ACT
};
/// Compliance audit from ten million persons on.
pub(super) static AUDIT_LARGE: Clock = Clock {
    id: "audit.large",
    title: t("合规审计（超过1000万人，含本数）", "Compliance audit (from 10,000,000 persons on)"),
    means: t(
        "处理超过1000万人个人信息的，每2年至少审计一次；2026年4月29日起按官方问答，恰好1000万人也在内，已经删除的不计。",
        "Handlers of the data of more than 10,000,000 persons audit at least once every 2 years; by the official answers, since 29 April 2026, exactly 10,000,000 is included, and deleted data do not count.",
    ),
    length: years(2),
    runs_from: &[Trigger::Event(event::AUDIT_FINISHED)],
    who: Who::Handler,
    from: AUD.from,
    sources: &[cite(&AUD, "Art. 4"), cite(&QA_PI, "")],
    nature: Nature::Next,
    ended_by: &[event::AUDIT_FINISHED],
    liability: &[&PIPL_66, &AUD_18],
    advice: SAME_AUDITOR,
    applies: Some(|facts, _| is_large(facts)),
    ..ACT
};
/// Compliance audit above one million persons, below ten million.
pub(super) static AUDIT_MIDDLE: Clock = Clock {
    id: "audit.middle",
    title: t(
        "合规审计（100万人以上、不满1000万人）",
        "Compliance audit (from 1,000,000, below 10,000,000 persons)",
    ),
    means: t(
        "处理超过100万人个人信息、不到上一档的，每3年或者4年至少审计一次（官方问答，参照 GB/T 46903）。",
        "Handlers of the data of more than 1,000,000 persons, below the next line, audit at least once every 3 or 4 years (official answer, by reference to GB/T 46903).",
    ),
    length: years(3),
    runs_from: &[Trigger::Event(event::AUDIT_FINISHED)],
    who: Who::Handler,
    from: ANSWERED,
    sources: &[cite(&QA_PI, ""), cite(&PIPL, "Art. 54"), secondary(&GBT_46903, "")],
    nature: Nature::Next,
    ended_by: &[event::AUDIT_FINISHED],
    missed: INTERVAL_IS_ADVICE,
    applies: Some(|facts, _| is_middle(facts)),
    advice: t(
        "官方问答为每3年或者4年一次；这里按3年。频度由企业合理确定并写入审计制度。",
        "The official answer says every 3 or 4 years; 3 are taken here. The handler sets a reasonable rhythm and writes it into its audit rules.",
    ),
    ..ACT
};
/// Compliance audit up to one million persons.
pub(super) static AUDIT_SMALL: Clock = Clock {
    id: "audit.small",
    title: t("合规审计（不满100万人）", "Compliance audit (below 1,000,000 persons)"),
    means: t(
        "处理不超过100万人个人信息的，每5年至少审计一次（官方问答，参照 GB/T 46903）；恰好100万人的，同一问答又说各数均含本数，程序从严，按上一档；小型处理者另有自查的规定。",
        "Handlers of the data of up to 1,000,000 persons audit at least once every 5 years (official answer, by reference to GB/T 46903); at exactly 1,000,000, as the same answers include the number itself, the program takes the stricter rhythm; small handlers have a rule of their own.",
    ),
    length: years(5),
    runs_from: &[Trigger::Event(event::AUDIT_FINISHED)],
    who: Who::Handler,
    from: ANSWERED,
    sources: &[cite(&QA_PI, ""), cite(&PIPL, "Art. 54"), secondary(&GBT_46903, "")],
    nature: Nature::Next,
    ended_by: &[event::AUDIT_FINISHED],
    missed: INTERVAL_IS_ADVICE,
    applies: Some(|facts, _| is_small(facts)),
    ..ACT
};
/// Report that what an ordered audit found was put right.
pub(super) static AUDIT_RECTIFIED: Clock = Clock {
    id: "audit.rectified",
    title: t("报送审计整改情况", "Report of the rectification after an audit"),
    means: t(
        "按保护部门要求开展合规审计的，整改完成后15个工作日内向保护部门报送整改情况报告。",
        "After an audit that the authority ordered, report on the rectification within 15 working days of completing it.",
    ),
    length: working_days(15),
    runs_from: &[Trigger::Event(event::AUDIT_RECTIFIED)],
    who: Who::Handler,
    from: AUD.from,
    sources: &[cite(&AUD, "Art. 11")],
    liability: &[&AUD_18],
    advice: t(
        "部门可以要求审计的情形：处理活动风险较大，可能侵害众多个人，或者事件涉及100万人以上个人信息、10万人以上敏感个人信息（第五条）。",
        "The authority may order an audit where the risk is great, where many may be harmed, or after an incident with data of 1,000,000 persons or sensitive data of 100,000 or more (Art. 5).",
    ),
    ..ACT
};
/// Yearly audit of minors' data, for the years before a day was named.
pub(super) static MINORS_EARLIER: Clock = Clock {
    id: "minors.earlier",
    title: t("未成年人个人信息年度合规审计和报告", "Yearly audit of minors' data, and its report"),
    means: t(
        "自2024年1月1日起，处理未成年人个人信息的，每年审计一次并及时报告；条文没有写明日期和级别。2025年度起，按公告在次年1月31日前报送，另有期限。",
        "Since 1 January 2024 whoever processes data of minors audits every year and reports in time; the article names neither day nor level. For 2025 and later, by the notice, the result is filed by 31 January of the next year: a clock of its own.",
    ),
    length: Length::Unnumbered,
    runs_from: &[Trigger::Event(event::MINORS_YEAR)],
    who: Who::Handler,
    from: MIN_R.from,
    until: Some(Day::of(2024, 12, 31)),
    sources: &[cite(&MIN_R, "Art. 37")],
    missed: NO_PENALTY_OF_ART_37,
    ..ACT
};
/// Yearly audit of minors' data.
pub(super) static MINORS: Clock = Clock {
    id: "minors.audit",
    title: t("报送未成年人个人信息合规审计情况", "Filing of the minors' audit"),
    means: t(
        "处理未成年人（不满十八周岁）个人信息的，无论是否识别其身份，每年审计一次并及时报告；按公告，次年1月31日前报送上一年的情况。",
        "Whoever processes data of minors (under 18), whether or not it identifies them as such, audits every year and reports in time; by the notice, the result of a year is filed by 31 January of the next.",
    ),
    length: Length::NextYear(1, 31),
    runs_from: &[Trigger::Event(event::MINORS_YEAR)],
    who: Who::Handler,
    from: MIN_N.from,
    sources: &[cite(&MIN_R, "Art. 37"), cite(&QA_PI, ""), secondary(&MIN_N, "")],
    missed: NO_PENALTY_OF_ART_37,
    advice: t(
        "不论人数多少。条文没有写明日期和级别；公告的级别，资料说法不一：通过个人信息保护业务系统报送所在地网信部门。公告原文没有收录，如果只写“1月31日前”，当日是否在内不明：从严在1月30日前报送。",
        "There is no floor in numbers. The article names neither day nor level; of the notice sources tell different levels: submit to the local CAC through the personal information protection system. The notice is not held; should it say \"before 31 January\", whether that day is in time is open: to be careful, file by 30 January.",
    ),
    ..ACT
};

const NO_PENALTY_OF_ART_37: Missed = Missed::Says(
    t(
        "条例的罚则没有列入第三十七条；未履行合规审计义务的，适用《个人信息保护法》第六十六条",
        "the penalties of the Regulations do not name Art. 37; a compliance audit not carried out falls under PIPL Art. 66",
    ),
    Status::Reading,
);
/// The day of the official answers on the rhythm.
const ANSWERED: Day = Day::of(2026, 4, 29);
const INTERVAL_IS_ADVICE: Missed = Missed::Says(
    t(
        "间隔年数是官方问答的指引；不定期审计的，适用《个人信息保护法》第六十六条",
        "the number of years is guidance; whoever does not audit regularly falls under PIPL Art. 66",
    ),
    Status::Reading,
);
const SAME_AUDITOR: crate::text::Text = t(
    "同一专业机构及其关联机构、同一审计负责人，不得连续三次以上审计同一对象（第十五条）；“以上”含本数，第三次是否可以，读法不一：从严，连续两次后更换。",
    "The same body, its affiliates or the same lead auditor may not audit the same handler three times running or more (Art. 15); as that includes the number, it is read both ways whether a third time is allowed: to be careful, change after two.",
);

/// 超过1000万人, of the audit measures.
fn is_large(facts: &Facts<'_>) -> Tri {
    processed_by_newest(facts, &TEN_MILLION)
}

/// 超过100万: the answers say "up to" of the number itself, and that all figures include it; the stricter is taken.
fn is_middle(facts: &Facts<'_>) -> Tri {
    processed_by_newest(facts, &ONE_MILLION).and(is_large(facts).not())
}

/// 不超过100万; from the day of the rules for small handlers on, without those who have one of their own.
fn is_small(facts: &Facts<'_>) -> Tri {
    let up_to = processed_by_newest(facts, &ONE_MILLION).not();
    if facts.day() < SMALL.from { up_to } else { up_to.and(super::small::is_small(facts).not()) }
}
