//! Clocks of the certification route.

use super::{ACT, working_days, years};
use crate::law::clock::{Clock, Length, Missed, Nature, Trigger, Unit, Who};
use crate::source::{CERT, HOUSE, Status, cite, secondary};
use crate::text::t;

/// Validity of the certificate.
pub static VALID: Clock = Clock {
    id: "cert.valid",
    title: t("认证证书有效期", "Validity of the certificate"),
    means: t(
        "认证证书自发证之日起3年有效。",
        "The certificate is valid for 3 years from its issue.",
    ),
    length: years(3),
    runs_from: &[Trigger::Event("certificate_issued")],
    who: Who::Exporter,
    from: CERT.from,
    sources: &[secondary(&CERT, "")],
    nature: Nature::Validity,
    missed: Missed::Says(
        t(
            "届满后证书不再支持出境，须重新取得认证或者改走其他路径",
            "the certificate no longer supports the export; obtain a new one or take another route",
        ),
        Status::Reading,
    ),
    advice: t(
        "实际出境与认证范围不一致的，证书可能被暂停或者撤销。",
        "A certificate may be suspended or revoked where the actual export no longer matches its scope.",
    ),
    ..ACT
};
/// Renewal of the certificate.
pub static RENEW: Clock = Clock {
    id: "cert.renew",
    title: t("申请换发认证证书", "Renewal of the certificate"),
    means: t(
        "证书到期后需要继续使用的，在有效期届满6个月前提出申请。",
        "To go on using the certificate, apply 6 months before it expires.",
    ),
    length: Length::Of(6, Unit::Months),
    runs_from: &[Trigger::Event("certificate_issued")],
    who: Who::Exporter,
    from: CERT.from,
    sources: &[secondary(&CERT, ""), cite(&HOUSE, "").as_status(Status::Design)],
    nature: Nature::Before { of: &VALID, prepare: 9 },
    advice: t(
        "按“至迟在届满前6个月的对应日申请”理解（解读）；届满前9个月开始提醒。",
        "Read as: no later than the corresponding day 6 months before expiry (a reading); reminders begin 9 months before.",
    ),
    ..ACT
};
/// Filing of the certification body.
pub(super) static BODY_FILE: Clock = Clock {
    id: "cert.body_file",
    title: t("认证机构备案", "Filing of the certification body"),
    means: t(
        "认证机构自取得认证资质之日起10个工作日内，向国家网信部门备案。这是认证机构的义务。",
        "The certification body files with the CAC within 10 working days of obtaining its qualification. The duty is the body's.",
    ),
    length: working_days(10),
    runs_from: &[Trigger::Event("body_qualified")],
    who: Who::CertificationBody,
    from: CERT.from,
    sources: &[secondary(&CERT, "")],
    ..ACT
};
