//! What comes again and again, and what is reported once a figure is reached.

use super::{ACT, working_days, years};
use crate::day::Day;
use crate::form::catalog::handler;
use crate::form::{Answer, Facts, Tri};
use crate::law::clock::{Clock, Length, Nature, Trigger, Who};
use crate::law::figures::{
    AUDIT_LARGE as AUDIT_LINE_LARGE, AUDIT_MIDDLE as AUDIT_LINE_MIDDLE, Figure,
};
use crate::law::open_points::Q21;
use crate::source::{
    APP_N, AUD, FR, GBT_35273, MIN_N, MIN_R, NDSMR, PIPL, PIPO_N, QA_PI, RISK, cite, practice,
    secondary,
};
use crate::text::t;

/// Yearly risk assessment.
pub(super) static RISK_ANNUAL: Clock = Clock {
    id: "risk.annual",
    title: t("年度网络数据风险评估", "Yearly data risk assessment"),
    means: t(
        "重要数据的处理者每年开展一次风险评估。",
        "Handlers of important data assess the risks once a year.",
    ),
    length: years(1),
    runs_from: &[Trigger::Event("risk_finished")],
    who: Who::ImportantDataHandler,
    from: RISK.from,
    sources: &[secondary(&RISK, ""), secondary(&NDSMR, "Art. 33")],
    nature: Nature::Next,
    ended_by: &["risk_finished"],
    ..ACT
};
/// Report of the risk assessment.
pub(super) static RISK_REPORT: Clock = Clock {
    id: "risk.report",
    title: t("报送风险评估报告", "Report of the data risk assessment"),
    means: t(
        "风险评估完成后20个工作日内报送评估报告。",
        "Submit the report within 20 working days of finishing the assessment.",
    ),
    length: working_days(20),
    runs_from: &[Trigger::Event("risk_finished")],
    who: Who::ImportantDataHandler,
    from: RISK.from,
    sources: &[secondary(&RISK, ""), secondary(&NDSMR, "Art. 33")],
    ..ACT
};
/// Compliance audit above ten million persons.
pub(super) static AUDIT_LARGE: Clock = Clock {
    id: "audit.large",
    title: t("合规审计（超过1000万人）", "Compliance audit (more than 10,000,000 persons)"),
    means: t(
        "处理超过1000万人个人信息的，每2年至少审计一次。",
        "Handlers of the data of more than 10,000,000 persons audit at least once every 2 years.",
    ),
    length: years(2),
    runs_from: &[Trigger::Event("audit_finished")],
    who: Who::Handler,
    from: AUD.from,
    sources: &[secondary(&AUD, "")],
    nature: Nature::Next,
    ended_by: &["audit_finished"],
    applies: Some(is_large),
    ..ACT
};
/// Compliance audit from one to ten million persons.
pub(super) static AUDIT_MIDDLE: Clock = Clock {
    id: "audit.middle",
    title: t("合规审计（100万人至1000万人）", "Compliance audit (1,000,000 to 10,000,000 persons)"),
    means: t(
        "处理100万人至1000万人个人信息的，每3年或者4年审计一次（官方问答）。",
        "Handlers of the data of 1,000,000 to 10,000,000 persons audit every 3 or 4 years (official answer).",
    ),
    length: years(3),
    runs_from: &[Trigger::Event("audit_finished")],
    who: Who::Handler,
    from: Day::of(2026, 4, 29),
    sources: &[secondary(&QA_PI, "")],
    nature: Nature::Next,
    ended_by: &["audit_finished"],
    applies: Some(is_middle),
    advice: t(
        "官方问答为每3年或者4年一次；这里按3年。",
        "The official answer says every 3 or 4 years; 3 are taken here.",
    ),
    ..ACT
};
/// Compliance audit up to one million persons.
pub(super) static AUDIT_SMALL: Clock = Clock {
    id: "audit.small",
    title: t("合规审计（100万人以下）", "Compliance audit (up to 1,000,000 persons)"),
    means: t(
        "处理100万人以下个人信息的，每5年审计一次（官方问答）。",
        "Handlers of the data of up to 1,000,000 persons audit every 5 years (official answer).",
    ),
    length: years(5),
    runs_from: &[Trigger::Event("audit_finished")],
    who: Who::Handler,
    from: Day::of(2026, 4, 29),
    sources: &[secondary(&QA_PI, "")],
    nature: Nature::Next,
    ended_by: &["audit_finished"],
    applies: Some(is_small),
    ..ACT
};
/// Yearly audit of minors' data.
pub(super) static MINORS: Clock = Clock {
    id: "minors.audit",
    title: t("报送未成年人个人信息合规审计情况", "Filing of the minors' audit"),
    means: t(
        "处理未成年人个人信息的，每年审计一次，次年1月31日前报送上一年的情况。",
        "Whoever processes minors' data audits every year and files the result of a year by 31 January of the next.",
    ),
    length: Length::NextYear(1, 31),
    runs_from: &[Trigger::Event("minors_year")],
    who: Who::Handler,
    from: MIN_N.from,
    sources: &[secondary(&MIN_R, "Art. 37"), secondary(&MIN_N, "")],
    advice: t(
        "不论人数多少。报送到省级还是设区的市级网信部门，资料说法不一：通过个人信息保护业务系统报送所在地网信部门。",
        "There is no floor in numbers. Sources differ on the level of the CAC: submit to the local CAC through the personal information protection system.",
    ),
    ..ACT
};
/// Report of the protection officer.
pub(super) static OFFICER: Clock = Clock {
    id: "pipo.report",
    title: t("报送个人信息保护负责人信息", "Report of the protection officer"),
    means: t(
        "处理个人信息达到100万人之日起30个工作日内报送负责人信息；2025年7月18日已经达到的，在2025年8月29日前报送。",
        "Report the officer within 30 working days of reaching 1,000,000 persons; whoever had reached it on 18 July 2025, by 29 August 2025.",
    ),
    length: working_days(30),
    runs_from: &[Trigger::Event("persons_1m")],
    who: Who::Handler,
    from: PIPO_N.from,
    sources: &[secondary(&PIPO_N, ""), secondary(&AUD, "Art. 12")],
    catches_up: true,
    point: Some(&Q21),
    advice: t(
        "公告写“100万人以上”，另有条文写“超过100万人”；恰好100万人时按应当报送处理。",
        "The notice says 1,000,000 or more, another text more than 1,000,000; at exactly that number take it as due.",
    ),
    ..ACT
};
/// Changes of what was reported.
pub(super) static OFFICER_CHANGED: Clock = Clock {
    id: "pipo.change",
    title: t("报送负责人信息变更", "Change of the officer's particulars"),
    means: t(
        "已报送的信息发生实质性变更的，30个工作日内办理变更。",
        "Report a material change of the particulars within 30 working days.",
    ),
    length: working_days(30),
    runs_from: &[Trigger::Event("officer_changed")],
    who: Who::Handler,
    from: PIPO_N.from,
    sources: &[secondary(&PIPO_N, "")],
    ..ACT
};
/// Filing of facial data.
pub(super) static FACES: Clock = Clock {
    id: "face.file",
    title: t("人脸识别技术应用备案", "Filing of facial recognition"),
    means: t(
        "存储的人脸信息达到10万人之日起30个工作日内备案。",
        "File within 30 working days of reaching stored facial data of 100,000 persons.",
    ),
    length: working_days(30),
    runs_from: &[Trigger::Event("faces_100k")],
    who: Who::Handler,
    from: FR.from,
    sources: &[secondary(&FR, "Art. 15")],
    point: Some(&Q21),
    advice: t(
        "向省级以上网信部门备案；恰好10万人也按达到处理。",
        "File with the CAC of the province or above; exactly 100,000 counts as reached.",
    ),
    ..ACT
};
/// Report of a representative.
pub(super) static REPRESENTATIVE: Clock = Clock {
    id: "rep.report",
    title: t("报送境内机构或者代表信息", "Report of the representative"),
    means: t(
        "境外处理者在境内设立专门机构或者指定代表的，将其名称、联系方式等报送网信部门；条文没有规定天数。",
        "An overseas handler that sets up an office or names a representative in the mainland reports its name and contact; the text gives no number of days.",
    ),
    length: Length::Unnumbered,
    runs_from: &[Trigger::Event("representative_named")],
    who: Who::OverseasHandler,
    from: NDSMR.from,
    sources: &[cite(&NDSMR, "Art. 26")],
    ..ACT
};
/// Answers to individuals.
pub(super) static RIGHTS: Clock = Clock {
    id: "rights.reply",
    title: t("答复个人行使权利的请求", "Answer to an individual's request"),
    means: t(
        "及时受理和处理个人查阅、复制、更正、删除等请求；按15个工作日提示。",
        "Handle requests for access, copies, correction, deletion and the like promptly; 15 working days are taken as a guide.",
    ),
    length: working_days(15),
    runs_from: &[Trigger::Event("rights_request")],
    who: Who::Handler,
    from: PIPL.from,
    sources: &[
        practice(&PIPL, "Art. 45, 46"),
        practice(&NDSMR, "Art. 23"),
        practice(&APP_N, ""),
        practice(&GBT_35273, "8.7"),
    ],
    advice: t(
        "法律写“及时”，没有天数。15个工作日是App认定方法对更正、删除、注销和投诉的要求，承诺时限也不得超过；GB/T 35273 为30日。这里按15个工作日提示，属于指引。",
        "The law says \"promptly\" without a number. 15 working days come from the App Identification Method (correction, deletion, closing, complaints; a promised time may not be longer); GB/T 35273 has 30 days. 15 working days are shown here, as guidance.",
    ),
    ..ACT
};

/// Whether the persons whose data are processed lie within bounds, both included; `None` for no upper bound.
fn persons(facts: &Facts<'_>, from: u64, to: Option<u64>) -> Tri {
    let entry = facts.single(&handler::SECTION);
    let place = || [entry.place(&handler::PERSONS_PROCESSED)].into();
    match entry.count(&handler::PERSONS_PROCESSED) {
        Answer::Known(range) => {
            let above = to.map_or(Tri::No, |to| range.reaches_or(to + 1, place));
            range.reaches_or(from, place).and(above.not())
        }
        Answer::Unknown(lacking) => Tri::Unknown(lacking),
    }
}

fn newest(figure: &Figure) -> u64 {
    figure.history.newest().unwrap_or_default()
}

fn is_large(facts: &Facts<'_>) -> Tri {
    persons(facts, newest(&AUDIT_LINE_LARGE) + 1, None)
}

fn is_middle(facts: &Facts<'_>) -> Tri {
    persons(facts, newest(&AUDIT_LINE_MIDDLE), Some(newest(&AUDIT_LINE_LARGE)))
}

fn is_small(facts: &Facts<'_>) -> Tri {
    persons(facts, 0, Some(newest(&AUDIT_LINE_MIDDLE)))
}
