//! How long records are kept, at least.

use super::{act, years};
use crate::form::catalog::record;
use crate::law::clock::{Clock, Length, Nature, Trigger, Unit, Who};
use crate::source::{CSL, CSL_2017, ECL, NDSMR, PIPL, RISK as RISK_MEASURES, Status, cite};
use crate::text::t;

/// The impact assessment.
pub(super) static PIPIA: Clock = Clock {
    nature: Nature::Keep(&["export_ended"]),
    point: "Q-19",
    advice: t(
        "条文没有写明从何时起算；按最近一版报告和出境结束两者中较晚的一天起算（解读）。",
        "The text does not say from when; counted from the later of the latest report and the end of the export (a reading).",
    ),
    ..act(
        "pipia.keep",
        t("保存影响评估报告和处理情况记录", "Keeping the impact assessment"),
        t(
            "个人信息保护影响评估报告和处理情况记录至少保存3年。",
            "The impact assessment report and the record of the processing are kept for at least 3 years.",
        ),
        years(3),
        &[Trigger::Event("pipia_finished"), Trigger::Field(&record::SECTION, &record::END)],
        Who::Handler,
        PIPL.from,
        &[cite(&PIPL, "Art. 56"), cite(&PIPL, "Art. 56").as_status(Status::Reading)],
    )
};
/// Records of provision and entrusted processing.
pub(super) static RECORDS: Clock = Clock {
    nature: Nature::Keep(&[]),
    advice: t(
        "条文没有写明从何时起算；按处理结束之日起算（解读）。",
        "The text does not say from when; counted from the end of the processing (a reading).",
    ),
    ..act(
        "rec.keep",
        t("保存提供、委托处理的记录", "Keeping records of provision and entrusted processing"),
        t(
            "向其他处理者提供、委托处理个人信息和重要数据的处理情况记录至少保存3年。",
            "Records of providing personal information or important data to others, or entrusting them, are kept for at least 3 years.",
        ),
        years(3),
        &[Trigger::Event("processing_ended")],
        Who::Handler,
        NDSMR.from,
        &[cite(&NDSMR, "Art. 12"), cite(&NDSMR, "Art. 12").as_status(Status::Reading)],
    )
};
/// Transactions on a platform.
pub(super) static TRANSACTIONS: Clock = Clock {
    nature: Nature::Keep(&[]),
    ..act(
        "ec.keep",
        t("保存商品、服务和交易信息", "Keeping transaction information"),
        t(
            "平台经营者保存商品和服务信息、交易信息，自交易完成之日起不少于3年。",
            "Platform operators keep goods, services and transaction information for at least 3 years from the completion of the transaction.",
        ),
        years(3),
        &[Trigger::Event("transaction_completed")],
        Who::PlatformOperator,
        ECL.from,
        &[cite(&ECL, "Art. 31")],
    )
};
/// Risk assessment report.
pub(super) static RISK: Clock = Clock {
    nature: Nature::Keep(&[]),
    ..act(
        "risk.keep",
        t("保存网络数据风险评估报告", "Keeping the data risk assessment"),
        t(
            "重要数据的处理者的风险评估报告至少保存3年。",
            "Handlers of important data keep the risk assessment report for at least 3 years.",
        ),
        years(3),
        &[Trigger::Event("risk_finished")],
        Who::ImportantDataHandler,
        RISK_MEASURES.from,
        &[cite(&RISK_MEASURES, "").as_status(Status::Secondary)],
    )
};
/// Network logs.
pub(super) static LOGS: Clock = Clock {
    nature: Nature::Keep(&[]),
    ..act(
        "log.keep",
        t("留存网络日志", "Keeping network logs"),
        t("网络日志留存不少于6个月。", "Network logs are kept for at least 6 months."),
        Length::Of(6, Unit::Months),
        &[Trigger::Event("logs_created")],
        Who::NetworkOperator,
        CSL_2017.from,
        &[
            cite(&CSL, "Art. 23").as_status(Status::Practice),
            cite(&CSL_2017, "Art. 21(3)").as_status(Status::Practice),
        ],
    )
};
