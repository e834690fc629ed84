//! How long records are kept, at least.

use super::{ACT, years};
use crate::form::catalog::record;
use crate::form::options::event;
use crate::law::clock::{Clock, Length, Missed, Nature, Trigger, Unit, Who};
use crate::law::liability::{CSL_61, NDSMR_55, PIPL_66};
use crate::law::open_points::Q19;
use crate::source::{
    CSL, CSL_2017, ECL, NDSMR, NOT_COMPARED, PIPL, RISK as RISK_MEASURES, cite, practice, reading,
};
use crate::text::t;

/// The impact assessment.
pub(super) static PIPIA: Clock = Clock {
    id: "pipia.keep",
    title: t("保存影响评估报告和处理情况记录", "Keeping the impact assessment"),
    means: t(
        "个人信息保护影响评估报告和处理情况记录至少保存3年。",
        "The impact assessment report and the record of the processing are kept for at least 3 years.",
    ),
    length: years(3),
    runs_from: &[
        Trigger::Event(event::PIPIA_FINISHED),
        Trigger::Field(&record::SECTION, &record::END),
    ],
    who: Who::Handler,
    from: PIPL.from,
    sources: &[cite(&PIPL, "Art. 56"), reading(&PIPL, "Art. 56")],
    nature: Nature::Keep(&[event::EXPORT_ENDED]),
    liability: &[&PIPL_66],
    point: Some(&Q19),
    advice: t(
        "条文没有写明从何时起算；按最近一版报告和出境结束两者中较晚的一天起算（解读）。",
        "The text does not say from when; counted from the later of the latest report and the end of the export (a reading).",
    ),
    ..ACT
};
/// Records of provision and entrusted processing.
pub(super) static RECORDS: Clock = Clock {
    id: "rec.keep",
    title: t("保存提供、委托处理的记录", "Keeping records of provision and entrusted processing"),
    means: t(
        "向其他处理者提供、委托处理个人信息和重要数据的处理情况记录至少保存3年。",
        "Records of providing personal information or important data to others, or entrusting them, are kept for at least 3 years.",
    ),
    length: years(3),
    runs_from: &[Trigger::Event(event::PROCESSING_ENDED)],
    who: Who::Handler,
    from: NDSMR.from,
    sources: &[cite(&NDSMR, "Art. 12"), reading(&NDSMR, "Art. 12")],
    nature: Nature::Keep(&[]),
    liability: &[&NDSMR_55],
    advice: t(
        "条文没有写明从何时起算；按处理结束之日起算（解读）。",
        "The text does not say from when; counted from the end of the processing (a reading).",
    ),
    ..ACT
};
/// Transactions on a platform.
pub(super) static TRANSACTIONS: Clock = Clock {
    id: "ec.keep",
    title: t("保存商品、服务和交易信息", "Keeping transaction information"),
    means: t(
        "平台经营者保存商品和服务信息、交易信息，自交易完成之日起不少于3年。",
        "Platform operators keep goods, services and transaction information for at least 3 years from the completion of the transaction.",
    ),
    length: years(3),
    runs_from: &[Trigger::Event(event::TRANSACTION_COMPLETED)],
    who: Who::PlatformOperator,
    from: ECL.from,
    sources: &[cite(&ECL, "Art. 31")],
    missed: Missed::NotHeld,
    nature: Nature::Keep(&[]),
    ..ACT
};
/// Risk assessment report.
pub(super) static RISK: Clock = Clock {
    id: "risk.keep",
    title: t("保存网络数据风险评估报告", "Keeping the data risk assessment"),
    means: t(
        "重要数据的处理者的风险评估报告至少保存3年。",
        "Handlers of important data keep the risk assessment report for at least 3 years.",
    ),
    length: years(3),
    runs_from: &[Trigger::Event(event::RISK_FINISHED)],
    who: Who::ImportantDataHandler,
    from: RISK_MEASURES.from,
    sources: &[cite(&RISK_MEASURES, "Art. 15")],
    missed: Missed::NotHeld,
    nature: Nature::Keep(&[]),
    ..ACT
};
/// Network logs.
pub(super) static LOGS: Clock = Clock {
    id: "log.keep",
    title: t("留存网络日志", "Keeping network logs"),
    means: t("网络日志留存不少于6个月。", "Network logs are kept for at least 6 months."),
    length: Length::Of(6, Unit::Months),
    runs_from: &[Trigger::Event(event::LOGS_CREATED)],
    who: Who::NetworkOperator,
    from: CSL_2017.from,
    sources: &[cite(&CSL, "Art. 23(3)"), practice(&CSL_2017, "Art. 21(3)").because(NOT_COMPARED)],
    liability: &[&CSL_61],
    nature: Nature::Keep(&[]),
    ..ACT
};
