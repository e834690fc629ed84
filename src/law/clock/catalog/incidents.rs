//! Incidents: at once, or within hours of discovery. A record holds days, so the hours are told in words.

use super::ACT;
use crate::form::options::event;
use crate::law::clock::{Clock, Length, Trigger, Unit, Who};
use crate::law::liability::{CSL_61, CSL_62, DSL_45, INC_10, NDSMR_58, PIPL_66};
use crate::source::{INC, MIN_R, NDSMR, PCF, PIPL, cite};
use crate::text::{Text, t};

/// Leak of personal information.
pub(super) static LEAK: Clock = Clock {
    id: "breach.pi",
    title: t("泄露等的补救、通知和报告", "Remedy, notice and report of a leak"),
    means: t(
        "发生或者可能发生个人信息泄露、篡改、丢失的，立即采取补救措施，并通知履行职责的部门和个人。",
        "On a leak, alteration or loss of personal information, or where one is likely, take remedial measures at once and tell the authority and the people.",
    ),
    length: Length::AtOnce,
    runs_from: &[Trigger::Event(event::LEAK_FOUND)],
    who: Who::Handler,
    from: PIPL.from,
    sources: &[cite(&PIPL, "Art. 57"), cite(&PCF, "Art. 11"), cite(&MIN_R, "Art. 35")],
    liability: &[&PIPL_66, &DSL_45],
    advice: t(
        "采取措施能够有效避免危害的，可以不通知个人，但网信部门认为可能造成危害的除外。达到较大以上的，另有以小时计的报告时限。",
        "People need not be told where measures effectively avoid harm, unless the authority thinks harm possible. A relatively major incident or above has a limit in hours besides.",
    ),
    ..ACT
};
/// Defects of products and services.
pub(super) static PRODUCT: Clock = Clock {
    id: "prod.risk",
    title: t("报告危害国家安全、公共利益的缺陷", "Report of a dangerous defect"),
    means: t(
        "网络产品、服务存在安全缺陷、漏洞等风险，涉及危害国家安全、公共利益的，24小时内向有关主管部门报告。",
        "A security defect that endangers national security or the public interest is reported to the competent department within 24 hours.",
    ),
    length: Length::Of(24, Unit::Hours),
    runs_from: &[Trigger::Event(event::PRODUCT_RISK)],
    who: Who::Provider,
    from: NDSMR.from,
    sources: &[cite(&NDSMR, "Art. 10")],
    liability: &[&NDSMR_58, &CSL_62],
    ..ACT
};
/// Incidents of network operators.
pub(super) static GENERAL: Clock = Clock {
    id: "inc.general",
    title: t("报告较大以上网络安全事件", "Report of an incident, relatively major or above"),
    means: t(
        "发现较大以上网络安全事件，至迟4小时内向属地省级网信部门报告。",
        "Report an incident, relatively major or above, to the provincial CAC within 4 hours of discovery at the latest.",
    ),
    length: Length::Of(4, Unit::Hours),
    runs_from: &[Trigger::Event(event::INCIDENT_MAJOR)],
    who: Who::NetworkOperator,
    from: INC.from,
    sources: &[cite(&INC, "Art. 4, 7")],
    liability: &[&INC_10, &CSL_61],
    advice: GRADES,
    ..ACT
};
/// Incidents at critical information infrastructure.
pub(super) static CIIO: Clock = Clock {
    id: "inc.ciio",
    title: t("报告关键信息基础设施的事件", "Report of an incident at critical infrastructure"),
    means: t(
        "至迟1小时内向保护工作部门和公安机关报告。",
        "Report to the protection department and public security within 1 hour of discovery at the latest.",
    ),
    length: Length::Of(1, Unit::Hours),
    runs_from: &[Trigger::Event(event::INCIDENT_CIIO)],
    who: Who::Ciio,
    from: INC.from,
    sources: &[cite(&INC, "Art. 4, 7")],
    liability: &[&INC_10, &CSL_61],
    ..ACT
};
/// Incidents at central and state organs.
pub(super) static STATE_ORGAN: Clock = Clock {
    id: "inc.state",
    title: t("中央和国家机关报告事件", "Report of an incident at a central or state organ"),
    means: t(
        "至迟2小时内向本部门网信工作机构报告。",
        "Report to the organ's own cyber-affairs body within 2 hours of discovery at the latest.",
    ),
    length: Length::Of(2, Unit::Hours),
    runs_from: &[Trigger::Event(event::INCIDENT_STATE)],
    who: Who::StateOrgan,
    from: INC.from,
    sources: &[cite(&INC, "Art. 4, 7")],
    liability: &[&INC_10],
    ..ACT
};
/// Full report.
pub(super) static FINAL: Clock = Clock {
    id: "inc.final",
    title: t("事件处置总结报告", "Full report of an incident"),
    means: t(
        "事件处置结束后30日内形成总结报告并上报。",
        "Within 30 days after the handling ends, submit the full report.",
    ),
    length: Length::Of(30, Unit::Days),
    runs_from: &[Trigger::Event(event::INCIDENT_CLOSED)],
    who: Who::NetworkOperator,
    from: INC.from,
    sources: &[cite(&INC, "Art. 8")],
    liability: &[&INC_10, &CSL_61],
    ..ACT
};

/// The grades of the annex, and what a first report may leave for later.
const GRADES: Text = t(
    "泄露个人信息100万人以上为较大，1000万人以上为重大，1亿人以上为特别重大；直接经济损失500万元、2000万元、1亿元以上同此；均含本数，人数只是八项标准之一。原因、趋势不明的，先报事件基本情况和已采取的措施，其余补报（第七条）；可用12387热线、网站、邮件、传真（第九条）。行业另有规定的从其规定，涉嫌犯罪的报公安机关。",
    "A leak is relatively major from 1,000,000 persons on, major from 10,000,000, particularly major from 100,000,000; direct loss likewise from 5, 20 and 100 million yuan; the figures are included, and persons are one of eight criteria. Where cause or trend is unclear, report the basic facts and the measures first, the rest later (Art. 7); by hotline 12387, website, mail or fax (Art. 9). Sector rules come on top; suspected crime goes to the police.",
);
