//! Clocks of the certification route.

use super::{ACT, working_days, years};
use crate::form::options::event;
use crate::law::clock::{Clock, Length, Missed, Nature, Trigger, Unit, Who};
use crate::law::liability::{CERT_17, PIPL_66_READ};
use crate::law::open_points::Q26;
use crate::source::{CERT, HOUSE, Status, cite, reading};
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
    runs_from: &[Trigger::Event(event::CERTIFICATE_ISSUED)],
    who: Who::Exporter,
    from: CERT.from,
    sources: &[cite(&CERT, "Art. 8")],
    nature: Nature::Validity,
    liability: &[&CERT_17, &PIPL_66_READ],
    advice: t(
        "出境情况与认证范围不一致等，不再符合认证要求的，证书会被暂停直至撤销，并予以公布（第十条）。",
        "Where the export differs from the certified scope or no longer meets the requirements, the certificate is suspended, up to revocation, and this is published (Art. 10).",
    ),
    missed: Missed::Says(
        t(
            "届满后证书不再支持出境，须重新取得认证或者改走其他路径",
            "the certificate no longer supports the export; obtain a new one or take another route",
        ),
        Status::Reading,
    ),
    ..ACT
};
/// Renewal of the certificate.
pub static RENEW: Clock = Clock {
    id: "cert.renew",
    title: t("申请换发认证证书", "Renewal of the certificate"),
    means: t(
        "证书到期需继续使用的，在有效期届满前6个月提出认证申请。",
        "To go on using the certificate, apply for certification 6 months before it expires.",
    ),
    length: Length::Of(6, Unit::Months),
    runs_from: &[Trigger::Event(event::CERTIFICATE_ISSUED)],
    who: Who::Exporter,
    from: CERT.from,
    sources: &[
        cite(&CERT, "Art. 8"),
        reading(&CERT, "Art. 8"),
        cite(&HOUSE, "").as_status(Status::Design),
    ],
    point: Some(&Q26),
    nature: Nature::Before { of: &VALID, prepare: 9 },
    advice: t(
        "条文没有“内”字，认证实务写届满前6个月内。两种读法只在届满前6个月的对应日相合：就在这一天申请，不早也不晚；届满前9个月开始准备。",
        "The article has no \"within\", certification practice says within the 6 months before expiry. The two readings meet on one day only, the corresponding day 6 months before: apply on it, neither before nor after. Prepare from 9 months before.",
    ),
    ..ACT
};
/// Report of the certificate by the body.
pub(super) static BODY_REPORT: Clock = Clock {
    id: "cert.body_report",
    title: t("认证机构报送证书信息", "Report of the certificate by the body"),
    means: t(
        "认证机构在出具证书或者证书状态变化后5个工作日内，向全国认证认可信息公共服务平台报送证书信息。这是认证机构的义务；届时可以在平台核对证书。",
        "Within 5 working days of issuing a certificate, or of a change of its status, the body reports it to the national public platform. The duty is the body's; from then on the certificate can be looked up there.",
    ),
    length: working_days(5),
    runs_from: &[Trigger::Event(event::CERTIFICATE_ISSUED)],
    who: Who::CertificationBody,
    from: CERT.from,
    sources: &[cite(&CERT, "Art. 9")],
    liability: &[&CERT_17],
    ..ACT
};
/// Filing of the certification body.
pub(super) static BODY_FILE: Clock = Clock {
    id: "cert.body_file",
    title: t("认证机构备案", "Filing of the certification body"),
    means: t(
        "认证机构自取得认证资质之日起10个工作日内，向国家网信部门备案；网信部门在30个工作日内备案公示，或者说明理由不予备案。这是认证机构的义务。",
        "The certification body files with the CAC within 10 working days of obtaining its qualification; the CAC files and publishes it within 30 working days, or refuses with reasons. The duty is the body's.",
    ),
    length: working_days(10),
    runs_from: &[Trigger::Event(event::BODY_QUALIFIED)],
    who: Who::CertificationBody,
    from: CERT.from,
    sources: &[cite(&CERT, "Art. 12")],
    liability: &[&CERT_17],
    ..ACT
};
