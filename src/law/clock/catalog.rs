//! Every clock, one file a subject, in the order of a filing.

pub mod assessment;
pub mod certification;
pub mod contract;
mod incidents;
mod recurring;
mod reports;
mod retention;
mod small;

use super::{Clock, Length, Missed, Nature, Trigger, Unit, Who};
use crate::form::catalog::record;
use crate::form::options::event;
use crate::source::HOUSE;
use crate::text::{Text, t};

/// Every clock, by subject.
pub static SUBJECTS: &[(Text, &[&Clock])] = &[
    (
        t("标准合同", "Standard contract"),
        &[
            &contract::FILE,
            &contract::REVIEW,
            &contract::SUPPLEMENT,
            &contract::REVIEW_AGAIN,
            &contract::FRESH,
            &contract::GBA_FILE,
            &contract::GBA_FRESH,
        ],
    ),
    (
        t("安全评估", "Security assessment"),
        &[
            &assessment::COMPLETE,
            &assessment::ACCEPT,
            &assessment::SUPPLEMENT,
            &assessment::DECIDE,
            &assessment::REVIEW,
            &assessment::VALID,
            &assessment::EXTENSION_WINDOW,
            &assessment::EXTENSION_COMPLETE,
            &assessment::EXTENSION_DECIDE,
            &assessment::EXTENSION,
            &assessment::FRESH,
            &assessment::IMPORTANT_DATA,
        ],
    ),
    (
        t("个人信息出境认证", "Certification"),
        &[
            &certification::VALID,
            &certification::RENEW,
            &certification::BODY_REPORT,
            &certification::BODY_FILE,
        ],
    ),
    (
        t("保存期限", "Retention"),
        &[
            &retention::PIPIA,
            &retention::RECORDS,
            &retention::TRANSACTIONS,
            &retention::RISK,
            &retention::LOGS,
            &small::KEEP,
        ],
    ),
    (
        t("周期性工作和报送", "Recurring work and reports"),
        &[
            &recurring::RISK_ANNUAL,
            &recurring::RISK_REPORT,
            &recurring::RISK_RECTIFIED,
            &recurring::AUDIT_LARGE,
            &recurring::AUDIT_MIDDLE,
            &recurring::AUDIT_SMALL,
            &small::AUDIT,
            &recurring::AUDIT_RECTIFIED,
            &recurring::MINORS_EARLIER,
            &recurring::MINORS,
            &reports::OFFICER,
            &reports::OFFICER_CHANGED,
            &reports::FACES,
            &reports::FACES_CHANGED,
            &reports::FACES_ENDED,
            &reports::AUTOMOTIVE,
            &reports::REPRESENTATIVE,
            &reports::RIGHTS,
            &small::MERGER,
            &small::SHOWN,
        ],
    ),
    (
        t("泄露和安全事件", "Leaks and incidents"),
        &[
            &incidents::LEAK,
            &incidents::PRODUCT,
            &incidents::GENERAL,
            &incidents::CIIO,
            &incidents::STATE_ORGAN,
            &incidents::FINAL,
        ],
    ),
];

/// Every clock.
pub fn all() -> impl Iterator<Item = &'static Clock> {
    SUBJECTS.iter().flat_map(|(_, clocks)| clocks.iter().copied())
}

/// The clock called `id`.
pub fn find(id: &str) -> Option<&'static Clock> {
    all().find(|clock| clock.id == id)
}

/// What hands in a filing that an impact assessment belongs to, or will.
pub(super) static FILINGS: &[Trigger] = &[
    Trigger::Event(event::SC_SUBMITTED),
    Trigger::Event(event::SC_RESUBMITTED),
    Trigger::Event(event::GBA_SUBMITTED),
    Trigger::Event(event::SA_APPLIED),
    Trigger::Field(&record::SECTION, &record::FILING_DAY),
];

/// What a clock is unless it says otherwise: a period in which someone must act, without named consequence or remark.
const ACT: Clock = Clock {
    id: "",
    title: Text::EMPTY,
    means: Text::EMPTY,
    length: Length::Unnumbered,
    nature: Nature::Act,
    runs_from: &[],
    ended_by: &[],
    overtaken_by: &[],
    who: Who::Exporter,
    missed: Missed::NotNamed,
    liability: &[],
    sources: &[],
    from: HOUSE.from,
    until: None,
    catches_up: false,
    point: None,
    advice: Text::EMPTY,
    is_of_choice: false,
    applies: None,
};

const fn working_days(n: u32) -> Length {
    Length::Of(n, Unit::WorkingDays)
}

const fn years(n: u32) -> Length {
    Length::Of(n, Unit::Years)
}
