//! What is reported once something happens: officer, facial data, automotive data, representative; and answers to individuals.

use super::{ACT, working_days};
use crate::form::options::event;
use crate::law::clock::{Clock, Length, Missed, Trigger, Who};
use crate::law::liability::{AUD_18, FR_18, NDSMR_58, PIPL_66, PIPL_66_READ};
use crate::law::open_points::Q21;
use crate::source::{
    APP_N, AUD, AUTO_R, FR, GBT_35273, NDSMR, PIPL, PIPO_N, QA_PI, Status, cite, practice,
    secondary,
};
use crate::text::{Text, t};

/// Report of the protection officer.
pub(super) static OFFICER: Clock = Clock {
    id: "pipo.report",
    title: t("报送个人信息保护负责人信息", "Report of the protection officer"),
    means: t(
        "处理个人信息达到100万人之日起30个工作日内，通过个人信息保护业务系统（https://grxxbh.cacdtsc.cn）向所在地设区的市级网信部门报送负责人信息；2025年7月18日已经达到的，在2025年8月29日前报送。",
        "Report the officer within 30 working days of reaching 1,000,000 persons to the city-level CAC of the place through https://grxxbh.cacdtsc.cn; whoever had reached it on 18 July 2025, by 29 August 2025.",
    ),
    length: working_days(30),
    runs_from: &[Trigger::Event(event::PERSONS_1M)],
    who: Who::Handler,
    from: PIPO_N.from,
    sources: &[cite(&PIPO_N, ""), cite(&AUD, "Art. 12"), cite(&PIPL, "Art. 52"), cite(&QA_PI, "")],
    catches_up: true,
    liability: &[&PIPL_66, &AUD_18],
    advice: t(
        "办法和公告都写100万人以上，含本数。",
        "The Measures and the notice both say 1,000,000 or more: the figure is included.",
    ),
    ..ACT
};
/// Changes of what was reported.
pub(super) static OFFICER_CHANGED: Clock = Clock {
    id: "pipo.change",
    title: t("报送负责人信息变更", "Change of the officer's particulars"),
    means: t(
        "已报送的信息发生实质性变更的，30个工作日内在同一系统办理变更。",
        "Report a material change of the particulars within 30 working days in the same system.",
    ),
    length: working_days(30),
    runs_from: &[Trigger::Event(event::OFFICER_CHANGED)],
    who: Who::Handler,
    from: PIPO_N.from,
    sources: &[cite(&PIPO_N, "")],
    missed: Missed::Says(
        t(
            "公告没有写明后果；报送义务出自《个人信息保护法》第五十二条，未履行的适用第六十六条",
            "the notice names none; the duty to report comes from PIPL Art. 52, and Art. 66 stands behind it",
        ),
        Status::Reading,
    ),
    ..ACT
};
/// Filing of facial data.
pub(super) static FACES: Clock = Clock {
    id: "face.file",
    title: t("人脸识别技术应用备案", "Filing of facial recognition"),
    means: t(
        "存储的人脸信息达到10万人之日起30个工作日内，向所在地省级以上网信部门备案。",
        "File with the CAC of the province or above within 30 working days of reaching stored facial data of 100,000 persons.",
    ),
    length: working_days(30),
    runs_from: &[Trigger::Event(event::FACES_100K)],
    who: Who::Handler,
    from: FR.from,
    sources: &[cite(&FR, "Art. 15")],
    liability: &[&PIPL_66_READ, &FR_18],
    point: Some(&Q21),
    advice: t(
        "提交五项：处理者基本情况，目的和方式，存储数量和安全措施，处理规则和操作规程，影响评估报告。恰好10万人按达到处理。",
        "Five papers: the handler; purpose and method; number stored and security measures; rules and procedures; the impact assessment. Exactly 100,000 counts as reached.",
    ),
    ..ACT
};
/// Changes of the filing of facial data.
pub(super) static FACES_CHANGED: Clock = Clock {
    id: "face.change",
    title: t("人脸识别备案变更", "Change of the filing of facial recognition"),
    means: t(
        "备案信息发生实质性变更的，30个工作日内办理备案变更手续。",
        "Report a material change of what was filed within 30 working days.",
    ),
    length: working_days(30),
    runs_from: &[Trigger::Event(event::FACES_CHANGED)],
    who: Who::Handler,
    from: FR.from,
    sources: &[cite(&FR, "Art. 15")],
    liability: &[&PIPL_66_READ, &FR_18],
    ..ACT
};
/// End of facial recognition.
pub(super) static FACES_ENDED: Clock = Clock {
    id: "face.end",
    title: t("人脸识别备案注销", "Closing of the filing of facial recognition"),
    means: t(
        "终止应用人脸识别技术的，30个工作日内办理注销备案手续，并依法处理人脸信息。",
        "Whoever ends the use of facial recognition closes the filing within 30 working days and handles the facial data by law.",
    ),
    length: working_days(30),
    runs_from: &[Trigger::Event(event::FACES_ENDED)],
    who: Who::Handler,
    from: FR.from,
    sources: &[cite(&FR, "Art. 15")],
    liability: &[&PIPL_66_READ, &FR_18],
    ..ACT
};
/// Yearly report on important automotive data.
pub(super) static AUTOMOTIVE: Clock = Clock {
    id: "auto.annual",
    title: t("报送年度汽车数据安全管理情况", "Yearly report on automotive data security"),
    means: t(
        "处理重要汽车数据的，每年12月15日前向省级网信部门和有关部门报送年度汽车数据安全管理情况。",
        "Handlers of important automotive data report every year by 15 December to the provincial CAC and the departments concerned how the security of the data is managed.",
    ),
    length: Length::SameYear(12, 15),
    runs_from: &[Trigger::Event(event::AUTOMOTIVE_YEAR)],
    who: Who::ImportantDataHandler,
    from: AUTO_R.from,
    sources: &[secondary(&AUTO_R, "Art. 13")],
    missed: Missed::NotHeld,
    advice: t(
        "条文如果只写“12月15日前”，当日是否在内不明：从严在12月14日前报送。",
        "Should the article say \"before 15 December\", whether that day is in time is open: to be careful, report by 14 December.",
    ),
    ..ACT
};
/// Report of a representative.
pub(super) static REPRESENTATIVE: Clock = Clock {
    id: "rep.report",
    title: t("报送境内机构或者代表信息", "Report of the representative"),
    means: t(
        "境外处理者在境内设立专门机构或者指定代表的，将其名称、联系方式等报送所在地设区的市级网信部门；条文没有规定天数。",
        "An overseas handler that sets up an office or names a representative in the mainland reports its name and contact to the city-level CAC of the place; the text gives no number of days.",
    ),
    length: Length::Unnumbered,
    runs_from: &[Trigger::Event(event::REPRESENTATIVE_NAMED)],
    who: Who::OverseasHandler,
    from: NDSMR.from,
    sources: &[cite(&NDSMR, "Art. 26"), cite(&PIPL, "Art. 53")],
    liability: &[&PIPL_66, &NDSMR_58],
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
    runs_from: &[Trigger::Event(event::RIGHTS_REQUEST)],
    who: Who::Handler,
    from: PIPL.from,
    sources: &[
        practice(&PIPL, "Art. 45, 46").because(PROMPTLY),
        practice(&NDSMR, "Art. 23").because(PROMPTLY),
        cite(&APP_N, "Part 6"),
        cite(&GBT_35273, "8.7"),
    ],
    missed: Missed::Says(
        t(
            "15个工作日是指引，超过它本身没有写明后果；不及时处理的，适用《个人信息保护法》第六十六条，被拒绝的个人可以起诉（第五十条）",
            "15 working days are guidance, and passing them alone has no named consequence; requests not handled promptly fall under PIPL Art. 66, and whoever is refused may sue (Art. 50)",
        ),
        Status::Reading,
    ),
    advice: t(
        "法律写“及时”，没有天数。15个工作日是App认定方法（第六部分）对更正、删除、注销和投诉的要求，承诺时限也不得超过；GB/T 35273 为30日。这里按15个工作日提示，属于指引。",
        "The law says \"promptly\" without a number. 15 working days come from the App Identification Method (correction, deletion, closing, complaints; a promised time may not be longer); GB/T 35273 has 30 days. 15 working days are shown here, as guidance.",
    ),
    ..ACT
};

/// Why the number of days for an answer is guidance.
const PROMPTLY: Text = t(
    "条文只写及时，没有天数；15个工作日出自App认定方法",
    "the article says promptly, without a number; 15 working days come from the App Identification Method",
);
